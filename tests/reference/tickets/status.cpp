#include "fold.hpp"
#include "text.hpp"

namespace reference::tickets {
namespace {

/// The table of the rules, word by word.
const std::map<Class, std::vector<std::string>>& built_in() {
    static const std::map<Class, std::vector<std::string>> table = {
        {Class::fresh, {"new", "logged", "submitted", "unassigned", "incoming", "to do", "unconfirmed"}},
        {Class::active,
         {"open", "active", "in progress", "work in progress", "assigned", "processing", "planned", "accepted",
          "dispatched", "scheduled", "escalated", "reopened", "re-opened", "customer responded",
          "waiting for support"}},
        {Class::wait_customer,
         {"pending", "pending reminder", "pending close", "waiting for customer", "waiting on customer",
          "awaiting user info", "awaiting caller", "awaiting info", "replied", "stalled"}},
        {Class::wait_other,
         {"on hold", "hold", "waiting on third party", "awaiting vendor", "awaiting evidence", "awaiting change",
          "awaiting problem", "awaiting parts", "blocked", "pending approval"}},
        {Class::resolved,
         {"resolved", "solved", "completed", "complete", "fixed", "done", "verified", "pending confirmation"}},
        {Class::closed, {"closed", "archived"}},
        {Class::voided,
         {"cancelled", "canceled", "rejected", "declined", "merged", "duplicate", "deleted", "spam", "won't do",
          "closed incomplete", "closed skipped"}}};
    return table;
}

}  // namespace

std::string name_of(Class status) {
    static const std::vector<std::string> names = {"NEW",      "ACTIVE", "WAIT_CUSTOMER", "WAIT_OTHER",
                                                   "RESOLVED", "CLOSED", "VOID"};
    return names[static_cast<std::size_t>(status)];
}

bool is_resolved(Class status) { return status == Class::resolved || status == Class::closed; }

bool is_open(Class status) { return !is_resolved(status) && status != Class::voided; }

std::optional<Class> class_of(const Policy& policy, const std::string& status) {
    const std::string key = status_key(status);
    for (const auto& [text, mapped] : policy.statuses) {
        if (status_key(text) == key) {
            return mapped;
        }
    }
    for (const auto& [found, texts] : built_in()) {
        for (const auto& text : texts) {
            if (status_key(text) == key) {
                return found;
            }
        }
    }
    return std::nullopt;
}

bool void_code(const Policy& policy, const std::string& code) {
    const std::string key = code_key(code);
    for (const auto& [text, mapped] : policy.codes) {
        if (code_key(text) == key) {
            return mapped == Class::voided;
        }
    }
    static const std::set<std::string> codes = {"duplicate", "invalid", "rejected", "cancelled", "canceled",
                                                "wontdo",    "wontfix", "notabug",  "spam",      "merged"};
    return codes.count(key) != 0;
}

}  // namespace reference::tickets
