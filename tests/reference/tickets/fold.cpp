#include "fold.hpp"

#include "text.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace reference::tickets {
namespace {

const std::vector<std::string> instants = {"opened_at", "first_response_at", "updated_at", "resolved_at",
                                           "closed_at"};

/// All rows of one (source, id) that were kept, in the order of the input.
struct Pile {
    std::string source, id;
    bool log = false;
    std::vector<Row> rows;
};

bool same_cells(const World& world, const Row& left, const Row& right) {
    for (const auto& column : world.sources.at(left.source)) {
        if (value_of(left.cells, column) != value_of(right.cells, column)) {
            return false;
        }
    }
    return left.source == right.source;
}

/// Rows with an id, equal ones collapsed, gathered by ticket.
std::vector<Pile> gather(const World& world, Folded& folded) {
    std::vector<Pile> piles;
    for (const Row& row : world.rows) {
        const std::string id = value_of(row.cells, "ticket_id");
        if (id.empty()) {
            ++folded.rejected;
            continue;
        }
        auto pile = std::find_if(piles.begin(), piles.end(),
                                 [&](const Pile& p) { return p.source == row.source && p.id == id; });
        if (pile == piles.end()) {
            piles.push_back({row.source, id, false, {}});
            pile = std::prev(piles.end());
        }
        const auto equal = [&](const Row& other) { return same_cells(world, row, other); };
        if (std::any_of(pile->rows.begin(), pile->rows.end(), equal)) {
            ++folded.collapsed;
        } else {
            pile->rows.push_back(row);
        }
    }
    return piles;
}

void keep_if(std::vector<Row>& rows, int& rejected, const auto& wanted) {
    const auto before = rows.size();
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](const Row& row) { return !wanted(row); }), rows.end());
    rejected += static_cast<int>(before - rows.size());
}

/// Rejects rows without opening, and repeats that cannot be ordered.
void reject(std::vector<Pile>& piles, Folded& folded) {
    std::set<std::string> logs;
    const auto opened = [](const Row& row) { return time_of(row.cells, "opened_at").has_value(); };
    const auto updated = [](const Row& row) { return time_of(row.cells, "updated_at").has_value(); };
    for (Pile& pile : piles) {
        keep_if(pile.rows, folded.rejected, [&](const Row& row) { return opened(row) || updated(row); });
        if (pile.rows.size() > 1 && std::any_of(pile.rows.begin(), pile.rows.end(), updated)) {
            keep_if(pile.rows, folded.rejected, updated);
        } else if (pile.rows.size() > 1) {
            const int first = pile.rows.front().place;
            keep_if(pile.rows, folded.rejected, [&](const Row& row) { return row.place == first; });
        }
        if (pile.rows.size() > 1) {
            logs.insert(pile.source);
        }
    }
    for (Pile& pile : piles) {
        pile.log = logs.count(pile.source) != 0;
        const bool any = std::any_of(pile.rows.begin(), pile.rows.end(), opened);
        if (!pile.log || !any) {
            keep_if(pile.rows, folded.rejected, opened);
        }
    }
    piles.erase(std::remove_if(piles.begin(), piles.end(), [](const Pile& p) { return p.rows.empty(); }),
                piles.end());
}

/// Events that can be used, equal ones once, by time and then place.
std::vector<Event> clean_events(const World& world, const std::vector<Pile>& piles, Folded& folded) {
    std::vector<Event> kept;
    for (Event event : world.events) {
        for (std::string* text :
             {&event.ticket_id, &event.changed_at, &event.field, &event.from, &event.to, &event.by}) {
            *text = value_of({{"cell", *text}}, "cell");
        }
        if (event.ticket_id.empty() || event.changed_at.empty() || event.field.empty() || event.to.empty()) {
            continue;
        }
        const auto key = [](const Event& e) {
            return std::tie(e.ticket_id, e.changed_at, e.field, e.from, e.to, e.by);
        };
        if (std::any_of(kept.begin(), kept.end(), [&](const Event& e) { return key(e) == key(event); })) {
            ++folded.collapsed_events;
            continue;
        }
        kept.push_back(event);
    }
    const auto foreign = [&](const Event& event) {
        return std::none_of(piles.begin(), piles.end(), [&](const Pile& p) { return p.id == event.ticket_id; });
    };
    const auto before = kept.size();
    kept.erase(std::remove_if(kept.begin(), kept.end(), foreign), kept.end());
    folded.foreign_events = static_cast<int>(before - kept.size());
    std::stable_sort(kept.begin(), kept.end(), [](const Event& a, const Event& b) {
        return std::pair(instant(a.changed_at), a.place) < std::pair(instant(b.changed_at), b.place);
    });
    return kept;
}

