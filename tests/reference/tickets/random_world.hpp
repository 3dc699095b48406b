#pragma once

#include "world.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace reference::tickets {

/// The generator's own mapping of random bits to choices, the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed * 0x9E3779B97F4A7C15ULL + 0x7654321ULL) {}
    /// 0 .. count-1
    int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(count)); }
    /// from .. to
    int between(int from, int to) { return from + below(to - from + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    const T& pick(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    }

private:
    std::mt19937_64 engine_;
};

/// What kind of export a source is.
enum class Kind {
    snapshots,  ///< a log: one row for each state of a ticket
    changes,    ///< one row a ticket and a change log
    single      ///< one row a ticket, no history
};

struct WorldOptions {
    int tickets = 30;
    bool counter = true;    ///< some logs have `sys_mod_count`, which only a profile knows
    bool doubtful = false;  ///< also what the rules leave open: see "Doubtful" in NOTES.md
};

/// A world of a seed, the same on every machine. Its kind, columns, zone and policy are drawn too.
[[nodiscard]] World random_world(std::uint64_t seed, const WorldOptions& options = {});

/// The same with the kind given.
[[nodiscard]] World random_world(std::uint64_t seed, const WorldOptions& options, Kind kind);

// The parts of the generator.

/// First instant of the world's span of about 60 days; most spans hold a change of daylight saving somewhere.
[[nodiscard]] Instant random_start(Dice& dice);
[[nodiscard]] Policy random_policy(Dice& dice, Instant start);
[[nodiscard]] Calendar random_calendar(Dice& dice, Instant start);
[[nodiscard]] std::string random_subject(Dice& dice);
/// A further wording of a subject: a mark, a word more or less, another case, a number.
[[nodiscard]] std::string reworded(Dice& dice, const std::string& subject);
/// A spelling of some status of that class.
[[nodiscard]] std::string random_status(Dice& dice, Class status);
/// 0, 1 s, a minute, hours, days, exactly 14 days, and what lies between.
[[nodiscard]] Seconds random_gap(Dice& dice);

}  // namespace reference::tickets
