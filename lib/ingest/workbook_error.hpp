#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace msp_audit {

/// A workbook cannot be read: words that follow its name ("its part x is damaged"), and a remedy. Whoever knows the
/// file's name turns it into UnreadableFile.
class WorkbookError : public std::runtime_error {
public:
    WorkbookError(const std::string& reason, std::string hint) : runtime_error(reason), hint_(std::move(hint)) {}
    [[nodiscard]] const std::string& hint() const { return hint_; }

private:
    std::string hint_;
};

inline constexpr const char* save_anew =
    "open it in a spreadsheet, save it anew as .xlsx, or export the sheet as CSV";
/// Beyond a limit of workbooks that has no option.
inline constexpr const char* text_has_no_such_limit =
    "export the sheet that counts as CSV: a file of text has no such limit";

}  // namespace msp_audit
