#include "match/order_book.hpp"

#include <algorithm>
#include <numeric>

#include "core/columns.hpp"
#include "core/fetch_ahead.hpp"
#include "core/text_key.hpp"
#include "match/po_status.hpp"
#include "match/prices.hpp"

namespace msp_audit {

namespace {

std::uint64_t pair_of(TextId key, VendorKey vendor) {
    return (static_cast<std::uint64_t>(key) << 32U) | static_cast<std::uint64_t>(vendor);
}

LineRole role_of_order(Category category) {
    if (category == Category::tax) return LineRole::tax;
    if (category == Category::discount) return LineRole::discount;
    if (is_charge(category)) return LineRole::charge;
    return LineRole::goods;
}

}  // namespace

OrderBook::OrderBook(const Books& books, const Policy& policy, Vocabulary& vocabulary, Matches& matches)
    : books_(books), policy_(policy), vocabulary_(vocabulary), matches_(matches) {}

void OrderBook::fill(Day as_of) {
    const Books& books = books_;
    Vocabulary& vocabulary = vocabulary_;
    // Buckets by PO number, in the order numbers are met; lines are ordered within each, so the result does not
    // depend on the order of files and rows.
    std::vector<std::vector<PoLineIndex>> small;
    std::vector<std::uint32_t> order_of(books.po_lines.size());
    std::vector<std::uint32_t> counts;
    for (std::size_t i = 0; i < books.po_lines.size(); ++i) {
        if (i > 0 && books.po_lines[i].header == books.po_lines[i - 1].header) {
            order_of[i] = order_of[i - 1];
            ++counts[order_of[i]];
            continue;
        }
        const PoHeader& header = books.po_headers[books.po_lines[i].header];
        const auto key = static_cast<std::size_t>(vocabulary.po.key(header.number.text));
        if (key >= by_key_.size()) by_key_.resize(key + key / 2 + 64, OrderIndex::none);
        OrderIndex& place = by_key_[key];
        if (place == OrderIndex::none) {
            place = static_cast<OrderIndex>(counts.size());
            counts.push_back(0);
        }
        order_of[i] = static_cast<std::uint32_t>(place);
        ++counts[order_of[i]];
    }
    std::vector<std::uint32_t> starts(counts.size() + 1, 0);
    for (std::size_t i = 0; i < counts.size(); ++i) starts[i + 1] = starts[i] + counts[i];
    std::vector<PoLineIndex> sorted(books.po_lines.size());
    std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1);
    for (std::size_t i = 0; i < order_of.size(); ++i) sorted[at[order_of[i]]++] = static_cast<PoLineIndex>(i);
    matches_.order_lines.reserve(sorted.size());
    ranges_.reserve(counts.size());
    by_loose_.reserve(counts.size());
    std::vector<PoLineIndex> rows;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        Range range;
        range.first = static_cast<std::uint32_t>(matches_.order_lines.size());
        rows.assign(sorted.begin() + starts[i], sorted.begin() + starts[i + 1]);
        settle_lines(rows, as_of);
        range.last = static_cast<std::uint32_t>(matches_.order_lines.size());
        ranges_.push_back(range);
        spread_discounts(range);
        for (std::uint32_t line = range.first; line < range.last; ++line) {
            const OrderLine& order = matches_.order_lines[line];
            const OrderLine* const last = line > range.first ? &order - 1 : nullptr;
            if (last != nullptr && last->po_number == order.po_number && last->vendor == order.vendor) continue;
            const std::uint64_t loose = pair_of(vocabulary.loose_po.key(order.po_number), order.vendor);
            const auto found = by_loose_.try_emplace(loose, static_cast<OrderIndex>(i)).first;
            if (static_cast<std::size_t>(found->second) != i) found->second = OrderIndex::none;
        }
    }
    places_.resize(matches_.order_lines.size());
    std::iota(places_.begin(), places_.end(), 0U);
    for (const std::uint32_t place : places_) {
        if (matches_.order_lines[place].role == LineRole::charge) charges_.push_back(place);
    }
    for (std::uint32_t i = 0; i < ranges_.size(); ++i) orders_.push_back(static_cast<OrderIndex>(i));
}

