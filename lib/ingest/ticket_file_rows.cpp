#include "ingest/ticket_file_rows.hpp"

#include <algorithm>

#include "core/on_threads.hpp"
#include "ingest/column_words.hpp"

namespace msp_audit {

namespace {

std::vector<std::size_t> wanted_of(const TicketHeaderReading& reading) {
    // The word Total stands in the first column, whatever its header.
    std::vector<std::size_t> places{0};
    for (const std::size_t place : reading.place) {
        if (place != TicketHeaderReading::absent) places.push_back(place);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

}  // namespace

TicketFileRows::TicketFileRows(const TicketJob& job, std::uint32_t number, const LoadOptions& options,
                               const TimeZone& zone, TicketSink& sink, TicketInputs& inputs)
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

void TicketFileRows::run() {
    fill_and_drain(
        options_.threads, batches_.size(), [this](std::size_t slot) { return fill(batches_[slot]); },
        [this](std::size_t slot) { drain(batches_[slot]); });
}

void TicketFileRows::count(InputFile& input, std::size_t titles) const {
    input.rows_read = reader_.rows_met() + titles;
    input.rows_used = used_;
    input.rows_rejected = rejected_;
    input.rows_title = titles + reader_.repeated_headers() + totals_;
}

bool TicketFileRows::fill(TicketRowBatch& batch) {
    batch.clear();
    const bool has_more = take_rows(batch);
    builder_->read_ahead(batch);
    return has_more;
}

bool TicketFileRows::take_rows(TicketRowBatch& batch) {
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

bool TicketFileRows::departs() {
    if (job_.is_told || survey_.rows() < job_.rows_looked_at || survey_.turns() == turns_held_) return false;
    turns_held_ = survey_.turns();
    const TicketColumnReadings so_far = told();
    return !so_far.errors.empty() || !read_alike(so_far, job_.settled);
}

bool TicketFileRows::take_row(TicketRowBatch& batch) {
    if (!is_total()) return batch.hold(reader_.row());
    ++totals_;
    return true;
}

void TicketFileRows::drain(const TicketRowBatch& batch) {
    batch.for_each([this](const HeldRow& row) { ++(builder_->add(row, reader_) ? used_ : rejected_); },
                   [this](const RowProblem& problem) {
                       ++rejected_;
                       inputs_.rejected.push_back(rejected_ticket_row(number_, reading_.kind, problem));
                   });
    builder_->flush();
    options_.progress->add(used_ + rejected_ - told_);
    told_ = used_ + rejected_;
}

std::size_t TicketFileRows::cell_at(std::size_t place) const {
    return static_cast<std::size_t>(std::find(wanted_.begin(), wanted_.end(), place) - wanted_.begin());
}

bool TicketFileRows::is_total() const {
    const auto cells = reader_.row().cells;
    if (!is_total_word(cells[first_])) return false;
    return id_ == first_ || id_ >= cells.size() || cells[id_].empty();
}

}  // namespace msp_audit
