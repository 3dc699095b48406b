#pragma once

#include <deque>
#include <optional>
#include <span>
#include <utility>

#include "core/columns.hpp"
#include "match/line_figures.hpp"
#include "match/matches.hpp"
#include "match/order_book.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// Puts the rows of invoices together into documents: one invoice is the rows of one vendor, printed number, type and
/// currency, from any files; repeats of lines are copies of it; equal rows of different files are read once. Fills
/// matches.documents (ordered by vendor, date, number, type, currency and copy) and matches.lines (record and
/// document). Rows take the cells that only the same row of another file prints. Of the orders it needs what
/// needs_orders() tells.
class InvoiceAssembly {
public:
    /// `half_open`: by file, the ends of periods are the next line's starts.
    InvoiceAssembly(Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders,
                    const std::vector<bool>& half_open, Matches& matches);
    void run();
    /// True where the vendor or the currency of some document is its PO's.
    [[nodiscard]] static bool needs_orders(const Books& books);
    /// Adds the rows that were read once though they stand in two files to matches.repeated, and warns of those that
    /// count together though they may say the same.
    void report_repeats();

private:
    /// What rows of one document share, after type and currency are settled.
    struct Group {
        VendorKey vendor{};
        TextId number = TextId::empty;
        TextId currency = TextId::empty;
        DocumentType type = DocumentType::invoice;
        bool vendor_from_po = false;
        std::uint32_t row_count = 0;
    };
    using Rows = std::vector<std::uint32_t>;
    using RowSpan = std::span<std::uint32_t>;
    /// The rows of one vendor and number that print no type or no currency.
    struct Unsettled {
        TextId currency = TextId::empty;
        DocumentType type = DocumentType::unstated;
        Rows rows;
    };

    [[nodiscard]] const InvoiceLine& line(std::uint32_t row) const { return books_.invoice_lines[row]; }
    [[nodiscard]] const InvoiceHeader& header(std::uint32_t row) const {
        return books_.invoice_headers[line(row).header];
    }
    void group_rows();
    void settle_types_and_currencies();
    void settle(Unsettled& sheet);
    [[nodiscard]] VendorKey vendor_of(std::uint32_t row) const;
    [[nodiscard]] LineFigures figures(std::uint32_t row) const;
    [[nodiscard]] Decimal printed_amount(std::uint32_t row) const {
        return line(row).line_total ? *line(row).line_total : figures(row).net;
    }
    [[nodiscard]] bool stands_before(std::uint32_t a, std::uint32_t b) const;
    void split(std::uint32_t group, RowSpan rows);
    [[nodiscard]] bool is_plain(RowSpan rows) const;
    [[nodiscard]] Rows without_repeats(const Rows& rows, std::vector<Rows>& conflicting);
    [[nodiscard]] bool takes_in(Rows& target, const Rows& sheet);
    [[nodiscard]] bool says_again(const Rows& target, const Rows& sheet, const Rows& fresh) const;
    class MetRows;
    [[nodiscard]] ColumnSet filled_columns(std::uint32_t row) const;
    void drop_empty_columns();
    [[nodiscard]] std::uint64_t content_hash(std::uint32_t row, ColumnSet both) const;
    [[nodiscard]] bool agree(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool agree_in_figures(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool prints_less(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool content_before(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool print_before(const Rows& a, const Rows& b) const;
    [[nodiscard]] std::vector<Rows> copies(const Rows& rows) const;
    [[nodiscard]] std::uint32_t copies_by_total(const Rows& rows) const;
    [[nodiscard]] bool is_tax(std::uint32_t row) const;
    void add_sheet(std::uint32_t group, RowSpan rows, std::uint32_t copy);
    /// A document before it has its place.
    struct Sheet {
        std::uint32_t group = 0;
        std::uint32_t copy = 1;
        Day date;
        RowSpan rows;
    };
    [[nodiscard]] const Group& group_of(const Sheet& sheet) const { return groups_[sheet.group]; }
    [[nodiscard]] InvoiceMatch document_of(const Sheet& sheet) const;
    /// What a document is sorted by.
    struct Placed {
        std::uint32_t vendor_rank = 0;
        Day date;
        std::uint64_t number_begins = 0;
        std::uint32_t place = 0;
    };
    void fetch_behind(std::span<const Placed> order, std::size_t at) const;
    void order_documents();
    void mark_rejected();

    Books& books_;
    const Policy& policy_;
    Vocabulary& vocabulary_;
    OrderBook& orders_;
    const std::vector<bool>& half_open_;
    Matches& matches_;
    std::vector<VendorKey> row_vendor_;
    std::vector<TextId> row_currency_;
    std::vector<DocumentType> row_type_;
    std::vector<Group> groups_;
    Rows rows_;                ///< by group
    std::deque<Rows> copies_;  ///< the rows of documents that are not all of their group
    std::vector<Sheet> sheets_;
    Rows repeated_;
    /// Of documents with rows without line numbers in two files, a row of each.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> added_;
    std::vector<ColumnSet> columns_;  ///< by file
    bool empty_columns_dropped_ = false;
};

}  // namespace msp_audit
