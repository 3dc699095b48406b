#include "report/ticket_replay_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/table_format.hpp"
#include "report/ticket_words.hpp"
#include "tickets/status.hpp"

namespace msp_audit {

namespace {

std::string days_text(const std::vector<Day>& days) {
    std::string text;
    for (const Day day : days) text += (text.empty() ? "" : ", ") + day.to_string();
    return text;
}

class Story {
public:
    Story(const TicketReportFrame& frame, const Ticket& ticket, const TimeZone& zone, const RenderOptions& options)
        : frame_(frame), tickets_(*frame.tickets), ticket_(ticket), zone_(zone), width_(options.width) {}

    void tell_what_it_is();
    void tell_course();
    [[nodiscard]] std::string export_words(std::size_t step) const;
    void tell_clock(const TicketReplay& replay);
    void tell_figures(const TicketDurations& durations, std::size_t place);
    void tell_targets(const ServiceLevels& levels, std::size_t place);
    [[nodiscard]] std::string take() { return std::move(out_); }
    void say(std::string_view text) { append_paragraph(out_, "", text, width_); }

private:
    void tell_resolution_target(const ServiceLevels& levels, std::size_t place);
    void tell_response_target(const ServiceLevels& levels, std::size_t place);
    [[nodiscard]] std::string as_words(const Duration& duration, bool is_response) const;
    [[nodiscard]] bool was_answered() const;
    [[nodiscard]] std::string_view words_of(TargetOutcome outcome, const ServiceTarget* target, Instant due) const;
    [[nodiscard]] std::string_view response_words_of(TargetOutcome outcome) const;
    void heading(std::string_view text) { out_ += fmt::format("\n{}\n", text); }
    [[nodiscard]] std::string place_of(SourceRef source) const {
        if (source.row == 0) return "";
        return fmt::format("{}:{}", tickets_.inputs->files[source.file].input.name, source.row);
    }
    [[nodiscard]] std::string_view text(TextId id) const { return tickets_.text(id); }

