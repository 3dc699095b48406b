#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "tickets/similarity.hpp"
#include "tickets/workload.hpp"

namespace msp_audit {

namespace {

using Numbers = std::vector<std::uint32_t>;

/// The tokens that a theme asks for, ascending; nothing where no subject has one of them.
std::vector<Numbers> tokens_of_themes(const TokenSets& sets, const std::vector<ThemeRule>& themes) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < sets.token_count(); ++i) numbers.emplace(sets.token(i), i);
    std::vector<Numbers> wanted(themes.size());
    for (std::size_t i = 0; i < themes.size(); ++i) {
        bool is_met = true;
        for (const std::string& text : themes[i].words) {
            for (const std::string& token : words_of_subject(text).tokens) {
                const auto found = numbers.find(token);
                is_met = is_met && found != numbers.end();
                if (is_met) wanted[i].push_back(found->second);
            }
        }
        if (!is_met) wanted[i].clear();
        std::sort(wanted[i].begin(), wanted[i].end());
        wanted[i].erase(std::unique(wanted[i].begin(), wanted[i].end()), wanted[i].end());
    }
    return wanted;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> tickets_of_themes(const Tickets& tickets,
                                                          const std::vector<ThemeRule>& themes) {
    std::vector<std::vector<std::uint32_t>> found(themes.size());
    const TokenSets sets(subjects_of(tickets));
    const std::vector<Numbers> wanted = tokens_of_themes(sets, themes);
    // By the rarest token that a theme asks for: a ticket is held against few themes, however many there are.
    std::unordered_map<std::uint32_t, Numbers> by_token;
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        if (!wanted[i].empty()) by_token[wanted[i].back()].push_back(i);
    }
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const TokenSets::Set set = sets.of(place);
        for (const std::uint32_t token : set) {
            const auto candidates = by_token.find(token);
            if (candidates == by_token.end()) continue;
            for (const std::uint32_t theme : candidates->second) {
                const Numbers& words = wanted[theme];
                if (std::includes(set.begin(), set.end(), words.begin(), words.end())) found[theme].push_back(place);
            }
        }
    }
    return found;
}

}  // namespace msp_audit
