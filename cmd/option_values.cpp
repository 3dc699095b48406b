#include "cmd/option_values.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/nearest.hpp"

namespace msp_audit::cmd {

void refuse_word(std::string_view option, std::string_view word, std::string_view what,
                 std::span<const std::string_view> known, std::string_view otherwise) {
    std::string message = fmt::format("{}: '{}' is no {}", option, word, what);
    constexpr std::size_t few = 10;
    const auto near = nearest(word, known);
    if (near) {
        message += fmt::format("\n  hint: did you mean '{}'?", *near);
    } else if (known.size() <= few) {
        message += fmt::format("\n  hint: known are {}", fmt::join(known, ", "));
    } else if (!otherwise.empty()) {
        message += fmt::format("\n  hint: {}", otherwise);
    }
    throw UnknownWord(message, {known.begin(), known.end()});
}

std::vector<std::string> words_of(const Option& option) {
    if (option.takes == Option::Takes::nothing) return {};
    try {
        option.take("?=?");
    } catch (const UnknownWord& refusal) {
        return refusal.known();
    } catch (const UsageError&) {  // NOLINT(bugprone-empty-catch): it takes no words, but numbers or dates
    }
    return {};
}

std::size_t place_of(std::string_view option, std::string_view word, std::string_view what,
                     std::span<const std::string_view> known) {
    const auto found = std::find(known.begin(), known.end(), word);
    if (found == known.end()) refuse_word(option, word, what, known);
    return static_cast<std::size_t>(found - known.begin());
}

std::size_t count_in(std::string_view option, std::string_view text, std::size_t least, std::size_t most) {
    std::size_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end || number < least || number > most) {
        throw UsageError(fmt::format("{}: '{}' is no whole number from {} to {}", option, text, least, most));
    }
    return number;
}

TimeZone zone_named(const std::string& name, std::string_view option) {
    if (auto zone = TimeZone::named(name)) return *std::move(zone);
    const auto names = TimeZone::names();
    const std::vector<std::string_view> known(names.begin(), names.end());
    refuse_word(option, name, "time zone", known);
}

KeyAndValue parted_at_last(std::string_view text) {
    const auto sign = text.rfind('=');
    if (sign == std::string_view::npos) return {"", std::string(text)};
    return {std::string(text.substr(0, sign)), std::string(text.substr(sign + 1))};
}

}  // namespace msp_audit::cmd
