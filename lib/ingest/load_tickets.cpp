#include "ingest/load_tickets.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "core/on_threads.hpp"
#include "ingest/column_words.hpp"
#include "ingest/file_evidence.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/idle_mapping.hpp"
#include "ingest/input_files.hpp"
#include "ingest/sheet_choice.hpp"
#include "ingest/sheet_columns.hpp"
#include "ingest/ticket_file_kind.hpp"
#include "ingest/ticket_row_batch.hpp"
#include "ingest/ticket_row_builder.hpp"

namespace msp_audit {

namespace {

/// A file, and what becomes of it.
struct Job {
    CandidateFile file;
    TicketFileKind kind;
    std::vector<std::string> printed;  ///< headers by column
    TicketColumnReadings settled;
    InputFile input;                         ///< where its rows went
    std::vector<std::string> sheet_remarks;  ///< tell_dialect()
    bool is_told = false;                    ///< what is settled is told by all rows
    int hasty_readings = 0;
    std::size_t rows_looked_at = most_first_rows;  ///< by at most so many what is settled is told, if not by all
};

void sniff_file(Job& job, const LoadOptions& options, const TicketProfiles& profiles) {
    CandidateFile& file = job.file;
    const TableJudge judge{[&](std::span<const std::string_view> cells) {
                               return ticket_header_score(cells, file.kind, options, profiles);
                           },
                           [&](const CandidateFile& as_file) {
                               const TicketFileKind kind = tell_ticket_kind(as_file, options, profiles);
                               return kind.reading.has_value() || !kind.ties.empty();
                           },
                           [&options](const Dialect& dialect) { return identifiers_of_tickets(dialect, options); }};
    try {
        job.sheet_remarks = tell_dialect(file, judge, options.limits);
        job.kind = tell_ticket_kind(file, options, profiles);
    } catch (const UnreadableFile& unreadable) {
        const bool needed = file.named || file.kind;
        (needed ? job.kind.error : job.kind.warning) = unreadable.what();
    }
}

void name_columns(Job& job) {
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

TicketFile describe(const Job& job) {
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

/// Reads the rows of one file, from its first to its last, into the sink: on two threads, where there are two, one
/// takes the file apart and surveys it, and the other one reads its cells.
class FileRows {
public:
    FileRows(const Job& job, std::uint32_t number, const LoadOptions& options, const TimeZone& zone, TicketSink& sink,
             TicketInputs& inputs)
        : job_(job),
          options_(options),
          reading_(*job.kind.reading),
          number_(number),
          wanted_(wanted_of(reading_)),
          survey_(reading_, wanted_),
          reader_(job.file.open(), job.file.dialect, wanted_, options.limits),
          builder_(ticket_row_builder({number, reading_, job.settled, job.printed, wanted_, zone, inputs, sink})),
          inputs_(inputs) {
        const auto places = reading_.place;
        const auto cell_of = [&](TicketColumn column) { return cell_at(places[static_cast<std::size_t>(column)]); };
        first_ = cell_at(0);
        id_ = cell_of(reading_.kind == DocumentKind::time_entry ? TicketColumn::person : TicketColumn::ticket_id);
    }

    void run() {
        fill_and_drain(
            options_.threads, batches_.size(), [this](std::size_t slot) { return fill(batches_[slot]); },
            [this](std::size_t slot) { drain(batches_[slot]); });
    }

    /// What all rows tell of the columns; or those up to the first that tells something else than what they are read
    /// by: there reading stops.
    [[nodiscard]] std::size_t rows_surveyed() const { return survey_.rows(); }
    [[nodiscard]] TicketColumnReadings told() const { return survey_.settle(job_.file, options_, job_.printed); }

    void count(InputFile& input, std::size_t titles) const {
        input.rows_read = reader_.rows_met() + titles;
        input.rows_used = used_;
        input.rows_rejected = rejected_;
        input.rows_title = titles + reader_.repeated_headers() + totals_;
    }

private:
    /// False where the file ends.
    [[nodiscard]] bool fill(TicketRowBatch& batch) {
        batch.clear();
        // An empty batch has room for any row.
        if (has_row_left_) has_row_left_ = !take_row(batch);
        while (!batch.is_full()) {
            const RowResult result = reader_.next();
            if (result == RowResult::end) return false;
            if (result == RowResult::problem) {
                batch.hold(reader_.problem());
                continue;
            }
            survey_.add(reader_.row());
            if (departs()) return false;
            has_row_left_ = !take_row(batch);
            if (has_row_left_) break;
        }
        return true;
    }

    /// Whether the rows so far tell something else than what they are read by.
    [[nodiscard]] bool departs() {
        if (job_.is_told || survey_.rows() < job_.rows_looked_at || survey_.turns() == turns_held_) return false;
        turns_held_ = survey_.turns();
        const TicketColumnReadings so_far = told();
        return !so_far.errors.empty() || !read_alike(so_far, job_.settled);
    }

    /// False: the batch has no room for it.
    [[nodiscard]] bool take_row(TicketRowBatch& batch) {
        if (!is_total()) return batch.hold(reader_.row());
        ++totals_;
        return true;
    }

    void drain(const TicketRowBatch& batch) {
        batch.for_each([this](const HeldRow& row) { ++(builder_->add(row, reader_) ? used_ : rejected_); },
                       [this](const RowProblem& problem) {
                           ++rejected_;
                           inputs_.rejected.push_back(rejected_ticket_row(number_, reading_.kind, problem));
                       });
        builder_->flush();
        options_.progress->add(used_ + rejected_ - told_);
        told_ = used_ + rejected_;
    }

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

    const Job& job_;
    const LoadOptions& options_;
    const TicketHeaderReading& reading_;
    std::uint32_t number_;
    std::vector<std::size_t> wanted_;
    TicketColumnSurvey survey_;
    std::size_t turns_held_ = 0;  ///< turns of the survey that were held against what is settled
    RowReader reader_;
    bool has_row_left_ = false;
    std::array<TicketRowBatch, 4> batches_;
    std::unique_ptr<TicketRowBuilder> builder_;
    TicketInputs& inputs_;
    std::size_t first_ = 0, id_ = 0;
    std::size_t used_ = 0, rejected_ = 0, totals_ = 0;
    std::size_t told_ = 0;  ///< rows that the progress knows of
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

std::vector<KindOfHeader> kinds_of_headers(const std::vector<Job>& jobs) {
    std::vector<KindOfHeader> headers;
    for (const Job& job : jobs) {
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
        std::vector<Job> jobs;
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
            for (const Job& job : jobs) evidence->files.push_back(evidence_of(job));
        }
        return std::move(trouble_);
    }

private:
    void refuse_idle(const TicketProfile& profile, const std::vector<Job>& jobs) {
        const auto follows = [](const Job& job) { return job.kind.profile != nullptr; };
        if (std::any_of(jobs.begin(), jobs.end(), follows)) return;
        trouble_.errors.push_back("profile " + profile.name + ": none of the inputs has the headers of its exports");
    }

    void take_all(std::vector<Job>& jobs) {
        for (Job& job : jobs) {
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
    void survey(Job& job) {
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

    void take(Job& job) {
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

    void read(Job& job) {
        const auto number = static_cast<std::uint32_t>(inputs_.files.size());
        inputs_.files.push_back(describe(job));
        sink_.begin(number, inputs_.files.back());
        FileRows rows(job, number, options_, zone_, sink_, inputs_);
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
