#include "match/invoice_assembly.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/columns.hpp"
#include "match/grouping.hpp"
#include "match/line_figures.hpp"
#include "match/po_lookup.hpp"
#include "match/prices.hpp"

namespace msp_audit {

namespace {

struct GroupKey {
    std::uint32_t file = 0;  ///< 0 once types and currencies are settled
    std::uint32_t vendor = 0;
    std::uint32_t number = 0;
    std::uint32_t currency = 0;
    std::uint32_t type = 0;
    std::int32_t date = 0;

    friend bool operator==(const GroupKey&, const GroupKey&) = default;
};

struct GroupHash {
    std::size_t operator()(const GroupKey& key) const {
        return Mix()
            .add((static_cast<std::uint64_t>(key.vendor) << 32U) | key.number)
            .add((static_cast<std::uint64_t>(key.currency) << 32U) | key.file)
            .add((static_cast<std::uint64_t>(key.type) << 32U) | static_cast<std::uint32_t>(key.date))
            .value();
    }
};

}  // namespace

InvoiceAssembly::InvoiceAssembly(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders,
                                 Matches& matches)
    : books_(books), policy_(policy), vocabulary_(vocabulary), orders_(orders), matches_(matches) {}

void InvoiceAssembly::run() {
    settle_types_and_currencies();
    group_rows();
    for (Group& group : groups_) split(group);
    order_documents();
    mark_rejected();
}

VendorKey InvoiceAssembly::vendor_of(std::uint32_t row) const {
    const InvoiceHeader& document = header(row);
    if (!document.vendor_from_po) return vocabulary_.vendor(document.vendor);
    const OrderIndex order = orders_.find(line(row).po_number);
    if (order == OrderIndex::none) return VendorKey::none;
    return matches_.order_lines[orders_.lines_of(order).first].vendor;
}

/// A row's net total as printed, or quantity * price; its price.
LineFigures InvoiceAssembly::figures(std::uint32_t row) const {
    LineReading reading;
    reading.places = minor_digits(books_.text(row_currency_.empty() ? TextId::empty : row_currency_[row]));
    return figures_of(books_, line(row), reading);
}

/// A document without a type column is a credit note if its total is negative: the row's printed total, else any
/// printed for that number, else the sum of its lines. One without a currency has the one printed in its other rows,
/// else its PO's (of the lowest line whose PO is on file), else the policy's default.
void InvoiceAssembly::settle_types_and_currencies() {
    const std::size_t count = books_.invoice_lines.size();
    row_vendor_.resize(count);
    row_currency_.resize(count);
    row_type_.resize(count);
    std::unordered_map<GroupKey, Unsettled, GroupHash> unsettled;
    const auto key_of = [this](std::uint32_t row) {
        return GroupKey{0,
                        static_cast<std::uint32_t>(row_vendor_[row]),
                        static_cast<std::uint32_t>(header(row).number.text),
                        0,
                        0,
                        0};
    };
    for (std::uint32_t row = 0; row < count; ++row) {
        const InvoiceHeader& document = header(row);
        const bool same = row > 0 && line(row).header == line(row - 1).header && !document.vendor_from_po;
        row_vendor_[row] = same ? row_vendor_[row - 1] : vendor_of(row);
        row_currency_[row] = document.currency;
        row_type_[row] = document.type;
        if (document.type == DocumentType::unstated && document.total) {
            row_type_[row] = (*document.total).sign() < 0 ? DocumentType::credit_note : DocumentType::invoice;
        }
        const bool settled = row_type_[row] != DocumentType::unstated && document.currency != TextId::empty;
        if (!settled) unsettled[key_of(row)].rows.push_back(row);
    }
    if (unsettled.empty()) return;
    for (std::uint32_t row = 0; row < count; ++row) {
        const auto found = unsettled.find(key_of(row));
        if (found == unsettled.end()) continue;
        Unsettled& sheet = found->second;
        if (sheet.currency == TextId::empty) sheet.currency = header(row).currency;
        if (header(row).total && sheet.type == DocumentType::unstated) sheet.type = row_type_[row];
    }
    for (auto& [key, sheet] : unsettled) settle(sheet);
}

void InvoiceAssembly::settle(Unsettled& sheet) {
    if (sheet.currency == TextId::empty) {
        std::sort(sheet.rows.begin(), sheet.rows.end(), [this](std::uint32_t a, std::uint32_t b) {
            if (line(a).line != line(b).line) return vocabulary_.line_before(line(a).line, line(b).line);
            return content_before(a, b);
        });
        for (const std::uint32_t row : sheet.rows) {
            const PoLookup lookup = look_up_po(orders_, line(row).po_number, row_vendor_[row]);
            if (lookup.orders.empty()) continue;
            sheet.currency = matches_.order_lines[orders_.lines_of(lookup.orders[0]).first].currency;
            break;
        }
        if (sheet.currency == TextId::empty) sheet.currency = books_.default_currency;
    }
    for (const std::uint32_t row : sheet.rows) {
        if (row_currency_[row] == TextId::empty) row_currency_[row] = sheet.currency;
    }
    if (sheet.type == DocumentType::unstated) {
        Decimal sum;
        for (const std::uint32_t row : sheet.rows) sum += printed_amount(row);
        sheet.type = sum.sign() < 0 ? DocumentType::credit_note : DocumentType::invoice;
    }
    for (const std::uint32_t row : sheet.rows) {
        if (row_type_[row] == DocumentType::unstated) row_type_[row] = sheet.type;
    }
}

void InvoiceAssembly::group_rows() {
    std::unordered_map<GroupKey, std::uint32_t, GroupHash> places;
    std::uint32_t last = 0;
    for (std::uint32_t row = 0; row < books_.invoice_lines.size(); ++row) {
        const InvoiceHeader& document = header(row);
        const bool same = row > 0 && line(row).header == line(row - 1).header &&
                          row_vendor_[row] == row_vendor_[row - 1] && row_currency_[row] == row_currency_[row - 1] &&
                          row_type_[row] == row_type_[row - 1];
        if (!same) {
            const GroupKey key{0,
                               static_cast<std::uint32_t>(row_vendor_[row]),
                               static_cast<std::uint32_t>(document.number.text),
                               static_cast<std::uint32_t>(row_currency_[row]),
                               static_cast<std::uint32_t>(row_type_[row]),
                               0};
            const auto [found, is_new] = places.try_emplace(key, static_cast<std::uint32_t>(groups_.size()));
            last = found->second;
            if (is_new) {
                groups_.push_back({row_vendor_[row],
                                   document.number.text,
                                   row_currency_[row],
                                   row_type_[row],
                                   document.vendor_from_po,
                                   {}});
            }
        }
        groups_[last].rows.push_back(row);
    }
}

bool InvoiceAssembly::is_tax(std::uint32_t row) const {
    return vocabulary_.stated_category(line(row).category, line(row).sku) == Category::tax;
}

/// One file, every row with a line number of its own: no copies, nothing to compare.
bool InvoiceAssembly::is_plain(const Rows& rows) const {
    if (rows.size() == 1) return true;
    constexpr std::size_t few = 16;
    std::vector<TextId> keys;
    keys.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        if (line(row).line.is_empty() || line(row).source.file != line(rows[0]).source.file) return false;
        const TextId key = vocabulary_.line.key(line(row).line.text);
        if (rows.size() <= few && std::find(keys.begin(), keys.end(), key) != keys.end()) return false;
        keys.push_back(key);
    }
    if (rows.size() <= few) return true;
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

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
    if (prints_before(a, b)) return true;
    return !prints_before(b, a) && vocabulary_.row_before(line(a).source, line(b).source);
}

