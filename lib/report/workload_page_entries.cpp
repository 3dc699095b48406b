#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/duplicate_words.hpp"
#include "report/table_sections.hpp"
#include "report/ticket_words.hpp"
#include "report/workload_page.hpp"
#include "report/workload_words.hpp"

namespace msp_audit {

namespace {

/// Of each question.
constexpr std::size_t most_entries = 10;

std::string seconds_text(Seconds seconds) { return duration_text(seconds, Clock::business); }

}  // namespace

std::string WorkloadPage::entry_place(std::uint32_t entry) const {
    const SourceRef source = tickets.time_entries[entry].source;
    return fmt::format("{}:{}", tickets.inputs->files[source.file].input.name, source.row);
}

void WorkloadPage::add_entries() {
    if (!report.entries) return;
    page.add_heading(fmt::format("Time entries ({})", grouped(report.entries->entries)));
    add_entry_totals(*report.entries);
    add_questions(*report.entries);
    add_long_days(*report.entries);
    for (const EntryQuestion question : all_questions) {
        if (question != EntryQuestion::long_day) add_questioned(*report.entries, question);
    }
}

void WorkloadPage::add_entry_totals(const EntryCheck& check) {
    std::string words = check.worked ? fmt::format("Worked: {} hours", seconds_text(*check.worked))
                                     : std::string("No entry tells how long was worked");
    if (check.worked && check.without_hours > 0) {
        words +=
            fmt::format("; {} how long", counted(check.without_hours, "entry does not tell", "entries do not tell"));
    }
    if (check.billed) {
        words += fmt::format(". Billed: {} hours, on {}", seconds_text(*check.billed),
                             counted(check.with_billed, "entry that prints them", "entries that print them"));
    }
    if (check.billed_above_worked) {
        words += fmt::format("; {} of it above the hours worked, over the entries that print both",
                             seconds_text(*check.billed_above_worked));
    }
    page.add_paragraph(words + ".");
    std::string left_out;
    const auto leave_out = [&left_out](std::size_t count, std::string_view one, std::string_view many) {
        if (count > 0) left_out += (left_out.empty() ? "" : "; ") + counted(count, one, many);
    };
    leave_out(check.without_length, "entry has neither an end nor hours", "entries have neither an end nor hours");
    leave_out(check.backwards, "entry ends before it starts", "entries end before they start");
    leave_out(check.longer_than_a_month, "entry lasts longer than 31 days", "entries last longer than 31 days");
    if (!left_out.empty()) {
        page.add_paragraph(left_out + ": nothing is asked of when they were, and only printed hours of them count.");
    }
    if (check.of_shared_ids > 0) {
        page.add_paragraph(
            fmt::format("{} an id that several systems use: nothing tells the ticket, and no ticket has the hours.",
                        counted(check.of_shared_ids, "entry has", "entries have")));
    }
}

void WorkloadPage::add_questions(const EntryCheck& check) {
    Table table({{"To ask about"}, {"Entries", Align::point}, {"Hours", Align::point}, {"Hours are"}});
    for (const EntryQuestion question : all_questions) {
        if (!can_tell(question, frame)) {
            table.add_row({{std::string(question_words(question))}, {"-"}, {"-"}, {"not told by this export"}});
            continue;
        }
        const QuestionTotals totals = totals_of(check, question);
        table.add_row({{std::string(question_words(question))},
                       {grouped(totals.entries)},
                       {seconds_text(totals.seconds)},
                       {std::string(hours_words(question))}});
    }
    page.add_table(std::move(table));
    page.add_paragraph("Each line is something to ask, not something that was done wrong: work at night, two people "
                       "under one name, or a ticket opened afterwards explain many. An entry may stand in several.");
    if (frame.filtered) {
        page.add_paragraph("Entries on tickets that are not shown, or in no file, are left out.");
    } else if (!tickets.inputs->rejected.empty()) {
        page.add_paragraph("A ticket whose rows were rejected is not in these files.");
    }
}

void WorkloadPage::add_long_days(const EntryCheck& check) {
    if (check.long_days.empty()) return;
    const std::size_t shown = std::min({check.long_days.size(), most_entries, options.list_limit});
    page.add_heading(fmt::format("Days of more than 24 hours {}", list_size(shown, check.long_days.size())));
    Table table({{"Day"}, {"Person"}, {"Hours", Align::point}, {"Entries", Align::point}, {"Rows"}});
    for (std::size_t i = 0; i < shown; ++i) {
        const LongDay& day = check.long_days[i];
        const std::size_t named = std::min(day.entries.size(), most_entries);
        std::string rows;
        for (std::size_t j = 0; j < named; ++j) rows += (rows.empty() ? "" : ", ") + entry_place(day.entries[j]);
        if (named < day.entries.size()) rows += " " + list_size(named, day.entries.size());
        table.add_row({{day_text(day.day)},
                       {std::string(tickets.text(day.person))},
                       {seconds_text(day.worked)},
                       {grouped(day.entries.size())},
                       {std::move(rows)}});
    }
    page.add_table(std::move(table));
}

void WorkloadPage::add_questioned(const EntryCheck& check, EntryQuestion question) {
    const std::vector<QuestionedEntry>& entries = check.of(question);
    if (entries.empty() || !can_tell(question, frame)) return;
    const std::size_t shown = std::min({entries.size(), most_entries, options.list_limit});
    std::string heading(question_words(question));
    heading.front() = static_cast<char>(heading.front() - 'a' + 'A');
    page.add_heading(fmt::format("{} {}", heading, list_size(shown, entries.size())));
    const bool has_other = question == EntryQuestion::overlap;
    std::vector<TableColumn> columns{{"Row"}, {"Ticket"}, {"Person"}, {"Start"}, {"Hours", Align::point}};
    if (has_other) columns.push_back({"Other entry"});
    Table table(std::move(columns));
    for (std::size_t i = 0; i < shown; ++i) {
        const QuestionedEntry& one = entries[i];
        const TimeEntry& entry = tickets.time_entries[one.entry];
        table.add_row({{entry_place(one.entry)},
                       {or_missing(tickets.text(entry.ticket_id))},
                       {or_missing(tickets.text(entry.person))},
                       {instant_or_dash(entry.started, zone)},
                       {seconds_text(one.seconds)},
                       {one.other ? entry_place(*one.other) : std::string()}});
    }
    page.add_table(std::move(table));
}

}  // namespace msp_audit
