#include "ingest/load_tickets.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "ingest/file_evidence.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/idle_mapping.hpp"
#include "ingest/input_files.hpp"
#include "ingest/sheet_choice.hpp"
#include "ingest/sheet_columns.hpp"
#include "ingest/ticket_file_kind.hpp"
#include "ingest/ticket_file_rows.hpp"

namespace msp_audit {

namespace {

void sniff_file(TicketJob& job, const LoadOptions& options, const TicketProfiles& profiles) {
    CandidateFile& file = job.file;
    const TableJudge judge{[&](std::span<const std::string_view> cells) {
                               return ticket_header_score(cells, file.kind, options, profiles);
                           },
                           [&](const CandidateFile& as_file) {
                               const TicketFileKind kind = tell_ticket_kind(as_file, options, profiles);
                               return kind.reading.has_value() || !kind.ties.empty();
                           },
                           [&options](const Dialect& dialect) { return number_forms_of_tickets(dialect, options); }};
    try {
        job.sheet_remarks = tell_dialect(file, judge, options.limits);
        job.kind = tell_ticket_kind(file, options, profiles);
    } catch (const UnreadableFile& unreadable) {
        const bool needed = file.named || file.kind;
        (needed ? job.kind.error : job.kind.warning) = unreadable.what();
    }
}

void name_columns(TicketJob& job) {
    const TicketHeaderReading& reading = *job.kind.reading;
    job.printed.resize(ticket_column_count);
    for (const TicketColumn column : ticket_columns_of(reading.kind)) {
        const auto at = static_cast<std::size_t>(column);
        if (reading.has(column)) job.printed[at] = job.file.dialect.header[reading.place[at]];
    }
}

std::string header_row_of(const std::vector<std::string>& header) {
    std::string row;
    for (std::size_t i = 0; i < header.size(); ++i) row.append(i == 0 ? "" : ",").append(header[i]);
    return row;
}

TicketFile describe(const TicketJob& job) {
    const TicketHeaderReading& reading = *job.kind.reading;
    TicketFile about;
    about.input.name = job.file.name;
    about.input.kind = reading.kind;
    about.input.columns = described(reading, job.file.dialect.header);
    about.header_row = header_row_of(job.file.dialect.header);
    about.column_bits = reading.column_bits;
    about.losers = reading.losers;
    if (job.kind.profile == nullptr) return about;
    about.input.profile = job.kind.profile->name;
    about.status_field = job.kind.document->status_field;
    about.status_words = job.kind.profile->status;
    about.resolution_words = job.kind.profile->resolution;
    about.priorities = job.kind.profile->priorities;
    return about;
}

FileEvidence evidence_of(const TicketJob& job) {
    FileEvidence evidence;
    evidence.file = job.file;
    evidence.basis = job.kind.basis;
    evidence.ties = job.kind.ties;
    evidence.input = job.input;
    evidence.is_ambiguous = !job.settled.errors.empty();
    const auto& header = job.file.dialect.header;
    if (job.kind.profile != nullptr) {
        evidence.profile.name = job.kind.profile->name;
        evidence.profile.title = job.kind.profile->title;
        evidence.profile.telling = job.kind.document->headers;
        evidence.profile.files = job.kind.document->files;
        evidence.profile.others = job.kind.other_profiles;
    }
    if (job.kind.reading) {
        evidence.kind = job.kind.reading->kind;
        evidence.ticket_reading = job.kind.reading;
        evidence.columns = evidence_of(*job.kind.reading, header, &job.settled);
    } else if (job.kind.nearest) {
        evidence.ticket_reading = job.kind.nearest;
        evidence.columns = evidence_of(*job.kind.nearest, header, nullptr);
    }
    return evidence;
}

std::vector<KindOfHeader> kinds_of_headers(const std::vector<TicketJob>& jobs) {
    std::vector<KindOfHeader> headers;
    for (const TicketJob& job : jobs) {
        const auto& reading = job.kind.reading ? job.kind.reading : job.kind.nearest;
        if (reading) {
            headers.push_back({plural_of(reading->kind), job.kind.reading.has_value(), job.file.dialect.header});
        }
    }
    return headers;
}

class TicketLoading {
public:
    TicketLoading(const LoadOptions& options, const TimeZone& zone, TicketSink& sink, TicketInputs& inputs)
        : options_(options), zone_(zone), sink_(sink), inputs_(inputs) {}

    [[nodiscard]] LoadTrouble run(const std::vector<CandidateFile>& files, LoadEvidence* evidence) {
        inputs_.times.source_zone = zone_.name();
        TicketProfiles profiles;
        try {
            profiles = ticket_profiles_of(options_);
        } catch (const std::runtime_error& error) {
            trouble_.errors.emplace_back(error.what());
            return std::move(trouble_);
        }
        std::vector<TicketJob> jobs;
        for (const CandidateFile& file : files) {
            jobs.emplace_back().file = file;
            sniff_file(jobs.back(), options_, profiles);
        }
        if (!options_.profile.empty()) refuse_idle(*profiles.front(), jobs);
        const LoadTrouble before = trouble_;
        rows_before_ = options_.progress->rows();
        is_hasty_ = inputs_.files.empty() && sink_.start_over();
        for (take_all(jobs); was_wrong_; take_all(jobs)) {
            trouble_ = before;
            forget_rows();
            was_wrong_ = false;
        }
        for (std::string& warning : idle_mapping_warnings(options_.mapping, kinds_of_headers(jobs))) {
            trouble_.warnings.push_back(std::move(warning));
        }
        if (evidence != nullptr) {
            for (const TicketJob& job : jobs) evidence->files.push_back(evidence_of(job));
        }
        return std::move(trouble_);
    }

private:
    void refuse_idle(const TicketProfile& profile, const std::vector<TicketJob>& jobs) {
        const auto follows = [](const TicketJob& job) { return job.kind.profile != nullptr; };
        if (std::any_of(jobs.begin(), jobs.end(), follows)) return;
        trouble_.errors.push_back("profile " + profile.name + ": none of the inputs has the headers of its exports");
    }

