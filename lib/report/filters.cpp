#include <algorithm>

#include "report/summarise.hpp"

namespace msp_audit {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += between;
        text += word;
    }
    return text;
}

std::string names_of(const CodeChoice& codes) {
    std::vector<std::string> names;
    for (const CodeEntry& row : code_table()) {
        if (codes.has(row.code)) names.emplace_back(row.name);
    }
    return joined(names, " ");
}

}  // namespace

std::optional<Month> Month::parse(std::string_view text) {
    if (text.size() != 7) return std::nullopt;
    const auto first = Day::parse(std::string(text) + "-01");
    if (!first) return std::nullopt;
    constexpr int shortest = 28;
    Day last = *first + (shortest - 1);
    while ((last + 1).to_string().starts_with(text)) last = last + 1;
    return Month{*first, last};
}

bool Filters::are_set() const {
    return period || !vendors.empty() || !currencies.empty() || !only.is_empty() || !ignore.is_empty();
}

std::string Filters::words() const {
    std::vector<std::string> parts;
    if (!vendors.empty()) parts.push_back("vendor " + joined(vendors, " or "));
    if (!currencies.empty()) parts.push_back("currency " + joined(currencies, " or "));
    if (period) parts.push_back("period " + period->to_string());
    if (!only.is_empty()) parts.push_back("of the findings only " + names_of(only));
    if (!ignore.is_empty()) parts.push_back("of the findings without " + names_of(ignore));
    return joined(parts, ", ");
}

}  // namespace msp_audit
