#include <algorithm>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <unordered_map>

#include "core/text_key.hpp"
#include "match/po_lookup.hpp"
#include "match/receipts.hpp"

namespace msp_audit {

namespace {

/// One delivery line: its rows added up or the smaller of those that differ.
struct Delivery {
    std::uint32_t record = 0;  ///< the row that stands for it
    bool conflict = false;
    Decimal delivered;
    Decimal accepted;
    std::vector<std::uint32_t> rows;  ///< all of its rows, where it has several
};

class SlipLinker {
public:
    SlipLinker(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders, Matches& matches)
        : books_(books),
          vocabulary_(vocabulary),
          orders_(orders),
          matches_(matches),
          ladder_(books, policy, vocabulary, matches) {}

    void run(Day as_of) {
        collect(as_of);
        link();
        take_serials();
        add_up();
        use_received_quantities();
    }

private:
    [[nodiscard]] const SlipLine& slip(std::uint32_t row) const { return books_.slips[row]; }
    [[nodiscard]] const SlipHeader& header(std::uint32_t row) const { return books_.slip_headers[slip(row).header]; }
    [[nodiscard]] Decimal accepted(std::uint32_t row) const { return *slip(row).quantity - *slip(row).rejected; }

    void collect(Day as_of);
    void settle(std::span<std::uint32_t> rows);
    void settle_numbered(std::span<const std::uint32_t> rows);
    void settle_unnumbered(std::span<const std::uint32_t> rows);
    [[nodiscard]] bool row_before(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool same_line(std::uint32_t a, std::uint32_t b) const;
    void link();
    void link_to_po(std::span<const std::uint32_t> members);
    void take_serials();
    void add_up();
    void use_received_quantities();

    const Books& books_;
    Vocabulary& vocabulary_;
    OrderBook& orders_;
    Matches& matches_;
    Ladder ladder_;
    std::vector<Delivery> deliveries_;
    std::vector<std::uint32_t> document_starts_;  ///< places in deliveries_ where a slip begins
    std::vector<bool> named_;                     ///< by PO: a slip names it
    std::vector<LadderLine> steps_;
};

bool SlipLinker::row_before(std::uint32_t a, std::uint32_t b) const {
    const SlipLine& x = slip(a);
    const SlipLine& y = slip(b);
    if (x.line != y.line) return vocabulary_.line_before(x.line, y.line);
    const auto print = [this](std::uint32_t row) {
        return std::tuple(books_.text(header(row).po_number), books_.text(slip(row).po_line),
                          books_.text(slip(row).sku), books_.text(slip(row).description), accepted(row),
                          header(row).received);
    };
    if (const auto left = print(a), right = print(b); left != right) return left < right;
    return vocabulary_.row_before(x.source, y.source);
}

/// Rows of one delivery line that say the same.
bool SlipLinker::same_line(std::uint32_t a, std::uint32_t b) const {
    const auto same_text = [](TextId x, TextId y) { return x == y || x == TextId::empty || y == TextId::empty; };
    return *slip(a).quantity == *slip(b).quantity && *slip(a).rejected == *slip(b).rejected &&
           same_text(header(a).po_number.text, header(b).po_number.text) &&
           same_text(slip(a).po_line.text, slip(b).po_line.text) && same_text(slip(a).sku.text, slip(b).sku.text) &&
           same_text(slip(a).uom, slip(b).uom);
}

/// Rows by slip: vendor and printed number.
void SlipLinker::collect(Day as_of) {
    std::unordered_map<std::uint64_t, std::uint32_t> places;
    places.reserve(books_.slip_headers.size());
    std::vector<std::uint32_t> slip_of(books_.slips.size(), nowhere);
    std::vector<std::uint32_t> starts{0};
    for (std::uint32_t row = 0; row < books_.slips.size(); ++row) {
        const SlipHeader& document = header(row);
        if (as_of && document.received > as_of) {
            ++matches_.left_out_by_date;
            continue;
        }
        const bool same = row > 0 && slip(row).header == slip(row - 1).header && slip_of[row - 1] != nowhere;
        if (same) {
            slip_of[row] = slip_of[row - 1];
        } else {
            const std::uint64_t key = (static_cast<std::uint64_t>(document.number.text) << 32U) |
                                      static_cast<std::uint64_t>(vocabulary_.vendor(document.vendor));
            slip_of[row] = places.try_emplace(key, static_cast<std::uint32_t>(places.size())).first->second;
            if (starts.size() == slip_of[row] + 1U) starts.push_back(0);
        }
        ++starts[slip_of[row] + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> rows(starts.back());
    std::vector<std::uint32_t> next(starts.begin(), starts.end());
    for (std::uint32_t row = 0; row < slip_of.size(); ++row) {
        if (slip_of[row] != nowhere) rows[next[slip_of[row]]++] = row;
    }
    deliveries_.reserve(rows.size());
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        document_starts_.push_back(static_cast<std::uint32_t>(deliveries_.size()));
        settle(std::span(rows).subspan(starts[i], starts[i + 1] - starts[i]));
    }
    document_starts_.push_back(static_cast<std::uint32_t>(deliveries_.size()));
    named_.assign(orders_.size(), false);
}

void SlipLinker::settle(std::span<std::uint32_t> rows) {
    if (rows.size() == 1) {
        deliveries_.push_back({rows[0], false, *slip(rows[0]).quantity, accepted(rows[0]), {}});
        return;
    }
    const auto before = [this](std::uint32_t a, std::uint32_t b) { return row_before(a, b); };
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
    std::size_t numbered = 0;
    while (numbered < rows.size() && !slip(rows[numbered]).line.is_empty()) ++numbered;
    for (std::size_t i = 0; i < numbered;) {
        std::size_t end = i + 1;
        const TextId key = vocabulary_.line.key(slip(rows[i]).line.text);
        while (end < numbered && vocabulary_.line.key(slip(rows[end]).line.text) == key) ++end;
        settle_numbered(std::span(rows).subspan(i, end - i));
        i = end;
    }
    settle_unnumbered(std::span(rows).subspan(numbered));
}

/// Rows of one line number: one delivery, of the smaller quantity where they differ.
void SlipLinker::settle_numbered(std::span<const std::uint32_t> rows) {
    Delivery delivery{rows[0], false, *slip(rows[0]).quantity, accepted(rows[0]), {}};
    if (rows.size() > 1) delivery.rows.assign(rows.begin(), rows.end());
    for (const std::uint32_t row : rows.subspan(1)) {
        if (same_line(rows[0], row)) {
            if (slip(row).source.file != slip(rows[0]).source.file) {
                matches_.repeated.push_back(slip(row).source);
                ++matches_.repeated_rows;
            }
            continue;
        }
        delivery.conflict = true;
        if (accepted(row) < delivery.accepted) {
            delivery.record = row;
            delivery.accepted = accepted(row);
            delivery.delivered = *slip(row).quantity;
        }
    }
    deliveries_.push_back(std::move(delivery));
}

/// Without line numbers: PO, PO line and SKU (its description where there is none) tell the line; rows of one file
/// add up; of files that differ the smaller sum counts.
void SlipLinker::settle_unnumbered(std::span<const std::uint32_t> rows) {
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
    std::map<Key, std::size_t> places;
    std::vector<std::map<std::uint32_t, Delivery>> lines;
    for (const std::uint32_t row : rows) {
        const SlipLine& line = slip(row);
        const TextId sku = vocabulary_.sku.key(line.sku.text);
        const Key key{static_cast<std::uint32_t>(vocabulary_.po.key(header(row).po_number.text)),
                      static_cast<std::uint32_t>(vocabulary_.line.key(line.po_line.text)),
                      static_cast<std::uint32_t>(sku),
                      sku == TextId::empty ? static_cast<std::uint32_t>(line.description) : 0U};
        const auto [place, is_new] = places.try_emplace(key, lines.size());
        if (is_new) lines.emplace_back();
        auto& by_file = lines[place->second];
        const auto [found, is_first] = by_file.try_emplace(line.source.file);
        Delivery& delivery = found->second;
        if (is_first) delivery.record = row;
        delivery.delivered += *line.quantity;
        delivery.accepted += accepted(row);
        delivery.rows.push_back(row);
    }
    for (auto& by_file : lines) {
        Delivery counted = std::move(by_file.begin()->second);
        for (auto other = std::next(by_file.begin()); other != by_file.end(); ++other) {
            Delivery& delivery = other->second;
            const bool same = delivery.accepted == counted.accepted && delivery.delivered == counted.delivered;
            if (same) {
                for (const std::uint32_t row : delivery.rows) matches_.repeated.push_back(slip(row).source);
                matches_.repeated_rows += delivery.rows.size();
                continue;
            }
            if (delivery.accepted < counted.accepted) std::swap(delivery, counted);
            counted.rows.insert(counted.rows.end(), delivery.rows.begin(), delivery.rows.end());
            counted.conflict = true;
        }
        deliveries_.push_back(std::move(counted));
    }
}

/// Each slip's lines climb the ladder, PO by PO.
void SlipLinker::link() {
    matches_.receipts.resize(deliveries_.size());
    std::vector<std::uint32_t> members;
    for (std::size_t document = 0; document + 1 < document_starts_.size(); ++document) {
        const auto po_of = [this](std::uint32_t i) { return header(deliveries_[i].record).po_number.text; };
        members.resize(document_starts_[document + 1] - document_starts_[document]);
        std::iota(members.begin(), members.end(), document_starts_[document]);
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            return po_of(a) != po_of(b) ? po_of(a) < po_of(b) : a < b;
        };
        if (!std::is_sorted(members.begin(), members.end(), before))
            std::sort(members.begin(), members.end(), before);
        for (std::size_t first = 0; first < members.size();) {
            std::size_t last = first;
            while (last < members.size() && po_of(members[last]) == po_of(members[first])) ++last;
            link_to_po(std::span(members).subspan(first, last - first));
            first = last;
        }
    }
}

/// The lines of one slip with one PO number climb the ladder together.
void SlipLinker::link_to_po(std::span<const std::uint32_t> members) {
    const SlipHeader& first = header(deliveries_[members[0]].record);
    const PoLookup lookup = look_up_po(orders_, first.po_number, vocabulary_.vendor(first.vendor));
    steps_.clear();
    for (const std::uint32_t i : members) {
        const SlipLine& line = slip(deliveries_[i].record);
        LadderLine& step = steps_.emplace_back();
        step.po_line = line.po_line;
        step.sku = line.sku;
        step.description = line.description;
        step.uom = line.uom;
        step.quantity = Ratio(deliveries_[i].delivered);
    }
    std::vector<LadderAnswer> answers(steps_.size());
    if (!lookup.orders.empty()) answers = ladder_.climb(steps_, lookup.lines);
    for (const OrderIndex order : lookup.orders) named_[static_cast<std::size_t>(order)] = true;
    for (std::size_t k = 0; k < members.size(); ++k) {
        const Delivery& delivery = deliveries_[members[k]];
        ReceiptMatch& receipt = matches_.receipts[members[k]];
        receipt.source = slip(delivery.record).source;
        receipt.kind = DocumentKind::packing_slip;
        receipt.record = delivery.record;
        receipt.order_line = answers[k].order_line;
        receipt.method =
            answers[k].order_line != OrderLineIndex::none && lookup.loose ? Method::loose_po : answers[k].method;
        receipt.codes = answers[k].codes;
        receipt.quantity = Ratio(delivery.accepted);
        if (receipt.order_line == OrderLineIndex::none) receipt.codes.add(Code::slip_without_po);
        if (!delivery.conflict) continue;
        receipt.codes.add(Code::slip_conflict);
        PlainFact fact{Code::slip_conflict, DocumentKind::packing_slip, {}, delivery.record};
        for (const std::uint32_t row : delivery.rows) fact.sources.push_back(slip(row).source);
        matches_.plain.push_back(std::move(fact));
    }
}

std::vector<std::string> serials_in(std::string_view cell) {
    std::vector<std::string> serials;
    std::string serial;
    for (const char c : cell) {
        if (c == ',' || c == ';' || c == '|' || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (!serial.empty()) serials.push_back(folded(serial));
            serial.clear();
        } else {
            serial += c;
        }
    }
    if (!serial.empty()) serials.push_back(folded(serial));
    return serials;
}

/// A serial number that was delivered before proves nothing again; one that went back may come again.
void SlipLinker::take_serials() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < deliveries_.size(); ++i) {
        if (slip(deliveries_[i].record).serial_numbers != TextId::empty) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        const std::uint32_t x = deliveries_[a].record;
        const std::uint32_t y = deliveries_[b].record;
        if (header(x).received != header(y).received) return header(x).received < header(y).received;
        if (header(x).number != header(y).number)
            return books_.text(header(x).number) < books_.text(header(y).number);
        return row_before(x, y);
    });
    std::unordered_map<std::string, std::uint32_t> delivered;
    for (const std::uint32_t i : order) {
        const std::uint32_t record = deliveries_[i].record;
        ReceiptMatch& receipt = matches_.receipts[i];
        for (const std::string& serial : serials_in(books_.text(slip(record).serial_numbers))) {
            if (deliveries_[i].delivered.sign() < 0) {
                delivered.erase(serial);
                continue;
            }
            const auto [found, is_new] = delivered.try_emplace(serial, record);
            if (is_new || header(found->second).number == header(record).number) continue;
            receipt.codes.add(Code::serial_reused);
            receipt.other = found->second;
            if (receipt.detail == nowhere) {
                receipt.detail = static_cast<std::uint32_t>(matches_.details.size());
                matches_.details.emplace_back();
            }
            std::string& serials = matches_.details[receipt.detail];
            serials += (serials.empty() ? "" : ", ") + serial;
            receipt.quantity = max(Ratio(0), receipt.quantity - Ratio(1));
        }
    }
}

