// Writes quotes, purchase orders, packing slips and invoices of an invented buyer, with known defects planted,
// and what a right reconciliation must find in them (planted.json). The same seed gives the same bytes anywhere.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace {

using Cents = std::int64_t;
using Index = std::uint32_t;

/// splitmix64 with a mapping of its own: the standard distributions differ between libraries.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// Evenly from 0 up to, not including, count.
    Index below(Index count) { return static_cast<Index>(((next() >> 32) * count) >> 32); }

    /// Evenly from first to last, both included.
    int between(int first, int last) { return first + static_cast<int>(below(static_cast<Index>(last - first + 1))); }

    bool percent(int share) { return between(0, 99) < share; }

private:
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

/// Day 0 is 2025-01-01; proleptic Gregorian, for days of the years around it.
std::string date_text(int day) {
    static constexpr std::array<int, 12> month_days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 2025;
    const auto days_in = [](int y) { return y % 4 == 0 ? 366 : 365; };
    while (day < 0) {
        --year;
        day += days_in(year);
    }
    while (day >= days_in(year)) {
        day -= days_in(year);
        ++year;
    }
    int month = 0;
    const auto length = [&](int m) { return month_days.at(static_cast<std::size_t>(m)) + (m == 1 && year % 4 == 0); };
    while (day >= length(month)) {
        day -= length(month);
        ++month;
    }
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year % 10000, (month + 1) % 100, (day + 1) % 100);
    return text.data();
}

/// One CSV file. No field needs quotes; every row, the last included, ends in a line feed.
class Table {
public:
    Table(const std::filesystem::path& path, std::string_view header)
        : path_(path), file_(std::fopen(path.c_str(), "wb")) {
        if (file_ == nullptr) throw std::runtime_error("cannot write " + path_.string());
        std::setvbuf(file_, nullptr, _IONBF, 0);
        buffer_.reserve(flush_size + 4096);
        buffer_ += header;
        buffer_ += '\n';
    }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() {
        if (file_ != nullptr) std::fclose(file_);
    }

    template <class... Fields>
    void row(const Fields&... fields) {
        (field(fields), ...);
        buffer_.back() = '\n';
        ++rows_;
        if (buffer_.size() >= flush_size) flush();
    }

    /// Must be the last call: says so if the disk is full.
    void close() {
        flush();
        std::FILE* file = std::exchange(file_, nullptr);
        if (std::fclose(file) != 0) throw std::runtime_error("cannot write " + path_.string());
    }

    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] std::string name() const { return path_.filename().string(); }

private:
    static constexpr std::size_t flush_size = std::size_t{1} << 20;

    void field(std::string_view text) {
        buffer_ += text;
        buffer_ += ',';
    }
    void field(std::int64_t number) {
        std::array<char, 24> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        field(std::string_view(text.data(), static_cast<std::size_t>(end - text.data())));
    }
    void field(int number) { field(static_cast<std::int64_t>(number)); }

    void flush() {
        if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size())
            throw std::runtime_error("cannot write " + path_.string());
        bytes_ += buffer_.size();
        buffer_.clear();
    }

    std::filesystem::path path_;
    std::FILE* file_;
    std::string buffer_;
    std::uint64_t rows_ = 0;
    std::uint64_t bytes_ = 0;
};

constexpr std::string_view quote_header =
    "quote_number,vendor,quote_date,valid_until,currency,line,sku,description,category,quantity,uom,unit_price";
constexpr std::string_view order_header =
    "po_number,vendor,order_date,quote_number,currency,line,sku,description,category,quantity,uom,unit_price,"
    "line_total";
constexpr std::string_view slip_header =
    "slip_number,vendor,received_date,po_number,po_line,line,sku,description,quantity,rejected_quantity,uom";
constexpr std::string_view invoice_header =
    "invoice_number,vendor,invoice_date,currency,po_number,line,po_line,sku,description,category,quantity,uom,"
    "unit_price,line_total";

std::string money(Cents cents) {
    std::string text = std::to_string(cents / 100) + '.';
    const int rest = static_cast<int>(cents % 100);
    text += static_cast<char>('0' + rest / 10);
    text += static_cast<char>('0' + rest % 10);
    return text;
}

std::string numbered(std::string_view prefix, std::uint64_t number) {
    return std::string(prefix) + std::to_string(number);
}

