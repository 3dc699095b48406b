#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "core/currency.hpp"
#include "core/fetch_ahead.hpp"
#include "match/grouping.hpp"
#include "match/invoice_assembly.hpp"
#include "match/totals_of_rows.hpp"

namespace msp_audit {

void InvoiceAssembly::add_sheet(std::uint32_t group, RowSpan rows, std::uint32_t copy) {
    Day date = header(rows[0]).date;
    for (const std::uint32_t row : rows) date = std::min(date, header(row).date);
    sheets_.push_back({group, copy, date, rows});
}

InvoiceMatch InvoiceAssembly::document_of(const Sheet& sheet) const {
    const Group& group = group_of(sheet);
    InvoiceMatch document;
    document.vendor = group.vendor;
    document.number = InvoiceNumber{group.number};
    document.currency = group.currency;
    document.places = static_cast<std::int8_t>(minor_digits(books_.text(group.currency)));
    document.type = group.type;
    document.copy = sheet.copy;
    document.vendor_from_po = group.vendor_from_po;
    document.date = sheet.date;
    document.line_count = static_cast<std::uint32_t>(sheet.rows.size());
    return document;
}

/// The order of a document's lines: by line number, those without one last; then the cheapest, then by content.
bool InvoiceAssembly::stands_before(std::uint32_t a, std::uint32_t b) const {
    const LineNumber x = line(a).line;
    const LineNumber y = line(b).line;
    if (vocabulary_.line.key(x.text) != vocabulary_.line.key(y.text)) return vocabulary_.line_before(x, y);
    const LineFigures left = figures(a);
    const LineFigures right = figures(b);
    if (left.printed_price != right.printed_price) return left.printed_price < right.printed_price;
    if (left.net.abs() != right.net.abs()) return left.net.abs() < right.net.abs();
    return content_before(a, b);
}

/// Documents are put in order one after the other; what they consist of lies anywhere.
void InvoiceAssembly::fetch_behind(std::span<const Placed> order, std::size_t at) const {
    constexpr std::size_t step = 8;
    constexpr std::size_t most_rows = 16;
    if (at + 3 * step < order.size()) fetch_ahead(sheets_[order[at + 3 * step].place]);
    if (at + 2 * step < order.size()) {
        const Sheet& sheet = sheets_[order[at + 2 * step].place];
        fetch_ahead(sheet.rows.front());
        fetch_ahead(group_of(sheet));
    }
    if (at + step < order.size()) {
        const RowSpan rows = sheets_[order[at + step].place].rows;
        for (const std::uint32_t row : rows.first(std::min(rows.size(), most_rows))) fetch_ahead(line(row));
    }
}

/// Puts documents and their lines in their stated order: vendor as printed, date, number, type, currency, copy.
void InvoiceAssembly::order_documents() {
    std::vector<std::uint32_t> vendors(matches_.vendor_names.size());
    std::iota(vendors.begin(), vendors.end(), 0U);
    std::sort(vendors.begin(), vendors.end(),
              [&](auto a, auto b) { return matches_.vendor_names[a] < matches_.vendor_names[b]; });
    std::vector<std::uint32_t> rank(vendors.size());
    for (std::uint32_t i = 0; i < vendors.size(); ++i) rank[vendors[i]] = i;
    std::vector<Placed> order;
    order.reserve(sheets_.size());
    for (std::uint32_t i = 0; i < sheets_.size(); ++i) {
        const Group& group = group_of(sheets_[i]);
        order.push_back({rank[static_cast<std::size_t>(group.vendor)], sheets_[i].date,
                         first_bytes(books_.text(group.number)), i});
    }
    std::sort(order.begin(), order.end(), [&](const Placed& left, const Placed& right) {
        if (left.vendor_rank != right.vendor_rank) return left.vendor_rank < right.vendor_rank;
        if (left.date != right.date) return left.date < right.date;
        if (left.number_begins != right.number_begins) return left.number_begins < right.number_begins;
        const Group& a = group_of(sheets_[left.place]);
        const Group& b = group_of(sheets_[right.place]);
        if (a.number != b.number) return books_.text(a.number) < books_.text(b.number);
        if (a.type != b.type) return a.type < b.type;
        if (a.currency != b.currency) return books_.text(a.currency) < books_.text(b.currency);
        return sheets_[left.place].copy < sheets_[right.place].copy;
    });
    std::vector<InvoiceMatch>& documents = matches_.documents;
    documents.reserve(order.size());
    matches_.lines.reserve(books_.invoice_lines.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        fetch_behind(order, at);
        const RowSpan rows = sheets_[order[at].place].rows;
        InvoiceMatch& document = documents.emplace_back(document_of(sheets_[order[at].place]));
        document.first_line = static_cast<std::uint32_t>(matches_.lines.size());
        const auto before = [this](std::uint32_t a, std::uint32_t b) { return stands_before(a, b); };
        if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
        for (const std::uint32_t row : rows) {
            LineMatch& made = matches_.lines.emplace_back();
            made.record = static_cast<InvoiceLineIndex>(row);
            made.document = static_cast<DocumentIndex>(documents.size() - 1);
        }
        const std::optional<Decimal> total =
            totals_of_rows(books_, rows, [](std::uint32_t row) { return row; }).one();
        document.total_printed = total.has_value();
        if (total) document.invoiced = *total;
    }
    sheets_ = {};
    groups_ = {};
    rows_ = {};
    row_vendor_ = {};
    row_currency_ = {};
    row_type_ = {};
}

/// An invoice with a rejected row is unchecked at best.
void InvoiceAssembly::mark_rejected() {
    std::unordered_multimap<std::uint32_t, VendorKey> numbers;
    for (const RejectedRow& row : books_.rejected) {
        if (row.kind != DocumentKind::invoice || row.document == TextId::empty) continue;
        numbers.emplace(static_cast<std::uint32_t>(row.document), vocabulary_.vendors().key(books_.text(row.vendor)));
    }
    if (numbers.empty()) return;
    for (InvoiceMatch& document : matches_.documents) {
        const auto [first, last] = numbers.equal_range(static_cast<std::uint32_t>(document.number.text));
        document.has_rejected_row = std::any_of(first, last, [&](const auto& entry) {
            return entry.second == VendorKey::none || entry.second == document.vendor;
        });
    }
}

}  // namespace msp_audit
