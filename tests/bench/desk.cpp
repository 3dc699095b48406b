#include "desk.hpp"

#include <algorithm>
#include <array>

namespace bench {

namespace {

constexpr Index word_count = 3000;
constexpr Index usual_count = 5000;

std::string invented_word(Random& random) {
    static constexpr std::array<std::string_view, 20> syllables{"ba", "con", "del", "er", "fi",  "gra", "hol",
                                                                "in", "ka",  "lo",  "mi", "net", "or",  "pri",
                                                                "re", "ser", "tal", "up", "ver", "win"};
    std::string word;
    const int size = random.between(1, 4);
    for (int i = 0; i < size; ++i) word += pick(syllables, random.below(static_cast<Index>(syllables.size())));
    return word;
}

void put_two_digits(std::string& text, Second number) {
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
}

}  // namespace

Desk::Desk(Index tickets, std::uint64_t seed) : tickets_(tickets) {
    Random random(seed);
    for (Index i = 0; i < word_count; ++i) words_.push_back(invented_word(random));
    for (Index i = 0; i < usual_count; ++i) usual_subjects_.push_back(sentence(random));
}

std::string Desk::sentence(Random& random) const { return words(random, random.between(5, 11)); }

std::string Desk::words(Random& random, int count) const {
    std::string text;
    for (int i = 0; i < count; ++i) {
        if (i > 0) text += ' ';
        text += words_[skewed(random, word_count)];
    }
    return text;
}

std::string Desk::subject(Random& random) const {
    if (random.percent(33)) return usual_subjects_[skewed(random, usual_count)];
    std::string text = sentence(random);
    if (random.percent(4)) return "\"Re: " + text + ", again\"";
    return text;
}

DeskTicket Desk::ticket(Index place, Random& random) const {
    DeskTicket ticket;
    const Second slice = last_second / tickets_;
    const Second begin = last_second * place / tickets_;
    ticket.opened = begin + (slice > 1 ? random.below(static_cast<Index>(slice)) : 0);
    ticket.priority = random.percent(1) ? 4 : 3 - skewed(random, 16) / 4;
    // A minute to three months, each power of two as often as the other ones; urgent ones take a quarter.
    const auto least = Second{1} << random.between(6, 22);
    ticket.takes = least + random.below(static_cast<Index>(least));
    if (ticket.priority < 2) ticket.takes /= 4;
    ticket.company = skewed(random, companies);
    ticket.requester = ticket.company * requesters_each + skewed(random, requesters_each);
    ticket.group = skewed(random, groups);
    ticket.assignee = ticket.group * assignees_each + random.below(assignees_each);
    ticket.category = skewed(random, categories);
    return ticket;
}

Dates::Dates() {
    constexpr int days = 740;
    for (int day = 0; day < days; ++day) {
        const std::string date = date_text(day);
        const auto number = [&](std::size_t at) { return std::to_string(std::stoi(date.substr(at, 2))); };
        days_.push_back(date);
        european_days_.push_back(number(8) + '/' + number(5) + '/' + date.substr(0, 4));
    }
}

std::string Dates::time(Second second) const {
    std::string text = days_.at(static_cast<std::size_t>(second / day_seconds)) + ' ';
    put_two_digits(text, second % day_seconds / 3600);
    text += ':';
    put_two_digits(text, second % 3600 / 60);
    text += ':';
    put_two_digits(text, second % 60);
    return text;
}

std::string Dates::european_time(Second second) const {
    std::string text = european_days_.at(static_cast<std::size_t>(second / day_seconds)) + ' ';
    put_two_digits(text, second % day_seconds / 3600);
    text += ':';
    put_two_digits(text, second % 3600 / 60);
    return text;
}

}  // namespace bench
