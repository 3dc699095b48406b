#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <set>

#include "unit/ingest/ticket_recording.hpp"

// Every figure here was worked out with Python's csv and datetime from the files.

using namespace msp_audit;
using namespace msp_audit::test;
namespace fs = std::filesystem;

namespace {

/// Nothing where the real exports are not at hand.
std::unique_ptr<LoadedTickets> load_real(const char* name) {
#ifdef MSP_AUDIT_REAL_DATA
    const fs::path path = fs::path(MSP_AUDIT_REAL_DATA) / "tickets" / name;
    if (fs::exists(path)) {
        const ExportFolder folder;
        LoadOptions options;
        options.paths = {path.string()};
        auto loaded = load_tickets_with(folder, options);
        CHECK(loaded->errors == PrintedLines{});
        CHECK(bad_cells(*loaded) == PrintedLines{});
        CHECK(rejections(*loaded) == PrintedLines{});
        CHECK(rows_add_up(*loaded));
        return loaded;
    }
#endif
    MESSAGE("skipped: no real exports under 'tickets/", name, "'");
    return nullptr;
}

struct Sums {
    std::size_t rows = 0;
    std::set<std::string> ids;
    std::map<std::string, int> statuses, resolutions;
    std::int64_t opened = 0, updated = 0, resolved = 0, closed = 0;
    int with_resolved = 0, reopens = 0, met = 0, changes = 0, with_asset = 0, with_requester = 0, with_priority = 0;
};

Sums sums_of(const LoadedTickets& loaded) {
    const auto count = [](Instant instant) { return instant ? instant.count() : 0; };
    Sums sums;
    for (const TicketRow& row : loaded.sink.tickets) {
        ++sums.rows;
        sums.ids.insert(loaded.text(row.id));
        ++sums.statuses[loaded.text(row.status)];
        ++sums.resolutions[loaded.text(row.resolution)];
        sums.opened += count(row.opened);
        sums.updated += count(row.updated);
        sums.resolved += count(row.resolved);
        sums.closed += count(row.closed);
        sums.with_resolved += row.resolved ? 1 : 0;
        sums.reopens += row.reopen_count;
        sums.met += row.sla_met;
        sums.changes += row.change_counter;
        sums.with_asset += row.asset != TextId::empty ? 1 : 0;
        sums.with_requester += row.requester != TextId::empty ? 1 : 0;
        sums.with_priority += row.priority != TextId::empty ? 1 : 0;
    }
    return sums;
}

}  // namespace

