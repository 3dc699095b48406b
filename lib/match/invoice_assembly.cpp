#include "match/invoice_assembly.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

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

InvoiceAssembly::InvoiceAssembly(Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders,
                                 const std::vector<bool>& half_open, Matches& matches)
    : books_(books),
      policy_(policy),
      vocabulary_(vocabulary),
      orders_(orders),
      half_open_(half_open),
      matches_(matches) {
    for (const InputFile& file : books.files) columns_.emplace_back(file.column_bits);
}

void InvoiceAssembly::run() {
    settle_types_and_currencies();
    group_rows();
    std::size_t first = 0;
    sheets_.reserve(groups_.size());
    for (std::uint32_t group = 0; group < groups_.size(); ++group) {
        split(group, std::span(rows_).subspan(first, groups_[group].row_count));
        first += groups_[group].row_count;
    }
    order_documents();
    mark_rejected();
}

bool InvoiceAssembly::needs_orders(const Books& books) {
    return std::any_of(books.invoice_headers.begin(), books.invoice_headers.end(), [](const InvoiceHeader& header) {
        return header.vendor_from_po || header.currency == TextId::empty;
    });
}

void InvoiceAssembly::report_repeats() {
    for (const std::uint32_t row : repeated_) matches_.repeated.push_back(line(row).source);
    matches_.repeated_rows += repeated_.size();
    constexpr std::size_t most_named = 5;
    std::vector<std::string> added;
    for (const auto& [row, other] : added_) {
        added.push_back(fmt::format("{} of {} ({} and {})", books_.text(header(row).number),
                                    books_.text(header(row).vendor), books_.files[line(row).source.file].name,
                                    books_.files[line(other).source.file].name));
    }
    if (added.empty()) return;
    std::sort(added.begin(), added.end());
    const std::size_t rest = added.size() - std::min(added.size(), most_named);
    added.resize(added.size() - rest);
    matches_.warnings.push_back(fmt::format("rows of one invoice stand in two files, differ, and have no line "
                                            "numbers, so all of them count; if each file "
                                            "has the whole invoice, leave one out: {}{}",
                                            fmt::join(added, "; "),
                                            rest == 0 ? "" : fmt::format(" and {} more", rest)));
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
    Unsettled* last = nullptr;  // of the row above; null: it is settled
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
        if (settled || !same) last = nullptr;
        if (settled) continue;
        if (last == nullptr) last = &unsettled[key_of(row)];
        last->rows.push_back(row);
    }
    if (unsettled.empty()) return;
    auto found = unsettled.end();
    for (std::uint32_t row = 0; row < count; ++row) {
        const bool same = row > 0 && line(row).header == line(row - 1).header && !header(row).vendor_from_po;
        if (!same) found = unsettled.find(key_of(row));
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
    places.reserve(books_.invoice_headers.size());
    groups_.reserve(books_.invoice_headers.size());
    Rows group_of(books_.invoice_lines.size());
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
                groups_.push_back({row_vendor_[row], document.number.text, row_currency_[row], row_type_[row],
                                   document.vendor_from_po, 0});
            }
        }
        group_of[row] = last;
        ++groups_[last].row_count;
    }
    Rows next(groups_.size(), 0);
    for (std::size_t i = 1; i < next.size(); ++i) next[i] = next[i - 1] + groups_[i - 1].row_count;
    rows_.resize(group_of.size());
    for (std::uint32_t row = 0; row < group_of.size(); ++row) rows_[next[group_of[row]]++] = row;
}

bool InvoiceAssembly::is_tax(std::uint32_t row) const {
    return vocabulary_.stated_category(line(row).category, line(row).sku) == Category::tax;
}

/// One file, every row with a line number of its own: no copies, nothing to compare.
bool InvoiceAssembly::is_plain(RowSpan rows) const {
    if (rows.size() == 1) return true;
    for (const std::uint32_t row : rows) {
        if (line(row).line.is_empty() || line(row).source.file != line(rows[0]).source.file) return false;
    }
    const auto key = [this](std::uint32_t row) { return vocabulary_.line.key(line(row).line.text); };
    std::array<TextId, 16> few{};
    std::span<TextId> keys = std::span(few).first(std::min(few.size(), rows.size()));
    std::vector<TextId> all;
    if (rows.size() > few.size()) {
        all.resize(rows.size());
        keys = all;
    }
    std::transform(rows.begin(), rows.end(), keys.begin(), key);
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

void InvoiceAssembly::split(std::uint32_t group, RowSpan rows) {
    if (is_plain(rows)) {
        add_sheet(group, rows, 1);
        return;
    }
    std::vector<Rows> sheets;
    const Rows merged = without_repeats(Rows(rows.begin(), rows.end()), sheets);
    sheets.insert(sheets.begin(), merged);
    std::vector<Rows> documents;
    for (const Rows& sheet : sheets) {
        for (Rows& copy : copies(sheet)) {
            std::sort(copy.begin(), copy.end(), [this](auto a, auto b) { return content_before(a, b); });
            documents.push_back(std::move(copy));
        }
    }
    std::stable_sort(documents.begin(), documents.end(), [this](const Rows& a, const Rows& b) {
        const auto earliest = [this](const Rows& of) {
            Day first = header(of[0]).date;
            for (const std::uint32_t row : of) first = std::min(first, header(row).date);
            return first;
        };
        if (earliest(a) != earliest(b)) return earliest(a) < earliest(b);
        const bool numbered = !line(a[0]).line.is_empty();
        if (numbered != !line(b[0]).line.is_empty()) return numbered;
        const int known = columns_[line(a[0]).source.file].size();
        const int other = columns_[line(b[0]).source.file].size();
        return known != other ? known > other : print_before(a, b);
    });
    std::uint32_t number = 0;
    for (Rows& copy : documents) add_sheet(group, copies_.emplace_back(std::move(copy)), ++number);
}

}  // namespace msp_audit
