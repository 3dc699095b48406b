#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "match/matches.hpp"
#include "match/receipts.hpp"

namespace msp_audit {

/// What is left of one PO line for one invoice line.
struct DrawLeft {
    Ratio ordered;      ///< ordered less drawn, never below zero; over a period the least of its days
    Ratio ordered_net;  ///< the same, below zero where a tolerance let more through: it is used once
    Ratio proven;       ///< all that proves the line; over a period the least of its days
    Ratio proof;        ///< proven less drawn, never below zero
    Ratio proof_net;    ///< the same, below zero where a tolerance let more through
    Ratio most_proven;  ///< the base of tolerances: over a period the most of its days
};

/// Draws on PO lines: no ordered, delivered or granted unit is drawn twice. On standing orders seats are drawn by
/// day. Draws never exceed what is billed net of credits, whichever comes first.
class DrawLedger {
public:
    /// `as_of`: for receipts that begin after it.
    DrawLedger(Matches& matches, const std::vector<Grant>& grants, Day as_of);

    /// Announces a line's period and proof before anything is drawn: they make the days that the ledger tells apart.
    void announce(OrderLineIndex order, const Term& period, Proof proof);
    void announced();

    [[nodiscard]] DrawLeft left(OrderLineIndex order, const Term& period, Proof proof, Day date);
    /// Bills `billed` units (a line with a reference code bills without drawing) and draws on order and proof. Where
    /// no proof is needed, what the line draws counts as proven, but takes nothing from the proof of others.
    void draw(OrderLineIndex order, const Term& period, Proof proof, Day date, const Ratio& billed,
              const Ratio& from_order, const Ratio& from_proof);
    /// Gives back `quantity` (positive): net billed falls, and with it what was drawn beyond it. By how much what
    /// counted as proven fell; on standing orders the largest fall of any day.
    Ratio give_back(OrderLineIndex order, const Term& period, const Ratio& quantity);

    /// Adds `quantity` (of either sign) to what is billed, for telling excess only. What is then billed net, on
    /// standing orders the least of any day.
    Ratio bill(OrderLineIndex order, const Term& period, const Ratio& quantity);

private:
    /// Days of one PO line between two boundaries; every figure holds on each of them.
    struct Segment {
        std::int32_t first = 0;
        Ratio granted;
        Ratio ordered_drawn;
        Ratio proof_drawn;
        Ratio drawn_without_proof;
        Ratio net_billed;
        Ratio reserved;  ///< while receipts are gone through: what the earlier ones would give
    };
    struct Days {
        std::vector<std::int32_t> bounds;
        std::vector<Segment> segments;
    };
    struct Span {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    using Grants = std::vector<Grant>;

    [[nodiscard]] Days* days_of(OrderLineIndex order);
    [[nodiscard]] const Grants& grants_of(OrderLineIndex order) const;
    void make_segments(Days& days, const Grants& grants) const;
    [[nodiscard]] static Span span_of(const Days& days, const Term& period);
    [[nodiscard]] bool usable(const Grant& grant, Day date) const;
    [[nodiscard]] Ratio usable_seats(OrderLineIndex order, Day date) const;
    void prove_by_quantity(OrderLineIndex order, Proof proof, Day date, const Ratio& drawn, DrawLeft& rest) const;
    static void prove_by_day(const Days& days, const Span& span, DrawLeft& rest);
    void prove_by_receipt(Days& days, const Grants& grants, Day date, DrawLeft& rest) const;
    [[nodiscard]] static Ratio reserve(Days& days, const Grant& grant);
    void draw_whole_terms(Days& days, const Grants& grants, Day date, Ratio quantity) const;

    Matches& matches_;
    Day as_of_;
    std::unordered_map<std::uint32_t, Days> days_;
    std::unordered_map<std::uint32_t, Grants> grants_;  ///< by PO line, by start and number
};

}  // namespace msp_audit
