#include "tickets/fold.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/text_key.hpp"
#include "tickets/courses.hpp"
#include "tickets/event_book.hpp"
#include "tickets/natural_order.hpp"
#include "tickets/newest_instant.hpp"
#include "tickets/row_merge.hpp"
#include "tickets/time_entries.hpp"

namespace msp_audit {

namespace {

/// A source while its files are read.
struct Source {
    Source(TicketSource source, SourceMerge rows, StatusReading words)
        : about(std::move(source)), merge(std::move(rows)), statuses(std::move(words)) {}

    TicketSource about;
    SourceMerge merge;
    StatusReading statuses;
};

/// What became of a file's rows.
struct FileCounts {
    std::size_t used = 0, equal = 0, later = 0, rejected = 0;
};

constexpr std::string_view unopened_words = "the row does not say when the ticket was opened";
constexpr std::string_view later_words = "later than the day of the report";

}  // namespace

struct TicketFold::State {
    State(TicketInputs& in, const TicketPolicy& rules, Instant given, bool words)
        : inputs(in), policy(rules), as_of(given), keeps_words(words) {}

    void begin(const TicketFile& about);
    void add(const TicketRow& row);
    void add(const TicketEvent& event);
    void note_times(const TicketRow& row);
    void reject_unordered(SourceRef row, TextId id);
    void reject(SourceRef source, std::string column, std::string reason, std::string hint = {}, TextId id = {});
    [[nodiscard]] EventField field_of(TextId field);
    [[nodiscard]] Tickets finish();
    void finish_source(Source& one, Tickets& tickets);
    [[nodiscard]] static std::span<const TicketSnapshot> arranged(std::span<TicketSnapshot> own);
    [[nodiscard]] bool has_ties(std::span<const TicketSnapshot> own) const;
    void complete(Ticket& ticket, Source& one, bool is_late, std::span<const TicketSnapshot> own, Tickets& tickets);
    [[nodiscard]] bool has_opening(const Source& one, const TicketRow& row,
                                   std::span<const TicketSnapshot> snapshots);
    void put_in_order(Tickets& tickets) const;
    void name_companies(Tickets& tickets);
    void tell(Tickets& tickets);
    void count_files();

