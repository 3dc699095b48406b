#include "extremes.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

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

}  // namespace bench
