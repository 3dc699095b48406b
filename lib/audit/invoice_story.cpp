#include <algorithm>

#include <fmt/format.h>

#include "audit/story_teller.hpp"
#include "core/text_key.hpp"

namespace msp_audit {

namespace {

std::string_view verdict_words(const InvoiceMatch& document) {
    switch (document.verdict) {
    case Verdict::pay:
        if (document.parts[Part::payable].is_zero() && !document.invoiced.is_zero()) {
            return document.invoiced.sign() < 0 ? "nothing is left to deduct" : "nothing is left to pay";
        }
        if (document.parts[Part::payable] != document.invoiced) {
            return document.invoiced.sign() < 0 ? "deduct a part; the rest settles a dispute"
                                                : "pay a part; the rest is settled";
        }
        return document.invoiced.sign() < 0 ? "deduct it" : "pay it";
    case Verdict::wait:
        if (document.parts[Part::payable].is_zero()) return "pay nothing yet and wait for all of it";
        return document.parts[Part::payable].sign() < 0 ? "deduct a part and wait for the rest"
                                                        : "pay a part and wait for the rest";
    case Verdict::dispute:
        return "dispute";
    case Verdict::unchecked:
        break;
    }
    return document.parts[Part::unchecked] == document.parts.sum() ? "not checked" : "not all of it is checked";
}

/// "Pay 12.00 now", of what lowers a payment "Deduct 12.00 now".
std::string payment_words(const Decimal& payable, std::string_view currency) {
    return fmt::format("{} {} now", payable.sign() < 0 ? "Deduct" : "Pay", bare_money(payable.abs(), currency));
}

std::vector<std::string> parts_row(std::string what, std::string item, const Parts& parts,
                                   std::string_view currency) {
    std::vector<std::string> row{std::move(what), std::move(item), bare_money(parts.sum(), currency)};
    for (const Decimal& amount : parts.amounts) row.push_back(bare_money(amount, currency));
    return row;
}

bool is_nothing(const Parts& parts) {
    return std::all_of(parts.amounts.begin(), parts.amounts.end(),
                       [](const Decimal& part) { return part.is_zero(); });
}

}  // namespace

void StoryTeller::tell_invoice(DocumentIndex at) {
    const InvoiceMatch& document = matches_.document(at);
    const std::string_view currency = books_.text(document.currency);
    const Parts& parts = document.parts;
    std::string title = document_words(books_, document);
    title.front() = title.front() == 'c' ? 'C' : 'I';
    if (document.copy > 1) title += fmt::format(", copy {}", document.copy);
    const std::string& vendor = matches_.vendor_name(document.vendor);
    add(Kind::opening,
        fmt::format("{} of {}, {}, {}: {}. {}, wait for {}, dispute {}, not checked {}.", title,
                    vendor.empty() ? "an unnamed vendor" : vendor,
                    document.date ? document.date.to_string() : "without a date", money(document.invoiced, currency),
                    verdict_words(document), payment_words(parts[Part::payable], currency),
                    bare_money(parts[Part::awaiting], currency), bare_money(parts[Part::disputed], currency),
                    bare_money(parts[Part::unchecked], currency)));
    if (document.verdict == Verdict::pay && document.invoiced.sign() < 0 && !parts[Part::disputed].is_zero()) {
        add(Kind::paragraph,
            fmt::format("The {} under dispute take back what is disputed of another document, so they are "
                        "not deducted a second time.",
                        money(parts[Part::disputed].abs(), currency)));
    }
    if (document.vendor_from_po) add(Kind::paragraph, "The invoice names no vendor; its purchase order does.");
    if (document.settled) {
        add(Kind::paragraph, fmt::format("What was disputed is settled by {}.",
                                         document_words(books_, matches_.document(document.settled_by))));
    }
    if (document.credits != DocumentIndex::none) {
        add(Kind::paragraph,
            fmt::format("It credits {}.", document_words(books_, matches_.document(document.credits))));
    }
    tell_total(document);
    tell_amounts(document);
    tell_repeats(at);
    tell_findings([at](const Finding& finding) {
        return finding.invoice == static_cast<std::uint32_t>(at) && finding.invoice_line == nowhere;
    });
    for (std::uint32_t i = 0; i < document.line_count; ++i) tell_line(document.first_line + i);
}

/// Every cent of the document by line; the last row is what stands at the top.
void StoryTeller::tell_amounts(const InvoiceMatch& document) {
    const std::string_view currency = books_.text(document.currency);
    Rows rows;
    Parts rest = document.parts;
    for (std::uint32_t i = 0; i < document.line_count; ++i) {
        const LineMatch& line = matches_.lines[document.first_line + i];
        const InvoiceLine& row = row_of(line);
        const std::string number = line_name(line);
        const Parts net = *line.parts;
        const Parts tax = *line.tax_parts;
        rest -= net;
        rest -= tax;
        std::string item(books_.text(row.sku));
        if (item.empty()) item = books_.text(row.description);
        rows.push_back(parts_row(number, item, net, currency));
        if (!is_nothing(tax)) rows.push_back(parts_row(number, "tax", tax, currency));
    }
    if (!is_nothing(rest)) rows.push_back(parts_row("", "printed total, apart from lines and tax", rest, currency));
    rows.push_back(parts_row("", "in all", document.parts, currency));
    add(Kind::heading, "Where every cent goes");
    add_table({{"Line"},
               {"Item"},
               {"Total", true},
               {"Pay now", true},
               {"Wait for", true},
               {"Dispute", true},
               {"Not checked", true}},
              std::move(rows));
    Decimal discounts;
    for (std::uint32_t i = 0; i < document.line_count; ++i) {
        const Decimal share = *matches_.lines[document.first_line + i].discount_share;
        discounts += share;
    }
    if (!discounts.is_zero()) {
        add(Kind::paragraph,
            fmt::format(
                "Discount lines of {} lower the other lines in proportion before anything is compared; above, "
                "lines stand as they are printed, and the discount lines with the same parts.",
                money(discounts.abs(), currency)));
    }
}

void StoryTeller::tell_total(const InvoiceMatch& document) {
    const std::string_view currency = books_.text(document.currency);
    if (document.has_rejected_row) {
        add(Kind::paragraph, "A row of this document could not be read, so its total is compared with nothing.");
    } else if (!document.total_printed) {
        add(Kind::paragraph, "No total is printed; the lines and their tax are taken for it.");
    } else if (document.excess.is_zero()) {
        add(Kind::paragraph, "The printed total is that of the lines and their tax.");
    } else {
        add(Kind::paragraph,
            fmt::format("The printed total is {} {} than the lines and their tax.",
                        money(document.excess.abs(), currency), document.excess.sign() > 0 ? "more" : "less"));
    }
    if (document.unchecked_whole) {
        add(Kind::paragraph, books_.has(DocumentKind::purchase_order)
                                 ? "It is dated after as-of, so nothing of it was compared."
                                 : "No purchase orders were given, so nothing of it could be compared.");
    }
}

/// The documents of its vendor with the same number key and those that it may repeat or be repeated by, and what
/// became of each.
void StoryTeller::tell_repeats(DocumentIndex at) {
    const InvoiceMatch& document = matches_.document(at);
    const std::string key = document_number_key(books_.text(document.number));
    Rows same_number;
    Rows suspected;
    for (std::uint32_t i = 0; i < matches_.documents.size(); ++i) {
        const auto place = static_cast<DocumentIndex>(i);
        const InvoiceMatch& other = matches_.documents[i];
        if (other.vendor != document.vendor || place == at) continue;
        const bool has_key = document_number_key(books_.text(other.number)) == key;
        const bool may_repeat = other.possible_duplicate_of == at || document.possible_duplicate_of == place;
        if (!has_key && !may_repeat) continue;
        std::string what(other.cancelled ? "taken back by credits" : name_of(other.verdict));
        if (document.duplicate_of == place) what = "this one repeats it";
        if (other.duplicate_of == at) what = "it repeats this one";
        if (document.possible_duplicate_of == place) what = "this one may repeat it";
        if (other.possible_duplicate_of == at) what = "it may repeat this one";
        (has_key ? same_number : suspected)
            .push_back({document_words(books_, other), row_words(row_of(matches_.lines[other.first_line]).source),
                        other.date.to_string(), money(other.invoiced, books_.text(other.currency)), what});
    }
    const std::vector<StoryTable::Column> columns{{"Document"}, {"Row"}, {"Date"}, {"Total", true}, {"What of it"}};
    if (same_number.empty()) {
        add(Kind::paragraph, "No other document of this vendor has its number.");
    } else {
        add(Kind::paragraph,
            fmt::format("Documents of this vendor with the same number, however it is spelt ({}):", key));
        add_table(columns, std::move(same_number));
    }
    if (suspected.empty()) return;
    add(Kind::paragraph, "Documents of this vendor with another number that bill the same:");
    add_table(columns, std::move(suspected));
}

}  // namespace msp_audit
