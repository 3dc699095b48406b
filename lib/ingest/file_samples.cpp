#include "ingest/file_samples.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "ingest/read_instant.hpp"
#include "ingest/stored_number.hpp"
#include "ingest/text_decoding.hpp"
#include "ingest/ticket_cells.hpp"

namespace msp_audit {

namespace {

/// Counts the bytes and line breaks that pass.
class CountedSource final : public ByteSource {
public:
    CountedSource(std::unique_ptr<ByteSource> source, FileForm& form) : source_(std::move(source)), form_(form) {}

    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t got = source_->read(buffer, size);
        form_.bytes += got;
        for (std::size_t i = 0; i < got; ++i) count(buffer[i]);
        if (got < size && after_return_) {
            ++form_.cr;
            after_return_ = false;
        }
        return got;
    }

private:
    void count(char byte) {
        if (static_cast<unsigned char>(byte) >= 0x80) form_.is_ascii = false;
        // Every other byte of UTF-16 is NUL where there are line breaks.
        if (byte == '\0') return;
        if (byte == '\n') ++(after_return_ ? form_.crlf : form_.lf);
        if (byte != '\n' && after_return_) ++form_.cr;
        after_return_ = byte == '\r';
    }

    std::unique_ptr<ByteSource> source_;
    FileForm& form_;
    bool after_return_ = false;
};

/// Gathers what stands in some columns of a file.
class Samples {
public:
    Samples(std::span<const ColumnEvidence> columns, std::span<ColumnSample> samples, bool of_tickets)
        : columns_(columns), samples_(samples), of_tickets_(of_tickets) {}

    void read(const CandidateFile& file, const std::vector<std::size_t>& batch, const ReadLimits& limits) {
        std::vector<std::size_t> wanted;
        wanted.reserve(batch.size());
        for (const std::size_t column : batch) wanted.push_back(columns_[column].place);
        std::sort(wanted.begin(), wanted.end());
        wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
        RowReader reader(file.open(), file.dialect, wanted, limits);
        bool is_complete = false;
        for (RowResult result = reader.next(); result != RowResult::end && !is_complete; result = reader.next()) {
            if (result != RowResult::row) continue;
            is_complete = true;
            for (const std::size_t column : batch) {
                const auto cell = std::lower_bound(wanted.begin(), wanted.end(), columns_[column].place);
                add(column, reader.row().cells[static_cast<std::size_t>(cell - wanted.begin())]);
                const bool needs_all = columns_[column].role == CellRole::instant;
                is_complete = is_complete && !needs_all && samples_[column].values.size() == ColumnSample::most;
            }
        }
    }

private:
    void add(std::size_t column, std::string_view cell) {
        if (cell.empty() || (of_tickets_ && is_missing(cell))) return;
        const ColumnEvidence& about = columns_[column];
        ColumnSample& sample = samples_[column];
        if (about.role == CellRole::instant) {
            const auto read = read_instant(cell, about.order, reason_);
            const bool is_serial = !read && read_serial_date(cell, about.serial_dates, reason_);
            if (read || is_serial) ++(read && read->offset ? sample.with_offset : sample.without_offset);
        }
        auto& values = sample.values;
        if (values.size() == ColumnSample::most) return;
        std::string value = with_stored_numbers_shown(std::string(cell));
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
    }

    std::span<const ColumnEvidence> columns_;
    std::span<ColumnSample> samples_;
    bool of_tickets_;
    std::string reason_;
};

}  // namespace

FileForm form_of(const CandidateFile& file) {
    FileForm form;
    CountedSource source(file.open(), form);
    TextDecoder decoder(source, Encoding::utf8);
    TextWindow window;
    while (decoder.fill(window)) window.consume_to(window.end());
    form.encoding = decoder.encoding();
    form.byte_order_mark = decoder.byte_order_mark();
    return form;
}

std::vector<ColumnSample> samples_of(const CandidateFile& file, std::span<const ColumnEvidence> columns,
                                     bool of_tickets, const ReadLimits& limits) {
    std::vector<ColumnSample> samples(columns.size());
    Samples gathered(columns, samples, of_tickets);
    std::vector<std::size_t> batch;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (columns[column].place != ColumnEvidence::nowhere) batch.push_back(column);
        const bool is_last = column + 1 == columns.size();
        if (batch.empty() || (batch.size() < RowReader::max_wanted && !is_last)) continue;
        gathered.read(file, batch, limits);
        batch.clear();
    }
    return samples;
}

}  // namespace msp_audit
