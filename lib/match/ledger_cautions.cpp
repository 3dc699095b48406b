#include "match/ledger_cautions.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include <fmt/format.h>

#include "match/cautions.hpp"
#include "match/duplicates.hpp"
#include "match/grouping.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_named = 5;
// Four weeks less a day for the run of payments that a holiday moves; less than a week is no rhythm.
constexpr int month_at_least = 27;
constexpr int week_at_least = 6;
constexpr int uneven_at_most = 2;

using Documents = std::span<const std::uint32_t>;

/// Dates four weeks or more apart, or three at least that are evenly spaced.
bool is_rhythm(const std::vector<Day>& days) {
    int least = days[1] - days[0];
    int most = least;
    for (std::size_t i = 2; i < days.size(); ++i) {
        least = std::min(least, days[i] - days[i - 1]);
        most = std::max(most, days[i] - days[i - 1]);
    }
    return least >= month_at_least || (days.size() > 2 && least >= week_at_least && most - least <= uneven_at_most);
}

class LedgerCautions {
public:
    explicit LedgerCautions(MatchRun& run)
        : run_(run), near_(std::min(month_at_least - 1, run.policy.possible_duplicate_days)) {}

    void run() {
        find_bills();
        for (const InvoiceMatch& document : run_.matches.documents) {
            if (counts(document) && document.line_count > 1) find_rows(document);
        }
        std::sort(found_.begin(), found_.end(), [](const Alike& a, const Alike& b) {
            if (a.by != b.by) return a.by < b.by;
            if (a.amount != b.amount) return b.amount < a.amount;
            const Alike::Row& x = a.rows.front();
            const Alike::Row& y = b.rows.front();
            return std::tie(x.document, x.source) < std::tie(y.document, y.source);
        });
        tell_all();
        run_.matches.alike = std::move(found_);
    }

private:
    [[nodiscard]] bool counts(const InvoiceMatch& document) const {
        return !run_.is_future(document) && !run_.is_copy(document) && document.type == DocumentType::invoice;
    }
    [[nodiscard]] const InvoiceMatch& document(std::uint32_t place) const { return run_.matches.documents[place]; }

    /// Invoices of one vendor, currency and total, which stand in the order of dates.
    void find_bills() {
        const auto& documents = run_.matches.documents;
        std::vector<HashedItem> items;
        for (std::uint32_t i = 0; i < documents.size(); ++i) {
            const InvoiceMatch& of = documents[i];
            if (!counts(of) || of.cancelled || of.invoiced.sign() <= 0) continue;
            const auto hash = Mix().add(static_cast<std::uint64_t>(of.vendor)).add(of.invoiced).value();
            items.push_back({hash, i});
        }
        const auto equal = [&documents](std::uint32_t a, std::uint32_t b) {
            const InvoiceMatch& x = documents[a];
            const InvoiceMatch& y = documents[b];
            return x.vendor == y.vendor && x.currency == y.currency && x.invoiced == y.invoiced;
        };
        for_each_group(items, equal, [this](const std::vector<std::uint32_t>& alike) {
            find_same_days(alike);
            find_other_days(alike);
        });
    }

    void find_same_days(Documents alike) {
        for (std::size_t first = 0; first < alike.size();) {
            std::size_t last = first + 1;
            while (last < alike.size() && document(alike[last]).date == document(alike[first]).date) ++last;
            if (last - first > 1) add_bills(AlikeBy::day, alike.subspan(first, last - first), last - first - 1);
            first = last;
        }
    }

    /// Charges for other periods come again by right, so those are looked at apart. What a finding names as a
    /// possible duplicate is not named again.
    void find_other_days(Documents alike) {
        std::map<std::pair<Day, Day>, std::vector<std::uint32_t>> by_period;
        for (const std::uint32_t place : alike) {
            if (document(place).codes.has(Code::possible_duplicate_invoice)) continue;
            const Term period = period_of(run_, document(place));
            by_period[{period.first, period.last}].push_back(place);
        }
        for (const auto& [period, documents] : by_period) {
            for_each_chain(documents, run_.policy.possible_duplicate_days, [this](Documents chain) {
                const std::vector<Day> days = days_of(chain);
                if (is_rhythm(days)) return add_bills(AlikeBy::rhythm, chain, days.size() - 1);
                for_each_chain(chain, near_,
                               [this](Documents part) { add_bills(AlikeBy::days, part, days_of(part).size() - 1); });
            });
        }
    }

