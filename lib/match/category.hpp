#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/books.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

enum class Category : std::uint8_t { unknown, hardware, license, subscription, service, freight, tax, fee, discount };
/// What proves that something came, besides the PO line. `either`: slips or licenses, the larger of the two.
enum class Proof : std::uint8_t { none, slip, license, either };

/// The category's own word; empty for unknown.
[[nodiscard]] std::string_view name_of(Category category);
/// How category words compare: letters and digits alone, case-folded.
[[nodiscard]] std::string category_key(std::string_view printed);
/// The category that a printed word means by the built-in table of synonyms; unknown for others and for none.
[[nodiscard]] Category category_of_word(std::string_view printed);

/// The whole table: each category with its words, as category_key() makes them, parted by a comma and a space.
[[nodiscard]] std::vector<std::pair<Category, std::string_view>> known_category_words();

[[nodiscard]] Proof proof_of(Category category);
/// The proof that a line needs: the PO line's proof column if it is given, else by category. `[require] proof =
/// "none"` is for the caller.
[[nodiscard]] Proof proof_needed(ProofColumn column, Category category);

/// Lines that draw by day where they have a period.
[[nodiscard]] constexpr bool may_be_standing_order(Category category) {
    return category == Category::license || category == Category::subscription;
}
/// freight, fee: compared by amount with the PO's line of the same category.
[[nodiscard]] constexpr bool is_charge(Category category) {
    return category == Category::freight || category == Category::fee;
}
/// True where no word states a category of the line: neither its own nor its PO line's (null: it has no partner).
[[nodiscard]] bool has_no_category_word(const Books& books, const InvoiceLine& line, const PoLine* ordered);
/// For lines without SKU: the description has one of the words freight, shipping, handling, delivery, carriage,
/// postage, or fuel surcharge.
[[nodiscard]] bool is_charge_description(std::string_view description);

/// Categories under the policy's [categories].
class CategoryTable {
public:
    explicit CategoryTable(const Policy& policy);

    /// What one line says: the first rule of the policy that takes its SKU as a glob, else the first whose pattern is
    /// the printed word (without case), else the built-in synonyms. Unknown where none tells, so for an empty word
    /// too.
    [[nodiscard]] Category stated(std::string_view word, std::string_view sku) const;
    /// A line and its PO line: the PO line's category wins over the invoice line's; where neither states one and both
    /// words are empty, the policy's default. A line without partner passes blanks for the PO line.
    [[nodiscard]] Category of_line(std::string_view po_word, std::string_view po_sku, std::string_view invoice_word,
                                   std::string_view invoice_sku) const;
    /// What an empty category means: unknown unless the policy says otherwise.
    [[nodiscard]] Category default_category() const { return default_; }

private:
    struct Rule {
        std::string pattern;  ///< as a glob on SKUs
        std::string word;     ///< the pattern as category words compare
        Category category = Category::unknown;
    };

    std::vector<Rule> rules_;
    Category default_ = Category::unknown;
};

}  // namespace msp_audit
