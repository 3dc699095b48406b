#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tickets/distribution.hpp"
#include "tickets/durations.hpp"
#include "tickets/reopens.hpp"
#include "tickets/service_levels.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// `--by`: what groups are made by.
enum class GroupKey : std::uint8_t {
    priority,
    company,
    assignee,
    group,
    category,
    subcategory,
    type,
    requester,
    source,
    month,
    resolved_month
};
/// "resolved-month".
[[nodiscard]] std::string_view name_of(GroupKey key);
[[nodiscard]] std::optional<GroupKey> group_key_named(std::string_view name);

struct ResolutionGroup {
    std::vector<std::pair<std::string, std::string>> by;  ///< key name -> value as printed; the total has none
    std::size_t tickets = 0, resolved = 0, open = 0;
    std::array<std::optional<Distribution>, measure_count> resolution;
    std::array<std::optional<Distribution>, 2> first_response, open_age;  ///< by Clock
};

struct MonthFigures {
    int year = 0, month = 0;
    bool partial = false;
    std::size_t opened = 0, resolved = 0, reopens = 0;
    std::optional<std::size_t> backlog;  ///< none: a ticket was done by as-of and nothing says when
    std::optional<Seconds> median;
};

struct AgeBand {
    int from_days = 0;
    std::optional<int> to_days;  ///< none: and more
    std::size_t tickets = 0;
};

struct VoidFigures {
    std::size_t tickets = 0;
    Proportion share;
    std::optional<Seconds> median_age;
    std::size_t past_target = 0;
    std::size_t answered = 0;  ///< had a first response before, which no figure but its target counts
};

struct NamedChart {
    std::string figure;
    ControlChart chart;
};

/// How an export was cut, where its figures show it.
enum class Cut : std::uint8_t { none, by_closing_date, by_opening_date };

/// `tickets resolution` as data; renderers add nothing but form.
struct ResolutionReport {
    std::vector<ResolutionGroup> groups;  ///< the total first
    ServiceLevels service_levels;
    std::array<std::size_t, 4> dated_by{};  ///< by DatedBy
    std::vector<MonthFigures> months;
    VoidFigures voided;
    std::vector<AgeBand> ageing;
    std::vector<std::uint32_t> oldest_open;  ///< at most ten
    std::vector<NamedChart> charts;
    std::vector<FigureNotInExport> not_in_this_export;
    Cut cut = Cut::none;
    std::string cut_words;  ///< what shows it
    TicketDurations durations;
};

struct ResolutionQuestion {
    std::vector<GroupKey> by;
    PercentileRule rule = PercentileRule::nearest_rank;
};

/// On up to so many threads; the result is the same with any number.
[[nodiscard]] ResolutionReport report_resolution(const Tickets& tickets, const TicketPolicy& policy,
                                                 const Calendars& calendars, const TimeZone& zone,
                                                 const ResolutionQuestion& question, unsigned threads = 1);

}  // namespace msp_audit