OrderBook::Several OrderBook::in_cell(PoNumber printed) {
    const std::lock_guard lock(mutex_);
    const auto [cell, is_new] = cells_.try_emplace(static_cast<std::uint32_t>(printed.text));
    if (!is_new) return cell->second;
    const std::vector<std::string> parts = split_po_cell(books_.text(printed));
    std::vector<OrderIndex> orders;
    for (const std::string& part : parts) {
        const OrderIndex order = find_key(vocabulary_.po.id_of(po_key(part)));
        if (order == OrderIndex::none || parts.size() < 2) return {};
        orders.push_back(order);
    }
    const auto [found, is_first] = several_.try_emplace(std::move(orders));
    for (const OrderIndex order : found->first) {
        const std::span<const std::uint32_t> places = places_of(order);
        if (is_first) found->second.insert(found->second.end(), places.begin(), places.end());
    }
    return cell->second = {found->first, found->second};
}

std::span<const std::uint32_t> OrderBook::charges_of(OrderIndex order) const {
    const Range range = lines_of(order);
    const auto first = std::lower_bound(charges_.begin(), charges_.end(), range.first);
    return {first, std::lower_bound(first, charges_.end(), range.last)};
}

OrderIndex OrderBook::find_key(TextId key) const {
    const auto place = static_cast<std::size_t>(key);
    const OrderIndex found = place < by_key_.size() ? by_key_[place] : OrderIndex::none;
    if (found == OrderIndex::none) return found;
    const Range range = lines_of(found);
    return range.first == range.last ? OrderIndex::none : found;
}

void OrderBook::fetch(PoNumber printed) const {
    const auto place = static_cast<std::size_t>(vocabulary_.po.key(printed.text));
    if (place < by_key_.size()) __builtin_prefetch(by_key_.data() + place);
}

void OrderBook::fetch_lines(PoNumber printed) const {
    const OrderIndex order = find(printed);
    if (order == OrderIndex::none) return;
    const Range range = lines_of(order);
    constexpr std::uint32_t most_lines = 4;
    for (std::uint32_t i = range.first; i < std::min(range.last, range.first + most_lines); ++i) {
        fetch_ahead(matches_.order_lines[i]);
        // Rows of one order mostly stand where its lines do.
        fetch_ahead(books_.po_lines[std::min<std::size_t>(i, books_.po_lines.size() - 1)]);
    }
}

OrderIndex OrderBook::find(PoNumber printed) const { return find_key(vocabulary_.po.key(printed.text)); }

OrderIndex OrderBook::find_loose(PoNumber printed, VendorKey vendor) const {
    const TextId key = vocabulary_.loose_po.key(printed.text);
    if (key == TextId::empty) return OrderIndex::none;
    const auto found = by_loose_.find(pair_of(key, vendor));
    return found == by_loose_.end() ? OrderIndex::none : found->second;
}

