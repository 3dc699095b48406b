#include "core/on_threads.hpp"

#include <array>
#include <doctest/doctest.h>
#include <stdexcept>
#include <string>
#include <vector>

using namespace msp_audit;

namespace {

constexpr std::size_t slot_count = 3;

/// Numbers from 0 on, through slots: what arrives, in which order. `fails_at`: the fill or drain that throws.
struct Passing {
    unsigned threads = 1;
    int count = 1000;
    int fill_fails_at = -1, drain_fails_at = -1;
    std::vector<int> arrived;

    void run() {
        std::array<int, slot_count> slots{};
        int next = 0;
        fill_and_drain(
            threads, slot_count,
            [&](std::size_t slot) {
                if (next == fill_fails_at) throw std::runtime_error("fill");
                slots[slot] = next++;
                return next < count;
            },
            [&](std::size_t slot) {
                if (slots[slot] == drain_fails_at) throw std::runtime_error("drain");
                arrived.push_back(slots[slot]);
            });
    }
};

bool counts_up_to(const std::vector<int>& numbers, std::size_t count) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] != static_cast<int>(i)) return false;
    }
    return numbers.size() == count;
}

}  // namespace

TEST_CASE("what is filled is drained in the same order, on one thread and on two") {
    for (const unsigned threads : {1U, 2U, 8U}) {
        for (const int count : {1, 2, 3, 4, 1000}) {
            Passing passing{threads, count, -1, -1, {}};
            passing.run();
            CHECK(counts_up_to(passing.arrived, static_cast<std::size_t>(count)));
        }
    }
}

TEST_CASE("a failure to fill comes through behind what was filled before") {
    for (const unsigned threads : {1U, 2U}) {
        for (const int at : {0, 1, 7}) {
            Passing passing{threads, 1000, at, -1, {}};
            CHECK_THROWS_WITH(passing.run(), "fill");
            CHECK(counts_up_to(passing.arrived, static_cast<std::size_t>(at)));
        }
    }
}

TEST_CASE("a failure to drain ends the filling") {
    for (const unsigned threads : {1U, 2U}) {
        Passing passing{threads, 1'000'000'000, -1, 5, {}};
        CHECK_THROWS_WITH(passing.run(), "drain");
        CHECK(counts_up_to(passing.arrived, 5));
    }
}
