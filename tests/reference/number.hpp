#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace reference {

/// Every quantity, price and amount: exact, never a binary fraction.
using Q = boost::multiprecision::cpp_rational;

/// A plain decimal ("-1,234.50" with groups of three is one too); nothing when the text is not one.
[[nodiscard]] std::optional<Q> parse_decimal(const std::string& text);
/// Half away from zero, to so many places.
[[nodiscard]] Q round_places(const Q& value, int places);
/// Without trailing zeros; nine places when it does not terminate.
[[nodiscard]] std::string decimal_text(const Q& value);
/// Places of the minor unit by ISO 4217; two for an unknown or missing currency.
[[nodiscard]] int minor_places(const std::string& currency);
/// One minor unit of the currency.
[[nodiscard]] Q minor_unit(const std::string& currency);
[[nodiscard]] Q absolute(const Q& value);

/// "In every proportional split each part but the largest rounds half away from zero and the largest takes
/// the rest"; among equals the first in `weights` is the largest. No weight at all: the last takes everything.
[[nodiscard]] std::vector<Q> share(const Q& amount, const std::vector<Q>& weights, int places);

/// Days since 1970-01-01 of yyyy-mm-dd; nothing when it is no calendar date.
[[nodiscard]] std::optional<int> parse_date(const std::string& text);

inline constexpr int first_day = -1000000;
inline constexpr int last_day = 1000000;

/// Days from `from` to `to`, both included.
struct Days {
    int from = first_day;
    int to = last_day;
    auto operator<=>(const Days&) const = default;
};

/// A number for each day, constant between changes: "draws by day".
class DayFunction {
public:
    DayFunction();
    void add(const Days& days, const Q& amount);
    /// No day above `limit`, and that never below zero.
    void clamp(const DayFunction& limit);
    [[nodiscard]] Q max_over(const Days& days) const;
    [[nodiscard]] Q min_over(const Days& days) const;
    /// This minus the other, day by day.
    [[nodiscard]] DayFunction minus(const DayFunction& other) const;

private:
    void cut(int day);
    [[nodiscard]] Q at(int day) const;
    std::map<int, Q> from_day_;
};

}  // namespace reference
