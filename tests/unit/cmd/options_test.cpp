#include "cmd/options.hpp"

#include <doctest/doctest.h>

#include "cmd/usage_error.hpp"

using namespace msp_audit;
using namespace msp_audit::cmd;

namespace {

struct AllOptions {
    InputOptions input;
    PolicyOptions policy;
    FilterOptions shown;
    OutputOptions output;
    MessageOptions messages;

    /// What is objected to; empty where all is well.
    std::string parse(const std::vector<std::string>& words) {
        CommandLine line("reconcile");
        add_input_options(line, input);
        add_policy_options(line, policy);
        add_filter_options(line, shown);
        add_output_options(line, output);
        add_message_options(line, messages);
        try {
            line.parse(words);
            check(input);
            check(policy);
            check(messages);
            static_cast<void>(output.targets());
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    }
};

std::string complaint(const std::vector<std::string>& words) { return AllOptions().parse(words); }

}  // namespace

TEST_CASE("what can be read two ways is settled for all files, for a kind or for one file") {
    AllOptions all;
    REQUIRE(all.parse({"--date-order", "dmy", "--date-order", "invoices=mdy", "--decimal", "a=b.csv=comma",
                       "--discount", "unit-amount"}) == "");
    const LoadOptions& load = all.input.load;
    CHECK(load.date_order.at("") == DateOrder::dmy);
    CHECK(load.date_order.at("invoices") == DateOrder::mdy);
    CHECK(load.decimal.at("a=b.csv") == DecimalMark::comma);
    CHECK(load.discount.at("") == DiscountKind::unit_amount);
    CHECK(complaint({"--date-order", "ymd"}) ==
          "--date-order: 'ymd' is no order of a date\n  hint: known are dmy, mdy");
    AllOptions years;
    REQUIRE(years.parse({"--serial-dates", "1900", "--serial-dates", "tickets=1904"}) == "");
    CHECK(years.input.load.serial_dates.at("") == DaySystem::from_1900);
    CHECK(years.input.load.serial_dates.at("tickets") == DaySystem::from_1904);
    CHECK(complaint({"--serial-dates", "yes"}) ==
          "--serial-dates: 'yes' is no year that spreadsheets count days from\n  hint: known are 1900, 1904");
}

TEST_CASE("a kind is told by its plural, and its file may hold an equals sign") {
    AllOptions all;
    REQUIRE(all.parse({"--kind", "purchase-orders=a=b.csv", "--kind", "invoices=-"}) == "");
    REQUIRE(all.input.load.kinds.size() == 2);
    CHECK(all.input.load.kinds[0].first == DocumentKind::purchase_order);
    CHECK(all.input.load.kinds[0].second == "a=b.csv");
    CHECK(all.input.load.kinds[1].second == "-");
    CHECK(complaint({"--kind", "bills=x.csv"}) ==
          "--kind: 'bills' is no kind of document\n"
          "  hint: known are quotes, purchase_orders, packing_slips, licenses, invoices");
    CHECK(complaint({"--kind", "invoices="}) == "--kind: 'invoices=' names no file\n  hint: --kind invoices=FILE");
}

TEST_CASE("whole numbers are whole, and within their bounds") {
    AllOptions all;
    REQUIRE(all.parse({"--allow-rejects", "12", "--max-columns", "9", "--threads", "3"}) == "");
    CHECK(all.input.allowed_rejects == 12);
    CHECK(all.input.load.limits.columns == 9);
    CHECK(all.input.load.threads == 3);
    for (const std::string text : {"-1", "1.5", "0x10", "1e3", "12 ", "99999999999999999999"}) {
        CAPTURE(text);
        CHECK(complaint({"--allow-rejects=" + text}) ==
              "--allow-rejects: '" + text + "' is no whole number from 0 to 4294967295");
    }
    CHECK(complaint({"--max-record-bytes", "0"}) == "--max-record-bytes: '0' is no whole number from 1 to 7340032");
}

TEST_CASE("codes are given with commas or again, and a misspelt one is refused with the nearest") {
    AllOptions all;
    REQUIRE(all.parse({"--only", "price-above-po,not-received", "--only", "uom-mismatch", "--ignore",
                       "quote-expired, split-order"}) == "");
    CHECK(all.shown.filters.only.has(Code::price_above_po));
    CHECK(all.shown.filters.only.has(Code::not_received));
    CHECK(all.shown.filters.only.has(Code::uom_mismatch));
    CHECK(all.shown.filters.ignore.has(Code::split_order));
    CHECK(complaint({"--only", "price_above_op"}) ==
          "--only: 'price_above_op' is no code\n  hint: did you mean 'price-above-po'?");
    CHECK(complaint({"--ignore", "price-above-po,"}) ==
          "--ignore: '' is no code\n  hint: msp-audit help codes lists them");
}

TEST_CASE("dates, months and currencies are checked") {
    AllOptions all;
    REQUIRE(all.parse({"--as-of", "2026-10-31", "--period", "2026-10", "--currency", "usd", "--currency", "USD"}) ==
            "");
    CHECK(all.shown.as_of == *Day::parse("2026-10-31"));
    CHECK(all.shown.filters.currencies == std::vector<std::string>{"USD"});
    CHECK(complaint({"--as-of", "31/10/2026"}) ==
          "--as-of: '31/10/2026' is no date from 1970-01-01 to 2100-12-31\n  hint: write it as YYYY-MM-DD");
    CHECK(complaint({"--period", "2026-00"}) == "--period: '2026-00' is no month\n  hint: write it as YYYY-MM");
    CHECK(complaint({"--currency", "$"}) == "--currency: '$' is no currency code, such as USD");
}

TEST_CASE("a severity to fail on is one that findings have, or never") {
    AllOptions all;
    CHECK(all.shown.fail_on == Severity::error);
    REQUIRE(all.parse({"--fail-on", "warning"}) == "");
    CHECK(all.shown.fail_on == Severity::warning);
    CHECK(complaint({"--fail-on", "warn"}).starts_with("--fail-on: 'warn' is no severity\n"));
    CHECK(complaint({"--fail-on", "off"}).starts_with("--fail-on: 'off' is no severity\n"));
}

TEST_CASE("each format has a place of its own") {
    AllOptions all;
    REQUIRE(all.parse({"--format", "json=a.json", "--format", "table", "--output", "b.txt"}) == "");
    const auto targets = all.output.targets();
    REQUIRE(targets.size() == 2);
    CHECK(targets[0].format == Format::json);
    CHECK(targets[0].file == "a.json");
    CHECK(targets[1].format == Format::table);
    CHECK(targets[1].file == "b.txt");
    CHECK(OutputOptions().targets().size() == 1);
    CHECK(complaint({"--format", "json", "--format", "csv"}) ==
          "two formats cannot share one output\n  hint: --format csv=FILE writes one to a file");
    CHECK(complaint({"--format", "json=a", "--format", "csv=a"}) == "two formats cannot share one output: 'a'");
    CHECK(complaint({"--format", "json=a", "--output", "b"}) ==
          "--output has nothing to write: every --format names a file of its own");
    CHECK(complaint({"--format", "yaml"}) ==
          "--format: 'yaml' is no format\n  hint: known are table, csv, json, markdown");
}

TEST_CASE("options that exclude each other are refused") {
    CHECK(complaint({"--quiet", "--verbose"}) == "--quiet and --verbose exclude each other");
    CHECK(complaint({"--no-config", "--config", "a.toml"}) == "--config and --no-config exclude each other");
    CHECK(complaint({"--progress", "--quiet"}) == "--progress and --quiet exclude each other");
}

TEST_CASE("a path that looks like a command is refused unless it is written as a path") {
    CHECK(complaint({"help"}) ==
          "'help' is a command, and one is given already\n  hint: ./help if a file or a folder is meant");
    CHECK(complaint({"./help"}) == "");
}
