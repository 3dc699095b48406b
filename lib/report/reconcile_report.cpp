#include "report/reconcile_report.hpp"

namespace msp_audit {

std::string_view ReconcileReport::vendor_of(const InvoiceMatch& document) const {
    return matches->vendor_name(document.vendor);
}

RenderOptions html_options(RenderOptions options) {
    constexpr std::size_t more_than_is_read = 100000;
    options.list_limit = more_than_is_read;
    options.color = false;
    return options;
}

}  // namespace msp_audit
