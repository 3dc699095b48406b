#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/columns.hpp"
#include "core/problem.hpp"
#include "core/ticket_columns.hpp"

namespace msp_audit {

/// Where a file of some books stands in a report, and under which headers its columns are printed.
struct PlacedFile {
    std::uint32_t place = 0;
    std::map<std::string, std::string, std::less<>> headers;  ///< by canonical name
};

/// What is said of a place.
struct ProblemSaid {
    std::string message;
    std::string subject;  ///< Problem::subject
    std::string hint{};
};

/// Collects problems of the files of some books.
class ProblemMaker {
public:
    explicit ProblemMaker(std::vector<PlacedFile> files) : files_(std::move(files)) {}

    void add(Code code, SourceRef source, Column column, ProblemSaid said, Severity most = Severity::error) {
        add(code, source, name_of(column), std::move(said), most);
    }
    void add(Code code, SourceRef source, TicketColumn column, ProblemSaid said, Severity most = Severity::error) {
        add(code, source, name_of(column), std::move(said), most);
    }
    /// The header of a column in the file of a row; its canonical name where it comes from elsewhere.
    [[nodiscard]] std::string header(SourceRef source, std::string_view column) const;
    /// The place of a row's file in a report.
    [[nodiscard]] std::uint32_t place(SourceRef source) const { return files_[source.file].place; }
    [[nodiscard]] std::vector<Problem> take() { return std::move(problems_); }

private:
    void add(Code code, SourceRef source, std::string_view column, ProblemSaid said, Severity most);

    std::vector<PlacedFile> files_;
    std::vector<Problem> problems_;
};

}  // namespace msp_audit
