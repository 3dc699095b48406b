#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

const std::set<std::string>& number_columns() {
    static const std::set<std::string> columns = {"unit_price",        "price_base",        "quantity", "line_total",
                                                  "received_quantity", "rejected_quantity", "seats",    "tax",
                                                  "invoice_total"};
    return columns;
}

const std::set<std::string>& date_columns() {
    static const std::set<std::string> columns = {"quote_date",   "valid_until", "order_date",   "received_date",
                                                  "start_date",   "end_date",    "invoice_date", "due_date",
                                                  "period_start", "period_end"};
    return columns;
}

struct Shape {
    std::string number;
    std::vector<std::string> required, passed_down;
};

Shape shape_of(const std::string& kind) {
    if (kind == "quotes") {
        return {"quote_number", {"quote_number", "vendor", "unit_price"}, {"vendor", "quote_date", "currency"}};
    }
    if (kind == "purchase_orders") {
        return {"po_number", {"po_number", "vendor", "quantity", "unit_price"}, {"vendor", "order_date", "currency"}};
    }
    if (kind == "packing_slips") {
        return {"slip_number", {"slip_number", "quantity"}, {"vendor", "received_date", "po_number"}};
    }
    if (kind == "licenses") {
        return {"license_number", {"license_number", "seats"}, {"vendor", "po_number"}};
    }
    return {"invoice_number",
            {"invoice_number", "vendor", "invoice_date"},
            {"vendor", "invoice_date", "currency", "type", "invoice_total", "po_number"}};
}

bool readable(const Row& row, const Shape& shape, const std::string& kind) {
    for (const auto& column : shape.required) {
        if (cell(row, column).empty()) {
            return false;
        }
    }
    for (const auto& [column, value] : row.cells) {
        if (trim(value).empty()) {
            continue;
        }
        if (number_columns().count(column) != 0 && !parse_decimal(trim(value))) {
            return false;
        }
        if (date_columns().count(column) != 0 && !parse_date(trim(value))) {
            return false;
        }
    }
    if (kind == "packing_slips") {
        // Less than nothing cannot have been rejected, nor more than a row takes back.
        const Q most = std::min(Q(0), *decimal_cell(row, "quantity"));
        return decimal_cell(row, "rejected_quantity").value_or(Q(0)) >= most;
    }
    if (kind == "invoices") {
        // "Either unit_price and quantity or line_total must be there on an invoice line."
        const bool both = !cell(row, "unit_price").empty() && !cell(row, "quantity").empty();
        return both || !cell(row, "line_total").empty();
    }
    return true;
}

// One document of one file: consecutive rows that print its number or none.
void pass_down(std::vector<Row*>& block, const Shape& shape) {
    for (const auto& column : shape.passed_down) {
        const auto value = cell(*block.front(), column);
        if (value.empty()) {
            continue;
        }
        const bool only_first =
            std::all_of(block.begin() + 1, block.end(), [&](const Row* row) { return cell(*row, column).empty(); });
        if (only_first) {
            for (Row* row : block) {
                row->cells[column] = value;
            }
        }
    }
}

}  // namespace

bool is_number_column(const std::string& column) { return number_columns().count(column) != 0; }

std::string cell(const Row& row, const std::string& column) {
    const auto found = row.cells.find(column);
    return found == row.cells.end() ? "" : trim(found->second);
}

std::optional<Q> decimal_cell(const Row& row, const std::string& column) {
    const auto text = cell(row, column);
    return text.empty() ? std::nullopt : parse_decimal(text);
}

std::optional<int> date_cell(const Row& row, const std::string& column) {
    const auto text = cell(row, column);
    return text.empty() ? std::nullopt : parse_date(text);
}

std::map<std::string, std::set<std::string>> columns_of(const std::vector<Row>& rows) {
    std::map<std::string, std::set<std::string>> columns;
    for (const auto& row : rows) {
        for (const auto& [column, value] : row.cells) {
            if (!trim(value).empty()) {
                columns[row.file].insert(column);
            }
        }
    }
    return columns;
}

bool same_cell(const std::string& column, const std::string& left, const std::string& right) {
    if (trim(left) == trim(right)) {
        return true;
    }
    if (number_columns().count(column) != 0) {
        const auto a = parse_decimal(trim(left));
        const auto b = parse_decimal(trim(right));
        return a && b && *a == *b;
    }
    if (column == "line" || column == "po_line") {
        return line_key(left) == line_key(right);
    }
    return false;
}

bool agree(const Row& left, const Row& right, const std::map<std::string, std::set<std::string>>& columns) {
    const auto a = columns.find(left.file);
    const auto b = columns.find(right.file);
    if (a == columns.end() || b == columns.end()) {
        return false;
    }
    for (const auto& column : a->second) {
        if (b->second.count(column) != 0 && !same_cell(column, cell(left, column), cell(right, column))) {
            return false;
        }
    }
    return true;
}

// Numbers so that their texts sort as they do; a percentage after the same amount.
std::string sortable(const std::string& column, std::string text) {
    const bool percent = !text.empty() && text.back() == '%';
    if (percent) {
        text.pop_back();
    }
    const auto number =
        number_columns().count(column) != 0 || column == "discount" ? parse_decimal(trim(text)) : std::nullopt;
    if (!number) {
        return text;
    }
    // All of the same number of digits, negative ones too.
    Q shifted = *number + parse_decimal("5000000000000000").value();
    shifted *= parse_decimal("1000000000000").value();
    return decimal_text(round_places(shifted, 0)) + (percent ? "%" : "");
}

