#pragma once

#include <string>

namespace msp_audit {

/// A path and the sheet of a workbook that stands behind its last colon, if one is meant: book.xlsx:Orders where
/// there is a file book.xlsx, and no file of the whole name.
struct SheetPath {
    std::string path;
    std::string sheet;
};
[[nodiscard]] SheetPath parted_sheet_path(const std::string& given);

}  // namespace msp_audit
