#include "core/toml_value.hpp"

#include <stdexcept>
#include <utility>

#include "core/nearest.hpp"

namespace msp_audit {

namespace {

constexpr int most_days = 36500;

std::string_view name_of(TomlNode::Kind kind) {
    switch (kind) {
    case TomlNode::Kind::table:
        return "a table";
    case TomlNode::Kind::array:
        return "a list";
    case TomlNode::Kind::text:
        return "a text";
    case TomlNode::Kind::number:
        return "a number";
    case TomlNode::Kind::truth:
        return "true or false";
    case TomlNode::Kind::time:
        return "a date or time";
    }
    return "";
}

bool is_bare(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Control characters as TOML escapes, so that a message keeps its lines.
std::string printable(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20U && byte != 0x7FU) {
            result += c;
        } else {
            result.append("\\u00") += digits[byte >> 4U];
            result += digits[byte & 0xFU];
        }
    }
    return result;
}

std::string listed(std::span<const std::string_view> words) {
    std::string list;
    for (const std::string_view word : words) list.append(list.empty() ? "" : ", ").append(word);
    return list;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
    if (const auto near = nearest(word, known)) return "did you mean '" + std::string(*near) + "'?";
    constexpr std::size_t most_listed = 30;
    if (known.size() > most_listed) return {};
    return "known here: " + listed(known);
}

/// The digits of a number as TOML spells it: without the plus and the underscores that it allows.
std::string plain(std::string_view number) {
    if (number.starts_with('+')) number.remove_prefix(1);
    std::string digits;
    for (const char c : number) {
        if (c != '_') digits += c;
    }
    return digits;
}

std::string decimal_hint(std::string_view written) {
    const std::size_t first_digit = std::min(written.find_first_not_of("+-"), written.size());
    const std::string_view digits = written.substr(first_digit);
    if (digits.starts_with("0x") || digits.starts_with("0o") || digits.starts_with("0b")) {
        return "write it in decimal digits";
    }
    const bool has_exponent = written.find_first_of("eE") != std::string_view::npos;
    if (has_exponent && written.find_first_not_of("0123456789.+-_eE") == std::string_view::npos) {
        return "write it out, without an exponent";
    }
    if (written.find(',') != std::string_view::npos) {
        return "a point is the decimal mark, and thousands have no mark: 1234.50";
    }
    return "digits, and a point if it needs one: 12.50; at most 18 digits, 15 of them after the point";
}

}  // namespace

TomlValue::TomlValue(const TomlNode& node, const std::string& file, std::string path, std::string key, int line,
                     Throw throw_error)
    : node_(&node),
      file_(&file),
      path_(std::move(path)),
      key_(std::move(key)),
      line_(line),
      throw_error_(throw_error) {}

std::string TomlValue::where() const { return *file_ + ":" + std::to_string(line_); }

std::vector<TomlValue> TomlValue::entries(std::string_view expected) const {
    if (!is_table()) refuse_type(expected);
    std::vector<TomlValue> values;
    values.reserve(node_->entries.size());
    for (const TomlEntry& entry : node_->entries) {
        const std::string part = is_bare(entry.key) ? entry.key : "\"" + printable(entry.key) + "\"";
        values.push_back(TomlValue(entry.value, *file_, path_.empty() ? part : path_ + "." + part, entry.key,
                                   entry.line, throw_error_));
    }
    return values;
}

std::vector<TomlValue> TomlValue::entries_among(std::span<const std::string_view> known) const {
    std::vector<TomlValue> values = entries();
    for (const TomlValue& value : values) {
        if (std::find(known.begin(), known.end(), value.key()) == known.end()) value.refuse_key(known);
    }
    return values;
}

std::vector<TomlValue> TomlValue::items(std::string_view expected) const {
    if (!is_list()) refuse_type(expected);
    std::vector<TomlValue> values;
    values.reserve(node_->items.size());
    for (const TomlNode& item : node_->items) {
        values.push_back(TomlValue(item, *file_, path_, key_, item.line, throw_error_));
    }
    return values;
}

std::vector<TomlValue> TomlValue::tables() const {
    const std::string expected = "a table for each, under [[" + path_ + "]]";
    std::vector<TomlValue> values = items(expected);
    const bool all_tables =
        std::all_of(values.begin(), values.end(), [](const TomlValue& value) { return value.is_table(); });
    if (!all_tables) refuse_type(expected);
    return values;
}

std::string TomlValue::text(std::string_view expected) const {
    if (!is_text()) refuse_type(expected);
    return node_->text;
}

std::string TomlValue::filled_text(std::string_view expected) const {
    std::string value = text(expected);
    if (is_blank(value)) refuse("must not be empty");
    return value;
}

std::vector<std::string> TomlValue::texts() const {
    std::vector<std::string> values;
    for (const TomlValue& item : items("a list of texts")) values.push_back(item.text());
    return values;
}

bool TomlValue::truth() const {
    if (node_->kind != TomlNode::Kind::truth) refuse_type("true or false");
    return node_->truth;
}

Decimal TomlValue::decimal(std::string_view expected) const {
    const bool is_number = node_->kind == TomlNode::Kind::number;
    if (!is_number && node_->kind != TomlNode::Kind::text) refuse_type(expected);
    const auto value = Decimal::parse(is_number ? plain(node_->text) : node_->text);
    if (!value) refuse(as_written() + " is not a decimal", decimal_hint(node_->text));
    return *value;
}

Decimal TomlValue::decimal_not_negative(std::string_view expected) const {
    const Decimal value = decimal(expected);
    if (value.sign() < 0) refuse(as_written() + " is negative");
    return value;
}

Decimal TomlValue::decimal_between(int lowest, int highest) const {
    const Decimal value = decimal();
    if (value < Decimal(lowest) || value > Decimal(highest)) {
        refuse(as_written() + " is not between " + std::to_string(lowest) + " and " + std::to_string(highest));
    }
    return value;
}

int TomlValue::days() const {
    const Decimal value = decimal_not_negative("a whole number of days").normalized();
    if (value.scale() > 0) refuse(as_written() + " is not a whole number of days");
    if (value > Decimal(most_days)) refuse(as_written() + " days is more than a hundred years");
    return static_cast<int>(value.mantissa());
}

std::size_t TomlValue::choice(std::span<const std::string_view> known, std::string_view noun) const {
    const std::string word = text("one of " + listed(known));
    const auto found = std::find(known.begin(), known.end(), word);
    if (found == known.end()) {
        refuse_word(word, noun, known);
    }
    return static_cast<std::size_t>(found - known.begin());
}

void TomlValue::refuse(const std::string& reason, const std::string& hint) const {
    std::string message = where() + ": ";
    if (!path_.empty()) message += path_ + ": ";
    message += reason;
    if (!hint.empty()) message += "\n  hint: " + hint;
    throw_error_(message);
    throw std::logic_error(message);  // not reached
}

void TomlValue::refuse_word(std::string_view word, std::string_view noun,
                            std::span<const std::string_view> known) const {
    refuse("'" + printable(word) + "' is no " + std::string(noun), suggestion(word, known));
}

void TomlValue::refuse_key(std::span<const std::string_view> known, std::string_view noun) const {
    refuse("unknown " + std::string(noun), suggestion(key_, known));
}

void TomlValue::refuse_type(std::string_view expected) const {
    refuse("must be " + std::string(expected) + ", not " + std::string(name_of(node_->kind)));
}

std::string TomlValue::as_written() const { return "'" + printable(node_->text) + "'"; }

}  // namespace msp_audit
