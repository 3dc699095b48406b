#include "report/summarise.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/columns.hpp"
#include "core/nearest.hpp"
#include "core/on_threads.hpp"
#include "core/text_key.hpp"
#include "core/version.hpp"
#include "match/accrual.hpp"
#include "report/unread_words.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 3> comparisons{"po", "quote", "proof"};

/// Which documents and findings the filters choose.
class Choice {
public:
    Choice(const Books& books, const Matches& matches, const Filters& filters)
        : books_(books),
          matches_(matches),
          filters_(filters),
          vendors_(matches.vendor_names.size(), false),
          documents_(matches.documents.size(), false) {
        choose_vendors();
        for (std::size_t i = 0; i < documents_.size(); ++i) documents_[i] = takes(matches.documents[i]);
    }

    [[nodiscard]] bool has(std::size_t document) const { return documents_[document]; }

    [[nodiscard]] bool has(const OrderLine& order) const {
        return has_vendor(order.vendor) && has_currency(books_.text(order.currency));
    }

    /// The invoice that a finding is on decides; of other documents their vendor and currency. Findings of the run
    /// are on no document.
    [[nodiscard]] bool has(const Finding& finding) const {
        if (finding.invoice != nowhere) return documents_[finding.invoice];
        if (finding.document_kind == DocumentKind::run) return true;
        const bool names_currency =
            finding.document_kind != DocumentKind::packing_slip && finding.document_kind != DocumentKind::license;
        return has_vendor_named(finding.vendor) && (!names_currency || has_currency(finding.currency));
    }

    /// Whether findings of a code are listed.
    [[nodiscard]] bool lists(Code code) const {
        return (filters_.only.is_empty() || filters_.only.has(code)) && !filters_.ignore.has(code);
    }

    /// What is worth saying of filters that chose nothing.
    [[nodiscard]] std::vector<std::string> warnings() const {
        std::vector<std::string> said;
        for (const std::string& vendor : unknown_vendors_) said.push_back(about_vendor(vendor));
        if (matches_.documents.empty()) return said;
        for (const std::string& currency : filters_.currencies) {
            if (auto words = about_currency(currency); !words.empty()) said.push_back(std::move(words));
        }
        if (filters_.period) {
            if (auto words = about_period(*filters_.period); !words.empty()) said.push_back(std::move(words));
        }
        return said;
    }

private:
    [[nodiscard]] std::string about_vendor(const std::string& vendor) const {
        std::vector<std::string_view> known(matches_.vendor_names.begin(), matches_.vendor_names.end());
        std::erase_if(known, [](std::string_view name) { return name.empty(); });
        std::string text = "--vendor: no document is of a vendor '" + vendor + "'";
        const std::string wanted = value_key(vendor);
        const auto longer = std::find_if(known.begin(), known.end(), [&wanted](std::string_view name) {
            return value_key(name).starts_with(wanted);
        });
        const auto near = longer == known.end() ? nearest(vendor, known) : std::optional(*longer);
        if (near) return text + "; did you mean '" + std::string(*near) + "'?";
        return text + known_words("vendors", {known.begin(), known.end()});
    }

    /// Empty where an invoice is in it.
    [[nodiscard]] std::string about_currency(const std::string& currency) const {
        std::set<std::string_view> known;
        for (const InvoiceMatch& document : matches_.documents) known.insert(books_.text(document.currency));
        if (known.contains(currency)) return {};
        known.erase("");
        return "--currency: no invoice is in '" + currency + "'" + known_words("currencies", known);
    }

    /// Empty where an invoice is of it.
    [[nodiscard]] std::string about_period(const Month& period) const {
        std::optional<Day> first;
        std::optional<Day> last;
        for (const InvoiceMatch& document : matches_.documents) {
            if (!document.date.has_value()) continue;
            if (period.contains(document.date)) return {};
            first = first ? std::min(*first, document.date) : document.date;
            last = last ? std::max(*last, document.date) : document.date;
        }
        std::string text = "--period: no invoice is dated in " + period.to_string();
        if (!first) return text + ": none has a date";
        return text + "; the first is of " + first->to_string() + " and the last of " + last->to_string();
    }

