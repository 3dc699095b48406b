#include "report/ticket_json.hpp"

#include <algorithm>

#include "core/currency.hpp"
#include "report/json_parts.hpp"
#include "tickets/local_month.hpp"

namespace msp_audit {

namespace {

constexpr int ratio_places = 6;

void write_counts(JsonWriter& json, const TicketHeadCounts& counts) {
    json.begin_object();
    json.key("rows").count(counts.rows);
    json.key("tickets").count(counts.tickets);
    json.key("resolved").count(counts.resolved);
    json.key("open").count(counts.open);
    json.key("void").count(counts.void_tickets);
    json.key("resolved_without_time").count(counts.resolved_without_time);
    json.key("unusable").count(counts.unusable);
    json.key("open_unknown_status").count(counts.open_unknown_status);
    json.key("order_from_file").count(counts.order_from_file);
    json.end_object();
}

void write_missing(JsonWriter& json, const FigureNotInExport& missing) {
    json.begin_object();
    json.key("figure").text(missing.figure);
    json.key("column").text_or_null(missing.column);
    json.key("reason").text(missing.reason);
    json.end_object();
}

void write_share(JsonWriter& json, const Proportion& proportion) {
    json.key("numerator").count(proportion.numerator);
    json.key("denominator").count(proportion.denominator);
    json.key("value");
    const auto value = proportion.value();
    value ? json.decimal(*value, ratio_places) : json.null();
}

}  // namespace

void write_ticket_head(JsonWriter& json, std::string_view schema, const TicketReportFrame& frame,
                       std::span<const FigureNotInExport> missing) {
    const Tickets& tickets = *frame.tickets;
    const auto& files = tickets.inputs->files;
    const FileName file_name = [&files](std::uint32_t place) { return std::string_view(files[place].input.name); };
    json.key("schema").text(schema);
    json.key("program").text(frame.program);
    json.key("as_of").text_or_null(tickets.as_of.to_string());
    write_list(json, "inputs", files, [&](const TicketFile& file) { write_input(json, file.input); });
    write_list(json, "warnings", frame.warnings, [&](const std::string& warning) { json.text(warning); });
    write_list(json, "findings", frame.findings,
               [&](const Finding& finding) { write_finding(json, finding, file_name); });
    json.key("lists_cut").begin_object();
    json.end_object();
    json.key("timezone").text(frame.timezone);
    json.key("calendars").begin_list();
    for (const std::string& calendar : frame.calendars) json.text(calendar);
    json.end_list();
    json.key("counts");
    write_counts(json, head_counts(tickets));
    write_list(json, "not_in_this_export", missing,
               [&](const FigureNotInExport& figure) { write_missing(json, figure); });
}

void write_ratio(JsonWriter& json, const Proportion& proportion) {
    json.begin_object();
    write_ratio_members(json, proportion);
    json.end_object();
}

void write_ratio_members(JsonWriter& json, const Proportion& proportion) {
    if (proportion.denominator == 0) {
        write_ratio_members_without_interval(json, proportion);
        return;
    }
    write_share(json, proportion);
    const WilsonInterval interval = wilson(proportion.numerator, proportion.denominator);
    json.key("low").decimal(interval.low, ratio_places);
    json.key("high").decimal(interval.high, ratio_places);
    json.key("too_few").boolean(proportion.too_few());
}

void write_ratio_members_without_interval(JsonWriter& json, const Proportion& proportion) {
    write_share(json, proportion);
    json.key("low").null();
    json.key("high").null();
    json.key("too_few").boolean(proportion.too_few());
}

void write_work(JsonWriter& json, const TicketWork& work) {
    json.key("hours");
    write_seconds(json, work.hours());
    json.key("cost");
    const auto cost = work.cost();
    if (cost.empty()) {
        json.null();
        return;
    }
    json.begin_list();
    for (const auto& [currency, amount] : cost) {
        json.begin_object();
        json.key("currency").text(currency);
        json.key("amount").decimal(amount, minor_digits(currency));
        json.end_object();
    }
    json.end_list();
}

void write_seconds(JsonWriter& json, const std::optional<Seconds>& seconds) {
    seconds ? json.count(static_cast<std::size_t>(*seconds)) : json.null();
}

void write_ids(JsonWriter& json, const Tickets& tickets, std::span<const std::uint32_t> places) {
    json.begin_list();
    for (const std::uint32_t place : places) json.text(tickets.text(tickets.tickets[place].row.id));
    json.end_list();
}

bool has_history(const Tickets& tickets) {
    if (tickets.steps.empty()) return false;
    return std::any_of(tickets.tickets.begin(), tickets.tickets.end(),
                       [](const Ticket& ticket) { return ticket.step_count > 0; });
}

std::string month_text(int year, int month) { return LocalMonth{year, month}.to_string(); }

}  // namespace msp_audit
