#include "tickets/workload.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/glob.hpp"
#include "core/text_key.hpp"
#include "tickets/duplicates.hpp"
#include "tickets/folded_values.hpp"
#include "tickets/reopens.hpp"

namespace msp_audit {

namespace {

TextId cell_of(const TicketRow& row, TicketColumn column) {
    switch (column) {
    case TicketColumn::requester:
        return row.requester;
    case TicketColumn::assignee:
        return row.assignee;
    case TicketColumn::category:
        return row.category;
    default:
        return TextId::empty;
    }
}

/// The policy's authorised requesters: globs, held against names without case and outer spaces.
class AuthorisedNames {
public:
    explicit AuthorisedNames(const std::vector<std::string>& names) : names_(names), is_met_(names.size()) {
        for (const std::string& name : names) globs_.push_back(value_key(name));
    }
    [[nodiscard]] bool have(std::string_view requester) {
        const std::string name = value_key(requester);
        bool is_named = false;
        for (std::size_t i = 0; i < globs_.size(); ++i) {
            if (!glob_matches(globs_[i], name)) continue;
            is_met_[i] = true;
            is_named = true;
        }
        return is_named;
    }
    /// Those that no requester so far was, as the policy has them.
    [[nodiscard]] std::vector<std::string> unmet() const {
        std::vector<std::string> unmet;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (!is_met_[i]) unmet.push_back(names_[i]);
        }
        return unmet;
    }

private:
    const std::vector<std::string>& names_;
    std::vector<std::string> globs_;
    std::vector<bool> is_met_;
};

class Counting {
public:
    Counting(const Tickets& tickets, const TicketPolicy& policy, const Calendars& calendars, const TimeZone& zone)
        : tickets_(tickets),
          policy_(policy),
          calendars_(calendars),
          zone_(zone),
          hours_(tickets, policy),
          reopened_(reopened_tickets(tickets)) {}

    [[nodiscard]] WorkloadReport run();

private:
    using Places = std::vector<std::uint32_t>;

    [[nodiscard]] TicketLoad load_of(const Places& places) const;
    [[nodiscard]] LoadTable table_of(TicketColumn column, bool resolved_only) const;
    /// A machine is nobody who may or may not open tickets.
    [[nodiscard]] bool is_by_machine(std::uint32_t place) const {
        const TextId requester = tickets_.tickets[place].row.requester;
        return requester != TextId::empty && is_one_of(policy_.machine_requesters, tickets_.text(requester));
    }
    void count_openers();
    void count_themes();
    void count_demand();
    void count_handling();
    [[nodiscard]] std::vector<bool> duplicates() const;
    void name_what_is_missing();

    const Tickets& tickets_;
    const TicketPolicy& policy_;
    const Calendars& calendars_;
    const TimeZone& zone_;
    TicketHours hours_;
    std::vector<std::optional<bool>> reopened_;
    WorkloadReport report_;
};

WorkloadReport Counting::run() {
    Places all(tickets_.tickets.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        all[i] = i;
        if (!hours_.worked(i)) report_.without_hours.push_back(i);
    }
    report_.all = load_of(all);
    report_.requesters = table_of(TicketColumn::requester, false);
    report_.resolvers = table_of(TicketColumn::assignee, true);
    report_.by_category = table_of(TicketColumn::category, false);
    report_.by_assignee = table_of(TicketColumn::assignee, false);
    count_openers();
    count_themes();
    count_demand();
    count_handling();
    if (!tickets_.time_entries.empty()) report_.entries = check_entries(tickets_, duplicates(), zone_);
    name_what_is_missing();
    return std::move(report_);
}

std::optional<Seconds> median_of(std::vector<Seconds>& values) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    return percentile(values, 50, PercentileRule::nearest_rank);
}

TicketLoad Counting::load_of(const Places& places) const {
    TicketLoad load;
    std::vector<Seconds> hours;
    std::vector<Seconds> hours_of_reopened;
    for (const std::uint32_t place : places) {
        const Ticket& ticket = tickets_.tickets[place];
        const bool was_reopened = reopened_[place].value_or(false);
        ++load.tickets;
        load.void_tickets += ticket.state == TicketState::void_ ? 1U : 0U;
        load.resolved += ticket.state == TicketState::resolved ? 1U : 0U;
        load.reopened += was_reopened ? 1U : 0U;
        load.reopening_known += reopened_[place].has_value() ? 1U : 0U;
        load.work += hours_.work_on(place);
        if (const auto worked = hours_.worked(place)) {
            hours.push_back(*worked);
            if (was_reopened) hours_of_reopened.push_back(*worked);
        }
    }
    load.median_hours = median_of(hours);
    load.median_hours_reopened = median_of(hours_of_reopened);
    return load;
}

