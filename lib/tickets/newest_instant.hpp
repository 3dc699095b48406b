#pragma once

#include "core/ticket_columns.hpp"
#include "core/ticket_rows.hpp"

namespace msp_audit {

/// The newest instant of a run, and how far it stands from the rest. Days are those of UTC.
class NewestInstant {
public:
    void add(Instant instant, SourceRef source, TicketColumn column);

    [[nodiscard]] Instant instant() const { return newest_; }
    [[nodiscard]] SourceRef source() const { return source_; }
    [[nodiscard]] TicketColumn column() const { return column_; }
    /// It lies more than 31 days after the next newest day that occurs.
    [[nodiscard]] bool stands_apart() const;
    /// A midnight of UTC; none where all instants lie on one day.
    [[nodiscard]] Instant next_day() const { return next_day_; }

private:
    Instant newest_, next_day_;
    SourceRef source_;
    TicketColumn column_ = TicketColumn::opened_at;
};

}  // namespace msp_audit