template <std::size_t Count>
std::string_view pick(const std::array<std::string_view, Count>& words, std::size_t which) {
    return words.at(which % Count);
}

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

constexpr Index vendor_count = 400;
constexpr Index products_each = 50;

/// Stems are unique, so no two vendors are one after legal forms are read.
std::vector<Vendor> invent_vendors(Random& random) {
    static constexpr std::array<std::string_view, 20> first{
        "Aldgate", "Birch",  "Calder", "Dunmore", "Elmfield", "Fenwick", "Garnet", "Hadley", "Ivory", "Juniper",
        "Kestrel", "Lowell", "Merrow", "Norden",  "Orchard",  "Penrose", "Quill",  "Ravel",  "Selby", "Tarn"};
    static constexpr std::array<std::string_view, 20> second{
        "Cable", "Chips", "Data",   "Devices", "Displays", "Drives", "Fibre",  "Gear",    "Lab",   "Metals",
        "Micro", "Nets",  "Optics", "Parts",   "Power",    "Racks",  "Signal", "Storage", "Tools", "Wire"};
    static constexpr std::array<std::string_view, 4> dollar_forms{"Inc", "LLC", "Corp", "Ltd"};
    static constexpr std::array<std::string_view, 2> euro_forms{"GmbH", "BV"};
    static constexpr std::string_view letters = "ABCDEFGHJKLMNPQRTUVWXYZ";  // none that reads as a digit
    std::vector<Vendor> vendors;
    for (Index i = 0; i < vendor_count; ++i) {
        Vendor vendor;
        const bool euro = i % 10 == 7;
        vendor.name = std::string(pick(first, i / 20)) + ' ' + std::string(pick(second, i)) + ' ' +
                      std::string(euro ? pick(euro_forms, i / 10) : pick(dollar_forms, i));
        vendor.prefix = {letters[i / letters.size()], letters[i % letters.size()], '-'};
        vendor.currency = euro ? "EUR" : "USD";
        vendor.next_invoice = 10000 + random.below(20000);
        vendors.push_back(std::move(vendor));
    }
    return vendors;
}

std::vector<Product> invent_products(const std::vector<Vendor>& vendors, Random& random) {
    static constexpr std::array<std::string_view, 25> nouns{
        "dock",   "monitor", "laptop",  "router",  "switch",  "firewall",  "headset", "keyboard", "mouse",
        "webcam", "adapter", "battery", "server",  "drive",   "enclosure", "printer", "scanner",  "tablet",
        "phone",  "antenna", "module",  "bracket", "charger", "cable",     "panel"};
    static constexpr std::array<std::string_view, 16> qualities{
        "black", "grey", "white", "compact", "rugged", "managed", "wireless", "wired",
        "dual",  "quad", "slim",  "tall",    "short",  "angled",  "shielded", "portable"};
    std::vector<Product> products;
    for (const Vendor& vendor : vendors) {
        for (Index i = 0; i < products_each; ++i) {
            Product product;
            product.sku = numbered(vendor.prefix, 40000 + products.size());
            const std::string quality(pick(qualities, random.below(16)));
            const std::string size = std::to_string(1000 + random.below(9000));
            product.description = quality + ' ' + std::string(pick(nouns, i)) + ' ' + size + " C";
            const int scale = random.between(0, 2);
            product.price = scale == 0   ? random.between(500, 5000)
                            : scale == 1 ? random.between(5000, 30000)
                                         : random.between(30000, 250000);
            products.push_back(std::move(product));
        }
    }
    return products;
}

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
constexpr std::array<std::string_view, 10> defect_names{
    "none",           "price_above_po",   "quantity_above_ordered",
    "not_delivered",  "partly_delivered", "price_above_quote",
    "po_not_found",   "item_not_ordered", "vendor_mismatch",
    "line_arithmetic"};
constexpr Index defect_kinds = 9;

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

struct Sums {
    Cents invoiced = 0, payable = 0, awaiting = 0, disputed = 0;
};

/// What planted.json says.
struct Truth {
    std::map<std::string, std::uint64_t> planted;
    std::map<std::string, std::uint64_t> codes;
    std::map<std::string, Sums> money;
};

