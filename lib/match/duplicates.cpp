#include "match/duplicates.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace msp_audit {

namespace {

std::uint64_t pair_of(std::uint64_t high, std::uint64_t low) { return (high << 32U) | low; }

bool periods_differ(const Term& a, const Term& b) {
    return !a.is_open() && !b.is_open() && (a.first != b.first || a.last != b.last);
}

/// A line's print for "exactly its lines reversed".
using LinePrint = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::string, std::string>;
using DocumentPrint = std::vector<LinePrint>;

class DuplicateFinder {
public:
    explicit DuplicateFinder(MatchRun& run) : run_(run) {
        for (std::uint32_t i = 0; i < run.matches.documents.size(); ++i) {
            const InvoiceMatch& document = run.matches.documents[i];
            const TextId key = run.vocabulary.number.key(document.number.text);
            if (key == TextId::empty) continue;
            const std::uint64_t place =
                pair_of(static_cast<std::uint64_t>(document.vendor), static_cast<std::uint64_t>(key));
            auto& groups = document.type == DocumentType::credit_note ? credit_groups_ : invoice_groups_;
            groups[place].push_back(i);
            if (document.type == DocumentType::credit_note) collect_credit(i);
        }
    }

    void run() {
        for (auto& [key, members] : invoice_groups_) examine(key, members);
        for (auto& [key, members] : credit_groups_) examine(0, members);
    }

private:
    [[nodiscard]] InvoiceMatch& document(std::uint32_t place) { return run_.matches.documents[place]; }

    void collect_credit(std::uint32_t place) {
        const InvoiceMatch& credit = run_.matches.documents[place];
        TextId named = TextId::empty;
        for (const LineMatch& line : run_.lines_of(credit)) {
            const InvoiceNumber number = run_.header(line).credited_invoice;
            if (!number.is_empty()) named = run_.vocabulary.number.key(number.text);
        }
        if (named != TextId::empty) {
            named_credits_[pair_of(static_cast<std::uint64_t>(credit.vendor), static_cast<std::uint64_t>(named))]
                .push_back(place);
        } else {
            unnamed_credits_[credit.vendor].push_back(place);
        }
    }

    [[nodiscard]] DocumentPrint print_of(const InvoiceMatch& of) const {
        DocumentPrint print;
        for (const LineMatch& line : run_.lines_of(of)) {
            const InvoiceLine& row = run_.record(line);
            const LineFigures figures = run_.figures(line);
            print.emplace_back(static_cast<std::uint32_t>(run_.vocabulary.po.key(row.po_number.text)),
                               static_cast<std::uint32_t>(run_.vocabulary.line.key(row.po_line.text)),
                               static_cast<std::uint32_t>(run_.vocabulary.sku.key(row.sku.text)),
                               figures.quantity.abs().rounded(12).to_string(), figures.net.abs().to_string());
        }
        std::sort(print.begin(), print.end());
        return print;
    }

    /// The credits that may cancel documents of a group, by date.
    [[nodiscard]] std::vector<std::uint32_t> credits_for(std::uint64_t key,
                                                         const std::vector<std::uint32_t>& members) {
        std::vector<std::uint32_t> credits;
        if (key == 0) return credits;
        if (const auto found = named_credits_.find(key); found != named_credits_.end()) credits = found->second;
        const auto unnamed = unnamed_credits_.find(document(members[0]).vendor);
        if (unnamed != unnamed_credits_.end()) {
            if (prints_.find(unnamed->first) == prints_.end()) {
                auto& prints = prints_[unnamed->first];
                for (const std::uint32_t credit : unnamed->second) prints.emplace(print_of(document(credit)), credit);
            }
            for (const std::uint32_t member : members) {
                const auto [first, last] = prints_[unnamed->first].equal_range(print_of(document(member)));
                for (auto at = first; at != last; ++at) credits.push_back(at->second);
            }
        }
        std::sort(credits.begin(), credits.end(), [this](std::uint32_t a, std::uint32_t b) {
            if (document(a).date != document(b).date) return document(a).date < document(b).date;
            return a < b;
        });
        credits.erase(std::unique(credits.begin(), credits.end()), credits.end());
        return credits;
    }

    /// What stands of earlier documents while a group is gone through by date.
    struct Standing {
        std::uint32_t place = 0;
        Decimal credited;
        bool duplicate = false;
        bool cancelled = false;
    };

