#include "ingest/cell_reading.hpp"

namespace msp_audit {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a cell means under two readings of its column.
enum class Meaning : std::uint8_t { none, same, first_only, second_only, two };

template <class Value>
Meaning meaning(const std::optional<Value>& first, const std::optional<Value>& second) {
    if (first && second) return *first == *second ? Meaning::same : Meaning::two;
    if (first) return Meaning::first_only;
    return second ? Meaning::second_only : Meaning::none;
}

/// Settles digits with one mark, the bulk of all cells, without reading them: 1234.50 has a decimal mark, 1.234 does
/// not say. Nothing for a cell of any other shape.
std::optional<Meaning> meaning_by_shape(std::string_view cell) {
    std::size_t begin = 0;
    if (!cell.empty() && cell[0] == '-') begin = 1;
    std::size_t mark = cell.size();
    for (std::size_t at = begin; at < cell.size(); ++at) {
        if (is_digit(cell[at])) continue;
        if (mark != cell.size() || at == begin || (cell[at] != '.' && cell[at] != ',')) return std::nullopt;
        mark = at;
    }
    if (mark == cell.size()) return cell.size() > begin ? Meaning::same : Meaning::none;
    const std::size_t whole = mark - begin;
    const std::size_t places = cell.size() - mark - 1;
    constexpr auto digits = std::size_t{Decimal::max_digits};
    if (places == 0 || places > std::size_t{Decimal::max_places} || whole + places > digits) return std::nullopt;
    if (places == 3 && whole <= 3 && cell[begin] != '0') return Meaning::two;
    return cell[mark] == '.' ? Meaning::first_only : Meaning::second_only;
}

/// First: with a decimal point; second: with a decimal comma.
Meaning meaning_of_amount(std::string_view cell) {
    if (const auto settled = meaning_by_shape(cell)) return *settled;
    if (cell.find_first_of(".,") == std::string_view::npos) return Meaning::same;
    std::string reason;
    bool percent = false;
    const auto point = read_amount(cell, DecimalMark::point, reason, &percent);
    const auto comma = read_amount(cell, DecimalMark::comma, reason, &percent);
    return meaning(point, comma);
}

/// First: day before month; second: month before day.
Meaning meaning_of_date(std::string_view cell) {
    // Whatever begins with four digits has its year first or is no date.
    if (cell.size() >= 8 && is_digit(cell[0]) && is_digit(cell[1]) && is_digit(cell[2]) && is_digit(cell[3])) {
        return Meaning::same;
    }
    std::string reason;
    const auto day_first = read_day(cell, DateOrder::dmy, reason);
    const auto month_first = read_day(cell, DateOrder::mdy, reason);
    return meaning(day_first, month_first);
}

/// Counts a cell; keeps the first one that decides, until there is one the first that does not.
void count(Meaning meaning, std::string_view cell, std::uint32_t line, std::array<std::size_t*, 3> counters,
           std::string& example, std::uint32_t& example_line) {
    if (meaning == Meaning::none || meaning == Meaning::same) return;
    auto& [first_only, second_only, either] = counters;
    const bool none_decides = *first_only + *second_only == 0;
    const bool decides = meaning != Meaning::two;
    if (none_decides && (decides || *either == 0)) {
        example = cell;
        example_line = line;
    }
    ++*(meaning == Meaning::first_only ? first_only : (decides ? second_only : either));
}

}  // namespace

void MarkEvidence::add(std::string_view cell, std::uint32_t line) {
    count(meaning_of_amount(cell), cell, line, {&point_only_, &comma_only_, &either_}, example_, example_line_);
}

DecimalMark MarkEvidence::decided() const {
    if (point_only_ > 0 && comma_only_ == 0) return DecimalMark::point;
    return comma_only_ > 0 && point_only_ == 0 ? DecimalMark::comma : DecimalMark::unknown;
}

bool MarkEvidence::ambiguous() const { return either_ > 0 && decided() == DecimalMark::unknown; }

bool MarkEvidence::contradictory() const { return point_only_ > 0 && comma_only_ > 0; }

bool MarkEvidence::depends_on_mark(std::string_view cell) { return meaning_of_amount(cell) == Meaning::two; }

void OrderEvidence::add(std::string_view cell, std::uint32_t line) {
    count(meaning_of_date(cell), cell, line, {&day_first_, &month_first_, &either_}, example_, example_line_);
}

DateOrder OrderEvidence::decided() const {
    if (day_first_ > 0 && month_first_ == 0) return DateOrder::dmy;
    return month_first_ > 0 && day_first_ == 0 ? DateOrder::mdy : DateOrder::unknown;
}

bool OrderEvidence::ambiguous() const { return either_ > 0 && decided() == DateOrder::unknown; }

bool OrderEvidence::contradictory() const { return day_first_ > 0 && month_first_ > 0; }

bool OrderEvidence::depends_on_order(std::string_view cell) { return meaning_of_date(cell) == Meaning::two; }

}  // namespace msp_audit