    TicketInputs& inputs;
    const TicketPolicy& policy;
    Instant as_of;
    bool keeps_words;
    std::vector<Source> sources;
    std::map<std::pair<std::string, std::string>, std::size_t> source_places;  ///< by profile and header row
    std::size_t source = 0;                                                    ///< of the file that is read
    std::string status_field;
    std::unordered_map<TextId, EventField> fields;
    std::vector<FileCounts> files;
    EventBook events;
    TimeEntryBook entries;
    NewestInstant newest;
    TicketCounts counts;
    std::map<std::string, std::size_t> unknown;
};

void TicketFold::State::begin(const TicketFile& about) {
    status_field = status_key(about.status_field.empty() ? "status" : about.status_field);
    fields.clear();
    if (about.input.kind != DocumentKind::ticket) return;
    const auto [found, is_new] =
        source_places.emplace(std::pair(about.input.profile, about.header_row), sources.size());
    source = found->second;
    if (!is_new) return;
    const bool has_updates = (about.column_bits >> static_cast<unsigned>(TicketColumn::updated_at) & 1U) != 0;
    sources.emplace_back(TicketSource{about.input.name, about.input.profile, about.column_bits, false},
                         SourceMerge(has_updates, as_of), StatusReading(inputs, StatusWords(policy, about)));
}

void TicketFold::State::add(const TicketRow& row) {
    using Fate = SourceMerge::Fate;
    FileCounts& file = files[row.source.file];
    SourceMerge& merge = sources[source].merge;
    if (!row.opened.has_value() && !row.updated.has_value()) {  // not even a log could use it
        reject(row.source, "opened_at", std::string(unopened_words), {}, row.id);
        return;
    }
    const std::size_t later = merge.later_rows;
    const Fate fate = merge.add(row);
    if (fate == Fate::equal) {
        ++file.equal;
        return;
    }
    if (fate == Fate::unordered) {
        reject_unordered(row.source, row.id);
        return;
    }
    if (fate == Fate::replaces) {
        --files[merge.replaced.file].used;
        reject_unordered(merge.replaced, row.id);
    }
    ++(merge.later_rows != later ? file.later : file.used);
    if (fate != Fate::undated) note_times(row);
}

void TicketFold::State::reject_unordered(SourceRef row, TextId id) {
    reject(row, "updated_at",
           "another row of ticket '" + std::string(inputs.text(id)) +
               "' says something else, and no time of update tells which is newer",
           "export the column of the last update, or one row for each ticket", id);
}

void TicketFold::State::note_times(const TicketRow& row) {
    newest.add(row.opened, row.source, TicketColumn::opened_at);
    newest.add(row.first_response, row.source, TicketColumn::first_response_at);
    newest.add(row.updated, row.source, TicketColumn::updated_at);
    newest.add(row.resolved, row.source, TicketColumn::resolved_at);
    newest.add(row.closed, row.source, TicketColumn::closed_at);
}

void TicketFold::State::add(const TicketEvent& event) {
    FileCounts& file = files[event.source.file];
    if (as_of.has_value() && event.changed > as_of) {
        ++file.later;
        return;
    }
    ++file.used;
    newest.add(event.changed, event.source, TicketColumn::changed_at);
    events.add(event, field_of(event.field));
}

EventField TicketFold::State::field_of(TextId field) {
    const auto [found, is_new] = fields.emplace(field, EventField::other);
    if (is_new) {
        const std::string key = status_key(inputs.text(field));
        if (key == status_field) found->second = EventField::status;
        if (key == "priority") found->second = EventField::priority;
    }
    return found->second;
}

void TicketFold::State::reject(SourceRef source_row, std::string column, std::string reason, std::string hint,
                               TextId id) {
    RejectedRow row;
    row.source = source_row;
    row.kind = DocumentKind::ticket;
    row.column = std::move(column);
    row.reason = std::move(reason);
    row.hint = std::move(hint);
    row.document = id;
    inputs.rejected.push_back(std::move(row));
    ++files[source_row.file].rejected;
}

Tickets TicketFold::State::finish() {
    Tickets tickets;
    tickets.inputs = &inputs;
    tickets.words.are_kept = keeps_words;
    tickets.as_of_was_given = as_of.has_value();
    for (const Source& one : sources) {
        if (!one.merge.is_any_undated) continue;
        for (std::uint32_t i = 0; i < one.merge.tickets.size(); ++i) {
            // No row that has a time of update came.
            if (one.merge.is_undated(i)) note_times(one.merge.tickets[i].row);
        }
    }
    if (!as_of.has_value()) as_of = newest.instant();
    tickets.as_of = as_of;
    events.arrange();
    for (Source& one : sources) finish_source(one, tickets);
    put_in_order(tickets);
    name_companies(tickets);
    tickets.time_entries = entries.take();
    for (const FileCounts& file : files) {
        counts.rows += file.used;
        counts.equal_rows += file.equal;
        counts.later_rows += file.later;
    }
    counts.events = events.size();
    counts.equal_events = events.equal();
    counts.orphan_events = events.unclaimed();
    tickets.counts = counts;
    tell(tickets);
    count_files();
    return tickets;
}

void TicketFold::State::finish_source(Source& one, Tickets& tickets) {
    SourceMerge& merge = one.merge;
    one.about.is_log = merge.is_log;
    merge.close();
    // Room that is never touched costs nothing, growing does.
    if (merge.is_log) tickets.steps.reserve(tickets.steps.size() + merge.most_steps());
    std::size_t kept = 0;
    for (std::uint32_t i = 0; i < merge.tickets.size(); ++i) {
        const std::span<const TicketSnapshot> own = arranged(merge.take_snapshots(i));
        Ticket& ticket = merge.tickets[i];
        if (!has_opening(one, ticket.row, own)) continue;
        if (ticket.row.opened > as_of) {
            ++counts.opened_later;
            continue;
        }
        ticket.source = static_cast<std::uint32_t>(tickets.sources.size());
        complete(ticket, one, merge.is_late(i), own, tickets);
        if (kept != i) merge.tickets[kept] = ticket;
        ++kept;
    }
    merge.tickets.keep_first(kept);
    tickets.tickets.take(std::move(merge.tickets));
    for (const auto& [word, rows] : one.statuses.unknown()) {
        unknown[word] += rows;
        counts.unknown_status_rows += rows;
    }
    tickets.sources.push_back(one.about);
    merge = SourceMerge(false, as_of);
}

/// A ticket's rows by time.
std::span<const TicketSnapshot> TicketFold::State::arranged(std::span<TicketSnapshot> own) {
    std::sort(own.begin(), own.end(), is_older);
    return own;
}

/// Rows that nothing orders say different statuses.
bool TicketFold::State::has_ties(std::span<const TicketSnapshot> own) const {
    const TicketSnapshot* said = nullptr;
    for (const TicketSnapshot& snapshot : own) {
        if (snapshot.status == TextId::empty) continue;
        if (said != nullptr && ties(*said, snapshot) && said->status != snapshot.status &&
            status_key(inputs.text(said->status)) != status_key(inputs.text(snapshot.status))) {
            return true;
        }
        said = &snapshot;
    }
    return false;
}

/// What follows from a ticket's merged row, its snapshots and its events.
void TicketFold::State::complete(Ticket& ticket, Source& one, bool is_late, std::span<const TicketSnapshot> own,
                                 Tickets& tickets) {
    events.claim(ticket.row.id);
    const TicketEvents changes = events.of(ticket.row.id);
    if (is_late && one.merge.is_log) {
        // It existed by then, and no row that is read tells more of it.
        TicketRow known;
        known.source = ticket.row.source;
        known.id = ticket.row.id;
        known.opened = ticket.row.opened;
        ticket.row = known;
        if (changes.status.empty()) {
            ticket.first_step = static_cast<std::uint32_t>(tickets.steps.size());
            ticket.step_count = 1;
            tickets.steps.push_back({ticket.row.opened, StatusClass::new_, TextId::empty, ticket.row.source});
            return;
        }
    } else if (is_late) {
        --files[ticket.row.source.file].later;
        ++files[ticket.row.source.file].used;
    }
    if (has_ties(own)) ++counts.order_from_file;
    add_course(ticket, one.merge.is_log ? own : std::span<const TicketSnapshot>{}, changes, one.statuses, tickets);
    add_authors(ticket, changes, tickets);
    counts.later_instants += settle_state(ticket, tickets.steps_of(ticket), one.statuses, as_of);
    counts.rebuilt += ticket.is_rebuilt ? 1 : 0;
    counts.open_unknown_status += ticket.last == StatusClass::unknown ? 1 : 0;
}

bool TicketFold::State::has_opening(const Source& one, const TicketRow& row,
                                    std::span<const TicketSnapshot> snapshots) {
    if (row.opened.has_value()) return true;
    const std::string_view reason =
        one.merge.is_log ? "no row of the ticket says when it was opened" : unopened_words;
    for (const TicketSnapshot& snapshot : snapshots) {
        reject(snapshot.source, "opened_at", std::string(reason), {}, row.id);
        --files[snapshot.source.file].used;
    }
    return false;
}

void TicketFold::State::put_in_order(Tickets& tickets) const {
    auto& all = tickets.tickets;
    const auto is_before = [&](const Ticket& a, const Ticket& b) {
        if (a.row.opened != b.row.opened) return a.row.opened < b.row.opened;
        const auto by_id = by_value(inputs.text(a.row.id), inputs.text(b.row.id));
        return by_id != 0 ? by_id < 0 : a.row.source < b.row.source;
    };
    if (std::is_sorted(all.begin(), all.end(), is_before)) return;
    struct Key {
        Instant opened;
        std::uint32_t place = 0;
    };
    std::vector<Key> keys(all.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = {all[i].row.opened, i};
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        return a.opened != b.opened ? a.opened < b.opened : is_before(all[a.place], all[b.place]);
    });
    // Round by round: each ticket moves to where it belongs, and the place that it leaves takes the next one.
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        if (keys[i].place == i) continue;
        const Ticket first = all[i];
        std::uint32_t at = i;
        for (std::uint32_t from = keys[at].place; from != i; from = keys[at].place) {
            all[at] = all[from];
            keys[at].place = at;
            at = from;
        }
        all[at] = first;
        keys[at].place = at;
    }
}

