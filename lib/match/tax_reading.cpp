#include "match/tax_reading.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <set>

#include <fmt/format.h>

#include "core/columns.hpp"
#include "match/cautions.hpp"
#include "match/discount_shares.hpp"
#include "match/prices.hpp"
#include "match/sharing.hpp"

namespace msp_audit {

namespace {

constexpr std::string_view misread_tax = "no reading of the tax column makes the totals add up";

/// The rows of one document that come from one file, in file order.
using FileRows = std::vector<std::uint32_t>;

class TaxReader {
public:
    explicit TaxReader(MatchRun& run) : run_(run) {}

    void run() {
        for (std::uint32_t file = 0; file < run_.books.files.size(); ++file) {
            const InputFile& input = run_.books.files[file];
            if (input.kind != DocumentKind::invoice || !ColumnSet(input.column_bits).has(Column::tax)) continue;
            by_file_[file];
        }
        if (!by_file_.empty()) {
            collect();
            for (auto& [file, documents] : by_file_) settle(file, documents);
        }
        infer();
    }

private:
    /// Places of lines by file and document.
    using Documents = std::map<std::uint32_t, FileRows>;

    [[nodiscard]] const InvoiceLine& row(std::uint32_t line) const { return run_.record(run_.matches.lines[line]); }
    [[nodiscard]] StoredDecimal tax(std::uint32_t line) const { return run_.books.extras(row(line)).tax; }

    void collect() {
        for (std::uint32_t i = 0; i < run_.matches.lines.size(); ++i) {
            const auto found = by_file_.find(row(i).source.file);
            if (found == by_file_.end() || run_.matches.lines[i].role == LineRole::tax) continue;
            found->second[static_cast<std::uint32_t>(run_.matches.lines[i].document)].push_back(i);
        }
        for (auto& [file, documents] : by_file_) {
            for (auto& [document, lines] : documents) {
                std::sort(lines.begin(), lines.end(),
                          [this](auto a, auto b) { return row(a).source.row < row(b).source.row; });
            }
        }
    }

    void settle(std::uint32_t file, const Documents& documents) {
        TaxReading reading = TaxReading::line;
        if (is_gross(documents)) {
            reading = TaxReading::gross;
        } else if (on_first_rows_only(documents) || same_on_all_rows(documents)) {
            reading = TaxReading::document;
        }
        run_.taxes[file] = reading;
        for (const auto& [document, lines] : documents) apply(run_.matches.documents[document], lines, reading);
        report(file, documents, reading);
    }

    /// Line totals equal q*p plus tax on every row of the file.
    [[nodiscard]] bool is_gross(const Documents& documents) const {
        bool any = false;
        for (const auto& [document, lines] : documents) {
            const int places = run_.places(run_.matches.documents[document]);
            for (const std::uint32_t line : lines) {
                const InvoiceLine& record = row(line);
                const InvoiceExtras& extras = run_.books.extras(record);
                if (!record.line_total || !record.quantity || !record.unit_price) return false;
                const Ratio quantity = *record.quantity;
                const Ratio price =
                    unit_price_of(record.unit_price, extras.price_base, extras.discount, quantity.abs());
                const Decimal net = rounded_value(quantity, price, places);
                if (*record.line_total != net + *extras.tax) return false;
                any = any || !(*extras.tax).is_zero();
            }
        }
        return any;
    }

    /// In every document with several rows that prints tax, it stands on the first row alone.
    [[nodiscard]] bool on_first_rows_only(const Documents& documents) const {
        bool any = false;
        for (const auto& [document, lines] : documents) {
            if (lines.size() < 2) continue;
            for (std::size_t i = 1; i < lines.size(); ++i) {
                if (tax(lines[i]).has_value()) return false;
            }
            any = any || tax(lines[0]).has_value();
        }
        return any;
    }

    /// In every document with several rows all of them print one value, and the totals then add up.
    [[nodiscard]] bool same_on_all_rows(const Documents& documents) const {
        std::size_t several = 0;
        std::size_t add_up = 0;
        for (const auto& [document, lines] : documents) {
            if (lines.size() < 2) continue;
            for (const std::uint32_t line : lines) {
                if (!tax(line).has_value() || *tax(line) != *tax(lines[0])) return false;
            }
            const InvoiceMatch& of = run_.matches.documents[document];
            if (!of.total_printed) continue;
            ++several;
            if (adds_up(of, lines, (*tax(lines[0])).abs())) ++add_up;
        }
        return several > 0 && add_up * 10 >= several * 9;
    }

