#include "report/json_parts.hpp"

#include <numeric>

#include "core/currency.hpp"
#include "report/input_table.hpp"
#include "report/ticket_json.hpp"

namespace msp_audit {

std::size_t skipped_rows(const InputFile& file) {
    const std::size_t left_out =
        std::accumulate(file.left_out.begin(), file.left_out.end(), std::size_t{0},
                        [](std::size_t sum, const auto& condition) { return sum + condition.second; });
    return left_out + file.rows_joined + file.rows_title + file.rows_repeated;
}

namespace {

void write_rows(JsonWriter& json, const InputFile& file) {
    json.key("file").text(file.name);
    json.key("kind").text(name_of(file.kind));
    json.key("profile").text_or_null(file.profile);
    json.key("rows_read").count(file.rows_read);
    json.key("rows_used").count(file.rows_used);
    json.key("rows_rejected").count(file.rows_rejected);
    json.key("rows_skipped").count(skipped_rows(file));
}

}  // namespace

void write_input(JsonWriter& json, const InputFile& file) {
    json.begin_object();
    write_rows(json, file);
    json.end_object();
}

void write_input_with_notes(JsonWriter& json, const InputFile& file) {
    json.begin_object();
    write_rows(json, file);
    json.key("notes").begin_list();
    for (const auto& [condition, rows] : file.left_out) json.text("left out: " + left_out_words(condition, rows));
    for (const std::string& note : file.notes) json.text(note);
    json.end_list();
    json.end_object();
}

void write_finding(JsonWriter& json, const Finding& finding, const FileName& name_of_file) {
    json.begin_object();
    json.key("id").text(finding.id);
    json.key("code").text(name_of(finding.code));
    json.key("severity").text(name_of(finding.severity));
    json.key("effect").text(name_of(finding.effect));
    json.key("document_kind").text(name_of(finding.document_kind));
    json.key("document").text_or_null(finding.document);
    json.key("line").text_or_null(finding.line);
    json.key("vendor").text_or_null(finding.vendor);
    json.key("currency").text_or_null(finding.currency);
    json.key("amount");
    finding.amount ? json.decimal(*finding.amount, minor_digits(finding.currency)) : json.null();
    json.key("message").text(finding.message);
    json.key("evidence").begin_list();
    for (const Evidence& evidence : finding.evidence) {
        json.begin_object();
        json.key("kind").text(name_of(evidence.kind));
        json.key("file").text(name_of_file(evidence.source.file));
        json.key("row").count(evidence.source.row);
        json.end_object();
    }
    json.end_list();
    json.key("base_rate");
    if (finding.base_rate) {
        write_ratio(json, {finding.base_rate->numerator, finding.base_rate->denominator});
    } else {
        json.null();
    }
    json.end_object();
}

}  // namespace msp_audit
