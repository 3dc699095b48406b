#pragma once

#include <algorithm>
#include <map>
#include <utility>

#include "match/matches.hpp"

namespace msp_audit {

/// Documents that share a key, by their periods: those whose periods do not differ are found without going through
/// all of them.
class ByPeriod {
public:
    /// The noted document that `period` does not differ from: the first, or the last that was noted.
    [[nodiscard]] std::uint32_t find(const Term& period, bool last) const {
        const auto better = [last](std::uint32_t a, std::uint32_t b) {
            if (a == nowhere || b == nowhere) return a == nowhere ? b : a;
            return last ? std::max(a, b) : std::min(a, b);
        };
        if (period.is_open()) return last ? last_ : first_;
        const auto found = same_.find({period.first, period.last});
        const Places none;
        const Places& same = found == same_.end() ? none : found->second;
        return last ? better(same.last, open_.last) : better(same.first, open_.first);
    }
    void note(const Term& period, std::uint32_t position) {
        if (first_ == nowhere) first_ = position;
        last_ = position;
        Places& places = period.is_open() ? open_ : same_[{period.first, period.last}];
        if (places.first == nowhere) places.first = position;
        places.last = position;
    }

private:
    struct Places {
        std::uint32_t first = nowhere;
        std::uint32_t last = nowhere;
    };

    std::uint32_t first_ = nowhere;
    std::uint32_t last_ = nowhere;
    Places open_;
    std::map<std::pair<Day, Day>, Places> same_;
};

}  // namespace msp_audit
