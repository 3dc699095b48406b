#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/text_key.hpp"
#include "match/duplicates.hpp"

namespace msp_audit {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Folds the characters that are taken for each other: O and 0, I and 1, S and 5.
std::string unconfused(std::string text) {
    for (char& c : text) {
        if (c == 'o' || c == 'O') c = '0';
        if (c == 'i' || c == 'I') c = '1';
        if (c == 's' || c == 'S') c = '5';
    }
    return text;
}

/// The number without a suffix of letters, or without its last separated group; empty where it has neither.
std::string without_suffix(std::string_view printed) {
    std::size_t end = printed.size();
    while (end > 0 && is_letter(printed[end - 1])) --end;
    if (end > 0 && end < printed.size() && is_digit(printed[end - 1])) return std::string(printed.substr(0, end));
    const std::size_t separator = printed.find_last_of("-/_. ");
    if (separator == std::string_view::npos || separator == 0) return {};
    const std::string_view rest = printed.substr(0, separator);
    const bool has_digit = std::any_of(rest.begin(), rest.end(), is_digit);
    return has_digit ? std::string(rest) : std::string();
}

/// A number in a sequence: what stands before its last run of digits, and that run's value.
struct Sequenced {
    std::string stem;
    unsigned long long value = 0;
    bool valid = false;
};

Sequenced sequenced(std::string_view number) {
    Sequenced result;
    std::size_t end = number.size();
    std::size_t start = end;
    while (start > 0 && is_digit(number[start - 1])) --start;
    if (start == end || end - start > 18) return result;
    result.stem = std::string(number.substr(0, start));
    for (std::size_t i = start; i < end; ++i) {
        result.value = result.value * 10 + static_cast<unsigned long long>(number[i] - '0');
    }
    result.valid = true;
    return result;
}

bool periods_differ(const Term& a, const Term& b) {
    return !a.is_open() && !b.is_open() && (a.first != b.first || a.last != b.last);
}

class NearDuplicateFinder {
public:
    explicit NearDuplicateFinder(MatchRun& run) : run_(run) {}

    void run() {
        collect();
        by_near_number();
        by_same_lines();
        by_other_vendor();
    }

private:
    [[nodiscard]] InvoiceMatch& document(std::uint32_t place) { return run_.matches.documents[place]; }
    [[nodiscard]] std::string_view key_of(const InvoiceMatch& of) {
        return run_.vocabulary.number.text(run_.vocabulary.number.key(of.number.text));
    }

