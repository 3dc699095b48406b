#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace msp_audit {

using WordList = std::span<const std::string_view>;

/// One of the words of a header, as words_in_order() gives them, is in the list.
[[nodiscard]] inline bool has_word(std::span<const std::string> words, WordList known) {
    return std::any_of(words.begin(), words.end(), [known](const std::string& word) {
        return std::find(known.begin(), known.end(), word) != known.end();
    });
}

/// One of them has a part that is in the list: German and Dutch join words.
[[nodiscard]] inline bool has_part_of_word(std::span<const std::string> words, WordList parts) {
    return std::any_of(words.begin(), words.end(), [parts](const std::string& word) {
        return std::any_of(parts.begin(), parts.end(),
                           [&word](std::string_view part) { return word.find(part) != std::string::npos; });
    });
}

}  // namespace msp_audit
