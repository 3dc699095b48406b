#include "ingest/second_tax.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "ingest/column_words.hpp"
#include "ingest/header_likeness.hpp"
#include "ingest/money_words.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

namespace {

std::vector<std::size_t> idle_taxes(const CandidateFile& file, const HeaderReading& reading) {
    std::vector<std::size_t> places;
    const HeaderRow row{file.dialect.header, file.dialect.shapes};
    for (std::size_t place = 0; place < row.header.size() && places.size() + 3 < RowReader::max_wanted; ++place) {
        const bool is_idle = std::find(reading.place.begin(), reading.place.end(), place) == reading.place.end();
        if (is_idle && speaks_of(row.header[place], Column::tax) && makes_sense(row, place, Column::tax)) {
            places.push_back(place);
        }
    }
    return places;
}

/// All figures as one decimal mark reads them.
class UnderOneMark {
public:
    UnderOneMark(DecimalMark mark, std::size_t columns) : mark_(mark), sums_(columns), same_(columns, true) {}

    /// The tax that is read, and the others of its row.
    void add(std::string_view tax, const std::vector<std::string_view>& others) {
        if (!is_readable_) return;
        const auto read = amount(tax);
        Decimal sum;
        for (std::size_t i = 0; i < others.size(); ++i) {
            const auto other = amount(others[i]);
            if (!other) is_readable_ = false;
            if (!other) return;
            sum += *other;
            sums_[i] += *other;
            same_[i] = same_[i] && read && *read == *other;
        }
        are_parts_ = are_parts_ && read && *read == sum;
    }

    [[nodiscard]] bool is_readable() const { return is_readable_; }
    [[nodiscard]] bool is_told_by_what_is_read(std::size_t column) const { return are_parts_ || same_[column]; }
    [[nodiscard]] const Decimal& sum(std::size_t column) const { return sums_[column]; }

private:
    /// An empty cell is 0.
    [[nodiscard]] std::optional<Decimal> amount(std::string_view cell) const {
        if (cell.empty()) return Decimal();
        std::string reason;
        bool percent = false;
        auto read = read_amount(cell, mark_, reason, &percent);
        return percent ? std::nullopt : read;
    }

    DecimalMark mark_;
    bool is_readable_ = true;
    bool are_parts_ = true;
    std::vector<Decimal> sums_;
    std::vector<bool> same_;
};

bool is_other_than_zero(std::string_view cell) {
    return std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '1' && c <= '9'; });
}

}  // namespace

std::vector<SecondTax> second_taxes(const CandidateFile& file, const HeaderReading& reading,
                                    const ReadLimits& limits) {
    std::vector<SecondTax> found;
    const std::size_t tax = reading.place[static_cast<std::size_t>(Column::tax)];
    if (reading.kind != DocumentKind::invoice || tax == HeaderReading::absent) return found;
    const std::vector<std::size_t> places = idle_taxes(file, reading);
    if (places.empty()) return found;
    std::vector<std::size_t> wanted = places;
    wanted.insert(wanted.end(), {0, tax});
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    const auto cell_of = [&wanted](std::size_t place) {
        return static_cast<std::size_t>(std::lower_bound(wanted.begin(), wanted.end(), place) - wanted.begin());
    };
    std::vector<SecondTax> all(places.size());
    std::array readings{UnderOneMark(DecimalMark::point, places.size()),
                        UnderOneMark(DecimalMark::comma, places.size())};
    RowReader reader(file.open(), file.dialect, wanted, limits);
    std::vector<std::string_view> others(places.size());
    for (RowResult result = reader.next(); result != RowResult::end; result = reader.next()) {
        if (result != RowResult::row || is_total_word(reader.row().cells.front())) continue;
        const auto cells = reader.row().cells;
        for (std::size_t i = 0; i < places.size(); ++i) {
            others[i] = cells[cell_of(places[i])];
            if (!all[i].value.empty() || !is_other_than_zero(others[i])) continue;
            all[i].value = others[i];
            all[i].row = reader.row().line;
        }
        for (UnderOneMark& one : readings) one.add(cells[cell_of(tax)], others);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::optional<Decimal> sum;
        bool is_open = false;
        bool is_told = false;
        for (const UnderOneMark& one : readings) {
            if (!one.is_readable()) continue;
            is_told = is_told || one.is_told_by_what_is_read(i);
            is_open = is_open || (sum && *sum != one.sum(i));
            sum = one.sum(i);
        }
        if (is_told || all[i].value.empty()) continue;
        all[i].place = places[i];
        if (sum && !is_open) all[i].sum = sum->to_string(2);
        found.push_back(std::move(all[i]));
    }
    return found;
}

}  // namespace msp_audit
