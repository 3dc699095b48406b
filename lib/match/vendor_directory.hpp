#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace msp_audit {

/// One vendor, whatever its spelling. The number depends on the order of calls and is never printed.
enum class VendorKey : std::uint32_t { none = 0 };

/// A name taken apart as names compare: case folded, dots gone, `&` read as `and`, other punctuation a space, and the
/// trailing legal forms in one spelling ("ltd"; several: "pty ltd"). The stem is never empty unless the name is
/// blank.
struct VendorStem {
    std::string stem;
    std::string form;  ///< empty: the name has none

    friend bool operator==(const VendorStem&, const VendorStem&) = default;
    friend auto operator<=>(const VendorStem&, const VendorStem&) = default;
};
[[nodiscard]] VendorStem vendor_stem(std::string_view printed);

/// Tells which printed names are one vendor. Two different legal forms are two vendors. A name without a form belongs
/// to the one vendor of that stem with a form, if the POs and quotes know exactly one; else it is a vendor of its
/// own. Aliases of the policy are followed first; they compare as names do. Not safe from several threads.
class VendorDirectory {
public:
    /// `aliases`: other spelling -> the name to use. `known`: the names as printed on POs and quotes, in any order,
    /// repeats allowed.
    VendorDirectory(const std::map<std::string, std::string>& aliases, std::span<const std::string_view> known);

    /// The vendor of a printed name; none for a blank one. Cheap for a name seen before.
    [[nodiscard]] VendorKey key(std::string_view printed);
    /// How a vendor is printed: the name that aliases lead to, else the spelling of POs and quotes that sorts first
    /// by bytes, else the spelling that sorts first of those that key() was asked for (so ask for all of them
    /// before). Empty for none. Valid until the next key().
    [[nodiscard]] std::string_view display(VendorKey vendor) const;
    /// The [vendors] lines of the policy of which one would settle who `printed` is: "Contoso" = "Contoso Ltd". One
    /// for each other vendor of its stem that POs and quotes know, where either side lacks a legal form; sorted.
    [[nodiscard]] std::vector<std::string> settling_aliases(std::string_view printed) const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Vendor {
        std::string alias_target;
        std::string known_spelling;
        std::string seen_spelling;
    };
    /// A name that POs and quotes know.
    struct Known {
        VendorStem leads_to;  ///< by aliases
        std::string spelling;
    };
    using KnownForms = std::map<std::string, Known>;  ///< by form

    [[nodiscard]] VendorStem led_by_aliases(VendorStem name, std::string* target) const;
    [[nodiscard]] const VendorStem* only_vendor_of_stem(const VendorStem& name) const;
    [[nodiscard]] VendorStem resolved(const VendorStem& name) const;
    VendorKey enter(const VendorStem& vendor);

    std::map<VendorStem, std::string> aliases_;             ///< other spelling -> the name to use
    std::map<std::string, KnownForms, std::less<>> known_;  ///< by stem
    std::map<VendorStem, VendorKey> keys_;
    std::vector<Vendor> vendors_;
    std::unordered_map<std::string, VendorKey, TextHash, std::equal_to<>> by_print_;
};

}  // namespace msp_audit
