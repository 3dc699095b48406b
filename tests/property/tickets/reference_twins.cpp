#include "property/tickets/twin_answers.hpp"

#include <utility>

#include "reference/tickets/duplicates.hpp"
#include "reference/tickets/text.hpp"

namespace ticket_answers {

namespace {

using namespace reference::tickets;  // NOLINT(google-build-using-namespace): no name of the library is used here

/// What is needed to say what was found.
struct Telling {
    const World& world;
    const Folded& folded;
    const Duplicates& found;
    const TwinQuestion& question;
    Answer& answer;

    [[nodiscard]] std::string name(std::size_t ticket) const {
        return folded.tickets[ticket].source + " " + folded.tickets[ticket].id;
    }
    [[nodiscard]] std::string cell(std::size_t ticket, const std::string& column) const {
        return value_of(folded.tickets[ticket].cells, column);
    }
    /// Could any other ticket be compared with it?
    [[nodiscard]] bool is_scoped(std::size_t ticket) const {
        if (has_column(world, "company") && cell(ticket, "company").empty()) return false;
        const bool people = has_column(world, "requester") && !question.across_requesters;
        const bool assets = has_column(world, "asset") && !question.across_requesters;
        return (!people && !assets) || (people && !cell(ticket, "requester").empty()) ||
               (assets && !cell(ticket, "asset").empty());
    }
    /// A decimal number of hours, in seconds; nothing printed: -1.
    [[nodiscard]] std::int64_t worked(std::size_t ticket) const {
        const std::string hours = cell(ticket, "hours");
        if (hours.empty()) return -1;
        const Threshold exact = threshold(hours);
        return exact.part * 3600 / exact.of;  // the worlds print quarters
    }
    [[nodiscard]] std::string work(const std::vector<const Group*>& groups) const;
    void put_counts() const;
    void put_groups(const std::string& kind, const std::vector<Group>& groups) const;
    void put_declared() const;
};

std::string Telling::work(const std::vector<const Group*>& groups) const {
    std::int64_t seconds = 0;
    int with = 0;
    int without = 0;
    for (const Group* group : groups) {
        for (const Pair& follower : group->followers) {
            const std::int64_t one = worked(follower.b);
            ++(one < 0 ? without : with);
            seconds += one < 0 ? 0 : one;
        }
    }
    const std::int64_t cents = (2 * seconds * cents_an_hour + 3600) / 7200;  // half away from zero
    return std::to_string(seconds) + " s of " + std::to_string(with) + ", " + std::to_string(without) +
           " without hours" + (with > 0 ? ", " + std::to_string(cents) + " cents" : "");
}

void Telling::put_counts() const {
    int compared = 0;
    int not_scoped = 0;
    for (std::size_t ticket = 0; ticket < folded.tickets.size(); ++ticket) {
        if (!found.words[ticket].tokens.empty()) ++(is_scoped(ticket) ? compared : not_scoped);
        std::string& tokens = answer["tokens of " + name(ticket)];
        for (const auto& token : found.words[ticket].tokens) tokens += " " + token;
    }
    for (std::size_t i = 0; i < found.order.size(); ++i) answer["ticket " + std::to_string(i)] = name(found.order[i]);
    answer["compared"] = std::to_string(compared);
    answer["without text"] = std::to_string(found.without_text);
    answer["not scoped"] = std::to_string(not_scoped);
    answer["cut"] = std::to_string(found.cut);
    answer["pairs"] = std::to_string(found.pairs.size());
}

void Telling::put_groups(const std::string& kind, const std::vector<Group>& groups) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::string& line = answer[kind + " " + std::to_string(i)];
        line = groups[i].machine ? "machine " : "repeat ";
        line += name(groups[i].leader) + " <";
        for (const Pair& follower : groups[i].followers) {
            line +=
                " " + name(follower.b) + " " + std::to_string(follower.shared) + "/" + std::to_string(follower.total);
        }
        line += ", " + work({&groups[i]});
    }
}

void Telling::put_declared() const {
    const auto group_of = [&](std::size_t ticket) {
        int i = 0;
        for (const Group& group : found.groups) {
            ++i;
            if (group.leader == ticket) return i;
            for (const Pair& follower : group.followers) {
                if (follower.b == ticket) return i;
            }
        }
        return 0;
    };
    int marked = 0;
    int marked_found = 0;
    int unknown = 0;
    for (std::size_t ticket = 0; ticket < folded.tickets.size(); ++ticket) {
        if (code_key(cell(ticket, "resolution")) == "duplicate") {
            ++marked;
            marked_found += group_of(ticket) != 0 ? 1 : 0;
        }
        const std::string original = cell(ticket, "duplicate_of");
        if (original.empty()) continue;
        bool is_known = false;
        for (std::size_t other = 0; other < folded.tickets.size(); ++other) {
            if (other == ticket || folded.tickets[other].id != original ||
                folded.tickets[other].source != folded.tickets[ticket].source)
                continue;
            is_known = true;
            const bool together = group_of(ticket) != 0 && group_of(ticket) == group_of(other);
            answer["declared " + name(ticket)] = name(other) + (together ? ", found" : ", not found");
        }
        unknown += is_known ? 0 : 1;
    }
    answer["marked"] = std::to_string(marked_found) + "/" + std::to_string(marked);
    answer["unknown originals"] = std::to_string(unknown);
}

}  // namespace

std::string TwinQuestion::to_string() const {
    return "threshold " + threshold + ", window " + std::to_string(window_days) +
           (across_requesters ? ", across requesters" : "") + (with_description ? ", with description" : "") +
           (idf ? ", idf" : "");
}

std::string reference_tokens(const std::string& text) {
    const Words words = words_of(text);
    std::string joined = words.cut ? "cut:" : "";
    for (const auto& token : words.tokens) joined += " " + token;
    return joined;
}

struct ReferenceTwins::Folding {
    World world;
    Folded folded;
};

ReferenceTwins::ReferenceTwins(const World& world) : folding_(new Folding{world, fold(world)}) {}
ReferenceTwins::~ReferenceTwins() = default;

Answer ReferenceTwins::answer(const TwinQuestion& question) const {
    World world = folding_->world;
    world.policy.threshold = question.threshold;
    world.policy.window_days = question.window_days;
    DuplicateOptions options;
    if (question.with_description) options.fields.emplace_back("description");
    options.across_requesters = question.across_requesters;
    options.idf = question.idf;
    const Duplicates found = find_duplicates(world, folding_->folded, options);
    Answer answer;
    const Telling telling{world, folding_->folded, found, question, answer};
    telling.put_counts();
    for (const Pair& pair : found.pairs) {
        answer["pair " + telling.name(pair.a) + " and " + telling.name(pair.b)] =
            std::to_string(pair.shared) + "/" + std::to_string(pair.total);
    }
    telling.put_groups("group", found.groups);
    telling.put_groups("storm", found.storms);
    std::vector<const Group*> all;
    for (const Group& group : found.groups) all.push_back(&group);
    answer["work"] = telling.work(all);
    telling.put_declared();
    return answer;
}

}  // namespace ticket_answers
