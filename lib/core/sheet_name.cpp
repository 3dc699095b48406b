#include "core/sheet_name.hpp"

#include <algorithm>
#include <array>

#include "core/small_letters.hpp"

namespace msp_audit {

namespace {

/// Where the colon behind the ending of a workbook stands; the size of the name where there is none.
std::size_t colon_of(std::string_view name) {
    static constexpr std::array<std::string_view, 4> endings{".xlsx", ".xlsm", ".xltx", ".xltm"};
    for (std::size_t colon = name.find(':'); colon != std::string_view::npos; colon = name.find(':', colon + 1)) {
        for (const std::string_view ending : endings) {
            if (colon >= ending.size() && is_same_sheet(name.substr(colon - ending.size(), ending.size()), ending)) {
                return colon;
            }
        }
    }
    return name.size();
}

}  // namespace

std::string_view without_sheet(std::string_view name) { return name.substr(0, colon_of(name)); }

std::string_view sheet_in(std::string_view name) { return name.substr(std::min(colon_of(name) + 1, name.size())); }

bool is_same_sheet(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return small_letter(x) == small_letter(y); });
}

}  // namespace msp_audit
