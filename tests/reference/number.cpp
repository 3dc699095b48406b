#include "number.hpp"

#include <cctype>
#include <set>

namespace reference {

namespace {

using Integer = boost::multiprecision::cpp_int;

Integer power_of_ten(int places) {
    Integer result = 1;
    for (int i = 0; i < places; ++i) {
        result *= 10;
    }
    return result;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// Groups of three in thousands; the whole field must match.
std::optional<std::string> without_groups(const std::string& whole) {
    if (whole.find(',') == std::string::npos) {
        return whole;
    }
    std::string digits;
    std::size_t since = 0;
    bool grouped = false;
    for (const char c : whole) {
        if (c == ',') {
            if (since == 0 || since > 3 || (grouped && since != 3)) {
                return std::nullopt;
            }
            grouped = true;
            since = 0;
        } else {
            digits += c;
            ++since;
        }
    }
    if (since != 3) {
        return std::nullopt;
    }
    return digits;
}

int days_from_civil(int year, int month, int day) {
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int days = 0;
    for (int y = 1970; y < year; ++y) {
        days += (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) ? 366 : 365;
    }
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    days += before[month - 1] + ((leap && month > 2) ? 1 : 0);
    return days + day - 1;
}

}  // namespace

std::optional<Q> parse_decimal(const std::string& text) {
    std::string body = text;
    bool negative = false;
    if (!body.empty() && (body[0] == '-' || body[0] == '+')) {
        negative = body[0] == '-';
        body.erase(0, 1);
    }
    const auto point = body.find('.');
    const auto whole = without_groups(body.substr(0, point));
    const std::string fraction = point == std::string::npos ? "" : body.substr(point + 1);
    if (!whole || (whole->empty() && fraction.empty()) || fraction.size() > 15) {
        return std::nullopt;
    }
    for (const char c : *whole + fraction) {
        if (!digit(c)) {
            return std::nullopt;
        }
    }
    Integer digits = 0;
    for (const char c : *whole + fraction) {
        digits = digits * 10 + (c - '0');
    }
    const Q value(digits, power_of_ten(static_cast<int>(fraction.size())));
    return negative ? Q(-value) : value;
}

Q absolute(const Q& value) { return value < 0 ? Q(-value) : value; }

Q round_places(const Q& value, int places) {
    const Integer scale = power_of_ten(places);
    const Q scaled = absolute(value) * Q(scale);
    // floor(x + 1/2) of the magnitude is half away from zero.
    const Q shifted = scaled + Q(1, 2);
    const Integer whole = boost::multiprecision::numerator(shifted) / boost::multiprecision::denominator(shifted);
    const Q result(whole, scale);
    return value < 0 ? Q(-result) : result;
}

std::string decimal_text(const Q& value) {
    Q shown = value;
    int places = 0;
    while (places <= 30) {
        const Q scaled = shown * Q(power_of_ten(places));
        if (boost::multiprecision::denominator(scaled) == 1) {
            break;
        }
        ++places;
    }
    if (places > 30) {
        shown = round_places(value, 9);
        places = 9;
    }
    const Q scaled = absolute(shown) * Q(power_of_ten(places));
    std::string digits = boost::multiprecision::numerator(scaled).str();
    while (static_cast<int>(digits.size()) <= places) {
        digits.insert(0, 1, '0');
    }
    std::string text = digits;
    if (places > 0) {
        text.insert(text.size() - static_cast<std::size_t>(places), 1, '.');
        while (text.back() == '0') {
            text.pop_back();
        }
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return shown < 0 ? "-" + text : text;
}

int minor_places(const std::string& currency) {
    static const std::set<std::string> none = {"JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "XPF",
                                               "PYG", "UGX", "RWF", "BIF", "DJF", "GNF", "KMF", "VUV"};
    static const std::set<std::string> three = {"KWD", "BHD", "OMR", "TND", "JOD", "IQD", "LYD"};
    if (none.count(currency) != 0) {
        return 0;
    }
    return three.count(currency) != 0 ? 3 : 2;
}

Q minor_unit(const std::string& currency) { return Q(1, power_of_ten(minor_places(currency))); }

std::vector<Q> share(const Q& amount, const std::vector<Q>& weights, int places) {
    std::vector<Q> parts(weights.size(), Q(0));
    if (weights.empty()) {
        return parts;
    }
    Q sum = 0;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        if (absolute(weights[i]) > absolute(weights[largest])) {
            largest = i;
        }
    }
    if (sum == 0) {
        parts.back() = amount;
        return parts;
    }
    Q rest = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (i != largest) {
            parts[i] = round_places(amount * weights[i] / sum, places);
            rest -= parts[i];
        }
    }
    parts[largest] = rest;
    return parts;
}

std::optional<int> parse_date(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != 4 && i != 7 && !digit(text[i])) {
            return std::nullopt;
        }
    }
    const int year = std::stoi(text.substr(0, 4));
    const int month = std::stoi(text.substr(5, 2));
    const int day = std::stoi(text.substr(8, 2));
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1]) {
        return std::nullopt;
    }
    return days_from_civil(year, month, day);
}

DayFunction::DayFunction() { from_day_[first_day] = 0; }

Q DayFunction::at(int day) const { return std::prev(from_day_.upper_bound(day))->second; }

void DayFunction::cut(int day) {
    if (day <= last_day && from_day_.count(day) == 0) {
        from_day_[day] = at(day);
    }
}

void DayFunction::add(const Days& days, const Q& amount) {
    if (days.to < days.from) {
        return;
    }
    cut(days.from);
    cut(days.to + 1);
    for (auto& [day, value] : from_day_) {
        if (day >= days.from && day <= days.to) {
            value += amount;
        }
    }
}

void DayFunction::clamp(const DayFunction& limit) {
    for (const auto& [day, value] : limit.from_day_) {
        cut(day);
    }
    for (auto& [day, value] : from_day_) {
        const Q most = limit.at(day) < 0 ? Q(0) : limit.at(day);
        if (value > most) {
            value = most;
        }
    }
}

Q DayFunction::max_over(const Days& days) const {
    Q best = at(days.from);
    for (const auto& [day, value] : from_day_) {
        if (day >= days.from && day <= days.to && value > best) {
            best = value;
        }
    }
    return best;
}

Q DayFunction::min_over(const Days& days) const {
    Q best = at(days.from);
    for (const auto& [day, value] : from_day_) {
        if (day >= days.from && day <= days.to && value < best) {
            best = value;
        }
    }
    return best;
}

DayFunction DayFunction::minus(const DayFunction& other) const {
    DayFunction result = *this;
    for (const auto& [day, value] : other.from_day_) {
        result.cut(day);
    }
    for (auto& [day, value] : result.from_day_) {
        value -= other.at(day);
    }
    return result;
}

}  // namespace reference