    [[nodiscard]] Decimal slack(const InvoiceMatch& document) const {
        const ToleranceScope scope{document.vendor, Category::unknown, Sku{}, document.currency};
        return run_.tolerances.slack(ToleranceKey::invoice_total, document.line_count, scope);
    }

    /// The printed total is the lines and so much tax: those of this file, or all where a document is split over
    /// files.
    [[nodiscard]] bool adds_up(const InvoiceMatch& document, const FileRows& rows, const Decimal& all_tax) const {
        Decimal of_file;
        for (const std::uint32_t line : rows) of_file += *run_.matches.lines[line].net;
        const auto fits = [&](const Decimal& sum) {
            return (document.invoiced.abs() - sum.abs() - all_tax).abs() <= slack(document);
        };
        return fits(of_file) || fits(sum_of_lines(document));
    }

    void apply(InvoiceMatch& document, const FileRows& lines, TaxReading reading) {
        const auto at = static_cast<std::size_t>(&document - run_.matches.documents.data());
        const bool turned = run_.turned[at];
        const auto signed_tax = [&](std::uint32_t line) { return turned ? -*tax(line) : *tax(line); };
        if (reading != TaxReading::document) {
            for (const std::uint32_t line : lines) {
                LineMatch& match = run_.matches.lines[line];
                match.tax = *match.tax + signed_tax(line);
                if (reading == TaxReading::gross) match.net = *match.net - signed_tax(line);
            }
            return;
        }
        const auto printed =
            std::find_if(lines.begin(), lines.end(), [this](std::uint32_t line) { return !(*tax(line)).is_zero(); });
        if (printed != lines.end() && spread_.insert(at).second) spread(document, signed_tax(*printed));
    }