    /// A credit cancels one document only, copies first.
    [[nodiscard]] bool apply_credit(std::vector<Standing>& earlier, std::uint32_t credit) {
        const Decimal amount = billed_total(run_, document(credit)).abs();
        Standing* target = nullptr;
        for (Standing& standing : earlier) {
            if (standing.cancelled) continue;
            if (standing.duplicate || target == nullptr) target = &standing;
            if (standing.duplicate) break;
        }
        if (target == nullptr) return false;
        target->credited += amount;
        if (target->credited >= billed_total(run_, document(target->place))) target->cancelled = true;
        return true;
    }

    void examine(std::uint64_t key, std::vector<std::uint32_t>& members) {
        if (members.size() < 2 && key == 0) return;
        std::sort(members.begin(), members.end(), [this](std::uint32_t a, std::uint32_t b) {
            if (document(a).date != document(b).date) return document(a).date < document(b).date;
            if (document(a).number != document(b).number) {
                return run_.books.text(document(a).number) < run_.books.text(document(b).number);
            }
            const Decimal x = billed_total(run_, document(a));
            const Decimal y = billed_total(run_, document(b));
            if (x != y) return x < y;
            return a < b;
        });
        const std::vector<std::uint32_t> credits = credits_for(key, members);
        if (members.size() < 2 && credits.empty()) return;
        std::size_t next_credit = 0;
        std::vector<std::uint32_t> waiting;
        std::vector<Standing> earlier;
        for (const std::uint32_t member : members) {
            InvoiceMatch& later = document(member);
            if (run_.given_as_of && later.date > run_.given_as_of) continue;
            for (; next_credit < credits.size() && document(credits[next_credit]).date <= later.date; ++next_credit) {
                if (!apply_credit(earlier, credits[next_credit])) waiting.push_back(credits[next_credit]);
            }
            Standing standing{member, {}, false, false};
            if (const auto original = first_it_repeats(earlier, later)) {
                standing.duplicate = true;
                later.codes.add(Code::duplicate_invoice);
                later.duplicate_of = static_cast<DocumentIndex>(*original);
            }
            earlier.push_back(standing);
            // A credit that came before its invoice waits for it.
            while (!waiting.empty() && apply_credit(earlier, waiting.front())) waiting.erase(waiting.begin());
        }
        for (; next_credit < credits.size(); ++next_credit)
            static_cast<void>(apply_credit(earlier, credits[next_credit]));
        for (const Standing& standing : earlier) document(standing.place).cancelled = standing.cancelled;
    }

    /// The first of the earlier documents that count, if one of them is within the windows.
    [[nodiscard]] std::optional<std::uint32_t> first_it_repeats(const std::vector<Standing>& earlier,
                                                                const InvoiceMatch& later) {
        const int window = run_.policy.duplicate_days;
        const Decimal total = billed_total(run_, later);
        const Term period = period_of(run_, later);
        bool repeats = false;
        std::optional<std::uint32_t> first;
        for (auto standing = earlier.rbegin(); standing != earlier.rend(); ++standing) {
            if (standing->cancelled) continue;
            const InvoiceMatch& other = document(standing->place);
            const int days = later.date - other.date;
            if (days > 2 * window) break;
            const bool near = days <= window;
            const bool same_total =
                billed_total(run_, other) == total && !periods_differ(period_of(run_, other), period);
            if (!near && !same_total) continue;
            repeats = true;
            first = standing->place;
        }
        return repeats ? first : std::nullopt;
    }

    MatchRun& run_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> invoice_groups_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> credit_groups_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> named_credits_;
    std::map<VendorKey, std::vector<std::uint32_t>> unnamed_credits_;
    std::map<VendorKey, std::multimap<DocumentPrint, std::uint32_t>> prints_;
};

}  // namespace

Decimal billed_total(const MatchRun& run, const InvoiceMatch& document) {
    if (document.total_printed) return document.invoiced;
    Decimal sum;
    for (const LineMatch& line : run.lines_of(document)) sum += *line.net + *line.tax;
    return sum;
}

Term period_of(const MatchRun& run, const InvoiceMatch& document) {
    Term all;
    for (const LineMatch& line : run.lines_of(document)) {
        const Term& term = run.books.extras(run.record(line)).period;
        if (term.first && (!all.first || term.first < all.first)) all.first = term.first;
        if (term.last && (!all.last || term.last > all.last)) all.last = term.last;
    }
    return all;
}

void find_duplicates(MatchRun& run) { DuplicateFinder(run).run(); }

}  // namespace msp_audit
