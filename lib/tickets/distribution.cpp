#include "tickets/distribution.hpp"

#include <algorithm>

#include "tickets/rounded_quotient.hpp"
#include "tickets/sort_numbers.hpp"

namespace msp_audit {

namespace {

/// Of values in ascending order, at least one.
void describe_ended(const std::vector<Seconds>& ended, PercentileRule rule, Distribution& result) {
    result.median = percentile(ended, 50, rule);
    result.p90 = percentile(ended, 90, rule);
    result.p95 = percentile(ended, 95, rule);
    result.max = ended.back();
    Int128 sum = 0;
    for (const Seconds seconds : ended) sum += seconds;
    result.mean = rounded_quotient(sum, static_cast<Int128>(ended.size()));
}

}  // namespace

Distribution describe(std::vector<Survival>& observed, PercentileRule rule) {
    std::vector<SurvivalRank> ranks(observed.size());
    std::transform(observed.begin(), observed.end(), ranks.begin(), rank_of);
    return describe_ranks(ranks, rule);
}

Distribution describe_ranks(std::vector<SurvivalRank>& ranks, PercentileRule rule) {
    if (!std::is_sorted(ranks.begin(), ranks.end())) sort_numbers(ranks);
    Distribution result;
    result.km_median = kaplan_meier_of_ranks(ranks, 50);
    result.km_p90 = kaplan_meier_of_ranks(ranks, 90);
    std::size_t ended = 0;
    for (const SurvivalRank rank : ranks) {
        const Survival one = survival_of(rank);
        if (!one.censored) ranks[ended++] = one.seconds;
    }
    result.n = ended;
    result.censored = ranks.size() - ended;
    ranks.resize(ended);
    if (!ranks.empty()) describe_ended(ranks, rule, result);
    return result;
}

}  // namespace msp_audit
