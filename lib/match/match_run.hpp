#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/currency.hpp"
#include "match/line_figures.hpp"
#include "match/matches.hpp"
#include "match/order_book.hpp"
#include "match/tolerances.hpp"
#include "match/trace.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// How a file's tax column is to be read.
enum class TaxReading : std::uint8_t { line, document, gross };

/// What every step of one match shares. Steps read it and write to `matches`.
struct MatchRun {
    MatchRun(const Books& all_books, const Policy& in_force, Day as_of, unsigned on_threads, Matches& into);

    const Books& books;
    const Policy& policy;
    Matches& matches;
    Day given_as_of;  ///< none: nothing is left out
    unsigned threads = 1;
    MatchTrace* trace = nullptr;  ///< none: reasons are not kept
    Vocabulary vocabulary;
    OrderBook orders;
    Tolerances tolerances;
    std::vector<TaxReading> taxes;  ///< by file
    CodeSet disputing;              ///< the codes that are on and dispute
    CodeSet limiting;               ///< those that are on and have an effect
    bool orders_supplied = false;
    bool slips_supplied = false;  ///< packing slips, or received quantities on purchase orders
    bool licenses_supplied = false;

    [[nodiscard]] const InvoiceLine& record(const LineMatch& line) const {
        return books.invoice_lines[static_cast<std::size_t>(line.record)];
    }
    [[nodiscard]] const InvoiceHeader& header(const LineMatch& line) const {
        return books.invoice_headers[record(line).header];
    }
    [[nodiscard]] InvoiceMatch& document_of(const LineMatch& line) const {
        return matches.documents[static_cast<std::size_t>(line.document)];
    }
    [[nodiscard]] const PoLine& record(const OrderLine& order) const {
        return books.po_lines[static_cast<std::size_t>(order.record)];
    }
    [[nodiscard]] static int places(const InvoiceMatch& document) { return document.places; }
    [[nodiscard]] std::span<LineMatch> lines_of(const InvoiceMatch& document) const {
        return std::span(matches.lines).subspan(document.first_line, document.line_count);
    }
    /// The figures of a line as its document prints it, credits negative.
    [[nodiscard]] LineFigures figures(const LineMatch& line) const;
    [[nodiscard]] ToleranceScope scope(const LineMatch& line) const;
    [[nodiscard]] bool disputes(Code code) const { return disputing.has(code); }
    [[nodiscard]] bool limits(Code code) const { return limiting.has(code); }
    /// Dated after a given as-of: unchecked whole, compared with nothing.
    [[nodiscard]] bool is_future(const InvoiceMatch& document) const {
        return given_as_of && document.date > given_as_of;
    }
    /// True where `duplicate-invoice` stands on it with an effect.
    [[nodiscard]] bool is_copy(const InvoiceMatch& document) const {
        return document.codes.has(Code::duplicate_invoice) && limits(Code::duplicate_invoice);
    }
    /// True for a credit: it gives money back, or on a return line, where signs are mirrored, takes it again.
    [[nodiscard]] static bool is_credit(const LineMatch& line) { return ((*line.net).sign() < 0) != line.turned; }
    /// A document that takes money back: a credit note, or an invoice on return lines, where signs are mirrored.
    [[nodiscard]] bool takes_back(const InvoiceMatch& document) const {
        const auto place = static_cast<std::size_t>(&document - matches.documents.data());
        return (document.type == DocumentType::credit_note) != (!on_returns.empty() && on_returns[place]);
    }
    [[nodiscard]] std::optional<Part> joined_excess(const InvoiceMatch& document) const {
        if (joined_excesses.empty()) return std::nullopt;
        const auto found = joined_excesses.find(static_cast<std::uint32_t>(&document - matches.documents.data()));
        return found == joined_excesses.end() ? std::nullopt : std::optional(found->second);
    }
    /// True where the reasons for what is decided on a line are to be kept.
    [[nodiscard]] bool follows(const LineMatch& line) const { return trace != nullptr && trace->follows(line); }
    /// Facts of a line, made on first use.
    [[nodiscard]] LineFacts& facts(LineMatch& line) const;
    /// The period that a line prints, both ends inclusive.
    [[nodiscard]] Term printed_period(const LineMatch& line) const;
    /// The period of a line that draws by day; open for others.
    [[nodiscard]] Term period(const LineMatch& line) const;

    /// Asks for what the documents some places behind `at` consist of, before it is their turn.
    void fetch_behind(std::span<const std::uint32_t> order, std::size_t at) const;

    std::vector<char> turned;  ///< by document: a credit note with a positive total, whose signs turn
    std::vector<bool>
        on_returns;  ///< by document: its goods are all on return lines; empty before partners are known
    /// By document: the part that an excess joined which nothing holds back, where credits have settled of it.
    std::unordered_map<std::uint32_t, Part> joined_excesses;
    std::vector<bool> half_open;  ///< by file: the ends of periods are the next line's starts
};

}  // namespace msp_audit
