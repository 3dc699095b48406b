#include "match/invoice_totals.hpp"

#include <algorithm>
#include <array>

#include "core/on_threads.hpp"
#include "match/discount_shares.hpp"
#include "match/sharing.hpp"

namespace msp_audit {

namespace {

/// The sum of lines and tax as they are judged.
Decimal sum_with_tax(const MatchRun& run, const InvoiceMatch& document) {
    Decimal sum;
    for (const LineMatch& line : run.lines_of(document)) sum += *line.net + *line.tax;
    return sum;
}

Decimal total_slack(const MatchRun& run, const InvoiceMatch& document) {
    const ToleranceScope scope{document.vendor, Category::unknown, Sku{}, document.currency};
    return run.tolerances.slack(ToleranceKey::invoice_total, document.line_count, scope);
}

Parts turned(const Parts& parts) {
    Parts other;
    for (std::size_t i = 0; i < part_count; ++i) other.amounts[i] = -parts.amounts[i];
    return other;
}

/// Closes one document.
class Closing {
public:
    /// `lines` are the document's, or copies of them.
    Closing(const MatchRun& run, InvoiceMatch& document, std::span<LineMatch> lines)
        : run_(run), document_(document), lines_(lines), places_(run.places(document)) {
        judged_.reserve(lines_.size());
        for (const LineMatch& line : lines_) judged_.push_back(*line.parts);
    }

    void run() {
        Parts sum = share();
        take_in_total(sum);
        document_.parts = rounded(sum);
        document_.invoiced = document_.parts.sum();
        document_.verdict = verdict();
    }

    /// The largest part of the document before its printed total is looked at.
    [[nodiscard]] Part largest_part() {
        const Parts sum = share();
        return largest(is_credit_note() ? turned(sum) : sum);
    }

private:
    /// Shares out discounts and tax; what the lines are then in all.
    [[nodiscard]] Parts share() {
        share_discounts();
        share_taxes();
        Parts sum;
        for (const LineMatch& line : lines_) {
            sum += *line.parts;
            sum += *line.tax_parts;
        }
        return sum;
    }

    /// Lines were judged less their share of discounts: each share moves to its discount line, split as the line was
    /// judged. What a discount goes beyond the lines cannot lower them and stays unchecked.
    void share_discounts() {
        const DiscountShares discounts = discount_shares(lines_, document_, places_);
        for (const auto& [place, shares] : discounts.lines) {
            Parts moved;
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                if (shares[i].is_zero()) continue;
                const Parts split = share_among(shares[i], judged_[i], places_);
                Parts parts = *lines_[i].parts;
                parts -= split;
                lines_[i].parts = parts;
                moved += split;
            }
            const Decimal rest = *lines_[place].net - moved.sum();
            moved[Part::unchecked] += rest;
            beyond_ = beyond_ || !rest.is_zero();
            lines_[place].parts = moved;
        }
        if (!discounts.lines.empty()) return;
        for (LineMatch& line : lines_) {
            if (line.role == LineRole::discount) line.parts = Parts::whole(part_of_whole(), *line.net);
        }
    }

