#pragma once

#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/ticket_rows.hpp"

namespace msp_audit {

/// The time entries of a run, each once: entries with one ticket, person, start and end are the same.
class TimeEntryBook {
public:
    /// False if it is known already.
    bool add(const TimeEntry& entry);
    [[nodiscard]] std::vector<TimeEntry> take() { return std::move(entries_); }

private:
    struct IdentityHash {
        const std::vector<TimeEntry>* entries;
        [[nodiscard]] std::size_t operator()(std::size_t place) const;
    };
    struct SameIdentity {
        const std::vector<TimeEntry>* entries;
        [[nodiscard]] bool operator()(std::size_t a, std::size_t b) const;
    };

    std::vector<TimeEntry> entries_;
    std::unordered_set<std::size_t, IdentityHash, SameIdentity> known_{16, IdentityHash{&entries_},
                                                                       SameIdentity{&entries_}};
};

}  // namespace msp_audit
