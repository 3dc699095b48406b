#pragma once

#include <array>
#include <string>

#include "core/columns.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/column_survey.hpp"
#include "ingest/profile.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// How a system writes its exports; holds where no value of any table tells.
struct SystemHabits {
    DecimalMark decimal = DecimalMark::unknown;
    DateOrder date_order = DateOrder::unknown;
    std::string title;
};
/// What the profile says of the table that the document's lines come from, else of the tables that it joins, if those
/// agree.
[[nodiscard]] SystemHabits habits_of(const Profile& profile, const ProfileDocument& document);

/// What all tables of one system's export say of its amounts and dates: an export writes them in one way, so a table
/// whose own columns allow two readings takes the one of the others.
class SystemEvidence {
public:
    void add(const CanonicalRow& row, ColumnSet columns, DocumentKind kind);
    /// As ColumnSurvey::settle, but columns that nothing in the table settles are settled by the other tables, else
    /// by the system's habits, and a note says so.
    [[nodiscard]] SettledReadings settle(const ColumnSurvey& survey, AskedReadings asked, const std::string& file,
                                         const std::array<std::string, column_count>& printed,
                                         const SystemHabits& habits = {}) const;

private:
    MarkEvidence marks_;
    OrderEvidence orders_;
};

}  // namespace msp_audit