std::string content(const Row& row) {
    static const std::vector<std::string> order = {
        "po_number", "line",          "po_line",    "sku",          "description", "category",
        "quantity",  "uom",           "unit_price", "price_base",   "discount",    "line_total",
        "tax",       "invoice_total", "type",       "period_start", "period_end",  "credited_invoice"};
    std::string text;
    for (const auto& column : order) {
        text += sortable(column, cell(row, column)) + "\x1f";
    }
    return text;
}

ReadRows read_rows(const std::vector<Row>& rows, const std::string& kind) {
    const Shape shape = shape_of(kind);
    std::vector<Row> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) {
        return std::tie(a.file, a.number) < std::tie(b.file, b.number);
    });
    // The document's number passes down first; then the block's other fields.
    std::vector<std::vector<Row*>> blocks;
    for (auto& row : sorted) {
        const auto number = cell(row, shape.number);
        const bool same_file = !blocks.empty() && blocks.back().front()->file == row.file;
        const auto head = same_file ? cell(*blocks.back().front(), shape.number) : "";
        const auto vendor = cell(row, "vendor");
        const auto head_vendor = same_file ? cell(*blocks.back().front(), "vendor") : "";
        if (!same_file || (!number.empty() && number != head) || (!vendor.empty() && vendor != head_vendor)) {
            blocks.push_back({&row});
            continue;
        }
        row.cells[shape.number] = head;
        blocks.back().push_back(&row);
    }
    ReadRows result;
    for (auto& block : blocks) {
        const auto before_passing = *block.front();
        pass_down(block, shape);
        const bool first_bad = !readable(*block.front(), shape, kind);
        for (const Row* row : block) {
            // "Rows after a rejected first row are rejected with it": those that lean on it.
            const bool leans = first_bad && row != block.front();
            (leans || !readable(*row, shape, kind) ? result.rejected : result.good).push_back(*row);
        }
    }
    return result;
}

std::optional<Q> net_price(const Row& row, const std::string& discount_reading) {
    const auto printed_price = decimal_cell(row, "unit_price");
    if (!printed_price) {
        return std::nullopt;
    }
    const Q base = decimal_cell(row, "price_base").value_or(Q(1));
    Q price = *printed_price / (base == 0 ? Q(1) : base);  // PEINH 0 means 1
    auto discount = cell(row, "discount");
    if (discount.empty()) {
        return price;
    }
    const bool percent = discount.back() == '%' || discount_reading == "percent";
    if (discount.back() == '%') {
        discount.pop_back();
    }
    const Q figure = parse_decimal(trim(discount)).value_or(Q(0));
    if (percent) {
        return Q(price * (100 - figure) / 100);
    }
    if (discount_reading == "unit") {
        return Q(price - figure);
    }
    const Q quantity = decimal_cell(row, "quantity").value_or(Q(0));
    return quantity == 0 ? price : Q(price - figure / absolute(quantity));
}

std::map<std::string, std::string> discount_readings(const std::vector<Row>& rows) {
    std::map<std::string, std::map<std::string, int>> right;
    std::map<std::string, std::string> chosen;
    for (const auto& row : rows) {
        const auto discount = cell(row, "discount");
        const auto total = decimal_cell(row, "line_total");
        const auto quantity = decimal_cell(row, "quantity");
        if (discount.empty() || discount.back() == '%' || !total || !quantity) {
            continue;
        }
        for (const std::string reading : {"percent", "line", "unit"}) {
            const auto price = net_price(row, reading);
            const auto places = minor_places(cell(row, "currency"));
            if (price && round_places(*price * *quantity, places) == *total) {
                ++right[row.file][reading];
            }
        }
    }
    for (auto& [file, counts] : right) {
        std::string best = "line";
        for (const std::string reading : {"percent", "line", "unit"}) {
            if (counts[reading] > counts[best]) {
                best = reading;
            }
        }
        chosen[file] = best;
    }
    return chosen;
}

std::set<std::string> half_open_files(const std::vector<Row>& rows, const std::string& start,
                                      const std::string& end) {
    struct Period {
        int from, to;
    };
    std::map<std::string, std::map<std::string, std::vector<Period>>> series;
    for (const auto& row : rows) {
        const auto from = date_cell(row, start);
        const auto to = date_cell(row, end);
        if (from && to) {
            const auto name = plain_key(cell(row, "po_number")) + "\x1f" + line_key(cell(row, "po_line")) + "\x1f" +
                              sku_key(cell(row, "sku"));
            series[row.file][name].push_back({*from, *to});
        }
    }
    std::set<std::string> files;
    for (auto& [file, named] : series) {
        int touching = 0;
        int following = 0;
        for (auto& [name, periods] : named) {
            std::sort(periods.begin(), periods.end(), [](const Period& a, const Period& b) {
                return std::tie(a.from, a.to) < std::tie(b.from, b.to);
            });
            for (std::size_t i = 0; i + 1 < periods.size(); ++i) {
                // An end on the day of the start cannot be the first day that is no longer part of the period.
                touching += periods[i].from < periods[i].to && periods[i].to == periods[i + 1].from ? 1 : 0;
                following += periods[i].to + 1 == periods[i + 1].from ? 1 : 0;
            }
        }
        if (touching > following) {
            files.insert(file);
        }
    }
    return files;
}

}  // namespace reference
