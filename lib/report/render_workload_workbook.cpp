#include <array>
#include <string>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/ticket_workbook.hpp"
#include "report/workload_page.hpp"
#include "report/workload_words.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t hours_a_day = 24;

constexpr std::array share_columns{
    SheetColumn{"Figure", 14},       SheetColumn{"Meaning", 80},         SheetColumn{"Tickets", figure_width},
    SheetColumn{"Of", figure_width}, SheetColumn{"Share", figure_width}, SheetColumn{"95 % low", 9},
    SheetColumn{"95 % high", 9},     SheetColumn{"Too few", 9},
};
constexpr std::array question_columns{
    SheetColumn{"Question", 18},  SheetColumn{"To ask about", 60},
    SheetColumn{"Entries", 10},   SheetColumn{"Hours (h)", figure_width},
    SheetColumn{"Hours are", 34},
};
constexpr std::array entry_columns{
    SheetColumn{"Question", 18},
    SheetColumn{"Ticket", id_width},
    SheetColumn{"Person", name_width},
    SheetColumn{"Day", 11},
    SheetColumn{"Start", time_width},
    SheetColumn{"End", time_width},
    SheetColumn{"Hours (h)", figure_width},
    SheetColumn{"Note", 40},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
    SheetColumn{"Other entry", 36},
};

struct ShareRow {
    std::string_view figure, meaning;
    Proportion share;
};

/// A time entry that something may be asked about; of a long day its entries, with the hours of the day.
struct EntryRow {
    EntryQuestion question{};
    std::uint32_t entry = 0;
    Seconds seconds = 0;
    std::optional<std::uint32_t> other;
    Day day;
};

/// A load with what it is called; `of`: what its share is taken of.
struct NamedLoad {
    std::string_view name;
    const TicketLoad* load = nullptr;
    std::size_t of = 0;
    std::optional<bool> authorised;
};

/// The sheets of `tickets workload`.
class WorkloadSheets {
public:
    WorkloadSheets(TicketWorkbook& book, const WorkloadReport& report)
        : book_(book), out_(book.out), report_(report), has_hours_(has_hours(book.tickets)) {
        for (const auto& [currency, worth] : report.all.work.worth) {
            currencies_.push_back(currency);
            cost_headings_.push_back("Cost " + currency);
        }
    }

    void add_all() {
        add_table("Requesters", "Requester", report_.requesters, report_.all.tickets);
        add_table("Resolvers", "Last assignee", report_.resolvers, report_.all.resolved);
        if (has_hours_) {
            add_table("Categories", "Category", report_.by_category, report_.all.tickets);
            add_table("Assignees", "Assignee", report_.by_assignee, report_.all.tickets);
        }
        add_themes();
        add_demand();
        add_shares();
        if (report_.entries) add_entries(*report_.entries);
    }

private:
    void add_loads(const char* sheet, std::string_view heading, bool with_authorised,
                   const std::vector<NamedLoad>& loads) {
        std::vector<SheetColumn> columns{{heading, name_width}};
        for (const char* const word :
             {"Tickets", "Of", "Share", "95 % low", "95 % high", "Void", "Resolved", "Reopened"}) {
            columns.push_back({word, 10});
        }
        if (with_authorised) columns.push_back({"Authorised", 11});
        if (has_hours_) {
            for (const char* const word : {"With hours", "Without hours", "Without rate", "Hours (h)",
                                           "Median hours (h)", "Median, reopened (h)"}) {
                columns.push_back({word, figure_width});
            }
            for (const std::string& word : cost_headings_) columns.push_back({word, figure_width});
        }
        book_.add_sheet(sheet, columns, loads, [&](const NamedLoad& one) { add_load(one, with_authorised); });
    }

