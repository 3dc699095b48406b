#include "ingest/profile_rows.hpp"
#include "core/rejection.hpp"

#include <algorithm>
#include <utility>

#include "ingest/profile_amounts.hpp"

namespace msp_audit {

namespace {

std::string_view cell_text(const RawTable& table, std::size_t row, std::size_t column, const TextPool& texts) {
    return column == RawTable::absent ? std::string_view() : texts.text(table.cell(row, column));
}

/// The day of an instant: 2026-10-01 of 2026-10-01 00:00:00; any other text as it is.
std::string_view without_time(std::string_view cell) {
    const std::size_t clock = cell.find(':');
    if (clock == std::string_view::npos) return cell;
    const std::size_t end = cell.find_last_of(" T", clock);
    return end == std::string_view::npos ? cell : trimmed(cell.substr(0, end));
}

std::string_view without_leading_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? digits.substr(0, 1) : digits.substr(first);
}

}  // namespace

bool append_key_part(std::string& key, std::string_view cell) {
    if (cell.empty() || is_mangled_number(cell) || is_spreadsheet_error(cell)) return false;
    const std::size_t end = cell.find_first_not_of("0123456789");
    if (end == std::string_view::npos) {
        key += without_leading_zeros(cell);
    } else if (end != 0 && cell[end] == '.' && end + 1 < cell.size() &&
               cell.find_first_not_of('0', end + 1) == std::string_view::npos) {
        key += without_leading_zeros(cell.substr(0, end));
    } else {
        key += cell;
    }
    key += '\n';
    return true;
}

std::string negated(std::string_view amount) {
    if (amount.empty()) return {};
    if (amount.front() == '-') return std::string(trimmed(amount.substr(1)));
    if (amount.back() == '-') return std::string(trimmed(amount.substr(0, amount.size() - 1)));
    if (amount.front() == '(' && amount.back() == ')') return std::string(amount.substr(1, amount.size() - 2));
    return "-" + std::string(amount);
}

ProfileRows::ProfileRows(const ProfileDocument& document, std::span<RawTable> tables, TextPool& texts)
    : document_(document), tables_(tables), texts_(texts) {
    for (std::size_t i = 0; i < document.joins.size(); ++i) index_join(i);
    bind_cells();
    tell_mark_of_factors();
    take_rows();
}

bool BoundSource::is_given() const {
    return std::all_of(parts.begin(), parts.end(),
                       [](const BoundColumn& part) { return part.column != RawTable::absent; });
}

const RawTable& ProfileRows::table_at(std::size_t place) const {
    return tables_[place == 0 ? document_.from : document_.joins[place - 1].table];
}

BoundColumn ProfileRows::bound(const ProfileColumn& column) const {
    return {column.place, table_at(column.place).place_of(column.column)};
}

BoundSource ProfileRows::bound(const ProfileSource& source) const {
    BoundSource result;
    result.spec = &source;
    for (const ProfileColumn& part : source.parts) result.parts.push_back(bound(part));
    if (source.when) result.when = bound(source.when->column);
    return result;
}

std::string_view ProfileRows::text(std::size_t row, const BoundSource& source) const {
    const ProfileSource& spec = *source.spec;
    if (spec.when && !spec.when->holds(text(row, source.when))) return {};
    if (!spec.constant.empty()) return spec.constant;
    return spec.is_product ? product(row, source) : joined_parts(row, source);
}

std::string_view ProfileRows::text(std::size_t row, const BoundColumn& column) const {
    if (column.column == RawTable::absent) return {};
    const std::uint32_t place = column.place == 0 ? bases_[row] : partners_[row * joins_.size() + column.place - 1];
    return place == none ? std::string_view() : texts_.text(table_at(column.place).cell(place, column.column));
}

bool ProfileRows::holds(std::size_t row, std::span<const ProfileCondition> conditions) const {
    return std::all_of(conditions.begin(), conditions.end(), [&](const ProfileCondition& condition) {
        return condition.holds(text(row, bound(condition.column)));
    });
}

