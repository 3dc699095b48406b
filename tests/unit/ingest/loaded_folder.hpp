#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/load.hpp"
#include "unit/ingest/export_folder.hpp"
#include "unit/ingest/printed_lines.hpp"

namespace msp_audit {

/// The exports of a folder as they are read; messages name files without the folder.
struct Loaded {
    Books books;
    PrintedLines errors, warnings;
    bool ambiguous = false;
};

inline std::unique_ptr<Loaded> load_with(const ExportFolder& folder, LoadOptions options) {
    if (options.paths.empty()) options.paths = {folder.path()};
    auto loaded = std::make_unique<Loaded>();
    LoadTrouble trouble = load(options, loaded->books);
    for (const auto& text : trouble.errors) loaded->errors.push_back(folder.without_path(text));
    for (const auto& text : trouble.warnings) loaded->warnings.push_back(folder.without_path(text));
    loaded->ambiguous = trouble.ambiguous;
    return loaded;
}

inline std::unique_ptr<Loaded> load_folder(const ExportFolder& folder) { return load_with(folder, {}); }

inline constexpr std::string_view invoice_header =
    "invoice_number,vendor,invoice_date,po_number,quantity,unit_price\n";
inline std::string invoices(std::string_view rows) { return std::string(invoice_header) + std::string(rows); }
inline const std::string one_invoice = invoices("INV-1,Contoso,2026-10-01,PO-7,2,10.00\n");

}  // namespace msp_audit
