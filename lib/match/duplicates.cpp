#include "match/duplicates.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace msp_audit {

namespace {

std::uint64_t pair_of(std::uint64_t high, std::uint64_t low) { return (high << 32U) | low; }

/// The earlier documents of one number while its group is gone through by date.
class EarlierDocuments {
public:
    explicit EarlierDocuments(int window) : window_(window) {}

    void add(std::uint32_t place, Day date, const Decimal& total, const Term& period, bool is_copy) {
        const auto at = static_cast<std::uint32_t>(all_.size());
        all_.push_back({place, date, total, {}, is_copy, false});
        of_kind_[{total, true, {}, {}}].places.push_back(at);
        of_kind_[{total, false, period.first, period.last}].places.push_back(at);
    }

    /// A credit cancels one document only, copies first; false where there is none left.
    [[nodiscard]] bool cancel(const Decimal& amount) {
        const auto advance = [this](std::size_t& at, bool copies) {
            while (at < all_.size() && (all_[at].cancelled || (copies && !all_[at].is_copy))) ++at;
        };
        advance(first_copy_, true);
        advance(first_open_, false);
        const std::size_t at = first_copy_ < all_.size() ? first_copy_ : first_open_;
        if (at == all_.size()) return false;
        Standing& target = all_[at];
        target.credited += amount;
        if (target.credited >= target.total) target.cancelled = true;
        return true;
    }

    /// The first that counts, if one of them is within the window, or within twice that with the same total unless
    /// periods differ; `nowhere` if none is.
    [[nodiscard]] std::uint32_t first_repeated(Day date, const Decimal& total, const Term& period) {
        std::size_t first = first_of(
            all_.size(), near_, [](std::size_t i) { return i; }, date, window_);
        const auto look = [&](const Kind& kind) {
            const auto found = of_kind_.find(kind);
            if (found == of_kind_.end()) return;
            Queue& queue = found->second;
            const std::size_t at = first_of(
                queue.places.size(), queue.head, [&](std::size_t i) { return queue.places[i]; }, date, 2 * window_);
            if (at < queue.places.size()) first = std::min<std::size_t>(first, queue.places[at]);
        };
        if (period.is_open()) {
            look({total, true, {}, {}});
        } else {
            look({total, false, period.first, period.last});
            look({total, false, {}, {}});
        }
        return first < all_.size() ? all_[first].place : nowhere;
    }

    template <class Tell>
    void tell_cancelled(Tell tell) const {
        for (const Standing& standing : all_) tell(standing.place, standing.cancelled);
    }

private:
    struct Standing {
        std::uint32_t place = 0;
        Day date;
        Decimal total;
        Decimal credited;
        bool is_copy = false;
        bool cancelled = false;
    };
    /// Total, whether the period does not matter, and the period.
    using Kind = std::tuple<Decimal, bool, Day, Day>;
    struct Queue {
        std::vector<std::uint32_t> places;
        std::size_t head = 0;
    };

    /// Moves `head` past what is cancelled or too old: documents come by date, so neither comes back.
    template <class PlaceOf>
    [[nodiscard]] std::size_t first_of(std::size_t count, std::size_t& head, PlaceOf place_of, Day date,
                                       int days) const {
        const auto counts = [&](const Standing& other) { return !other.cancelled && date - other.date <= days; };
        while (head < count && !counts(all_[place_of(head)])) ++head;
        return head;
    }

    int window_;
    std::vector<Standing> all_;
    std::map<Kind, Queue> of_kind_;
    std::size_t near_ = 0;
    std::size_t first_open_ = 0;
    std::size_t first_copy_ = 0;
};

/// A line's print for "exactly its lines reversed".
using LinePrint = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, Decimal, Decimal>;
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
            auto& numbered = document.type == DocumentType::credit_note ? credits_ : invoices_;
            numbered.push_back({place, i});
            if (document.type == DocumentType::credit_note) collect_credit(i);
        }
    }

    void run() {
        examine_all(invoices_, true);
        examine_all(credits_, false);
    }

private:
    /// A document under its vendor and number key.
    struct Numbered {
        std::uint64_t key = 0;
        std::uint32_t place = 0;
    };

    [[nodiscard]] InvoiceMatch& document(std::uint32_t place) { return run_.matches.documents[place]; }

    void examine_all(std::vector<Numbered>& documents, bool cancelled_by_credits) {
        std::sort(documents.begin(), documents.end(), [](const Numbered& a, const Numbered& b) {
            return a.key != b.key ? a.key < b.key : a.place < b.place;
        });
        std::vector<std::uint32_t> members;
        for (std::size_t first = 0; first < documents.size();) {
            std::size_t last = first;
            members.clear();
            for (; last < documents.size() && documents[last].key == documents[first].key; ++last) {
                members.push_back(documents[last].place);
            }
            examine(cancelled_by_credits ? documents[first].key : 0, members);
            first = last;
        }
    }

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
                               figures.quantity.abs().rounded(12), figures.net.abs());
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

    /// The order in which the first is the original: date, printed number, total.
    [[nodiscard]] bool stands_before(std::uint32_t a, std::uint32_t b) {
        if (document(a).date != document(b).date) return document(a).date < document(b).date;
        if (document(a).number != document(b).number) {
            return run_.books.text(document(a).number) < run_.books.text(document(b).number);
        }
        const Decimal x = billed_total(run_, document(a));
        const Decimal y = billed_total(run_, document(b));
        return x != y ? x < y : a < b;
    }

    void examine(std::uint64_t key, std::vector<std::uint32_t>& members) {
        if (members.size() < 2 && key == 0) return;
        std::sort(members.begin(), members.end(), [this](auto a, auto b) { return stands_before(a, b); });
        const std::vector<std::uint32_t> credits = credits_for(key, members);
        if (members.size() < 2 && credits.empty()) return;
        std::size_t next_credit = 0;
        std::size_t waiting = 0;  // credits that came before their invoice
        std::vector<Decimal> amounts;
        for (const std::uint32_t credit : credits) amounts.push_back(billed_total(run_, document(credit)).abs());
        EarlierDocuments earlier(run_.policy.duplicate_days);
        std::vector<std::size_t> early;
        for (const std::uint32_t member : members) {
            InvoiceMatch& later = document(member);
            if (run_.given_as_of && later.date > run_.given_as_of) continue;
            for (; next_credit < credits.size() && document(credits[next_credit]).date <= later.date; ++next_credit) {
                if (!earlier.cancel(amounts[next_credit])) early.push_back(next_credit);
            }
            const Decimal total = billed_total(run_, later);
            const Term period = period_of(run_, later);
            const std::uint32_t original = earlier.first_repeated(later.date, total, period);
            if (original != nowhere) {
                later.codes.add(Code::duplicate_invoice);
                later.duplicate_of = static_cast<DocumentIndex>(original);
            }
            earlier.add(member, later.date, total, period, original != nowhere);
            while (waiting < early.size() && earlier.cancel(amounts[early[waiting]])) ++waiting;
        }
        for (; next_credit < credits.size(); ++next_credit) static_cast<void>(earlier.cancel(amounts[next_credit]));
        earlier.tell_cancelled(
            [this](std::uint32_t place, bool cancelled) { document(place).cancelled = cancelled; });
    }

    MatchRun& run_;
    std::vector<Numbered> invoices_;
    std::vector<Numbered> credits_;
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
