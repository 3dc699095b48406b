#include "man/profiles_page.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "core/columns.hpp"
#include "ingest/profile.hpp"
#include "ingest/profile_keys.hpp"
#include "ingest/ticket_profile.hpp"
#include "man/mdoc_text.hpp"

namespace msp_audit {

namespace {

struct PartWords {
    ProfilePart part;
    std::string_view title;
};

constexpr std::array of_documents{
    PartWords{ProfilePart::file, "The file"},         PartWords{ProfilePart::table, "[[table]]"},
    PartWords{ProfilePart::document, "[[document]]"}, PartWords{ProfilePart::join, "[[document.join]]"},
    PartWords{ProfilePart::condition, "Conditions"},  PartWords{ProfilePart::column, "[document.columns]"},
    PartWords{ProfilePart::source, "Sources"},        PartWords{ProfilePart::reversals, "reversals"},
    PartWords{ProfilePart::netting, "net"},
};
constexpr std::array of_tickets{
    PartWords{ProfilePart::ticket_file, "The file"},
    PartWords{ProfilePart::ticket_document, "[[document]]"},
    PartWords{ProfilePart::ticket_column, "[document.columns]"},
};

std::string_view explanation_of(ProfilePart part) {
    switch (part) {
    case ProfilePart::table:
        return "Its columns are spoken of as TABLE.COLUMN; TABLE.<file> is the name of the row's file without "
               "folders "
               "and endings.";
    case ProfilePart::condition:
        return "Wherever a condition stands it is a table of a column and one test.";
    case ProfilePart::column:
        return "A column of the kind is a source, a list of sources of which the first that is not empty counts, or "
               "a "
               "table of these keys.";
    case ProfilePart::source:
        return "A source is \"TABLE.COLUMN\", or a table with one of column, concat, product and constant. It is "
               "empty where its condition does not hold, or where one of its columns is empty.";
    case ProfilePart::ticket_column:
        return "A column is a header, a list of headers, or a table of these keys.";
    default:
        return {};
    }
}

template <std::size_t count>
std::string keys_of(const std::array<PartWords, count>& parts) {
    std::string text;
    for (const PartWords& words : parts) {
        text += fmt::format(".Ss {}\n", words.title);
        const std::string_view explanation = explanation_of(words.part);
        if (!explanation.empty()) append_mdoc_text(text, explanation);
        text += ".Bl -tag -width Ds\n";
        for (const ProfileKey& key : profile_keys(words.part)) {
            text += fmt::format(".It Cm {}\n", key.name);
            append_mdoc_text(text, as_sentence(key.meaning));
        }
        text += ".El\n";
    }
    return text;
}

std::vector<std::string_view> lines_in(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string literal(std::string_view text) {
    std::string out = ".Bd -literal\n";
    for (const std::string_view line : lines_in(text)) out.append(line).append("\n");
    return out + ".Ed\n";
}

/// What a profile says of itself in the comments between its first keys and its first table.
class Remarks {
public:
    explicit Remarks(std::string_view profile) {
        bool is_behind_keys = false;
        for (const std::string_view line : lines_in(profile)) {
            if (line.starts_with('[')) break;
            is_behind_keys = is_behind_keys || line.starts_with("name =");
            if (is_behind_keys && line.starts_with('#')) take(line.substr(1));
        }
        end_paragraph();
        end_list();
        end_literal();
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    /// A line without its mark: empty, "   literal", " - element", "   its next line", " words".
    void take(std::string_view line) {
        if (line.empty()) {
            end_paragraph();
            end_literal();
        } else if (line.starts_with(" - ")) {
            end_paragraph();
            if (!in_list_) text_ += ".Bl -bullet\n";
            in_list_ = true;
            text_ += ".It\n";
            paragraph_ = line.substr(3);
        } else if (line.starts_with("   ") && !in_list_) {
            end_paragraph();
            literal_.append(line.substr(3)).append("\n");
        } else {
            line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
            paragraph_.append(paragraph_.empty() ? "" : " ").append(line);
        }
    }
    void end_paragraph() {
        if (paragraph_.empty()) return;
        if (!in_list_) text_ += ".Pp\n";
        append_mdoc_text(text_, paragraph_);
        paragraph_.clear();
    }
    void end_list() {
        if (in_list_) text_ += ".El\n";
        in_list_ = false;
    }
    void end_literal() {
        if (!literal_.empty()) text_ += literal(literal_);
        literal_.clear();
    }

    std::string text_, paragraph_, literal_;
    bool in_list_ = false;
};

template <class Documents>
std::string kinds_of(const Documents& documents) {
    std::vector<std::string_view> kinds;
    for (const auto& document : documents) {
        const std::string_view kind = plural_of(document.kind);
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    }
    return fmt::format("{}", fmt::join(kinds, ", "));
}

void append_built_in(std::string& text, std::string_view name, const std::string& title, const std::string& kinds,
                     const std::string& source, std::string_view profile) {
    text += fmt::format(".Ss {}\n", name);
    append_mdoc_text(text, title + ".");
    append_mdoc_text(text, fmt::format("Read as: {}.", kinds));
    append_mdoc_text(text, fmt::format("Headers from: {}.", source));
    text += Remarks(profile).text();
}

/// Under which conditions rows are left out; several documents of a profile may share them.
std::string left_out_by(const Profile& profile) {
    std::vector<std::string> words;
    const auto add = [&words](const std::vector<ProfileCondition>& conditions) {
        for (const ProfileCondition& condition : conditions) {
            if (std::find(words.begin(), words.end(), condition.words) == words.end()) {
                words.push_back(condition.words);
            }
        }
    };
    for (const ProfileDocument& document : profile.documents) {
        add(document.where);
        for (const ProfileJoin& join : document.joins) {
            if (join.required) add(join.where);
        }
    }
    return fmt::format("{}", fmt::join(words, "; "));
}

std::string built_in() {
    std::string text;
    for (const ShippedProfile& shipped : shipped_profiles()) {
        const Profile profile = read_profile(shipped.text, std::string(shipped.name));
        append_built_in(text, shipped.name, profile.title, kinds_of(profile.documents), profile.source, shipped.text);
        const std::string left_out = left_out_by(profile);
        if (left_out.empty()) continue;
        text += ".Pp\n";
        append_mdoc_text(text, fmt::format("Rows are left out where {}.", left_out));
    }
    return text;
}

std::string built_in_for_tickets() {
    std::string text;
    for (const ShippedProfile& shipped : shipped_ticket_profiles()) {
        const TicketProfile profile = read_ticket_profile(shipped.text, std::string(shipped.name));
        append_built_in(text, shipped.name, profile.title, kinds_of(profile.documents), profile.source, shipped.text);
    }
    return text;
}

}  // namespace

std::string profiles_page(std::string_view page_template, std::string_view example) {
    return filled_template(page_template,
                           {{"KEYS", keys_of(of_documents)},
                            {"TICKET KEYS", keys_of(of_tickets)},
                            {"EXAMPLE", literal(example)},
                            {"BUILT IN", built_in()},
                            {"BUILT IN FOR TICKETS", built_in_for_tickets()}},
                           "the profiles and the table of their keys");
}

}  // namespace msp_audit
