#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/instant.hpp"

namespace msp_audit {

/// How a local time came to its instant.
enum class LocalTimeKind : std::uint8_t {
    unique,
    skipped,  ///< it does not exist: the instant of the jump is meant
    repeated  ///< it happens twice: the first is meant
};
struct ResolvedLocalTime {
    Instant instant;
    LocalTimeKind kind = LocalTimeKind::unique;
};

/// An IANA time zone. Its rules come from the system's zoneinfo and are read once; afterwards each question is a
/// search in a table. Copies are cheap and share the table. Safe from several threads.
class TimeZone {
public:
    /// UTC.
    TimeZone();
    /// Nothing where the system knows no zone of that name.
    [[nodiscard]] static std::optional<TimeZone> named(std::string_view name);
    /// Every name that the system knows, sorted: for suggestions.
    [[nodiscard]] static std::vector<std::string> names();

    [[nodiscard]] const std::string& name() const;
    /// Daylight saving is that of the local time.
    [[nodiscard]] ResolvedLocalTime resolve(const LocalTime& local) const;
    [[nodiscard]] LocalTime local(Instant instant) const;
    [[nodiscard]] Day day_of(Instant instant) const { return local(instant).day; }
    /// The first instant of a local day.
    [[nodiscard]] Instant start_of(Day day) const { return resolve({day, 0}).instant; }

    /// Of one name.
    friend bool operator==(const TimeZone& a, const TimeZone& b) { return a.name() == b.name(); }

private:
    struct Table;
    explicit TimeZone(std::shared_ptr<const Table> table);

    std::shared_ptr<const Table> table_;
};

}  // namespace msp_audit