LoadTable Counting::table_of(TicketColumn column, bool resolved_only) const {
    LoadTable table{column, {}};
    FoldedValues values(tickets_);
    std::vector<std::pair<TextId, Places>> groups;
    std::unordered_map<std::uint32_t, std::size_t> known;
    for (std::uint32_t place = 0; place < tickets_.tickets.size(); ++place) {
        const Ticket& ticket = tickets_.tickets[place];
        if (resolved_only && ticket.state != TicketState::resolved) continue;
        const TextId cell = cell_of(ticket.row, column);
        const auto [found, is_new] = known.emplace(values.of(cell), groups.size());
        if (is_new) groups.push_back({cell, {}});
        groups[found->second].second.push_back(place);
    }
    table.rows.reserve(groups.size());
    for (const auto& [value, places] : groups) table.rows.push_back({value, load_of(places)});
    std::sort(table.rows.begin(), table.rows.end(), [this](const LoadRow& a, const LoadRow& b) {
        const auto rank = [this](const LoadRow& row) {
            return std::tuple(row.value == TextId::empty, -static_cast<std::int64_t>(row.load.tickets),
                              -row.load.work.worked, tickets_.text(row.value));
        };
        return rank(a) < rank(b);
    });
    return table;
}

void Counting::count_openers() {
    Openers& openers = report_.openers;
    AuthorisedNames names(policy_.authorised_requesters);
    std::size_t told = 0;
    for (LoadRow& row : report_.requesters.rows) {
        if (row.value == TextId::empty) continue;
        ++openers.requesters;
        row.is_authorised = names.have(tickets_.text(row.value));
        row.is_machine = is_one_of(policy_.machine_requesters, tickets_.text(row.value));
        openers.by_machines += row.is_machine ? row.load.tickets : 0;
        if (told * 2 >= report_.all.tickets) continue;
        told += row.load.tickets;
        if (told * 2 >= report_.all.tickets) openers.for_half = openers.requesters;
    }
    openers.authorised_without_ticket = names.unmet();
    if (policy_.authorised_requesters.empty()) return;
    std::unordered_map<TextId, bool> known;
    for (std::uint32_t place = 0; place < tickets_.tickets.size(); ++place) {
        const TextId requester = tickets_.tickets[place].row.requester;
        if (requester == TextId::empty || is_by_machine(place)) continue;
        const auto [found, is_new] = known.emplace(requester, false);
        if (is_new) found->second = names.have(tickets_.text(requester));
        ++openers.by_authorised.denominator;
        openers.by_authorised.numerator += found->second ? 1U : 0U;
        if (!found->second) openers.unauthorised.push_back(place);
    }
}

void Counting::count_themes() {
    if (!tickets_.has(TicketColumn::subject)) return;
    ThemeTable& table = report_.themes;
    for (const Ticket& ticket : tickets_.tickets) table.compared += ticket.row.subject == TextId::empty ? 0U : 1U;
    std::vector<Places> found = tickets_of_themes(tickets_, policy_.themes);
    Places any;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].empty()) continue;
        any.insert(any.end(), found[i].begin(), found[i].end());
        table.themes.push_back({policy_.themes[i].name, load_of(found[i]), std::move(found[i])});
    }
    std::stable_sort(table.themes.begin(), table.themes.end(),
                     [](const ThemeLoad& a, const ThemeLoad& b) { return a.load.tickets > b.load.tickets; });
    std::sort(any.begin(), any.end());
    any.erase(std::unique(any.begin(), any.end()), any.end());
    table.any = load_of(any);
    table.any_tickets = std::move(any);
}

