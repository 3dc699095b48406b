#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "audit/named_documents.hpp"
#include "core/finding.hpp"
#include "match/matches.hpp"
#include "match/trace.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// A table in a story; numbers are aligned by their points.
struct StoryTable {
    struct Column {
        std::string heading;
        bool is_number = false;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

struct StoryWords {
    enum class Kind : std::uint8_t { opening, heading, paragraph, item };
    Kind kind = Kind::paragraph;
    std::string text;
};

/// A document's whole story for somebody with no other page open: plain text that a renderer makes harmless.
using Story = std::vector<std::variant<StoryWords, StoryTable>>;

/// What stories are told from. `matches` and `trace` are of one match over `books`, which followed what is told;
/// `findings` are those of audit().
struct StoryFacts {
    const Books& books;
    const Matches& matches;
    const MatchTrace& trace;
    const std::vector<Finding>& findings;
    const Policy& policy;
};

/// Appends the stories of all documents, in the order of their kinds: quotes, purchase orders, packing slips,
/// licenses, invoices.
void tell(Story& story, const StoryFacts& facts, const NamedDocuments& named);

/// What to follow so that the stories can be told: the documents, the PO lines they belong to, and all that draws on
/// these. `matches`: of a match without a trace.
[[nodiscard]] MatchTrace trace_for(const Books& books, const Matches& matches, const NamedDocuments& named);

}  // namespace msp_audit
