#include "report/workbook_writer.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "report/table_format.hpp"

namespace msp_audit {

namespace {

// A spreadsheet cell holds 32,767 characters.
constexpr std::size_t most_bytes_of_text = 32000;
constexpr int most_digits = 15;
constexpr std::time_t first_of_2000 = 946684800;  // a fixed time of creation: the same facts are the same bytes
constexpr int from_1900_to_1970 = 25569;
constexpr double height_of_line = 15, most_height = 409;  // points; a spreadsheet has no higher row

/// Without characters that XML cannot hold, and cut to what a cell holds.
std::string cell_text(std::string_view text) {
    std::string clean;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_control = byte < 0x20 && c != '\t' && c != '\n';
        if (is_control) {
            clean += "\xEF\xBF\xBD";
        } else {
            clean += c;
        }
    }
    if (clean.size() <= most_bytes_of_text) return clean;
    std::size_t end = most_bytes_of_text;
    while (end > 0 && (static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U) --end;
    clean.resize(end);
    return clean + "...";
}

double to_double(const std::string& printed) {
    double value = 0;
    std::from_chars(printed.data(), printed.data() + printed.size(), value);
    return value;
}

}  // namespace

WorkbookWriter::WorkbookWriter(std::size_t rows)
    : descriptor_(memfd_create("msp-audit.xlsx", MFD_CLOEXEC)), rows_(rows) {
    if (descriptor_ < 0) throw WorkbookNotWritten("there is no memory for the workbook");
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_FALSE;
    workbook_ = workbook_new_opt(fmt::format("/proc/self/fd/{}", descriptor_).c_str(), &options);
    if (workbook_ == nullptr) throw WorkbookNotWritten("there is no memory for the workbook");
    lxw_doc_properties properties{};
    properties.created = first_of_2000;
    check(workbook_set_properties(workbook_, &properties));
    header_ = workbook_add_format(workbook_);
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
    format_set_text_wrap(header_);
    text_ = workbook_add_format(workbook_);
    format_set_num_format(text_, "@");
    format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    prose_ = workbook_add_format(workbook_);
    format_set_num_format(prose_, "@");
    format_set_text_wrap(prose_);
    format_set_align(prose_, LXW_ALIGN_VERTICAL_TOP);
}

WorkbookWriter::~WorkbookWriter() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    if (descriptor_ >= 0) close(descriptor_);
}

void WorkbookWriter::check(int error) {
    if (error == LXW_NO_ERROR) return;
    throw WorkbookNotWritten(lxw_strerror(static_cast<lxw_error>(error)));
}

std::size_t WorkbookWriter::begin_sheet(const char* name, std::span<const SheetColumn> columns) {
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook_, name);
    if (sheet == nullptr) throw WorkbookNotWritten("there is no room for the temporary file of a sheet");
    at_ = sheets_.size();
    Sheet& begun = sheets_.emplace_back();
    begun.sheet = sheet;
    for (const SheetColumn& column : columns) begun.widths.push_back(column.width);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto place = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(sheet, place, place, columns[i].width, nullptr));
    }
    for (const SheetColumn& column : columns) write(column.header, header_);
    end_row();
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    check(worksheet_repeat_rows(sheet, 0, 0));
    worksheet_set_footer(sheet, "&L&A&RPage &P of &N");
    return at_;
}

void WorkbookWriter::end_table() {
    const Sheet& sheet = sheets_[at_];
    check(worksheet_autofilter(sheet.sheet, 0, 0, sheet.row - 1, static_cast<lxw_col_t>(sheet.widths.size() - 1)));
}

void WorkbookWriter::write(std::string_view cell, lxw_format* format) {
    if (cell.empty()) return nothing();
    const std::string shown = cell_text(cell);
    if (shown.size() > most_bytes_of_text) ++texts_cut_;
    Sheet& sheet = sheets_[at_];
    check(worksheet_write_string(sheet.sheet, sheet.row, sheet.column++, shown.c_str(), format));
}

void WorkbookWriter::write(double number, lxw_format* format) {
    Sheet& sheet = sheets_[at_];
    check(worksheet_write_number(sheet.sheet, sheet.row, sheet.column++, number, format));
}

void WorkbookWriter::text(std::string_view cell) { write(cell, text_); }

