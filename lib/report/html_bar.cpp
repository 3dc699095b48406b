#include "report/html_bar.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/html_text.hpp"

namespace msp_audit {

namespace {

struct Look {
    std::string_view name;     ///< a class of the style
    std::string_view pattern;  ///< on it, for who cannot tell the colours
};
constexpr std::array<Look, part_count> looks{Look{"pay", ""}, Look{"wait", "on-wait"}, Look{"dispute", "on-dispute"},
                                             Look{"unchecked", "on-unchecked"}};

/// Good for a length on a screen, and for nothing that is printed as a figure.
double length_of(const Decimal& amount) {
    auto length = static_cast<double>(amount.mantissa());
    for (int i = 0; i < amount.scale(); ++i) length /= 10;
    return length;
}

void append_rectangle(std::string& out, double left, double width, const Look& look) {
    out +=
        fmt::format("<rect class=\"{}\" x=\"{:.3f}%\" width=\"{:.3f}%\" height=\"100%\"/>", look.name, left, width);
    if (look.pattern.empty()) return;
    out += fmt::format("<rect fill=\"url(#{})\" x=\"{:.3f}%\" width=\"{:.3f}%\" height=\"100%\"/>", look.pattern,
                       left, width);
}

std::string rectangles(const Parts& parts, const BarReach& reach) {
    const double all = reach.left + reach.right;
    if (all <= 0) return {};
    std::string out;
    double right = reach.left;
    double left = reach.left;
    for (std::size_t i = 0; i < part_count; ++i) {
        const double length = length_of(parts.amounts[i]);
        if (length < 0) left += length;
        const double begin = length < 0 ? left : right;
        if (length > 0) right += length;
        if (length != 0) append_rectangle(out, 100 * begin / all, 100 * std::max(length, -length) / all, looks[i]);
    }
    return out;
}

}  // namespace

void BarReach::take(const Parts& parts) {
    double above = 0;
    double below = 0;
    for (const Decimal& amount : parts.amounts) {
        const double length = length_of(amount);
        (length < 0 ? below : above) += std::max(length, -length);
    }
    right = std::max(right, above);
    left = std::max(left, below);
}

std::string bar_markup(const Parts& parts, const BarReach& reach) {
    return "<svg class=\"small\" aria-hidden=\"true\" focusable=\"false\">" + rectangles(parts, reach) + "</svg>";
}

std::string described_bar(HtmlDocument& document, const Parts& parts, std::string_view title,
                          std::string_view description) {
    BarReach reach;
    reach.take(parts);
    const std::string id = document.next_id();
    return fmt::format(
        "<svg class=\"sum\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\"><title id=\"{0}-t\">{1}</title>"
        "<desc id=\"{0}-d\">{2}</desc>{3}</svg>\n",
        id, html_text(title), html_text(description), rectangles(parts, reach));
}

std::string swatch(std::size_t part) {
    const Look& look = looks[part];
    std::string out = R"(<svg width="14" height="14" aria-hidden="true" focusable="false">)";
    append_rectangle(out, 0, 100, look);
    return out + "</svg> ";
}

}  // namespace msp_audit
