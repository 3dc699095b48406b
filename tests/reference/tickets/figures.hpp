#pragma once

#include "fold.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace reference::tickets {

/// An exact share: 1/2 is the median, 9/10 the 90th percentile.
struct Share {
    std::int64_t part = 1, of = 2;
};

/// The business clocks of a policy, one for each calendar.
class Clocks {
public:
    explicit Clocks(const Policy& policy);
    /// That of the company, else `default`; null when there is none.
    [[nodiscard]] const BusinessClock* of(const std::string& company) const;

private:
    std::map<std::string, std::unique_ptr<BusinessClock>> clocks_;
};

/// The parts of [opened, until) that count: all of it for gross; for net without the `net_of` classes and, unless the
/// policy counts it, without the time between a resolve and its reopen.
struct Piece {
    Instant from = 0, to = 0;
};
[[nodiscard]] std::vector<Piece> pieces(const Policy& policy, const Ticket& ticket, Instant until, bool net);

/// Seconds from the opening until an instant. Nothing when it lies before the opening, when net is asked of a ticket
/// without history, or business time of one without a calendar.
[[nodiscard]] std::optional<Seconds> elapsed(const Policy& policy, const Clocks& clocks, const Ticket& ticket,
                                             Instant until, bool business, bool net);

/// The durations of a measure: those that ended, and those cut off at as-of or at their void time.
struct Sample {
    std::vector<Seconds> ended, censored;  ///< sorted
};

/// Name: first|final _calendar|_business _gross|_net, first_response_calendar|_business or
/// open_age_calendar|_business.
[[nodiscard]] Sample sample(const Policy& policy, const Clocks& clocks, const Folded& folded,
                            const std::string& name);

/// A null is a sample without durations, or a share that the curve does not reach.
struct Figures {
    int n = 0, censored = 0;
    std::optional<Seconds> median, p90, p95, mean, max, km_median, km_p90;
};
[[nodiscard]] Figures figures(const Sample& sample);

/// The smallest value with at least that share of the sample at or below it.
[[nodiscard]] std::optional<Seconds> nearest_rank(const std::vector<Seconds>& sorted, Share share);
/// PERCENTILE.INC, rounded half away from zero.
[[nodiscard]] std::optional<Seconds> linear_percentile(const std::vector<Seconds>& sorted, Share share);
/// Rounded half away from zero.
[[nodiscard]] std::optional<Seconds> mean(const std::vector<Seconds>& values);
/// The smallest ended duration t with S(t) <= 1 - share, exactly; at equal t the ends come before the cuts.
[[nodiscard]] std::optional<Seconds> kaplan_meier(const Sample& sample, Share share);

/// The tickets by a column's folded value as printed, by `month` of opening, or by `resolved-month` (resolved tickets
/// with a final instant only). In order: digit runs by value, the missing value last.
[[nodiscard]] std::vector<std::pair<std::string, Folded>> groups(const Policy& policy, const Folded& folded,
                                                                 const std::string& by);

}  // namespace reference::tickets
