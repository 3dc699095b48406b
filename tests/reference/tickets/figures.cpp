#include "figures.hpp"

#include "natural.hpp"
#include "text.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace reference::tickets {
namespace {

/// part / of of whole numbers that are not negative, rounded half away from zero.
Seconds rounded(std::int64_t part, std::int64_t of) { return (2 * part + of) / (2 * of); }

std::string key_of(const Policy& policy, const Ticket& ticket, const std::string& by) {
    if (by == "month") {
        return local_time(policy.timezone, ticket.opened).month;
    }
    if (by == "resolved-month") {
        return ticket.final_instant ? local_time(policy.timezone, *ticket.final_instant).month : "";
    }
    return value_of(ticket.cells, by);
}

}  // namespace

std::optional<Seconds> nearest_rank(const std::vector<Seconds>& sorted, Share share) {
    if (sorted.empty()) {
        return std::nullopt;
    }
    const auto n = static_cast<std::int64_t>(sorted.size());
    const std::int64_t rank = std::max<std::int64_t>(1, (share.part * n + share.of - 1) / share.of);
    return sorted[static_cast<std::size_t>(rank - 1)];
}

std::optional<Seconds> linear_percentile(const std::vector<Seconds>& sorted, Share share) {
    if (sorted.empty()) {
        return std::nullopt;
    }
    const std::int64_t position = share.part * (static_cast<std::int64_t>(sorted.size()) - 1);
    const auto low = static_cast<std::size_t>(position / share.of);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return rounded(sorted[low] * share.of + (sorted[high] - sorted[low]) * (position % share.of), share.of);
}

std::optional<Seconds> mean(const std::vector<Seconds>& values) {
    if (values.empty()) {
        return std::nullopt;
    }
    return rounded(std::accumulate(values.begin(), values.end(), Seconds{0}),
                   static_cast<std::int64_t>(values.size()));
}

std::optional<Seconds> kaplan_meier(const Sample& sample, Share share) {
    // S(t) = survivors / all, both products of the numbers at risk.
    Natural survivors(1);
    Natural all(1);
    const std::set<Seconds> times(sample.ended.begin(), sample.ended.end());
    for (const Seconds t : times) {
        const auto reaches = [t](Seconds duration) { return duration >= t; };
        const auto at_risk = std::count_if(sample.ended.begin(), sample.ended.end(), reaches) +
                             std::count_if(sample.censored.begin(), sample.censored.end(), reaches);
        const auto ended = std::count(sample.ended.begin(), sample.ended.end(), t);
        survivors.multiply(static_cast<std::uint32_t>(at_risk - ended));
        all.multiply(static_cast<std::uint32_t>(at_risk));
        Natural left = survivors;
        left.multiply(static_cast<std::uint32_t>(share.of));
        Natural right = all;
        right.multiply(static_cast<std::uint32_t>(share.of - share.part));
        if (left.less_or_equal(right)) {
            return t;
        }
    }
    return std::nullopt;
}

Figures figures(const Sample& sample) {
    Figures made;
    made.n = static_cast<int>(sample.ended.size());
    made.censored = static_cast<int>(sample.censored.size());
    made.median = nearest_rank(sample.ended, {1, 2});
    made.p90 = nearest_rank(sample.ended, {9, 10});
    made.p95 = nearest_rank(sample.ended, {19, 20});
    made.mean = mean(sample.ended);
    made.max = nearest_rank(sample.ended, {1, 1});
    made.km_median = kaplan_meier(sample, {1, 2});
    made.km_p90 = kaplan_meier(sample, {9, 10});
    return made;
}

std::vector<std::pair<std::string, Folded>> groups(const Policy& policy, const Folded& folded,
                                                   const std::string& by) {
    std::vector<std::pair<std::string, Folded>> made;
    for (const Ticket& ticket : folded.tickets) {
        if (by == "resolved-month" && ticket.state != State::resolved) {
            continue;
        }
        const std::string key = key_of(policy, ticket, by);
        auto found = std::find_if(made.begin(), made.end(), [&](const auto& group) { return group.first == key; });
        if (found == made.end()) {
            made.emplace_back(key, Folded{});
            found = std::prev(made.end());
            found->second.as_of = folded.as_of;
            found->second.first_without_history = folded.first_without_history;
            found->second.dating = folded.dating;
        }
        found->second.tickets.push_back(ticket);
    }
    std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
        if (a.first.empty() || b.first.empty()) {
            return !a.first.empty() && b.first.empty();
        }
        const int order = compare_ids(a.first, b.first);
        return order != 0 ? order < 0 : a.first < b.first;
    });
    return made;
}

}  // namespace reference::tickets