void ProfileRows::index_join(std::size_t join) {
    const ProfileJoin& spec = document_.joins[join];
    const RawTable& table = tables_[spec.table];
    Join& made = joins_.emplace_back();
    for (const auto& [own, other] : spec.keys) {
        made.keys.emplace_back(BoundColumn{join + 1, table.place_of(own)}, bound(other));
    }
    for (const ProfileCondition& condition : spec.where) made.where.push_back(bound(condition.column));
    const auto cell = [&](std::size_t row, std::size_t column) { return cell_text(table, row, column, texts_); };
    std::string key;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        key.clear();
        const bool has_key = std::all_of(made.keys.begin(), made.keys.end(), [&](const auto& pair) {
            return append_key_part(key, cell(row, pair.first.column));
        });
        if (!has_key) continue;
        std::size_t held = 0;
        while (held < spec.where.size() && spec.where[held].holds(cell(row, made.where[held].column))) ++held;
        Partner& partner = made.partners[key];
        const auto place = static_cast<std::uint32_t>(row);
        if (partner.any == none) {
            partner.any = place;
            partner.failed = static_cast<std::uint16_t>(held);
        }
        if (partner.right == none && held == spec.where.size()) partner.right = place;
    }
}

/// `row` is the last of bases_, whose partners of earlier joins are known.
bool ProfileRows::join_key(std::size_t join, std::size_t row, std::string& key) const {
    key.clear();
    return std::all_of(joins_[join].keys.begin(), joins_[join].keys.end(),
                       [&](const auto& pair) { return append_key_part(key, text(row, pair.second)); });
}

void ProfileRows::bind_cells() {
    for (const ProfileCell& spec : document_.cells) {
        Cell cell;
        cell.spec = &spec;
        if (spec.negative_when) cell.sign = bound(spec.negative_when->column);
        for (const ProfileSource& one : spec.sources) {
            BoundSource source = bound(one);
            source.is_first = &one == spec.sources.data();
            if (source.is_given()) cell.sources.push_back(std::move(source));
        }
        if (!cell.sources.empty() || !spec.constant.empty()) cells_.push_back(std::move(cell));
    }
}

ColumnSet ProfileRows::columns() const {
    ColumnSet result;
    for (const Cell& cell : cells_) result.add(cell.spec->column);
    return result;
}

void ProfileRows::take_rows() {
    RawTable& table = tables_[document_.from];
    std::vector<std::size_t> places;
    for (const ProfileCondition& condition : document_.where) places.push_back(bound(condition.column).column);
    for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
        std::size_t failed = 0;
        while (failed < places.size() &&
               document_.where[failed].holds(cell_text(table, row, places[failed], texts_))) {
            ++failed;
        }
        if (failed < places.size()) {
            table.leave_out(row, document_.where[failed].words);
        } else if (take_partners(row)) {
            table.settle(row, RowFate::used);
        } else {
            bases_.pop_back();
            partners_.resize(bases_.size() * joins_.size());
        }
    }
}

/// Appends the row and its partners; false if it is to be taken back.
bool ProfileRows::take_partners(std::uint32_t base) {
    const std::size_t row = bases_.size();
    bases_.push_back(base);
    partners_.resize(bases_.size() * joins_.size(), none);
    std::string key;
    for (std::size_t join = 0; join < joins_.size(); ++join) {
        const ProfileJoin& spec = document_.joins[join];
        const auto found = join_key(join, row, key) ? joins_[join].partners.find(key) : joins_[join].partners.end();
        const Partner partner = found == joins_[join].partners.end() ? Partner{} : found->second;
        partners_[row * joins_.size() + join] = partner.right;
        if (!spec.required || partner.right != none) continue;
        if (partner.any == none) {
            keep_orphan(base, join);
        } else {
            tables_[document_.from].leave_out(base, spec.where[partner.failed].words);
        }
        return false;
    }
    for (std::size_t join = 0; join < joins_.size(); ++join) {
        const std::uint32_t partner = partners_[row * joins_.size() + join];
        if (partner != none) tables_[document_.joins[join].table].settle(partner, RowFate::joined);
    }
    return true;
}

void ProfileRows::keep_orphan(std::uint32_t base, std::size_t join) {
    const ProfileJoin& spec = document_.joins[join];
    const std::size_t row = bases_.size() - 1;
    Orphan& orphan = orphans_.emplace_back();
    for (const auto& [own, other] : spec.keys) {
        const std::string between = orphan.column.empty() ? "" : ", ";
        orphan.column += between + other.column;
        const std::string_view cell = text(row, bound(other));
        orphan.value += between + std::string(cell);
        if (is_mangled_number(cell)) orphan.reason = "holds " + std::string(shortened_number);
        if (is_spreadsheet_error(cell)) orphan.reason = "is what a spreadsheet shows for a formula without a value";
    }
    orphan.base = base;
    if (orphan.reason.empty()) orphan.reason = "is in no row of " + spec.name;
    orphan.row = canonical(row);
    tables_[document_.from].settle(base, RowFate::rejected);
}

