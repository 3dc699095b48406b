#include "unit/report/sample_tickets.hpp"

namespace msp_audit {

namespace {

constexpr Seconds hour = 3600;
constexpr Seconds day = 86400;
constexpr Measure final_gross{Resolution::final, Clock::calendar, Extent::gross};
constexpr Measure first_net{Resolution::first, Clock::calendar, Extent::net};

/// 1,234 ended: half within 1 d 4:10, 9 in 10 within 3 d 2:00, and so on.
Distribution all_times() {
    Distribution figures;
    figures.n = 1234;
    figures.censored = 56;
    figures.median = day + 4 * hour + 600;
    figures.p90 = 3 * day + 2 * hour;
    figures.p95 = 5 * day;
    figures.mean = day + 12 * hour + 30;
    figures.max = 40 * day + 60;
    figures.km_median = day + 5 * hour;
    return figures;
}

Distribution few_times(std::size_t n, Seconds median) {
    Distribution figures;
    figures.n = n;
    figures.median = figures.p90 = figures.p95 = figures.mean = figures.max = median;
    figures.km_median = figures.km_p90 = median;
    return figures;
}

}  // namespace

Instant instant(std::string_view text) { return Instant::parse(text).value(); }

SampleTickets::SampleTickets() : duplicates{{}, TicketHours(tickets, policy), {}} {
    inputs.files.resize(1);
    TicketFile& file = inputs.files[0];
    file.input.name = "tickets.csv";
    file.input.kind = DocumentKind::ticket;
    file.input.rows_read = 12;
    file.input.rows_used = 9;
    file.input.rows_rejected = 1;
    file.input.rows_title = 2;
    inputs.rejected.emplace_back();
    inputs.times.source_zone = "Europe/Berlin";
    inputs.times.without_offset = 18;
    tickets.inputs = &inputs;
    tickets.as_of = instant("2026-09-30T21:59:59Z");
    tickets.as_of_was_given = true;
    tickets.counts.rows = 9;
    tickets.counts.order_from_file = 1;
    frame.tickets = &tickets;
    frame.program = "msp-audit 0.1.0";
    frame.timezone = "Europe/Berlin";
    frame.timezone_was_given = true;
    frame.calendars = {"default", "night"};
    frame.warnings = {"tickets.csv: 'due' was read as due_at"};
    add_tickets();
    add_groups();
    add_levels();
    add_months();
    add_reopens();
    add_duplicates();
}

std::uint32_t SampleTickets::add_ticket(std::string_view id, TicketState state, std::string_view opened,
                                        std::string_view final_at) {
    Ticket ticket;
    ticket.row.id = inputs.texts.intern(id);
    ticket.row.opened = instant(opened);
    ticket.state = state;
    if (!final_at.empty()) ticket.final_at = instant(final_at);
    tickets.tickets.add(ticket);
    return static_cast<std::uint32_t>(tickets.tickets.size() - 1);
}

void SampleTickets::add_tickets() {
    TicketSource source;
    source.name = "tickets.csv";
    source.column_bits = std::uint64_t{1} << unsigned(TicketColumn::sla_met);
    tickets.sources.push_back(source);
    add_ticket("INC1", TicketState::resolved, "2026-09-01T08:00:00Z", "2026-09-01T12:00:00Z");
    add_ticket("INC2", TicketState::open, "2026-08-31T21:59:59Z");
    add_ticket("INC3", TicketState::resolved, "2026-09-02T08:00:00Z");
    add_ticket("INC4", TicketState::void_, "2026-09-02T09:00:00Z");
    add_ticket("INC5", TicketState::resolved, "2026-09-03T08:00:00Z", "2026-09-03T07:59:59Z");
    add_ticket("INC6", TicketState::open, "2026-09-30T20:59:59Z");
    add_ticket("INC7", TicketState::resolved, "2026-09-04T08:00:00Z", "2026-09-04T08:00:00Z");
    Ticket& oldest = tickets.tickets[1];
    oldest.row.subject = inputs.texts.intern("=HYPERLINK | *printer* <b>");
    oldest.row.priority = inputs.texts.intern("P1");
    StatusStep step;
    tickets.steps.push_back(step);
    tickets.tickets[0].step_count = 1;
}

void SampleTickets::add_groups() {
    ResolutionGroup total;
    total.tickets = 1306;
    total.resolved = 1238;
    total.open = 56;
    total.resolution[final_gross.place()] = all_times();
    total.resolution[first_net.place()] = few_times(3, 45);
    total.first_response[0] = few_times(30, 15 * 60);
    total.open_age[0] = few_times(56, 2 * day);
    ResolutionGroup named;
    named.by = {{"priority", "=P1"}};
    named.tickets = 20;
    named.resolved = 18;
    named.open = 2;
    named.resolution[final_gross.place()] = few_times(18, 4 * hour);
    ResolutionGroup missing;
    missing.by = {{"priority", ""}};
    missing.tickets = 2;
    missing.open = 2;
    resolution.groups = {total, named, missing};
    resolution.dated_by = {1, 1200, 30, 7};
    resolution.durations.resolved_before_opened = {4};
    resolution.not_in_this_export = {{"final_business_gross", "", "no calendar in the policy"},
                                     {"first_business_gross", "", "no calendar in the policy"},
                                     {"open_age_business", "opened_at", "no column"}};
}

void SampleTickets::add_levels() {
    targets.resize(1);
    targets[0].printed = {"P1", "", "*", ""};
    targets[0].within = 4 * hour;
    targets[0].percent = 95;
    ServiceLevels& levels = resolution.service_levels;
    ServiceLevel total;
    total.is_total = true;
    total.met = 9;
    total.missed = 1;
    total.low = {9, 10};
    total.high = {9, 10};
    total.low_by_last_priority = {8, 10};
    total.high_by_last_priority = {9, 10};
    total.verdict = Verdict3::broken;
    ServiceLevel target;
    target.target = &targets[0];
    target.met = 1899;
    target.missed = 100;
    target.undetermined = 1;
    target.low = {1899, 2000};
    target.high = {1900, 2000};
    target.verdict = Verdict3::undetermined;
    target.misses_are_upper_bound = true;
    ServiceLevel due;
    levels.levels = {total, target, due};
    levels.no_target = 3;
    levels.compared = 8;
    levels.agree = 6;
    levels.differ = 2;
    levels.differing = {0, 6};
}

void SampleTickets::add_months() {
    resolution.months = {{2026, 8, false, 5, 0, 0, 5, std::nullopt}, {2026, 9, true, 7, 4, 1, 2, 4 * hour}};
    resolution.voided = {1, {1, 7}, 3 * hour, 1};
    resolution.ageing = {{0, 1, 1}, {91, std::nullopt, 1}};
    resolution.oldest_open = {1, 5};
}

void SampleTickets::add_reopens() {
    reopens.from_history = reopens.has_figures = reopens.has_column = true;
    reopens.reopened_tickets = 70;
    reopens.events = 75;
    reopens.list = {{0, instant("2026-09-01T12:00:00Z"), instant("2026-09-02T13:00:00Z")},
                    {6, Instant(), instant("2026-09-05T08:00:00Z")}};
    reopens.column_tickets = 68;
    reopens.column_events = 69;
    reopens.differing = {0};
    reopens.by_ticket = {70, 1000};
    reopens.cohort = CohortMonth{0, 0, {61, 812}, 140, 9};
    reopens.cohort_months = {{2026, 8, {61, 812}, 0, 9}, {2026, 9, {0, 0}, 140, 0}};
    reopens.period_months = {{2026, 9, 3, 2}};
    reopens.period = {0, 0, 3, 2};
    reopens.recreated.emplace();
    reopens.recreated->links = {{0, 5, 90000, 8, 9}};
    reopens.recreated->base_rate = {5, 50};
    reopens.recreated->requesters_left_out = 1;
    reopens.recreated->tickets_left_out = 60;
    reopens.recreated->dropped_tests = {TicketColumn::asset};
    reopens.effective = Proportion{62, 812};
}

/// INC1 is followed by INC3 and INC7, a storm of INC5 and INC6; INC4 has no words.
void SampleTickets::add_duplicates() {
    const auto text = [this](std::string_view words) { return inputs.texts.intern(words); };
    const std::vector<std::string_view> subjects{"=cmd|printer is on fire again",     "mail",
                                                 "=cmd|printer is on fire now again", "",
                                                 "VPN is down | <b>\x1b[31m",         "VPN is down b 31m",
                                                 "cmd printer is on fire again"};
    duplicates.found.sets = std::make_shared<const TokenSets>(subjects);
    for (const std::size_t i : {0U, 2U, 4U, 6U}) tickets.tickets[i].row.subject = text(subjects[i]);
    for (const TicketColumn column : {TicketColumn::subject, TicketColumn::resolution}) {
        tickets.sources[0].column_bits |= std::uint64_t{1} << unsigned(column);
    }
    tickets.tickets[2].row.worked = 5400;
    tickets.tickets[5].row.worked = 600;
    HourlyRate rate;
    rate.by_currency = {{"EUR", Decimal(60)}, {"JPY", Decimal(9000)}};
    policy.rates = {rate};
    Duplicates& found = duplicates.found;
    found.threshold = Decimal::of(8, 1);
    found.window_days = 7;
    found.dropped_tests = {TicketColumn::asset};
    found.compared = 5;
    found.without_text = 1;
    found.not_scoped = 1;
    found.cut = 2;
    found.pairs_found = 3;
    DuplicateGroup group{0, {{0, 2, 6, 7}, {0, 6, 6, 6}}, DuplicateClass::repeat, {}};
    DuplicateGroup storm{4, {{4, 5, 5, 5}}, DuplicateClass::repeat, {}};
    for (const DuplicatePair& pair : group.followers) group.work += duplicates.hours.work_on(pair.b);
    for (const DuplicatePair& pair : storm.followers) storm.work += duplicates.hours.work_on(pair.b);
    found.work = group.work;
    found.groups = {group};
    found.storms = {storm};
    found.pairs = {{0, 2, 6, 7}, {0, 6, 6, 6}, {2, 6, 6, 7}};
    found.declared.has_links = true;
    found.declared.links = {{2, 0, true}, {5, 1, false}};
    found.declared.unknown_originals = 1;
    found.declared.marked = 3;
    found.declared.marked_found = 2;
    duplicates.not_in_this_export = {{"scope.asset", "asset", "no column: it is not compared"}};
}

void SampleTickets::add_workload() {
    const auto text = [this](std::string_view words) { return inputs.texts.intern(words); };
    for (const TicketColumn column : {TicketColumn::requester, TicketColumn::assignee, TicketColumn::category,
                                      TicketColumn::hours, TicketColumn::status, TicketColumn::reassignment_count}) {
        tickets.sources[0].column_bits |= std::uint64_t{1} << unsigned(column);
    }
    TicketLoad two;
    two.tickets = 2;
    two.resolved = two.reopening_known = 2;
    two.reopened = 1;
    two.work.worked = 9000;
    two.work.with_hours = 2;
    two.work.worth = {{"EUR", Decimal(540000)}};  // 60.00 an hour
    two.median_hours = hour;
    two.median_hours_reopened = 3 * hour / 2;
    TicketLoad none;
    none.tickets = none.void_tickets = 1;
    none.work.without_hours = 1;
    workload.all = two;
    workload.all.tickets = 7;
    workload.all.void_tickets = 1;
    workload.all.work.without_hours = 5;
    workload.without_hours = {1, 3, 4, 5, 6};
    workload.requesters = {
        TicketColumn::requester,
        {{text("=ann@acme.example"), two, true}, {text("bob"), none, false}, {TextId::empty, none}}};
    workload.openers = {2, 1, {2, 3}, 0, {"zoe@*"}, {3}};
    workload.resolvers = {TicketColumn::assignee, {{text("Mia"), two, false}}};
    workload.by_category = {TicketColumn::category, {{text("Mail"), none, false}, {text("Print"), two, false}}};
    workload.by_assignee = {TicketColumn::assignee, {{text("Mia"), two, false}, {TextId::empty, none}}};
    workload.themes = {{{"password reset", two, {0, 2}}}, two, {0, 2}, 6};
    workload.demand.opened[0][8] = 6;
    workload.demand.opened[6][23] = 1;
    workload.demand.after_hours = {1, 6};
    workload.demand.after_hours_tickets = {4};
    workload.demand.without_calendar = 1;
    workload.handling = {{2, 6}, 5, 4, {1, 3}, {1, 3}, {6}};
    add_time_entries();
    workload.not_in_this_export = {{"reopened", "reopen_count", "no column, and no history"}};
}

void SampleTickets::add_time_entries() {
    const auto text = [this](std::string_view words) { return inputs.texts.intern(words); };
    inputs.files.emplace_back().input.name = "work.csv";
    inputs.files[1].input.kind = DocumentKind::time_entry;
    const auto entry = [&](std::string_view id, std::string_view started, std::string_view ended, std::uint32_t row) {
        TimeEntry& added = tickets.time_entries.emplace_back();
        added.source = {1, row};
        added.ticket_id = text(id);
        added.person = text("=mia | <b>");
        added.started = instant(started);
        if (!ended.empty()) added.ended = instant(ended);
    };
    entry("INC1", "2026-09-01T09:00:00Z", "2026-09-01T11:00:00Z", 2);
    entry("INC3", "2026-09-01T10:00:00Z", "", 3);
    entry("INC99", "2026-09-02T00:00:00Z", "2026-09-03T02:00:00Z", 4);
    EntryCheck& check = workload.entries.emplace();
    check.entries = 3;
    check.without_length = check.without_hours = 1;
    check.worked = 28 * hour;
    check.with_billed = 2;
    check.billed = 30 * hour;
    check.billed_above_worked = hour;
    check.questioned[0] = {{1, 2, 0, 1800}};
    check.questioned[5] = {{2, std::nullopt, std::nullopt, 26 * hour}};
    check.long_days = {{text("=mia | <b>"), Day::of(2026, 9, 2).value(), 26 * hour, {1, 2}}};
}

}  // namespace msp_audit
