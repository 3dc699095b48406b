#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tickets/tickets.hpp"

namespace msp_audit {

/// Which of a list of targets is a ticket's: of those whose selectors all take it, the one with the most selectors.
class TargetTable {
public:
    /// `section` is where the policy has them, for an error: "targets.resolution". Refers to both arguments.
    TargetTable(const Tickets& tickets, std::span<const ServiceTarget> targets, std::string_view section);

    /// The target's place, for the ticket as if it had that priority; without a calendar business targets take
    /// nobody. Throws PolicyError, naming both, where two with the most selectors take it.
    [[nodiscard]] std::optional<std::size_t> select(const TicketRow& row, TextId priority, bool has_calendar);

private:
    /// priority, company, type, category
    using Values = std::array<TextId, 4>;
    struct Selectors {
        std::array<std::string, 4> keys;  ///< empty: any
        std::size_t count = 0;
    };
    [[nodiscard]] std::optional<std::size_t> find(const Values& values, bool has_calendar) const;
    [[noreturn]] void refuse_tie(std::size_t first, std::size_t second, const Values& values) const;

    const Tickets& tickets_;
    std::span<const ServiceTarget> targets_;
    std::string_view section_;
    std::vector<Selectors> selectors_;
    std::map<std::pair<Values, bool>, std::optional<std::size_t>> found_;
};

}  // namespace msp_audit