void write_truth(const std::filesystem::path& folder, std::string_view mode, std::uint64_t seed, const Truth& truth,
                 const std::vector<const Table*>& tables) {
    const std::filesystem::path path = folder / "planted.json";
    std::string text = "{\n  \"mode\": \"" + std::string(mode) + "\",\n  \"seed\": " + std::to_string(seed);
    const auto object = [&](std::string_view name, const auto& entries, const auto& key, const auto& value) {
        text += ",\n  \"" + std::string(name) + "\": {";
        std::string_view separator = "\n";
        for (const auto& entry : entries) {
            text += std::string(separator) + "    \"" + key(entry) + "\": " + value(entry);
            separator = ",\n";
        }
        text += "\n  }";
    };
    const auto table_name = [](const Table* table) { return table->name(); };
    const auto first = [](const auto& entry) { return entry.first; };
    const auto count = [](const auto& entry) { return std::to_string(entry.second); };
    object("rows", tables, table_name, [](const Table* table) { return std::to_string(table->rows()); });
    object("bytes", tables, table_name, [](const Table* table) { return std::to_string(table->bytes()); });
    object("planted", truth.planted, first, count);
    object("codes", truth.codes, first, count);
    object("money", truth.money, first, [](const auto& entry) {
        const Sums& sums = entry.second;
        return "{\"invoiced\": \"" + money(sums.invoiced) + "\", \"payable\": \"" + money(sums.payable) +
               "\", \"awaiting\": \"" + money(sums.awaiting) + "\", \"disputed\": \"" + money(sums.disputed) + "\"}";
    });
    text += "\n}\n";
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) throw std::runtime_error("cannot write " + path.string());
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (std::fclose(file) != 0 || !written) throw std::runtime_error("cannot write " + path.string());
}

/// A year, or a month, of buying.
class World {
public:
    World(Index lines, std::uint64_t seed, bool one_month)
        : lines_(lines),
          one_month_(one_month),
          random_(seed),
          vendors_(invent_vendors(random_)),
          products_(invent_products(vendors_, random_)) {
        if (lines < 1000) throw std::runtime_error("--lines must be 1000 or more");
        while (items_.size() < lines_) add_order();
        balance_invoices();
        balance_slips();
        deliver();
        bill();
        keep_totals_apart();
    }

    void write(const std::filesystem::path& folder, std::uint64_t seed) {
        number_orders();
        for (const Item& item : items_) expect_of(item);
        Table quotes(folder / "quotes.csv", quote_header);
        write_quotes(quotes);
        Table orders(folder / "purchase_orders.csv", order_header);
        write_orders(orders);
        Table slips(folder / "packing_slips.csv", slip_header);
        write_slips(slips);
        Table invoices(folder / "invoices.csv", invoice_header);
        write_invoices(invoices);
        write_truth(folder, one_month_ ? "small-month" : "year", seed, truth_, {&quotes, &orders, &slips, &invoices});
    }

private:
    static constexpr int first_date = -60;
    static constexpr int last_day = 364;
    static constexpr std::string_view category = "hardware";
    static constexpr std::string_view unit = "EA";

    Cents raised(Cents price, int least_percent, int most_percent) {
        return price + std::max<Cents>(1, price * random_.between(least_percent, most_percent) / 100);
    }

    /// A first part, which is never half: two equal bills of one line would look like a duplicate.
    int part_of(int quantity) {
        int part = random_.between(1, quantity - 1);
        if (part * 2 == quantity) --part;
        return part;
    }

