#include "ingest/profile_value.hpp"

#include <algorithm>
#include <utility>

#include "core/nearest.hpp"
#include "ingest/profile.hpp"

namespace msp_audit {

namespace {

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
        break;
    }
    return "a date or time";
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
    if (const auto near = nearest(word, known)) return "did you mean '" + std::string(*near) + "'?";
    std::string hint;
    for (const std::string_view one : known) hint.append(hint.empty() ? "known here: " : ", ").append(one);
    return hint;
}

}  // namespace

ProfileValue::ProfileValue(const TomlNode& node, const std::string& file, std::string path, std::string key, int line)
    : node_(&node), file_(&file), path_(std::move(path)), key_(std::move(key)), line_(line) {}

std::vector<ProfileValue> ProfileValue::entries(std::string_view expected) const {
    if (!is_table()) refuse_type(expected);
    std::vector<ProfileValue> values;
    values.reserve(node_->entries.size());
    for (const TomlEntry& entry : node_->entries) {
        const std::string path = path_.empty() ? entry.key : path_ + "." + entry.key;
        values.push_back(ProfileValue(entry.value, *file_, path, entry.key, entry.line));
    }
    return values;
}

std::vector<ProfileValue> ProfileValue::entries_among(std::span<const std::string_view> known) const {
    std::vector<ProfileValue> values = entries();
    for (const ProfileValue& value : values) {
        if (std::find(known.begin(), known.end(), value.key()) == known.end()) value.refuse_key(known);
    }
    return values;
}

std::vector<ProfileValue> ProfileValue::items(std::string_view expected) const {
    if (!is_list()) refuse_type(expected);
    std::vector<ProfileValue> values;
    values.reserve(node_->items.size());
    for (const TomlNode& item : node_->items) values.push_back(ProfileValue(item, *file_, path_, key_, item.line));
    return values;
}

std::string ProfileValue::text(std::string_view expected) const {
    if (!is_text()) refuse_type(expected);
    return node_->text;
}

std::string ProfileValue::filled_text(std::string_view expected) const {
    std::string value = text(expected);
    if (value.empty()) refuse("must not be empty");
    return value;
}

std::vector<std::string> ProfileValue::texts() const {
    std::vector<std::string> values;
    for (const ProfileValue& item : items("a list of texts")) values.push_back(item.text());
    return values;
}

bool ProfileValue::truth() const {
    if (node_->kind != TomlNode::Kind::truth) refuse_type("true or false");
    return node_->truth;
}

void ProfileValue::refuse(const std::string& reason, const std::string& hint) const {
    std::string message = *file_ + ":" + std::to_string(line_) + ": ";
    if (!path_.empty()) message += path_ + ": ";
    message += reason;
    if (!hint.empty()) message += "\n  hint: " + hint;
    throw ProfileError(message);
}

void ProfileValue::refuse_word(const std::string& word, std::string_view noun,
                               std::span<const std::string_view> known) const {
    refuse("'" + word + "' is no " + std::string(noun), suggestion(word, known));
}

void ProfileValue::refuse_key(std::span<const std::string_view> known, std::string_view noun) const {
    refuse("unknown " + std::string(noun), suggestion(key_, known));
}

void ProfileValue::refuse_type(std::string_view expected) const {
    refuse("must be " + std::string(expected) + ", not " + std::string(name_of(node_->kind)));
}

}  // namespace msp_audit
