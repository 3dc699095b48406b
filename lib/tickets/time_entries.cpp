#include "tickets/time_entries.hpp"

#include <cstdint>

namespace msp_audit {

namespace {

auto identity(const TimeEntry& entry) { return std::tie(entry.ticket_id, entry.person, entry.started, entry.ended); }

}  // namespace

bool TimeEntryBook::add(const TimeEntry& entry) {
    entries_.push_back(entry);
    const bool is_new = known_.insert(entries_.size() - 1).second;
    if (!is_new) entries_.pop_back();
    return is_new;
}

std::size_t TimeEntryBook::IdentityHash::operator()(std::size_t place) const {
    const TimeEntry& entry = (*entries)[place];
    auto mix = static_cast<std::uint64_t>(entry.ticket_id) << 32U ^ static_cast<std::uint64_t>(entry.person);
    for (const Instant instant : {entry.started, entry.ended}) {
        mix = (mix ^ static_cast<std::uint64_t>(instant.count())) * 0x9E3779B97F4A7C15U;
        mix ^= mix >> 32U;
    }
    return mix;
}

bool TimeEntryBook::SameIdentity::operator()(std::size_t a, std::size_t b) const {
    return identity((*entries)[a]) == identity((*entries)[b]);
}

}  // namespace msp_audit