void ProfileRows::tell_mark_of_factors() {
    MarkEvidence marks;
    const auto add = [&](const BoundSource& source) {
        for (const BoundColumn& part : source.parts) {
            if (!source.spec->is_product || part.column == RawTable::absent) continue;
            const RawTable& table = table_at(part.place);
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                marks.add(cell_text(table, row, part.column, texts_), table.rows[row].line);
            }
        }
    };
    for (const Cell& cell : cells_) {
        for (const BoundSource& source : cell.sources) add(source);
        for (const ProfileSource& check : cell.spec->checks) add(bound(check));
    }
    const DecimalMark of_system = tables_[document_.from].decimal;
    if (of_system != DecimalMark::unknown) mark_of_factors_ = of_system;
    if (marks.decided() != DecimalMark::unknown) mark_of_factors_ = marks.decided();
}

std::string_view ProfileRows::product(std::size_t row, const BoundSource& source) const {
    std::vector<std::string_view> factors;
    for (const BoundColumn& part : source.parts) factors.push_back(text(row, part));
    const auto product = product_of(factors, source.spec->truncate, mark_of_factors_);
    return product ? texts_.text(texts_.intern(printed_amount(*product, mark_of_factors_))) : std::string_view();
}

std::string_view ProfileRows::joined_parts(std::size_t row, const BoundSource& source) const {
    const bool whole = !source.spec->without_time;
    if (source.parts.size() == 1 && whole) return text(row, source.parts.front());
    std::string joined;
    for (const BoundColumn& part : source.parts) {
        const std::string_view cell = text(row, part);
        if (cell.empty()) return {};
        if (&part != source.parts.data()) joined += source.spec->separator;
        joined += whole ? cell : without_time(cell);
    }
    return texts_.text(texts_.intern(joined));
}

ProfileRows::Reading ProfileRows::read(std::size_t row, const Cell& cell) const {
    Reading reading;
    reading.by_first = false;
    for (const BoundSource& source : cell.sources) {
        reading.text = text(row, source);
        reading.by_first = source.is_first && !reading.text.empty();
        if (!reading.text.empty()) break;
    }
    if (reading.text.empty()) reading.text = cell.spec->constant;
    for (const auto& [written, meaning] : cell.spec->values) {
        if (reading.text != written) continue;
        reading.text = meaning;
        break;
    }
    if (cell.spec->negative_when && !reading.text.empty() && cell.spec->negative_when->holds(text(row, cell.sign))) {
        reading.text = texts_.text(texts_.intern(negated(reading.text)));
    }
    return reading;
}

CanonicalRow ProfileRows::canonical(std::size_t row) const {
    CanonicalRow result;
    result.source.row = tables_[document_.from].rows[bases_[row]].line;
    for (const Cell& cell : cells_) {
        const Reading reading = read(row, cell);
        result[cell.spec->column] = reading.text;
        if (cell.spec->column == Column::vendor)
            result.vendor_from_po = document_.vendor_from_po && !reading.by_first;
    }
    for (const auto& [column, cells] : set_) {
        if (row < cells.size() && cells[row] != TextId::empty) result[column] = texts_.text(cells[row]);
    }
    return result;
}

std::vector<ProfileRows::Said> ProfileRows::warnings() const {
    std::vector<Said> said;
    for (const Cell& cell : cells_) {
        if (cell.spec->warning.empty()) continue;
        Said one;
        one.words = std::string(name_of(cell.spec->column)) + ": " + cell.spec->warning;
        for (std::size_t row = 0; row < size(); ++row) {
            if (read(row, cell).by_first) continue;
            if (one.rows++ == 0) one.first_row = bases_[row];
        }
        if (one.rows > 0) said.push_back(std::move(one));
    }
    return said;
}

void ProfileRows::drop(std::size_t row) {
    dropped_.resize(size());
    dropped_[row] = true;
    tables_[document_.from].rows[bases_[row]].fate = RowFate::joined;
}

void ProfileRows::set(std::size_t row, Column column, std::string_view cell) {
    std::vector<TextId>& cells = set_[column];
    cells.resize(size(), TextId::empty);
    cells[row] = texts_.intern(cell);
}

}  // namespace msp_audit
