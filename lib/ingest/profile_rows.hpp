#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/books.hpp"
#include "core/text_pool.hpp"
#include "ingest/profile.hpp"
#include "ingest/profile_tables.hpp"
#include "ingest/record_builder.hpp"

namespace msp_audit {

/// A column of a profile, found in the tables that were read.
struct BoundColumn {
    std::size_t place = 0;  ///< as ProfileColumn::place
    std::size_t column = RawTable::absent;
};

/// A source of a profile, found in the tables that were read.
struct BoundSource {
    const ProfileSource* spec = nullptr;
    std::vector<BoundColumn> parts;
    BoundColumn when;
    bool is_first = false;  ///< in the profile, wherever it stands among those that the files give

    /// Whether the files have all of its columns.
    [[nodiscard]] bool is_given() const;
};

/// The rows of one of a profile's documents, each with its partners in other tables: what `where` and the joins
/// leave, in the order of files and rows. Every row of the document's own table gets its fate here.
class ProfileRows {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// What some rows came to, said once for all of them.
    struct Said {
        std::string words;
        std::uint32_t first_row = none;  ///< of the document's own table
        std::size_t rows = 0;
    };

    /// A row whose required partner is in no table.
    struct Orphan {
        std::uint32_t base = 0;
        std::string column;  ///< the keys' names
        std::string value;
        std::string reason;
        CanonicalRow row;  ///< what is known of it
    };

    /// The document, the tables and the texts must stay where they are.
    ProfileRows(const ProfileDocument& document, std::span<RawTable> tables, TextPool& texts);

    [[nodiscard]] std::size_t size() const { return bases_.size(); }
    /// The row's place in its own table.
    [[nodiscard]] std::uint32_t base(std::size_t row) const { return bases_[row]; }
    [[nodiscard]] const ProfileDocument& document() const { return document_; }
    [[nodiscard]] const std::vector<Orphan>& orphans() const { return orphans_; }
    /// The row as the profile maps it. Its texts are valid as long as the pool; its source names no file.
    [[nodiscard]] CanonicalRow canonical(std::size_t row) const;
    /// The columns that the files give: some source of them is there, or a constant.
    [[nodiscard]] ColumnSet columns() const;

    [[nodiscard]] BoundColumn bound(const ProfileColumn& column) const;
    [[nodiscard]] std::string_view text(std::size_t row, const BoundColumn& column) const;
    [[nodiscard]] BoundSource bound(const ProfileSource& source) const;
    [[nodiscard]] std::string_view text(std::size_t row, const BoundSource& source) const;
    /// The decimal mark of amounts that are multiplied: told by all of them, else by the profile, else a point.
    [[nodiscard]] DecimalMark mark_of_factors() const { return mark_of_factors_; }
    /// The file of a row, by place among the claimed ones.
    [[nodiscard]] std::uint32_t file(std::size_t row) const { return tables_[document_.from].rows[bases_[row]].file; }
    /// Whether all conditions hold.
    [[nodiscard]] bool holds(std::size_t row, std::span<const ProfileCondition> conditions) const;
    /// The warnings of the profile that its rows give rise to.
    [[nodiscard]] std::vector<Said> warnings() const;

    /// Sets a cell of one row, over what the profile maps.
    void set(std::size_t row, Column column, std::string_view cell);
    /// Takes a row out that completes another one.
    void drop(std::size_t row);
    [[nodiscard]] bool is_dropped(std::size_t row) const { return row < dropped_.size() && dropped_[row]; }

private:
    struct Partner {
        std::uint32_t any = none;    ///< the first row with these keys
        std::uint32_t right = none;  ///< the first of them that `where` allows
        std::uint16_t failed = 0;    ///< the condition that `any` fails
    };
    struct Join {
        std::vector<std::pair<BoundColumn, BoundColumn>> keys;  ///< own, other
        std::vector<BoundColumn> where;
        std::unordered_map<std::string, Partner> partners;
    };
    struct Cell {
        const ProfileCell* spec = nullptr;
        std::vector<BoundSource> sources;  ///< those that the files give
        BoundColumn sign;
    };
    struct Reading {
        std::string_view text;
        bool by_first = true;  ///< the first source gave it
    };

    void index_join(std::size_t join);
    [[nodiscard]] bool join_key(std::size_t join, std::size_t row, std::string& key) const;
    void bind_cells();
    void take_rows();
    [[nodiscard]] bool take_partners(std::uint32_t base);
    void keep_orphan(std::uint32_t base, std::size_t join);
    [[nodiscard]] const RawTable& table_at(std::size_t place) const;
    [[nodiscard]] Reading read(std::size_t row, const Cell& cell) const;
    [[nodiscard]] std::string_view joined_parts(std::size_t row, const BoundSource& source) const;
    [[nodiscard]] std::string_view product(std::size_t row, const BoundSource& source) const;
    void tell_mark_of_factors();

    const ProfileDocument& document_;
    std::span<RawTable> tables_;
    TextPool& texts_;
    std::vector<Join> joins_;
    std::vector<Cell> cells_;
    std::vector<std::uint32_t> bases_;
    std::vector<std::uint32_t> partners_;  ///< joins_.size() a row
    std::vector<Orphan> orphans_;
    std::map<Column, std::vector<TextId>> set_;  ///< cells of all rows, over what the profile maps
    std::vector<bool> dropped_;
    DecimalMark mark_of_factors_ = DecimalMark::point;
};

/// Appends one part of a key, in the form in which numbers compare as numbers; false where the cell is empty or a
/// number that a spreadsheet has mangled, so that nothing can be equal to it.
[[nodiscard]] bool append_key_part(std::string& key, std::string_view cell);

/// An amount with its sign turned: -5 for 5, 5 for 5-, (5) and -5.
[[nodiscard]] std::string negated(std::string_view amount);

}  // namespace msp_audit
