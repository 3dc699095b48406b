#include "core/finding.hpp"

#include <array>

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 7> kind_names{"quote",   "purchase_order", "packing_slip", "license",
                                                     "invoice", "install",        "run"};
static_assert(static_cast<std::size_t>(DocumentKind::run) + 1 == kind_names.size());

}  // namespace

std::string_view name_of(DocumentKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

}  // namespace msp_audit
