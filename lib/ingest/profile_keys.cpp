#include "ingest/profile_keys.hpp"

#include <algorithm>
#include <array>

namespace msp_audit {

namespace {

constexpr ProfileKey name_key{"name", "how the profile is called; required"};
constexpr ProfileKey title_key{"title", "the system and its exports, in words"};
constexpr ProfileKey source_key{"source", "where the headers were seen"};

constexpr std::array of_file{
    name_key,
    title_key,
    source_key,
    ProfileKey{"table", "[[table]]: a table of the system, one or more"},
    ProfileKey{"document", "[[document]]: how rows of one table become lines of one kind of document; at least one"},
};
constexpr std::array of_table{
    ProfileKey{"name", "how the other keys speak of the table; required"},
    ProfileKey{"files", "a pattern of file names, with * and ?; it decides where headers leave two tables"},
    ProfileKey{"headers", "the headers by which a file is known, all of which it must have; required"},
    ProfileKey{"whole_numbers", "columns in which 4500000002.0 means 4500000002"},
    ProfileKey{"empty_words", "cells that mean an empty one, such as NULL"},
    ProfileKey{"reject_when_empty", "columns without which a row is rejected"},
    ProfileKey{"decimal", "the system's decimal mark, point or comma; it holds where no value tells, for rows that "
                          "join the table, too"},
    ProfileKey{
        "date_order",
        "how the system writes dates, dmy or mdy; it holds where no value tells, for rows that join the table, too"},
    ProfileKey{"first_row_only",
               "columns that stand on a document's first row only: a row without the first of them has all of them "
               "from the row above"},
    ProfileKey{"passed_over", "columns of money that are known and not needed: no warning names them"},
};
constexpr std::array of_document{
    ProfileKey{"kind",
               "the kind of document: quotes, purchase_orders, packing_slips, licenses or invoices; required"},
    ProfileKey{"from", "the table whose rows are its lines; required"},
    ProfileKey{"where", "conditions on columns of that table, all of which a row must meet to count; rows that fail "
                        "one are left out, and counted by it"},
    ProfileKey{"join", "[[document.join]]: other tables of which a row's partner is at hand, too"},
    ProfileKey{"columns", "[document.columns]: where each column of the kind comes from; required"},
    ProfileKey{"number", "of invoices, the columns that rows of one document have in common, the most significant "
                         "first"},
    ProfileKey{"vendor_from_po", "if true, a row that names no vendor has its purchase order's"},
    ProfileKey{"type_from_sign",
               "if true, a document of negative total is a credit note, any other an invoice; needs "
               "number"},
    ProfileKey{"reversals", "documents that take back another one; needs number"},
    ProfileKey{"net", "rows of one invoice that are one line: an old quantity refunded and the new one charged"},
};
constexpr std::array of_join{
    ProfileKey{"table", "the table that is joined; required"},
    ProfileKey{"as", "another name for it, where it is joined twice"},
    ProfileKey{"on", "its columns, each with the column at hand that it must equal, numbers as numbers; required"},
    ProfileKey{"where", "conditions on its own columns: which of its rows count"},
    ProfileKey{"required",
               "if true, a row without any partner is rejected; one whose partners all fail where is left "
               "out"},
};
constexpr std::array of_condition{
    ProfileKey{"column", "the column that is asked; required, with one of the others"},
    ProfileKey{"in", "the cell is one of these"},
    ProfileKey{"not_in", "the cell is none of these"},
    ProfileKey{"equals", "the cell is this"},
    ProfileKey{"not_equals", "the cell is not this"},
    ProfileKey{"empty", "whether the cell is empty: true, or false if it must not be"},
};
constexpr std::array of_reversals{
    ProfileKey{"when", "the conditions under which a document takes back another one; required"},
    ProfileKey{"named_by", "the columns with the other document's number, in the parts of number; without them it is "
                           "the earlier one of the same order line, quantity and amount with the other sign"},
};
constexpr std::array of_netting{
    ProfileKey{"by", "rows that agree in these columns, in unit price and in unit, some with positive and some with "
                     "negative totals, are one; required"},
};
constexpr std::array of_column{
    ProfileKey{"from", "a source, or several of which the first that is not empty counts"},
    ProfileKey{"concat", "the column is a source of this kind, see below"},
    ProfileKey{"separator", "of concat"},
    ProfileKey{"without_time", "of concat"},
    ProfileKey{"constant", "what stands there where the sources are empty, or instead of them"},
    ProfileKey{"values", "what cells mean: { cell = \"meaning\" }; a cell without a meaning stands as it is"},
    ProfileKey{"negative_when", "a condition under which the amount or quantity has the other sign"},
    ProfileKey{"exclusive",
               "if true, the day is the first that is no longer part of the period; the day before is meant"},
    ProfileKey{"of_document", "which day of a document's rows counts for all of them, earliest or latest"},
    ProfileKey{"check", "sources one of which should give the amount; the run says how often they do, and where they "
                        "do not"},
    ProfileKey{"cut_at", "the number of characters at which the system cuts; texts as long as that are named"},
    ProfileKey{"warning", "what is said where the first source was empty"},
    ProfileKey{"note", "what is said of each file"},
};
constexpr std::array of_source{
    ProfileKey{"column", "the column, for a source that has other keys too"},
    ProfileKey{"concat", "the texts of several columns, one behind the other"},
    ProfileKey{"separator", "what stands between the texts of concat"},
    ProfileKey{"without_time", "if true, instants among the texts of concat lose their time"},
    ProfileKey{"product", "the product of several columns"},
    ProfileKey{"truncate", "decimal places to which each product, from left to right, is cut"},
    ProfileKey{"constant", "a text instead of columns"},
    ProfileKey{"when", "a condition without which the source is empty"},
};
constexpr std::array of_ticket_file{
    name_key,
    title_key,
    source_key,
    ProfileKey{"document", "[[document]]: an export of the system; at least one"},
    ProfileKey{"status", "CLASS = [\"word\", ...]: what the system's statuses mean; the classes are NEW, ACTIVE, "
                         "WAIT_CUSTOMER, WAIT_OTHER, RESOLVED, CLOSED and VOID"},
    ProfileKey{"resolution", "the same for the words with which tickets are closed"},
    ProfileKey{"priorities", "the priorities as printed, the most urgent first"},
};
constexpr std::array of_ticket_document{
    ProfileKey{"kind", "the kind of export: tickets, events or time_entries; required"},
    ProfileKey{"files", "a pattern of file names, with * and ?; it decides where headers leave two exports"},
    ProfileKey{"headers", "the headers by which a file is known, all of which it must have; required"},
    ProfileKey{"columns", "[document.columns]: the header, or the headers of which the first counts, of each column"},
    ProfileKey{"ignored", "headers that mean something else than they seem to"},
    ProfileKey{"status_field", "of events, the field that tells the status; without it `status`"},
};
constexpr std::array of_ticket_column{
    ProfileKey{"from", "the header, or a list of them; required"},
    ProfileKey{"unit", "of lengths of time, what a bare number counts: seconds, minutes, hours or days"},
};

constexpr std::array<std::span<const ProfileKey>, profile_part_count> parts{
    of_file,    of_table,  of_document, of_join,        of_condition,       of_reversals,
    of_netting, of_column, of_source,   of_ticket_file, of_ticket_document, of_ticket_column};

}  // namespace

std::span<const ProfileKey> profile_keys(ProfilePart part) { return parts[static_cast<std::size_t>(part)]; }

std::vector<std::string_view> profile_key_names(ProfilePart part) {
    const auto keys = profile_keys(part);
    std::vector<std::string_view> names(keys.size());
    std::transform(keys.begin(), keys.end(), names.begin(), [](const ProfileKey& key) { return key.name; });
    return names;
}

}  // namespace msp_audit
