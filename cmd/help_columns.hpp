#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace msp_audit::cmd {

/// The columns of each kind of export, required ones marked, with the other names that headers may have: from the
/// tables by which headers are recognised.
[[nodiscard]] std::string list_of_columns(std::size_t width);
/// A column: what stands in it in which kinds of export, and the other headers that are known. Empty: there is no
/// such.
[[nodiscard]] std::string help_on_column(std::string_view name, std::size_t width);
/// The names of all columns, each once.
[[nodiscard]] std::vector<std::string_view> column_names();

}  // namespace msp_audit::cmd
