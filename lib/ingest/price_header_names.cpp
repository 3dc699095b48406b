#include "ingest/header_name_kinds.hpp"
#include "ingest/header_names.hpp"

namespace msp_audit {

namespace {

using enum Column;
using enum NameRank;
using namespace header_name_kinds;

// `Price unit` is what a price is for, and so is `Price per`; `Price / unit` is the price of one.
constexpr HeaderName names[] = {
    HeaderName{qpi, unit_price, "Price"},
    HeaderName{qpi, unit_price, "Rate"},
    HeaderName{qpi, unit_price, "Unit Cost"},
    HeaderName{qpi, unit_price, "Cost"},
    HeaderName{qpi, unit_price, "Unit Amount"},
    HeaderName{qpi, unit_price, "Line Item Unit Price"},
    HeaderName{qpi, unit_price, "Price Each"},
    HeaderName{qpi, unit_price, "NETPR"},
    HeaderName{qpi, unit_price, "Price per unit"},
    HeaderName{qpi, unit_price, "Price / unit"},
    HeaderName{qpi, unit_price, "Price per piece"},
    HeaderName{qpi, unit_price, "Price / piece"},
    HeaderName{qpi, unit_price, "Price / pc"},
    HeaderName{qpi, unit_price, "Price per item"},
    HeaderName{qpi, unit_price, "Price / item"},
    HeaderName{qpi, unit_price, "Price / each"},
    HeaderName{qpi, unit_price, "Price per each"},
    HeaderName{qpi, unit_price, "Price / ea"},
    HeaderName{qpi, unit_price, "Price ea"},
    HeaderName{qpi, unit_price, "Price per ea"},
    HeaderName{qpi, unit_price, "Cost per unit"},
    HeaderName{qpi, unit_price, "Cost / unit"},
    HeaderName{qpi, unit_price, "Cost per item"},
    HeaderName{qpi, unit_price, "Cost Each"},
    HeaderName{qpi, unit_price, "Rate per unit"},
    HeaderName{qpi, unit_price, "Rate / unit"},
    HeaderName{qpi, unit_price, "Unit Rate"},
    HeaderName{qpi, unit_price, "Amount per unit"},
    HeaderName{qpi, unit_price, "Amount / unit"},
    HeaderName{qpi, unit_price, "Unit price (net)"},
    HeaderName{qpi, unit_price, "Unit price excl VAT"},
    HeaderName{qpi, unit_price, "Unit price ex VAT"},
    HeaderName{qpi, unit_price, "Unit price excl tax"},
    HeaderName{qpi, unit_price, "Net unit price"},
    HeaderName{qpi, unit_price, "Unit net price"},
    HeaderName{qpi, unit_price, "Net price", advised},
    HeaderName{qpi, price_base, "Price Unit"},
    HeaderName{qpi, price_base, "Per"},
    HeaderName{qpi, price_base, "Price Per"},
    HeaderName{qpi, price_base, "PEINH"},
    HeaderName{qpi, discount, "Disc"},
    HeaderName{qpi, discount, "Discount %"},
    HeaderName{qpi, discount, "Disc %"},
    HeaderName{qpi, discount, "Discount Percent"},
    HeaderName{qpi, discount, "Discount Amount"},
    HeaderName{qpi, discount, "Discount Amt"},
    HeaderName{qpi, discount, "Line Discount"},
};

}  // namespace

std::span<const HeaderName> price_header_names() { return names; }

}  // namespace msp_audit
