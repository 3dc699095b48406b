#pragma once

#include "world.hpp"

#include <string>
#include <utility>
#include <vector>

namespace reference::tickets {

enum class State { resolved, open, voided };

/// A known status that holds from an instant on.
struct Point {
    Instant at = 0;
    Class status = Class::fresh;
};

/// A stretch of RESOLVED or CLOSED.
struct Spell {
    std::optional<Instant>
        start;                   ///< nothing: it was resolved already when its history begins (first event's `from`)
    std::optional<Instant> end;  ///< nothing: it lasts
    bool reopened = false;       ///< ended by a step to an open class
    bool from_void = false;      ///< begun by leaving VOID, which is no resolve
};

/// What is known of a ticket as of an instant.
struct Ticket {
    std::string source, id;
    int place = 0;  ///< of its first row
    Instant opened = 0;
    Cells cells;           ///< folded; a value that is not there is missing
    bool history = false;  ///< has status events, or comes from a log that says its status
    bool read = false;     ///< at least one row was read; else it exists as NEW only

    State state = State::open;
    bool unknown_status = false;  ///< the last status is unknown: open, counted apart
    bool void_by_code = false;
    bool rebuilt = false;  ///< open because its resolved (else closed) time lies after as-of
    bool order_from_file = false;

    Class before = Class::fresh;  ///< holds from the opening to the first point
    std::vector<Point> points;    ///< in order; unknown statuses are left out
    std::vector<Spell> spells;
    std::vector<Instant> reopens;   ///< steps from RESOLVED or CLOSED to an open class
    std::vector<Instant> resolves;  ///< starts of spells that are resolves; without history its only resolve

    std::optional<Instant> final_instant;  ///< of tickets that are resolved, or void by code
    std::string dated_by;                  ///< resolved_at, history, closed_at or empty; of resolved tickets
    std::optional<Instant> first_instant;  ///< of the measure `first`; without history as `final`
    std::optional<Instant> first_resolve;  ///< of the cohort: needs history
    std::optional<Instant> first_reopen;   ///< after it
    std::optional<Instant> void_time;
    bool tells_response = false;  ///< its source has the column
    std::optional<Instant> response;
    std::optional<std::int64_t> reopen_count;
    std::string first_priority, last_priority;
};

struct Folded {
    Instant as_of = 0;
    std::vector<Ticket> tickets;  ///< by place of their first row
    int rows = 0;                 ///< as given
    int rejected = 0;
    int collapsed = 0;
    int unknown_rows = 0;      ///< rows and events skipped because their status is unknown
    int foreign_events = 0;    ///< of tickets that are not in the exports
    int collapsed_events = 0;  ///< equal to an earlier one
    std::vector<std::string> ids_in_several_sources;
    /// `first` of tickets without history is given only if every resolved one of them has a reopen count of 0.
    bool first_without_history = false;
    std::set<std::string> dating;  ///< sources that date resolutions: by a column, or by the history of some ticket

    [[nodiscard]] int count(State state) const;
    [[nodiscard]] int resolved_without_time() const;
    [[nodiscard]] int unusable() const;  ///< resolved tickets whose final or first resolve is before the opening
    [[nodiscard]] int open_unknown_status() const;
    [[nodiscard]] int order_from_file() const;
    [[nodiscard]] int dated_by(const std::string& name) const;
};

/// The class of a status; nothing when it is unknown.
[[nodiscard]] std::optional<Class> class_of(const Policy& policy, const std::string& status);
[[nodiscard]] bool void_code(const Policy& policy, const std::string& code);
[[nodiscard]] bool is_resolved(Class status);
[[nodiscard]] bool is_open(Class status);

/// Folds rows and events into tickets as of world.as_of, or of the newest instant.
[[nodiscard]] Folded fold(const World& world);

/// Fills all that follows from cells, `before` and points: state, spells, instants. `status` is the last one as
/// printed, `raw` the newest row before later instants were made missing, `log` whether the source is a log.
void live(const Policy& policy, Instant as_of, const std::string& status, const Cells& raw, bool log, Ticket& ticket);

}  // namespace reference::tickets
