#include "cmd/inspection_order.hpp"

#include <algorithm>

#include "ingest/any_profile.hpp"

namespace msp_audit::cmd {

InspectionOrder inspection_order(const LoadOptions& options, const Policy& policy) {
    InspectionOrder order;
    order.options = options;
    order.options.mapping = policy.mapping;
    order.tickets_mapping = policy.tickets.mapping;
    const std::string& name = options.profile;
    if (name.empty()) return order;
    const auto is_named = [&name](const ShippedProfile& one) { return one.name == name; };
    const auto shipped = shipped_ticket_profiles();
    if (!text_of_shipped(name).empty()) {
        order.tickets = std::any_of(shipped.begin(), shipped.end(), is_named);
    } else {
        order.tickets = is_profile_of_tickets(contents_of_file(name));
    }
    order.documents = !order.tickets;
    return order;
}

std::pair<std::string, std::string> source_zone(const TicketPolicy& policy, const std::string& asked) {
    if (policy.source_zone_name) return {*policy.source_zone_name, "tickets.source_timezone"};
    if (policy.zone_was_given) return {policy.zone_name, "tickets.timezone"};
    if (!asked.empty()) return {asked, "--timezone"};
    return {policy.zone_name, "the default"};
}

}  // namespace msp_audit::cmd
