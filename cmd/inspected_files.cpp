#include "cmd/inspected_files.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/columns.hpp"
#include "core/sheet_name.hpp"
#include "core/ticket_columns.hpp"
#include "ingest/column_choice.hpp"
#include "ingest/file_messages.hpp"
#include "ingest/money_words.hpp"
#include "policy/toml_text.hpp"
#include "report/decimal_text.hpp"

namespace msp_audit::cmd {

namespace {

std::string_view name_of(Encoding encoding) {
    static constexpr std::array<std::string_view, 4> names{"UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"};
    return names[static_cast<std::size_t>(encoding)];
}

std::string_view name_of(DurationUnit unit) {
    static constexpr std::array<std::string_view, 5> names{"", "seconds", "minutes", "hours", "days"};
    return names[static_cast<std::size_t>(unit)];
}

/// A value as far as one wants to read on.
std::string cut(const std::string& value) {
    constexpr std::size_t most = 200;
    if (value.size() <= most) return value;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
    return value.substr(0, end) + "...";
}

/// Both readings of an open column's value.
template <class Reading>
void add_readings(InspectedColumn& column, const ColumnChoice<Reading>& choice) {
    for (const Reading one : choice.both) {
        column.readings.emplace_back(fmt::format("{} {}", choice.option, word_of(one)),
                                     meaning_of(column.example, one));
    }
}

void add_reading(InspectedColumn& column, const ColumnEvidence& evidence) {
    const ReadingEvidence& why = evidence.reading;
    const bool is_number = evidence.role == CellRole::amount || evidence.role == CellRole::duration;
    const bool is_date = evidence.role == CellRole::day || evidence.role == CellRole::instant;
    if (!is_number && !is_date) return;
    const bool is_told = why.basis != ReadingBasis::alike && why.basis != ReadingBasis::open &&
                         why.basis != ReadingBasis::contradiction;
    if (is_number && is_told) column.decimal = word_of(evidence.mark);
    if (is_date && is_told) column.date_order = word_of(evidence.order);
    if (is_date && evidence.serial_dates.asked) column.serial_dates = word_of(*evidence.serial_dates.asked);
    column.basis = msp_audit::name_of(why.basis);
    column.example = why.example;
    column.example_row = why.line;
    column.lender = why.lender;
    column.lent = why.lent;
    column.lent_row = why.lent_line;
    if (why.basis != ReadingBasis::open) return;
    is_number ? add_readings(column, mark_choice) : add_readings(column, order_choice);
}

InspectedColumn column_of(const ColumnEvidence& evidence, const ColumnSample* sample,
                          const std::vector<std::string>& header) {
    InspectedColumn column;
    if (evidence.place != ColumnEvidence::nowhere) {
        column.place = evidence.place + 1;
        column.header = header[evidence.place];
    }
    column.source = evidence.source;
    column.column = evidence.column;
    if (evidence.right != HeaderRight::none) column.right = msp_audit::name_of(evidence.right);
    column.would_be = evidence.would_be;
    column.gave_way_to = evidence.gave_way_to;
    if (!column.column.empty()) column.role = msp_audit::name_of(evidence.role);
    column.unit = name_of(evidence.unit);
    column.is_utc = evidence.is_utc;
    if (!column.column.empty()) add_reading(column, evidence);
    if (sample == nullptr) return column;
    for (const std::string& value : sample->values) column.samples.push_back(cut(value));
    if (evidence.role != CellRole::instant) return column;
    column.with_offset = sample->with_offset;
    column.without_offset = sample->without_offset;
    return column;
}

void add_header(InspectedFile& file, const Dialect& dialect) {
    file.is_table = dialect.trouble.empty();
    file.header_row = dialect.header_line;
    file.title_rows = dialect.header_line > 0 ? dialect.title_rows : 0;
}

void add_form(InspectedFile& file, const InspectedInput& input) {
    const CandidateFile& candidate = input.evidence.file;
    const Dialect& dialect = candidate.dialect;
    if (dialect.is_sheet) {
        const std::string_view sheet = sheet_in(candidate.name);
        file.is_workbook = true;
        file.sheet = sheet;
        file.bytes = input.form.bytes;
        add_header(file, dialect);
        return;
    }
    if (input.form.bytes > 0 && dialect.trouble.empty()) file.encoding = name_of(input.form.encoding);
    file.byte_order_mark = input.form.byte_order_mark;
    file.is_ascii = input.form.is_ascii;
    file.is_packed = candidate.is_packed;
    file.bytes = input.form.bytes;
    file.crlf = input.form.crlf;
    file.lf = input.form.lf;
    file.cr = input.form.cr;
    if (dialect.header_line > 0) file.delimiter = std::string(1, dialect.delimiter);
    add_header(file, dialect);
}

void add_rows(InspectedFile& file, const InspectedInput& input) {
    constexpr std::size_t most = 5;
    file.rows = input.evidence.input;
    file.rejected_count = input.rejected.size();
    const auto shown = static_cast<std::ptrdiff_t>(std::min(most, input.rejected.size()));
    file.rejected.assign(input.rejected.begin(), input.rejected.begin() + shown);
    for (RejectedRow& row : file.rejected) row.value = cut(row.value);
    for (const BadTicketCell& cell : input.bad_cells) {
        if (file.bad_cells.size() == most) break;
        file.bad_cells.push_back(fmt::format("row {}: {}: '{}' {}; it counts as missing", cell.source.row,
                                             msp_audit::name_of(cell.column), cut(cell.value), cell.reason));
    }
    if (input.bad_cells.size() > most) {
        file.bad_cells.push_back(fmt::format("and {} more", counted(input.bad_cells.size() - most, "cell", "cells")));
    }
}

InspectedProfile profile_of(const ProfileEvidence& evidence) {
    return {evidence.name, evidence.title, evidence.table, evidence.files, evidence.telling, evidence.others};
}

/// The lines of a mapping, each behind what must hold for it; a choice that is as good as the line above it is a
/// comment.
std::string lines_of(const std::vector<AdvisedColumn>& columns) {
    std::string lines;
    for (const AdvisedColumn& one : columns) {
        const auto column = one.header.empty() ? std::nullopt : column_named(one.column);
        const std::string_view caveat = column ? caveat_of(*column) : std::string_view();
        if (!caveat.empty()) lines += fmt::format("# only {}:\n", caveat);
        lines += one.header.empty() ? fmt::format("# {} = \"the header as printed\"\n", one.column)
                                    : fmt::format("{} = {}\n", one.column, toml_text(one.header));
        for (const std::string& other : one.others) {
            lines += fmt::format("# or {} = {}{}\n", one.column, toml_text(other),
                                 one.header.empty() ? "  # if it is the amount of the row alone" : "");
        }
    }
    return lines;
}

std::vector<InspectedAdvice> advice_of(const std::vector<AdvisedColumn>& columns) {
    std::vector<InspectedAdvice> advice;
    advice.reserve(columns.size());
    for (const AdvisedColumn& one : columns) advice.push_back({one.column, one.header, one.like, one.others});
    return advice;
}

InspectedNearest nearest_of(const NearestKind& nearest) {
    InspectedNearest result;
    result.kind = nearest.kind;
    result.known = static_cast<std::size_t>(nearest.known);
    result.header_row = nearest.dialect.header_line;
    result.lacks = advice_of(nearest.lacks);
    result.idle = nearest.idle;
    result.mapping = mapping_lines(nearest);
    return result;
}

InspectedFile file_of(const InspectedInput& input) {
    const FileEvidence& evidence = input.evidence;
    InspectedFile file;
    file.name = evidence.file.name;
    file.kind = evidence.kind;
    if (evidence.kind) file.basis = msp_audit::name_of(evidence.basis);
    file.ties = evidence.ties;
    if (evidence.kind && evidence.reading && !evidence.reading->currencies.empty()) {
        file.header_currency = evidence.reading->currencies.front();
    }
    if (!evidence.profile.name.empty()) file.profile = profile_of(evidence.profile);
    add_form(file, input);
    file.is_open = evidence.is_ambiguous;
    file.is_unknown = evidence.basis == KindBasis::none && evidence.ties.empty() && evidence.profile.name.empty();
    add_rows(file, input);
    // A page of text has none that anybody would map.
    const bool is_page = file.is_unknown && !input.nearest && input.errors.empty() && is_named_as_text(file.name);
    if (is_page) {
        file.is_unknown = false;
        file.header_row = file.title_rows = 0;
        file.delimiter.clear();
    }
    const auto columns = is_page ? std::vector<ColumnEvidence>() : input.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnSample* const sample = i < input.samples.size() ? &input.samples[i] : nullptr;
        file.columns.push_back(column_of(columns[i], sample, input.dialect().header));
    }
    if (input.nearest) {
        file.nearest = nearest_of(*input.nearest);
        file.nearest->kind_option = kind_option(input.nearest->kind, evidence.file);
    }
    file.offers = advice_of(input.nearest ? input.nearest->offers : input.offers);
    if (evidence.kind && !input.offers.empty()) {
        file.offered_mapping = fmt::format("[mapping.{}]\n", plural_of(*evidence.kind)) + lines_of(input.offers);
    }
    for (const std::string& error : input.errors) {
        file.errors.push_back(without_inspect_command(error, evidence.file));
    }
    file.warnings = input.warnings;
    return file;
}

}  // namespace

std::string mapping_lines(const NearestKind& nearest) {
    if (nearest.lacks.empty()) return {};
    return fmt::format("[mapping.{}]\n", plural_of(nearest.kind)) + lines_of(nearest.lacks) +
           lines_of(nearest.offers);
}

Inspection report_of(const InputInspection& inputs) {
    Inspection inspection;
    for (const InspectedInput& input : inputs.files) inspection.files.push_back(file_of(input));
    inspection.errors = inputs.errors;
    inspection.warnings = inputs.warnings;
    return inspection;
}

}  // namespace msp_audit::cmd
