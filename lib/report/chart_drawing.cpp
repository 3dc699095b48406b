#include "report/chart_drawing.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/html_text.hpp"

namespace msp_audit {

namespace {

constexpr double width = 760;
constexpr double height = 280;
constexpr double left = 76;
constexpr double right = 16;
constexpr double top = 16;
constexpr double bottom = 34;
constexpr double line_of_text = 15;

}  // namespace

double ChartDrawing::across(double share) { return left + std::clamp(share, 0.0, 1.0) * (width - left - right); }

double ChartDrawing::up(double value) const {
    return height - bottom - std::clamp(value / most_, 0.0, 1.0) * (height - top - bottom);
}

void ChartDrawing::add_grid(double value, std::string_view text) {
    body_ += fmt::format("<path class=\"grid\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>", left, up(value), width - right);
    body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", left - 6, up(value) + 4,
                         html_text(text));
}

void ChartDrawing::add_label(double at, std::string_view text) {
    body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n", across(at),
                         height - bottom + line_of_text + 2, html_text(text));
}

void ChartDrawing::add_column(double from, double to, double value, std::string_view looks) {
    body_ +=
        fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n", looks,
                    across(from) + 1, up(value), std::max(across(to) - across(from) - 2, 1.0), up(0) - up(value));
}

void ChartDrawing::add_line(const Points& points, std::string_view looks) {
    if (points.empty()) return;
    body_ += fmt::format("<path class=\"{}\" d=\"", looks);
    char step = 'M';
    for (const auto& [at, value] : points) {
        body_ += fmt::format("{}{:.1f} {:.1f}", step, across(at), up(value));
        step = 'L';
    }
    body_ += "\"/>\n";
}

void ChartDrawing::add_level(double value, std::string_view looks) { add_line({{0, value}, {1, value}}, looks); }

void ChartDrawing::add_mark(double at, std::string_view text, int row) {
    const double x = across(at);
    body_ += fmt::format("<path class=\"upright\" d=\"M{0:.1f} {1:.1f}V{2:.1f}\"/>", x, top, height - bottom);
    const bool is_far = at > 0.7;
    // Above whatever is drawn later, the line of the next mark among it.
    names_ +=
        fmt::format("<text class=\"name\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n",
                    is_far ? x - 5 : x + 5, top + 10 + row * line_of_text, is_far ? "end" : "start", html_text(text));
}

void ChartDrawing::add_point(double at, double value, bool stands_out) {
    const double x = across(at);
    const double y = up(value);
    if (stands_out) {
        body_ += fmt::format("<path class=\"outside\" d=\"M{0:.1f} {1:.1f}l7 7l-7 7l-7 -7z\"/>\n", x, y - 7);
    } else {
        body_ += fmt::format("<circle class=\"point\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\"/>\n", x, y);
    }
}

void ChartDrawing::add_range(double at, double low, double high) {
    body_ += fmt::format("<path class=\"axis\" d=\"M{:.1f} {:.1f}V{:.1f}\"/>\n", across(at), up(low), up(high));
}

std::string ChartDrawing::finished(HtmlDocument& document, std::string_view title,
                                   std::string_view description) const {
    const std::string id = document.next_id();
    return fmt::format("<svg class=\"chart\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\">\n"
                       "<title id=\"{2}-t\">{3}</title><desc id=\"{2}-d\">{4}</desc>\n{5}"
                       "<path class=\"axis\" d=\"M{6:.1f} {7:.1f}V{8:.1f}H{9:.1f}\"/>\n{10}</svg>\n",
                       width, height, id, html_text(title), html_text(description), body_, left, top, height - bottom,
                       width - right, names_);
}

double grid_step(double most) {
    constexpr double most_lines = 5;
    if (most <= 0) return 1;
    double step = std::pow(10, std::floor(std::log10(most / most_lines)));
    for (const double times : {1.0, 2.0, 5.0, 10.0}) {
        if (most / (step * times) <= most_lines) return step * times;
    }
    return step * 10;
}

void add_figure(HtmlDocument& document, std::string_view title, std::string_view drawing_markup,
                const ChartTable& table) {
    document.add_markup("<figure>\n<figcaption>" + html_text(title) + "</figcaption>\n");
    document.add_markup(drawing_markup);
    document.add_markup("<details><summary>The figures</summary>\n");
    document.begin_table(title, table.columns, false);
    for (const auto& row : table.rows) {
        document.begin_row();
        for (std::size_t i = 0; i < row.size(); ++i) {
            i == 0 ? document.add_heading_cell(row[i]) : document.add_cell(row[i]);
        }
        document.end_row();
    }
    document.end_table();
    document.add_markup("</details>\n</figure>\n");
}

}  // namespace msp_audit
