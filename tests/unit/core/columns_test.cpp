#include "core/columns.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace msp_audit;

constexpr std::array kinds{DocumentKind::quote, DocumentKind::purchase_order, DocumentKind::packing_slip,
                           DocumentKind::license, DocumentKind::invoice};

Column column_at(std::size_t place) { return static_cast<Column>(place); }

std::vector<std::string_view> names(std::span<const Column> columns) {
    std::vector<std::string_view> found;
    for (const Column column : columns) found.push_back(name_of(column));
    return found;
}

}  // namespace

TEST_CASE("every column is found by its own name") {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < column_count; ++i) {
        const std::string_view name = name_of(column_at(i));
        CAPTURE(name);
        CHECK(column_named(name) == column_at(i));
        CHECK(seen.insert(name).second);
        CHECK(std::all_of(name.begin(), name.end(), [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); }));
    }
}

TEST_CASE("a name that is no column is not found") {
    for (const std::string_view name : {"", "Vendor", "vendor ", "return_", "unit price", "vendors", "quantity\n"}) {
        CAPTURE(name);
        CHECK_FALSE(column_named(name).has_value());
    }
}

TEST_CASE("the names that files use belong to the columns of that name") {
    CHECK(name_of(Column::quote_number) == "quote_number");
    CHECK(name_of(Column::return_) == "return");
    CHECK(name_of(Column::received_quantity) == "received_quantity");
    CHECK(name_of(Column::seats) == "seats");
    CHECK(name_of(Column::invoice_total) == "invoice_total");
    CHECK(name_of(Column::credited_invoice) == "credited_invoice");
}

TEST_CASE("a column's name tells dates, numbers of documents and money from each other") {
    for (std::size_t i = 0; i < column_count; ++i) {
        const std::string_view name = name_of(column_at(i));
        CAPTURE(name);
        const bool is_date = name.ends_with("_date") || name == "valid_until" || name.starts_with("period_");
        CHECK((role_of(column_at(i)) == ColumnRole::day) == is_date);
        if (name.ends_with("_number")) CHECK(role_of(column_at(i)) == ColumnRole::key);
        if (name.ends_with("_total") || name.ends_with("quantity")) {
            CHECK(role_of(column_at(i)) == ColumnRole::amount);
        }
    }
    CHECK(role_of(Column::sku) == ColumnRole::key);
    CHECK(role_of(Column::line) == ColumnRole::key);
    CHECK(role_of(Column::vendor) == ColumnRole::text);
    CHECK(role_of(Column::unit_price) == ColumnRole::amount);
    CHECK(role_of(Column::seats) == ColumnRole::amount);
    CHECK(role_of(Column::tax) == ColumnRole::amount);
    CHECK(role_of(Column::price_base) == ColumnRole::amount);
    CHECK(role_of(Column::discount) == ColumnRole::amount);
}

TEST_CASE("the columns that a document cannot do without") {
    using Names = std::vector<std::string_view>;
    CHECK(names(required_columns(DocumentKind::quote)) == Names{"quote_number", "vendor", "unit_price"});
    CHECK(names(required_columns(DocumentKind::purchase_order)) ==
          Names{"po_number", "vendor", "quantity", "unit_price"});
    CHECK(names(required_columns(DocumentKind::packing_slip)) == Names{"slip_number", "quantity"});
    CHECK(names(required_columns(DocumentKind::license)) == Names{"license_number", "seats"});
    CHECK(names(required_columns(DocumentKind::invoice)) == Names{"invoice_number", "vendor", "invoice_date"});
}

TEST_CASE("a kind lists its required columns first and no column twice") {
    for (const DocumentKind kind : kinds) {
        CAPTURE(plural_of(kind));
        const auto all = columns_of(kind);
        const auto required = required_columns(kind);
        REQUIRE(required.size() <= all.size());
        CHECK(std::equal(required.begin(), required.end(), all.begin()));
        ColumnSet set;
        for (const Column column : all) set.add(column);
        CHECK(set.size() == static_cast<int>(all.size()));
    }
}

TEST_CASE("every column belongs to some kind of document") {
    ColumnSet used;
    for (const DocumentKind kind : kinds) {
        for (const Column column : columns_of(kind)) used.add(column);
    }
    CHECK(used.size() == static_cast<int>(column_count));
}

TEST_CASE("kinds have the plural names that files and the policy use") {
    CHECK(plural_of(DocumentKind::quote) == "quotes");
    CHECK(plural_of(DocumentKind::purchase_order) == "purchase_orders");
    CHECK(plural_of(DocumentKind::packing_slip) == "packing_slips");
    CHECK(plural_of(DocumentKind::license) == "licenses");
    CHECK(plural_of(DocumentKind::invoice) == "invoices");
    for (const DocumentKind kind : kinds) CHECK(kind_named(plural_of(kind)) == kind);
    for (const std::string_view name : {"", "invoice", "Invoices", "runs", "purchase orders"}) {
        CAPTURE(name);
        CHECK_FALSE(kind_named(name).has_value());
    }
}

TEST_CASE("what is not read from an export has no columns") {
    CHECK(columns_of(DocumentKind::run).empty());
    CHECK(required_columns(DocumentKind::run).empty());
    CHECK(plural_of(DocumentKind::run).empty());
}

TEST_CASE("a set of columns holds what was added and no more") {
    ColumnSet set;
    CHECK(set.size() == 0);
    for (std::size_t i = 0; i < column_count; i += 2) set.add(column_at(i));
    for (std::size_t i = 0; i < column_count; ++i) CHECK(set.has(column_at(i)) == (i % 2 == 0));
    set.add(column_at(0));
    CHECK(set.size() == static_cast<int>((column_count + 1) / 2));
    ColumnSet other;
    other.add(column_at(0));
    other.add(column_at(1));
    CHECK((set & other).size() == 1);
    CHECK((set & other).has(column_at(0)));
    CHECK((set & other) == (other & set));
    CHECK((set & ColumnSet()) == ColumnSet());
}
