#include "match/vocabulary.hpp"

#include <algorithm>
#include <numeric>

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

constexpr std::uint32_t unset = 0xFFFFFFFF;

std::vector<std::string_view> vendor_spellings(const Books& books) {
    std::vector<std::string_view> names;
    for (const PoHeader& header : books.po_headers) names.push_back(books.text(header.vendor));
    for (const QuoteHeader& header : books.quote_headers) names.push_back(books.text(header.vendor));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<std::uint32_t> ranks_by_name(const std::vector<InputFile>& files) {
    std::vector<std::uint32_t> order(files.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return files[a].name < files[b].name; });
    std::vector<std::uint32_t> ranks(files.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
    return ranks;
}

}  // namespace

KeyTable::KeyTable(const TextPool& texts, Maker maker)
    : texts_(texts), maker_(std::move(maker)), by_print_(texts.bound(), unset) {}

TextId KeyTable::key(TextId printed) {
    std::uint32_t& known = by_print_[static_cast<std::size_t>(printed)];
    if (known == unset) known = static_cast<std::uint32_t>(keys_.intern(maker_(texts_.text(printed))));
    return static_cast<TextId>(known);
}

Vocabulary::Vocabulary(const Books& books, const Policy& policy)
    : po(books.texts, po_key),
      loose_po(books.texts, loose_po_key),
      line(books.texts, line_key),
      sku(books.texts, sku_key),
      number(books.texts, document_number_key),
      quote(books.texts, po_key),
      folded(books.texts, msp_audit::folded),
      books_(books),
      file_ranks_(ranks_by_name(books.files)),
      vendors_(policy.vendor_aliases, vendor_spellings(books)),
      categories_(policy),
      units_(policy.units),
      sku_categories_(!policy.categories.empty()),
      vendor_by_print_(books.texts.bound(), unset) {
    // A vendor is printed by the spelling that sorts first: all of them are to be known before the first is printed.
    for (const InvoiceHeader& header : books.invoice_headers) static_cast<void>(vendor(header.vendor));
    for (const SlipHeader& header : books.slip_headers) static_cast<void>(vendor(header.vendor));
    for (const License& license : books.licenses) static_cast<void>(vendor(license.vendor));
}

VendorKey Vocabulary::vendor(VendorName name) {
    std::uint32_t& known = vendor_by_print_[static_cast<std::size_t>(name.text)];
    if (known == unset) known = static_cast<std::uint32_t>(vendors_.key(books_.text(name)));
    return static_cast<VendorKey>(known);
}

Category Vocabulary::stated_category(TextId word, Sku item) {
    const std::uint64_t print =
        (static_cast<std::uint64_t>(word) << 32U) | (sku_categories_ ? static_cast<std::uint64_t>(item.text) : 0U);
    const auto found = category_by_print_.find(print);
    if (found != category_by_print_.end()) return found->second;
    const Category category = categories_.stated(books_.text(word), sku_categories_ ? books_.text(item) : "");
    category_by_print_.emplace(print, category);
    return category;
}

Category Vocabulary::category(const InvoiceLine& invoice_line, const PoLine* ordered) {
    if (ordered != nullptr) {
        const Category stated = stated_category(ordered->category, ordered->sku);
        if (stated != Category::unknown) return stated;
    }
    const Category stated = stated_category(invoice_line.category, invoice_line.sku);
    if (stated != Category::unknown) return stated;
    const bool blank =
        invoice_line.category == TextId::empty && (ordered == nullptr || ordered->category == TextId::empty);
    return blank ? categories_.default_category() : Category::unknown;
}

std::optional<Ratio> Vocabulary::unit_factor(TextId from, Sku from_item, TextId to, Sku to_item) {
    if (from == to || from == TextId::empty || to == TextId::empty) return Ratio(1);
    const Sku item = from_item.is_empty() ? to_item : from_item;
    const std::optional<Ratio> factor = units_.factor(books_.text(from), books_.text(to), books_.text(item));
    if (factor || to_item.is_empty() || to_item == item) return factor;
    return units_.factor(books_.text(from), books_.text(to), books_.text(to_item));
}

const WordSet& Vocabulary::words(TextId description) {
    const auto [found, is_new] = words_.try_emplace(static_cast<std::uint32_t>(description));
    if (!is_new) return found->second;
    for (const std::string& word : description_words(books_.text(description))) {
        found->second.push_back(
            word_ids_.try_emplace(word, static_cast<std::uint32_t>(word_ids_.size())).first->second);
    }
    std::sort(found->second.begin(), found->second.end());
    return found->second;
}

bool Vocabulary::line_before(LineNumber a, LineNumber b) {
    if (a == b) return false;
    if (a.is_empty() || b.is_empty()) return b.is_empty() && !a.is_empty();
    const TextId left = line.key(a.text);
    const TextId right = line.key(b.text);
    if (left == right) return books_.text(a) < books_.text(b);
    // A copy: the second look may move the first.
    const LineValue left_value = line_value(left);
    const LineValue& right_value = line_value(right);
    if (left_value.is_number && right_value.is_number) return left_value.number < right_value.number;
    if (left_value.is_number || right_value.is_number) return left_value.is_number;
    return line.text(left) < line.text(right);
}

const Vocabulary::LineValue& Vocabulary::line_value(TextId key) {
    const auto place = static_cast<std::size_t>(key);
    if (line_values_.size() <= place) line_values_.resize(place + place / 2 + 16);
    LineValue& value = line_values_[place];
    if (value.is_known) return value;
    const std::optional<Decimal> parsed = Decimal::parse(line.text(key));
    value = {true, parsed.has_value(), parsed.value_or(Decimal())};
    return value;
}

}  // namespace msp_audit
