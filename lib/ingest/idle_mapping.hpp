#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/header_names.hpp"

namespace msp_audit {

/// A file's header row, and what the file is read as or, if it is not read, most like.
struct KindOfHeader {
    std::string_view kind;  ///< "invoices"; empty: neither
    bool is_read = false;
    std::span<const std::string> header;
};

/// A warning for each header that the policy maps and no file of the kind has: misspelt, it would silently give way
/// to another one. Where no file of the kind is read, those that are most like it may be it.
[[nodiscard]] std::vector<std::string> idle_mapping_warnings(const HeaderMapping& mapping,
                                                             std::span<const KindOfHeader> files);

}  // namespace msp_audit
