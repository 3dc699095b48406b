#include "audit/idle_policy.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "core/glob.hpp"
#include "match/category.hpp"
#include "match/unit_table.hpp"
#include "match/vendor_directory.hpp"

namespace msp_audit {

namespace {

using Texts = std::set<TextId>;

/// What a tolerance rule selects by, each combination once.
struct LineKind {
    VendorKey vendor = VendorKey::none;
    Category category = Category::unknown;
    TextId sku = TextId::empty;
    TextId ordered_sku = TextId::empty;

    friend auto operator<=>(const LineKind&, const LineKind&) = default;
};

class IdleSearch {
public:
    IdleSearch(const Books& books, const Matches& matches, const Policy& policy)
        : books_(books), matches_(matches), policy_(policy) {
        for (const QuoteHeader& header : books.quote_headers) ordered_from_.insert(header.vendor.text);
        for (const PoHeader& header : books.po_headers) ordered_from_.insert(header.vendor.text);
        vendors_ = ordered_from_;
        for (const SlipHeader& header : books.slip_headers) vendors_.insert(header.vendor.text);
        for (const License& license : books.licenses) vendors_.insert(license.vendor.text);
        for (const InvoiceHeader& header : books.invoice_headers) vendors_.insert(header.vendor.text);
        for (const QuoteLine& line : books.quotes) take(line);
        for (const PoLine& line : books.po_lines) take(line);
        for (const InvoiceLine& line : books.invoice_lines) take(line);
        for (const SlipLine& line : books.slips) units_.insert(line.uom);
    }

    [[nodiscard]] IdlePolicy found() const {
        IdlePolicy idle;
        add_rules(idle);
        for (const auto& [spelling, name] : policy_.vendor_aliases) {
            if (!is_printed(spelling)) idle.vendors.push_back(spelling);
        }
        for (const CategoryRule& rule : policy_.categories) {
            if (!is_category_met(rule)) idle.categories.push_back(rule.pattern);
        }
        for (const UnitRule& rule : policy_.units) {
            if (!is_unit_met(rule)) idle.units.push_back(rule.name);
        }
        return idle;
    }

private:
    template <class Line>
    void take(const Line& line) {
        skus_.insert(line.sku.text);
        words_.insert(line.category);
        units_.insert(line.uom);
    }

    [[nodiscard]] bool is_printed(std::string_view spelling) const {
        const VendorStem stem = vendor_stem(spelling);
        return std::any_of(vendors_.begin(), vendors_.end(), [&](TextId vendor) {
            return vendor != TextId::empty && vendor_stem(books_.text(vendor)) == stem;
        });
    }

    [[nodiscard]] bool is_some_sku(std::string_view pattern) const {
        return std::any_of(skus_.begin(), skus_.end(), [&](TextId sku) {
            return sku != TextId::empty && glob_matches(pattern, books_.text(sku));
        });
    }

    [[nodiscard]] bool is_category_met(const CategoryRule& rule) const {
        const std::string word = category_key(rule.pattern);
        return is_some_sku(rule.pattern) || std::any_of(words_.begin(), words_.end(), [&](TextId printed) {
                   return printed != TextId::empty && category_key(books_.text(printed)) == word;
               });
    }

    [[nodiscard]] bool is_unit_met(const UnitRule& rule) const {
        if (!rule.sku.empty() && !is_some_sku(rule.sku)) return false;
        const std::string unit = unit_key(rule.name);
        const bool is_step = std::any_of(policy_.units.begin(), policy_.units.end(), [&](const UnitRule& other) {
            return &other != &rule && unit_key(other.of) == unit;
        });
        return is_step || std::any_of(units_.begin(), units_.end(), [&](TextId printed) {
                   return printed != TextId::empty && unit_key(books_.text(printed)) == unit;
               });
    }

    [[nodiscard]] std::set<LineKind> kinds_of_lines(VendorDirectory& directory) const {
        std::set<LineKind> kinds;
        for (const LineMatch& line : matches_.lines) {
            LineKind kind;
            const auto& name = matches_.vendor_name(matches_.document(line.document).vendor);
            kind.vendor = name.empty() ? VendorKey::none : directory.key(name);
            kind.category = line.category;
            kind.sku = books_.invoice_lines[static_cast<std::size_t>(line.record)].sku.text;
            if (line.order_line != OrderLineIndex::none) {
                const OrderLine& order = matches_.order(line.order_line);
                kind.ordered_sku = books_.po_lines[static_cast<std::size_t>(order.record)].sku.text;
            }
            kinds.insert(kind);
        }
        for (const OrderLine& order : matches_.order_lines) {
            const auto& name = matches_.vendor_name(order.vendor);
            LineKind kind{name.empty() ? VendorKey::none : directory.key(name), order.category};
            kind.sku = books_.po_lines[static_cast<std::size_t>(order.record)].sku.text;
            kinds.insert(kind);
        }
        return kinds;
    }

    void add_rules(IdlePolicy& idle) const {
        if (policy_.tolerance_rules.empty()) return;
        std::vector<std::string_view> known;
        for (const TextId vendor : ordered_from_) known.push_back(books_.text(vendor));
        VendorDirectory directory(policy_.vendor_aliases, known);
        const std::set<LineKind> kinds = kinds_of_lines(directory);
        for (const ToleranceRule& rule : policy_.tolerance_rules) {
            const VendorKey vendor = rule.vendor.empty() ? VendorKey::none : directory.key(rule.vendor);
            const bool is_met = std::any_of(kinds.begin(), kinds.end(), [&](const LineKind& kind) {
                if (!rule.vendor.empty() && kind.vendor != vendor) return false;
                if (!rule.category.empty() && kind.category != category_of_word(rule.category)) return false;
                return rule.sku.empty() || glob_matches(rule.sku, books_.text(kind.sku)) ||
                       glob_matches(rule.sku, books_.text(kind.ordered_sku));
            });
            if (!is_met) idle.tolerance_rules.push_back(&rule);
        }
    }

    const Books& books_;
    const Matches& matches_;
    const Policy& policy_;
    Texts ordered_from_, vendors_, skus_, words_, units_;
};

}  // namespace

IdlePolicy idle_policy(const Books& books, const Matches& matches, const Policy& policy) {
    const bool says_nothing = policy.tolerance_rules.empty() && policy.vendor_aliases.empty() &&
                              policy.categories.empty() && policy.units.empty();
    if (says_nothing) return {};
    return IdleSearch(books, matches, policy).found();
}

}  // namespace msp_audit
