#include "tickets/newest_instant.hpp"

namespace msp_audit {

namespace {

Instant day_begin(Instant instant) {
    const Seconds into_day = (instant.count() % seconds_a_day + seconds_a_day) % seconds_a_day;
    return instant + -into_day;
}

}  // namespace

void NewestInstant::add(Instant instant, SourceRef source, TicketColumn column) {
    if (!instant.has_value()) return;
    if (!newest_.has_value()) {
        newest_ = instant;
        source_ = source;
        column_ = column;
    } else if (instant > newest_) {
        if (day_begin(newest_) < day_begin(instant)) next_day_ = day_begin(newest_);
        newest_ = instant;
        source_ = source;
        column_ = column;
    } else if (!next_day_.has_value() || instant >= next_day_ + seconds_a_day) {
        if (day_begin(instant) < day_begin(newest_)) next_day_ = day_begin(instant);
    }
}

bool NewestInstant::stands_apart() const {
    constexpr Seconds most = 31 * seconds_a_day;
    return next_day_.has_value() && day_begin(newest_) - next_day_ > most;
}

}  // namespace msp_audit
