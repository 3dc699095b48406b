#pragma once

#include "fold.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace reference::tickets {

struct Ratio {
    int numerator = 0, denominator = 0;
    auto operator<=>(const Ratio&) const = default;
};

/// Tickets first resolved in a month: those that are old enough, those of them reopened in time, and the others.
struct Cohort {
    Ratio reopened;  ///< first reopen came within W days, inclusive / first resolved W days or more before as-of
    int late = 0;    ///< of the denominator: first reopen came after W days
    int pending = 0;
};

struct Reopens {
    std::string source;  ///< history if any ticket has one, else column
    int reopened = 0;    ///< tickets
    int events = 0;
    int column_reopened = 0, column_events = 0;  ///< by the reopen count, where it is present
    std::vector<std::string> differ;             ///< ids whose count is not what their history says
    Ratio ticket;                                ///< with a reopen / resolved at least once
    Cohort cohort_all;
    std::map<std::string, Cohort> cohort_months;  ///< by local month of the first resolve
    std::map<std::string, Ratio> period_months;   ///< reopen events / final resolves, by local month
};

[[nodiscard]] Reopens count_reopens(const Policy& policy, const Folded& folded);

/// Positions in Folded::tickets: b repeats a.
struct Link {
    std::size_t a = 0, b = 0;
    Instant resolved = 0;  ///< a's last resolve before b
    auto operator<=>(const Link&) const = default;
};

struct Recreated {
    std::vector<Link> links;  ///< by b in the order of tickets (opening, id, place)
    std::string test;         ///< subject, category (category and subcategory), or none
    Ratio base_rate;
    int requesters_left_out = 0, tickets_left_out = 0;
    Ratio effective;  ///< over the denominator of the cohort
};

/// Are the subjects of two tickets similar?
using Similar = std::function<bool(const Ticket&, const Ticket&)>;

[[nodiscard]] Recreated find_recreated(const World& world, const Folded& folded, const Similar& similar);
/// With the duplicate rule on the subject.
[[nodiscard]] Recreated find_recreated(const World& world, const Folded& folded);

}  // namespace reference::tickets
