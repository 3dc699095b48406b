#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

struct Shown {
    std::vector<const InvoiceLine*> rows;  ///< of one document in one file, by row
    const Document* document = nullptr;
};

std::map<std::string, std::vector<Shown>> by_file(const World& world) {
    std::map<std::string, std::vector<Shown>> files;
    for (const auto& document : world.documents) {
        std::map<std::string, Shown> own;
        for (const auto& line : document->lines) {
            if (category_word(cell(line->row, "category")) != "tax") {
                own[line->row.file].rows.push_back(line.get());
            }
        }
        for (auto& [file, shown] : own) {
            std::sort(shown.rows.begin(), shown.rows.end(),
                      [](const InvoiceLine* a, const InvoiceLine* b) { return a->row.number < b->row.number; });
            shown.document = document.get();
            files[file].push_back(shown);
        }
    }
    return files;
}

Q gross_rest(const Row& row, int places) {
    const auto price = net_price(row, "line");
    const auto quantity = decimal_cell(row, "quantity");
    const auto total = decimal_cell(row, "line_total");
    if (!price || !quantity || !total) {
        return Q(-1, 3);  // tells nothing: never equal to a printed tax
    }
    return *total - round_places(*price * *quantity, places);
}

// "If line totals equal q*p plus tax on every row of a file they are gross."
bool gross(const std::vector<Shown>& documents) {
    bool any = false;
    for (const auto& shown : documents) {
        for (const auto* line : shown.rows) {
            const Q tax = decimal_cell(line->row, "tax").value_or(Q(0));
            if (gross_rest(line->row, minor_places(shown.document->currency)) != tax) {
                return false;
            }
            any = any || tax != 0;
        }
    }
    return any;
}

// "unless its values stand on first rows only"
bool first_rows_only(const std::vector<Shown>& documents) {
    bool any = false;
    for (const auto& shown : documents) {
        for (std::size_t i = 1; i < shown.rows.size(); ++i) {
            if (!cell(shown.rows[i]->row, "tax").empty()) {
                return false;
            }
        }
        any = any || (shown.rows.size() > 1 && !cell(shown.rows[0]->row, "tax").empty());
    }
    return any;
}

Q line_amount(const InvoiceLine& line) {
    if (const auto total = decimal_cell(line.row, "line_total")) {
        return *total;
    }
    const auto price = net_price(line.row, "line");
    const auto quantity = decimal_cell(line.row, "quantity");
    return price && quantity ? round_places(*price * *quantity, minor_places(line.document->currency)) : Q(0);
}

// The total that rows print; those that print several contradict each other, and their lines count.
std::optional<Q> one_total(const Document& document) {
    std::set<Q> totals;
    for (const auto& line : document.lines) {
        if (const auto total = decimal_cell(line->row, "invoice_total")) {
            totals.insert(*total);
        }
    }
    return totals.size() == 1 ? std::optional<Q>(*totals.begin()) : std::nullopt;
}

// How far a printed total may be from lines and tax.
Q total_room(const World& world, const Document& document) {
    return absolute_tolerance(world, "invoice_total", {document.vendor, "", "", ""}, document.currency,
                              static_cast<int>(document.lines.size()));
}

// "or are the same on all rows of every document with several rows and the totals then add up"
bool same_on_all_rows(const World& world, const std::vector<Shown>& documents) {
    int totals = 0;
    int right = 0;
    for (const auto& shown : documents) {
        if (shown.rows.size() < 2) {
            continue;
        }
        const auto tax = decimal_cell(shown.rows[0]->row, "tax");
        Q sum = tax.value_or(Q(0));
        for (const auto* line : shown.rows) {
            if (!tax || decimal_cell(line->row, "tax") != tax) {
                return false;
            }
            sum += line_amount(*line);
        }
        // The total is the document's, whichever file prints it; so are its lines where it is split over files.
        Q whole = tax.value_or(Q(0));
        const auto total = one_total(*shown.document);
        for (const auto& line : shown.document->lines) {
            whole += category_word(cell(line->row, "category")) == "tax" ? Q(0) : line_amount(*line);
        }
        if (total) {
            ++totals;
            const Q room = total_room(world, *shown.document);
            // A credit note may print its total without a sign.
            const bool bare = shown.document->credit_note() && *total > 0 && sum < 0;
            const Q printed_total = bare ? Q(-*total) : *total;
            right += absolute(printed_total - sum) <= room || absolute(printed_total - whole) <= room ? 1 : 0;
        }
    }
    return totals > 0 && right * 10 >= totals * 9;
}

