#include <array>
#include <string>

#include "report/json_parts.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_json_bodies.hpp"
#include "report/workload_words.hpp"

namespace msp_audit {

namespace {

/// The members of json.md for `tickets workload` behind the head, in its order of keys.
class WorkloadJson {
public:
    WorkloadJson(const TicketReportFrame& frame, const WorkloadReport& report, JsonWriter& json)
        : frame_(frame), tickets_(*frame.tickets), report_(report), json_(json) {}

    void write() {
        json_.key("totals").begin_object();
        write_load(report_.all);
        json_.end_object();
        write_requesters();
        write_resolvers();
        write_hours();
        write_themes();
        write_demand();
        write_entries();
    }

private:
    void count_or_null(std::string_view name, bool is_known, std::size_t count) {
        json_.key(name);
        is_known ? json_.count(count) : json_.null();
    }
    void ratio_or_null(std::string_view name, bool is_known, const Proportion& ratio) {
        json_.key(name);
        is_known ? write_ratio(json_, ratio) : json_.null();
    }
    void seconds(std::string_view name, const std::optional<Seconds>& seconds) {
        json_.key(name);
        write_seconds(json_, seconds);
    }

    /// A load's members without the braces.
    void write_load(const TicketLoad& load) {
        json_.key("tickets").count(load.tickets);
        json_.key("void").count(load.void_tickets);
        json_.key("resolved").count(load.resolved);
        count_or_null("reopened", load.reopening_known > 0, load.reopened);
        json_.key("with_hours").count(load.work.with_hours);
        json_.key("without_hours").count(load.work.without_hours);
        json_.key("without_rate").count(load.work.without_rate);
        write_work(json_, load.work);
        seconds("median_hours", load.median_hours);
        seconds("median_hours_reopened", load.median_hours_reopened);
    }

    void write_requesters() {
        json_.key("requesters");
        if (!tickets_.has(TicketColumn::requester)) return json_.null();
        const Openers& openers = report_.openers;
        const bool names_any = names_authorised(openers);
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("known").count(openers.requesters);
        count_or_null("for_half", openers.for_half > 0, openers.for_half);
        ratio_or_null("authorised", names_any, openers.by_authorised);
        json_.key("authorised_without_ticket");
        if (names_any) {
            json_.begin_list();
            for (const std::string& name : openers.authorised_without_ticket) json_.text(name);
            json_.end_list();
        } else {
            json_.null();
        }
        write_list(json_, "list", report_.requesters.rows, [&](const LoadRow& row) {
            json_.begin_object();
            json_.key("requester").text_or_null(tickets_.text(row.value));
            json_.key("tickets").count(row.load.tickets);
            json_.key("void").count(row.load.void_tickets);
            json_.key("share");
            write_ratio(json_, {row.load.tickets, report_.all.tickets});
            json_.key("authorised");
            const auto authorised = authorised_of(row, TicketColumn::requester, openers);
            authorised ? json_.boolean(*authorised) : json_.null();
            json_.end_object();
        });
        json_.end_object();
    }

    void write_resolvers() {
        if (!tickets_.has(TicketColumn::assignee)) {
            json_.key("resolvers").null();
            return;
        }
        write_list(json_, "resolvers", report_.resolvers.rows, [this](const LoadRow& row) {
            json_.begin_object();
            json_.key("assignee").text_or_null(tickets_.text(row.value));
            json_.key("resolved").count(row.load.tickets);
            json_.key("share");
            write_ratio(json_, {row.load.tickets, report_.all.resolved});
            count_or_null("reopened", row.load.reopening_known > 0, row.load.reopened);
            json_.end_object();
        });
    }

    void write_hours() {
        json_.key("hours_by");
        if (!has_hours(tickets_)) return json_.null();
        json_.begin_object(JsonWriter::Layout::lines);
        for (const LoadTable* const table : {&report_.requesters, &report_.by_category, &report_.by_assignee}) {
            const std::string_view name = name_of(table->column);
            if (!tickets_.has(table->column)) {
                json_.key(name).null();
                continue;
            }
            write_list(json_, name, table->rows, [this](const LoadRow& row) {
                json_.begin_object();
                json_.key("value").text_or_null(tickets_.text(row.value));
                write_load(row.load);
                json_.end_object();
            });
        }
        json_.end_object();
    }

    void write_themes() {
        json_.key("themes");
        if (!tickets_.has(TicketColumn::subject)) return json_.null();
        const ThemeTable& themes = report_.themes;
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("compared").count(themes.compared);
        json_.key("share");
        write_ratio(json_, {themes.any.tickets, themes.compared});
        json_.key("any").begin_object();
        write_load(themes.any);
        json_.end_object();
        write_list(json_, "list", themes.themes, [this](const ThemeLoad& theme) {
            json_.begin_object();
            json_.key("theme").text(theme.name);
            write_load(theme.load);
            json_.key("ids");
            write_ids(json_, tickets_, theme.tickets);
            json_.end_object();
        });
        json_.end_object();
    }

