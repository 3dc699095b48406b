#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace msp_audit::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip archive of these parts, packed. Two parts may have one name.
[[nodiscard]] std::string zip_of(const Parts& parts);

/// What of a sheet differs from test to test.
struct SmallSheet {
    std::string name;
    std::string rows;  ///< "<row r="1">...</row>"
    std::string state{};
};

/// A workbook of sheets, with a part more for each one of `parts`, which take the place of those that have the name.
struct SmallWorkbook {
    std::vector<SmallSheet> sheets;
    std::vector<std::string> shared{};
    std::vector<std::string> formats{};  ///< codes; cells of style 1 have the first one
    std::string properties{};            ///< <workbookPr date1904="1"/>
    Parts parts{};

    [[nodiscard]] Parts all_parts() const;
    [[nodiscard]] std::string bytes() const { return zip_of(all_parts()); }
};

/// Rows of texts, from `row` on. A cell that begins with = is the number behind it, with a style after a bar.
[[nodiscard]] std::string sheet_rows(const std::vector<std::vector<std::string>>& rows, unsigned row = 1);

}  // namespace msp_audit::test
