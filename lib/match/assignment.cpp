#include "match/assignment.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace msp_audit {

namespace {

constexpr Int128 unreachable = std::numeric_limits<Int128>::max() / 4;

Int128 greatest_common_divisor(Int128 a, Int128 b) {
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// A common denominator of all costs, if one below 10^30 exists.
std::optional<Int128> common_denominator(const AssignmentProblem& problem) {
    const Int128 bound = power_of_ten(30);
    Int128 common = problem.limit.denominator();
    for (const AssignmentPair& pair : problem.pairs) {
        const Int128 share = greatest_common_divisor(pair.cost.numerator(), pair.cost.denominator());
        const Int128 below = pair.cost.denominator() / (share == 0 ? 1 : share);
        const Int128 factor = below / greatest_common_divisor(common, below);
        if (factor > bound / common) return std::nullopt;
        common *= factor;
    }
    return common;
}

/// A transport from left nodes to right nodes and to "unmatched", the last right node, which takes all.
class Transport {
public:
    explicit Transport(const AssignmentProblem& problem)
        : lefts_(problem.left_counts.size()),
          rights_(problem.right_counts.size() + 1),
          costs_(lefts_ * rights_, unreachable),
          flows_(lefts_ * rights_, 0),
          locked_(lefts_ * rights_, false),
          free_(problem.right_counts.begin(), problem.right_counts.end()),
          left_duals_(lefts_, 0),
          right_duals_(rights_, 0) {
        const std::uint64_t all =
            std::accumulate(problem.left_counts.begin(), problem.left_counts.end(), std::uint64_t{0});
        free_.push_back(static_cast<std::uint32_t>(all));
        const std::optional<Int128> common = common_denominator(problem);
        const auto whole = [&common](const Ratio& cost) {
            if (!common) return cost.rounded(24).mantissa();
            return (cost * Ratio(Decimal::of(*common, 0))).rounded(0).mantissa();
        };
        for (const AssignmentPair& pair : problem.pairs) costs_[at(pair.left, pair.right)] = whole(pair.cost);
        const Int128 limit = whole(problem.limit);
        for (std::size_t left = 0; left < lefts_; ++left) costs_[at(left, rights_ - 1)] = limit;
        for (std::size_t left = 0; left < lefts_; ++left) {
            for (std::uint32_t supply = problem.left_counts[left]; supply > 0;) supply -= augment(left, supply);
        }
    }

    /// Among the assignments of least cost, moves to the one that fills lower right nodes from lower left ones.
    void settle_ties() {
        for (std::size_t right = 0; right + 1 < rights_; ++right) {
            for (std::size_t left = 0; left < lefts_; ++left) {
                if (!is_tight(left, right)) continue;
                while (shift(left, right, rights_, true)) {
                }
                locked_[at(left, right)] = true;
            }
        }
    }

    [[nodiscard]] std::vector<AssignedPair> answer() {
        std::vector<AssignedPair> chosen;
        for (std::size_t left = 0; left < lefts_; ++left) {
            for (std::size_t right = 0; right + 1 < rights_; ++right) {
                const std::uint32_t count = flows_[at(left, right)];
                if (count == 0) continue;
                chosen.push_back({static_cast<std::uint32_t>(left), static_cast<std::uint32_t>(right), count,
                                  other_than(left, right)});
            }
        }
        return chosen;
    }

private:
    [[nodiscard]] std::size_t at(std::size_t left, std::size_t right) const { return left * rights_ + right; }

    [[nodiscard]] Int128 reduced(std::size_t left, std::size_t right) const {
        const Int128 cost = costs_[at(left, right)];
        return cost == unreachable ? unreachable : cost - left_duals_[left] - right_duals_[right];
    }
    [[nodiscard]] bool is_tight(std::size_t left, std::size_t right) const { return reduced(left, right) == 0; }

    /// Sends some of a left node's supply along a cheapest path; returns how much.
    std::uint32_t augment(std::size_t start, std::uint32_t supply) {
        std::vector<Int128> distance(rights_, unreachable);
        std::vector<std::size_t> from(rights_, start);
        std::vector<bool> done(rights_, false);
        std::vector<Int128> left_distance(lefts_, unreachable);
        left_distance[start] = 0;
        const auto relax = [&](std::size_t left) {
            for (std::size_t right = 0; right < rights_; ++right) {
                const Int128 step = reduced(left, right);
                if (done[right] || step == unreachable || left_distance[left] + step >= distance[right]) continue;
                distance[right] = left_distance[left] + step;
                from[right] = left;
            }
        };
        relax(start);
        std::vector<std::size_t> entered(lefts_, rights_);
        std::size_t last = rights_;
        while (last == rights_) {
            std::size_t nearest = rights_;
            for (std::size_t right = 0; right < rights_; ++right) {
                if (!done[right] && (nearest == rights_ || distance[right] < distance[nearest])) nearest = right;
            }
            done[nearest] = true;
            if (free_[nearest] > 0) {
                last = nearest;
                break;
            }
            for (std::size_t left = 0; left < lefts_; ++left) {
                if (flows_[at(left, nearest)] == 0 || left_distance[left] <= distance[nearest]) continue;
                left_distance[left] = distance[nearest];
                entered[left] = nearest;
                relax(left);
            }
        }
        const Int128 reach = distance[last];
        for (std::size_t left = 0; left < lefts_; ++left) {
            if (left_distance[left] < reach) left_duals_[left] += reach - left_distance[left];
        }
        for (std::size_t right = 0; right < rights_; ++right) {
            if (done[right] && distance[right] < reach) right_duals_[right] -= reach - distance[right];
        }
        std::uint32_t amount = std::min(supply, free_[last]);
        for (std::size_t right = last; from[right] != start; right = entered[from[right]]) {
            amount = std::min(amount, flows_[at(from[right], entered[from[right]])]);
        }
        free_[last] -= amount;
        for (std::size_t right = last;;) {
            const std::size_t left = from[right];
            flows_[at(left, right)] += amount;
            if (left == start) break;
            right = entered[left];
            flows_[at(left, right)] -= amount;
        }
        return amount;
    }

    /// A right node that loses a line: who leaves it, onto which node, and the node that then wants a line in its
    /// place: that same one, or another that stays emptier while the one gained on has room.
    struct Move {
        std::size_t mover;
        std::size_t target;
        std::size_t next;
    };

    /// Moves one line of `left` onto `right` without changing the total cost, giving up `leave` (rights_: whichever).
    /// With `apply` false it only tells whether that is possible.
    bool shift(std::size_t left, std::size_t right, std::size_t leave, bool apply) {
        std::vector<Move> moves(rights_, Move{lefts_, rights_, rights_});
        std::vector<std::size_t> queue;
        const auto free_up = [&](std::size_t who, std::size_t place, std::size_t onto, std::size_t next) {
            if (moves[place].mover != lefts_ || flows_[at(who, place)] == 0 || locked_[at(who, place)]) return;
            moves[place] = {who, onto, next};
            queue.push_back(place);
        };
        const auto draw_onto = [&](std::size_t place, std::size_t next) {
            for (std::size_t who = 0; who < lefts_; ++who) {
                if (who == left || !is_tight(who, place) || locked_[at(who, place)]) continue;
                for (std::size_t from = 0; from < rights_; ++from) {
                    if (from != place) free_up(who, from, place, next);
                }
            }
        };
        for (std::size_t place = 0; place < rights_; ++place) {
            if (place != right && (leave == rights_ || place == leave)) free_up(left, place, right, right);
        }
        bool some_may_stay_empty = false;
        for (std::size_t head = 0; head < queue.size(); ++head) {
            const std::size_t place = queue[head];
            const bool may_stay_empty = right_duals_[place] == 0;
            if (place == right || (may_stay_empty && free_[right] > 0)) {
                if (apply) carry_out(moves, place, right);
                return true;
            }
            draw_onto(place, place);
            if (!may_stay_empty || some_may_stay_empty) continue;
            some_may_stay_empty = true;
            for (std::size_t roomy = 0; roomy < rights_; ++roomy) {
                if (free_[roomy] > 0 && roomy != place) draw_onto(roomy, place);
            }
        }
        return false;
    }

    void carry_out(const std::vector<Move>& moves, std::size_t place, std::size_t right) {
        if (place != right) {
            ++free_[place];
            --free_[right];
        }
        for (bool first = true; first || place != right; first = false) {
            const Move& move = moves[place];
            --flows_[at(move.mover, place)];
            ++flows_[at(move.mover, move.target)];
            if (move.next != move.target) {
                --free_[move.target];
                ++free_[move.next];
            }
            place = move.next;
        }
    }

    [[nodiscard]] std::uint32_t other_than(std::size_t left, std::size_t right) {
        std::fill(locked_.begin(), locked_.end(), false);
        for (std::size_t other = 0; other + 1 < rights_; ++other) {
            if (other == right || flows_[at(left, other)] > 0 || !is_tight(left, other)) continue;
            if (shift(left, other, right, false)) return static_cast<std::uint32_t>(other);
        }
        return AssignedPair::none;
    }

    std::size_t lefts_;
    std::size_t rights_;
    std::vector<Int128> costs_;
    std::vector<std::uint32_t> flows_;
    std::vector<bool> locked_;
    std::vector<std::uint32_t> free_;
    std::vector<Int128> left_duals_;
    std::vector<Int128> right_duals_;
};

}  // namespace

std::vector<AssignedPair> assign(const AssignmentProblem& problem) {
    if (problem.left_counts.empty() || problem.pairs.empty()) return {};
    Transport transport(problem);
    transport.settle_ties();
    return transport.answer();
}

}  // namespace msp_audit
