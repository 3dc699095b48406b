#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/toml_tree.hpp"

namespace msp_audit {

/// A value of a profile that knows its key and its line. Each reading returns what is written or throws a
/// ProfileError that says what belongs there. Refers to the tree and the file name, which must stay where they are.
class ProfileValue {
public:
    ProfileValue(const TomlNode& root, const std::string& file) : node_(&root), file_(&file) {}

    [[nodiscard]] const std::string& key() const { return key_; }
    [[nodiscard]] bool is_table() const { return node_->kind == TomlNode::Kind::table; }
    [[nodiscard]] bool is_list() const { return node_->kind == TomlNode::Kind::array; }
    [[nodiscard]] bool is_text() const { return node_->kind == TomlNode::Kind::text; }

    /// The values of a table, in the order of the file.
    [[nodiscard]] std::vector<ProfileValue> entries(std::string_view expected = "a table") const;
    /// The same, if each key is a known one.
    [[nodiscard]] std::vector<ProfileValue> entries_among(std::span<const std::string_view> known) const;
    /// The values of a list.
    [[nodiscard]] std::vector<ProfileValue> items(std::string_view expected = "a list") const;
    [[nodiscard]] std::string text(std::string_view expected = "a text in quotes") const;
    /// A text that is not empty.
    [[nodiscard]] std::string filled_text(std::string_view expected = "a text in quotes") const;
    [[nodiscard]] std::vector<std::string> texts() const;
    [[nodiscard]] bool truth() const;

    [[noreturn]] void refuse(const std::string& reason, const std::string& hint = {}) const;
    /// The word is none of the known ones: the hint is the nearest, else all of them.
    [[noreturn]] void refuse_word(const std::string& word, std::string_view noun,
                                  std::span<const std::string_view> known) const;
    /// Its key is none of the known ones.
    [[noreturn]] void refuse_key(std::span<const std::string_view> known, std::string_view noun = "key") const;

private:
    ProfileValue(const TomlNode& node, const std::string& file, std::string path, std::string key, int line);
    [[noreturn]] void refuse_type(std::string_view expected) const;

    const TomlNode* node_;
    const std::string* file_;
    std::string path_;  ///< document.columns.vendor; empty for the root
    std::string key_;
    int line_ = 1;
};

}  // namespace msp_audit
