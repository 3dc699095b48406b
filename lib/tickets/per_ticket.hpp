#pragma once

#include <cstddef>
#include <vector>

namespace msp_audit {

/// A value of every ticket, by its place in Tickets::tickets; it takes no room where none can have one.
template <class Value>
class PerTicket {
public:
    void make_room(std::size_t tickets) { values_.resize(tickets); }
    /// There is room.
    [[nodiscard]] bool is_possible() const { return !values_.empty(); }
    void put(std::size_t place, const Value& value) { values_[place] = value; }
    [[nodiscard]] Value operator[](std::size_t place) const { return values_.empty() ? Value() : values_[place]; }

private:
    std::vector<Value> values_;
};

}  // namespace msp_audit
