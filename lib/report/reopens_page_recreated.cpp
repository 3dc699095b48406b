#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/reopens_page.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

void ReopensPage::add_recreated() {
    if (!report.recreated) return;
    const Recreated& recreated = *report.recreated;
    const std::string days = counted(static_cast<std::size_t>(frame.reopen_days), "day", "days");
    add_list_heading("Came back under a new number, it seems", recreated.links.size());
    page.add_paragraph(
        fmt::format("A later ticket of the same company and the same requester or asset, opened within {} of the "
                    "resolve, whose {}.",
                    days, recreated.by_subject ? "subject is similar" : "category and subcategory are the same"));
    for (const TicketColumn column : recreated.dropped_tests) {
        page.add_paragraph(fmt::format("The export has no column {}: it was not compared.", name_of(column)));
    }
    const Proportion& base = recreated.base_rate;
    if (base.denominator > 0) {
        page.add_paragraph(fmt::format("For comparison: after {} of {} resolved tickets ({}) their requester opened "
                                       "any ticket within {}.",
                                       grouped(base.numerator), grouped(base.denominator), share_with_interval(base),
                                       days));
    }
    if (recreated.machine_links > 0) {
        std::string words = fmt::format(
            "Of {} {} from requesters that the policy calls machines (machine_requesters); all are counted.",
            counted(recreated.links.size(), "repeat", "repeats"),
            recreated.machine_links == 1 ? std::string("1 comes") : grouped(recreated.machine_links) + " come");
        const Proportion& machines = recreated.machine_base_rate;
        if (machines.denominator > 0) {
            words += fmt::format(
                " For comparison: after {} of {} resolved tickets of these requesters ({}) they opened "
                "any ticket within {}.",
                grouped(machines.numerator), grouped(machines.denominator), share_with_interval(machines), days);
        }
        page.add_paragraph(words);
    }
    if (recreated.requesters_left_out > 0) {
        page.add_paragraph(fmt::format("{} left out with {}: so many tickets come from machines or shared accounts.",
                                       counted(recreated.requesters_left_out, "requester is", "requesters are"),
                                       counted(recreated.tickets_left_out, "ticket", "tickets")));
    }
    if (recreated.links.empty()) return;
    Table table({{"Ticket"}, {"Repeats"}, {"After", Align::point}, {"Words shared", Align::point}, {"Subject"}});
    for (std::size_t i = 0; i < shown_of(recreated.links.size()); ++i) {
        const RecreatedLink& link = recreated.links[i];
        table.add_row({{id_of(link.later)},
                       {id_of(link.earlier)},
                       {duration_text(link.apart)},
                       {recreated.by_subject ? fmt::format("{} of {}", link.shared, link.total) : "-"},
                       {std::string(tickets.text(tickets.tickets[link.later].row.subject))}});
    }
    page.add_table(std::move(table));
}

}  // namespace msp_audit