    void write_demand() {
        const Demand& demand = report_.demand;
        const Handling& handling = report_.handling;
        json_.key("demand").begin_object(JsonWriter::Layout::lines);
        json_.key("opened").begin_list(JsonWriter::Layout::lines);
        for (std::size_t day = 0; day < demand.opened.size(); ++day) {
            json_.begin_object();
            json_.key("weekday").text(weekday_names.at(day));
            json_.key("hours").begin_list();
            for (const std::size_t tickets : demand.opened.at(day)) json_.count(tickets);
            json_.end_list();
            json_.end_object();
        }
        json_.end_list();
        const bool has_calendar = !frame_.calendars.empty();
        ratio_or_null("after_hours", has_calendar, demand.after_hours);
        count_or_null("without_calendar", has_calendar, demand.without_calendar);
        const bool has_count = tickets_.has(TicketColumn::reassignment_count);
        ratio_or_null("reassigned", has_count, handling.reassigned);
        count_or_null("reassignments", handling.reassigned.denominator > 0, handling.reassignments);
        count_or_null("most_reassignments", handling.reassigned.denominator > 0, handling.most);
        ratio_or_null("one_touch", has_count && report_.all.reopening_known > 0, handling.one_touch);
        json_.end_object();
    }

    void write_place(const SourceRef& source) {
        json_.key("file").text(tickets_.inputs->files[source.file].input.name);
        json_.key("row").count(source.row);
    }
    void write_entry_place(std::uint32_t entry) {
        json_.begin_object();
        write_place(tickets_.time_entries[entry].source);
        json_.end_object();
    }

    void write_entries() {
        json_.key("entries");
        if (!report_.entries) return json_.null();
        const EntryCheck& check = *report_.entries;
        json_.begin_object(JsonWriter::Layout::lines);
        json_.key("entries").count(check.entries);
        json_.key("without_hours").count(check.without_hours);
        json_.key("without_length").count(check.without_length);
        json_.key("backwards").count(check.backwards);
        json_.key("longer_than_a_month").count(check.longer_than_a_month);
        json_.key("of_shared_ids").count(check.of_shared_ids);
        seconds("worked", check.worked);
        json_.key("with_billed").count(check.with_billed);
        seconds("billed", check.billed);
        seconds("billed_above_worked", check.billed_above_worked);
        write_questions(check);
        write_list(json_, "long_days", check.long_days, [this](const LongDay& day) {
            json_.begin_object();
            json_.key("day").text(day.day.to_string());
            json_.key("person").text(tickets_.text(day.person));
            json_.key("seconds").count(static_cast<std::size_t>(day.worked));
            json_.key("entries").begin_list();
            for (const std::uint32_t entry : day.entries) write_entry_place(entry);
            json_.end_list();
            json_.end_object();
        });
        json_.end_object();
    }

    void write_questions(const EntryCheck& check) {
        constexpr std::array asked{EntryQuestion::overlap, EntryQuestion::outside_life, EntryQuestion::void_ticket,
                                   EntryQuestion::duplicate_ticket, EntryQuestion::no_ticket};
        write_list(json_, "questions", asked, [&](EntryQuestion question) {
            const bool is_known = can_tell(question, frame_);
            const QuestionTotals totals = totals_of(check, question);
            json_.begin_object(JsonWriter::Layout::lines);
            json_.key("question").text(name_of(question));
            count_or_null("entries", is_known, totals.entries);
            seconds("seconds", is_known ? std::optional(totals.seconds) : std::nullopt);
            if (is_known) {
                write_list(json_, "list", check.of(question),
                           [this](const QuestionedEntry& one) { write_questioned(one); });
            } else {
                json_.key("list").null();
            }
            json_.end_object();
        });
    }

    void write_questioned(const QuestionedEntry& one) {
        const TimeEntry& entry = tickets_.time_entries[one.entry];
        json_.begin_object();
        json_.key("ticket").text_or_null(tickets_.text(entry.ticket_id));
        json_.key("person").text_or_null(tickets_.text(entry.person));
        json_.key("started_at").text_or_null(entry.started.to_string());
        json_.key("ended_at").text_or_null(entry.ended.to_string());
        json_.key("seconds").count(static_cast<std::size_t>(one.seconds));
        write_place(entry.source);
        json_.key("other");
        if (one.other) {
            write_entry_place(*one.other);
        } else {
            json_.null();
        }
        json_.end_object();
    }

    const TicketReportFrame& frame_;
    const Tickets& tickets_;
    const WorkloadReport& report_;
    JsonWriter& json_;
};

}  // namespace

void write_workload_body(JsonWriter& json, const TicketReportFrame& frame, const WorkloadReport& report) {
    WorkloadJson(frame, report, json).write();
}

std::string render_workload_json(const TicketReportFrame& frame, const WorkloadReport& report,
                                 const RenderOptions& /*options*/) {
    std::string out;
    JsonWriter json([&out](std::string_view piece) { out += piece; });
    json.begin_object(JsonWriter::Layout::lines);
    write_ticket_head(json, "msp-audit/tickets-workload/1", frame, report.not_in_this_export);
    write_workload_body(json, frame, report);
    json.end_object();
    json.finish();
    return out;
}

}  // namespace msp_audit
