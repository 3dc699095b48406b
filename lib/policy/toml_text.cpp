#include "policy/toml_text.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

void append_escaped(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
        (out += '\\') += c;
    } else if (byte >= 0x20U && byte != 0x7FU) {
        out += c;
    } else {
        (out.append("\\u00") += digits[byte >> 4U]) += digits[byte & 0xFU];
    }
}

std::string in_brackets(char open, const std::string& elements, char close) {
    std::string text(1, open);
    if (open == '{') text += ' ';
    text += elements;
    if (open == '{' && !elements.empty()) text += ' ';
    return text + close;
}

void append_element(std::string& elements, std::string_view element) {
    if (!elements.empty()) elements += ", ";
    elements += element;
}

}  // namespace

std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) append_escaped(out, c);
    return out + '"';
}

std::string toml_key(std::string_view key) {
    const bool is_bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    return is_bare ? std::string(key) : toml_text(key);
}

std::string toml_decimal(const Decimal& value) {
    std::string text = value.to_string();
    return text.find('.') == std::string::npos ? text : toml_text(text);
}

std::string toml_list(std::span<const std::string> texts) {
    std::string elements;
    for (const std::string& text : texts) append_element(elements, toml_text(text));
    return in_brackets('[', elements, ']');
}

std::string toml_amounts(const std::map<std::string, Decimal>& by_currency) {
    std::string elements;
    for (const auto& [currency, amount] : by_currency) {
        append_element(elements, toml_key(currency) + " = " + toml_decimal(amount));
    }
    return in_brackets('{', elements, '}');
}

std::string toml_value(const TomlNode& node) {
    std::string elements;
    switch (node.kind) {
    case TomlNode::Kind::table:
        for (const TomlEntry& entry : node.entries) {
            append_element(elements, toml_key(entry.key) + " = " + toml_value(entry.value));
        }
        return in_brackets('{', elements, '}');
    case TomlNode::Kind::array:
        for (const TomlNode& item : node.items) append_element(elements, toml_value(item));
        return in_brackets('[', elements, ']');
    case TomlNode::Kind::text:
        return toml_text(node.text);
    case TomlNode::Kind::number:
        return node.text;
    case TomlNode::Kind::truth:
        return node.truth ? "true" : "false";
    case TomlNode::Kind::time:
        break;  // no key takes one
    }
    return {};
}

}  // namespace msp_audit
