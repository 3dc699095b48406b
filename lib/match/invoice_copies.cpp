#include <algorithm>
#include <map>
#include <tuple>

#include "core/columns.hpp"
#include "match/invoice_assembly.hpp"

namespace msp_audit {

/// Two rows agree in every canonical column that both files have.
bool InvoiceAssembly::agree(std::uint32_t a, std::uint32_t b) const {
    const InvoiceLine& x = line(a);
    const InvoiceLine& y = line(b);
    const ColumnSet both =
        ColumnSet(books_.files[x.source.file].column_bits) & ColumnSet(books_.files[y.source.file].column_bits);
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
    std::vector<Rows> sheets;
    for (auto& [file, sheet] : by_file) {
        std::sort(sheet.begin(), sheet.end(), [this](auto a, auto b) { return content_before(a, b); });
        sheets.push_back(std::move(sheet));
    }
    // The file that knows most columns stands, then the one that tells how its periods end, then the first by name,
    // whatever the order in which they were read.
    std::stable_sort(sheets.begin(), sheets.end(), [this](const Rows& a, const Rows& b) {
        const int left = ColumnSet(books_.files[line(a[0]).source.file].column_bits).size();
        const int right = ColumnSet(books_.files[line(b[0]).source.file].column_bits).size();
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

/// Adds what a sheet has and `target` lacks, and counts what both have; false, and nothing, where they contradict
/// each other.
bool InvoiceAssembly::takes_in(Rows& target, const Rows& sheet) {
    std::multimap<std::uint32_t, std::uint32_t> by_line;
    const auto line_of = [this](std::uint32_t row) {
        return static_cast<std::uint32_t>(vocabulary_.line.key(line(row).line.text));
    };
    for (const std::uint32_t row : target) by_line.emplace(line_of(row), row);
    Rows fresh;
    Rows repeated;
    for (const std::uint32_t row : sheet) {
        const auto [first, last] = by_line.equal_range(line_of(row));
        auto match = std::find_if(first, last, [&](const auto& entry) { return agree(entry.second, row); });
        const auto same_date = [&](const auto& entry) { return header(entry.second).date == header(row).date; };
        if (match == last && !line(row).line.is_empty()) {
            match = std::find_if(first, last, [&](const auto& entry) {
                return same_date(entry) && agree_in_figures(entry.second, row);
            });
            if (match == last && std::any_of(first, last, same_date)) return false;
        }
        if (match == last) {
            fresh.push_back(row);
        } else {
            repeated.push_back(row);
            by_line.erase(match);
        }
    }
    target.insert(target.end(), fresh.begin(), fresh.end());
    repeated_.insert(repeated_.end(), repeated.begin(), repeated.end());
    return true;
}

/// Equal rows without line numbers, where the printed total is a half, a third ... of their sum: how many copies.
std::uint32_t InvoiceAssembly::copies_by_total(const Rows& rows) const {
    const StoredDecimal& total = header(rows[0]).total;
    if (!total || (*total).is_zero() || rows.size() < 2) return 1;
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
    std::map<std::int32_t, Rows> unnumbered;
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
        const bool joins = !made.empty() && times == 1 && header(made[0][0]).date.count() == date;
        if (joins) {
            made[0].insert(made[0].end(), dated.begin(), dated.end());
            continue;
        }
        const std::size_t first = made.size();
        for (std::size_t i = 0; i < dated.size(); ++i) into(first + i % times).push_back(dated[i]);
    }
    return made;
}

}  // namespace msp_audit
