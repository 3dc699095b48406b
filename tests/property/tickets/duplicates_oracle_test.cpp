#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "property/seed_step.hpp"
#include "property/tickets/twin_answers.hpp"
#include "reference/tickets/random_twins.hpp"
#include "reference/tickets/text.hpp"
#include "reference/tickets/written.hpp"
#include "unit/ingest/export_folder.hpp"

using namespace ticket_answers;  // NOLINT(google-build-using-namespace): what this test is about

namespace {

namespace slow = reference::tickets;

/// What the reference found, over many worlds: a test that finds nothing tells nothing.
struct Seen {
    std::size_t pairs = 0, groups = 0, machines = 0, storms = 0, cut = 0, declared = 0;
    std::size_t differing = 0;  ///< worlds

    void add(const Answer& answer) {
        for (const auto& [figure, value] : answer) {
            pairs += figure.starts_with("pair ") ? 1U : 0U;
            groups += figure.starts_with("group ") ? 1U : 0U;
            machines += figure.starts_with("group ") && value.starts_with("machine ") ? 1U : 0U;
            storms += figure.starts_with("storm ") ? 1U : 0U;
            cut += figure == "cut" && value != "0" ? 1U : 0U;
            declared += figure.starts_with("declared ") && value.ends_with(", found") ? 1U : 0U;
        }
    }
    [[nodiscard]] std::string to_string() const {
        return std::to_string(pairs) + " pairs, " + std::to_string(groups) + " groups, " + std::to_string(machines) +
               " machines, " + std::to_string(storms) + " storms, " + std::to_string(cut) + " cut, " +
               std::to_string(declared) + " declared";
    }
};

/// Both sides of one world.
class Both {
public:
    explicit Both(const slow::World& world)
        : reference_(world), library_(written(world), policy_of(world), as_of(world)) {}

    /// One line for each figure on which the two differ.
    [[nodiscard]] std::string differences(const TwinQuestion& question, Seen* seen = nullptr) const {
        const Answer one = reference_.answer(question);
        if (seen != nullptr) seen->add(one);
        const Answer other = library_.answer(question);
        const auto of = [](const Answer& answer, const std::string& figure) {
            const auto found = answer.find(figure);
            return found == answer.end() ? std::string("nothing") : found->second;
        };
        Answer all = one;
        all.insert(other.begin(), other.end());
        std::string lines;
        for (const auto& [figure, value] : all) {
            if (of(one, figure) == of(other, figure)) continue;
            lines += "\n  " + figure + ": reference " + of(one, figure) + "\n    library " + of(other, figure);
        }
        return lines;
    }

private:
    [[nodiscard]] std::string written(const slow::World& world) const {
        for (const auto& [name, text] : slow::csv_files(world)) folder_.write(name, text);
        return folder_.path();
    }
    [[nodiscard]] static std::string policy_of(const slow::World& world) {
        return slow::policy_file(world) + "[rates]\ndefault = { EUR = \"" + std::to_string(cents_an_hour / 100) +
               "." + std::to_string(cents_an_hour % 100) + "\" }\n";
    }
    [[nodiscard]] static std::string as_of(const slow::World& world) {
        return world.as_of ? slow::instant_text(*world.as_of) : std::string();
    }

    ExportFolder folder_;
    ReferenceTwins reference_;
    LibraryTwins library_;
};

TwinQuestion random_question(slow::Dice& dice, const slow::Policy& policy) {
    static const std::vector<std::string> thresholds{"0.30", "0.5", "0.6", "0.67", "0.667",
                                                     "0.75", "0.8", "0.8", "0.9",  "1"};
    TwinQuestion question;
    question.threshold = dice.pick(thresholds);
    if (dice.chance(30)) question.threshold = "0." + std::to_string(dice.between(30, 99));
    if (dice.chance(20)) question.threshold = "0." + std::to_string(dice.between(300, 999));
    question.window_days = dice.chance(70) ? policy.window_days : dice.pick(std::vector<int>{0, 1, 2, 7, 30});
    question.across_requesters = dice.chance(40);
    question.with_description = dice.chance(30);
    question.idf = dice.chance(25);
    return question;
}

/// A world with fewer tickets that still differs: the smallest that leaving out one row after the other gives.
slow::World shrunk(slow::World world, const TwinQuestion& question) {
    for (std::size_t i = 0; i < world.rows.size();) {
        slow::World fewer = world;
        fewer.rows.erase(fewer.rows.begin() + static_cast<std::ptrdiff_t>(i));
        bool differs = false;
        try {
            differs = !fewer.rows.empty() && !Both(fewer).differences(question).empty();
        } catch (const std::exception&) {
            differs = false;  // too little is left to be read
        }
        if (differs) {
            world = fewer;
        } else {
            ++i;
        }
    }
    return world;
}

/// Holds the two against each other, until some worlds differ.
void compare(const std::string& name, const slow::World& world, const std::vector<TwinQuestion>& questions,
             Seen& seen) {
    constexpr std::size_t enough = 5;  // each is made smaller, which takes its time
    if (seen.differing == enough) return;
    const Both both(world);
    for (const TwinQuestion& question : questions) {
        if (both.differences(question, &seen).empty()) continue;
        ++seen.differing;
        const slow::World small = shrunk(world, question);
        std::string files;
        for (const auto& [file, text] : slow::csv_files(small)) files += "\n" + file + "\n" + text;
        FAIL_CHECK(name << ", " << question.to_string() << ":" << Both(small).differences(question) << files);
        break;
    }
}

std::vector<TwinQuestion> random_questions(std::uint64_t seed, const slow::World& world, int count) {
    slow::Dice dice(seed ^ 0xA5CULL);
    std::vector<TwinQuestion> questions;
    for (int i = 0; i < count; ++i) questions.push_back(random_question(dice, world.policy));
    return questions;
}

/// The number that an environment variable asks for.
std::uint64_t asked(const char* variable, std::uint64_t otherwise) {
    const char* const text = std::getenv(variable);
    return text == nullptr ? otherwise : std::stoull(text);
}

/// A text on which the two still differ, with fewer characters.
std::string shrunk(const std::string& text) {
    auto points = slow::code_points(text);
    for (std::size_t i = 0; i < points.size();) {
        auto fewer = points;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        const std::string shorter = slow::utf8(fewer);
        if (reference_tokens(shorter) == library_tokens(shorter)) {
            ++i;
        } else {
            points = fewer;
        }
    }
    return slow::utf8(points);
}

void compare_tokens(const std::string& text) {
    if (reference_tokens(text) == library_tokens(text)) return;
    const std::string small = shrunk(text);
    FAIL_CHECK("tokens of '" << small << "': reference" << reference_tokens(small) << "\n  library"
                             << library_tokens(small) << "\n  first in '" << text << "'");
}

void compare_twins(std::uint64_t seed, Seen& seen) {
    const slow::World world = slow::random_twins(seed, 20 + static_cast<int>(seed % 50));
    std::vector<TwinQuestion> questions = random_questions(seed, world, 4);
    questions.push_back({"1", 0, true, false, seed % 2 == 0});  // equal sets alone
    compare("twins of seed " + std::to_string(seed), world, questions, seen);
}

void compare_worlds(std::uint64_t seed, Seen& seen) {
    const slow::World world = slow::random_world(seed, {30, false, false});
    compare("world of seed " + std::to_string(seed), world, random_questions(seed, world, 2), seen);
}

}  // namespace

