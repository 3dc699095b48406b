#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exports.hpp"

namespace bench {

using Second = std::int64_t;  ///< since 2025-01-01 00:00:00

inline constexpr Second day_seconds = 86'400;
inline constexpr Second last_second = 730 * day_seconds - 1;

/// What one ticket is about, and when it was opened and done.
struct DeskTicket {
    Second opened = 0;
    Second takes = 0;    ///< from opening to resolution; it is open at the end where that lies behind the last second
    Index priority = 0;  ///< 0 the most urgent; 4: missing
    Index company = 0, requester = 0, group = 0, assignee = 0, category = 0;
};

/// An invented service desk: few companies, groups and categories have most of the tickets, and few tickets take
/// most of the time.
class Desk {
public:
    Desk(Index tickets, std::uint64_t seed);

    /// Tickets in order of opening: `place` of so many.
    [[nodiscard]] DeskTicket ticket(Index place, Random& random) const;
    /// About eight words; one of three comes again and again.
    [[nodiscard]] std::string subject(Random& random) const;

    /// So many, the frequent ones more often.
    [[nodiscard]] std::string words(Random& random, int count) const;

    static constexpr Index companies = 40, groups = 60, categories = 30, requesters_each = 400, assignees_each = 8;

private:
    [[nodiscard]] std::string sentence(Random& random) const;

    Index tickets_;
    std::vector<std::string> words_;
    std::vector<std::string> usual_subjects_;
};

/// From 0 up to, not including, count; the small ones more often.
[[nodiscard]] inline Index skewed(Random& random, Index count) {
    return static_cast<Index>(std::uint64_t{random.below(count)} * random.below(1U << 16U) >> 16U);
}

/// Dates of the two years, and what lies shortly behind them, each printed once.
class Dates {
public:
    Dates();
    /// yyyy-mm-dd hh:mm:ss
    [[nodiscard]] std::string time(Second second) const;
    /// d/m/yyyy hh:mm
    [[nodiscard]] std::string european_time(Second second) const;

private:
    std::vector<std::string> days_, european_days_;
};

}  // namespace bench
