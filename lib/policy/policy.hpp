#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/codes.hpp"
#include "core/decimal.hpp"
#include "policy/ticket_policy.hpp"

namespace msp_audit {

/// Something is wrong with the policy file: the text is a whole message with file, line, reason and remedy.
class PolicyError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A limit in a currency: a figure for named currencies, and a bare one in each document's own.
struct AbsoluteLimit {
    std::optional<Decimal> bare;
    std::map<std::string, Decimal> by_currency;

    [[nodiscard]] bool is_set() const { return bare.has_value() || !by_currency.empty(); }
    /// Nothing: no absolute limit for that currency.
    [[nodiscard]] std::optional<Decimal> in(std::string_view currency) const;
    friend bool operator==(const AbsoluteLimit&, const AbsoluteLimit&) = default;
};

/// A percentage of its base, an absolute figure, or both; with both a variance must keep within both. An empty table
/// is no limit, but for `arithmetic` and `invoice_total`, where it is the minor unit.
struct Tolerance {
    std::optional<Decimal> percent;
    AbsoluteLimit absolute;

    [[nodiscard]] bool is_empty() const { return !percent && !absolute.is_set(); }
    friend bool operator==(const Tolerance&, const Tolerance&) = default;
};

enum class ToleranceKey : std::uint8_t {
    price,
    price_below,
    value,
    quantity_ordered,
    quantity_proven,
    arithmetic,
    invoice_total,
    charge
};
inline constexpr std::size_t tolerance_keys = 8;
/// As the policy file spells it: "price_below".
[[nodiscard]] std::string_view name_of(ToleranceKey key);

/// [[tolerance.rule]]: empty selectors select everything. `sku` is a glob of * and ?, compared without case.
struct ToleranceRule {
    std::string vendor;
    std::string category;
    std::string sku;
    std::array<std::optional<Tolerance>, tolerance_keys> set;
    std::string where;  ///< "msp-audit.toml:12", for the evidence
    [[nodiscard]] int selectors() const { return int(!vendor.empty()) + int(!category.empty()) + int(!sku.empty()); }
    friend bool operator==(const ToleranceRule&, const ToleranceRule&) = default;
};

/// [units] NAME = { of, factor, sku }: one NAME is `factor` of `of`, for SKUs that the glob takes (empty: all).
struct UnitRule {
    std::string name;
    std::string of;
    Decimal factor = 1;
    std::string sku;

    friend bool operator==(const UnitRule&, const UnitRule&) = default;
};

/// [categories]: a SKU glob or a category word as printed -> category. Order is the file's.
struct CategoryRule {
    std::string pattern;
    std::string category;

    friend bool operator==(const CategoryRule&, const CategoryRule&) = default;
};

struct CodeRule {
    std::optional<Severity> severity;
    std::optional<Effect> effect;

    friend bool operator==(const CodeRule&, const CodeRule&) = default;
};

/// What matching, its findings and the ticket reports need of the policy. The defaults are the built-in values.
struct Policy {
    std::array<Tolerance, tolerance_keys> tolerance = default_tolerances();
    std::vector<ToleranceRule> tolerance_rules;
    std::vector<CategoryRule> categories;
    std::string default_category;
    std::string default_currency;
    std::map<std::string, std::string> vendor_aliases;  ///< other spelling -> the name to use
    std::vector<UnitRule> units;
    std::array<CodeRule, code_count> codes;
    bool require_quote = false;
    bool proof_none = false;
    int wait_days = 60;
    int duplicate_days = 180;
    int possible_duplicate_days = 45;
    int split_days = 7;
    std::map<std::string, Decimal> approval_limits;  ///< by currency; none: the two approval checks do not run
    Decimal near_approval_percent = 5;
    Decimal assignment_cost = Decimal::of(6, 1);
    /// [mapping.KIND]: canonical column -> headers as printed, of which a file has one; reading_keys -> a word alone;
    /// by plural kind ("invoices").
    std::map<std::string, std::map<std::string, std::vector<std::string>>> mapping;
    TicketPolicy tickets;
    std::string file;  ///< where it was read from; empty: built in

    friend bool operator==(const Policy&, const Policy&) = default;
    [[nodiscard]] static std::array<Tolerance, tolerance_keys> default_tolerances();
    [[nodiscard]] Severity severity(Code code) const;
    [[nodiscard]] Effect effect(Code code) const;
    /// False where the policy switches the code off: it is not printed and limits nothing.
    [[nodiscard]] bool is_on(Code code) const { return severity(code) != Severity::off; }
};

/// A file that the policy names cannot be read: the text is the reason.
class UnreadablePolicyFile : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};
/// The text of a file that the policy names, as it is written there. Throws UnreadablePolicyFile.
using ReadFile = std::function<std::string(const std::string& name)>;

/// Reads a policy file's text. Throws PolicyError for TOML errors, unknown keys (with the nearest known one), wrong
/// types, impossible values and rules that tie. Without `read_file` no file that it names can be read.
[[nodiscard]] Policy read_policy(std::string_view text, const std::string& file, const ReadFile& read_file = {});

}  // namespace msp_audit
