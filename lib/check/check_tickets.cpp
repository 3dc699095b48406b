#include "check/check_tickets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "check/families.hpp"
#include "core/text_damage.hpp"
#include "tickets/status.hpp"

namespace msp_audit {

/// What the rows leave until the last of them is read; places and texts only.
struct TicketCheck::State {
    /// A row and two times of it that contradict each other.
    struct Contradiction {
        SourceRef source;
        TextId ticket = TextId::empty;
        TicketColumn first_column, last_column;
        Instant first, last;
    };
    struct Damage {
        SourceRef source;
        TextId ticket = TextId::empty;
        TicketColumn column;
        TextId text = TextId::empty;
        std::string_view why;
    };
    /// The row that speaks of a ticket.
    struct Mention {
        SourceRef source;
        TextId ticket = TextId::empty;
        DocumentKind kind = DocumentKind::ticket_event;
    };

    /// A time that can hardly be meant.
    struct Oddity {
        SourceRef source;
        TextId ticket = TextId::empty;
        TicketColumn column;
        Instant at;
    };
    /// Where a status of events is printed first.
    struct FirstStatus {
        SourceRef source;
        TicketColumn column;
    };

    explicit State(TimeZone source_zone) : zone(std::move(source_zone)) {}

    TimeZone zone;
    std::vector<Contradiction> contradictions;
    std::vector<Damage> damages;
    std::vector<Oddity> oddities;
    std::vector<Mention> mentions;
    std::unordered_set<TextId> tickets;
    std::unordered_map<TextId, SourceRef> statuses;  ///< with the first row
    std::unordered_map<TextId, FirstStatus> event_statuses;
    std::vector<StatusWords> words;  ///< of files of tickets, and of events
    std::string status_field;        ///< of the events at hand
    std::unordered_map<TextId, bool> is_status_field;
    std::unordered_map<TextId, std::string_view> known_damage;
    /// What was told of a ticket already: a log repeats it in every later row.
    std::set<std::tuple<TextId, TicketColumn, std::int64_t, std::int64_t>> told;
    std::set<std::tuple<TextId, TicketColumn, TextId>> told_texts;
    bool has_tickets = false;

    /// A day without a time is read as its begin, and may well be that of the other time.
    [[nodiscard]] bool is_day_of(Instant day, Instant time) const {
        const LocalTime local = zone.local(day);
        return local.second_of_day == 0 && local.day == zone.day_of(time);
    }

    void compare(const TicketRow& row, Instant first, TicketColumn first_column, Instant last,
                 TicketColumn last_column) {
        if (!first.has_value() || !last.has_value() || !(last < first) || is_day_of(last, first)) return;
        if (!told.emplace(row.id, last_column, first.count(), last.count()).second) return;
        contradictions.push_back({row.source, row.id, first_column, last_column, first, last});
    }

    /// A time at which something was done.
    void look_at(SourceRef source, TextId ticket, TicketColumn column, Instant at) {
        if (!at.has_value() || !odd_words(at)) return;
        if (told.emplace(ticket, column, at.count(), at.count()).second) {
            oddities.push_back({source, ticket, column, at});
        }
    }
    /// The days that are plausible on documents.
    [[nodiscard]] static const char* odd_words(Instant at) {
        static const Instant first = Instant::parse("1990-01-01T00:00:00Z").value();
        static const Instant behind_last = Instant::parse("2099-01-01T00:00:00Z").value();
        if (at < first) return "is before 1990";
        return at < behind_last ? nullptr : "is after 2098";
    }

    void note_status(SourceRef source, TicketColumn column, TextId status) {
        if (status == TextId::empty) return;
        const auto [found, is_new] = event_statuses.try_emplace(status, FirstStatus{source, column});
        if (!is_new && source < found->second.source) found->second = {source, column};
    }
    [[nodiscard]] bool is_known(std::string_view status) const {
        return std::any_of(words.begin(), words.end(),
                           [status](const StatusWords& those) { return those.of(status) != StatusClass::unknown; });
    }

