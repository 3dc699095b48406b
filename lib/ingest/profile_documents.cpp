#include "ingest/profile_documents.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ingest/profile_amounts.hpp"

namespace msp_audit {

namespace {

/// An instant at the first moment of its day, or a day without a time.
bool is_midnight(std::string_view cell) {
    const std::size_t clock = cell.find(':');
    if (clock == std::string_view::npos) return true;
    const std::size_t start = cell.find_last_of(" T", clock) + 1;
    const std::string_view time = cell.substr(start, cell.find_first_of("Z+-", start) - start);
    return time.find_first_of("123456789") == std::string_view::npos;
}

class DocumentCompleter {
public:
    DocumentCompleter(ProfileRows& rows, const ReadingsOfRow& readings) : rows_(rows), readings_(readings) {
        if (!rows.document().netting) return;
        for (const ProfileColumn& column : rows.document().netting->by) by_.push_back(rows.bound(column));
    }

    void end_before(Column column);
    void share_day(Column column, DayOfDocument which);
    std::vector<FileNote> net();

private:
    /// The figures of a row that are added up.
    struct Figures {
        std::size_t row = 0;
        Decimal quantity, total, tax;
        bool has_tax = false;
    };

    [[nodiscard]] std::string document_of(std::size_t row) const;
    [[nodiscard]] Day day(std::size_t row, Column column) const;
    [[nodiscard]] std::optional<Decimal> amount(std::size_t row, const CanonicalRow& cells, Column column) const;
    [[nodiscard]] std::optional<Figures> figures(std::size_t row, const CanonicalRow& cells) const;
    [[nodiscard]] bool net(const std::vector<Figures>& group);
    void put(std::size_t row, Column column, const Decimal& amount);

    ProfileRows& rows_;
    const ReadingsOfRow& readings_;
    std::vector<BoundColumn> by_;
};

/// A row without a number is a document of its own.
std::string DocumentCompleter::document_of(std::size_t row) const {
    const CanonicalRow cells = rows_.canonical(row);
    const Column number = document_columns(rows_.document().kind).front();
    if (cells[number].empty()) return "\n" + std::to_string(row);
    return std::string(cells[number]) + '\n' + std::string(cells[Column::vendor]) + '\n' +
           std::string(cells[Column::currency]) + '\n';
}

Day DocumentCompleter::day(std::size_t row, Column column) const {
    std::string reason;
    const DateOrder order = readings_(row)[static_cast<std::size_t>(column)].order;
    const auto day = read_day(rows_.canonical(row)[column], order, reason);
    return day ? *day : Day();
}

void DocumentCompleter::end_before(Column column) {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const Day end = day(row, column);
        if (!end) continue;
        const bool is_over = is_midnight(rows_.canonical(row)[column]);
        rows_.set(row, column, (is_over ? end + -1 : end).to_string());
    }
}

void DocumentCompleter::share_day(Column column, DayOfDocument which) {
    std::unordered_map<std::string, Day> days;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const Day own = day(row, column);
        if (!own) continue;
        Day& shared = days.try_emplace(document_of(row), own).first->second;
        shared = which == DayOfDocument::earliest ? std::min(shared, own) : std::max(shared, own);
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const auto shared = days.find(document_of(row));
        if (shared != days.end()) rows_.set(row, column, shared->second.to_string());
    }
}

std::optional<Decimal> DocumentCompleter::amount(std::size_t row, const CanonicalRow& cells, Column column) const {
    std::string reason;
    return read_amount(cells[column], readings_(row)[static_cast<std::size_t>(column)].mark, reason);
}

/// The quantity has the sign of the total, however it is printed.
std::optional<DocumentCompleter::Figures> DocumentCompleter::figures(std::size_t row,
                                                                     const CanonicalRow& cells) const {
    const auto quantity = amount(row, cells, Column::quantity);
    const auto total = amount(row, cells, Column::line_total);
    if (!quantity || !total || total->is_zero()) return std::nullopt;
    Figures result;
    result.row = row;
    result.quantity = total->sign() < 0 ? -quantity->abs() : quantity->abs();
    result.total = *total;
    const auto tax = amount(row, cells, Column::tax);
    result.has_tax = tax.has_value();
    result.tax = tax.value_or(Decimal());
    return result;
}

void DocumentCompleter::put(std::size_t row, Column column, const Decimal& amount) {
    rows_.set(row, column, printed_amount(amount, readings_(row)[static_cast<std::size_t>(column)].mark));
}

bool DocumentCompleter::net(const std::vector<Figures>& group) {
    const auto charge =
        std::find_if(group.begin(), group.end(), [](const Figures& one) { return one.total.sign() > 0; });
    const bool has_refund =
        std::any_of(group.begin(), group.end(), [](const Figures& one) { return one.total.sign() < 0; });
    if (charge == group.end() || !has_refund) return false;
    Figures sum;
    for (const Figures& one : group) {
        sum.quantity += one.quantity;
        sum.total += one.total;
        sum.tax += one.tax;
        sum.has_tax = sum.has_tax || one.has_tax;
        if (one.row != charge->row) rows_.drop(one.row);
    }
    put(charge->row, Column::quantity, sum.quantity);
    put(charge->row, Column::line_total, sum.total);
    if (sum.has_tax) put(charge->row, Column::tax, sum.tax);
    return true;
}

std::vector<FileNote> DocumentCompleter::net() {
    std::map<std::string, std::vector<Figures>> groups;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const CanonicalRow cells = rows_.canonical(row);
        const auto own = figures(row, cells);
        if (!own) continue;
        std::string key = document_of(row);
        for (const BoundColumn& part : by_) key += std::string(rows_.text(row, part)) + '\n';
        const auto price = amount(row, cells, Column::unit_price);
        if (price) key += price->normalized().to_string();
        groups[key + '\n' + std::string(cells[Column::uom])].push_back(*own);
    }
    std::map<std::uint32_t, std::size_t> netted;
    for (const auto& [key, group] : groups) {
        if (net(group)) netted[rows_.file(group.front().row)] += group.size();
    }
    std::vector<FileNote> notes;
    notes.reserve(netted.size());
    for (const auto& [file, count] : netted) {
        notes.push_back(
            {file,
             std::to_string(count) + " rows refund a quantity and charge another one: they are netted, line by line",
             false});
    }
    return notes;
}

}  // namespace

std::vector<FileNote> complete_documents(ProfileRows& rows, const ReadingsOfRow& readings) {
    DocumentCompleter completer(rows, readings);
    for (const ProfileCell& cell : rows.document().cells) {
        if (cell.is_exclusive) completer.end_before(cell.column);
        if (cell.of_document != DayOfDocument::each) completer.share_day(cell.column, cell.of_document);
    }
    return rows.document().netting ? completer.net() : std::vector<FileNote>();
}

}  // namespace msp_audit
