#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/text_key.hpp"
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
        sort_by_date_and_number(run_, order_);
        totals_.reserve(order_.size());
        for (const std::uint32_t place : order_) totals_.push_back(billed_total(run_, document(place)));
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
        for (const std::uint32_t place : order_) {
            const Sequenced number = sequenced(run_.books.text(document(place).number));
            if (number.valid)
                issued_.push_back({document(place).vendor, stems_.intern(number.stem), number.value, 0});
        }
        std::sort(issued_.begin(), issued_.end(), [](const Issued& a, const Issued& b) { return a.key() < b.key(); });
        for (std::size_t i = 0; i < issued_.size(); ++i) {
            Issued& number = issued_[i];
            const bool goes_on = i > 0 && issued_[i - 1].vendor == number.vendor &&
                                 issued_[i - 1].stem == number.stem && number.value - issued_[i - 1].value <= 1;
            if (!goes_on) run_sizes_.push_back(0);
            if (!goes_on || number.value != issued_[i - 1].value) ++run_sizes_.back();
            number.run = static_cast<std::uint32_t>(run_sizes_.size() - 1);
        }
    }

    [[nodiscard]] std::uint32_t run_of(const InvoiceMatch& of) {
        const Sequenced number = sequenced(run_.books.text(of.number));
        if (!number.valid) return nowhere;
        const auto wanted = std::tuple(of.vendor, stems_.intern(number.stem), number.value);
        const auto found = std::lower_bound(issued_.begin(), issued_.end(), wanted,
                                            [](const Issued& a, const auto& key) { return a.key() < key; });
        return found != issued_.end() && found->key() == wanted ? found->run : nowhere;
    }

    /// True where the vendor issued every number between the two, and at least one more beside them.
    [[nodiscard]] bool in_one_run(const InvoiceMatch& a, const InvoiceMatch& b) {
        if (issued_.empty()) find_runs();
        const std::uint32_t run = run_of(a);
        return run != nowhere && run == run_of(b) && run_sizes_[run] > 2;
    }

    void by_near_number() {
        std::vector<HashedItem> items;
        for (std::uint32_t i = 0; i < order_.size(); ++i) {
            if (totals_[i].is_zero()) continue;
            const InvoiceMatch& of = document(order_[i]);
            const std::uint64_t hash = Mix()
                                           .add(static_cast<std::uint64_t>(of.vendor))
                                           .add(static_cast<std::uint64_t>(of.currency))
                                           .add(totals_[i])
                                           .value();
            items.push_back({hash, i});
        }
        const auto equal = [this](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = document(order_[a]);
            const InvoiceMatch& y = document(order_[b]);
            return x.vendor == y.vendor && x.currency == y.currency && totals_[a] == totals_[b];
        };
        for_each_group(items, equal, [this](const auto& members) { compare_numbers(members); });
    }

    /// Within one vendor, currency and total: numbers that fold to one key, or are one transposition apart.
    void compare_numbers(const std::vector<std::uint32_t>& members) {
        std::unordered_map<std::string, std::uint32_t> by_fold;
        std::unordered_map<std::string, std::uint32_t> by_number;
        for (const std::uint32_t member : members) {
            const std::uint32_t place = order_[member];
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

    /// What a document bills, line by line: its PO line and quantity, or its amount where it states no quantity.
    using BilledLine = std::tuple<OrderLineIndex, bool, Decimal>;

    /// Sorted; empty where a line has no PO line.
    void bill(const InvoiceMatch& of, std::vector<BilledLine>& print) const {
        print.clear();
        for (const LineMatch& line : run_.lines_of(of)) {
            if (line.role != LineRole::goods || (*line.net).is_zero()) continue;
            if (line.order_line == OrderLineIndex::none) {
                print.clear();
                return;
            }
            const LineFigures figures = run_.figures(line);
            print.emplace_back(line.order_line, figures.amount_only,
                               figures.amount_only ? figures.net : figures.quantity.rounded(12));
        }
        std::sort(print.begin(), print.end());
    }

    [[nodiscard]] Billed quantities_of(const InvoiceMatch& of) const {
        Billed billed;
        for (const LineMatch& line : run_.lines_of(of)) {
            if (line.role != LineRole::goods || (*line.net).is_zero()) continue;
            billed[line.order_line] += run_.figures(line).quantity.abs();
        }
        return billed;
    }

    /// The same PO lines and quantities within the window, where order and proof do not cover both.
    void by_same_lines() {
        std::vector<HashedItem> items;
        std::vector<BilledLine> print;
        std::vector<BilledLine> other;
        for (std::uint32_t i = 0; i < order_.size(); ++i) {
            const InvoiceMatch& of = document(order_[i]);
            bill(of, print);
            if (print.empty()) continue;
            const Term period = period_of(run_, of);
            Mix mix;
            mix.add(static_cast<std::uint64_t>(of.vendor));
            mix.add(static_cast<std::uint64_t>(period.first.count()))
                .add(static_cast<std::uint64_t>(period.last.count()));
            for (const auto& [order, amount_only, figure] : print) {
                mix.add(static_cast<std::uint64_t>(order)).add(figure);
            }
            items.push_back({mix.value(), i});
        }
        const auto equal = [&](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = document(order_[a]);
            const InvoiceMatch& y = document(order_[b]);
            const Term left = period_of(run_, x);
            const Term right = period_of(run_, y);
            if (x.vendor != y.vendor || left.first != right.first || left.last != right.last) return false;
            bill(x, print);
            bill(y, other);
            return print == other;
        };
        for_each_group(items, equal, [this](const auto& members) {
            for (std::size_t i = 1; i < members.size(); ++i) {
                const InvoiceMatch& later = document(order_[members[i]]);
                const InvoiceMatch& earlier = document(order_[members[i - 1]]);
                if (later.date - earlier.date > run_.policy.possible_duplicate_days) continue;
                if (!covers_both(quantities_of(later))) mark(order_[members[i]], order_[members[i - 1]]);
            }
        });
    }

    /// The same number, date and total under another vendor.
    void by_other_vendor() {
        std::vector<HashedItem> items;
        for (std::uint32_t i = 0; i < order_.size(); ++i) {
            const InvoiceMatch& of = document(order_[i]);
            const std::uint64_t hash = Mix()
                                           .add(static_cast<std::uint64_t>(of.number.text))
                                           .add(static_cast<std::uint64_t>(of.date.count()))
                                           .add(totals_[i])
                                           .value();
            items.push_back({hash, i});
        }
        const auto equal = [this](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = document(order_[a]);
            const InvoiceMatch& y = document(order_[b]);
            return x.number == y.number && x.date == y.date && totals_[a] == totals_[b];
        };
        for_each_group(items, equal, [this](const auto& members) {
            for (const std::uint32_t member : members) {
                if (document(order_[member]).vendor != document(order_[members[0]]).vendor) {
                    mark(order_[member], order_[members[0]]);
                }
            }
        });
    }

    MatchRun& run_;
    std::vector<std::uint32_t> order_;
    std::vector<Decimal> totals_;  ///< by place in order_
    TextPool stems_;
    std::vector<Issued> issued_;
    std::vector<std::uint32_t> run_sizes_;  ///< distinct numbers
};

}  // namespace

void find_possible_duplicates(MatchRun& run) {
    if (run.policy.is_on(Code::possible_duplicate_invoice)) NearDuplicateFinder(run).run();
}

}  // namespace msp_audit
