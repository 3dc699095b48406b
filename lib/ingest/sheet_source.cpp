#include "ingest/sheet_source.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "ingest/workbook_error.hpp"
#include "ingest/xml_reader.hpp"

namespace msp_audit {

namespace {

/// The column of C4, from 0, and its row; false for what is no such reference.
bool read_reference(std::string_view text, std::uint32_t& column, std::uint32_t& row) {
    constexpr std::size_t most_letters = 3;
    std::size_t letters = 0;
    std::uint32_t number = 0;
    for (; letters < text.size() && letters <= most_letters; ++letters) {
        const char c = text[letters];
        if (c < 'A' || c > 'Z') break;
        number = number * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    }
    if (letters == 0 || letters > most_letters || number > SheetSource::most_columns) return false;
    column = number - 1;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + letters, end, row);
    return error == std::errc() && rest == end;
}

enum class CellType : std::uint8_t { number, shared_text, text, truth, plain };

CellType type_named(std::string_view word) {
    if (word.empty() || word == "n") return CellType::number;
    if (word == "s") return CellType::shared_text;
    if (word == "b") return CellType::truth;
    return word == "str" || word == "inlineStr" ? CellType::text : CellType::plain;
}

/// Appends a cell, in quotes where it needs them.
void append_field(std::string& line, std::string_view cell) {
    const bool needs_quotes =
        !cell.empty() && (cell.front() == ' ' || cell.front() == '\t' || cell.find_first_of(",\"\n\r") != cell.npos);
    if (!needs_quotes) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

}  // namespace

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

class SheetSource::State final : public XmlHandler {
public:
    State(const Workbook& workbook, const WorkbookSheet& sheet, const ReadLimits& limits,
          std::vector<NumberForm> forms)
        : workbook_(workbook),
          name_(sheet.name),
          most_bytes_(std::min(limits.record_bytes, ReadLimits::most_record_bytes)),
          forms_(std::move(forms)),
          reader_(workbook.open(sheet), sheet.part, *this) {}

    std::size_t read(char* buffer, std::size_t size) {
        while (ready_.size() - ready_at_ < size && !at_end_) {
            ready_.erase(0, ready_at_);
            ready_at_ = 0;
            at_end_ = !reader_.step();
        }
        const std::size_t taken = std::min(size, ready_.size() - ready_at_);
        std::memcpy(buffer, ready_.data() + ready_at_, taken);
        ready_at_ += taken;
        return taken;
    }

    void begin(std::string_view element, const XmlAttributes& attributes) override {
        is_text_ = false;
        if (element == "row") {
            begin_row(attributes);
        } else if (element == "c") {
            begin_cell(attributes);
        } else if (element == "col") {
            hide_columns(attributes);
        } else if (element == "v" || element == "f") {
            is_text_ = is_cell_;
            has_formula_ = has_formula_ || element == "f";
            is_formula_ = element == "f";
        } else if (element == "rPh") {
            ++pronounced_;
        } else if (element == "t") {
            is_text_ = is_cell_ && pronounced_ == 0;
            is_formula_ = false;
        }
    }

    void end(std::string_view element) override {
        is_text_ = false;
        if (element == "rPh") --pronounced_;
        if (element == "c" && is_cell_) end_cell();
        if (element == "row" && is_row_) end_row();
    }

    void text(std::string_view piece) override {
        // What is longer makes the row too long, however much longer it is.
        if (is_text_ && !is_formula_ && value_.size() <= most_bytes_) value_ += piece;
    }

    SheetRemarks remarks;

private:
    struct Cell {
        std::uint32_t column = 0;
        std::string text;
    };

    /// Columns `min` to `max`, from 1; what is no such range hides none.
    void hide_columns(const XmlAttributes& attributes) {
        if (!attributes.is_true("hidden")) return;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        const std::string_view min = attributes["min"];
        const std::string_view max = attributes["max"];
        std::from_chars(min.data(), min.data() + min.size(), first);
        std::from_chars(max.data(), max.data() + max.size(), last);
        last = std::min(last, most_columns);
        if (first == 0 || first > last) return;
        if (hidden_columns_.size() < last) hidden_columns_.resize(last);
        for (std::uint32_t column = first; column <= last; ++column) hidden_columns_[column - 1] = true;
    }

    void remark_hidden(std::uint32_t column) {
        if (column >= hidden_columns_.size() || !hidden_columns_[column]) return;
        hidden_columns_[column] = false;  // once is enough
        auto& columns = remarks.hidden_columns;
        columns.insert(std::lower_bound(columns.begin(), columns.end(), column), column);
    }

