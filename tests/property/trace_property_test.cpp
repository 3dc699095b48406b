#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "audit/audit.hpp"
#include "match/match.hpp"
#include "property/law_books.hpp"

// `explain` tells what a match with its reasons kept has decided: it must be the same match, and its reasons must add
// up to what was decided.

namespace {

using namespace msp_audit;
using laws::Judged;
using laws::World;
using Said = std::vector<std::string>;

/// The same books matched again, with all reasons kept.
MatchTrace match_again(Judged& judged, const World& world) {
    MatchTrace trace;
    trace.documents.assign(judged.matches.documents.size(), true);
    trace.order_lines.assign(judged.matches.order_lines.size(), true);
    const Day as_of = world.policy.as_of.empty() ? Day() : Day::parse(world.policy.as_of).value();
    judged.matches = match(judged.books, judged.policy, as_of, 1, &trace);
    judged.findings = audit(judged.books, judged.matches, judged.policy);
    return trace;
}

Decimal absolute(const Decimal& amount) { return amount.abs(); }

/// How many reasons were looked at: a trace that keeps none adds up, too.
struct Met {
    std::size_t draws = 0, settlements = 0, searches = 0;
};

Said what_does_not_add_up(const MatchTrace& trace, const Matches& matches, Met& met) {
    Said said;
    std::map<std::uint32_t, Decimal> settled;
    for (const TracedSettlement& one : trace.settlements) settled[one.credit] += one.amount;
    met.settlements += trace.settlements.size();
    for (const TracedDraw& draw : trace.draws) {
        if (draw.kind != TracedDraw::Kind::goods) continue;
        ++met.draws;
        if (draw.split.sum() != draw.total)
            said.push_back(fmt::format("line {}: the split is not the total", draw.line));
        const LineMatch& line = matches.lines[draw.line];
        const Parts parts = *line.parts;
        // Afterwards waits may have moved, and a line is printed without its share of discount lines.
        const bool is_final = !line.codes.has(Code::receipt_overdue) && !line.discount_share.has_value();
        for (std::size_t i = 0; i < part_count && is_final; ++i) {
            if (absolute(parts.amounts[i]) == draw.split.amounts[i]) continue;
            said.push_back(fmt::format("line {}: part {} is {}, the reasons give {}", draw.line, i,
                                       parts.amounts[i].to_string(), draw.split.amounts[i].to_string()));
        }
    }
    for (std::size_t i = 0; i < matches.lines.size(); ++i) {
        const LineMatch& line = matches.lines[i];
        if (!line.codes.has(Code::credit_settles)) continue;
        const Decimal told = settled[static_cast<std::uint32_t>(i)];
        if (told == matches.facts[line.facts].settled) continue;
        said.push_back(fmt::format("line {}: {} settled, the reasons give {}", i,
                                   matches.facts[line.facts].settled.to_string(), told.to_string()));
    }
    return said;
}

}  // namespace

TEST_CASE("keeping the reasons of a match changes nothing that it decides") {
    laws::hold(
        [](const World& world) {
            const auto before = laws::judge(world);
            const auto after = laws::judge(world);
            static_cast<void>(match_again(*after, world));
            return laws::differences(laws::picture(*before, {}), laws::picture(*after, {}));
        },
        {{1, 120, 12}, {251, 290, 25}});
}

TEST_CASE("the reasons of a match add up to the parts of every line and to what every credit settled") {
    Met met;
    laws::hold(
        [&met](const World& world) {
            const auto judged = laws::judge(world);
            const MatchTrace trace = match_again(*judged, world);
            met.searches += trace.searches.size();
            return what_does_not_add_up(trace, judged->matches, met);
        },
        {{1, 120, 12}, {251, 290, 25}});
    constexpr std::size_t fewest = 100;
    CHECK(met.draws > fewest);
    CHECK(met.searches > fewest);
    CHECK(met.settlements > fewest);
}
