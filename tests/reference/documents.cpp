#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

std::string type_word(const std::string& printed_type) {
    static const std::set<std::string> credits = {"credit_note", "credit note", "credit", "credit memo",
                                                  "creditnote",  "cm",          "crn",    "refund"};
    if (plain_key(printed_type).empty()) {
        return "";
    }
    return credits.count(plain_key(printed_type)) != 0 ? "credit_note" : "invoice";
}

Q raw_total(const Row& row) {
    if (const auto total = decimal_cell(row, "line_total")) {
        return *total;
    }
    const auto price = net_price(row, "line");
    const auto quantity = decimal_cell(row, "quantity");
    return price && quantity ? round_places(*price * *quantity, minor_places(cell(row, "currency"))) : Q(0);
}

// "without it, a negative document total makes a credit note"
void settle_types(std::vector<Row>& rows, const World& world) {
    std::map<std::string, Q> sums;
    std::map<std::string, Q> totals;
    const auto name_of = [&](const Row& row) {
        return vendor_id(world, cell(row, "vendor")) + "\x1f" + cell(row, "invoice_number") + "\x1f" +
               cell(row, "currency");
    };
    for (const auto& row : rows) {
        if (type_word(cell(row, "type")).empty()) {
            sums[name_of(row)] += raw_total(row);
            if (const auto total = decimal_cell(row, "invoice_total")) {
                totals.emplace(name_of(row), *total);
            }
        }
    }
    for (auto& row : rows) {
        auto type = type_word(cell(row, "type"));
        if (type.empty()) {
            const auto own = decimal_cell(row, "invoice_total");
            const auto told = totals.find(name_of(row));
            const Q total = own ? *own : (told != totals.end() ? told->second : sums[name_of(row)]);
            type = total < 0 ? "credit_note" : "invoice";
        }
        row.cells["type"] = type;
    }
}

// "A missing currency is its PO's, else the policy's default, else none": the document's, so one for all its rows.
void settle_currencies(std::vector<Row>& rows, const World& world) {
    struct Told {
        std::set<std::string> printed_ones;
        std::string by_po;
        std::string line;
    };
    std::map<std::string, Told> told;
    const auto name_of = [&](const Row& row) {
        return vendor_id(world, cell(row, "vendor")) + "\x1f" + cell(row, "invoice_number") + "\x1f" +
               cell(row, "type");
    };
    // Of the lowest line, then by date and content.
    std::vector<Row> in_order = rows;
    std::stable_sort(in_order.begin(), in_order.end(), [](const Row& a, const Row& b) {
        return std::make_pair(date_cell(a, "invoice_date"), content(a)) <
               std::make_pair(date_cell(b, "invoice_date"), content(b));
    });
    for (const auto& row : in_order) {
        auto& document = told[name_of(row)];
        if (!cell(row, "currency").empty()) {
            document.printed_ones.insert(cell(row, "currency"));
        }
        bool loose = false;
        const auto pos = resolve_pos(world, cell(row, "po_number"), vendor_id(world, cell(row, "vendor")), loose);
        for (const auto& line : world.po_lines) {
            const bool first = document.by_po.empty() || line_before(line_key(cell(row, "line")), document.line);
            if (!pos.empty() && line->po == pos.front() && !line->currency.empty() && first) {
                document.by_po = line->currency;
                document.line = line_key(cell(row, "line"));
            }
        }
    }
    for (auto& row : rows) {
        if (!cell(row, "currency").empty()) {
            continue;
        }
        const auto& document = told[name_of(row)];
        if (document.printed_ones.size() == 1) {
            row.cells["currency"] = *document.printed_ones.begin();
        } else {
            row.cells["currency"] = document.by_po.empty() ? world.policy->default_currency : document.by_po;
        }
    }
}

std::unique_ptr<Document> make_document(const World& world, const std::vector<Row>& rows) {
    auto document = std::make_unique<Document>();
    const Row* first = &rows.front();
    for (const auto& row : rows) {
        if (std::tie(row.file, row.number) < std::tie(first->file, first->number)) {
            first = &row;
        }
    }
    document->vendor_printed = cell(*first, "vendor");
    document->vendor = vendor_id(world, document->vendor_printed);
    document->number = cell(*first, "invoice_number");
    document->key = number_key(document->number);
    document->type = cell(*first, "type");
    document->currency = cell(*first, "currency");
    document->date = *date_cell(*first, "invoice_date");
    std::vector<std::string> contents;
    for (const auto& row : rows) {
        document->date = std::min(document->date, *date_cell(row, "invoice_date"));
        auto line = std::make_unique<InvoiceLine>();
        line->row = row;
        line->document = document.get();
        line->claim.line = line_key(cell(row, "line"));
        contents.push_back(content(row));
        document->lines.push_back(std::move(line));
    }
    std::sort(contents.begin(), contents.end());
    for (const auto& text : contents) {
        document->content += text + "\x1e";
    }
    return document;
}

}  // namespace

void read_invoices(World& world) {
    const auto read = read_rows(world.books->invoices, "invoices");
    auto rows = read.good;
    const auto columns = columns_of(read.good);
    world.half_open = half_open_files(read.good, "period_start", "period_end");
    settle_types(rows, world);
    settle_currencies(rows, world);
    std::map<std::vector<std::string>, std::vector<Row>> groups;
    for (const auto& row : rows) {
        groups[{vendor_id(world, cell(row, "vendor")), cell(row, "invoice_number"), cell(row, "type"),
                cell(row, "currency")}]
            .push_back(row);
    }
    std::set<std::pair<std::string, std::string>> tainted;
    for (const auto& row : read.rejected) {
        const auto vendor = cell(row, "vendor");
        tainted.insert({vendor.empty() ? "" : vendor_id(world, vendor), cell(row, "invoice_number")});
    }
    for (const auto& [key, members] : groups) {
        int copy = 1;
        for (const auto& copy_rows : copies_of(world, members, columns)) {
            auto document = make_document(world, copy_rows);
            document->copy = copy++;
            // a rejected row without a vendor may be of any
            document->tainted = tainted.count({document->vendor, document->number}) != 0 ||
                                tainted.count({"", document->number}) != 0;
            document->future = world.as_of && document->date > *world.as_of;
            world.documents.push_back(std::move(document));
        }
    }
    read_amounts(world);
}

}  // namespace reference
