#pragma once

#include "random_world.hpp"

namespace reference::tickets {

/// One state that a ticket entered.
struct Step {
    Instant at = 0;
    Class status = Class::fresh;
    std::string text;  ///< as printed; of no class when `unknown`
    bool unknown = false;
    Cells cells;  ///< of the ticket from then on, times and status included
};

/// What happened to one ticket, from which rows and events are written.
struct Story {
    std::string id;
    Instant opened = 0;
    std::vector<Step> steps;  ///< the first is the opening, with a NEW status
};

/// Who is asking, and about what: company, requester, asset, subject, category ...
[[nodiscard]] Cells random_facts(Dice& dice);

[[nodiscard]] Story random_story(Dice& dice, const WorldOptions& options, const std::string& id, Instant opened,
                                 const Cells& facts);

/// Stories of a world: single tickets, tickets that come back, machines and storms.
[[nodiscard]] std::vector<Story> random_stories(Dice& dice, const WorldOptions& options, Instant start);

}  // namespace reference::tickets
