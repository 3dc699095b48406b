#include "match/joined_rows.hpp"

#include <algorithm>
#include <map>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "core/columns.hpp"
#include "match/grouping.hpp"

namespace msp_audit {

namespace {

bool is_empty(TextId text) { return text == TextId::empty; }
template <class Tag>
bool is_empty(PrintedId<Tag> id) {
    return id.is_empty();
}
bool is_empty(const StoredDecimal& amount) { return !amount.has_value(); }
bool is_empty(const Discount& discount) { return !discount.value.has_value(); }
bool is_empty(Day day) { return !day; }
bool is_empty(ProofColumn proof) { return proof == ProofColumn::absent; }
bool is_empty(bool mark) { return !mark; }

/// Calls visit(column, cell of a, cell of b) for every cell that rows of a kind are held against each other by, but
/// for the number of their document.
template <class A, class B, class Visit>
void each_cell_of_header(A& a, B& b, Visit visit) {
    visit(Column::vendor, a.vendor, b.vendor);
    if constexpr (requires { a.currency; }) visit(Column::currency, a.currency, b.currency);
    if constexpr (requires { a.valid_until; }) {
        visit(Column::quote_date, a.date, b.date);
        visit(Column::valid_until, a.valid_until, b.valid_until);
    }
    if constexpr (requires { a.approver; }) {
        visit(Column::order_date, a.date, b.date);
        visit(Column::quote_number, a.quote_number, b.quote_number);
        visit(Column::revision, a.revision, b.revision);
        visit(Column::requester, a.requester, b.requester);
        visit(Column::approver, a.approver, b.approver);
        visit(Column::status, a.status, b.status);
    }
    if constexpr (requires { a.received; }) {
        visit(Column::received_date, a.received, b.received);
        visit(Column::po_number, a.po_number, b.po_number);
    }
}

template <class A, class B, class Visit>
void each_cell_of_line(A& a, B& b, Visit visit) {
    if constexpr (requires { a.line; }) visit(Column::line, a.line, b.line);
    visit(Column::sku, a.sku, b.sku);
    if constexpr (requires { a.description; }) visit(Column::description, a.description, b.description);
    if constexpr (requires { a.category; }) visit(Column::category, a.category, b.category);
    if constexpr (requires { a.uom; }) visit(Column::uom, a.uom, b.uom);
    if constexpr (requires { a.quantity; }) visit(Column::quantity, a.quantity, b.quantity);
    if constexpr (requires { a.unit_price; }) {
        visit(Column::unit_price, a.unit_price, b.unit_price);
        visit(Column::price_base, a.price_base, b.price_base);
        visit(Column::discount, a.discount, b.discount);
    }
    if constexpr (requires { a.is_return; }) {
        visit(Column::proof, a.proof, b.proof);
        visit(Column::return_, a.is_return, b.is_return);
        visit(Column::line_total, a.line_total, b.line_total);
        visit(Column::packing_slip, a.packing_slip, b.packing_slip);
        visit(Column::received_quantity, a.received_quantity, b.received_quantity);
    }
    if constexpr (requires { a.rejected; }) {
        visit(Column::po_line, a.po_line, b.po_line);
        visit(Column::rejected_quantity, a.rejected, b.rejected);
        visit(Column::serial_numbers, a.serial_numbers, b.serial_numbers);
    }
    if constexpr (requires { a.seats; }) {
        visit(Column::vendor, a.vendor, b.vendor);
        visit(Column::po_number, a.po_number, b.po_number);
        visit(Column::po_line, a.po_line, b.po_line);
        visit(Column::invoice_number, a.invoice_number, b.invoice_number);
        visit(Column::product, a.product, b.product);
        visit(Column::license_key, a.key, b.key);
        visit(Column::agreement, a.agreement, b.agreement);
        visit(Column::customer, a.customer, b.customer);
        visit(Column::seats, a.seats, b.seats);
        visit(Column::start_date, a.term.first, b.term.first);
        visit(Column::end_date, a.term.last, b.term.last);
    }
}

/// The rows of one kind.
template <class Row, class Header>
struct Table {
    DocumentKind kind;
    std::vector<Row>& rows;
    std::vector<Header>* headers;  ///< null: a row is its own header
};

/// Joins the rows of one kind.
template <class Row, class Header>
class Joiner {
public:
    Joiner(const Table<Row, Header>& table, const Books& books, Vocabulary& vocabulary, Matches& matches)
        : table_(table), books_(books), vocabulary_(vocabulary), matches_(matches) {}

