#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

/// A slow, obvious reading of the matching rules, kept as the oracle of the fast matcher. It shares no code
/// with `lib/`: it takes canonical rows as text and answers in text, and it favours the wording of the rules
/// over speed everywhere (quadratic loops are welcome here).
namespace reference {

/// One canonical row: column name (as in the list of canonical columns) -> printed value. Absent and empty
/// are the same. Dates are yyyy-mm-dd, numbers plain decimals with a point, a discount may end in '%'.
struct Row {
    std::string file;  ///< name of the file the row came from
    int number = 0;    ///< physical line in that file, the header being line 1
    std::map<std::string, std::string> cells;
};

/// What one run is given. A kind of document is "supplied" when at least one file of it was read,
/// even one without rows.
struct Books {
    std::vector<Row> quotes, purchase_orders, packing_slips, licenses, invoices;
    bool quotes_supplied = true;
    bool purchase_orders_supplied = true;
    bool packing_slips_supplied = true;
    bool licenses_supplied = true;
};

/// percent and absolute are decimals as text, empty when not set; absolute_by_currency wins over absolute.
/// `unlimited` is an explicitly empty table.
struct Tolerance {
    std::string percent, absolute;
    std::map<std::string, std::string> absolute_by_currency;
    bool unlimited = false;
};

/// Selectors are empty when not given; `set` maps a tolerance's name to its value.
struct ToleranceRule {
    std::string vendor, category, sku;
    std::map<std::string, Tolerance> set;
};

struct UnitRule {
    std::string name, of, factor, sku;
};

struct CodeRule {
    std::string severity, effect;  ///< empty: unchanged
};

/// The values of the policy that matching uses; the defaults are the built-in ones.
struct Policy {
    std::map<std::string, Tolerance> tolerance;  ///< by name; a name that is absent has its default
    std::vector<ToleranceRule> rules;
    std::map<std::string, std::string> categories;  ///< SKU glob or printed word -> category
    std::string default_category;
    std::string default_currency;
    std::map<std::string, std::string> vendors;  ///< other spelling -> the name to use
    std::vector<UnitRule> units;
    std::map<std::string, CodeRule> codes;
    bool require_quote = false;
    bool proof_none = false;  ///< [require] proof = "none"
    int wait_days = 60, duplicate_days = 180, possible_duplicate_days = 45, split_days = 7;
    std::map<std::string, std::string> approval;  ///< currency -> limit
    std::string near_approval_percent = "5";
    std::string assignment_cost = "0.6";
    std::string as_of;  ///< empty: the newest invoice or receipt date in the data, for counting waits only
};

/// Decimal text without trailing zeros ("-12.5", "0").
struct Parts {
    std::string payable, awaiting, disputed, unchecked;
};

struct LineAnswer {
    std::string file;
    int number = 0;
    std::string quantity, unit_price;  ///< as judged; a price that does not terminate is rounded to nine places
    std::string line_total, tax;       ///< net total as judged, and the tax the line carries
    Parts parts;
    std::set<std::string> codes;
    std::string method;              ///< po-line, po-sku, po-assignment, loose-po ..., empty when unmatched
    std::string po_number, po_line;  ///< of the partner, as printed on the PO
};

struct InvoiceAnswer {
    std::string invoice_number, vendor, invoice_date, type, currency;
    int copy = 1;         ///< 1 for the original, 2 for the second copy of the document ...
    std::string verdict;  ///< pay, wait, dispute, unchecked
    std::string invoiced;
    Parts parts;
    std::set<std::string> codes;  ///< those on the invoice itself
    std::vector<LineAnswer> lines;
};

/// Any finding that is not on an invoice or an invoice line.
struct OtherFinding {
    std::string code, document_kind, document, line;
    auto operator<=>(const OtherFinding&) const = default;
};

struct Answer {
    std::vector<InvoiceAnswer> invoices;  ///< by vendor, number, type, currency, copy
    std::multiset<OtherFinding> others;
};

[[nodiscard]] Answer reconcile(const Books& books, const Policy& policy);

/// Random books for property tests: the same seed gives the same books on every machine.
/// `size` is roughly the number of invoice lines.
struct Random {
    Books books;
    Policy policy;
};
[[nodiscard]] Random random_books(unsigned long long seed, int size);

}  // namespace reference
