#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/text_key.hpp"
#include "match/accrual.hpp"
#include "match/by_period.hpp"
#include "match/draw_order.hpp"
#include "match/duplicates.hpp"
#include "match/grouping.hpp"

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

}  // namespace

class PossibleDuplicates::Finder {
public:
    explicit Finder(MatchRun& run) : run_(run) {
        collect();
        note_others();
    }

    void look() {
        sort_by_date_and_number(run_, order_);
        totals_.reserve(order_.size());
        for (const std::uint32_t place : order_) totals_.push_back(billed_total(run_, document(place)));
        by_near_number();
        by_same_lines();
        by_other_vendor();
    }

    /// In the order they were found: the first that a document is alike counts.
    void mark_all() {
        for (const auto& [later, earlier] : alike_) mark(later, earlier);
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
            if (of.codes.has(Code::duplicate_invoice) || run_.is_future(of)) continue;
            if (!of.cancelled && !billed_total(run_, of).is_zero()) order_.push_back(i);
        }
    }

    void note_others() {
        for (const LineMatch& line : run_.matches.lines) {
            if (line.facts == nowhere) continue;
            const OrderLineIndex other = run_.matches.facts[line.facts].other_order;
            if (other != OrderLineIndex::none) others_.emplace(&line, other);
        }
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

    /// A number of a vendor as stem and value, with its run: numbers of one run follow each other without a gap.
    struct Issued {
        VendorKey vendor{};
        TextId stem = TextId::empty;
        unsigned long long value = 0;
        std::uint32_t run = 0;

        [[nodiscard]] auto key() const { return std::tuple(vendor, stem, value); }
    };

    void find_runs() {
        for (const InvoiceMatch& issued : run_.matches.documents) {
            if (run_.is_future(issued)) continue;
            const Sequenced number = sequenced(key_of(issued));
            if (number.valid) issued_.push_back({issued.vendor, stems_.intern(number.stem), number.value, 0});
        }
        std::sort(issued_.begin(), issued_.end(), [](const Issued& a, const Issued& b) { return a.key() < b.key(); });
        std::uint32_t run = 0;
        for (std::size_t i = 0; i < issued_.size(); ++i) {
            Issued& number = issued_[i];
            const bool goes_on = i > 0 && issued_[i - 1].vendor == number.vendor &&
                                 issued_[i - 1].stem == number.stem && number.value - issued_[i - 1].value <= 1;
            if (!goes_on) ++run;
            number.run = run;
        }
    }

    [[nodiscard]] std::uint32_t run_of(const InvoiceMatch& of) {
        const Sequenced number = sequenced(key_of(of));
        if (!number.valid) return nowhere;
        const auto wanted = std::tuple(of.vendor, stems_.intern(number.stem), number.value);
        const auto found = std::lower_bound(issued_.begin(), issued_.end(), wanted,
                                            [](const Issued& a, const auto& key) { return a.key() < key; });
        return found != issued_.end() && found->key() == wanted ? found->run : nowhere;
    }

    /// True where the vendor issued every number between the two.
    [[nodiscard]] bool in_one_run(const InvoiceMatch& a, const InvoiceMatch& b) {
        if (issued_.empty()) find_runs();
        const std::uint32_t run = run_of(a);
        return run != nowhere && run == run_of(b);
    }

    void by_near_number() {
        std::vector<HashedItem> items;
        for (std::uint32_t position = 0; position < order_.size(); ++position) {
            const InvoiceMatch& of = document(order_[position]);
            const std::uint64_t hash = Mix()
                                           .add(static_cast<std::uint64_t>(of.vendor))
                                           .add(static_cast<std::uint64_t>(of.currency))
                                           .add(totals_[position])
                                           .value();
            items.push_back({hash, position});
        }
        const auto equal = [this](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = document(order_[a]);
            const InvoiceMatch& y = document(order_[b]);
            return x.vendor == y.vendor && x.type == y.type && x.currency == y.currency && totals_[a] == totals_[b];
        };
        for_each_group(items, equal, [this](const auto& members) { compare_numbers(members); });
    }

    /// Within one vendor, type, currency and total: numbers that are told apart by what is easily confused, by a
    /// suffix or by one transposition.
    void compare_numbers(const std::vector<std::uint32_t>& members) {
        using Numbers = std::unordered_map<std::string, ByPeriod<TextId>>;
        Numbers by_key;
        Numbers by_stem;
        Numbers by_fold;
        for (const std::uint32_t position : members) {
            const InvoiceMatch& of = document(order_[position]);
            const TextId number = run_.vocabulary.number.key(of.number.text);
            const std::string key(run_.vocabulary.number.text(number));
            const Term period = period_of(run_, of);
            const auto look_up = [&](const Numbers& index, const std::string& wanted) {
                const auto found = index.find(wanted);
                if (found == index.end()) return;
                const std::uint32_t earlier = found->second.first_unlike(period, number);
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
            by_key[key].note(period, position, number);
            by_fold[unconfused(key)].note(period, position, number);
            for (const std::string& stem : stems) by_stem[stem].note(period, position, number);
        }
    }

    void note(std::uint32_t later, std::uint32_t earlier) { alike_.emplace_back(later, earlier); }

    void consider(std::uint32_t later, std::uint32_t earlier) {
        if (!in_one_run(document(later), document(earlier))) note(later, earlier);
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
        if (const auto other = others_.find(&line); other != others_.end())
            agreed = min(agreed, agreed_price(run_.matches.order(other->second)));
        const Decimal total = (*line.net + *line.discount_share).abs();
        return agreed.is_zero() ? Ratio(0) : (Ratio(total) / agreed).rounded(9);
    }

    /// A PO line and what a document bills of it, line by line, sorted.
    using Print = std::vector<std::pair<OrderLineIndex, Decimal>>;

    void print(const InvoiceMatch& of, Print& billed) {
        billed.clear();
        for (const LineMatch& line : run_.lines_of(of)) {
            if (is_billed(line)) billed.emplace_back(line.order_line, billed_units(line).rounded(12));
        }
        std::sort(billed.begin(), billed.end());
    }

    [[nodiscard]] static bool is_billed(const LineMatch& line) {
        return line.role == LineRole::goods && line.order_line != OrderLineIndex::none &&
               !MatchRun::is_credit(line) && !(*line.net + *line.discount_share).is_zero();
    }

    [[nodiscard]] Billed in_all(const InvoiceMatch& of) {
        Billed billed;
        for (const LineMatch& line : run_.lines_of(of)) {
            if (is_billed(line)) billed[line.order_line] += billed_units(line);
        }
        return billed;
    }

    /// The same PO lines and quantities within the window, where order and proof do not cover both.
    void by_same_lines() {
        std::vector<HashedItem> items;
        Print billed;
        Print other;
        for (std::uint32_t position = 0; position < order_.size(); ++position) {
            print(document(order_[position]), billed);
            if (billed.empty()) continue;
            Mix mix;
            mix.add(static_cast<std::uint64_t>(document(order_[position]).vendor));
            for (const auto& [order, quantity] : billed) mix.add(static_cast<std::uint64_t>(order)).add(quantity);
            items.push_back({mix.value(), position});
        }
        const auto equal = [&](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = document(order_[a]);
            const InvoiceMatch& y = document(order_[b]);
            if (x.vendor != y.vendor || x.type != y.type) return false;
            print(x, billed);
            print(y, other);
            return billed == other;
        };
        for_each_group(items, equal, [&](const auto& members) {
            ByPeriod<VendorKey> same;
            for (const std::uint32_t position : members) {
                const InvoiceMatch& of = document(order_[position]);
                const Term period = period_of(run_, of);
                const std::uint32_t earlier = same.last(period);
                same.note(period, position, of.vendor);
                if (earlier == nowhere) continue;
                const bool near = of.date - document(order_[earlier]).date <= run_.policy.possible_duplicate_days;
                if (near && !covers_both(in_all(of))) note(order_[position], order_[earlier]);
            }
        });
    }

    /// The same number, date and total under another vendor.
    void by_other_vendor() {
        std::vector<HashedItem> items;
        const auto number_of = [this](std::uint32_t position) {
            return run_.vocabulary.number.key(document(order_[position]).number.text);
        };
        for (std::uint32_t position = 0; position < order_.size(); ++position) {
            const std::uint64_t hash = Mix()
                                           .add(static_cast<std::uint64_t>(number_of(position)))
                                           .add(static_cast<std::uint64_t>(document(order_[position]).date.count()))
                                           .add(totals_[position])
                                           .value();
            items.push_back({hash, position});
        }
        const auto equal = [&](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = document(order_[a]);
            const InvoiceMatch& y = document(order_[b]);
            return number_of(a) == number_of(b) && x.type == y.type && x.currency == y.currency && x.date == y.date &&
                   totals_[a] == totals_[b];
        };
        for_each_group(items, equal, [this](const auto& members) { compare_vendors(members); });
    }

    /// Each later document against the first of another vendor.
    void compare_vendors(const std::vector<std::uint32_t>& members) {
        ByPeriod<VendorKey> met;
        for (const std::uint32_t position : members) {
            const InvoiceMatch& of = document(order_[position]);
            const Term period = period_of(run_, of);
            const std::uint32_t first = met.first_unlike(period, of.vendor);
            if (first != nowhere) note(order_[position], order_[first]);
            met.note(period, position, of.vendor);
        }
    }

    MatchRun& run_;
    std::vector<std::uint32_t> order_;
    std::vector<Decimal> totals_;  ///< by position in order_
    TextPool stems_;
    std::vector<Issued> issued_;
    std::unordered_map<const LineMatch*, OrderLineIndex> others_;  ///< with ambiguous-match: the other PO line
    std::vector<std::pair<std::uint32_t, std::uint32_t>> alike_;   ///< later and earlier
};

PossibleDuplicates::PossibleDuplicates(MatchRun& run) {
    if (run.policy.is_on(Code::possible_duplicate_invoice)) finder_ = std::make_unique<Finder>(run);
}

PossibleDuplicates::~PossibleDuplicates() = default;

void PossibleDuplicates::look() {
    if (finder_ != nullptr) finder_->look();
}

void PossibleDuplicates::mark() {
    if (finder_ != nullptr) finder_->mark_all();
}

}  // namespace msp_audit
