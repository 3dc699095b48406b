#include "hand.hpp"

#include "text.hpp"

#include <algorithm>
#include <stdexcept>

namespace reference::tickets {
namespace {

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '|') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

bool is_time(const std::string& column) {
    return column.size() > 3 && column.compare(column.size() - 3, 3, "_at") == 0;
}

}  // namespace

std::string full_time(const std::string& text) { return text.size() == 16 && text[10] == 'T' ? text + ":00Z" : text; }

std::string shown(const std::optional<Instant>& at) {
    if (!at) {
        return "none";
    }
    const std::string text = instant_text(*at);
    return text.substr(17, 2) == "00" ? text.substr(0, 16) : text.substr(0, 19);
}

Hand& Hand::row(const std::string& cells, const std::string& source) {
    Row made{source, ++place_, {}};
    auto& columns = world.sources[source];
    for (const auto& part : split(cells)) {
        const auto equals = part.find('=');
        const std::string column = part.substr(0, equals);
        const std::string value = part.substr(equals + 1);
        made.cells[column] = is_time(column) ? full_time(value) : value;
        if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
            columns.push_back(column);
        }
    }
    world.rows.push_back(made);
    return *this;
}

Hand& Hand::event(const std::string& text, const std::string& field) {
    const auto parts = split(text);
    world.events.push_back({++place_, parts.at(0), full_time(parts.at(1)), field, parts.at(2), parts.at(3), ""});
    return *this;
}

Hand& Hand::as_of(const std::string& at) {
    world.as_of = instant(full_time(at));
    return *this;
}

Ticket Hand::ticket(const std::string& id) const {
    for (const Ticket& found : fold().tickets) {
        if (id.empty() || found.id == id) {
            return found;
        }
    }
    throw std::runtime_error("no ticket " + id);
}

std::string Hand::state(const std::string& id) const {
    const auto folded = fold();
    for (const Ticket& found : folded.tickets) {
        if (id.empty() || found.id == id) {
            return found.state == State::resolved ? "resolved" : (found.state == State::open ? "open" : "void");
        }
    }
    return "none";
}

}  // namespace reference::tickets