    void add_load(const NamedLoad& one, bool with_authorised) {
        const TicketLoad& load = *one.load;
        out_.text(one.name);
        out_.count(load.tickets);
        out_.count(one.of);
        book_.share({load.tickets, one.of});
        out_.count(load.void_tickets);
        out_.count(load.resolved);
        out_.count(load.reopening_known > 0 ? std::optional(load.reopened) : std::nullopt);
        if (with_authorised) one.authorised ? out_.yes_or_no(*one.authorised) : out_.nothing();
        if (!has_hours_) return;
        for (const std::size_t tickets : {load.work.with_hours, load.work.without_hours, load.work.without_rate}) {
            out_.count(tickets);
        }
        for (const auto& seconds : {load.work.hours(), load.median_hours, load.median_hours_reopened}) {
            out_.hours(seconds);
        }
        const auto cost = load.work.cost();
        for (const std::string& currency : currencies_) {
            const auto amount = cost.find(currency);
            amount == cost.end() ? out_.nothing() : out_.decimal(amount->second, minor_digits(currency));
        }
    }

    void add_table(const char* sheet, std::string_view heading, const LoadTable& table, std::size_t of) {
        if (!book_.tickets.has(table.column)) return;
        const bool names_any = table.column == TicketColumn::requester && names_authorised(report_.openers);
        std::vector<NamedLoad> loads;
        for (const LoadRow& row : table.rows) {
            loads.push_back(
                {book_.tickets.text(row.value), &row.load, of, authorised_of(row, table.column, report_.openers)});
        }
        add_loads(sheet, heading, names_any, loads);
    }

    void add_themes() {
        if (!book_.tickets.has(TicketColumn::subject)) return;
        const ThemeTable& themes = report_.themes;
        std::vector<NamedLoad> loads{{"any", &themes.any, themes.compared, {}}};
        for (const ThemeLoad& theme : themes.themes) loads.push_back({theme.name, &theme.load, themes.compared, {}});
        add_loads("Themes", "Theme", false, loads);
    }

    void add_demand() {
        std::vector<SheetColumn> columns{{"Weekday", figure_width}, {"All hours", 10}};
        std::array<std::string, hours_a_day> hours;
        for (std::size_t hour = 0; hour < hours_a_day; ++hour) {
            hours.at(hour) = fmt::format("{:02}-{:02}", hour, hour + 1);
            columns.push_back({hours.at(hour), 7});
        }
        book_.say("Demand", "Opened tickets by weekday and hour, by the clock of " + book_.frame.timezone + ".");
        if (!book_.frame.calendars.empty()) {
            book_.tell("Demand", "Tickets of a company without a calendar", report_.demand.without_calendar);
        }
        std::size_t place = 0;
        book_.add_sheet("Demand", columns, report_.demand.opened, [&](const std::array<std::size_t, 24>& day) {
            out_.text(weekday_names.at(place++));
            std::size_t all = 0;
            for (const std::size_t tickets : day) all += tickets;
            out_.count(all);
            for (const std::size_t tickets : day) out_.count(tickets);
        });
    }

    void add_shares() {
        std::vector<ShareRow> rows;
        const Tickets& tickets = book_.tickets;
        if (tickets.has(TicketColumn::requester) && names_authorised(report_.openers)) {
            rows.push_back(
                {"authorised",
                 "opened by the authorised_requesters of the policy, of those from people: machines are left out",
                 report_.openers.by_authorised});
        }
        if (!book_.frame.calendars.empty()) {
            rows.push_back(
                {"after-hours", "opened outside the working time of their calendar", report_.demand.after_hours});
        }
        if (tickets.has(TicketColumn::reassignment_count)) {
            rows.push_back(
                {"reassigned", "reassigned at least once, void ones left out", report_.handling.reassigned});
            if (report_.all.reopening_known > 0) {
                rows.push_back({"one-touch", "resolved without reassignment and never reopened, of the resolved ones",
                                report_.handling.one_touch});
            }
        }
        if (rows.empty()) return;
        book_.add_sheet("Shares", share_columns, rows, [this](const ShareRow& row) {
            out_.text(row.figure);
            out_.text(row.meaning);
            out_.count(row.share.numerator);
            out_.count(row.share.denominator);
            book_.share(row.share);
            out_.yes_or_no(row.share.too_few());
        });
    }

