#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

// weights of the cost: SKU 4, description 4, unit price 2, quantity 1
struct Mean {
    Q sum = 0, weight = 0;
    void add(int field_weight, const Q& cost) {
        sum += field_weight * cost;
        weight += field_weight;
    }
};

Q limit_of(const World& world) { return parse_decimal(world.policy->assignment_cost).value_or(Q(3, 5)); }

// Cells of the assignment problem: one row a line, one column a free PO line.
struct Problem {
    std::vector<Claim*> rows;
    std::vector<PoLine*> columns;
    std::vector<std::vector<std::optional<Q>>> cost;
    Q limit;
};

// Smallest sum by the Hungarian method with exact potentials; unmatched rows take a column of their own at `limit`.
Q smallest_sum(const Problem& problem) {
    const std::size_t n = problem.rows.size();
    const std::size_t m = problem.columns.size() + n;
    const Q never = 1000000;
    const auto cost = [&](std::size_t i, std::size_t j) -> Q {
        if (j >= problem.columns.size()) {
            return problem.limit;
        }
        return problem.cost[i][j].value_or(never);
    };
    std::vector<Q> u(n + 1, 0), v(m + 1, 0);
    std::vector<std::size_t> taken(m + 1, 0), way(m + 1, 0);
    for (std::size_t i = 1; i <= n; ++i) {
        taken[0] = i;
        std::size_t j0 = 0;
        std::vector<Q> least(m + 1, never * 10);
        std::vector<bool> used(m + 1, false);
        do {
            used[j0] = true;
            const std::size_t i0 = taken[j0];
            std::size_t j1 = 0;
            Q delta = never * 10;
            for (std::size_t j = 1; j <= m; ++j) {
                if (used[j]) {
                    continue;
                }
                const Q reduced = cost(i0 - 1, j - 1) - u[i0] - v[j];
                if (reduced < least[j]) {
                    least[j] = reduced;
                    way[j] = j0;
                }
                if (least[j] < delta) {
                    delta = least[j];
                    j1 = j;
                }
            }
            for (std::size_t j = 0; j <= m; ++j) {
                if (used[j]) {
                    u[taken[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            j0 = j1;
        } while (taken[j0] != 0);
        do {
            const std::size_t j1 = way[j0];
            taken[j0] = taken[j1];
            j0 = j1;
        } while (j0 != 0);
    }
    Q sum = 0;
    for (std::size_t j = 1; j <= m; ++j) {
        if (taken[j] != 0) {
            sum += cost(taken[j] - 1, j - 1);
        }
    }
    return sum;
}

// "Ties go to the lower PO line, then the lower invoice line": PO line by PO line, the lowest invoice line that
// keeps the sum smallest, else none. Gives the column of each row.
std::vector<std::optional<std::size_t>> tie_broken(Problem problem) {
    std::vector<std::optional<std::size_t>> result(problem.rows.size());
    const Q best = smallest_sum(problem);
    for (std::size_t j = 0; j < problem.columns.size(); ++j) {
        const auto untouched = problem.cost;
        bool matched = false;
        for (std::size_t i = 0; i < problem.rows.size() && !matched; ++i) {
            if (result[i] || !untouched[i][j]) {
                continue;
            }
            problem.cost = untouched;
            for (std::size_t other = 0; other < problem.rows.size(); ++other) {
                if (other != i) {
                    problem.cost[other][j].reset();
                }
            }
            for (std::size_t column = 0; column < problem.columns.size(); ++column) {
                if (column != j) {
                    problem.cost[i][column].reset();
                }
            }
            // The pair is forced when leaving it out is dearer than keeping it: compare with the unmatched row.
            Problem without = problem;
            without.cost[i][j] = *untouched[i][j] - problem.limit - 1;
            if (smallest_sum(without) + problem.limit + 1 == best) {
                result[i] = j;
                matched = true;
            }
        }
        if (!matched) {
            problem.cost = untouched;
            for (auto& row : problem.cost) {
                row[j].reset();
            }
        }
    }
    return result;
}

bool equal_lines(const Claim& left, const Claim& right) {
    return left.sku == right.sku && words(left.description) == words(right.description) &&
           left.price == right.price && left.quantity == right.quantity &&
           unit_spelling(left.uom) == unit_spelling(right.uom);
}

// "If leaving out a line's chosen pair costs nothing and the other partner has another price or proof"
void find_ambiguous(const World& world, const Problem& problem,
                    const std::vector<std::optional<std::size_t>>& chosen) {
    const Q best = smallest_sum(problem);
    for (std::size_t i = 0; i < problem.rows.size(); ++i) {
        if (!chosen[i]) {
            continue;
        }
        Problem without = problem;
        std::set<std::size_t> own;  // what the node of equal lines has now
        for (std::size_t k = 0; k < problem.rows.size(); ++k) {
            if (equal_lines(*problem.rows[k], *problem.rows[i])) {
                without.cost[k][*chosen[i]].reset();
                if (chosen[k]) {
                    own.insert(*chosen[k]);
                }
            }
        }
        if (smallest_sum(without) != best) {
            continue;
        }
        const auto other = tie_broken(without);
        for (std::size_t k = 0; k < problem.rows.size(); ++k) {
            if (!equal_lines(*problem.rows[k], *problem.rows[i]) || !other[k] || own.count(*other[k]) != 0) {
                continue;
            }
            auto* alternative = problem.columns[*other[k]];
            if (matters(world, *alternative, *problem.columns[*chosen[i]])) {
                problem.rows[i]->warnings.insert("ambiguous-match");
                problem.rows[i]->other = alternative;
                break;
            }
        }
    }
}

// Step 4: "joins the one PO line whose cost is within the limit, if there is exactly one"
void join_the_one(const World& world, Claim& claim, const std::vector<PoLine*>& candidates) {
    std::vector<PoLine*> within;
    for (auto* line : candidates) {
        if (pair_cost(world, claim, *line)) {
            within.push_back(line);
        }
    }
    if (within.size() == 1) {
        claim.partner = within.front();
    }
}

}  // namespace

std::optional<Q> pair_cost(const World& world, const Claim& claim, const PoLine& line) {
    Mean mean;
    bool shares = false;
    const bool skus = !claim.sku.empty() && !line.sku.empty();
    if (skus) {
        const bool same = sku_key(claim.sku) == sku_key(line.sku);
        shares = same;
        mean.add(4, same ? Q(0) : Q(1));
    }
    const auto left = words(claim.description);
    const auto right = words(line.description);
    const bool described = !left.empty() && !right.empty();
    if (described) {
        std::set<std::string> all = left;
        all.insert(right.begin(), right.end());
        std::size_t shared = left.size() + right.size() - all.size();
        shares = shares || shared > 0;
        mean.add(4, Q(1) - Q(shared, all.size()));
    }
    // "a pair without SKU or description on both sides is not considered"; candidates share a SKU or a word
    if ((!skus && !described) || !shares) {
        return std::nullopt;
    }
    const Q factor = unit_factor(world, claim.uom, claim.sku, line.uom, line.sku).value_or(Q(1));
    const auto distance = [](const Q& a, const Q& b) {
        const Q larger = std::max(absolute(a), absolute(b));
        return larger == 0 ? Q(0) : Q(absolute(a - b) / larger);
    };
    if (claim.price && factor != 0) {
        mean.add(2, distance(*claim.price / factor, line.price));
    }
    if (claim.quantity) {
        mean.add(1, distance(absolute(*claim.quantity) * factor, line.ordered));
    }
    const Q cost = mean.sum / mean.weight;
    return cost > limit_of(world) ? std::nullopt : std::optional<Q>(cost);
}

void assign(World& world, const std::vector<Claim*>& open,
            const std::map<const Claim*, std::vector<PoLine*>>& candidates, const std::set<PoLine*>& given) {
    Problem problem;
    problem.limit = limit_of(world);
    for (auto* claim : open) {
        // "A line whose cheapest PO line was given to other lines by 1 or 2 joins it; at equal cost a free one."
        PoLine* cheapest = nullptr;
        Q least = 0;
        for (auto* line : candidates.at(claim)) {
            const auto cost = pair_cost(world, *claim, *line);
            const bool freer = cheapest != nullptr && given.count(cheapest) != 0 && given.count(line) == 0;
            if (cost && (cheapest == nullptr || *cost < least || (*cost == least && freer))) {
                cheapest = line;
                least = *cost;
            }
        }
        if (cheapest != nullptr && given.count(cheapest) != 0) {
            claim->partner = cheapest;
        } else {
            problem.rows.push_back(claim);
        }
    }
    std::sort(problem.rows.begin(), problem.rows.end(),
              [](const Claim* a, const Claim* b) { return a->order < b->order; });
    for (const auto& line : world.po_lines) {
        const bool wanted = std::any_of(problem.rows.begin(), problem.rows.end(), [&](const Claim* claim) {
            const auto& own = candidates.at(claim);
            return std::find(own.begin(), own.end(), line.get()) != own.end();
        });
        if (wanted && given.count(line.get()) == 0) {
            problem.columns.push_back(line.get());
        }
    }
    for (auto* claim : problem.rows) {
        const auto& own = candidates.at(claim);
        std::vector<std::optional<Q>> row;
        for (auto* line : problem.columns) {
            const bool mine = std::find(own.begin(), own.end(), line) != own.end();
            row.push_back(mine ? pair_cost(world, *claim, *line) : std::nullopt);
        }
        problem.cost.push_back(row);
    }
    const auto chosen = tie_broken(problem);
    for (std::size_t i = 0; i < problem.rows.size(); ++i) {
        if (chosen[i]) {
            problem.rows[i]->partner = problem.columns[*chosen[i]];
        }
    }
    find_ambiguous(world, problem, chosen);
    for (auto* claim : problem.rows) {
        if (claim->partner == nullptr) {
            join_the_one(world, *claim, candidates.at(claim));
        }
    }
}

}  // namespace reference
