#include <doctest/doctest.h>

#include "cmd/help_columns.hpp"
#include "cmd/inspected_files.hpp"
#include "policy/policy.hpp"
#include "unit/ingest/export_folder.hpp"

using namespace msp_audit;

namespace {

InputInspection inspected(const ExportFolder& folder, const Policy& policy) {
    InspectionOrder order;
    order.options.paths = {folder.path()};
    order.options.mapping = policy.mapping;
    order.tickets_mapping = policy.tickets.mapping;
    return inspect_inputs(order, TimeZone());
}

/// What the only file of a folder is taken for when the lines that were proposed for it are in the policy.
std::optional<DocumentKind> kind_with_proposed_lines(const std::string& text) {
    const ExportFolder folder;
    folder.write("export.csv", text);
    const auto before = inspected(folder, Policy());
    REQUIRE(before.files.size() == 1);
    CHECK_FALSE(before.files[0].evidence.kind);
    REQUIRE(before.files[0].nearest);
    const std::string lines = cmd::mapping_lines(*before.files[0].nearest);
    INFO(lines);
    // No line is left to be filled in or chosen.
    CHECK(lines.find("\n# or ") == std::string::npos);
    CHECK(lines.find("the header as printed") == std::string::npos);
    const auto after = inspected(folder, read_policy(lines, "msp-audit.toml"));
    CHECK(after.files[0].errors.empty());
    CHECK(after.files[0].evidence.input.rows_used == 1);
    return after.files[0].evidence.kind;
}

}  // namespace

TEST_CASE("a file becomes readable with the lines that are proposed for it") {
    CHECK(kind_with_proposed_lines("Bill ref.;Seller code;Bill dy;Net amnt\nA1;Contoso;31.01.2026;1.234,50\n") ==
          DocumentKind::invoice);
    CHECK(kind_with_proposed_lines(
              "\"PO \"\"ref\"\"\",Vendor code,Qty reqd,Price each (net),Buyer\n4711,Contoso,2,1.50,Ann\n") ==
          DocumentKind::purchase_order);
    CHECK(kind_with_proposed_lines("Ticket ref,Openend on,Summary text,Prio,Severity\n1,2026-01-02 10:00,x,1,2\n") ==
          DocumentKind::ticket);
}

TEST_CASE("columns without a near header, and second choices, are proposed as comments") {
    NearestKind nearest;
    nearest.kind = DocumentKind::packing_slip;
    nearest.lacks = {{"slip_number", "Slip \"no\"", "Slip No", {"Slip ref"}}, {"quantity", "", "", {}}};
    CHECK(cmd::mapping_lines(nearest) == "[mapping.packing_slips]\nslip_number = \"Slip \\\"no\\\"\"\n# or "
                                         "slip_number = \"Slip ref\"\n# quantity = \"the header as printed\"\n");
    nearest.lacks.clear();
    CHECK(cmd::mapping_lines(nearest).empty());
}

TEST_CASE("help lists every kind with its required columns and the names that are known for them") {
    const std::string list = cmd::list_of_columns(100);
    for (const char* const line : {"\nquotes\n", "\npurchase_orders\n", "\npacking_slips\n", "\nlicenses\n",
                                   "\ninvoices\n", "\ntickets\n", "\nevents\n", "\ntime_entries\n",
                                   "\n  ticket_id*  ", "\n  invoice_number*  ", "Rechnungsnummer", "Supplier Name"}) {
        INFO(line);
        CHECK(list.find(line) != std::string::npos);
    }
    CHECK(list.find("due_date*") == std::string::npos);
}
