#pragma once

#include <cstddef>
#include <string>

namespace msp_audit::cmd {

/// The columns of each kind of export, required ones marked, with the other names that headers may have: from the
/// tables by which headers are recognised.
[[nodiscard]] std::string list_of_columns(std::size_t width);

}  // namespace msp_audit::cmd
