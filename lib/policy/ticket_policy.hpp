#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/day.hpp"
#include "core/decimal.hpp"
#include "core/instant.hpp"
#include "core/time_zone.hpp"

namespace msp_audit {

/// What a status means for the clock (tickets.md, Status). `unknown`: the words are none that anybody has mapped.
enum class StatusClass : std::uint8_t { unknown, new_, active, wait_customer, wait_other, resolved, closed, void_ };
inline constexpr std::size_t status_classes = 8;
/// "WAIT_CUSTOMER"; "UNKNOWN".
[[nodiscard]] std::string_view name_of(StatusClass status);
[[nodiscard]] std::optional<StatusClass> status_class_named(std::string_view name);
[[nodiscard]] constexpr bool is_done(StatusClass status) {
    return status == StatusClass::resolved || status == StatusClass::closed;
}
[[nodiscard]] constexpr bool is_open(StatusClass status) {
    return status >= StatusClass::new_ && status <= StatusClass::wait_other;
}

/// Seconds of a local day, half open; `end` may lie behind 86,400: hours that wrap midnight belong to the day on
/// which they start. 0 <= begin < 86,400, begin < end <= begin + 86,400.
struct WorkingHours {
    std::int32_t begin = 0;
    std::int32_t end = 0;

    friend bool operator==(const WorkingHours&, const WorkingHours&) = default;
};

/// [calendar.NAME]: the hours of each weekday in a zone. Within a day hours are sorted and do not overlap.
struct CalendarRules {
    std::string name;
    TimeZone zone;
    std::array<std::vector<WorkingHours>, 7> week;        ///< Monday first
    std::vector<Day> holidays;                            ///< sorted, each once
    std::map<Day, std::vector<WorkingHours>> short_days;  ///< replace that date's hours, also on a holiday
    std::vector<std::string> companies;                   ///< folded

    friend bool operator==(const CalendarRules&, const CalendarRules&) = default;
};

/// Empty selectors and "*" select everything; compared trimmed and case-folded.
struct TicketSelector {
    std::string priority, company, type, category;
    [[nodiscard]] int selectors() const {
        return int(!priority.empty()) + int(!company.empty()) + int(!type.empty()) + int(!category.empty());
    }
    friend bool operator==(const TicketSelector&, const TicketSelector&) = default;
};

/// [[targets.resolution]] or [[targets.first_response]].
struct ServiceTarget {
    TicketSelector selector;
    std::array<std::string, 4> printed;  ///< the selectors as written: priority, company, type, category
    Seconds within = 0;
    bool business = false;  ///< the clock; else calendar
    bool first = false;     ///< measure; else final
    bool net = true;
    Decimal percent = 100;  ///< the share to meet
    std::string where;      ///< "msp-audit.toml:12"

    friend bool operator==(const ServiceTarget&, const ServiceTarget&) = default;
};

/// Money for an hour, by currency, of tickets that the selectors choose. Empty selectors: the default.
struct HourlyRate {
    std::string assignee, group, category;
    std::map<std::string, Decimal> by_currency;
    std::string where;

    friend bool operator==(const HourlyRate&, const HourlyRate&) = default;
};

/// Words that must all occur in a ticket's subject.
struct ThemeRule {
    std::string name;
    std::vector<std::string> words;

    friend bool operator==(const ThemeRule&, const ThemeRule&) = default;
};

/// How-to and training questions in English, German, French and Spanish.
[[nodiscard]] std::vector<ThemeRule> built_in_themes();

/// What the ticket reports need of the policy. The defaults are the built-in values.
struct TicketPolicy {
    std::string zone_name = "UTC";                ///< of months and days in reports
    std::optional<std::string> source_zone_name;  ///< of times without an offset; default: zone_name
    bool zone_was_given = false;
    int reopen_days = 14;
    int window_days = 7;
    Decimal threshold = Decimal::of(8, 1);
    std::vector<StatusClass> net_of{StatusClass::wait_customer};
    bool count_reopen_gap = true;
    int max_requester_tickets = 50;
    std::vector<std::string> machine_requesters;  ///< globs
    std::vector<std::string> authorised_requesters;
    /// Status words as printed -> class, and close codes -> class; by profile name, "" for all.
    std::map<std::string, std::map<std::string, StatusClass>> status;
    std::map<std::string, std::map<std::string, StatusClass>> resolution_code;
    std::vector<CalendarRules> calendars;  ///< in the order of the file; `default` may be among them
    std::vector<ServiceTarget> resolution_targets;
    std::vector<ServiceTarget> response_targets;
    std::vector<ThemeRule> themes = built_in_themes();
    std::map<std::string, std::string> company_aliases;
    std::vector<HourlyRate> rates;
    /// canonical column -> headers as printed, reading_keys -> a word alone; by "tickets", "events", "time_entries".
    std::map<std::string, std::map<std::string, std::vector<std::string>>> mapping;

    friend bool operator==(const TicketPolicy&, const TicketPolicy&) = default;
};

}  // namespace msp_audit
