#include "report/json_parts.hpp"
#include "report/render_problems.hpp"

namespace msp_audit {

namespace {

void write_problem(JsonWriter& json, const ProblemReport& report, const Problem& problem) {
    json.begin_object();
    json.key("file").text_or_null(report.file_of(problem));
    json.key("row");
    problem.row == 0 ? json.null() : json.count(problem.row);
    json.key("column").text_or_null(problem.column);
    json.key("code").text(name_of(problem.code));
    json.key("severity").text(name_of(problem.severity));
    json.key("message").text(problem.message);
    json.key("hint").text_or_null(problem.hint);
    json.key("fingerprint").text(problem.fingerprint);
    json.end_object();
}

}  // namespace

std::string render_problems_json(const ProblemReport& report) {
    std::string out;
    JsonWriter json([&out](std::string_view piece) { out += piece; });
    json.begin_object(JsonWriter::Layout::lines);
    json.key("schema").text("msp-audit/check/1");
    json.key("program").text(report.program);
    json.key("as_of").text_or_null(report.as_of);
    write_list(json, "inputs", report.inputs, [&](const InputFile& file) { write_input(json, file); });
    json.key("warnings").begin_list();
    json.end_list();
    json.key("findings").begin_list();
    json.end_list();
    write_list(json, "problems", report.problems,
               [&](const Problem& problem) { write_problem(json, report, problem); });
    json.key("lists_cut").begin_object();
    json.end_object();
    json.end_object();
    json.finish();
    return out;
}

}  // namespace msp_audit
