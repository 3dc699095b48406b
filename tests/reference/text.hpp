#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace reference {

[[nodiscard]] std::string trim(const std::string& text);
/// Letters of ASCII in lower case.
[[nodiscard]] std::string fold(const std::string& text);
/// Compared after trimming and case folding: identifiers "as printed (but for case and outer spaces)".
[[nodiscard]] std::string plain_key(const std::string& text);
/// "Line numbers compare as numbers if both are": 010 and 10.0 are 10.
[[nodiscard]] std::string line_key(const std::string& text);
/// Orders line keys: numbers by value first, then text by bytes, none last.
[[nodiscard]] bool line_before(const std::string& left, const std::string& right);
/// SKU with case, spaces, dashes, dots and slashes dropped.
[[nodiscard]] std::string sku_key(const std::string& text);
/// Words of a description: runs of letters and digits, case-folded, as a set.
[[nodiscard]] std::set<std::string> words(const std::string& text);
/// The loose number of a PO: `PO-00123`, `po 123`, `P.O. #123` and `123` are one.
[[nodiscard]] std::string loose_po_key(const std::string& text);
/// The number key of an invoice: INV-000012, Inv 12 and INV12 are one; 1-12 and 11-2 are two.
[[nodiscard]] std::string number_key(const std::string& text);
/// Stem and legal form of a vendor's name.
[[nodiscard]] std::pair<std::string, std::string> vendor_name(const std::string& text);
/// A glob with * and ?, the whole text, without case.
[[nodiscard]] bool glob(const std::string& pattern, const std::string& text);
/// Parts at commas and semicolons, trimmed, empty ones dropped.
[[nodiscard]] std::vector<std::string> split_list(const std::string& text);
/// freight, hardware ... of a printed category word; empty when it is empty or unknown.
[[nodiscard]] std::string category_word(const std::string& text);
/// One name for the usual spellings of a unit.
[[nodiscard]] std::string unit_spelling(const std::string& text);

}  // namespace reference