    void take_all(std::vector<TicketJob>& jobs) {
        for (TicketJob& job : jobs) {
            take(job);
            if (was_wrong_) return;
        }
    }

    void forget_rows() {
        options_.progress->take_back(options_.progress->rows() - rows_before_);
        inputs_.files.clear();
        inputs_.rejected.clear();
        inputs_.bad_cells.clear();
        inputs_.bad_cell_count = 0;
        inputs_.times = TimeReadings{};
        inputs_.times.source_zone = zone_.name();
        static_cast<void>(sink_.start_over());
    }

    /// What the columns of a file mean. Most files are told by their first rows, and what comes behind is held
    /// against that while it is read: where it says something else, everything is read once more, by what is known by
    /// then. A file that does so again and again is surveyed before its rows are read.
    void survey(TicketJob& job) {
        if (job.is_told) return;
        name_columns(job);
        const TicketHeaderReading& reading = *job.kind.reading;
        constexpr int most_hasty_readings = 3;
        const bool is_hasty = is_hasty_ && job.hasty_readings < most_hasty_readings;
        if (is_hasty && job.hasty_readings++ == 0) {
            const TicketFirstLook look = look_at_first_rows(job.file, reading, options_, job.printed);
            job.settled = look.settled;
            job.is_told = look.whole_file;
        }
        if (job.is_told || (is_hasty && job.settled.errors.empty())) return;
        job.settled = survey_ticket_columns(job.file, reading, options_, job.printed);
        job.is_told = true;
    }

    void take(TicketJob& job) {
        if (!job.kind.error.empty()) trouble_.errors.push_back(job.kind.error);
        if (!job.kind.warning.empty()) trouble_.warnings.push_back(job.kind.warning);
        if (!job.kind.note.empty()) trouble_.notes.push_back(job.kind.note);
        if (!job.kind.reading) return;
        trouble_.warnings.insert(trouble_.warnings.end(), job.sheet_remarks.begin(), job.sheet_remarks.end());
        try {
            survey(job);
            if (job.settled.errors.empty()) return read(job);
            trouble_.ambiguous = true;
            trouble_.errors.insert(trouble_.errors.end(), job.settled.errors.begin(), job.settled.errors.end());
        } catch (const UnreadableFile& unreadable) {
            // Of a file that cannot be read to its end, no row is used.
            was_wrong_ = is_hasty_;
            is_hasty_ = false;
            trouble_.errors.emplace_back(unreadable.what());
        }
    }

    void read(TicketJob& job) {
        const auto number = static_cast<std::uint32_t>(inputs_.files.size());
        inputs_.files.push_back(describe(job));
        sink_.begin(number, inputs_.files.back());
        TicketFileRows rows(job, number, options_, zone_, sink_, inputs_);
        rows.run();
        if (!job.is_told) {
            TicketColumnReadings told = rows.told();
            was_wrong_ = !told.errors.empty() || !read_alike(told, job.settled);
            job.settled = std::move(told);
            job.rows_looked_at = std::max(job.rows_looked_at, rows.rows_surveyed());
            if (was_wrong_) return;
            job.is_told = true;
        }
        for (const std::string& note : job.settled.notes) trouble_.warnings.push_back(job.file.name + ": " + note);
        InputFile& input = inputs_.files[number].input;
        input.notes = job.settled.notes;
        const AskedReadings asked = asked_readings(options_, job.file, job.kind.reading->kind);
        const std::string serial_dates = rows.serial_dates().note(asked.serial_dates);
        if (!serial_dates.empty()) input.notes.push_back(serial_dates);
        rows.count(input, job.file.dialect.title_rows);
        job.input = input;
        if (input.rows_used != 0) return;
        trouble_.warnings.push_back(job.file.name + ": " +
                                    std::string(input.rows_rejected == 0 ? header_alone : every_row_rejected));
    }

    const LoadOptions& options_;
    const TimeZone& zone_;
    TicketSink& sink_;
    TicketInputs& inputs_;
    std::uint64_t rows_before_ = 0;  ///< that the progress knew of
    LoadTrouble trouble_;
    bool is_hasty_ = false;   ///< columns are told by the first rows
    bool was_wrong_ = false;  ///< later ones said something else
};

}  // namespace

LoadTrouble load_tickets(const LoadOptions& options, const TimeZone& source_zone, TicketSink& sink,
                         TicketInputs& inputs) {
    LoadTrouble trouble;
    const auto files = find_input_files(options, trouble);
    LoadTrouble of_files = load_tickets(options, files, source_zone, sink, inputs, nullptr);
    of_files.errors.insert(of_files.errors.begin(), trouble.errors.begin(), trouble.errors.end());
    of_files.warnings.insert(of_files.warnings.begin(), trouble.warnings.begin(), trouble.warnings.end());
    return of_files;
}

LoadTrouble load_tickets(const LoadOptions& options, const std::vector<CandidateFile>& files,
                         const TimeZone& source_zone, TicketSink& sink, TicketInputs& inputs,
                         LoadEvidence* evidence) {
    return TicketLoading(options, source_zone, sink, inputs).run(files, evidence);
}

}  // namespace msp_audit
