#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "cmd/completions/completion_scripts.hpp"

/// generate_completions FOLDER writes the completions of all shells there.
int main(int count, char** arguments) try {
    if (count != 2) {
        fmt::print(stderr, "usage: generate_completions FOLDER\n");
        return 2;
    }
    for (const auto& script : msp_audit::cmd::completion_scripts()) {
        const std::string file = std::string(arguments[1]) + "/" + script.file;
        std::ofstream stream(file, std::ios::binary);
        stream << script.text;
        stream.close();
        if (!stream) throw std::runtime_error(file + ": could not be written");
    }
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "generate_completions: {}\n", error.what());
    return 5;
}
