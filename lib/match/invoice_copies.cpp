#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/columns.hpp"
#include "match/completed_rows.hpp"
#include "match/grouping.hpp"
#include "match/invoice_assembly.hpp"

namespace msp_audit {

/// The columns that a row fills, of those in which rows are held against each other.
ColumnSet InvoiceAssembly::filled_columns(std::uint32_t row) const {
    const InvoiceLine& printed = line(row);
    const InvoiceHeader& document = header(row);
    const InvoiceExtras& extras = books_.extras(printed);
    ColumnSet filled;
    const auto add = [&filled](Column column, bool is_filled) {
        if (is_filled) filled.add(column);
    };
    add(Column::po_number, !printed.po_number.is_empty());
    add(Column::po_line, !printed.po_line.is_empty());
    add(Column::line, !printed.line.is_empty());
    add(Column::sku, !printed.sku.is_empty());
    add(Column::description, printed.description != TextId::empty);
    add(Column::category, printed.category != TextId::empty);
    add(Column::uom, printed.uom != TextId::empty);
    add(Column::license_number, !extras.license_number.is_empty());
    add(Column::credited_invoice, !document.credited_invoice.is_empty());
    add(Column::invoice_date, document.date.has_value());
    add(Column::due_date, document.due.has_value());
    add(Column::period_start, extras.period.first.has_value());
    add(Column::period_end, extras.period.last.has_value());
    add(Column::quantity, printed.quantity.has_value());
    add(Column::unit_price, printed.unit_price.has_value());
    add(Column::line_total, printed.line_total.has_value());
    add(Column::price_base, extras.price_base.has_value());
    add(Column::discount, extras.discount.value.has_value());
    add(Column::tax, extras.tax.has_value());
    add(Column::invoice_total, document.total.has_value());
    return filled;
}

/// Leaves out of the columns of a file those in which rows are held against each other and none of its rows has
/// anything: they tell as little as columns that are not there.
void InvoiceAssembly::drop_empty_columns() {
    if (empty_columns_dropped_) return;
    empty_columns_dropped_ = true;
    constexpr std::array compared{
        Column::po_number,        Column::po_line,      Column::line,       Column::sku,
        Column::description,      Column::category,     Column::uom,        Column::license_number,
        Column::credited_invoice, Column::invoice_date, Column::due_date,   Column::period_start,
        Column::period_end,       Column::quantity,     Column::unit_price, Column::line_total,
        Column::price_base,       Column::discount,     Column::tax,        Column::invoice_total};
    ColumnSet all;
    for (const Column column : compared) all.add(column);
    std::vector<std::uint64_t> filled(books_.files.size(), ~all.bits());
    for (std::uint32_t row = 0; row < books_.invoice_lines.size(); ++row) {
        filled[line(row).source.file] |= filled_columns(row).bits();
    }
    for (std::size_t file = 0; file < filled.size(); ++file) {
        columns_[file] = columns_[file] & ColumnSet(filled[file]);
    }
}

/// Two rows agree in every canonical column that both files have.
bool InvoiceAssembly::agree(std::uint32_t a, std::uint32_t b) const {
    const InvoiceLine& x = line(a);
    const InvoiceLine& y = line(b);
    const ColumnSet both = columns_[x.source.file] & columns_[y.source.file];
    const auto same = [&both](Column column, const auto& left, const auto& right) {
        return !both.has(column) || left == right;
    };
    const auto same_amount = [&both](Column column, const StoredDecimal& left, const StoredDecimal& right) {
        return !both.has(column) || (left.has_value() == right.has_value() && *left == *right);
    };
    const InvoiceExtras& p = books_.extras(x);
    const InvoiceExtras& q = books_.extras(y);
    const bool texts = same(Column::po_number, x.po_number, y.po_number) &&
                       same(Column::po_line, x.po_line, y.po_line) && same(Column::line, x.line, y.line) &&
                       same(Column::sku, x.sku, y.sku) && same(Column::description, x.description, y.description) &&
                       same(Column::category, x.category, y.category) && same(Column::uom, x.uom, y.uom) &&
                       same(Column::license_number, p.license_number, q.license_number) &&
                       same(Column::credited_invoice, header(a).credited_invoice, header(b).credited_invoice);
    const bool days = same(Column::invoice_date, header(a).date, header(b).date) &&
                      same(Column::due_date, header(a).due, header(b).due) &&
                      same(Column::period_start, p.period.first, q.period.first) &&
                      same(Column::period_end, p.period.last, q.period.last);
    return texts && days && same_amount(Column::quantity, x.quantity, y.quantity) &&
           same_amount(Column::unit_price, x.unit_price, y.unit_price) &&
           same_amount(Column::line_total, x.line_total, y.line_total) &&
           same_amount(Column::price_base, p.price_base, q.price_base) &&
           same_amount(Column::discount, p.discount.value, q.discount.value) &&
           same_amount(Column::tax, p.tax, q.tax) &&
           same_amount(Column::invoice_total, header(a).total, header(b).total);
}

/// Rows of one line number and date that agree in quantity, price and total.
bool InvoiceAssembly::agree_in_figures(std::uint32_t a, std::uint32_t b) const {
    const auto same = [](const StoredDecimal& left, const StoredDecimal& right) {
        return !left.has_value() || !right.has_value() || *left == *right;
    };
    return same(line(a).quantity, line(b).quantity) && same(line(a).unit_price, line(b).unit_price) &&
           printed_amount(a) == printed_amount(b);
}

/// A total order of rows by what they print; rows that print the same are interchangeable.
bool InvoiceAssembly::content_before(std::uint32_t a, std::uint32_t b) const {
    if (prints_less(a, b)) return true;
    return !prints_less(b, a) && vocabulary_.row_before(line(a).source, line(b).source);
}

bool InvoiceAssembly::print_before(const Rows& a, const Rows& b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [this](auto x, auto y) { return prints_less(x, y); });
}

