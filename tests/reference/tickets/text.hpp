#pragma once

#include "business_time.hpp"

#include <string>
#include <vector>

namespace reference::tickets {

/// Without outer white space, no-break spaces included.
[[nodiscard]] std::string trim(const std::string& text);

/// NFKC of UTF-8 text.
[[nodiscard]] std::string nfkc(const std::string& text);
/// Full case folding, character by character, nothing decomposed.
[[nodiscard]] std::string case_fold(const std::string& text);

[[nodiscard]] std::vector<char32_t> code_points(const std::string& text);
[[nodiscard]] std::string utf8(const std::vector<char32_t>& text);

/// A status as it is compared: NFKC, case folded, runs of space, `_` and `-` made one space.
[[nodiscard]] std::string status_key(const std::string& text);
/// A resolution code as it is compared: a status key without apostrophes and spaces.
[[nodiscard]] std::string code_key(const std::string& text);

/// Compares by runs: digit runs by value, all else by byte. -1, 0 or 1.
[[nodiscard]] int compare_ids(const std::string& left, const std::string& right);

/// `*` any text, `?` one character; trimmed and case folded.
[[nodiscard]] bool glob(const std::string& pattern, const std::string& text);

/// "2024-05-06T07:08:09Z" -> instant (seconds may be left out), and back.
[[nodiscard]] Instant instant(const std::string& utc);
[[nodiscard]] std::string instant_text(Instant at);

}  // namespace reference::tickets
