#include "random_stories.hpp"

#include "text.hpp"

namespace reference::tickets {
namespace {

/// A missing cell, in one of its spellings.
std::string missing(Dice& dice) { return dice.pick(std::vector<std::string>{"", "", "?", "-", "--", "N/A", "NULL"}); }

std::string some(Dice& dice, int percent_missing, const std::vector<std::string>& values) {
    return dice.chance(percent_missing) ? missing(dice) : dice.pick(values);
}

Class next_class(Dice& dice, Class now, bool doubtful) {
    using List = std::vector<Class>;
    if (now == Class::voided && !doubtful) {
        return dice.pick(List{Class::active, Class::fresh, Class::voided});
    }
    if (now == Class::resolved || now == Class::closed) {
        return dice.pick(List{Class::closed, Class::closed, Class::closed, Class::closed, Class::resolved,
                              Class::resolved, Class::active, Class::active, Class::wait_customer, Class::fresh,
                              Class::voided});
    }
    return dice.pick(List{Class::active, Class::active, Class::wait_customer, Class::wait_customer, Class::wait_other,
                          Class::resolved, Class::resolved, Class::resolved, Class::resolved, Class::resolved,
                          Class::closed, Class::closed, Class::voided});
}

bool resolved(Class status) { return status == Class::resolved || status == Class::closed; }

/// A time near `at`, mostly that very one.
std::string near(Dice& dice, Instant at) {
    if (dice.chance(70)) {
        return instant_text(at);
    }
    if (dice.chance(20)) {
        return missing(dice);
    }
    return instant_text(at + (dice.chance(50) ? 1 : -1) * random_gap(dice));
}

/// What a desk writes into the row when a ticket enters that state.
void write_cells(Dice& dice, Class before, Step& step) {
    step.cells["status"] = step.text;
    step.cells["updated_at"] = instant_text(step.at);
    if (resolved(step.status) && !resolved(before)) {
        step.cells["resolved_at"] = near(dice, step.at);
        step.cells["resolution"] = some(
            dice, 30, {"Fixed", "Fixed", "Solved (Permanently)", "Done", "Duplicate", "Won't Fix", "No fault found"});
    }
    if (step.status == Class::closed) {
        step.cells["closed_at"] = near(dice, step.at);
    }
    if (!resolved(step.status) && dice.chance(80)) {
        step.cells["resolved_at"] = missing(dice);
        step.cells["closed_at"] = missing(dice);
        step.cells["resolution"] = missing(dice);
    }
    if (!resolved(step.status) && resolved(before) && step.status != Class::voided) {
        const auto count = number_of(step.cells, "reopen_count").value_or(0);
        step.cells["reopen_count"] = std::to_string(count + (dice.chance(90) ? 1 : 0));
    }
    if (value_of(step.cells, "first_response_at").empty() && dice.chance(50)) {
        step.cells["first_response_at"] = instant_text(step.at + (dice.chance(5) ? -1 : 1) * dice.below(3600));
    }
    if (dice.chance(10)) {
        step.cells["priority"] = some(dice, 10, {"1 - Critical", "2", "3 - Low"});
    }
}

}  // namespace

Cells random_facts(Dice& dice) {
    Cells cells;
    cells["company"] = some(dice, 8, {"Contoso", "Contoso", "Fabrikam"});
    cells["requester"] = some(dice, 10, {"ann", "bob", "cid", "dan", "eve", "monitoring@contoso.com"});
    cells["asset"] = some(dice, 40, {"PC1", "PC2", "SRV-9"});
    cells["subject"] = random_subject(dice);
    cells["category"] = some(dice, 10, {"Mail", "Print"});
    cells["subcategory"] = some(dice, 20, {"Outlook", "Queue"});
    cells["priority"] = some(dice, 10, {"1 - Critical", "2", "3 - Low", "1 - CRITICAL"});
    cells["reopen_count"] = some(dice, 5, {"0"});
    return cells;
}

Story random_story(Dice& dice, const WorldOptions& options, const std::string& id, Instant opened,
                   const Cells& facts) {
    Story story{id, opened, {}};
    Step step{opened, Class::fresh, random_status(dice, Class::fresh), false, facts};
    step.cells["ticket_id"] = id;
    step.cells["opened_at"] = instant_text(opened);
    step.cells["updated_at"] = instant_text(opened);
    step.cells["status"] = step.text;
    step.cells["due_at"] = dice.chance(20) ? missing(dice) : instant_text(opened + 3600 * dice.between(1, 120));
    story.steps.push_back(step);
    for (int count = dice.between(0, 7); count > 0; --count) {
        const Class before = story.steps.back().status;
        step.at += random_gap(dice);
        step.unknown = dice.chance(6);
        if (step.unknown) {
            step.text = dice.pick(std::vector<std::string>{"Parked", "Zur\u00FCckgestellt", "12"});
            step.cells["status"] = step.text;
            step.cells["updated_at"] = instant_text(step.at);
        } else {
            step.status = next_class(dice, before, options.doubtful);
            step.text = random_status(dice, step.status);
            write_cells(dice, before, step);
        }
        story.steps.push_back(step);
    }
    if (dice.chance(6)) {
        // A resolve before the opening: dates out of order.
        story.steps.back().cells["resolved_at"] = instant_text(opened - 1 - dice.below(90000));
    }
    return story;
}

std::vector<Story> random_stories(Dice& dice, const WorldOptions& options, Instant start) {
    static const std::vector<std::string> styles = {"", "INC00", "T-"};
    const std::string style = dice.pick(styles);
    std::vector<Story> stories;
    const auto add = [&](Instant opened, const Cells& facts) {
        const int number = 7 + static_cast<int>(stories.size());
        stories.push_back(random_story(dice, options, style + std::to_string(number), opened, facts));
    };
    while (static_cast<int>(stories.size()) < options.tickets) {
        Cells facts = random_facts(dice);
        Instant at = start + dice.below(40 * 86400);
        const int kind = dice.below(10);
        if (kind == 0) {  // a storm: one subject, many people
            for (int i = dice.between(3, 7); i > 0; --i) {
                facts["requester"] = some(dice, 10, {"ann", "bob", "cid", "dan", "eve"});
                add(at, facts);
                at += dice.below(900);
            }
        } else if (kind == 1) {  // a machine: regular gaps
            const Seconds gap = 3600 * dice.between(1, 24);
            for (int i = dice.between(4, 7); i > 0; --i) {
                add(at, facts);
                at += gap + (dice.chance(20) ? dice.below(static_cast<int>(gap)) : dice.below(60));
            }
        } else if (kind < 6) {  // a problem that comes back
            for (int i = dice.between(2, 3); i > 0; --i) {
                add(at, facts);
                const Instant last = stories.back().steps.back().at;
                at = (dice.chance(60) ? last : at) + random_gap(dice);
                facts["subject"] = reworded(dice, facts["subject"]);
                if (dice.chance(15)) {
                    facts["requester"] = random_facts(dice)["requester"];
                }
            }
        } else {
            add(at, facts);
        }
    }
    return stories;
}

}  // namespace reference::tickets
