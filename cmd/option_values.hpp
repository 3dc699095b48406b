#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/command_line.hpp"
#include "cmd/usage_error.hpp"
#include "core/time_zone.hpp"

namespace msp_audit::cmd {

/// "--format: 'yaml' is no format; known are table, csv, json", with the nearest one as a hint. Where none is near
/// and too many are known to be listed, the hint is `otherwise`. Always throws UnknownWord.
[[noreturn]] void refuse_word(std::string_view option, std::string_view word, std::string_view what,
                              std::span<const std::string_view> known, std::string_view otherwise = {});

/// The words that an option takes, in their order; none where it takes any. The option itself is asked, by a word
/// that nothing is called: so they are those that it is read by. What the option writes to changes.
[[nodiscard]] std::vector<std::string> words_of(const Option& option);

/// The place of a word among those that are known. Throws UsageError.
[[nodiscard]] std::size_t place_of(std::string_view option, std::string_view word, std::string_view what,
                                   std::span<const std::string_view> known);

/// A whole number from `least` to `most`. Throws UsageError.
[[nodiscard]] std::size_t count_in(std::string_view option, std::string_view text, std::size_t least,
                                   std::size_t most);

/// The IANA time zone of that name. Throws UsageError.
[[nodiscard]] TimeZone zone_named(const std::string& name, std::string_view option);

/// "KEY=VALUE" taken apart at the last sign; no sign: the key is empty.
struct KeyAndValue {
    std::string key;
    std::string value;
};
[[nodiscard]] KeyAndValue parted_at_last(std::string_view text);

}  // namespace msp_audit::cmd