/// Settles the lines of one PO: rows of one line number together, rows without one each for itself.
void OrderBook::settle_lines(std::vector<PoLineIndex>& rows, Day as_of) {
    const auto record = [this](PoLineIndex row) -> const PoLine& {
        return books_.po_lines[static_cast<std::size_t>(row)];
    };
    if (as_of) {
        const auto later = [&](PoLineIndex row) { return books_.po_headers[record(row).header].date > as_of; };
        const auto kept = std::remove_if(rows.begin(), rows.end(), later);
        matches_.left_out_by_date += static_cast<std::size_t>(rows.end() - kept);
        rows.erase(kept, rows.end());
    }
    const ColumnSet common = common_columns(rows);
    const ColumnSet all(~std::uint64_t{0});
    const auto before = [&](PoLineIndex left, PoLineIndex right) {
        const PoLine& a = record(left);
        const PoLine& b = record(right);
        if (vocabulary_.line.key(a.line.text) != vocabulary_.line.key(b.line.text)) {
            return vocabulary_.line_before(a.line, b.line);
        }
        if (const int order = compare_prints(a, b, common); order != 0) return order < 0;
        if (const int order = compare_prints(a, b, all); order != 0) return order < 0;
        return vocabulary_.row_before(a.source, b.source);
    };
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        const PoLine& first = record(rows[i]);
        if (first.line.is_empty()) {
            while (end < rows.size() && record(rows[end]).line.is_empty() &&
                   same_row(first, record(rows[end]), false)) {
                ++end;
            }
        } else {
            const TextId key = vocabulary_.line.key(first.line.text);
            while (end < rows.size() && vocabulary_.line.key(record(rows[end]).line.text) == key) ++end;
        }
        settle_one(std::span(rows).subspan(i, end - i));
        i = end;
    }
}

/// The columns that the files of all these rows have.
ColumnSet OrderBook::common_columns(std::span<const PoLineIndex> rows) const {
    std::uint64_t bits = ~std::uint64_t{0};
    for (const PoLineIndex row : rows) {
        bits &= books_.files[books_.po_lines[static_cast<std::size_t>(row)].source.file].column_bits;
    }
    return ColumnSet(bits);
}

/// Below 0, 0 or above 0: rows in the order of what they print in those columns, so that equal rows stand together.
int OrderBook::compare_prints(const PoLine& a, const PoLine& b, ColumnSet columns) const {
    const PoHeader& x = books_.po_headers[a.header];
    const PoHeader& y = books_.po_headers[b.header];
    int order = 0;
    const auto texts = [&](Column column, TextId left, TextId right) {
        if (order == 0 && left != right && columns.has(column)) order = books_.text(left).compare(books_.text(right));
    };
    const auto amounts = [&](Column column, const StoredDecimal& left, const StoredDecimal& right) {
        if (order != 0 || !columns.has(column)) return;
        const auto print = [](const StoredDecimal& cell) { return std::pair(cell.has_value(), *cell); };
        if (print(left) != print(right)) order = print(left) < print(right) ? -1 : 1;
    };
    texts(Column::sku, a.sku.text, b.sku.text);
    texts(Column::description, a.description, b.description);
    amounts(Column::unit_price, a.unit_price, b.unit_price);
    amounts(Column::quantity, a.quantity, b.quantity);
    amounts(Column::line_total, a.line_total, b.line_total);
    if (order == 0 && x.date != y.date && columns.has(Column::order_date)) order = x.date < y.date ? -1 : 1;
    texts(Column::revision, x.revision, y.revision);
    texts(Column::currency, x.currency, y.currency);
    texts(Column::quote_number, x.quote_number.text, y.quote_number.text);
    texts(Column::category, a.category, b.category);
    texts(Column::uom, a.uom, b.uom);
    texts(Column::packing_slip, a.packing_slip, b.packing_slip);
    texts(Column::requester, x.requester, y.requester);
    texts(Column::approver, x.approver, y.approver);
    amounts(Column::price_base, a.price_base, b.price_base);
    amounts(Column::discount, a.discount.value, b.discount.value);
    if (order == 0 && a.proof != b.proof && columns.has(Column::proof)) order = a.proof < b.proof ? -1 : 1;
    if (order == 0 && a.is_return != b.is_return && columns.has(Column::return_)) order = a.is_return ? 1 : -1;
    texts(Column::status, x.status, y.status);
    amounts(Column::received_quantity, a.received_quantity, b.received_quantity);
    return order;
}