    /// Tax follows its line's four parts, as they were judged, in proportion; a line of category tax is the
    /// document's, shared out over the others.
    void share_taxes() {
        const bool any = std::any_of(lines_.begin(), lines_.end(), [](const LineMatch& line) {
            return line.role == LineRole::tax || (line.tax && !(*line.tax).is_zero());
        });
        if (!any) return;
        std::vector<Decimal> weights(lines_.size());
        Decimal sum;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const LineMatch& line = lines_[i];
            const bool bears = line.role == LineRole::goods || line.role == LineRole::charge;
            if (bears) weights[i] = *line.net + *line.discount_share;
            sum += weights[i];
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            LineMatch& line = lines_[i];
            if (!line.tax || (*line.tax).is_zero()) continue;
            const bool bears = line.role == LineRole::goods || line.role == LineRole::charge;
            const Parts followed = bears ? judged_[i] : *line.parts;
            line.tax_parts = followed == Parts()
                                 ? Parts::whole(part_of_loose_tax(*line.tax, sum.is_zero()), *line.tax)
                                 : share_among(*line.tax, followed, places_);
        }
        for (LineMatch& line : lines_) {
            if (line.role != LineRole::tax) continue;
            if (sum.is_zero()) {
                line.parts = Parts::whole(part_of_loose_tax(*line.net, true), *line.net);
                continue;
            }
            const std::vector<Decimal> shares = share_out(*line.net, weights, places_);
            Parts parts;
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                if (!shares[i].is_zero()) parts += share_among(shares[i], judged_[i], places_);
            }
            line.parts = parts;
        }
    }

    /// An excess over lines and tax is disputed, or joins the largest part within tolerance; a shortfall is taken
    /// from payable first.
    void take_in_total(Parts& sum) {
        if (!document_.total_printed) return;
        const bool negative = is_credit_note();
        const Decimal difference = negative ? -document_.excess : document_.excess;
        if (difference.is_zero()) return;
        Parts sizes = negative ? turned(sum) : sum;
        const Decimal size = document_.excess;
        const bool copy = document_.codes.has(Code::duplicate_invoice) && run_.limits(Code::duplicate_invoice);
        if (document_.codes.has(Code::future_dated) || document_.has_rejected_row || (copy && is_credit_note())) {
            sizes[Part::unchecked] += size;
        } else if (copy && size.sign() > 0) {
            sizes[copy_part()] += size;
        } else if (size.sign() > 0) {
            // Where the policy leaves totals uncompared, an excess is as one within tolerance.
            const bool limits =
                document_.codes.has(Code::invoice_total_mismatch) && run_.limits(Code::invoice_total_mismatch);
            const Part holding = run_.disputes(Code::invoice_total_mismatch) ? Part::disputed : Part::awaiting;
            sizes[limits ? holding : run_.joined_excess(document_).value_or(largest(sizes))] += size;
        } else {
            take_shortfall(sizes, -size, copy ? copy_part() : Part::payable);
        }
        sum = negative ? turned(sizes) : sizes;
    }

    /// Where an amount goes that stands alone on its document.
    [[nodiscard]] Part part_of_whole() const {
        if (document_.unchecked_whole) return Part::unchecked;
        if (!run_.is_copy(document_)) return Part::payable;
        return is_credit_note() ? Part::unchecked : copy_part();
    }

    /// Where tax goes that has nothing to follow. If it is alone on its document, nobody ordered it, and nothing
    /// tells what it is on.
    [[nodiscard]] Part part_of_loose_tax(const Decimal& tax, bool alone) {
        if (!alone || tax.sign() <= 0 || run_.is_copy(document_)) return part_of_whole();
        alone_ = true;
        return Part::unchecked;
    }

    /// What takes a copy whole.
    [[nodiscard]] Part copy_part() const {
        return run_.disputes(Code::duplicate_invoice) ? Part::disputed : Part::awaiting;
    }

    /// From payable first, none below zero; what lies below zero is of the part that holds the whole document.
    static void take_shortfall(Parts& sizes, Decimal missing, Part whole) {
        for (const Part part : {Part::payable, Part::awaiting, Part::unchecked, Part::disputed}) {
            const Decimal take = min(missing, max(Decimal(), sizes[part]));
            sizes[part] -= take;
            missing -= take;
        }
        sizes[whole] -= missing;
    }

    [[nodiscard]] static Part largest(const Parts& sizes) {
        Part most = Part::disputed;
        for (const Part part : {Part::awaiting, Part::unchecked, Part::payable}) {
            if (sizes[part].abs() > sizes[most].abs()) most = part;
        }
        return most;
    }

    /// Finer printed totals stay exact on lines; a document's parts are rounded once, the remainder to the largest.
    [[nodiscard]] Parts rounded(const Parts& sum) const {
        const Decimal total = sum.sum().rounded(places_);
        Parts parts;
        for (std::size_t i = 0; i < part_count; ++i) parts.amounts[i] = sum.amounts[i].rounded(places_);
        parts[largest(sum)] += total - parts.sum();
        return parts;
    }

    [[nodiscard]] bool is_credit_note() const { return document_.type == DocumentType::credit_note; }

    [[nodiscard]] bool is_disputed() const {
        if (document_.settled) return false;
        const CodeSet& codes = document_.codes;
        const bool unchecked_copy = is_credit_note() && codes.has(Code::duplicate_invoice);
        if (codes.has(Code::duplicate_invoice) && run_.disputes(Code::duplicate_invoice) && !unchecked_copy)
            return true;
        const bool mismatch = codes.has(Code::invoice_total_mismatch) && document_.excess.sign() > 0;
        if (mismatch && run_.disputes(Code::invoice_total_mismatch)) return true;
        return std::any_of(lines_.begin(), lines_.end(), [this](const LineMatch& line) {
            if (MatchRun::is_credit(line)) {
                return line.codes.has(Code::quantity_above_ordered) && run_.disputes(Code::quantity_above_ordered);
            }
            CodeSet disputing = line.codes & run_.disputing;
            if (line.arithmetic_low) disputing.remove(Code::line_arithmetic);
            return !disputing.is_empty();
        });
    }

    /// A credit is unchecked that settles nothing.
    [[nodiscard]] bool has_unchecked_credit() const {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool settles = lines_[i].codes.has(Code::credit_settles);
            if (MatchRun::is_credit(lines_[i]) && !settles && !judged_[i][Part::unchecked].is_zero()) return true;
        }
        return false;
    }

    [[nodiscard]] Verdict verdict() const {
        if (is_disputed()) return Verdict::dispute;
        bool unchecked = run_.is_future(document_) || document_.has_rejected_row || beyond_ || alone_;
        // The second copy of a credit note is unchecked whole, whatever its lines are.
        const bool copied_credit = run_.is_copy(document_) && is_credit_note();
        unchecked = unchecked || (copied_credit && !document_.parts[Part::unchecked].is_zero());
        bool awaiting = false;
        if (document_.settled) {
            unchecked = unchecked || document_.open_unchecked || has_unchecked_credit();
            awaiting = document_.open_awaiting;
        } else {
            const bool holds_excess =
                document_.codes.has(Code::invoice_total_mismatch) && document_.excess.sign() > 0;
            awaiting = holds_excess && run_.limits(Code::invoice_total_mismatch);
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                // A credit that settles is paid, whatever it settles.
                const bool settles = lines_[i].codes.has(Code::credit_settles);
                unchecked = unchecked || (!settles && !judged_[i][Part::unchecked].is_zero());
                awaiting = awaiting || (!MatchRun::is_credit(lines_[i]) && !judged_[i][Part::awaiting].is_zero());
            }
        }
        if (unchecked) return Verdict::unchecked;
        return awaiting ? Verdict::wait : Verdict::pay;
    }

    const MatchRun& run_;
    InvoiceMatch& document_;
    std::span<LineMatch> lines_;
    std::vector<Parts> judged_;  ///< by line, net of discounts
    int places_;
    bool beyond_ = false;  ///< some discount goes beyond the lines
    bool alone_ = false;   ///< some tax has no line to follow
};

