#pragma once

#include "number.hpp"
#include "reference.hpp"
#include "text.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace reference {

/// The four parts of an amount.
struct Split {
    Q payable = 0, awaiting = 0, disputed = 0, unchecked = 0;
    [[nodiscard]] Q sum() const { return payable + awaiting + disputed + unchecked; }
    void add(const Split& other, int sign = 1);
};

/// What a code does to the line or invoice it stands on.
enum class Effect { none, wait, dispute };

/// code -> effect, as it came out for this line or invoice.
using Codes = std::map<std::string, Effect>;

enum class Proof { none, slip, license, either };

struct QuoteLine {
    std::string number, vendor, line, sku, uom, currency;
    Q price;
    std::optional<int> valid_until;
};

/// One license receipt that found its PO line.
struct Receipt {
    std::string number, key;
    Days term;
    Q seats;
    bool proves = true;
};

struct InvoiceLine;

struct PoLine {
    Row row;
    std::string po, po_printed, line, line_printed, vendor, currency, quote_number, sku, description, uom;
    std::string category;  ///< resolved, empty when unknown
    std::string proof_cell, status;
    std::optional<int> order_date;
    Q ordered;  ///< never negative; a return's is turned
    Q price;    ///< per unit, net of discounts
    Q amount;   ///< round(ordered * price)
    bool is_return = false;
    std::optional<Q> received;
    bool names_quote_found = false;
    std::optional<Q> quote_price;  ///< of the linked quote, when it enters
    Q delivered = 0;               ///< slips, less rejected, less serials delivered before
    bool has_slip = false;
    std::vector<Receipt> receipts;
    DayFunction drawn, proof_drawn, billed;
    DayFunction drawn_unproved;  // qp = qo of lines that need no proof: it falls as what was proven does
    DayFunction seats;           ///< proven by licenses on each day
    Q charged = 0, charged_billed = 0;
    std::vector<std::pair<InvoiceLine*, Q>> early_credits;  ///< of charges, with what they took before it was billed
    Q value_so_far = 0;
    Q standing_billed = 0;
    bool standing_told = false;
    [[nodiscard]] Q agreed() const { return quote_price && *quote_price < price ? *quote_price : price; }
};

/// What looks for a partner: an invoice line, a slip line or a license.
struct Claim {
    std::string po_cell, po_line, sku, description, uom, vendor;
    std::optional<Q> price, quantity;
    std::string line;
    int order = 0;  ///< position in its document, by line
    bool charge = false;
    std::string charge_category;
    // The answer:
    std::vector<std::string> pos;  ///< keys of the POs it may belong to
    bool loose = false;
    PoLine* partner = nullptr;
    PoLine* other = nullptr;  ///< of an ambiguous match
    std::string method;
    std::set<std::string> warnings;
};

struct Document;

struct InvoiceLine {
    Row row;
    Document* document = nullptr;
    Claim claim;
    std::string category;  ///< its own
    bool tax_line = false, discount_line = false, charge = false;
    bool has_quantity = false, has_price = false, amount_only = false;
    std::optional<Q> q, p;                           ///< magnitude; in the partner's unit once matched
    Q own_total;                                     ///< signed, net of tax: the line's own t
    Q total;                                         ///< what is judged: t less its share of discount lines, signed
    Q tax = 0;                                       ///< from the tax column
    std::vector<std::pair<InvoiceLine*, Q>> shares;  ///< of a tax or discount line: what each other line takes
    std::optional<Days> period;
    std::optional<Q> printed_p;  ///< before discount lines lowered it
    bool total_printed = false;
    bool units_differ = false;
    bool reference_coded = false;  ///< an R code in force
    Split parts, open;
    bool standing = false;
    bool unchecked_whole = false;
    Codes codes;
    // Judging:
    Q qo = 0, qp = 0, pa = 0;
    bool gives_back = false;
    Q back_fall = 0, back_price = 0;
    Q charge_fall = 0;                      ///< of a credit on a charge: by how much what is charged fell
    std::vector<std::pair<Days, Q>> given;  ///< units that a credit gives back, and on which days
    /// A credit; on a return line, where everything is mirrored, what is billed.
    [[nodiscard]] bool is_credit() const {
        return total != 0 && (total < 0) != (claim.partner != nullptr && claim.partner->is_return);
    }
};

