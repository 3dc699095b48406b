#pragma once

#include <unordered_map>
#include <vector>

#include "match/match_run.hpp"

namespace msp_audit {

/// The lines of large documents by PO line, indexed when one is first asked for: a credit may have as many lines as
/// the invoice that it names.
class DocumentLines {
public:
    explicit DocumentLines(const MatchRun& run) : run_(run) {}

    /// Calls `visit` with the place of each line of the document on that PO line, in order, until it returns true;
    /// whether it did.
    template <class Visit>
    bool any_on(OrderLineIndex order, std::uint32_t document, Visit visit) {
        const InvoiceMatch& of = run_.matches.documents[document];
        if (of.line_count > few) {
            for (const std::uint32_t i : indexed(document)[static_cast<std::uint32_t>(order)]) {
                if (visit(i)) return true;
            }
            return false;
        }
        for (std::uint32_t i = of.first_line; i < of.first_line + of.line_count; ++i) {
            if (run_.matches.lines[i].order_line == order && visit(i)) return true;
        }
        return false;
    }

private:
    static constexpr std::uint32_t few = 16;
    using ByOrder = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;

    ByOrder& indexed(std::uint32_t document) {
        const auto [found, is_new] = known_.try_emplace(document);
        if (!is_new) return found->second;
        const InvoiceMatch& of = run_.matches.documents[document];
        for (std::uint32_t i = of.first_line; i < of.first_line + of.line_count; ++i) {
            found->second[static_cast<std::uint32_t>(run_.matches.lines[i].order_line)].push_back(i);
        }
        return found->second;
    }

    const MatchRun& run_;
    std::unordered_map<std::uint32_t, ByOrder> known_;
};

}  // namespace msp_audit
