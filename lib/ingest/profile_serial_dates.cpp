#include "ingest/profile_serial_dates.hpp"

#include <map>
#include <string>

namespace msp_audit {

namespace {

/// Of one file.
struct Met {
    SerialDates serial;
    SerialDatesRead read;
};

}  // namespace

std::vector<FileNote> write_out_serial_dates(ProfileRows& rows, const ReadingsOfRow& readings) {
    std::map<std::uint32_t, Met> by_file;
    std::string reason;
    for (const Column column : columns_of(rows.document().kind)) {
        if (role_of(column) != ColumnRole::day || !rows.columns().has(column)) continue;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const SerialDates& serial = readings(row)[static_cast<std::size_t>(column)].serial_dates;
            if (!serial.asked) continue;
            const CanonicalRow cells = rows.canonical(row);
            const auto time = read_serial_date(cells[column], serial, reason);
            if (!time) continue;
            Met& met = by_file[rows.file(row)];
            met.serial = serial;
            met.read.add(cells[column], cells.source.row, serial_date_text(*time));
            rows.set(row, column, serial_date_text(*time));
        }
    }
    std::vector<FileNote> notes;
    notes.reserve(by_file.size());
    for (const auto& [file, met] : by_file) notes.push_back({file, met.read.note(met.serial), false});
    return notes;
}

}  // namespace msp_audit
