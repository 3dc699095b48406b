#include "report/finding_rows.hpp"

#include <iterator>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "tickets/distribution.hpp"

namespace msp_audit {

std::string finding_heading(bool with_base_rates) {
    std::string heading =
        "id,code,severity,effect,document_kind,document,line,vendor,currency,amount,message,file,row,evidence";
    if (with_base_rates) heading += ",base_rate_numerator,base_rate_denominator,base_rate";
    return heading + "\n";
}

void FindingRows::add(const Finding& finding) {
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
    if (with_base_rates_) add_base_rate(finding);
    out_ += '\n';
}

void FindingRows::text(std::string_view cell) {
    append_csv_text(out_, cell, reader_);
    out_ += ',';
}

void FindingRows::add_evidence(const Finding& finding) {
    if (finding.evidence.empty()) {
        out_ += ",,";
        return;
    }
    const SourceRef first = finding.evidence.front().source;
    text(name_of_file_(first.file));
    fmt::format_to(std::back_inserter(out_), "{},", first.row);
    all_.clear();
    for (const Evidence& evidence : finding.evidence) {
        if (!all_.empty()) all_ += ' ';
        all_ += name_of_file_(evidence.source.file);
        fmt::format_to(std::back_inserter(all_), ":{}", evidence.source.row);
    }
    append_csv_text(out_, all_, reader_);
}

void FindingRows::add_base_rate(const Finding& finding) {
    if (!finding.base_rate) {
        out_ += ",,,";
        return;
    }
    constexpr int places = 6;
    const Proportion rate{finding.base_rate->numerator, finding.base_rate->denominator};
    fmt::format_to(std::back_inserter(out_), ",{},{},", rate.numerator, rate.denominator);
    if (const auto value = rate.value()) append_decimal(out_, *value, places);
}

}  // namespace msp_audit