bool InvoiceAssembly::print_before(const Rows& a, const Rows& b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [this](auto x, auto y) { return prints_before(x, y); });
}

/// The order of content_before(), but for where rows stand.
bool InvoiceAssembly::prints_before(std::uint32_t a, std::uint32_t b) const {
    if (prints_less(a, b)) return true;
    return !prints_less(b, a) && line(a).source < line(b).source;
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
    // The file that knows most columns stands, whatever the order of files; then the content decides.
    std::stable_sort(sheets.begin(), sheets.end(), [this](const Rows& a, const Rows& b) {
        const int left = ColumnSet(books_.files[line(a[0]).source.file].column_bits).size();
        const int right = ColumnSet(books_.files[line(b[0]).source.file].column_bits).size();
        if (left != right) return left > right;
        if (print_before(a, b)) return true;
        return !print_before(b, a) && vocabulary_.row_before(line(a[0]).source, line(b[0]).source);
    });
    std::vector<Rows> kept;
    for (Rows& sheet : sheets) {
        bool placed = false;
        for (Rows& target : kept) {
            std::multimap<std::uint32_t, std::uint32_t> by_line;
            for (const std::uint32_t row : target) {
                by_line.emplace(static_cast<std::uint32_t>(vocabulary_.line.key(line(row).line.text)), row);
            }
            Rows fresh;
            std::vector<std::uint32_t> repeated;
            bool conflict = false;
            for (const std::uint32_t row : sheet) {
                const auto key = static_cast<std::uint32_t>(vocabulary_.line.key(line(row).line.text));
                auto [first, last] = by_line.equal_range(key);
                auto match = std::find_if(first, last, [&](const auto& entry) { return agree(entry.second, row); });
                const bool numbered = !line(row).line.is_empty();
                const auto same_date = [&](const auto& entry) {
                    return header(entry.second).date == header(row).date;
                };
                if (match == last && numbered) {
                    match = std::find_if(first, last, [&](const auto& entry) {
                        return same_date(entry) && agree_in_figures(entry.second, row);
                    });
                    if (match == last && std::any_of(first, last, same_date)) conflict = true;
                }
                if (match == last) {
                    fresh.push_back(row);
                } else {
                    repeated.push_back(row);
                    by_line.erase(match);
                }
            }
            if (conflict) continue;
            target.insert(target.end(), fresh.begin(), fresh.end());
            for (const std::uint32_t row : repeated) {
                matches_.repeated.push_back(line(row).source);
                ++matches_.repeated_rows;
            }
            placed = true;
            break;
        }
        if (!placed) kept.push_back(std::move(sheet));
    }
    conflicting.assign(kept.begin() + 1, kept.end());
    return kept[0];
}

