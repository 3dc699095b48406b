#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/toml_value.hpp"
#include "ingest/profile.hpp"

namespace msp_audit {

/// Reads the parts of one document of a profile that speak of columns: conditions, and where cells come from.
class ProfileCellReader {
public:
    /// The names of the tables at hand, by place; columns of those added later can be spoken of, too.
    [[nodiscard]] std::vector<std::string>& names() { return names_; }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    [[nodiscard]] ProfileColumn column(const TomlValue& value) const;
    [[nodiscard]] std::vector<ProfileColumn> columns(const TomlValue& value) const;
    [[nodiscard]] ProfileCondition condition(const TomlValue& value) const;
    /// Conditions on the columns of one table.
    [[nodiscard]] std::vector<ProfileCondition> conditions(const TomlValue& value, std::size_t place) const;
    /// [document.columns]
    [[nodiscard]] std::vector<ProfileCell> cells(const TomlValue& value, DocumentKind kind) const;

private:
    [[nodiscard]] ProfileSource source(const TomlValue& value) const;
    [[nodiscard]] std::vector<ProfileSource> sources(const TomlValue& value) const;
    void take_key(const TomlValue& entry, ProfileCell& cell) const;
    void take_reading_key(const TomlValue& entry, ProfileCell& cell) const;
    [[nodiscard]] ProfileCell cell(const TomlValue& value, DocumentKind kind) const;

    std::vector<std::string> names_;  ///< by place: the document's own table, then its joins
};

}  // namespace msp_audit
