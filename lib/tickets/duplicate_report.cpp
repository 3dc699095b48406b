#include "tickets/duplicate_report.hpp"

namespace msp_audit {

namespace {

class Missing {
public:
    explicit Missing(const Tickets& tickets) : tickets_(tickets) {}

    void need(TicketColumn column, const char* figure, const char* reason = "no column") {
        if (!tickets_.has(column)) add(figure, column, reason);
    }
    void add(const char* figure, TicketColumn column, const char* reason) {
        figures.push_back({figure, std::string(name_of(column)), reason});
    }
    std::vector<FigureNotInExport> figures;

private:
    const Tickets& tickets_;
};

}  // namespace

bool has_texts(const Tickets& tickets, const DuplicateQuestion& question) {
    return tickets.has(TicketColumn::subject) ||
           (question.with_description && tickets.has(TicketColumn::description));
}

std::vector<FigureNotInExport> figures_without_columns(const Tickets& tickets, const Duplicates& found,
                                                       bool has_rates) {
    Missing missing(tickets);
    const bool has_description = found.question.with_description && tickets.has(TicketColumn::description);
    missing.need(TicketColumn::subject, has_description ? "scope.fields" : "groups",
                 has_description ? "no column: descriptions alone are compared" : "no column");
    if (found.question.with_description) {
        missing.need(TicketColumn::description, "scope.fields", "no column: subjects alone are compared");
    }
    for (const TicketColumn column : found.dropped_tests) {
        const std::string figure = "scope." + std::string(name_of(column));
        missing.add(figure.c_str(), column, "no column: it is not compared");
    }
    const bool has_hours = tickets.has(TicketColumn::hours) || !tickets.time_entries.empty();
    if (!has_hours) missing.add("hours", TicketColumn::hours, "no column, and no time entries");
    if (!has_hours) missing.add("cost", TicketColumn::hours, "no column, and no time entries");
    if (has_hours && !has_rates) missing.figures.push_back({"cost", "", "no rates in the policy"});
    missing.need(TicketColumn::duplicate_of, "declared.links");
    missing.need(TicketColumn::resolution, "declared.marked");
    return std::move(missing.figures);
}

DuplicateReport report_duplicates(const Tickets& tickets, const TicketPolicy& policy,
                                  const DuplicateQuestion& question) {
    DuplicateReport report{find_duplicates(tickets, policy, question), TicketHours(tickets, policy), {}};
    report.not_in_this_export = figures_without_columns(tickets, report.found, report.hours.has_rates());
    return report;
}

}  // namespace msp_audit
