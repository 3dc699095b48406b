#include "ingest/ticket_profile.hpp"

#include <doctest/doctest.h>

#include "policy/ticket_policy.hpp"
#include "unit/ingest/printed_lines.hpp"

using namespace msp_audit;

namespace {

/// The whole message, or "read".
std::string message_of(const std::string& text) {
    try {
        static_cast<void>(read_ticket_profile(text, "desk.toml"));
    } catch (const ProfileError& error) {
        return error.what();
    }
    return "read";
}

const std::string beginning = "name = \"desk\"\n"
                              "[[document]]\n"
                              "kind = \"tickets\"\n"
                              "headers = [\"No\", \"Born\"]\n"
                              "[document.columns]\n"
                              "ticket_id = \"No\"\n"
                              "opened_at = [\"Born\", \"Made\"]\n";

}  // namespace

TEST_CASE("a profile says which headers tell an export, what its columns are, and what its words mean") {
    const TicketProfile profile = read_ticket_profile(
        "name = \"desk\"\n"
        "title = \"A desk\"\n"
        "source = \"seen here\"\n"
        "priorities = [\"hot\", \"cold\"]\n"
        "[[document]]\n"
        "kind = \"tickets\"\n"
        "files = \"desk*\"\n"
        "headers = [\"No\", \"Born\"]\n"
        "ignored = [\"Status\"]\n"
        "[document.columns]\n"
        "ticket_id = \"No\"\n"
        "opened_at = [\"Born\", \"Made\"]\n"
        "hours = { from = \"Worked\", unit = \"minutes\" }\n"
        "[[document]]\n"
        "kind = \"events\"\n"
        "headers = [\"No\", \"When\"]\n"
        "status_field = \"phase\"\n"
        "columns = { ticket_id = \"No\", changed_at = \"When\", field = \"What\", to = \"New\" }\n"
        "[status]\n"
        "WAIT_CUSTOMER = [\"7\", \"asked\"]\n"
        "CLOSED = [\"9\"]\n"
        "[resolution]\n"
        "VOID = [\"nothing\"]\n",
        "desk.toml");
    CHECK(profile.name == "desk");
    CHECK(profile.priorities == std::vector<std::string>{"hot", "cold"});
    REQUIRE(profile.documents.size() == 2);
    const TicketProfileDocument& tickets = profile.documents[0];
    CHECK(tickets.kind == DocumentKind::ticket);
    CHECK(tickets.files == "desk*");
    CHECK(tickets.ignored == std::vector<std::string>{"Status"});
    REQUIRE(tickets.columns.size() == 3);
    CHECK(tickets.columns[1].headers == std::vector<std::string>{"Born", "Made"});
    CHECK(tickets.columns[2].unit == DurationUnit::minutes);
    CHECK(profile.documents[1].status_field == "phase");
    CHECK(profile.status.at("7") == "WAIT_CUSTOMER");
    CHECK(profile.status.at("asked") == "WAIT_CUSTOMER");
    CHECK(profile.status.at("9") == "CLOSED");
    CHECK(profile.resolution.at("nothing") == "VOID");
}

TEST_CASE("what is wrong with a profile is said with file, line and remedy") {
    CHECK(message_of(beginning) == "read");
    CHECK(message_of("name = \"x\"\n") == "desk.toml:1: the profile is about no export\n  hint: [[document]]");
    CHECK(message_of("name = 3") == "desk.toml:1: name: must be a text in quotes, not a number");
    CHECK(message_of(beginning + "opened_at = 1\n").starts_with("desk.toml:8: "));
    CHECK(message_of(beginning + "opened_t = \"x\"\n") ==
          "desk.toml:8: document.columns.opened_t: unknown column of tickets\n  hint: did you mean 'opened_at'?");
    CHECK(message_of(beginning + "subject = { from = \"x\", unit = \"hours\" }\n") ==
          "desk.toml:8: document.columns.subject.unit: only a length of time has a unit");
    CHECK(message_of(beginning + "hours = { from = \"x\", unit = \"weeks\" }\n").starts_with("desk.toml:8: "));
    CHECK(message_of(beginning + "hours = { unit = \"hours\" }\n") ==
          "desk.toml:8: document.columns.hours: nothing says which header it comes under\n  hint: from = \"...\"");
    CHECK(message_of(beginning + "[status]\nOPEN = [\"x\"]\n").starts_with("desk.toml:9: status.OPEN: "));
    CHECK(message_of(beginning + "[status]\nNEW = [\"x\"]\nVOID = [\"x\"]\n") ==
          "desk.toml:10: status.VOID: 'x' has a class already");
    CHECK(message_of("name = \"x\"\n[[document]]\nkind = \"invoices\"\n").starts_with("desk.toml:3: "));
    CHECK(
        message_of(
            "name = \"x\"\n[[document]]\nkind = \"tickets\"\nheaders = [\"a\"]\ncolumns = { ticket_id = \"a\" }\n") ==
        "desk.toml:2: document: nothing gives opened_at, which tickets must have");
    CHECK(message_of("[[document\n").starts_with("desk.toml:1: "));
}

TEST_CASE("every profile that is built in reads, and puts words into classes that there are") {
    CHECK(shipped_ticket_profiles().size() == 16);
    for (const ShippedProfile& shipped : shipped_ticket_profiles()) {
        CAPTURE(shipped.name);
        const TicketProfile profile = read_ticket_profile(shipped.text, std::string(shipped.name) + ".toml");
        CHECK(profile.name == shipped.name);
        CHECK_FALSE(profile.title.empty());
        CHECK_FALSE(profile.source.empty());
        for (const auto& [word, status] : profile.status) CHECK(status_class_named(status).has_value());
    }
    for (const std::string_view name : status_class_names) CHECK(status_class_named(name).has_value());
}

TEST_CASE("a profile of the other sort, or an unknown one, is refused with a remedy") {
    LoadOptions options;
    options.profile = "sap";
    CHECK_THROWS_WITH_AS(static_cast<void>(ticket_profiles_of(options)),
                         "profile sap is about purchase documents, not tickets", ProfileError);
    options.profile = "freshdesc";
    try {
        static_cast<void>(ticket_profiles_of(options));
        FAIL("it was found");
    } catch (const ProfileError& error) {
        const std::string message = error.what();
        CHECK(message.ends_with("no profile of that name is built in\n  hint: did you mean 'freshdesk'?"));
    }
}
