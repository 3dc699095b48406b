#include "core/on_threads.hpp"
#include "report/finding_rows.hpp"
#include "report/reconcile_report.hpp"

#include <utility>
#include <vector>

namespace msp_audit {

std::string render_csv(const ReconcileReport& report, const RenderOptions& options) {
    const std::vector<Finding>& findings = report.findings;
    const CsvFor reader = options.csv_reader();
    const auto& files = report.books->files;
    const FileName file_name = [&files](std::uint32_t place) { return std::string_view(files[place].name); };
    std::vector<std::string> pieces(chunks_of(findings.size()));
    for_each_chunk(findings.size(), options.threads, [&](std::size_t first, std::size_t last, unsigned) {
        std::string& piece = pieces[chunk_at(first)];
        FindingRows rows(file_name, reader, false, piece);
        for (std::size_t i = first; i < last; ++i) rows.add(findings[i]);
    });
    std::string out = finding_heading(false);
    std::size_t bytes = out.size();
    for (const std::string& piece : pieces) bytes += piece.size();
    out.reserve(bytes);
    for (std::string& piece : pieces) out += std::exchange(piece, {});
    return finished_csv(std::move(out), options.csv_reader());
}

}  // namespace msp_audit