/// Orders rows by what they print alone.
bool InvoiceAssembly::prints_less(std::uint32_t a, std::uint32_t b) const {
    const InvoiceLine& x = line(a);
    const InvoiceLine& y = line(b);
    if (header(a).date != header(b).date) return header(a).date < header(b).date;
    const auto print = [this](const InvoiceLine& row) {
        return std::tuple(books_.text(row.po_number), books_.text(row.line), books_.text(row.po_line),
                          books_.text(row.sku), books_.text(row.description), books_.text(row.category));
    };
    if (const auto left = print(x), right = print(y); left != right) return left < right;
    // Empty cells stand before all others.
    const auto amount = [](const StoredDecimal& cell) { return std::pair(cell.has_value(), *cell); };
    const InvoiceExtras& p = books_.extras(x);
    const InvoiceExtras& q = books_.extras(y);
    if (amount(x.quantity) != amount(y.quantity)) return amount(x.quantity) < amount(y.quantity);
    if (x.uom != y.uom) return books_.text(x.uom) < books_.text(y.uom);
    const auto figures = [&](std::uint32_t place, const InvoiceExtras& extras) {
        const InvoiceLine& row = line(place);
        return std::tuple(amount(row.unit_price), amount(extras.price_base), amount(extras.discount.value),
                          extras.discount.kind, amount(row.line_total), amount(extras.tax),
                          amount(header(place).total), extras.period.first, extras.period.last,
                          books_.text(header(place).credited_invoice));
    };
    return figures(a, p) < figures(b, q);
}

/// Drops rows that another file has too; files that contradict each other go to `conflicting`, each a copy.
InvoiceAssembly::Rows InvoiceAssembly::without_repeats(const Rows& rows, std::vector<Rows>& conflicting) {
    std::map<std::uint32_t, Rows> by_file;
    for (const std::uint32_t row : rows) by_file[line(row).source.file].push_back(row);
    if (by_file.size() == 1) return rows;
    drop_empty_columns();
    std::vector<Rows> sheets;
    for (auto& [file, sheet] : by_file) {
        std::sort(sheet.begin(), sheet.end(), [this](auto a, auto b) { return content_before(a, b); });
        sheets.push_back(std::move(sheet));
    }
    // The file that knows most columns stands, then the one that tells how its periods end, then the first by name,
    // whatever the order in which they were read.
    std::stable_sort(sheets.begin(), sheets.end(), [this](const Rows& a, const Rows& b) {
        const int left = columns_[line(a[0]).source.file].size();
        const int right = columns_[line(b[0]).source.file].size();
        if (left != right) return left > right;
        const bool told = half_open_[line(a[0]).source.file];
        if (told != half_open_[line(b[0]).source.file]) return told;
        return vocabulary_.row_before(line(a[0]).source, line(b[0]).source);
    });
    std::vector<Rows> kept;
    for (Rows& sheet : sheets) {
        const bool placed =
            std::any_of(kept.begin(), kept.end(), [&](Rows& target) { return takes_in(target, sheet); });
        if (!placed) kept.push_back(std::move(sheet));
    }
    conflicting.assign(kept.begin() + 1, kept.end());
    return kept[0];
}

