#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) {
        text += part + "\x1f";
    }
    return text;
}

Claim claim_of(const World& world, const Row& row, const std::string& description, const std::string& quantity) {
    Claim claim;
    claim.po_cell = cell(row, "po_number");
    claim.po_line = cell(row, "po_line");
    claim.sku = cell(row, "sku");
    claim.description = cell(row, description);
    claim.uom = cell(row, "uom");
    claim.vendor = cell(row, "vendor").empty() ? "" : vendor_id(world, cell(row, "vendor"));
    claim.quantity = decimal_cell(row, quantity);
    claim.line = line_key(cell(row, "line"));
    return claim;
}

Q accepted(const Row& row) {
    return *decimal_cell(row, "quantity") - decimal_cell(row, "rejected_quantity").value_or(Q(0));
}

// "One delivery line is vendor, slip number and line; without line numbers PO, PO line and SKU"
std::string delivery_key(const World& world, const Row& row) {
    const auto vendor = vendor_id(world, cell(row, "vendor"));
    if (!cell(row, "line").empty()) {
        return joined({vendor, plain_key(cell(row, "slip_number")), "line", line_key(cell(row, "line"))});
    }
    return joined({vendor, plain_key(cell(row, "slip_number")), "item", plain_key(cell(row, "po_number")),
                   line_key(cell(row, "po_line")), sku_key(cell(row, "sku"))});
}

// Rows of one file as one row: "rows in one file add up" where they have no line numbers.
std::vector<Row> added_up(const std::vector<Row>& rows) {
    if (!cell(rows.front(), "line").empty()) {
        return rows;
    }
    std::map<std::string, Row> by_file;
    for (const auto& row : rows) {
        const auto [place, first] = by_file.emplace(row.file, row);
        if (first) {
            continue;
        }
        Row& sum = place->second;
        sum.cells["quantity"] = decimal_text(*decimal_cell(sum, "quantity") + *decimal_cell(row, "quantity"));
        const Q rejected = decimal_cell(sum, "rejected_quantity").value_or(Q(0)) +
                           decimal_cell(row, "rejected_quantity").value_or(Q(0));
        if (rejected != 0) {
            sum.cells["rejected_quantity"] = decimal_text(rejected);
        }
        if (!cell(row, "serial_numbers").empty()) {
            sum.cells["serial_numbers"] = cell(sum, "serial_numbers") + ", " + cell(row, "serial_numbers");
        }
    }
    std::vector<Row> sums;
    for (const auto& [file, row] : by_file) {
        sums.push_back(row);
    }
    return sums;
}

void add_delivery(World& world, const std::vector<Row>& rows,
                  const std::map<std::string, std::set<std::string>>& columns) {
    const auto sums = added_up(rows);
    Row counted = sums.front();
    bool conflict = false;
    for (const auto& row : sums) {
        conflict = conflict || !agree(counted, row, columns);
        world.duplicate_rows = world.duplicate_rows || (row.file != counted.file && agree(counted, row, columns));
    }
    for (const auto& row : sums) {
        // "rows of one delivery line that differ count with the smaller quantity"
        if (accepted(row) < accepted(counted)) {
            counted = row;
        }
    }
    auto slip = std::make_unique<SlipLine>();
    slip->claim = claim_of(world, counted, "description", "quantity");
    slip->number = plain_key(cell(counted, "slip_number"));
    slip->document = cell(counted, "slip_number");
    slip->line_printed = cell(counted, "line");
    slip->line = line_key(slip->line_printed);
    slip->vendor = vendor_id(world, cell(counted, "vendor"));
    slip->date = date_cell(counted, "received_date");
    slip->accepted = accepted(counted);
    slip->serials = split_list(cell(counted, "serial_numbers"));
    if (conflict && printed(world, "slip-conflict")) {
        world.others.insert({"slip-conflict", "packing_slip", slip->document, slip->line_printed});
    }
    world.slips.push_back(std::move(slip));
}