    /// "; the vendors are Acme and Contoso", where they are few.
    [[nodiscard]] static std::string known_words(std::string_view what, const std::set<std::string_view>& known) {
        constexpr std::size_t most = 8;
        if (known.empty() || known.size() > most) return {};
        std::string names;
        for (const std::string_view name : known) names.append(names.empty() ? "" : ", ").append(name);
        return "; known " + std::string(what) + ": " + names;
    }

    void choose_vendors() {
        for (const std::string& wanted : filters_.vendors) {
            const VendorStem stem = vendor_stem(wanted);
            // A name that stands on the documents means its vendor; else one without a legal form means all of its
            // stem.
            bool found = choose_all([&](const VendorStem& known) { return known == stem; });
            if (!found && stem.form.empty()) {
                found = choose_all([&](const VendorStem& known) { return known.stem == stem.stem; });
            }
            if (!found) unknown_vendors_.push_back(wanted);
        }
    }

    template <class Test>
    bool choose_all(Test test) {
        bool found = false;
        const auto look_at = [&](std::string_view printed, VendorKey vendor) {
            if (vendor == VendorKey::none || !test(vendor_stem(printed))) return;
            vendors_[static_cast<std::size_t>(vendor)] = true;
            found = true;
        };
        for (std::size_t i = 1; i < vendors_.size(); ++i) {
            look_at(matches_.vendor_names[i], static_cast<VendorKey>(i));
        }
        for (const auto& [printed, vendor] : printed_names()) look_at(books_.text(printed), vendor);
        return found;
    }

    /// Each spelling on invoices, whose vendor may be known under another name by the policy's aliases.
    [[nodiscard]] std::map<TextId, VendorKey> printed_names() const {
        std::map<TextId, VendorKey> names;
        for (const LineMatch& line : matches_.lines) {
            const InvoiceLine& record = books_.invoice_lines[static_cast<std::size_t>(line.record)];
            names[books_.invoice_headers[record.header].vendor.text] = matches_.document(line.document).vendor;
        }
        return names;
    }

    [[nodiscard]] bool has_vendor(VendorKey vendor) const {
        return filters_.vendors.empty() || vendors_[static_cast<std::size_t>(vendor)];
    }
    [[nodiscard]] bool has_vendor_named(std::string_view name) const {
        if (filters_.vendors.empty()) return true;
        for (std::size_t i = 1; i < vendors_.size(); ++i) {
            if (vendors_[i] && matches_.vendor_names[i] == name) return true;
        }
        return false;
    }
    [[nodiscard]] bool has_currency(std::string_view currency) const {
        const auto& chosen = filters_.currencies;
        return chosen.empty() || std::find(chosen.begin(), chosen.end(), currency) != chosen.end();
    }
    [[nodiscard]] bool takes(const InvoiceMatch& document) const {
        return (!filters_.period || filters_.period->contains(document.date)) && has_vendor(document.vendor) &&
               has_currency(books_.text(document.currency));
    }

    const Books& books_;
    const Matches& matches_;
    const Filters& filters_;
    std::vector<bool> vendors_;    ///< by VendorKey
    std::vector<bool> documents_;  ///< by place in Matches::documents
    std::vector<std::string> unknown_vendors_;
};

void add(Totals& totals, const InvoiceMatch& document) {
    totals.invoiced += document.invoiced;
    totals.parts += document.parts;
    totals.passed_in_tolerance += document.passed_in_tolerance;
    ++totals.documents;
    ++totals.by_verdict[static_cast<std::size_t>(document.verdict)];
    for (std::size_t i = 0; i < part_count; ++i) totals.in_part[i] += document.parts.amounts[i].is_zero() ? 0U : 1U;
}

