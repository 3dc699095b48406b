#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/columns.hpp"
#include "ingest/column_shape.hpp"

namespace msp_audit {

inline constexpr std::array document_kinds{DocumentKind::quote, DocumentKind::purchase_order,
                                           DocumentKind::packing_slip, DocumentKind::license, DocumentKind::invoice};

/// How headers compare: without case, spaces, `_ - . # * / ( )`, a BOM, or a bracketed currency.
[[nodiscard]] std::string header_key(std::string_view printed);
/// The same with its strokes: `Price / unit` is another name than `Price unit`, if one knows both.
[[nodiscard]] std::string header_key_with_strokes(std::string_view printed);
/// The currency that a header tells in brackets: "USD" for `Amount (USD)`, "EUR" for `Total [€]`; else empty.
[[nodiscard]] std::string header_currency(std::string_view printed);

/// Another header that a column comes under. Ranks are grades of trust: `before` beats the canonical name, `weak`,
/// `weakest` and `last` yield to every other claim without an error. `unlikely` is a claim that the values of the
/// column speak against. `advised` is too vague a name to be taken for a column unasked: it is only proposed.
enum class NameRank : std::uint8_t { mapped, before, canonical, usual, weak, weakest, last, unlikely, advised };
struct HeaderName {
    std::uint8_t kinds;  ///< a bit for each DocumentKind
    Column column;
    std::string_view printed;
    NameRank rank = NameRank::usual;
};
/// In order of preference within a column; those of other languages and the vague ones behind the others.
[[nodiscard]] std::span<const HeaderName> header_name_table();
[[nodiscard]] std::span<const HeaderName> price_header_names();
[[nodiscard]] std::span<const HeaderName> german_header_names();
/// All of them `advised`.
[[nodiscard]] std::span<const HeaderName> vague_header_names();

/// canonical column -> headers as printed, by plural kind: the policy's [mapping.KIND]. Of several a file may have
/// one; with more of them the column is contested. Other keys mean nothing here.
using HeaderMapping = std::map<std::string, std::map<std::string, std::vector<std::string>>>;

/// Several headers claim one money or key column with equal right.
struct ContestedColumn {
    Column column;
    std::vector<std::string> headers;  ///< as printed
};

/// A header that would have served a column.
struct YieldedHeader {
    Column column;
    std::size_t place;
};

/// A header row read as that of one kind of document.
struct HeaderReading {
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    DocumentKind kind = DocumentKind::invoice;
    std::array<std::size_t, column_count> place{};  ///< of the column's header; absent
    ColumnSet columns;
    std::vector<Column> missing;  ///< required ones; line_total stands for "or unit_price and quantity"
    std::vector<ContestedColumn> contested;
    std::vector<std::string> currencies;        ///< those that the headers of amounts tell, each once
    int score = 0;                              ///< recognised headers; those that no other kind knows count twice
    std::array<NameRank, column_count> rank{};  ///< by what right each column has its header
    std::vector<YieldedHeader> yielded;         ///< headers that serve nothing, since a column has a better one

    [[nodiscard]] bool is_complete() const { return missing.empty(); }
};

/// One reading for each of document_kinds, in its order. Order of trust: the mapping, canonical names, other names,
/// those of columns whose values fit before the others. `shapes`: of the columns of the header; none: nothing is
/// known of their values.
[[nodiscard]] std::array<HeaderReading, document_kinds.size()> recognise(std::span<const std::string_view> header,
                                                                         const HeaderMapping& mapping,
                                                                         std::span<const ColumnShape> shapes = {});

/// Scores readings of one header row by the headers that each knows: those that no other knows count twice.
template <class Readings>
void score_by_rarity(Readings& readings, std::size_t headers) {
    std::vector<int> knowers(headers);
    const auto for_each_known = [](const auto& reading, auto use) {
        for (const std::size_t place : reading.place) {
            if (place != reading.absent) use(place);
        }
    };
    for (const auto& reading : readings) for_each_known(reading, [&](std::size_t place) { ++knowers[place]; });
    for (auto& reading : readings) {
        for_each_known(reading, [&](std::size_t place) { reading.score += knowers[place] == 1 ? 2 : 1; });
    }
}

/// "Inv # -> invoice_number" for each recognised header, in file order.
[[nodiscard]] std::vector<std::string> described(const HeaderReading& reading,
                                                 std::span<const std::string_view> header);

}  // namespace msp_audit