/// Not every program makes a row as high as its broken text when it opens the file.
void WorkbookWriter::prose(std::string_view cell) {
    Sheet& sheet = sheets_[at_];
    const std::size_t width = sheet.column < sheet.widths.size() ? sheet.widths[sheet.column] : cell.size();
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin <= cell.size();) {
        const std::size_t end = std::min(cell.find('\n', begin), cell.size());
        const std::string_view line = cell.substr(begin, end - begin);
        lines += std::max<std::size_t>(wrapped(line, std::max<std::size_t>(width, 1)).size(), 1);
        begin = end + 1;
    }
    sheet.lines = std::max(sheet.lines, lines);
    write(cell, prose_);
}

void WorkbookWriter::decimal(const Decimal& value, int places) {
    const std::string printed = value.to_string(places);
    std::size_t digits = 0;
    bool is_leading = true;
    for (const char c : value.normalized().to_string()) {
        if (c < '0' || c > '9') continue;
        is_leading = is_leading && c == '0';
        digits += is_leading ? 0 : 1;
    }
    if (digits > most_digits) {
        ++numbers_as_text_;
        return text(printed);
    }
    const std::size_t point = printed.find('.');
    const std::size_t shown = point == std::string::npos ? 0 : printed.size() - point - 1;
    write(to_double(printed), format_of("#,##0" + (shown == 0 ? "" : "." + std::string(shown, '0'))));
}

void WorkbookWriter::count(std::size_t value) { decimal(Decimal::of(static_cast<Int128>(value), 0), 0); }

void WorkbookWriter::share(const std::optional<Decimal>& value, const std::optional<Decimal>& agreed) {
    if (!value) return nothing();
    constexpr int most_places = 4;
    int places = 1;
    for (; places < most_places; ++places) {
        const Decimal shown = (*value * 100).rounded(places);
        const auto tells = [&](const Decimal& mark) { return (shown <=> mark) == (*value * 100 <=> mark); };
        if (tells(0) && tells(100) && (!agreed || tells(*agreed * 100))) break;
    }
    write(to_double(value->to_string(6)), format_of("0." + std::string(static_cast<std::size_t>(places), '0') + "%"));
}

void WorkbookWriter::hours(const std::optional<Seconds>& seconds) {
    seconds ? hours_of(Decimal::of(*seconds, 0)) : nothing();
}

void WorkbookWriter::hours_of(const Decimal& seconds) {
    constexpr int seconds_an_hour = 3600;
    write(to_double(divide_rounded(seconds, seconds_an_hour, 6).to_string(6)), format_of("#,##0.00"));
}

void WorkbookWriter::day(Day day) {
    if (!day) return nothing();
    write(day.count() + from_1900_to_1970, format_of("yyyy-mm-dd"));
}

void WorkbookWriter::month(Day day) {
    if (!day) return nothing();
    write(day.count() + from_1900_to_1970, format_of("yyyy-mm"));
}

void WorkbookWriter::instant(Instant instant, const TimeZone& zone) {
    if (!instant) return nothing();
    const LocalTime local = zone.local(instant);
    const double of_day = static_cast<double>(local.second_of_day) / static_cast<double>(seconds_a_day);
    write(local.day.count() + from_1900_to_1970 + of_day,
          format_of(local.second_of_day % 60 == 0 ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd hh:mm:ss"));
}

void WorkbookWriter::end_row() {
    Sheet& sheet = sheets_[at_];
    if (sheet.lines > 1) {
        const double height = std::min(static_cast<double>(sheet.lines) * height_of_line, most_height);
        check(worksheet_set_row(sheet.sheet, sheet.row, height, nullptr));
    }
    ++sheet.row;
    sheet.column = 0;
    sheet.lines = 1;
}

lxw_format* WorkbookWriter::format_of(const std::string& code) {
    lxw_format*& format = formats_[code];
    if (format == nullptr) {
        format = workbook_add_format(workbook_);
        format_set_num_format(format, code.c_str());
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
    return format;
}

std::string WorkbookWriter::finish() {
    lxw_workbook* const closed = std::exchange(workbook_, nullptr);
    check(workbook_close(closed));
    std::string bytes;
    constexpr std::size_t chunk = std::size_t{1} << 20U;
    off_t at = 0;
    for (ssize_t got = 1; got > 0;) {
        bytes.resize(static_cast<std::size_t>(at) + chunk);
        got = pread(descriptor_, bytes.data() + at, chunk, at);
        if (got < 0) throw WorkbookNotWritten("the workbook cannot be read back");
        at += got;
    }
    bytes.resize(static_cast<std::size_t>(at));
    return bytes;
}

}  // namespace msp_audit
