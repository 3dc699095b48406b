#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/day.hpp"
#include "property/law_books.hpp"

// Names are names: books that differ in them only, or that stand beside others, come out alike.

namespace {

using namespace msp_audit;
using laws::cell;
using laws::World;
using Said = std::vector<std::string>;
constexpr int first_foreign = 100'000;
using Rename = std::function<std::string(const std::string&)>;

void rename_cells(World& world, const std::set<std::string>& columns, const Rename& rename) {
    laws::each_row(world, [&](reference::Row& row) {
        for (auto& [column, value] : row.cells) {
            if (!value.empty() && columns.count(column) != 0) value = rename(value);
        }
    });
}

Rename prefixed(const std::string& prefix) {
    return [prefix](const std::string& name) { return prefix + name; };
}

/// A letter in front keeps what invoice numbers have to each other: which are equal but for punctuation, case and
/// leading zeros, which differ by a suffix, a transposition or letters that look like digits, which follow each
/// other, and which comes first by its bytes. The same holds for SKUs, and for numbers that are only equal or not.
void rename_numbers(World& world, const std::string& prefix) {
    rename_cells(world,
                 {"invoice_number", "credited_invoice", "quote_number", "slip_number", "license_number", "sku"},
                 prefixed(prefix));
    // A PO number's own prefix is read (PO-00123 is 123), so what is added stands behind. A hyphen sorts before
    // digits and letters: numbers of which one begins the other keep their order.
    rename_cells(world, {"po_number"}, [&](const std::string& number) { return number + "-" + prefix; });
    const std::set<std::string> placeholders{"n/a"};
    rename_cells(world, {"license_key", "agreement"},
                 [&](const std::string& key) { return placeholders.count(key) != 0 ? key : prefix + key; });
    rename_cells(world, {"serial_numbers"}, [&](const std::string& serials) {
        std::string renamed;
        for (std::size_t i = 0; i < serials.size(); ++i) {
            const bool begins = serials[i] != ' ' && (i == 0 || serials[i - 1] == ' ');
            if (begins) renamed += prefix;
            renamed += serials[i];
        }
        return renamed;
    });
    const auto rename_glob = [&](std::string& glob) {
        if (!glob.empty()) glob.insert(0, prefix);
    };
    for (reference::ToleranceRule& rule : world.policy.rules) rename_glob(rule.sku);
    for (reference::UnitRule& unit : world.policy.units) rename_glob(unit.sku);
}

/// The legal form at the end of a name is read, so what is added stands in front.
void rename_vendors(World& world, const std::string& prefix) {
    rename_cells(world, {"vendor"}, prefixed(prefix));
    for (reference::ToleranceRule& rule : world.policy.rules) {
        if (!rule.vendor.empty()) rule.vendor.insert(0, prefix);
    }
    std::map<std::string, std::string> aliases;
    for (const auto& [other, name] : world.policy.vendors) aliases[prefix + other] = prefix + name;
    world.policy.vendors = aliases;
}

Said differences(const World& before, const World& after, const laws::Compared& compared) {
    return laws::differences(laws::picture(*laws::judge(before), compared),
                             laws::picture(*laws::judge(after), compared));
}

laws::Compared without_words() {
    laws::Compared compared;
    compared.words = laws::FindingWords::none;
    return compared;
}

Said numbers_are_names(const World& world) {
    World renamed = world;
    rename_numbers(renamed, world.seed % 2 == 0 ? "K" : "Zq");
    return differences(world, renamed, without_words());
}

Said vendors_are_names(const World& world) {
    World renamed = world;
    rename_vendors(renamed, world.seed % 2 == 0 ? "New" : "North ");
    return differences(world, renamed, without_words());
}

/// A currency is its name and its minor unit.
Said currencies_are_names(const World& world) {
    static const std::map<std::string, std::string> others{
        {"USD", "CAD"}, {"EUR", "CHF"}, {"JPY", "KRW"}, {"KWD", "BHD"}};
    const auto renamed = [](const std::string& currency) {
        const auto found = others.find(currency);
        return found == others.end() ? currency : found->second;
    };
    World other = world;
    rename_cells(other, {"currency"}, renamed);
    const auto rename_keys = [&](std::map<std::string, std::string>& table) {
        std::map<std::string, std::string> changed;
        for (const auto& [currency, figure] : table) changed[renamed(currency)] = figure;
        table = changed;
    };
    rename_keys(other.policy.approval);
    for (auto& [name, tolerance] : other.policy.tolerance) rename_keys(tolerance.absolute_by_currency);
    for (reference::ToleranceRule& rule : other.policy.rules) {
        for (auto& [name, tolerance] : rule.set) rename_keys(tolerance.absolute_by_currency);
    }
    other.policy.default_currency = renamed(other.policy.default_currency);
    return differences(world, other, without_words());
}

/// Rules count days between dates: none knows a month's length, a weekday or a year.
Said only_days_between_dates_count(const World& world) {
    const int days = static_cast<int>(laws::mixed(world.seed, std::uint64_t{1}) % 1500) - 700;
    const auto moved = [days](const std::string& date) { return (Day::parse(date).value() + days).to_string(); };
    World other = world;
    rename_cells(other,
                 {"invoice_date", "due_date", "order_date", "received_date", "quote_date", "valid_until",
                  "start_date", "end_date", "period_start", "period_end"},
                 moved);
    if (!other.policy.as_of.empty()) other.policy.as_of = moved(other.policy.as_of);
    return differences(world, other, without_words());
}

/// Another firm's books, of other vendors and with other numbers throughout, in files of their own: what a file's
/// columns mean is told per file.
World foreign_books(std::uint64_t seed) {
    World world = laws::random_world(seed, 8);
    rename_numbers(world, "Foreign");
    rename_vendors(world, "Foreign ");
    laws::each_row(world, [](reference::Row& row) {
        row.number += first_foreign;
        row.file.insert(0, "foreign-");
    });
    return world;
}

/// Kinds that the foreign books supply would be missing without them, so only books with every kind are looked at;
/// and waits are counted from one day.
Said strangers_change_nothing(const World& world) {
    const reference::Books& books = world.books;
    const bool all = books.quotes_supplied && books.purchase_orders_supplied && books.packing_slips_supplied &&
                     books.licenses_supplied;
    if (!all) return {};
    World alone = world;
    World beside = world;
    const World foreign = foreign_books(world.seed + 10'000);
    for (const auto kind : laws::kinds) {
        (beside.books.*kind)
            .insert((beside.books.*kind).end(), (foreign.books.*kind).begin(), (foreign.books.*kind).end());
    }
    const Day newest = laws::newest_date(beside);
    if (alone.policy.as_of.empty() && newest) alone.policy.as_of = newest.to_string();
    beside.policy = alone.policy;
    laws::Compared compared;
    compared.only = [](int number) { return number < first_foreign; };
    return differences(alone, beside, compared);
}

}  // namespace

TEST_CASE("renaming every number, SKU and key changes nothing else") {
    laws::hold(numbers_are_names, {{1, 200, 12}, {1, 20, 25}});
}

TEST_CASE("renaming every vendor changes nothing else") { laws::hold(vendors_are_names, {{251, 400, 12}}); }

TEST_CASE("a currency is no more than its name and its minor unit") {
    laws::hold(currencies_are_names, {{451, 600, 12}});
}

TEST_CASE("moving every date by the same number of days changes no verdict, amount or code") {
    laws::hold(only_days_between_dates_count, {{601, 800, 12}});
}

TEST_CASE("the books of unrelated vendors change nothing for the others") {
    laws::hold(strangers_change_nothing, {{851, 1020, 12}});
}
