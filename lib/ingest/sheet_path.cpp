#include "ingest/sheet_path.hpp"

#include <filesystem>
#include <system_error>

namespace msp_audit {

SheetPath parted_sheet_path(const std::string& given) {
    namespace fs = std::filesystem;
    std::error_code error;
    const std::size_t colon = given.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == given.size() || fs::exists(given, error)) {
        return {given, {}};
    }
    const std::string path = given.substr(0, colon);
    if (path != "-" && !fs::is_regular_file(path, error)) return {given, {}};
    return {path, given.substr(colon + 1)};
}

}  // namespace msp_audit
