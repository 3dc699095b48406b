#include "ingest/unread_money.hpp"

#include <string_view>

#include "ingest/file_messages.hpp"
#include "ingest/money_words.hpp"
#include "ingest/nearest_kind.hpp"

namespace msp_audit {

namespace {

std::string warning_of(const CandidateFile& file, DocumentKind kind, const AdvisedColumn& money) {
    const Column column = column_named(money.column).value();
    const std::string_view caveat = caveat_of(column);
    std::string headers = "'" + money.header + "'";
    for (const std::string& other : money.others) headers += " and '" + other + "'";
    std::string text = at_header(file) + headers + (money.others.empty() ? " is" : " are") + " not read, and " +
                       std::string(nothing_else_tells) + " " + std::string(purpose_of(column)) +
                       "\n  hint: " + std::string(caveat.empty() ? "if it does" : caveat) +
                       ", say so in msp-audit.toml: " + mapping_line(kind, money.column, money.header);
    if (!money.others.empty()) text += "; what stands in several columns must be added up in one first";
    return text;
}

}  // namespace

std::vector<std::string> unread_money_warnings(const CandidateFile& file, const HeaderReading& reading) {
    std::vector<std::string> warnings;
    const bool has_prices = reading.kind == DocumentKind::invoice || reading.kind == DocumentKind::purchase_order ||
                            reading.kind == DocumentKind::quote;
    if (!has_prices) return warnings;
    for (const AdvisedColumn& money : offered_money(reading, file.dialect)) {
        warnings.push_back(warning_of(file, reading.kind, money));
    }
    return warnings;
}

}  // namespace msp_audit