    void begin_row(const XmlAttributes& attributes) {
        std::uint32_t row = row_ + 1;
        if (attributes.has("r")) {
            const std::string_view text = attributes["r"];
            const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), row);
            if (error != std::errc() || rest != text.data() + text.size() || row == 0 || row > most_rows) {
                refuse("has a row '" + std::string(text.substr(0, 20)) + "'; rows go from 1 to " +
                       std::to_string(most_rows));
            }
        }
        if (row > most_rows) refuse("has more than " + std::to_string(most_rows) + " rows");
        if (row <= row_) {
            refuse("has row " + std::to_string(row) + " behind row " + std::to_string(row_));
        }
        row_ = row;
        is_row_ = true;
        is_hidden_ = attributes.is_true("hidden");
        next_column_ = 0;
        cells_.clear();
        row_bytes_ = 0;
    }

    void begin_cell(const XmlAttributes& attributes) {
        if (!is_row_) refuse("has a cell outside of its rows");
        column_ = next_column_;
        if (const std::string_view reference = attributes["r"]; !reference.empty()) {
            std::uint32_t row = 0;
            if (!read_reference(reference, column_, row) || row != row_) {
                refuse("has a cell '" + std::string(reference.substr(0, 20)) + "' in row " + std::to_string(row_));
            }
        }
        if (column_ >= most_columns) refuse("has more than " + std::to_string(most_columns) + " columns");
        next_column_ = column_ + 1;
        type_ = type_named(attributes["t"]);
        style_ = 0;
        const std::string_view style = attributes["s"];
        std::from_chars(style.data(), style.data() + style.size(), style_);
        value_.clear();
        is_cell_ = true;
        has_formula_ = false;
    }

    [[nodiscard]] std::string place() const { return column_letters(column_) + std::to_string(row_); }

    [[nodiscard]] std::string value() {
        switch (type_) {
        case CellType::shared_text: {
            std::size_t number = 0;
            const char* const end = value_.data() + value_.size();
            const auto [rest, error] = std::from_chars(value_.data(), end, number);
            if (error != std::errc() || rest != end || number >= workbook_.texts().size()) {
                refuse("asks in cell " + place() + " for shared text '" + value_.substr(0, 20) + "', and there are " +
                       std::to_string(workbook_.texts().size()));
            }
            return std::string(workbook_.texts()[number]);
        }
        case CellType::text:
            return without_stand_ins(value_);
        case CellType::truth:
            return value_ == "1" ? "TRUE" : (value_ == "0" ? "FALSE" : value_);
        case CellType::number: {
            const auto form = column_ < forms_.size() ? forms_[column_] : NumberForm::one_meaning;
            return sheet_number_text(value_, workbook_.format(style_), workbook_.days(), form);
        }
        case CellType::plain:
            break;
        }
        return value_;
    }

    void end_cell() {
        is_cell_ = false;
        if (value_.empty() && has_formula_ && type_ != CellType::text) {
            if (remarks.formulas_without_value++ == 0) remarks.first_without_value = place();
            cells_.push_back({column_, "#FORMULA!"});
            return;
        }
        // A row beyond the limit is refused, however much more it holds.
        if (value_.empty() || row_bytes_ > most_bytes_) return;
        cells_.push_back({column_, value()});
        row_bytes_ += cells_.back().text.size() + 1;
    }

    void end_row() {
        is_row_ = false;
        std::erase_if(cells_, [](const Cell& cell) { return cell.text.empty(); });
        if (cells_.empty()) return;
        const auto is_before = [](const Cell& a, const Cell& b) { return a.column < b.column; };
        if (!std::is_sorted(cells_.begin(), cells_.end(), is_before)) {
            std::stable_sort(cells_.begin(), cells_.end(), is_before);
        }
        const auto twice = std::adjacent_find(cells_.begin(), cells_.end(),
                                              [](const Cell& a, const Cell& b) { return a.column == b.column; });
        if (twice != cells_.end()) {
            refuse("has two cells " + column_letters(twice->column) + std::to_string(row_));
        }
        if (is_hidden_ && remarks.hidden_rows++ == 0) remarks.first_hidden = row_;
        ready_.append(row_ - 1 - given_rows_, '\n');
        given_rows_ = row_;
        const std::size_t begin = ready_.size();
        std::uint32_t column = 0;
        for (const Cell& cell : cells_) {
            ready_.append(cell.column - column, ',');
            column = cell.column;
            remark_hidden(column);
            append_field(ready_, cell.text);
        }
        if (ready_.size() - begin >= most_bytes_) {
            const auto at = ready_.begin() + static_cast<std::ptrdiff_t>(begin);
            std::replace_if(
                at, ready_.end(), [](char c) { return c == '"' || c == '\n' || c == '\r'; }, ' ');
        }
        ready_ += '\n';
        given_bytes_ += ready_.size() - begin;
        if (given_bytes_ > most_text_bytes) {
            throw WorkbookError("its sheet '" + name_ + "' holds more than 1 GiB of text", text_has_no_such_limit);
        }
    }

    [[noreturn]] void refuse(const std::string& what) const {
        throw WorkbookError("its sheet '" + name_ + "' " + what, save_anew);
    }

    const Workbook& workbook_;
    std::string name_;
    std::size_t most_bytes_;
    std::vector<NumberForm> forms_;
    XmlReader reader_;
    std::string ready_;  ///< given out from ready_at_ on
    std::size_t ready_at_ = 0;
    std::uint32_t given_rows_ = 0;  ///< as records, blank ones too
    std::size_t given_bytes_ = 0;
    bool at_end_ = false;
    // The row and the cell at hand.
    std::vector<bool> hidden_columns_;  ///< but those that a remark names
    std::uint32_t row_ = 0;
    std::uint32_t next_column_ = 0;
    std::vector<Cell> cells_;
    std::size_t row_bytes_ = 0;
    bool is_row_ = false, is_cell_ = false, is_hidden_ = false;
    std::uint32_t column_ = 0;
    CellType type_ = CellType::number;
    std::size_t style_ = 0;
    std::string value_;
    bool has_formula_ = false, is_formula_ = false, is_text_ = false;
    int pronounced_ = 0;
};

SheetSource::SheetSource(const Workbook& workbook, const WorkbookSheet& sheet, const ReadLimits& limits,
                         std::vector<NumberForm> forms)
    : state_(std::make_unique<State>(workbook, sheet, limits, std::move(forms))) {}

SheetSource::~SheetSource() = default;

std::size_t SheetSource::read(char* buffer, std::size_t size) { return state_->read(buffer, size); }

const SheetRemarks& SheetSource::remarks() const { return state_->remarks; }

}  // namespace msp_audit
