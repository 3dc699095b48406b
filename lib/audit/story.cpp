#include "audit/story.hpp"

#include <fmt/format.h>

#include "audit/story_teller.hpp"

namespace msp_audit {

StoryTeller::StoryTeller(Story& into, const StoryFacts& of)
    : story_(into),
      facts_(of),
      books_(of.books),
      matches_(of.matches),
      maker_(of.books, of.matches, of.policy),
      trail_(of.matches) {}

void StoryTeller::add_table(std::vector<StoryTable::Column> columns, Rows rows) {
    if (!rows.empty()) story_.emplace_back(StoryTable{std::move(columns), std::move(rows)});
}

std::string StoryTeller::row_words(SourceRef source) const {
    if (source.row == 0) return "no row";
    return fmt::format("{}:{}", books_.files[source.file].name, source.row);
}

std::string StoryTeller::order_with_row(const OrderLine& order) const {
    return fmt::format("{} ({})", order_words(books_, order), row_words(maker_.record(order).source));
}

std::string StoryTeller::line_words(const LineMatch& line) const {
    const std::string_view number = books_.text(row_of(line).line);
    std::string words = document_words(books_, matches_.document(line.document));
    words += number.empty() ? fmt::format(" row {}", row_of(line).source.row) : fmt::format(" line {}", number);
    return words;
}

std::string StoryTeller::line_name(const LineMatch& line) const {
    const std::string_view number = books_.text(row_of(line).line);
    return number.empty() ? fmt::format("row {}", row_of(line).source.row) : std::string(number);
}

void StoryTeller::tell_finding(const Finding& finding) {
    std::string text = fmt::format("{} ({}): {}", name_of(finding.code), name_of(finding.severity), finding.message);
    std::string rows;
    for (const Evidence& evidence : finding.evidence) {
        rows += (rows.empty() ? "" : ", ") + row_words(evidence.source);
    }
    if (finding.evidence_total > finding.evidence.size()) {
        rows += fmt::format(" and {} more", finding.evidence_total - finding.evidence.size());
    }
    if (!rows.empty()) text += fmt::format(" Rows: {}.", rows);
    if (finding.severity > Severity::info) text += " What to do: " + what_to_do(finding);
    add(Kind::item, std::move(text));
}

/// What an invoice that may be a copy is said to lack, it lacks only if it is none.
std::string StoryTeller::what_to_do(const Finding& finding) const {
    std::string remedy(entry(finding.code).remedy);
    if (finding.invoice == nowhere || finding.code == Code::possible_duplicate_invoice) return remedy;
    const DocumentIndex first = matches_.documents[finding.invoice].possible_duplicate_of;
    if (first == DocumentIndex::none) return remedy;
    return fmt::format("settle first whether the invoice repeats {}. Only if it does not: {}",
                       document_words(books_, matches_.document(first)), remedy);
}

void StoryTeller::tell_findings_on(DocumentKind kind, std::string_view document, std::string_view line,
                                   std::string_view vendor) {
    tell_findings([&](const Finding& finding) {
        return finding.document_kind == kind && finding.document == document && finding.line == line &&
               (finding.vendor.empty() || finding.vendor == vendor);
    });
}

void tell(Story& story, const StoryFacts& facts, const NamedDocuments& named) {
    StoryTeller teller(story, facts);
    if (!named.quotes.empty()) teller.tell_quotes(named.quotes);
    if (!named.order_lines.empty()) teller.tell_orders(named.order_lines);
    if (!named.receipts.empty()) teller.tell_receipts(named.receipts);
    for (const DocumentIndex at : named.invoices) teller.tell_invoice(at);
}

MatchTrace trace_for(const Books& books, const Matches& matches, const NamedDocuments& named) {
    MatchTrace trace;
    trace.documents.assign(matches.documents.size(), false);
    trace.order_lines.assign(matches.order_lines.size(), false);
    const auto follow = [&trace](OrderLineIndex order) {
        if (order != OrderLineIndex::none) trace.order_lines[static_cast<std::size_t>(order)] = true;
    };
    for (const DocumentIndex at : named.invoices) {
        const InvoiceMatch& document = matches.document(at);
        trace.documents[static_cast<std::size_t>(at)] = true;
        for (std::uint32_t i = 0; i < document.line_count; ++i) {
            follow(matches.lines[document.first_line + i].order_line);
        }
    }
    for (const OrderLineIndex order : named.order_lines) follow(order);
    for (const std::uint32_t place : named.receipts) follow(matches.receipts[place].order_line);
    if (!named.quotes.empty()) {
        std::vector<bool> is_named(books.quotes.size(), false);
        for (const std::uint32_t quote : named.quotes) is_named[quote] = true;
        for (std::uint32_t i = 0; i < matches.order_lines.size(); ++i) {
            const std::uint32_t quote = matches.order_lines[i].quote_line;
            if (quote != nowhere && is_named[quote]) follow(static_cast<OrderLineIndex>(i));
        }
    }
    return trace;
}

}  // namespace msp_audit
