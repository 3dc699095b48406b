#include "report/workbook_writer.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

namespace msp_audit {

namespace {

// A spreadsheet cell holds 32,767 characters.
constexpr std::size_t most_bytes_of_text = 32000;
constexpr int most_digits = 15;
constexpr std::time_t first_of_2000 = 946684800;  // a fixed time of creation: the same facts are the same bytes
constexpr int from_1900_to_1970 = 25569;

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

WorkbookWriter::WorkbookWriter() : descriptor_(memfd_create("msp-audit.xlsx", MFD_CLOEXEC)) {
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
    day_ = workbook_add_format(workbook_);
    format_set_num_format(day_, "yyyy-mm-dd");
}

WorkbookWriter::~WorkbookWriter() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    if (descriptor_ >= 0) close(descriptor_);
}

void WorkbookWriter::check(int error) {
    if (error == LXW_NO_ERROR) return;
    throw WorkbookNotWritten(lxw_strerror(static_cast<lxw_error>(error)));
}

void WorkbookWriter::begin_sheet(const char* name, std::span<const SheetColumn> columns) {
    sheet_ = workbook_add_worksheet(workbook_, name);
    if (sheet_ == nullptr) throw WorkbookNotWritten("there is no room for the temporary file of a sheet");
    columns_ = columns.size();
    row_ = 0;
    column_ = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto place = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(sheet_, place, place, columns[i].width, nullptr));
    }
    for (const SheetColumn& column : columns) {
        const std::string header(column.header);
        check(worksheet_write_string(sheet_, row_, column_++, header.c_str(), header_));
    }
    end_row();
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    check(worksheet_repeat_rows(sheet_, 0, 0));
    worksheet_set_footer(sheet_, "&L&A&RPage &P of &N");
}

void WorkbookWriter::end_table() {
    check(worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(columns_ - 1)));
}

void WorkbookWriter::text(std::string_view cell) {
    if (cell.empty()) return nothing();
    const std::string shown = cell_text(cell);
    if (shown.size() > most_bytes_of_text) ++texts_cut_;
    check(worksheet_write_string(sheet_, row_, column_++, shown.c_str(), text_));
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
    const int shown = point == std::string::npos ? 0 : static_cast<int>(printed.size() - point - 1);
    check(worksheet_write_number(sheet_, row_, column_++, to_double(printed), number_format(shown)));
}

void WorkbookWriter::count(std::size_t value) { decimal(Decimal::of(static_cast<Int128>(value), 0), 0); }

void WorkbookWriter::day(Day day) {
    if (!day) return nothing();
    check(worksheet_write_number(sheet_, row_, column_++, day.count() + from_1900_to_1970, day_));
}

void WorkbookWriter::end_row() {
    ++row_;
    column_ = 0;
}

lxw_format* WorkbookWriter::number_format(int places) {
    lxw_format*& format = numbers_[places];
    if (format == nullptr) {
        format = workbook_add_format(workbook_);
        const std::string code =
            "#,##0" + (places == 0 ? "" : "." + std::string(static_cast<std::size_t>(places), '0'));
        format_set_num_format(format, code.c_str());
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
