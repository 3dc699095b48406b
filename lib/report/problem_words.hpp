#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/problem.hpp"

namespace msp_audit {

/// The problems, the worst first, else in their order.
[[nodiscard]] std::vector<const Problem*> worst_first(const std::vector<Problem>& problems);
/// "orders.csv:12:Quantity", as far as it is known; "-" where no file is.
[[nodiscard]] std::string place_words(const ProblemReport& report, const Problem& problem);
/// The file as a relative URI reference, percent-encoded; a file URI where the name is absolute.
[[nodiscard]] std::string uri_of(std::string_view file);
/// A rule's name in SARIF: "KeyRepeated".
[[nodiscard]] std::string pascal_case(std::string_view code);

}  // namespace msp_audit
