#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/document_lines.hpp"
#include "match/draw_ledger.hpp"
#include "match/match_run.hpp"
#include "match/partners.hpp"

namespace msp_audit {

/// Judges every line in the order of draws: date, credits' originals, credit notes, others, number, line. Splits each
/// line's net amount (less its share of the document's discounts) into payable, awaiting, disputed and unchecked, and
/// records what was drawn. Credits lower net billed here; their money is settled afterwards.
class Judge {
public:
    Judge(MatchRun& run, const NamedInvoices& named, const std::vector<Grant>& grants, Day as_of);
    /// To be called first; what is set here stays: shares of discounts, and the lines whose signs turn. `order`: as
    /// draw_order() gives it.
    void prepare(const std::vector<std::uint32_t>& order);
    void judge_all(const std::vector<std::uint32_t>& order);

    /// By credit line: what its return of quantity is worth at the price of what it credits, or by how much what is
    /// charged fell; 0 for others.
    [[nodiscard]] const std::unordered_map<std::uint32_t, Decimal>& returned_values() const {
        return returned_values_;
    }

private:
    /// One line as it is compared: in the PO line's unit, sizes positive whatever the sign.
    struct Compared {
        Decimal total;    ///< t, less the line's share of discounts
        Decimal printed;  ///< t
        Ratio quantity;   ///< q
        Ratio price;      ///< p
        Ratio order_price;
        Ratio quote_price;
        bool quoted = false;
        bool amount_only = false;
        bool arithmetic_high = false;
        bool arithmetic_low = false;
        Decimal expected;
    };

    void judge_document(std::uint32_t place);
    void spread_discounts(std::span<LineMatch> lines, InvoiceMatch& document) const;
    /// A line of zero amount, printed or after discount lines: payable 0, draws nothing and raises nothing.
    [[nodiscard]] static bool is_nothing(const LineMatch& line) {
        return (*line.net + *line.discount_share).is_zero();
    }
    void judge_line(LineMatch& line, const InvoiceMatch& document);
    void judge_goods(LineMatch& line, const InvoiceMatch& document, const Compared& figures);
    void judge_charge(LineMatch& line, const InvoiceMatch& document, const Decimal& agreed_goods);
    void draw_charge(OrderLineIndex at, const Decimal& payable, int places);
    void credit_charge(LineMatch& line, OrderLine* order, const Decimal& total);
    void note_return_facts(LineMatch& line, const Compared& figures);
    void mark_excessive_credits();
    void judge_credit(LineMatch& line, const InvoiceMatch& document, const Compared& figures);
    [[nodiscard]] Decimal give_back(const LineMatch& line, const LineMatch& original, const Term& period,
                                    const Ratio& quantity);
    [[nodiscard]] Decimal give_all_back(const LineMatch& line, const LineMatch& original);
    [[nodiscard]] bool is_credited_in_full(const InvoiceMatch& billed, const InvoiceMatch& credit) const;
    [[nodiscard]] Part part_of_reference(const LineMatch& line, const InvoiceMatch& document) const;
    void dispute_reference(LineMatch& line, const InvoiceMatch& document, const Compared& figures);
    [[nodiscard]] Compared compared(const LineMatch& line) const;
    [[nodiscard]] Proof proof_of(const LineMatch& line) const;
    [[nodiscard]] Ratio ordered_quantity(const LineMatch& line) const;
    void compare_prices(LineMatch& line, const Compared& figures, const ToleranceScope& scope);
    [[nodiscard]] Ratio allowed_price(const Compared& figures, const ToleranceScope& scope, bool disputes_only) const;
    struct Quantities {
        Ratio ordered;  ///< qo
        Ratio proven;   ///< qp
        Code order_code = Code::quantity_above_ordered;
        Code proof_code = Code::not_received;
        bool ordered_short = false;
        bool proof_short = false;
        bool unproven_kind = false;  ///< the proof's kind was not supplied
    };
    void note_draw(const LineMatch& line, const Compared& figures, const DrawLeft& left, const Quantities& quantities,
                   const Ratio& allowed) const;
    [[nodiscard]] TracedDraw traced(const LineMatch& line, TracedDraw::Kind kind, const Compared& figures) const;
    [[nodiscard]] TracedTolerance traced(ToleranceKey key, const Ratio& base, const ToleranceScope& scope) const;
    [[nodiscard]] Quantities compare_quantities(const LineMatch& line, const Compared& figures, const DrawLeft& left,
                                                const ToleranceScope& scope, const Ratio& agreed) const;
    [[nodiscard]] static Decimal value_of(const Compared& figures, const Ratio& quantity, const Ratio& price,
                                          bool arithmetic_limits, int places);
    [[nodiscard]] Parts split(const Compared& figures, const Quantities& quantities, const ToleranceScope& scope,
                              const DrawLeft& left, const Ratio& allowed, int places) const;
    void cap_value(LineMatch& line, const Ratio& agreed, const ToleranceScope& scope, Parts& parts, int places);
    void count_passed(InvoiceMatch& document, const Compared& figures, const Quantities& quantities,
                      const DrawLeft& left, const Ratio& allowed, int places) const;
    [[nodiscard]] bool is_supplied(Proof proof, const DrawLeft& left) const;
    [[nodiscard]] Ratio agreed_price(const Compared& figures) const;
    static void store(LineMatch& line, const Parts& parts);
    [[nodiscard]] std::optional<std::uint32_t> credited_line(const LineMatch& line, const InvoiceMatch& document,
                                                             const Compared& figures);
    [[nodiscard]] bool credits_in_full(const InvoiceMatch& document);
    void note_standing(LineMatch& line, const Compared& figures);
    void index_billed_prices(const std::vector<std::uint32_t>& order);
    [[nodiscard]] bool share_order_lines(std::span<const LineMatch> lines);
    void mark_duplicate_lines(std::span<LineMatch> lines);

    MatchRun& run_;
    const NamedInvoices& named_;
    DrawLedger ledger_;
    DocumentLines document_lines_;
    std::optional<bool> in_full_;  ///< the document at hand credits the invoice that it names in full
    Day as_of_;
    std::unordered_map<std::uint32_t, Decimal> returned_values_;
    struct BilledAt {
        std::uint32_t position = 0;  ///< in draw order
        std::uint32_t line = 0;
    };
    /// For credits: by PO line, the first line in draw order at each price.
    std::unordered_map<std::uint32_t, std::map<Ratio, BilledAt>> billed_prices_;
    struct GivenBack {
        std::uint32_t line = 0;
        Term period;
        Ratio quantity;
    };
    /// By PO line: the credits that gave quantity back, in order, with how much.
    std::map<std::uint32_t, std::vector<GivenBack>> given_back_;
    /// Of the document at hand, by PO line: what a credit in full has given back there and no line of it has taken
    /// yet.
    std::unordered_map<std::uint32_t, Decimal> given_in_full_;
    /// Of the document at hand: what a tolerance let through of charges that no order has.
    Decimal unordered_charges_;
    /// By PO line of a charge: credits, in order, with how much they took back before it was billed.
    std::unordered_map<std::uint32_t, std::deque<std::pair<std::uint32_t, Decimal>>> early_credits_;
    std::vector<OrderLineIndex> met_;                         ///< by one document's lines, for lines billed twice
    std::unordered_map<std::uint32_t, Decimal> value_drawn_;  ///< by PO line, where a value tolerance is in force
};

}  // namespace msp_audit
