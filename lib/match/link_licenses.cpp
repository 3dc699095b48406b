#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "match/periods.hpp"
#include "match/po_lookup.hpp"
#include "match/receipts.hpp"

namespace msp_audit {

namespace {

bool overlap(const Term& a, const Term& b) {
    const bool a_ends_before = a.last && b.first && a.last < b.first;
    const bool b_ends_before = b.last && a.first && b.last < a.first;
    return !a_ends_before && !b_ends_before;
}

/// Words that stand for "no key".
bool is_placeholder(std::string_view key) {
    static constexpr std::array<std::string_view, 16> words{
        "n/a",     "na",     "none",       "-",      "--",
        "tbd",     "tba",    "unknown",    "nil",    "null",
        "pending", "portal", "see portal", "volume", "not applicable",
        "digital"};
    if (std::find(words.begin(), words.end(), key) != words.end()) return true;
    const char first = key.empty() ? '0' : key.front();
    const bool one_sign = std::all_of(key.begin(), key.end(), [first](char c) { return c == first || c == '-'; });
    return one_sign && (first == '0' || first == 'x' || first == '-' || first == '?' || first == '*' || first == '.');
}

class LicenseLinker {
public:
    LicenseLinker(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders,
                  Matches& matches)
        : books_(books),
          vocabulary_(vocabulary),
          orders_(orders),
          matches_(matches),
          ladder_(books, policy, vocabulary, matches) {}

    std::vector<Grant> run() {
        find_half_open_terms();
        drop_repeats();
        link();
        check_keys();
        return grants();
    }

private:
    [[nodiscard]] const License& license(std::uint32_t place) const { return books_.licenses[place]; }
    /// The term of a receipt, its last day being the last that it proves.
    [[nodiscard]] Term term_of(const License& row) const {
        Term term = row.term;
        if (half_open_[row.source.file] && term.last && (!term.first || term.first < term.last)) {
            term.last = term.last + -1;
        }
        return term;
    }

    void find_half_open_terms() {
        half_open_.assign(books_.files.size(), false);
        PeriodSeries terms;
        for (const License& row : books_.licenses) {
            if (!row.term.first || !row.term.last) continue;
            terms.note(row.source.file, vocabulary_.po.key(row.po_number.text),
                       vocabulary_.line.key(row.po_line.text), vocabulary_.sku.key(row.sku.text), row.term);
        }
        for (const std::uint32_t file : terms.half_open()) {
            half_open_[file] = true;
            matches_.warnings.push_back(books_.files[file].name +
                                        ": the ends of terms are the starts of the next ones; each was read as "
                                        "ending the day before");
        }
    }

    [[nodiscard]] bool starts_before(std::uint32_t a, std::uint32_t b) const {
        const License& x = license(a);
        const License& y = license(b);
        if (x.term.first != y.term.first) return x.term.first < y.term.first;
        if (x.number != y.number) return books_.text(x.number) < books_.text(y.number);
        if (x.po_number != y.po_number) return books_.text(x.po_number) < books_.text(y.po_number);
        if (x.po_line != y.po_line) return vocabulary_.line_before(x.po_line, y.po_line);
        if (x.sku != y.sku) return books_.text(x.sku) < books_.text(y.sku);
        if (*x.seats != *y.seats) return *x.seats < *y.seats;
        if (x.product != y.product) return books_.text(x.product) < books_.text(y.product);
        if (x.term.last != y.term.last) return x.term.last < y.term.last;
        if (x.key != y.key) return books_.text(x.key) < books_.text(y.key);
        return vocabulary_.row_before(x.source, y.source);
    }

    /// Equal receipts count once, in one file or in two.
    void drop_repeats() {
        using Print = std::tuple<TextId, VendorKey, TextId, TextId, TextId, TextId, TextId, std::int32_t,
                                 std::int32_t, std::string>;
        std::set<Print> met;
        std::vector<std::uint32_t> order(books_.licenses.size());
        std::iota(order.begin(), order.end(), 0U);
        // Of equal ones that stands whose file tells how its terms end, then the first by name.
        const auto before = [this](std::uint32_t a, std::uint32_t b) {
            const SourceRef x = license(a).source;
            const SourceRef y = license(b).source;
            if (half_open_[x.file] != half_open_[y.file]) return static_cast<bool>(half_open_[x.file]);
            return vocabulary_.row_before(x, y);
        };
        std::sort(order.begin(), order.end(), before);
        for (const std::uint32_t i : order) {
            const License& row = license(i);
            const Print print{vocabulary_.folded.key(row.number.text),
                              vocabulary_.vendor(row.vendor),
                              vocabulary_.po.key(row.po_number.text),
                              vocabulary_.line.key(row.po_line.text),
                              vocabulary_.sku.key(row.sku.text),
                              row.product,
                              row.key,
                              row.term.first.count(),
                              row.term.last.count(),
                              (*row.seats).to_string()};
            if (met.insert(print).second) {
                kept_.push_back(i);
            } else {
                matches_.repeated.push_back(row.source);
                ++matches_.repeated_rows;
            }
        }
        std::sort(kept_.begin(), kept_.end(), [this](auto a, auto b) { return starts_before(a, b); });
    }

