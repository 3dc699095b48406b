#include "report/reconcile_report.hpp"

#include <algorithm>

namespace msp_audit {

std::vector<const RejectedRow*> rejected_in_order(const Books& books) {
    std::vector<const RejectedRow*> rows;
    rows.reserve(books.rejected.size());
    for (const RejectedRow& row : books.rejected) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->source < b->source; });
    return rows;
}

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
