#include "property/tickets/twin_answers.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "core/time_zone.hpp"
#include "ingest/load_tickets.hpp"
#include "policy/policy.hpp"
#include "tickets/duplicates.hpp"
#include "tickets/fold.hpp"

namespace ticket_answers {

namespace {

using namespace msp_audit;  // NOLINT(google-build-using-namespace): no name of the reference is used here

/// What is needed to say what was found.
struct Telling {
    const Tickets& tickets;
    const Duplicates& found;
    Answer& answer;

    [[nodiscard]] std::string name(std::uint32_t place) const {
        const Ticket& ticket = tickets.tickets[place];
        return std::filesystem::path(tickets.sources[ticket.source].name).stem().string() + " " +
               std::string(tickets.text(ticket.row.id));
    }
    void put_counts() const;
    void put_groups(const std::string& kind, const std::vector<DuplicateGroup>& groups) const;
    void put_declared() const;
};

std::string text(std::uint64_t numerator, std::uint64_t denominator) {
    return std::to_string(numerator) + "/" + std::to_string(denominator);
}

std::string text(const TicketWork& work) {
    std::string line = std::to_string(work.worked) + " s of " + std::to_string(work.with_hours) + ", " +
                       std::to_string(work.without_hours) + " without hours";
    for (const auto& [currency, amount] : work.cost()) {
        line += ", " + (amount * Decimal::of(100, 0)).normalized().to_string() + " cents";
    }
    return line;
}

void Telling::put_counts() const {
    for (std::uint32_t i = 0; i < tickets.tickets.size(); ++i) {
        answer["ticket " + std::to_string(i)] = name(i);
        std::vector<std::string> words;
        for (const std::uint32_t token : found.sets->of(i)) words.push_back(found.sets->token(token));
        std::sort(words.begin(), words.end());
        std::string& tokens = answer["tokens of " + name(i)];
        for (const std::string& word : words) tokens += " " + word;
    }
    answer["compared"] = std::to_string(found.compared);
    answer["without text"] = std::to_string(found.without_text);
    answer["not scoped"] = std::to_string(found.not_scoped);
    answer["cut"] = std::to_string(found.cut);
    answer["pairs"] = found.pairs_found ? std::to_string(*found.pairs_found) : "not counted";
}

void Telling::put_groups(const std::string& kind, const std::vector<DuplicateGroup>& groups) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::string& line = answer[kind + " " + std::to_string(i)];
        line = groups[i].kind == DuplicateClass::machine ? "machine " : "repeat ";
        line += name(groups[i].leader) + " <";
        for (const DuplicatePair& follower : groups[i].followers) {
            line += " " + name(follower.b) + " " + text(follower.shared, follower.total);
        }
        line += ", " + text(groups[i].work);
    }
}

void Telling::put_declared() const {
    for (const DeclaredDuplicates::Link& link : found.declared.links) {
        answer["declared " + name(link.ticket)] = name(link.original) + (link.found ? ", found" : ", not found");
    }
    answer["marked"] = text(found.declared.marked_found, found.declared.marked);
    answer["unknown originals"] = std::to_string(found.declared.unknown_originals);
}

}  // namespace

std::string library_tokens(const std::string& text) {
    SubjectWords words = words_of_subject(text);
    std::sort(words.tokens.begin(), words.tokens.end());
    std::string joined = words.was_cut ? "cut:" : "";
    for (const std::string& token : words.tokens) joined += " " + token;
    return joined;
}

namespace {

struct Loaded {
    TicketPolicy policy;
    TicketInputs inputs;
    Tickets tickets;
};

void load(const std::string& path, const std::string& as_of, Loaded& into) {
    TicketFold fold(into.inputs, into.policy, Instant::parse(as_of).value_or(Instant()));
    LoadOptions options;
    options.paths = {path};
    options.threads = 1;
    const LoadTrouble trouble = load_tickets(options, TimeZone(), fold, into.inputs);
    if (!trouble.errors.empty()) throw std::runtime_error(trouble.errors.front());
    into.tickets = fold.finish();
}

}  // namespace

std::vector<reference::tickets::Cells> texts_of_export(const std::string& path) {
    Loaded loaded;
    load(path, "", loaded);
    std::vector<reference::tickets::Cells> texts;
    for (const Ticket& ticket : loaded.tickets.tickets) {
        texts.push_back({{"subject", std::string(loaded.tickets.text(ticket.row.subject))},
                         {"description", std::string(loaded.tickets.text(ticket.row.description))}});
    }
    return texts;
}

struct LibraryTwins::Read : Loaded {};

LibraryTwins::LibraryTwins(const std::string& folder, const std::string& policy, const std::string& as_of)
    : read_(new Read) {
    read_->policy = read_policy(policy, "msp-audit.toml").tickets;
    load(folder, as_of, *read_);
}
LibraryTwins::~LibraryTwins() = default;

Answer LibraryTwins::answer(const TwinQuestion& question) const {
    TicketPolicy policy = read_->policy;
    policy.threshold = Decimal::parse(question.threshold).value();
    policy.window_days = question.window_days;
    DuplicateQuestion asked;
    asked.across_requesters = question.across_requesters;
    asked.with_description = question.with_description;
    asked.idf = question.idf;
    asked.pairs = true;
    const Duplicates found = find_duplicates(read_->tickets, policy, asked);
    Answer answer;
    const Telling telling{read_->tickets, found, answer};
    telling.put_counts();
    for (const DuplicatePair& pair : found.pairs) {
        answer["pair " + telling.name(pair.a) + " and " + telling.name(pair.b)] = text(pair.shared, pair.total);
    }
    telling.put_groups("group", found.groups);
    telling.put_groups("storm", found.storms);
    answer["work"] = text(found.work);
    telling.put_declared();
    // Where pairs are too many to count, leaders alone are compared with, and the groups are the same.
    asked.pairs = false;
    asked.most_pairs = 0;
    const Duplicates by_leaders = find_duplicates(read_->tickets, policy, asked);
    Answer once;
    Answer again;
    Telling{read_->tickets, found, once}.put_groups("group", found.groups);
    Telling{read_->tickets, by_leaders, again}.put_groups("group", by_leaders.groups);
    if (once != again) answer["groups by leaders alone"] = "others";
    return answer;
}

}  // namespace ticket_answers
