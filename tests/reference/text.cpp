#include "text.hpp"

#include "number.hpp"

#include <array>
#include <map>

namespace reference {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string without_leading_zeros(const std::string& digits) {
    std::size_t i = 0;
    while (i + 1 < digits.size() && digits[i] == '0') {
        ++i;
    }
    return digits.substr(i);
}

std::vector<std::string> name_words(const std::string& text) {
    std::string spaced;
    for (const char c : fold(text)) {
        if (c == '.') {
            continue;
        }
        if (c == '&') {
            spaced += " and ";
        } else {
            spaced += (letter(c) || digit(c)) ? c : ' ';
        }
    }
    std::vector<std::string> found;
    std::string word;
    for (const char c : spaced + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            found.push_back(word);
            word.clear();
        }
    }
    return found;
}

const std::map<std::string, std::string>& legal_forms() {
    static const std::map<std::string, std::string> table = {{"ltd", "ltd"},   {"limited", "ltd"},
                                                             {"inc", "inc"},   {"incorporated", "inc"},
                                                             {"corp", "corp"}, {"corporation", "corp"},
                                                             {"gmbh", "gmbh"}, {"sa", "sa"},
                                                             {"bv", "bv"},     {"nv", "nv"},
                                                             {"llc", "llc"},   {"plc", "plc"},
                                                             {"ag", "ag"},     {"sas", "sas"},
                                                             {"sarl", "sarl"}, {"srl", "srl"},
                                                             {"spa", "spa"},   {"oy", "oy"},
                                                             {"ab", "ab"},     {"as", "as"},
                                                             {"aps", "aps"},   {"kg", "kg"},
                                                             {"llp", "llp"},   {"lp", "lp"},
                                                             {"pty", "pty"},   {"co", "co"},
                                                             {"company", "co"}};
    return table;
}

}  // namespace

std::string trim(const std::string& text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string::npos) {
        return "";
    }
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

std::string fold(const std::string& text) {
    std::string folded;
    for (const char c : text) {
        folded += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return folded;
}

std::string plain_key(const std::string& text) { return fold(trim(text)); }

std::string line_key(const std::string& text) {
    const auto number = parse_decimal(trim(text));
    return number ? decimal_text(*number) : plain_key(text);
}

bool line_before(const std::string& left, const std::string& right) {
    if (left.empty() || right.empty()) {
        return !left.empty();
    }
    const auto a = parse_decimal(left);
    const auto b = parse_decimal(right);
    if (a && b) {
        return *a < *b;
    }
    if (a || b) {
        return a.has_value();
    }
    return left < right;
}

std::string sku_key(const std::string& text) {
    std::string key;
    for (const char c : fold(trim(text))) {
        if (c != ' ' && c != '-' && c != '.' && c != '/') {
            key += c;
        }
    }
    return key;
}

std::set<std::string> words(const std::string& text) {
    std::set<std::string> found;
    std::string word;
    for (const char c : fold(text) + " ") {
        if (letter(c) || digit(c)) {
            word += c;
        } else if (!word.empty()) {
            found.insert(word);
            word.clear();
        }
    }
    return found;
}

std::string loose_po_key(const std::string& text) {
    std::string rest = plain_key(text);
    // "a leading PO, P.O., PO #, Purchase Order dropped where a digit, space or punctuation follows"
    static const std::array<std::string, 4> prefixes = {"purchase order", "p.o.", "p.o", "po"};
    for (const auto& prefix : prefixes) {
        if (rest.rfind(prefix, 0) == 0 && rest.size() > prefix.size() && !letter(rest[prefix.size()])) {
            rest.erase(0, prefix.size());
            break;
        }
    }
    std::string key;
    for (const char c : rest) {
        if (letter(c) || digit(c)) {
            key += c;
        }
    }
    return without_leading_zeros(key);
}

std::string number_key(const std::string& text) {
    std::string joined;
    bool gap = false;
    for (const char c : fold(trim(text))) {
        if (!letter(c) && !digit(c)) {
            gap = true;
            continue;
        }
        if (gap && !joined.empty() && digit(joined.back()) && digit(c)) {
            joined += '-';
        }
        gap = false;
        joined += c;
    }
    std::string key;
    std::string run;
    for (const char c : joined + "|") {
        if (digit(c)) {
            run += c;
            continue;
        }
        key += without_leading_zeros(run);
        run.clear();
        if (c != '|') {
            key += c;
        }
    }
    return key;
}

std::pair<std::string, std::string> vendor_name(const std::string& text) {
    auto found = name_words(text);
    std::string form;
    while (found.size() > 1 && legal_forms().count(found.back()) != 0) {
        form = legal_forms().at(found.back()) + (form.empty() ? "" : " " + form);
        found.pop_back();
    }
    std::string stem;
    for (const auto& word : found) {
        stem += (stem.empty() ? "" : " ") + word;
    }
    return {stem, form};
}

bool glob(const std::string& pattern, const std::string& text) {
    const std::string p = fold(trim(pattern));
    const std::string t = fold(trim(text));
    // reach[j]: the pattern read so far can end at t[j].
    std::vector<bool> reach(t.size() + 1, false);
    reach[0] = true;
    for (const char c : p) {
        std::vector<bool> next(t.size() + 1, false);
        for (std::size_t j = 0; j <= t.size(); ++j) {
            if (c == '*') {
                next[j] = reach[j] || (j > 0 && next[j - 1]);
            } else if (j > 0 && reach[j - 1] && (c == '?' || c == t[j - 1])) {
                next[j] = true;
            }
        }
        reach = next;
    }
    return reach[t.size()];
}

std::vector<std::string> split_list(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text + ",") {
        if (c != ',' && c != ';') {
            part += c;
            continue;
        }
        if (!trim(part).empty()) {
            parts.push_back(trim(part));
        }
        part.clear();
    }
    return parts;
}