Instant newest(const std::vector<Pile>& piles, const std::vector<Event>& events) {
    std::optional<Instant> found;
    const auto take = [&](std::optional<Instant> at) {
        if (at && (!found || *at > *found)) {
            found = at;
        }
    };
    for (const Pile& pile : piles) {
        for (const Row& row : pile.rows) {
            for (const auto& column : instants) {
                take(time_of(row.cells, column));
            }
        }
    }
    for (const Event& event : events) {
        take(instant(event.changed_at));
    }
    return found.value_or(0);
}

/// Time, then the change counter where both have one, then place.
void order_snapshots(std::vector<Row>& rows) {
    const auto key = [](const Row& row) {
        return std::tuple(time_of(row.cells, "updated_at").value_or(0),
                          number_of(row.cells, "sys_mod_count").value_or(-1), row.place);
    };
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
}

/// Do two rows of one time differ in status, with no counter to order them?
bool tied(const std::vector<Row>& rows) {
    for (const Row& a : rows) {
        for (const Row& b : rows) {
            const std::string left = status_key(value_of(a.cells, "status"));
            const std::string right = status_key(value_of(b.cells, "status"));
            const auto counter = number_of(a.cells, "sys_mod_count");
            const auto other = number_of(b.cells, "sys_mod_count");
            const bool ordered = counter && other && *counter != *other;
            if (time_of(a.cells, "updated_at") == time_of(b.cells, "updated_at") && !left.empty() && !right.empty() &&
                left != right && !ordered) {
                return true;
            }
        }
    }
    return false;
}

/// "A later instant in a remaining cell counts as missing"; a due date is no event and stays.
Cells as_known(const Cells& cells, Instant as_of) {
    Cells known = cells;
    for (const auto& column : instants) {
        const auto at = time_of(cells, column);
        if (at && *at > as_of) {
            known.erase(column);
        }
    }
    return known;
}

/// The newest row wins; a missing cell takes the newest known value, but for the three that mean "not resolved".
Cells newest_values(const World& world, const std::string& source, const std::vector<Row>& rows, Instant as_of) {
    Cells folded;
    for (const auto& column : world.sources.at(source)) {
        const bool newest_only = column == "resolved_at" || column == "closed_at" || column == "resolution";
        for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
            const std::string value = value_of(as_known(row->cells, as_of), column);
            if (!value.empty()) {
                folded[column] = value;
            }
            if (!value.empty() || newest_only) {
                break;
            }
        }
    }
    return folded;
}

/// Opening of the ticket as of that instant: from the rows read, else from the earliest other row that has it.
std::optional<Instant> opening(const Pile& pile, const Cells& cells, Instant as_of) {
    auto found = time_of(cells, "opened_at");
    for (const Row& row : pile.rows) {
        if (!found) {
            found = time_of(row.cells, "opened_at");
        }
    }
    return found && *found <= as_of ? found : std::nullopt;
}

void take_events(const Policy& policy, const std::vector<Event>& events, Folded& folded, Ticket& ticket) {
    ticket.history = true;
    ticket.before = class_of(policy, events.front().from).value_or(Class::fresh);
    for (const Event& event : events) {
        const auto status = class_of(policy, event.to);
        if (status) {
            ticket.points.push_back({instant(event.changed_at), *status});
        } else {
            ++folded.unknown_rows;
        }
    }
}

/// Returns the last status as printed.
std::string take_rows(const Policy& policy, const std::vector<Row>& rows, Folded& folded, Ticket& ticket) {
    std::string last;
    for (const Row& row : rows) {
        const std::string text = value_of(row.cells, "status");
        const auto at = time_of(row.cells, "updated_at");
        if (text.empty() || !at) {
            continue;
        }
        last = text;
        ticket.history = true;
        const auto status = class_of(policy, text);
        if (status) {
            ticket.points.push_back({*at, *status});
        } else {
            ++folded.unknown_rows;
        }
    }
    return last;
}

/// Those of a field, of a ticket, not later than as-of.
std::vector<Event> changes(const std::vector<Event>& events, const std::string& id, const std::string& field,
                           Instant as_of) {
    std::vector<Event> found;
    for (const Event& event : events) {
        if (event.ticket_id == id && status_key(event.field) == field && instant(event.changed_at) <= as_of) {
            found.push_back(event);
        }
    }
    return found;
}

