#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/chunked_list.hpp"
#include "core/instant.hpp"
#include "tickets/folded_values.hpp"
#include "tickets/likeness.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// Which tickets are compared with each other. A missing value equals nothing.
struct JoinScope {
    bool company = true;    ///< of the same company
    bool requester = true;  ///< of the same requester, or
    bool asset = true;      ///< of the same asset; neither: of any
    Seconds window = 0;     ///< between the openings at most, inclusive; 0: no limit
};

/// Finds, for one ticket after the other in their order, the earlier ones in scope that it is similar to. Exact: no
/// pair is missed. Memory grows with the tickets that are to be found; time with them and with those that share a
/// rare word with each ticket.
class TicketJoin {
public:
    /// All outlive it.
    TicketJoin(const Tickets& tickets, const TicketKeyTable& keys, const Likeness& likeness, const JoinScope& scope);

    /// False where the scope takes in no other ticket: the company, or both requester and asset are missing.
    [[nodiscard]] bool is_scoped(std::uint32_t ticket) const;
    /// The earlier tickets that were added and may be similar, ascending; they are in scope. Valid until the next
    /// call.
    [[nodiscard]] const std::vector<std::uint32_t>& candidates(std::uint32_t ticket);
    /// From now on the ticket is found. Tickets are added in their order.
    void add(std::uint32_t ticket);

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    /// A ticket under one of its keys; the next is older.
    struct Entry {
        std::uint32_t ticket = none;
        std::uint32_t next = none;
        std::uint32_t signature =
            0;  ///< of the key: its last bits choose the chain, the others tell keys in it apart
    };
    using Keys = std::vector<std::uint64_t>;

    void scopes_of(std::uint32_t ticket, std::vector<std::uint64_t>& scopes) const;
    void look_in(std::uint64_t key, std::uint32_t ticket);
    void put(std::uint64_t key, std::uint32_t ticket);
    void chain(std::uint32_t entry);
    void grow();
    [[nodiscard]] bool are_in_scope(std::uint32_t a, std::uint32_t b) const;

    const Tickets& tickets_;
    const TicketKeyTable& keys_;
    const Likeness& likeness_;
    JoinScope scope_;
    std::vector<std::uint32_t> heads_;  ///< the newest entry of each chain
    ChunkedList<Entry> entries_;
    Keys found_by_, scopes_;  ///< of one ticket
    std::vector<std::uint32_t> candidates_;
};

}  // namespace msp_audit
