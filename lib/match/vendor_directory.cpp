#include "match/vendor_directory.hpp"

#include <algorithm>
#include <set>

#include "core/text_key.hpp"
#include "match/spelling_table.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t longest_form = 4;  ///< words

// Spellings case-folded, without dots, other punctuation as spaces. Different forms are different firms, so only what
// is the same form stands beside one name: a Danish A/S is no AS, an Indian Pvt Ltd no Pte Ltd of Singapore.
const SpellingTable<std::string_view>& legal_forms() {
    static const SpellingTable<std::string_view> table{
        {"ltd", "limited, ltd, ltée, ltee, limitée"},
        {"inc", "incorporated, inc, incorporation, incorporée"},
        {"corp", "corporation, corp"},
        {"co", "company, co"},
        {"cie", "cie, compagnie"},
        {"llc", "llc, l l c, limited liability company, limited liability co"},
        {"pllc", "pllc, p l l c"},
        {"lp", "lp, l p, limited partnership"},
        {"llp", "llp, l l p, limited liability partnership"},
        {"lllp", "lllp"},
        {"plc", "plc, p l c, public limited company"},
        {"cic", "cic"},
        {"pty", "pty"},
        {"pty ltd", "proprietary limited, proprietary ltd"},
        {"pte", "pte"},
        {"pvt", "pvt"},
        {"pvt ltd", "private limited, private ltd"},
        {"sdn bhd", "sdn bhd, sendirian berhad"},
        {"bhd", "bhd, berhad"},
        {"tbk", "tbk"},
        {"gmbh", "gmbh, g m b h, mbh, gesellschaft mit beschränkter haftung"},
        {"ggmbh", "ggmbh"},
        {"ug", "ug, ug haftungsbeschränkt"},
        {"ag", "ag, aktiengesellschaft"},
        {"kg", "kg, kommanditgesellschaft"},
        {"kgaa", "kgaa"},
        {"ohg", "ohg"},
        {"gbr", "gbr"},
        {"gmbh & co kg", "gmbh and co kg, gmbh co kg"},
        {"ag & co kg", "ag and co kg"},
        {"ek", "ek, e k"},
        {"ev", "ev, e v"},
        {"eg", "eg"},
        {"se", "se"},
        {"sce", "sce"},
        {"sa", "sa, s a, société anonyme, sociedad anónima"},
        {"sab", "sab"},
        {"sas", "sas, s a s"},
        {"sasu", "sasu"},
        {"sarl", "sarl, s a r l, sàrl, sà rl"},
        {"eurl", "eurl"},
        {"snc", "snc"},
        {"sca", "sca"},
        {"sci", "sci"},
        {"scs", "scs"},
        {"srl", "srl, s r l"},
        {"srls", "srls"},
        {"spa", "spa, s p a, società per azioni"},
        {"sl", "sl, s l"},
        {"slu", "slu"},
        {"sau", "sau"},
        {"sa de cv", "sa de cv"},
        {"s de rl de cv", "s de rl de cv"},
        {"lda", "lda"},
        {"ltda", "ltda, limitada"},
        {"bv", "bv, b v, besloten vennootschap"},
        {"bvba", "bvba"},
        {"nv", "nv, n v, naamloze vennootschap"},
        {"vof", "vof"},
        {"cv", "cv"},
        {"cvba", "cvba"},
        {"ab", "ab, ab publ, aktiebolag"},
        {"as", "as"},
        {"a/s", "a s"},
        {"asa", "asa"},
        {"aps", "aps"},
        {"oy", "oy"},
        {"oyj", "oyj"},
        {"ehf", "ehf"},
        {"hf", "hf"},
        {"oü", "oü"},
        {"sia", "sia"},
        {"uab", "uab"},
        {"sp zoo", "sp z o o, sp zoo, sp z oo, spzoo"},
        {"sro", "sro, s r o"},
        {"doo", "doo, d o o"},
        {"kft", "kft"},
        {"zrt", "zrt"},
        {"kk", "kk, kabushiki kaisha"},
    };
    return table;
}

/// The form's one spelling; empty: no legal form.
std::string_view form_printed(std::string_view words) {
    const std::string_view* form = legal_forms().find(words);
    return form == nullptr ? std::string_view() : *form;
}

std::string joined(const std::vector<std::string>& words, std::size_t first) {
    std::string text;
    for (std::size_t i = first; i < words.size(); ++i) text.append(i == first ? "" : " ").append(words[i]);
    return text;
}

/// The words of a name in their order.
std::vector<std::string> words_of(std::string_view printed) {
    std::string text;
    for (const char c : printed) {
        if (c == '&') {
            text += " and ";
        } else if (c != '.') {
            text += c;
        }
    }
    return words_in_order(text);
}

/// As a string of the policy file.
std::string quoted(std::string_view text) {
    std::string quote = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quote += '\\';
        quote += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return quote + '"';
}

void keep_first(std::string& kept, std::string_view text) {
    if (kept.empty() || text < kept) kept = text;
}

}  // namespace

