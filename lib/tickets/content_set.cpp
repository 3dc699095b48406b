#include "tickets/content_set.hpp"

#include <utility>

namespace msp_audit {

namespace {

/// The upper bits choose the part, and those below them the place in it.
std::uint64_t mixed(std::uint32_t ticket, std::uint64_t hash) { return (hash ^ ticket) * 0x9E3779B97F4A7C15U; }

}  // namespace

bool ContentSet::insert(std::uint32_t ticket, std::uint64_t hash) {
    Part& part = parts_[mixed(ticket, hash) >> (64U - part_bits)];
    if (part.size * 5 >= part.tickets.size() * 4) part.grow();
    const std::size_t place = part.place_of(ticket, hash);
    if (part.tickets[place] != free) return false;
    part.tickets[place] = ticket;
    part.hashes[place] = hash;
    ++part.size;
    return true;
}

/// Where the content stands, or else the free place that it leads to. There is one.
std::size_t ContentSet::Part::place_of(std::uint32_t ticket, std::uint64_t hash) const {
    const std::uint64_t below = mixed(ticket, hash) << part_bits >> 32U;
    auto place = static_cast<std::size_t>(below * tickets.size() >> 32U);
    while (tickets[place] != free && (tickets[place] != ticket || hashes[place] != hash)) {
        if (++place == tickets.size()) place = 0;
    }
    return place;
}

void ContentSet::Part::grow() {
    constexpr std::size_t first_size = 64;
    const std::size_t wider = tickets.empty() ? first_size : tickets.size() + tickets.size() / 2;
    const std::vector<std::uint64_t> old_hashes = std::exchange(hashes, std::vector<std::uint64_t>(wider));
    const std::vector<std::uint32_t> old_tickets = std::exchange(tickets, std::vector<std::uint32_t>(wider, free));
    for (std::size_t i = 0; i < old_tickets.size(); ++i) {
        if (old_tickets[i] == free) continue;
        const std::size_t place = place_of(old_tickets[i], old_hashes[i]);
        hashes[place] = old_hashes[i];
        tickets[place] = old_tickets[i];
    }
}

}  // namespace msp_audit
