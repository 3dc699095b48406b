#include "check/check_documents.hpp"

#include <fmt/format.h>

#include "audit/wording.hpp"
#include "check/families.hpp"

namespace msp_audit {

std::string document_words(const Books& books, TextId number, TextId vendor) {
    if (vendor == TextId::empty) return std::string(books.text(number));
    return fmt::format("{} of '{}'", books.text(number), books.text(vendor));
}

std::string row_words(const Books& books, SourceRef row, SourceRef from) {
    if (row.file == from.file) return fmt::format("row {}", row.row);
    return fmt::format("row {} of {}", row.row, books.files[row.file].name);
}

std::string subject_of(std::initializer_list<std::string_view> parts) {
    constexpr char parting = '\x1f';
    std::string subject;
    for (const std::string_view part : parts) {
        subject += part;
        subject += parting;
    }
    return subject;
}

void check_documents(const DocumentsToCheck& documents, ProblemMaker& into) {
    Vocabulary words(documents.books, documents.policy);
    check_keys(documents, words, into);
    check_references(documents, into);
    check_amounts(documents, words, into);
    check_dates(documents, into);
    check_texts(documents, into);
}

}  // namespace msp_audit
