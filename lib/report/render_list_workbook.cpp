#include <array>

#include <fmt/format.h>

#include "report/ticket_list.hpp"
#include "report/ticket_workbook.hpp"

namespace msp_audit {

namespace {

constexpr std::array columns{
    SheetColumn{"Ticket", id_width},
    SheetColumn{"Opened", time_width},
    SheetColumn{"Resolved", time_width},
    SheetColumn{"Status", 18},
    SheetColumn{"Priority", 10},
    SheetColumn{"Requester", name_width},
    SheetColumn{"Company", name_width},
    SheetColumn{"Assignee", name_width},
    SheetColumn{"Subject", subject_width},
    SheetColumn{"File", 28},
    SheetColumn{"Row", 8},
};

}  // namespace

std::string render_list_workbook(const TicketReportFrame& frame, const TicketList& list,
                                 const RenderOptions& options) {
    TicketWorkbook book(frame, options);
    if (list.lack.empty()) {
        book.tell(in_short, fmt::format("{}: {}", list.figure, list.meaning), list.tickets.size());
    } else {
        book.say(in_short, fmt::format("{}: {}", list.figure, list.lack));
    }
    book.tell_reading();
    book.add_sheet("Tickets", columns, list.tickets, [&book](std::uint32_t place) {
        const TicketRow& row = book.row_of(place);
        book.id(place);
        book.instant(row.opened);
        book.instant(book.tickets.tickets[place].final_at);
        for (const TextId words : {row.status, row.priority, row.requester, row.company, row.assignee, row.subject}) {
            book.text(words);
        }
        book.row(place);
    });
    return book.finish();
}

}  // namespace msp_audit
