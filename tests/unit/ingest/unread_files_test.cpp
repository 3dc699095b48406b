#include "ingest/unread_files.hpp"

#include <doctest/doctest.h>

#include "unit/ingest/loaded_folder.hpp"

using namespace msp_audit;

TEST_CASE("what could not be read is told by file, with its kind and what settles it") {
    const ExportFolder folder;
    folder.write("invoices.csv", one_invoice);
    folder.write("orders.csv", "Order Ref,Vendor,Amount\nPO-7,Contoso,2\n");
    LoadOptions options;
    options.paths = {folder.path(), folder.path() + "/slips.csv"};
    Books books;
    std::vector<UnreadFile> unread;
    const LoadTrouble trouble = load(options, books, unread);
    REQUIRE(trouble.errors.size() == unread.size());
    REQUIRE(unread.size() == 2);
    CHECK(folder.without_path(unread[1].name) == "slips.csv");
    CHECK(unread[1].kind == DocumentKind::packing_slip);
    CHECK(unread[1].code == Code::file_unreadable);
    CHECK(unread[1].reason.starts_with("cannot open "));
    CHECK(folder.without_path(unread[0].name) == "orders.csv");
    CHECK(unread[0].kind == DocumentKind::purchase_order);
    CHECK(unread[0].code == Code::column_missing);
    CHECK_FALSE(unread[0].in_part);
    for (std::size_t i = 0; i < unread.size(); ++i) {
        const std::string hint = unread[i].hint.empty() ? "" : "\n  hint: " + unread[i].hint;
        CHECK(trouble.errors[i] == unread[i].reason + hint);
    }
    CHECK(books.files.size() == 1);
}
