#include <cstdio>
#include <exception>
#include <fstream>

#include <fmt/format.h>

#include "man/findings_page.hpp"

/// generate_findings_page FILE writes the page there.
int main(int count, char** arguments) try {
    if (count != 2) {
        fmt::print(stderr, "usage: generate_findings_page FILE\n");
        return 2;
    }
    std::ofstream file(arguments[1], std::ios::binary);
    file << msp_audit::findings_page();
    file.close();
    if (!file) {
        fmt::print(stderr, "generate_findings_page: {}: could not be written\n", arguments[1]);
        return 4;
    }
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "generate_findings_page: {}\n", error.what());
    return 5;
}
