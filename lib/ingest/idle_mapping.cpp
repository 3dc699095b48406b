#include "ingest/idle_mapping.hpp"

#include <algorithm>

#include "core/nearest.hpp"
#include "core/reading_keys.hpp"

namespace msp_audit {

namespace {

std::string warning_of(const std::string& kind, const std::string& column, const std::string& printed,
                       std::span<const std::string_view> known) {
    std::string text =
        "[mapping." + kind + "] " + column + ": no file of " + kind + " has a header '" + printed + "'";
    if (const auto near = nearest(printed, known)) text += "; did you mean '" + std::string(*near) + "'?";
    return text;
}

bool is_among(std::span<const std::string_view> headers, std::string_view printed) {
    const std::string key = header_key(printed);
    return std::any_of(headers.begin(), headers.end(),
                       [&key](std::string_view cell) { return header_key(cell) == key; });
}

}  // namespace

std::vector<std::string> idle_mapping_warnings(const HeaderMapping& mapping, std::span<const KindOfHeader> files) {
    std::vector<std::string> warnings;
    for (const auto& [kind, columns] : mapping) {
        const bool any_is_read = std::any_of(files.begin(), files.end(), [&kind = kind](const KindOfHeader& file) {
            return file.is_read && file.kind == kind;
        });
        std::vector<std::string_view> known;
        for (const KindOfHeader& file : files) {
            if (file.kind != kind || file.is_read != any_is_read) continue;
            known.insert(known.end(), file.header.begin(), file.header.end());
        }
        if (known.empty()) continue;
        for (const auto& [column, headers] : columns) {
            if (reading_key_named(column) != nullptr) continue;
            for (const std::string& printed : headers) {
                if (!is_among(known, printed)) warnings.push_back(warning_of(kind, column, printed, known));
            }
        }
    }
    return warnings;
}

}  // namespace msp_audit