    /// Receipts of one number and PO climb the ladder together.
    void link() {
        std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> groups;
        for (std::uint32_t i = 0; i < kept_.size(); ++i) {
            const License& row = license(kept_[i]);
            groups[{static_cast<std::uint32_t>(vocabulary_.vendor(row.vendor)),
                    static_cast<std::uint32_t>(vocabulary_.folded.key(row.number.text)),
                    static_cast<std::uint32_t>(row.po_number.text)}]
                .push_back(i);
        }
        first_receipt_ = matches_.receipts.size();
        matches_.receipts.resize(first_receipt_ + kept_.size());
        for (const auto& [key, members] : groups) {
            const License& first = license(kept_[members[0]]);
            const PoLookup lookup = look_up_po(orders_, first.po_number, vocabulary_.vendor(first.vendor));
            std::vector<LadderLine> lines;
            for (const std::uint32_t i : members) {
                const License& row = license(kept_[i]);
                LadderLine& step = lines.emplace_back();
                step.po_line = row.po_line;
                step.sku = row.sku;
                step.description = row.product;
                step.quantity = Ratio(*row.seats);
            }
            std::vector<LadderAnswer> answers(lines.size());
            if (!lookup.orders.empty()) answers = ladder_.climb(lines, lookup.lines);
            for (std::size_t k = 0; k < members.size(); ++k) {
                const License& row = license(kept_[members[k]]);
                ReceiptMatch& receipt = matches_.receipts[first_receipt_ + members[k]];
                receipt.source = row.source;
                receipt.kind = DocumentKind::license;
                receipt.record = kept_[members[k]];
                receipt.order_line = answers[k].order_line;
                receipt.method = answers[k].order_line != OrderLineIndex::none && lookup.loose ? Method::loose_po
                                                                                               : answers[k].method;
                receipt.codes = answers[k].codes;
                receipt.quantity = Ratio(*row.seats);
                if (receipt.order_line == OrderLineIndex::none) receipt.codes.add(Code::license_without_po);
            }
        }
    }

    /// kept_ and its receipts stand in the order (start date, license number): the first of a key proves.
    void check_keys() {
        struct Proving {
            OrderLineIndex order_line = OrderLineIndex::none;
            Term term;
            std::uint32_t license = 0;
        };
        std::unordered_map<std::uint32_t, std::vector<Proving>> by_key;
        for (std::uint32_t i = 0; i < kept_.size(); ++i) {
            const License& row = license(kept_[i]);
            const Term term = term_of(row);
            ReceiptMatch& receipt = matches_.receipts[first_receipt_ + i];
            if (receipt.order_line == OrderLineIndex::none || row.key == TextId::empty) continue;
            const TextId key = vocabulary_.folded.key(row.key);
            if (is_placeholder(vocabulary_.folded.text(key)) || key == vocabulary_.folded.key(row.agreement))
                continue;
            std::vector<Proving>& proving = by_key[static_cast<std::uint32_t>(key)];
            const auto clash = std::find_if(proving.begin(), proving.end(), [&](const Proving& other) {
                return other.order_line != receipt.order_line && overlap(other.term, term);
            });
            if (clash != proving.end()) {
                receipt.codes.add(Code::license_key_reused);
                receipt.other = clash->license;
                receipt.quantity = 0;
                continue;
            }
            const auto same = std::find_if(proving.begin(), proving.end(), [&](const Proving& other) {
                return other.order_line == receipt.order_line && overlap(other.term, term);
            });
            if (same == proving.end()) {
                proving.push_back({receipt.order_line, term, kept_[i]});
                continue;
            }
            if (!term.last || !same->term.last) {
                same->term.last = Day();
            } else {
                same->term.last = std::max(same->term.last, term.last);
            }
        }
    }

    std::vector<Grant> grants() {
        std::vector<Grant> proved;
        for (std::size_t i = first_receipt_; i < matches_.receipts.size(); ++i) {
            const ReceiptMatch& receipt = matches_.receipts[i];
            if (receipt.order_line == OrderLineIndex::none || receipt.quantity.is_zero()) continue;
            OrderLine& order = matches_.order_lines[static_cast<std::size_t>(receipt.order_line)];
            order.seats_proven += receipt.quantity;
            proved.push_back(
                {receipt.order_line, receipt.record, receipt.quantity, term_of(license(receipt.record))});
        }
        return proved;
    }

    const Books& books_;
    Vocabulary& vocabulary_;
    OrderBook& orders_;
    Matches& matches_;
    Ladder ladder_;
    std::vector<bool> half_open_;  ///< by file: the ends of terms are the next receipt's starts
    std::vector<std::uint32_t> kept_;
    std::size_t first_receipt_ = 0;
};

}  // namespace

std::vector<Grant> link_licenses(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders,
                                 Matches& matches) {
    return LicenseLinker(books, policy, vocabulary, orders, matches).run();
}

}  // namespace msp_audit