bool placeholder(const std::string& key) {
    static const std::set<std::string> empty = {"",        "n/a", "na",      "none",    "tbd",        "-",   "0",
                                                "unknown", "x",   "pending", "various", "see portal", "null"};
    const auto folded = plain_key(key);
    return empty.count(folded) != 0 || folded.find_first_not_of("x-*0 ") == std::string::npos;
}

template <typename Item>
void find_all(World& world, std::vector<std::unique_ptr<Item>>& items) {
    std::map<std::pair<std::string, std::string>, std::vector<Claim*>> documents;
    for (auto& item : items) {
        documents[{item->vendor, item->number}].push_back(&item->claim);
    }
    for (auto& [document, claims] : documents) {
        std::stable_sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) {
            return a->line != b->line && line_before(a->line, b->line);
        });
        int order = 0;
        for (auto* claim : claims) {
            claim->order = order++;
        }
        find_partners(world, claims);
    }
}

// "A serial number that was delivered before proves nothing again."
Q serials_again(World& world, const SlipLine& slip, std::map<std::string, std::string>& seen) {
    Q again = 0;
    for (const auto& serial : slip.serials) {
        const auto name = slip.vendor + "\x1f" + slip.number;
        const auto [place, first] = seen.emplace(plain_key(serial), name);
        if (!first && place->second != name) {
            again += 1;
        }
    }
    if (again != 0 && printed(world, "serial-reused")) {
        world.others.insert({"serial-reused", "packing_slip", slip.document, slip.line_printed});
    }
    return again;
}

void prove_by_slips(World& world) {
    std::vector<SlipLine*> sorted;
    for (auto& slip : world.slips) {
        sorted.push_back(slip.get());
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const SlipLine* a, const SlipLine* b) {
        const auto left = std::make_pair(a->date.value_or(first_day), a->number);
        const auto right = std::make_pair(b->date.value_or(first_day), b->number);
        return left != right ? left < right : (a->line != b->line && line_before(a->line, b->line));
    });
    std::map<std::string, std::string> seen;
    std::set<std::string> named;
    for (auto* slip : sorted) {
        const Q again = serials_again(world, *slip, seen);
        for (const auto& po : slip->claim.pos) {
            named.insert(po);
        }
        PoLine* partner = slip->claim.partner;
        if (partner == nullptr) {
            if (world.books->purchase_orders_supplied && printed(world, "slip-without-po")) {
                world.others.insert({"slip-without-po", "packing_slip", slip->document, slip->line_printed});
            }
            continue;
        }
        const auto factor = unit_factor(world, slip->claim.uom, slip->claim.sku, partner->uom, partner->sku);
        const Q proven = slip->accepted < again ? Q(0) : Q(slip->accepted - again);
        partner->delivered += (slip->accepted < 0 ? slip->accepted : proven) * factor.value_or(Q(0));
        partner->has_slip = true;
    }
    // "received_quantity also serves as the packing slips of each PO that no slip names"
    for (auto& line : world.po_lines) {
        if (named.count(line->po) == 0 && line->received) {
            line->delivered = *line->received;
        }
        line->delivered = line->is_return ? absolute(line->delivered) : line->delivered;
    }
}

// "one key on receipts for several PO lines with overlapping terms; only the receipts of the first's PO line,
// by (start date, license number), prove anything"
void find_reused_keys(World& world, std::vector<LicenseLine*> sorted, std::set<const LicenseLine*>& void_ones) {
    std::map<std::string, std::vector<LicenseLine*>> by_key;
    for (auto* license : sorted) {
        const bool agreement =
            !license->agreement.empty() && plain_key(license->agreement) == plain_key(license->key);
        if (license->partner != nullptr && !placeholder(license->key) && !agreement) {
            by_key[plain_key(license->key)].push_back(license);
        }
    }
    for (const auto& same_key : by_key) {
        const auto& receipts = same_key.second;
        std::vector<const LicenseLine*> proving;
        for (auto* receipt : receipts) {
            const bool reused = std::any_of(proving.begin(), proving.end(), [&](const LicenseLine* first) {
                return first->partner != receipt->partner && first->term.from <= receipt->term.to &&
                       receipt->term.from <= first->term.to;
            });
            if (!reused) {
                proving.push_back(receipt);
            } else {
                void_ones.insert(receipt);
                if (printed(world, "license-key-reused")) {
                    world.others.insert({"license-key-reused", "license", receipt->printed, ""});
                }
            }
        }
    }
}

