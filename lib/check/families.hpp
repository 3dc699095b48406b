#pragma once

#include "check/check_documents.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

// One function a family of checks; see check_documents(). `words`: how texts compare, as a match compares them.

void check_keys(const DocumentsToCheck& documents, Vocabulary& words, ProblemMaker& into);
void check_references(const DocumentsToCheck& documents, ProblemMaker& into);
void check_amounts(const DocumentsToCheck& documents, Vocabulary& words, ProblemMaker& into);
void check_dates(const DocumentsToCheck& documents, ProblemMaker& into);
void check_texts(const DocumentsToCheck& documents, ProblemMaker& into);

/// "INV-1 of 'Contoso'", or the number alone.
[[nodiscard]] std::string document_words(const Books& books, TextId number, TextId vendor);
/// "row 12", or "row 12 of orders.csv" where that is another file than `from`.
[[nodiscard]] std::string row_words(const Books& books, SourceRef row, SourceRef from);
/// The parts in one text: what tells a problem from others wherever its row stands.
[[nodiscard]] std::string subject_of(std::initializer_list<std::string_view> parts);

/// Calls `use` with each line's header and source where the header differs from that of the line before.
template <class Lines, class Headers, class Use>
void for_each_header(const Lines& lines, const Headers& headers, Use use) {
    std::uint32_t last = 0xFFFFFFFF;
    for (const auto& line : lines) {
        if (line.header == last) continue;
        last = line.header;
        use(headers[line.header], line.source);
    }
}

}  // namespace msp_audit
