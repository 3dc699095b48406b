#include "ingest/column_choice.hpp"

namespace msp_audit {

std::string_view word_of(DecimalMark mark) { return mark == DecimalMark::comma ? "comma" : "point"; }
std::string_view word_of(DateOrder order) { return order == DateOrder::mdy ? "mdy" : "dmy"; }

std::string in_words(DecimalMark mark) { return "with a decimal " + std::string(word_of(mark)); }
std::string in_words(DateOrder order) {
    return order == DateOrder::mdy ? "with the month before the day" : "with the day before the month";
}

std::string meaning_of(const std::string& cell, DecimalMark mark) {
    std::string reason;
    bool percent = false;
    const auto value = read_amount(cell, mark, reason, &percent);
    return value ? value->to_string() : std::string();
}
std::string meaning_of(const std::string& cell, DateOrder order) {
    std::string reason;
    const auto day = read_day(cell, order, reason);
    return day ? day->to_string() : std::string();
}

}  // namespace msp_audit