    void add_entries(const EntryCheck& check) {
        book_.add_sheet("Entry questions", question_columns, all_questions, [&](EntryQuestion question) {
            const bool is_known = can_tell(question, book_.frame);
            const QuestionTotals totals = totals_of(check, question);
            out_.text(name_of(question));
            out_.text(question_words(question));
            out_.count(is_known ? std::optional(totals.entries) : std::nullopt);
            out_.hours(is_known ? std::optional(totals.seconds) : std::nullopt);
            out_.text(is_known ? hours_words(question) : "not told by this export");
        });
        book_.add_sheet("Time entries", entry_columns, questioned(check),
                        [this](const EntryRow& row) { add_entry(row); });
    }

    [[nodiscard]] std::vector<EntryRow> questioned(const EntryCheck& check) const {
        std::vector<EntryRow> rows;
        for (const EntryQuestion question : all_questions) {
            if (!can_tell(question, book_.frame)) continue;
            for (const QuestionedEntry& one : check.of(question)) {
                rows.push_back({question, one.entry, one.seconds, one.other, {}});
            }
            if (question != EntryQuestion::long_day) continue;
            for (const LongDay& day : check.long_days) {
                for (const std::uint32_t entry : day.entries)
                    rows.push_back({question, entry, day.worked, {}, day.day});
            }
        }
        return rows;
    }

    void add_entry(const EntryRow& row) {
        const TimeEntry& entry = book_.tickets.time_entries[row.entry];
        out_.text(name_of(row.question));
        book_.text(entry.ticket_id);
        book_.text(entry.person);
        out_.day(row.day);
        book_.instant(entry.started);
        book_.instant(entry.ended);
        out_.hours(row.seconds);
        book_.text(entry.note);
        book_.source(entry.source);
        if (!row.other) return;
        const SourceRef other = book_.tickets.time_entries[*row.other].source;
        out_.text(fmt::format("{}:{}", book_.tickets.inputs->files[other.file].input.name, other.row));
    }

    TicketWorkbook& book_;
    WorkbookWriter& out_;
    const WorkloadReport& report_;
    bool has_hours_;
    std::vector<std::string> currencies_, cost_headings_;
};

void tell_figures(TicketWorkbook& book, const WorkloadReport& report) {
    constexpr std::string_view about = "Workload";
    const TicketWork& work = report.all.work;
    if (has_hours(book.tickets)) {
        book.tell(about, "Tickets with hours", work.with_hours);
        book.tell(about, "Tickets without hours", work.without_hours);
        book.tell(about, "Hours of work (h)", TicketWorkbook::InHours{work.hours()});
        book.tell(about, "Median of a ticket (h)", TicketWorkbook::InHours{report.all.median_hours});
        for (const auto& [currency, amount] : work.cost()) {
            book.tell(about, "Cost, " + currency, TicketWorkbook::InCurrency{amount, minor_digits(currency)},
                      work.without_rate > 0 ? fmt::format("without {} that no rate takes", work.without_rate) : "");
        }
    }
    if (!report.entries) return;
    const EntryCheck& check = *report.entries;
    book.tell("Time entries", "Time entries", check.entries);
    book.tell("Time entries", "Worked (h)", TicketWorkbook::InHours{check.worked});
    book.tell("Time entries", "Billed (h)", TicketWorkbook::InHours{check.billed});
    book.tell("Time entries", "Billed above the hours worked (h)",
              TicketWorkbook::InHours{check.billed_above_worked});
}

}  // namespace

void say_opening(TicketWorkbook& book, const WorkloadReport& report, std::string_view about) {
    book.say<WorkloadPage>(about, report, &WorkloadPage::add_opening);
}

void add_sheets(TicketWorkbook& book, const WorkloadReport& report) {
    using Written = WorkloadPage;
    book.say<Written>("Workload", report, &Written::add_openers, &Written::add_hours, &Written::add_handling);
    book.say<Written>("Themes", report, &Written::add_themes);
    book.say<Written>("Time entries", report, &Written::add_entries);
    tell_figures(book, report);
    WorkloadSheets(book, report).add_all();
}

std::string render_workload_workbook(const TicketReportFrame& frame, const WorkloadReport& report,
                                     const RenderOptions& options) {
    TicketWorkbook book(frame, options);
    say_opening(book, report, in_short);
    book.tell_reading();
    book.tell_counted(false);
    book.add_findings();
    add_sheets(book, report);
    book.tell_missing(report.not_in_this_export);
    return book.finish();
}

}  // namespace msp_audit
