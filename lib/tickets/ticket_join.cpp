#include "tickets/ticket_join.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

constexpr std::size_t first_heads = 1024;
constexpr std::size_t entries_a_chain = 2;  // at most, on average

/// One number of two, spread over all bits.
std::uint64_t joined(std::uint64_t a, std::uint64_t b) {
    std::uint64_t value = (a ^ (a >> 31U)) * 0x9E3779B97F4A7C15U + b;
    value ^= value >> 30U;
    value *= 0xBF58476D1CE4E5B9U;
    value ^= value >> 27U;
    value *= 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

std::uint32_t signature_of(std::uint64_t key) { return static_cast<std::uint32_t>(key); }

}  // namespace

TicketJoin::TicketJoin(const Tickets& tickets, const TicketKeyTable& keys, const Likeness& likeness,
                       const JoinScope& scope)
    : tickets_(tickets), keys_(keys), likeness_(likeness), scope_(scope), heads_(first_heads, none) {}

/// A ticket is in one scope for its requester and in one for its asset, else in that of its company.
void TicketJoin::scopes_of(std::uint32_t ticket, std::vector<std::uint64_t>& scopes) const {
    const TicketKeys keys = keys_[ticket];
    scopes.clear();
    if (scope_.company && keys.company == 0) return;
    const std::uint64_t company = scope_.company ? keys.company : 0;
    enum Kind : std::uint64_t { of_company, of_requester, of_asset };
    const auto add = [&](std::uint64_t kind, std::uint32_t value) {
        scopes.push_back(joined((std::uint64_t{value} << 2U) | kind, company));
    };
    if (!scope_.requester && !scope_.asset) return add(of_company, 0);
    if (scope_.requester && keys.requester != 0) add(of_requester, keys.requester);
    if (scope_.asset && keys.asset != 0) add(of_asset, keys.asset);
}

bool TicketJoin::is_scoped(std::uint32_t ticket) const {
    const TicketKeys keys = keys_[ticket];
    if (scope_.company && keys.company == 0) return false;
    if (!scope_.requester && !scope_.asset) return true;
    return (scope_.requester && keys.requester != 0) || (scope_.asset && keys.asset != 0);
}

bool TicketJoin::are_in_scope(std::uint32_t a, std::uint32_t b) const {
    const TicketKeys one = keys_[a];
    const TicketKeys other = keys_[b];
    if (scope_.company && (one.company == 0 || one.company != other.company)) return false;
    if (!scope_.requester && !scope_.asset) return true;
    const auto agree = [](std::uint32_t x, std::uint32_t y) { return x != 0 && x == y; };
    return (scope_.requester && agree(one.requester, other.requester)) ||
           (scope_.asset && agree(one.asset, other.asset));
}

const std::vector<std::uint32_t>& TicketJoin::candidates(std::uint32_t ticket) {
    candidates_.clear();
    scopes_of(ticket, scopes_);
    if (scopes_.empty()) return candidates_;
    found_by_.clear();
    likeness_.keys_to_look_for(ticket, found_by_);
    for (const std::uint64_t scope : scopes_) {
        for (const std::uint64_t key : found_by_) look_in(joined(key, scope), ticket);
    }
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    // Keys may meet by chance.
    std::erase_if(candidates_, [&](std::uint32_t other) { return !are_in_scope(other, ticket); });
    return candidates_;
}

void TicketJoin::look_in(std::uint64_t key, std::uint32_t ticket) {
    const Instant opened = tickets_.tickets[ticket].row.opened;
    const std::uint32_t signature = signature_of(key);
    for (std::uint32_t at = heads_[signature & (heads_.size() - 1)]; at != none; at = entries_[at].next) {
        const Entry& entry = entries_[at];
        if (scope_.window != 0 && opened - tickets_.tickets[entry.ticket].row.opened > scope_.window) return;
        if (entry.signature == signature) candidates_.push_back(entry.ticket);
    }
}

void TicketJoin::add(std::uint32_t ticket) {
    scopes_of(ticket, scopes_);
    if (scopes_.empty()) return;
    found_by_.clear();
    likeness_.keys_to_find(ticket, found_by_);
    for (const std::uint64_t scope : scopes_) {
        for (const std::uint64_t key : found_by_) put(joined(key, scope), ticket);
    }
}

void TicketJoin::put(std::uint64_t key, std::uint32_t ticket) {
    if (entries_.size() == heads_.size() * entries_a_chain) grow();
    chain(static_cast<std::uint32_t>(entries_.add({ticket, none, signature_of(key)})));
}

void TicketJoin::chain(std::uint32_t entry) {
    std::uint32_t& head = heads_[entries_[entry].signature & (heads_.size() - 1)];
    entries_[entry].next = head;
    head = entry;
}

/// Entries are chained anew in their order, so that the newest comes first again.
void TicketJoin::grow() {
    heads_.assign(heads_.size() * 2, none);
    for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) chain(entry);
}

}  // namespace msp_audit
