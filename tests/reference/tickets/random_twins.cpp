#include "random_twins.hpp"

#include "text.hpp"

#include <algorithm>

namespace reference::tickets {
namespace {

using Texts = std::vector<std::string>;

std::string joined(const Texts& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

/// The subjects of one world: of few words, so that many are near each other.
class Subjects {
public:
    explicit Subjects(Dice& dice)
        : dice_(dice), richness_(dice.between(5, 45)), wild_(dice.pick(std::vector<int>{0, 10, 60})) {
        long_words_ = dice.chance(8);
    }

    std::string next() {
        const int shape = dice_.below(100);
        if (shape < wild_) {
            return wild_text(dice_, dice_.between(1, 6));
        }
        if (shape > 96) {
            return dice_.pick(Texts{"", "?", " ", "!!", "VPN", "10.0.0.5 2024-05-06 1234567", "\u6C34"});
        }
        if (long_words_ && shape > 84) {
            return very_long();
        }
        Texts words = known_.empty() || dice_.chance(30) ? fresh() : changed(dice_.pick(known_));
        known_.push_back(words);
        const std::string text = joined(words);
        return dice_.chance(25) ? reworded(dice_, text) : text;
    }

private:
    std::string word() {
        static const Texts special = {"10.0.0.1",         "INC0012345",  "2024-05-06",  "12:30",
                                      "jane@example.com", "Stra\u00DFe", "\u63A5\u7D9A"};
        // Some are common, most are rare.
        const int place = std::min(dice_.below(richness_), dice_.below(richness_));
        return dice_.chance(6) ? dice_.pick(special) : "w" + std::to_string(place);
    }

    Texts fresh() {
        const int size = dice_.chance(15) ? dice_.between(13, 40) : dice_.between(1, 12);
        Texts words;
        for (int i = 0; i < size; ++i) {
            words.push_back(size > 12 && dice_.chance(50) ? word() + "x" + std::to_string(i) : word());
        }
        return words;
    }

    /// Some words less, some more.
    Texts changed(Texts words) {
        for (int times = dice_.below(4); times > 0 && !words.empty(); --times) {
            words.erase(words.begin() + dice_.below(static_cast<int>(words.size())));
        }
        for (int times = dice_.below(4); times > 0; --times) {
            words.insert(words.begin() + dice_.below(static_cast<int>(words.size()) + 1), word());
        }
        return words;
    }

    /// About as many words as count.
    std::string very_long() {
        const int size = dice_.pick(std::vector<int>{500, 511, 512, 513, 540});
        const int first = dice_.below(3) * 40;
        Texts words;
        for (int i = 0; i < size; ++i) {
            words.push_back("n" + std::to_string(first + i));
        }
        words.push_back(dice_.pick(Texts{"n1", "end", "n500"}));
        return joined(words);
    }

    Dice& dice_;
    int richness_, wild_;
    bool long_words_ = false;
    std::vector<Texts> known_;
};

/// Openings in clusters, whose members are a window apart but for a second.
class Openings {
public:
    Openings(Dice& dice, Instant start, Seconds window)
        : dice_(dice), start_(start), window_(window), hurry_(dice.chance(40)) {}

    Instant next() {
        const std::vector<Seconds> gaps = {0,    0,    0,           1,       60,      600,         3599,
                                           3600, 3601, window_ - 1, window_, window_, window_ + 1, -window_};
        Instant at = start_ + dice_.below(static_cast<int>(4 * window_ + 86400));
        if (!known_.empty() && dice_.chance(80)) {
            const Seconds gap = hurry_ ? Seconds{dice_.below(8)} * 450 : dice_.pick(gaps);
            at = (hurry_ ? known_.front() : dice_.pick(known_)) + gap;
        }
        known_.push_back(at);
        return at;
    }

private:
    Dice& dice_;
    Instant start_;
    Seconds window_;
    bool hurry_;
    std::vector<Instant> known_;
};

Cells random_people(Dice& dice, int missing) {
    static const std::map<std::string, Texts> values = {
        {"company", {"Contoso", "Contoso", "Contoso", "CONTOSO", "Fabrikam"}},
        {"requester", {"ann", "bob", "cid", "dan", "eve", "Ann", "backup@srv1", "J\u00D6RG", "j\u00F6rg"}},
        {"asset", {"PC-1", "PC-2", "pc-1", "srv-9"}},
        {"hours", {"0", "0.25", "1.5", "3", "0.75"}},
        {"resolution", {"Fixed", "Duplicate", "DUPLICATE", "duplicate'", "Not a duplicate", "Dupli cate"}}};
    Cells cells;
    for (const auto& [column, some] : values) {
        cells[column] = dice.chance(missing) ? dice.pick(Texts{"", "?", "-", "N/A"}) : dice.pick(some);
    }
    return cells;
}

std::vector<std::string> random_columns(Dice& dice) {
    static const std::vector<std::pair<std::string, int>> chances = {
        {"requester", 85},   {"company", 80}, {"asset", 65},        {"subject", 97},
        {"description", 60}, {"hours", 60},   {"duplicate_of", 60}, {"resolution", 60}};
    std::vector<std::string> columns = {"ticket_id", "opened_at", "status"};
    for (const auto& [column, percent] : chances) {
        if (dice.chance(percent)) {
            columns.push_back(column);
        }
    }
    return columns;
}

Policy policy_of(Dice& dice) {
    Policy policy;
    policy.window_days = dice.pick(std::vector<int>{0, 1, 3, 7, 7});
    policy.machine_requesters = dice.chance(50) ? Texts{"backup@*", "D?N", "j\u00D6?g"} : Texts{};
    return policy;
}

void add_row(World& world, const std::string& source, const Cells& cells) {
    Row row{source, static_cast<int>(world.rows.size()) + 1, {}};
    for (const auto& column : world.sources.at(source)) {
        const auto found = cells.find(column);
        row.cells[column] = found == cells.end() ? "" : found->second;
    }
    world.rows.push_back(row);
}

/// Makes five tickets those of a machine that is as regular as it must be to count as one, or not quite: gaps of
/// 1,000, 1,000, 1,000 and 1,000 - d s are regular up to d = 414.
void add_clockwork(Dice& dice, World& world) {
    const Instant first = time_of(world.rows.front().cells, "opened_at").value();
    const std::vector<Seconds> times = {0, 1000, 2000, 3000, 4000 - dice.between(404, 424)};
    for (std::size_t i = 0; i < times.size() && i < world.rows.size(); ++i) {
        Cells& cells = world.rows[i].cells;
        for (const char* column : {"subject", "description", "company", "requester", "asset"}) {
            if (cells.count(column) != 0) {
                cells[column] = "clock strikes every hour";
            }
        }
        cells["opened_at"] = instant_text(first + times[i]);
    }
}

}  // namespace

World peopled(std::uint64_t seed, const std::vector<Cells>& texts) {
    Dice dice(seed ^ 0x7717ULL);
    World world;
    world.policy = policy_of(dice);
    const bool single = dice.chance(70);
    world.sources["tickets-1"] = random_columns(dice);
    if (!single) {
        world.sources["tickets-2"] = random_columns(dice);
        world.sources["tickets-2"].emplace_back("impact");
    }
    const int missing = dice.pick(std::vector<int>{0, 5, 30});
    Openings openings(dice, instant("2024-03-20T00:00:00Z"), Seconds{std::max(world.policy.window_days, 1)} * 86400);
    std::map<std::string, Texts> ids;
    for (const Cells& text : texts) {
        const std::string source = single || dice.chance(60) ? "tickets-1" : "tickets-2";
        Texts& known = ids[source];
        Cells cells = random_people(dice, missing);
        cells.insert(text.begin(), text.end());
        // Ids that are equal by value, too.
        std::string id = dice.pick(Texts{"T", "T0", "", "A-"}) + std::to_string(known.size() / 2);
        while (std::find(known.begin(), known.end(), id) != known.end()) {
            id = "T0" + id;
        }
        known.push_back(id);
        cells["ticket_id"] = id;
        cells["opened_at"] = instant_text(openings.next());
        cells["status"] = dice.pick(Texts{"Open", "Open", "Resolved", "Cancelled"});
        if (dice.chance(15)) {
            cells["duplicate_of"] = dice.chance(80) ? dice.pick(known) : "X-77";
        }
        add_row(world, source, cells);
    }
    // One file after the other.
    std::stable_sort(world.rows.begin(), world.rows.end(),
                     [](const Row& one, const Row& other) { return one.source < other.source; });
    for (std::size_t i = 0; i < world.rows.size(); ++i) {
        world.rows[i].place = static_cast<int>(i) + 1;
    }
    return world;
}

World random_twins(std::uint64_t seed, int tickets) {
    Dice dice(seed);
    Subjects subjects(dice);
    std::vector<Cells> texts(static_cast<std::size_t>(tickets));
    for (Cells& cells : texts) {
        cells["subject"] = subjects.next();
        cells["description"] = dice.chance(40) ? "" : subjects.next();
    }
    World world = peopled(seed, texts);
    if (dice.chance(25)) {
        add_clockwork(dice, world);
    }
    return world;
}

}  // namespace reference::tickets
