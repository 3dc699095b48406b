#include "text.hpp"
#include "world.hpp"

#include <algorithm>

namespace reference::tickets {

std::string value_of(const Cells& cells, const std::string& column) {
    static const std::set<std::string> missing = {"?", "-", "--", "N/A", "NULL"};
    const auto found = cells.find(column);
    const std::string value = found == cells.end() ? "" : trim(found->second);
    return missing.count(value) != 0 ? "" : value;
}

std::optional<Instant> time_of(const Cells& cells, const std::string& column) {
    const std::string value = value_of(cells, column);
    const bool instant_like = value.size() >= 17 && value[4] == '-' && value[10] == 'T' && value.back() == 'Z';
    return instant_like ? std::optional(instant(value)) : std::nullopt;
}

std::optional<std::int64_t> number_of(const Cells& cells, const std::string& column) {
    const std::string value = value_of(cells, column);
    if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos) {
        return std::nullopt;
    }
    return std::stoll(value);
}

bool has_column(const World& world, const std::string& column) {
    return std::any_of(world.sources.begin(), world.sources.end(), [&](const auto& source) {
        return std::find(source.second.begin(), source.second.end(), column) != source.second.end();
    });
}

}  // namespace reference::tickets
