#include "ingest/profile_money.hpp"

#include <algorithm>

#include "ingest/header_names.hpp"
#include "ingest/unread_money.hpp"

namespace msp_audit {

namespace {

/// A profile's view of a file, as if its columns had been told by their headers.
class AsHeaders {
public:
    AsHeaders(const Profile& profile, const ProfileDocument& document, const CandidateFile& file) : file_(file) {
        for (const std::string& header : file.dialect.header) keys_.push_back(header_key(header));
        reading_.kind = document.kind;
        reading_.place.fill(HeaderReading::absent);
        for (const ProfileCell& cell : document.cells) take(cell);
        if (document.type_from_sign || document.reversals) reading_.columns.add(Column::type);
        // Which invoice a credit is for is the profile's to say.
        reading_.columns.add(Column::credited_invoice);
        for (const std::string& column : profile.wanted_columns(document.from)) hide(column);
        for (const std::string& column : profile.tables[document.from].passed_over) hide(column);
    }

    [[nodiscard]] const HeaderReading& reading() const { return reading_; }
    [[nodiscard]] const CandidateFile& file() const { return file_; }

private:
    [[nodiscard]] std::size_t place_of(const std::string& column) const {
        const auto found = std::find(keys_.begin(), keys_.end(), header_key(column));
        return found == keys_.end() ? HeaderReading::absent : static_cast<std::size_t>(found - keys_.begin());
    }

    void take(const ProfileCell& cell) {
        std::size_t& place = reading_.place[static_cast<std::size_t>(cell.column)];
        bool is_read = !cell.constant.empty();
        for (const ProfileSource& source : cell.sources) {
            const bool is_there = std::all_of(source.parts.begin(), source.parts.end(), [this](const auto& part) {
                return part.place != 0 || part.column == file_column ||
                       place_of(part.column) != HeaderReading::absent;
            });
            if (!is_there) continue;
            is_read = true;
            const bool is_one = source.parts.size() == 1 && source.parts.front().place == 0;
            if (place == HeaderReading::absent && is_one) place = place_of(source.parts.front().column);
        }
        if (is_read) reading_.columns.add(cell.column);
    }

    /// What has no header is nobody's to propose.
    void hide(const std::string& column) {
        const std::size_t place = place_of(column);
        const bool is_shown = place == HeaderReading::absent ||
                              std::find(reading_.place.begin(), reading_.place.end(), place) != reading_.place.end();
        if (!is_shown) file_.dialect.header[place].clear();
    }

    CandidateFile file_;
    HeaderReading reading_;
    std::vector<std::string> keys_;
};

}  // namespace

void tell_unread_money(const Profile& profile, std::size_t table, const CandidateFile& file, const ReadLimits& limits,
                       LoadTrouble& trouble) {
    if (trouble.ambiguous) return;
    std::vector<std::string>& all = trouble.warnings;
    try {
        for (const ProfileDocument& document : profile.documents) {
            if (document.from != table) continue;
            const AsHeaders headers(profile, document, file);
            for (std::string& warning : unread_money_warnings(headers.file(), headers.reading(), limits)) {
                if (std::find(all.begin(), all.end(), warning) == all.end()) all.push_back(std::move(warning));
            }
        }
    } catch (const UnreadableFile& error) {
        trouble.errors.emplace_back(error.what());
    }
}

}  // namespace msp_audit
