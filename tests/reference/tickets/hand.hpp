#pragma once

#include "fold.hpp"

#include <string>

namespace reference::tickets {

/// Small worlds for figures worked by pencil. Cells read "column=value|column=value"; instants may leave out the
/// seconds and the Z. Each source has the columns that its rows name.
class Hand {
public:
    World world;

    Hand& row(const std::string& cells, const std::string& source = "tickets");
    /// "ticket|changed_at|from|to" of field `status`.
    Hand& event(const std::string& text, const std::string& field = "status");
    Hand& as_of(const std::string& at);
    [[nodiscard]] Folded fold() const { return reference::tickets::fold(world); }
    /// The only ticket, or that of an id.
    [[nodiscard]] Ticket ticket(const std::string& id = "") const;
    /// "resolved", "open", "void" or "none".
    [[nodiscard]] std::string state(const std::string& id = "") const;

private:
    int place_ = 0;
};

/// Seconds and Z added where they are left out.
[[nodiscard]] std::string full_time(const std::string& text);
/// As hand worked figures write it: 2024-05-06T10:00, or "none".
[[nodiscard]] std::string shown(const std::optional<Instant>& at);

}  // namespace reference::tickets
