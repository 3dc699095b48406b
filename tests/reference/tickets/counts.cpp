#include "fold.hpp"

#include <algorithm>

namespace reference::tickets {
namespace {

int count_if(const std::vector<Ticket>& tickets, const auto& wanted) {
    return static_cast<int>(std::count_if(tickets.begin(), tickets.end(), wanted));
}

}  // namespace

int Folded::count(State state) const {
    return count_if(tickets, [&](const Ticket& t) { return t.state == state; });
}

int Folded::resolved_without_time() const {
    return count_if(tickets, [](const Ticket& t) { return t.state == State::resolved && !t.final_instant; });
}

int Folded::unusable() const {
    return count_if(tickets, [](const Ticket& t) {
        return t.state == State::resolved && t.final_instant && *t.final_instant < t.opened;
    });
}

int Folded::open_unknown_status() const {
    return count_if(tickets, [](const Ticket& t) { return t.unknown_status; });
}

int Folded::order_from_file() const {
    return count_if(tickets, [](const Ticket& t) { return t.order_from_file; });
}

int Folded::dated_by(const std::string& name) const {
    return count_if(tickets, [&](const Ticket& t) { return t.state == State::resolved && t.dated_by == name; });
}

}  // namespace reference::tickets
