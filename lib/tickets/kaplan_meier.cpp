#include <algorithm>
#include <cstdint>
#include <vector>

#include "tickets/distribution.hpp"
#include "tickets/sort_numbers.hpp"
#include "tickets/survival_product.hpp"

namespace msp_audit {

namespace {

/// The least number of ends, 1 to `ends`, after which the product is at most `percent`; it is so after all of them.
std::size_t ends_needed(SurvivalProduct& product, std::uint64_t at_risk, std::size_t ends, unsigned percent) {
    std::size_t least = 1;
    for (std::size_t most = ends; least < most;) {
        const std::size_t middle = (least + most) / 2;
        if (product.is_at_most({at_risk - middle, at_risk}, percent)) {
            most = middle;
        } else {
            least = middle + 1;
        }
    }
    return least;
}

}  // namespace

std::optional<Seconds> kaplan_meier_of_ranks(std::span<const SurvivalRank> ascending, int percent) {
    const auto left_over = static_cast<unsigned>(100 - percent);
    SurvivalProduct product;
    // Between two censored ones the factors telescope: a run of ends is one factor, who is left of who was at risk.
    for (std::size_t begin = 0; begin < ascending.size();) {
        std::size_t end = begin;
        while (end < ascending.size() && !survival_of(ascending[end]).censored) ++end;
        const std::uint64_t at_risk = ascending.size() - begin;
        const SurvivalFactor factor{at_risk - (end - begin), at_risk};
        if (end > begin) {
            if (product.is_at_most(factor, left_over)) {
                return survival_of(ascending[begin + ends_needed(product, at_risk, end - begin, left_over) - 1])
                    .seconds;
            }
            product.multiply(factor);
        }
        begin = end + 1;
    }
    return std::nullopt;
}

std::optional<Seconds> kaplan_meier(std::vector<Survival>& observed, int percent) {
    std::vector<SurvivalRank> ranks(observed.size());
    std::transform(observed.begin(), observed.end(), ranks.begin(), rank_of);
    sort_numbers(ranks);
    std::transform(ranks.begin(), ranks.end(), observed.begin(), survival_of);
    return kaplan_meier_of_ranks(ranks, percent);
}

}  // namespace msp_audit
