#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/reopens_page.hpp"
#include "report/ticket_workbook.hpp"

namespace msp_audit {

namespace {

constexpr std::array rate_columns{
    SheetColumn{"Rate", 20},         SheetColumn{"Meaning", 70},
    SheetColumn{"Month", 10},        SheetColumn{"Came back", figure_width},
    SheetColumn{"Of", figure_width}, SheetColumn{"Share", figure_width},
    SheetColumn{"95 % low", 9},      SheetColumn{"95 % high", 9},
    SheetColumn{"Too few", 9},       SheetColumn{"Pending", 9},
    SheetColumn{"Later", 9},
};
constexpr std::array reopen_columns{
    SheetColumn{"Ticket", id_width},
    SheetColumn{"Resolved", time_width},
    SheetColumn{"Reopened", time_width},
    SheetColumn{"After (h)", figure_width},
    SheetColumn{"Company", name_width},
    SheetColumn{"Assignee", name_width},
    SheetColumn{"Subject", subject_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};
constexpr std::array recreated_columns{
    SheetColumn{"Ticket", id_width},
    SheetColumn{"Repeats", id_width},
    SheetColumn{"Opened", time_width},
    SheetColumn{"After (h)", figure_width},
    SheetColumn{"Words shared", 9},
    SheetColumn{"Of words", 9},
    SheetColumn{"Requester", name_width},
    SheetColumn{"Company", name_width},
    SheetColumn{"Subject", subject_width},
    SheetColumn{"Subject of the other", subject_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};
constexpr std::array difference_columns{
    SheetColumn{"Ticket", id_width},
    SheetColumn{"Reopens, column", figure_width},
    SheetColumn{"Reopens, history", figure_width},
    SheetColumn{"Opened", time_width},
    SheetColumn{"Subject", subject_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};

/// One row of the rates, of all months where it names none.
struct RateRow {
    std::string_view rate;  ///< as in CSV
    std::string meaning;
    Day month;
    Proportion figures;
    bool is_share = true;  ///< else a ratio that may exceed 1, without an interval
    std::optional<std::size_t> pending, later;
};

class ReopensSheets {
public:
    ReopensSheets(TicketWorkbook& book, const ReopenReport& report) : book_(book), out_(book.out), report_(report) {}

    void add_all() {
        add_rates();
        if (report_.from_history) {
            book_.add_sheet("Reopens", reopen_columns, report_.list,
                            [this](const ReopenEvent& event) { add_event(event); });
        }
        if (report_.recreated) {
            book_.add_sheet("Recreated", recreated_columns, report_.recreated->links,
                            [this](const RecreatedLink& link) { add_link(link); });
        }
        if (report_.from_history && report_.has_column) {
            for (const ReopenEvent& event : report_.list) ++reopens_[event.ticket];
            book_.add_sheet("Counts that differ", difference_columns, report_.differing,
                            [this](std::uint32_t place) { add_difference(place); });
        }
    }

private:
    static Day day_of(int year, int month) { return Day::of(year, month, 1).value_or(Day()); }

    [[nodiscard]] std::vector<RateRow> rates() const {
        const std::string days = counted(static_cast<std::size_t>(book_.frame.reopen_days), "day", "days");
        std::vector<RateRow> rows;
        if (report_.cohort) {
            const std::string meaning = fmt::format("came back within {} of the first resolve", days);
            const auto add = [&](Day month, const CohortMonth& one) {
                rows.push_back({"cohort", meaning, month, one.rate, true, one.pending, one.later});
            };
            add(Day(), *report_.cohort);
            for (const CohortMonth& one : report_.cohort_months) add(day_of(one.year, one.month), one);
        }
        if (report_.effective) {
            rows.push_back({"effective",
                            fmt::format("the same, or under a new number within {}", days),
                            Day(),
                            *report_.effective,
                            true,
                            {},
                            {}});
        }
        if (report_.has_figures) {
            rows.push_back({"ticket",
                            fmt::format("ever reopened, of those ever resolved ({})",
                                        report_.from_history ? "history" : "count column"),
                            Day(),
                            report_.by_ticket,
                            true,
                            {},
                            {}});
        }
        if (report_.from_history) {
            const auto add = [&](Day month, const PeriodMonth& one) {
                rows.push_back({"period",
                                "reopens for each final resolve, a ratio that may exceed 1",
                                month,
                                {one.reopens, one.resolves},
                                false,
                                {},
                                {}});
            };
            add(Day(), report_.period);
            for (const PeriodMonth& one : report_.period_months) add(day_of(one.year, one.month), one);
        }
        if (report_.recreated) {
            rows.push_back({"recreated_base_rate",
                            fmt::format("resolved tickets whose requester opened any ticket within {}", days),
                            Day(),
                            report_.recreated->base_rate,
                            true,
                            {},
                            {}});
        }
        return rows;
    }

    void add_rates() {
        const std::vector<RateRow> all = rates();
        if (all.empty()) return;
        book_.add_sheet("Rates", rate_columns, all, [this](const RateRow& row) {
            out_.text(row.rate);
            out_.text(row.meaning);
            out_.month(row.month);
            out_.count(row.figures.numerator);
            out_.count(row.figures.denominator);
            if (row.is_share) {
                book_.share(row.figures);
            } else {
                out_.share(row.figures.value());
                out_.nothing();
                out_.nothing();
            }
            out_.yes_or_no(row.figures.too_few());
            out_.count(row.pending);
            out_.count(row.later);
        });
    }

    void add_event(const ReopenEvent& event) {
        const TicketRow& row = book_.row_of(event.ticket);
        book_.id(event.ticket);
        book_.instant(event.resolved);
        book_.instant(event.reopened);
        const bool is_known = event.resolved.has_value() && event.reopened.has_value();
        out_.hours(is_known ? std::optional(event.reopened - event.resolved) : std::nullopt);
        for (const TextId words : {row.company, row.assignee, row.subject}) book_.text(words);
        book_.row(event.ticket);
    }

    void add_link(const RecreatedLink& link) {
        const TicketRow& row = book_.row_of(link.later);
        const bool by_subject = report_.recreated->by_subject;
        book_.id(link.later);
        book_.id(link.earlier);
        book_.instant(row.opened);
        out_.hours(link.apart);
        for (const std::size_t words : {link.shared, link.total}) {
            out_.count(by_subject ? std::optional(words) : std::nullopt);
        }
        for (const TextId words : {row.requester, row.company, row.subject}) book_.text(words);
        book_.subject(link.earlier);
        book_.row(link.later);
    }

    void add_difference(std::uint32_t place) {
        const TicketRow& row = book_.row_of(place);
        book_.id(place);
        out_.count(row.reopen_count < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row.reopen_count)));
        out_.count(reopens_[place]);
        book_.instant(row.opened);
        book_.text(row.subject);
        book_.row(place);
    }

    TicketWorkbook& book_;
    WorkbookWriter& out_;
    const ReopenReport& report_;
    std::unordered_map<std::uint32_t, std::size_t> reopens_;  ///< by ticket, as the history has them
};

}  // namespace

void say_opening(TicketWorkbook& book, const ReopenReport& report, std::string_view about) {
    book.say<ReopensPage>(about, report, &ReopensPage::add_opening, &ReopensPage::add_effective);
}

void add_sheets(TicketWorkbook& book, const ReopenReport& report) {
    using Written = ReopensPage;
    book.say<Written>("Rates", report, &Written::add_rates, &Written::add_column);
    book.say<Written>("Recreated", report, &Written::add_recreated);
    if (report.has_figures) {
        book.tell("Rates", "Tickets that were reopened", report.reopened_tickets);
        book.tell("Rates", "Reopens", report.events);
    }
    ReopensSheets(book, report).add_all();
}

std::string render_reopens_workbook(const TicketReportFrame& frame, const ReopenReport& report,
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
