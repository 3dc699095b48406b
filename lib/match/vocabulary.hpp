#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "core/books.hpp"
#include "match/category.hpp"
#include "match/text_table.hpp"
#include "match/unit_table.hpp"
#include "match/vendor_directory.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// A comparison key worked out once for each distinct printed text. Equal key ids mean equal keys. Safe from several
/// threads.
class KeyTable {
public:
    using Maker = std::string (*)(std::string_view);
    KeyTable(const TextPool& texts, Maker maker);

    /// TextId::empty for a blank text or a key that comes out blank.
    [[nodiscard]] TextId key(TextId printed) {
        const std::uint32_t known = by_print_[printed].load(std::memory_order_acquire);
        return known != 0 ? static_cast<TextId>(known - 1) : make(printed);
    }
    [[nodiscard]] std::string_view text(TextId key) const { return keys_.text(key); }
    /// The id of a key as text, if some printed text has it.
    [[nodiscard]] TextId id_of(std::string_view key) { return keys_.intern(key); }

private:
    [[nodiscard]] TextId make(TextId printed);

    const TextPool& texts_;
    Maker maker_;
    TextPool keys_;
    TextTable<std::uint32_t> by_print_;  ///< key + 1; 0: not made yet
};

/// The set of words of a description, as sorted ids.
using WordSet = std::vector<std::uint32_t>;

/// How the texts of one run compare: everything that depends on the policy and the printed words alone. What is
/// worked out is kept; safe from several threads.
class Vocabulary {
public:
    Vocabulary(const Books& books, const Policy& policy);

    /// Of a name on a document; a rejected row's may be known to vendors() alone.
    [[nodiscard]] VendorKey vendor(VendorName name) const {
        return vendor_by_print_[static_cast<std::size_t>(name.text)];
    }
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
    /// For one thread at a time.
    [[nodiscard]] VendorDirectory& vendors() { return vendors_; }

    KeyTable po;  ///< of quotes too
    KeyTable loose_po, line, sku, number, folded;

private:
    /// A key of a line number, read as a number once.
    struct LineValue {
        TextId key = TextId::empty;
        bool is_number = false;
        Decimal number;
    };
    [[nodiscard]] const LineValue& line_value(LineNumber printed);
    [[nodiscard]] Category stated_anew(TextId word, Sku item) const;
    void know_vendors();

    const Books& books_;
    std::vector<std::uint32_t> file_ranks_;  ///< by file: the place of its name among all
    VendorDirectory vendors_;
    CategoryTable categories_;
    bool sku_categories_ = false;  ///< the policy assigns categories by SKU pattern
    std::vector<VendorKey> vendor_by_print_;
    TextTable<const LineValue*> line_values_;
    TextTable<const WordSet*> words_;
    TextTable<std::uint32_t> category_by_word_;  ///< category + 1, where the SKU says nothing

    std::mutex mutex_;  ///< of all below
    UnitTable units_;
    std::deque<LineValue> line_values_kept_;
    std::deque<WordSet> words_kept_;
    std::unordered_map<std::uint64_t, Category> category_by_print_;  ///< by word and SKU
    std::unordered_map<std::string, std::uint32_t> word_ids_;
};

}  // namespace msp_audit
