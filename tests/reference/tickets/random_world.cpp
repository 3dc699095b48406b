#include "random_world.hpp"

#include "random_stories.hpp"
#include "text.hpp"

#include <algorithm>

namespace reference::tickets {
namespace {

/// Columns of a source; those after the first four may be absent.
std::vector<std::string> random_columns(Dice& dice, Kind kind, const std::set<std::string>& absent) {
    std::vector<std::string> columns = {"ticket_id", "opened_at"};
    const std::vector<std::string> others = {"updated_at",  "status",   "resolved_at",      "closed_at",
                                             "resolution",  "priority", "reopen_count",     "requester",
                                             "company",     "asset",    "subject",          "category",
                                             "subcategory", "due_at",   "first_response_at"};
    for (const auto& column : others) {
        const bool needed = kind == Kind::snapshots && (column == "updated_at" || column == "status");
        if (needed || absent.count(column) == 0) {
            columns.push_back(column);
        }
    }
    if (kind == Kind::snapshots && dice.chance(40)) {
        columns.push_back("sys_mod_count");
    }
    return columns;
}

std::set<std::string> random_absent(Dice& dice) {
    static const std::vector<std::pair<std::string, int>> chances = {
        {"status", 8},    {"resolved_at", 15},       {"closed_at", 20}, {"resolution", 30},
        {"priority", 15}, {"reopen_count", 40},      {"requester", 10}, {"company", 10},
        {"asset", 30},    {"subject", 12},           {"category", 15},  {"subcategory", 20},
        {"due_at", 40},   {"first_response_at", 30}, {"updated_at", 30}};
    std::set<std::string> absent;
    for (const auto& [column, percent] : chances) {
        if (dice.chance(percent)) {
            absent.insert(column);
        }
    }
    return absent;
}

/// One source in the making.
struct Writer {
    Dice& dice;
    const WorldOptions& options;
    World& world;
    std::string source;
    Kind kind;
    std::vector<Cells> rows;

    void snapshots(const Story& story) {
        int counter = dice.below(3);
        const std::size_t first = story.steps.size() > 1 && dice.chance(40) ? 1 : 0;
        for (std::size_t i = first; i < story.steps.size(); ++i) {
            Cells cells = story.steps[i].cells;
            cells["sys_mod_count"] = std::to_string(counter++);
            for (const char* column : {"opened_at", "company", "requester", "priority", "subject", "asset"}) {
                if (i > first && dice.chance(4)) {
                    cells[column] = "";
                }
            }
            if (options.doubtful && dice.chance(3)) {
                cells["updated_at"] = "";
            }
            rows.push_back(cells);
            if (dice.chance(5)) {
                rows.push_back(cells);
            }
        }
    }

    void changes(const Story& story) {
        rows.push_back(story.steps.back().cells);
        if (dice.chance(15)) {
            return;  // no events: its row decides
        }
        const bool printed_from = dice.chance(70);
        for (std::size_t i = 1; i < story.steps.size(); ++i) {
            const Step& before = story.steps[i - 1];
            const Step& step = story.steps[i];
            std::string from = printed_from ? before.text : "";
            if (i == 1 && step.status != Class::voided && is_open_class(step) && dice.chance(10)) {
                from = "Resolved";
            }
            event(story.id, step.at, dice.chance(90) ? "status" : "Status", from, step.text);
            const std::string old_priority = value_of(before.cells, "priority");
            const std::string priority = value_of(step.cells, "priority");
            if (old_priority != priority && !priority.empty()) {
                event(story.id, step.at, "priority", old_priority, priority);
            }
        }
    }

    static bool is_open_class(const Step& step) {
        return !step.unknown && step.status != Class::resolved && step.status != Class::closed;
    }

    void event(const std::string& id, Instant at, const std::string& field, const std::string& from,
               const std::string& to) {
        world.events.push_back({0, id, instant_text(at), field, from, to, ""});
        if (dice.chance(4)) {
            world.events.push_back(world.events.back());
        }
    }

    void single(const Story& story) {
        for (int copies = dice.chance(4) ? 2 : 1; copies > 0; --copies) {
            rows.push_back(story.steps.back().cells);
        }
    }

    void write(const std::vector<Story>& stories) {
        for (const Story& story : stories) {
            kind == Kind::snapshots ? snapshots(story) : (kind == Kind::changes ? changes(story) : single(story));
        }
        if (dice.chance(25)) {
            rows.push_back(rows.front());
            rows.back()["ticket_id"] = "";  // rejected
        }
        const bool sorted = dice.chance(40);
        for (std::size_t i = rows.size(); !sorted && i > 1; --i) {
            std::swap(rows[i - 1], rows[static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
        }
        for (const Cells& all : rows) {
            Row row{source, static_cast<int>(world.rows.size()) + 1, {}};
            for (const auto& column : world.sources.at(source)) {
                row.cells[column] = all.count(column) != 0 ? all.at(column) : "";
            }
            world.rows.push_back(row);
        }
    }
};

void shuffle_events(Dice& dice, World& world) {
    auto& events = world.events;
    const bool sorted = dice.chance(50);
    for (std::size_t i = events.size(); !sorted && i > 1; --i) {
        std::swap(events[i - 1], events[static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i].place = static_cast<int>(i) + 1;
    }
}

/// None, any time of the span, the very time of something, or W days after it.
std::optional<Instant> random_as_of(Dice& dice, const World& world, Instant start,
                                    const std::vector<Story>& stories) {
    if (dice.chance(40)) {
        return std::nullopt;
    }
    if (dice.chance(40)) {
        return start + dice.below(dice.chance(50) ? 15 * 86400 : 70 * 86400);
    }
    const Instant at = dice.pick(dice.pick(stories).steps).at;
    const Seconds window = std::int64_t{world.policy.reopen_days} * 86400;
    return dice.pick(std::vector<Instant>{at, at - 1, at + window, at + window - 1});
}

}  // namespace

World random_world(std::uint64_t seed, const WorldOptions& options) {
    Dice dice(seed ^ 0xABCDEFULL);
    return random_world(seed, options, dice.pick(std::vector<Kind>{Kind::snapshots, Kind::changes, Kind::single}));
}

World random_world(std::uint64_t seed, const WorldOptions& options, Kind kind) {
    Dice dice(seed);
    World world;
    const Instant start = random_start(dice);
    world.policy = random_policy(dice, start);
    const auto absent = random_absent(dice);
    const auto stories = random_stories(dice, options, start);
    world.sources["tickets-1"] = random_columns(dice, kind, absent);
    if (!options.counter) {
        auto& columns = world.sources["tickets-1"];
        columns.erase(std::remove(columns.begin(), columns.end(), "sys_mod_count"), columns.end());
    }
    Writer first{dice, options, world, "tickets-1", kind, {}};
    first.write(stories);
    // A second provider whose ids are the same numbers; it brings no events, which could not tell the two apart.
    if (kind != Kind::changes && dice.chance(25)) {
        WorldOptions few = options;
        few.tickets = options.tickets / 4;
        auto columns = random_columns(dice, Kind::single, absent);
        columns.push_back("impact");
        world.sources["tickets-2"] = columns;
        Writer second{dice, options, world, "tickets-2", Kind::single, {}};
        second.write(random_stories(dice, few, start));
    }
    if (kind == Kind::changes && dice.chance(20)) {
        world.events.push_back({0, "unknown-9", instant_text(start), "status", "New", "Open", ""});
    }
    shuffle_events(dice, world);
    world.as_of = random_as_of(dice, world, start, stories);
    return world;
}

}  // namespace reference::tickets
