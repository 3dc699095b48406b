#include "internal.hpp"

#include <algorithm>

namespace reference {

namespace {

using Columns = std::map<std::string, std::set<std::string>>;

bool one_row(const Row& left, const Row& right, const Columns& columns) {
    const auto& b = columns.at(right.file);
    return std::all_of(columns.at(left.file).begin(), columns.at(left.file).end(), [&](const std::string& column) {
        return b.count(column) == 0 || plain_key(cell(left, column)) == plain_key(cell(right, column)) ||
               same_cell(column, cell(left, column), cell(right, column));
    });
}

}  // namespace

// "Rows that agree in every canonical column that both files have, in different files, are one row": of the file that
// knows most columns, with what only the other one says. Files of one set of columns are left as they are.
std::vector<Row> joined_rows(const std::vector<Row>& rows, const std::string& number, bool slips, bool& joined) {
    const Columns columns = columns_of(rows);
    std::vector<std::string> files;
    for (const auto& [file, names] : columns) {
        files.push_back(file);
    }
    std::stable_sort(files.begin(), files.end(), [&](const std::string& a, const std::string& b) {
        return columns.at(a).size() > columns.at(b).size();
    });
    std::vector<Row> kept;
    for (const auto& file : files) {
        std::map<std::string, std::vector<const Row*>> documents;
        for (const auto& row : rows) {
            if (row.file == file) {
                documents[plain_key(cell(row, number))].push_back(&row);
            }
        }
        for (const auto& [key, members] : documents) {
            std::vector<std::size_t> hosts;
            for (const auto* row : members) {
                std::size_t host = 0;
                while (host < kept.size() &&
                       (plain_key(cell(kept[host], number)) != key || kept[host].file == file ||
                        columns.at(kept[host].file) == columns.at(file) ||
                        std::count(hosts.begin(), hosts.end(), host) != 0 || !one_row(kept[host], *row, columns))) {
                    ++host;
                }
                hosts.push_back(host);
            }
            // Rows of a slip without line numbers add up: a part of them says nothing.
            const bool all = std::count(hosts.begin(), hosts.end(), kept.size()) == 0;
            const bool none = slips && !all && columns.at(file).count("line") == 0;
            const std::size_t before = kept.size();
            for (std::size_t i = 0; i < members.size(); ++i) {
                if (none || hosts[i] == before) {
                    kept.push_back(*members[i]);
                    continue;
                }
                joined = true;
                for (const auto& [column, value] : members[i]->cells) {
                    if (columns.at(kept[hosts[i]].file).count(column) == 0 && cell(kept[hosts[i]], column).empty()) {
                        kept[hosts[i]].cells[column] = value;
                    }
                }
            }
        }
    }
    return kept;
}

}  // namespace reference
