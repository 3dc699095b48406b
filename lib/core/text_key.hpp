#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace msp_audit {

// Keys by which texts compare; equal keys mean equal texts. Keys are never printed. White space and punctuation are
// meant as Unicode has them (its symbols, + = | and the like, count as punctuation). Text is valid UTF-8; bytes that
// are not stand for themselves. Outer white space matters to folded() alone.

/// The text in Unicode case folding and canonical composition: STRASSE and Straße are one, and so are the two codings
/// of é.
[[nodiscard]] std::string folded(std::string_view text);

/// As printed but for case and outer spaces: how names and words of a list compare.
[[nodiscard]] std::string value_key(std::string_view printed);

/// NFKC, case folding, NFKC: full-width and ligature forms are their plain letters, too.
[[nodiscard]] std::string compatibility_folded(std::string_view text);

/// How SKUs compare where the exact ones fail: case, spaces, dashes, dots and slashes dropped.
[[nodiscard]] std::string sku_key(std::string_view sku);

/// The number key of invoices and credit notes: runs of punctuation and spaces become one separator, kept between two
/// digits and dropped elsewhere; then case and the leading zeros of each run of digits are dropped (a run of zeros is
/// 0). INV-000012, Inv 12 and INV12 are one; 1-12 and 11-2 are two. Punctuation alone has the empty key.
[[nodiscard]] std::string document_number_key(std::string_view printed);

/// A PO number as printed but for case and outer spaces.
[[nodiscard]] std::string po_key(std::string_view printed);

/// The loose PO number: case, spaces and punctuation dropped, a leading `PO`, `P.O.` or `Purchase Order` dropped
/// (once) where a digit, space or punctuation follows, leading zeros dropped. `PO-00123`, `po 123`, `P.O. #123` and
/// `123` are one; `POS-17` is not 17. What is nothing but a prefix keeps it.
[[nodiscard]] std::string loose_po_key(std::string_view printed);

/// Line numbers compare as numbers if both are: "010", "10" and "10.0" are one. Anything else compares without case.
[[nodiscard]] std::string line_key(std::string_view printed);

/// The words of a text in its order: runs of letters and digits, case-folded.
[[nodiscard]] std::vector<std::string> words_in_order(std::string_view text);
/// The set of words of a description, sorted: runs of letters and digits, case-folded.
[[nodiscard]] std::vector<std::string> description_words(std::string_view text);

/// The parts of a cell with several POs, in its order: `PO-1, PO-2`; also parted by ; / & + a line break or the word
/// `and` between spaces. Empty parts are dropped. The whole cell where there is nothing to part: whether each part is
/// on file is for the caller to see.
[[nodiscard]] std::vector<std::string> split_po_cell(std::string_view cell);

}  // namespace msp_audit