    void add_order() {
        Order order;
        order.vendor = std::min(random_.below(vendor_count), random_.below(vendor_count));
        order.first_item = static_cast<Index>(items_.size());
        order.items = std::min(1 + random_.below(8), lines_ - order.first_item);
        order.special = random_.below(100) < defect_kinds * order.items;
        const auto defect = static_cast<Defect>(1 + random_.below(defect_kinds));
        const Index defect_item = random_.below(order.items);
        const bool waits = order.special && (defect == Defect::not_delivered || defect == Defect::partly_delivered);

        // What waits for a delivery was billed within the last 30 days, so that nothing is overdue.
        const int earliest = waits || one_month_ ? last_day - 29 : 35;
        order.invoice_day = random_.between(earliest, last_day - 1);
        order.second_invoice_day = random_.between(order.invoice_day + 1, std::min(last_day, order.invoice_day + 20));
        order.order_day = order.invoice_day - random_.between(8, 28);
        order.quote_day = order.order_day - random_.between(1, 5);
        order.valid_day = order.quote_day + random_.between(30, 60);
        order.slip_day = random_.between(order.order_day + 1, order.invoice_day - 1);
        order.second_slip_day = random_.between(order.slip_day + 1, std::min(last_day, order.slip_day + 7));
        order.next_document_item = order.items;
        if (order.items > 1 && random_.percent(20)) order.next_document_item = 1 + random_.below(order.items - 1);

        const Index shelf = random_.below(products_each);
        for (Index i = 0; i < order.items; ++i) {
            Item item;
            item.order = static_cast<Index>(orders_.size());
            item.product = order.vendor * products_each + (shelf + 7 * i) % products_each;
            item.line = static_cast<int>(i) + 1;
            item.quantity = random_.between(1, random_.between(1, 60));
            item.ordered = raised(products_[item.product].price, 0, 9);
            item.quoted = random_.percent(10) ? raised(item.ordered, 1, 5) : item.ordered;
            item.price = item.ordered;
            item.billed = item.quantity;
            item.accepted = item.quantity;
            if (order.special && i == defect_item)
                plant(item, defect);
            else if (item.quantity > 2 && random_.percent(2))
                item.first_bill = part_of(item.quantity);
            items_.push_back(item);
        }
        orders_.push_back(std::move(order));
    }

    void plant(Item& item, Defect defect) {
        item.defect = defect;
        switch (defect) {
        case Defect::price_above_po:
            item.price = raised(item.ordered, 1, 15);
            // One half is above the quote too; of the other the order was bargained down from its quote.
            item.quoted = random_.percent(50) ? item.ordered : raised(item.price, 1, 5);
            break;
        case Defect::quantity_above_ordered:
            item.quantity += 3;
            item.accepted = item.quantity;
            item.billed = item.quantity + random_.between(1, 1 + item.quantity / 5);
            if (random_.percent(50)) {
                item.first_bill = random_.between(1, item.quantity - 1);
                if (item.first_bill * 2 == item.billed) --item.first_bill;
            }
            break;
        case Defect::not_delivered:
        case Defect::vendor_mismatch:
            item.accepted = 0;
            break;
        case Defect::partly_delivered:
            item.quantity += 4;
            item.billed = item.quantity;
            item.accepted = random_.between(2, item.quantity - 1);
            if (random_.percent(50)) item.rejected = item.quantity - item.accepted;
            if (random_.percent(33)) {
                // The first bill is covered, so the second alone waits.
                item.first_bill = random_.between(1, item.accepted - 1);
                if (item.first_bill * 2 == item.billed) --item.first_bill;
            }
            break;
        case Defect::price_above_quote:
            item.quoted = item.ordered;
            item.ordered = raised(item.quoted, 2, 10);
            item.price = item.ordered;
            break;
        case Defect::none:
        case Defect::po_not_found:
        case Defect::item_not_ordered:
        case Defect::line_arithmetic:
            break;
        }
    }

    /// Runs change on random orders until it has said true wanted times.
    template <class Change>
    void spread(std::int64_t wanted, const Change& change) {
        std::uint64_t attempts = 1000 * orders_.size();
        while (wanted > 0) {
            if (attempts-- == 0) throw std::runtime_error("too few lines to balance the files");
            Order& order = orders_[random_.below(static_cast<Index>(orders_.size()))];
            if (change(order, items_[order.first_item + random_.below(order.items)])) --wanted;
        }
    }

    /// As many invoice lines as order lines: what part bills add, lines that are not billed yet take away.
    void balance_invoices() {
        std::int64_t surplus = 0;
        for (const Item& item : items_) surplus += item.first_bill > 0;
        spread(surplus, [&](Order& order, Item& item) {
            if (order.special || order.items < 2 || item.first_bill > 0) return false;
            item.billed = 0;
            order.special = true;
            return true;
        });
    }

    /// As many slip lines as order lines: for what never came, others come in two deliveries.
    void balance_slips() {
        std::int64_t missing = 0;
        for (const Item& item : items_) missing += item.accepted == 0;
        spread(missing, [&](const Order&, Item& item) {
            if (item.defect != Defect::none || item.quantity < 2 || item.first_delivery > 0) return false;
            item.first_delivery = random_.between(1, item.quantity - 1);
            return true;
        });
    }

