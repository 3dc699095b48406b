#include "core/on_threads.hpp"
#include "report/finding_rows.hpp"
#include "report/write_reconcile_csv.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace msp_audit {

void write_reconcile_csv(const ReconcileReport& report, const RenderOptions& options, const TextSink& sink) {
    constexpr std::size_t at_a_time = 32768;  // findings
    const std::vector<Finding>& findings = report.findings;
    const CsvFor reader = options.csv_reader();
    const auto& files = report.books->files;
    const FileName file_name = [&files](std::uint32_t place) { return std::string_view(files[place].name); };
    sink(finished_csv(finding_heading(false), reader));
    std::vector<std::string> pieces;
    for (std::size_t start = 0; start < findings.size(); start += at_a_time) {
        const std::size_t count = std::min(at_a_time, findings.size() - start);
        pieces.resize(chunks_of(count));
        for_each_chunk(count, options.threads, [&](std::size_t first, std::size_t last, unsigned) {
            std::string& piece = pieces[chunk_at(first)];
            piece.clear();
            FindingRows rows(file_name, reader, false, piece);
            for (std::size_t i = first; i < last; ++i) rows.add(findings[start + i]);
            piece = more_csv(std::move(piece), reader);
        });
        for (const std::string& piece : pieces) sink(piece);
    }
}

std::string render_csv(const ReconcileReport& report, const RenderOptions& options) {
    std::string out;
    write_reconcile_csv(report, options, [&out](std::string_view piece) { out += piece; });
    return out;
}

}  // namespace msp_audit
