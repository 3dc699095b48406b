#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/on_threads.hpp"
#include "tickets/local_month.hpp"
#include "tickets/natural_order.hpp"
#include "tickets/resolution_parts.hpp"

namespace msp_audit {

namespace {

struct KeyEntry {
    GroupKey key;
    std::string_view name;
    TextId TicketRow::*text;  ///< none: worked out
};
constexpr std::array<KeyEntry, 11> keys{{
    {GroupKey::priority, "priority", &TicketRow::priority},
    {GroupKey::company, "company", &TicketRow::company},
    {GroupKey::assignee, "assignee", &TicketRow::assignee},
    {GroupKey::group, "group", &TicketRow::group},
    {GroupKey::category, "category", &TicketRow::category},
    {GroupKey::subcategory, "subcategory", &TicketRow::subcategory},
    {GroupKey::type, "type", &TicketRow::type},
    {GroupKey::requester, "requester", &TicketRow::requester},
    {GroupKey::source, "source", nullptr},
    {GroupKey::month, "month", nullptr},
    {GroupKey::resolved_month, "resolved-month", nullptr},
}};

const KeyEntry& entry_of(GroupKey key) { return keys[static_cast<std::size_t>(key)]; }

/// Tells groups apart by a number for each value of a key, and prints the values.
class GroupValues {
public:
    GroupValues(const Tickets& tickets, const TimeZone& zone) : tickets_(tickets), zone_(zone) {
        const auto& sources = tickets.sources;
        for (const TicketSource& source : sources) {
            const auto first = std::find_if(sources.begin(), sources.end(),
                                            [&](const TicketSource& one) { return one.name == source.name; });
            sources_.push_back(static_cast<std::uint32_t>(first - sources.begin()));
        }
    }

    /// Of equal values the same.
    [[nodiscard]] std::uint32_t number_of(const Ticket& ticket, GroupKey key) const {
        if (const auto text = entry_of(key).text) return static_cast<std::uint32_t>(ticket.row.*text);
        if (key == GroupKey::source) return sources_[ticket.source];
        const Instant at = instant_of(ticket, key);
        if (!at.has_value()) return 0;
        const LocalMonth month = LocalMonth::of(at, zone_);
        return static_cast<std::uint32_t>(month.year * 12 + month.month);
    }
    [[nodiscard]] std::string of(const Ticket& ticket, GroupKey key) const {
        if (const auto text = entry_of(key).text) return std::string(tickets_.text(ticket.row.*text));
        if (key == GroupKey::source) return tickets_.sources[ticket.source].name;
        const Instant at = instant_of(ticket, key);
        return at.has_value() ? LocalMonth::of(at, zone_).to_string() : std::string();
    }

private:
    [[nodiscard]] static Instant instant_of(const Ticket& ticket, GroupKey key) {
        return key == GroupKey::month ? ticket.row.opened : ticket.final_at;
    }

    const Tickets& tickets_;
    const TimeZone& zone_;
    std::vector<std::uint32_t> sources_;  ///< the first of each name
};

using Values = std::vector<std::string>;

/// Missing comes last.
struct ValueOrder {
    bool operator()(const Values& a, const Values& b) const {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i] == b[i]) continue;
            if (a[i].empty() || b[i].empty()) return b[i].empty();
            return comes_before(a[i], b[i]);
        }
        return false;
    }
};

constexpr std::uint32_t no_group = 0xFFFFFFFF;

/// Groups by the month of resolution have no ticket that is open.
bool is_by_resolution(const std::vector<GroupKey>& by) {
    return std::find(by.begin(), by.end(), GroupKey::resolved_month) != by.end();
}

