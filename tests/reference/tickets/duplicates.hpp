#pragma once

#include "fold.hpp"
#include "words.hpp"

#include <string>
#include <vector>

namespace reference::tickets {

/// A decimal as an exact fraction: 0.8 is 8/10.
struct Threshold {
    std::int64_t part = 8, of = 10;
};
[[nodiscard]] Threshold threshold(const std::string& decimal);

/// How alike two sets are. With idf weights shared and total are sums of weights, else numbers of tokens.
struct Likeness {
    std::int64_t shared = 0, total = 0;
    bool similar = false;
};
/// token -> round(2^16 ln(1 + texts / df)).
using Weights = std::map<std::string, std::int64_t>;
[[nodiscard]] Weights idf_weights(const std::vector<Words>& texts);
/// weights: null for plain Jaccard.
[[nodiscard]] Likeness likeness(const Words& left, const Words& right, Threshold limit, const Weights* weights);

struct DuplicateOptions {
    std::vector<std::string> fields = {"subject"};
    bool across_requesters = false;
    bool idf = false;
};

/// a comes before b by opening, then id (digit runs by value), then place. Positions are those in Folded::tickets.
struct Pair {
    std::size_t a = 0, b = 0;
    std::int64_t shared = 0, total = 0;
};

struct Group {
    std::size_t leader = 0;
    std::vector<Pair> followers;  ///< a is the leader
    bool machine = false;
};

struct Duplicates {
    std::vector<Pair> pairs;         ///< all, by a, then b, in that order
    std::vector<Group> groups;       ///< by leader
    std::vector<Group> storms;       ///< by leader; five tickets or more, of four known requesters or more
    std::vector<Words> words;        ///< of each ticket, by position
    std::vector<std::size_t> order;  ///< positions by opening, id, place
    int without_text = 0;            ///< empty sets
    int cut = 0;                     ///< more than 512 distinct tokens
};

[[nodiscard]] Duplicates find_duplicates(const World& world, const Folded& folded, const DuplicateOptions& options);

/// A company, requester or asset as it is compared: trimmed and case folded; empty when it is missing.
[[nodiscard]] std::string compared_value(const Ticket& ticket, const std::string& column);

/// Same company, and the same requester or asset unless left out; a missing value equals nothing, a column that the
/// world has not drops its test.
[[nodiscard]] bool same_company(const World& world, const Ticket& left, const Ticket& right);
[[nodiscard]] bool same_requester_or_asset(const World& world, const Ticket& left, const Ticket& right);

/// Order of tickets: opening, then id (digit runs by value), then place.
[[nodiscard]] bool comes_before(const Ticket& left, const Ticket& right);

/// 25 x population variance of the gaps < squared mean gap, mean not 0, over instants in order.
[[nodiscard]] bool regular(const std::vector<Instant>& openings);

}  // namespace reference::tickets
