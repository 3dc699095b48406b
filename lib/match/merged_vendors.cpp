#include "match/merged_vendors.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_vendors = 10;
constexpr std::size_t most_names = 5;

/// Its letters and digits, case-folded.
std::string letters_of(std::string_view printed) {
    std::string letters;
    for (const std::string& word : words_in_order(printed)) letters += word;
    return letters;
}

class MergedVendors {
public:
    explicit MergedVendors(MatchRun& run) : run_(run), met_(run.books.texts.bound(), false) {
        for (const auto& [spelling, name] : run.policy.vendor_aliases) {
            aliased_.insert(vendor_stem(spelling));
            aliased_.insert(vendor_stem(name));
        }
    }

    void warn() {
        const Books& books = run_.books;
        for (const InvoiceHeader& header : books.invoice_headers) take(header.vendor);
        for (const SlipHeader& header : books.slip_headers) take(header.vendor);
        for (const License& license : books.licenses) take(license.vendor);
        for (const PoHeader& header : books.po_headers) take(header.vendor);
        for (const QuoteHeader& header : books.quote_headers) take(header.vendor);
        std::vector<std::string> sentences;
        for (const auto& [vendor, names] : names_) {
            if (names.size() > 1) sentences.push_back(sentence(vendor, names));
        }
        std::sort(sentences.begin(), sentences.end());
        const std::size_t shown = std::min(sentences.size(), most_vendors);
        for (std::size_t i = 0; i < shown; ++i) run_.matches.warnings.push_back(std::move(sentences[i]));
        if (shown == sentences.size()) return;
        const std::size_t more = sentences.size() - shown;
        run_.matches.warnings.push_back(fmt::format("the names of {} more {} differ and are taken for one, too", more,
                                                    more == 1 ? "vendor" : "vendors"));
    }

private:
    /// The spellings of a vendor that sort first, by their letters.
    using Names = std::map<std::string, std::string_view>;

    void take(VendorName name) {
        if (met_[static_cast<std::size_t>(name.text)]) return;
        met_[static_cast<std::size_t>(name.text)] = true;
        const std::string_view printed = run_.books.text(name);
        const VendorKey vendor = run_.vocabulary.vendor(name);
        if (vendor == VendorKey::none || aliased_.contains(vendor_stem(printed))) return;
        std::string_view& kept = names_[vendor].try_emplace(letters_of(printed), printed).first->second;
        kept = std::min(kept, printed);
    }

    [[nodiscard]] std::string sentence(VendorKey vendor, const Names& names) const {
        std::vector<std::string_view> sorted;
        for (const auto& [letters, name] : names) sorted.push_back(name);
        std::sort(sorted.begin(), sorted.end());
        std::string list;
        const std::size_t shown = std::min(sorted.size(), most_names);
        for (std::size_t i = 0; i < shown; ++i) {
            const bool is_last = i + 1 == sorted.size();
            list += fmt::format("{}'{}'", i == 0 ? "" : is_last ? " and " : ", ", sorted[i]);
        }
        if (shown < sorted.size()) list += fmt::format(" and {} more", sorted.size() - shown);
        return fmt::format("the names {} are taken for one vendor, by their legal forms; it is shown as {}", list,
                           run_.vocabulary.vendor_name(vendor));
    }

    MatchRun& run_;
    std::set<VendorStem> aliased_;
    std::vector<bool> met_;  ///< by text
    std::map<VendorKey, Names> names_;
};

}  // namespace

void warn_of_merged_vendors(MatchRun& run) { MergedVendors(run).warn(); }

}  // namespace msp_audit
