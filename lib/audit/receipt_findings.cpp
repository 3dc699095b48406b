#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "audit/families.hpp"

namespace msp_audit {

namespace {

/// The fields of a slip line or a license that findings speak of.
struct ReceiptRow {
    std::string_view number;
    std::string_view line;
    std::string_view vendor;
    std::string_view po_number;
    std::string_view po_line;
    std::string_view sku;
    std::string_view description;
    Decimal quantity;
    SourceRef source;
};

/// Codes of a slip or a license, in the order of the manual.
class ReceiptFindings {
public:
    explicit ReceiptFindings(FindingMaker& maker) : maker_(maker), books_(maker.books) {}

    void add_all() {
        std::vector<std::uint32_t> places;
        for (std::uint32_t i = 0; i < maker_.matches.receipts.size(); ++i) {
            if (!maker_.matches.receipts[i].codes.is_empty()) places.push_back(i);
        }
        std::stable_sort(places.begin(), places.end(), [this](std::uint32_t a, std::uint32_t b) {
            const ReceiptMatch& x = maker_.matches.receipts[a];
            const ReceiptMatch& y = maker_.matches.receipts[b];
            const ReceiptRow left = row_of(x);
            const ReceiptRow right = row_of(y);
            return std::tie(x.kind, left.number, left.vendor) < std::tie(y.kind, right.number, right.vendor);
        });
        for (const PlainFact& fact : maker_.matches.plain) {
            if (fact.code == Code::slip_conflict) conflicts_.emplace(fact.record, &fact);
        }
        for (const std::uint32_t place : places) {
            for (std::uint64_t bits = maker_.matches.receipts[place].codes.bits(); bits != 0; bits &= bits - 1) {
                add(maker_.matches.receipts[place], static_cast<Code>(std::countr_zero(bits)));
            }
        }
    }

private:
    [[nodiscard]] ReceiptRow row_of(DocumentKind kind, std::uint32_t record) const {
        const auto row = [this](const auto& document, const auto& line, std::string_view number_of_line,
                                TextId content, StoredDecimal quantity) -> ReceiptRow {
            return {books_.text(document.number),
                    number_of_line,
                    books_.text(document.vendor),
                    books_.text(document.po_number),
                    books_.text(line.po_line),
                    books_.text(line.sku),
                    books_.text(content),
                    *quantity,
                    line.source};
        };
        if (kind == DocumentKind::license) {
            const License& license = books_.licenses[record];
            return row(license, license, {}, license.product, license.seats);
        }
        const SlipLine& slip = books_.slips[record];
        return row(books_.slip_headers[slip.header], slip, books_.text(slip.line), slip.description, slip.quantity);
    }
    [[nodiscard]] ReceiptRow row_of(const ReceiptMatch& receipt) const {
        return row_of(receipt.kind, receipt.record);
    }

    void add(const ReceiptMatch& receipt, Code code) {
        // Codes of invoice lines hold no money back on a receipt: they say why it may prove less than it prints.
        Weight weight = maker_.weight(code);
        if (code != Code::license_key_reused && code != Code::serial_reused) {
            weight = weight.softened(Severity::warning);
        }
        weight.effect = Effect::none;
        if (weight.severity == Severity::off) return;
        const ReceiptRow row = row_of(receipt);
        Said said = sentence(receipt, row, code);
        FindingPlace place;
        place.kind = receipt.kind;
        place.document = row.number;
        place.line = row.line;
        place.vendor = row.vendor;
        const std::string content = fmt::format("{}|{}|{}|{}", row.po_number, row.po_line, row.sku, row.description);
        if (row.line.empty()) place.content = content;
        const bool has_order = receipt.order_line != OrderLineIndex::none;
        if (has_order && said.amount) place.currency = maker_.currency(maker_.matches.order(receipt.order_line));
        Finding& finding = maker_.add(code, weight, place, std::move(said));
        const auto conflict = code == Code::slip_conflict ? conflicts_.find(receipt.record) : conflicts_.end();
        if (conflict == conflicts_.end()) {
            FindingMaker::cite(finding, receipt.kind, receipt.source);
        } else {
            for (const SourceRef source : conflict->second->sources) {
                FindingMaker::cite(finding, receipt.kind, source);
            }
        }
        if (has_order) maker_.cite(finding, maker_.matches.order(receipt.order_line));
        const bool reused = code == Code::license_key_reused || code == Code::serial_reused;
        if (reused && receipt.other != nowhere) {
            FindingMaker::cite(finding, receipt.kind, row_of(receipt.kind, receipt.other).source);
        }
    }

    [[nodiscard]] Said sentence(const ReceiptMatch& receipt, const ReceiptRow& row, Code code) const {
        switch (code) {
        case Code::license_key_reused:
            return key_reused(receipt, row);
        case Code::serial_reused:
            return serial_reused(receipt, row);
        case Code::slip_conflict:
            return conflict(receipt);
        case Code::slip_without_po:
        case Code::license_without_po:
            return without_order(receipt, row);
        default:
            return partner_sentence(receipt, row, code);
        }
    }

