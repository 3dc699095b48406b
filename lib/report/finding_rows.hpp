#pragma once

#include <string>
#include <string_view>

#include "core/finding.hpp"
#include "report/csv_cells.hpp"
#include "report/json_parts.hpp"

namespace msp_audit {

/// The first row of findings as CSV; with the base rates that questions about tickets have.
[[nodiscard]] std::string finding_heading(bool with_base_rates);

/// Writes findings as rows; one string holds the evidence of each in turn.
class FindingRows {
public:
    /// `out` outlives it.
    FindingRows(const FileName& name_of_file, CsvFor reader, bool with_base_rates, std::string& out)
        : name_of_file_(name_of_file), reader_(reader), with_base_rates_(with_base_rates), out_(out) {}

    void add(const Finding& finding);

private:
    void text(std::string_view cell);
    void add_evidence(const Finding& finding);
    void add_base_rate(const Finding& finding);

    const FileName& name_of_file_;
    CsvFor reader_;
    bool with_base_rates_;
    std::string& out_;
    std::string all_;
};

}  // namespace msp_audit