void read_line(World& world, InvoiceLine& line, const std::string& discount_reading, const std::string& tax_reading,
               bool half_open) {
    const Row& row = line.row;
    const int places = minor_places(line.document->currency);
    const auto price = net_price(row, discount_reading);
    auto quantity = decimal_cell(row, "quantity");
    auto total = decimal_cell(row, "line_total");
    line.category = own_category(world, cell(row, "sku"), cell(row, "category"));
    line.tax_line = line.category == "tax";
    line.discount_line = line.category == "discount";
    if (quantity && *quantity == 0) {
        quantity.reset();  // "a total and no quantity (or quantity 0)"
    }
    line.tax = line.tax_line ? Q(0) : decimal_cell(row, "tax").value_or(Q(0));
    if (total && tax_reading == "gross") {
        total = Q(*total - line.tax);
    }
    if (tax_reading == "document") {
        if (line.tax != 0 && line.document->document_tax == 0) {
            line.document->document_tax = line.tax;
        }
        line.tax = 0;
    }
    line.own_total = total ? *total : round_places(quantity.value_or(Q(0)) * price.value_or(Q(0)), places);
    line.has_quantity = quantity.has_value();
    line.has_price = price.has_value();
    const Q magnitude = absolute(line.own_total);
    if (quantity) {
        line.q = absolute(*quantity);
        line.p = price ? absolute(*price) : Q(magnitude / *line.q);
    } else if (price && *price != 0) {
        line.p = absolute(*price);
        line.q = Q(magnitude / *line.p);
    } else {
        line.amount_only = true;
    }
    line.printed_p = line.p;
    line.total_printed = total.has_value();
    line.total = line.own_total;
    const auto from = date_cell(row, "period_start");
    const auto to = date_cell(row, "period_end");
    if (from && to) {
        line.period = Days{*from, *to - (half_open && *to > *from ? 1 : 0)};
    }
}

// "A credit note whose total (else the sum of its lines) is positive has the sign of every quantity and amount
// turned", but for lines that give back as they are printed.
void turn_signs(Document& document) {
    Q sum = 0;
    Q tax = 0;
    for (const auto& line : document.lines) {
        sum += line->own_total;
        tax += decimal_cell(line->row, "tax").value_or(Q(0));
    }
    if (!document.credit_note() || document.printed_total.value_or(sum) <= 0) {
        return;
    }
    if (document.printed_total) {
        document.printed_total = Q(-*document.printed_total);
    }
    if (sum < 0 || (sum == 0 && tax < 0)) {
        return;
    }
    document.document_tax = -document.document_tax;
    for (auto& line : document.lines) {
        line->own_total = -line->own_total;
        line->total = -line->total;
        line->tax = -line->tax;
    }
}

// "discount lines lower p of the other lines in proportion before anything is compared"
void share_discounts(Document& document) {
    const int places = minor_places(document.currency);
    std::vector<InvoiceLine*> others;
    std::vector<Q> weights;
    Q sum = 0;
    Q discounts = 0;
    for (const auto& line : document.lines) {
        const bool wrong_sign = document.credit_note() ? line->own_total >= 0 : line->own_total <= 0;
        discounts += line->discount_line ? line->own_total : Q(0);
        if (!line->tax_line && !line->discount_line && !wrong_sign) {
            others.push_back(line.get());
            weights.push_back(line->own_total);
            sum += line->own_total;
        }
    }
    if (discounts == 0 || sum == 0) {
        return;
    }
    // What goes beyond the lines cannot lower them: "never make payable negative".
    std::vector<InvoiceLine*> lowering;
    std::vector<Q> amounts;
    for (const auto& line : document.lines) {
        if (line->discount_line) {
            lowering.push_back(line.get());
            amounts.push_back(line->own_total);
        }
    }
    const bool beyond = (discounts < 0) != (sum < 0) && absolute(discounts) > absolute(sum);
    const Q kept = beyond ? Q(-sum) : discounts;
    const auto lowered = beyond ? share(kept, amounts, places) : amounts;
    for (std::size_t k = 0; k < lowering.size(); ++k) {
        InvoiceLine* line = lowering[k];
        const auto parts = share(lowered[k], weights, places);
        for (std::size_t i = 0; i < others.size(); ++i) {
            line->shares.emplace_back(others[i], parts[i]);
            others[i]->total += parts[i];
        }
    }
    for (auto* line : others) {
        if (line->p) {
            line->p = Q(*line->p * (sum + kept) / sum);
        }
    }
}

