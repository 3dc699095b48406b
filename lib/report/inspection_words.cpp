#include "report/inspection_words.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "core/columns.hpp"
#include "report/decimal_text.hpp"

namespace msp_audit {

namespace {

std::string quoted(const std::string& value, std::size_t row) {
    return row == 0 ? fmt::format("'{}'", value) : fmt::format("'{}' (row {})", value, row);
}

std::string_view delimiter_words(const std::string& delimiter) {
    if (delimiter == ";") return "semicolons";
    if (delimiter == "\t") return "tabs";
    return delimiter == "|" ? "upright strokes" : "commas";
}

bool is_number(const InspectedColumn& column) { return column.role == "amount" || column.role == "duration"; }

/// "with a decimal comma", "with the day first".
std::string way_of(const InspectedColumn& column) {
    if (is_number(column)) return "with a decimal " + column.decimal;
    return column.date_order == "mdy" ? "with the month first" : "with the day first";
}

std::string open_sentence(const InspectedColumn& column) {
    std::string sentence = "OPEN: nothing tells how " + quoted(column.example, column.example_row) + " is meant: ";
    for (std::size_t i = 0; i < column.readings.size(); ++i) {
        const auto& [option, meaning] = column.readings[i];
        sentence += fmt::format("{}{} reads it as {}", i == 0 ? "" : ", ", option, meaning);
    }
    return sentence;
}

std::string basis_sentence(const InspectedColumn& column) {
    const std::string example = quoted(column.example, column.example_row);
    if (column.basis == "open") return open_sentence(column);
    if (column.basis == "option") {
        return fmt::format("read {}, as the command line says", way_of(column));
    }
    if (column.basis == "policy") return fmt::format("read {}, as the policy says", way_of(column));
    if (column.basis == "values") return fmt::format("{} can only be read {}", example, way_of(column));
    if (column.basis == "other_column") {
        return fmt::format("{} is read {}, as {} has {}", example, way_of(column), column.lender,
                           quoted(column.lent, column.lent_row));
    }
    if (column.basis == "other_table") {
        return fmt::format("{} is read {}, as another table has '{}'", example, way_of(column), column.lent);
    }
    if (column.basis == "system") {
        return fmt::format("{} is read {}, as {} have it", example, way_of(column), column.lender);
    }
    if (column.basis == "contradiction") {
        return is_number(column)
                   ? "holds amounts with a decimal point and amounts with a decimal comma: those with two "
                     "meanings are rejected"
                   : "holds dates with the day first and dates with the month first: those with two "
                     "meanings are rejected";
    }
    return {};
}

void add_zone(std::vector<std::string>& sentences, const InspectedColumn& column, const Inspection& inspection) {
    const std::size_t with = column.with_offset.value_or(0);
    const std::size_t without = column.without_offset.value_or(0);
    if (with > 0) {
        sentences.push_back(counted(with, "value prints its", "values print their") + " offset from Greenwich");
    }
    if (without == 0) return;
    const std::string values = counted(without, "value prints", "values print") + " no offset: read in ";
    sentences.push_back(column.is_utc ? values + "UTC, as the header says"
                                      : values + inspection.zone + " (" + inspection.zone_basis + ")");
}

}  // namespace

std::string listed(const std::vector<std::string>& words, std::size_t most) {
    std::string list;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i) list += (i == 0 ? "" : ", ") + words[i];
    if (words.size() > most) list += fmt::format(" and {} more", words.size() - most);
    return list;
}

std::string plural_words(DocumentKind kind) {
    const std::string_view plural = plural_of(kind);
    return std::string(plural.empty() ? name_of(kind) : plural);
}

std::string kind_words(const InspectedFile& file) {
    if (!file.kind) {
        if (file.ties.size() < 2) return "nothing: it is not read";
        return fmt::format("nothing: it may be {} or {}", plural_words(file.ties[0]), plural_words(file.ties[1]));
    }
    const auto is_known = [](const InspectedColumn& one) { return one.place && !one.right.empty(); };
    std::vector<std::size_t> places;
    for (const InspectedColumn& column : file.columns) {
        if (is_known(column)) places.push_back(*column.place);
    }
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::size_t headers = 0;
    for (const InspectedColumn& column : file.columns) headers = std::max(headers, column.place.value_or(0));
    const std::string known =
        fmt::format(": {} of {} are used", places.size(), counted(headers, "header", "headers"));
    const std::string kind = plural_words(*file.kind);
    if (file.basis == "option") return kind + ", as --kind says" + known;
    if (file.basis == "profile") return kind + ", told by a profile" + known;
    if (file.basis == "headers_and_name") return kind + ", told by its name where its headers fit two kinds" + known;
    return kind + ", told by its headers" + known;
}

