#include "cmd/profile_page.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/columns.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/any_profile.hpp"
#include "report/decimal_text.hpp"
#include "report/table_format.hpp"

namespace msp_audit::cmd {

namespace {

class ProfilePage {
public:
    explicit ProfilePage(std::size_t width) : width_(width) {}

    std::string about(const Profile& profile, const std::string& file) {
        head(profile.name, profile.title, profile.source, file, "purchase documents");
        for (const ProfileTable& table : profile.tables) {
            item("table " + table.name, "known by " + listed(table.headers) + by_name(table.files));
        }
        for (const ProfileDocument& document : profile.documents) add(profile, document);
        return std::move(out_);
    }

    std::string about(const TicketProfile& profile, const std::string& file) {
        head(profile.name, profile.title, profile.source, file, "tickets");
        for (const TicketProfileDocument& document : profile.documents) {
            out_ += '\n';
            append_paragraph(out_, "", plural_of(document.kind), width_);
            item("known by", listed(document.headers) + by_name(document.files));
            for (const TicketProfileColumn& column : document.columns) {
                item(name_of(column.column), listed(column.headers));
            }
            if (!document.ignored.empty()) item("ignored", listed(document.ignored));
        }
        if (!profile.status.empty())
            item("statuses", counted(profile.status.size(), "word is", "words are") + " given a class");
        return std::move(out_);
    }

private:
    static std::string listed(const std::vector<std::string>& words) {
        std::string list;
        for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
        return list;
    }
    static std::string by_name(const std::string& files) {
        return files.empty() ? std::string() : ", in files named " + files;
    }

    void item(std::string_view label, std::string_view text) {
        constexpr std::size_t column = 22;
        std::string lead = fmt::format("  {}", label);
        lead.resize(std::max(lead.size() + 1, column), ' ');
        append_paragraph(out_, lead, text, width_);
    }

    void head(const std::string& name, const std::string& title, const std::string& source, const std::string& file,
              std::string_view about) {
        append_paragraph(out_, "", fmt::format("{}: nothing is wrong with this profile of {}", file, about), width_);
        item("name", name);
        if (!title.empty()) item("title", title);
        if (!source.empty()) item("source", source);
    }

    static std::string name_of_column(const Profile& profile, const ProfileDocument& document,
                                      const ProfileColumn& column) {
        const std::string& table =
            column.place == 0 ? profile.tables[document.from].name : document.joins[column.place - 1].name;
        return table + "." + column.column;
    }

    void add(const Profile& profile, const ProfileDocument& document) {
        out_ += '\n';
        append_paragraph(
            out_, "",
            fmt::format("{}, from the table {}", plural_of(document.kind), profile.tables[document.from].name),
            width_);
        for (const ProfileJoin& join : document.joins) {
            item("with", fmt::format("{}, of the table {}{}", join.name, profile.tables[join.table].name,
                                     join.required ? "; it must be there" : ""));
        }
        for (const ProfileCondition& condition : document.where) item("left out", condition.words);
        for (const ProfileCell& cell : document.cells) {
            std::string from;
            for (const ProfileSource& source : cell.sources) {
                std::string parts;
                for (const ProfileColumn& part : source.parts) {
                    parts += (parts.empty()       ? ""
                              : source.is_product ? " * "
                                                  : " + ") +
                             name_of_column(profile, document, part);
                }
                if (parts.empty()) parts = "'" + source.constant + "'";
                from += (from.empty() ? "" : ", else ") + parts;
            }
            if (!cell.constant.empty()) from += fmt::format("{}'{}'", from.empty() ? "" : ", else ", cell.constant);
            item(msp_audit::name_of(cell.column), from);
        }
    }

    std::size_t width_;
    std::string out_;
};

}  // namespace

std::string checked_profile(const std::string& file, std::size_t width) {
    constexpr std::size_t widest = 100;
    const AnyProfile profile = read_any_profile(contents_of_file(file), file);
    ProfilePage page(std::min(width, widest));
    return profile.documents ? page.about(*profile.documents, file) : page.about(*profile.tickets, file);
}

}  // namespace msp_audit::cmd