    void deliver() {
        for (Index index = 0; index < orders_.size(); ++index) {
            const Order& order = orders_[index];
            Slip first{index, order.vendor, order.slip_day, {}};
            Slip second{index, order.vendor, order.second_slip_day, {}};
            for (Index i = 0; i < order.items; ++i) {
                const Index at = order.first_item + i;
                const Item& item = items_[at];
                if (item.accepted == 0) continue;
                if (item.first_delivery > 0) {
                    first.rows.push_back({at, item.first_delivery, 0});
                    second.rows.push_back({at, item.accepted - item.first_delivery, 0});
                } else {
                    Slip& slip = i < order.next_document_item ? first : second;
                    slip.rows.push_back({at, item.accepted + item.rejected, item.rejected});
                }
            }
            if (!first.rows.empty()) slips_.push_back(std::move(first));
            if (!second.rows.empty()) slips_.push_back(std::move(second));
        }
    }

    void bill() {
        for (Index index = 0; index < orders_.size(); ++index) {
            const Order& order = orders_[index];
            Invoice first{index, order.vendor, order.invoice_day, {}};
            Invoice second{index, order.vendor, order.second_invoice_day, {}};
            for (Index i = 0; i < order.items; ++i) {
                const Index at = order.first_item + i;
                const Item& item = items_[at];
                if (item.billed == 0) continue;
                int left = item.quantity;
                int proven = item.accepted;
                const auto part = [&](int quantity) {
                    InvoiceRow row{at, quantity, std::min(quantity, left), 0, 0};
                    row.proven = std::min(row.ordered, proven);
                    if (item.defect == Defect::line_arithmetic) row.surcharge = random_.between(100, 9900);
                    left -= row.ordered;
                    proven -= row.proven;
                    return row;
                };
                if (item.defect == Defect::vendor_mismatch) {
                    Invoice stray{index, other_vendor(order.vendor), order.invoice_day, {}};
                    stray.rows.push_back(part(item.billed));
                    invoices_.push_back(std::move(stray));
                } else if (item.first_bill > 0) {
                    first.rows.push_back(part(item.first_bill));
                    second.rows.push_back(part(item.billed - item.first_bill));
                } else {
                    Invoice& invoice = i < order.next_document_item ? first : second;
                    invoice.rows.push_back(part(item.billed));
                }
            }
            if (!first.rows.empty()) invoices_.push_back(std::move(first));
            if (!second.rows.empty()) invoices_.push_back(std::move(second));
        }
    }

    Index other_vendor(Index vendor) {
        for (;;) {
            const Index other = random_.below(vendor_count);
            if (other != vendor && vendors_[other].currency == vendors_[vendor].currency) return other;
        }
    }

    [[nodiscard]] Cents total(const InvoiceRow& row) const {
        return row.quantity * items_[row.item].price + row.surcharge;
    }

    /// No vendor bills one total twice: moves the prices of a line by a cent, together, until none does.
    void keep_totals_apart() {
        for (bool moved = true; moved;) {
            moved = false;
            std::unordered_set<std::uint64_t> seen;
            seen.reserve(invoices_.size());
            for (const Invoice& invoice : invoices_) {
                Cents sum = 0;
                for (const InvoiceRow& row : invoice.rows) sum += total(row);
                if (seen.insert(static_cast<std::uint64_t>(sum) * vendor_count + invoice.vendor).second) continue;
                Item& item = items_[invoice.rows.front().item];
                ++item.quoted;
                ++item.ordered;
                ++item.price;
                moved = true;
            }
        }
    }

    template <class Documents, class Day>
    std::vector<Index> by_day(const Documents& documents, const Day& day) {
        std::vector<Index> positions(documents.size());
        for (Index i = 0; i < positions.size(); ++i) positions[i] = i;
        std::stable_sort(positions.begin(), positions.end(),
                         [&](Index a, Index b) { return day(documents[a]) < day(documents[b]); });
        return positions;
    }

    void number_orders() {
        for (int day = first_date; day < last_day + 120; ++day) dates_.push_back(date_text(day));
        std::uint64_t next = 2500001;
        quotes_by_day_ = by_day(orders_, [](const Order& order) { return order.quote_day; });
        for (const Index at : quotes_by_day_) orders_[at].quote_number = numbered("Q-", next++);
        next = 4100001;
        orders_by_day_ = by_day(orders_, [](const Order& order) { return order.order_day; });
        for (const Index at : orders_by_day_) orders_[at].number = numbered("PO-", next++);
    }

