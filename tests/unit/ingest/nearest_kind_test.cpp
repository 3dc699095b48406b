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

TEST_CASE("headers that share words with known ones are proposed, in the order of the kind's columns") {
    const auto nearest = nearest_to("Bill ref.,Seller code,Bill dy,Net amnt,Remark\nA1,B,2026-01-02,5,x\n");
    REQUIRE(nearest);
    CHECK(nearest->kind == DocumentKind::invoice);
    CHECK(nearest->dialect.header_line == 1);
    CHECK(lacks(*nearest) ==
          "invoice_number=Bill ref., vendor=Seller code, invoice_date=Bill dy, line_total=Net amnt");
    CHECK(nearest->idle == std::vector<std::string>{"Remark"});
}

TEST_CASE("a header is proposed for one column only") {
    const auto nearest = nearest_to("Invoice Number,Invoice Date,Supplier\nA,2026-01-02,B\n");
    REQUIRE(nearest);
    CHECK(nearest->kind == DocumentKind::invoice);
    CHECK(lacks(*nearest) == "line_total=?");
}

TEST_CASE("what is proposed makes sense by its values and its words") {
    // A cost centre is no price, whether it has letters in it or not, and a date code is no date.
    for (const std::string centre : {"CC-10", "4100"}) {
        CAPTURE(centre);
        const auto nearest =
            nearest_to("Cost Centre,Vendor,Invoice No,Invoice Date,Qty\n" + centre + ",A,I-1,2026-01-02,2\n");
        REQUIRE(nearest);
        CHECK(lacks(*nearest) == "line_total=?");
    }
    const auto undated = nearest_to("Date Code,Vendor,Invoice No,Amount,Due Date\nX1,A,I-1,5.00,2026-01-02\n");
    REQUIRE(undated);
    CHECK(lacks(*undated) == "invoice_date=?");
    const auto priced =
        nearest_to("Unit Price less tax,Vendor,Invoice No,Invoice day,Qty\n5.00,A,I-1,2026-01-02,2\n");
    REQUIRE(priced);
    CHECK(lacks(*priced) == "invoice_date=Invoice day, unit_price=Unit Price less tax");
}

TEST_CASE("a column of days is proposed for no number, whatever its days look like") {
    for (const std::string day : {"2026-01-02", "20260102", "Jan 2, 2026", ""}) {
        CAPTURE(day);
        const auto nearest = nearest_to("Inv.-Day,Supplier Name,Amount,Remark\n" + day + ",B,5.00,x\n");
        REQUIRE(nearest);
        CHECK(nearest->kind == DocumentKind::invoice);
        for (const AdvisedColumn& one : nearest->lacks) {
            if (one.column == "invoice_number") CHECK(one.header == "");
        }
    }
}

TEST_CASE("a ledger of payments is nearest to invoices, and its total only perhaps that of a line") {
    const auto nearest = nearest_to("Service Area,Paid Date,Supplier Name,Internal Ref,Total\n"
                                    "Roads,02/06/2026,Contoso,6598941,2170.88\n");
    REQUIRE(nearest);
    CHECK(nearest->kind == DocumentKind::invoice);
    CHECK(lacks(*nearest) == "invoice_number=Internal Ref, invoice_date=Paid Date, line_total=?");
    CHECK(nearest->lacks.back().others == std::vector<std::string>{"Total"});
    const auto cards = nearest_to("Line Number,Posting Date,MCH.Merchant Name,FIN.Transaction Amount,Description\n"
                                  "1,14/07/2026,Contoso,512.20,Training\n");
    REQUIRE(cards);
    CHECK(cards->kind == DocumentKind::invoice);
    CHECK(lacks(*cards) == "vendor=MCH.Merchant Name, invoice_date=Posting Date, line_total=FIN.Transaction Amount, "
                           "invoice_number=?");
}

TEST_CASE("of headers that are equally near all are named") {
    const auto nearest =
        nearest_to("Bill No,Supplier,Bill Date,Line amount 1,Line amount 2\nI-1,A,2026-01-02,5.00,6.00\n");
    REQUIRE(nearest);
    REQUIRE(nearest->lacks.size() == 1);
    CHECK(nearest->lacks[0].column == "line_total");
    CHECK(nearest->lacks[0].header == "Line amount 1");
    CHECK(nearest->lacks[0].others == std::vector<std::string>{"Line amount 2"});
}

TEST_CASE("names that are not taken unasked are offered, and not those of other things") {
    const auto nearest = nearest_to("Supplier,Date,Transaction number,Amount,MwSt,Expense type\n"
                                    "A,2026-01-02,5100038997,5.00,0.95,Travel\n");
    REQUIRE(nearest);
    CHECK(lacks(*nearest) == "invoice_number=Transaction number");
    REQUIRE(nearest->offers.size() == 1);
    CHECK(nearest->offers[0].column == "tax");
    CHECK(nearest->offers[0].header == "MwSt");
}

TEST_CASE("a page of text in a folder is near nothing") {
    FileEvidence evidence;
    evidence.file.name = "in/README.md";
    evidence.file.contents = std::make_shared<const std::string>("| file | vendor | currency |\n| a | b | c |\n");
    CHECK_FALSE(nearest_kind(evidence, {}, {}, {}));
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
        nearest_to("Our company\nOctober 2026\n\nBill ref.;Supplier;Bill dy;Net amnt\nA;B;1.2.2026;5\n");
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
