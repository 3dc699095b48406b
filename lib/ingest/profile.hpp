#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/columns.hpp"
#include "core/documents.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

/// What is wrong with a profile: FILE:LINE: KEY: reason, and a hint on a line of its own.
class ProfileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One table of a system, told by its headers, and by its name where the headers of two fit.
struct ProfileTable {
    std::string name;
    std::string files;                           ///< pattern of file names, `*` and `?`, without case; empty: any
    std::vector<std::string> headers;            ///< those that must be present
    std::vector<std::string> header_keys;        ///< header_key() of each
    std::vector<std::string> whole_numbers;      ///< columns in which 4500000002.0 means 4500000002
    std::vector<std::string> reject_when_empty;  ///< a row without one of these is rejected
    std::vector<std::string> empty_words;        ///< cells that mean an empty one: NULL
    /// Columns that stand on a document's first row only: a row without the first of them has all of them from the
    /// row above.
    std::vector<std::string> first_row_only;
    std::vector<std::string> passed_over;        ///< columns of money that are known and not needed
    DateOrder date_order = DateOrder::unknown;   ///< as the system writes it; holds where no value tells
    DecimalMark decimal = DecimalMark::unknown;  ///< the same
};

/// The column that each table has besides its own: the name of the file, without folders and endings.
inline constexpr std::string_view file_column = "<file>";

/// A column at hand while a document's rows are made: of the table that they come from (place 0), or of its n-th
/// join.
struct ProfileColumn {
    std::size_t place = 0;
    std::string column;
};

struct ProfileCondition {
    ProfileColumn column;
    std::vector<std::string> values;  ///< the cell is one of these; "" is an empty cell
    bool negated = false;             ///< the cell is none of these
    std::string words;                ///< what is so where it does not hold: "MSEG.BWART is not 101 or 102"

    [[nodiscard]] bool holds(std::string_view cell) const;
};

/// The first row of another table with the same keys; numbers compare as numbers (10, 00010 and 10.0 are one).
struct ProfileJoin {
    std::size_t table = 0;  ///< place in Profile::tables
    std::string name;       ///< how its columns are spoken of: BKPF.BLDAT
    /// Its own column, and the one at hand that it must equal.
    std::vector<std::pair<std::string, ProfileColumn>> keys;
    std::vector<ProfileCondition> where;  ///< which of its rows count; all must hold
    /// A row that has no partner at all is rejected; one whose partners all fail `where` is left out.
    bool required = false;
};

/// The texts of several columns, one behind the other, or their product; nothing where one of them is empty.
struct ProfileSource {
    std::vector<ProfileColumn> parts;
    std::string separator;
    bool without_time = false;  ///< instants among the parts lose their time
    bool is_product = false;
    std::optional<int> truncate;  ///< places behind the point to which each product, from left to right, is cut
    std::string constant;         ///< instead of columns
    std::optional<ProfileCondition> when;  ///< else the source is empty
};

/// Which of the days of a document's rows counts for all of them.
enum class DayOfDocument : std::uint8_t { each, earliest, latest };

/// Where a canonical column comes from: the first source that is not empty, else a constant.
struct ProfileCell {
    Column column = Column::vendor;
    std::vector<ProfileSource> sources;
    std::string constant;
    std::vector<std::pair<std::string, std::string>> values;  ///< cell -> what it means
    std::optional<ProfileCondition> negative_when;            ///< turns the sign
    std::string warning;                                      ///< said if the first source was empty
    std::string note;                                         ///< said once for each file
    std::size_t cut_at = 0;     ///< the system cuts texts at so many characters: said where one is as long
    bool is_exclusive = false;  ///< a day that is no longer part of the period: the day before is
    DayOfDocument of_document = DayOfDocument::each;
    std::vector<ProfileSource> checks;  ///< what the amount should be; said where none of them gives it
};

/// Documents that take back another, which they name or only mirror: the same PO line, quantity, amount and currency
/// with the other sign, in a document with a lower number.
struct ProfileReversals {
    std::vector<ProfileCondition> when;
    std::vector<ProfileColumn>
        named_by;  ///< the number of the other document, in the parts of ProfileDocument::number
};

/// Rows of one document that agree in `by`, in unit price and unit, some with positive and some with negative totals,
/// are one row: an old quantity refunded and the new one charged.
struct ProfileNetting {
    std::vector<ProfileColumn> by;
};

/// How the rows of one table become rows of one kind of document.
struct ProfileDocument {
    DocumentKind kind = DocumentKind::invoice;
    std::size_t from = 0;                 ///< place in Profile::tables
    std::vector<ProfileCondition> where;  ///< of its own columns; a row that fails one is left out, and counted by it
    std::vector<ProfileJoin> joins;
    std::vector<ProfileCell> cells;
    std::vector<ProfileColumn> number;  ///< what rows of one document have in common, most significant part first
    bool vendor_from_po = false;        ///< a row whose vendor's first source is empty has its PO's vendor
    bool type_from_sign = false;        ///< a document of negative total is a credit note, any other an invoice
    std::optional<ProfileReversals> reversals;
    std::optional<ProfileNetting> netting;
};

/// One source system: which files are its tables, and how their rows become documents. Data, never behaviour of its
/// own.
struct Profile {
    std::string name;
    std::string title;
    std::string source;  ///< where the headers were seen
    std::vector<ProfileTable> tables;
    std::vector<ProfileDocument> documents;

    /// The columns of a table that some document needs or may use.
    [[nodiscard]] std::vector<std::string> wanted_columns(std::size_t table) const;
    /// Those without which keys, conditions and signs cannot be told.
    [[nodiscard]] std::vector<std::string> needed_columns(std::size_t table) const;
};

/// Reads a profile; `file` is its name in messages. Throws ProfileError.
[[nodiscard]] Profile read_profile(std::string_view text, const std::string& file);

/// A profile that is built into the program.
struct ShippedProfile {
    std::string_view name;
    std::string_view text;  ///< TOML
};
[[nodiscard]] std::span<const ShippedProfile> shipped_profiles();

}  // namespace msp_audit