    [[nodiscard]] const std::string& date(int day) const {
        return dates_[static_cast<std::size_t>(day - first_date)];
    }

    void write_quotes(Table& table) {
        for (const Index at : quotes_by_day_) {
            const Order& order = orders_[at];
            const Vendor& vendor = vendors_[order.vendor];
            for (Index i = 0; i < order.items; ++i) {
                const Item& item = items_[order.first_item + i];
                const Product& product = products_[item.product];
                table.row(order.quote_number, vendor.name, date(order.quote_day), date(order.valid_day),
                          vendor.currency, item.line, product.sku, product.description, category, item.quantity, unit,
                          money(item.quoted));
            }
        }
        table.close();
    }

    void write_orders(Table& table) {
        for (const Index at : orders_by_day_) {
            const Order& order = orders_[at];
            const Vendor& vendor = vendors_[order.vendor];
            for (Index i = 0; i < order.items; ++i) {
                const Item& item = items_[order.first_item + i];
                const Product& product = products_[item.product];
                table.row(order.number, vendor.name, date(order.order_day), order.quote_number, vendor.currency,
                          item.line, product.sku, product.description, category, item.quantity, unit,
                          money(item.ordered), money(item.quantity * item.ordered));
            }
        }
        table.close();
    }

    void write_slips(Table& table) {
        std::uint64_t next = 7300001;
        for (const Index at : by_day(slips_, [](const Slip& slip) { return slip.day; })) {
            const Slip& slip = slips_[at];
            const Order& order = orders_[slip.order];
            const std::string number = numbered("PS-", next++);
            int line = 0;
            for (const SlipRow& row : slip.rows) {
                const Item& item = items_[row.item];
                const Product& product = products_[item.product];
                table.row(number, vendors_[slip.vendor].name, date(slip.day), order.number, item.line, ++line,
                          product.sku, product.description, row.quantity, row.rejected, unit);
            }
        }
        table.close();
    }

    void write_invoices(Table& table) {
        // No word of these stands in any other description, and the numbers are nobody's.
        static constexpr std::array<std::string_view, 8> strangers{
            "espresso pods carton", "fruit basket weekly", "lobby orchid rental",  "umbrella stand oak",
            "birthday balloons",    "garden hose reel",    "ceramic mugs sixpack", "velvet curtain pair"};
        std::uint64_t unknown = 9100001;
        std::uint64_t stranger = 70001;
        for (const Index at : by_day(invoices_, [](const Invoice& invoice) { return invoice.day; })) {
            const Invoice& invoice = invoices_[at];
            const Order& order = orders_[invoice.order];
            Vendor& vendor = vendors_[invoice.vendor];
            const std::string number = numbered(vendor.prefix, vendor.next_invoice++);
            int line = 0;
            for (const InvoiceRow& row : invoice.rows) {
                const Item& item = items_[row.item];
                const Product& product = products_[item.product];
                const bool no_order = item.defect == Defect::po_not_found;
                const bool no_item = item.defect == Defect::item_not_ordered;
                const std::string_view description = no_item ? pick(strangers, stranger) : product.description;
                table.row(number, vendor.name, date(invoice.day), vendor.currency,
                          no_order ? numbered("PO-", unknown++) : order.number, ++line,
                          no_item ? static_cast<int>(order.items) + 40 : item.line,
                          no_item ? numbered("ZZ-", stranger++) : product.sku, description, category, row.quantity,
                          unit, money(item.price), money(total(row)));
                expect_of(row, truth_.money[std::string(vendor.currency)]);
            }
        }
        table.close();
    }

    void expect_of(const Item& item) {
        const auto code = [&](const char* name, bool stands) { truth_.codes[name] += stands; };
        code("po-price-above-quote", item.ordered > item.quoted);
        code("ordered-not-received", item.accepted < item.quantity);
        const bool billed =
            item.billed > 0 && item.defect != Defect::po_not_found && item.defect != Defect::item_not_ordered;
        code("received-not-invoiced", item.accepted > 0 && !billed);
        truth_.planted["not_billed_yet"] += item.billed == 0;
        truth_.planted["part_bills"] += item.first_bill > 0;
        truth_.planted["two_deliveries"] += item.first_delivery > 0;
        if (item.defect == Defect::none) return;
        ++truth_.planted[std::string(defect_names.at(static_cast<std::size_t>(item.defect)))];
    }