TEST_CASE("texts have the same words in the library and in its slow reference") {
    const std::uint64_t last = asked("TWIN_TEXTS", 4000);
    for (std::uint64_t seed = 1; seed <= last; ++seed) {
        slow::Dice dice(seed ^ 0x7E87ULL);
        compare_tokens(slow::wild_text(dice, dice.between(1, 8)));
    }
}

TEST_CASE("every character of Unicode is the same to the library and to its slow reference") {
    const auto step = static_cast<char32_t>(asked("TWIN_CHARACTER_STEP", 19));
    for (char32_t code = 1; code <= 0x10FFFF; code += step) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        compare_tokens(slow::utf8({U'x', code, U'y', U' ', code, U'1', code}));
    }
}

TEST_CASE("duplicates and their slow reference give the same on random worlds") {
    Seen seen;
    if (const std::uint64_t one = asked("TICKET_SEED", 0); one != 0) {  // to look at a single one
        compare_twins(one, seen);
        compare_worlds(one, seen);
        return;
    }
    const auto step = static_cast<std::uint64_t>(seed_step());
    const std::uint64_t first = asked("TWIN_FIRST", 1);
    const std::uint64_t last = first + asked("TWIN_SEEDS", 100);  // more of them, to look further
    for (std::uint64_t seed = first; seed < last; seed += step) {
        compare_twins(seed, seen);
        if (seed % 3 == 0) compare_worlds(seed, seen);
    }
    CHECK(seen.pairs > 100);
    CHECK(seen.machines > 0);
    CHECK(seen.storms > 0);
    CHECK(seen.cut > 0);
    CHECK(seen.declared > 0);
    MESSAGE(seen.to_string());
}

TEST_CASE("duplicates and their slow reference give the same on real texts") {
    const std::filesystem::path file =
        std::filesystem::path(MSP_AUDIT_REAL_DATA) / "tickets" / "seamonkey" / "SeaMonkey_bugs.csv";
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: there is no real data");
        return;
    }
    const std::vector<slow::Cells> texts = texts_of_export(file.string());
    CHECK(texts.size() == 1076);
    for (const slow::Cells& cells : texts) {
        for (const auto& [column, text] : cells) compare_tokens(text);
    }
    const std::size_t size = asked("TWIN_REAL_TICKETS", 120);
    const std::uint64_t last = asked("TWIN_REAL_SEEDS", 5);
    Seen seen;
    for (std::uint64_t seed = 1; seed <= last; ++seed) {
        slow::Dice dice(seed ^ 0x5EAULL);
        std::vector<slow::Cells> some;
        while (some.size() < size) {
            // Now and then the same once more, or in other words.
            some.push_back(some.empty() || dice.chance(70) ? dice.pick(texts) : dice.pick(some));
            std::string& subject = some.back()["subject"];
            if (dice.chance(30)) subject = slow::reworded(dice, subject);
        }
        const slow::World world = slow::peopled(seed, some);
        std::vector<TwinQuestion> questions = random_questions(seed, world, 3);
        questions.push_back({"0.3", 0, true, false, false});
        compare("real texts of seed " + std::to_string(seed), world, questions, seen);
    }
    CHECK(seen.pairs > 100);
    MESSAGE(seen.to_string());
}