std::string category_word(const std::string& text) {
    static const std::map<std::string, std::string> table = {{"hardware", "hardware"},
                                                             {"hw", "hardware"},
                                                             {"material", "hardware"},
                                                             {"materials", "hardware"},
                                                             {"equipment", "hardware"},
                                                             {"goods", "hardware"},
                                                             {"license", "license"},
                                                             {"licence", "license"},
                                                             {"licenses", "license"},
                                                             {"licences", "license"},
                                                             {"software", "license"},
                                                             {"seats", "license"},
                                                             {"subscription", "subscription"},
                                                             {"subscriptions", "subscription"},
                                                             {"saas", "subscription"},
                                                             {"service", "service"},
                                                             {"services", "service"},
                                                             {"labor", "service"},
                                                             {"labour", "service"},
                                                             {"consulting", "service"},
                                                             {"support", "service"},
                                                             {"freight", "freight"},
                                                             {"shipping", "freight"},
                                                             {"delivery", "freight"},
                                                             {"tax", "tax"},
                                                             {"vat", "tax"},
                                                             {"gst", "tax"},
                                                             {"fee", "fee"},
                                                             {"fees", "fee"},
                                                             {"discount", "discount"},
                                                             {"discounts", "discount"}};
    const auto found = table.find(plain_key(text));
    return found == table.end() ? "" : found->second;
}

std::string unit_spelling(const std::string& text) {
    static const std::map<std::string, std::string> table = {
        {"ea", "ea"},        {"each", "ea"},     {"pc", "ea"},        {"pcs", "ea"},     {"piece", "ea"},
        {"pieces", "ea"},    {"unit", "ea"},     {"units", "ea"},     {"h", "hour"},     {"hr", "hour"},
        {"hrs", "hour"},     {"hour", "hour"},   {"hours", "hour"},   {"day", "day"},    {"days", "day"},
        {"mo", "month"},     {"month", "month"}, {"months", "month"}, {"kg", "kg"},      {"kilogram", "kg"},
        {"kilograms", "kg"}, {"kgs", "kg"},      {"year", "year"},    {"years", "year"}, {"yr", "year"}};
    const auto found = table.find(plain_key(text));
    return found == table.end() ? plain_key(text) : found->second;
}

}  // namespace reference
