#include "tickets/content_set.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <utility>

TEST_CASE("a content is new to each ticket once, however many there are") {
    msp_audit::ContentSet contents;
    std::set<std::pair<std::uint32_t, std::uint64_t>> known;
    std::uint64_t state = 1;
    std::size_t wrong = 0;
    for (int i = 0; i < 200'000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        // Few enough that many come again; hashes that differ in their first or last bits alone.
        const auto ticket = static_cast<std::uint32_t>(state >> 50U) % 5'000;
        const std::uint64_t content = (state >> 40U) % 20;
        const std::uint64_t hash = content % 2 == 0 ? content : content << 58U;
        wrong += contents.insert(ticket, hash) == known.insert({ticket, hash}).second ? 0U : 1U;
    }
    CHECK(wrong == 0);
    CHECK(known.size() > 50'000);
}

TEST_CASE("contents of no bits and of all bits are contents like others") {
    msp_audit::ContentSet contents;
    for (const std::uint64_t hash : {std::uint64_t{0}, ~std::uint64_t{0}}) {
        for (const std::uint32_t ticket : {0U, 1U, 0xFFFFFFFEU}) {
            CHECK(contents.insert(ticket, hash));
            CHECK_FALSE(contents.insert(ticket, hash));
        }
    }
}