    /// Calls take(documents) for each run of two dates or more that are no farther apart than `most` days, one from
    /// the next.
    template <class Take>
    void for_each_chain(Documents documents, int most, Take take) const {
        for (std::size_t first = 0; first < documents.size();) {
            std::size_t last = first + 1;
            while (last < documents.size() &&
                   document(documents[last]).date - document(documents[last - 1]).date <= most) {
                ++last;
            }
            const Documents chain = documents.subspan(first, last - first);
            if (document(chain.front()).date != document(chain.back()).date) take(chain);
            first = last;
        }
    }

    [[nodiscard]] std::vector<Day> days_of(Documents documents) const {
        std::vector<Day> days;
        for (const std::uint32_t place : documents) days.push_back(document(place).date);
        days.erase(std::unique(days.begin(), days.end()), days.end());
        return days;
    }

    void add_bills(AlikeBy by, Documents documents, std::size_t again) {
        Alike alike{by, document(documents.front()).invoiced, {}, {}};
        alike.beyond_first = alike.amount * Decimal(static_cast<int>(again));
        for (const std::uint32_t place : documents) {
            const LineMatch& first = run_.lines_of(document(place)).front();
            alike.rows.push_back({static_cast<DocumentIndex>(place), run_.record(first).source});
        }
        found_.push_back(std::move(alike));
    }

    /// Rows of usage name their item, and may differ in columns that are not read.
    void find_rows(const InvoiceMatch& of) {
        const std::span<const LineMatch> lines = run_.lines_of(of);
        std::vector<HashedItem> items;
        for (std::uint32_t i = 0; i < lines.size(); ++i) {
            const InvoiceLine& row = run_.record(lines[i]);
            const bool is_looked_at = row.sku.is_empty() || row.line.is_empty();
            if (lines[i].role != LineRole::goods || (*lines[i].net).sign() <= 0 || !is_looked_at) continue;
            const auto hash = Mix()
                                  .add(*lines[i].net)
                                  .add(static_cast<std::uint64_t>(row.sku.text))
                                  .add(static_cast<std::uint64_t>(row.description))
                                  .add(static_cast<std::uint64_t>(row.po_number.text));
            items.push_back({hash.value(), i});
        }
        const auto equal = [this, lines](std::uint32_t a, std::uint32_t b) { return are_alike(lines[a], lines[b]); };
        for_each_group(items, equal, [this, lines](const std::vector<std::uint32_t>& group) {
            const LineMatch& first = lines[group.front()];
            Alike alike{run_.record(first).sku.is_empty() ? AlikeBy::rows : AlikeBy::item_rows, *first.net, {}, {}};
            alike.beyond_first = alike.amount * Decimal(static_cast<int>(group.size() - 1));
            for (const std::uint32_t i : group) {
                alike.rows.push_back({lines[i].document, run_.record(lines[i]).source});
            }
            std::sort(alike.rows.begin(), alike.rows.end(),
                      [](const Alike::Row& a, const Alike::Row& b) { return a.source < b.source; });
            found_.push_back(std::move(alike));
        });
    }

    [[nodiscard]] bool are_alike(const LineMatch& a, const LineMatch& b) const {
        const InvoiceLine& x = run_.record(a);
        const InvoiceLine& y = run_.record(b);
        const bool agree = *a.net == *b.net && x.sku == y.sku && x.description == y.description &&
                           x.po_number == y.po_number && run_.header(a).date == run_.header(b).date;
        return agree && (x.sku.is_empty() || agree_in_all(x, y));
    }

