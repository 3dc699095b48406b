#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "man/command_page.hpp"
#include "man/findings_page.hpp"
#include "man/formats_page.hpp"
#include "man/policy_page.hpp"
#include "man/profiles_page.hpp"

namespace {

std::string text_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error(file + ": could not be read");
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const std::string& file, const std::string& text) {
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw std::runtime_error(file + ": could not be written");
}

}  // namespace

/// generate_manual FOLDER writes the generated pages there, from the templates in FOLDER/templates.
int main(int count, char** arguments) try {
    if (count != 2) {
        fmt::print(stderr, "usage: generate_manual FOLDER\n");
        return 2;
    }
    const std::string folder = arguments[1];
    write(folder + "/msp-audit-findings.7", msp_audit::findings_page());
    write(folder + "/msp-audit-policy.5", msp_audit::policy_page());
    const std::string formats = "/msp-audit-formats.5";
    write(folder + formats, msp_audit::formats_page(text_of(folder + "/templates" + formats)));
    const std::string profiles = "/msp-audit-profiles.5";
    write(folder + profiles, msp_audit::profiles_page(text_of(folder + "/templates" + profiles),
                                                      text_of(folder + "/../data-samples/own-profile/ledger.toml")));
    for (const auto& command : msp_audit::cmd::command_table()) {
        const std::string name = msp_audit::page_name(command);
        write(folder + "/" + name, msp_audit::command_page(command, text_of(folder + "/templates/" + name)));
    }
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "generate_manual: {}\n", error.what());
    return 5;
}