VendorStem vendor_stem(std::string_view printed) {
    std::vector<std::string> words = words_of(printed);
    if (words.empty()) return {po_key(printed), {}};
    std::string form;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t count = std::min(longest_form, words.size() - 1); count > 0 && !more; --count) {
            const std::string_view found = form_printed(joined(words, words.size() - count));
            if (found.empty()) continue;
            form.insert(0, form.empty() ? "" : " ").insert(0, found);
            words.resize(words.size() - count);
            more = true;
        }
    }
    return {joined(words, 0), form};
}

VendorDirectory::VendorDirectory(const std::map<std::string, std::string>& aliases,
                                 std::span<const std::string_view> known)
    : vendors_(1) {
    for (const auto& [spelling, name] : aliases) aliases_.emplace(vendor_stem(spelling), name);
    for (const std::string_view spelling : known) {
        const VendorStem name = vendor_stem(spelling);
        const VendorStem vendor = led_by_aliases(name, nullptr);
        for (const VendorStem& knows : {name, vendor}) {
            if (knows.stem.empty()) continue;
            Known& entry = known_[knows.stem][knows.form];
            entry.leads_to = vendor;
            keep_first(entry.spelling, spelling);
        }
    }
    for (const auto& [spelling, name] : aliases) {
        std::string target;
        const VendorStem vendor = led_by_aliases(vendor_stem(spelling), &target);
        keep_first(vendors_[static_cast<std::size_t>(enter(resolved(vendor)))].alias_target, target);
    }
    for (const std::string_view spelling : known) {
        const VendorKey vendor = key(spelling);
        if (vendor != VendorKey::none)
            keep_first(vendors_[static_cast<std::size_t>(vendor)].known_spelling, spelling);
    }
}

/// Follows aliases from name to name; where they lead in a circle, to the name of it that sorts first. `target`: the
/// last name that was led to, as the policy spells it.
VendorStem VendorDirectory::led_by_aliases(VendorStem name, std::string* target) const {
    std::vector<std::pair<VendorStem, std::string>> passed{{name, {}}};
    for (auto alias = aliases_.find(name); alias != aliases_.end(); alias = aliases_.find(passed.back().first)) {
        const VendorStem next = vendor_stem(alias->second);
        const auto before =
            std::find_if(passed.begin(), passed.end(), [&next](const auto& step) { return step.first == next; });
        if (before != passed.end()) {
            before->second = alias->second;
            std::iter_swap(std::min_element(before, passed.end()), std::prev(passed.end()));
            break;
        }
        passed.emplace_back(next, alias->second);
    }
    if (target != nullptr) *target = passed.back().second;
    return passed.back().first;
}

/// The one vendor that a name without legal form belongs to; null where POs and quotes know none or several.
const VendorStem* VendorDirectory::only_vendor_of_stem(const VendorStem& name) const {
    const auto known = known_.find(name.stem);
    if (!name.form.empty() || known == known_.end()) return nullptr;
    const VendorStem* only = nullptr;
    for (const auto& [form, entry] : known->second) {
        if (form.empty()) continue;
        if (only != nullptr && *only != entry.leads_to) return nullptr;
        only = &entry.leads_to;
    }
    return only;
}

VendorStem VendorDirectory::resolved(const VendorStem& name) const {
    VendorStem at = led_by_aliases(name, nullptr);
    std::set<VendorStem> passed{at};
    for (const VendorStem* next = only_vendor_of_stem(at); next != nullptr; next = only_vendor_of_stem(at)) {
        if (!passed.insert(*next).second) break;
        at = *next;
    }
    return at;
}

VendorKey VendorDirectory::enter(const VendorStem& vendor) {
    if (vendor.stem.empty()) return VendorKey::none;
    const auto [entry, is_new] = keys_.try_emplace(vendor, static_cast<VendorKey>(vendors_.size()));
    if (is_new) vendors_.emplace_back();
    return entry->second;
}

VendorKey VendorDirectory::key(std::string_view printed) {
    if (const auto known = by_print_.find(printed); known != by_print_.end()) return known->second;
    const VendorKey vendor = enter(resolved(vendor_stem(printed)));
    if (vendor != VendorKey::none) keep_first(vendors_[static_cast<std::size_t>(vendor)].seen_spelling, printed);
    by_print_.emplace(printed, vendor);
    return vendor;
}

std::string_view VendorDirectory::display(VendorKey vendor) const {
    const Vendor& entry = vendors_[static_cast<std::size_t>(vendor)];
    if (!entry.alias_target.empty()) return entry.alias_target;
    return entry.known_spelling.empty() ? entry.seen_spelling : entry.known_spelling;
}

std::vector<std::string> VendorDirectory::settling_aliases(std::string_view printed) const {
    std::vector<std::string> lines;
    const VendorStem name = vendor_stem(printed);
    const auto known = known_.find(name.stem);
    if (known == known_.end()) return lines;
    const VendorStem own = resolved(name);
    for (const auto& [form, entry] : known->second) {
        const bool one_lacks_form = form.empty() || name.form.empty();
        if (one_lacks_form && resolved(entry.leads_to) != own) {
            lines.push_back(quoted(printed) + " = " + quoted(entry.spelling));
        }
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace msp_audit
