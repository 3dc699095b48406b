#include "policy/holiday_file.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace msp_audit;

namespace {

std::string calendar(const std::string& events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}

std::string event(const std::string& properties) { return "BEGIN:VEVENT\r\n" + properties + "END:VEVENT\r\n"; }

/// The days, parted by blanks; for a refusal its line and text.
std::string days_of(const std::string& text) {
    std::string days;
    try {
        for (const Day day : holidays_of(text)) days += (days.empty() ? "" : " ") + day.to_string();
    } catch (const HolidayFileError& error) {
        return std::to_string(error.line()) + ": " + error.what();
    }
    return days;
}

std::string days_of_event(const std::string& properties) { return days_of(calendar(event(properties))); }

}  // namespace

TEST_CASE("an all-day event is its day, and its end is the day after its last") {
    CHECK(days_of_event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\n") == "2026-12-25");
    CHECK(days_of_event("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\n") == "2026-12-25");
    CHECK(days_of_event("DTSTART:20261231\r\nDTEND:20270102\r\n") == "2026-12-31 2027-01-01");
    CHECK(days_of_event("DTSTART:20261224\r\nDURATION:P3D\r\n") == "2026-12-24 2026-12-25 2026-12-26");
}

TEST_CASE("days are sorted, each once, and only events count") {
    CHECK(days_of(calendar(event("DTSTART:20261226\n") + event("DTSTART:20261225\nDTEND:20261227\n") +
                           "BEGIN:VTODO\nDTSTART:20260101\nEND:VTODO\n")) == "2026-12-25 2026-12-26");
    CHECK(days_of(calendar("")) == "");
}

TEST_CASE("lines that are folded, alarms inside an event and a colon in quotes do no harm") {
    CHECK(days_of_event("SUMMARY:Boxing\r\n  Day\r\nDTSTART;VALUE=\r\n DATE:202612\r\n\t26\r\n") == "2026-12-26");
    CHECK(days_of_event("DTSTART:20261226\r\nBEGIN:VALARM\r\nDURATION:PT15M\r\nEND:VALARM\r\n") == "2026-12-26");
    CHECK(days_of_event("ATTENDEE;CN=\"A: B\":mailto:a@b\r\nDTSTART:20261226\r\n") == "2026-12-26");
}

TEST_CASE("a cancelled event is no holiday") {
    CHECK(days_of_event("DTSTART:20261226\r\nSTATUS:CANCELLED\r\n") == "");
}

TEST_CASE("a yearly rule repeats the date, as far as it says") {
    CHECK(days_of_event("DTSTART:20240501\r\nRRULE:FREQ=YEARLY;COUNT=3\r\n") == "2024-05-01 2025-05-01 2026-05-01");
    CHECK(days_of_event("DTSTART:20240501\r\nRRULE:FREQ=YEARLY;UNTIL=20260501\r\n") ==
          "2024-05-01 2025-05-01 2026-05-01");
    CHECK(days_of_event("DTSTART:20240501\r\nRRULE:FREQ=YEARLY;UNTIL=20260430T220000Z\r\n") ==
          "2024-05-01 2025-05-01");
    CHECK(days_of_event("DTSTART:20240501\r\nRRULE:FREQ=YEARLY;INTERVAL=2;COUNT=2\r\n") == "2024-05-01 2026-05-01");
    CHECK(days_of_event("DTSTART:20240501\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nEXDATE:20250501\r\n") ==
          "2024-05-01 2026-05-01");
    CHECK(days_of_event("DTSTART:20991225\r\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25\r\n") ==
          "2099-12-25 2100-12-25");
    CHECK(days_of_event("DTSTART:20240229\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n") == "2024-02-29 2028-02-29");
    CHECK(days_of_event("DTSTART:19681224\r\nDTEND:19681226\r\nRRULE:FREQ=YEARLY;UNTIL=19701231\r\n") ==
          "1970-12-24 1970-12-25");
}

TEST_CASE("a rule that is not known is refused by name") {
    const auto refused = [](const std::string& rule) {
        return "4: rrule: '" + rule + "' is no rule that is known here";
    };
    for (const std::string rule : {"FREQ=YEARLY;BYDAY=4TH;BYMONTH=11", "FREQ=MONTHLY", "COUNT=3",
                                   "FREQ=YEARLY;BYMONTH=6", "FREQ=YEARLY;COUNT=0", "FREQ=YEARLY;X=1"}) {
        CHECK(days_of_event("RRULE:" + rule + "\r\nDTSTART:20240501\r\n") == refused(rule));
    }
    CHECK(days_of_event("DTSTART:20240501\r\nRDATE:20240601\r\n") ==
          "5: rdate: '20240601' is no rule that is known here");
}

TEST_CASE("a time of day, no date, and a text that is no calendar are refused with their line") {
    CHECK(days_of_event("DTSTART:20261225T090000Z\r\n") ==
          "4: '20261225T090000Z' has a time of day, so it is no holiday");
    CHECK(days_of_event("DTSTART:20260229\r\n") == "4: dtstart: '20260229' is no date");
    CHECK(days_of_event("DTSTART:26-12-25\r\n") == "4: dtstart: '26-12-25' is no date");
    CHECK(days_of_event("SUMMARY:Christmas\r\n") == "3: the event has no DTSTART");
    CHECK(days_of_event("DTSTART:20261225\r\nDTEND:20261225\r\n") ==
          "3: the event does not end between one day and a year after it starts");
    CHECK(days_of_event("DTSTART:20261225\r\nDURATION:PT8H\r\n") == "5: duration: 'PT8H' is no number of days");
    CHECK(days_of("2026-12-25\n") == "1: is no line of an iCalendar file");
    CHECK(days_of("BEGIN:VCARD\nEND:VCARD\n") == "1: is no iCalendar file: it does not begin with BEGIN:VCALENDAR");
    CHECK(days_of("") == "1: is no iCalendar file: it does not begin with BEGIN:VCALENDAR");
    CHECK(days_of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\n") == "3: the file ends inside an event");
}
