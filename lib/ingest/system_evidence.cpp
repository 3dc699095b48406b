#include "ingest/system_evidence.hpp"

#include <set>
#include <utility>
#include <vector>

namespace msp_audit {

namespace {

/// A column that was open and is no longer is settled by the lender, by what means ever that was done.
void name_lender(ReadingEvidence& now, const ReadingEvidence& before, const ReadingEvidence& why) {
    if (now.basis != ReadingBasis::option || before.basis == ReadingBasis::option) return;
    if (before.basis != ReadingBasis::open) {
        now = before;
        return;
    }
    now.basis = why.basis;
    now.lender = why.lender;
    now.lent = why.lent;
    now.lent_line = why.lent_line;
}

}  // namespace

SystemHabits habits_of(const Profile& profile, const ProfileDocument& document) {
    const ProfileTable& own = profile.tables[document.from];
    SystemHabits habits{own.decimal, own.date_order, profile.title};
    std::set<DecimalMark> marks;
    std::set<DateOrder> orders;
    for (const ProfileJoin& join : document.joins) {
        const ProfileTable& table = profile.tables[join.table];
        if (table.decimal != DecimalMark::unknown) marks.insert(table.decimal);
        if (table.date_order != DateOrder::unknown) orders.insert(table.date_order);
    }
    if (habits.decimal == DecimalMark::unknown && marks.size() == 1) habits.decimal = *marks.begin();
    if (habits.date_order == DateOrder::unknown && orders.size() == 1) habits.date_order = *orders.begin();
    return habits;
}

void SystemEvidence::add(const CanonicalRow& row, ColumnSet columns, DocumentKind kind) {
    for (const Column column : columns_of(kind)) {
        if (!columns.has(column) || row[column].empty()) continue;
        if (role_of(column) == ColumnRole::amount) marks_.add(row[column], row.source.row);
        if (role_of(column) == ColumnRole::day) orders_.add(row[column], row.source.row);
    }
}

SettledReadings SystemEvidence::settle(const ColumnSurvey& survey, AskedReadings asked, const std::string& file,
                                       const std::array<std::string, column_count>& printed,
                                       const SystemHabits& habits) const {
    SettledReadings settled = survey.settle(asked, file, printed);
    std::vector<std::string> said;
    const auto try_with = [&](const AskedReadings& more, std::string note, const ReadingEvidence& why) {
        SettledReadings other = survey.settle(more, file, printed);
        if (other.errors.size() >= settled.errors.size()) return;
        for (auto& [column, evidence] : other.evidence) name_lender(evidence, settled.evidence.at(column), why);
        asked = more;
        settled = std::move(other);
        said.push_back(std::move(note));
    };
    if (!settled.errors.empty() && !asked.mark.reading && marks_.decided() != DecimalMark::unknown) {
        AskedReadings more = asked;
        more.mark.reading = marks_.decided();
        const std::string mark = more.mark.reading == DecimalMark::point ? "point" : "comma";
        try_with(more,
                 "amounts are read with a decimal " + mark + ", as '" + marks_.example() + "' of another table is",
                 {ReadingBasis::other_table, {}, 0, {}, marks_.example(), marks_.example_line()});
    }
    if (!settled.errors.empty() && !asked.order.reading && orders_.decided() != DateOrder::unknown) {
        AskedReadings more = asked;
        more.order.reading = orders_.decided();
        const std::string first = more.order.reading == DateOrder::mdy ? "month" : "day";
        try_with(more,
                 "dates are read with the " + first + " first, as '" + orders_.example() + "' of another table is",
                 {ReadingBasis::other_table, {}, 0, {}, orders_.example(), orders_.example_line()});
    }
    if (!settled.errors.empty() && !asked.mark.reading && habits.decimal != DecimalMark::unknown) {
        AskedReadings more = asked;
        more.mark.reading = habits.decimal;
        const std::string mark = more.mark.reading == DecimalMark::point ? "point" : "comma";
        try_with(more, "amounts are read with a decimal " + mark + ", as " + habits.title + " have it",
                 {ReadingBasis::system, {}, 0, habits.title, {}, 0});
    }
    if (!settled.errors.empty() && !asked.order.reading && habits.date_order != DateOrder::unknown) {
        AskedReadings more = asked;
        more.order.reading = habits.date_order;
        const std::string first = more.order.reading == DateOrder::mdy ? "month" : "day";
        try_with(more, "dates are read with the " + first + " first, as " + habits.title + " have it",
                 {ReadingBasis::system, {}, 0, habits.title, {}, 0});
    }
    settled.notes.insert(settled.notes.end(), said.begin(), said.end());
    return settled;
}

}  // namespace msp_audit