/// Which group each ticket falls into. Groups are in order of their first ticket.
class Gathering {
public:
    Gathering(const Tickets& tickets, const GroupValues& values, const std::vector<GroupKey>& by)
        : tickets_(tickets), values_(values), by_(by), places_(by.size()) {
        const bool by_resolution = is_by_resolution(by);
        for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
            const Ticket& ticket = tickets.tickets[place];
            count(ticket, total_);
            if (by.empty()) continue;
            const bool is_in_none = by_resolution && ticket.state != TicketState::resolved;
            of_ticket_.push_back(is_in_none ? no_group : group_of(place));
            if (!is_in_none) count(ticket, groups_[of_ticket_.back()]);
        }
    }

    [[nodiscard]] const ResolutionGroup& total() const { return total_; }
    [[nodiscard]] const std::vector<ResolutionGroup>& groups() const { return groups_; }
    /// A ticket that has the group's values.
    [[nodiscard]] const Ticket& ticket_of(std::size_t group) const { return tickets_.tickets[firsts_[group]]; }
    /// no_group: in none.
    [[nodiscard]] std::uint32_t group_of_ticket(std::size_t place) const {
        return of_ticket_.empty() ? no_group : of_ticket_[place];
    }

private:
    static void count(const Ticket& ticket, ResolutionGroup& group) {
        ++group.tickets;
        group.resolved += ticket.state == TicketState::resolved ? 1 : 0;
        group.open += ticket.state == TicketState::open ? 1 : 0;
    }

    [[nodiscard]] std::uint32_t group_of(std::uint32_t ticket) {
        std::uint32_t place = 0;
        for (std::size_t i = 0; i < by_.size(); ++i) {
            const std::uint64_t number = values_.number_of(tickets_.tickets[ticket], by_[i]);
            auto& places = places_[i];
            const auto next = static_cast<std::uint32_t>(places.size());
            place = places.emplace(std::uint64_t{place} << 32U | number, next).first->second;
        }
        if (place == groups_.size()) {
            groups_.emplace_back();
            firsts_.push_back(ticket);
        }
        return place;
    }

    const Tickets& tickets_;
    const GroupValues& values_;
    const std::vector<GroupKey>& by_;
    /// By key: the place of the values so far, and this one's number -> the place of both.
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> places_;
    ResolutionGroup total_;
    std::vector<ResolutionGroup> groups_;
    std::vector<std::uint32_t> firsts_;     ///< by group: its first ticket
    std::vector<std::uint32_t> of_ticket_;  ///< group by ticket; empty: there are no groups
};

/// A figure of all groups: one kind of durations, described.
struct FigureColumn {
    const DurationColumn* durations;
    std::optional<Distribution>& (*of)(ResolutionGroup& group, std::size_t place);
    std::size_t place;
    bool is_age;  ///< nothing of it ended, and each is counted whole
};

/// What the durations can tell.
std::vector<FigureColumn> figure_columns(const TicketDurations& durations) {
    std::vector<FigureColumn> columns;
    for (std::size_t i = 0; i < measure_count; ++i) {
        if (durations.resolution_lack[i] != Lack::nothing) continue;
        columns.push_back({&durations.resolution[i],
                           [](ResolutionGroup& group, std::size_t place) -> auto& { return group.resolution[place];
    }
    , i, false
});
}  // namespace
for (std::size_t clock = 0; clock < 2; ++clock) {
    if (durations.response_lack[clock] == Lack::nothing) {
            columns.push_back(
                {&durations.first_response[clock],
                 [](ResolutionGroup& group, std::size_t place) -> auto& { return group.first_response[place];
    }
    , clock, false
});
}  // namespace msp_audit
if (durations.open_age_lack[clock] == Lack::nothing) {
            columns.push_back(
                {&durations.open_age[clock],
                 [](ResolutionGroup& group, std::size_t place) -> auto& { return group.open_age[place];
}
, clock, true
});
}
}
return columns;
}

/// Describes one figure of the total and of the groups.
class FigureOfGroups {
public:
    FigureOfGroups(const Gathering& gathering, const ResolutionQuestion& question)
        : gathering_(gathering), question_(question) {}

