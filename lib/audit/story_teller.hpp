#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding_maker.hpp"
#include "audit/order_trail.hpp"
#include "audit/story.hpp"

namespace msp_audit {

/// Puts one story together; what its chapters have in common.
class StoryTeller {
public:
    StoryTeller(Story& into, const StoryFacts& of);

    void tell_quotes(std::span<const std::uint32_t> quotes);
    void tell_orders(std::span<const OrderLineIndex> order_lines);
    void tell_receipts(std::span<const std::uint32_t> receipts);
    void tell_invoice(DocumentIndex at);

private:
    using Kind = StoryWords::Kind;
    using Rows = std::vector<std::vector<std::string>>;

    void add(Kind kind, std::string text) { story_.emplace_back(StoryWords{kind, std::move(text)}); }
    void add_table(std::vector<StoryTable::Column> columns, Rows rows);

    // invoice_story.cpp
    void tell_amounts(const InvoiceMatch& document);
    void tell_repeats(DocumentIndex at);
    void tell_total(const InvoiceMatch& document);
    // line_story.cpp
    void tell_line(std::uint32_t place);
    void tell_partner(const LineMatch& line, std::uint32_t place);
    void tell_suggestions(std::uint32_t place);
    void tell_receipts_of(OrderLineIndex at);
    // judgement_story.cpp
    void tell_judgement(const LineMatch& line, std::uint32_t place);
    void tell_price(const TracedDraw& draw, std::string_view currency);
    void tell_quantities(const TracedDraw& draw, const LineMatch& line);
    [[nodiscard]] std::string category_words(const LineMatch& line, const OrderLine& order) const;
    void tell_split(const TracedDraw& draw, std::string_view currency);
    void tell_credit(const TracedDraw& draw, std::string_view currency);
    void tell_charge(const LineMatch& line, std::uint32_t place);
    void tell_moves(const LineMatch& line, std::uint32_t place);
    void tell_draws(OrderLineIndex at, std::uint32_t marked);
    [[nodiscard]] std::vector<std::string> draw_row(const TracedDraw& draw) const;
    // order_story.cpp
    void tell_order_line(OrderLineIndex at);
    void tell_license(const License& license);
    void tell_what_counts(const ReceiptMatch& receipt, const Ratio& granted);
    void tell_what_is_left(const OrderLine& order);
    /// The findings that `chosen` takes, each with what settles it.
    template <class Chosen>
    void tell_findings(Chosen chosen) {
        for (const Finding& finding : facts_.findings) {
            if (chosen(finding)) tell_finding(finding);
        }
    }
    void tell_finding(const Finding& finding);
    [[nodiscard]] std::string what_to_do(const Finding& finding) const;
    void tell_findings_on(DocumentKind kind, std::string_view document, std::string_view line,
                          std::string_view vendor);

    /// "invoices.csv:3".
    [[nodiscard]] std::string row_words(SourceRef source) const;
    /// "PO-77 line 1 (purchase-orders.csv:4)".
    [[nodiscard]] std::string order_with_row(const OrderLine& order) const;
    [[nodiscard]] std::string line_words(const LineMatch& line) const;
    /// Its printed number; without one its row in the file, as every other output tells it: "row 3".
    [[nodiscard]] std::string line_name(const LineMatch& line) const;
    [[nodiscard]] std::string tolerance_words(const TracedDraw& draw, ToleranceKey key, bool is_money,
                                              std::string_view currency) const;
    [[nodiscard]] const InvoiceLine& row_of(const LineMatch& line) const {
        return books_.invoice_lines[static_cast<std::size_t>(line.record)];
    }
    [[nodiscard]] std::string_view currency_of(const LineMatch& line) const {
        return books_.text(matches_.document(line.document).currency);
    }

    Story& story_;
    const StoryFacts& facts_;
    const Books& books_;
    const Matches& matches_;
    FindingMaker maker_;
    OrderTrail trail_;
};

}  // namespace msp_audit
