#include "tickets/ticket_pair.hpp"

#include <algorithm>
#include <tuple>

#include "tickets/folded_values.hpp"
#include "tickets/token_weights.hpp"

namespace msp_audit {

namespace {

Similarity similarity_of(const TokenSets& sets, const Likeness& likeness, const TicketPair& pair) {
    const TokenSets::Set x = sets.of(pair.a);
    const TokenSets::Set y = sets.of(pair.b);
    if (likeness.are_similar(pair.a, pair.b)) return Similarity::similar;
    if (x.empty() || y.empty()) return Similarity::without_token;
    const bool are_equal = std::equal(x.begin(), x.end(), y.begin(), y.end());
    if (std::min(x.size(), y.size()) < 3 && !are_equal) return Similarity::unequal_few;
    const bool share_a_word = std::any_of(x.begin(), x.end(), [&](std::uint32_t token) {
        return token >= sets.class_tokens() && std::binary_search(y.begin(), y.end(), token);
    });
    const bool share_any = std::any_of(
        x.begin(), x.end(), [&](std::uint32_t token) { return std::binary_search(y.begin(), y.end(), token); });
    return share_any && !share_a_word ? Similarity::without_word : Similarity::below;
}

std::vector<ScopeTest> tests_of(const Duplicates& found, const TicketKeys& a, const TicketKeys& b) {
    const auto agree = [](std::uint32_t x, std::uint32_t y) { return x != 0 && x == y; };
    return {{TicketColumn::company, found.tests(TicketColumn::company), agree(a.company, b.company)},
            {TicketColumn::requester, found.tests(TicketColumn::requester), agree(a.requester, b.requester)},
            {TicketColumn::asset, found.tests(TicketColumn::asset), agree(a.asset, b.asset)}};
}

bool hold(const std::vector<ScopeTest>& tests) {
    const ScopeTest& company = tests[0];
    const ScopeTest& requester = tests[1];
    const ScopeTest& asset = tests[2];
    if (company.is_tested && !company.holds) return false;
    if (!requester.is_tested && !asset.is_tested) return true;
    return (requester.is_tested && requester.holds) || (asset.is_tested && asset.holds);
}

std::optional<std::uint32_t> leader_of(const Duplicates& found, std::uint32_t ticket) {
    for (const DuplicateGroup& group : found.groups) {
        const bool is_in = group.leader == ticket ||
                           std::any_of(group.followers.begin(), group.followers.end(),
                                       [ticket](const DuplicatePair& follower) { return follower.b == ticket; });
        if (is_in) return group.leader;
    }
    return std::nullopt;
}

}  // namespace

TicketPair explain_pair(const Tickets& tickets, const Duplicates& found, std::uint32_t a, std::uint32_t b) {
    TicketPair pair;
    std::tie(pair.a, pair.b) = std::minmax(a, b);
    std::vector<std::string> joined;
    const auto texts = compared_texts(tickets, found.question.with_description, joined);
    pair.text_a = texts[pair.a];
    pair.text_b = texts[pair.b];
    pair.steps_a = explain_normalisation(pair.text_a);
    pair.steps_b = explain_normalisation(pair.text_b);
    const TokenSets& sets = *found.sets;
    const Likeness likeness(sets, found.threshold, found.question.idf);
    pair.measure = likeness.shared(pair.a, pair.b);
    pair.similarity = similarity_of(sets, likeness, pair);
    if (found.question.idf) {
        const std::vector<std::uint32_t> weights = idf_weights(sets);
        for (const std::uint32_t place : {pair.a, pair.b}) {
            for (const std::uint32_t token : sets.of(place)) pair.weights.emplace(sets.token(token), weights[token]);
        }
    }
    const TicketKeyTable keys(tickets);
    pair.tests = tests_of(found, keys[pair.a], keys[pair.b]);
    pair.apart = tickets.tickets[pair.b].row.opened - tickets.tickets[pair.a].row.opened;
    pair.is_in_window = found.window_days == 0 || pair.apart <= found.window_days * seconds_a_day;
    pair.is_in_scope = pair.is_in_window && hold(pair.tests);
    pair.leader_of_a = leader_of(found, pair.a);
    pair.leader_of_b = leader_of(found, pair.b);
    return pair;
}

}  // namespace msp_audit