/// Rows agree in every canonical column that both files have.
bool OrderBook::same_row(const PoLine& a, const PoLine& b, bool but_for_status) const {
    const PoHeader& x = books_.po_headers[a.header];
    const PoHeader& y = books_.po_headers[b.header];
    const ColumnSet both =
        ColumnSet(books_.files[a.source.file].column_bits) & ColumnSet(books_.files[b.source.file].column_bits);
    const auto differ = [&both](Column column, const auto& left, const auto& right) {
        return both.has(column) && !(left == right);
    };
    const auto amounts_differ = [&both](Column column, const StoredDecimal& left, const StoredDecimal& right) {
        return both.has(column) && (left.has_value() != right.has_value() || *left != *right);
    };
    if (vocabulary_.vendor(x.vendor) != vocabulary_.vendor(y.vendor)) return false;
    if (differ(Column::order_date, x.date, y.date) || differ(Column::revision, x.revision, y.revision) ||
        differ(Column::currency, x.currency, y.currency) ||
        differ(Column::quote_number, x.quote_number, y.quote_number)) {
        return false;
    }
    if (differ(Column::sku, a.sku, b.sku) || differ(Column::description, a.description, b.description) ||
        differ(Column::category, a.category, b.category) || differ(Column::uom, a.uom, b.uom) ||
        differ(Column::proof, a.proof, b.proof) || differ(Column::return_, a.is_return, b.is_return) ||
        differ(Column::packing_slip, a.packing_slip, b.packing_slip)) {
        return false;
    }
    if (differ(Column::requester, x.requester, y.requester) || differ(Column::approver, x.approver, y.approver)) {
        return false;
    }
    if (amounts_differ(Column::quantity, a.quantity, b.quantity) ||
        amounts_differ(Column::unit_price, a.unit_price, b.unit_price) ||
        amounts_differ(Column::price_base, a.price_base, b.price_base) ||
        amounts_differ(Column::discount, a.discount.value, b.discount.value) ||
        amounts_differ(Column::line_total, a.line_total, b.line_total)) {
        return false;
    }
    if (but_for_status) return true;
    return !differ(Column::status, x.status, y.status) &&
           !amounts_differ(Column::received_quantity, a.received_quantity, b.received_quantity);
}

bool OrderBook::is_open(TextId status) {
    if (status != recent_status_) {
        recent_is_open_ = po_status(books_.text(status)) != PoStatus::not_open;
        recent_status_ = status;
    }
    return recent_is_open_;
}

const OrderBook::Rounding& OrderBook::rounding_in(TextId currency) {
    if (!recent_rounding_ || recent_rounding_->currency != currency) {
        const std::string_view code = books_.text(currency);
        const Tolerance& slack = policy_.tolerance[static_cast<std::size_t>(ToleranceKey::arithmetic)];
        recent_rounding_ = Rounding{currency, minor_digits(code), slack.absolute.in(code).value_or(minor_unit(code))};
    }
    return *recent_rounding_;
}

/// One PO line as its row states it; ordered and price are positive.
OrderLine OrderBook::counted(PoLineIndex row) {
    const PoLine& line = books_.po_lines[static_cast<std::size_t>(row)];
    const PoHeader& header = books_.po_headers[line.header];
    OrderLine order;
    order.record = row;
    order.vendor = vocabulary_.vendor(header.vendor);
    order.po_number = header.number.text;
    order.currency = header.currency;
    order.date = header.date;
    order.category = vocabulary_.stated_category(line.category, line.sku);
    order.proof = policy_.proof_none ? Proof::none : proof_needed(line.proof, order.category);
    order.is_return = line.is_return || (*line.quantity).sign() < 0;
    order.is_open = is_open(header.status);
    order.ordered = Ratio(*line.quantity).abs();
    order.price = unit_price_of(line.unit_price, line.price_base, line.discount, order.ordered);
    order.role = role_of_order(order.category);
    if (line.line_total && !order.ordered.is_zero()) {
        const Rounding& rounding = rounding_in(header.currency);
        const Decimal expected = rounded_value(order.ordered, order.price.abs(), rounding.places);
        if (((*line.line_total).abs() - expected).abs() > rounding.slack) {
            order.price = Ratio(*line.line_total).abs() / order.ordered;
            if ((*line.unit_price).sign() < 0) order.price = -order.price;
            order.price_from_total = true;
        }
    }
    if (order.role != LineRole::discount) order.price = order.price.abs();
    return order;
}

