#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// Normalisation, step 2, of folded text: without the marks of replies and forwards at its start, and without bracket
/// pairs anywhere that hold a ticket's number and nothing else.
[[nodiscard]] std::string without_marks(std::string_view folded);

}  // namespace msp_audit
