#include <algorithm>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/duplicates_page.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

/// A machine's alert may have thousands.
constexpr std::size_t most_followers = 20;

std::string_view kind_words(const Duplicates& found, const DuplicateGroup& group, bool is_storm) {
    if (is_storm) return "reported by many at once";
    return group.kind == DuplicateClass::machine ? "alert of a machine" : repeat_words(found);
}

}  // namespace

std::string DuplicatesPage::subject_of(std::uint32_t place) const {
    return std::string(tickets.text(tickets.tickets[place].row.subject));
}

Seconds DuplicatesPage::apart(const DuplicatePair& pair) const {
    return tickets.tickets[pair.b].row.opened - tickets.tickets[pair.a].row.opened;
}

void DuplicatesPage::add_followers(Table& table, const DuplicateGroup& group) const {
    const std::size_t shown = std::min(group.followers.size(), most_followers);
    for (std::size_t i = 0; i < shown; ++i) {
        const DuplicatePair& pair = group.followers[i];
        table.add_row({{"  " + id_of(pair.b)},
                       {"+ " + duration_text(apart(pair))},
                       {overlap_text(found, pair)},
                       {hours_or_dash(report.hours.worked(pair.b))},
                       {subject_of(pair.b)}});
        table.set_group(id_of(group.leader));
        const ComparedTokens compared = compare_tokens(*found.sets, pair.a, pair.b);
        if (compared.only_a.empty() && compared.only_b.empty()) continue;
        table.add_note("", fmt::format("only in the first: {}; only here: {}", tokens_text(compared.only_a),
                                       tokens_text(compared.only_b)));
    }
    if (shown < group.followers.size()) {
        table.add_note("", fmt::format("first {} of {}; csv and json have them all", grouped(shown),
                                       grouped(group.followers.size())));
    }
}

void DuplicatesPage::add_group_table(std::vector<const DuplicateGroup*> groups, bool are_storms) {
    std::stable_sort(groups.begin(), groups.end(), [](const DuplicateGroup* a, const DuplicateGroup* b) {
        return a->followers.size() > b->followers.size();
    });
    Table table({{"Ticket"}, {"Opened"}, {"Words"}, {"Hours", Align::point}, {"Subject"}});
    for (std::size_t i = 0; i < shown_of(groups.size()); ++i) {
        const DuplicateGroup& group = *groups[i];
        const Ticket& leader = tickets.tickets[group.leader];
        table.add_row({{id_of(group.leader)},
                       {instant_text(leader.row.opened, zone)},
                       {""},
                       {hours_or_dash(report.hours.worked(group.leader))},
                       {subject_of(group.leader)}});
        table.set_group(id_of(group.leader));
        std::string words = fmt::format("{}: {} more, {} hours", kind_words(found, group, are_storms),
                                        grouped(group.followers.size()), hours_or_dash(group.work.hours()));
        if (!group.work.hours())
            words = fmt::format("{}: {} more", kind_words(found, group, are_storms), grouped(group.followers.size()));
        if (const std::string cost = cost_or_dash(group.work); cost != "-") words += ", " + cost;
        table.add_note("", words);
        add_followers(table, group);
    }
    page.add_table(std::move(table));
}

void DuplicatesPage::add_groups() {
    if (found.groups.empty()) return;
    add_list_heading("Groups, the largest first", found.groups.size());
    page.add_paragraph("Each group has its first ticket, and those that share enough words with that one. Words: "
                       "shared of all different words of both.");
    std::vector<const DuplicateGroup*> groups;
    groups.reserve(found.groups.size());
    for (const DuplicateGroup& group : found.groups) groups.push_back(&group);
    add_group_table(std::move(groups), false);
}

void DuplicatesPage::add_storms() {
    if (found.storms.empty()) return;
    add_list_heading("Storms: one event, reported by many", found.storms.size());
    page.add_paragraph("Five or more tickets that say the same within an hour of the first, of four or more "
                       "requesters. A ticket may stand here and in a group; what is said of hours and cost above "
                       "counts groups alone.");
    std::vector<const DuplicateGroup*> storms;
    storms.reserve(found.storms.size());
    for (const DuplicateGroup& storm : found.storms) storms.push_back(&storm);
    add_group_table(std::move(storms), true);
}

void DuplicatesPage::add_pairs() {
    if (found.pairs.empty()) return;
    add_list_heading("Pairs", found.pairs.size());
    Table table({{"Ticket"}, {"And"}, {"Apart", Align::point}, {"Words"}, {"Subject"}});
    for (std::size_t i = 0; i < shown_of(found.pairs.size()); ++i) {
        const DuplicatePair& pair = found.pairs[i];
        table.add_row({{id_of(pair.a)},
                       {id_of(pair.b)},
                       {duration_text(apart(pair))},
                       {overlap_text(found, pair)},
                       {subject_of(pair.b)}});
    }
    page.add_table(std::move(table));
}

void DuplicatesPage::add_declared() {
    const DeclaredDuplicates& declared = found.declared;
    const bool has_links = !declared.links.empty() || declared.unknown_originals > 0;
    if (!has_links && declared.marked == 0) return;
    page.add_heading("What the provider declared");
    if (declared.marked > 0) {
        page.add_paragraph(fmt::format("{} closed as a duplicate; {} in a group here.",
                                       counted(declared.marked, "ticket was", "tickets were"),
                                       counted(declared.marked_found, "is", "are")));
    }
    if (!has_links) return;
    const auto together = static_cast<std::size_t>(
        std::count_if(declared.links.begin(), declared.links.end(), [](const auto& link) { return link.found; }));
    std::string words =
        fmt::format("{} said to repeat another one in these files; {} in one group with it.",
                    counted(declared.links.size(), "ticket is", "tickets are"), counted(together, "is", "are"));
    if (declared.unknown_originals > 0) {
        words += fmt::format(" {} one that is not in these files, or itself.",
                             counted(declared.unknown_originals, "more names", "more name"));
    }
    page.add_paragraph(std::move(words));
    const std::size_t apart_count = declared.links.size() - together;
    if (apart_count == 0) return;
    add_list_heading("Declared, and not found by their words", apart_count);
    Table table({{"Ticket"}, {"Repeats"}, {"Words"}, {"Subject"}, {"Subject of the other"}});
    std::size_t left = shown_of(apart_count);
    for (const DeclaredDuplicates::Link& link : declared.links) {
        if (link.found) continue;
        if (left-- == 0) break;
        const ComparedTokens compared = compare_tokens(*found.sets, link.ticket, link.original);
        table.add_row({{id_of(link.ticket)},
                       {id_of(link.original)},
                       {fmt::format("{} of {}", compared.shared.size(), compared.total())},
                       {subject_of(link.ticket)},
                       {subject_of(link.original)}});
    }
    page.add_table(std::move(table));
}

}  // namespace msp_audit