    void run() {
        if (!has_different_files()) return;
        std::map<std::uint32_t, std::vector<std::uint32_t>> documents;
        for (std::uint32_t row = 0; row < table_.rows.size(); ++row) documents[key_of(row)].push_back(row);
        joined_.assign(table_.rows.size(), false);
        for (const auto& [key, rows] : documents) join(rows);
        drop_joined();
    }

private:
    using Rows = std::vector<std::uint32_t>;

    [[nodiscard]] const Row& at(std::uint32_t row) const { return table_.rows[row]; }
    [[nodiscard]] std::uint32_t file_of(std::uint32_t row) const { return at(row).source.file; }

    /// Calls visit for the cells of two rows, of which the first may be written.
    template <class A, class B, class Visit>
    void each_cell(A& a, B& b, Visit visit) const {
        each_cell_of_line(a, b, visit);
        if constexpr (requires { a.header; }) {
            each_cell_of_header((*table_.headers)[a.header], (*table_.headers)[b.header], visit);
        }
    }

    [[nodiscard]] std::uint32_t key_of(std::uint32_t row) const {
        TextId number{};
        if constexpr (requires(Row r) { r.header; }) {
            number = (*table_.headers)[at(row).header].number.text;
        } else {
            number = at(row).number.text;
        }
        const bool is_order = table_.kind == DocumentKind::purchase_order || table_.kind == DocumentKind::quote;
        return static_cast<std::uint32_t>(is_order ? vocabulary_.po.key(number) : vocabulary_.folded.key(number));
    }

    /// Tells which columns files have, and whether some have others.
    [[nodiscard]] bool has_different_files() {
        const auto files = std::count_if(books_.files.begin(), books_.files.end(),
                                         [this](const InputFile& file) { return file.kind == table_.kind; });
        if (files < 2) return false;
        std::vector<ColumnSet> filled(books_.files.size());
        for (const Row& row : table_.rows) {
            each_cell(row, row, [&](Column column, const auto& cell, const auto&) {
                if (!is_empty(cell)) filled[row.source.file].add(column);
            });
        }
        columns_.clear();
        std::vector<std::uint64_t> met;
        for (std::size_t file = 0; file < filled.size(); ++file) {
            columns_.push_back(filled[file]);
            if (books_.files[file].kind == table_.kind && columns_.back().size() > 0)
                met.push_back(columns_.back().bits());
        }
        return std::adjacent_find(met.begin(), met.end(), std::not_equal_to<>()) != met.end();
    }

    template <class Cell>
    [[nodiscard]] bool same(const Cell& a, const Cell& b) const {
        return a == b;
    }
    [[nodiscard]] bool same(const StoredDecimal& a, const StoredDecimal& b) const {
        return a.has_value() == b.has_value() && *a == *b;
    }
    [[nodiscard]] bool same(const Discount& a, const Discount& b) const { return same(a.value, b.value); }
    [[nodiscard]] bool same(VendorName a, VendorName b) const {
        return vocabulary_.vendor(a) == vocabulary_.vendor(b);
    }
    [[nodiscard]] bool same(LineNumber a, LineNumber b) const {
        return vocabulary_.line.key(a.text) == vocabulary_.line.key(b.text);
    }
    [[nodiscard]] bool same(PoNumber a, PoNumber b) const {
        return vocabulary_.po.key(a.text) == vocabulary_.po.key(b.text);
    }

