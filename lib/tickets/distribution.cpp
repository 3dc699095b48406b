#include "tickets/distribution.hpp"

#include "tickets/rounded_quotient.hpp"

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
    Distribution result;
    result.km_median = kaplan_meier(observed, 50);  // leaves them in order
    result.km_p90 = kaplan_meier(observed, 90);
    std::vector<Seconds> ended;
    ended.reserve(observed.size());
    for (const Survival& one : observed) {
        if (!one.censored) ended.push_back(one.seconds);
    }
    result.n = ended.size();
    result.censored = observed.size() - ended.size();
    if (!ended.empty()) describe_ended(ended, rule, result);
    return result;
}

}  // namespace msp_audit
