#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "report/page.hpp"
#include "report/ticket_page.hpp"
#include "report/workbook_writer.hpp"

namespace msp_audit {

/// The widths of columns that many sheets have, in characters.
inline constexpr unsigned id_width = 14, name_width = 24, time_width = 17, figure_width = 12, subject_width = 60;

/// The workbook of a ticket report: first a sheet that says in words what was counted and what was left out, then the
/// findings, then a sheet a table. Where a sheet is full, the first one says so.
class TicketWorkbook {
public:
    /// The frame outlives it.
    TicketWorkbook(const TicketReportFrame& the_frame, const RenderOptions& the_options);

    const TicketReportFrame& frame;
    const Tickets& tickets;
    RenderOptions options;  ///< under which no list of a page is cut
    TimeZone zone;
    TicketHeadCounts counts;
    WorkbookWriter out;

    /// The words of those sections of a page, without its tables.
    template <class PageOfReport, class Report, class... Section>
    void say(std::string_view about, const Report& report, Section... sections) {
        PageOfReport written(frame, report, options);
        (std::invoke(sections, written), ...);
        say(about, written.page);
    }
    void say(std::string_view about, const Page& page);
    /// `about` outlives it.
    void say(std::string_view about, std::string text) { summary_.push_back({about, std::move(text), {}, {}}); }

    struct InHours {
        std::optional<Seconds> seconds;
    };
    struct AsShare {
        std::optional<Decimal> value;
    };
    struct InCurrency {
        Decimal amount;
        int places = 2;
    };
    using Value = std::variant<std::monostate, std::size_t, InHours, AsShare, InCurrency, Instant, std::string>;
    /// A figure of the first sheet, with what it is counted of.
    void tell(std::string_view about, std::string what, Value value, std::string of = {}) {
        summary_.push_back({about, std::move(what), std::move(value), std::move(of)});
    }
    /// As-of, the zone and the filters.
    void tell_reading();
    /// How many tickets stand where. `of_times`: and which have a part in the times.
    void tell_counted(bool of_times);
    void tell_missing(std::span<const FigureNotInExport> missing);

    /// The questions worth asking, a row each, with their base rates.
    void add_findings();
    /// A sheet with a row for each of `list`: `write` fills the cells of one.
    template <class List, class Write>
    void add_sheet(const char* name, std::span<const SheetColumn> columns, const List& list, Write write) {
        out.begin_sheet(name, columns);
        std::size_t shown = 0;
        for (const auto& one : list) {
            if (!out.has_room()) {
                tell_cut(name, shown, list.size());
                break;
            }
            write(one);
            out.end_row();
            ++shown;
        }
        out.end_table();
    }

    // Cells that many sheets have.
    void id(std::uint32_t place) { out.text(tickets.text(row_of(place).id)); }
    void text(TextId words) { out.text(tickets.text(words)); }
    void subject(std::uint32_t place) { text(row_of(place).subject); }
    void instant(Instant instant) { out.instant(instant, zone); }
    /// File and row.
    void source(const SourceRef& source);
    void row(std::uint32_t place) { source(row_of(place).source); }
    /// Share, and the ends of its 95 % interval.
    void share(const Proportion& share);
    [[nodiscard]] const TicketRow& row_of(std::uint32_t place) const { return tickets.tickets[place].row; }

    /// The bytes of the file, with notes, inputs and warnings on its first sheet. Nothing can be added after it.
    [[nodiscard]] std::string finish();

private:
    struct SummaryRow {
        std::string_view about;
        std::string what;
        Value value;
        std::string of;
    };

    void tell_cut(std::string_view sheet, std::size_t shown, std::size_t of);
    void tell_inputs();
    void tell_workbook();
    void write_summary();
    void write_value(const Value& value);
    using TicketsByRow = std::unordered_map<std::uint64_t, TextId>;
    [[nodiscard]] TicketsByRow tickets_of_findings() const;
    [[nodiscard]] std::string tickets_of(const Finding& finding, const TicketsByRow& by_row) const;

    std::vector<SummaryRow> summary_;
    std::vector<std::string> cuts_;
};

// The sentences that each report opens with, and its sheets with what they rest on in the words of its page.
inline constexpr std::string_view in_short = "In short";
void say_opening(TicketWorkbook& book, const ResolutionReport& report, std::string_view about);
void say_opening(TicketWorkbook& book, const ReopenReport& report, std::string_view about);
void say_opening(TicketWorkbook& book, const DuplicateReport& report, std::string_view about);
void say_opening(TicketWorkbook& book, const WorkloadReport& report, std::string_view about);
void add_sheets(TicketWorkbook& book, const ResolutionReport& report);
void add_sheets(TicketWorkbook& book, const ReopenReport& report);
void add_sheets(TicketWorkbook& book, const DuplicateReport& report);
void add_sheets(TicketWorkbook& book, const WorkloadReport& report);

}  // namespace msp_audit