/// Rows that agree have the same, taken of columns that both files have.
std::uint64_t InvoiceAssembly::content_hash(std::uint32_t row, ColumnSet both) const {
    const InvoiceLine& printed = line(row);
    Mix mix;
    const auto add = [&](Column column, std::uint64_t value) {
        if (both.has(column)) mix.add(value);
    };
    const auto add_amount = [&](Column column, const StoredDecimal& amount) {
        if (both.has(column)) mix.add(*amount);
    };
    const auto id = [](TextId text) { return static_cast<std::uint64_t>(text); };
    add(Column::line, id(printed.line.text));
    add(Column::invoice_date, static_cast<std::uint64_t>(header(row).date.count()));
    add(Column::po_number, id(printed.po_number.text));
    add(Column::sku, id(printed.sku.text));
    add(Column::description, id(printed.description));
    add_amount(Column::quantity, printed.quantity);
    add_amount(Column::unit_price, printed.unit_price);
    add_amount(Column::line_total, printed.line_total);
    return mix.value();
}

/// The rows of a document so far, for those of another file to be held against: each is one other row at most, and of
/// several the first is.
class InvoiceAssembly::MetRows {
public:
    MetRows(const InvoiceAssembly& assembly, const Rows& rows, std::uint32_t file) : assembly_(assembly) {
        for (const std::uint32_t row : rows) {
            if (!assembly.line(row).line.is_empty()) by_line_[line_key(row)].rows.push_back(row);
            const std::uint32_t own = assembly.line(row).source.file;
            auto found = std::find_if(files_.begin(), files_.end(), [own](const File& of) { return of.file == own; });
            if (found == files_.end())
                found = files_.insert(found, File{own, assembly.columns_[own] & assembly.columns_[file], {}});
            found->by_content[assembly.content_hash(row, found->both)].rows.push_back(row);
        }
    }

    /// One that agrees with a row in every column that both files have, and is no other row's; `nowhere` if there is
    /// none.
    [[nodiscard]] std::uint32_t agreeing(std::uint32_t row) {
        for (File& file : files_) {
            const auto alike = file.by_content.find(assembly_.content_hash(row, file.both));
            if (alike == file.by_content.end()) continue;
            const std::uint32_t match =
                first(alike->second, [&](std::uint32_t other) { return assembly_.agree(other, row); });
            if (match != nowhere) return match;
        }
        return nowhere;
    }
    /// One of the same line number and date that `test` takes, and is no other row's.
    template <class Test>
    [[nodiscard]] std::uint32_t of_line(std::uint32_t row, Test test) {
        const auto of_number = by_line_.find(line_key(row));
        if (of_number == by_line_.end()) return nowhere;
        return first(of_number->second, [&](std::uint32_t other) {
            return assembly_.header(other).date == assembly_.header(row).date && test(other);
        });
    }
    void use(std::uint32_t row) { used_.insert(row); }

private:
    /// Rows in their order; those before `head` are other rows' already.
    struct Alike {
        Rows rows;
        std::size_t head = 0;
    };
    struct File {
        std::uint32_t file = 0;
        ColumnSet both;
        std::unordered_map<std::uint64_t, Alike> by_content;
    };
    [[nodiscard]] std::uint32_t line_key(std::uint32_t row) const {
        return static_cast<std::uint32_t>(assembly_.vocabulary_.line.key(assembly_.line(row).line.text));
    }
    template <class Test>
    [[nodiscard]] std::uint32_t first(Alike& alike, Test test) const {
        while (alike.head < alike.rows.size() && used_.contains(alike.rows[alike.head])) ++alike.head;
        for (std::size_t i = alike.head; i < alike.rows.size(); ++i) {
            if (!used_.contains(alike.rows[i]) && test(alike.rows[i])) return alike.rows[i];
        }
        return nowhere;
    }

    const InvoiceAssembly& assembly_;
    std::vector<File> files_;  ///< in the order of their first row
    std::unordered_map<std::uint32_t, Alike> by_line_;
    std::unordered_set<std::uint32_t> used_;
};

/// True where a file says in other rows what another one says: the same amount in all, with tax or without, but not
/// by line numbers.
bool InvoiceAssembly::says_again(const Rows& target, const Rows& sheet, const Rows& fresh) const {
    const bool unnumbered =
        std::any_of(fresh.begin(), fresh.end(), [this](std::uint32_t row) { return line(row).line.is_empty(); });
    if (!unnumbered) return false;
    const auto sums = [this](const Rows& rows) {
        std::array<Decimal, 2> sum;
        for (const std::uint32_t row : rows) {
            sum[0] += printed_amount(row);
            sum[1] += printed_amount(row) + *books_.extras(line(row)).tax;
        }
        return sum;
    };
    const std::array<Decimal, 2> there = sums(target);
    const std::array<Decimal, 2> here = sums(sheet);
    return std::find_first_of(there.begin(), there.end(), here.begin(), here.end()) != there.end();
}