    /// A document's tax goes over its lines in proportion to what they are judged by: net of discounts.
    void spread(InvoiceMatch& document, const Decimal& all_tax) {
        const std::span<LineMatch> lines = run_.lines_of(document);
        const DiscountShares discounts = discount_shares(lines, document, run_.places(document));
        std::vector<std::size_t> bearing;
        std::vector<Decimal> weights;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].role != LineRole::goods && lines[i].role != LineRole::charge) continue;
            bearing.push_back(i);
            weights.push_back(*lines[i].net);
            for (const auto& [discount, shares] : discounts.lines) weights.back() += shares[i];
        }
        const std::vector<Decimal> shares = share_out(all_tax, weights, run_.places(document));
        for (std::size_t k = 0; k < bearing.size(); ++k) lines[bearing[k]].tax = *lines[bearing[k]].tax + shares[k];
    }

    void report(std::uint32_t file, const Documents& documents, TaxReading reading) {
        const std::string& name = run_.books.files[file].name;
        if (reading == TaxReading::gross) {
            run_.matches.warnings.push_back(name + ": line totals include tax; it was taken out of them");
        } else if (reading == TaxReading::document) {
            run_.matches.warnings.push_back(name +
                                            ": the tax column was read as each document's tax, not as each line's");
        }
        std::size_t totals = 0;
        std::size_t add_up = 0;
        std::optional<Misfit> first;
        for (const auto& [document, lines] : documents) {
            const InvoiceMatch& of = run_.matches.documents[document];
            if (!of.total_printed) continue;
            ++totals;
            Decimal sum;
            for (const LineMatch& line : run_.lines_of(of)) sum += *line.net + *line.tax;
            const std::uint32_t at = row(lines.front()).source.row;
            if ((of.invoiced - sum).abs() <= slack(of)) {
                ++add_up;
            } else if (!first || at < first->row) {
                first = Misfit{document, at, sum};
            }
        }
        if (totals == 0 || add_up * 10 >= totals * 9) return;
        const InvoiceMatch& of = run_.matches.documents[first->document];
        run_.matches.warnings.push_back(fmt::format(
            "{}: {}: with the one used, {} of {} do; the first that does not is {} in row {}: its total is "
            "{}, its lines and tax are {}",
            name, misread_tax, add_up, totals, run_.books.text(of.number.text), first->row,
            printed_money(run_.books, of.invoiced, of), printed_money(run_.books, first->sum, of)));
    }

    /// A document whose printed total is not its lines and tax.
    struct Misfit {
        std::uint32_t document = 0;
        std::uint32_t row = 0;  ///< its first in the file
        Decimal sum;
    };

    struct VendorTotals {
        std::vector<std::uint32_t> documents;
        bool prints_tax = false;
    };

    /// A vendor's totals exceed its lines by one and the same rate.
    void infer() {
        constexpr std::size_t fewest = 10;
        std::map<VendorKey, VendorTotals> vendors;
        for (std::uint32_t i = 0; i < run_.matches.documents.size(); ++i) {
            const InvoiceMatch& document = run_.matches.documents[i];
            VendorTotals& vendor = vendors[document.vendor];
            for (const LineMatch& line : run_.lines_of(document)) {
                if (line.role == LineRole::tax || run_.books.extras(run_.record(line)).tax) vendor.prints_tax = true;
            }
            const bool counts = document.total_printed && !document.has_rejected_row && !run_.is_future(document);
            if (counts && !sum_of_lines(document).is_zero()) vendor.documents.push_back(i);
        }
        for (const auto& [key, vendor] : vendors) {
            if (vendor.prints_tax || vendor.documents.size() < fewest) continue;
            std::vector<Fitting> rates;
            for (const std::uint32_t place : vendor.documents) rates.push_back(fitting(place));
            const Ratio rate = commonest(rates);
            std::vector<std::uint32_t> taxed;
            for (const Fitting& one : rates) {
                if (rate.sign() > 0 && one.low <= rate && rate <= one.high) taxed.push_back(one.place);
            }
            if (taxed.size() * 10 < vendor.documents.size() * 9) continue;
            std::optional<Ratio> high;
            for (const Fitting& one : rates) {
                const bool fits = one.low <= rate && rate <= one.high;
                if (fits) high = high ? min(*high, one.high) : one.high;
            }
            const Decimal percent = plainest(rate, high.value_or(rate));
            for (const std::uint32_t place : taxed) take_inferred(run_.matches.documents[place], percent);
        }
    }

    /// The rates that would make a document's total add up, within its tolerance.
    struct Fitting {
        Ratio low;
        Ratio high;
        std::uint32_t place = 0;
    };

    [[nodiscard]] Fitting fitting(std::uint32_t place) const {
        const InvoiceMatch& document = run_.matches.documents[place];
        const Decimal lines = sum_of_lines(document);
        const Decimal excess = lines.sign() < 0 ? lines - document.invoiced : document.invoiced - lines;
        const Decimal room = slack(document);
        return {Ratio(excess - room) / Ratio(lines.abs()), Ratio(excess + room) / Ratio(lines.abs()), place};
    }

    /// The rate that fits most of them, the lowest of several; 0 if there is none.
    [[nodiscard]] static Ratio commonest(std::vector<Fitting> rates) {
        std::sort(rates.begin(), rates.end(), [](const Fitting& a, const Fitting& b) { return a.low < b.low; });
        const auto later = [](const Ratio& a, const Ratio& b) { return b < a; };
        std::priority_queue<Ratio, std::vector<Ratio>, decltype(later)> ends(later);
        Ratio best;
        std::size_t most = 0;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            ends.push(rates[i].high);
            if (i + 1 < rates.size() && rates[i + 1].low == rates[i].low) continue;
            while (ends.top() < rates[i].low) ends.pop();
            if (rates[i].low.sign() <= 0 || ends.size() <= most) continue;
            most = ends.size();
            best = rates[i].low;
        }
        return best;
    }

    /// The shortest percentage between two rates.
    [[nodiscard]] static Decimal plainest(const Ratio& low, const Ratio& high) {
        const Ratio middle = (low + high) * Ratio(50);
        for (int places = 0; places < 6; ++places) {
            const Decimal percent = middle.rounded(places);
            if (Ratio(percent) >= low * Ratio(100) && Ratio(percent) <= high * Ratio(100)) return percent;
        }
        return middle.rounded(6);
    }

    [[nodiscard]] Decimal sum_of_lines(const InvoiceMatch& document) const {
        Decimal sum;
        for (const LineMatch& line : run_.lines_of(document)) sum += *line.net;
        return sum;
    }

    void take_inferred(InvoiceMatch& document, const Decimal& percent) {
        document.codes.add(Code::tax_inferred);
        document.tax_rate = percent;
        spread(document, document.invoiced - sum_of_lines(document));
    }

    MatchRun& run_;
    std::map<std::uint32_t, Documents> by_file_;
    std::set<std::size_t> spread_;  ///< documents whose tax is shared out
};

}  // namespace

bool tells_misread_tax(std::string_view warning) { return warning.find(misread_tax) != std::string_view::npos; }

void read_taxes(MatchRun& run) { TaxReader(run).run(); }

}  // namespace msp_audit
