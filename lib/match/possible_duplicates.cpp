#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/text_key.hpp"
#include "match/accrual.hpp"
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

/// The number keys that a number may be a near copy of: without a suffix of letters, and without its last separated
/// group. A separator beside a letter stands in the printed number only.
std::vector<std::string> stems_of(std::string_view key, std::string_view printed) {
    std::vector<std::string> stems;
    std::size_t end = key.size();
    while (end > 0 && is_letter(key[end - 1])) --end;
    if (end > 0 && end < key.size() && is_digit(key[end - 1])) stems.emplace_back(key.substr(0, end));
    const std::size_t group = key.find_last_of('-');
    if (group != std::string_view::npos && group > 0) stems.emplace_back(key.substr(0, group));
    const std::size_t separator = printed.find_last_of("-/_. ");
    if (separator != std::string_view::npos) {
        std::string stem = document_number_key(printed.substr(0, separator));
        if (!stem.empty() && stem != key) stems.push_back(std::move(stem));
    }
    return stems;
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

/// Documents that share a key, by their periods: those whose periods do not differ are found without going through
/// all of them.
class ByPeriod {
public:
    /// The noted document that `period` does not differ from: the first, or the last that was noted.
    [[nodiscard]] std::uint32_t find(const Term& period, bool last) const {
        const auto better = [last](std::uint32_t a, std::uint32_t b) {
            if (a == nowhere || b == nowhere) return a == nowhere ? b : a;
            return last ? std::max(a, b) : std::min(a, b);
        };
        if (period.is_open()) return last ? last_ : first_;
        const auto found = same_.find({period.first, period.last});
        const Places none;
        const Places& same = found == same_.end() ? none : found->second;
        return last ? better(same.last, open_.last) : better(same.first, open_.first);
    }
    void note(const Term& period, std::uint32_t position) {
        if (first_ == nowhere) first_ = position;
        last_ = position;
        Places& places = period.is_open() ? open_ : same_[{period.first, period.last}];
        if (places.first == nowhere) places.first = position;
        places.last = position;
    }

private:
    struct Places {
        std::uint32_t first = nowhere;
        std::uint32_t last = nowhere;
    };

    std::uint32_t first_ = nowhere;
    std::uint32_t last_ = nowhere;
    Places open_;
    std::map<std::pair<Day, Day>, Places> same_;
};

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

    /// Documents in the order (date, number, total, place): the later one is marked, against the first of its group.
    void collect() {
        for (std::uint32_t i = 0; i < run_.matches.documents.size(); ++i) {
            const InvoiceMatch& of = document(i);
            if (of.codes.has(Code::duplicate_invoice) || of.codes.has(Code::future_dated)) continue;
            if (!of.cancelled && !billed_total(run_, of).is_zero()) order_.push_back(i);
        }
        std::sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
            if (document(a).date != document(b).date) return document(a).date < document(b).date;
            if (document(a).number != document(b).number) {
                return run_.books.text(document(a).number) < run_.books.text(document(b).number);
            }
            const Decimal x = billed_total(run_, document(a));
            const Decimal y = billed_total(run_, document(b));
            return x != y ? x < y : a < b;
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
        const Sequenced x = sequenced(key_of(a));
        const Sequenced y = sequenced(key_of(b));
        if (!x.valid || !y.valid || x.stem != y.stem) return false;
        if (runs_.empty()) {
            for (const InvoiceMatch& issued : run_.matches.documents) {
                if (run_.is_future(issued)) continue;
                const Sequenced number = sequenced(key_of(issued));
                if (number.valid) runs_[{issued.vendor, number.stem}].insert(number.value);
            }
        }
        const std::set<unsigned long long>& issued = runs_[{a.vendor, x.stem}];
        const unsigned long long high = std::max(x.value, y.value);
        unsigned long long last = std::min(x.value, y.value);
        for (auto at = issued.upper_bound(last); at != issued.end() && *at == last + 1 && last < high; ++at) ++last;
        return last == high;
    }

    void by_near_number() {
        using Bucket = std::tuple<VendorKey, DocumentType, TextId, std::string>;
        std::map<Bucket, std::vector<std::uint32_t>> buckets;
        for (std::uint32_t position = 0; position < order_.size(); ++position) {
            const InvoiceMatch& of = document(order_[position]);
            buckets[{of.vendor, of.type, of.currency, billed_total(run_, of).to_string()}].push_back(position);
        }
        for (const auto& [bucket, members] : buckets) {
            if (members.size() > 1) compare_numbers(members);
        }
    }

    /// Within one vendor, type, currency and total: numbers that are told apart by what is easily confused, by a
    /// suffix or by one transposition.
    void compare_numbers(const std::vector<std::uint32_t>& members) {
        std::unordered_map<std::string, ByPeriod> by_key;
        std::unordered_map<std::string, ByPeriod> by_stem;
        std::unordered_map<std::string, ByPeriod> by_fold;
        for (const std::uint32_t position : members) {
            const InvoiceMatch& of = document(order_[position]);
            const std::string key(key_of(of));
            const Term period = period_of(run_, of);
            const auto look_up = [&](const std::unordered_map<std::string, ByPeriod>& index,
                                     const std::string& wanted) {
                const auto found = index.find(wanted);
                if (found == index.end()) return;
                const std::uint32_t earlier = found->second.find(period, false);
                if (earlier != nowhere) consider(order_[position], order_[earlier]);
            };
            const std::vector<std::string> stems = stems_of(key, run_.books.text(of.number));
            look_up(by_fold, unconfused(key));
            look_up(by_stem, key);
            for (const std::string& stem : stems) look_up(by_key, stem);
            std::string swapped = key;
            for (std::size_t i = 0; i + 1 < swapped.size(); ++i) {
                if (swapped[i] == swapped[i + 1]) continue;
                std::swap(swapped[i], swapped[i + 1]);
                look_up(by_key, swapped);
                std::swap(swapped[i], swapped[i + 1]);
            }
            by_key[key].note(period, position);
            by_fold[unconfused(key)].note(period, position);
            for (const std::string& stem : stems) by_stem[stem].note(period, position);
        }
    }

    void consider(std::uint32_t later, std::uint32_t earlier) {
        if (key_of(document(later)) == key_of(document(earlier))) return;
        if (!in_one_run(document(later), document(earlier))) mark(later, earlier);
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

    /// What a line bills of its PO line, in the unit of that; for an amount only what it would buy.
    [[nodiscard]] Ratio billed_units(const LineMatch& line) {
        if (!line.amount_only) return units_of(run_, line);
        Ratio agreed = agreed_price(run_.matches.order(line.order_line));
        if (line.facts != nowhere && run_.matches.facts[line.facts].other_order != OrderLineIndex::none)
            agreed = min(agreed, agreed_price(run_.matches.order(run_.matches.facts[line.facts].other_order)));
        const Decimal total = (*line.net + *line.discount_share).abs();
        return agreed.is_zero() ? Ratio(0) : (Ratio(total) / agreed).rounded(9);
    }

    /// The same PO lines and quantities within the window, where order and proof do not cover both.
    void by_same_lines() {
        using Print = std::vector<std::pair<std::uint32_t, std::string>>;
        std::map<std::tuple<VendorKey, DocumentType, Print>, ByPeriod> met;
        for (std::uint32_t position = 0; position < order_.size(); ++position) {
            const InvoiceMatch& of = document(order_[position]);
            Print print;
            Billed billed;
            for (const LineMatch& line : run_.lines_of(of)) {
                const bool bills = line.role == LineRole::goods && line.order_line != OrderLineIndex::none &&
                                   !MatchRun::is_credit(line) && !(*line.net + *line.discount_share).is_zero();
                if (!bills) continue;
                const Ratio quantity = billed_units(line);
                billed[line.order_line] += quantity;
                print.emplace_back(static_cast<std::uint32_t>(line.order_line), quantity.rounded(12).to_string());
            }
            if (print.empty()) continue;
            std::sort(print.begin(), print.end());
            const Term period = period_of(run_, of);
            ByPeriod& same = met[{of.vendor, of.type, std::move(print)}];
            const std::uint32_t earlier = same.find(period, true);
            same.note(period, position);
            if (earlier == nowhere) continue;
            const bool near = of.date - document(order_[earlier]).date <= run_.policy.possible_duplicate_days;
            if (near && !covers_both(billed)) mark(order_[position], order_[earlier]);
        }
    }

    /// The same number, date and total under another vendor.
    void by_other_vendor() {
        using Key = std::tuple<std::string, DocumentType, TextId, Day, std::string>;
        std::map<Key, std::map<VendorKey, ByPeriod>> met;
        for (std::uint32_t position = 0; position < order_.size(); ++position) {
            const InvoiceMatch& of = document(order_[position]);
            const Term period = period_of(run_, of);
            auto& vendors =
                met[{std::string(key_of(of)), of.type, of.currency, of.date, billed_total(run_, of).to_string()}];
            for (const auto& [vendor, documents] : vendors) {
                const std::uint32_t earlier = documents.find(period, false);
                if (vendor == of.vendor || earlier == nowhere) continue;
                mark(order_[position], order_[earlier]);
                break;
            }
            vendors[of.vendor].note(period, position);
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
