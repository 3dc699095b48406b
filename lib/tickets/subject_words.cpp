#include "tickets/subject_words.hpp"

#include <unordered_set>

#include "core/text_key.hpp"
#include "tickets/characters.hpp"
#include "tickets/subject_marks.hpp"
#include "tickets/token_classes.hpp"

namespace msp_audit {

namespace {

/// Collects distinct tokens in order of first appearance.
class TokenSet {
public:
    /// False: there is no more room.
    bool add(std::string token, bool is_word) {
        if (seen_.contains(token)) return true;
        if (words_.tokens.size() == most_tokens) {
            words_.was_cut = true;
            return false;
        }
        seen_.insert(token);
        words_.tokens.push_back(std::move(token));
        words_.words += is_word ? 1 : 0;
        return true;
    }
    [[nodiscard]] SubjectWords take() { return std::move(words_); }

private:
    SubjectWords words_;
    std::unordered_set<std::string> seen_;
};

/// How many characters at the start are letters, marks and digits, either of scripts without spaces or of others; a
/// mark belongs to what stands before it.
std::size_t size_of_part(Characters text) {
    const bool without_spaces = text[0].is_of_script_without_spaces();
    std::size_t end = 1;
    while (end < text.size() && text[end].is_word() &&
           (text[end].kind == CharacterKind::mark || text[end].is_of_script_without_spaces() == without_spaces)) {
        ++end;
    }
    return end;
}

bool add_part(TokenSet& set, Characters part) {
    if (!part[0].is_of_script_without_spaces() || part.size() == 1) return set.add(utf8_of(part), true);
    for (std::size_t i = 0; i + 1 < part.size(); ++i) {
        if (!set.add(utf8_of(part.subspan(i, 2)), true)) return false;
    }
    return true;
}

/// Steps 3 to 5.
SubjectWords tokens_of(std::string_view stripped) {
    const std::vector<Character> text = characters_of(stripped);
    TokenSet set;
    bool has_room = true;
    bool touches_word = false;  // what stands before is a letter, mark or digit
    for (Characters rest = text; has_room && !rest.empty();) {
        std::size_t size = 1;
        const bool may_be_class = rest[0].is_word() || rest[0].is(':');
        const ClassMatch match = may_be_class && !touches_word ? match_class(rest) : ClassMatch{};
        if (match.size > 0) {
            size = match.size;
            has_room = set.add(std::string(match.token), false);
        } else if (rest[0].is_word()) {
            size = size_of_part(rest);
            has_room = add_part(set, rest.first(size));
        }
        touches_word = rest[size - 1].is_word();
        rest = rest.subspan(size);
    }
    return set.take();
}

}  // namespace

SubjectWords words_of_subject(std::string_view text) { return tokens_of(without_marks(compatibility_folded(text))); }

NormalisationSteps explain_normalisation(std::string_view text) {
    NormalisationSteps steps;
    steps.folded = compatibility_folded(text);
    steps.stripped = without_marks(steps.folded);
    steps.tokens = tokens_of(steps.stripped).tokens;
    return steps;
}

Overlap overlap(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                std::uint32_t class_tokens) {
    Overlap result;
    auto one = a.begin();
    auto other = b.begin();
    while (one != a.end() && other != b.end()) {
        if (*one < *other) {
            ++one;
        } else if (*other < *one) {
            ++other;
        } else {
            ++result.shared;
            result.shared_words += *one >= class_tokens ? 1U : 0U;
            ++one;
            ++other;
        }
    }
    result.total = static_cast<std::uint32_t>(a.size() + b.size()) - result.shared;
    return result;
}

}  // namespace msp_audit