/// Fills a report, step by step.
class Summary {
public:
    Summary(const Books& books, const Matches& matches, const Filters& filters)
        : books_(books),
          matches_(matches),
          choice_(books, matches, filters),
          slips_supplied_(books.has(DocumentKind::packing_slip)) {
        report_.books = &books;
        report_.matches = &matches;
        report_.program = "msp-audit " + std::string(version());
        report_.as_of = matches.as_of.to_string();
        report_.filtered = filters.are_set();
        report_.only_some_findings = !filters.only.is_empty();
        report_.filter_words = filters.words();
        report_.rejected_rows = books.rejected.size();
        for (const InputFile& file : books.files) {
            // As in the match: received quantities on orders serve as slips.
            const bool receives = file.kind == DocumentKind::purchase_order &&
                                  ColumnSet(file.column_bits).has(Column::received_quantity);
            slips_supplied_ = slips_supplied_ || receives;
        }
    }

    void choose_findings(std::vector<Finding> findings) {
        if (report_.filtered) {
            std::erase_if(findings, [this](const Finding& finding) { return !choice_.has(finding); });
            const auto unlisted =
                std::stable_partition(findings.begin(), findings.end(),
                                      [this](const Finding& finding) { return choice_.lists(finding.code); });
            report_.unlisted.assign(std::move_iterator(unlisted), std::move_iterator(findings.end()));
            findings.erase(unlisted, findings.end());
        }
        report_.findings = std::move(findings);
    }

    void add_documents() {
        std::map<std::string_view, Totals> by_currency;
        std::map<std::pair<std::string_view, std::string_view>, Totals> by_vendor;
        for (std::size_t i = 0; i < matches_.documents.size(); ++i) {
            if (!choice_.has(i)) continue;
            const InvoiceMatch& document = matches_.documents[i];
            report_.documents.push_back(static_cast<std::uint32_t>(i));
            const std::string_view currency = books_.text(document.currency);
            add(by_currency[currency], document);
            add(by_vendor[{matches_.vendor_name(document.vendor), currency}], document);
        }
        choose_alike();
        for (auto& [currency, totals] : by_currency) {
            totals.currency = currency;
            report_.totals.push_back(std::move(totals));
        }
        for (auto& [names, totals] : by_vendor) {
            totals.vendor = names.first;
            totals.currency = names.second;
            report_.vendors.push_back(std::move(totals));
        }
    }

    void add_coverage() {
        std::map<std::string_view, std::array<Coverage, comparisons.size()>> by_currency;
        for (const std::uint32_t place : report_.documents) {
            const InvoiceMatch& document = matches_.documents[place];
            auto& coverage = by_currency[books_.text(document.currency)];
            for (std::uint32_t i = 0; i < document.line_count; ++i) {
                cover(coverage, document, matches_.lines[document.first_line + i]);
            }
        }
        for (auto& [currency, coverage] : by_currency) {
            for (std::size_t i = 0; i < comparisons.size(); ++i) {
                coverage[i].comparison = comparisons[i];
                coverage[i].currency = currency;
                if (coverage[i].of_lines > 0) report_.coverage.push_back(std::move(coverage[i]));
            }
        }
    }

    void add_accruals() {
        for (const OrderLine& order : matches_.order_lines) {
            if (!choice_.has(order)) continue;
            const auto open = unbilled(books_, order);
            if (!open) continue;
            const PoLine& record = books_.po_lines[static_cast<std::size_t>(order.record)];
            report_.accruals.push_back({std::string(books_.text(order.po_number)),
                                        std::string(books_.text(record.line)), matches_.vendor_name(order.vendor),
                                        std::string(books_.text(record.sku)), open->quantity.to_decimal(),
                                        open->value, std::string(books_.text(order.currency)), open->credited});
        }
        // The match keeps the orders of a run in no stated order.
        std::sort(report_.accruals.begin(), report_.accruals.end(), [](const Accrual& a, const Accrual& b) {
            return std::tie(a.vendor, a.po_number, a.po_line, a.sku, a.currency, a.quantity, a.amount) <
                   std::tie(b.vendor, b.po_number, b.po_line, b.sku, b.currency, b.quantity, b.amount);
        });
    }

    void count_rows_read_once() {
        report_.inputs = books_.files;
        for (const SourceRef& row : matches_.repeated) {
            InputFile& file = report_.inputs[row.file];
            if (file.rows_used == 0) continue;
            --file.rows_used;
            ++file.rows_repeated;
        }
    }

