#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/ticket_page.hpp"

namespace msp_audit {

namespace {

/// The notes in order, none for what did not happen.
class Notes {
public:
    explicit Notes(const Tickets& tickets) : tickets_(tickets), counts_(tickets.counts) {}

    [[nodiscard]] std::vector<std::string> all() {
        add_times();
        add_rows();
        add_events();
        add_statuses();
        add_ids();
        return std::move(notes_);
    }

private:
    void add(std::size_t count, std::string_view one, std::string_view many, std::string_view rest) {
        if (count > 0) notes_.push_back(counted(count, one, many) + std::string(rest));
    }

    void add_times() {
        const TimeReadings& times = tickets_.inputs->times;
        const std::string zone = times.source_zone.empty() ? "UTC" : times.source_zone;
        add(times.without_offset, "time without an offset was", "times without an offset were",
            " read in " + zone + ".");
        add(times.skipped, "local time does not exist", "local times do not exist",
            " there, when clocks jump: the instant of the jump was taken.");
        add(times.repeated, "local time happens", "local times happen",
            " twice, when clocks are put back: the first was taken.");
        add(counts_.later_instants, "time", "times", " later than as-of count as missing.");
    }

    void add_rows() {
        add(counts_.equal_rows, "row repeats", "rows repeat", " another one in every column: counted once.");
        add(counts_.later_rows, "row is", "rows are", " later than as-of and left out.");
        add(counts_.opened_later, "ticket was", "tickets were", " opened after as-of: it does not know of them.");
        add(counts_.rebuilt, "ticket has", "tickets have",
            " only a row that is later than as-of: the state was rebuilt from its dates.");
        add(counts_.order_from_file, "ticket has", "tickets have",
            " rows of one time that differ in status: the order of the file was taken.");
    }

    void add_events() {
        add(counts_.equal_events, "event repeats", "events repeat", " another one: counted once.");
        add(counts_.orphan_events, "event is", "events are", " of tickets that are in no file: used for nothing.");
    }

    void add_statuses() {
        if (counts_.unknown_status_rows == 0) return;
        std::string words;
        for (const auto& [status, rows] : tickets_.unknown_statuses) {
            words += fmt::format("{}'{}' ({})", words.empty() ? ": " : ", ", status, grouped(rows));
        }
        add(counts_.unknown_status_rows, "row has", "rows have",
            " a status that nobody has mapped, and is in no course" + words +
                ". `status` under [tickets] in the policy maps them.");
    }

    void add_ids() {
        if (tickets_.shared_ids.empty()) return;
        constexpr std::size_t most = 20;
        const std::size_t all = tickets_.shared_ids.size();
        std::string words;
        for (std::size_t i = 0; i < std::min(all, most); ++i) {
            words += fmt::format("{}{}", words.empty() ? ": " : ", ", tickets_.text(tickets_.shared_ids[i]));
        }
        if (all > most) words += fmt::format(" (first {} of {})", most, grouped(all));
        add(all, "id occurs", "ids occur", " in several sources, as different tickets" + words + ".");
    }

    const Tickets& tickets_;
    const TicketCounts& counts_;
    std::vector<std::string> notes_;
};

}  // namespace

void TicketPage::add_notes() {
    const std::vector<std::string> notes = Notes(tickets).all();
    if (notes.empty()) return;
    page.add_heading("How the rows were read");
    for (const std::string& note : notes) page.add_item(note);
}

}  // namespace msp_audit
