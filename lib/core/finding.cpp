#include "core/finding.hpp"

#include <array>

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, document_kind_count> kind_names{
    "quote", "purchase_order", "packing_slip", "license",   "invoice", "install",
    "run",   "ticket",         "event",        "time_entry"};

}  // namespace

std::string_view name_of(DocumentKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

}  // namespace msp_audit
