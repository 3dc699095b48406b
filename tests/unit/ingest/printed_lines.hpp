#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

/// Lines that a failed check shows.
class PrintedLines : public std::vector<std::string> {
public:
    using std::vector<std::string>::vector;
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): the same lines
    PrintedLines(std::vector<std::string> lines) : std::vector<std::string>(std::move(lines)) {}

    friend std::ostream& operator<<(std::ostream& out, const PrintedLines& lines) {
        for (const std::string& line : lines) out << "\n  " << line;
        return out;
    }
};