    void expect_of(const InvoiceRow& row, Sums& sums) {
        const Item& item = items_[row.item];
        const auto code = [&](const char* name, bool stands) { truth_.codes[name] += stands; };
        const Cents billed = total(row);
        sums.invoiced += billed;
        code("po-not-found", item.defect == Defect::po_not_found);
        code("item-not-ordered", item.defect == Defect::item_not_ordered);
        code("vendor-mismatch", item.defect == Defect::vendor_mismatch);
        if (item.defect == Defect::po_not_found || item.defect == Defect::item_not_ordered ||
            item.defect == Defect::vendor_mismatch) {
            sums.disputed += billed;
            return;
        }
        const Cents agreed = std::min({item.price, item.ordered, item.quoted});
        const Cents payable = row.proven * agreed;
        const Cents awaiting = (row.ordered - row.proven) * agreed;
        sums.payable += payable;
        sums.awaiting += awaiting;
        sums.disputed += billed - payable - awaiting;
        code("price-above-po", item.price > item.ordered);
        code("price-above-quote", item.price > item.quoted);
        code("quantity-above-ordered", row.quantity > row.ordered);
        code("not-received", item.accepted == 0);
        code("quantity-above-received", item.accepted > 0 && row.proven < row.ordered);
        code("line-arithmetic", row.surcharge > 1);
    }

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

/// Every invoice draws on the one line of the one order; all is delivered and nothing is wrong.
void write_one_po_line(const std::filesystem::path& folder, Index lines, std::uint64_t seed) {
    Random random(seed);
    constexpr Cents price = 1250;
    constexpr int last_day = 364;
    constexpr std::string_view vendor = "Kestrel Parts Inc", sku = "KP-40001", description = "compact battery 18";
    std::vector<int> quantities(lines);
    std::int64_t ordered = 0;
    for (int& quantity : quantities) ordered += quantity = random.between(1, 3);

    Truth truth;
    Table quotes(folder / "quotes.csv", quote_header);
    quotes.row("Q-2500001", vendor, date_text(0), date_text(60), "USD", 1, sku, description, "hardware", ordered,
               "EA", money(price));
    quotes.close();
    Table orders(folder / "purchase_orders.csv", order_header);
    orders.row("PO-4100001", vendor, date_text(5), "Q-2500001", "USD", 1, sku, description, "hardware", ordered, "EA",
               money(price), money(ordered * price));
    orders.close();
    Table slips(folder / "packing_slips.csv", slip_header);
    const std::int64_t deliveries = 1000;
    for (std::int64_t i = 0; i < deliveries; ++i) {
        const std::int64_t quantity = ordered * (i + 1) / deliveries - ordered * i / deliveries;
        if (quantity == 0) continue;
        slips.row(numbered("PS-", static_cast<std::uint64_t>(7300001 + i)), vendor,
                  date_text(static_cast<int>(6 + i * (last_day - 6) / deliveries)), "PO-4100001", 1, 1, sku,
                  description, quantity, 0, "EA");
    }
    slips.close();
    Table invoices(folder / "invoices.csv", invoice_header);
    for (Index i = 0; i < lines; ++i) {
        const int day = static_cast<int>(10 + std::uint64_t{i} * (last_day - 10) / lines);
        invoices.row(numbered("KP-", 100001 + i), vendor, date_text(day), "USD", "PO-4100001", 1, 1, sku, description,
                     "hardware", quantities[i], "EA", money(price), money(quantities[i] * price));
    }
    invoices.close();
    truth.money["USD"] = {ordered * price, ordered * price, 0, 0};
    write_truth(folder, "one-po-line", seed, truth, {&quotes, &orders, &slips, &invoices});
}

/// One invoice against one order, in another order, with nothing but similar descriptions to go by.
void write_keyless(const std::filesystem::path& folder, Index lines, std::uint64_t seed) {
    static constexpr std::array<std::string_view, 40> words{
        "steel",   "copper",  "black", "white", "grey",  "long",   "short",  "wide",   "flat",    "round",
        "bracket", "panel",   "cable", "mount", "frame", "cover",  "plate",  "clamp",  "rail",    "tray",
        "indoor",  "outdoor", "heavy", "light", "spare", "front",  "rear",   "upper",  "lower",   "inner",
        "rack",    "desk",    "wall",  "floor", "door",  "server", "switch", "router", "printer", "monitor"};
    struct Line {
        int number;
        std::vector<std::string_view> words;
        int quantity;
        Cents price;
    };
    Random random(seed);
    std::vector<Line> ordered(lines);
    int number = 0;
    for (Line& line : ordered) {
        line.number = ++number;
        for (int i = 0; i < 5; ++i) line.words.push_back(pick(words, random.below(40)));
        line.quantity = random.between(1, 20);
        line.price = random.between(500, 50000);
    }
    const auto shuffle = [&](auto& list) {
        for (auto left = static_cast<Index>(list.size()); left > 1; --left)
            std::swap(list[left - 1], list[random.below(left)]);
    };
    const auto text = [](const Line& line) {
        std::string joined;
        for (const std::string_view word : line.words) joined += (joined.empty() ? "" : " ") + std::string(word);
        return joined;
    };
    constexpr std::string_view vendor = "Kestrel Parts Inc";
    Cents total = 0;

    Table orders(folder / "purchase_orders.csv", order_header);
    Table slips(folder / "packing_slips.csv", slip_header);
    for (const Line& line : ordered) {
        orders.row("PO-4100001", vendor, date_text(300), "", "USD", line.number, "", text(line), "hardware",
                   line.quantity, "EA", money(line.price), money(line.quantity * line.price));
        slips.row("PS-7300001", vendor, date_text(310), "PO-4100001", line.number, line.number, "", text(line),
                  line.quantity, 0, "EA");
        total += line.quantity * line.price;
    }
    orders.close();
    slips.close();
    std::vector<Line> billed = ordered;
    shuffle(billed);
    Table invoices(folder / "invoices.csv", invoice_header);
    number = 0;
    for (Line& line : billed) {
        shuffle(line.words);
        if (random.percent(40)) line.words.pop_back();
        if (random.percent(30)) line.words.front() = pick(words, random.below(40));
        invoices.row("KP-100001", vendor, date_text(320), "USD", "PO-4100001", ++number, "", "", text(line),
                     "hardware", line.quantity, "EA", money(line.price), money(line.quantity * line.price));
    }
    invoices.close();
    Truth truth;
    truth.planted["invoiced_cents"] = static_cast<std::uint64_t>(total);
    write_truth(folder, "keyless", seed, truth, {&orders, &slips, &invoices});
}

enum class Mode { year, small_month, one_po_line, keyless };

std::uint64_t number_of(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error("'" + std::string(text) + "' is not a whole number");
    return value;
}

void run(const std::vector<std::string_view>& arguments) {
    std::filesystem::path folder;
    std::uint64_t lines = 0;
    std::uint64_t seed = 1;
    Mode mode = Mode::year;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        const auto value = [&] {
            if (i + 1 == arguments.size()) throw std::runtime_error(std::string(argument) + " needs a value");
            return number_of(arguments[++i]);
        };
        if (argument == "--lines")
            lines = value();
        else if (argument == "--seed")
            seed = value();
        else if (argument == "--small-month")
            mode = Mode::small_month;
        else if (argument == "--one-po-line")
            mode = Mode::one_po_line;
        else if (argument == "--keyless")
            mode = Mode::keyless;
        else if (argument.starts_with("-") || !folder.empty())
            throw std::runtime_error("what is '" + std::string(argument) + "'?");
        else
            folder = argument;
    }
    if (folder.empty())
        throw std::runtime_error("usage: generate FOLDER [--lines N] [--seed S] "
                                 "[--small-month | --one-po-line | --keyless]");
    if (lines > 10'000'000) throw std::runtime_error("--lines must be 10000000 or less");
    static constexpr std::array<Index, 4> usual_lines{1'000'000, 20'000, 100'000, 3'000};
    if (lines == 0) lines = usual_lines.at(static_cast<std::size_t>(mode));
    std::filesystem::create_directories(folder);
    const auto count = static_cast<Index>(lines);
    switch (mode) {
    case Mode::year:
    case Mode::small_month:
        World(count, seed, mode == Mode::small_month).write(folder, seed);
        break;
    case Mode::one_po_line:
        write_one_po_line(folder, count, seed);
        break;
    case Mode::keyless:
        write_keyless(folder, count, seed);
        break;
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        run({argv + 1, argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "generate: %s\n", error.what());
        return 1;
    }
}
