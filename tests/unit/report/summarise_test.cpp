#include "report/summarise.hpp"

#include <doctest/doctest.h>

#include "match/accrual.hpp"
#include "unit/report/sample_report.hpp"

using namespace msp_audit;

namespace {

/// The sample's books and matches, summed up by the program.
ReconcileReport summed_up(const SampleReport& sample, const Filters& filters = {}) {
    return summarise(sample.books, sample.matches, sample.report.findings, filters);
}

std::vector<std::string> codes_of(const ReconcileReport& report) {
    std::vector<std::string> codes;
    for (const Finding& finding : report.findings) codes.emplace_back(name_of(finding.code));
    return codes;
}

const Coverage* coverage_of(const ReconcileReport& report, std::string_view comparison, std::string_view currency) {
    for (const Coverage& coverage : report.coverage) {
        if (coverage.comparison == comparison && coverage.currency == currency) return &coverage;
    }
    return nullptr;
}

/// A line of hardware, proven by slips: 10 ordered at 4.00, 8 delivered, 5 billed.
OrderLine part_billed(SampleReport& sample) {
    OrderLine order;
    order.proof = Proof::slip;
    order.currency = sample.books.texts.intern("USD");
    order.vendor = static_cast<VendorKey>(1);
    order.price = 4;
    order.ordered = 10;
    order.slips_proven = 8;
    order.net_billed = 5;
    return order;
}

}  // namespace

TEST_CASE("totals are sums by currency, in the order of the currencies, and parts add up to what was invoiced") {
    const SampleReport sample;
    const ReconcileReport report = summed_up(sample);
    REQUIRE(report.totals.size() == 2);
    CHECK(report.totals[0].currency == "JPY");
    CHECK(report.totals[0].invoiced == dec("5000"));
    CHECK(report.totals[0].parts[Part::awaiting] == dec("5000"));
    const Totals& dollars = report.totals[1];
    CHECK(dollars.currency == "USD");
    // 12345.60 + 1200.00 - 20.25
    CHECK(dollars.invoiced == dec("13525.35"));
    CHECK(dollars.parts[Part::payable] == dec("13345.60"));
    CHECK(dollars.parts[Part::awaiting] == dec("150.5"));
    CHECK(dollars.parts[Part::disputed] == dec("49.50"));
    CHECK(dollars.parts[Part::unchecked] == dec("-20.25"));
    CHECK(dollars.parts.sum() == dollars.invoiced);
    CHECK(dollars.documents == 3);
    CHECK(dollars.by_verdict == std::array<std::size_t, 4>{1, 0, 1, 1});
    REQUIRE(report.vendors.size() == 2);
    CHECK(report.vendors[0].vendor == "Contoso Ltd");
    CHECK(report.vendors[0].invoiced == dec("13525.35"));
    CHECK(report.vendors[1].vendor == "富士通");
    CHECK(report.filtered == false);
}

TEST_CASE("money that passed inside tolerances is summed by vendor and currency") {
    SampleReport sample;
    sample.matches.documents[0].passed_in_tolerance = dec("1.20");
    sample.matches.documents[1].passed_in_tolerance = dec("0.05");
    const ReconcileReport report = summed_up(sample);
    CHECK(report.totals[1].passed_in_tolerance == dec("1.25"));
    CHECK(report.vendors[0].passed_in_tolerance == dec("1.25"));
    CHECK(report.vendors[1].passed_in_tolerance == dec("0"));
}

TEST_CASE("a vendor is chosen in any spelling, with its documents and the findings on them") {
    const SampleReport sample;
    Filters filters;
    for (const std::string spelling : {"CONTOSO LIMITED", "contoso"}) {
        CAPTURE(spelling);
        filters.vendors = {spelling};
        const ReconcileReport report = summed_up(sample, filters);
        CHECK(report.documents == std::vector<std::uint32_t>{0, 1, 2});
        CHECK(report.findings.size() == 3);
        CHECK(report.filtered);
        CHECK(report.filter_words == "vendor " + spelling);
        CHECK(report.warnings.empty());
    }
    filters.vendors = {"富士通"};
    const ReconcileReport report = summed_up(sample, filters);
    CHECK(report.documents == std::vector<std::uint32_t>{3});
    CHECK(report.findings.empty());
}

TEST_CASE("a vendor that is on no document is said aloud, with the nearest one") {
    const SampleReport sample;
    Filters filters;
    filters.vendors = {"Contosso Ltd"};
    const ReconcileReport report = summed_up(sample, filters);
    CHECK(report.documents.empty());
    CHECK(report.warnings ==
          std::vector<std::string>{"--vendor: no document is of a vendor 'Contosso Ltd'; did you mean 'Contoso Ltd'?",
                                   "the filters leave no invoice: vendor Contosso Ltd"});
}

