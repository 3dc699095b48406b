#pragma once

#include <cstdint>
#include <filesystem>

#include "exports.hpp"

namespace bench {

/// Every invoice draws on the one line of the one order; all is delivered and nothing is wrong.
void write_one_po_line(const std::filesystem::path& folder, Index lines, std::uint64_t seed);

/// One invoice against one order, in another order, with nothing but similar descriptions to go by.
void write_keyless(const std::filesystem::path& folder, Index lines, std::uint64_t seed);

}  // namespace bench
