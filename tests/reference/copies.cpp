#include "internal.hpp"

#include <algorithm>
#include <tuple>

namespace reference {

namespace {

using Columns = std::map<std::string, std::set<std::string>>;
using FilePairs = std::set<std::pair<std::string, std::string>>;

struct Kept {
    Row row;
    std::set<std::string> files;  ///< its own, and those whose row it took in
};

bool is_tax(const Row& row) { return category_word(cell(row, "category")) == "tax"; }

// A tax row that shares its line's number counts apart from it.
std::string numbered_key(const Row& row) { return (is_tax(row) ? "tax " : "line ") + line_key(cell(row, "line")); }

bool same_amounts(const Row& left, const Row& right, const Columns& columns) {
    for (const std::string column : {"quantity", "unit_price", "line_total"}) {
        const bool both = columns.at(left.file).count(column) != 0 && columns.at(right.file).count(column) != 0;
        if (both && !same_cell(column, cell(left, column), cell(right, column))) {
            return false;
        }
    }
    return true;
}

bool same_line_and_date(const Row& left, const Row& right) {
    return !cell(left, "line").empty() && numbered_key(left) == numbered_key(right) &&
           date_cell(left, "invoice_date") == date_cell(right, "invoice_date");
}

// How many rows of `left` find a row of their own in `right` that agrees in quantity, price and total.
std::size_t paired(const std::vector<const Row*>& left, const std::vector<const Row*>& right,
                   const Columns& columns) {
    std::set<const Row*> used;
    for (const auto* row : left) {
        for (const auto* other : right) {
            if (used.count(other) == 0 && same_amounts(*row, *other, columns)) {
                used.insert(other);
                break;
            }
        }
    }
    return used.size();
}

// "rows of one line number and date that agree ...; if they do not agree, each file is a copy"
FilePairs conflicting_files(const std::vector<Row>& rows, const Columns& columns) {
    std::map<std::pair<std::string, int>, std::map<std::string, std::vector<const Row*>>> places;
    for (const auto& row : rows) {
        if (!cell(row, "line").empty()) {
            places[{numbered_key(row), *date_cell(row, "invoice_date")}][row.file].push_back(&row);
        }
    }
    FilePairs conflicts;
    for (const auto& [place, by_file] : places) {
        for (const auto& [left, left_rows] : by_file) {
            for (const auto& [right, right_rows] : by_file) {
                const auto fewer = std::min(left_rows.size(), right_rows.size());
                if (left < right && paired(left_rows, right_rows, columns) < fewer) {
                    conflicts.insert({left, right});
                    conflicts.insert({right, left});
                }
            }
        }
    }
    return conflicts;
}

// Rows in different files that are one row; each row takes in one row of another file at most.
std::vector<Kept> merged(World& world, std::vector<Row> rows, const Columns& columns, const FilePairs& conflicts) {
    // Of equal rows that one stands whose file knows most columns, then the one whose file tells how its periods end.
    const auto rank = [&](const Row& row) {
        const auto known = static_cast<int>(columns.at(row.file).size());
        return std::tuple(-known, world.half_open.count(row.file) == 0, row.file, row.number);
    };
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return rank(a) < rank(b); });
    std::vector<Kept> kept;
    const auto may_join = [&](const Kept& host, const Row& row) {
        return host.files.count(row.file) == 0 &&
               std::none_of(host.files.begin(), host.files.end(), [&](const std::string& file) {
                   return conflicts.count({file, row.file}) != 0;
               });
    };
    for (const auto& row : rows) {
        auto host = std::find_if(kept.begin(), kept.end(),
                                 [&](const Kept& k) { return may_join(k, row) && agree(k.row, row, columns); });
        if (host == kept.end()) {
            host = std::find_if(kept.begin(), kept.end(), [&](const Kept& k) {
                return may_join(k, row) && same_line_and_date(k.row, row) && same_amounts(k.row, row, columns);
            });
        }
        if (host == kept.end()) {
            kept.push_back({row, {row.file}});
            continue;
        }
        host->files.insert(row.file);
        // A cell that comes from a half-open file ends as that file's do.
        if (cell(host->row, "period_end").empty() && world.half_open.count(row.file) != 0) {
            host->row.cells["half-open"] = "yes";
        }
        // What its own file does not print it has from the other one.
        for (const auto& [column, value] : row.cells) {
            if (columns.at(host->row.file).count(column) == 0 && cell(host->row, column).empty()) {
                host->row.cells[column] = value;
            }
        }
        world.duplicate_rows = true;
    }
    return kept;
}

