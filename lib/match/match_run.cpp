#include "match/match_run.hpp"

#include <algorithm>

#include "core/columns.hpp"
#include "core/fetch_ahead.hpp"

namespace msp_audit {

MatchRun::MatchRun(const Books& all_books, const Policy& in_force, Day as_of, unsigned on_threads, Matches& into)
    : books(all_books),
      policy(in_force),
      matches(into),
      given_as_of(as_of),
      threads(on_threads),
      vocabulary(all_books, in_force),
      orders(all_books, in_force, vocabulary, into),
      tolerances(all_books, in_force, vocabulary),
      taxes(all_books.files.size(), TaxReading::line),
      orders_supplied(all_books.has(DocumentKind::purchase_order)),
      slips_supplied(all_books.has(DocumentKind::packing_slip)),
      licenses_supplied(all_books.has(DocumentKind::license)),
      half_open(all_books.files.size(), false) {
    for (const InputFile& file : all_books.files) {
        if (file.kind == DocumentKind::purchase_order && ColumnSet(file.column_bits).has(Column::received_quantity)) {
            slips_supplied = true;
        }
    }
    for (const CodeEntry& entry : code_table()) {
        const Effect effect = in_force.effect(entry.code);
        if (effect == Effect::dispute) disputing.add(entry.code);
        if (effect != Effect::none) limiting.add(entry.code);
    }
    std::size_t vendors = 1;
    const auto know = [&](VendorName name) {
        vendors = std::max(vendors, static_cast<std::size_t>(vocabulary.vendor(name)) + 1);
    };
    for (const InvoiceHeader& header : all_books.invoice_headers) know(header.vendor);
    for (const PoHeader& header : all_books.po_headers) know(header.vendor);
    for (const QuoteHeader& header : all_books.quote_headers) know(header.vendor);
    for (const SlipHeader& header : all_books.slip_headers) know(header.vendor);
    for (const License& license : all_books.licenses) know(license.vendor);
    for (std::size_t i = 0; i < vendors; ++i) {
        matches.vendor_names.emplace_back(vocabulary.vendor_name(static_cast<VendorKey>(i)));
    }
}

LineFigures MatchRun::figures(const LineMatch& line) const {
    const InvoiceMatch& document = document_of(line);
    const InvoiceLine& row = record(line);
    LineReading reading;
    reading.turned = turned[static_cast<std::size_t>(line.document)];
    reading.gross = taxes[row.source.file] == TaxReading::gross;
    reading.places = places(document);
    reading.slack = tolerances.slack(ToleranceKey::arithmetic, 1, scope(line));
    return figures_of(books, row, reading);
}

ToleranceScope MatchRun::scope(const LineMatch& line) const {
    const InvoiceMatch& document = document_of(line);
    const InvoiceLine& row = record(line);
    Sku sku = row.sku;
    if (sku.is_empty() && line.order_line != OrderLineIndex::none) sku = record(matches.order(line.order_line)).sku;
    return {document.vendor, line.category, sku, document.currency};
}

void MatchRun::fetch_behind(std::span<const std::uint32_t> order, std::size_t at) const {
    constexpr std::size_t most_lines = 16;  // of one document; those behind follow in a row
    const auto lines_at = [&](std::size_t place) {
        const std::span<const LineMatch> lines = lines_of(matches.documents[order[place]]);
        return lines.first(std::min(lines.size(), most_lines));
    };
    // Each step needs what the one before it has fetched.
    constexpr std::size_t step = 6;
    if (at + 4 * step < order.size()) fetch_ahead(matches.documents[order[at + 4 * step]]);
    if (at + 3 * step < order.size()) {
        for (const LineMatch& line : lines_at(at + 3 * step)) fetch_ahead(line);
    }
    if (at + 2 * step < order.size()) {
        for (const LineMatch& line : lines_at(at + 2 * step)) {
            fetch_ahead(record(line));
            if (line.order_line != OrderLineIndex::none) fetch_ahead(matches.order(line.order_line));
        }
    }
    if (at + step < order.size()) {
        for (const LineMatch& line : lines_at(at + step)) {
            if (line.order_line != OrderLineIndex::none) fetch_ahead(record(matches.order(line.order_line)));
        }
    }
}

LineFacts& MatchRun::facts(LineMatch& line) const {
    if (line.facts == nowhere) {
        line.facts = static_cast<std::uint32_t>(matches.facts.size());
        matches.facts.emplace_back();
    }
    return matches.facts[line.facts];
}

Term MatchRun::printed_period(const LineMatch& line) const {
    const InvoiceLine& row = record(line);
    Term term = books.extras(row).period;
    if (term.last && half_open[row.source.file] && term.first && term.last > term.first) term.last = term.last + -1;
    return term;
}

Term MatchRun::period(const LineMatch& line) const {
    return may_be_standing_order(line.category) ? printed_period(line) : Term{};
}

}  // namespace msp_audit
