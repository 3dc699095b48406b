#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/wording.hpp"
#include "core/books.hpp"
#include "core/columns.hpp"
#include "core/finding.hpp"
#include "core/unread_file.hpp"
#include "match/matches.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// The document, or the line of one, that a finding is on. All but the two places makes up the finding's id.
struct FindingPlace {
    DocumentKind kind = DocumentKind::run;
    std::string_view document;
    std::string_view line;
    std::string_view vendor;
    std::string_view currency;
    DocumentType type = DocumentType::unstated;
    std::uint32_t copy = 1;
    std::string_view content;  ///< tells lines without a number apart, and findings of one code on the run
    std::uint32_t invoice = nowhere;
    std::uint32_t invoice_line = nowhere;
};

/// How heavy one finding is.
struct Weight {
    Severity severity = Severity::error;
    Effect effect = Effect::none;

    /// At most that severe, and without effect.
    [[nodiscard]] Weight softened(Severity most) const { return {severity < most ? severity : most, Effect::none}; }
};

/// Makes findings: ids that do not depend on positions, evidence cut to 20 rows. Keeps them in the order they are
/// made.
class FindingMaker {
public:
    FindingMaker(const Books& all_books, const Matches& all_matches, const Policy& in_force)
        : books(all_books), matches(all_matches), policy(in_force) {}

    const Books& books;
    const Matches& matches;
    const Policy& policy;
    std::span<const UnreadFile> unread;  ///< given and not in the books

    void expect(std::size_t count) {
        findings_.reserve(count);
        met_.reserve(count);
    }
    /// As the policy has it.
    [[nodiscard]] Weight weight(Code code) const { return {policy.severity(code), policy.effect(code)}; }
    /// Adds a finding whose code is on; a code that is off must not come here. The reference holds until the next.
    Finding& add(Code code, Weight weight, const FindingPlace& place, Said said);
    static void cite(Finding& finding, DocumentKind kind, SourceRef source);
    [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }
    /// The findings of both, first of this one.
    [[nodiscard]] std::vector<Finding> take_with(FindingMaker& other);
    /// True where a finding of one has the id of a finding of the other.
    [[nodiscard]] bool shares_id(const FindingMaker& other) const;

    [[nodiscard]] const InvoiceLine& record(const LineMatch& line) const {
        return books.invoice_lines[static_cast<std::size_t>(line.record)];
    }
    [[nodiscard]] const PoLine& record(const OrderLine& order) const {
        return books.po_lines[static_cast<std::size_t>(order.record)];
    }
    [[nodiscard]] const PoHeader& header(const OrderLine& order) const {
        return books.po_headers[record(order).header];
    }
    /// Its export has no column of line numbers, so no line of it can be named by one.
    [[nodiscard]] bool has_no_line_numbers(const OrderLine& order) const {
        const PoLine& line = record(order);
        return line.line.is_empty() && !ColumnSet(books.files[line.source.file].column_bits).has(Column::line);
    }
    void cite(Finding& finding, const LineMatch& line) const {
        cite(finding, DocumentKind::invoice, record(line).source);
    }
    void cite(Finding& finding, const OrderLine& order) const {
        cite(finding, DocumentKind::purchase_order, record(order).source);
    }
    /// The currency of a PO, else the default.
    [[nodiscard]] std::string_view currency(const OrderLine& order) const {
        return books.text(order.currency == TextId::empty ? books.default_currency : order.currency);
    }
    /// a: the lower of the PO's price and the linked quote's.
    [[nodiscard]] static Ratio agreed_price(const OrderLine& order) {
        return order.quote_line == nowhere ? order.price : min(order.price, order.quote_price);
    }

private:
    [[nodiscard]] std::string id_of(Code code, const FindingPlace& place);

    std::vector<Finding> findings_;
    std::string identity_;
    std::unordered_map<std::uint64_t, std::uint32_t> met_;  ///< how many findings have had one identity
};

}  // namespace msp_audit
