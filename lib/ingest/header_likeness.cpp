#include "ingest/header_likeness.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/nearest.hpp"
#include "core/text_key.hpp"
#include "ingest/header_names.hpp"
#include "ingest/ticket_headers.hpp"

namespace msp_audit {

namespace {

/// Words that stand in the headers of many columns say half as much.
int weight_of(const std::string& word) {
    static constexpr std::array<std::string_view, 16> common{"date", "number", "no",   "nr",     "num",   "id",
                                                             "name", "code",   "line", "amount", "value", "item",
                                                             "at",   "time",   "of",   "the"};
    return std::find(common.begin(), common.end(), word) == common.end() ? 2 : 1;
}

/// The same word, the beginning of the other, or a longer one that is misspelt.
bool is_like(const std::string& a, const std::string& b) {
    constexpr std::size_t shortest_beginning = 3;
    constexpr std::size_t shortest_misspelt = 6;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    if (a == b || (shorter.size() >= shortest_beginning && longer.starts_with(shorter))) return true;
    const std::string_view known = b;
    return shorter.size() >= shortest_misspelt && nearest(a, {&known, 1}).has_value();
}

/// A word that makes a header that of something else than an amount or a day.
bool is_word_of_names(const std::string& word) {
    static constexpr std::array<std::string_view, 21> words{
        "account",    "address", "by",        "center", "centre", "class",        "code",
        "department", "group",   "id",        "name",   "no",     "nr",           "number",
        "project",    "ref",     "reference", "status", "type",   "kostenstelle", "konto"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_word_of_names(const std::string& header) {
    const auto words = words_in_order(header);
    return std::any_of(words.begin(), words.end(), is_word_of_names);
}

/// A column of days, by its words: `Inv. Date`, `Rechnungsdatum`.
bool is_told_as_day(const std::string& header) {
    static constexpr std::array<std::string_view, 4> names{"date", "dt", "day", "fecha"};
    const auto words = words_in_order(header);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word.ends_with("datum") || std::find(names.begin(), names.end(), word) != names.end();
    });
}

bool is_in(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

template <class Names, class ColumnName, class IsWanted>
std::vector<std::string> names_among(const Names& table, unsigned bit, ColumnName column, IsWanted is_wanted) {
    std::vector<std::string> names;
    std::vector<std::string> keys{header_key(name_of(column))};
    for (const auto& name : table) {
        if (name.column != column || (name.kinds & bit) == 0 || !is_wanted(name)) continue;
        std::string key = header_key(name.printed);
        if (is_in(keys, key)) continue;
        keys.push_back(std::move(key));
        names.emplace_back(name.printed);
    }
    return names;
}

/// No value stands below the header, though some stand below others.
bool is_only_empty(const HeaderRow& row, std::size_t place) {
    if (place >= row.shapes.size() || !row.shapes[place].is_empty()) return false;
    return std::any_of(row.shapes.begin(), row.shapes.end(), [](const auto& shape) { return !shape.is_empty(); });
}

unsigned bit_of(DocumentKind kind) { return 1U << static_cast<unsigned>(kind); }

}  // namespace

int likeness(const std::string& header, const std::string& name) {
    constexpr int whole = 1000;
    if (header_key(header) == header_key(name)) return whole;
    const auto ours = words_in_order(header);
    auto theirs = words_in_order(name);
    int all = 0;
    int common = 0;
    for (const std::string& word : theirs) all += weight_of(word);
    for (const std::string& word : ours) {
        all += weight_of(word);
        const auto found =
            std::find_if(theirs.begin(), theirs.end(), [&](const auto& one) { return is_like(word, one); });
        if (found == theirs.end()) continue;
        common += 2 * std::min(weight_of(word), weight_of(*found));
        theirs.erase(found);
    }
    return all == 0 ? 0 : common * whole / all;
}

bool makes_sense(const HeaderRow& row, std::size_t place, Column column) {
    if (is_only_empty(row, place)) return false;
    if (place < row.shapes.size() && !row.shapes[place].makes_sense_as(column)) return false;
    const ColumnRole role = role_of(column);
    const bool is_measured = role == ColumnRole::amount || role == ColumnRole::day;
    if (role == ColumnRole::key && is_told_as_day(row.header[place])) return false;
    return !is_measured || !has_word_of_names(row.header[place]);
}

bool makes_sense(const HeaderRow& row, std::size_t place, TicketColumn column) {
    if (is_only_empty(row, place)) return false;
    const TicketColumnRole role = role_of(column);
    const bool is_measured =
        role == TicketColumnRole::instant || role == TicketColumnRole::count || role == TicketColumnRole::duration;
    return !is_measured || place >= row.shapes.size() || row.shapes[place].have_digits();
}

std::vector<std::string> other_names(DocumentKind kind, Column column) {
    return names_among(header_name_table(), bit_of(kind), column,
                       [](const HeaderName& name) { return name.rank != NameRank::advised; });
}

std::vector<std::string> other_names(DocumentKind kind, TicketColumn column) {
    return names_among(ticket_header_table(),
                       1U << (static_cast<unsigned>(kind) - static_cast<unsigned>(ticket_kinds[0])), column,
                       [](const auto&) { return true; });
}

std::vector<std::string> all_names(DocumentKind kind, Column column) {
    auto names = names_among(header_name_table(), bit_of(kind), column, [](const HeaderName&) { return true; });
    names.insert(names.begin(), std::string(name_of(column)));
    return names;
}

std::vector<std::string> all_names(DocumentKind kind, TicketColumn column) {
    auto names = other_names(kind, column);
    names.insert(names.begin(), std::string(name_of(column)));
    return names;
}

}  // namespace msp_audit