TEST_CASE("filters that choose nothing say what there is") {
    SampleReport sample;
    sample.matches.documents[0].date = *Day::parse("2026-09-30");
    Filters filters;
    filters.vendors = {"Nobody"};
    filters.currencies = {"XXQ"};
    filters.period = Month::parse("2027-01");
    const ReconcileReport report = summed_up(sample, filters);
    CHECK(report.idle_filters ==
          std::vector<std::string>{
              "--vendor: no document is of a vendor 'Nobody'; known vendors: Contoso Ltd, 富士通",
              "--currency: no invoice is in 'XXQ'; known currencies: JPY, USD",
              "--period: no invoice is dated in 2027-01; the first is of 2026-09-30 and the last of 2026-10-02",
              "the filters leave no invoice: vendor Nobody, currency XXQ, period 2027-01"});
    CHECK(report.warnings == report.idle_filters);
    filters = {};
    filters.currencies = {"USD"};
    filters.period = Month::parse("2026-10");
    CHECK(summed_up(sample, filters).idle_filters.empty());
}

TEST_CASE("what was not read is the first of the warnings") {
    const SampleReport sample;
    UnreadFile file;
    file.name = "slips.csv";
    file.reason = "slips.csv:1: slip_number: no header is known to mean it";
    file.hint = "name it";
    const ReconcileReport report = summarise(sample.books, sample.matches, {}, {}, {"of reading"}, 1, {file});
    CHECK(report.warnings ==
          std::vector<std::string>{"slips.csv was given and could not be read: slips.csv:1: slip_number: no header "
                                   "is known to mean it; hint: name it",
                                   "of reading"});
    REQUIRE(report.unread.size() == 1);
}

TEST_CASE("invoices are counted in every part where they have money") {
    const SampleReport sample;
    const Totals dollars = summed_up(sample).totals[1];
    CHECK(dollars.in_part == std::array<std::size_t, 4>{2, 1, 1, 1});
}

TEST_CASE("a period chooses invoices by their date, both ends of the month included") {
    SampleReport sample;
    sample.matches.documents[0].date = *Day::parse("2026-09-30");
    sample.matches.documents[1].date = *Day::parse("2026-10-01");
    sample.matches.documents[2].date = *Day::parse("2026-10-31");
    sample.matches.documents[3].date = *Day::parse("2026-11-01");
    Filters filters;
    filters.period = Month::parse("2026-10");
    const ReconcileReport report = summed_up(sample, filters);
    CHECK(report.documents == std::vector<std::uint32_t>{1, 2});
    // The finding on the order stays: an order has no invoice date.
    CHECK(codes_of(report) == std::vector<std::string>{"price-above-po", "quote-expired"});
}

TEST_CASE("a month is a real one and is written in full") {
    CHECK(Month::parse("2028-02")->last == *Day::parse("2028-02-29"));
    CHECK(Month::parse("2026-12")->last == *Day::parse("2026-12-31"));
    for (const std::string_view text : {"2026-13", "2026-1", "2026", "2026-10-01", "26-10", "202610"}) {
        CAPTURE(text);
        CHECK_FALSE(Month::parse(text).has_value());
    }
}

TEST_CASE("a currency chooses documents and the findings on them") {
    const SampleReport sample;
    Filters filters;
    filters.currencies = {"JPY"};
    const ReconcileReport report = summed_up(sample, filters);
    CHECK(report.documents == std::vector<std::uint32_t>{3});
    REQUIRE(report.totals.size() == 1);
    CHECK(report.totals[0].invoiced == dec("5000"));
    CHECK(report.findings.empty());
}

TEST_CASE("codes choose findings and change no amount") {
    const SampleReport sample;
    Filters only;
    only.only.add(Code::price_below_po);
    Filters ignore;
    ignore.ignore.add(Code::price_below_po);
    CHECK(codes_of(summed_up(sample, only)) == std::vector<std::string>{"price-below-po"});
    CHECK(codes_of(summed_up(sample, ignore)) == std::vector<std::string>{"price-above-po", "quote-expired"});
    for (const Filters& filters : {only, ignore}) {
        CHECK(summed_up(sample, filters).totals[1].parts == summed_up(sample).totals[1].parts);
    }
}

TEST_CASE("findings of the run stay whatever documents are chosen") {
    SampleReport sample;
    sample.add_finding(Code::not_supplied, Severity::error, "No packing slips were supplied");
    Filters filters;
    filters.vendors = {"富士通"};
    CHECK(codes_of(summed_up(sample, filters)) == std::vector<std::string>{"not-supplied"});
}

TEST_CASE("coverage counts lines of goods and charges that carry money") {
    SampleReport sample;
    OrderLine& order = sample.matches.order_lines[0];
    order.quote_line = 0;
    order.proof = Proof::slip;
    sample.matches.lines[2].role = LineRole::tax;
    const ReconcileReport report = summed_up(sample);
    const Coverage* const orders = coverage_of(report, "po", "USD");
    REQUIRE(orders != nullptr);
    // INV-1 has a partner, INV-2 has none, the credit's only line is tax.
    CHECK(orders->lines == 1);
    CHECK(orders->of_lines == 2);
    CHECK(orders->amount == dec("12345.60"));
    CHECK(orders->of_amount == dec("13545.60"));
    CHECK(coverage_of(report, "quote", "USD")->lines == 1);
    CHECK(coverage_of(report, "proof", "USD")->lines == 0);
    CHECK(coverage_of(report, "proof", "JPY")->of_amount == dec("5000"));
    CHECK(report.lines_under_empty_category == 0);
}

