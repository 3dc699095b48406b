#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/html_document.hpp"

namespace msp_audit {

/// A picture of figures as inline SVG: across from 0 to 1, upwards from 0 to `most`. `looks` are classes of the
/// style. Texts are plain and are escaped here.
class ChartDrawing {
public:
    /// An x from 0 to 1 with a y in the unit of the figures.
    using Points = std::vector<std::pair<double, double>>;

    explicit ChartDrawing(double most) : most_(most > 0 ? most : 1) {}

    /// A line across with its figure beside it.
    void add_grid(double value, std::string_view text);
    /// What stands below the axis, around `at`.
    void add_label(double at, std::string_view text);
    void add_column(double from, double to, double value, std::string_view looks);
    void add_line(const Points& points, std::string_view looks);
    void add_level(double value, std::string_view looks);
    /// A line upwards, named at its head; `row` keeps names apart.
    void add_mark(double at, std::string_view text, int row);
    /// A point of the chart; one that stands out is no circle.
    void add_point(double at, double value, bool stands_out);
    /// A line down from `high` to `low`.
    void add_range(double at, double low, double high);

    /// With words for who does not see it.
    [[nodiscard]] std::string finished(HtmlDocument& document, std::string_view title,
                                       std::string_view description) const;

private:
    [[nodiscard]] static double across(double share);
    [[nodiscard]] double up(double value) const;

    double most_;
    std::string body_;
    std::string names_;  ///< of marks
};

/// A step between lines of a grid that makes at most five of them up to `most`: 1, 2 or 5 times a power of ten.
[[nodiscard]] double grid_step(double most);

/// A picture with its title, and below it the figures that it shows as a table that opens.
struct ChartTable {
    std::vector<HtmlColumn> columns;
    std::vector<std::vector<std::string>> rows;
};
void add_figure(HtmlDocument& document, std::string_view title, std::string_view drawing_markup,
                const ChartTable& table);

}  // namespace msp_audit
