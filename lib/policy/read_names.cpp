#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "core/columns.hpp"
#include "core/glob.hpp"
#include "core/reading_keys.hpp"
#include "core/text_key.hpp"
#include "core/ticket_columns.hpp"
#include "policy/policy_sections.hpp"

namespace msp_audit {

namespace {

/// Which name leads to which, without case.
class NameChains {
public:
    void add(const TomlValue& value, std::string_view target) {
        steps_.emplace_back(value, ascii_lowered(value.key()));
        next_[steps_.back().second] = ascii_lowered(target);
    }

    /// Refuses the first name, in the order of the file, from which the steps lead back to itself.
    void refuse_cycles(bool self_is_cycle, const std::string& reason) const {
        for (const auto& [value, start] : steps_) {
            std::string at = start;
            for (std::size_t i = 0; i < steps_.size(); ++i) {
                const auto step = next_.find(at);
                if (step == next_.end() || (!self_is_cycle && step->second == at)) break;
                at = step->second;
                if (at == start) value.refuse(reason);
            }
        }
    }

private:
    std::vector<std::pair<TomlValue, std::string>> steps_;
    std::map<std::string, std::string> next_;
};

void read_unit_of(const TomlValue& value, UnitRule& rule) { rule.of = value.filled_text(); }

void read_unit_factor(const TomlValue& value, UnitRule& rule) {
    rule.factor = value.decimal();
    if (rule.factor.sign() <= 0) value.refuse("a factor must be above 0");
}

void read_unit_sku(const TomlValue& value, UnitRule& rule) { rule.sku = value.filled_text(); }

struct ExportKind {
    std::string_view plural;
    DocumentKind kind;
    bool of_tickets;
};
constexpr std::array export_kinds{
    ExportKind{"quotes", DocumentKind::quote, false},
    ExportKind{"purchase_orders", DocumentKind::purchase_order, false},
    ExportKind{"packing_slips", DocumentKind::packing_slip, false},
    ExportKind{"licenses", DocumentKind::license, false},
    ExportKind{"invoices", DocumentKind::invoice, false},
    ExportKind{"tickets", DocumentKind::ticket, true},
    ExportKind{"events", DocumentKind::ticket_event, true},
    ExportKind{"time_entries", DocumentKind::time_entry, true},
};

std::vector<std::string_view> columns_of(const ExportKind& kind) {
    std::vector<std::string_view> names;
    if (kind.of_tickets) {
        for (const TicketColumn column : ticket_columns_of(kind.kind)) names.push_back(name_of(column));
    } else {
        for (const Column column : columns_of(kind.kind)) names.push_back(name_of(column));
    }
    return names;
}

const ExportKind& export_kind(const TomlValue& value) {
    const auto found = std::find_if(export_kinds.begin(), export_kinds.end(),
                                    [&](const ExportKind& one) { return one.plural == value.key(); });
    if (found != export_kinds.end()) return *found;
    std::vector<std::string_view> plurals;
    for (const ExportKind& one : export_kinds) plurals.push_back(one.plural);
    value.refuse_key(plurals, "kind of export");
}

/// Other spelling -> the name to use.
void read_aliases(const std::vector<TomlValue>& entries, std::map<std::string, std::string>& aliases) {
    KeysWithoutCase keys;
    NameChains chains;
    for (const TomlValue& value : entries) {
        const std::string name = value.filled_text("the name to use, in quotes");
        if (value.key().empty()) value.refuse("an empty name");
        keys.add(value);
        chains.add(value, name);
        aliases.emplace(value.key(), name);
    }
    chains.refuse_cycles(false, "leads back to itself through other names");
}

}  // namespace

void KeysWithoutCase::add(const TomlValue& value) {
    const auto [before, is_new] = keys_.emplace(folded(value.key()), value);
    if (!is_new) {
        value.refuse("is the same as '" + before->second.key() + "' in line " +
                     std::to_string(before->second.line()) + " but for case");
    }
}

std::string read_category(const TomlValue& value, bool may_be_empty) {
    static constexpr std::array<std::string_view, 10> known{
        "hardware", "goods", "license", "subscription", "service", "labor", "freight", "tax", "fee", "discount"};
    std::string written = value.text();
    if (may_be_empty && written.empty()) return written;
    std::string word = ascii_lowered(written);
    if (std::find(known.begin(), known.end(), word) != known.end()) return word;
    return std::string(known[value.choice(known, "category")]);
}

void read_categories(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    KeysWithoutCase keys;
    for (const TomlValue& value : entries) {
        if (value.key().empty())
            value.refuse("an empty pattern", "what an empty category means is: default = \"...\"");
        keys.add(value);
        reading.policy.categories.push_back({value.key(), read_category(value, false)});
    }
}

void read_vendors(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    read_aliases(entries, reading.policy.vendor_aliases);
}

void read_companies(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    std::map<std::string, std::string>& aliases = reading.policy.tickets.company_aliases;
    aliases.clear();
    read_aliases(entries, aliases);
}

std::string company_key(std::string_view printed, const TicketPolicy& policy) {
    std::string key = value_key(printed);
    for (const auto& [other, name] : policy.company_aliases) {
        if (value_key(other) == key) return value_key(name);
    }
    return key;
}

void read_units(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    static constexpr std::array<KeyReader<UnitRule>, 3> readers{
        {{"of", read_unit_of}, {"factor", read_unit_factor}, {"sku", read_unit_sku}}};
    KeysWithoutCase keys;
    NameChains chains;
    for (const TomlValue& value : entries) {
        if (value.key().empty()) value.refuse("an empty unit");
        keys.add(value);
        UnitRule rule;
        rule.name = value.key();
        read_table(value, readers, rule, "a table, such as { of = \"EA\", factor = 10 }");
        if (rule.of.empty()) value.refuse("does not say of which unit", "such as { of = \"EA\", factor = 10 }");
        chains.add(value, rule.of);
        reading.policy.units.push_back(rule);
    }
    chains.refuse_cycles(true, "is measured in itself");
}

namespace {

/// Years may stand as numbers.
std::string read_reading(const TomlValue& value, const ReadingKey& key) {
    if (key.name != serial_dates_key.name) return std::string(key.words[value.choice(key.words, "such reading")]);
    const std::string year = value.decimal("1900 or 1904").to_string();
    if (year != key.words[0] && year != key.words[1]) value.refuse_word(year, "year to count from", key.words);
    return year;
}

/// One header, or those that a column has in different exports.
std::vector<std::string> read_headers(const TomlValue& value) {
    if (!value.is_list()) return {value.filled_text("a header in quotes, or a list of headers")};
    std::vector<std::string> headers;
    for (const TomlValue& item : value.items()) {
        headers.push_back(item.filled_text("a header in quotes"));
        if (std::count(headers.begin(), headers.end(), headers.back()) > 1) item.refuse("stands twice in the list");
    }
    if (headers.empty()) value.refuse("an empty list", "name the header, such as \"Inv #\"");
    return headers;
}

}  // namespace

void read_mapping(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    for (const TomlValue& section : entries) {
        const ExportKind& kind = export_kind(section);
        auto& mapping = kind.of_tickets ? reading.policy.tickets.mapping : reading.policy.mapping;
        const std::vector<std::string_view> columns = columns_of(kind);
        std::vector<std::string_view> known = columns;
        for (const ReadingKey& key : reading_keys) known.push_back(key.name);
        for (const TomlValue& value : section.entries()) {
            if (const ReadingKey* const key = reading_key_named(value.key())) {
                mapping[section.key()][value.key()] = {read_reading(value, *key)};
                continue;
            }
            if (std::find(columns.begin(), columns.end(), value.key()) == columns.end()) {
                value.refuse_key(known, "column");
            }
            mapping[section.key()][value.key()] = read_headers(value);
        }
    }
}

}  // namespace msp_audit
