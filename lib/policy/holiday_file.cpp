#include "policy/holiday_file.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

#include "core/glob.hpp"

namespace msp_audit {

namespace {

using Date = std::chrono::year_month_day;
using std::chrono::sys_days;

constexpr sys_days first_day{Date{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}}};
constexpr sys_days last_day{Date{std::chrono::year{2100}, std::chrono::December, std::chrono::day{31}}};
constexpr int most_years = 1000;
constexpr int most_days = 366;  // an event that is longer is no holiday

/// NAME;PARAMETER=X:VALUE, unfolded.
struct Property {
    std::string name;
    std::string value;
    int line = 0;
};

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end || number < 0) return std::nullopt;
    return number;
}

/// yyyymmdd.
Date date_of(const Property& property, std::string_view text) {
    const auto digits = number_in(text.substr(0, std::min<std::size_t>(text.size(), 8)));
    if (text.size() > 8 && text[8] == 'T' && digits) {
        throw HolidayFileError(property.line, "'" + std::string(text) + "' has a time of day, so it is no holiday",
                               "take the event out of the file, or make it last all day");
    }
    if (digits && text.size() == 8) {
        const Date date{std::chrono::year{*digits / 10000},
                        std::chrono::month{static_cast<unsigned>(*digits / 100 % 100)},
                        std::chrono::day{static_cast<unsigned>(*digits % 100)}};
        if (date.ok()) return date;
    }
    throw HolidayFileError(property.line, property.name + ": '" + std::string(text) + "' is no date");
}

