#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <unordered_map>

namespace msp_audit {

/// What spellings mean, written as one row a meaning. Keeps views of the rows, so those are literals.
template <class Meaning>
class SpellingTable {
public:
    struct Row {
        Meaning meaning;
        std::string_view spellings;  ///< parted by a comma and spaces; each already in the form that is looked up
    };

    SpellingTable(std::initializer_list<Row> rows) : SpellingTable(std::span(rows.begin(), rows.size())) {}
    explicit SpellingTable(std::span<const Row> rows) {
        for (const Row& row : rows) {
            for (std::string_view rest = row.spellings; !rest.empty();) {
                const std::string_view spelling = rest.substr(0, rest.find(','));
                meanings_.emplace(spelling, row.meaning);
                rest.remove_prefix(spelling.size());
                const std::size_t next = rest.find_first_not_of(", ");
                rest.remove_prefix(next == std::string_view::npos ? rest.size() : next);
            }
        }
    }

    /// Null: the table does not hold it.
    [[nodiscard]] const Meaning* find(std::string_view spelling) const {
        const auto found = meanings_.find(spelling);
        return found == meanings_.end() ? nullptr : &found->second;
    }

private:
    std::unordered_map<std::string_view, Meaning> meanings_;
};

}  // namespace msp_audit
