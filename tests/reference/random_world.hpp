#pragma once

#include "number.hpp"
#include "reference.hpp"

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace reference {

/// The generator's own mapping of random bits to choices, the same on every machine.
class Dice {
public:
    explicit Dice(unsigned long long seed) : engine_(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {}
    /// 0 .. count-1
    int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(count)); }
    /// from .. to
    int between(int from, int to) { return from + below(to - from + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    const T& pick(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    }

private:
    std::mt19937_64 engine_;
};

using Cells = std::map<std::string, std::string>;

struct Item {
    std::string sku, description, category, uom;
    Q price;
};

struct OrderLine {
    Cells cells;
    Item item;
    Q price;  ///< per unit of the line
    int quantity = 0;
    int billed = 0;
    bool is_return = false;
    bool standing = false;
};

struct Order {
    std::string number, vendor, currency;
    int date = 0;
    std::vector<OrderLine> lines;
};

struct Bill {
    std::vector<Cells> rows;
    std::string number, vendor, currency, type;
    int date = 0;
    const Order* order = nullptr;
    bool repeatable = true;
};

/// What one seed's world is made of: names of the features that are on.
struct Maker {
    Dice dice;
    std::set<std::string> features;
    std::vector<std::string> vendors;
    std::vector<Item> items;
    std::vector<Order> orders;
    std::vector<Bill> bills;
    std::vector<Cells> quotes, slips, licenses;
    Policy policy;
    int next_invoice = 101;
    int slip_count = 0;
    int license_count = 0;

    explicit Maker(unsigned long long seed) : dice(seed) {}
    [[nodiscard]] bool has(const std::string& feature) const { return features.count(feature) != 0; }
};

[[nodiscard]] std::string date_text(int day);
void make_policy(Maker& maker);
void make_orders(Maker& maker, int count);
void make_receipts(Maker& maker);
void make_bills(Maker& maker, int size);
/// Credits, rebills and copies of what was billed.
void make_aftermath(Maker& maker);
/// Rows for the files of one kind.
[[nodiscard]] std::vector<Row> order_rows(Maker& maker);
[[nodiscard]] std::vector<Row> bill_rows(Maker& maker);
[[nodiscard]] std::vector<Row> plain_rows(const std::vector<Cells>& cells, const std::string& file);

}  // namespace reference
