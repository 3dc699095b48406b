#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "core/books.hpp"
#include "match/category.hpp"
#include "match/unit_table.hpp"
#include "match/vendor_directory.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// A comparison key worked out once for each distinct printed text. Equal key ids mean equal keys.
class KeyTable {
public:
    using Maker = std::function<std::string(std::string_view)>;
    KeyTable(const TextPool& texts, Maker maker);

    /// TextId::empty for a blank text or a key that comes out blank.
    [[nodiscard]] TextId key(TextId printed);
    [[nodiscard]] std::string_view text(TextId key) const { return keys_.text(key); }
    /// The id of a key as text, if some printed text has it.
    [[nodiscard]] TextId id_of(std::string_view key) { return keys_.intern(key); }

private:
    const TextPool& texts_;
    Maker maker_;
    TextPool keys_;
    std::vector<std::uint32_t> by_print_;
};

/// The set of words of a description, as sorted ids.
using WordSet = std::vector<std::uint32_t>;

/// How the texts of one run compare: everything that depends on the policy and the printed words alone.
/// Not safe from several threads.
class Vocabulary {
public:
    Vocabulary(const Books& books, const Policy& policy);

    [[nodiscard]] VendorKey vendor(VendorName name);
    /// A category as stated by a printed word and a SKU under the policy.
    [[nodiscard]] Category stated_category(TextId word, Sku item);
    /// The category of an invoice line with its PO line's record (null: no partner).
    [[nodiscard]] Category category(const InvoiceLine& line, const PoLine* ordered);
    /// Quantity in `to` = quantity in `from` * factor; a rule for one item takes either line's SKU.
    [[nodiscard]] std::optional<Ratio> unit_factor(TextId from, Sku from_item, TextId to, Sku to_item);
    [[nodiscard]] const WordSet& words(TextId description);
    /// Orders line numbers: numbers by value, then texts; none last.
    [[nodiscard]] bool line_before(LineNumber a, LineNumber b);
    /// Rows by the names of their files, then by row: the order in which files were read says nothing.
    [[nodiscard]] bool row_before(SourceRef a, SourceRef b) const {
        return a.file != b.file ? file_ranks_[a.file] < file_ranks_[b.file] : a.row < b.row;
    }
    [[nodiscard]] std::string_view vendor_name(VendorKey vendor) const { return vendors_.display(vendor); }
    [[nodiscard]] VendorDirectory& vendors() { return vendors_; }

    KeyTable po, loose_po, line, sku, number, quote, folded;

private:
    /// A key of a line number, read as a number once.
    struct LineValue {
        bool is_known = false;
        bool is_number = false;
        Decimal number;
    };
    [[nodiscard]] const LineValue& line_value(TextId key);

    const Books& books_;
    std::vector<std::uint32_t> file_ranks_;  ///< by file: the place of its name among all
    std::vector<LineValue> line_values_;     ///< by key
    VendorDirectory vendors_;
    CategoryTable categories_;
    UnitTable units_;
    bool sku_categories_ = false;  ///< the policy assigns categories by SKU pattern
    std::vector<std::uint32_t> vendor_by_print_;
    std::unordered_map<std::uint64_t, Category> category_by_print_;
    std::unordered_map<std::uint32_t, WordSet> words_;
    std::unordered_map<std::string, std::uint32_t> word_ids_;
};

}  // namespace msp_audit
