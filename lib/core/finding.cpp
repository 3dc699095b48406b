#include "core/finding.hpp"

#include <array>

#include <fmt/format.h>
#include <xxhash.h>

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, document_kind_count> kind_names{
    "quote", "purchase_order", "packing_slip", "license",   "invoice", "install",
    "run",   "ticket",         "event",        "time_entry"};

}  // namespace

std::string finding_id(Code code, std::string_view identity) {
    constexpr std::uint64_t shown_bits = (std::uint64_t{1} << 48U) - 1;
    const std::string hashed = fmt::format("{}\x1f{}", name_of(code), identity);
    return fmt::format("{}-{:012x}", name_of(code), XXH3_64bits(hashed.data(), hashed.size()) & shown_bits);
}

std::string_view name_of(DocumentKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

}  // namespace msp_audit
