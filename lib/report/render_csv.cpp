#include "core/currency.hpp"
#include "core/on_threads.hpp"
#include "report/csv_cells.hpp"
#include "report/decimal_text.hpp"
#include "report/reconcile_report.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace msp_audit {

namespace {

constexpr std::string_view heading =
    "id,code,severity,effect,document_kind,document,line,vendor,currency,amount,message,file,row,evidence\n";

/// Writes findings as rows; one string holds the evidence of each in turn.
class FindingRows {
public:
    FindingRows(const Books& books, CsvFor reader, std::string& out) : books_(books), reader_(reader), out_(out) {}

    void add(const Finding& finding) {
        text(finding.id);
        text(name_of(finding.code));
        text(name_of(finding.severity));
        text(name_of(finding.effect));
        text(name_of(finding.document_kind));
        text(finding.document);
        text(finding.line);
        text(finding.vendor);
        text(finding.currency);
        if (finding.amount) append_decimal(out_, *finding.amount, minor_digits(finding.currency));
        out_ += ',';
        text(finding.message);
        add_evidence(finding);
        out_ += '\n';
    }

private:
    void text(std::string_view cell) {
        append_csv_text(out_, cell, reader_);
        out_ += ',';
    }

    void add_evidence(const Finding& finding) {
        if (finding.evidence.empty()) {
            out_ += ",,";
            return;
        }
        const SourceRef first = finding.evidence.front().source;
        text(books_.files[first.file].name);
        fmt::format_to(std::back_inserter(out_), "{},", first.row);
        all_.clear();
        for (const Evidence& evidence : finding.evidence) {
            if (!all_.empty()) all_ += ' ';
            all_ += books_.files[evidence.source.file].name;
            fmt::format_to(std::back_inserter(all_), ":{}", evidence.source.row);
        }
        append_csv_text(out_, all_, reader_);
    }

    const Books& books_;
    CsvFor reader_;
    std::string& out_;
    std::string all_;
};

}  // namespace

std::string render_csv(const ReconcileReport& report, const RenderOptions& options) {
    const std::vector<Finding>& findings = report.findings;
    const CsvFor reader = options.csv_reader();
    std::vector<std::string> pieces(chunks_of(findings.size()));
    for_each_chunk(findings.size(), options.threads, [&](std::size_t first, std::size_t last, unsigned) {
        std::string& piece = pieces[chunk_at(first)];
        FindingRows rows(*report.books, reader, piece);
        for (std::size_t i = first; i < last; ++i) rows.add(findings[i]);
    });
    std::string out{heading};
    std::size_t bytes = out.size();
    for (const std::string& piece : pieces) bytes += piece.size();
    out.reserve(bytes);
    for (std::string& piece : pieces) out += std::exchange(piece, {});
    return finished_csv(std::move(out), options.csv_reader());
}

}  // namespace msp_audit
