#include "ingest/column_survey.hpp"

#include <doctest/doctest.h>

#include "unit/ingest/printed_lines.hpp"

using namespace msp_audit;
using enum Column;

namespace {

using Rows = std::vector<std::vector<std::pair<Column, std::string_view>>>;
using Lines = PrintedLines;

SettledReadings settled(const Rows& rows, const AskedReadings& asked = {}) {
    ColumnSet columns;
    for (const Column column : columns_of(DocumentKind::invoice)) columns.add(column);
    ColumnSurvey survey(DocumentKind::invoice, columns);
    std::uint32_t number = 1;
    for (const auto& cells : rows) {
        CanonicalRow row;
        row.source.row = ++number;
        for (const auto& [column, cell] : cells) row[column] = cell;
        survey.add(row);
    }
    std::array<std::string, column_count> printed;
    printed[static_cast<std::size_t>(quantity)] = "Qty";
    return survey.settle(asked, "a/invoices.csv", printed);
}

const ColumnReading& of(const SettledReadings& all, Column column) {
    return all.readings[static_cast<std::size_t>(column)];
}

}  // namespace

TEST_CASE("each column is read by what its own values say") {
    const auto all = settled({{{quantity, "1,5"}, {unit_price, "12.50"}, {invoice_date, "13/02/2026"}},
                              {{quantity, "1.234"}, {unit_price, "1,234"}, {due_date, "02/13/2026"}}});
    CHECK(of(all, quantity).mark == DecimalMark::comma);
    CHECK(of(all, unit_price).mark == DecimalMark::point);
    CHECK(of(all, invoice_date).order == DateOrder::dmy);
    CHECK(of(all, due_date).order == DateOrder::mdy);
    CHECK(all.notes.empty());
    CHECK(all.errors.empty());
}

TEST_CASE("an ambiguous column is read as the columns of its file that are not, and a note says so") {
    const auto all = settled({{{quantity, "1.234"}, {unit_price, "12,50"}, {invoice_date, "03/02/2026"}},
                              {{quantity, "7"}, {unit_price, "3"}, {due_date, "31/03/2026"}}});
    CHECK(of(all, quantity).mark == DecimalMark::comma);
    CHECK(of(all, invoice_date).order == DateOrder::dmy);
    CHECK(Lines(all.notes) ==
          Lines{"Qty: '1.234' (row 2) is read with a decimal comma, as unit_price has '12,50' (row 2)",
                "invoice_date: '03/02/2026' (row 2) is read with the day before the month, as due_date "
                "has '31/03/2026' (row 3)"});
}

TEST_CASE("an ambiguous column that nothing settles is an error with both meanings and the option") {
    const auto all = settled({{{quantity, "1.234"}, {unit_price, "3"}, {invoice_date, "03/02/2026"}}});
    CHECK(Lines(all.errors) ==
          Lines{"a/invoices.csv:2: Qty: '1.234' means 1.234 or 1234, and no value of the file tells which\n"
                "  hint: --decimal point or --decimal comma; for this file alone --decimal a/invoices.csv=point; for "
                "good, in "
                "msp-audit.toml, under [mapping.invoices]: decimal = \"point\"",
                "a/invoices.csv:2: invoice_date: '03/02/2026' means 2026-02-03 or 2026-03-02, and no value of the "
                "file tells which\n"
                "  hint: --date-order dmy or --date-order mdy; for this file alone --date-order a/invoices.csv=dmy; "
                "for good, "
                "in msp-audit.toml, under [mapping.invoices]: date_order = \"dmy\""});
}

TEST_CASE("columns that are settled differently settle no other one") {
    const auto all = settled({{{quantity, "1.234"}, {unit_price, "12,50"}, {line_total, "12.50"}}});
    CHECK(all.errors.size() == 1);
}

TEST_CASE("an option for what a column leaves open gives way to its values") {
    AskedReadings asked;
    asked.mark.reading = DecimalMark::comma;
    asked.order.reading = DateOrder::mdy;
    const auto all = settled({{{quantity, "1.234"}, {unit_price, "300.00"}, {invoice_date, "03/02/2026"}},
                              {{quantity, "2"}, {unit_price, "1.250"}, {order_date, "31/12/2025"}}},
                             asked);
    CHECK(of(all, quantity).mark == DecimalMark::comma);
    CHECK(of(all, unit_price).mark == DecimalMark::point);
    CHECK(all.evidence.at(unit_price).basis == ReadingBasis::values);
    CHECK(of(all, invoice_date).order == DateOrder::mdy);
    CHECK(all.errors.empty());
    const auto day_first = settled({{{invoice_date, "03/02/2026"}}, {{invoice_date, "31/12/2025"}}}, asked);
    CHECK(of(day_first, invoice_date).order == DateOrder::dmy);
}

TEST_CASE("a number that a sheet stores says nothing of the texts beside it") {
    const auto comma = settled({{{unit_price, "310\u23965"}}, {{unit_price, "300,00"}}, {{unit_price, "2.000"}}});
    CHECK(of(comma, unit_price).mark == DecimalMark::comma);
    CHECK_FALSE(of(comma, unit_price).contradictory);
    CHECK(settled({{{unit_price, "310\u23965"}}, {{unit_price, "2.000"}}}).errors.size() == 1);
}

