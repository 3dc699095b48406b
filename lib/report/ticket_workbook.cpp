#include "report/ticket_workbook.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/input_table.hpp"
#include "report/table_sections.hpp"
#include "report/ticket_words.hpp"
#include "tickets/questions.hpp"

namespace msp_audit {

namespace {

constexpr std::array summary_columns{
    SheetColumn{"About", 22},
    SheetColumn{"What", 90},
    SheetColumn{"Value", 18},
    SheetColumn{"Counted", 60},
};
constexpr std::array finding_columns{
    SheetColumn{"Code", 30},        SheetColumn{"Severity", 9},   SheetColumn{"Report", figure_width},
    SheetColumn{"Message", 90},     SheetColumn{"Tickets", 9},    SheetColumn{"Numerator", 11},
    SheetColumn{"Denominator", 12}, SheetColumn{"Base rate", 10}, SheetColumn{"Ticket ids", 48},
    SheetColumn{"Evidence", 48},    SheetColumn{"ID", 40},
};

std::uint64_t key_of(const SourceRef& source) { return std::uint64_t{source.file} << 32U | source.row; }

RenderOptions without_cuts(RenderOptions options) {
    options.list_limit = std::numeric_limits<std::size_t>::max();
    options.color = false;
    return options;
}

}  // namespace

TicketWorkbook::TicketWorkbook(const TicketReportFrame& the_frame, const RenderOptions& the_options)
    : frame(the_frame),
      tickets(*the_frame.tickets),
      options(without_cuts(the_options)),
      zone(zone_of(the_frame)),
      counts(head_counts(*the_frame.tickets)),
      out(the_options.sheet_rows) {
    out.begin_sheet("Summary", summary_columns);
}

void TicketWorkbook::say(std::string_view about, const Page& page) {
    for (Page::Said& said : page.said()) say(about, std::move(said.text));
}

void TicketWorkbook::tell_reading() {
    TicketPage page(frame, options);
    page.add_title();
    say("Report", page.page);
    tell("Report", "As of", tickets.as_of,
         fmt::format("{}{}", frame.timezone, tickets.as_of_was_given ? "" : "; the newest time in the data"));
}

void TicketWorkbook::tell_counted(bool of_times) {
    if (counts.tickets == 0) return;
    for (const CountedTickets& row : counted_tickets(counts)) {
        const bool says_more = of_times && !row.in_times.empty();
        tell("What was counted", std::string(row.words), row.number,
             says_more ? fmt::format("In the times: {}", row.in_times) : std::string());
    }
}

void TicketWorkbook::tell_missing(std::span<const FigureNotInExport> missing) {
    if (counts.tickets == 0) return;  // nothing is known of what columns could give
    for (const FigureNotInExport& figure : missing) {
        tell("Not in this export", figure_words(figure.figure), {},
             figure.column.empty() ? figure.reason
                                   : fmt::format("{}; ask for the column {}", figure.reason, figure.column));
    }
}

void TicketWorkbook::tell_cut(std::string_view sheet, std::size_t shown, std::size_t of) {
    cuts_.push_back(
        fmt::format("The sheet {} is full: it has the first {} of {} rows. Figures count all of them; --company or "
                    "--type gives a part that fits.",
                    sheet, grouped(shown), grouped(of)));
}

void TicketWorkbook::source(const SourceRef& source) {
    out.text(tickets.inputs->files[source.file].input.name);
    out.count(source.row);
}

void TicketWorkbook::share(const Proportion& share) {
    out.share(share.value());
    if (share.denominator == 0) {
        out.nothing();
        out.nothing();
        return;
    }
    const WilsonInterval interval = wilson(share.numerator, share.denominator);
    out.share(interval.low);
    out.share(interval.high);
}

/// The tickets of the rows that findings rest on.
TicketWorkbook::TicketsByRow TicketWorkbook::tickets_of_findings() const {
    TicketsByRow by_row;
    for (const Finding& finding : frame.findings) {
        for (const Evidence& evidence : finding.evidence) by_row[key_of(evidence.source)] = TextId::empty;
    }
    for (const Ticket& ticket : tickets.tickets) {
        const auto found = by_row.find(key_of(ticket.row.source));
        if (found != by_row.end()) found->second = ticket.row.id;
    }
    return by_row;
}

/// "INC1, INC2 (first 20 of 31)".
std::string TicketWorkbook::tickets_of(const Finding& finding, const TicketsByRow& by_row) const {
    std::string words;
    for (const Evidence& evidence : finding.evidence) {
        words += (words.empty() ? "" : ", ") + std::string(tickets.text(by_row.at(key_of(evidence.source))));
    }
    const std::size_t named = finding.evidence.size();
    return named < finding.evidence_total ? words + " " + list_size(named, finding.evidence_total) : words;
}

void TicketWorkbook::add_findings() {
    const TicketsByRow by_row = tickets_of_findings();
    add_sheet("Findings", finding_columns, frame.findings, [&](const Finding& finding) {
        out.text(name_of(finding.code));
        out.text(name_of(finding.severity));
        out.text(report_asking(finding.code));
        out.prose(finding.message);
        out.count(finding.evidence_total);
        const BaseRate rate = finding.base_rate.value_or(BaseRate{});
        out.count(finding.base_rate ? std::optional(rate.numerator) : std::nullopt);
        out.count(finding.base_rate ? std::optional(rate.denominator) : std::nullopt);
        out.share(Proportion{rate.numerator, rate.denominator}.value());
        out.prose(tickets_of(finding, by_row));
        std::string rows;
        for (const Evidence& evidence : finding.evidence) {
            rows += fmt::format("{}{}:{}", rows.empty() ? "" : " ",
                                tickets.inputs->files[evidence.source.file].input.name, evidence.source.row);
        }
        out.prose(rows);
        out.text(finding.id);
    });
    if (!frame.finding_words.empty()) say("Findings", "Shown: " + frame.finding_words + ".");
}

void TicketWorkbook::tell_inputs() {
    say("Inputs", std::string(rows_add_up));
    for (const TicketFile& file : tickets.inputs->files) {
        const InputFile& input = file.input;
        std::string words = fmt::format("{}; rows read, of these {} used, {} rejected", name_of(input.kind),
                                        grouped(input.rows_used), grouped(input.rows_rejected));
        const auto add = [&words](std::size_t rows, std::string_view what) {
            if (rows > 0) words += fmt::format(", {} {}", grouped(rows), what);
        };
        for (const auto& [condition, rows] : input.left_out) add(rows, "left out (" + condition + ")");
        add(input.rows_joined, "joined");
        add(input.rows_title, "titles");
        add(input.rows_repeated, "repeated");
        if (!input.profile.empty()) words += "; profile " + input.profile;
        tell("Inputs", input.name, input.rows_read, std::move(words));
        for (const std::string& note : input.notes) say("Inputs", fmt::format("{}: {}", input.name, note));
    }
}

void TicketWorkbook::tell_workbook() {
    say("This workbook",
        fmt::format(
            "Columns and values named (h) are hours: 1.50 is an hour and a half. Times of day are those of {}. "
            "An empty cell: not told by the export, or it does not apply.",
            frame.timezone));
    for (std::string& cut : cuts_) say("This workbook", std::move(cut));
    if (out.numbers_as_text() > 0) {
        say("This workbook", fmt::format("{} of more than 15 digits stand as text: a spreadsheet would round them.",
                                         counted(out.numbers_as_text(), "number", "numbers")));
    }
    if (out.texts_cut() > 0) {
        say("This workbook",
            fmt::format("{} cut to what a cell holds.", counted(out.texts_cut(), "text is", "texts are")));
    }
}

void TicketWorkbook::write_value(const Value& value) {
    std::visit(
        [this](const auto& one) {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<Kind, std::size_t>) out.count(one);
            if constexpr (std::is_same_v<Kind, InHours>) out.hours(one.seconds);
            if constexpr (std::is_same_v<Kind, AsShare>) out.share(one.value);
            if constexpr (std::is_same_v<Kind, InCurrency>) out.decimal(one.amount, one.places);
            if constexpr (std::is_same_v<Kind, Instant>) out.instant(one, zone);
            if constexpr (std::is_same_v<Kind, std::string>) out.text(one);
            if constexpr (std::is_same_v<Kind, std::monostate>) out.nothing();
        },
        value);
}

void TicketWorkbook::write_summary() {
    constexpr std::size_t summary = 0;
    out.turn_to(summary);
    // What is said of one thing stands together, in the order in which things were first spoken of.
    std::unordered_map<std::string_view, std::size_t> first;
    for (const SummaryRow& row : summary_) first.emplace(row.about, first.size());
    std::stable_sort(summary_.begin(), summary_.end(), [&first](const SummaryRow& a, const SummaryRow& b) {
        return first.at(a.about) < first.at(b.about);
    });
    for (const SummaryRow& row : summary_) {
        if (!out.has_room()) break;
        out.text(row.about);
        out.prose(row.what);
        write_value(row.value);
        out.prose(row.of);
        out.end_row();
    }
    out.end_table();
}

std::string TicketWorkbook::finish() {
    TicketPage notes(frame, options);
    notes.add_notes();
    say("How the rows were read", notes.page);
    for (const std::string& warning : frame.warnings) say("Warnings", warning);
    tell_workbook();
    tell_inputs();
    write_summary();
    return out.finish();
}

}  // namespace msp_audit
