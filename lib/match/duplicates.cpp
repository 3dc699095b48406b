#include "match/duplicates.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_map>

#include "match/draw_order.hpp"
#include "match/named_invoices.hpp"

namespace msp_audit {

namespace {

/// A line's print for "exactly its lines reversed": its PO line, else PO number and SKU; units and amount.
using LinePrint = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, bool, Decimal, Decimal>;
using DocumentPrint = std::vector<LinePrint>;

/// Documents of one vendor, type and number key while they are gone through by date.
class EarlierDocuments {
public:
    EarlierDocuments(const std::vector<InvoiceMatch>& documents, int window)
        : documents_(documents), window_(window) {}

    void add(std::uint32_t place, const Decimal& total, const Term& period) {
        const auto at = static_cast<std::uint32_t>(all_.size());
        const TextId currency = documents_[place].currency;
        all_.push_back(place);
        of_kind_[{currency, total, true, {}, {}}].places.push_back(at);
        of_kind_[{currency, total, false, period.first, period.last}].places.push_back(at);
    }

    /// The first that counts, if one is within the window, or within twice that with the same total unless periods
    /// differ; `nowhere` if none is.
    [[nodiscard]] std::uint32_t first_repeated(const InvoiceMatch& later, const Decimal& total, const Term& period) {
        const auto itself = [](std::size_t i) { return i; };
        std::size_t first = skip(all_.size(), near_, itself, later.date, window_);
        const auto look = [&](const Kind& kind) {
            const auto found = of_kind_.find(kind);
            if (found == of_kind_.end()) return;
            Queue& queue = found->second;
            const auto queued = [&queue](std::size_t i) { return queue.places[i]; };
            const std::size_t at = skip(queue.places.size(), queue.head, queued, later.date, 2 * window_);
            if (at < queue.places.size()) first = std::min<std::size_t>(first, queue.places[at]);
        };
        if (period.is_open()) {
            look({later.currency, total, true, {}, {}});
        } else {
            look({later.currency, total, false, period.first, period.last});
            look({later.currency, total, false, {}, {}});
        }
        return first < all_.size() ? all_[first] : nowhere;
    }

private:
    /// Currency, total, whether the period does not matter, and the period.
    using Kind = std::tuple<TextId, Decimal, bool, Day, Day>;
    struct Queue {
        std::vector<std::uint32_t> places;
        std::size_t head = 0;
    };

    /// Moves `head` past what is cancelled or too old: documents come by date, so neither counts again.
    template <class PlaceOf>
    [[nodiscard]] std::size_t skip(std::size_t count, std::size_t& head, PlaceOf place_of, Day date, int days) const {
        const auto counts = [&](const InvoiceMatch& other) { return !other.cancelled && date - other.date <= days; };
        while (head < count && !counts(documents_[all_[place_of(head)]])) ++head;
        return head;
    }

    const std::vector<InvoiceMatch>& documents_;
    int window_;
    std::vector<std::uint32_t> all_;
    std::map<Kind, Queue> of_kind_;
    std::size_t near_ = 0;
};

/// Goes through the documents by date, credits of a day before its invoices.
class DuplicateFinder {
public:
    explicit DuplicateFinder(MatchRun& run) : run_(run) {
        for (std::uint32_t i = 0; i < run.matches.documents.size(); ++i) {
            if (!run.is_future(document(i))) collect(i);
        }
        make_groups();
    }

    void run() {
        for (const std::uint32_t place : events()) {
            if (group_of_[place] != nowhere) mark_repeat(groups_[group_of_[place]], place);
            if (takes_back(place)) {
                if (!run_.is_copy(document(place))) credit(place);
            } else {
                receive(place);
            }
        }
    }

private:
    /// A document under its vendor, type and number key.
    struct Numbered {
        std::uint64_t vendor_and_key = 0;
        DocumentType type = DocumentType::invoice;
        std::uint32_t place = 0;

        [[nodiscard]] auto key() const { return std::tuple(vendor_and_key, type); }
    };
    /// The invoices that some credits may cancel: those that they name, or those whose lines they reverse.
    struct Targets {
        std::map<TextId, std::deque<std::uint32_t>> copies;  ///< by currency, in the order they came
        std::map<TextId, std::deque<std::uint32_t>> others;
        std::deque<std::uint32_t> waiting;  ///< credits that came before their invoice
    };

