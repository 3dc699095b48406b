#include "internal.hpp"

#include <algorithm>
#include <cctype>

namespace reference {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// O/0, I/1, S/5 read as one.
std::string confusable(const std::string& key) {
    std::string folded;
    for (const char c : key) {
        folded += c == 'o' ? '0' : (c == 'i' ? '1' : (c == 's' ? '5' : c));
    }
    return folded;
}

bool transposed(const std::string& left, const std::string& right) {
    if (left.size() != right.size()) {
        return false;
    }
    for (std::size_t i = 0; i + 1 < left.size(); ++i) {
        std::string swapped = left;
        std::swap(swapped[i], swapped[i + 1]);
        if (swapped == right && left != right) {
            return true;
        }
    }
    return false;
}

// "a suffix of letters or a separated group (-1, /2, R)"
bool suffixed(const std::string& shorter, const std::string& longer, const std::string& printed_longer) {
    if (longer.size() > shorter.size() && longer.compare(0, shorter.size(), shorter) == 0) {
        const std::string rest = longer.substr(shorter.size());
        const bool letters = std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if ((letters && is_digit(shorter.back())) || (rest[0] == '-' && rest.find('-', 1) == std::string::npos)) {
            return true;
        }
    }
    // A separator next to a letter is not in the key: look at what was printed.
    const auto text = plain_key(printed_longer);
    const auto cut = text.find_last_of("-/ _.");
    return cut != std::string::npos && number_key(text.substr(0, cut)) == shorter;
}

std::pair<std::string, std::string> tail_number(const std::string& key) {
    std::size_t at = key.size();
    while (at > 0 && is_digit(key[at - 1])) {
        --at;
    }
    return {key.substr(0, at), key.substr(at)};
}

// "not within a run of numbers that the vendor issues in sequence": every number between the two is the vendor's.
bool in_a_run(const World& world, const Document& left, const Document& right) {
    const auto a = tail_number(left.key);
    const auto b = tail_number(right.key);
    if (a.first != b.first || a.second.empty() || b.second.empty() || a.second.size() > 9 || b.second.size() > 9) {
        return false;
    }
    const long from = std::min(std::stol(a.second), std::stol(b.second));
    const long to = std::max(std::stol(a.second), std::stol(b.second));
    std::set<std::string> issued;
    for (const auto& document : world.documents) {
        if (document->vendor == left.vendor && !document->future) {
            issued.insert(document->key);
        }
    }
    for (long n = from; n <= to; ++n) {
        if (to - from > 1000 || issued.count(a.first + std::to_string(n)) == 0) {
            return false;
        }
    }
    return true;
}

bool near_numbers(const World& world, const Document& left, const Document& right) {
    if (left.key == right.key) {
        return false;
    }
    const bool close = suffixed(left.key, right.key, right.number) || suffixed(right.key, left.key, left.number) ||
                       transposed(left.key, right.key) || confusable(left.key) == confusable(right.key);
    return close && !in_a_run(world, left, right);
}

using Quantities = std::map<const PoLine*, Q>;

// "the same PO lines and quantities": of what the document bills, so of its goods lines that are no credits.
bool bills(const InvoiceLine& line) {
    return line.claim.partner != nullptr && line.q && !line.charge && line.total != 0 && !line.is_credit();
}

std::multiset<std::pair<const PoLine*, std::string>> lines_and_quantities(const Document& document) {
    std::multiset<std::pair<const PoLine*, std::string>> found;
    for (const auto& line : document.lines) {
        if (bills(*line)) {
            found.insert({line->claim.partner, decimal_text(*line->q)});
        }
    }
    return found;
}

// "where order and proof do not cover both"
bool covered(const World& world, const Document& left, const Document& right) {
    Quantities sums;
    std::map<const PoLine*, std::string> categories;
    for (const auto* document : {&left, &right}) {
        for (const auto& line : document->lines) {
            if (bills(*line)) {
                sums[line->claim.partner] += *line->q;
                categories[line->claim.partner] = line->category;
            }
        }
    }
    for (const auto& [partner, sum] : sums) {
        const Proof kind = proof_needed(world, *partner, categories[partner]);
        const Q seats = partner->seats.max_over(Days{});
        const Q proven = kind == Proof::slip ? partner->delivered
                                             : (kind == Proof::license ? seats : std::max(partner->delivered, seats));
        if (sum > partner->ordered || (kind != Proof::none && sum > proven)) {
            return false;
        }
    }
    return true;
}

bool possible(const World& world, const Document& earlier, const Document& later) {
    const bool same_vendor = earlier.vendor == later.vendor;
    const bool same_total = earlier.invoiced == later.invoiced && earlier.currency == later.currency;
    if (earlier.type != later.type || periods_differ(earlier, later)) {
        return false;  // "Recurring charges for different periods are not duplicates."
    }
    if (same_vendor && same_total && near_numbers(world, earlier, later)) {
        return true;
    }
    const auto lines = lines_and_quantities(earlier);
    const bool within = std::abs(earlier.date - later.date) <= world.policy->possible_duplicate_days;
    if (same_vendor && within && !lines.empty() && lines == lines_and_quantities(later) &&
        !covered(world, earlier, later)) {
        return true;
    }
    return !same_vendor && earlier.key == later.key && earlier.date == later.date && same_total;
}

// A document that was cancelled or is a duplicate already, or bills nothing in all, is not compared.
bool compared(const Document& document) {
    return !document.future && !document.repeated && !document.cancelled && document.invoiced != 0;
}

}  // namespace

void find_possible_duplicates(World& world) {
    std::vector<Document*> documents;
    for (auto& document : world.documents) {
        if (compared(*document)) {
            documents.push_back(document.get());
        }
    }
    std::sort(documents.begin(), documents.end(), [](const Document* a, const Document* b) {
        return std::tie(a->date, a->number, a->invoiced, a->content, a->vendor) <
               std::tie(b->date, b->number, b->invoiced, b->content, b->vendor);
    });
    for (auto later = documents.begin(); later != documents.end(); ++later) {
        const bool suspect = std::any_of(documents.begin(), later,
                                         [&](const Document* earlier) { return possible(world, *earlier, **later); });
        if (suspect) {
            put(world, (*later)->codes, "possible-duplicate-invoice");
        }
    }
}

}  // namespace reference
