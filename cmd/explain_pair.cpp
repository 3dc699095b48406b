#include <algorithm>

#include <fmt/format.h>

#include "audit/named_documents.hpp"
#include "cmd/explain.hpp"
#include "cmd/explain_reading.hpp"
#include "cmd/ticket_command.hpp"
#include "cmd/usage_error.hpp"
#include "core/nearest.hpp"
#include "match/match.hpp"
#include "report/ticket_pair_text.hpp"
#include "tickets/replay.hpp"
#include "tickets/ticket_pair.hpp"

namespace msp_audit::cmd {

void Explain::add_pair_options(CommandLine& line) {
    line.begin_group("How two tickets are compared");
    line.add_value("--with", "ID",
                   "Tell why this ticket and that one are duplicates, or not, instead of their story.",
                   [this](const std::string& text) { with_ = text; });
    add_override(line, overrides_, "--threshold");
    add_override(line, overrides_, "--window");
    add_comparison_options(line, question_);
}

/// Options that have no use without --with are refused.
void Explain::check_pair_options() const {
    if (!with_.empty()) return;
    std::string_view option;
    for (const PolicyOverrides::Value& value : overrides_.values) {
        if (value.option != "--timezone") option = value.option;
    }
    if (question_.across_requesters) option = "--across-requesters";
    if (question_.with_description) option = "--fields";
    if (question_.idf) option = "--weighting";
    if (!option.empty()) throw UsageError(fmt::format("{} goes with --with ID", option));
}

/// The tickets of that number. Throws UsageError where it is a document's, or nobody's.
std::vector<std::uint32_t> Explain::tickets_of(const std::string& id, Reading& reading, const Policy& policy) const {
    const Tickets& all = reading.tickets.tickets;
    auto places = tickets_named(all, id);
    if (!places.empty()) return places;
    if (!reading.books.files.empty()) {
        const Matches matches = match(reading.books, policy, reading.as_of, input_.load.threads);
        if (!documents_named(reading.books, matches, id).is_empty()) {
            throw UsageError(fmt::format("'{}' is a document and no ticket: --with compares two tickets", id));
        }
    }
    std::vector<std::string_view> known;
    for (const Ticket& ticket : all.tickets) known.push_back(all.text(ticket.row.id));
    const auto near = nearest(id, known);
    throw UsageError(fmt::format("there is no ticket '{}' in these files", id) +
                     (near ? fmt::format("\n  hint: did you mean '{}'?", *near) : std::string()));
}

std::string Explain::pair(Reading& reading, const Policy& policy, const RenderOptions& options) const {
    const Tickets& all = reading.tickets.tickets;
    const std::vector<std::uint32_t> ones = tickets_of(id_, reading, policy);
    const std::vector<std::uint32_t> others = tickets_of(with_, reading, policy);
    if (ones == others && ones.size() == 1) {
        throw UsageError(fmt::format("'{}' and '{}' are the same ticket: --with compares two", id_, with_));
    }
    const Progress progress(messages_.progress_when(), "comparing", began_);
    // Groups are asked for alone, and pairs need not be counted.
    DuplicateQuestion question = question_;
    question.most_pairs = 0;
    const Duplicates found = find_duplicates(all, policy.tickets, question);
    const TicketReportFrame frame = frame_of(reading.tickets, policy.tickets);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> told;
    std::string text;
    for (const std::uint32_t one : ones) {
        for (const std::uint32_t other : others) {
            const std::pair<std::uint32_t, std::uint32_t> both = std::minmax(one, other);
            if (one == other || std::find(told.begin(), told.end(), both) != told.end()) continue;
            told.push_back(both);
            if (!text.empty()) text += "\n";
            text += render_ticket_pair(frame, found, explain_pair(all, found, one, other), options);
        }
    }
    return text;
}

}  // namespace msp_audit::cmd
