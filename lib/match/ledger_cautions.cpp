#include "match/ledger_cautions.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "match/cautions.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_named = 5;
constexpr std::size_t most_numbers = 4;

/// Something that may be paid twice.
struct Suspect {
    Decimal amount;
    std::string words;
};

/// "so many SUSPECTS: the largest; the next".
std::string sentence(std::vector<Suspect> suspects, std::string_view one, std::string_view many) {
    std::sort(suspects.begin(), suspects.end(), [](const Suspect& a, const Suspect& b) {
        return a.amount != b.amount ? b.amount < a.amount : a.words < b.words;
    });
    std::string text = suspects.size() == 1 ? std::string(one) : fmt::format("{} {}", suspects.size(), many);
    for (std::size_t i = 0; i < std::min(suspects.size(), most_named); ++i) {
        text += (i == 0 ? ": " : "; ") + suspects[i].words;
    }
    if (suspects.size() > most_named) text += fmt::format(" and {} more", suspects.size() - most_named);
    return text;
}

class LedgerCautions {
public:
    explicit LedgerCautions(MatchRun& run) : run_(run) {}

    void run() {
        std::vector<Suspect> groups = bills_alike();
        if (!groups.empty()) {
            run_.matches.warnings.push_back(
                sentence(std::move(groups),
                         "invoices of one vendor, date and total have different numbers, and without orders nothing "
                         "tells whether each is due",
                         "times invoices of one vendor, date and total have different numbers, and without orders "
                         "nothing tells whether each is due"));
        }
        std::vector<Suspect> rows = rows_alike();
        if (!rows.empty()) {
            run_.matches.warnings.push_back(
                sentence(std::move(rows), "a row stands twice on an invoice in all that is read, and both count",
                         "rows stand twice or more on an invoice in all that is read, and all count"));
        }
    }

private:
    [[nodiscard]] bool counts(const InvoiceMatch& document) const {
        return !run_.is_future(document) && !run_.is_copy(document) && document.type == DocumentType::invoice;
    }
    [[nodiscard]] std::string money(const Decimal& amount, const InvoiceMatch& document) const {
        return printed_money(run_, amount, document);
    }
    [[nodiscard]] std::string_view vendor_of(const InvoiceMatch& document) const {
        return run_.matches.vendor_name(document.vendor);
    }

    [[nodiscard]] std::vector<Suspect> bills_alike() const {
        using Key = std::tuple<VendorKey, Day, TextId, Decimal>;
        std::map<Key, std::vector<const InvoiceMatch*>> alike;
        for (const InvoiceMatch& document : run_.matches.documents) {
            if (!counts(document) || document.invoiced.sign() <= 0) continue;
            alike[{document.vendor, document.date, document.currency, document.invoiced}].push_back(&document);
        }
        std::vector<Suspect> found;
        for (const auto& [key, documents] : alike) {
            if (documents.size() < 2) continue;
            const InvoiceMatch& first = *documents[0];
            std::string numbers;
            for (std::size_t i = 0; i < std::min(documents.size(), most_numbers); ++i) {
                numbers.append(i == 0 ? "" : ", ").append(run_.books.text(documents[i]->number));
            }
            if (documents.size() > most_numbers) {
                numbers += fmt::format(" and {} more", documents.size() - most_numbers);
            }
            found.push_back({first.invoiced, fmt::format("{} of {} on {} ({})", money(first.invoiced, first),
                                                         vendor_of(first), first.date.to_string(), numbers)});
        }
        return found;
    }

    /// Rows of usage name their item, and differ in columns that are not read.
    [[nodiscard]] std::vector<Suspect> rows_alike() const {
        using Key = std::tuple<Decimal, TextId, TextId, Day, TextId>;
        std::vector<Suspect> found;
        for (const InvoiceMatch& document : run_.matches.documents) {
            if (!counts(document) || document.line_count < 2) continue;
            std::map<Key, std::size_t> times;
            for (const LineMatch& line : run_.lines_of(document)) {
                const InvoiceLine& row = run_.record(line);
                if (line.role != LineRole::goods || (*line.net).sign() <= 0 || !row.sku.is_empty()) continue;
                ++times[{*line.net, row.sku.text, row.description, run_.header(line).date, row.po_number.text}];
            }
            for (const auto& [key, count] : times) {
                if (count < 2) continue;
                const Decimal& amount = std::get<0>(key);
                found.push_back({amount, fmt::format("{} {} times on {} of {}", money(amount, document), count,
                                                     run_.books.text(document.number), vendor_of(document))});
            }
        }
        return found;
    }

    MatchRun& run_;
};

}  // namespace

void add_ledger_cautions(MatchRun& run) {
    if (!run.orders_supplied) LedgerCautions(run).run();
}

}  // namespace msp_audit