    /// Of rows that name their item: in whatever else is read of them.
    [[nodiscard]] bool agree_in_all(const InvoiceLine& x, const InvoiceLine& y) const {
        const auto same = [](const StoredDecimal& a, const StoredDecimal& b) { return a ? b && *a == *b : !b; };
        const InvoiceExtras& more = run_.books.extras(x);
        const InvoiceExtras& others = run_.books.extras(y);
        return x.source.file == y.source.file && x.po_line == y.po_line && x.category == y.category &&
               x.uom == y.uom && same(x.quantity, y.quantity) && same(x.unit_price, y.unit_price) &&
               same(x.line_total, y.line_total) && same(more.price_base, others.price_base) &&
               same(more.tax, others.tax) && same(more.discount.value, others.discount.value) &&
               more.period.first == others.period.first && more.period.last == others.period.last &&
               more.license_number == others.license_number;
    }

    void tell_all() {
        constexpr std::string_view nothing_tells = ", and without orders nothing tells whether each is due";
        tell(AlikeBy::day, "invoices of one vendor, date and total have different numbers",
             "times invoices of one vendor, date and total have different numbers", nothing_tells);
        const std::string within = fmt::format("within {} days under ", near_);
        tell(AlikeBy::days, "a vendor's amount comes again " + within + "another number",
             "amounts of a vendor come again " + within + "other numbers", nothing_tells);
        tell(AlikeBy::rhythm, "a vendor's amount comes again about a month apart or in an even rhythm",
             "amounts of a vendor come again about a month apart or in an even rhythm", ", as rents do");
        tell(AlikeBy::rows, "a row stands twice on an invoice in all that is read",
             "rows stand twice or more on an invoice in all that is read", ", and all count");
        tell(AlikeBy::item_rows, "a row that names its item stands twice or more in a file in all that is read",
             "rows that name their item stand twice or more in a file in all that is read",
             ", and all count; bills of usage repeat rows by right");
    }

    /// "so many ALIKE, 12.00 USD beyond the first of each: the largest; the next".
    void tell(AlikeBy by, std::string_view one, std::string_view many, std::string_view why) {
        const auto [first, last] = std::equal_range(found_.begin(), found_.end(), Alike{by, {}, {}, {}},
                                                    [](const Alike& a, const Alike& b) { return a.by < b.by; });
        const auto count = static_cast<std::size_t>(last - first);
        if (count == 0) return;
        std::string text = count == 1 ? std::string(one) : fmt::format("{} {}", count, many);
        text += fmt::format("{} ({} beyond the first{})", why, sums({first, last}), count == 1 ? "" : " of each");
        for (std::size_t i = 0; i < std::min(count, most_named); ++i) {
            text +=
                (i == 0 ? ": " : "; ") + words_of(first[static_cast<std::ptrdiff_t>(i)], run_.books, run_.matches);
        }
        if (count > most_named)
            text += fmt::format(" and {} more: --verbose, json and xlsx list them", count - most_named);
        run_.matches.warnings.push_back(std::move(text));
    }

    /// What is billed beyond the first of each, currency by currency.
    [[nodiscard]] std::string sums(std::span<const Alike> all) const {
        struct Sum {
            Decimal amount;
            const InvoiceMatch* of = nullptr;
        };
        std::map<std::string_view, Sum> by_currency;
        for (const Alike& alike : all) {
            const InvoiceMatch& of = run_.matches.document(alike.rows.front().document);
            Sum& sum = by_currency[run_.books.text(of.currency)];
            sum.amount += alike.beyond_first;
            sum.of = &of;
        }
        std::string words;
        for (const auto& [currency, sum] : by_currency) {
            words += (words.empty() ? "" : ", ") + printed_money(run_.books, sum.amount, *sum.of);
        }
        return words;
    }

    MatchRun& run_;
    int near_;  ///< days
    std::vector<Alike> found_;
};

}  // namespace

void add_ledger_cautions(MatchRun& run) {
    if (!run.orders_supplied) LedgerCautions(run).run();
}

}  // namespace msp_audit