void compare_total(MatchRun& run, InvoiceMatch& document) {
    if (!document.total_printed) return;
    const Decimal difference = document.invoiced - sum_with_tax(run, document);
    const bool negative = document.type == DocumentType::credit_note;
    document.excess = negative ? -difference : difference;
    if (document.excess.is_zero() || document.has_rejected_row) return;
    if (run.is_future(document) || run.is_copy(document)) return;
    if (document.excess.abs() > total_slack(run, document)) {
        document.codes.add(Code::invoice_total_mismatch);
    } else {
        document.passed_in_tolerance += document.excess.abs();
    }
}

/// Side by side: `work` looks at no other document.
template <class Work>
void for_each_document(MatchRun& run, Work work) {
    std::vector<InvoiceMatch>& documents = run.matches.documents;
    for_each_chunk(documents.size(), run.threads, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t i = first; i < last; ++i) work(documents[i]);
    });
}

}  // namespace

void compare_totals(MatchRun& run) {
    for_each_document(run, [&run](InvoiceMatch& document) { compare_total(run, document); });
}

void close_documents(MatchRun& run) {
    for_each_document(run, [&run](InvoiceMatch& document) { Closing(run, document, run.lines_of(document)).run(); });
}

Part largest_part(const MatchRun& run, InvoiceMatch document) {
    const std::span<const LineMatch> lines = run.lines_of(document);
    std::vector<LineMatch> copies(lines.begin(), lines.end());
    return Closing(run, document, copies).largest_part();
}

}  // namespace msp_audit
