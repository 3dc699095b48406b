#include "core/toml_tree.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace msp_audit {

namespace {

/// Finds what stands at a position that the TOML library tells as line and code point.
class SourceText {
public:
    explicit SourceText(std::string_view text) : text_(text) {
        line_starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') line_starts_.push_back(i + 1);
        }
    }

    /// A number as written.
    [[nodiscard]] std::string number_at(const toml::source_position& position) const {
        const std::size_t begin = offset_of(position);
        std::size_t end = begin;
        while (end < text_.size() && is_of_number(text_[end])) ++end;
        return std::string(text_.substr(begin, end - begin));
    }

private:
    [[nodiscard]] std::size_t offset_of(const toml::source_position& position) const {
        const std::size_t line = std::min<std::size_t>(position.line, line_starts_.size());
        std::size_t at = line == 0 ? text_.size() : line_starts_[line - 1];
        for (toml::source_index column = 1; column < position.column && at < text_.size(); ++column) {
            ++at;
            while (at < text_.size() && is_continuation(text_[at])) ++at;
        }
        return at;
    }
    [[nodiscard]] static bool is_continuation(char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    }
    [[nodiscard]] static bool is_of_number(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' ||
               c == '.' || c == '_';
    }

    std::string_view text_;
    std::vector<std::size_t> line_starts_;
};

int line_of(const toml::source_region& region) { return static_cast<int>(region.begin.line); }

TomlNode converted(const toml::node& node, const SourceText& source);

/// The library sorts keys; the text's order is restored.
std::vector<TomlEntry> entries_of(const toml::table& table, const SourceText& source) {
    std::vector<std::pair<toml::source_position, TomlEntry>> placed;
    for (auto&& [key, value] : table) {
        placed.emplace_back(key.source().begin,
                            TomlEntry{std::string(key.str()), line_of(key.source()), converted(value, source)});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<TomlEntry> entries;
    entries.reserve(placed.size());
    for (auto& [position, entry] : placed) entries.push_back(std::move(entry));
    return entries;
}

TomlNode converted(const toml::node& node, const SourceText& source) {
    TomlNode result;
    result.line = line_of(node.source());
    if (const auto* table = node.as_table()) {
        result.kind = TomlNode::Kind::table;
        result.entries = entries_of(*table, source);
    } else if (const auto* array = node.as_array()) {
        result.kind = TomlNode::Kind::array;
        for (const toml::node& item : *array) result.items.push_back(converted(item, source));
    } else if (const auto* text = node.as_string()) {
        result.kind = TomlNode::Kind::text;
        result.text = text->get();
    } else if (node.is_number()) {
        result.kind = TomlNode::Kind::number;
        result.text = source.number_at(node.source().begin);
    } else if (const auto* truth = node.as_boolean()) {
        result.kind = TomlNode::Kind::truth;
        result.truth = truth->get();
    } else {
        result.kind = TomlNode::Kind::time;
    }
    return result;
}

std::string reason_of(const toml::parse_error& error) {
    std::string reason(error.description());
    if (!reason.empty() && reason[0] == 'E') reason[0] = 'e';
    return "not valid TOML: " + reason;
}

}  // namespace

TomlNode parse_toml(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    try {
        const toml::table root = toml::parse(text);
        return converted(root, SourceText(text));
    } catch (const toml::parse_error& error) {
        throw TomlError(line_of(error.source()), reason_of(error));
    }
}

}  // namespace msp_audit
