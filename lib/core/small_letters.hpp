#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace msp_audit {

/// A letter of ASCII as a small one, everything else as it is: of names in files, which know no others.
[[nodiscard]] constexpr char small_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

[[nodiscard]] inline std::string in_small_letters(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), small_letter);
    return small;
}

}  // namespace msp_audit
