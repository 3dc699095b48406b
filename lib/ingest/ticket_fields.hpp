#pragma once

#include <array>
#include <cstdint>

#include "core/ticket_rows.hpp"

namespace msp_audit {

/// Where the value of a column stands in a record: in one of three kinds of members; the others are null.
template <class Record>
struct TicketField {
    TextId Record::*text = nullptr;
    Instant Record::*instant = nullptr;
    std::int32_t Record::*number = nullptr;
};
template <class Record>
using TicketFields = std::array<TicketField<Record>, ticket_column_count>;

/// The members of TicketRow, TicketEvent or TimeEntry by column.
template <class Record>
[[nodiscard]] const TicketFields<Record>& ticket_fields();

}  // namespace msp_audit
