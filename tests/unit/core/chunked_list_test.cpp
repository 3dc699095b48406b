#include "core/chunked_list.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>

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
