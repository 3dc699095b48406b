#include "match/alike.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "match/cautions.hpp"
#include "match/matches.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_named = 4;

/// Names what stands in a few of the rows.
template <class Word>
std::string listed(const Alike& alike, Word word) {
    std::string words;
    for (std::size_t i = 0; i < std::min(alike.rows.size(), most_named); ++i) {
        words += (i == 0 ? "" : ", ") + std::string(word(alike.rows[i]));
    }
    if (alike.rows.size() > most_named) words += fmt::format(" and {} more", alike.rows.size() - most_named);
    return words;
}

/// "on 2026-10-02", "on 2026-10-02 and 2026-10-05", "on 12 days from 2026-01-01 to 2026-12-01".
std::string days_of(const Alike& alike, const Matches& matches) {
    std::vector<Day> days;
    for (const Alike::Row& row : alike.rows) days.push_back(matches.document(row.document).date);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    const std::string first = days.front().to_string();
    if (days.size() == 1) return "on " + first;
    const std::string last = days.back().to_string();
    if (days.size() == 2) return fmt::format("on {} and {}", first, last);
    return fmt::format("on {} days from {} to {}", days.size(), first, last);
}

}  // namespace

std::string_view name_of(AlikeBy by) {
    switch (by) {
    case AlikeBy::day:
        return "same-day";
    case AlikeBy::days:
        return "other-days";
    case AlikeBy::rhythm:
        return "rhythm";
    case AlikeBy::rows:
        return "rows";
    case AlikeBy::item_rows:
        break;
    }
    return "item-rows";
}

std::string words_of(const Alike& alike, const Books& books, const Matches& matches) {
    const InvoiceMatch& first = matches.document(alike.rows.front().document);
    const std::string money = printed_money(books, alike.amount, first);
    const std::string& vendor = matches.vendor_name(first.vendor);
    if (alike.by == AlikeBy::rows || alike.by == AlikeBy::item_rows) {
        const std::string& path = books.files[alike.rows.front().source.file].name;
        return fmt::format("{} {} times on {} of {} ({}: rows {})", money, alike.rows.size(),
                           books.text(first.number), vendor, path.substr(path.rfind('/') + 1),
                           listed(alike, [](const Alike::Row& row) { return std::to_string(row.source.row); }));
    }
    return fmt::format(
        "{} of {} {} ({})", money, vendor, days_of(alike, matches),
        listed(alike, [&](const Alike::Row& row) { return books.text(matches.document(row.document).number); }));
}

}  // namespace msp_audit