TEST_CASE("the incident log of ServiceNow is read to its last row") {
    const auto loaded = load_real("servicenow/incident_event_log.csv");
    if (loaded == nullptr) return;
    CHECK(loaded->inputs.files.at(0).input.profile == "servicenow");
    const Sums sums = sums_of(*loaded);
    CHECK(sums.rows == 198);
    CHECK(sums.ids.size() == 32);
    CHECK(sums.statuses == std::map<std::string, int>{{"New", 77},
                                                      {"Active", 40},
                                                      {"Resolved", 32},
                                                      {"Closed", 31},
                                                      {"Awaiting User Info", 15},
                                                      {"Awaiting Problem", 3}});
    CHECK(sums.opened == 288'433'012'860);
    CHECK(sums.updated == 288'483'310'560);
    CHECK(sums.resolved == 285'598'625'700);
    CHECK(sums.closed == 288'609'868'440);
    CHECK(sums.with_resolved == 196);
    CHECK(sums.reopens == 0);
    CHECK(sums.met == 192);
    CHECK(sums.changes == 742);
    CHECK(sums.with_asset == 0);
    CHECK(sums.with_requester == 198);
}

TEST_CASE("the same log, saved again by a spreadsheet, is read alike") {
    const auto loaded = load_real("servicenow-resaved/incident_event_log.csv");
    const auto first = load_real("servicenow/incident_event_log.csv");
    if (loaded == nullptr || first == nullptr) return;
    const Sums sums = sums_of(*loaded);
    CHECK(sums.rows == 5'998);
    CHECK(sums.ids.size() == 890);
    CHECK(sums.statuses.at("New") == 1'638);
    CHECK(sums.statuses.at("Awaiting Evidence") == 2);
    CHECK(sums.opened == 8'738'193'043'920);
    CHECK(sums.updated == 8'742'904'447'500);
    CHECK(sums.resolved == 8'660'199'136'980);
    CHECK(sums.closed == 8'750'306'743'980);
    CHECK(sums.with_resolved == 5'939);
    CHECK(sums.reopens == 75);
    CHECK(sums.met == 5'599);
    CHECK(sums.changes == 36'826);
    CHECK(sums.with_asset == 64);
    CHECK(loaded->inputs.files.at(0).header_row == first->inputs.files.at(0).header_row);
    for (std::size_t i = 0; i < first->sink.tickets.size(); ++i) {
        const TicketRow& a = first->sink.tickets[i];
        const TicketRow& b = loaded->sink.tickets[i];
        REQUIRE(first->text(a.id) == loaded->text(b.id));
        REQUIRE(first->text(a.status) == loaded->text(b.status));
        REQUIRE(a.updated == b.updated);
        REQUIRE(a.resolved == b.resolved);
        REQUIRE(a.change_counter == b.change_counter);
    }
}

TEST_CASE("issues with line breaks in their descriptions are read whole") {
    const auto loaded = load_real("seamonkey/SeaMonkey_bugs.csv");
    if (loaded == nullptr) return;
    CHECK(loaded->inputs.files.at(0).input.profile == "bugzilla-issues");
    const Sums sums = sums_of(*loaded);
    CHECK(sums.rows == 1'076);
    CHECK(sums.ids.size() == 1'076);
    CHECK(sums.statuses == std::map<std::string, int>{{"RESOLVED", 501},
                                                      {"UNCONFIRMED", 342},
                                                      {"NEW", 206},
                                                      {"ASSIGNED", 16},
                                                      {"VERIFIED", 8},
                                                      {"REOPENED", 3}});
    CHECK(sums.resolutions.at("FIXED") == 271);
    CHECK(sums.resolutions.at("") == 567);
    CHECK(sums.opened == 1'785'802'293'020);
    CHECK(sums.resolved == 1'801'386'716'554);
    CHECK(sums.with_priority == 115);
    std::size_t bytes = 0, broken = 0;
    for (const TicketRow& row : loaded->sink.tickets) {
        const std::string description = loaded->text(row.description);
        bytes += description.size();
        broken += description.find('\n') != std::string::npos ? 1U : 0U;
    }
    CHECK(bytes == 753'517);
    CHECK(broken == 968);
    CHECK(loaded->inputs.times.without_offset == 0);
}

TEST_CASE("of a folder of Zendesk's tables the tickets and their history are read") {
    const auto loaded = load_real("zendesk");
    if (loaded == nullptr) return;
    REQUIRE(loaded->inputs.files.size() == 2);
    CHECK(loaded->inputs.files[0].input.profile == "zendesk-tables");
    CHECK(loaded->inputs.files[1].input.profile == "zendesk-tables");
    CHECK(loaded->warnings.size() == 7);
    const Sums sums = sums_of(*loaded);
    CHECK(sums.rows == 10);
    CHECK(sums.statuses == std::map<std::string, int>{{"closed", 7}, {"deleted", 2}, {"solved", 1}});
    CHECK(sums.opened == 15'923'844'898);
    CHECK(sums.with_requester == 10);
    REQUIRE(loaded->sink.events.size() == 38);
    std::map<std::string, int> fields;
    std::int64_t changed = 0;
    for (const TicketEvent& event : loaded->sink.events) {
        ++fields[loaded->text(event.field)];
        changed += event.changed.count();
        CHECK(event.from == TextId::empty);
        CHECK(event.by == TextId::empty);
        CHECK(event.to != TextId::empty);
    }
    CHECK(fields ==
          std::map<std::string, int>{{"status", 30}, {"priority", 5}, {"assignee_id", 2}, {"requester_id", 1}});
    CHECK(changed == 60'512'946'066);
}