    template <class Cell>
    void add(Mix& mix, const Cell& cell) const {
        if constexpr (std::is_same_v<Cell, VendorName>) {
            mix.add(static_cast<std::uint64_t>(vocabulary_.vendor(cell)));
        } else if constexpr (std::is_same_v<Cell, LineNumber>) {
            mix.add(static_cast<std::uint64_t>(vocabulary_.line.key(cell.text)));
        } else if constexpr (std::is_same_v<Cell, PoNumber>) {
            mix.add(static_cast<std::uint64_t>(vocabulary_.po.key(cell.text)));
        } else if constexpr (std::is_same_v<Cell, StoredDecimal>) {
            mix.add(*cell);
        } else if constexpr (std::is_same_v<Cell, Discount>) {
            mix.add(*cell.value);
        } else if constexpr (std::is_same_v<Cell, Day>) {
            mix.add(static_cast<std::uint64_t>(cell.count()));
        } else if constexpr (requires { cell.text; }) {
            mix.add(static_cast<std::uint64_t>(cell.text));
        } else {
            mix.add(static_cast<std::uint64_t>(cell));
        }
    }

    /// What changes of an order without a revision.
    [[nodiscard]] static bool is_state(Column column) {
        return column == Column::status || column == Column::received_quantity;
    }

    struct Agreement {
        bool whole = true;       ///< in all columns of both files
        bool but_status = true;  ///< in those that are no state of an order
    };
    [[nodiscard]] Agreement agreement(std::uint32_t a, std::uint32_t b) const {
        const ColumnSet both = columns_[file_of(a)] & columns_[file_of(b)];
        Agreement agree;
        each_cell(at(a), at(b), [&](Column column, const auto& x, const auto& y) {
            if (!both.has(column) || same(x, y)) return;
            agree.whole = false;
            if (!is_state(column)) agree.but_status = false;
        });
        return agree;
    }

    /// Puts into a row what only another one's file prints.
    void complete(std::uint32_t row, std::uint32_t other) {
        Row filled = at(row);
        if constexpr (requires { filled.header; }) {
            const Header own = (*table_.headers)[filled.header];
            filled.header = static_cast<std::uint32_t>(table_.headers->size());
            table_.headers->push_back(own);
        }
        const ColumnSet known = columns_[file_of(row)];
        bool any = false;
        each_cell(filled, at(other), [&](Column column, auto& cell, const auto& from) {
            if (known.has(column) || !is_empty(cell) || is_empty(from)) return;
            cell = from;
            any = true;
        });
        if (any) {
            table_.rows[row] = filled;
        } else if constexpr (requires { filled.header; }) {
            table_.headers->pop_back();
        }
    }

    /// Joins the rows of one document, file by file: each takes one row of another file at most.
    void join(const Rows& rows) {
        std::map<std::uint32_t, Rows> by_file;
        for (const std::uint32_t row : rows) by_file[file_of(row)].push_back(row);
        if (by_file.size() < 2) return;
        std::vector<Rows> sheets;
        sheets.reserve(by_file.size());
        for (auto& [file, sheet] : by_file) sheets.push_back(std::move(sheet));
        std::sort(sheets.begin(), sheets.end(), [this](const Rows& a, const Rows& b) {
            const int left = columns_[file_of(a[0])].size();
            const int right = columns_[file_of(b[0])].size();
            return left != right ? left > right : vocabulary_.row_before(at(a[0]).source, at(b[0]).source);
        });
        Rows kept;
        for (const Rows& sheet : sheets) {
            const Rows hosts = hosts_of(sheet, kept);
            for (std::size_t i = 0; i < sheet.size(); ++i) {
                if (hosts[i] == nowhere) continue;
                complete(hosts[i], sheet[i]);
                if (agreement(hosts[i], sheet[i]).whole) {
                    joined_[sheet[i]] = true;
                } else {
                    complete(sheet[i], hosts[i]);
                }
            }
            for (const std::uint32_t row : sheet) {
                if (!joined_[row]) kept.push_back(row);
            }
        }
    }

