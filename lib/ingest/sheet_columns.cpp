#include "ingest/sheet_columns.hpp"

#include <string_view>

#include "core/columns.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/header_names.hpp"
#include "ingest/ticket_headers.hpp"

namespace msp_audit {

namespace {

bool is_number(Column column) { return role_of(column) == ColumnRole::amount; }

bool is_number(TicketColumn column) {
    const TicketColumnRole role = role_of(column);
    return role == TicketColumnRole::count || role == TicketColumnRole::duration;
}

/// `ColumnName` names the columns of the readings.
template <class ColumnName, class Readings>
std::vector<NumberForm> number_forms(std::size_t headers, const Readings& readings) {
    std::vector<NumberForm> forms(headers, NumberForm::one_meaning);
    for (const auto& reading : readings) {
        for (std::size_t column = 0; column < reading.place.size(); ++column) {
            if (reading.place[column] >= headers) continue;
            NumberForm& form = forms[reading.place[column]];
            // What some kind reads as an identifier or a text stays as it is stored.
            if (!is_number(static_cast<ColumnName>(column))) {
                form = NumberForm::as_stored;
            } else if (form == NumberForm::one_meaning) {
                form = NumberForm::own_mark;
            }
        }
    }
    return forms;
}

std::vector<std::string_view> header_of(const Dialect& dialect) {
    return {dialect.header.begin(), dialect.header.end()};
}

}  // namespace

std::vector<NumberForm> number_forms_of_documents(const Dialect& dialect, const LoadOptions& options) {
    const auto readings = recognise(header_of(dialect), options.mapping, dialect.shapes);
    return number_forms<Column>(dialect.header.size(), readings);
}

std::vector<NumberForm> number_forms_of_tickets(const Dialect& dialect, const LoadOptions& options) {
    const auto readings = recognise_tickets(header_of(dialect), options.mapping, nullptr);
    return number_forms<TicketColumn>(dialect.header.size(), readings);
}

}  // namespace msp_audit
