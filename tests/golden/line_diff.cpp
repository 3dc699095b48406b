#include "golden/line_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <vector>

namespace {

using Lines = std::vector<std::string_view>;

struct Edit {
    char mark;  ///< ' ', '-' or '+'
    std::string_view line;
};

Lines split(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto length = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

/// The shortest edits by the longest common subsequence, or all out and all in if that table would be large.
std::vector<Edit> edits(const Lines& from, const Lines& to) {
    constexpr std::size_t largest_table = 16'000'000;
    const std::size_t width = to.size() + 1;
    std::vector<Edit> result;
    std::size_t i = 0;
    std::size_t j = 0;
    if ((from.size() + 1) * width <= largest_table) {
        std::vector<unsigned> common((from.size() + 1) * width, 0);
        for (std::size_t row = from.size(); row-- > 0;) {
            for (std::size_t column = to.size(); column-- > 0;) {
                common[row * width + column] = from[row] == to[column] ? common[(row + 1) * width + column + 1] + 1
                                                                       : std::max(common[(row + 1) * width + column],
                                                                                  common[row * width + column + 1]);
            }
        }
        while (i < from.size() && j < to.size()) {
            if (from[i] == to[j]) {
                result.push_back({' ', from[i]});
                ++i;
                ++j;
            } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) {
                result.push_back({'-', from[i++]});
            } else {
                result.push_back({'+', to[j++]});
            }
        }
    }
    for (; i < from.size(); ++i) {
        result.push_back({'-', from[i]});
    }
    for (; j < to.size(); ++j) {
        result.push_back({'+', to[j]});
    }
    return result;
}

}  // namespace

std::string line_diff(std::string_view expected, std::string_view actual) {
    constexpr std::size_t context = 3;
    if (expected == actual) {
        return {};
    }
    const auto all = edits(split(expected), split(actual));
    std::vector<bool> shown(all.size(), false);
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (all[at].mark != ' ') {
            const auto last = std::min(at + context + 1, all.size());
            for (std::size_t near = at - std::min(at, context); near < last; ++near) {
                shown[near] = true;
            }
        }
    }
    std::string text = "--- expected\n+++ actual\n";
    std::size_t old_line = 1;
    std::size_t new_line = 1;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto& [mark, line] = all[at];
        if (shown[at]) {
            if (at == 0 || !shown[at - 1]) {
                text += fmt::format("@@ -{} +{} @@\n", old_line, new_line);
            }
            text += mark;
            text += line;
            if (!line.ends_with('\n')) {
                text += "\n\\ no line break at the end\n";
            }
        }
        old_line += mark != '+' ? 1U : 0U;
        new_line += mark != '-' ? 1U : 0U;
    }
    return text;
}
