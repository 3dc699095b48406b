#include "match/deliveries.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace msp_audit {

bool Deliveries::row_before(std::uint32_t a, std::uint32_t b) const {
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
bool Deliveries::same_line(std::uint32_t a, std::uint32_t b) const {
    const auto same_text = [](TextId x, TextId y) { return x == y || x == TextId::empty || y == TextId::empty; };
    return *slip(a).quantity == *slip(b).quantity && *slip(a).rejected == *slip(b).rejected &&
           same_text(header(a).po_number.text, header(b).po_number.text) &&
           same_text(slip(a).po_line.text, slip(b).po_line.text) && same_text(slip(a).sku.text, slip(b).sku.text) &&
           same_text(slip(a).uom, slip(b).uom);
}

/// Rows by slip: vendor and printed number.
Deliveries::Deliveries(const Books& books, Vocabulary& vocabulary, Day as_of, Matches& matches)
    : books_(books), vocabulary_(vocabulary), matches_(matches) {
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
            const std::uint64_t key =
                (static_cast<std::uint64_t>(vocabulary_.folded.key(document.number.text)) << 32U) |
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
    all_.reserve(rows.size());
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        slip_starts_.push_back(static_cast<std::uint32_t>(all_.size()));
        settle(std::span(rows).subspan(starts[i], starts[i + 1] - starts[i]));
    }
    slip_starts_.push_back(static_cast<std::uint32_t>(all_.size()));
}

void Deliveries::add(SeveralRows rows) {
    all_.push_back({rows.record, static_cast<std::uint32_t>(several_.size())});
    several_.push_back(std::move(rows));
}

void Deliveries::settle(std::span<std::uint32_t> rows) {
    if (rows.size() == 1) {
        all_.push_back({rows[0]});
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
void Deliveries::settle_numbered(std::span<const std::uint32_t> rows) {
    if (rows.size() == 1) {
        all_.push_back({rows[0]});
        return;
    }
    SeveralRows delivery{rows[0], false, *slip(rows[0]).quantity, accepted(rows[0]), {rows.begin(), rows.end()}};
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
    add(std::move(delivery));
}

/// Without line numbers: PO, PO line and SKU (its description where there is none) tell the line; rows of one file
/// add up; of files that differ the smaller sum counts.
void Deliveries::settle_unnumbered(std::span<const std::uint32_t> rows) {
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
    std::map<Key, std::size_t> places;
    std::vector<std::map<std::uint32_t, SeveralRows>> lines;
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
        SeveralRows& delivery = found->second;
        if (is_first) delivery.record = row;
        delivery.delivered += *line.quantity;
        delivery.accepted += accepted(row);
        delivery.rows.push_back(row);
    }
    for (auto& by_file : lines) {
        SeveralRows counted = std::move(by_file.begin()->second);
        for (auto other = std::next(by_file.begin()); other != by_file.end(); ++other) {
            SeveralRows& delivery = other->second;
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
        add(std::move(counted));
    }
}

}  // namespace msp_audit
