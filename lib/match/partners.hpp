#pragma once

#include <functional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "match/ladder.hpp"
#include "match/match_run.hpp"
#include "match/named_invoices.hpp"
#include "match/po_lookup.hpp"

namespace msp_audit {

/// Gives every invoice line its role, net amount, category and PO line, and the reference codes: what is wrong with
/// the line before any price or quantity is compared. Lines whose PO stands in a rejected row are marked unchecked
/// there.
void find_partners(MatchRun& run);

/// What the search for partners looks up, for all documents.
struct PartnerSearch {
    explicit PartnerSearch(MatchRun& of);

    MatchRun& run;
    NamedInvoices named;
    std::unordered_set<std::uint32_t> rejected_orders;  ///< PO keys that stand in rejected rows
};

/// Works on one document after the other; several may work on different ones at a time. What find_for() finds depends
/// on no other document.
class PartnerFinder {
public:
    explicit PartnerFinder(const PartnerSearch& search);
    /// Nets, roles, and whether the signs of a credit note turn.
    void settle_amounts(DocumentIndex at);
    void find_for(DocumentIndex at);
    /// For documents that name others, after find_for() of all documents and by one finder alone.
    void find_by_name(DocumentIndex at);
    /// The lines that could as well have had another PO line, and that one.
    [[nodiscard]] const std::vector<std::pair<std::uint32_t, OrderLineIndex>>& others() const { return others_; }

private:
    /// A line of one document and the POs it means.
    struct Wanted {
        PoLookup lookup;
        std::uint32_t line = 0;

        [[nodiscard]] bool is_with(const Wanted& other) const {
            return lookup.orders.data() == other.lookup.orders.data();
        }
        [[nodiscard]] static bool before(const Wanted& a, const Wanted& b) {
            return a.is_with(b) ? a.line < b.line : std::less<>()(a.lookup.orders.data(), b.lookup.orders.data());
        }
    };
    /// Some lines of a document.
    struct Lines {
        std::size_t count = 0;
        const LineMatch* first = nullptr;
    };
    /// The document named last, and its goods and charges, in all and by item.
    struct Credited {
        std::uint32_t document = nowhere;
        Lines all;
        std::unordered_map<TextId, Lines> by_item;
    };
    void find_goods(const InvoiceMatch& document);
    void settle_rest(const InvoiceMatch& document);
    void note_credited(std::uint32_t document);
    void climb(const InvoiceMatch& document, std::span<const Wanted> members, const Ratio& factor);
    void find_charges(const InvoiceMatch& document);
    void note_searches(const InvoiceMatch& document, std::span<const Wanted> members);
    [[nodiscard]] LadderLine step_of(const LineMatch& line, const InvoiceMatch& document, const Ratio& factor) const;
    [[nodiscard]] bool take_partner_of_credited(LineMatch& line, const InvoiceMatch& document);
    [[nodiscard]] std::vector<OrderIndex> orders_of_goods(const InvoiceMatch& document);
    [[nodiscard]] std::vector<std::uint32_t> charges_of(std::vector<OrderIndex> orders);
    void check_references(LineMatch& line, const InvoiceMatch& document);
    [[nodiscard]] LineRole role_of(const LineMatch& line);
    [[nodiscard]] bool names_goods(const LineMatch& line);
    void settle_category(LineMatch& line);
    [[nodiscard]] OrderLineIndex charge_partner(const LineMatch& line, const std::vector<std::uint32_t>& places);

    MatchRun& run_;
    const PartnerSearch& search_;
    Ladder ladder_;
    std::vector<Wanted> wanted_;     ///< of one document
    std::vector<LadderLine> steps_;  ///< of one climb
    std::vector<std::pair<std::uint32_t, OrderLineIndex>> others_;
    Credited credited_;
};

/// True where an R code with an effect stands on the line: it is disputed (or awaited) whole and draws nothing.
[[nodiscard]] bool has_reference_code(const MatchRun& run, CodeSet codes);

}  // namespace msp_audit