    void look_at(const TicketInputs& inputs, SourceRef source, TextId ticket, TicketColumn column, TextId text) {
        if (text == TextId::empty) return;
        const auto [found, is_new] = known_damage.try_emplace(text);
        if (is_new) found->second = text_damage(inputs.text(text));
        if (found->second.empty() || !told_texts.emplace(ticket, column, text).second) return;
        damages.push_back({source, ticket, column, text, found->second});
    }
};

TicketCheck::TicketCheck(const TicketInputs& inputs, const TicketPolicy& policy, const TimeZone& source_zone,
                         TicketSink& next)
    : state_(std::make_unique<State>(source_zone)), inputs_(inputs), policy_(policy), next_(next) {}
TicketCheck::~TicketCheck() = default;

bool TicketCheck::start_over() {
    state_ = std::make_unique<State>(state_->zone);
    return next_.start_over();
}

void TicketCheck::begin(std::uint32_t file, const TicketFile& about) {
    State& state = *state_;
    state.has_tickets = state.has_tickets || about.input.kind == DocumentKind::ticket;
    if (about.input.kind != DocumentKind::time_entry) state.words.emplace_back(policy_, about);
    state.status_field = status_key(about.status_field.empty() ? "status" : about.status_field);
    state.is_status_field.clear();
    next_.begin(file, about);
}

void TicketCheck::add(const TicketRow& row) {
    using enum TicketColumn;
    State& state = *state_;
    state.tickets.insert(row.id);
    state.compare(row, row.opened, opened_at, row.first_response, first_response_at);
    state.compare(row, row.opened, opened_at, row.resolved, resolved_at);
    state.compare(row, row.opened, opened_at, row.closed, closed_at);
    state.compare(row, row.opened, opened_at, row.updated, updated_at);
    state.compare(row, row.resolved, resolved_at, row.closed, closed_at);
    state.look_at(row.source, row.id, opened_at, row.opened);
    state.look_at(row.source, row.id, first_response_at, row.first_response);
    state.look_at(row.source, row.id, resolved_at, row.resolved);
    state.look_at(row.source, row.id, closed_at, row.closed);
    state.look_at(row.source, row.id, updated_at, row.updated);
    const std::pair<TicketColumn, TextId> texts[] = {
        {subject, row.subject},   {description, row.description}, {requester, row.requester},
        {company, row.company},   {assignee, row.assignee},       {group, row.group},
        {category, row.category}, {subcategory, row.subcategory}, {asset, row.asset},
    };
    for (const auto& [column, text] : texts) state.look_at(inputs_, row.source, row.id, column, text);
    if (row.status != TextId::empty) {
        const auto [found, is_new] = state.statuses.try_emplace(row.status, row.source);
        if (!is_new && row.source < found->second) found->second = row.source;
    }
    next_.add(row);
}

void TicketCheck::add(const TicketEvent& event) {
    State& state = *state_;
    state.mentions.push_back({event.source, event.ticket_id, DocumentKind::ticket_event});
    state.look_at(event.source, event.ticket_id, TicketColumn::changed_at, event.changed);
    state.look_at(inputs_, event.source, event.ticket_id, TicketColumn::by, event.by);
    const auto [is_status, is_new] = state.is_status_field.try_emplace(event.field, false);
    if (is_new) is_status->second = status_key(inputs_.text(event.field)) == state.status_field;
    if (is_status->second) {
        state.note_status(event.source, TicketColumn::from, event.from);
        state.note_status(event.source, TicketColumn::to, event.to);
    }
    next_.add(event);
}

void TicketCheck::add(const TimeEntry& entry) {
    State& state = *state_;
    if (entry.ticket_id != TextId::empty) {
        state.mentions.push_back({entry.source, entry.ticket_id, DocumentKind::time_entry});
    }
    if (entry.started.has_value() && entry.ended.has_value() && entry.ended < entry.started &&
        !state.is_day_of(entry.ended, entry.started)) {
        state.contradictions.push_back({entry.source, entry.ticket_id, TicketColumn::started_at,
                                        TicketColumn::ended_at, entry.started, entry.ended});
    }
    state.look_at(entry.source, entry.ticket_id, TicketColumn::started_at, entry.started);
    state.look_at(entry.source, entry.ticket_id, TicketColumn::ended_at, entry.ended);
    state.look_at(inputs_, entry.source, entry.ticket_id, TicketColumn::person, entry.person);
    state.look_at(inputs_, entry.source, entry.ticket_id, TicketColumn::note, entry.note);
    next_.add(entry);
}

void TicketCheck::finish(const std::vector<std::string>& unknown_statuses, bool is_complete,
                         ProblemMaker& into) const {
    for (const State::Contradiction& one : state_->contradictions) {
        const std::string_view ticket = inputs_.text(one.ticket);
        into.add(Code::date_contradiction, one.source, one.last_column,
                 {fmt::format("{} is before {} {}", one.last.to_string(),
                              into.header(one.source, name_of(one.first_column)), one.first.to_string()),
                  subject_of({ticket, one.first.to_string(), one.last.to_string()})});
    }
    for (const State::Damage& one : state_->damages) {
        into.add(
            Code::text_damaged, one.source, one.column,
            {fmt::format("the text {}", one.why), subject_of({inputs_.text(one.ticket), inputs_.text(one.text)})});
    }
    if (state_->has_tickets && is_complete) {
        for (const State::Mention& mention : state_->mentions) {
            if (state_->tickets.count(mention.ticket) != 0) continue;
            const std::string_view ticket = inputs_.text(mention.ticket);
            into.add(Code::reference_not_found, mention.source, TicketColumn::ticket_id,
                     {fmt::format("ticket '{}' is in no file of tickets", ticket), subject_of({ticket})},
                     Severity::warning);
        }
    }
    for (const State::Oddity& one : state_->oddities) {
        into.add(Code::date_implausible, one.source, one.column,
                 {fmt::format("{} {}", one.at.to_string(), State::odd_words(one.at)),
                  subject_of({inputs_.text(one.ticket), one.at.to_string()})});
    }
    add_unknown_statuses(unknown_statuses, into);
}

/// A word is told once: at the first ticket that has it, else at the first event.
void TicketCheck::add_unknown_statuses(const std::vector<std::string>& of_tickets, ProblemMaker& into) const {
    const auto add = [&](SourceRef source, TicketColumn column, std::string_view word) {
        into.add(Code::status_unknown, source, column,
                 {fmt::format("status '{}' is unknown", word), subject_of({word}),
                  fmt::format("[tickets] status = {{ \"{}\" = \"...\" }} in msp-audit.toml", word)});
    };
    for (const auto& [status, source] : state_->statuses) {
        const std::string_view word = inputs_.text(status);
        if (std::find(of_tickets.begin(), of_tickets.end(), word) == of_tickets.end()) continue;
        add(source, TicketColumn::status, word);
    }
    for (const auto& [status, first] : state_->event_statuses) {
        const std::string_view word = inputs_.text(status);
        if (state_->statuses.count(status) != 0 || state_->is_known(word)) continue;
        add(first.source, first.column, word);
    }
}

}  // namespace msp_audit
