#pragma once

#include "check/problem_maker.hpp"
#include "core/books.hpp"
#include "match/matches.hpp"
#include "match/printed_differences.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// Purchase documents, what was matched, and how they contradict themselves.
struct DocumentsToCheck {
    const Books& books;
    const Policy& policy;
    const Matches& matches;  ///< of a match without an as-of date: nothing is left out
    const PrintedDifferences& differences;
    bool is_complete = true;  ///< every file could be read: an order that is not there is missing
    Day as_of;                ///< none: no date is too late for it
};

/// Adds what the loaders do not judge: keys, references between files, arithmetic, dates, currencies, quantities and
/// damaged texts. References, vendors and arithmetic are told as a reconciliation tells them.
void check_documents(const DocumentsToCheck& documents, ProblemMaker& into);

}  // namespace msp_audit
