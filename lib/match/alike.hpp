#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"
#include "core/source_ref.hpp"

namespace msp_audit {

struct Books;
struct Matches;
enum class DocumentIndex : std::uint32_t;

/// In what bills, or rows of one bill, are alike.
enum class AlikeBy : std::uint8_t {
    day,        ///< invoices of one vendor, currency, total and date under different numbers
    days,       ///< of several dates that are less than four weeks apart, and in no rhythm
    rhythm,     ///< of dates that are four weeks or more apart, or evenly spaced: rents and standing orders are
    rows,       ///< rows of one invoice that name no item
    item_rows,  ///< rows of one invoice and file that name their item and have no line number
};
/// "same-day", "other-days", "rhythm", "rows", "item-rows".
[[nodiscard]] std::string_view name_of(AlikeBy by);

/// Bills, or rows of one bill, that may be one thing billed twice. No rule judges them, since without orders nothing
/// tells: a person must.
struct Alike {
    struct Row {
        DocumentIndex document{};
        SourceRef source;  ///< of a bill: its first row
    };
    AlikeBy by = AlikeBy::day;
    Decimal amount;         ///< of each of them: of bills with tax, of rows net
    Decimal beyond_first;   ///< of those behind the first, or behind the first day, in all
    std::vector<Row> rows;  ///< two at least, by date, number and row
};

/// "120.00 GBP of Acme Ltd on 2026-10-02 (L-1, L-2)". Of many numbers or rows the first few.
[[nodiscard]] std::string words_of(const Alike& alike, const Books& books, const Matches& matches);

}  // namespace msp_audit
