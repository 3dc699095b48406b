#include "internal.hpp"

#include <algorithm>
#include <tuple>

namespace reference {

namespace {

using Columns = std::map<std::string, std::set<std::string>>;

int closedness(const std::string& status) {
    const auto word = plain_key(status);
    static const std::set<std::string> dead = {"cancelled", "canceled", "rejected", "void", "voided", "deleted"};
    static const std::set<std::string> done = {"closed", "complete", "completed"};
    static const std::set<std::string> early = {"draft", "pending approval", "pending"};
    if (dead.count(word) != 0) {
        return 3;
    }
    return done.count(word) != 0 ? 2 : (early.count(word) != 0 ? 0 : 1);
}

// "rows that differ only in status or received quantity"
bool same_but_progress(const Row& left, const Row& right, const Columns& columns) {
    Row a = left;
    Row b = right;
    for (const auto* column : {"status", "received_quantity"}) {
        a.cells.erase(column);
        b.cells.erase(column);
    }
    return agree(a, b, columns);
}

// Rows that agree and stand in different files are told once for the run.
std::vector<Row> without_equal_rows(World& world, const std::vector<Row>& rows, const Columns& columns) {
    std::vector<Row> kept;
    for (const auto& row : rows) {
        const auto twin =
            std::find_if(kept.begin(), kept.end(), [&](const Row& other) { return agree(other, row, columns); });
        if (twin == kept.end()) {
            kept.push_back(row);
        } else if (twin->file != row.file) {
            world.duplicate_rows = true;
            twin->cells.insert(row.cells.begin(), row.cells.end());
        }
    }
    return kept;
}

// The latest order date, then the latest revision.
bool older(const Row& left, const Row& right) {
    const auto a = date_cell(left, "order_date").value_or(first_day);
    const auto b = date_cell(right, "order_date").value_or(first_day);
    if (a != b) {
        return a < b;
    }
    return line_before(line_key(cell(left, "revision")), line_key(cell(right, "revision")));
}

// "the latest order date (or revision column) counts; if that does not tell, the lowest quantity and price"
Row effective_row(const std::vector<Row>& rows, const Columns& columns, bool& conflict) {
    std::vector<Row> latest;
    for (const auto& row : rows) {
        const bool beaten = std::any_of(rows.begin(), rows.end(), [&](const Row& other) {
            const bool has_revisions = !cell(row, "revision").empty() && !cell(other, "revision").empty();
            return has_revisions || date_cell(row, "order_date") != date_cell(other, "order_date") ? older(row, other)
                                                                                                   : false;
        });
        if (!beaten) {
            latest.push_back(row);
        }
    }
    Row result = latest.front();
    for (const auto& row : latest) {
        if (!same_but_progress(result, row, columns)) {
            conflict = true;
        }
    }
    for (const auto& row : latest) {
        if (closedness(cell(row, "status")) > closedness(cell(result, "status"))) {
            result.cells["status"] = cell(row, "status");
        }
        const auto received = decimal_cell(row, "received_quantity");
        if (received && *received > decimal_cell(result, "received_quantity").value_or(Q(-1))) {
            result.cells["received_quantity"] = cell(row, "received_quantity");
        }
        if (*decimal_cell(row, "quantity") < *decimal_cell(result, "quantity")) {
            result.cells["quantity"] = cell(row, "quantity");
        }
        if (*decimal_cell(row, "unit_price") < *decimal_cell(result, "unit_price")) {
            result.cells["unit_price"] = cell(row, "unit_price");
        }
    }
    if (conflict) {
        result.cells.erase("line_total");
    }
    return result;
}

bool says_return(const Row& row) {
    static const std::set<std::string> yes = {"x", "yes", "y", "true", "1", "return"};
    return yes.count(plain_key(cell(row, "return"))) != 0;
}

std::unique_ptr<PoLine> make_line(const World& world, const Row& row, const std::string& reading) {
    auto line = std::make_unique<PoLine>();
    line->row = row;
    line->po_printed = cell(row, "po_number");
    line->po = plain_key(line->po_printed);
    line->line_printed = cell(row, "line");
    line->line = line_key(line->line_printed);
    line->vendor = vendor_id(world, cell(row, "vendor"));
    line->currency = cell(row, "currency").empty() ? world.policy->default_currency : cell(row, "currency");
    line->quote_number = cell(row, "quote_number");
    line->sku = cell(row, "sku");
    line->description = cell(row, "description");
    line->uom = cell(row, "uom");
    line->category = own_category(world, line->sku, cell(row, "category"));
    const auto charge = charge_category(line->category, line->sku, line->description);
    line->category = charge.empty() ? line->category : charge;
    line->proof_cell = cell(row, "proof");
    line->status = cell(row, "status");
    line->order_date = date_cell(row, "order_date");
    line->received = decimal_cell(row, "received_quantity");
    const Q quantity = *decimal_cell(row, "quantity");
    line->is_return = (quantity < 0 && line->category != "discount") || says_return(row);
    line->ordered = absolute(quantity);
    line->price = *net_price(row, reading);
    const auto total = decimal_cell(row, "line_total");
    const int places = minor_places(line->currency);
    // "A PO price is line_total / quantity where the two differ beyond tolerance."
    if (total && quantity != 0) {
        const Q room =
            absolute_tolerance(world, "arithmetic", {line->vendor, line->category, line->sku, ""}, line->currency, 1);
        if (absolute(*total - round_places(quantity * line->price, places)) > room) {
            line->price = *total / quantity;
        }
    }
    if (line->category != "discount") {
        line->price = absolute(line->price);
    } else if (quantity < 0) {
        line->price = -absolute(line->price);
    }
    line->amount = round_places(line->ordered * line->price, places);
    return line;
}

// Lines without numbers in an order that does not depend on files or rows: by what they print, empty cells first.
std::vector<std::pair<Q, std::string>> listed(const PoLine& line) {
    static const std::vector<std::string> columns = {
        "sku",        "description",  "unit_price", "quantity", "line_total",   "order_date",       "revision",
        "currency",   "quote_number", "category",   "uom",      "packing_slip", "requester",        "approver",
        "price_base", "discount",     "proof",      "return",   "status",       "received_quantity"};
    static const std::vector<std::string> proofs = {"none", "slip", "license"};
    std::vector<std::pair<Q, std::string>> cells;
    for (const auto& column : columns) {
        const auto text = cell(line.row, column);
        if (column == "proof") {
            const auto place = std::find(proofs.begin(), proofs.end(), text) - proofs.begin();
            cells.emplace_back(text.empty() ? -1 : static_cast<int>(place), "");
            continue;
        }
        const auto number = is_number_column(column) ? parse_decimal(text) : std::nullopt;
        cells.emplace_back(0, text.empty() ? "" : "printed");
        cells.emplace_back(number.value_or(Q(0)), number ? "" : text);
    }
    cells.emplace_back(line.row.number, line.row.file);
    return cells;
}

// "A PO discount line of negative amount lowers the agreed prices of its PO's other lines in proportion."
void apply_po_discounts(World& world) {
    std::map<std::string, Q> discount;
    std::map<std::string, Q> goods;
    for (const auto& line : world.po_lines) {
        if (line->category == "discount" && line->amount < 0) {
            discount[line->po] -= line->amount;
        } else if (!line->is_return && line->category != "tax") {
            goods[line->po] += line->ordered * line->price;
        }
    }
    for (auto& line : world.po_lines) {
        const Q lowered = discount[line->po];
        const Q whole = goods[line->po];
        if (lowered == 0 || whole == 0 || line->is_return || line->category == "discount" ||
            line->category == "tax") {
            continue;
        }
        line->price *= lowered >= whole ? Q(0) : Q((whole - lowered) / whole);
        line->amount = round_places(line->ordered * line->price, minor_places(line->currency));
    }
}

void read_quote_rows(World& world, const ReadRows& read) {
    const auto readings = discount_readings(read.good);
    const auto columns = columns_of(read.good);
    for (const auto& row : without_equal_rows(world, read.good, columns)) {
        const auto date = date_cell(row, "quote_date");
        if (world.as_of && date && *date > *world.as_of) {
            continue;
        }
        const auto reading = readings.find(row.file);
        world.quotes.push_back(
            {plain_key(cell(row, "quote_number")), vendor_id(world, cell(row, "vendor")), line_key(cell(row, "line")),
             cell(row, "sku"), cell(row, "uom"), cell(row, "currency"),
             *net_price(row, reading == readings.end() ? "line" : reading->second), date_cell(row, "valid_until")});
    }
}

}  // namespace

void read_orders(World& world) {
    const auto orders = read_rows(world.books->purchase_orders, "purchase_orders");
    const auto quotes =
        read_rows(joined_rows(world.books->quotes, "quote_number", false, world.duplicate_rows), "quotes");
    for (const auto* rows : {&orders.good, &quotes.good}) {
        for (const auto& row : *rows) {
            const auto name = vendor_name(cell(row, "vendor"));
            world.vendor_forms[name.first].insert(name.second);
        }
    }
    for (const auto& row : orders.rejected) {
        world.rejected_pos.insert(plain_key(cell(row, "po_number")));
    }
    const auto columns = columns_of(orders.good);
    const auto readings = discount_readings(orders.good);
    std::map<std::pair<std::string, std::string>, std::vector<Row>> lines;
    std::vector<std::vector<Row>> unnumbered;
    std::vector<Row> counted;
    for (const auto& row : orders.good) {
        const auto date = date_cell(row, "order_date");
        if (!world.as_of || !date || *date <= *world.as_of) {
            counted.push_back(row);
        }
    }
    for (const auto& row : without_equal_rows(world, counted, columns)) {
        if (cell(row, "line").empty()) {
            unnumbered.push_back({row});
        } else {
            lines[{plain_key(cell(row, "po_number")), line_key(cell(row, "line"))}].push_back(row);
        }
    }
    for (const auto& [key, rows] : lines) {
        unnumbered.push_back(rows);
    }
    for (const auto& rows : unnumbered) {
        bool conflict = false;
        const Row row = effective_row(rows, columns, conflict);
        const auto reading = readings.find(row.file);
        world.po_lines.push_back(make_line(world, row, reading == readings.end() ? "line" : reading->second));
        const auto& made = *world.po_lines.back();
        if (conflict && printed(world, "po-line-conflict")) {
            world.others.insert({"po-line-conflict", "purchase_order", made.po_printed, made.line_printed});
        }
    }
    std::sort(world.po_lines.begin(), world.po_lines.end(), [](const auto& a, const auto& b) {
        if (a->po != b->po) {
            return a->po < b->po;
        }
        if (a->line != b->line) {
            return line_before(a->line, b->line);
        }
        return listed(*a) < listed(*b);
    });
    apply_po_discounts(world);
    read_quote_rows(world, quotes);
}

namespace {

// "same quote number and vendor, and SKU where both are printed; among several, the line number, then the
// highest price"
const QuoteLine* quote_line_of(const World& world, const PoLine& line) {
    std::vector<const QuoteLine*> fitting;
    for (const auto& quote : world.quotes) {
        const bool other_item = !line.sku.empty() && !quote.sku.empty() && sku_key(line.sku) != sku_key(quote.sku);
        if (quote.number == plain_key(line.quote_number) && quote.vendor == line.vendor && !other_item) {
            fitting.push_back(&quote);
        }
    }
    const bool numbered = std::any_of(fitting.begin(), fitting.end(), [&](const QuoteLine* quote) {
        return !line.line.empty() && quote->line == line.line;
    });
    const QuoteLine* best = nullptr;
    for (const auto* quote : fitting) {
        if (numbered && quote->line != line.line) {
            continue;
        }
        // At one price the line that still held on the order date, then the one that holds longer.
        const auto rank = [&line](const QuoteLine& offered) {
            const bool held = !offered.valid_until || !line.order_date || *line.order_date <= *offered.valid_until;
            const bool open = !offered.valid_until;
            return std::tuple(held, open, open ? 0 : *offered.valid_until);
        };
        const bool better = best == nullptr || quote->price > best->price ||
                            (quote->price == best->price && rank(*quote) > rank(*best));
        if (better) {
            best = quote;
        }
    }
    return best;
}

void finding(World& world, const std::string& code, const PoLine& line) {
    if (printed(world, code)) {
        world.others.insert({code, "purchase_order", line.po_printed, line.line_printed});
    }
}

void link_quote(World& world, PoLine& line) {
    if (line.quote_number.empty()) {
        if (world.policy->require_quote) {
            finding(world, "quote-not-found", line);
        }
        return;
    }
    const bool on_file = std::any_of(world.quotes.begin(), world.quotes.end(), [&](const QuoteLine& quote) {
        return quote.number == plain_key(line.quote_number) && quote.vendor == line.vendor;
    });
    if (!on_file) {
        if (world.books->quotes_supplied) {
            finding(world, "quote-not-found", line);
        }
        return;
    }
    const auto* quote = quote_line_of(world, line);
    if (quote == nullptr) {
        return;
    }
    // "A quote that had expired on the order date, or is in another currency, ... does not enter."
    if (quote->valid_until && line.order_date && *line.order_date > *quote->valid_until) {
        finding(world, "quote-expired", line);
        return;
    }
    if (!quote->currency.empty() && !line.currency.empty() && quote->currency != line.currency) {
        return;
    }
    const auto factor = unit_factor(world, quote->uom, quote->sku, line.uom, line.sku);
    if (!factor || *factor == 0) {
        return;
    }
    line.quote_price = quote->price / *factor;
    const auto room = tolerance(world, "price", {line.vendor, line_category(world, &line, ""), line.sku, ""},
                                line.currency, *line.quote_price);
    if (room && line.price - *line.quote_price > *room) {
        finding(world, "po-price-above-quote", line);
    }
}

}  // namespace

void link_quotes(World& world) {
    for (auto& line : world.po_lines) {
        const bool plain = !line->is_return && line->category != "discount" && line->category != "tax";
        if (plain) {
            link_quote(world, *line);
        }
    }
}

}  // namespace reference
