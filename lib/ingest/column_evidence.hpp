#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/columns.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/read_duration.hpp"
#include "ingest/spreadsheet_day.hpp"

namespace msp_audit {

/// What settled a column whose cells may be read in two ways. `alike`: its values read the same under both; `open`:
/// nothing settles it.
enum class ReadingBasis : std::uint8_t {
    alike,
    option,
    values,
    other_column,
    other_table,
    system,
    contradiction,
    open,
    policy,
};

/// Why a column is read as it is, written down while it is settled.
struct ReadingEvidence {
    ReadingBasis basis = ReadingBasis::alike;
    std::string
        example;  ///< a value that decides; where others settle the column, or nothing does, one that does not
    std::uint32_t line = 0;  ///< of the example
    std::string lender;      ///< other_column: its header as printed; system: its title
    std::string lent;        ///< the value of another column or table that decides
    std::uint32_t lent_line = 0;
};

/// Why a file was taken for its kind. none: it was not, or the command has nothing to do with it.
enum class KindBasis : std::uint8_t { none, option, profile, headers, headers_and_name, name };
/// By what right a header serves a column. none: it serves none.
enum class HeaderRight : std::uint8_t { none, mapping, profile, canonical_name, other_name };
/// What the cells of a column are read as.
enum class CellRole : std::uint8_t { text, key, amount, day, instant, count, duration, truth };

/// One header of a file, and what becomes of the cells under it. A header that serves several columns (of a profile)
/// stands once for each.
struct ColumnEvidence {
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::size_t place = nowhere;            ///< in the header row; nowhere: the column comes from elsewhere
    std::string source;                     ///< from where instead: "BKPF.BLDAT"
    std::string column;                     ///< canonical name; empty: none
    HeaderRight right = HeaderRight::none;  ///< of a profile without a column: it chooses, joins or signs rows
    std::string would_be;                   ///< the column that the header would have served
    std::string gave_way_to;                ///< the header that serves it instead, as printed
    CellRole role = CellRole::text;
    DecimalMark mark = DecimalMark::unknown;  ///< of amounts and durations
    DateOrder order = DateOrder::unknown;     ///< of days and instants
    SerialDates serial_dates;                 ///< of days and instants
    DurationUnit unit = DurationUnit::unknown;
    bool is_utc = false;  ///< the header says so
    ReadingEvidence reading;
};

/// "values", "other-column": the words of JSON and CSV.
[[nodiscard]] std::string_view name_of(ReadingBasis basis);
[[nodiscard]] std::string_view name_of(KindBasis basis);
[[nodiscard]] std::string_view name_of(HeaderRight right);
[[nodiscard]] std::string_view name_of(CellRole role);
[[nodiscard]] CellRole cell_role_of(Column column);
[[nodiscard]] CellRole cell_role_of(TicketColumn column);

}  // namespace msp_audit