// A document's tax goes over its lines in proportion to t.
void spread_document_tax(Document& document, const Q& tax) {
    std::vector<InvoiceLine*> others;
    std::vector<Q> weights;
    for (const auto& line : document.lines) {
        if (!line->tax_line && !line->discount_line) {
            others.push_back(line.get());
            weights.push_back(line->total);
        }
    }
    if (tax == 0 || others.empty()) {
        return;
    }
    Q sum = 0;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        largest = absolute(weights[i]) > absolute(weights[largest]) ? i : largest;
    }
    if (sum == 0) {
        others[largest]->tax += tax;  // no proportion: the largest takes it, of equal ones the first
        return;
    }
    const auto parts = share(tax, weights, minor_places(document.currency));
    for (std::size_t i = 0; i < others.size(); ++i) {
        others[i]->tax += parts[i];
    }
}

struct Excess {
    Document* document;
    Q lines, excess, low, high;  ///< the rates that would give it
};

// "a vendor with ten or more totals prints no tax at all and nine tenths of them exceed the lines by one rate"
void infer_for_vendor(const World& world, std::vector<Excess>& totals) {
    if (totals.size() < 10) {
        return;
    }
    std::vector<Excess*> best;
    Q best_rate = 0;
    for (const auto& candidate : totals) {
        const Q& rate = candidate.low;
        std::vector<Excess*> fitting;
        for (auto& other : totals) {
            if (rate > 0 && other.low <= rate && rate <= other.high) {
                fitting.push_back(&other);
            }
        }
        if (fitting.size() > best.size() || (fitting.size() == best.size() && rate < best_rate)) {
            best = fitting;
            best_rate = rate;
        }
    }
    if (best.size() * 10 < totals.size() * 9) {
        return;
    }
    for (auto* fitting : best) {
        spread_document_tax(*fitting->document, fitting->excess);
        put(world, fitting->document->codes, "tax-inferred");
    }
}

void infer_taxes(World& world) {
    std::map<std::string, std::vector<Excess>> vendors;
    std::set<std::string> print_tax;
    for (auto& document : world.documents) {
        Q sum = 0;
        for (const auto& line : document->lines) {
            sum += line->own_total;
            if (line->tax_line || line->tax != 0 || !cell(line->row, "tax").empty()) {
                print_tax.insert(document->vendor);
            }
        }
        if (document->printed_total && sum != 0 && !document->future && !document->tainted) {
            // of either sign: a credit note's total exceeds its lines as an invoice's does
            const Q room = total_room(world, *document);
            const Q excess = *document->printed_total - sum;
            const Q size = sum < 0 ? Q(-excess) : excess;
            vendors[document->vendor].push_back(
                {document.get(), sum, excess, Q((size - room) / absolute(sum)), Q((size + room) / absolute(sum))});
        }
    }
    for (auto& [vendor, totals] : vendors) {
        if (print_tax.count(vendor) == 0) {
            infer_for_vendor(world, totals);
        }
    }
}

}  // namespace

std::map<std::string, std::string> tax_readings(const World& world) {
    std::map<std::string, std::string> readings;
    for (const auto& [file, documents] : by_file(world)) {
        if (gross(documents)) {
            readings[file] = "gross";
        } else if (first_rows_only(documents) || same_on_all_rows(world, documents)) {
            readings[file] = "document";
        } else {
            readings[file] = "line";
        }
    }
    return readings;
}

void read_amounts(World& world) {
    const auto readings = tax_readings(world);
    const auto discounts = discount_readings(world.books->invoices);
    for (auto& document : world.documents) {
        for (auto& line : document->lines) {
            const auto& file = line->row.file;
            const auto reading = readings.find(file);
            const auto discount = discounts.find(file);
            read_line(world, *line, discount == discounts.end() ? "line" : discount->second,
                      reading == readings.end() ? "line" : reading->second,
                      world.half_open.count(file) != 0 || !cell(line->row, "half-open").empty());
        }
        std::sort(document->lines.begin(), document->lines.end(),
                  [](const auto& a, const auto& b) { return line_order(*a, *b); });
        for (auto& line : document->lines) {
            if (document->credited.empty()) {
                document->credited = cell(line->row, "credited_invoice");  // of several the first, by line
            }
        }
        document->printed_total = one_total(*document);
        turn_signs(*document);
        share_discounts(*document);
        spread_document_tax(*document, document->document_tax);
    }
    infer_taxes(world);
    for (auto& document : world.documents) {
        Q sum = 0;
        for (const auto& line : document->lines) {
            sum += line->own_total + line->tax;
        }
        document->invoiced = round_places(document->printed_total.value_or(sum), minor_places(document->currency));
    }
}

}  // namespace reference
