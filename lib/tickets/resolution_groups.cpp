#include <algorithm>
#include <array>
#include <unordered_map>

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

/// What the durations of a group's tickets are gathered in.
struct Gathered {
    std::size_t tickets = 0, resolved = 0, open = 0;
    std::array<std::vector<Survival>, measure_count> resolution;
    std::array<std::vector<Survival>, 2> first_response, open_age;

    static void put(std::vector<Survival>& into, const Duration& duration) {
        if (duration.outcome != Outcome::none) {
            into.push_back({duration.seconds, duration.outcome == Outcome::censored});
        }
    }

    void add(const Ticket& ticket, std::uint32_t place, const TicketDurations& durations) {
        ++tickets;
        resolved += ticket.state == TicketState::resolved ? 1 : 0;
        open += ticket.state == TicketState::open ? 1 : 0;
        for (std::size_t i = 0; i < measure_count; ++i) put(resolution[i], durations.resolution[place][i]);
        for (std::size_t clock = 0; clock < 2; ++clock) {
            put(first_response[clock], durations.first_response[clock][place]);
            const Duration& age = durations.open_age[clock][place];
            if (age.outcome != Outcome::none) open_age[clock].push_back({age.seconds, false});
        }
    }
};

std::optional<Distribution> described(std::vector<Survival>& observed, Lack lack, PercentileRule rule,
                                      bool has_survival) {
    if (lack != Lack::nothing || observed.empty()) return std::nullopt;
    Distribution distribution = describe(observed, rule);
    if (!has_survival) distribution.km_median = distribution.km_p90 = std::nullopt;
    return distribution;
}

ResolutionGroup described(Gathered&& gathered, const TicketDurations& durations, PercentileRule rule,
                          bool has_survival) {
    ResolutionGroup group;
    group.tickets = gathered.tickets;
    group.resolved = gathered.resolved;
    group.open = gathered.open;
    for (std::size_t i = 0; i < measure_count; ++i) {
        group.resolution[i] = described(gathered.resolution[i], durations.resolution_lack[i], rule, has_survival);
    }
    for (std::size_t clock = 0; clock < 2; ++clock) {
        group.first_response[clock] =
            described(gathered.first_response[clock], durations.response_lack[clock], rule, has_survival);
        group.open_age[clock] = described(gathered.open_age[clock], durations.open_age_lack[clock], rule, false);
    }
    return group;
}

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

/// A group, and a ticket that has its values.
struct GatheredGroup {
    std::uint32_t ticket = 0;
    Gathered gathered;
};

/// The groups that tickets fall into, in order of their first ticket.
class Gathering {
public:
    Gathering(const Tickets& tickets, const GroupValues& values, const std::vector<GroupKey>& by)
        : tickets_(tickets), values_(values), by_(by), places_(by.size()) {}

    [[nodiscard]] Gathered& group_of(std::uint32_t ticket) {
        std::uint32_t place = 0;
        for (std::size_t i = 0; i < by_.size(); ++i) {
            const std::uint64_t number = values_.number_of(tickets_.tickets[ticket], by_[i]);
            auto& places = places_[i];
            const auto next = static_cast<std::uint32_t>(places.size());
            place = places.emplace(std::uint64_t{place} << 32U | number, next).first->second;
        }
        if (place == groups_.size()) groups_.push_back({ticket, {}});
        return groups_[place].gathered;
    }
    [[nodiscard]] std::vector<GatheredGroup> take() { return std::move(groups_); }

private:
    const Tickets& tickets_;
    const GroupValues& values_;
    const std::vector<GroupKey>& by_;
    /// By key: the place of the values so far, and this one's number -> the place of both.
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> places_;
    std::vector<GatheredGroup> groups_;
};

}  // namespace

std::string_view name_of(GroupKey key) { return entry_of(key).name; }

std::optional<GroupKey> group_key_named(std::string_view name) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [name](const KeyEntry& one) { return one.name == name; });
    return found == keys.end() ? std::nullopt : std::optional(found->key);
}

std::vector<ResolutionGroup> group_durations(const Tickets& tickets, const TicketDurations& durations,
                                             const TimeZone& zone, const ResolutionQuestion& question) {
    const GroupValues values(tickets, zone);
    const auto& by = question.by;
    const bool is_by_resolution = std::find(by.begin(), by.end(), GroupKey::resolved_month) != by.end();
    GatheredGroup total;
    Gathering gathering(tickets, values, by);
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        total.gathered.add(ticket, place, durations);
        if (by.empty() || (is_by_resolution && ticket.state != TicketState::resolved)) continue;
        gathering.group_of(place).add(ticket, place, durations);
    }
    std::vector<GatheredGroup> gathered = gathering.take();
    std::vector<std::pair<Values, std::size_t>> order;
    for (std::size_t place = 0; place < gathered.size(); ++place) {
        order.emplace_back(Values(), place);
        const Ticket& ticket = tickets.tickets[gathered[place].ticket];
        for (const GroupKey key : by) order.back().first.push_back(values.of(ticket, key));
    }
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return ValueOrder()(a.first, b.first); });
    std::vector<ResolutionGroup> groups(order.size() + 1);
    for (std::size_t place = 0; place < groups.size(); ++place) {
        const bool is_total = place == 0;
        Gathered& from = is_total ? total.gathered : gathered[order[place - 1].second].gathered;
        groups[place] = described(std::move(from), durations, question.rule, is_total || !is_by_resolution);
        for (std::size_t i = 0; i < by.size() && !is_total; ++i) {
            groups[place].by.emplace_back(std::string(name_of(by[i])), order[place - 1].first[i]);
        }
    }
    return groups;
}

}  // namespace msp_audit
