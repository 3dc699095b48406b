#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "property/law_books.hpp"

// Laws in the smallest books that once broke them.

namespace {

using namespace msp_audit;
using laws::World;
using Cells = std::map<std::string, std::string>;

int add(laws::Rows& rows, const std::string& file, const Cells& cells) {
    rows.push_back({file, static_cast<int>(rows.size()) + 1, cells});
    return rows.back().number;
}

Cells with(Cells cells, const Cells& others) {
    for (const auto& [column, value] : others) cells[column] = value;
    return cells;
}

const Cells order{{"po_number", "PO-1"}, {"vendor", "Contoso"}, {"order_date", "2025-02-01"}, {"sku", "CAB-1"},
                  {"quantity", "10"},    {"unit_price", "10"},  {"category", "hardware"},     {"currency", "USD"}};
const Cells bill{{"invoice_number", "INV-1"}, {"vendor", "Contoso"}, {"invoice_date", "2025-02-10"},
                 {"po_number", "PO-1"},       {"line", "1"},         {"sku", "CAB-1"},
                 {"quantity", "10"},          {"unit_price", "10"},  {"line_total", "100"},
                 {"currency", "USD"},         {"type", "invoice"}};

laws::Compared by_content() {
    laws::Compared compared;
    compared.rows = laws::RowName::content;
    return compared;
}

/// The same rows, the last of each kind first and files named the other way round.
World reversed(World world) {
    for (const auto kind : laws::kinds) std::reverse((world.books.*kind).begin(), (world.books.*kind).end());
    laws::each_row(world, [](reference::Row& row) {
        if (row.file == "a.csv")
            row.file = "z.csv";
        else if (row.file == "z.csv")
            row.file = "a.csv";
    });
    return world;
}

void expect_same(const World& before, const World& after) {
    const auto found = laws::differences(laws::picture(*laws::judge(before), by_content()),
                                         laws::picture(*laws::judge(after), by_content()));
    for (const std::string& difference : found) FAIL_CHECK(difference);
}

std::string all_payable(const World& world) {
    Decimal sum;
    const auto judged = laws::judge(world);
    for (const InvoiceMatch& document : judged->matches.documents) sum += document.parts[Part::payable];
    return sum.to_string();
}

}  // namespace

// "If they do not agree, each file is a copy"; copies are "ordered by date and content"; "the result is the same
// whatever the order of files and rows". Lines that are equal in both files are compared by their place in the files.
TEST_CASE("which of two files that contradict each other is the copy does not hang on their order") {
    World world;
    add(world.books.purchase_orders, "o.csv", with(order, {{"line", "1"}}));
    for (const char* file : {"a.csv", "z.csv"}) {
        const std::string total = file[0] == 'a' ? "50" : "51";
        add(world.books.invoices, file, bill);
        add(world.books.invoices, file, with(bill, {{"line", "2"}, {"quantity", "5"}, {"line_total", total}}));
    }
    expect_same(world, reversed(world));
}

// "Equal rows count once". Rows without line numbers are sorted without their unit, date, quote and received
// quantity, and only neighbours are compared.
TEST_CASE("equal order rows without line numbers count once, whatever stands between them") {
    World world;
    for (const char* file : {"a.csv", "z.csv"}) {
        add(world.books.purchase_orders, file, with(order, {{"uom", "EA"}, {"order_date", "2025-02-02"}}));
        add(world.books.purchase_orders, file, with(order, {{"uom", "each"}}));
    }
    CHECK(laws::judge(world)->matches.order_lines.size() == 2);
}

// "Among several, the line number, then the highest price": of two at one price the first row that is met counts, and
// one of them has expired.
TEST_CASE("which of two quote lines at one price is the partner does not hang on their order") {
    World world;
    const Cells quote{{"quote_number", "Q-1"}, {"vendor", "Contoso"}, {"currency", "USD"},
                      {"sku", "CAB-1"},        {"unit_price", "9"},   {"quote_date", "2024-12-01"}};
    add(world.books.quotes, "q.csv", with(quote, {{"line", "1"}, {"valid_until", "2025-01-01"}}));
    add(world.books.quotes, "q.csv", with(quote, {{"line", "2"}, {"valid_until", "2025-12-31"}}));
    add(world.books.purchase_orders, "o.csv", with(order, {{"quote_number", "Q-1"}, {"category", "service"}}));
    add(world.books.invoices, "i.csv", bill);
    CHECK(all_payable(world) == all_payable(reversed(world)));
}

// "The excess is measured over what is left, so a tolerance is used once a PO line, not once an invoice." What is
// left is taken for 0 where more was drawn than ordered, so each further invoice has the whole tolerance again.
TEST_CASE("a tolerance for the ordered quantity is used once") {
    World world;
    world.policy.tolerance["quantity_ordered"].percent = "10";
    add(world.books.purchase_orders, "o.csv", with(order, {{"line", "1"}, {"category", "service"}}));
    add(world.books.invoices, "i.csv", bill);
    for (const char* number : {"INV-20", "INV-33", "INV-47"}) {
        add(world.books.invoices, "i.csv",
            with(bill, {{"invoice_number", number}, {"quantity", "1"}, {"line_total", "10"}}));
    }
    CHECK(all_payable(world) == "110");
}

