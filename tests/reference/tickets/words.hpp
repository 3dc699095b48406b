#pragma once

#include <set>
#include <string>
#include <vector>

namespace reference::tickets {

/// The words of a text by normalisation version 1. Classes are tokens in angle brackets: <url>, <mail>, <guid>, <ip>,
/// <date> (also a bare time) and <num>.
struct Words {
    std::set<std::string> tokens;
    bool cut = false;  ///< there were more than 512 distinct ones
};

/// Step 1.
[[nodiscard]] std::string folded_text(const std::string& text);
/// Steps 1 and 2.
[[nodiscard]] std::string stripped_text(const std::string& text);
/// Steps 1 to 4, in the order of the text, repeats included.
[[nodiscard]] std::vector<std::string> tokens_of(const std::string& text);
/// All five steps.
[[nodiscard]] Words words_of(const std::string& text);

[[nodiscard]] bool is_class(const std::string& token);

}  // namespace reference::tickets
