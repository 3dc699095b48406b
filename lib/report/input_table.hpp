#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/books.hpp"
#include "core/unread_file.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

/// How the columns of a table of inputs hang together.
inline constexpr std::string_view rows_add_up =
    "Rows read = used + rejected + left out + joined + titles + repeated.";

/// Files with their rows; add_input adds one.
[[nodiscard]] Table input_table();
/// The longest folder that all names are in, with its slash; empty where they share none.
[[nodiscard]] std::string common_folder(std::span<const std::string> names);
/// The name without that folder.
[[nodiscard]] std::string_view name_within(std::string_view name, std::string_view folder);

/// A file with what is to say of it: its profile, what that left out, and notes that no warning says, too. `verbose`:
/// how each of its columns was read. `folder`: said elsewhere.
void add_input(Table& table, const InputFile& file, std::span<const std::string> warnings, bool verbose,
               std::string_view folder = {});
/// What a file's row in the table says besides its counts, a sentence each: its profile, what was left out of it and
/// why, and notes on how it was read that are not among the warnings.
[[nodiscard]] std::vector<std::string> input_notes(const InputFile& file, std::span<const std::string> warnings);
/// "Status is VOID, 3 rows": what a profile's condition left out.
[[nodiscard]] std::string left_out_words(std::string_view condition, std::size_t rows);
/// A file that was given and not read; a warning says why.
void add_unread_input(Table& table, const UnreadFile& file, std::string_view folder = {});

}  // namespace msp_audit
