#include "check/problem_maker.hpp"

namespace msp_audit {

std::string ProblemMaker::header(SourceRef source, std::string_view column) const {
    const auto& headers = files_[source.file].headers;
    const auto found = headers.find(column);
    return found == headers.end() ? std::string(column) : found->second;
}

void ProblemMaker::add(Code code, SourceRef source, std::string_view column, ProblemSaid said, Severity most) {
    Problem problem;
    problem.code = code;
    problem.severity = most;
    problem.file = place(source);
    problem.row = source.row;
    problem.column = header(source, column);
    problem.message = std::move(said.message);
    problem.subject = std::move(said.subject);
    problem.hint = std::move(said.hint);
    problems_.push_back(std::move(problem));
}

}  // namespace msp_audit
