#include <cstdio>
#include <string_view>

#include "report/ticket_summary.hpp"
#include "unit/report/sample_tickets.hpp"

// Prints the JSON of a ticket report that was made by hand: ticket_documents
// resolution|reopens|duplicates|pairs|workload|summary.
int main(int count, char** arguments) {
    using namespace msp_audit;
    SampleTickets sample;
    sample.resolution.charts.push_back({"opened", {{1, 2, 3, 4, 5, 6}, 3, 0, 9, {}, {}}});
    const std::string_view name = count == 2 ? arguments[1] : "";
    std::string json;
    if (name == "resolution") json = render_resolution_json(sample.frame, sample.resolution);
    if (name == "reopens") json = render_reopens_json(sample.frame, sample.reopens);
    if (name == "pairs") sample.duplicates.found.question.pairs = true;
    if (name == "duplicates" || name == "pairs") json = render_duplicates_json(sample.frame, sample.duplicates);
    if (name == "workload") {
        sample.add_workload();
        json = render_workload_json(sample.frame, sample.workload);
    }
    if (name == "summary") {
        sample.add_workload();
        Finding& finding = sample.frame.findings.emplace_back();
        finding.id = finding_id(Code::split_requests, "");
        finding.code = Code::split_requests;
        finding.severity = Severity::info;
        finding.document_kind = DocumentKind::ticket;
        finding.message = "5 of 20 tickets.";
        finding.evidence.push_back({DocumentKind::ticket, {0, 4}});
        finding.base_rate = BaseRate{5, 20};
        json = render_summary_json(
            {sample.frame, sample.resolution, sample.reopens, sample.duplicates, sample.workload});
    }
    return !json.empty() && std::fwrite(json.data(), 1, json.size(), stdout) == json.size() ? 0 : 1;
}
