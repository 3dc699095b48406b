#include "match/duplicates.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "match/named_invoices.hpp"

namespace msp_audit {

namespace {

/// A line's print for "exactly its lines reversed": its PO line, else PO number and SKU; units and amount.
using LinePrint = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::string, std::string>;
using DocumentPrint = std::vector<LinePrint>;

/// Goes through the documents by date, credits of a day before its invoices.
class DuplicateFinder {
public:
    explicit DuplicateFinder(MatchRun& run) : run_(run) {
        for (std::uint32_t i = 0; i < run.matches.documents.size(); ++i) {
            if (!run.is_future(document(i))) collect(i);
        }
    }

    void run() {
        for (const std::uint32_t place : events()) {
            Group* const group = group_of(place);
            if (group != nullptr) mark_repeat(*group, place);
            if (takes_back(place)) {
                if (!run_.is_copy(document(place))) credit(place);
            } else {
                receive(place);
            }
        }
    }

private:
    /// Documents of one vendor, type and number key.
    struct Group {
        std::vector<std::uint32_t> members;  ///< all, until they are gone through
        std::vector<std::uint32_t> earlier;
    };
    /// The invoices that some credits may cancel: those that they name, or those whose lines they reverse.
    struct Targets {
        std::deque<std::uint32_t> copies;
        std::deque<std::uint32_t> others;
        std::deque<std::uint32_t> waiting;  ///< credits that came before their invoice
    };
    using Place = std::tuple<VendorKey, DocumentType, TextId>;

    [[nodiscard]] InvoiceMatch& document(std::uint32_t place) { return run_.matches.documents[place]; }
    [[nodiscard]] bool takes_back(std::uint32_t place) { return run_.takes_back(document(place)); }

    void collect(std::uint32_t place) {
        const InvoiceMatch& of = document(place);
        const TextId key = run_.vocabulary.number.key(of.number.text);
        if (key != TextId::empty) groups_[{of.vendor, of.type, key}].members.push_back(place);
        if (!takes_back(place)) return;
        const TextId named = credited_key(run_, of);
        if (named != TextId::empty) {
            named_[{of.vendor, named}];
        } else {
            reversed_[of.vendor][print_of(of)];
        }
        credits_.push_back(place);
    }

    [[nodiscard]] Group* group_of(std::uint32_t place) {
        const InvoiceMatch& of = document(place);
        const auto found = groups_.find({of.vendor, of.type, run_.vocabulary.number.key(of.number.text)});
        return found == groups_.end() || found->second.members.size() < 2 ? nullptr : &found->second;
    }

    [[nodiscard]] DocumentPrint print_of(const InvoiceMatch& of) {
        DocumentPrint print;
        for (const LineMatch& line : run_.lines_of(of)) {
            const InvoiceLine& row = run_.record(line);
            const bool linked = line.order_line != OrderLineIndex::none;
            print.emplace_back(static_cast<std::uint32_t>(line.order_line),
                               linked ? 0 : static_cast<std::uint32_t>(run_.vocabulary.po.key(row.po_number.text)),
                               linked ? 0 : static_cast<std::uint32_t>(run_.vocabulary.sku.key(row.sku.text)),
                               line.amount_only ? "" : units_of(run_, line).rounded(12).to_string(),
                               (*line.net).abs().to_string());
        }
        std::sort(print.begin(), print.end());
        return print;
    }

    /// The credits that may cancel an invoice, and other invoices with it: by its number, by its lines.
    [[nodiscard]] std::array<Targets*, 2> targets_of(std::uint32_t place) {
        const InvoiceMatch& of = document(place);
        std::array<Targets*, 2> targets{};
        const auto named = named_.find({of.vendor, run_.vocabulary.number.key(of.number.text)});
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
            if (group_of(i) != nullptr || targets[0] != nullptr || targets[1] != nullptr) order.push_back(i);
        }
        std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = document(a);
            const InvoiceMatch& y = document(b);
            if (x.date != y.date) return x.date < y.date;
            if (takes_back(a) != takes_back(b)) return takes_back(a);
            if (x.number != y.number) return run_.books.text(x.number) < run_.books.text(y.number);
            const Decimal left = billed_total(run_, x);
            const Decimal right = billed_total(run_, y);
            return left != right ? left < right : a < b;
        });
        return order;
    }

    void mark_repeat(Group& group, std::uint32_t place) {
        InvoiceMatch& later = document(place);
        if (const auto original = first_it_repeats(group.earlier, later)) {
            later.codes.add(Code::duplicate_invoice);
            later.duplicate_of = static_cast<DocumentIndex>(*original);
        }
        group.earlier.push_back(place);
    }

    void credit(std::uint32_t place) {
        const InvoiceMatch& of = document(place);
        const TextId named = credited_key(run_, of);
        Targets& targets = named != TextId::empty ? named_[{of.vendor, named}] : reversed_[of.vendor][print_of(of)];
        if (!cancel_one(targets, place)) targets.waiting.push_back(place);
    }

    /// An invoice may be cancelled from here on, by credits that came before it first.
    void receive(std::uint32_t place) {
        const bool copy = run_.is_copy(document(place));
        const std::array<Targets*, 2> all = targets_of(place);
        for (Targets* const targets : all) {
            if (targets == nullptr) continue;
            (copy ? targets->copies : targets->others).push_back(place);
            while (!targets->waiting.empty() && cancel_one(*targets, targets->waiting.front())) {
                targets->waiting.pop_front();
            }
        }
    }

    /// A credit cancels one document only, copies first.
    [[nodiscard]] bool cancel_one(Targets& targets, std::uint32_t place) {
        for (std::deque<std::uint32_t>* const places : {&targets.copies, &targets.others}) {
            while (!places->empty() && document(places->front()).cancelled) places->pop_front();
            for (const std::uint32_t target : *places) {
                InvoiceMatch& of = document(target);
                if (of.cancelled || !may_share_currency(of.currency, document(place).currency)) continue;
                Decimal& credited = credited_[target];
                credited += billed_total(run_, document(place)).abs();
                of.cancelled = credited >= billed_total(run_, of).abs();
                return true;
            }
        }
        return false;
    }

    /// The first of the earlier documents that count, if one of them is within the windows.
    [[nodiscard]] std::optional<std::uint32_t> first_it_repeats(const std::vector<std::uint32_t>& earlier,
                                                                const InvoiceMatch& later) {
        const int window = run_.policy.duplicate_days;
        const Decimal total = billed_total(run_, later);
        const Term period = period_of(run_, later);
        std::optional<std::uint32_t> first;
        for (auto place = earlier.rbegin(); place != earlier.rend(); ++place) {
            const InvoiceMatch& other = document(*place);
            if (other.cancelled) continue;
            const int days = later.date - other.date;
            if (days > 2 * window) break;
            const bool same_total = other.currency == later.currency && billed_total(run_, other) == total &&
                                    !periods_differ(period_of(run_, other), period);
            if (days <= window || same_total) first = *place;
        }
        return first;
    }

    MatchRun& run_;
    std::map<Place, Group> groups_;
    std::map<std::pair<VendorKey, TextId>, Targets> named_;
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
