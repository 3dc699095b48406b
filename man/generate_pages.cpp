#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "man/findings_page.hpp"
#include "man/policy_page.hpp"

namespace {

bool write(const char* name, const std::string& page) {
    std::ofstream file(name, std::ios::binary);
    file << page;
    file.close();
    if (!file) fmt::print(stderr, "generate_pages: {}: could not be written\n", name);
    return static_cast<bool>(file);
}

}  // namespace

/// generate_pages FINDINGS POLICY writes the two pages there.
int main(int count, char** arguments) try {
    if (count != 3) {
        fmt::print(stderr, "usage: generate_pages FINDINGS POLICY\n");
        return 2;
    }
    const bool written =
        write(arguments[1], msp_audit::findings_page()) && write(arguments[2], msp_audit::policy_page());
    return written ? 0 : 4;
} catch (const std::exception& error) {
    fmt::print(stderr, "generate_pages: {}\n", error.what());
    return 5;
}
