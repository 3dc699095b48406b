#include "ingest/discount_reading.hpp"

#include "ingest/record_builder.hpp"

namespace msp_audit {

namespace {

constexpr std::array readings{DiscountKind::line_amount, DiscountKind::unit_amount, DiscountKind::percent};

/// The line total times `base` times 100 under one reading: whole multiples keep the comparison exact.
Decimal scaled_total(DiscountKind kind, const Decimal& discount, const Decimal& quantity, const Decimal& price,
                     const Decimal& base) {
    const Decimal hundred = 100;
    switch (kind) {
    case DiscountKind::percent:
        return quantity * price * (hundred - discount);
    case DiscountKind::line_amount:
        return (quantity * price - Decimal(quantity.sign()) * discount * base) * hundred;
    case DiscountKind::unit_amount:
        return quantity * (price - discount * base) * hundred;
    case DiscountKind::none:
        break;
    }
    return quantity * price * hundred;
}

template <class Records>
void set_kind(Records& records, DiscountKind kind) {
    for (auto& record : records) {
        if (record.discount.value && record.discount.kind == DiscountKind::none) record.discount.kind = kind;
    }
}

void set_kinds(FileRecords& records, DiscountKind kind) {
    set_kind(records.quotes, kind);
    set_kind(records.po_lines, kind);
    set_kind(records.invoice_extras, kind);
}

std::string in_words(DiscountKind kind) {
    switch (kind) {
    case DiscountKind::percent:
        return "a percentage";
    case DiscountKind::line_amount:
        return "an amount off the line";
    case DiscountKind::unit_amount:
        return "an amount off the unit price";
    case DiscountKind::none:
        break;
    }
    return "already taken off";
}

}  // namespace

void DiscountEvidence::add(Decimal discount, StoredDecimal quantity, StoredDecimal price, StoredDecimal price_base,
                           StoredDecimal line_total, int currency_digits, std::uint32_t row) {
    if (lines_++ == 0) {
        example_ = discount.to_string();
        example_row_ = row;
    }
    if (!quantity || !price || !line_total) return;
    const Decimal base = price_base.value_or(1);
    try {
        const Decimal printed = *line_total * base * 100;
        const Decimal slack = Decimal::of(1, currency_digits) * base * 100;
        std::array<bool, 4> is_right{};
        for (const DiscountKind kind : readings) {
            const Decimal distance = (scaled_total(kind, discount, *quantity, *price, base) - printed).abs();
            is_right[static_cast<std::size_t>(kind)] = distance < slack;
        }
        ++telling_;
        for (std::size_t i = 0; i < right_.size(); ++i) right_[i] += is_right[i] ? 1U : 0U;
    } catch (const Overflow&) {
        return;  // a line beyond 38 digits tells nothing
    }
}

std::optional<DiscountKind> DiscountEvidence::told() const {
    std::optional<DiscountKind> best;
    for (const DiscountKind kind : readings) {
        if (right_lines(kind) > (best ? right_lines(*best) : 0)) best = kind;
    }
    if (!best || right_lines(*best) * 2 < telling_) return std::nullopt;
    return best;
}

std::string_view name_of(DiscountKind kind) {
    constexpr std::array<std::string_view, 4> names{"none", "percent", "line-amount", "unit-amount"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<std::string> settle_discounts(FileRecords& records, std::optional<DiscountKind> asked,
                                            std::vector<std::string>& notes) {
    const DiscountEvidence& evidence = records.discounts;
    if (evidence.is_empty()) return std::nullopt;
    const std::optional<DiscountKind> kind = asked ? asked : evidence.told();
    if (!kind) {
        std::string why =
            "'" + evidence.example() + "' may be a percentage, an amount off the line or off the unit price";
        why += evidence.telling_lines() == 0 ? ", and no line total tells which"
                                             : ", and none of them makes the line totals right";
        return why;
    }
    set_kinds(records, *kind);
    std::string note = "discount: read as " + in_words(*kind);
    note += asked ? ", as asked for"
                  : ": right for " + std::to_string(evidence.right_lines(*kind)) + " of " +
                        std::to_string(evidence.telling_lines()) + " line totals";
    notes.push_back(std::move(note));
    return std::nullopt;
}

}  // namespace msp_audit
