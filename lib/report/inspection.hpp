#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/books.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// One header of an inspected file, or a column of its documents that comes from elsewhere. Words that are the same
/// in JSON and CSV are as the evidence names them; an empty text does not apply.
struct InspectedColumn {
    std::optional<std::size_t> place;  ///< in the header row, from 1; none: it comes from elsewhere
    std::string header;                ///< as printed
    std::string source;                ///< from where instead: "BKPF.BLDAT", or a constant
    std::string column;                ///< canonical name; empty: not used
    std::string right;                 ///< mapping, profile, canonical_name, other_name
    std::string would_be;              ///< the column that the header would have served
    std::string gave_way_to;           ///< the header that serves it instead
    std::string role;                  ///< text, key, amount, day, instant, count, duration, truth
    std::string decimal;               ///< point, comma
    std::string date_order;            ///< dmy, mdy
    std::string serial_dates;          ///< 1900, 1904: numbers among the dates are days since then
    std::string unit;                  ///< seconds, minutes, hours, days: of bare numbers
    bool is_utc = false;               ///< the header says so
    std::optional<std::size_t> with_offset, without_offset;  ///< values of an instant
    std::string basis;    ///< alike, option, values, other_column, other_table, system, contradiction, open
    std::string example;  ///< the value that decides, or one that does not
    std::size_t example_row = 0;
    std::string lender;  ///< the header that decides instead, or the system whose habit it is
    std::string lent;    ///< its value
    std::size_t lent_row = 0;
    std::vector<std::pair<std::string, std::string>> readings;  ///< of an open one: option -> what the example means
    std::vector<std::string> samples;                           ///< the first three values that differ
};

struct InspectedProfile {
    std::string name, title, table, files;
    std::vector<std::string> telling;  ///< headers by which it knew the file
    std::vector<std::string> others;   ///< profiles that fit, too
};

/// A column that a file has not, and the header that may be meant.
struct InspectedAdvice {
    std::string column, header, like;
    std::vector<std::string> others;  ///< headers that are as near
};

/// What an unread file is most like.
struct InspectedNearest {
    DocumentKind kind = DocumentKind::invoice;
    std::size_t known = 0;
    std::size_t header_row = 0;
    std::vector<InspectedAdvice> lacks;
    std::vector<std::string> idle;
    std::string mapping;      ///< lines for msp-audit.toml; empty: nothing is lacking
    std::string kind_option;  ///< what reads the file as that kind, to copy into a shell
};

struct InspectedFile {
    std::string name;
    std::optional<DocumentKind> kind;  ///< none: nothing of it is read
    std::string basis;                 ///< option, profile, headers, headers_and_name, name; empty
    std::vector<DocumentKind> ties;    ///< kinds that fit alike
    std::optional<InspectedProfile> profile;
    bool is_workbook = false;
    std::string sheet;     ///< of a workbook that has several
    std::string encoding;  ///< UTF-8, UTF-16LE, UTF-16BE, Windows-1252; empty: it is no text
    bool byte_order_mark = false;
    bool is_ascii = false;
    bool is_packed = false;
    std::size_t bytes = 0;
    std::size_t crlf = 0, lf = 0, cr = 0;
    std::string delimiter;
    std::size_t header_row = 0;  ///< 0: none
    std::size_t title_rows = 0;
    bool is_table = true;               ///< else its bytes are none
    bool is_open = false;               ///< some column is ambiguous, and nothing of it is used
    InputFile rows;                     ///< where they went; of a file that is read
    std::vector<RejectedRow> rejected;  ///< the first of them
    std::size_t rejected_count = 0;
    std::string header_currency;         ///< that the headers of amounts tell: "EUR" of `Amount (EUR)`
    std::vector<std::string> bad_cells;  ///< sentences: cells that count as missing
    bool is_unknown = false;  ///< neither a kind nor a profile was told, not even one that something is lacking for
    std::vector<InspectedColumn> columns;
    std::optional<InspectedNearest> nearest;
    std::vector<InspectedAdvice> offers;  ///< columns that it could do without
    std::string offered_mapping;          ///< of a file that is read: lines for msp-audit.toml
    std::vector<std::string> errors, warnings;
};

struct Inspection {
    std::string program;
    std::string policy_file;  ///< empty: built in
    std::string zone;         ///< in which times without an offset are read
    std::string zone_basis;   ///< what says so: "tickets.timezone"
    std::vector<InspectedFile> files;
    std::vector<std::string> errors, warnings;  ///< about no single file

    [[nodiscard]] std::size_t files_read() const;
};

[[nodiscard]] std::string render_inspection_table(const Inspection& inspection, const RenderOptions& options);
/// The same page in GitHub's Markdown.
[[nodiscard]] std::string render_inspection_markdown(const Inspection& inspection, const RenderOptions& options);
[[nodiscard]] std::string render_inspection_csv(const Inspection& inspection, const RenderOptions& options);
[[nodiscard]] std::string render_inspection_json(const Inspection& inspection);

}  // namespace msp_audit
