#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "exports.hpp"

namespace bench {

struct Vendor {
    std::string name;
    std::string prefix;  ///< of its invoice and part numbers
    std::string_view currency;
    Index next_invoice = 0;
};

struct Product {
    std::string sku;
    std::string description;
    Cents price = 0;
};

inline constexpr Index vendor_count = 400;
inline constexpr Index products_each = 50;

enum class Defect : std::uint8_t {
    none,
    price_above_po,
    quantity_above_ordered,
    not_delivered,
    partly_delivered,
    price_above_quote,
    po_not_found,
    item_not_ordered,
    vendor_mismatch,
    line_arithmetic,
};
inline constexpr std::array<std::string_view, 10> defect_names{
    "none",           "price_above_po",   "quantity_above_ordered",
    "not_delivered",  "partly_delivered", "price_above_quote",
    "po_not_found",   "item_not_ordered", "vendor_mismatch",
    "line_arithmetic"};
inline constexpr Index defect_kinds = 9;

/// One ordered line with its quote line, what was delivered of it and how it is billed.
struct Item {
    Index order = 0;
    Index product = 0;
    int line = 0;
    int quantity = 0;
    int accepted = 0;  ///< delivered and not rejected
    int rejected = 0;
    int first_delivery = 0;  ///< accepted by the first of two slips; 0: one slip has it all
    int billed = 0;
    int first_bill = 0;  ///< billed by the first of two invoices; 0: one invoice has it all
    Cents quoted = 0;
    Cents ordered = 0;
    Cents price = 0;  ///< as invoiced
    Defect defect = Defect::none;
};

/// At most one item of an order has a defect or is not billed yet, so a finding counts the same whether it is
/// told by the order or by its line.
struct Order {
    Index vendor = 0;
    Index first_item = 0;
    Index items = 0;
    Index next_document_item = 0;  ///< items from here on go to the second slip and invoice
    int quote_day = 0, valid_day = 0, order_day = 0;
    int slip_day = 0, second_slip_day = 0;
    int invoice_day = 0, second_invoice_day = 0;
    bool special = false;
    std::string number, quote_number;
};

struct SlipRow {
    Index item = 0;
    int quantity = 0;
    int rejected = 0;
};

struct InvoiceRow {
    Index item = 0;
    int quantity = 0;
    int ordered = 0;      ///< of the quantity, what the order still has room for
    int proven = 0;       ///< and what was delivered and not drawn before
    Cents surcharge = 0;  ///< what the line total is above quantity times price
};

template <class Row>
struct Document {
    Index order = 0;
    Index vendor = 0;
    int day = 0;
    std::vector<Row> rows;
};
using Slip = Document<SlipRow>;
using Invoice = Document<InvoiceRow>;

/// A year, or a month, of buying.
class World {
public:
    World(Index lines, std::uint64_t seed, bool one_month);
    /// Quotes, orders, slips and invoices as CSV, and planted.json.
    void write(const std::filesystem::path& folder, std::uint64_t seed);

private:
    static constexpr int first_date = -60;
    static constexpr int last_day = 364;
    static constexpr std::string_view category = "hardware";
    static constexpr std::string_view unit = "EA";

    // Making the world: world.cpp.
    Cents raised(Cents price, int least_percent, int most_percent);

    /// A first part, which is never half: two equal bills of one line would look like a duplicate.
    int part_of(int quantity);
    void add_order();
    void plant(Item& item, Defect defect);

    /// Runs change on random orders until it has said true wanted times.
    template <class Change>
    void spread(std::int64_t wanted, const Change& change);

    /// As many invoice lines as order lines: what part bills add, lines that are not billed yet take away.
    void balance_invoices();

    /// As many slip lines as order lines: for what never came, others come in two deliveries.
    void balance_slips();
    void deliver();
    void bill();
    Index other_vendor(Index vendor);
    [[nodiscard]] Cents total(const InvoiceRow& row) const {
        return row.quantity * items_[row.item].price + row.surcharge;
    }

    /// No vendor bills one total twice: moves the prices of a line by a cent, together, until none does.
    void keep_totals_apart();

    // Writing it, and what must be found in it: world_files.cpp.
    template <class Documents, class Day>
    std::vector<Index> by_day(const Documents& documents, const Day& day);
    void number_orders();
    [[nodiscard]] const std::string& date(int day) const {
        return dates_[static_cast<std::size_t>(day - first_date)];
    }

    void write_quotes(Table& table);
    void write_orders(Table& table);
    void write_slips(Table& table);
    void write_invoices(Table& table);
    void expect_of(const Item& item);
    void expect_of(const InvoiceRow& row, Sums& sums);

    Index lines_;
    bool one_month_;
    Random random_;
    std::vector<Vendor> vendors_;
    std::vector<Product> products_;
    std::vector<Order> orders_;
    std::vector<Item> items_;
    std::vector<Slip> slips_;
    std::vector<Invoice> invoices_;
    std::vector<Index> quotes_by_day_, orders_by_day_;
    std::vector<std::string> dates_;
    Truth truth_;
};

}  // namespace bench