    [[nodiscard]] std::uint64_t hash_of(std::uint32_t row, ColumnSet columns) const {
        Mix mix;
        each_cell(at(row), at(row), [&](Column column, const auto& cell, const auto&) {
            if (columns.has(column) && !is_state(column)) add(mix, cell);
        });
        return mix.value();
    }

    /// The kept rows of one file, by what they print in the columns that a sheet's file has, too.
    struct Alike {
        ColumnSet both;
        std::unordered_map<std::uint64_t, Rows> by_hash;  ///< the last first
    };

    /// For each row of a sheet the kept one that it is, of a file with other columns: the first that agrees and is no
    /// other row's.
    [[nodiscard]] Rows hosts_of(const Rows& sheet, const Rows& kept) const {
        const ColumnSet own = columns_[file_of(sheet[0])];
        std::map<std::uint32_t, Alike> files;
        for (auto row = kept.rbegin(); row != kept.rend(); ++row) {
            if (columns_[file_of(*row)].bits() == own.bits()) continue;
            Alike& alike = files[file_of(*row)];
            alike.both = columns_[file_of(*row)] & own;
            alike.by_hash[hash_of(*row, alike.both)].push_back(*row);
        }
        Rows hosts(sheet.size(), nowhere);
        for (std::size_t i = 0; i < sheet.size(); ++i) {
            for (auto& [file, alike] : files) {
                const auto found = alike.by_hash.find(hash_of(sheet[i], alike.both));
                if (found == alike.by_hash.end() || found->second.empty()) continue;
                if (!agreement(found->second.back(), sheet[i]).but_status) continue;
                hosts[i] = found->second.back();
                found->second.pop_back();
                break;
            }
        }
        // What rows of a slip without line numbers add up to is compared file by file: a part of them says nothing.
        const bool all = std::find(hosts.begin(), hosts.end(), nowhere) == hosts.end();
        if (!all && table_.kind == DocumentKind::packing_slip && !has_lines(sheet))
            hosts.assign(sheet.size(), nowhere);
        return hosts;
    }

    [[nodiscard]] bool has_lines(const Rows& sheet) const { return columns_[file_of(sheet[0])].has(Column::line); }

    void drop_joined() {
        std::size_t kept = 0;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            if (joined_[row]) {
                matches_.repeated.push_back(table_.rows[row].source);
                ++matches_.repeated_rows;
            } else {
                table_.rows[kept++] = table_.rows[row];
            }
        }
        table_.rows.resize(kept);
    }

    Table<Row, Header> table_;
    const Books& books_;
    Vocabulary& vocabulary_;
    Matches& matches_;
    std::vector<ColumnSet> columns_;  ///< by file: those with a cell
    std::vector<bool> joined_;        ///< by row
};

template <class Row, class Header>
void join(DocumentKind kind, std::vector<Row>& rows, std::vector<Header>* headers, const Books& books,
          Vocabulary& vocabulary, Matches& matches) {
    Joiner<Row, Header>({kind, rows, headers}, books, vocabulary, matches).run();
}

}  // namespace

void join_rows_of_files(Books& books, Vocabulary& vocabulary, Matches& matches) {
    join(DocumentKind::quote, books.quotes, &books.quote_headers, books, vocabulary, matches);
    join(DocumentKind::purchase_order, books.po_lines, &books.po_headers, books, vocabulary, matches);
    join(DocumentKind::packing_slip, books.slips, &books.slip_headers, books, vocabulary, matches);
    join<License, License>(DocumentKind::license, books.licenses, nullptr, books, vocabulary, matches);
}

}  // namespace msp_audit