/// Equal rows without line numbers, where the printed total is a half, a third ... of their sum: how many copies.
std::uint32_t InvoiceAssembly::copies_by_total(const Rows& rows) const {
    const StoredDecimal& total = header(rows[0]).total;
    if (!total || (*total).is_zero() || rows.size() < 2) return 1;
    Decimal sum;
    for (const std::uint32_t row : rows) {
        if (line(row).source.file != line(rows[0]).source.file) return 1;
        sum += printed_amount(row) + *books_.extras(line(row)).tax;
    }
    const Ratio times = Ratio(sum) / Ratio(*total);
    const Decimal whole = times.rounded(0);
    if (Ratio(whole) != times || whole < Decimal(2)) return 1;
    const auto count = static_cast<std::uint32_t>(whole.mantissa());
    Rows sorted = rows;
    std::sort(sorted.begin(), sorted.end(), [this](auto a, auto b) { return content_before(a, b); });
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i + 1;
        while (end < sorted.size() && agree(sorted[i], sorted[end])) ++end;
        if ((end - i) % count != 0) return 1;
        i = end;
    }
    return count;
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

void InvoiceAssembly::split(Group& group) {
    if (is_plain(group.rows)) {
        add_document(group, std::move(group.rows), 1);
        return;
    }
    std::vector<Rows> sheets;
    const Rows merged = without_repeats(group.rows, sheets);
    sheets.insert(sheets.begin(), merged);
    std::vector<Rows> documents;
    for (const Rows& sheet : sheets) {
        for (Rows& copy : copies(sheet)) {
            std::sort(copy.begin(), copy.end(), [this](auto a, auto b) { return content_before(a, b); });
            documents.push_back(std::move(copy));
        }
    }
    std::stable_sort(documents.begin(), documents.end(), [this](const Rows& a, const Rows& b) {
        const auto earliest = [this](const Rows& rows) {
            Day first = header(rows[0]).date;
            for (const std::uint32_t row : rows) first = std::min(first, header(row).date);
            return first;
        };
        if (earliest(a) != earliest(b)) return earliest(a) < earliest(b);
        const bool numbered = !line(a[0]).line.is_empty();
        if (numbered != !line(b[0]).line.is_empty()) return numbered;
        const auto less = [this](auto x, auto y) { return prints_less(x, y); };
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), less);
    });
    std::uint32_t number = 0;
    for (Rows& rows : documents) add_document(group, std::move(rows), ++number);
}

}  // namespace msp_audit
