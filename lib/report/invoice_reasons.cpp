#include "report/invoice_reasons.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "audit/wording.hpp"

namespace msp_audit {

std::uint32_t row_of_line(const ReconcileReport& report, const Finding& finding) {
    const LineMatch& line = report.matches->lines[finding.invoice_line];
    return report.books->invoice_lines[static_cast<std::size_t>(line.record)].source.row;
}

InvoiceReasons::InvoiceReasons(const ReconcileReport& report) : report_(report) {
    take(report.findings);
    take(report.unlisted);
    for (auto& [invoice, findings] : findings_) {
        std::stable_sort(findings.begin(), findings.end(),
                         [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
    }
}

void InvoiceReasons::take(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        lacks_documents_ = lacks_documents_ || finding.code == Code::not_supplied;
        const bool is_told = finding.severity != Severity::info || finding.code == Code::credit_settles;
        if (is_told && finding.invoice != nowhere) findings_[finding.invoice].push_back(&finding);
    }
}

std::vector<std::string> InvoiceReasons::sentences(std::uint32_t invoice) const {
    std::vector<std::string> said;
    const InvoiceMatch& document = report_.matches->documents[invoice];
    if (document.settled && document.settled_by != DocumentIndex::none) {
        said.push_back(fmt::format("What was disputed is closed by {}.",
                                   document_words(*report_.books, report_.matches->document(document.settled_by))));
    }
    if (const auto found = findings_.find(invoice); found != findings_.end()) {
        for (const Finding* const finding : found->second) {
            if (!finding->line.empty()) {
                said.push_back(fmt::format("Line {}: {}", finding->line, finding->message));
            } else if (finding->invoice_line != nowhere) {
                said.push_back(fmt::format("Row {}: {}", row_of_line(report_, *finding), finding->message));
            } else {
                said.push_back(finding->message);
            }
        }
    }
    const bool lacks_proof = lacks_documents_ && !document.parts[Part::unchecked].is_zero();
    if (said.empty() && lacks_proof) {
        said.emplace_back("What it would be held against was not supplied, not read or not known; the findings of "
                          "the run say what.");
    }
    return said;
}

std::string InvoiceReasons::of(std::uint32_t invoice) const {
    std::string text;
    for (const std::string& sentence : sentences(invoice)) text += (text.empty() ? "" : " ") + sentence;
    return text;
}

}  // namespace msp_audit