TEST_CASE("an option that names the file decides outright") {
    AskedReadings asked;
    asked.mark.reading = DecimalMark::comma;
    asked.order.reading = DateOrder::mdy;
    asked.mark.names_the_file = asked.order.names_the_file = true;
    const auto all = settled({{{quantity, "1.234"}, {unit_price, "12.50"}, {invoice_date, "03/02/2026"}}}, asked);
    CHECK(of(all, quantity).mark == DecimalMark::comma);
    CHECK(of(all, unit_price).mark == DecimalMark::comma);
    CHECK(of(all, invoice_date).order == DateOrder::mdy);
    CHECK(all.errors.empty());
}

TEST_CASE("a column that contradicts itself is marked and said aloud") {
    const auto all = settled({{{unit_price, "12.50"}, {invoice_date, "13/02/2026"}},
                              {{unit_price, "12,50"}, {invoice_date, "02/13/2026"}}});
    CHECK(of(all, unit_price).contradictory);
    CHECK(of(all, invoice_date).contradictory);
    CHECK(Lines(all.notes) == Lines{"unit_price: holds amounts with a decimal point and amounts with a decimal comma",
                                    "invoice_date: holds dates with the day first and dates with the month first"});
}

TEST_CASE("the most particular option wins: the file, its last part, its kind, all") {
    LoadOptions options;
    options.decimal[""] = DecimalMark::point;
    CHECK(asked_readings(options, "a/x.csv", DocumentKind::invoice).mark.reading == DecimalMark::point);
    options.decimal["invoices"] = DecimalMark::comma;
    CHECK(asked_readings(options, "a/x.csv", DocumentKind::invoice).mark.reading == DecimalMark::comma);
    CHECK(asked_readings(options, "a/x.csv", DocumentKind::quote).mark.reading == DecimalMark::point);
    options.decimal["x.csv"] = DecimalMark::point;
    CHECK(asked_readings(options, "a/x.csv", DocumentKind::invoice).mark.reading == DecimalMark::point);
    options.decimal["a/x.csv"] = DecimalMark::comma;
    CHECK(asked_readings(options, "a/x.csv", DocumentKind::invoice).mark.reading == DecimalMark::comma);
    CHECK_FALSE(asked_readings(options, "a/x.csv", DocumentKind::invoice).order.reading);
    CHECK(asked_readings(options, "a/x.csv", DocumentKind::invoice).mark.names_the_file);
    CHECK_FALSE(asked_readings(options, "b.csv", DocumentKind::invoice).mark.names_the_file);
}

TEST_CASE("what no option says the policy's mapping of the kind does, and an option for all goes before it") {
    LoadOptions options;
    options.mapping["invoices"] = {{"decimal", {"comma"}}, {"date_order", {"mdy"}}, {"serial_dates", {"1904"}}};
    const AskedReadings by_policy = asked_readings(options, "x.csv", DocumentKind::invoice);
    CHECK(by_policy.mark.reading == DecimalMark::comma);
    CHECK(by_policy.mark.by_policy);
    CHECK_FALSE(by_policy.mark.names_the_file);
    CHECK(by_policy.order.reading == DateOrder::mdy);
    CHECK(by_policy.serial_dates.asked == DaySystem::from_1904);
    CHECK(by_policy.serial_dates.by_policy);
    CHECK_FALSE(asked_readings(options, "x.csv", DocumentKind::quote).mark.reading);
    options.decimal[""] = DecimalMark::point;
    options.date_order["x.csv"] = DateOrder::dmy;
    const AskedReadings by_option = asked_readings(options, "x.csv", DocumentKind::invoice);
    CHECK(by_option.mark.reading == DecimalMark::point);
    CHECK_FALSE(by_option.mark.by_policy);
    CHECK(by_option.order.reading == DateOrder::dmy);
}

TEST_CASE("a note names the policy where it settles a column") {
    AskedReadings asked;
    asked.mark = {DecimalMark::comma, false, true};
    const auto all = settled({{{quantity, "1.234"}, {unit_price, "12.50"}}}, asked);
    CHECK(of(all, quantity).mark == DecimalMark::comma);
    CHECK(all.evidence.at(quantity).basis == ReadingBasis::policy);
    CHECK(Lines(all.notes) ==
          Lines{"Qty: '1.234' (row 2) is read with a decimal comma, as [mapping.invoices] decimal says, although "
                "unit_price has '12.50' (row 2)",
                "unit_price: '12.50' (row 2) is read with a decimal point, although [mapping.invoices] decimal says "
                "otherwise: its values tell"});
}

TEST_CASE("one value with the other mark contradicts a settled column, however long it is") {
    for (const std::string_view cell : {"1,5", "-1,5", "12,5", "12,55", "123,5", "1234,5", "12345,5", "123456,5",
                                        "1234567,5", "1.234,5", "1.2.3,5"}) {
        CAPTURE(cell);
        CHECK(of(settled({{{quantity, "1.5"}}, {{quantity, cell}}}), quantity).contradictory == (cell != "1.2.3,5"));
    }
    for (const std::string_view cell : {"1.5", "12.5", "12.55", "1234.5", "12345.67", "1.234.567", "7", "12345"}) {
        CAPTURE(cell);
        CHECK(of(settled({{{quantity, "1.5"}}, {{quantity, cell}}}), quantity).contradictory ==
              (cell == "1.234.567"));
    }
}
