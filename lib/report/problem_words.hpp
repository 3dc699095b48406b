#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/problem.hpp"

namespace msp_audit {

/// The problems, the worst first, else in their order.
[[nodiscard]] std::vector<const Problem*> worst_first(const std::vector<Problem>& problems);
/// "orders.csv:12:Quantity", as far as it is known; "msp-audit" where no file is.
[[nodiscard]] std::string place_words(const ProblemReport& report, const Problem& problem);
/// What is wrong there, for readers who know the place by file and row alone: "sheet Bills, Qty: 'x' is no amount".
[[nodiscard]] std::string what_is_wrong(const ProblemReport& report, const Problem& problem);
/// The file, of a sheet its workbook, as a relative URI reference, percent-encoded; a file URI where it is absolute.
[[nodiscard]] std::string uri_of(std::string_view file);
/// A rule's name in SARIF: "KeyRepeated".
[[nodiscard]] std::string pascal_case(std::string_view code);

}  // namespace msp_audit
