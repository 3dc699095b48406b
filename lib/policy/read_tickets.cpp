#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/text_key.hpp"
#include "policy/policy_sections.hpp"

namespace msp_audit {

namespace {

constexpr std::array mappable_classes{StatusClass::new_,       StatusClass::active,   StatusClass::wait_customer,
                                      StatusClass::wait_other, StatusClass::resolved, StatusClass::closed,
                                      StatusClass::void_};

StatusClass read_class(const TomlValue& value) {
    std::vector<std::string_view> names;
    for (const StatusClass status : mappable_classes) names.push_back(name_of(status));
    return mappable_classes[value.choice(names, "class of statuses")];
}

void read_words(const TomlValue& value, std::map<std::string, StatusClass>& words) {
    KeysWithoutCase keys;
    for (const TomlValue& word : value.entries("a table, such as { \"Parked\" = \"WAIT_OTHER\" }")) {
        if (word.key().empty()) word.refuse("an empty word");
        keys.add(word);
        words[word.key()] = read_class(word);
    }
}

}  // namespace

int read_count(const TomlValue& value, int lowest) {
    constexpr int most = 1'000'000;
    const Decimal number = value.decimal("a whole number").normalized();
    if (number.scale() > 0 || number < Decimal(lowest) || number > Decimal(most)) {
        value.refuse("'" + number.to_string() + "' is not a whole number from " + std::to_string(lowest) + " to " +
                     std::to_string(most));
    }
    return static_cast<int>(number.mantissa());
}

TimeZone read_time_zone(const TomlValue& value) {
    const std::string name = value.filled_text("a time zone, such as \"Europe/Brussels\"");
    if (auto zone = TimeZone::named(name)) return *std::move(zone);
    const std::vector<std::string> names = TimeZone::names();
    value.refuse_word(name, "time zone of this system", std::vector<std::string_view>(names.begin(), names.end()));
}

std::vector<std::string> read_filled_texts(const TomlValue& value) {
    std::vector<std::string> texts;
    for (const TomlValue& item : value.items("a list of texts")) texts.push_back(item.filled_text());
    return texts;
}

void read_status(const TomlValue& value, Policy& policy) { read_words(value, policy.tickets.status[""]); }

void read_resolution_codes(const TomlValue& value, Policy& policy) {
    read_words(value, policy.tickets.resolution_code[""]);
}

void read_ticket_profiles(const TomlValue& value, Policy& policy) {
    static constexpr std::array<std::string_view, 2> known{"status", "resolution_code"};
    for (const TomlValue& profile : value.entries("a table for each profile, under [tickets.profile.NAME]")) {
        if (profile.key().empty()) profile.refuse("an empty name");
        for (const TomlValue& words : profile.entries_among(known)) {
            auto& by_profile = words.key() == known[0] ? policy.tickets.status : policy.tickets.resolution_code;
            read_words(words, by_profile[profile.key()]);
        }
    }
}

void read_net_of(const TomlValue& value, Policy& policy) {
    static constexpr std::array classes{StatusClass::new_, StatusClass::active, StatusClass::wait_customer,
                                        StatusClass::wait_other};
    std::vector<std::string_view> names;
    for (const StatusClass status : classes) names.push_back(name_of(status));
    std::vector<StatusClass> chosen;
    for (const TomlValue& item : value.items("a list of classes of open statuses")) {
        const StatusClass status = classes[item.choice(names, "class of open statuses")];
        if (std::find(chosen.begin(), chosen.end(), status) != chosen.end()) item.refuse("is named twice");
        chosen.push_back(status);
    }
    policy.tickets.net_of = std::move(chosen);
}

void read_threshold(const TomlValue& value, Policy& policy) {
    const Decimal threshold = value.decimal_between(0, 1);
    if (threshold.is_zero())
        value.refuse("0 would make any two tickets similar", "1 means equal words, 0.8 is usual");
    policy.tickets.threshold = threshold;
}

void read_themes(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    std::vector<ThemeRule>& themes = reading.policy.tickets.themes;
    KeysWithoutCase keys;
    for (const TomlValue& value : entries) {
        if (value.key().empty()) value.refuse("an empty name");
        keys.add(value);
        ThemeRule theme{value.key(), read_filled_texts(value)};
        for (const std::string& word : theme.words) {
            if (words_in_order(word).empty()) value.refuse("'" + word + "' has no letter or digit");
        }
        const auto same = std::find_if(themes.begin(), themes.end(), [&](const ThemeRule& one) {
            return value_key(one.name) == value_key(theme.name);
        });
        if (same == themes.end()) {
            if (theme.words.empty()) {
                value.refuse("has no words", "an empty list switches a built-in theme off, and this is none");
            }
            themes.push_back(std::move(theme));
        } else if (theme.words.empty()) {
            themes.erase(same);
        } else {
            *same = std::move(theme);
        }
    }
}

}  // namespace msp_audit
