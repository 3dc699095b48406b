#include "match/vocabulary.hpp"

#include <algorithm>
#include <numeric>

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

std::vector<std::string_view> vendor_spellings(const Books& books) {
    std::vector<std::string_view> names;
    std::vector<bool> met(books.texts.bound(), false);
    const auto add = [&](VendorName name) {
        if (met[static_cast<std::size_t>(name.text)]) return;
        met[static_cast<std::size_t>(name.text)] = true;
        names.push_back(books.text(name));
    };
    for (const PoHeader& header : books.po_headers) add(header.vendor);
    for (const QuoteHeader& header : books.quote_headers) add(header.vendor);
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

KeyTable::KeyTable(const TextPool& texts, Maker maker) : texts_(texts), maker_(maker), by_print_(texts) {}

/// Several threads that make one key at a time come out with the same.
TextId KeyTable::make(TextId printed) {
    const TextId key = keys_.intern(maker_(texts_.text(printed)));
    by_print_[printed].store(static_cast<std::uint32_t>(key) + 1, std::memory_order_release);
    return key;
}

Vocabulary::Vocabulary(const Books& books, const Policy& policy)
    : po(books.texts, po_key),
      loose_po(books.texts, loose_po_key),
      line(books.texts, line_key),
      sku(books.texts, sku_key),
      number(books.texts, document_number_key),
      folded(books.texts, msp_audit::folded),
      books_(books),
      file_ranks_(ranks_by_name(books.files)),
      vendors_(policy.vendor_aliases, vendor_spellings(books)),
      categories_(policy),
      sku_categories_(!policy.categories.empty()),
      line_values_(books.texts),
      words_(books.texts),
      category_by_word_(books.texts),
      units_(policy.units) {
    know_vendors();
}

/// A vendor is printed by the spelling that sorts first: all of them are to be known before the first is printed.
void Vocabulary::know_vendors() {
    std::vector<bool> known(books_.texts.bound(), false);
    vendor_by_print_.assign(known.size(), VendorKey::none);
    const auto know = [&](VendorName name) {
        const auto place = static_cast<std::size_t>(name.text);
        if (known[place]) return;
        known[place] = true;
        vendor_by_print_[place] = vendors_.key(books_.text(name));
    };
    for (const InvoiceHeader& header : books_.invoice_headers) know(header.vendor);
    for (const SlipHeader& header : books_.slip_headers) know(header.vendor);
    for (const License& license : books_.licenses) know(license.vendor);
    for (const PoHeader& header : books_.po_headers) know(header.vendor);
    for (const QuoteHeader& header : books_.quote_headers) know(header.vendor);
}

Category Vocabulary::stated_anew(TextId word, Sku item) const {
    return categories_.stated(books_.text(word), sku_categories_ ? books_.text(item) : "");
}

Category Vocabulary::stated_category(TextId word, Sku item) {
    if (!sku_categories_ || item.is_empty()) {
        const std::atomic_ref<std::uint32_t> known = category_by_word_[word];
        if (const std::uint32_t found = known.load(std::memory_order_relaxed); found != 0) {
            return static_cast<Category>(found - 1);
        }
        const Category category = stated_anew(word, {});
        known.store(static_cast<std::uint32_t>(category) + 1, std::memory_order_relaxed);
        return category;
    }
    const std::uint64_t print = (static_cast<std::uint64_t>(word) << 32U) | static_cast<std::uint64_t>(item.text);
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = category_by_print_.try_emplace(print, Category::unknown);
    if (is_new) found->second = stated_anew(word, item);
    return found->second;
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
    const std::lock_guard lock(mutex_);
    const std::optional<Ratio> factor = units_.factor(books_.text(from), books_.text(to), books_.text(item));
    if (factor || to_item.is_empty() || to_item == item) return factor;
    return units_.factor(books_.text(from), books_.text(to), books_.text(to_item));
}

const WordSet& Vocabulary::words(TextId description) {
    const std::atomic_ref<const WordSet*> known = words_[description];
    if (const WordSet* found = known.load(std::memory_order_acquire); found != nullptr) return *found;
    const std::vector<std::string> words = description_words(books_.text(description));
    const std::lock_guard lock(mutex_);
    WordSet& kept = words_kept_.emplace_back();
    for (const std::string& word : words) {
        kept.push_back(word_ids_.try_emplace(word, static_cast<std::uint32_t>(word_ids_.size())).first->second);
    }
    std::sort(kept.begin(), kept.end());
    known.store(&kept, std::memory_order_release);
    return kept;
}

bool Vocabulary::line_before(LineNumber a, LineNumber b) {
    if (a == b) return false;
    if (a.is_empty() || b.is_empty()) return b.is_empty() && !a.is_empty();
    const LineValue& left = line_value(a);
    const LineValue& right = line_value(b);
    if (left.key == right.key) return books_.text(a) < books_.text(b);
    if (left.is_number && right.is_number) return left.number < right.number;
    if (left.is_number || right.is_number) return left.is_number;
    return line.text(left.key) < line.text(right.key);
}

const Vocabulary::LineValue& Vocabulary::line_value(LineNumber printed) {
    const std::atomic_ref<const LineValue*> known = line_values_[printed.text];
    if (const LineValue* found = known.load(std::memory_order_acquire); found != nullptr) return *found;
    const TextId key = line.key(printed.text);
    const std::optional<Decimal> parsed = Decimal::parse(line.text(key));
    const std::lock_guard lock(mutex_);
    const LineValue& kept =
        line_values_kept_.emplace_back(LineValue{key, parsed.has_value(), parsed.value_or(Decimal())});
    known.store(&kept, std::memory_order_release);
    return kept;
}

}  // namespace msp_audit
