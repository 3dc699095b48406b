#include "report/reconcile_report.hpp"

namespace msp_audit {

std::string_view ReconcileReport::vendor_of(const InvoiceMatch& document) const {
    return matches->vendor_name(document.vendor);
}

}  // namespace msp_audit