void prove_by_licenses(World& world) {
    std::vector<LicenseLine*> sorted;
    for (auto& license : world.licenses) {
        license->partner = license->claim.partner;
        sorted.push_back(license.get());
        if (license->partner == nullptr && world.books->purchase_orders_supplied &&
            printed(world, "license-without-po")) {
            world.others.insert({"license-without-po", "license", license->printed, ""});
        }
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const LicenseLine* a, const LicenseLine* b) {
        return std::tie(a->term.from, a->number, a->term.to, a->seats) <
               std::tie(b->term.from, b->number, b->term.to, b->seats);
    });
    std::set<const LicenseLine*> void_ones;
    find_reused_keys(world, sorted, void_ones);
    for (auto* license : sorted) {
        if (license->partner == nullptr || void_ones.count(license) != 0) {
            continue;
        }
        license->partner->receipts.push_back({license->number, license->key, license->term, license->seats, true});
        license->partner->seats.add(license->term, license->seats);
    }
}

}  // namespace

void read_slips(World& world) {
    const auto read = read_rows(joined_rows(world.books->packing_slips, "slip_number", true, world.duplicate_rows),
                                "packing_slips");
    for (const auto& row : read.rejected) {
        world.rejected_pos.insert(plain_key(cell(row, "po_number")));
    }
    const auto columns = columns_of(read.good);
    std::map<std::string, std::vector<Row>> deliveries;
    for (const auto& row : read.good) {
        const auto date = date_cell(row, "received_date");
        if (!world.as_of || !date || *date <= *world.as_of) {
            deliveries[delivery_key(world, row)].push_back(row);
        }
    }
    for (const auto& [key, rows] : deliveries) {
        add_delivery(world, rows, columns);
    }
    world.slips_supplied = world.books->packing_slips_supplied ||
                           std::any_of(world.po_lines.begin(), world.po_lines.end(),
                                       [](const auto& line) { return line->received.has_value(); });
}

void read_licenses(World& world) {
    const auto read =
        read_rows(joined_rows(world.books->licenses, "license_number", false, world.duplicate_rows), "licenses");
    for (const auto& row : read.rejected) {
        world.rejected_pos.insert(plain_key(cell(row, "po_number")));
    }
    const auto columns = columns_of(read.good);
    const auto half_open = half_open_files(read.good, "start_date", "end_date");
    std::vector<Row> kept;
    for (const auto& row : read.good) {
        const bool twin = std::any_of(kept.begin(), kept.end(), [&](const Row& other) {
            return other.file != row.file && agree(other, row, columns);
        });
        world.duplicate_rows = world.duplicate_rows || twin;
        if (!twin) {
            kept.push_back(row);
        }
    }
    for (const auto& row : kept) {
        auto license = std::make_unique<LicenseLine>();
        license->claim = claim_of(world, row, "product", "seats");
        license->printed = cell(row, "license_number");
        license->number = license->printed;
        license->vendor = cell(row, "vendor").empty() ? "" : vendor_id(world, cell(row, "vendor"));
        license->key = cell(row, "license_key");
        license->agreement = cell(row, "agreement");
        license->seats = *decimal_cell(row, "seats");
        license->term.from = date_cell(row, "start_date").value_or(first_day);
        license->term.to = date_cell(row, "end_date").value_or(last_day);
        if (half_open.count(row.file) != 0 && license->term.to != last_day && license->term.from < license->term.to) {
            --license->term.to;
        }
        world.licenses.push_back(std::move(license));
    }
}

void prove(World& world) {
    find_all(world, world.slips);
    find_all(world, world.licenses);
    prove_by_slips(world);
    prove_by_licenses(world);
}

}  // namespace reference
