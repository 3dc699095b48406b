#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "core/text_key.hpp"
#include "policy/policy_sections.hpp"

namespace msp_audit {

namespace {

enum class TargetKind : std::uint8_t { resolution, first_response };

/// A selector as it compares; empty for "*", which selects everything.
std::string read_selector(const TomlValue& value, std::string& printed) {
    printed = value.filled_text();
    std::string key = value_key(printed);
    return key == "*" ? std::string() : key;
}

struct Duration {
    Seconds seconds = 0;
    bool in_days = false;
};

Duration read_duration(const TomlValue& value) {
    static constexpr std::string_view expected = "a time in quotes, such as \"4h\", \"30m\", \"90s\" or \"2d\"";
    constexpr Seconds most = Seconds{36500} * seconds_a_day;
    const std::string text = value.text(expected);
    const char* const end = text.data() + text.size();
    Seconds number = 0;
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    static constexpr std::array<std::pair<std::string_view, Seconds>, 4> units{
        {{"s", 1}, {"m", 60}, {"h", 3600}, {"d", seconds_a_day}}};
    for (const auto& [name, length] : units) {
        if (error != std::errc() || unit != name || number <= 0) continue;
        if (number > most / length) value.refuse("'" + text + "' is more than a hundred years");
        return {number * length, name == "d"};
    }
    value.refuse("'" + text + "' is not a time", "a whole number above 0 and s, m, h or d: \"4h\"");
}

/// Reads the tables of one list and remembers the selectors of each.
class TargetReader {
public:
    TargetReader(TargetKind kind, const TicketPolicy& policy) : kind_(kind), policy_(&policy) {}

    [[nodiscard]] ServiceTarget read(const TomlValue& table) {
        ServiceTarget target;
        target.net = kind_ == TargetKind::resolution;
        target.where = table.where();
        bool in_days = false;
        for (const TomlValue& value : table.entries()) {
            if (value.key() == "within") {
                const Duration within = read_duration(value);
                target.within = within.seconds;
                in_days = within.in_days;
            } else if (!read_selector_of(value, target) && !read_clock_of(value, target)) {
                refuse_key(value);
            }
        }
        if (target.within == 0) table.refuse("has no time to meet", "such as within = \"4h\"");
        if (in_days && target.business) {
            table.refuse("a working day has no fixed length, so d is for the calendar clock alone",
                         "write the hours: within = \"16h\"");
        }
        refuse_tie(table, target.selector);
        return target;
    }

private:
    bool read_selector_of(const TomlValue& value, ServiceTarget& target) const {
        TicketSelector& selector = target.selector;
        if (value.key() == "priority") {
            selector.priority = read_selector(value, target.printed[0]);
        } else if (value.key() == "company") {
            selector.company = company_key(read_selector(value, target.printed[1]), *policy_);
        } else if (value.key() == "type") {
            selector.type = read_selector(value, target.printed[2]);
        } else if (value.key() == "category") {
            selector.category = read_selector(value, target.printed[3]);
        } else {
            return false;
        }
        return true;
    }

    bool read_clock_of(const TomlValue& value, ServiceTarget& target) const {
        static constexpr std::array<std::string_view, 2> clocks{"calendar", "business"};
        static constexpr std::array<std::string_view, 2> measures{"final", "first"};
        const bool of_resolution = value.key() == "measure" || value.key() == "net";
        if (of_resolution && kind_ == TargetKind::first_response) {
            value.refuse("a ticket has one first response, and it is always gross", "leave the key out");
        }
        if (value.key() == "clock") {
            target.business = value.choice(clocks, "clock") == 1;
        } else if (value.key() == "measure") {
            target.first = value.choice(measures, "measure") == 1;
        } else if (value.key() == "net") {
            target.net = value.truth();
        } else if (value.key() == "percent") {
            target.percent = value.decimal_between(0, 100);
        } else {
            return false;
        }
        return true;
    }

    [[noreturn]] void refuse_key(const TomlValue& value) const {
        std::vector<std::string_view> known{"priority", "company", "type",    "category", "within",
                                            "clock",    "percent", "measure", "net"};
        if (kind_ == TargetKind::first_response) known.resize(known.size() - 2);
        value.refuse_key(known);
    }

    void refuse_tie(const TomlValue& table, const TicketSelector& selector) {
        const auto [before, is_new] = before_.emplace(
            std::tuple(selector.priority, selector.company, selector.type, selector.category), table.where());
        if (is_new) return;
        table.refuse("ties with the target at " + before->second + ", which selects the same tickets",
                     "keep one of the two, or give one another selector");
    }

    TargetKind kind_;
    const TicketPolicy* policy_;
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::string> before_;
};

std::vector<ServiceTarget> read_targets(const TomlValue& value, TargetKind kind, const TicketPolicy& policy) {
    TargetReader reader(kind, policy);
    std::vector<ServiceTarget> targets;
    for (const TomlValue& table : value.tables()) targets.push_back(reader.read(table));
    return targets;
}

HourlyRate read_rate(const TomlValue& table) {
    static constexpr std::array<std::string_view, 4> known{"assignee", "group", "category", "rate"};
    HourlyRate rate;
    rate.where = table.where();
    std::string printed;
    for (const TomlValue& value : table.entries_among(known)) {
        if (value.key() == "rate") {
            rate.by_currency = read_amounts(value);
        } else {
            (value.key() == "assignee" ? rate.assignee
             : value.key() == "group"  ? rate.group
                                       : rate.category) = read_selector(value, printed);
        }
    }
    if (rate.assignee.empty() && rate.group.empty() && rate.category.empty()) {
        table.refuse("selects nothing", "name an assignee, group or category; what holds for all is `default`");
    }
    if (rate.by_currency.empty()) table.refuse("has no rate", "such as rate = { USD = \"95.00\" }");
    return rate;
}

}  // namespace

void read_resolution_targets(const TomlValue& value, Policy& policy) {
    policy.tickets.resolution_targets = read_targets(value, TargetKind::resolution, policy.tickets);
}

void read_response_targets(const TomlValue& value, Policy& policy) {
    policy.tickets.response_targets = read_targets(value, TargetKind::first_response, policy.tickets);
}

std::map<std::string, Decimal> read_amounts(const TomlValue& value) {
    std::map<std::string, Decimal> amounts;
    for (const TomlValue& amount : value.entries("a table by currency, such as { USD = \"95.00\" }")) {
        const std::string currency = read_currency(amount, amount.key());
        if (!amounts.emplace(currency, amount.decimal_not_negative()).second) {
            amount.refuse("the currency is given twice");
        }
    }
    if (amounts.empty()) value.refuse("names no currency", "such as { USD = \"95.00\" }");
    return amounts;
}

void read_default_rate(const TomlValue& value, Policy& policy) {
    HourlyRate rate;
    rate.by_currency = read_amounts(value);
    rate.where = value.where();
    policy.tickets.rates.insert(policy.tickets.rates.begin(), std::move(rate));
}

void read_rate_rules(const TomlValue& value, Policy& policy) {
    std::map<std::tuple<std::string, std::string, std::string>, std::string> before;
    for (const TomlValue& table : value.tables()) {
        HourlyRate rate = read_rate(table);
        const auto [same, is_new] = before.emplace(std::tuple(rate.assignee, rate.group, rate.category), rate.where);
        if (!is_new) {
            table.refuse("ties with the rate at " + same->second + ", which selects the same tickets",
                         "keep one of the two, or give one another selector");
        }
        policy.tickets.rates.push_back(std::move(rate));
    }
}

}  // namespace msp_audit