    const TicketReportFrame& frame_;
    const Tickets& tickets_;
    const Ticket& ticket_;
    const TimeZone& zone_;
    std::size_t width_;
    std::string out_;
};

void Story::tell_what_it_is() {
    const TicketRow& row = ticket_.row;
    append_paragraph(out_, fmt::format("Ticket {}: ", text(row.id)),
                     row.subject == TextId::empty ? "(no subject)" : text(row.subject), width_, 2);
    out_ += '\n';
    Table table({{"What"}, {"Is"}});
    const auto add = [&](const char* name, std::string value) {
        if (!value.empty()) table.add_row({{name}, {std::move(value)}});
    };
    add("opened", instant_or_dash(row.opened, zone_));
    if (row.first_response.has_value()) add("first response", instant_or_dash(row.first_response, zone_));
    if (row.resolved.has_value()) add("resolved", instant_or_dash(row.resolved, zone_));
    if (row.closed.has_value()) add("closed", instant_or_dash(row.closed, zone_));
    if (row.due.has_value()) add("due", instant_or_dash(row.due, zone_));
    add("status", fmt::format("{} ({})", text(row.status), name_of(ticket_.last)));
    add("close code", std::string(text(row.resolution)));
    add("priority", std::string(text(row.priority)));
    add("requester", std::string(text(row.requester)));
    add("company", std::string(text(row.company)));
    add("assignee", std::string(text(row.assignee)));
    add("category", std::string(text(row.category)));
    add("newest row", place_of(row.source));
    out_ += table.laid_out(width_);
    out_ += '\n';
    say(fmt::format("Times are those of {}; as of {}.", zone_.name(), instant_or_dash(tickets_.as_of, zone_)));
}

void Story::tell_course() {
    heading("Its course");
    const auto steps = tickets_.steps_of(ticket_);
    if (steps.empty()) {
        say("The export has no history of this ticket: its state comes from its only row, and nothing tells when it "
            "waited.");
        return;
    }
    Table table({{"From"}, {"Status"}, {"In the export"}, {"Priority"}, {"Said by"}});
    for (std::size_t place = 0; place < steps.size(); ++place) {
        const StatusStep& step = steps[place];
        table.add_row({{instant_or_dash(step.at, zone_)},
                       {std::string(name_of(step.status))},
                       {export_words(place)},
                       {std::string(text(step.priority))},
                       {place_of(step.source)}});
    }
    out_ += table.laid_out(width_);
}

/// "Awaiting Parts, Awaiting Vendor": the export's words for a step's status.
std::string Story::export_words(std::size_t step) const {
    std::string words;
    for (const TextId word : tickets_.words_of(ticket_, step)) {
        if (!words.empty()) words += ", ";
        words += text(word);
    }
    return words.empty() ? "-" : words;
}

void Story::tell_clock(const TicketReplay& replay) {
    heading(fmt::format("Its clock, to {} ({})", instant_or_dash(replay.end, zone_), replay.end_reason));
    Table table({{"From"}, {"To"}, {"Status"}, {"Calendar", Align::point}, {"Business", Align::point}, {"Net"}});
    for (const ReplayedStretch& one : replay.stretches) {
        table.add_row({{instant_or_dash(one.stretch.interval.begin, zone_)},
                       {instant_or_dash(one.stretch.interval.end, zone_)},
                       {std::string(name_of(one.stretch.status))},
                       {duration_text(one.calendar)},
                       {one.business ? duration_text(*one.business, Clock::business) : "-"},
                       {one.stretch.counts ? "counts" : "paused"}});
        if (!one.stretch.counts) table.add_note("", fmt::format("not in net figures: {}", one.stretch.why));
        if (!one.skipped_holidays.empty()) table.add_note("", "holiday: " + days_text(one.skipped_holidays));
        if (!one.short_days.empty()) table.add_note("", "hours of its own: " + days_text(one.short_days));
    }
    const auto sum = [](const std::optional<Seconds>& seconds) {
        return seconds ? duration_text(*seconds, Clock::business) : "-";
    };
    table.add_row(
        {{"gross"}, {""}, {""}, {duration_text(replay.calendar_gross)}, {sum(replay.business_gross)}, {""}});
    table.add_row({{"net"}, {""}, {""}, {duration_text(replay.calendar_net)}, {sum(replay.business_net)}, {""}});
    out_ += table.laid_out(width_);
    say(replay.calendar.empty() ? "No calendar covers this ticket's company, so there is no business time."
                                : fmt::format("Business time is that of the calendar '{}'.", replay.calendar));
}

void Story::tell_figures(const TicketDurations& durations, std::size_t place) {
    heading("What it adds to the reports");
    Table table({{"Figure"}, {"Time", Align::point}, {"As"}});
    const auto add = [&](std::string name, const Duration& duration, Clock clock, bool is_response = false) {
        if (duration.outcome == Outcome::none) return;
        table.add_row(
            {{std::move(name)}, {duration_text(duration.seconds, clock)}, {as_words(duration, is_response)}});
    };
    for (std::size_t i = 0; i < measure_count; ++i) {
        add(std::string(name_of(measure_at(i))), durations.resolution[i][place], measure_at(i).clock);
    }
    constexpr std::array<const char*, 2> clocks{"calendar", "business"};
    for (std::size_t clock = 0; clock < clocks.size(); ++clock) {
        add(fmt::format("first_response_{}", clocks[clock]), durations.first_response[clock][place],
            static_cast<Clock>(clock), true);
        add(fmt::format("open_age_{}", clocks[clock]), durations.open_age[clock][place], static_cast<Clock>(clock));
    }
    if (table.is_empty()) {
        say("None: it has no usable time.");
    } else {
        out_ += table.laid_out(width_);
    }
}

/// What a time is counted as.
std::string Story::as_words(const Duration& duration, bool is_response) const {
    if (duration.outcome == Outcome::resolved) return "ended";
    if (ticket_.state != TicketState::void_) return "not ended: at least this long";
    if (!is_response || !was_answered()) return "not ended: the time until it was voided";
    return fmt::format("not ended: the time until it was voided, though answered after {}",
                       duration_text(ticket_.row.first_response - ticket_.row.opened));
}

/// In its life: not before its opening, nor after it was voided.
bool Story::was_answered() const {
    const Instant response = ticket_.row.first_response;
    const bool is_after_void =
        ticket_.state == TicketState::void_ && ticket_.void_at.has_value() && response > ticket_.void_at;
    return response.has_value() && response >= ticket_.row.opened && !is_after_void;
}

void Story::tell_targets(const ServiceLevels& levels, std::size_t place) {
    heading("Its targets");
    tell_resolution_target(levels, place);
    tell_response_target(levels, place);
}

void Story::tell_resolution_target(const ServiceLevels& levels, std::size_t place) {
    const ServiceTarget* const target = levels.target_of[place];
    const TargetOutcome outcome = levels.of_ticket[place];
    if (outcome == TargetOutcome::no_target) {
        say("Resolution: no target of the policy selects it, and it has no time at which it was due.");
        return;
    }
    std::string text =
        target == nullptr
            ? std::string("the export's own due time")
            : fmt::format("{}: within {} of {} time, {} resolution, {}", target->where,
                          duration_text(target->within, target->business ? Clock::business : Clock::calendar),
                          target->business ? "business" : "calendar", target->first ? "first" : "final",
                          target->net ? "net" : "gross");
    const Instant due = levels.due_of[place];
    if (due.has_value()) text += fmt::format("; due {}", instant_or_dash(due, zone_));
    say(fmt::format("Resolution: {}: {}.", text, words_of(outcome, target, due)));
}

std::string_view Story::words_of(TargetOutcome outcome, const ServiceTarget* target, Instant due) const {
    switch (outcome) {
    case TargetOutcome::no_target:
        return "no target";
    case TargetOutcome::met:
        return "met";
    case TargetOutcome::missed:
        return "missed";
    case TargetOutcome::void_past_target:
        return "void past its target";
    case TargetOutcome::void_in_time:
        return ticket_.void_at.has_value() ? "void before its target" : "void, and nothing tells since when";
    case TargetOutcome::undetermined:
        break;
    }
    const bool is_first = target != nullptr && target->first;
    const bool knows_first = ticket_.step_count > 0 && !ticket_.begins_with_reopen;
    if (ticket_.state == TicketState::open && (!is_first || knows_first || due >= tickets_.as_of)) {
        return "undetermined: not resolved and not yet due";
    }
    return is_first ? "undetermined: nothing tells when it was resolved first"
                    : "undetermined: nothing tells how long it took";
}

/// A ticket that no such target selects is told so only where the policy has some.
void Story::tell_response_target(const ServiceLevels& levels, std::size_t place) {
    const auto [outcome, target, due] = levels.response_of[place];
    if (target == nullptr) {
        if (levels.with_response_target > 0) say("First response: no target of the policy selects it.");
        return;
    }
    std::string text =
        fmt::format("{}: within {} of {} time", target->where,
                    duration_text(target->within, target->business ? Clock::business : Clock::calendar),
                    target->business ? "business" : "calendar");
    if (due.has_value()) text += fmt::format("; due {}", instant_or_dash(due, zone_));
    say(fmt::format("First response: {}: {}.", text, response_words_of(outcome)));
}

std::string_view Story::response_words_of(TargetOutcome outcome) const {
    switch (outcome) {
    case TargetOutcome::no_target:
        return "not judged, for the export does not tell first responses";
    case TargetOutcome::met:
        return "met";
    case TargetOutcome::missed:
        return was_answered() ? "missed" : "missed: not answered";
    case TargetOutcome::void_past_target:
        return was_answered() ? "void, and answered past its target" : "void past its target, and not answered";
    case TargetOutcome::void_in_time:
        if (was_answered()) return "void, and answered in time: not counted";
        return ticket_.void_at.has_value() ? "void before its target, and not answered: not counted"
                                           : "void, and nothing tells since when: not counted";
    case TargetOutcome::undetermined:
        break;
    }
    if (ticket_.row.first_response.has_value()) return "undetermined: it was answered before it was opened";
    return ticket_.state == TicketState::open ? "undetermined: not answered and not yet due"
                                              : "undetermined: resolved, and no response is recorded";
}

}  // namespace

std::string render_ticket_replay(const TicketReportFrame& frame, const Ticket& ticket,
                                 const std::optional<TicketReplay>& replay, const ServiceLevels& levels,
                                 const TicketDurations& durations, const TimeZone& zone,
                                 const RenderOptions& options) {
    Story story(frame, ticket, zone, options);
    const std::size_t place = frame.tickets->tickets.place_of(ticket);
    story.tell_what_it_is();
    story.tell_course();
    if (replay) {
        story.tell_clock(*replay);
    } else {
        story.say("It has no usable time: it ends before it was opened, or nothing says when it ended.");
    }
    story.tell_figures(durations, place);
    story.tell_targets(levels, place);
    return story.take();
}

}  // namespace msp_audit
