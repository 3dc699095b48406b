#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/code_set.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// A calendar month, for --period; both days included.
struct Month {
    Day first;
    Day last;

    /// Reads exactly yyyy-mm, within the years that dates may have.
    [[nodiscard]] static std::optional<Month> parse(std::string_view text);
    [[nodiscard]] bool contains(Day day) const { return first <= day && day <= last; }
    [[nodiscard]] std::string to_string() const { return first.to_string().substr(0, 7); }
};

/// What of a reconciliation is shown and summed. Empty lists choose everything; matching has seen everything.
struct Filters {
    std::optional<Month> period;          ///< of the invoice date; documents other than invoices have none
    std::vector<std::string> vendors;     ///< in any spelling that compares equal; without a legal form: all of it
    std::vector<std::string> currencies;  ///< packing slips and licenses have none
    CodeChoice only;                      ///< chooses findings, and changes no amount
    CodeChoice ignore;

    [[nodiscard]] bool are_set() const;
    /// "vendor Contoso, period 2026-10, without ambiguous-match".
    [[nodiscard]] std::string words() const;
};

/// Sums up what was matched and found, in the orders that ReconcileReport promises. `warnings` are those of reading;
/// those of `unread`, inputs that are not in the books, stand before them, the match's own and what the filters have
/// to say follow them. `books` and `matches` outlive the report.
[[nodiscard]] ReconcileReport summarise(const Books& books, const Matches& matches, std::vector<Finding> findings,
                                        const Filters& filters, std::vector<std::string> warnings = {},
                                        unsigned threads = 1, std::vector<UnreadFile> unread = {});

}  // namespace msp_audit
