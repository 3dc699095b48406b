#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace msp_audit {

/// Which contents the rows of each ticket have had: a table for many millions, of 15 to 23 bytes each. It grows a
/// part at a time, so that no moment needs it twice.
class ContentSet {
public:
    /// False: the ticket has had a row of that content. `hash` is mixed well, as content_of() is.
    [[nodiscard]] bool insert(std::uint32_t ticket, std::uint64_t hash);

private:
    /// Open addressing, by a number that need not be a power of two.
    struct Part {
        [[nodiscard]] std::size_t place_of(std::uint32_t ticket, std::uint64_t hash) const;
        void grow();

        std::vector<std::uint64_t> hashes;
        std::vector<std::uint32_t> tickets;  ///< `free` where there is none
        std::size_t size = 0;
    };
    static constexpr std::uint32_t free = static_cast<std::uint32_t>(-1);
    static constexpr unsigned part_bits = 3;

    std::array<Part, 1U << part_bits> parts_;
};

}  // namespace msp_audit