std::vector<std::string_view> parted(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = std::min(text.find(mark), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

/// The properties of a text: lines that begin with a blank go on with the line before.
std::vector<Property> properties_of(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<Property> lines;
    int number = 0;
    for (std::string_view line : parted(text, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if ((line.starts_with(' ') || line.starts_with('\t')) && !lines.empty()) {
            lines.back().value += line.substr(1);
        } else if (!line.empty()) {
            lines.push_back({{}, std::string(line), number});
        }
    }
    for (Property& line : lines) {
        bool in_quotes = false;
        const auto colon = std::find_if(line.value.begin(), line.value.end(), [&in_quotes](char c) {
            if (c == '"') in_quotes = !in_quotes;
            return c == ':' && !in_quotes;
        });
        if (colon == line.value.end()) throw HolidayFileError(line.line, "is no line of an iCalendar file");
        const std::string head(line.value.begin(), colon);
        line.name = ascii_lowered(std::string_view(head).substr(0, head.find(';')));
        line.value.erase(line.value.begin(), colon + 1);
    }
    return lines;
}

/// FREQ=YEARLY and what bounds it.
struct YearlyRule {
    int interval = 1;
    std::optional<int> count;
    std::optional<Date> until;
};

/// One all-day event.
class Event {
public:
    explicit Event(int line) : line_(line) {}

    void take(const Property& property) {
        if (property.name == "dtstart") {
            start_ = date_of(property, property.value);
        } else if (property.name == "dtend") {
            end_ = date_of(property, property.value);
        } else if (property.name == "duration") {
            duration_ = days_of(property);
        } else if (property.name == "rrule") {
            if (rule_property_) refuse_rule(property);
            rule_property_ = property;
        } else if (property.name == "exdate") {
            for (const std::string_view text : parted(property.value, ',')) {
                left_out_.insert(date_of(property, text));
            }
        } else if (property.name == "rdate" || property.name == "recurrence-id" || property.name == "exrule") {
            refuse_rule(property);
        } else if (property.name == "status") {
            is_cancelled_ = ascii_lowered(property.value) == "cancelled";
        }
    }

    void add_days(std::set<Day>& days) const {
        if (is_cancelled_) return;
        if (!start_) throw HolidayFileError(line_, "the event has no DTSTART");
        const int length = length_in_days();
        const YearlyRule rule = rule_property_ ? yearly_rule(*rule_property_) : YearlyRule{1, 1, {}};
        int occurrences = 0;
        for (Date date = *start_; date.year() <= Date{last_day}.year(); date += std::chrono::years{rule.interval}) {
            if (!date.ok()) continue;  // 29 February
            if (rule.count && occurrences == *rule.count) break;
            if (rule.until && date > *rule.until) break;
            ++occurrences;
            if (left_out_.contains(date)) continue;
            for (int i = 0; i < length; ++i) add(sys_days{date} + std::chrono::days{i}, days);
        }
    }

private:
    static void add(sys_days day, std::set<Day>& days) {
        if (day < first_day || day > last_day) return;
        days.insert(Day::from_count(static_cast<std::int32_t>((day - first_day).count())));
    }

    [[noreturn]] static void refuse_rule(const Property& property) {
        throw HolidayFileError(property.line,
                               property.name + ": '" + property.value + "' is no rule that is known here",
                               "FREQ=YEARLY on the event's own date is; other days can stand in `holidays`");
    }

    /// P2D or P1W.
    static int days_of(const Property& property) {
        const std::string_view text = property.value;
        if (text.size() > 2 && text[0] == 'P' && (text.back() == 'D' || text.back() == 'W')) {
            const auto number = number_in(text.substr(1, text.size() - 2));
            if (number && *number > 0 && *number <= most_days) return text.back() == 'W' ? *number * 7 : *number;
        }
        throw HolidayFileError(property.line, "duration: '" + property.value + "' is no number of days");
    }

    [[nodiscard]] int length_in_days() const {
        if (!end_) return duration_.value_or(1);
        const auto length = (sys_days{*end_} - sys_days{*start_}).count();
        if (length < 1 || length > most_days) {
            throw HolidayFileError(line_, "the event does not end between one day and a year after it starts");
        }
        return static_cast<int>(length);
    }

    template <class Part>
    static bool is(std::optional<int> number, Part part) {
        return number && static_cast<unsigned>(*number) == static_cast<unsigned>(part);
    }

    [[nodiscard]] YearlyRule yearly_rule(const Property& property) const {
        YearlyRule rule;
        bool is_yearly = false;
        for (const std::string_view part : parted(property.value, ';')) {
            const auto sign = std::min(part.find('='), part.size());
            const std::string name = ascii_lowered(part.substr(0, sign));
            const std::string_view value = part.substr(std::min(sign + 1, part.size()));
            const auto number = number_in(value);
            if (name == "freq" && ascii_lowered(value) == "yearly") {
                is_yearly = true;
            } else if (name == "interval" && number && *number > 0 && *number <= most_years) {
                rule.interval = *number;
            } else if (name == "count" && number && *number > 0) {
                rule.count = *number;
            } else if (name == "until" && value.size() >= 8) {
                rule.until = date_of(property, value.substr(0, 8));
            } else if (!(name == "wkst" || (name == "bymonth" && is(number, start_->month())) ||
                         (name == "bymonthday" && is(number, start_->day())))) {
                refuse_rule(property);
            }
        }
        if (!is_yearly) refuse_rule(property);
        return rule;
    }

    int line_;
    std::optional<Date> start_;
    std::optional<Date> end_;
    std::optional<int> duration_;
    std::optional<Property> rule_property_;
    std::set<Date> left_out_;
    bool is_cancelled_ = false;
};

}  // namespace

std::vector<Day> holidays_of(std::string_view text) {
    const std::vector<Property> properties = properties_of(text);
    if (properties.empty() || properties.front().name != "begin" ||
        ascii_lowered(properties.front().value) != "vcalendar") {
        throw HolidayFileError(1, "is no iCalendar file: it does not begin with BEGIN:VCALENDAR");
    }
    std::set<Day> days;
    std::optional<Event> event;
    int inner = 0;  // depth of components inside the event, such as alarms
    for (const Property& property : properties) {
        const bool is_event = ascii_lowered(property.value) == "vevent";
        if (property.name == "begin") {
            if (event) {
                ++inner;
            } else if (is_event) {
                event.emplace(property.line);
            }
        } else if (property.name == "end" && event) {
            if (inner > 0) {
                --inner;
            } else {
                event->add_days(days);
                event.reset();
            }
        } else if (event && inner == 0) {
            event->take(property);
        }
    }
    if (event) throw HolidayFileError(properties.back().line, "the file ends inside an event");
    return {days.begin(), days.end()};
}

}  // namespace msp_audit
