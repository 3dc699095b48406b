#include <doctest/doctest.h>

#include <algorithm>

#include "ingest/nearest_kind.hpp"

using namespace msp_audit;

namespace {

/// What a file with that text, of which nothing is known, is most like.
std::optional<NearestKind> nearest_to(const std::string& text) {
    FileEvidence evidence;
    evidence.file.contents = std::make_shared<const std::string>(text);
    return nearest_kind(evidence, {}, {}, {});
}

std::string lacks(const NearestKind& nearest) {
    std::string list;
    for (const AdvisedColumn& one : nearest.lacks) {
        list += (list.empty() ? "" : ", ") + one.column + "=" + (one.header.empty() ? "?" : one.header);
    }
    return list;
}

}  // namespace

TEST_CASE("headers that share words with known ones are proposed, the nearest first") {
    const auto nearest = nearest_to("Bill ref.,Seller code,Bill dt,Net amnt,Remark\nA,B,2026-01-02,5,x\n");
    REQUIRE(nearest);
    CHECK(nearest->kind == DocumentKind::invoice);
    CHECK(nearest->dialect.header_line == 1);
    CHECK(lacks(*nearest) ==
          "vendor=Seller code, invoice_number=Bill ref., line_total=Net amnt, invoice_date=Bill dt");
    CHECK(nearest->idle == std::vector<std::string>{"Remark"});
}

TEST_CASE("a header is proposed for one column only") {
    const auto nearest = nearest_to("Invoice Number,Invoice Date,Supplier\nA,2026-01-02,B\n");
    REQUIRE(nearest);
    CHECK(nearest->kind == DocumentKind::invoice);
    CHECK(lacks(*nearest) == "line_total=?");
}

TEST_CASE("words that many headers share are not enough") {
    CHECK_FALSE(nearest_to("Plate number,Mileage value\nA,B\n"));
    CHECK_FALSE(nearest_to("1,2,3\n4,5,6\n"));
    CHECK_FALSE(nearest_to(""));
}

TEST_CASE("tickets are near, too") {
    const auto nearest = nearest_to("Incidnt,Openned on,Severity,Requestor\n1,2026-01-02,1,Ann\n");
    REQUIRE(nearest);
    CHECK(nearest->kind == DocumentKind::ticket);
}

TEST_CASE("titles above the header are passed over") {
    const auto nearest =
        nearest_to("Our company\nOctober 2026\n\nBill ref.;Supplier;Bill dt;Net amnt\nA;B;1.2.2026;5\n");
    REQUIRE(nearest);
    CHECK(nearest->dialect.delimiter == ';');
    CHECK(nearest->dialect.header_line == 4);
}

TEST_CASE("the other names of a column are those by which it is recognised, each once") {
    const auto names = other_names(DocumentKind::invoice, Column::vendor);
    CHECK(std::count(names.begin(), names.end(), "Supplier") == 1);
    CHECK(std::count(names.begin(), names.end(), "vendor") == 0);
    const auto of_tickets = other_names(DocumentKind::ticket, TicketColumn::opened_at);
    CHECK(std::count(of_tickets.begin(), of_tickets.end(), "Opened") == 1);
}
