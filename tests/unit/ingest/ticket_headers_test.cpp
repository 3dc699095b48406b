#include "ingest/ticket_headers.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "unit/ingest/printed_lines.hpp"

using namespace msp_audit;

namespace {

using Header = std::vector<std::string_view>;

/// The best reading of the kind.
TicketHeaderReading read(const Header& header, DocumentKind kind = DocumentKind::ticket,
                         const HeaderMapping& mapping = {}) {
    for (const TicketHeaderReading& reading : recognise_tickets(header, mapping, nullptr)) {
        if (reading.kind == kind) return reading;
    }
    return {};
}

PrintedLines described_of(const Header& header, DocumentKind kind = DocumentKind::ticket,
                          const HeaderMapping& mapping = {}) {
    return described(read(header, kind, mapping), std::vector<std::string>(header.begin(), header.end()));
}

}  // namespace

TEST_CASE("the columns of a kind of ticket export have their canonical names, required ones first") {
    CHECK(ticket_columns_of(DocumentKind::ticket).size() == 30);
    CHECK(ticket_columns_of(DocumentKind::ticket_event).size() == 6);
    CHECK(ticket_columns_of(DocumentKind::time_entry).size() == 7);
    CHECK(ticket_columns_of(DocumentKind::invoice).empty());
    CHECK(required_ticket_columns(DocumentKind::invoice).empty());
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < ticket_column_count; ++i) {
        const auto column = static_cast<TicketColumn>(i);
        CHECK(ticket_column_named(name_of(column)) == column);
        names.insert(name_of(column));
    }
    CHECK(names.size() == ticket_column_count);
    const auto required = [](DocumentKind kind) {
        PrintedLines lines;
        for (const TicketColumn column : required_ticket_columns(kind)) lines.emplace_back(name_of(column));
        return lines;
    };
    CHECK(required(DocumentKind::ticket) == PrintedLines{"ticket_id", "opened_at"});
    CHECK(required(DocumentKind::ticket_event) == PrintedLines{"ticket_id", "changed_at", "field", "to"});
    CHECK(required(DocumentKind::time_entry) == PrintedLines{"person", "started_at"});
}

TEST_CASE("headers are known by their canonical names and by other names") {
    CHECK(described_of({"Ticket #", "Opened", "Short description", "State", "Caller"}) ==
          PrintedLines{"Ticket # -> ticket_id", "Opened -> opened_at", "Short description -> subject",
                       "State -> status", "Caller -> requester"});
    CHECK(described_of({"ticket_id", "Changed At", "Field Name", "Old Value", "New Value", "Author"},
                       DocumentKind::ticket_event) ==
          PrintedLines{"ticket_id -> ticket_id", "Changed At -> changed_at", "Field Name -> field",
                       "Old Value -> from", "New Value -> to", "Author -> by"});
    CHECK(described_of({"Resource", "Start Date/Time", "End Date/Time", "Ticket Number", "Billable Hours"},
                       DocumentKind::time_entry) ==
          PrintedLines{"Resource -> person", "Start Date/Time -> started_at", "End Date/Time -> ended_at",
                       "Ticket Number -> ticket_id", "Billable Hours -> billed_hours"});
}

TEST_CASE("a header of nothing but marks stands for itself") {
    CHECK(described_of({"#", "", "Created At", "Title"}) ==
          PrintedLines{"# -> ticket_id", "Created At -> opened_at", "Title -> subject"});
}

TEST_CASE("a canonical name beats every other one, and the loser is named") {
    const Header header{"Number", "Created", "ticket_id", "opened_at", "status"};
    const TicketHeaderReading reading = read(header);
    CHECK(reading.place[static_cast<std::size_t>(TicketColumn::ticket_id)] == 2);
    CHECK(reading.place[static_cast<std::size_t>(TicketColumn::opened_at)] == 3);
    CHECK(PrintedLines(reading.losers) == PrintedLines{"Number", "Created"});
}

TEST_CASE("among other names the order of their table decides, not that of the file") {
    const TicketHeaderReading reading = read({"Issue id", "Issue key", "Created", "Summary"});
    CHECK(reading.place[static_cast<std::size_t>(TicketColumn::ticket_id)] == 1);
    CHECK(PrintedLines(reading.losers) == PrintedLines{"Issue id"});
}

TEST_CASE("of equal headers in one row the first one is read, and the others are named") {
    const TicketHeaderReading reading = read({"Issue key", "Created", "Resolved", "Labels", "Labels", "Resolved"});
    CHECK(reading.place[static_cast<std::size_t>(TicketColumn::resolved_at)] == 2);
    CHECK(PrintedLines(reading.losers) == PrintedLines{"Resolved"});
}

TEST_CASE("the policy's mapping beats canonical names") {
    const HeaderMapping mapping{{"tickets", {{"status", {"Stage"}}}}, {"events", {{"status", {"status"}}}}};
    const Header header{"ticket_id", "opened_at", "status", "Stage"};
    const TicketHeaderReading reading = read(header, DocumentKind::ticket, mapping);
    CHECK(reading.place[static_cast<std::size_t>(TicketColumn::status)] == 3);
    CHECK(PrintedLines(reading.losers) == PrintedLines{"status"});
}

TEST_CASE("bare numbers count what the header says, and hours under the canonical name") {
    const auto unit = [](std::string_view header) {
        return read({"ticket_id", "opened_at", header}).unit[static_cast<std::size_t>(TicketColumn::hours)];
    };
    CHECK(unit("hours") == DurationUnit::hours);
    CHECK(unit("Time Spent (minutes)") == DurationUnit::minutes);
    CHECK(unit("Total Hours") == DurationUnit::hours);
    CHECK(unit("Time Spent") == DurationUnit::unknown);
}

TEST_CASE("a header that says UTC tells the zone of its times") {
    const HeaderMapping mapping{{"tickets", {{"opened_at", {"Created (UTC)"}}}}};
    const TicketHeaderReading reading = read({"ticket_id", "Created (UTC)", "Closed"}, DocumentKind::ticket, mapping);
    CHECK(reading.utc_bits == std::uint64_t{1} << static_cast<unsigned>(TicketColumn::opened_at));
}

TEST_CASE("an id and a time alone tell no ticket, unless they have the canonical names") {
    CHECK_FALSE(read({"id", "created_at", "name", "email"}).is_telling);
    CHECK_FALSE(read({"ticket_id", "created_at", "schedule_id"}).is_telling);
    CHECK_FALSE(read({"id", "created_at", "status", "email"}).is_telling);
    CHECK(read({"id", "created_at", "status", "subject"}).is_telling);
    CHECK(read({"Issue key", "Created", "Status"}).is_telling);
    CHECK(read({"ticket_id", "opened_at"}).is_telling);
    CHECK(read({"id", "created_at"}).is_complete());
    CHECK_FALSE(read({"id", "subject", "status"}).is_complete());
}

TEST_CASE("no header stands twice for one kind in the table of names") {
    std::map<std::string, int> kinds_of;
    for (const TicketHeaderName& name : ticket_header_table()) {
        const std::string key = ticket_header_key(name.printed);
        for (const int kind : {1, 2, 4}) {
            if ((name.kinds & kind) == 0) continue;
            CAPTURE(name.printed);
            const bool twice = (kinds_of[key] & kind) != 0;
            CHECK_FALSE(twice);
            kinds_of[key] |= kind;
        }
    }
}
