#include "report/ticket_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/ticket_reports.hpp"

namespace msp_audit {

namespace {

constexpr int most_places = 6;

Decimal whole(std::size_t count) { return Decimal::of(static_cast<Int128>(count), 0); }

/// Whether `rounded` (in percent) lies on the same side of `mark` as the share itself, or both are equal to it.
bool stays_apart(const Decimal& rounded, const Proportion& share, const Decimal& mark) {
    return (rounded <=> mark) == (whole(share.numerator) * 100 <=> mark * whole(share.denominator));
}

Decimal percent_of(const Proportion& share, const std::optional<Decimal>& agreed) {
    for (int places = 1;; ++places) {
        const Decimal rounded = divide_rounded(whole(share.numerator) * 100, whole(share.denominator), places);
        const bool tells = stays_apart(rounded, share, 0) && stays_apart(rounded, share, 100) &&
                           (!agreed || stays_apart(rounded, share, *agreed));
        if (tells || places == most_places) return rounded;
    }
}

std::string percent_digits(const Proportion& share, const std::optional<Decimal>& agreed) {
    return percent_of(share, agreed).to_string(1);
}

}  // namespace

std::string instant_text(Instant instant, const TimeZone& zone) {
    if (!instant.has_value()) return {};
    const LocalTime local = zone.local(instant);
    const int minutes = local.second_of_day / 60;
    const int seconds = local.second_of_day % 60;
    std::string text = fmt::format("{} {:02}:{:02}", local.day.to_string(), minutes / 60, minutes % 60);
    if (seconds != 0) text += fmt::format(":{:02}", seconds);
    return text;
}

std::string instant_or_dash(Instant instant, const TimeZone& zone) {
    return instant.has_value() ? instant_text(instant, zone) : std::string("-");
}

std::string day_text(Day day) {
    if (!day.has_value()) return {};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string iso = day.to_string();
    std::size_t month = 1;
    std::from_chars(iso.data() + 5, iso.data() + 7, month);
    const std::string_view of_month = std::string_view(iso).substr(iso[8] == '0' ? 9 : 8);
    return fmt::format("{} {} {}", of_month, months[month - 1], iso.substr(0, 4));
}

std::string share_text(const Proportion& share, const std::optional<Decimal>& agreed) {
    return percent_digits(share, agreed) + " %";
}

std::string interval_text(const Proportion& share) {
    const WilsonInterval interval = wilson(share.numerator, share.denominator);
    return fmt::format("{}-{} %", (interval.low * 100).rounded(1).to_string(1),
                       (interval.high * 100).rounded(1).to_string(1));
}

std::string range_text(const Proportion& low, const Proportion& high, const std::optional<Decimal>& agreed) {
    const std::string from = percent_digits(low, agreed);
    const std::string to = percent_digits(high, agreed);
    return from == to ? from + " %" : fmt::format("{}-{} %", from, to);
}

std::string share_with_interval(const Proportion& share) {
    return fmt::format("{}, 95 % interval {}{}", share_text(share), interval_text(share),
                       share.too_few() ? "; too few to judge" : "");
}

std::string selectors_text(const ServiceTarget& target) {
    std::string chosen;
    for (const std::string& selector : target.printed) {
        if (selector.empty() || selector == "*") continue;
        chosen += (chosen.empty() ? "" : ", ") + selector;
    }
    return chosen.empty() ? std::string("every other ticket") : chosen;
}

std::string within_text(const ServiceTarget& target, bool of_response) {
    return fmt::format("{} {}{}", duration_text(target.within, target.business ? Clock::business : Clock::calendar),
                       target.business ? "business" : "calendar", target.net && !of_response ? ", net" : "");
}

std::string measure_text(Measure measure) {
    return fmt::format("{} resolution, {} time, {}", measure.resolution == Resolution::final ? "Final" : "First",
                       measure.clock == Clock::calendar ? "calendar" : "business",
                       measure.extent == Extent::gross ? "gross" : "net");
}

std::string figure_words(std::string_view name) {
    struct Words {
        std::string_view name, words;
    };
    static constexpr std::array table{
        Words{"first_response_calendar", "first response, calendar time"},
        Words{"first_response_business", "first response, business time"},
        Words{"open_age_calendar", "age of open tickets, calendar time"},
        Words{"open_age_business", "age of open tickets, business time"},
        Words{"service_levels", "service levels"},
        Words{"stored_sla", "the desk's own service-level answers"},
        Words{"ticket", "tickets reopened"},
        Words{"cohort", "came back within the days, by month resolved"},
        Words{"period", "reopens by month"},
        Words{"effective", "reopened or under a new number"},
        Words{"recreated", "back under a new number"},
        Words{"groups", "tickets that say the same"},
        Words{"scope.fields", "descriptions in the comparison"},
        Words{"scope.company", "company in the comparison"},
        Words{"scope.requester", "requester in the comparison"},
        Words{"scope.asset", "asset in the comparison"},
        Words{"declared.links", "duplicates that the desk links"},
        Words{"declared.marked", "duplicates that the desk marks"},
        Words{"requesters", "who opens"},
        Words{"requesters.authorised", "who of the openers is authorised"},
        Words{"resolvers", "who resolves"},
        Words{"hours_by", "hours of work"},
        Words{"hours_by.category", "hours by category"},
        Words{"themes", "how-to and training questions"},
        Words{"demand.after_hours", "opened outside working time"},
        Words{"demand.reassigned", "reassigned"},
        Words{"demand.one_touch", "resolved without reassignment"},
        Words{"entries", "time entries"},
    };
    const auto* const found =
        std::find_if(table.begin(), table.end(), [name](const Words& one) { return one.name == name; });
    if (found != table.end()) return std::string(found->words);
    for (std::size_t i = 0; i < measure_count; ++i) {
        const Measure measure = measure_at(i);
        if (name_of(measure) != name) continue;
        return fmt::format("{} resolution, {} time, {}", measure.resolution == Resolution::final ? "final" : "first",
                           measure.clock == Clock::calendar ? "calendar" : "business",
                           measure.extent == Extent::gross ? "gross" : "net");
    }
    return std::string(name);
}

std::string or_missing(std::string_view text) { return std::string(text.empty() ? "(missing)" : text); }

}  // namespace msp_audit
