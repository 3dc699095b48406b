#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/ticket_summary.hpp"
#include "report/ticket_workbook.hpp"

namespace msp_audit {

namespace {

/// A headline figure as a number where it is one.
TicketWorkbook::Value value_of(const HeadlineFigure& figure) {
    if (figure.value.empty()) return {};
    if (figure.unit == "verdict") return figure.value;
    if (figure.unit == "tickets" || figure.unit == "seconds") {
        std::size_t whole = 0;
        const char* const end = figure.value.data() + figure.value.size();
        if (std::from_chars(figure.value.data(), end, whole).ptr != end) return figure.value;
        if (figure.unit == "tickets") return whole;
        return TicketWorkbook::InHours{static_cast<Seconds>(whole)};
    }
    const auto value = Decimal::parse(figure.value);
    if (!value) return figure.value;
    if (figure.unit == "share") return TicketWorkbook::AsShare{*value};
    return TicketWorkbook::InCurrency{*value, minor_digits(figure.unit)};
}

/// "Half were resolved within (h)".
std::string words_of(const HeadlineFigure& figure) {
    if (figure.unit == "seconds") return figure.words + " (h)";
    const bool is_money = figure.unit != "tickets" && figure.unit != "share" && figure.unit != "verdict";
    return is_money && !figure.unit.empty() ? figure.words + ", " + figure.unit : figure.words;
}

}  // namespace

std::string render_summary_workbook(const TicketSummary& summary, const RenderOptions& options) {
    TicketWorkbook book(summary.frame, options);
    book.say(in_short, summary_opening(summary, options));
    for (const HeadlineFigure& figure : headline_figures(summary)) {
        book.tell("In figures", words_of(figure), value_of(figure), figure.counted);
    }
    say_opening(book, summary.resolution, "Resolution");
    say_opening(book, summary.reopens, "Reopens");
    say_opening(book, summary.duplicates, "Duplicates");
    say_opening(book, summary.workload, "Workload");
    book.tell_reading();
    book.tell_counted(true);
    book.add_findings();
    add_sheets(book, summary.resolution);
    add_sheets(book, summary.reopens);
    add_sheets(book, summary.duplicates);
    add_sheets(book, summary.workload);
    book.tell_missing(summary.missing());
    return book.finish();
}

}  // namespace msp_audit