/// The priority in force at the opening: what the last change up to then made it, else what the first change after it
/// left, else that of a log's last row up to then, else what the first change made it, else that of the oldest row
/// that has one.
std::string first_priority(const std::vector<Event>& priorities, const std::vector<Row>& rows, bool log,
                           Instant opened) {
    std::string found;
    for (const Event& event : priorities) {
        if (instant(event.changed_at) <= opened) {
            found = event.to;
        }
    }
    if (found.empty() && !priorities.empty()) {
        found = priorities.front().from;
    }
    if (!found.empty()) {
        return found;
    }
    std::string oldest;
    for (const Row& row : rows) {
        const std::string value = value_of(row.cells, "priority");
        const auto updated = time_of(row.cells, "updated_at");
        if (log && !value.empty() && updated && *updated <= opened) {
            found = value;
        }
        oldest = oldest.empty() ? value : oldest;
    }
    if (found.empty() && !priorities.empty()) {
        found = priorities.front().to;
    }
    return found.empty() ? oldest : found;
}

std::optional<Ticket> one(const World& world, const Pile& pile, const std::vector<Event>& events, Folded& folded) {
    Ticket ticket;
    ticket.source = pile.source;
    ticket.id = pile.id;
    ticket.place = pile.rows.front().place;
    std::vector<Row> rows;
    for (const Row& row : pile.rows) {
        const auto updated = time_of(row.cells, "updated_at");
        if (!pile.log || !updated || *updated <= folded.as_of) {
            rows.push_back(row);
        }
    }
    order_snapshots(rows);
    ticket.cells = newest_values(world, pile.source, rows, folded.as_of);
    Pile ordered = pile;
    order_snapshots(ordered.rows);
    const auto opened = opening(ordered, ticket.cells, folded.as_of);
    if (!opened) {
        return std::nullopt;
    }
    ticket.opened = *opened;
    ticket.read = !rows.empty();
    ticket.order_from_file = tied(rows);
    const auto statuses = changes(events, pile.id, "status", folded.as_of);
    std::string last = value_of(ticket.cells, "status");
    if (!statuses.empty()) {
        take_events(world.policy, statuses, folded, ticket);
        last = statuses.back().to;
    } else if (pile.log && rows.empty()) {
        ticket.history = true;
    } else if (pile.log) {
        const std::string known = take_rows(world.policy, rows, folded, ticket);
        last = known.empty() ? last : known;
    }
    // Unknown statuses are "as if they were not there": with nothing else there is no history.
    const bool told = !statuses.empty() && class_of(world.policy, statuses.front().from).has_value();
    ticket.history = ticket.history && (rows.empty() || told || !ticket.points.empty());
    const auto& columns = world.sources.at(pile.source);
    ticket.tells_response = std::find(columns.begin(), columns.end(), "first_response_at") != columns.end();
    ticket.response = time_of(ticket.cells, "first_response_at");
    ticket.reopen_count = number_of(ticket.cells, "reopen_count");
    ticket.first_priority =
        first_priority(changes(events, pile.id, "priority", folded.as_of), rows, pile.log, ticket.opened);
    ticket.last_priority = value_of(ticket.cells, "priority");
    const bool snapshot = pile.log && (rows.empty() || time_of(rows.back().cells, "updated_at"));
    live(world.policy, folded.as_of, last, rows.empty() ? Cells{} : rows.back().cells, snapshot, ticket);
    return ticket;
}

}  // namespace

Folded fold(const World& world) {
    Folded folded;
    folded.rows = static_cast<int>(world.rows.size());
    auto piles = gather(world, folded);
    reject(piles, folded);
    const auto events = clean_events(world, piles, folded);
    folded.as_of = world.as_of ? *world.as_of : newest(piles, events);
    std::map<std::string, std::set<std::string>> owners;
    for (const Pile& pile : piles) {
        owners[pile.id].insert(pile.source);
        const auto ticket = one(world, pile, events, folded);
        if (ticket) {
            folded.tickets.push_back(*ticket);
        }
    }
    folded.first_without_history =
        has_column(world, "reopen_count") &&
        std::all_of(folded.tickets.begin(), folded.tickets.end(), [](const Ticket& t) {
            return t.history || t.state != State::resolved || (t.reopen_count && *t.reopen_count == 0);
        });
    for (const auto& [source, columns] : world.sources) {
        const bool column = std::any_of(columns.begin(), columns.end(), [](const std::string& name) {
            return name == "resolved_at" || name == "closed_at";
        });
        const bool history = std::any_of(folded.tickets.begin(), folded.tickets.end(),
                                         [&](const Ticket& t) { return t.source == source && t.history; });
        if (column || history) {
            folded.dating.insert(source);
        }
    }
    for (const auto& [id, sources] : owners) {
        if (sources.size() > 1) {
            folded.ids_in_several_sources.push_back(id);
        }
    }
    return folded;
}

}  // namespace reference::tickets