    [[nodiscard]] InvoiceMatch& document(std::uint32_t place) { return run_.matches.documents[place]; }
    [[nodiscard]] bool takes_back(std::uint32_t place) { return run_.takes_back(document(place)); }

    /// A credit note takes back an invoice; on returns everything is mirrored, and an invoice takes back a credit
    /// note.
    [[nodiscard]] static DocumentType credited_type(const InvoiceMatch& credit) {
        return credit.type == DocumentType::credit_note ? DocumentType::invoice : DocumentType::credit_note;
    }

    void collect(std::uint32_t place) {
        const InvoiceMatch& of = document(place);
        const TextId key = run_.vocabulary.number.key(of.number.text);
        if (key != TextId::empty) {
            const std::uint64_t vendor_and_key =
                (static_cast<std::uint64_t>(of.vendor) << 32U) | static_cast<std::uint64_t>(key);
            numbered_.push_back({vendor_and_key, of.type, place});
        }
        if (!takes_back(place)) return;
        const TextId named = credited_key(run_, of);
        if (named != TextId::empty) {
            named_[{of.vendor, named, credited_type(of)}];
        } else {
            reversed_[of.vendor][print_of(of)];
        }
        credits_.push_back(place);
    }

    /// Numbers that several documents have.
    void make_groups() {
        group_of_.assign(run_.matches.documents.size(), nowhere);
        std::sort(numbered_.begin(), numbered_.end(),
                  [](const Numbered& a, const Numbered& b) { return a.key() < b.key(); });
        for (std::size_t first = 0; first < numbered_.size();) {
            std::size_t last = first;
            while (last < numbered_.size() && numbered_[last].key() == numbered_[first].key()) ++last;
            for (std::size_t i = first; last - first > 1 && i < last; ++i) {
                group_of_[numbered_[i].place] = static_cast<std::uint32_t>(groups_.size());
            }
            if (last - first > 1) groups_.emplace_back(run_.matches.documents, run_.policy.duplicate_days);
            first = last;
        }
    }

    [[nodiscard]] DocumentPrint print_of(const InvoiceMatch& of) {
        DocumentPrint print;
        for (const LineMatch& line : run_.lines_of(of)) {
            const InvoiceLine& row = run_.record(line);
            const bool linked = line.order_line != OrderLineIndex::none;
            print.emplace_back(static_cast<std::uint32_t>(line.order_line),
                               linked ? 0 : static_cast<std::uint32_t>(run_.vocabulary.po.key(row.po_number.text)),
                               linked ? 0 : static_cast<std::uint32_t>(run_.vocabulary.sku.key(row.sku.text)),
                               line.amount_only, line.amount_only ? Decimal() : units_of(run_, line).rounded(12),
                               (*line.net).abs());
        }
        std::sort(print.begin(), print.end());
        return print;
    }

    /// The credits that may cancel an invoice, and other invoices with it: by its number, by its lines.
    [[nodiscard]] std::array<Targets*, 2> targets_of(std::uint32_t place) {
        const InvoiceMatch& of = document(place);
        std::array<Targets*, 2> targets{};
        const auto named = named_.find({of.vendor, run_.vocabulary.number.key(of.number.text), of.type});
        if (named != named_.end()) targets[0] = &named->second;
        const auto vendor = reversed_.find(of.vendor);
        if (vendor == reversed_.end()) return targets;
        const auto reversed = vendor->second.find(print_of(of));
        if (reversed != vendor->second.end()) targets[1] = &reversed->second;
        return targets;
    }

    /// The documents that can repeat another one, cancel or be cancelled: by date, credit notes first, number, total.
    [[nodiscard]] std::vector<std::uint32_t> events() {
        std::vector<std::uint32_t> order = credits_;
        for (std::uint32_t i = 0; i < run_.matches.documents.size(); ++i) {
            if (takes_back(i) || run_.is_future(document(i))) continue;
            const std::array<Targets*, 2> targets = targets_of(i);
            if (group_of_[i] != nowhere || targets[0] != nullptr || targets[1] != nullptr) order.push_back(i);
        }
        sort_by_date_and_number(run_, order, true);
        return order;
    }

