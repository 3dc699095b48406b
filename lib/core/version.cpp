#include "core/version.hpp"

namespace msp_audit {

std::string_view version() { return MSP_AUDIT_VERSION; }

}  // namespace msp_audit