    void add_warnings(const std::vector<std::string>& of_reading, std::vector<UnreadFile> unread) {
        report_.unread = std::move(unread);
        auto& all = report_.warnings;
        for (const UnreadFile& file : report_.unread) all.push_back(unread_warning(file));
        all.insert(all.end(), of_reading.begin(), of_reading.end());
        all.insert(all.end(), matches_.warnings.begin(), matches_.warnings.end());
        report_.idle_filters = choice_.warnings();
        if (books_.files.empty()) {
            all.emplace_back("nothing was read: no file holds documents");
        } else if (matches_.documents.empty()) {
            all.emplace_back("there are no invoices, so nothing was reconciled");
        } else if (report_.documents.empty()) {
            report_.idle_filters.emplace_back("the filters leave no invoice: " + report_.filter_words);
        }
        all.insert(all.end(), report_.idle_filters.begin(), report_.idle_filters.end());
    }

    [[nodiscard]] ReconcileReport take() { return std::move(report_); }

private:
    void choose_alike() {
        for (std::size_t i = 0; i < matches_.alike.size(); ++i) {
            const auto& rows = matches_.alike[i].rows;
            const bool is_chosen = std::any_of(rows.begin(), rows.end(), [this](const Alike::Row& row) {
                return choice_.has(static_cast<std::size_t>(row.document));
            });
            if (is_chosen) report_.alike.push_back(static_cast<std::uint32_t>(i));
        }
    }

    void cover(std::array<Coverage, comparisons.size()>& coverage, const InvoiceMatch& document,
               const LineMatch& line) {
        const bool counts = line.role == LineRole::goods || line.role == LineRole::charge;
        if (!counts || (*line.net).is_zero()) return;
        const bool has_partner = line.order_line != OrderLineIndex::none && !document.unchecked_whole;
        // A line whose reference failed is compared with its order and no further.
        const bool goes_on = has_partner && !line.reference_failed;
        const OrderLine* const order = has_partner ? &matches_.order(line.order_line) : nullptr;
        const std::array<bool, comparisons.size()> compared{has_partner, goes_on && order->quote_line != nowhere,
                                                            goes_on && is_compared_with_proof(*order)};
        const bool takes_either = line.role == LineRole::goods && line.category == Category::unknown;
        if (compared[2] && takes_either && order->proof == Proof::either && has_no_category_word(line, *order)) {
            ++report_.lines_under_empty_category;
        }
        for (std::size_t i = 0; i < comparisons.size(); ++i) {
            ++coverage[i].of_lines;
            coverage[i].of_amount += *line.net;
            if (!compared[i]) continue;
            ++coverage[i].lines;
            coverage[i].amount += *line.net;
        }
    }

    [[nodiscard]] bool has_no_category_word(const LineMatch& line, const OrderLine& order) const {
        return msp_audit::has_no_category_word(books_, books_.invoice_lines[static_cast<std::size_t>(line.record)],
                                               &books_.po_lines[static_cast<std::size_t>(order.record)]);
    }

    [[nodiscard]] bool is_compared_with_proof(const OrderLine& order) const {
        const bool licenses_supplied = books_.has(DocumentKind::license);
        switch (order.proof) {
        case Proof::slip:
            return slips_supplied_;
        case Proof::license:
            return licenses_supplied;
        case Proof::either:
            return proven_quantity(order).sign() > 0 || (slips_supplied_ && licenses_supplied);
        case Proof::none:
            break;
        }
        return false;
    }

    const Books& books_;
    const Matches& matches_;
    Choice choice_;
    bool slips_supplied_ = false;
    ReconcileReport report_;
};

}  // namespace

ReconcileReport summarise(const Books& books, const Matches& matches, std::vector<Finding> findings,
                          const Filters& filters, std::vector<std::string> warnings, unsigned threads,
                          std::vector<UnreadFile> unread) {
    Summary summary(books, matches, filters);
    side_by_side(
        threads,
        [&] {
            summary.add_documents();
            summary.add_coverage();
        },
        [&] {
            summary.choose_findings(std::move(findings));
            summary.add_accruals();
        });
    summary.count_rows_read_once();
    summary.add_warnings(warnings, std::move(unread));
    return summary.take();
}

}  // namespace msp_audit
