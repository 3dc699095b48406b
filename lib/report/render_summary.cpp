#include <utility>

#include "report/csv_cells.hpp"
#include "report/csv_rows.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_json_bodies.hpp"
#include "report/ticket_summary.hpp"

namespace msp_audit {

std::string render_summary_csv(const TicketSummary& summary, const RenderOptions& options) {
    constexpr int ratio_places = 6;
    std::string out = "figure,value,unit,numerator,denominator,low,high,too_few,counted\n";
    CsvRows rows(out, options.csv_reader());
    for (const HeadlineFigure& figure : headline_figures(summary)) {
        rows.text(figure.name);
        figure.unit == "verdict" ? rows.text(figure.value) : rows.number(figure.value);
        rows.text(figure.unit);
        if (figure.share) {
            const WilsonInterval interval = wilson(figure.share->numerator, figure.share->denominator);
            rows.count(figure.share->numerator);
            rows.count(figure.share->denominator);
            rows.decimal(interval.low, ratio_places);
            rows.decimal(interval.high, ratio_places);
            rows.boolean(figure.share->too_few());
        } else {
            for (int i = 0; i < 5; ++i) rows.nothing();
        }
        rows.text(figure.counted);
        rows.end_row();
    }
    return finished_csv(std::move(out), options.csv_reader());
}

std::string render_summary_json(const TicketSummary& summary, const RenderOptions& /*options*/) {
    std::string out;
    JsonWriter json([&out](std::string_view piece) { out += piece; });
    const TicketReportFrame& frame = summary.frame;
    json.begin_object(JsonWriter::Layout::lines);
    write_ticket_head(json, "msp-audit/tickets/1", frame, summary.missing());
    const auto part = [&json](std::string_view name, auto write) {
        json.key(name).begin_object(JsonWriter::Layout::lines);
        write();
        json.end_object();
    };
    part("resolution", [&] { write_resolution_body(json, frame, summary.resolution); });
    part("reopens", [&] { write_reopens_body(json, frame, summary.reopens); });
    part("duplicates", [&] { write_duplicates_body(json, frame, summary.duplicates); });
    part("workload", [&] { write_workload_body(json, frame, summary.workload); });
    json.end_object();
    json.finish();
    return out;
}

}  // namespace msp_audit