void TicketFold::State::name_companies(Tickets& tickets) {
    if (policy.company_aliases.empty()) return;
    std::map<std::string, TextId> names;
    for (const auto& [other, name] : policy.company_aliases) names[folded(other)] = inputs.texts.intern(name);
    std::unordered_map<TextId, TextId> seen;
    for (Ticket& ticket : tickets.tickets) {
        TextId& company = ticket.row.company;
        const auto [found, is_new] = seen.emplace(company, company);
        if (is_new) {
            const auto alias = names.find(folded(inputs.text(company)));
            if (alias != names.end()) found->second = alias->second;
        }
        company = found->second;
    }
}

void TicketFold::State::tell(Tickets& tickets) {
    std::unordered_map<TextId, std::uint32_t> first_source;
    if (tickets.sources.size() > 1) {
        for (const Ticket& ticket : tickets.tickets) {
            const auto [found, is_new] = first_source.emplace(ticket.row.id, ticket.source);
            if (!is_new && found->second != ticket.source) tickets.shared_ids.push_back(ticket.row.id);
        }
        auto& ids = tickets.shared_ids;
        std::sort(ids.begin(), ids.end(), [&](TextId a, TextId b) { return inputs.text(a) < inputs.text(b); });
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
    tickets.unknown_statuses.assign(unknown.begin(), unknown.end());
    if (tickets.as_of_was_given || !newest.stands_apart()) return;
    const SourceRef at = newest.source();
    tickets.warnings.push_back(inputs.files[at.file].input.name + ":" + std::to_string(at.row) + ": " +
                               std::string(name_of(newest.column())) + ": " + newest.instant().to_string() +
                               " is the newest time of all, more than 31 days after the next (" +
                               newest.next_day().to_string().substr(0, 10) +
                               "): the report is made as of then\n  hint: --as-of DATE, if it is a slip");
}

void TicketFold::State::count_files() {
    for (std::size_t i = 0; i < files.size(); ++i) {
        InputFile& file = inputs.files[i].input;
        file.rows_used = files[i].used;
        file.rows_repeated += files[i].equal;
        file.rows_rejected += files[i].rejected;
        if (files[i].later > 0) file.left_out[std::string(later_words)] += files[i].later;
    }
}

TicketFold::TicketFold(TicketInputs& inputs, const TicketPolicy& policy, Instant as_of, bool keeps_words)
    : state_(std::make_unique<State>(inputs, policy, as_of, keeps_words)) {}
TicketFold::~TicketFold() = default;

bool TicketFold::start_over() {
    state_ = std::make_unique<State>(state_->inputs, state_->policy, state_->as_of, state_->keeps_words);
    return true;
}

void TicketFold::begin(std::uint32_t file, const TicketFile& about) {
    if (state_->files.size() <= file) state_->files.resize(file + 1);
    state_->begin(about);
}
void TicketFold::add(const TicketRow& row) { state_->add(row); }
void TicketFold::add(const TicketEvent& event) { state_->add(event); }
void TicketFold::add(const TimeEntry& entry) {
    FileCounts& file = state_->files[entry.source.file];
    if (state_->as_of.has_value() && entry.started > state_->as_of) {
        ++file.later;
        return;
    }
    ++(state_->entries.add(entry) ? file.used : file.equal);
}
Tickets TicketFold::finish() { return state_->finish(); }

}  // namespace msp_audit
