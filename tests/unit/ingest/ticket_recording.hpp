#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/load_tickets.hpp"
#include "unit/ingest/export_folder.hpp"
#include "unit/ingest/printed_lines.hpp"

namespace msp_audit::test {

/// Everything that loading hands on, kept.
class RecordingSink final : public TicketSink {
public:
    void begin(std::uint32_t file, const TicketFile& about) override {
        begun.push_back(std::to_string(file) + " " + about.input.name);
    }
    void add(const TicketRow& row) override { tickets.push_back(row); }
    void add(const TicketEvent& event) override { events.push_back(event); }
    void add(const TimeEntry& entry) override { entries.push_back(entry); }

    std::vector<std::string> begun;
    std::vector<TicketRow> tickets;
    std::vector<TicketEvent> events;
    std::vector<TimeEntry> entries;
};

struct LoadedTickets {
    TicketInputs inputs;
    RecordingSink sink;
    PrintedLines errors, warnings, notes;
    bool ambiguous = false;

    [[nodiscard]] std::string text(TextId id) const { return std::string(inputs.text(id)); }
};

[[nodiscard]] inline std::unique_ptr<LoadedTickets> load_tickets_with(const ExportFolder& folder, LoadOptions options,
                                                                      const TimeZone& zone = {}) {
    if (options.paths.empty() && options.kinds.empty()) options.paths = {folder.path()};
    auto loaded = std::make_unique<LoadedTickets>();
    const LoadTrouble trouble = load_tickets(options, zone, loaded->sink, loaded->inputs);
    for (const auto& text : trouble.errors) loaded->errors.push_back(folder.without_path(text));
    for (const auto& text : trouble.warnings) loaded->warnings.push_back(folder.without_path(text));
    for (const auto& text : trouble.notes) loaded->notes.push_back(folder.without_path(text));
    loaded->ambiguous = trouble.ambiguous;
    return loaded;
}

[[nodiscard]] inline std::unique_ptr<LoadedTickets> load_ticket_text(std::string_view text,
                                                                     const TimeZone& zone = {}) {
    const ExportFolder folder;
    static_cast<void>(folder.write("export.csv", text));
    return load_tickets_with(folder, {}, zone);
}

/// "3: hours: 'x' is not a length of time: ..." for each bad cell.
[[nodiscard]] inline PrintedLines bad_cells(const LoadedTickets& loaded) {
    PrintedLines lines;
    for (const BadTicketCell& cell : loaded.inputs.bad_cells) {
        lines.push_back(std::to_string(cell.source.row) + ": " + std::string(name_of(cell.column)) + ": '" +
                        cell.value + "' " + cell.reason);
    }
    return lines;
}

/// "3: Opened: 'x' is not a time: ... | the row" for each rejected row.
[[nodiscard]] inline PrintedLines rejections(const LoadedTickets& loaded) {
    PrintedLines lines;
    for (const RejectedRow& row : loaded.inputs.rejected) {
        std::string line = std::to_string(row.source.row) + ": ";
        if (!row.column.empty()) line += row.column + ": ";
        if (!row.value.empty()) line += "'" + row.value + "' ";
        lines.push_back(line + row.reason + " | " + row.text);
    }
    return lines;
}

/// read = used + rejected + titles, of every file.
[[nodiscard]] inline bool rows_add_up(const LoadedTickets& loaded) {
    bool all = true;
    for (const TicketFile& file : loaded.inputs.files) {
        const InputFile& input = file.input;
        all = all && input.rows_read == input.rows_used + input.rows_rejected + input.rows_title;
    }
    return all;
}

}  // namespace msp_audit::test
