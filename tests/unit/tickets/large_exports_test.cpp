#include <array>
#include <doctest/doctest.h>

#include "ticket_world.hpp"
#include "tickets/resolution.hpp"

using namespace msp_audit;
using msp_audit::testing::at;
using msp_audit::testing::TicketWorld;

// Sizes that an algorithm whose time grows with their square would not survive.

namespace {

constexpr int many = 200'000;

TicketFile log_file() {
    TicketFile file;
    file.input.name = "log.csv";
    file.input.kind = DocumentKind::ticket;
    file.header_row = "log";
    for (const TicketColumn column : {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::updated_at,
                                      TicketColumn::status, TicketColumn::resolved_at, TicketColumn::group}) {
        file.column_bits |= std::uint64_t{1} << unsigned(column);
    }
    return file;
}

/// Folds `many` rows that `make` fills in by their number.
template <class Make>
Tickets folded(TicketInputs& inputs, const TicketPolicy& policy, const Make& make) {
    inputs.files.push_back(log_file());
    TicketFold fold(inputs, policy, {});
    fold.begin(0, inputs.files.front());
    for (int i = 0; i < many; ++i) {
        TicketRow row;
        row.source = {0, static_cast<std::uint32_t>(i) + 2};
        row.opened = at(0);
        make(i, row);
        fold.add(row);
    }
    return fold.finish();
}

ResolutionReport report_of(const Tickets& tickets, const TicketPolicy& policy, std::vector<GroupKey> by = {}) {
    const Calendars calendars(policy, at(0), at(400));
    ResolutionQuestion question;
    question.by = std::move(by);
    return report_resolution(tickets, policy, calendars, TimeZone(), question);
}

std::string named(const char* prefix, int number) { return prefix + std::to_string(number); }

}  // namespace

TEST_CASE("one ticket may have every row of a log") {
    TicketInputs inputs;
    const TicketPolicy policy;
    const TextId id = inputs.texts.intern("T1");
    const std::array statuses{inputs.texts.intern("Resolved"), inputs.texts.intern("Closed")};
    const Tickets tickets = folded(inputs, policy, [&](int i, TicketRow& row) {
        row.id = id;
        row.updated = at(0) + i;
        row.status = statuses[static_cast<std::size_t>(i % 2)];
    });
    REQUIRE(tickets.tickets.size() == 1);
    CHECK(tickets.tickets.front().step_count == many);
    const ResolutionReport report = report_of(tickets, policy);
    CHECK(report.groups.front().resolved == 1);
}

TEST_CASE("every row of a log may stand at one instant") {
    TicketInputs inputs;
    const TicketPolicy policy;
    const std::array statuses{inputs.texts.intern("New"), inputs.texts.intern("Active")};
    const Tickets tickets = folded(inputs, policy, [&](int i, TicketRow& row) {
        row.id = inputs.texts.intern(named("T", i % 1000));
        row.updated = at(0);
        row.status = statuses[static_cast<std::size_t>(i / 1000 % 2)];
        row.reopen_count = i / 1000;
    });
    CHECK(tickets.tickets.size() == 1000);
    CHECK(tickets.counts.order_from_file == 1000);
    CHECK(tickets.counts.rows == many);
    CHECK(tickets.tickets.front().row.reopen_count == many / 1000 - 1);
}

TEST_CASE("rows of a log that repeat others, far apart, are one") {
    TicketInputs inputs;
    const TicketPolicy policy;
    const TextId status = inputs.texts.intern("Active");
    const Tickets tickets = folded(inputs, policy, [&](int i, TicketRow& row) {
        row.id = inputs.texts.intern(named("T", i % 10));
        row.updated = at(0) + i / 10 % 100;
        row.status = status;
    });
    CHECK(tickets.tickets.size() == 10);
    CHECK(tickets.counts.rows == 1000);
    CHECK(tickets.counts.equal_rows == many - 1000);
}

TEST_CASE("every ticket may have a group and a status of its own") {
    TicketInputs inputs;
    const TicketPolicy policy;
    const Tickets tickets = folded(inputs, policy, [&](int i, TicketRow& row) {
        row.id = inputs.texts.intern(named("T", i));
        row.group = inputs.texts.intern(named("G", many - i));
        row.status = inputs.texts.intern(i % 2 == 0 ? "Closed" : named("S", i));
        row.resolved = at(1) + i;
    });
    CHECK(tickets.tickets.size() == many);
    CHECK(tickets.unknown_statuses.size() == many / 2);
    const ResolutionReport report = report_of(tickets, policy, {GroupKey::group});
    REQUIRE(report.groups.size() == many + 1);
    CHECK(report.groups[1].by.front().second == "G1");
    CHECK(report.groups[2].by.front().second == "G2");
    CHECK(report.groups.back().by.front().second == named("G", many));
}

TEST_CASE("tickets may come in the reverse of their order") {
    TicketInputs inputs;
    const TicketPolicy policy;
    const Tickets tickets = folded(inputs, policy, [&](int i, TicketRow& row) {
        row.id = inputs.texts.intern(named("T", many - i));
        row.opened = at(0) + (many - i) / 3;
    });
    REQUIRE(tickets.tickets.size() == many);
    for (std::size_t i = 0; i < tickets.tickets.size(); ++i) {
        REQUIRE(tickets.text(tickets.tickets[i].row.id) == named("T", static_cast<int>(i) + 1));
    }
}
