#include "match/named_invoices.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

std::uint64_t pair_of(VendorKey vendor, TextId key) {
    return (static_cast<std::uint64_t>(vendor) << 32U) | static_cast<std::uint64_t>(key);
}

}  // namespace

bool may_share_currency(TextId a, TextId b) { return a == b || a == TextId::empty || b == TextId::empty; }

TextId credited_key(MatchRun& run, const InvoiceMatch& document) {
    for (const LineMatch& line : run.lines_of(document)) {
        const InvoiceNumber number = run.header(line).credited_invoice;
        if (!number.is_empty()) return run.vocabulary.number.key(number.text);
    }
    return TextId::empty;
}

NamedInvoices::NamedInvoices(MatchRun& run) : run_(run) {
    const auto& headers = run.books.invoice_headers;
    const bool any_named = std::any_of(headers.begin(), headers.end(), [](const InvoiceHeader& header) {
        return !header.credited_invoice.is_empty();
    });
    if (!any_named) return;
    const std::vector<InvoiceMatch>& documents = run.matches.documents;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_number;
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
        const InvoiceMatch& document = documents[i];
        if (run.is_future(document)) continue;
        by_number[pair_of(document.vendor, run.vocabulary.number.key(document.number.text))].push_back(i);
    }
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
        const TextId key = credited_key(run, documents[i]);
        if (key == TextId::empty) continue;
        std::vector<std::uint32_t>& targets = targets_[i];
        const auto found = by_number.find(pair_of(documents[i].vendor, key));
        if (found == by_number.end()) continue;
        // On returns everything is mirrored: an invoice there takes back a credit note.
        const bool mirrored = documents[i].type == DocumentType::invoice && run.takes_back(documents[i]);
        for (const std::uint32_t place : found->second) {
            if ((documents[place].type == DocumentType::credit_note) != mirrored) continue;
            if (may_share_currency(documents[place].currency, documents[i].currency)) targets.push_back(place);
        }
        std::stable_partition(targets.begin(), targets.end(),
                              [&run](std::uint32_t place) { return run.is_copy(run.matches.documents[place]); });
    }
}

std::uint32_t NamedInvoices::place_of(const InvoiceMatch& document) const {
    return static_cast<std::uint32_t>(&document - run_.matches.documents.data());
}

std::span<const std::uint32_t> NamedInvoices::named(const InvoiceMatch& document) const {
    if (targets_.empty()) return {};
    const auto found = targets_.find(place_of(document));
    return found == targets_.end() ? std::span<const std::uint32_t>{} : found->second;
}

bool NamedInvoices::names_any(const InvoiceMatch& document) const {
    return targets_.find(place_of(document)) != targets_.end();
}

std::uint32_t NamedInvoices::earliest(const InvoiceMatch& document) const {
    const std::span<const std::uint32_t> targets = named(document);
    return targets.empty() ? nowhere : *std::min_element(targets.begin(), targets.end());
}

}  // namespace msp_audit