struct Document {
    std::string vendor, vendor_printed, number, type, currency, key;
    int copy = 1;
    int date = 0;
    std::optional<Q> printed_total;
    bool tainted = false;  ///< a row of it was rejected
    bool beyond = false;   ///< a discount goes beyond the lines
    bool future = false, duplicate = false, cancelled = false;
    bool repeated = false;                     ///< a duplicate, whatever effect the policy gives that
    std::string credited;                      ///< the invoice it names
    std::map<const PoLine*, Q> given_in_full;  ///< by the credit's PO line: what is given back and not yet taken
    std::vector<std::unique_ptr<InvoiceLine>> lines;
    Q document_tax = 0;
    Q cancelling = 0;  ///< credits that name it, so far
    Q invoiced = 0;
    int rank = 2;  ///< within a day
    std::string content;
    Split total_part, parts, open_total;  ///< total_part: the excess or shortfall
    Q credited_so_far = 0;
    Q charges_tolerated = 0;  ///< that nobody ordered
    bool settled_any = false;
    Codes codes;
    std::string verdict;
    bool on_returns = false;  ///< all its goods are on return lines: everything is mirrored
    [[nodiscard]] bool credit_note() const { return type == "credit_note"; }
    [[nodiscard]] bool takes_back() const { return credit_note() != on_returns; }
};

struct SlipLine {
    Claim claim;
    std::string number, line, vendor;
    std::optional<int> date;
    Q accepted;
    std::vector<std::string> serials;
    std::string document;  ///< as printed
    std::string line_printed;
    bool dated_out = false;
};

struct LicenseLine {
    Claim claim;
    std::string number, printed, vendor, key, agreement;
    Days term;
    Q seats;
    PoLine* partner = nullptr;
};

/// Everything that one run knows.
struct World {
    const Books* books = nullptr;
    const Policy* policy = nullptr;
    std::optional<int> as_of;  ///< given
    int today = 0;             ///< given, or the newest invoice or receipt date
    std::vector<QuoteLine> quotes;
    std::vector<std::unique_ptr<PoLine>> po_lines;
    std::vector<std::unique_ptr<SlipLine>> slips;
    std::vector<std::unique_ptr<LicenseLine>> licenses;
    std::vector<std::unique_ptr<Document>> documents;
    std::set<std::string> rejected_pos;
    bool slips_supplied = true;
    std::set<std::string> missing_kinds;
    std::multiset<OtherFinding> others;
    bool duplicate_rows = false;
    std::set<std::string> half_open;  ///< files of invoices whose period ends are the next starts
    std::map<std::string, std::set<std::string>> vendor_forms;  ///< stem -> forms on POs and quotes
};

// --- policy.cpp -------------------------------------------------------------------------------------
/// Vendor identity after aliases and the rule on names without a form.
[[nodiscard]] std::string vendor_id(const World& world, const std::string& printed);
/// Category of a line by SKU pattern, then by printed word; empty when it tells nothing.
[[nodiscard]] std::string own_category(const World& world, const std::string& sku, const std::string& printed);
/// own_category, or freight by description where there is no SKU.
[[nodiscard]] std::string charge_category(const std::string& category, const std::string& sku,
                                          const std::string& description);
/// Category of a matched line: the PO line's, else the invoice line's, else the default.
[[nodiscard]] std::string line_category(const World& world, const PoLine* partner, const std::string& own);
[[nodiscard]] Proof proof_needed(const World& world, const PoLine& partner, const std::string& own);
/// How many `to` units one `from` unit is; nothing when they do not convert.
[[nodiscard]] std::optional<Q> unit_factor(const World& world, const std::string& from, const std::string& from_sku,
                                           const std::string& to, const std::string& to_sku);
/// What selects a tolerance.
struct Selector {
    std::string vendor, category, sku, other_sku;
};
/// The room that a tolerance gives over `base`; nothing when it is unlimited.
[[nodiscard]] std::optional<Q> tolerance(const World& world, const std::string& name, const Selector& selector,
                                         const std::string& currency, const Q& base);
/// Whether the tolerance is set at all for this line (for `value`).
[[nodiscard]] bool tolerance_is_set(const World& world, const std::string& name, const Selector& selector);
/// Whether a rule or the policy sets arithmetic / invoice_total to a figure of its own.
[[nodiscard]] Q absolute_tolerance(const World& world, const std::string& name, const Selector& selector,
                                   const std::string& currency, int lines);
[[nodiscard]] Effect effect_of(const World& world, const std::string& code);
[[nodiscard]] bool printed(const World& world, const std::string& code);
/// Puts the code on, unless it is switched off; gives its effect.
Effect put(const World& world, Codes& codes, const std::string& code);
void put_info(const World& world, Codes& codes, const std::string& code);

// --- rows.cpp ---------------------------------------------------------------------------------------
[[nodiscard]] std::string cell(const Row& row, const std::string& column);
[[nodiscard]] std::optional<Q> decimal_cell(const Row& row, const std::string& column);
[[nodiscard]] std::optional<int> date_cell(const Row& row, const std::string& column);
[[nodiscard]] bool is_number_column(const std::string& column);
/// Columns that a file has: those with a value in any of its rows.
[[nodiscard]] std::map<std::string, std::set<std::string>> columns_of(const std::vector<Row>& rows);
/// Same value, numbers and dates by value.
[[nodiscard]] bool same_cell(const std::string& column, const std::string& left, const std::string& right);
/// "Rows that agree in every canonical column that both files have."
[[nodiscard]] bool agree(const Row& left, const Row& right,
                         const std::map<std::string, std::set<std::string>>& columns);
