#include "core/chunked_list.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <utility>

namespace {

/// Large enough that some thousands fill several chunks.
struct Wide {
    std::uint32_t number = 0;
    std::array<char, 1020> rest{};
};

}  // namespace

TEST_CASE("a chunked list keeps every value in its place, also where its begin was given back") {
    msp_audit::ChunkedList<Wide> list;
    constexpr std::uint32_t count = 10'000;
    for (std::uint32_t i = 0; i < count; ++i) CHECK(list.add({i, {}}) == i);
    CHECK(list.size() == count);
    const Wide* const stays = &list[count - 1];
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        list.release_before(i);
        wrong += list[i].number == i ? 0U : 1U;
    }
    CHECK(wrong == 0);
    CHECK(&list[count - 1] == stays);
    CHECK(list.add({count, {}}) == count);
    CHECK(list[count].number == count);
}

TEST_CASE(
    "a chunked list is gone through in order, finds the places of its values, and takes over those of another") {
    msp_audit::ChunkedList<Wide> list;
    CHECK(list.empty());
    CHECK(list.begin() == list.end());
    constexpr std::uint32_t count = 10'000;
    for (std::uint32_t i = 0; i < count; ++i) list.add({i, {}});
    std::uint32_t next = 0;
    std::uint32_t wrong = 0;
    for (const Wide& value : list) {
        wrong += value.number == next && list.place_of(value) == next ? 0U : 1U;
        ++next;
    }
    CHECK(next == count);
    CHECK(wrong == 0);
    CHECK(list.end() - list.begin() == count);
    CHECK(list.front().number == 0);
    CHECK(list.back().number == count - 1);

    msp_audit::ChunkedList<Wide> other;
    other.take(std::move(list));
    const Wide* const stays = &other[5'000];
    msp_audit::ChunkedList<Wide> more;
    for (std::uint32_t i = 0; i < count; ++i) more.add({count + i, {}});
    other.take(std::move(more));
    CHECK(&other[5'000] == stays);
    REQUIRE(other.size() == 2 * count);
    for (std::uint32_t i = 0; i < 2 * count; ++i) wrong += other[i].number == i ? 0U : 1U;
    CHECK(wrong == 0);
}

TEST_CASE("a chunked list that kept its first values goes on behind them") {
    // Within a chunk, where one ends, and none at all: a chunk has 4096 of them.
    for (const std::uint32_t kept : {0U, 1U, 4'095U, 4'096U, 4'097U, 8'192U, 10'000U}) {
        CAPTURE(kept);
        msp_audit::ChunkedList<Wide> list;
        for (std::uint32_t i = 0; i < 10'000; ++i) list.add({i, {}});
        list.keep_first(kept);
        CHECK(list.size() == kept);
        for (std::uint32_t i = kept; i < 9'000; ++i) CHECK(list.add({i, {}}) == i);
        std::uint32_t wrong = 0;
        for (std::uint32_t i = 0; i < list.size(); ++i) wrong += list[i].number == i ? 0U : 1U;
        CHECK(wrong == 0);
    }
    msp_audit::ChunkedList<Wide> list;
    list.keep_first(0);
    CHECK(list.empty());
    list.add({7, {}});
    list.clear();
    CHECK(list.empty());
}
