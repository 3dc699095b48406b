#include "ingest/record_scan.hpp"

#include <algorithm>
#include <cstring>

namespace msp_audit {
namespace {

class Scanner {
public:
    Scanner(std::string_view text, char delimiter, const ReadLimits& limits, RecordCells& cells)
        : at_(text.data()),
          limit_(at_ + std::min(text.size(), limits.record_bytes)),
          cut_(text.size() > limits.record_bytes),
          delimiter_(delimiter),
          limits_(limits),
          cells_(cells) {
        cells_.text.clear();
        cells_.ends.clear();
    }

    RecordScan scan() {
        while (!done_) field();
        return scan_;
    }

private:
    void field() {
        const char* start = at_;
        while (start != limit_ && *start == ' ') ++start;
        if (start != limit_ && *start == '"' && !quoted(start)) return;
        const char* const rest = at_;
        while (at_ != limit_ && *at_ != delimiter_ && *at_ != '\n') ++at_;
        if (at_ == limit_) return give_up(RecordEnd::too_long);
        const bool last = *at_ == '\n';
        const bool carriage_return = last && at_ != rest && at_[-1] == '\r';
        cells_.text.append(rest, carriage_return ? at_ - 1 : at_);
        cells_.ends.push_back(cells_.text.size());
        ++at_;
        if (last) {
            ++scan_.line_breaks;
            scan_.end = RecordEnd::complete;
            scan_.stop = at_;
            done_ = true;
        }
    }

    /// Takes what stands between the quotes; false if they are not closed.
    bool quoted(const char* quote) {
        scan_.quote = quote;
        scan_.lines_to_quote = scan_.line_breaks;
        scan_.breaks_in_quote = 0;
        at_ = quote + 1;
        for (;;) {
            const auto left = static_cast<std::size_t>(limit_ - at_);
            const auto* const close = static_cast<const char*>(std::memchr(at_, '"', left));
            const char* const end = close == nullptr ? limit_ : close;
            const auto breaks = static_cast<std::uint32_t>(std::count(at_, end, '\n'));
            scan_.breaks_in_quote += breaks;
            scan_.line_breaks += breaks;
            const bool too_many = scan_.breaks_in_quote > limits_.field_line_breaks;
            if (too_many || close == nullptr || close + 1 == limit_) {
                at_ = end;
                give_up(RecordEnd::open_quote);
                if (too_many) scan_.end = RecordEnd::open_quote;
                return false;
            }
            cells_.text.append(at_, close);
            at_ = close + 1;
            if (*at_ != '"') break;
            cells_.text.push_back('"');
            ++at_;
        }
        if (scan_.breaks_in_quote > 0 && text_follows()) {
            scan_.end = RecordEnd::late_quote;
            scan_.stop = at_;
            done_ = true;
            return false;
        }
        scan_.quote = nullptr;
        return true;
    }

    bool text_follows() const {
        const char* next = at_;
        while (next != limit_ && (*next == ' ' || *next == '\t')) ++next;
        return next != limit_ && *next != delimiter_ && *next != '\n' && *next != '\r';
    }

    void give_up(RecordEnd beyond_limit) {
        scan_.end = cut_ ? beyond_limit : RecordEnd::incomplete;
        scan_.stop = at_;
        done_ = true;
    }

    const char* at_;
    const char* limit_;
    bool cut_;
    char delimiter_;
    const ReadLimits& limits_;
    RecordCells& cells_;
    RecordScan scan_;
    bool done_ = false;
};

}  // namespace

RecordScan scan_record(std::string_view text, char delimiter, const ReadLimits& limits, RecordCells& cells) {
    return Scanner(text, delimiter, limits, cells).scan();
}

}  // namespace msp_audit