    void mark_repeat(EarlierDocuments& earlier, std::uint32_t place) {
        InvoiceMatch& later = document(place);
        const Decimal total = billed_total(run_, later);
        const Term period = period_of(run_, later);
        const std::uint32_t original = earlier.first_repeated(later, total, period);
        if (original != nowhere) {
            later.codes.add(Code::duplicate_invoice);
            later.duplicate_of = static_cast<DocumentIndex>(original);
        }
        earlier.add(place, total, period);
    }

    void credit(std::uint32_t place) {
        const InvoiceMatch& of = document(place);
        const TextId named = credited_key(run_, of);
        Targets& targets = named != TextId::empty ? named_[{of.vendor, named, credited_type(of)}]
                                                  : reversed_[of.vendor][print_of(of)];
        if (!cancel_one(targets, place)) targets.waiting.push_back(place);
    }

    /// An invoice may be cancelled from here on, by credits that came before it first.
    void receive(std::uint32_t place) {
        const bool copy = run_.is_copy(document(place));
        const std::array<Targets*, 2> all = targets_of(place);
        for (Targets* const targets : all) {
            if (targets == nullptr) continue;
            came_.try_emplace(place, came_.size());
            (copy ? targets->copies : targets->others)[document(place).currency].push_back(place);
            // What takes back lines without naming their invoice takes back what was billed by then.
            const bool named = targets == all.front();
            while (!named && !targets->waiting.empty() &&
                   document(targets->waiting.front()).date < document(place).date) {
                targets->waiting.pop_front();
            }
            while (!targets->waiting.empty() && cancel_one(*targets, targets->waiting.front())) {
                targets->waiting.pop_front();
            }
        }
    }

    /// The first of them that is not cancelled and whose currency does not differ; `nowhere` if there is none.
    [[nodiscard]] std::uint32_t first_open(std::map<TextId, std::deque<std::uint32_t>>& by_currency,
                                           TextId currency) {
        std::uint32_t first = nowhere;
        for (auto& [other, places] : by_currency) {
            if (!may_share_currency(other, currency)) continue;
            while (!places.empty() && document(places.front()).cancelled) places.pop_front();
            if (!places.empty() && (first == nowhere || came_[places.front()] < came_[first])) first = places.front();
        }
        return first;
    }

    /// A credit cancels one document only, copies first.
    [[nodiscard]] bool cancel_one(Targets& targets, std::uint32_t place) {
        const TextId currency = document(place).currency;
        std::uint32_t target = first_open(targets.copies, currency);
        if (target == nowhere) target = first_open(targets.others, currency);
        if (target == nowhere) return false;
        Decimal& credited = credited_[target];
        credited += billed_total(run_, document(place)).abs();
        document(target).cancelled = credited >= billed_total(run_, document(target)).abs();
        return true;
    }

    MatchRun& run_;
    std::vector<Numbered> numbered_;
    std::vector<std::uint32_t> group_of_;  ///< by document; nowhere: no other has its number
    std::vector<EarlierDocuments> groups_;
    std::unordered_map<std::uint32_t, std::size_t> came_;  ///< invoices that credits may cancel, as they came
    std::map<std::tuple<VendorKey, TextId, DocumentType>, Targets> named_;  ///< by what they are to cancel
    std::map<VendorKey, std::map<DocumentPrint, Targets>> reversed_;
    std::vector<std::uint32_t> credits_;
    std::unordered_map<std::uint32_t, Decimal> credited_;
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
        const Term term = run.printed_period(line);
        if (term.first && (!all.first || term.first < all.first)) all.first = term.first;
        if (term.last && (!all.last || term.last > all.last)) all.last = term.last;
    }
    return all;
}

bool periods_differ(const Term& a, const Term& b) {
    return !a.is_open() && !b.is_open() && (a.first != b.first || a.last != b.last);
}

Ratio units_of(MatchRun& run, const LineMatch& line) {
    const LineFigures figures = run.figures(line);
    const Ratio units = figures.quantity.abs();
    if (line.order_line == OrderLineIndex::none) return units;
    const InvoiceLine& row = run.record(line);
    const PoLine& ordered = run.record(run.matches.order(line.order_line));
    return units * run.vocabulary.unit_factor(row.uom, row.sku, ordered.uom, ordered.sku).value_or(Ratio(1));
}

void find_duplicates(MatchRun& run) { DuplicateFinder(run).run(); }

}  // namespace msp_audit
