#include <array>

#include "report/json_parts.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_json_bodies.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 2> clocks{"calendar", "business"};
constexpr std::array<std::string_view, 3> verdicts{"kept", "broken", "undetermined"};
constexpr int ratio_places = 6;

/// The members of json.md for `tickets resolution` behind the head, in its order of keys.
class ResolutionJson {
public:
    ResolutionJson(const TicketReportFrame& frame, const ResolutionReport& report, JsonWriter& json)
        : tickets_(*frame.tickets), report_(report), has_history_(has_history(*frame.tickets)), json_(json) {}

    void write() {
        write_list(json_, "groups", report_.groups, [this](const ResolutionGroup& group) { write_group(group); });
        write_list(json_, "service_levels", report_.service_levels.levels,
                   [this](const ServiceLevel& level) { write_level(level); });
        write_dated_by();
        write_list(json_, "months", report_.months, [this](const MonthFigures& month) { write_month(month); });
        write_void();
        write_list(json_, "ageing", report_.ageing, [this](const AgeBand& band) { write_band(band); });
        json_.key("oldest_open");
        write_ids(json_, tickets_, report_.oldest_open);
        write_list(json_, "xmr", report_.charts, [this](const NamedChart& chart) { write_chart(chart); });
        write_stored_sla();
    }

private:
    void write_group(const ResolutionGroup& group) {
        json_.begin_object();
        json_.key("by").begin_object();
        for (const auto& [key, value] : group.by) json_.key(key).text_or_null(value);
        json_.end_object();
        json_.key("tickets").count(group.tickets);
        json_.key("resolved").count(group.resolved);
        json_.key("open").count(group.open);
        json_.key("measures").begin_object();
        for (std::size_t i = 0; i < measure_count; ++i) {
            json_.key(name_of(measure_at(i)));
            write_distribution(group.resolution[i]);
        }
        write_by_clock("first_response_", group.first_response);
        write_by_clock("open_age_", group.open_age);
        json_.end_object();
        json_.end_object();
    }

    void write_by_clock(const std::string& figure, const std::array<std::optional<Distribution>, 2>& distributions) {
        for (std::size_t clock = 0; clock < clocks.size(); ++clock) {
            json_.key(figure + std::string(clocks[clock]));
            write_distribution(distributions[clock]);
        }
    }

    void write_distribution(const std::optional<Distribution>& distribution) {
        if (!distribution) {
            json_.null();
            return;
        }
        json_.begin_object();
        json_.key("n").count(distribution->n);
        seconds("median", distribution->median);
        seconds("p90", distribution->p90);
        seconds("p95", distribution->p95);
        seconds("mean", distribution->mean);
        seconds("max", distribution->max);
        json_.key("censored").count(distribution->censored);
        seconds("km_median", distribution->km_median);
        seconds("km_p90", distribution->km_p90);
        json_.end_object();
    }

    void seconds(std::string_view name, const std::optional<Seconds>& value) {
        json_.key(name);
        write_seconds(json_, value);
    }

    void ratio_value(std::string_view name, const std::optional<Decimal>& value) {
        json_.key(name);
        value ? json_.decimal(*value, ratio_places) : json_.null();
    }

    static std::string_view measure_of(const ServiceLevel& level) {
        if (level.first_response) return "first_response";
        if (level.is_total) return "resolution";
        return level.target != nullptr && level.target->first ? "first" : "final";
    }

    /// A total is of no one target; tickets without a target of the policy have their own due time.
    void write_target(const ServiceLevel& level) {
        const ServiceTarget* const target = level.target;
        json_.key("measure").text(measure_of(level));
        const std::string_view clock = clocks[target != nullptr && target->business ? 1 : 0];
        json_.key("clock").text_or_null(level.is_total ? std::string_view{} : clock);
        json_.key("net");
        level.is_total ? json_.null() : json_.boolean(target != nullptr && target->net && !level.first_response);
        constexpr std::array<std::string_view, 4> selectors{"priority", "company", "type", "category"};
        for (std::size_t i = 0; i < selectors.size(); ++i) {
            json_.key(selectors[i]).text_or_null(target == nullptr ? std::string_view{} : target->printed[i]);
        }
        seconds("target_seconds", target == nullptr ? std::nullopt : std::optional(target->within));
        ratio_value("goal", target == nullptr ? std::nullopt : std::optional(target->percent * Decimal::of(1, 2)));
    }

