#include "report/duplicate_words.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/ticket_reports.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

ComparedTokens compare_tokens(const TokenSets& sets, std::uint32_t a, std::uint32_t b) {
    ComparedTokens compared;
    const TokenSets::Set one = sets.of(a);
    const TokenSets::Set other = sets.of(b);
    const auto names = [&sets](const std::vector<std::uint32_t>& numbers) {
        std::vector<std::string> tokens;
        tokens.reserve(numbers.size());
        for (const std::uint32_t number : numbers) tokens.push_back(sets.token(number));
        std::sort(tokens.begin(), tokens.end());
        return tokens;
    };
    std::vector<std::uint32_t> numbers;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(numbers));
    compared.shared = names(numbers);
    numbers.clear();
    std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(numbers));
    compared.only_a = names(numbers);
    numbers.clear();
    std::set_difference(other.begin(), other.end(), one.begin(), one.end(), std::back_inserter(numbers));
    compared.only_b = names(numbers);
    return compared;
}

std::string tokens_text(const std::vector<std::string>& tokens) {
    return tokens.empty() ? "-" : fmt::format("{}", fmt::join(tokens, " "));
}

std::string overlap_text(const Duplicates& found, const DuplicatePair& pair) {
    if (!found.question.idf) return fmt::format("{} of {}", pair.shared, pair.total);
    const ComparedTokens compared = compare_tokens(*found.sets, pair.a, pair.b);
    return fmt::format("{} of {}, {} by weight", compared.shared.size(), compared.total(),
                       share_text({pair.shared, pair.total}));
}

std::string hours_or_dash(const std::optional<Seconds>& hours) {
    return hours ? duration_text(*hours, Clock::business) : "-";
}

std::string cost_or_dash(const TicketWork& work) {
    std::string text;
    for (const auto& [currency, amount] : work.cost()) {
        text += fmt::format("{}{} {}", text.empty() ? "" : " + ", grouped(amount, minor_digits(currency)), currency);
    }
    return text.empty() ? "-" : text;
}

std::string scope_text(const Duplicates& found) {
    const bool requester = found.tests(TicketColumn::requester);
    const bool asset = found.tests(TicketColumn::asset);
    std::string text;
    if (requester || asset) {
        text = "of the same ";
        text += requester && asset ? "requester or asset" : requester ? "requester" : "asset";
    }
    if (!found.tests(TicketColumn::company)) return text;
    return text.empty() ? "of the same company" : text + " in the same company";
}

std::string window_text(const Duplicates& found) {
    if (found.window_days == 0) return "at any time before";
    return "within " + counted(static_cast<std::size_t>(found.window_days), "day", "days");
}

std::string fields_text(const Duplicates& found) {
    return found.question.with_description ? "subjects and descriptions" : "subjects";
}

}  // namespace msp_audit