std::string profile_words(const InspectedFile& file) {
    if (!file.profile || file.profile->name.empty()) return "none";
    const InspectedProfile& profile = *file.profile;
    std::string words = profile.name;
    if (!profile.title.empty()) words += " (" + profile.title + ")";
    if (!profile.table.empty()) words += ", table " + profile.table;
    words += fmt::format(": the file has {} by which it is known ({})",
                         profile.telling.size() == 1 ? "the header"
                                                     : fmt::format("the {} headers", profile.telling.size()),
                         listed(profile.telling));
    if (!profile.files.empty()) words += ", and its name fits " + profile.files;
    if (!profile.others.empty()) words += "; " + listed(profile.others) + " would fit, too, but by fewer headers";
    return words;
}

std::string form_words(const InspectedFile& file) {
    if (file.is_workbook)
        return file.sheet.empty() ? "a workbook's sheet" : "a workbook's sheet '" + file.sheet + "'";
    std::string words = file.encoding;
    if (file.byte_order_mark) words += " with byte order mark";
    if (file.is_ascii && file.encoding == "UTF-8") words += " (plain ASCII)";
    if (file.is_packed) words += ", packed by gzip";
    if (!file.delimiter.empty()) words += fmt::format(", fields parted by {}", delimiter_words(file.delimiter));
    std::string ends;
    int kinds = 0;
    for (const auto& [name, count] :
         {std::pair{"CRLF", file.crlf}, std::pair{"LF", file.lf}, std::pair{"CR", file.cr}}) {
        if (count == 0) continue;
        ends += fmt::format("{}{} {}", kinds++ == 0 ? "" : ", ", grouped(count), name);
    }
    if (kinds == 1) ends = file.crlf > 0 ? "CRLF" : (file.lf > 0 ? "LF" : "CR");
    if (kinds == 1) words += ", lines end in " + ends;
    if (kinds > 1) words += ", line breaks of several kinds (" + ends + ")";
    return words;
}

std::string row_words(const InspectedFile& file) {
    if (file.is_open) return "none is used: a column is open";
    const InputFile& rows = file.rows;
    const std::size_t left_out = std::accumulate(rows.left_out.begin(), rows.left_out.end(), std::size_t{0},
                                                 [](std::size_t sum, const auto& one) { return sum + one.second; });
    std::string words = fmt::format("{} read = {} used + {} rejected", grouped(rows.rows_read),
                                    grouped(rows.rows_used), grouped(rows.rows_rejected));
    if (left_out > 0) words += " + " + grouped(left_out) + " left out";
    if (rows.rows_joined > 0) words += " + " + grouped(rows.rows_joined) + " that only complete rows of other files";
    if (rows.rows_title > 0) words += " + " + grouped(rows.rows_title) + " titles, repeated headers and totals";
    return words;
}

std::string reading_words(const InspectedColumn& column) {
    if (column.column.empty()) return {};
    if (column.role == "key") return "identifier";
    if (column.role == "truth") return "yes or no";
    if (column.role == "day" || column.role == "instant") {
        std::string words = column.role == "day" ? "date" : "time";
        if (!column.date_order.empty()) words += column.date_order == "mdy" ? ", month first" : ", day first";
        if (!column.serial_dates.empty()) words += ", numbers are days from " + column.serial_dates + " on";
        return words;
    }
    if (!is_number(column)) return column.role;
    std::string words = column.role;
    if (!column.unit.empty()) words += " in " + column.unit;
    const bool is_told = !column.basis.empty() && column.basis != "alike" && column.basis != "open";
    if (is_told) words += ", decimal " + column.decimal;
    return words;
}

std::vector<std::string> evidence_sentences(const InspectedColumn& column, const Inspection& inspection) {
    std::vector<std::string> sentences;
    if (!column.would_be.empty()) {
        sentences.push_back(column.gave_way_to.empty()
                                ? fmt::format("not used: several headers claim {} alike", column.would_be)
                                : fmt::format("not used: it could be {}, but '{}' goes before it", column.would_be,
                                              column.gave_way_to));
    }
    if (column.column.empty() || !column.place) return sentences;
    if (column.samples.empty()) {
        sentences.emplace_back("no row has a value in it");
        return sentences;
    }
    std::string basis = basis_sentence(column);
    if (!basis.empty()) sentences.push_back(std::move(basis));
    if (column.role == "instant") add_zone(sentences, column, inspection);
    if (column.role == "duration" && column.unit.empty()) {
        sentences.emplace_back("a bare number in it has no unit: only values that print theirs can be read");
    }
    return sentences;
}

}  // namespace msp_audit