void Counting::count_demand() {
    Demand& demand = report_.demand;
    constexpr std::int32_t seconds_an_hour = 3600;
    for (std::uint32_t place = 0; place < tickets_.tickets.size(); ++place) {
        const Ticket& ticket = tickets_.tickets[place];
        const LocalTime local = zone_.local(ticket.row.opened);
        ++demand.opened.at(local.day.weekday()).at(static_cast<std::size_t>(local.second_of_day / seconds_an_hour));
        const BusinessTime* const calendar = calendars_.of(tickets_.text(ticket.row.company));
        if (calendar == nullptr) {
            ++demand.without_calendar;
            continue;
        }
        ++demand.after_hours.denominator;
        if (calendar->is_working(ticket.row.opened)) continue;
        ++demand.after_hours.numerator;
        demand.after_hours_tickets.push_back(place);
        demand.after_hours_by_machines += is_by_machine(place) ? 1U : 0U;
    }
}

void Counting::count_handling() {
    Handling& handling = report_.handling;
    for (std::uint32_t place = 0; place < tickets_.tickets.size(); ++place) {
        const Ticket& ticket = tickets_.tickets[place];
        if (ticket.state == TicketState::void_ || ticket.row.reassignment_count < 0) continue;
        const auto times = static_cast<std::size_t>(ticket.row.reassignment_count);
        ++handling.reassigned.denominator;
        if (times > 0) handling.reassigned_tickets.push_back(place);
        handling.reassignments += times;
        handling.most = std::max(handling.most, times);
        if (ticket.state != TicketState::resolved || !reopened_[place]) continue;
        ++handling.one_touch.denominator;
        if (times == 0 && !*reopened_[place]) handling.one_touch_tickets.push_back(place);
    }
    handling.reassigned.numerator = handling.reassigned_tickets.size();
    handling.one_touch.numerator = handling.one_touch_tickets.size();
}

/// Tickets that repeat another one: found by their words, or declared by the provider.
std::vector<bool> Counting::duplicates() const {
    std::vector<bool> is_duplicate(tickets_.tickets.size());
    const Duplicates found = find_duplicates(tickets_, policy_, {});
    for (const DuplicateGroup& group : found.groups) {
        for (const DuplicatePair& follower : group.followers) is_duplicate[follower.b] = true;
    }
    for (const DeclaredDuplicates::Link& link : found.declared.links) is_duplicate[link.ticket] = true;
    return is_duplicate;
}

void Counting::name_what_is_missing() {
    auto& missing = report_.not_in_this_export;
    const auto need = [&](TicketColumn column, const char* figure) {
        if (!tickets_.has(column)) missing.push_back({figure, std::string(name_of(column)), "no column"});
    };
    need(TicketColumn::requester, "requesters");
    need(TicketColumn::assignee, "resolvers");
    const bool has_hours = tickets_.has(TicketColumn::hours) || !tickets_.time_entries.empty();
    if (!has_hours) {
        for (const char* const figure : {"hours_by", "cost"}) {
            missing.push_back({figure, "hours", "no column, and no time entries"});
        }
    }
    need(TicketColumn::category, "hours_by.category");
    if (has_hours && !hours_.has_rates()) missing.push_back({"cost", "", "no rates in the policy"});
    need(TicketColumn::subject, "themes");
    if (policy_.authorised_requesters.empty()) {
        missing.push_back({"requesters.authorised", "", "no authorised_requesters in the policy"});
    }
    if (!calendars_.any()) missing.push_back({"demand.after_hours", "", "no calendar in the policy"});
    need(TicketColumn::reassignment_count, "demand.reassigned");
    const bool tells_reopens =
        std::any_of(reopened_.begin(), reopened_.end(), [](const auto& was) { return was.has_value(); });
    if (!tells_reopens) missing.push_back({"reopened", "reopen_count", "no column, and no history"});
    if (tickets_.has(TicketColumn::reassignment_count) && !tells_reopens) {
        missing.push_back({"demand.one_touch", "reopen_count", "no column, and no history"});
    }
    if (!tickets_.time_entries.empty()) return;
    const auto& files = tickets_.inputs->files;
    const bool has_file = std::any_of(files.begin(), files.end(), [](const TicketFile& file) {
        return file.input.kind == DocumentKind::time_entry;
    });
    missing.push_back({"entries", "", has_file ? "no time entry on these tickets" : "no file of time entries"});
}

}  // namespace

WorkloadReport report_workload(const Tickets& tickets, const TicketPolicy& policy, const Calendars& calendars,
                               const TimeZone& zone) {
    return Counting(tickets, policy, calendars, zone).run();
}

}  // namespace msp_audit