/// Rows of slips, licenses and quotes that stand in files of different columns, each once; `number` is the column of
/// their document's number. Sets `joined` where some were.
[[nodiscard]] std::vector<Row> joined_rows(const std::vector<Row>& rows, const std::string& number, bool slips,
                                           bool& joined);
/// Orders rows by what they say, never by where they stand.
[[nodiscard]] std::string content(const Row& row);
/// Sorted by file and row; document fields passed down; rows without what they need left out.
struct ReadRows {
    std::vector<Row> good;
    std::vector<Row> rejected;
};
[[nodiscard]] ReadRows read_rows(const std::vector<Row>& rows, const std::string& kind);
/// Unit price over its base, less a percentage or amount of discount.
[[nodiscard]] std::optional<Q> net_price(const Row& row, const std::string& discount_reading);
/// How the amounts in a file's discount column read: percent, line or unit.
[[nodiscard]] std::map<std::string, std::string> discount_readings(const std::vector<Row>& rows);
/// Files whose period ends are the next starts.
[[nodiscard]] std::set<std::string> half_open_files(const std::vector<Row>& rows, const std::string& start,
                                                    const std::string& end);

// --- orders.cpp, proofs.cpp, documents.cpp, tax.cpp --------------------------------------------------
void read_orders(World& world);
void link_quotes(World& world);
void read_slips(World& world);
void read_licenses(World& world);
/// Receipts, deliveries and reused keys and serials go to their PO lines.
void prove(World& world);
void read_invoices(World& world);
/// Rows of one document number as its copies.
[[nodiscard]] std::vector<std::vector<Row>> copies_of(World& world, const std::vector<Row>& rows,
                                                      const std::map<std::string, std::set<std::string>>& columns);
/// How each file's tax column reads: line, document or gross.
[[nodiscard]] std::map<std::string, std::string> tax_readings(const World& world);
/// Lines' amounts, signs and taxes; the document's total.
void read_amounts(World& world);
[[nodiscard]] bool before(const Document& left, const Document& right);
[[nodiscard]] bool line_order(const InvoiceLine& left, const InvoiceLine& right);

// --- ladder.cpp, assignment.cpp -----------------------------------------------------------------------
/// Keys of the POs that a cell names: as printed, as several, or by loose number.
[[nodiscard]] std::vector<std::string> resolve_pos(const World& world, const std::string& po_cell,
                                                   const std::string& vendor, bool& loose);
/// Finds the partners of all claims of one document.
void find_partners(World& world, const std::vector<Claim*>& claims);
/// Of the charges among them that have none yet.
void find_charges(World& world, const std::vector<Claim*>& claims);
/// Cost of a pair, nothing when it does not exist.
[[nodiscard]] std::optional<Q> pair_cost(const World& world, const Claim& claim, const PoLine& line);
/// Steps 3 and 4 over the lines `open`; `candidates` gives each its PO lines, `given` those taken by 1 and 2.
void assign(World& world, const std::vector<Claim*>& open,
            const std::map<const Claim*, std::vector<PoLine*>>& candidates, const std::set<PoLine*>& given);
/// Another price, ordered or agreed, or another proof.
[[nodiscard]] bool matters(const World& world, const PoLine& left, const PoLine& right);

// --- duplicates.cpp, judge.cpp, credits.cpp, totals.cpp, findings.cpp -----------------------------------
void match_invoices(World& world);
void order_documents(World& world);
void find_duplicates(World& world);
void find_possible_duplicates(World& world);
void judge_all(World& world);
void reference_codes(World& world, InvoiceLine& line);
void judge_positive(World& world, InvoiceLine& line);
/// Price and quantity that a line's own total decides: a low total, an amount alone.
void settle_figures(const World& world, InvoiceLine& line);
/// pa, of any line with a partner.
[[nodiscard]] Q allowed_price(const World& world, const InvoiceLine& line);
void judge_charge(World& world, InvoiceLine& line);
void give_back(World& world, InvoiceLine& credit);
void settle_all(World& world);
void move_overdue(World& world);
void compare_totals(World& world);
void hold_joined_excess(const World& world, Document& document);
void finish(World& world);
void other_findings(World& world);
[[nodiscard]] Selector selector_of(const World& world, const InvoiceLine& line);
/// Both print periods, and from the first day to the last they are other ones.
[[nodiscard]] bool periods_differ(const Document& left, const Document& right);
[[nodiscard]] bool shares_currency(const Document& left, const Document& right);
/// The documents a credit names: copies first, then by date.
[[nodiscard]] std::vector<Document*> named_documents(World& world, const Document& credit);
/// The lines on a PO line that a credit is about, in the order it takes them.
[[nodiscard]] std::vector<InvoiceLine*> credited_lines(World& world, const InvoiceLine& credit);
/// Days a line draws on.
[[nodiscard]] Days days_of(const InvoiceLine& line);

}  // namespace reference
