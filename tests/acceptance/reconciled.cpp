#include "acceptance/reconciled.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "match/match.hpp"
#include "unit/ingest/export_folder.hpp"

namespace msp_audit::acceptance {

std::string text_of(const Parts& parts) {
    return fmt::format("{} {} {} {}", parts[Part::payable].to_string(2), parts[Part::awaiting].to_string(2),
                       parts[Part::disputed].to_string(2), parts[Part::unchecked].to_string(2));
}

Reconciled::Reconciled(const LoadOptions& options, const Policy& policy) { reconcile(options, policy); }

Reconciled::Reconciled(const std::vector<std::pair<std::string, std::string>>& files, std::string_view policy) {
    const ExportFolder folder;
    for (const auto& [file, text] : files) folder.write(file, text);
    LoadOptions options;
    options.paths = {folder.path()};
    reconcile(options, read_policy(policy, "msp-audit.toml"));
}

void Reconciled::reconcile(const LoadOptions& options, const Policy& policy) {
    LoadOptions asked = options;
    asked.mapping = policy.mapping;
    trouble_ = load(asked, books_);
    if (trouble_.ambiguous) throw std::runtime_error("the exports allow two readings");
    books_.default_currency = books_.texts.intern(policy.default_currency);
    matches_ = match(books_, policy, Day());
    findings_ = audit(books_, matches_, policy);
}

std::string Reconciled::judged(std::string_view number) const {
    std::string all;
    for (const InvoiceMatch& document : matches_.documents) {
        if (books_.text(document.number) != number) continue;
        if (!all.empty()) all += "; ";
        all += fmt::format("{} {}", name_of(document.verdict), text_of(document.parts));
    }
    return all.empty() ? "not on file" : all;
}

std::string Reconciled::said_of(std::string_view number) const {
    std::string all;
    for (const Finding& finding : findings_) {
        if (finding.document_kind != DocumentKind::invoice || finding.document != number) continue;
        if (!all.empty()) all += ", ";
        all += fmt::format("{} {}", name_of(finding.code), name_of(finding.severity));
    }
    return all;
}

std::vector<std::string> Reconciled::findings() const {
    std::vector<std::string> all;
    for (const Finding& finding : findings_) {
        const std::string line = finding.line.empty() ? "" : "/" + finding.line;
        all.push_back(fmt::format("{} {}{}: {} {}", name_of(finding.document_kind), finding.document, line,
                                  name_of(finding.code), name_of(finding.severity)));
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::string Reconciled::partner_of(const LineMatch& line) const {
    if (line.order_line == OrderLineIndex::none) return "no partner";
    const OrderLine& order = matches_.order(line.order_line);
    const PoLine& record = books_.po_lines[static_cast<std::size_t>(order.record)];
    return fmt::format("{}/{}", books_.text(order.po_number), books_.text(record.line));
}

std::vector<std::string> Reconciled::lines() const {
    std::vector<std::string> all;
    for (const LineMatch& line : matches_.lines) {
        const InvoiceLine& record = books_.invoice_lines[static_cast<std::size_t>(line.record)];
        const std::string_view number = books_.text(matches_.document(line.document).number);
        const std::string_view step = line.role == LineRole::goods ? name_of(line.method) : "charge";
        all.push_back(fmt::format("{}/{} {} {} {}", number, books_.text(record.line), step, partner_of(line),
                                  text_of(*line.parts)));
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::map<std::string, int> Reconciled::verdicts(const Chosen& is_chosen) const {
    std::map<std::string, int> counts;
    for (const InvoiceMatch& document : matches_.documents) {
        if (is_chosen(document)) ++counts[std::string(name_of(document.verdict))];
    }
    return counts;
}

std::map<std::string, std::string> Reconciled::totals(const Chosen& is_chosen) const {
    std::map<std::string, std::pair<Decimal, Parts>> sums;
    for (const InvoiceMatch& document : matches_.documents) {
        if (!is_chosen(document)) continue;
        auto& [invoiced, parts] = sums[std::string(books_.text(document.currency))];
        invoiced += document.invoiced;
        parts += document.parts;
    }
    std::map<std::string, std::string> texts;
    for (const auto& [currency, sum] : sums) {
        texts[currency] = fmt::format("{} {}", sum.first.to_string(2), text_of(sum.second));
    }
    return texts;
}

}  // namespace msp_audit::acceptance
