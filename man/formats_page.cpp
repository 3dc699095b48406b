#include "man/formats_page.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "cmd/options.hpp"
#include "core/columns.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/header_names.hpp"
#include "ingest/ticket_headers.hpp"
#include "man/mdoc_text.hpp"

namespace msp_audit {

namespace {

struct KindWords {
    DocumentKind kind;
    std::string_view meaning;
};

constexpr std::array purchases{
    KindWords{DocumentKind::quote, "What vendors offered, one row a line."},
    KindWords{
        DocumentKind::purchase_order,
        "What was ordered, and at what price. An export with received_quantity also serves as the packing slips "
        "of each order that no slip names."},
    KindWords{DocumentKind::packing_slip, "What was delivered, and what of it was refused."},
    KindWords{DocumentKind::license, "What licensors granted: seats, terms, keys."},
    KindWords{DocumentKind::invoice, "What vendors ask for, credit notes included. A line has either quantity and "
                                     "unit_price or line_total; without quantity it is matched by amount."},
};
constexpr std::array tickets{
    KindWords{DocumentKind::ticket,
              "One row a ticket, or a log of snapshots with a ticket on several rows that updated_at puts in order."},
    KindWords{DocumentKind::ticket_event, "A change log: one row for each field that changed."},
    KindWords{DocumentKind::time_entry,
              "Work on tickets. An entry has hours, or ended_at, from which they are reckoned."},
};

std::string_view words_of(ColumnRole role) {
    constexpr std::array<std::string_view, 4> words{"key", "text", "amount", "date"};
    return words[static_cast<std::size_t>(role)];
}

std::string_view words_of(TicketColumnRole role) {
    constexpr std::array<std::string_view, 6> words{"key", "text", "time", "count", "length of time", "yes or no"};
    return words[static_cast<std::size_t>(role)];
}

/// The other headers of a column, by how far they are trusted.
struct Headers {
    std::string usual;
    std::string weak;      ///< where no other header claims the column
    std::string proposed;  ///< never unasked

    static void add(std::string& list, std::string_view printed) {
        list += (list.empty() ? "" : ", ") + std::string(printed);
    }
};

Headers headers_of(DocumentKind kind, Column column) {
    Headers headers;
    for (const HeaderName& name : header_name_table()) {
        const bool is_of_kind = (name.kinds >> static_cast<unsigned>(kind) & 1U) != 0;
        if (name.column != column || !is_of_kind) continue;
        const bool is_weak = name.rank >= NameRank::weak;
        Headers::add(name.rank == NameRank::advised ? headers.proposed : (is_weak ? headers.weak : headers.usual),
                     name.printed);
    }
    return headers;
}

Headers headers_of(DocumentKind kind, TicketColumn column) {
    Headers headers;
    std::size_t place = 0;
    while (ticket_kinds[place] != kind) ++place;
    for (const TicketHeaderName& name : ticket_header_table()) {
        const bool is_of_kind = (name.kinds >> place & 1U) != 0;
        if (name.column != column || !is_of_kind) continue;
        Headers::add(name.rank == TicketNameRank::weak ? headers.weak : headers.usual, name.printed);
    }
    return headers;
}

template <class Columns>
void append_kind(std::string& text, const KindWords& words, const Columns& columns, std::size_t required) {
    text += fmt::format(".Ss {}\n", plural_of(words.kind));
    append_mdoc_text(text, words.meaning);
    text += ".Bl -tag -width Ds\n";
    std::size_t place = 0;
    for (const auto column : columns) {
        text += fmt::format(".It Cm {} Pq {}{}\n", name_of(column), words_of(role_of(column)),
                            place++ < required ? ", required" : "");
        append_mdoc_text(text, as_sentence(meaning_of(column)));
        const Headers headers = headers_of(words.kind, column);
        if (!headers.usual.empty()) append_mdoc_text(text, fmt::format("Also seen as: {}.", headers.usual));
        if (!headers.weak.empty()) append_mdoc_text(text, fmt::format("If nothing else is: {}.", headers.weak));
        if (!headers.proposed.empty()) {
            append_mdoc_text(text, fmt::format("Only proposed by inspect: {}.", headers.proposed));
        }
    }
    text += ".El\n";
}

/// The options that bound what is read, as the program describes them.
std::string limits() {
    cmd::CommandLine line{"formats"};
    cmd::InputOptions options;
    cmd::add_input_options(line, options);
    std::string text;
    for (const cmd::Option& option : line.options()) {
        if (!option.name.starts_with("--max-")) continue;
        text += fmt::format(".It Fl {} Ar {}\n", option.name.substr(1), option.placeholder);
        append_mdoc_text(text, option.description);
    }
    return text;
}

}  // namespace

std::string formats_page(std::string_view page_template) {
    std::string of_purchases;
    for (const KindWords& words : purchases) {
        append_kind(of_purchases, words, columns_of(words.kind), required_columns(words.kind).size());
    }
    std::string of_tickets;
    for (const KindWords& words : tickets) {
        append_kind(of_tickets, words, ticket_columns_of(words.kind), required_ticket_columns(words.kind).size());
    }
    return filled_template(page_template,
                           {{"LIMITS", limits()}, {"PURCHASES", of_purchases}, {"TICKETS", of_tickets}},
                           "the tables of columns and headers");
}

}  // namespace msp_audit
