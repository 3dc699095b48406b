#include "report/unread_words.hpp"

#include <string_view>

#include <fmt/format.h>

#include "report/decimal_text.hpp"

namespace msp_audit {

namespace {

std::string what_happened(const UnreadFile& file) {
    const std::string name = file.name.empty() ? "An input" : file.name;
    return name + (file.in_part ? " could be read only in part" : " was given and could not be read");
}

}  // namespace

std::string unread_banner(const UnreadFile& file) {
    return fmt::format("{}: the figures below lack {}.", what_happened(file),
                       file.in_part ? "the rest of it" : "what stands in it");
}

std::string unread_warning(const UnreadFile& file) {
    std::string words = fmt::format("{}: {}", what_happened(file), file.reason);
    if (!file.hint.empty()) words += "; hint: " + file.hint;
    return words;
}

std::vector<std::string> money_banners(std::span<const std::string> warnings) {
    constexpr std::size_t most = 3;
    std::vector<std::string> banners;
    for (const std::string& warning : warnings) {
        if (banners.size() == most) {
            banners.push_back(counted(warnings.size() - most, "more warning says", "more warnings say") +
                              " so of other columns.");
            break;
        }
        banners.push_back(fmt::format("Amounts may be wrong: {}.", warning.substr(0, warning.find("\n"))));
    }
    return banners;
}

std::string in_one_line(std::string warning) {
    constexpr std::string_view hint = "\n  hint: ";
    if (const auto at = warning.find(hint); at != std::string::npos) warning.replace(at, hint.size(), "; hint: ");
    return warning;
}

}  // namespace msp_audit
