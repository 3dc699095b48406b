#include "tickets/similarity.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace msp_audit {

namespace {

bool is_class(std::string_view token) { return token.starts_with('<'); }

/// Places of the tokens: classes first, then by how many texts have them, the rarest last.
std::vector<std::uint32_t> order_of(const std::vector<std::string>& tokens,
                                    const std::vector<std::uint32_t>& frequency) {
    std::vector<std::uint32_t> order(tokens.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const bool class_a = is_class(tokens[a]);
        const bool class_b = is_class(tokens[b]);
        if (class_a != class_b) return class_a;
        if (frequency[a] != frequency[b]) return frequency[a] > frequency[b];
        return tokens[a] < tokens[b];
    });
    return order;
}

}  // namespace

TokenSets::TokenSets(std::span<const std::string_view> texts) {
    const auto hash = [&](std::uint32_t place) { return std::hash<std::string_view>()(texts[place]); };
    const auto are_equal = [&](std::uint32_t a, std::uint32_t b) { return texts[a] == texts[b]; };
    // Places of the first text of each kind.
    std::unordered_set<std::uint32_t, decltype(hash), decltype(are_equal)> known(0, hash, are_equal);
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> frequency;
    std::unordered_set<std::uint32_t> cut_ones;  // of those places
    begins_.assign(1, 0);
    for (std::uint32_t place = 0; place < texts.size(); ++place) {
        const auto [found, is_new] = known.insert(place);
        if (is_new) {
            const SubjectWords words = words_of_subject(texts[place]);
            if (words.was_cut) cut_ones.insert(place);
            for (const std::string& token : words.tokens) {
                const auto [number, is_new_token] =
                    numbers.emplace(token, static_cast<std::uint32_t>(tokens_.size()));
                if (is_new_token) {
                    tokens_.push_back(token);
                    frequency.push_back(0);
                }
                numbers_.push_back(number->second);
            }
        } else {
            const std::size_t size = of(*found).size();
            numbers_.resize(numbers_.size() + size);
            std::copy_n(of(*found).begin(), size, numbers_.end() - static_cast<std::ptrdiff_t>(size));
        }
        cut_ += cut_ones.contains(*found) ? 1U : 0U;
        begins_.push_back(numbers_.size());
        for (const std::uint32_t number : of(place)) ++frequency[number];
    }
    const std::vector<std::uint32_t> order = order_of(tokens_, frequency);
    std::vector<std::uint32_t> rank(tokens_.size());
    std::vector<std::string> ordered(tokens_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = i;
        ordered[i] = std::move(tokens_[order[i]]);
        if (is_class(ordered[i])) class_tokens_ = i + 1;
    }
    tokens_ = std::move(ordered);
    for (std::uint32_t& number : numbers_) number = rank[number];
    for (std::size_t place = 0; place + 1 < begins_.size(); ++place) {
        std::sort(numbers_.begin() + static_cast<std::ptrdiff_t>(begins_[place]),
                  numbers_.begin() + static_cast<std::ptrdiff_t>(begins_[place + 1]));
    }
}

SimilarityRule::SimilarityRule(const Decimal& threshold)
    : numerator_(static_cast<std::uint64_t>(threshold.mantissa())),
      denominator_(static_cast<std::uint64_t>(power_of_ten(threshold.scale()))) {
    const std::uint64_t shared = std::gcd(numerator_, denominator_);
    numerator_ /= shared;
    denominator_ /= shared;
}

Overlap SimilarityRule::overlap_of(TokenSets::Set a, TokenSets::Set b, std::uint32_t class_tokens) const {
    Overlap result;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            ++result.shared;
            result.shared_words += *i >= class_tokens ? 1U : 0U;
            ++i, ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    result.total = static_cast<std::uint32_t>(a.size() + b.size()) - result.shared;
    return result;
}

bool SimilarityRule::are_similar(TokenSets::Set a, TokenSets::Set b, std::uint32_t class_tokens) const {
    if (a.empty() || b.empty()) return false;
    const std::size_t small = std::min(a.size(), b.size());
    const std::size_t large = std::max(a.size(), b.size());
    if (small < 3 && small != large) return false;
    __extension__ using Wide = unsigned __int128;
    if (Wide{small} * denominator_ < Wide{large} * numerator_) return false;
    const Overlap shares = overlap_of(a, b, class_tokens);
    if (shares.shared_words == 0) return false;
    if (small < 3) return shares.shared == small;
    return Wide{shares.shared} * denominator_ >= Wide{shares.total} * numerator_;
}

std::size_t SimilarityRule::prefix(std::size_t size) const {
    // Similar sets share at least threshold x size tokens, so one of the other size - that + 1 is shared.
    const std::size_t least = (size * numerator_ + denominator_ - 1) / denominator_;
    return std::min(size, size - std::max<std::size_t>(least, 1) + 1);
}

std::size_t SimilarityRule::least_shared(std::size_t a, std::size_t b) const {
    if (std::min(a, b) < 3) return a == b ? a : a + b;
    // shared / (a + b - shared) >= n / d, so shared >= n (a + b) / (n + d).
    __extension__ using Wide = unsigned __int128;
    const Wide part = Wide{numerator_} * (a + b);
    const Wide of = Wide{numerator_} + denominator_;
    return static_cast<std::size_t>((part + of - 1) / of);
}

std::vector<std::string_view> subjects_of(const Tickets& tickets) {
    std::vector<std::string_view> texts;
    texts.reserve(tickets.tickets.size());
    for (const Ticket& ticket : tickets.tickets) texts.push_back(tickets.text(ticket.row.subject));
    return texts;
}

}  // namespace msp_audit
