#pragma once

#include "figures.hpp"

#include <string>
#include <vector>

namespace reference::tickets {

/// Counts against one target.
struct Level {
    int met = 0, missed = 0, undetermined = 0, void_past_target = 0;

    /// low is met / low_of(), high is (met + undetermined) / high_of(): VOID past the target counts in low alone.
    [[nodiscard]] int low() const { return met; }
    [[nodiscard]] int low_of() const { return met + missed + undetermined + void_past_target; }
    [[nodiscard]] int high() const { return met + undetermined; }
    [[nodiscard]] int high_of() const { return met + missed + undetermined; }
    /// kept, broken or undetermined, against a percentage.
    [[nodiscard]] std::string verdict(int percent) const;
    bool operator==(const Level&) const = default;
};

struct ServiceLevels {
    std::vector<Level> targets;           ///< by position in the policy's list
    std::vector<Level> by_last_priority;  ///< what the last priority would give
    Level due;                            ///< tickets that no target selects, by their due_at; resolution only
    int no_target = 0;                    ///< selected by none and without due_at
};

/// Position of the target that selects the ticket with that priority: the most selectors win. A business target is
/// none for a ticket without a calendar. Nothing if none selects it.
[[nodiscard]] std::optional<std::size_t> target_of(const std::vector<Target>& targets, const Clocks& clocks,
                                                   const Ticket& ticket, const std::string& priority);

[[nodiscard]] ServiceLevels resolution_levels(const Policy& policy, const Clocks& clocks, const Folded& folded);
[[nodiscard]] ServiceLevels response_levels(const Policy& policy, const Clocks& clocks, const Folded& folded);

}  // namespace reference::tickets
