#pragma once

#include <string>

#include <doctest/doctest.h>

#include "property/law_books.hpp"
#include "property/reference_bridge.hpp"
#include "reference/hand.hpp"

/// The matcher gives what its slow reference gives on books put in by hand.
inline void expect_same(const Hand& hand) {
    const auto judged = laws::judge({0, hand.books, hand.policy});
    for (const std::string& difference : bridge::differences(reference::reconcile(hand.books, hand.policy),
                                                             bridge::answer_of(judged->books, judged->matches))) {
        FAIL_CHECK(difference);
    }
}
