#include "core/codes.hpp"

#include <algorithm>
#include <array>

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 4> severity_names{"off", "info", "warning", "error"};
constexpr std::array<std::string_view, 3> effect_names{"none", "wait", "dispute"};

}  // namespace

const CodeEntry& entry(Code code) { return code_table()[static_cast<std::size_t>(code)]; }

std::string_view name_of(Severity severity) { return severity_names[static_cast<std::size_t>(severity)]; }

std::string_view name_of(Effect effect) { return effect_names[static_cast<std::size_t>(effect)]; }

std::optional<Code> code_named(std::string_view name) {
    const auto table = code_table();
    const auto found =
        std::find_if(table.begin(), table.end(), [name](const CodeEntry& row) { return row.name == name; });
    if (found == table.end()) return std::nullopt;
    return found->code;
}

}  // namespace msp_audit