    void write_level(const ServiceLevel& level) {
        json_.begin_object();
        write_target(level);
        json_.key("met").count(level.met);
        json_.key("missed").count(level.missed);
        json_.key("undetermined").count(level.undetermined);
        json_.key("void_past_target").count(level.void_past_target);
        json_.key("no_target");
        level.is_total && !level.first_response ? json_.count(report_.service_levels.no_target) : json_.null();
        ratio_value("low", level.low.value());
        ratio_value("high", level.high.value());
        std::optional<Decimal> wilson_low;
        std::optional<Decimal> wilson_high;
        if (level.low.denominator > 0) wilson_low = wilson(level.low.numerator, level.low.denominator).low;
        if (level.high.denominator > 0) wilson_high = wilson(level.high.numerator, level.high.denominator).high;
        ratio_value("wilson_low", wilson_low);
        ratio_value("wilson_high", wilson_high);
        json_.key("by_last_priority").begin_object();
        ratio_value("low", level.low_by_last_priority.value());
        ratio_value("high", level.high_by_last_priority.value());
        json_.end_object();
        json_.key("verdict").text(verdicts[static_cast<std::size_t>(level.verdict)]);
        json_.end_object();
    }

    void write_dated_by() {
        const auto count = [this](std::string_view name, DatedBy by) {
            json_.key(name).count(report_.dated_by[static_cast<std::size_t>(by)]);
        };
        json_.key("dated_by").begin_object();
        count("resolved_at", DatedBy::resolved_at);
        count("history", DatedBy::history);
        count("closed_at", DatedBy::closed_at);
        json_.end_object();
    }

    void write_month(const MonthFigures& month) {
        json_.begin_object();
        json_.key("month").text(month_text(month.year, month.month));
        json_.key("partial").boolean(month.partial);
        json_.key("opened").count(month.opened);
        json_.key("resolved").count(month.resolved);
        json_.key("backlog");
        month.backlog ? json_.count(*month.backlog) : json_.null();
        seconds("median", month.median);
        json_.key("reopens");
        has_history_ ? json_.count(month.reopens) : json_.null();
        json_.end_object();
    }

    void write_void() {
        json_.key("void").begin_object();
        json_.key("tickets").count(report_.voided.tickets);
        json_.key("share");
        write_ratio(json_, report_.voided.share);
        seconds("median_age", report_.voided.median_age);
        json_.key("past_target");
        report_.service_levels.levels.empty() ? json_.null() : json_.count(report_.voided.past_target);
        json_.end_object();
    }

    void write_band(const AgeBand& band) {
        json_.begin_object();
        json_.key("from_days").count(static_cast<std::size_t>(band.from_days));
        json_.key("to_days");
        band.to_days ? json_.count(static_cast<std::size_t>(*band.to_days)) : json_.null();
        json_.key("tickets").count(band.tickets);
        json_.end_object();
    }

    void write_chart(const NamedChart& named) {
        const ControlChart& chart = named.chart;
        json_.begin_object();
        json_.key("figure").text(named.figure);
        json_.key("mean").decimal(chart.mean, ratio_places);
        json_.key("upper").decimal(chart.upper, ratio_places);
        json_.key("lower").decimal(chart.lower, ratio_places);
        json_.key("points").begin_list();
        for (const Decimal& point : chart.points) json_.decimal(point, 0);
        json_.end_list();
        json_.end_object();
    }

    void write_stored_sla() {
        json_.key("stored_sla");
        if (!tickets_.has(TicketColumn::sla_met)) {
            json_.null();
            return;
        }
        const ServiceLevels& levels = report_.service_levels;
        json_.begin_object();
        json_.key("compared").count(levels.compared);
        json_.key("agree").count(levels.agree);
        json_.key("differ").count(levels.differ);
        json_.key("tickets");
        write_ids(json_, tickets_, levels.differing);
        json_.end_object();
    }

    const Tickets& tickets_;
    const ResolutionReport& report_;
    bool has_history_;
    JsonWriter& json_;
};

}  // namespace

void write_resolution_body(JsonWriter& json, const TicketReportFrame& frame, const ResolutionReport& report) {
    ResolutionJson(frame, report, json).write();
}

std::string render_resolution_json(const TicketReportFrame& frame, const ResolutionReport& report,
                                   const RenderOptions& /*options*/) {
    std::string out;
    JsonWriter json([&out](std::string_view piece) { out += piece; });
    json.begin_object(JsonWriter::Layout::lines);
    write_ticket_head(json, "msp-audit/tickets-resolution/1", frame, report.not_in_this_export);
    write_resolution_body(json, frame, report);
    json.end_object();
    json.finish();
    return out;
}

}  // namespace msp_audit
