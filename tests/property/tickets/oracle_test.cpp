#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "property/seed_step.hpp"
#include "property/tickets/answers.hpp"
#include "reference/tickets/random_world.hpp"
#include "reference/tickets/text.hpp"
#include "reference/tickets/written.hpp"
#include "unit/ingest/export_folder.hpp"

using namespace ticket_answers;  // NOLINT(google-build-using-namespace): what this test is about

namespace {

namespace slow = reference::tickets;

Answer library_answer_on(const slow::World& world) {
    const ExportFolder folder;
    for (const auto& [name, text] : slow::csv_files(world)) folder.write(name, text);
    return library_answer(folder.path(), slow::policy_file(world),
                          world.as_of ? slow::instant_text(*world.as_of) : std::string());
}

/// One line for each figure on which the two differ.
std::string differences(const Answer& reference, const Answer& library) {
    const auto of = [](const Answer& answer, const std::string& figure) {
        const auto found = answer.find(figure);
        return found == answer.end() ? std::string("nothing") : found->second;
    };
    Answer all = reference;
    all.insert(library.begin(), library.end());
    std::string lines;
    for (const auto& [figure, value] : all) {
        const std::string one = of(reference, figure);
        const std::string other = of(library, figure);
        if (one != other)
            lines += "\n  " + figure + ": reference " + one + "\n" + std::string(figure.size() - 4, ' ') +
                     "    library " + other;
    }
    return lines;
}

void compare(std::uint64_t first, std::uint64_t last, const slow::WorldOptions& options) {
    const auto step = static_cast<std::uint64_t>(seed_step());
    for (std::uint64_t seed = first; seed <= last; seed += step) {
        const slow::World world = slow::random_world(seed, options);
        const std::string found = differences(reference_answer(world), library_answer_on(world));
        if (!found.empty()) FAIL_CHECK("seed " << seed << ", " << options.tickets << " tickets:" << found);
    }
}

/// Where TICKET_FOLDER says so: the files of a seed, for the program itself.
void keep_files(std::uint64_t seed, const slow::WorldOptions& options) {
    const char* const to = std::getenv("TICKET_FOLDER");
    if (to == nullptr) return;
    const auto folder = std::filesystem::path(to) / (std::to_string(seed) + "-" + std::to_string(options.tickets));
    std::filesystem::create_directories(folder);
    const slow::World world = slow::random_world(seed, options);
    for (const auto& [name, text] : slow::csv_files(world)) std::ofstream(folder / name) << text;
    std::ofstream(folder / "msp-audit.toml") << slow::policy_file(world);
    if (world.as_of) std::ofstream(folder / "as-of") << slow::instant_text(*world.as_of) << '\n';
}

}  // namespace

TEST_CASE("the ticket reports and their slow reference give the same figures on random worlds") {
    const slow::WorldOptions plain{30, false, false};
    const slow::WorldOptions doubtful{12, false, true};
    if (const char* const one = std::getenv("TICKET_SEED"); one != nullptr) {  // to look at a single one
        for (const slow::WorldOptions& options : {plain, doubtful}) {
            keep_files(std::stoull(one), options);
            compare(std::stoull(one), std::stoull(one), options);
        }
        return;
    }
    const char* const to = std::getenv("TICKET_SEEDS");  // more of them, to look further
    const std::uint64_t last = to == nullptr ? 140 : std::stoull(to);
    compare(1, last, plain);
    compare(1001, 1000 + last / 2, doubtful);
}