/// Revisions of one line: the latest order date, then the revision, counts; if that does not tell, the lowest
/// quantity and price. Rows that differ only in status or received quantity are one, in the more closed status.
void OrderBook::settle_one(std::span<const PoLineIndex> rows) {
    const auto record = [this](PoLineIndex row) -> const PoLine& {
        return books_.po_lines[static_cast<std::size_t>(row)];
    };
    const auto header = [&](PoLineIndex row) -> const PoHeader& { return books_.po_headers[record(row).header]; };
    const auto revision_before = [&](PoLineIndex a, PoLineIndex b) {
        if (header(a).date != header(b).date) return header(a).date < header(b).date;
        const TextId x = header(a).revision;
        const TextId y = header(b).revision;
        return x != TextId::empty && y != TextId::empty && vocabulary_.line_before(LineNumber{x}, LineNumber{y});
    };
    PoLineIndex latest = rows[0];
    for (const PoLineIndex row : rows) {
        if (revision_before(latest, row)) latest = row;
    }
    OrderLine order = counted(latest);
    StoredDecimal received = record(latest).received_quantity;
    bool conflict = false;
    for (const PoLineIndex row : rows) {
        if (row == latest || revision_before(row, latest)) continue;
        if (same_row(record(row), record(latest), true)) {
            if (!is_open(header(row).status)) order.is_open = false;
            if (record(row).received_quantity.value_or(0) > received.value_or(0)) {
                received = record(row).received_quantity;
                order.record = row;
            }
            continue;
        }
        conflict = true;
        const OrderLine other = counted(row);
        order.ordered = min(order.ordered, other.ordered);
        order.price = min(order.price, other.price);
        order.is_open = order.is_open && other.is_open;
    }
    order.has_conflict = conflict;
    if (conflict) {
        PlainFact fact{Code::po_line_conflict, DocumentKind::purchase_order, {}, static_cast<std::uint32_t>(latest)};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            // Rows stand sorted: what another export repeats is next to it.
            if (i > 0 && same_row(record(rows[i - 1]), record(rows[i]), false)) continue;
            fact.sources.push_back(record(rows[i]).source);
        }
        matches_.plain.push_back(std::move(fact));
    }
    matches_.order_lines.push_back(order);
}

/// A discount line of negative amount lowers the agreed prices of its PO's other lines in proportion.
void OrderBook::spread_discounts(Range range) {
    Ratio goods = 0;
    Ratio discount = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        const OrderLine& order = matches_.order_lines[i];
        const PoLine& line = books_.po_lines[static_cast<std::size_t>(order.record)];
        if (order.role == LineRole::tax || order.is_return) {
            // A discount of negative quantity is a discount, not goods sent back.
            if (order.role == LineRole::tax || order.role != LineRole::discount) continue;
        }
        if (order.role == LineRole::discount) {
            const Ratio amount = line.line_total ? Ratio(*line.line_total) : Ratio(*line.quantity) * order.price;
            if (amount.sign() < 0) discount += amount;
        } else {
            goods += order.ordered * order.price;
        }
    }
    if (discount.is_zero() || goods.sign() <= 0) return;
    const Ratio left = max(Ratio(0), goods + discount) / goods;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        OrderLine& order = matches_.order_lines[i];
        if (order.role == LineRole::discount || order.role == LineRole::tax || order.is_return) continue;
        order.price = order.price * left;
    }
}

}  // namespace msp_audit
