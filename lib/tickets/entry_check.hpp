#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/time_zone.hpp"
#include "tickets/tickets.hpp"

namespace msp_audit {

/// What time entries are asked about (tickets.md, Workload). Each is a question, no reproach.
enum class EntryQuestion : std::uint8_t {
    overlap,       ///< the person has another entry at the same time
    long_day,      ///< the person's entries of one local day are more than 24 hours
    outside_life,  ///< some of it is before its ticket was opened or after it ended
    void_ticket,
    duplicate_ticket,
    no_ticket  ///< it names no ticket, or one that is in none of the files
};
inline constexpr std::size_t entry_question_count = 6;
/// "outside-life".
[[nodiscard]] std::string_view name_of(EntryQuestion question);

struct QuestionedEntry {
    std::uint32_t entry = 0;              ///< place in Tickets::time_entries
    std::optional<std::uint32_t> ticket;  ///< place in Tickets::tickets
    std::optional<std::uint32_t> other;   ///< of an overlap: the entry that lasts longest of those that began before
    Seconds seconds = 0;                  ///< what the question is about: time counted twice, time outside, else all
};

/// A local day on which one person's entries are more than 24 hours.
struct LongDay {
    TextId person = TextId::empty;
    Day day;
    Seconds worked = 0;
    std::vector<std::uint32_t> entries;  ///< in order of start and place
};

/// Time entries against their tickets. An entry lasts from its start to its end; without an end as long as its hours;
/// without either, or where that is backwards or more than a month, it has no length: its hours count on the day of
/// its start, and only the ticket it is on is looked at.
struct EntryCheck {
    std::size_t entries = 0;
    std::size_t without_length = 0;              ///< neither end nor hours
    std::size_t backwards = 0;                   ///< end before start
    std::size_t longer_than_a_month = 0;         ///< 31 days
    std::size_t of_shared_ids = 0;               ///< the id is in several sources, so nothing tells the ticket
    std::size_t without_hours = 0;               ///< nothing tells how long they were worked on: worked_of()
    std::size_t with_billed = 0;                 ///< that print billed hours
    std::optional<Seconds> worked;               ///< none: no entry tells it
    std::optional<Seconds> billed;               ///< none: no entry prints it
    std::optional<Seconds> billed_above_worked;  ///< over the entries that print both; none: none does
    /// By question, but for long days; in order of entries.
    std::array<std::vector<QuestionedEntry>, entry_question_count> questioned;
    std::vector<LongDay> long_days;  ///< by day, then person

    [[nodiscard]] const std::vector<QuestionedEntry>& of(EntryQuestion question) const {
        return questioned[static_cast<std::size_t>(question)];
    }
};

/// `duplicates`: by place in Tickets::tickets, those that repeat another one. n log n.
[[nodiscard]] EntryCheck check_entries(const Tickets& tickets, const std::vector<bool>& duplicates,
                                       const TimeZone& zone);

}  // namespace msp_audit