// "the k-th row of each line number, ordered by date and content, is the k-th copy"
std::vector<std::vector<Row>> numbered_copies(const std::vector<Row>& rows) {
    std::map<std::string, std::vector<Row>> by_line;
    for (const auto& row : rows) {
        by_line[numbered_key(row)].push_back(row);
    }
    std::vector<std::vector<Row>> copies;
    for (auto& [line, same] : by_line) {
        std::stable_sort(same.begin(), same.end(), [](const Row& a, const Row& b) {
            return std::make_pair(*date_cell(a, "invoice_date"), content(a)) <
                   std::make_pair(*date_cell(b, "invoice_date"), content(b));
        });
        for (std::size_t k = 0; k < same.size(); ++k) {
            if (copies.size() <= k) {
                copies.emplace_back();
            }
            copies[k].push_back(same[k]);
        }
    }
    return copies;
}

int date_of(const std::vector<Row>& rows) {
    int date = last_day;
    for (const auto& row : rows) {
        date = std::min(date, *date_cell(row, "invoice_date"));
    }
    return date;
}

std::string content_of(const std::vector<Row>& rows) {
    std::vector<std::string> contents;
    for (const auto& row : rows) {
        contents.push_back(content(row));
    }
    std::sort(contents.begin(), contents.end());
    std::string text;
    for (const auto& part : contents) {
        text += part;
    }
    return text;
}

// What tells which of two copies is the first: the date, then whether it has line numbers, then the columns of its
// file, then its content.
std::tuple<int, bool, int, std::string> stand(const std::vector<Row>& rows, const Columns& columns) {
    return {date_of(rows), cell(rows.front(), "line").empty(),
            -static_cast<int>(columns.at(rows.front().file).size()), content_of(rows)};
}

// "unless the printed total is a half, a third ... of their sum: then they are copies"
std::size_t repeated_times(const std::vector<Row>& rows) {
    std::map<std::string, std::size_t> equal;
    Q net = 0;
    Q tax = 0;
    std::optional<Q> total;
    for (const auto& row : rows) {
        ++equal[content(row) + cell(row, "description")];
        const auto line_total = decimal_cell(row, "line_total");
        const auto price = net_price(row, "line");
        const auto quantity = decimal_cell(row, "quantity");
        if (line_total) {
            net += *line_total;
        } else if (price && quantity) {
            net += round_places(*price * *quantity, minor_places(cell(row, "currency")));
        }
        tax += decimal_cell(row, "tax").value_or(Q(0));
        const auto printed = decimal_cell(row, "invoice_total");
        if (total && printed && *total != *printed) {
            return 1;
        }
        total = total ? total : printed;
    }
    for (std::size_t n = rows.size(); total && *total != 0 && n >= 2; --n) {
        const bool divides =
            std::all_of(equal.begin(), equal.end(), [&](const auto& entry) { return entry.second % n == 0; });
        const Q whole = *total * Q(n);
        if (divides && (net == whole || net + tax == whole)) {
            return n;
        }
    }
    return 1;
}

std::vector<std::vector<Row>> unnumbered_copies(const std::vector<Row>& rows) {
    const std::size_t times = repeated_times(rows);
    std::vector<std::vector<Row>> copies(times);
    std::map<std::string, std::size_t> seen;
    for (const auto& row : rows) {
        copies[seen[content(row) + cell(row, "description")]++ % times].push_back(row);
    }
    return copies;
}

