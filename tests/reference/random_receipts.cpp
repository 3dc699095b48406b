#include "random_world.hpp"

namespace reference {

namespace {

std::string po_cell(Maker& maker, const Order& order) {
    if (maker.has("loose_po") && maker.dice.chance(30)) {
        return "PO " + order.number.substr(5);
    }
    return order.number;
}

void deliver(Maker& maker, const Order& order, const OrderLine& line) {
    auto& dice = maker.dice;
    int rest = line.quantity;
    if (maker.has("over_delivery") && dice.chance(30)) {
        rest += 3;
    }
    const int deliveries = maker.has("parts") ? dice.between(0, 3) : (dice.chance(90) ? 1 : 0);
    for (int d = 0; d < deliveries && rest > 0; ++d) {
        const bool last = d + 1 == deliveries;
        const int quantity = last && dice.chance(70) ? rest : dice.between(1, rest);
        rest -= quantity;
        Cells slip = {{"slip_number", "S-" + std::to_string(++maker.slip_count)},
                      {"po_number", po_cell(maker, order)},
                      {"vendor", order.vendor},
                      {"received_date", date_text(order.date + 5 + d * 4)},
                      {"line", "1"},
                      {"sku", line.item.sku},
                      {"description", line.item.description},
                      {"quantity", std::to_string(quantity)}};
        if (!maker.has("no_po_line_column")) {
            slip["po_line"] = line.cells.at("line");
        }
        if (maker.has("units") && line.cells.at("uom") != "BOX") {
            slip["uom"] = "EA";
        }
        if (maker.has("parts") && dice.chance(25)) {
            slip["rejected_quantity"] = std::to_string(dice.between(1, quantity));
        }
        if (maker.has("serials") && quantity <= 5) {
            std::string serials;
            for (int s = 0; s < quantity; ++s) {
                serials += (s == 0 ? "" : ", ") + ("SN" + std::to_string(dice.between(1, 30)));
            }
            slip["serial_numbers"] = serials;
        }
        maker.slips.push_back(slip);
        if (maker.has("slip_twice") && dice.chance(30)) {
            if (dice.chance(60)) {
                slip["quantity"] = std::to_string(quantity + 1);
            }
            maker.slips.push_back(slip);
        }
    }
}

void license_line(Maker& maker, const Order& order, const OrderLine& line) {
    auto& dice = maker.dice;
    int rest = line.quantity;
    const int receipts = dice.chance(15) ? 0 : dice.between(1, 2);
    for (int r = 0; r < receipts && rest > 0; ++r) {
        const int seats = r + 1 == receipts && dice.chance(75) ? rest : dice.between(1, rest);
        rest -= line.standing ? 0 : seats;
        const int from = order.date + (line.standing ? r * 90 : dice.between(0, 10));
        Cells license = {{"license_number", "L-" + std::to_string(++maker.license_count)},
                         {"vendor", order.vendor},
                         {"po_number", po_cell(maker, order)},
                         {"sku", line.item.sku},
                         {"product", line.item.description},
                         {"seats", std::to_string(seats)}};
        if (!maker.has("no_po_line_column")) {
            license["po_line"] = line.cells.at("line");
        }
        if (maker.has("terms") || line.standing) {
            license["start_date"] = date_text(from);
            license["end_date"] = date_text(from + dice.pick(std::vector<int>{29, 89, 364, 364}));
        }
        if (maker.has("keys")) {
            license["license_key"] = dice.pick(std::vector<std::string>{"AAAA-1", "AAAA-2", "BBBB-3", "n/a", "AG-1"});
            license["agreement"] = dice.chance(20) ? "AG-1" : "";
        }
        maker.licenses.push_back(license);
    }
}

}  // namespace

void make_receipts(Maker& maker) {
    for (const auto& order : maker.orders) {
        for (const auto& line : order.lines) {
            if (line.item.sku.empty() || line.is_return) {
                continue;
            }
            const bool license = line.item.sku.rfind("LIC", 0) == 0;
            if (license) {
                license_line(maker, order, line);
            }
            if (!license || maker.has("proof_column") || maker.has("empty_category")) {
                deliver(maker, order, line);
            }
        }
    }
    if (maker.has("stray_receipts")) {
        maker.slips.push_back({{"slip_number", "S-900"},
                               {"po_number", "PO-999"},
                               {"vendor", maker.vendors[0]},
                               {"received_date", "2025-01-20"},
                               {"line", "1"},
                               {"sku", "CAB-1"},
                               {"quantity", "5"}});
        maker.licenses.push_back({{"license_number", "L-900"},
                                  {"po_number", "PO-999"},
                                  {"vendor", maker.vendors[0]},
                                  {"sku", "LIC-1"},
                                  {"seats", "5"}});
    }
}

}  // namespace reference
