#pragma once

#include <algorithm>
#include <map>
#include <utility>

#include "match/matches.hpp"

namespace msp_audit {

/// Documents that share a key, by their periods: those whose periods do not differ are found without going through
/// all of them. Each is noted with what else it is told apart by: its number's key, or its vendor.
template <class Mark>
class ByPeriod {
public:
    /// The first noted document that `period` does not differ from and that has another mark.
    [[nodiscard]] std::uint32_t first_unlike(const Term& period, Mark mark) const {
        const auto unlike = [mark](const Places& places) {
            return places.first == nowhere || places.mark != mark ? places.first : places.first_other;
        };
        if (period.is_open()) return unlike(all_);
        return std::min(unlike(same_as(period)), unlike(open_));
    }
    /// The last noted document that `period` does not differ from.
    [[nodiscard]] std::uint32_t last(const Term& period) const {
        if (period.is_open()) return all_.last;
        const std::uint32_t same = same_as(period).last;
        if (same == nowhere || open_.last == nowhere) return std::min(same, open_.last);
        return std::max(same, open_.last);
    }
    void note(const Term& period, std::uint32_t position, Mark mark) {
        all_.note(position, mark);
        (period.is_open() ? open_ : same_[{period.first, period.last}]).note(position, mark);
    }

private:
    struct Places {
        std::uint32_t first = nowhere;
        std::uint32_t first_other = nowhere;  ///< whose mark is not the first's
        std::uint32_t last = nowhere;
        Mark mark{};  ///< the first's

        void note(std::uint32_t position, Mark of) {
            if (first == nowhere) {
                first = position;
                mark = of;
            } else if (first_other == nowhere && of != mark) {
                first_other = position;
            }
            last = position;
        }
    };
    [[nodiscard]] Places same_as(const Term& period) const {
        const auto found = same_.find({period.first, period.last});
        return found == same_.end() ? Places() : found->second;
    }

    Places all_;
    Places open_;
    std::map<std::pair<Day, Day>, Places> same_;
};

}  // namespace msp_audit