    void describe(const FigureColumn& column, std::size_t tickets, ResolutionGroup& total,
                  std::vector<ResolutionGroup>& groups) const {
        std::vector<SurvivalRank> all;
        std::vector<std::vector<SurvivalRank>> by_group(groups.size());
        make_room(*column.durations, tickets, all, by_group);
        for (std::size_t place = 0; place < tickets; ++place) {
            const Duration duration = (*column.durations)[place];
            if (duration.outcome == Outcome::none) continue;
            const SurvivalRank observed =
                rank_of({duration.seconds, !column.is_age && duration.outcome == Outcome::censored});
            all.push_back(observed);
            const std::uint32_t group = gathering_.group_of_ticket(place);
            if (group != no_group) by_group[group].push_back(observed);
        }
        const bool by_resolution = is_by_resolution(question_.by);
        put(all, !column.is_age, column.of(total, column.place));
        for (std::size_t group = 0; group < groups.size(); ++group) {
            put(by_group[group], !column.is_age && !by_resolution, column.of(groups[group], column.place));
        }
    }

private:
    /// To grow costs more than to count.
    void make_room(const DurationColumn& durations, std::size_t tickets, std::vector<SurvivalRank>& all,
                   std::vector<std::vector<SurvivalRank>>& by_group) const {
        std::size_t total = 0;
        std::vector<std::size_t> sizes(by_group.size());
        for (std::size_t place = 0; place < tickets; ++place) {
            if (durations[place].outcome == Outcome::none) continue;
            ++total;
            const std::uint32_t group = gathering_.group_of_ticket(place);
            if (group != no_group) ++sizes[group];
        }
        all.reserve(total);
        for (std::size_t group = 0; group < sizes.size(); ++group) by_group[group].reserve(sizes[group]);
    }

    void put(std::vector<SurvivalRank>& observed, bool has_survival, std::optional<Distribution>& into) const {
        if (observed.empty()) return;
        into = describe_ranks(observed, question_.rule);
        if (!has_survival) into->km_median = into->km_p90 = std::nullopt;
        std::vector<SurvivalRank>().swap(observed);
    }

    const Gathering& gathering_;
    const ResolutionQuestion& question_;
};

}  // namespace

std::string_view name_of(GroupKey key) { return entry_of(key).name; }

std::optional<GroupKey> group_key_named(std::string_view name) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [name](const KeyEntry& one) { return one.name == name; });
    return found == keys.end() ? std::nullopt : std::optional(found->key);
}

std::vector<ResolutionGroup> group_durations(const Tickets& tickets, const TicketDurations& durations,
                                             const TimeZone& zone, const ResolutionQuestion& question,
                                             unsigned threads) {
    const GroupValues values(tickets, zone);
    const auto& by = question.by;
    const Gathering gathering(tickets, values, by);
    ResolutionGroup total = gathering.total();
    std::vector<ResolutionGroup> groups = gathering.groups();
    const FigureOfGroups figure(gathering, question);
    const std::vector<FigureColumn> columns = figure_columns(durations);
    for_each_on_threads(columns.size(), threads, [&](std::size_t place, unsigned /*worker*/) {
        figure.describe(columns[place], tickets.tickets.size(), total, groups);
    });
    std::vector<std::pair<Values, std::size_t>> order;
    for (std::size_t place = 0; place < groups.size(); ++place) {
        order.emplace_back(Values(), place);
        for (const GroupKey key : by) order.back().first.push_back(values.of(gathering.ticket_of(place), key));
    }
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return ValueOrder()(a.first, b.first); });
    std::vector<ResolutionGroup> ordered{std::move(total)};
    for (auto& [printed, place] : order) {
        ordered.push_back(std::move(groups[place]));
        for (std::size_t i = 0; i < by.size(); ++i) {
            ordered.back().by.emplace_back(std::string(name_of(by[i])), std::move(printed[i]));
        }
    }
    return ordered;
}

}  // namespace msp_audit
