#include "property/law_books.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace laws {

using namespace msp_audit;

namespace {

std::string names_of(CodeSet codes) {
    std::string names;
    for (const CodeEntry& entry : code_table()) {
        if (codes.has(entry.code)) names.append(" ").append(entry.name);
    }
    return names;
}

std::string text_of(const Parts& parts) {
    std::string text;
    for (const Decimal& amount : parts.amounts) text += " " + amount.normalized().to_string();
    return text;
}

std::string text_of(const Ratio& value) { return value.to_decimal().to_string(); }

/// Paints one result.
class Painter {
public:
    Painter(const Judged& judged, const Compared& compared) : judged_(judged), compared_(compared) {}

    std::multiset<std::string> paint() {
        for (const LineMatch& line : judged_.matches.lines) add_line(line);
        for (const InvoiceMatch& document : judged_.matches.documents) add_document(document);
        for (const ReceiptMatch& receipt : judged_.matches.receipts) add_receipt(receipt);
        for (const OrderLine& order : judged_.matches.order_lines) add_order(order);
        for (const Finding& finding : judged_.findings) add_finding(finding);
        return std::move(picture_);
    }

private:
    [[nodiscard]] bool is_chosen(const reference::Row& row) const {
        return !compared_.only || compared_.only(row.number);
    }

    [[nodiscard]] std::string name_of(const reference::Row& row) const {
        if (compared_.rows == RowName::number) return fmt::format("#{}", row.number);
        std::string name;
        for (const auto& [column, value] : row.cells) {
            if (!value.empty()) name += value + "|";
        }
        return name;
    }

    [[nodiscard]] std::string order_name(OrderLineIndex order) const {
        if (order == OrderLineIndex::none) return "no PO line";
        return name_of(judged_.row(judged_.matches.order(order)));
    }

    void add_line(const LineMatch& line) {
        const reference::Row& row = judged_.row(line);
        if (!is_chosen(row)) return;
        picture_.insert(fmt::format("line {}: parts{} tax {} {} on {}{}", name_of(row), text_of(*line.parts),
                                    (*line.tax).normalized().to_string(), msp_audit::name_of(line.method),
                                    order_name(line.order_line), names_of(line.codes)));
    }

    void add_document(const InvoiceMatch& document) {
        std::multiset<std::string> names;
        for (std::uint32_t i = 0; i < document.line_count; ++i) {
            const reference::Row& row = judged_.row(judged_.matches.lines[document.first_line + i]);
            if (!is_chosen(row)) return;
            names.insert(name_of(row));
        }
        picture_.insert(fmt::format("document {}: {} parts{} invoiced {} passed {} copy {}{}{}",
                                    fmt::join(names, " "), msp_audit::name_of(document.verdict),
                                    text_of(document.parts), document.invoiced.normalized().to_string(),
                                    document.passed_in_tolerance.normalized().to_string(), document.copy,
                                    document.settled ? " settled" : "", names_of(document.codes)));
    }

    void add_receipt(const ReceiptMatch& receipt) {
        const reference::Row& row = judged_.row(receipt.source);
        if (!is_chosen(row)) return;
        picture_.insert(fmt::format("receipt {}: {} {} on {}{}", name_of(row), text_of(receipt.quantity),
                                    msp_audit::name_of(receipt.method), order_name(receipt.order_line),
                                    names_of(receipt.codes)));
    }

    void add_order(const OrderLine& order) {
        const reference::Row& row = judged_.row(order);
        if (!is_chosen(row)) return;
        picture_.insert(
            fmt::format("order {}: {} at {} drawn {} slips {} seats {} proof drawn {} billed {} charged {}",
                        name_of(row), text_of(order.ordered), text_of(order.price), text_of(order.ordered_drawn),
                        text_of(order.slips_proven), text_of(order.seats_proven), text_of(order.proof_drawn),
                        text_of(order.net_billed), (*order.charged).normalized().to_string()));
    }

    /// Findings of the run speak of all books.
    void add_finding(const Finding& finding) {
        if (compared_.only && finding.document_kind == DocumentKind::run) return;
        std::multiset<std::string> names;
        for (const Evidence& evidence : finding.evidence) {
            const reference::Row& row = judged_.row(evidence.source);
            if (!is_chosen(row)) return;
            if (compared_.evidence) names.insert(name_of(row));
        }
        const std::string amount = finding.amount ? finding.amount->normalized().to_string() : "";
        std::string words;
        if (compared_.words != FindingWords::none) {
            words = fmt::format(" {} {} {} {} {}", finding.id, finding.document, finding.line, finding.vendor,
                                finding.currency);
        }
        if (compared_.words == FindingWords::all) words += ": " + finding.message;
        picture_.insert(fmt::format("finding {} {} {} {} [{}] of {} rows{}", msp_audit::name_of(finding.code),
                                    msp_audit::name_of(finding.severity), msp_audit::name_of(finding.effect), amount,
                                    fmt::join(names, " "), compared_.evidence ? finding.evidence_total : 0, words));
    }

    const Judged& judged_;
    const Compared& compared_;
    std::multiset<std::string> picture_;
};

}  // namespace

std::multiset<std::string> picture(const Judged& judged, const Compared& compared) {
    return Painter(judged, compared).paint();
}

std::vector<std::string> differences(const std::multiset<std::string>& before,
                                     const std::multiset<std::string>& after) {
    constexpr std::size_t most = 4;
    std::vector<std::string> found;
    const auto add = [&](const auto& these, const auto& others, const char* words) {
        std::vector<std::string> alone;
        std::set_difference(these.begin(), these.end(), others.begin(), others.end(), std::back_inserter(alone));
        for (std::size_t i = 0; i < std::min(most, alone.size()); ++i) found.push_back(words + alone[i]);
    };
    add(before, after, "only before: ");
    add(after, before, "only after:  ");
    return found;
}

}  // namespace laws
