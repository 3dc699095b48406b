#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/day.hpp"
#include "core/instant.hpp"

namespace msp_audit {

/// How a workbook counts days.
enum class DaySystem : std::uint8_t { from_1900, from_1904 };

/// "1900".
[[nodiscard]] std::string_view word_of(DaySystem system);

/// What the numbers among the dates of a file are.
struct SerialDates {
    std::optional<DaySystem> asked;        ///< --serial-dates, or the policy; none: they are no dates
    std::optional<DaySystem> of_workbook;  ///< what the workbook says that the file is a sheet of
    bool by_policy = false;                ///< it is the policy that asks

    friend bool operator==(const SerialDates&, const SerialDates&) = default;
};

/// Reads the number by which a spreadsheet keeps a day, 1970 to 2100: 42172 counted from 1900 is 2015-06-17, and
/// 42172.75 is six in the evening, to the nearest second. Nothing where that is not asked for. `reason` follows
/// "'99999' is not a date: ", and stays as it is for what is no such number.
[[nodiscard]] std::optional<LocalTime> read_serial_date(std::string_view cell, const SerialDates& serial,
                                                        std::string& reason);

/// What to say of a cell that is no date but may be such a number: which day it would be, and by what option. Empty
/// for every other cell.
[[nodiscard]] std::string hint_at_spreadsheet_day(std::string_view cell, const SerialDates& serial);

/// How many dates of a file were such numbers.
class SerialDatesRead {
public:
    void add(std::string_view cell, std::uint32_t row, const std::string& meaning);
    void add_another() { ++count_; }
    /// "2 dates are numbers of days, counted from 1900 on as --serial-dates says: ..."; empty where there were none.
    [[nodiscard]] std::string note(const SerialDates& serial) const;

private:
    std::size_t count_ = 0;
    std::string example_, meaning_;
    std::uint32_t row_ = 0;
};

/// 2015-06-17, and 2015-06-17 18:00:00 where the day has begun.
[[nodiscard]] std::string serial_date_text(const LocalTime& time);

}  // namespace msp_audit
