#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.hpp"
#include "report/csv_cells.hpp"

namespace msp_audit {

/// Appends rows of CSV to a text, cell by cell; what is absent is an empty cell.
class CsvRows {
public:
    CsvRows(std::string& out, CsvFor reader) : out_(out), reader_(reader) {}

    void text(std::string_view cell);
    /// A number that is printed already.
    void number(std::string_view digits);
    void count(std::size_t value);
    void count(const std::optional<std::size_t>& value);
    void decimal(const std::optional<Decimal>& value, int places);
    /// true or false.
    void boolean(bool value);
    void nothing() { begin_cell(); }
    void end_row();

private:
    void begin_cell();

    std::string& out_;
    CsvFor reader_;
    bool in_row_ = false;
};

}  // namespace msp_audit
