#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "ingest/sheet_source.hpp"

namespace msp_audit {

/// A sheet as our own reader gives it.
inline std::string sheet_text(const std::string& bytes, std::size_t sheet = 0) {
    const Workbook workbook(std::make_shared<std::string>(bytes), {});
    SheetSource source(workbook, workbook.sheets().at(sheet), {});
    std::string text(100000, '\0');
    text.resize(source.read(text.data(), text.size()));
    return text;
}

}  // namespace msp_audit