void SlipLinker::add_up() {
    for (ReceiptMatch& receipt : matches_.receipts) {
        if (receipt.order_line == OrderLineIndex::none) continue;
        OrderLine& order = matches_.order_lines[static_cast<std::size_t>(receipt.order_line)];
        const PoLine& ordered = books_.po_lines[static_cast<std::size_t>(order.record)];
        const std::optional<Ratio> factor =
            vocabulary_.unit_factor(slip(receipt.record).uom, slip(receipt.record).sku, ordered.uom, ordered.sku);
        if (!factor) {
            receipt.codes.add(Code::uom_mismatch);
            receipt.quantity = 0;
            continue;
        }
        receipt.quantity = receipt.quantity * *factor;
        order.slips_proven += order.is_return ? -receipt.quantity : receipt.quantity;
    }
}

void SlipLinker::use_received_quantities() {
    for (std::uint32_t i = 0; i < orders_.size(); ++i) {
        if (named_[i]) continue;
        const OrderBook::Range range = orders_.lines_of(static_cast<OrderIndex>(i));
        for (std::uint32_t line = range.first; line < range.last; ++line) {
            OrderLine& order = matches_.order_lines[line];
            const StoredDecimal& received = books_.po_lines[static_cast<std::size_t>(order.record)].received_quantity;
            if (received) order.slips_proven += Ratio(*received).abs();
        }
    }
}

}  // namespace

void link_slips(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders, Day as_of,
                Matches& matches) {
    SlipLinker(books, policy, vocabulary, orders, matches).run(as_of);
}

}  // namespace msp_audit
