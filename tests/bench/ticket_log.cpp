#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "desk.hpp"
#include "tickets.hpp"

namespace bench {

namespace {

constexpr std::string_view whole_header =
    "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,"
    "opened_at,sys_created_by,sys_created_at,sys_updated_by,sys_updated_at,contact_type,location,category,"
    "subcategory,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,knowledge,"
    "u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by,closed_code,resolved_by,resolved_at,closed_at";
constexpr std::string_view narrow_header =
    "number,incident_state,reopen_count,sys_mod_count,opened_at,sys_updated_at,priority,resolved_at,closed_at";
constexpr std::array<std::string_view, 5> states{"New", "Active", "Awaiting User Info", "Resolved", "Closed"};
constexpr std::array<std::string_view, 4> levels{"1 - High", "2 - Medium", "3 - Low", "3 - Low"};
constexpr std::array<std::string_view, 5> priorities{"1 - Critical", "2 - High", "3 - Moderate", "4 - Low", "?"};
enum State : std::uint8_t { opened, active, waiting, resolved, closed };

struct Change {
    std::uint32_t minute = 0;
    Index ticket = 0;
    std::uint16_t counter = 0;
    std::uint8_t reopens = 0;
    State state = opened;
};

/// A ticket with what its rows repeat.
struct Logged {
    DeskTicket about;
    std::string resolved_at = "?", closed_at = "?";
};

class LogRows {
public:
    LogRows(const std::filesystem::path& folder, Index rows, std::uint64_t seed, LogWidth width)
        : rows_(rows),
          desk_(std::max<Index>(1, rows / 10), seed),
          random_(seed + 2),
          width_(width),
          table_(folder / "incident_event_log.csv", width == LogWidth::whole ? whole_header : narrow_header) {}

    void write() {
        const Index tickets = std::max<Index>(1, rows_ / 10);
        changes_.reserve(rows_);
        for (Index place = 0; place < tickets; ++place) {
            // So many rows that the last ticket takes what is left.
            const Index left = rows_ - static_cast<Index>(changes_.size());
            const Index fair = left / (tickets - place);
            const Index size = place + 1 == tickets ? left : std::min(left, fair / 2 + random_.below(fair + 1));
            add_ticket(place, std::max<Index>(1, size));
        }
        std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
            return std::tie(a.minute, a.ticket, a.counter) < std::tie(b.minute, b.ticket, b.counter);
        });
        for (const Change& change : changes_) write(change);
        table_.close();
    }

private:
    void add_ticket(Index place, Index size) {
        Logged& logged = logged_.emplace_back();
        logged.about = desk_.ticket(place, random_);
        const DeskTicket& about = logged.about;
        const bool ends = about.opened + about.takes + 5 * day_seconds <= last_second && size >= 4;
        const Index busy = ends ? size - 2 : size;
        const Second until = std::min(about.opened + about.takes, last_second);
        const auto minute_of = [&](Index i) {
            return static_cast<std::uint32_t>((about.opened + (until - about.opened) * i / std::max<Index>(1, busy)) /
                                              60);
        };
        const bool reopens = ends && busy >= 6 && random_.percent(5);
        Change change{minute_of(0), place, 0, 0, opened};
        for (Index i = 0; i < busy; ++i) {
            change.minute = minute_of(i);
            if (i > 0) change.state = random_.percent(20) ? waiting : active;
            if (reopens && i == busy / 2) change.state = resolved;
            if (reopens && i == busy / 2 + 1) {
                change.state = active;
                change.reopens = 1;
            }
            changes_.push_back(change);
            change.counter = static_cast<std::uint16_t>(change.counter + random_.between(1, 2));
        }
        if (!ends) return;
        change.minute = static_cast<std::uint32_t>(until / 60);
        change.state = resolved;
        changes_.push_back(change);
        logged.resolved_at = dates_.european_time(until);
        ++change.counter;
        change.minute += 5 * 24 * 60;
        change.state = closed;
        changes_.push_back(change);
        logged.closed_at = dates_.european_time(Second{change.minute} * 60);
    }

    void write(const Change& change) {
        const Logged& logged = logged_[change.ticket];
        const DeskTicket& about = logged.about;
        const std::string number = numbered("INC", 1'000'000 + change.ticket);
        const std::string_view state = states.at(change.state);
        const std::string opened_at = dates_.european_time(about.opened);
        const std::string updated_at = dates_.european_time(Second{change.minute} * 60);
        const std::string_view priority = priorities.at(about.priority);
        if (width_ == LogWidth::narrow) {
            table_.row(number, state, int{change.reopens}, int{change.counter}, opened_at, updated_at, priority,
                       logged.resolved_at, logged.closed_at);
            return;
        }
        const bool is_open = change.state != closed;
        const std::string_view level = levels.at(std::min<Index>(about.priority, 3));
        table_.row(number, state, is_open ? "true" : "false", static_cast<int>(about.group % 3), int{change.reopens},
                   int{change.counter}, "true", numbered("Caller ", about.requester),
                   numbered("Opened by  ", about.assignee), opened_at, numbered("Created by ", about.assignee),
                   opened_at, numbered("Updated by ", (about.assignee + change.counter) % 480), updated_at, "Phone",
                   numbered("Location ", about.company), numbered("Category ", about.category),
                   numbered("Subcategory ", about.requester % 200), numbered("Symptom ", about.requester % 400), "?",
                   level, level, priority, numbered("Group ", about.group),
                   change.state == opened ? std::string("?") : numbered("Resolver ", about.assignee), "true", "false",
                   "Do Not Notify", "?", "?", "?", "?", numbered("code ", about.category % 12),
                   numbered("Resolved by ", about.assignee), logged.resolved_at, logged.closed_at);
    }

    Index rows_;
    Desk desk_;
    Random random_;
    Dates dates_;
    LogWidth width_;
    Table table_;
    std::vector<Logged> logged_;
    std::vector<Change> changes_;
};

}  // namespace

void write_ticket_log(const std::filesystem::path& folder, Index rows, std::uint64_t seed, LogWidth width) {
    LogRows(folder, rows, seed, width).write();
}

}  // namespace bench
