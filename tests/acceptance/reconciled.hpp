#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/books.hpp"
#include "core/finding.hpp"
#include "ingest/load.hpp"
#include "match/matches.hpp"
#include "policy/policy.hpp"

namespace msp_audit::acceptance {

/// Exports read, matched and audited as `reconcile` does it, told in the short words that worked figures are written
/// in. Amounts have two places.
class Reconciled {
public:
    Reconciled(const LoadOptions& options, const Policy& policy);
    /// Small exports in a folder of their own, under a policy's text.
    explicit Reconciled(const std::vector<std::pair<std::string, std::string>>& files, std::string_view policy = "");
    Reconciled(const Reconciled&) = delete;
    Reconciled& operator=(const Reconciled&) = delete;

    [[nodiscard]] const Books& books() const { return books_; }
    [[nodiscard]] const Matches& matches() const { return matches_; }
    [[nodiscard]] const LoadTrouble& trouble() const { return trouble_; }
    [[nodiscard]] const std::vector<Finding>& audit_findings() const { return findings_; }

    /// Verdict, payable, awaiting, disputed and unchecked of a document: "dispute 1134.00 0.00 36.00 0.00". Copies in
    /// their order, joined by "; ".
    [[nodiscard]] std::string judged(std::string_view number) const;
    /// Codes and severities of findings on the document and on its lines, in their order: "price-above-quote error,
    /// price-below-po info". Empty for none.
    [[nodiscard]] std::string said_of(std::string_view number) const;
    /// Every finding, sorted: "invoice 884160/1: price-above-quote error".
    [[nodiscard]] std::vector<std::string> findings() const;
    /// Every invoice line, sorted: number/line, step of the ladder (goods only), partner, the net's four parts:
    /// "884160/1 po-sku PO-004804/1 1134.00 0.00 36.00 0.00".
    [[nodiscard]] std::vector<std::string> lines() const;
    using Chosen = std::function<bool(const InvoiceMatch&)>;
    [[nodiscard]] static bool all(const InvoiceMatch& /*document*/) { return true; }
    /// Number of documents, by verdict.
    [[nodiscard]] std::map<std::string, int> verdicts(const Chosen& is_chosen = all) const;
    /// Invoiced, payable, awaiting, disputed and unchecked, by currency.
    [[nodiscard]] std::map<std::string, std::string> totals(const Chosen& is_chosen = all) const;

private:
    void reconcile(const LoadOptions& options, const Policy& policy);
    [[nodiscard]] std::string partner_of(const LineMatch& line) const;

    Books books_;
    LoadTrouble trouble_;
    Matches matches_;
    std::vector<Finding> findings_;
};

/// "1134.00 0.00 36.00 0.00"
[[nodiscard]] std::string text_of(const Parts& parts);

}  // namespace msp_audit::acceptance
