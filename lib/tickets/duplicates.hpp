#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/decimal.hpp"
#include "tickets/similarity.hpp"
#include "tickets/ticket_work.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// What is asked beside the policy's threshold and window.
struct DuplicateQuestion {
    bool across_requesters = false;
    bool with_description = false;  ///< subject and description joined; else the subject alone
    bool idf = false;               ///< rare words weigh more
    bool pairs = false;             ///< every pair instead of groups
    std::size_t most_pairs = 10'000'000;
};

/// Two similar tickets in scope, `a` before `b`: tokens shared and in all, or with idf their weights.
struct DuplicatePair {
    std::uint32_t a = 0, b = 0;  ///< places in Tickets::tickets
    std::uint64_t shared = 0, total = 0;
};

enum class DuplicateClass : std::uint8_t { repeat, machine };

struct DuplicateGroup {
    std::uint32_t leader = 0;
    std::vector<DuplicatePair> followers;  ///< `a` is the leader; by opening
    DuplicateClass kind = DuplicateClass::repeat;
    TicketWork work;  ///< of the followers
};

/// Duplicates that the provider declared, against those that were found.
struct DeclaredDuplicates {
    struct Link {
        std::uint32_t ticket = 0;
        std::uint32_t original = 0;
        bool found = false;  ///< both are in one group
    };
    bool has_links = false;             ///< some source has the column duplicate_of
    std::vector<Link> links;            ///< by ticket; duplicate_of names a ticket of the same source
    std::size_t unknown_originals = 0;  ///< duplicate_of names none that is in the files
    std::size_t marked = 0;             ///< resolution says duplicate
    std::size_t marked_found = 0;       ///< of these: in a group
};

struct Duplicates {
    Decimal threshold;
    int window_days = 0;
    DuplicateQuestion question;
    std::vector<TicketColumn> dropped_tests;  ///< columns that are absent altogether
    std::size_t compared = 0;
    std::size_t without_text = 0;            ///< no token at all
    std::size_t not_scoped = 0;              ///< with text, but company, or requester and asset, are missing
    std::size_t cut = 0;                     ///< texts with more than 512 tokens
    std::optional<std::size_t> pairs_found;  ///< none: more than most_pairs, and they were not counted on
    std::size_t looked_at = 0;               ///< tickets that were gone through before counting ended
    std::vector<DuplicateGroup> groups;      ///< by leader
    std::vector<DuplicateGroup> storms;      ///< by leader
    std::vector<DuplicatePair> pairs;        ///< where they were asked for, by a, then b
    TicketWork work;                         ///< of all followers of `groups`
    DeclaredDuplicates declared;
    std::shared_ptr<const TokenSets> sets;  ///< by place in Tickets::tickets

    [[nodiscard]] bool drops(TicketColumn column) const;
    /// Tickets are compared only where they agree in it; the requester or the asset is enough.
    [[nodiscard]] bool tests(TicketColumn column) const;
    /// Tickets in groups that are no leaders.
    [[nodiscard]] std::size_t followers() const;
    /// More pairs than were allowed: the report is refused.
    [[nodiscard]] bool has_too_many_pairs() const { return question.pairs && !pairs_found; }
};

/// tickets.md, Duplicates. Exact: no pair is missed or invented.
[[nodiscard]] Duplicates find_duplicates(const Tickets& tickets, const TicketPolicy& policy,
                                         const DuplicateQuestion& question);

/// What the provider declared, against the groups that were found.
[[nodiscard]] DeclaredDuplicates compare_declared(const Tickets& tickets, const std::vector<DuplicateGroup>& groups);

/// The texts that are compared, by place in Tickets::tickets. `joined` keeps those that had to be put together.
[[nodiscard]] std::vector<std::string_view> compared_texts(const Tickets& tickets, bool with_description,
                                                           std::vector<std::string>& joined);

}  // namespace msp_audit
