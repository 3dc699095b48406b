#include "ingest/unread_money.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ingest/file_messages.hpp"
#include "ingest/late_values.hpp"
#include "ingest/money_words.hpp"
#include "ingest/nearest_kind.hpp"
#include "ingest/second_tax.hpp"
#include "ingest/unread_rows.hpp"

namespace msp_audit {

namespace {

// What each of the messages says.
constexpr std::string_view nothing_else_tells = "no other column is known to";
constexpr std::string_view nothing_tells = "no column is known to hold";
constexpr std::string_view charge_alone = "a charge counts only as a row of its own";
constexpr std::string_view not_taken_off = "is not taken off";
constexpr std::string_view like_a_rate = "it looks like a rate";
constexpr std::string_view one_tax_alone = "only one column of tax is read";
constexpr std::array telling{nothing_else_tells, nothing_tells, charge_alone,
                             not_taken_off,      like_a_rate,   one_tax_alone};

std::string warning_of(const CandidateFile& file, DocumentKind kind, const AdvisedColumn& money) {
    const Column column = column_named(money.column).value();
    const std::string_view caveat = caveat_of(column);
    std::string headers = "'" + money.header + "'";
    for (const std::string& other : money.others) headers += " and '" + other + "'";
    std::string text = at_header(file) + headers + (money.others.empty() ? " is" : " are") + " not read, and " +
                       std::string(nothing_else_tells) + " " + std::string(purpose_of(column)) +
                       "\n  hint: " + std::string(caveat.empty() ? "if it does" : caveat) +
                       ", say so in msp-audit.toml, " + mapping_line(kind, money.column, money.header);
    if (!money.others.empty()) text += "; what stands in several columns must be added up in one first";
    return text;
}

std::string in_row(const ToldByRows& told) { return " in row " + std::to_string(told.row); }

/// A tax that is read from a column of rates.
std::string read_rate(const CandidateFile& file, const HeaderReading& reading, const ToldByRows& told) {
    const std::string& header = file.dialect.header[told.place];
    const bool is_mapped = reading.rank[static_cast<std::size_t>(Column::tax)] == NameRank::mapped;
    return at_header(file) + "'" + header + "' is read as the tax of the rows, and is " + told.value +
           " on every row, whatever its amount: " + std::string(like_a_rate) + "\n  hint: if it is, " +
           (is_mapped ? "take tax = \"" + header + "\" out of msp-audit.toml"
                      : "say so in its header, '" + header + " rate', and it is not read");
}

/// What the rows tell; nothing for what is offered.
std::string words_of(const CandidateFile& file, const HeaderReading& reading, const ToldByRows& told) {
    const std::string header = "'" + file.dialect.header[told.place] + "'";
    const std::string unread =
        at_header(file) + header + " is not read, and holds " + told.value + in_row(told) + ": ";
    switch (told.what) {
    case RowsTell::rate_of_tax:
        if (reading.columns.has(Column::tax)) return read_rate(file, reading, told);
        return at_header(file) + header + " is " + told.value +
               " on every row, whatever its amount: it holds the rate of the tax, and is not read; " +
               std::string(nothing_tells) + " amounts of tax";
    case RowsTell::amounts_with_tax:
        return at_header(file) + header + " is " + told.value + in_row(told) + " and " + told.other +
               " in another row of that invoice: it holds amounts of rows (with tax), which are not read; " +
               std::string(nothing_tells) + " totals of invoices";
    case RowsTell::charge:
        return unread + std::string(charge_alone);
    case RowsTell::paid:
        return unread + "what was already paid " + std::string(not_taken_off);
    case RowsTell::early_payment:
        return unread + "what may be taken off for paying early " + std::string(not_taken_off);
    case RowsTell::due_beside_total: {
        const std::size_t total = reading.place[static_cast<std::size_t>(Column::invoice_total)];
        return unread + "'" + file.dialect.header[total] + "' is " + told.other +
               " there, and what was already paid " + std::string(not_taken_off);
    }
    case RowsTell::credited_invoice:
        break;
    }
    return {};
}

std::string words_of(const CandidateFile& file, const HeaderReading& reading, const SecondTax& second) {
    const std::size_t tax = reading.place[static_cast<std::size_t>(Column::tax)];
    const std::string& read = file.dialect.header[tax];
    const std::string& header = file.dialect.header[second.place];
    return at_header(file) + "'" + header + "' is not read, and holds " +
           (second.sum.empty() ? second.value + " in row " + std::to_string(second.row)
                               : second.sum + " in all, the first in row " + std::to_string(second.row)) +
           ": " + std::string(one_tax_alone) + ", '" + read +
           "'\n  hint: if it is a tax, too, add both up in one column of the file and name that in msp-audit.toml, " +
           mapping_line(reading.kind, name_of(Column::tax), "...");
}

}  // namespace

bool tells_unread_money(std::string_view message) {
    return std::any_of(telling.begin(), telling.end(),
                       [message](std::string_view words) { return message.find(words) != std::string_view::npos; });
}

std::vector<std::string> unread_money_warnings(const CandidateFile& file, const HeaderReading& reading,
                                               const ReadLimits& limits) {
    std::vector<std::string> warnings;
    const bool has_prices = reading.kind == DocumentKind::invoice || reading.kind == DocumentKind::purchase_order ||
                            reading.kind == DocumentKind::quote;
    if (!has_prices) return warnings;
    const CandidateFile whole = with_late_values(file, reading, limits);
    const std::vector<ToldByRows> told = told_by_rows(whole, reading, limits);
    for (const AdvisedColumn& money : offered_money(reading, whole.dialect, told)) {
        warnings.push_back(warning_of(file, reading.kind, money));
    }
    for (const SecondTax& second : second_taxes(whole, reading, limits)) {
        warnings.push_back(words_of(file, reading, second));
    }
    for (const ToldByRows& one : told) {
        std::string words = words_of(file, reading, one);
        if (!words.empty()) warnings.push_back(std::move(words));
    }
    return warnings;
}

}  // namespace msp_audit
