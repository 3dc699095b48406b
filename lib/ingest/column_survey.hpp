#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/columns.hpp"
#include "ingest/asked_reading.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/column_evidence.hpp"
#include "ingest/load.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// What the options say of one file: the most particular entry, by file name, by kind, or for all; where they say
/// nothing, what the policy's mapping of its kind says.
struct AskedReadings {
    DocumentKind kind = DocumentKind::invoice;
    Asked<DecimalMark> mark;
    Asked<DateOrder> order;
    std::optional<DiscountKind> discount;
    SerialDates serial_dates;
};
/// `file` as given; its last part alone is enough in an option.
[[nodiscard]] AskedReadings asked_readings(const LoadOptions& options, const std::string& file, DocumentKind kind);
/// The same, and how the workbook counts days that the file is a sheet of.
[[nodiscard]] AskedReadings asked_readings(const LoadOptions& options, const CandidateFile& file, DocumentKind kind);

/// Some option, or the policy, says that numbers among dates are days.
[[nodiscard]] bool asks_for_serial_dates(const LoadOptions& options);

/// How the columns of a file are read, and what there is to say about it.
struct SettledReadings {
    std::array<ColumnReading, column_count> readings{};
    std::vector<std::string> notes;   ///< columns that another one settled, and columns that contradict themselves
    std::vector<std::string> errors;  ///< whole messages: ambiguous columns that nothing settles
    std::map<Column, ReadingEvidence> evidence;  ///< of amounts and days
};

/// Tells the decimal mark and the order of dates of each column from all of its values.
class ColumnSurvey {
public:
    ColumnSurvey(DocumentKind kind, ColumnSet columns);

    void add(const CanonicalRow& row);
    /// An option that names the file decides outright; else a column's own values; else the option; else the one
    /// reading of the file's other columns of that role; else it is an error. Columns whose values mean the same
    /// under every reading are read with a point.
    [[nodiscard]] SettledReadings settle(const AskedReadings& asked, const std::string& file,
                                         const std::array<std::string, column_count>& printed) const;

private:
    struct Marks {
        Column column;
        MarkEvidence evidence;
        char settled_by = '\0';  ///< the decimal mark that some value has decided for; none has contradicted it yet
    };
    struct Orders {
        Column column;
        OrderEvidence evidence;
    };
    std::vector<Marks> marks_;
    std::vector<Orders> orders_;
};

/// True if the rows of a file come out the same under both.
[[nodiscard]] bool read_alike(const SettledReadings& a, const SettledReadings& b);

}  // namespace msp_audit
