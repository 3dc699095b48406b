// Writes quotes, purchase orders, packing slips and invoices of an invented buyer, with known defects planted,
// and what a right reconciliation must find in them (planted.json); or exports of an invented service desk. The same
// seed gives the same bytes anywhere.

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "extremes.hpp"
#include "tickets.hpp"
#include "world.hpp"

namespace {

using namespace bench;

enum class Mode {
    year,
    small_month,
    one_po_line,
    keyless,
    tickets,
    ticket_log,
    narrow_ticket_log,
    subjects,
    machine_subjects
};

std::uint64_t number_of(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error("'" + std::string(text) + "' is not a whole number");
    return value;
}

void run(const std::vector<std::string_view>& arguments) {
    std::filesystem::path folder;
    std::uint64_t lines = 0;
    std::uint64_t seed = 1;
    Mode mode = Mode::year;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        const auto value = [&] {
            if (i + 1 == arguments.size()) throw std::runtime_error(std::string(argument) + " needs a value");
            return number_of(arguments[++i]);
        };
        if (argument == "--lines")
            lines = value();
        else if (argument == "--seed")
            seed = value();
        else if (argument == "--small-month")
            mode = Mode::small_month;
        else if (argument == "--one-po-line")
            mode = Mode::one_po_line;
        else if (argument == "--keyless")
            mode = Mode::keyless;
        else if (argument == "--tickets")
            mode = Mode::tickets;
        else if (argument == "--ticket-log")
            mode = Mode::ticket_log;
        else if (argument == "--narrow-ticket-log")
            mode = Mode::narrow_ticket_log;
        else if (argument == "--subjects")
            mode = Mode::subjects;
        else if (argument == "--machine-subjects")
            mode = Mode::machine_subjects;
        else if (argument.starts_with("-") || !folder.empty())
            throw std::runtime_error("what is '" + std::string(argument) + "'?");
        else
            folder = argument;
    }
    if (folder.empty())
        throw std::runtime_error("usage: generate FOLDER [--lines N] [--seed S] "
                                 "[--small-month | --one-po-line | --keyless | --tickets | --ticket-log | "
                                 "--narrow-ticket-log | --subjects | --machine-subjects]");
    if (lines > 10'000'000) throw std::runtime_error("--lines must be 10000000 or less");
    static constexpr std::array<Index, 9> usual_lines{1'000'000,  20'000,     100'000,   3'000,    1'000'000,
                                                      10'000'000, 10'000'000, 1'000'000, 1'000'000};
    if (lines == 0) lines = usual_lines.at(static_cast<std::size_t>(mode));
    std::filesystem::create_directories(folder);
    const auto count = static_cast<Index>(lines);
    switch (mode) {
    case Mode::year:
    case Mode::small_month:
        World(count, seed, mode == Mode::small_month).write(folder, seed);
        break;
    case Mode::one_po_line:
        write_one_po_line(folder, count, seed);
        break;
    case Mode::keyless:
        write_keyless(folder, count, seed);
        break;
    case Mode::tickets:
        write_tickets(folder, count, seed);
        break;
    case Mode::ticket_log:
    case Mode::narrow_ticket_log:
        write_ticket_log(folder, count, seed, mode == Mode::ticket_log ? LogWidth::whole : LogWidth::narrow);
        break;
    case Mode::subjects:
    case Mode::machine_subjects:
        write_subjects(folder, count, seed,
                       mode == Mode::subjects ? SubjectKind::by_people : SubjectKind::half_by_machines);
        break;
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        run({argv + 1, argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "generate: %s\n", error.what());
        return 1;
    }
}
