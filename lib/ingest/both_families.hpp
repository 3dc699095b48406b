#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/file_evidence.hpp"
#include "ingest/load.hpp"

namespace msp_audit {

/// What the commands for purchase documents, or those for tickets, have to say of the inputs.
struct FamilyReading {
    LoadEvidence evidence;
    LoadTrouble trouble;

    /// Errors, warnings or notes about one file; without a file those about no single one.
    [[nodiscard]] std::vector<std::string> errors_of(std::size_t file) const;
    /// Notes follow warnings.
    [[nodiscard]] std::vector<std::string> warnings_of(std::size_t file) const;
    static constexpr std::size_t no_file = static_cast<std::size_t>(-1);

private:
    /// Messages by the file that they are about.
    struct Sorted {
        std::unordered_map<std::size_t, std::vector<std::string>> errors, warnings;
    };
    [[nodiscard]] const Sorted& sorted() const;

    mutable std::optional<Sorted> sorted_;  ///< once they are asked for; no message comes after that
};

/// Which of the families tell of a file: those that take it; where none does, the one that knows it best.
[[nodiscard]] std::vector<std::size_t> families_of(std::size_t file, std::span<const FamilyReading* const> families);

/// Adds the messages that are not there yet.
void add_new(std::vector<std::string>& to, const std::vector<std::string>& messages);

}  // namespace msp_audit
