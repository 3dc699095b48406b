#pragma once

#include "business_time.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace reference::tickets {

/// Column (canonical name, or `sys_mod_count` for the change counter) -> printed value.
/// Instants are yyyy-mm-ddThh:mm:ssZ.
using Cells = std::map<std::string, std::string>;

/// One row of a ticket export. A source is the set of files with one header row.
struct Row {
    std::string source;
    int place = 0;  ///< place in the input, over all sources
    Cells cells;
};

/// One row of a change log.
struct Event {
    int place = 0;
    std::string ticket_id, changed_at, field, from, to, by;
};

enum class Class { fresh, active, wait_customer, wait_other, resolved, closed, voided };

/// The name as the rules print it: NEW, ACTIVE, ...
[[nodiscard]] std::string name_of(Class status);

/// A target of the policy. Selectors are empty when not given.
struct Target {
    std::string priority, company, type, category;
    Seconds within = 0;
    bool business = false;
    bool first = false;  ///< measure `first` instead of `final`
    bool net = true;
    int percent = 100;
};

struct Policy {
    std::string timezone = "UTC";               ///< of months and days
    std::map<std::string, Calendar> calendars;  ///< by name; `default` serves companies of no other
    std::map<std::string, Class> statuses;      ///< further statuses, as printed
    std::map<std::string, Class> codes;         ///< further resolution codes; any class but VOID overrides
    std::set<Class> net_of = {Class::wait_customer};
    bool count_reopen_gap = true;
    int reopen_days = 14;
    int window_days = 7;
    std::string threshold = "0.8";
    int max_requester_tickets = 50;
    std::vector<std::string> machine_requesters;
    std::vector<Target> resolution_targets, response_targets;
};

/// What one run is given.
struct World {
    Policy policy;
    std::map<std::string, std::vector<std::string>> sources;  ///< source -> its columns
    std::vector<Row> rows;
    std::vector<Event> events;
    std::optional<Instant> as_of;  ///< nothing: the newest instant
};

/// The value of a cell; empty when it is missing (no column, `?`, `-`, `--`, `N/A`, `NULL`).
[[nodiscard]] std::string value_of(const Cells& cells, const std::string& column);
[[nodiscard]] std::optional<Instant> time_of(const Cells& cells, const std::string& column);
[[nodiscard]] std::optional<std::int64_t> number_of(const Cells& cells, const std::string& column);

/// Does any source of the world have that column?
[[nodiscard]] bool has_column(const World& world, const std::string& column);

}  // namespace reference::tickets
