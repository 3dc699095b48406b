#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "report/json_writer.hpp"
#include "report/ticket_reports.hpp"

// What the JSON documents of the ticket reports share (json.md). Each writes the next value or the next members.

namespace msp_audit {

/// The members that every ticket report begins with, `schema` to `not_in_this_export`.
void write_ticket_head(JsonWriter& json, std::string_view schema, const TicketReportFrame& frame,
                       std::span<const FigureNotInExport> missing);

void write_ratio(JsonWriter& json, const Proportion& proportion);
/// A ratio's members without the braces; with its Wilson interval, null where the denominator is 0.
void write_ratio_members(JsonWriter& json, const Proportion& proportion);
/// Two counts of different things, the first of which may be the greater one: no interval.
void write_ratio_members_without_interval(JsonWriter& json, const Proportion& proportion);

/// `hours` and `cost` as the next members; null where nothing tells them.
void write_work(JsonWriter& json, const TicketWork& work);
/// Whole seconds, or null.
void write_seconds(JsonWriter& json, const std::optional<Seconds>& seconds);
/// Ids of tickets, by their places, in that order.
void write_ids(JsonWriter& json, const Tickets& tickets, std::span<const std::uint32_t> places);
/// "2026-09".
[[nodiscard]] std::string month_text(int year, int month);
/// Some ticket has a course: without one nothing is known of reopens, and their number is not 0.
[[nodiscard]] bool has_history(const Tickets& tickets);

}  // namespace msp_audit
