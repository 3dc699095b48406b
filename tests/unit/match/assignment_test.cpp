#include "match/assignment.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace msp_audit;

namespace {

/// By right node, then by left one: how many lines of the left are partners of the right.
using Flows = std::vector<std::uint32_t>;

Flows flows_of(const AssignmentProblem& problem, const std::vector<AssignedPair>& pairs) {
    Flows flows(problem.left_counts.size() * problem.right_counts.size(), 0);
    for (const AssignedPair& pair : pairs) flows[pair.right * problem.left_counts.size() + pair.left] += pair.count;
    return flows;
}

/// Tries every assignment: the least total cost, and among equals the one that has most of the first left node on
/// the first right one, then most of the second, and so on.
Flows best_of_all(const AssignmentProblem& problem) {
    const std::size_t lefts = problem.left_counts.size();
    std::vector<std::optional<Ratio>> costs(lefts * problem.right_counts.size());
    for (const AssignmentPair& pair : problem.pairs) costs[pair.right * lefts + pair.left] = pair.cost;
    std::vector<std::uint32_t> supply = problem.left_counts;
    std::vector<std::uint32_t> room = problem.right_counts;
    Flows flows(costs.size(), 0);
    Flows best;
    std::optional<Ratio> least;
    const std::function<void(std::size_t, Ratio)> go_on = [&](std::size_t at, const Ratio& spent) {
        if (at == costs.size()) {
            Ratio cost = spent;
            for (const std::uint32_t left_over : supply)
                cost = cost + problem.limit * Ratio(static_cast<int>(left_over));
            if (least && !(cost < *least)) return;
            least = cost;
            best = flows;
            return;
        }
        std::uint32_t& of_left = supply[at % lefts];
        std::uint32_t& of_right = room[at / lefts];
        // The most first: of equal assignments the first one found stands.
        for (std::uint32_t count = costs[at] ? std::min(of_left, of_right) : 0;; --count) {
            of_left -= count;
            of_right -= count;
            flows[at] = count;
            go_on(at + 1, count == 0 ? spent : spent + *costs[at] * Ratio(static_cast<int>(count)));
            of_left += count;
            of_right += count;
            if (count == 0) break;
        }
        flows[at] = 0;
    };
    go_on(0, Ratio(0));
    return best;
}

Ratio tenths(int count) { return Ratio(count) / Ratio(10); }

}  // namespace

TEST_CASE("of assignments of equal cost the lower line is on the lower order line, though another one moves for it") {
    AssignmentProblem problem;
    problem.left_counts = {1, 1};
    problem.right_counts = {1, 1, 1};
    problem.limit = tenths(6);
    problem.pairs = {{0, 0, 0}, {0, 1, 0}, {0, 2, 0}, {1, 0, tenths(1)}, {1, 2, tenths(1)}};
    // By right node: the first has the first line, the second none, the third the other one.
    CHECK(flows_of(problem, assign(problem)) == Flows{1, 0, 0, 0, 0, 1});
}

TEST_CASE("the assignment is the best of all, with the ties that are promised") {
    std::mt19937 dice(7);
    const auto up_to = [&dice](std::uint32_t most) { return static_cast<std::uint32_t>(dice() % (most + 1)); };
    for (int round = 0; round < 3000; ++round) {
        AssignmentProblem problem;
        problem.limit = tenths(6);
        problem.left_counts.resize(1 + up_to(3));
        problem.right_counts.resize(1 + up_to(3));
        for (std::uint32_t& count : problem.left_counts) count = 1 + up_to(1);
        for (std::uint32_t& count : problem.right_counts) count = 1 + up_to(1);
        for (std::uint32_t left = 0; left < problem.left_counts.size(); ++left) {
            for (std::uint32_t right = 0; right < problem.right_counts.size(); ++right) {
                if (up_to(3) != 0) problem.pairs.push_back({left, right, tenths(static_cast<int>(up_to(6)))});
            }
        }
        if (flows_of(problem, assign(problem)) != best_of_all(problem)) {
            FAIL(fmt::format("round {} is not the best", round));
        }
    }
}
