#include "ingest/load_tickets.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "ingest/column_words.hpp"
#include "ingest/file_evidence.hpp"
#include "ingest/input_files.hpp"
#include "ingest/ticket_file_kind.hpp"
#include "ingest/ticket_row_builder.hpp"

namespace msp_audit {

namespace {

/// A file, and what becomes of it.
struct Job {
    CandidateFile file;
    TicketFileKind kind;
    std::vector<std::string> printed;  ///< headers by column
    TicketColumnReadings settled;
    InputFile input;  ///< where its rows went
};

void sniff_file(Job& job, const LoadOptions& options, const TicketProfiles& profiles) {
    CandidateFile& file = job.file;
    try {
        const auto source = file.open();
        file.dialect = sniff(
            *source,
            [&](std::span<const std::string_view> cells) {
                return ticket_header_score(cells, file.kind, options, profiles);
            },
            options.limits);
        job.kind = tell_ticket_kind(file, options, profiles);
    } catch (const UnreadableFile& unreadable) {
        const bool needed = file.named || file.kind;
        (needed ? job.kind.error : job.kind.warning) = unreadable.what();
    }
}

void survey(Job& job, const LoadOptions& options) {
    const TicketHeaderReading& reading = *job.kind.reading;
    job.printed.resize(ticket_column_count);
    for (const TicketColumn column : ticket_columns_of(reading.kind)) {
        const auto at = static_cast<std::size_t>(column);
        if (reading.has(column)) job.printed[at] = job.file.dialect.header[reading.place[at]];
    }
    job.settled = survey_ticket_columns(job.file, reading, options, job.printed);
}

std::string header_row_of(const std::vector<std::string>& header) {
    std::string row;
    for (std::size_t i = 0; i < header.size(); ++i) row.append(i == 0 ? "" : ",").append(header[i]);
    return row;
}

TicketFile describe(const Job& job) {
    const TicketHeaderReading& reading = *job.kind.reading;
    TicketFile about;
    about.input.name = job.file.name;
    about.input.kind = reading.kind;
    about.input.columns = described(reading, job.file.dialect.header);
    about.input.notes = job.settled.notes;
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

/// Reads the rows of one file, from its first to its last, into the sink.
class FileRows {
public:
    FileRows(const Job& job, std::uint32_t number, const LoadOptions& options, const TimeZone& zone, TicketSink& sink,
             TicketInputs& inputs)
        : reading_(*job.kind.reading),
          number_(number),
          wanted_(wanted_of(reading_)),
          reader_(job.file.open(), job.file.dialect, wanted_, options.limits),
          builder_(ticket_row_builder({number, reading_, job.settled, job.printed, wanted_, zone, inputs, sink})),
          inputs_(inputs) {
        const auto places = reading_.place;
        const auto cell_of = [&](TicketColumn column) { return cell_at(places[static_cast<std::size_t>(column)]); };
        first_ = cell_at(0);
        id_ = cell_of(reading_.kind == DocumentKind::time_entry ? TicketColumn::person : TicketColumn::ticket_id);
    }

    void run() {
        for (RowResult result = reader_.next(); result != RowResult::end; result = reader_.next()) {
            if (result == RowResult::problem) {
                ++rejected_;
                inputs_.rejected.push_back(rejected_ticket_row(number_, reading_.kind, reader_.problem()));
            } else if (is_total()) {
                ++totals_;
            } else {
                ++(builder_->add(reader_) ? used_ : rejected_);
            }
        }
        builder_->flush();
    }

    void count(InputFile& input, std::size_t titles) const {
        input.rows_read = reader_.rows_met() + titles;
        input.rows_used = used_;
        input.rows_rejected = rejected_;
        input.rows_title = titles + reader_.repeated_headers() + totals_;
    }

private:
    static std::vector<std::size_t> wanted_of(const TicketHeaderReading& reading) {
        // The word Total stands in the first column, whatever its header.
        std::vector<std::size_t> places{0};
        for (const std::size_t place : reading.place) {
            if (place != TicketHeaderReading::absent) places.push_back(place);
        }
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        return places;
    }

    [[nodiscard]] std::size_t cell_at(std::size_t place) const {
        return static_cast<std::size_t>(std::find(wanted_.begin(), wanted_.end(), place) - wanted_.begin());
    }

    /// A row of totals: its first cell says so, and there is no id.
    [[nodiscard]] bool is_total() const {
        const auto cells = reader_.row().cells;
        if (!is_total_word(cells[first_])) return false;
        return id_ == first_ || id_ >= cells.size() || cells[id_].empty();
    }

    const TicketHeaderReading& reading_;
    std::uint32_t number_;
    std::vector<std::size_t> wanted_;
    RowReader reader_;
    std::unique_ptr<TicketRowBuilder> builder_;
    TicketInputs& inputs_;
    std::size_t first_ = 0, id_ = 0;
    std::size_t used_ = 0, rejected_ = 0, totals_ = 0;
};

FileEvidence evidence_of(const Job& job) {
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
        std::vector<Job> jobs;
        for (const CandidateFile& file : files) {
            jobs.emplace_back().file = file;
            sniff_file(jobs.back(), options_, profiles);
        }
        if (!options_.profile.empty()) refuse_idle(*profiles.front(), jobs);
        for (Job& job : jobs) {
            take(job);
            if (evidence != nullptr) evidence->files.push_back(evidence_of(job));
        }
        return std::move(trouble_);
    }

private:
    void refuse_idle(const TicketProfile& profile, const std::vector<Job>& jobs) {
        const auto follows = [](const Job& job) { return job.kind.profile != nullptr; };
        if (std::any_of(jobs.begin(), jobs.end(), follows)) return;
        trouble_.errors.push_back("profile " + profile.name + ": none of the inputs has the headers of its exports");
    }

    void take(Job& job) {
        if (!job.kind.error.empty()) trouble_.errors.push_back(job.kind.error);
        if (!job.kind.warning.empty()) trouble_.warnings.push_back(job.kind.warning);
        if (!job.kind.note.empty()) trouble_.notes.push_back(job.kind.note);
        if (!job.kind.reading) return;
        try {
            survey(job, options_);
            if (job.settled.errors.empty()) return read(job);
            trouble_.ambiguous = true;
            trouble_.errors.insert(trouble_.errors.end(), job.settled.errors.begin(), job.settled.errors.end());
        } catch (const UnreadableFile& unreadable) {
            trouble_.errors.emplace_back(unreadable.what());
        }
    }

    void read(Job& job) {
        const auto number = static_cast<std::uint32_t>(inputs_.files.size());
        inputs_.files.push_back(describe(job));
        for (const std::string& note : job.settled.notes) trouble_.warnings.push_back(job.file.name + ": " + note);
        sink_.begin(number, inputs_.files.back());
        FileRows rows(job, number, options_, zone_, sink_, inputs_);
        rows.run();
        InputFile& input = inputs_.files[number].input;
        rows.count(input, job.file.dialect.title_rows);
        job.input = input;
        if (input.rows_used != 0) return;
        trouble_.warnings.push_back(job.file.name + (input.rows_rejected == 0 ? ": it has a header and no rows"
                                                                              : ": every row of it is rejected"));
    }

    const LoadOptions& options_;
    const TimeZone& zone_;
    TicketSink& sink_;
    TicketInputs& inputs_;
    LoadTrouble trouble_;
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