TEST_CASE("a proof counts as compared where its kind was supplied, and either kind where something is proven") {
    SampleReport sample;
    OrderLine& order = sample.matches.order_lines[0];
    const auto proven_lines = [&] { return coverage_of(summed_up(sample), "proof", "USD")->lines; };
    order.proof = Proof::either;
    CHECK(proven_lines() == 0);
    CHECK(summed_up(sample).lines_under_empty_category == 0);
    order.seats_proven = 1;
    CHECK(proven_lines() == 1);
    CHECK(summed_up(sample).lines_under_empty_category == 2);  // in dollars and in yen
    // A word that nobody knows is no empty category.
    sample.books.po_lines[static_cast<std::size_t>(order.record)].category = sample.books.texts.intern("Aparatos");
    CHECK(proven_lines() == 1);
    CHECK(summed_up(sample).lines_under_empty_category == 0);
    order.proof = Proof::slip;
    CHECK(proven_lines() == 0);
    sample.books.set_supplied(DocumentKind::packing_slip);
    CHECK(proven_lines() == 1);
    order.proof = Proof::license;
    CHECK(proven_lines() == 0);
    order.proof = Proof::none;
    CHECK(proven_lines() == 0);
}

TEST_CASE("a line whose reference failed is compared with its order and no further") {
    SampleReport sample;
    sample.matches.order_lines[0].quote_line = 0;
    sample.matches.lines[0].reference_failed = true;
    const ReconcileReport report = summed_up(sample);
    CHECK(coverage_of(report, "po", "USD")->lines == 1);
    CHECK(coverage_of(report, "quote", "USD")->lines == 0);
}

TEST_CASE("what was proven and is not billed accrues at the lower of the two prices") {
    SampleReport sample;
    OrderLine order = part_billed(sample);
    auto open = unbilled(sample.books, order);
    REQUIRE(open.has_value());
    CHECK(open->quantity == Ratio(3));
    CHECK(open->value == dec("12"));
    order.quote_line = 0;
    order.quote_price = Ratio(dec("3.335"));
    // 3 * 3.335 = 10.005
    CHECK(unbilled(sample.books, order)->value == dec("10.01"));
    order.quote_price = 5;
    CHECK(unbilled(sample.books, order)->value == dec("12"));
}

TEST_CASE("nothing accrues on what is closed, returned, standing, billed in full or needs no proof") {
    SampleReport sample;
    const auto accrues = [&](auto change) {
        OrderLine order = part_billed(sample);
        change(order);
        return unbilled(sample.books, order).has_value();
    };
    CHECK(accrues([](OrderLine&) {}));
    CHECK_FALSE(accrues([](OrderLine& order) { order.is_open = false; }));
    CHECK_FALSE(accrues([](OrderLine& order) { order.is_return = true; }));
    CHECK_FALSE(accrues([](OrderLine& order) { order.standing = true; }));
    CHECK_FALSE(accrues([](OrderLine& order) { order.net_billed = 8; }));
    CHECK_FALSE(accrues([](OrderLine& order) { order.net_billed = 9; }));
    CHECK_FALSE(accrues([](OrderLine& order) { order.proof = Proof::none; }));
    CHECK_FALSE(accrues([](OrderLine& order) { order.proof = Proof::license; }));
    CHECK_FALSE(accrues([](OrderLine& order) { order.role = LineRole::charge; }));
}

TEST_CASE("accruals are those of the chosen vendors and currencies") {
    SampleReport sample;
    sample.matches.order_lines.push_back(part_billed(sample));
    Filters filters;
    CHECK(summed_up(sample, filters).accruals.size() == 1);
    filters.vendors = {"富士通"};
    CHECK(summed_up(sample, filters).accruals.empty());
    filters.vendors = {"Contoso"};
    filters.currencies = {"USD"};
    const auto accruals = summed_up(sample, filters).accruals;
    REQUIRE(accruals.size() == 1);
    CHECK(accruals[0].quantity == dec("3"));
    CHECK(accruals[0].amount == dec("12"));
}

TEST_CASE("rows that stand in two files are taken from those used and counted as repeated") {
    SampleReport sample;
    sample.matches.repeated = {{1, 4}, {1, 5}};
    const ReconcileReport report = summed_up(sample);
    CHECK(report.inputs[0].rows_repeated == 0);
    CHECK(report.inputs[1].rows_used == 1001);
    CHECK(report.inputs[1].rows_repeated == 2);
    CHECK(sample.books.files[1].rows_used == 1003);
}

TEST_CASE("warnings are those of reading, then the match's; a run without files says so") {
    SampleReport sample;
    sample.matches.warnings = {"of the match"};
    CHECK(summarise(sample.books, sample.matches, {}, {}, {"of reading"}).warnings ==
          std::vector<std::string>{"of reading", "of the match"});
    const Books books;
    const Matches matches;
    CHECK(summarise(books, matches, {}, {}).warnings ==
          std::vector<std::string>{"nothing was read: no file holds documents"});
}