    /// Documents in the order (date, number, place): the later one is marked, against the first of its group.
    void collect() {
        for (std::uint32_t i = 0; i < run_.matches.documents.size(); ++i) {
            const InvoiceMatch& of = document(i);
            if (of.type == DocumentType::credit_note || of.codes.has(Code::duplicate_invoice)) continue;
            if (of.codes.has(Code::future_dated) || of.cancelled) continue;
            order_.push_back(i);
        }
        std::sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
            if (document(a).date != document(b).date) return document(a).date < document(b).date;
            if (document(a).number != document(b).number) {
                return run_.books.text(document(a).number) < run_.books.text(document(b).number);
            }
            return a < b;
        });
    }

    void mark(std::uint32_t later, std::uint32_t earlier) {
        InvoiceMatch& of = document(later);
        if (of.codes.has(Code::possible_duplicate_invoice)) return;
        of.codes.add(Code::possible_duplicate_invoice);
        const InvoiceMatch& first = document(earlier);
        of.possible_duplicate_of = first.possible_duplicate_of != DocumentIndex::none
                                       ? first.possible_duplicate_of
                                       : static_cast<DocumentIndex>(earlier);
    }

    /// True where the vendor issued every number between the two.
    [[nodiscard]] bool in_one_run(const InvoiceMatch& a, const InvoiceMatch& b) {
        const Sequenced x = sequenced(run_.books.text(a.number));
        const Sequenced y = sequenced(run_.books.text(b.number));
        if (!x.valid || !y.valid || x.stem != y.stem) return false;
        if (runs_.empty()) {
            for (const std::uint32_t place : order_) {
                const Sequenced number = sequenced(run_.books.text(document(place).number));
                if (number.valid) runs_[{document(place).vendor, number.stem}].insert(number.value);
            }
        }
        const std::set<unsigned long long>& issued = runs_[{a.vendor, x.stem}];
        const auto low = issued.find(std::min(x.value, y.value));
        const unsigned long long high = std::max(x.value, y.value);
        unsigned long long last = *low;
        std::size_t members = 1;
        for (auto at = std::next(low); at != issued.end() && *at <= high && *at == last + 1; ++at) {
            last = *at;
            ++members;
        }
        return last == high &&
               (members > 2 || issued.count(high + 1) != 0 || (*low > 0 && issued.count(*low - 1) != 0));
    }

    void by_near_number() {
        using Bucket = std::tuple<VendorKey, TextId, std::string>;
        std::map<Bucket, std::vector<std::uint32_t>> buckets;
        std::unordered_map<std::uint64_t, std::uint32_t> counts;
        for (const std::uint32_t place : order_) {
            const Decimal total = billed_total(run_, document(place));
            if (total.is_zero()) continue;
            buckets[{document(place).vendor, document(place).currency, total.to_string()}].push_back(place);
        }
        for (const auto& [bucket, members] : buckets) {
            if (members.size() > 1) compare_numbers(members);
        }
    }

    /// Within one vendor, currency and total: numbers that fold to one key, or are one transposition apart.
    void compare_numbers(const std::vector<std::uint32_t>& members) {
        std::unordered_map<std::string, std::uint32_t> by_fold;
        std::unordered_map<std::string, std::uint32_t> by_number;
        for (const std::uint32_t place : members) {
            const std::string key(key_of(document(place)));
            const std::string printed(run_.books.text(document(place).number));
            std::vector<std::string> folds{"=" + unconfused(key), "-" + key};
            if (const std::string stem = without_suffix(printed); !stem.empty())
                folds.push_back("-" + stem_key(stem));
            std::string swapped = key;
            for (std::size_t i = 0; i + 1 < swapped.size(); ++i) {
                if (swapped[i] == swapped[i + 1]) continue;
                std::swap(swapped[i], swapped[i + 1]);
                const auto found = by_number.find(swapped);
                if (found != by_number.end()) consider(place, found->second);
                std::swap(swapped[i], swapped[i + 1]);
            }
            for (const std::string& fold : folds) {
                const auto [found, is_new] = by_fold.try_emplace(fold, place);
                if (!is_new) consider(place, found->second);
            }
            by_number.try_emplace(key, place);
        }
    }

    [[nodiscard]] static std::string stem_key(const std::string& stem) { return document_number_key(stem); }

    void consider(std::uint32_t later, std::uint32_t earlier) {
        if (document(later).number == document(earlier).number) return;
        if (periods_differ(period_of(run_, document(later)), period_of(run_, document(earlier)))) return;
        if (in_one_run(document(later), document(earlier))) return;
        mark(later, earlier);
    }

    /// What one PO line is billed by one document.
    using Billed = std::map<OrderLineIndex, Ratio>;

    /// Order and proof, as wholes, are not less than the two quantities.
    [[nodiscard]] bool covers_both(const Billed& billed) const {
        return std::all_of(billed.begin(), billed.end(), [this](const auto& entry) {
            const OrderLine& order = run_.matches.order(entry.first);
            const Ratio both = entry.second + entry.second;
            if (both > order.ordered) return false;
            switch (order.proof) {
            case Proof::none:
                return true;
            case Proof::slip:
                return both <= order.slips_proven;
            case Proof::license:
                return both <= order.seats_proven;
            case Proof::either:
                break;
            }
            return both <= max(order.slips_proven, order.seats_proven);
        });
    }

    /// The same PO lines and quantities within the window, where order and proof do not cover both.
    void by_same_lines() {
        using Print = std::vector<std::pair<std::uint32_t, std::string>>;
        std::map<std::tuple<VendorKey, Day, Day, Print>, std::uint32_t> last;
        for (const std::uint32_t place : order_) {
            const InvoiceMatch& of = document(place);
            Print print;
            Billed billed;
            for (const LineMatch& line : run_.lines_of(of)) {
                if (line.role != LineRole::goods || (*line.net).is_zero()) continue;
                if (line.order_line == OrderLineIndex::none) {
                    print.clear();
                    break;
                }
                const LineFigures figures = run_.figures(line);
                billed[line.order_line] += figures.quantity.abs();
                print.emplace_back(static_cast<std::uint32_t>(line.order_line),
                                   figures.amount_only ? "=" + figures.net.to_string()
                                                       : figures.quantity.rounded(12).to_string());
            }
            if (print.empty()) continue;
            std::sort(print.begin(), print.end());
            const Term period = period_of(run_, of);
            const auto [found, is_new] =
                last.try_emplace({of.vendor, period.first, period.last, std::move(print)}, place);
            if (is_new) continue;
            const InvoiceMatch& earlier = document(found->second);
            const bool near = of.date - earlier.date <= run_.policy.possible_duplicate_days;
            if (near && !covers_both(billed)) {
                mark(place, found->second);
            }
            found->second = place;
        }
    }

    /// The same number, date and total under another vendor.
    void by_other_vendor() {
        std::map<std::tuple<TextId, Day, std::string>, std::uint32_t> first;
        for (const std::uint32_t place : order_) {
            const InvoiceMatch& of = document(place);
            const auto [found, is_new] =
                first.try_emplace({of.number.text, of.date, billed_total(run_, of).to_string()}, place);
            if (!is_new && document(found->second).vendor != of.vendor) mark(place, found->second);
        }
    }

    MatchRun& run_;
    std::vector<std::uint32_t> order_;
    std::map<std::pair<VendorKey, std::string>, std::set<unsigned long long>> runs_;
};

}  // namespace

void find_possible_duplicates(MatchRun& run) {
    if (run.policy.is_on(Code::possible_duplicate_invoice)) NearDuplicateFinder(run).run();
}

}  // namespace msp_audit