    /// Codes that a receipt shares with invoice lines.
    [[nodiscard]] Said partner_sentence(const ReceiptMatch& receipt, const ReceiptRow& row, Code code) const {
        const std::string_view did = receipt.kind == DocumentKind::license ? "Granted" : "Delivered";
        if (code == Code::po_line_not_found) {
            const std::string words = fmt::format("Line {} of {} is named, and ", row.po_line, row.po_number);
            if (receipt.order_line == OrderLineIndex::none) return {words + "there is no such line"};
            const OrderLine& order = maker_.matches.order(receipt.order_line);
            const bool unnumbered = maker_.has_no_line_numbers(order);
            return {words + (unnumbered ? "the order's export has no line numbers" : "there is no such line") +
                    ": it was taken for " + order_words(books_, order)};
        }
        if (receipt.order_line == OrderLineIndex::none) return {"No order line was found for it"};
        const OrderLine& order = maker_.matches.order(receipt.order_line);
        const PoLine& ordered = maker_.record(order);
        if (code == Code::item_differs) {
            return {fmt::format("{} as {}, ordered as {} ({}): check that it is what was ordered", did, row.sku,
                                books_.text(ordered.sku), order_words(books_, order))};
        }
        if (code == Code::uom_mismatch) {
            return {fmt::format(
                "{} in {}, ordered in {} ({}), and no rule says how many {} one {} is: it proves nothing "
                "until [units] in the policy says so",
                did, books_.text(books_.slips[receipt.record].uom), books_.text(ordered.uom),
                order_words(books_, order), books_.text(ordered.uom), books_.text(books_.slips[receipt.record].uom))};
        }
        return {fmt::format("More than one line of {} fits equally well, and {} was taken",
                            books_.text(order.po_number), order_words(books_, order))};
    }

    [[nodiscard]] Said key_reused(const ReceiptMatch& receipt, const ReceiptRow& row) const {
        Said said;
        const OrderLine& order = maker_.matches.order(receipt.order_line);
        const std::string_view currency = maker_.currency(order);
        const Ratio price = FindingMaker::agreed_price(order);
        const std::string other = receipt.other == nowhere
                                      ? std::string("an earlier license")
                                      : fmt::format("license {}", row_of(receipt.kind, receipt.other).number);
        said.amount = value_of(Ratio(row.quantity), price, currency);
        said.sentence =
            fmt::format("This license ({}) has the key of {}, which covers another order line at the same "
                        "time, so its seats prove nothing: {}",
                        order_words(books_, order), other, product(Ratio(row.quantity), price, currency));
        return said;
    }

    [[nodiscard]] Said serial_reused(const ReceiptMatch& receipt, const ReceiptRow&) const {
        Said said;
        const std::string other = receipt.other == nowhere
                                      ? std::string("an earlier slip")
                                      : fmt::format("slip {}", row_of(receipt.kind, receipt.other).number);
        const std::string& serials = maker_.matches.details[receipt.detail];
        const auto again = static_cast<int>(std::count(serials.begin(), serials.end(), ',')) + 1;
        said.sentence =
            fmt::format("Serial number {} was delivered before on {}, so {} {} not proven again", serials, other,
                        count_words(static_cast<std::size_t>(again), "unit", "units"), again == 1 ? "is" : "are");
        if (receipt.order_line == OrderLineIndex::none) return said;
        const OrderLine& order = maker_.matches.order(receipt.order_line);
        const Ratio price = FindingMaker::agreed_price(order);
        said.amount = value_of(Ratio(again), price, maker_.currency(order));
        said.sentence += ": " + product(Ratio(again), price, maker_.currency(order));
        return said;
    }

    [[nodiscard]] Said conflict(const ReceiptMatch& receipt) const {
        const auto found = conflicts_.find(receipt.record);
        const SlipLine& slip = books_.slips[receipt.record];
        const std::string counts = (*slip.quantity - *slip.rejected).normalized().to_string();
        if (found == conflicts_.end()) return {"Rows of this delivery line differ: the smaller quantity counts"};
        const std::size_t rows = found->second->sources.size();
        if (slip.line.is_empty()) {
            return {fmt::format("{} of this delivery differ from file to file: the smaller quantity counts",
                                count_words(rows, "row", "rows"))};
        }
        return {fmt::format("{} of this delivery line differ: the smaller quantity counts, {} accepted",
                            count_words(rows, "row", "rows"), counts)};
    }

    [[nodiscard]] Said without_order(const ReceiptMatch& receipt, const ReceiptRow& row) const {
        const bool license = receipt.kind == DocumentKind::license;
        const std::string what = fmt::format("{} {}{}", row.quantity.normalized().to_string(),
                                             license ? "seats of " : "of ", item_words(row.sku, row.description));
        const std::string_view did = license ? "were granted" : "were delivered";
        if (row.po_number.empty()) {
            return {fmt::format("{} {} and no purchase order is named: no invoice can rest on it", what, did)};
        }
        return {fmt::format("{} {} for {}, and no order line on file fits: no invoice can rest on it", what, did,
                            row.po_number)};
    }

    FindingMaker& maker_;
    const Books& books_;
    std::unordered_map<std::uint32_t, const PlainFact*> conflicts_;  ///< by slip record
};

}  // namespace

void find_on_receipts(FindingMaker& maker) { ReceiptFindings(maker).add_all(); }

}  // namespace msp_audit
