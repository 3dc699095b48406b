#include "ingest/ticket_profile.hpp"

#include <algorithm>
#include <utility>

#include "core/nearest.hpp"
#include "core/toml_value.hpp"
#include "ingest/profile_keys.hpp"

namespace msp_audit {

namespace {

using Names = std::vector<std::string_view>;

constexpr std::array ticket_kinds{DocumentKind::ticket, DocumentKind::ticket_event, DocumentKind::time_entry};
constexpr std::array<std::string_view, 4> unit_names{"seconds", "minutes", "hours", "days"};

DocumentKind kind_of(const TomlValue& value) {
    static constexpr std::array<std::string_view, 3> plurals{"tickets", "events", "time_entries"};
    return ticket_kinds[value.choice(plurals, "kind of ticket export")];
}

std::vector<std::string> headers_of(const TomlValue& value) {
    if (!value.is_list()) return {value.filled_text("a header in quotes, or a list of them")};
    std::vector<std::string> headers = value.texts();
    if (headers.empty()) value.refuse("the list of headers is empty");
    return headers;
}

[[noreturn]] void refuse_column(const TomlValue& value, DocumentKind kind) {
    Names names;
    for (const TicketColumn one : ticket_columns_of(kind)) names.push_back(name_of(one));
    value.refuse_key(names, "column of " + std::string(plural_of(kind)));
}

TicketProfileColumn read_column(const TomlValue& value, DocumentKind kind) {
    const auto known = ticket_columns_of(kind);
    const auto column = ticket_column_named(value.key());
    if (!column || std::find(known.begin(), known.end(), *column) == known.end()) refuse_column(value, kind);
    TicketProfileColumn result;
    result.column = *column;
    if (!value.is_table()) {
        result.headers = headers_of(value);
        return result;
    }
    for (const TomlValue& entry : value.entries_among(profile_key_names(ProfilePart::ticket_column))) {
        if (entry.key() == "from") result.headers = headers_of(entry);
        if (entry.key() != "unit") continue;
        if (role_of(*column) != TicketColumnRole::duration) entry.refuse("only a length of time has a unit");
        result.unit = *duration_unit_named(unit_names[entry.choice(unit_names, "unit of time")]);
    }
    if (result.headers.empty()) value.refuse("nothing says which header it comes under", "from = \"...\"");
    return result;
}

/// What a file cannot do without.
void refuse_gaps(const TomlValue& value, const TicketProfileDocument& document) {
    if (document.headers.empty()) {
        value.refuse("the document has no headers", "headers = [...]: those by which its files are known");
    }
    for (const TicketColumn column : required_ticket_columns(document.kind)) {
        const auto gives = [column](const TicketProfileColumn& one) { return one.column == column; };
        if (std::any_of(document.columns.begin(), document.columns.end(), gives)) continue;
        value.refuse("nothing gives " + std::string(name_of(column)) + ", which " +
                     std::string(plural_of(document.kind)) + " must have");
    }
    if (!document.status_field.empty() && document.kind != DocumentKind::ticket_event) {
        value.refuse("only events have a status_field");
    }
}

TicketProfileDocument read_document(const TomlValue& value) {
    TicketProfileDocument document;
    const auto entries = value.entries_among(profile_key_names(ProfilePart::ticket_document));
    bool has_kind = false;
    for (const TomlValue& entry : entries) {
        if (entry.key() != "kind") continue;
        document.kind = kind_of(entry);
        has_kind = true;
    }
    if (!has_kind) value.refuse("the document has no kind");
    for (const TomlValue& entry : entries) {
        if (entry.key() == "files") document.files = entry.text();
        if (entry.key() == "headers") document.headers = entry.texts();
        if (entry.key() == "ignored") document.ignored = entry.texts();
        if (entry.key() == "status_field") document.status_field = entry.filled_text();
        if (entry.key() != "columns") continue;
        for (const TomlValue& column : entry.entries()) {
            document.columns.push_back(read_column(column, document.kind));
        }
    }
    refuse_gaps(value, document);
    return document;
}

/// [status] and [resolution]: CLASS = [words as printed].
std::map<std::string, std::string> read_words(const TomlValue& value) {
    std::map<std::string, std::string> words;
    for (const TomlValue& entry : value.entries_among(status_class_names)) {
        for (const TomlValue& word : entry.items("a list of words")) {
            const std::string printed = word.filled_text();
            if (!words.emplace(printed, entry.key()).second) word.refuse("'" + printed + "' has a class already");
        }
    }
    return words;
}

const TicketProfiles& all_shipped() {
    static const TicketProfiles profiles = [] {
        TicketProfiles read;
        for (const ShippedProfile& shipped : shipped_ticket_profiles()) {
            read.push_back(std::make_shared<const TicketProfile>(
                read_ticket_profile(shipped.text, std::string(shipped.name) + ".toml")));
        }
        return read;
    }();
    return profiles;
}

}  // namespace

TicketProfile read_ticket_profile(std::string_view text, const std::string& file) {
    TomlNode root;
    try {
        root = parse_toml(text);
    } catch (const TomlError& error) {
        throw ProfileError(file + ":" + std::to_string(error.line()) + ": " + error.what());
    }
    const TomlValue value = TomlValue::root<ProfileError>(root, file);
    TicketProfile profile;
    for (const TomlValue& entry : value.entries_among(profile_key_names(ProfilePart::ticket_file))) {
        if (entry.key() == "name") profile.name = entry.filled_text();
        if (entry.key() == "title") profile.title = entry.text();
        if (entry.key() == "source") profile.source = entry.text();
        if (entry.key() == "status") profile.status = read_words(entry);
        if (entry.key() == "resolution") profile.resolution = read_words(entry);
        if (entry.key() == "priorities") profile.priorities = entry.texts();
        if (entry.key() != "document") continue;
        for (const TomlValue& one : entry.items("[[document]]")) profile.documents.push_back(read_document(one));
    }
    if (profile.name.empty()) value.refuse("the profile has no name", "name = \"...\"");
    if (profile.documents.empty()) value.refuse("the profile is about no export", "[[document]]");
    return profile;
}

std::string contents_of_file(const std::string& path) {
    const auto file = open_file(path);
    std::string text;
    std::string block(64 * std::size_t{1024}, '\0');
    for (std::size_t got = block.size(); got == block.size();) {
        got = file->read(block.data(), block.size());
        text.append(block, 0, got);
    }
    return text;
}

std::string unknown_profile_message(const std::string& name, const std::string& why,
                                    std::span<const std::string_view> built_in) {
    std::string message = why + ", and no profile of that name is built in";
    if (const auto near = nearest(name, built_in))
        return message + "\n  hint: did you mean '" + std::string(*near) + "'?";
    message += "\n  hint: built in: ";
    for (std::size_t i = 0; i < built_in.size(); ++i) message.append(i == 0 ? "" : ", ").append(built_in[i]);
    return message;
}

TicketProfiles ticket_profiles_of(const LoadOptions& options) {
    const std::string& name = options.profile;
    if (name.empty()) return all_shipped();
    Names known;
    for (const auto& profile : all_shipped()) {
        if (profile->name == name) return {profile};
        known.emplace_back(profile->name);
    }
    for (const ShippedProfile& other : shipped_profiles()) {
        if (other.name == name) throw ProfileError("profile " + name + " is about purchase documents, not tickets");
    }
    try {
        return {std::make_shared<const TicketProfile>(read_ticket_profile(contents_of_file(name), name))};
    } catch (const UnreadableFile& error) {
        throw ProfileError(unknown_profile_message(name, error.what(), known));
    }
}

}  // namespace msp_audit
