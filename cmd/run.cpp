#include "cmd/run.hpp"

#include "core/version.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <string>

namespace msp_audit::cmd {
namespace {

constexpr int done = 0;
constexpr int bad_usage = 2;
constexpr int unwritten_output = 4;
constexpr int fault_of_ours = 5;

int parse_and_run(int argc, const char* const* argv) {
    CLI::App app{"Reconciles what was ordered, delivered, licensed, invoiced and reported.", "msp-audit"};
    app.set_version_flag("--version", fmt::format("msp-audit {}", version()));
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) {
        app.exit(wanted);
        return done;
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "msp-audit: {}\n  hint: msp-audit --help\n", error.what());
        return bad_usage;
    }
    fmt::print(stdout, "{}", app.help());
    return done;
}

}  // namespace

int run(int argc, const char* const* argv) {
    try {
        const int status = parse_and_run(argc, argv);
        // A full disk shows only here: printing goes to a buffer.
        if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
            fmt::print(stderr, "msp-audit: standard output could not be written\n");
            return unwritten_output;
        }
        return status;
    } catch (const std::exception& error) {
        fmt::print(stderr, "msp-audit: internal error: {}\n  Please report this message.\n", error.what());
        return fault_of_ours;
    }
}

}  // namespace msp_audit::cmd
