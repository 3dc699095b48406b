#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/books.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

/// How the columns of a table of inputs hang together.
inline constexpr std::string_view rows_add_up =
    "Rows read = used + rejected + left out + joined + titles + repeated.";

/// Files with their rows; add_input adds one.
[[nodiscard]] Table input_table();
/// A file with what is to say of it: its profile, what that left out, and notes that no warning says, too. `verbose`:
/// how each of its columns was read.
void add_input(Table& table, const InputFile& file, std::span<const std::string> warnings, bool verbose);

}  // namespace msp_audit
