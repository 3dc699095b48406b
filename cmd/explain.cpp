#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "cmd/ticket_command.hpp"
#include "cmd/usage_error.hpp"
#include "core/nearest.hpp"
#include "report/ticket_replay_text.hpp"
#include "tickets/replay.hpp"

namespace msp_audit::cmd {

namespace {

[[noreturn]] void refuse(const std::string& id, const Tickets& tickets) {
    std::vector<std::string_view> known;
    known.reserve(tickets.tickets.size());
    for (const Ticket& ticket : tickets.tickets) known.push_back(tickets.text(ticket.row.id));
    const auto near = nearest(id, known);
    throw UsageError(fmt::format("there is no ticket '{}' in these files", id) +
                     (near ? fmt::format("\n  hint: did you mean '{}'?", *near) : std::string()));
}

}  // namespace

void Explain::add_own_options(CommandLine& /*line*/) {}

void Explain::take_first_arguments(std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front().empty()) {
        throw UsageError("explain needs the number of a ticket\n  hint: msp-audit explain ID [PATH...]");
    }
    id_ = arguments.front();
    arguments.erase(arguments.begin());
}

TicketCommand::Render Explain::report(const Facts& facts) const {
    const auto places = tickets_named(facts.tickets, id_);
    if (places.empty()) refuse(id_, facts.tickets);
    const TicketDurations durations = measure(facts.tickets, facts.policy, facts.calendars);
    const ServiceLevels levels = judge_targets(facts.tickets, durations, facts.policy, facts.calendars);
    struct Told {
        std::uint32_t place;
        std::optional<TicketReplay> replay;
    };
    auto told = std::make_shared<std::vector<Told>>();
    for (const std::uint32_t place : places) {
        told->push_back({place, replay(facts.tickets, place, facts.policy, facts.calendars)});
    }
    return [facts, told, durations, levels](Format /*format*/, const RenderOptions& options) {
        std::string text;
        for (const Told& one : *told) {
            if (!text.empty()) text += "\n";
            text += render_ticket_replay(facts.frame, facts.tickets.tickets[one.place], one.replay, levels, durations,
                                         facts.zone, options);
        }
        return text;
    };
}

}  // namespace msp_audit::cmd
