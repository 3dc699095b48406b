#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "property/law_books.hpp"

// How the exports are cut into files and rows says nothing about what is owed.

namespace {

using namespace msp_audit;
using laws::cell;
using laws::Rows;
using laws::World;
using Said = std::vector<std::string>;

/// Rows are known by what they print. `duplicate-row` names the file whose row was left out, and no more than that
/// may follow the files.
std::multiset<std::string> shown(const World& world, std::uint64_t file_order, laws::Compared compared = {}) {
    compared.rows = laws::RowName::content;
    auto shown = laws::picture(*laws::judge(world, file_order), compared);
    std::erase_if(shown, [](const std::string& text) { return text.starts_with("finding duplicate-row"); });
    return shown;
}

/// A document's fields that stand on some of its rows pass down to the rows below them, and a tax column whose values
/// stand on first rows only is the document's: in such a file the order of a document's rows carries meaning.
bool passes_down(const Rows& rows) {
    static const std::vector<std::string> columns{"vendor",        "invoice_date", "currency", "type",
                                                  "invoice_total", "po_number",    "tax"};
    std::map<std::string, std::map<std::string, std::set<bool>>> filled;
    for (const reference::Row& row : rows) {
        for (const std::string& column : columns) {
            filled[cell(row, "invoice_number")][column].insert(cell(row, column).empty());
        }
    }
    return std::any_of(filled.begin(), filled.end(), [](const auto& document) {
        return std::any_of(document.second.begin(), document.second.end(),
                           [](const auto& column) { return column.second.size() > 1; });
    });
}

/// Rows that keep their order: one row each; the rows of a document where its fields pass down; all of a file where
/// they pass down and a number comes again further below, for then its rows are told apart by what stands between.
std::vector<Rows> movable(const Rows& rows) {
    std::vector<Rows> blocks;
    if (!passes_down(rows)) {
        for (const reference::Row& row : rows) blocks.push_back({row});
        return blocks;
    }
    std::set<std::string> met;
    for (const reference::Row& row : rows) {
        const std::string number = cell(row, "invoice_number");
        const bool follows = !blocks.empty() && number == cell(blocks.back()[0], "invoice_number");
        if (!follows && !met.insert(number).second) return {rows};
        if (!follows) blocks.emplace_back();
        blocks.back().push_back(row);
    }
    return blocks;
}

World shuffled(World world) {
    for (const auto kind : laws::kinds) {
        std::map<std::string, Rows> files;
        for (const reference::Row& row : world.books.*kind) files[row.file].push_back(row);
        Rows all;
        for (const auto& [name, rows] : files) {
            std::vector<Rows> blocks = movable(rows);
            std::sort(blocks.begin(), blocks.end(), [&world](const Rows& a, const Rows& b) {
                return laws::mixed(world.seed, static_cast<std::uint64_t>(a[0].number)) <
                       laws::mixed(world.seed, static_cast<std::uint64_t>(b[0].number));
            });
            for (const Rows& block : blocks) all.insert(all.end(), block.begin(), block.end());
        }
        world.books.*kind = all;
    }
    return world;
}

/// Two files print rows of one document line that differ in figures.
bool files_contradict(const Rows& rows) {
    std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> files;
    for (const reference::Row& row : rows) {
        std::string& figures = files[{cell(row, "invoice_number"), cell(row, "line")}][row.file];
        figures += cell(row, "quantity") + "|" + cell(row, "unit_price") + "|" + cell(row, "line_total") + "|";
    }
    return std::any_of(files.begin(), files.end(), [](const auto& line) {
        return std::any_of(line.second.begin(), line.second.end(),
                           [&](const auto& file) { return file.second != line.second.begin()->second; });
    });
}

/// What small_laws_property_test.cpp holds the program to.
bool is_open(const World& world) {
    const Rows& orders = world.books.purchase_orders;
    const bool unnumbered = !orders.empty() && !laws::is_used(orders, "line");
    return unnumbered || files_contradict(world.books.invoices);
}

Said order_says_nothing(const World& world) {
    if (is_open(world)) return {};
    return laws::differences(shown(world, 0), shown(shuffled(world), world.seed + 1));
}

/// Each file's columns stand in both halves of it.
void fill_columns(Rows& rows) {
    std::map<std::string, std::map<std::string, std::string>> columns;
    for (const reference::Row& row : rows) {
        for (const auto& [column, value] : row.cells) columns[row.file][column];
    }
    for (reference::Row& row : rows) row.cells.insert(columns[row.file].begin(), columns[row.file].end());
}

/// Cuts each file in two by documents. The rows of one number stay together: equal rows in two files are one row,
/// those in one file are lines or copies of their own, and slip rows without line numbers add up in one file alone.
/// Invoice files with a tax column or with periods stay whole: whether tax is a line's or a document's, and whether
/// periods are half-open, is told per file.
World cut(World world) {
    static const std::vector<std::string> numbers{"quote_number", "po_number", "slip_number", "license_number",
                                                  "invoice_number"};
    for (std::size_t k = 0; k < laws::kinds.size(); ++k) {
        Rows& rows = world.books.*laws::kinds[k];
        if (laws::is_used(rows, "tax") || laws::is_used(rows, "period_end")) continue;
        fill_columns(rows);
        for (reference::Row& row : rows) {
            if (laws::mixed(world.seed, cell(row, numbers[k])) % 2 == 0) row.file = "a-" + row.file;
        }
    }
    return world;
}

Said cuts_say_nothing(const World& world) {
    if (is_open(world)) return {};
    World filled = world;
    for (const auto kind : laws::kinds) fill_columns(filled.books.*kind);
    return laws::differences(shown(filled, 0), shown(cut(filled), world.seed + 1));
}

/// The same files once more under other names: two exports that overlap wholly.
World twice(World world) {
    for (const auto kind : laws::kinds) {
        Rows again = world.books.*kind;
        for (reference::Row& row : again) row.file = "again-" + row.file;
        (world.books.*kind).insert((world.books.*kind).end(), again.begin(), again.end());
    }
    return world;
}

Said second_exports_say_nothing(const World& world) {
    if (is_open(world)) return {};
    laws::Compared compared;
    compared.evidence = false;
    compared.words = laws::FindingWords::ids;
    return laws::differences(shown(world, 0, compared), shown(twice(world), 0, compared));
}

}  // namespace

TEST_CASE("the order of files and rows changes no verdict, amount, code or finding") {
    laws::hold(order_says_nothing, {{1, 200, 12}, {1, 30, 25}});
}

TEST_CASE("cutting a file in two between documents changes no verdict, amount, code or finding") {
    laws::hold(cuts_say_nothing, {{251, 450, 12}});
}

TEST_CASE("two exports of the same rows are read as one") {
    laws::hold(second_exports_say_nothing, {{501, 650, 12}});
}