std::vector<std::vector<Row>> copies_of_sheet(World& world, const std::vector<Row>& rows, const Columns& columns) {
    const auto conflicts = conflicting_files(rows, columns);
    std::map<std::string, std::vector<Row>> numbered;  // by file only where files conflict
    std::map<int, std::vector<Row>> unnumbered;
    for (const auto& kept : merged(world, rows, columns, conflicts)) {
        if (cell(kept.row, "line").empty()) {
            unnumbered[*date_cell(kept.row, "invoice_date")].push_back(kept.row);
        } else {
            numbered[conflicts.empty() ? "" : kept.row.file].push_back(kept.row);
        }
    }
    std::vector<std::vector<Row>> copies;
    for (const auto& [file, members] : numbered) {
        const auto own = numbered_copies(members);
        copies.insert(copies.end(), own.begin(), own.end());
    }
    std::stable_sort(copies.begin(), copies.end(),
                     [&](const auto& a, const auto& b) { return stand(a, columns) < stand(b, columns); });
    // "rows without line numbers at another date are another copy"; at the date of a numbered copy they are its own.
    for (const auto& dated : unnumbered) {
        const auto& members = dated.second;
        const auto host = std::find_if(copies.begin(), copies.end(), [&](const auto& copy) {
            return !cell(copy.front(), "line").empty() && date_of(copy) == dated.first;
        });
        if (host != copies.end()) {
            host->insert(host->end(), members.begin(), members.end());
            continue;
        }
        const auto own = unnumbered_copies(members);
        copies.insert(copies.end(), own.begin(), own.end());
    }
    std::stable_sort(copies.begin(), copies.end(),
                     [](const auto& a, const auto& b) { return date_of(a) < date_of(b); });
    return copies;
}

// Net, and with tax.
std::set<Q> amounts_of(const std::vector<Row>& rows) {
    Q sum = 0;
    Q tax = 0;
    for (const auto& row : rows) {
        tax += decimal_cell(row, "tax").value_or(Q(0));
        const auto total = decimal_cell(row, "line_total");
        const auto price = net_price(row, "line");
        const auto quantity = decimal_cell(row, "quantity");
        if (total) {
            sum += *total;
        } else if (price && quantity) {
            sum += round_places(*price * *quantity, minor_places(cell(row, "currency")));
        }
    }
    return {sum, Q(sum + tax)};
}

// Rows without line numbers that come to what another file's come to, and are not the same, say it again.
bool says_again(World& world, const std::vector<Row>& rows, const std::vector<Row>& sheet, const Columns& columns) {
    std::vector<Row> both = rows;
    both.insert(both.end(), sheet.begin(), sheet.end());
    const bool known = world.duplicate_rows;
    const auto kept = merged(world, both, columns, {});
    world.duplicate_rows = known;
    const bool unnumbered = std::any_of(kept.begin(), kept.end(), [&](const Kept& one) {
        return one.row.file == sheet.front().file && cell(one.row, "line").empty();
    });
    const auto here = amounts_of(sheet);
    const auto there = amounts_of(rows);
    return unnumbered && std::any_of(here.begin(), here.end(), [&](const Q& sum) { return there.count(sum) != 0; });
}

// "each file is a copy"
std::vector<std::vector<Row>> sheets_of(World& world, const std::vector<Row>& rows, const Columns& columns) {
    std::map<std::tuple<int, bool, std::string>, std::vector<Row>> files;
    for (const auto& row : rows) {
        const auto known = static_cast<int>(columns.at(row.file).size());
        files[{-known, world.half_open.count(row.file) == 0, row.file}].push_back(row);
    }
    std::vector<std::vector<Row>> sheets;
    for (const auto& [rank, sheet] : files) {
        const auto host = std::find_if(sheets.begin(), sheets.end(), [&, &own = sheet](const auto& other) {
            return !says_again(world, other, own, columns);
        });
        if (host == sheets.end()) {
            sheets.push_back(sheet);
        } else {
            host->insert(host->end(), sheet.begin(), sheet.end());
        }
    }
    return sheets;
}

}  // namespace

std::vector<std::vector<Row>> copies_of(World& world, const std::vector<Row>& rows, const Columns& columns) {
    std::vector<std::vector<Row>> all;
    for (const auto& sheet : sheets_of(world, rows, columns)) {
        const auto copies = copies_of_sheet(world, sheet, columns);
        all.insert(all.end(), copies.begin(), copies.end());
    }
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto& a, const auto& b) { return stand(a, columns) < stand(b, columns); });
    return all;
}

}  // namespace reference
