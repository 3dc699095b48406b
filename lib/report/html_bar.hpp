#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/html_document.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// How far bars that are to be compared reach from their line of nothing, in both directions.
struct BarReach {
    double right = 0;
    double left = 0;

    void take(const Parts& parts);
};

/// The four parts, one after the other: what is above nothing to the right, credits to the left, so that both sides
/// together come to what is invoiced. As wide as its place.
[[nodiscard]] std::string bar_markup(const Parts& parts, const BarReach& reach);
/// The bar of all, with words for who does not see it.
[[nodiscard]] std::string described_bar(HtmlDocument& document, const Parts& parts, std::string_view title,
                                        std::string_view description);
/// A patch of what a part looks like in a bar.
[[nodiscard]] std::string swatch(std::size_t part);

}  // namespace msp_audit
