#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "core/codes.hpp"

namespace msp_audit {

/// Something that is wrong at a place of a file.
struct Problem {
    static constexpr std::uint32_t no_file = std::numeric_limits<std::uint32_t>::max();

    Code code{};
    Severity severity = Severity::error;  ///< the most that it may be, until it is settled
    std::uint32_t file = no_file;         ///< place in ProblemReport::files
    std::uint32_t row = 0;                ///< physical line, from 1; 0: the file as a whole
    std::string column;                   ///< header as printed; empty: the row as a whole
    std::string message;                  ///< a sentence without its full stop
    std::string hint;                     ///< what settles it; may be empty
    std::string subject;      ///< what tells it from others of its code and column, wherever its row stands
    std::string fingerprint;  ///< of code, file, column and subject; the same when rows are added above it
};

/// What a check has found, settled: by file, row, column, code and message.
struct ProblemReport {
    std::string program;             ///< "msp-audit 0.1.0"
    std::string as_of;               ///< empty: none was given
    std::vector<std::string> files;  ///< by Problem::file, as given
    std::vector<InputFile> inputs;   ///< files that were read, and where their rows went
    std::vector<Problem> problems;
    std::string policy_file;          ///< empty: none is in force
    bool could_not_read_all = false;  ///< what is not found may yet be wrong: the run ends with the status 3

    [[nodiscard]] std::string_view file_of(const Problem& problem) const {
        return problem.file == Problem::no_file ? std::string_view() : std::string_view(files[problem.file]);
    }
};

/// Gives fingerprints to the problems that have none. Those of equal rows are numbered in their order.
void add_fingerprints(ProblemReport& report);

}  // namespace msp_audit
