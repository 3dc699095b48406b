#pragma once

#include "random_world.hpp"

namespace reference::tickets {

/// A world of tickets that resemble each other, one row each: what the search for duplicates is tried on. Many texts
/// of the same few words, some with all that normalisation must see through; openings at the edges of windows;
/// missing values, ids equal by value, several sources. The same of a seed on every machine.
[[nodiscard]] World random_twins(std::uint64_t seed, int tickets);

/// Those tickets as people of a few companies would have opened them at times near each other: draws all that an
/// export may lack.
[[nodiscard]] World peopled(std::uint64_t seed, const std::vector<Cells>& texts);

/// A text of words, marks, numbers and letters of all kinds.
[[nodiscard]] std::string wild_text(Dice& dice, int parts);

}  // namespace reference::tickets
