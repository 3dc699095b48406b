#pragma once

#include <filesystem>

#include "exports.hpp"

// Exports of an invented service desk over two years. The same seed gives the same bytes anywhere.
namespace bench {

/// tickets.csv: one row a ticket.
void write_tickets(const std::filesystem::path& folder, Index tickets, std::uint64_t seed);

enum class LogWidth : std::uint8_t { whole, narrow };

/// incident_event_log.csv: so many rows about a tenth as many tickets, by time of change. A narrow one has the
/// columns alone that tell courses and groups.
void write_ticket_log(const std::filesystem::path& folder, Index rows, std::uint64_t seed, LogWidth width);

enum class SubjectKind : std::uint8_t { by_people, half_by_machines };

/// subjects.csv: tickets that say no more than when they were opened and what about, in eight words or so; by people
/// alone, or half of them by machines, which have fifty things to say.
void write_subjects(const std::filesystem::path& folder, Index tickets, std::uint64_t seed, SubjectKind kind);

}  // namespace bench