/// Adds what a sheet has and `target` lacks, and counts what both have; false, and nothing, where they contradict
/// each other.
bool InvoiceAssembly::takes_in(Rows& target, const Rows& sheet) {
    MetRows met(*this, target, line(sheet[0]).source.file);
    Rows fresh;
    Rows repeated;
    Rows hosts;  // of the repeated ones, in their order
    for (const std::uint32_t row : sheet) {
        std::uint32_t match = met.agreeing(row);
        if (match == nowhere && !line(row).line.is_empty()) {
            match = met.of_line(row, [&](std::uint32_t other) { return agree_in_figures(other, row); });
            if (match == nowhere && met.of_line(row, [](std::uint32_t) { return true; }) != nowhere) return false;
        }
        if (match == nowhere) {
            fresh.push_back(row);
        } else {
            repeated.push_back(row);
            hosts.push_back(match);
            met.use(match);
        }
    }
    if (says_again(target, sheet, fresh)) return false;
    for (const std::uint32_t row : fresh) {
        if (!line(row).line.is_empty()) continue;
        added_.push_back({target[0], row});
        break;
    }
    for (std::size_t i = 0; i < repeated.size(); ++i) {
        const ColumnSet known = columns_[line(hosts[i]).source.file];
        complete_row(books_, hosts[i], known, {repeated[i], half_open_[line(repeated[i]).source.file]}, matches_);
    }
    target.insert(target.end(), fresh.begin(), fresh.end());
    repeated_.insert(repeated_.end(), repeated.begin(), repeated.end());
    return true;
}

/// Equal rows without line numbers, where the printed total is a half, a third ... of their sum: how many copies.
std::uint32_t InvoiceAssembly::copies_by_total(const Rows& rows) const {
    const StoredDecimal& total = header(rows[0]).total;
    const auto prints_other = [&](std::uint32_t row) { return header(row).total && *header(row).total != *total; };
    if (!total || (*total).is_zero() || rows.size() < 2) return 1;
    if (std::any_of(rows.begin(), rows.end(), prints_other)) return 1;
    Decimal sum;
    Decimal tax;
    for (const std::uint32_t row : rows) {
        if (line(row).source.file != line(rows[0]).source.file) return 1;
        sum += printed_amount(row);
        tax += *books_.extras(line(row)).tax;
    }
    Rows sorted = rows;
    std::sort(sorted.begin(), sorted.end(), [this](auto a, auto b) { return content_before(a, b); });
    // How often each distinct row stands there.
    std::vector<std::size_t> equal;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i + 1;
        while (end < sorted.size() && agree(sorted[i], sorted[end])) ++end;
        equal.push_back(end - i);
        i = end;
    }
    // Line totals may include the tax column or not.
    std::uint32_t most = 1;
    for (const Decimal& whole : {sum, sum + tax}) {
        const Ratio times = Ratio(whole) / Ratio(*total);
        const Decimal count = times.rounded(0);
        if (Ratio(count) != times || count < Decimal(2) || count > Decimal(static_cast<int>(rows.size()))) continue;
        const auto copies = static_cast<std::uint32_t>(count.mantissa());
        const bool divides = std::all_of(equal.begin(), equal.end(),
                                         [copies](std::size_t rows_alike) { return rows_alike % copies == 0; });
        if (divides) most = std::max(most, copies);
    }
    return most;
}

/// The copies of a document among its rows, the first the original.
std::vector<InvoiceAssembly::Rows> InvoiceAssembly::copies(const Rows& rows) const {
    Rows sorted = rows;
    std::sort(sorted.begin(), sorted.end(), [this](auto a, auto b) { return content_before(a, b); });
    std::vector<Rows> made;
    std::map<std::pair<std::uint32_t, bool>, std::size_t> met;
    const auto into = [&made](std::size_t copy) -> Rows& {
        if (made.size() <= copy) made.resize(copy + 1);
        return made[copy];
    };
    std::map<std::int32_t, Rows> unnumbered;  // by date
    for (const std::uint32_t row : sorted) {
        if (line(row).line.is_empty()) {
            unnumbered[header(row).date.count()].push_back(row);
            continue;
        }
        const auto key = static_cast<std::uint32_t>(vocabulary_.line.key(line(row).line.text));
        into(met[{key, is_tax(row)}]++).push_back(row);
    }
    for (const auto& [date, dated] : unnumbered) {
        const std::uint32_t times = copies_by_total(dated);
        const auto of_date = std::find_if(made.begin(), made.end(), [&, on = date](const Rows& copy) {
            return header(copy[0]).date.count() == on;
        });
        if (of_date != made.end() && times == 1) {
            of_date->insert(of_date->end(), dated.begin(), dated.end());
            continue;
        }
        const std::size_t first = made.size();
        for (std::size_t i = 0; i < dated.size(); ++i) into(first + i % times).push_back(dated[i]);
    }
    return made;
}

}  // namespace msp_audit
