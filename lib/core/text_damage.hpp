#pragma once

#include <string_view>

namespace msp_audit {

/// What is wrong with a text, as words that follow it in quotes; empty: nothing. Letters of UTF-8 that were read as
/// Windows-1252 are told by the pairs that stand for letters of Latin scripts and for punctuation; no word of a
/// language has them.
[[nodiscard]] std::string_view text_damage(std::string_view text);

}  // namespace msp_audit