// As above, for `quantity_proven`.
TEST_CASE("a tolerance for the proven quantity is used once") {
    World world;
    world.policy.tolerance["quantity_proven"].percent = "10";
    add(world.books.purchase_orders, "o.csv", with(order, {{"line", "1"}, {"quantity", "100"}}));
    add(world.books.packing_slips, "s.csv",
        {{"slip_number", "S-1"},
         {"vendor", "Contoso"},
         {"po_number", "PO-1"},
         {"line", "1"},
         {"po_line", "1"},
         {"sku", "CAB-1"},
         {"quantity", "10"},
         {"received_date", "2025-02-05"}});
    add(world.books.invoices, "i.csv", bill);
    for (const char* number : {"INV-20", "INV-33", "INV-47"}) {
        add(world.books.invoices, "i.csv",
            with(bill, {{"invoice_number", number}, {"quantity", "1"}, {"line_total", "10"}}));
    }
    CHECK(all_payable(world) == "110");
}

// "Rows that differ only in status or received quantity take the more closed status and the larger quantity."
TEST_CASE("of order rows that differ only in what was received the larger counts") {
    World world;
    add(world.books.purchase_orders, "o.csv", with(order, {{"line", "1"}, {"received_quantity", "4"}}));
    add(world.books.purchase_orders, "o.csv", with(order, {{"line", "1"}, {"received_quantity", "10"}}));
    add(world.books.invoices, "i.csv", bill);
    CHECK(all_payable(world) == "100");
    CHECK(all_payable(reversed(world)) == "100");
}

// "The result is the same whatever the order of files and rows": the sentence of `duplicate-row` names the file that
// was read last.
TEST_CASE("which of two equal rows is the repeated one does not hang on the order in which files are named") {
    World world;
    add(world.books.invoices, "a.csv", bill);
    add(world.books.invoices, "z.csv", bill);
    const auto before = laws::picture(*laws::judge(world), by_content());
    for (std::uint64_t order_of_files = 1; order_of_files < 8; ++order_of_files) {
        const auto after = laws::picture(*laws::judge(world, order_of_files), by_content());
        for (const std::string& difference : laws::differences(before, after)) FAIL_CHECK(difference);
    }
}

// "Equal rows count once": "4 rows of this order line differ" where two rows differ and stand in two exports.
TEST_CASE("a conflict counts the rows that differ, not how often they were exported") {
    World world;
    std::vector<std::string> sentences;
    for (const char* file : {"a.csv", "z.csv"}) {
        add(world.books.purchase_orders, file, with(order, {{"line", "1"}}));
        add(world.books.purchase_orders, file, with(order, {{"line", "1"}, {"quantity", "12"}}));
        const auto judged = laws::judge(world);
        for (const Finding& finding : judged->findings) {
            if (finding.code == Code::po_line_conflict) sentences.push_back(finding.message);
        }
    }
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0] == sentences[1]);
}

// "A finding names [...] the money at stake". What a code with the effect `wait` holds back awaits, and is overdue in
// time; the finding knows only what a missing proof holds back.
TEST_CASE("an overdue line says how much is overdue") {
    World world;
    world.policy.codes["po-not-found"].effect = "wait";
    world.policy.as_of = "2025-12-31";
    add(world.books.purchase_orders, "o.csv", with(order, {{"line", "1"}}));
    add(world.books.invoices, "i.csv", with(bill, {{"po_number", "PO-77"}}));
    const auto judged = laws::judge(world);
    for (const Finding& finding : judged->findings) {
        if (finding.code == Code::receipt_overdue) CHECK(finding.amount.value_or(0).to_string() == "100");
    }
}

// "The result is the same whatever the order of files and rows". Whether ends are the next line's starts is told per
// file; of a row that stands in two files of the same columns the one counts whose file tells it.
TEST_CASE("how a row's period is read does not hang on which of two files is named first") {
    World world;
    const Cells seats{{"sku", "LIC-1"}, {"category", "license"}};
    const Cells january{{"period_start", "2025-01-12"}, {"period_end", "2025-02-11"}, {"invoice_date", "2025-01-12"}};
    const Cells february{{"invoice_number", "INV-4"},
                         {"period_start", "2025-02-11"},
                         {"period_end", "2025-03-13"},
                         {"invoice_date", "2025-02-11"}};
    add(world.books.purchase_orders, "o.csv", with(with(order, seats), {{"line", "1"}, {"proof", "none"}}));
    add(world.books.invoices, "a.csv", with(with(bill, seats), january));
    add(world.books.invoices, "a.csv", with(with(bill, seats), february));
    add(world.books.invoices, "z.csv", with(with(bill, seats), january));
    CHECK(all_payable(world) == all_payable(reversed(world)));
}

// A controller who finds an invoice unchecked is told why.
TEST_CASE("a discount beyond the lines of its invoice is not unchecked in silence") {
    World world;
    add(world.books.purchase_orders, "o.csv", with(order, {{"line", "1"}, {"category", "service"}}));
    add(world.books.invoices, "i.csv",
        with(bill, {{"quantity", "1"}, {"line_total", "10"}, {"invoice_total", "-5"}}));
    add(world.books.invoices, "i.csv",
        with(bill, {{"line", "2"},
                    {"sku", ""},
                    {"category", "discount"},
                    {"quantity", "1"},
                    {"unit_price", "-15"},
                    {"line_total", "-15"},
                    {"invoice_total", "-5"}}));
    const auto judged = laws::judge(world);
    const std::vector<std::string>& warnings = judged->matches.warnings;
    const bool told = std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
        return warning.find("beyond its lines") != std::string::npos && warning.find("-5.00 ") != std::string::npos;
    });
    CHECK(told);
}
