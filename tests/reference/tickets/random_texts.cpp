#include "random_world.hpp"

#include <cctype>

namespace reference::tickets {
namespace {

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> found;
    std::string word;
    for (const char c : text + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            found.push_back(word);
            word.clear();
        }
    }
    return found;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : " ") + part;
    }
    return text;
}

std::string upper(std::string text) {
    for (char& c : text) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text;
}

}  // namespace

std::string random_subject(Dice& dice) {
    static const std::vector<std::string> texts = {
        "Printer on the second floor is broken",
        "Cannot connect to VPN from home office",
        "Password reset for the payroll system please",
        "Mail server down",
        "Backup job 4711223 has failed on server db01",
        "Disk full on 10.0.0.17 since 2024-05-06 12:30",
        "Disk full on 10.0.0.18 since 2024-05-07 03:05",
        "Access to https://portal.example.com/login denied for new colleague",
        "Please add jane.doe@example.com to the distribution list",
        "Drucker im zweiten Stock druckt nicht mehr",
        "Stra\u00DFenverzeichnis l\u00E4sst sich nicht \u00F6ffnen",
        "L'imprimante du deuxi\u00E8me \u00E9tage ne marche plus",
        "No puedo abrir el correo electr\u00F3nico",
        "\u6253\u5370\u673A\u574F\u4E86\u8BF7\u4FEE",
        "\u30D7\u30EA\u30F3\u30BF\u30FC\u304C\u52D5\u304D\u307E\u305B\u3093",
        "\u0E40\u0E04\u0E23\u0E37\u0E48\u0E2D\u0E07\u0E1E\u0E34\u0E21\u0E1E\u0E4C\u0E40\u0E2A\u0E35\u0E22",
        "INC0012345 still open after CHG0054321",
        "VPN",
        "Help please",
        "",
        "???",
        "10.0.0.5 2024-05-06 1234567",
        "550e8400-e29b-41d4-a716-446655440000 cannot sync mailbox",
        "\uFF30\uFF32\uFF29\uFF2E\uFF34\uFF25\uFF32 offline in Caf\u00E9 corner",
    };
    return dice.pick(texts);
}

std::string reworded(Dice& dice, const std::string& subject) {
    static const std::vector<std::string> marks = {
        "Re: ", "RE: Re: ", "AW: ", "Fwd: ", "WG : ", "re[2]: ", "Tr(3):", "  sv: ", "Antw:  ", "FW\uFF1A "};
    static const std::vector<std::string> tags = {"[Ticket #4711]", "(#99)", "[case 12]", "(Ref: 7)",
                                                  "[Incident:31]"};
    static const std::vector<std::string> extra = {"again", "urgent", "1234567", "today", "#3", "12345", "PC-17"};
    auto parts = words(subject);
    switch (dice.below(7)) {
    case 0:
        return dice.pick(marks) + subject;
    case 1:
        return upper(subject);
    case 2:
        parts.insert(parts.begin() + dice.below(static_cast<int>(parts.size()) + 1), dice.pick(tags));
        return joined(parts);
    case 3:
        parts.insert(parts.begin() + dice.below(static_cast<int>(parts.size()) + 1), dice.pick(extra));
        return joined(parts);
    case 4:
        if (!parts.empty()) {
            parts.erase(parts.begin() + dice.below(static_cast<int>(parts.size())));
        }
        return joined(parts);
    case 5:
        return joined(parts) + "!";
    default:
        return subject;
    }
}

std::string random_status(Dice& dice, Class status) {
    static const std::map<Class, std::vector<std::string>> texts = {
        {Class::fresh, {"New", "new", "To Do", "UNASSIGNED"}},
        {Class::active, {"Open", "In Progress", "in_progress", "Work-in-Progress", "Re-opened", "Assigned"}},
        {Class::wait_customer, {"Pending", "Waiting for customer", "waiting_on_customer", "Awaiting User Info"}},
        {Class::wait_other, {"On Hold", "on-hold", "Awaiting Vendor", "Blocked"}},
        {Class::resolved, {"Resolved", "SOLVED", "Done", "Pending_Confirmation"}},
        {Class::closed, {"Closed", "closed", "Archived"}},
        {Class::voided, {"Cancelled", "Merged", "Won't Do", "Closed - Incomplete", "Spam"}}};
    return dice.pick(texts.at(status));
}

}  // namespace reference::tickets
