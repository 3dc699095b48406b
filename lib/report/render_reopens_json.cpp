#include "report/json_parts.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_json_bodies.hpp"

namespace msp_audit {

namespace {

/// The members of json.md for `tickets reopens` behind the head, in its order of keys.
class ReopensJson {
public:
    ReopensJson(const TicketReportFrame& frame, const ReopenReport& report, JsonWriter& json)
        : frame_(frame), tickets_(*frame.tickets), report_(report), json_(json) {}

    void write() {
        count_if_known("reopened", report_.reopened_tickets);
        count_if_known("events", report_.events);
        const std::string_view source = report_.from_history ? "history" : "column";
        json_.key("source").text_or_null(report_.has_figures ? source : std::string_view{});
        write_column();
        json_.key("rates").begin_object(JsonWriter::Layout::lines);
        json_.key("ticket");
        report_.has_figures ? write_ratio(json_, report_.by_ticket) : json_.null();
        write_cohort();
        write_period();
        write_recreated();
        json_.key("effective");
        report_.effective ? write_ratio(json_, *report_.effective) : json_.null();
        json_.end_object();
    }

private:
    void count_if_known(std::string_view name, std::size_t value) {
        json_.key(name);
        report_.has_figures ? json_.count(value) : json_.null();
    }

    void write_column() {
        json_.key("column");
        if (!report_.has_column) {
            json_.null();
            return;
        }
        json_.begin_object();
        json_.key("reopened").count(report_.column_tickets);
        json_.key("events").count(report_.column_events);
        json_.key("differ");
        write_ids(json_, tickets_, report_.differing);
        json_.end_object();
    }

    void write_cohort_members(const CohortMonth& cohort) {
        write_ratio_members(json_, cohort.rate);
        json_.key("pending").count(cohort.pending);
        json_.key("later").count(cohort.later);
    }

    void write_cohort() {
        json_.key("cohort");
        if (!report_.cohort) {
            json_.null();
            return;
        }
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("window_days").count(static_cast<std::size_t>(frame_.reopen_days));
        json_.key("all").begin_object();
        write_cohort_members(*report_.cohort);
        json_.end_object();
        write_list(json_, "months", report_.cohort_months, [this](const CohortMonth& month) {
            json_.begin_object();
            json_.key("month").text(month_text(month.year, month.month));
            write_cohort_members(month);
            json_.end_object();
        });
        json_.end_object();
    }

    void write_period() {
        json_.key("period");
        if (!report_.from_history) {
            json_.null();
            return;
        }
        json_.begin_object(JsonWriter::Layout::lines);
        write_list(json_, "months", report_.period_months, [this](const PeriodMonth& month) {
            json_.begin_object();
            json_.key("month").text(month_text(month.year, month.month));
            write_ratio_members_without_interval(json_, {month.reopens, month.resolves});
            json_.end_object();
        });
        json_.end_object();
    }

    void write_recreated() {
        json_.key("recreated");
        if (!report_.recreated) {
            json_.null();
            return;
        }
        const Recreated& recreated = *report_.recreated;
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("links").count(recreated.links.size());
        json_.key("test").text(recreated.by_subject ? "subject" : "category");
        json_.key("base_rate");
        write_ratio(json_, recreated.base_rate);
        json_.key("left_out").begin_object();
        json_.key("requesters").count(recreated.requesters_left_out);
        json_.key("tickets").count(recreated.tickets_left_out);
        json_.end_object();
        write_list(json_, "list", recreated.links, [&](const RecreatedLink& link) {
            json_.begin_object();
            json_.key("earlier").text(tickets_.text(tickets_.tickets[link.earlier].row.id));
            json_.key("later").text(tickets_.text(tickets_.tickets[link.later].row.id));
            json_.key("seconds_apart").count(static_cast<std::size_t>(link.apart));
            json_.key("shared");
            recreated.by_subject ? json_.count(link.shared) : json_.null();
            json_.key("total");
            recreated.by_subject ? json_.count(link.total) : json_.null();
            json_.end_object();
        });
        json_.end_object();
    }

    const TicketReportFrame& frame_;
    const Tickets& tickets_;
    const ReopenReport& report_;
    JsonWriter& json_;
};

}  // namespace

void write_reopens_body(JsonWriter& json, const TicketReportFrame& frame, const ReopenReport& report) {
    ReopensJson(frame, report, json).write();
}

std::string render_reopens_json(const TicketReportFrame& frame, const ReopenReport& report,
                                const RenderOptions& /*options*/) {
    std::string out;
    JsonWriter json([&out](std::string_view piece) { out += piece; });
    json.begin_object(JsonWriter::Layout::lines);
    write_ticket_head(json, "msp-audit/tickets-reopens/1", frame, report.not_in_this_export);
    write_reopens_body(json, frame, report);
    json.end_object();
    json.finish();
    return out;
}

}  // namespace msp_audit
