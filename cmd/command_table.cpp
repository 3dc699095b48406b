#include "cmd/command_table.hpp"

#include <algorithm>
#include <array>

#include "cmd/check.hpp"
#include "cmd/explain.hpp"
#include "cmd/help.hpp"
#include "cmd/inspect.hpp"
#include "cmd/policy_listing.hpp"
#include "cmd/reconcile.hpp"
#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

namespace {

template <class Kind>
std::unique_ptr<Command> make() {
    return std::make_unique<Kind>();
}

constexpr std::array table{
    CommandEntry{
        "reconcile", "[PATH...]", "match documents, a verdict for each invoice",
        "Holds invoices against quotes, purchase orders, packing slips and license receipts, line by line. Each "
        "billed "
        "amount is split exactly into what to pay now, what to wait for, what to dispute and what could not be "
        "checked; each finding names its documents, the money and the arithmetic.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "current "
        "folder. What a file holds is told by its header row. A file named here must be usable; one found in a "
        "folder "
        "that is not recognised is named in a warning and left out.\n\n"
        "The exit status is 0 if nothing is at or above --fail-on, 1 if something is, 2 if the command line or the "
        "policy is wrong, 3 if input could not be read, was ambiguous or had no invoices, or rows were rejected, 4 "
        "if output could not "
        "be "
        "written, 5 for a fault of the program.",
        make<Reconcile>},
    CommandEntry{
        "tickets resolution", "[PATH...]", "resolution times, service levels, ageing",
        "Reports how long tickets took, from help-desk exports: snapshot logs, change logs or one row a ticket. "
        "First "
        "and final resolution, by the calendar and in business time, gross and without the waits for the customer; "
        "open tickets are counted in by Kaplan-Meier. Service levels are ranges: what is not known yet is not "
        "guessed. Every figure says what it counted; what the columns cannot give is named with the column to ask "
        "for.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder. Calendars, targets and words for statuses come from the "
        "policy.\n\n"
        "The exit status is 0 if all went well, 1 if something worth asking about is at or above --fail-on, 2 if the "
        "command line or the policy is wrong, 3 if input could not be read, was ambiguous, or rows were rejected, 4 "
        "if output could not be written, 5 for a fault of the program.",
        make<TicketsResolution>},
    CommandEntry{
        "tickets reopens", "[PATH...]", "reopen rates and repeat issues",
        "Reports how often tickets came back, from help-desk exports: reopened under their number, by history and by "
        "the desk's own count, and recreated under a new one by the same requester or on the same asset. Each rate "
        "is named with what it is a share of.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder.\n\n"
        "The exit status is 0 if all went well, 1 if something worth asking about is at or above --fail-on, 2 if the "
        "command line or the policy is wrong, 3 if input could not be read, was ambiguous, or rows were rejected, 4 "
        "if output could not be written, 5 for a fault of the program.",
        make<TicketsReopens>},
    CommandEntry{
        "tickets duplicates", "[PATH...]", "tickets that say the same",
        "Reports which tickets say the same as an earlier one of the same company and the same requester or asset, "
        "from help-desk exports, with the hours and the money that went into them. Words are compared exactly: the "
        "share of words that two tickets have in common, whatever their order. No pair is missed or guessed, and "
        "groups are made by the first ticket, so that a chain of small changes joins nothing.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder.\n\n"
        "The exit status is 0 if all went well, 1 if something worth asking about is at or above --fail-on, 2 if the "
        "command line or the policy is wrong, 3 if input could not be read, was ambiguous, rows were rejected, or "
        "--pairs found too many, 4 if output could not be written, 5 for a fault of the program.",
        make<TicketsDuplicates>},
    CommandEntry{
        "tickets workload", "[PATH...]", "who opens, who resolves, hours, how-to questions",
        "Reports what a help desk is asked for and what that takes, from its exports: who opens tickets and who "
        "resolves them, hours and cost by requester, category and assignee, how-to and training questions by theme, "
        "when tickets are opened and how often they change hands. Time entries are held against each other and "
        "against their tickets; what does not fit is a question, and no reproach.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder. Themes, rates, calendars and the people who may open "
        "tickets come from the policy.\n\n"
        "The exit status is 0 if all went well, 1 if something worth asking about is at or above --fail-on, 2 if the "
        "command line or the policy is wrong, 3 if input could not be read, was ambiguous, or rows were rejected, 4 "
        "if output could not be written, 5 for a fault of the program.",
        make<TicketsWorkload>},
    CommandEntry{
        "tickets", "[PATH...]", "all four on one page",
        "Reads help-desk exports once and puts what the four reports on tickets say on one page: how long tickets "
        "took, whether service levels were kept, how often tickets came back, which say the same, what they cost, "
        "and what is worth asking the provider about. Each figure says what it was counted of. What the columns "
        "cannot give is named once, with the column to ask for.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder. A file or folder with the name of a report is written "
        "./reopens.\n\n"
        "The exit status is 0 if all went well, 1 if something worth asking about is at or above --fail-on, 2 if the "
        "command line or the policy is wrong, 3 if input could not be read, was ambiguous, or rows were rejected, 4 "
        "if output could not be written, 5 for a fault of the program.",
        make<TicketsSummary>},
    CommandEntry{
        "explain", "ID [PATH...]", "one document's or ticket's whole story",
        "Tells everything that was decided about one document, by the same match with its reasons kept. Of an "
        "invoice: "
        "where every cent goes; for each line the order line it was given and which others it was held against, at "
        "what "
        "cost; the prices, quantities and proofs that were compared, with each tolerance and where it comes from; "
        "every "
        "draw on the order in its order; what credits settled; each finding with what to do; and for a line without "
        "an "
        "order what may have been meant, a hint that never releases money. Of an order, a delivery, a license "
        "(by its number or its key) or a quote: what it was matched with, what was drawn on it, and what is left.\n\n"
        "Of a ticket it replays the clock, interval by interval: each status with the row that says so, each pause "
        "and "
        "why it does not count, the holidays in between, what the ticket adds to which figure, and its target.\n\n"
        "With --with, two tickets are held against the rule for duplicates instead: both texts after each step, the "
        "words that they share, the exact share, whether company, requester, asset and times let them be compared, "
        "and whether one group has both.\n\n"
        "ID is a number as printed; where none is, one that differs in case, separators and leading zeros alone. "
        "Where "
        "several documents, vendors or systems have it, all of them are told.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder.\n\n"
        "The exit status is 0 if the number was found, 2 if the command line or the policy is wrong or nothing has "
        "the number, 3 if input could not be read, was ambiguous, or rows were rejected, 4 if output could not be "
        "written, 5 for a fault of the program.",
        make<Explain>},
    CommandEntry{
        "check", "[PATH...]", "validate exports and nothing else, for CI",
        "Says what is wrong with exports before anybody relies on them, and nothing else: files and rows that cannot "
        "be "
        "read, required columns, keys that stand twice, references to documents that are in no file, totals that do "
        "not "
        "add up, dates that contradict each other, currencies, damaged texts and identifiers. It reads as the other "
        "commands do, files of purchase documents and of tickets alike. Every problem is told, with file, row and "
        "column: FILE:ROW:COLUMN: SEVERITY: MESSAGE [CODE]. Where all is well nothing is printed.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder. A file named here must be usable; one found in a folder "
        "that is not recognised is named in "
        "a "
        "warning and left out.\n\n"
        "The exit status is 0 if nothing is at or above --fail-on, 1 if something is, 2 if the command line or the "
        "policy is wrong, 3 if input could not be read, was ambiguous, or rows were rejected, 4 if output could not "
        "be "
        "written, 5 for a fault of the program.",
        make<Check>},
    CommandEntry{
        "inspect", "[PATH...]", "what each file was taken for, and why",
        "Says of each file what it was taken for and why: its encoding and delimiter, the header row, what each "
        "header "
        "became, how dates and amounts are read with the value that decided, three values of each column, and where "
        "its rows went. It reads as the other commands do, files of purchase documents and of tickets alike. A file "
        "that cannot be placed gets the nearest kind and the lines to paste into msp-audit.toml.\n\n"
        "A PATH is a file, a folder (its files, not the folders in it) or - for standard input; none means the "
        "files that --kind names, else the current folder. With --profile and no PATH a profile is shown instead: a "
        "built-in one is printed, a file is "
        "checked.\n\n"
        "The exit status is 0 if every file can be read, or those that cannot are of no concern, 2 if the command "
        "line or the policy is wrong, 3 if a file could not be read, was ambiguous, or rows were rejected, 4 if "
        "output could not be written, 5 for a fault of the program.",
        make<Inspect>},
    CommandEntry{
        "policy", "[PATH...]", "the policy in force, and where each value came from",
        "Prints every value of the policy in force with its source: the command line, the line of the policy file "
        "that sets it, or `built in`. One value stands on a line, written as in the file.\n\n"
        "The policy is that of a run with the same PATHs: msp-audit.toml in the first folder among them, else in the "
        "current folder.",
        make<PolicyListing>},
    CommandEntry{"help", "[COMMAND | CODE | COLUMN]", "manual pages; what a code or a column means",
                 "Prints what a command does and its options, what a finding's code means, its usual causes and what "
                 "to do about "
                 "it, or what stands in a column of an export and under which headers. `msp-audit help codes` lists "
                 "all codes, "
                 "`msp-audit help columns` the columns.",
                 make<Help>},
};

}  // namespace

std::span<const CommandEntry> command_table() { return table; }

const CommandEntry* command_named(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [name](const auto& row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

std::vector<std::string_view> command_names() {
    std::vector<std::string_view> names;
    names.reserve(table.size());
    for (const CommandEntry& row : table) names.push_back(row.name);
    return names;
}

}  // namespace msp_audit::cmd
