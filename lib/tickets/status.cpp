#include "tickets/status.hpp"

#include <algorithm>
#include <array>

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

struct StatusWord {
    std::string_view word;  ///< as status_key writes it
    StatusClass status;
};
constexpr std::array built_in_words{
    StatusWord{"new", StatusClass::new_},
    StatusWord{"logged", StatusClass::new_},
    StatusWord{"submitted", StatusClass::new_},
    StatusWord{"unassigned", StatusClass::new_},
    StatusWord{"incoming", StatusClass::new_},
    StatusWord{"to do", StatusClass::new_},
    StatusWord{"unconfirmed", StatusClass::new_},
    StatusWord{"open", StatusClass::active},
    StatusWord{"active", StatusClass::active},
    StatusWord{"in progress", StatusClass::active},
    StatusWord{"work in progress", StatusClass::active},
    StatusWord{"assigned", StatusClass::active},
    StatusWord{"processing", StatusClass::active},
    StatusWord{"planned", StatusClass::active},
    StatusWord{"accepted", StatusClass::active},
    StatusWord{"dispatched", StatusClass::active},
    StatusWord{"scheduled", StatusClass::active},
    StatusWord{"escalated", StatusClass::active},
    StatusWord{"reopened", StatusClass::active},
    StatusWord{"re opened", StatusClass::active},
    StatusWord{"customer responded", StatusClass::active},
    StatusWord{"waiting for support", StatusClass::active},
    StatusWord{"pending", StatusClass::wait_customer},
    StatusWord{"pending reminder", StatusClass::wait_customer},
    StatusWord{"pending close", StatusClass::wait_customer},
    StatusWord{"waiting for customer", StatusClass::wait_customer},
    StatusWord{"waiting on customer", StatusClass::wait_customer},
    StatusWord{"awaiting user info", StatusClass::wait_customer},
    StatusWord{"awaiting caller", StatusClass::wait_customer},
    StatusWord{"awaiting info", StatusClass::wait_customer},
    StatusWord{"replied", StatusClass::wait_customer},
    StatusWord{"stalled", StatusClass::wait_customer},
    StatusWord{"on hold", StatusClass::wait_other},
    StatusWord{"hold", StatusClass::wait_other},
    StatusWord{"waiting on third party", StatusClass::wait_other},
    StatusWord{"awaiting vendor", StatusClass::wait_other},
    StatusWord{"awaiting evidence", StatusClass::wait_other},
    StatusWord{"awaiting change", StatusClass::wait_other},
    StatusWord{"awaiting problem", StatusClass::wait_other},
    StatusWord{"awaiting parts", StatusClass::wait_other},
    StatusWord{"blocked", StatusClass::wait_other},
    StatusWord{"pending approval", StatusClass::wait_other},
    StatusWord{"resolved", StatusClass::resolved},
    StatusWord{"solved", StatusClass::resolved},
    StatusWord{"completed", StatusClass::resolved},
    StatusWord{"complete", StatusClass::resolved},
    StatusWord{"fixed", StatusClass::resolved},
    StatusWord{"done", StatusClass::resolved},
    StatusWord{"verified", StatusClass::resolved},
    StatusWord{"pending confirmation", StatusClass::resolved},
    StatusWord{"closed", StatusClass::closed},
    StatusWord{"archived", StatusClass::closed},
    StatusWord{"cancelled", StatusClass::void_},
    StatusWord{"canceled", StatusClass::void_},
    StatusWord{"rejected", StatusClass::void_},
    StatusWord{"declined", StatusClass::void_},
    StatusWord{"merged", StatusClass::void_},
    StatusWord{"duplicate", StatusClass::void_},
    StatusWord{"deleted", StatusClass::void_},
    StatusWord{"spam", StatusClass::void_},
    StatusWord{"won't do", StatusClass::void_},
    StatusWord{"won\xE2\x80\x99t do", StatusClass::void_},
    StatusWord{"closed incomplete", StatusClass::void_},
    StatusWord{"closed skipped", StatusClass::void_},
    // German
    StatusWord{"neu", StatusClass::new_},
    StatusWord{"offen", StatusClass::active},
    StatusWord{"in bearbeitung", StatusClass::active},
    StatusWord{"wartet auf kunde", StatusClass::wait_customer},
    StatusWord{"wartet auf kunden", StatusClass::wait_customer},
    StatusWord{"wartend", StatusClass::wait_other},  // nobody says on whom: the provider's clock runs on
    StatusWord{"gelöst", StatusClass::resolved},
    StatusWord{"geloest", StatusClass::resolved},
    StatusWord{"erledigt", StatusClass::resolved},
    StatusWord{"geschlossen", StatusClass::closed},
};

constexpr std::array<std::string_view, 10> void_codes{"duplicate", "invalid", "rejected", "cancelled", "canceled",
                                                      "wontdo",    "wontfix", "notabug",  "spam",      "merged"};

using Classes = std::unordered_map<std::string, StatusClass>;
using PrintedClasses = std::map<std::string, StatusClass>;

void put(Classes& classes, const std::map<std::string, std::string>& words, std::string (*key)(std::string_view)) {
    for (const auto& [word, name] : words) {
        if (const auto status = status_class_named(name)) classes[key(word)] = *status;
    }
}

void put(Classes& classes, const std::map<std::string, PrintedClasses>& by_profile, const std::string& profile,
         std::string (*key)(std::string_view)) {
    const auto put_those_of = [&](const std::string& name) {
        const auto found = by_profile.find(name);
        if (found == by_profile.end()) return;
        for (const auto& [word, status] : found->second) classes[key(word)] = status;
    };
    put_those_of("");
    if (!profile.empty()) put_those_of(profile);
}

StatusClass class_in(const Classes& classes, const std::string& key) {
    const auto found = classes.find(key);
    return found == classes.end() ? StatusClass::unknown : found->second;
}

}  // namespace

std::string status_key(std::string_view printed) {
    std::string key;
    bool gap = false;
    for (const char c : compatibility_folded(printed)) {
        if (c == ' ' || c == '_' || c == '-' || c == '\t') {
            gap = !key.empty();
            continue;
        }
        if (gap) key += ' ';
        gap = false;
        key += c;
    }
    return key;
}

std::string code_key(std::string_view printed) {
    std::string key;
    const std::string words = status_key(printed);
    for (std::size_t at = 0; at < words.size();) {
        constexpr std::array<std::string_view, 4> dropped{" ", "'", "\xE2\x80\x99", "\xE2\x80\x98"};
        const auto mark = std::find_if(dropped.begin(), dropped.end(),
                                       [&](auto one) { return std::string_view(words).substr(at).starts_with(one); });
        if (mark == dropped.end()) {
            key += words[at++];
        } else {
            at += mark->size();
        }
    }
    return key;
}

StatusWords::StatusWords(const TicketPolicy& policy, const TicketFile& file) {
    for (const StatusWord& word : built_in_words) statuses_.emplace(word.word, word.status);
    for (const std::string_view code : void_codes) codes_.emplace(code, StatusClass::void_);
    put(statuses_, file.status_words, status_key);
    put(codes_, file.resolution_words, code_key);
    put(statuses_, policy.status, file.input.profile, status_key);
    put(codes_, policy.resolution_code, file.input.profile, code_key);
}

StatusClass StatusWords::of(std::string_view printed) const { return class_in(statuses_, status_key(printed)); }

StatusClass StatusWords::of_resolution(std::string_view printed) const {
    return printed.empty() ? StatusClass::unknown : class_in(codes_, code_key(printed));
}

}  // namespace msp_audit
