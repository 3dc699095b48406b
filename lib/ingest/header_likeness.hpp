#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/columns.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/column_shape.hpp"

namespace msp_audit {

/// How like two headers are, in thousandths: the share of words that they have in common.
[[nodiscard]] int likeness(const std::string& header, const std::string& name);

/// A header row with what stands below it.
struct HeaderRow {
    std::span<const std::string> header;
    std::span<const ColumnShape> shapes;  ///< may be shorter: nothing is known of the values then
};
/// Neither the values below a header nor a word of it speak against the column: a price is an amount, and no cost
/// centre. Nor is the column the empty one of a table that has values.
[[nodiscard]] bool makes_sense(const HeaderRow& row, std::size_t place, Column column);
[[nodiscard]] bool makes_sense(const HeaderRow& row, std::size_t place, TicketColumn column);

/// The names of a column beside its own by which it is recognised, in order of preference, each once.
[[nodiscard]] std::vector<std::string> other_names(DocumentKind kind, Column column);
[[nodiscard]] std::vector<std::string> other_names(DocumentKind kind, TicketColumn column);
/// Its own name, the other names, and those for which it is proposed only.
[[nodiscard]] std::vector<std::string> all_names(DocumentKind kind, Column column);
[[nodiscard]] std::vector<std::string> all_names(DocumentKind kind, TicketColumn column);

}  // namespace msp_audit
