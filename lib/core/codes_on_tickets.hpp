#pragma once

#include <array>

#include "core/code_words.hpp"

namespace msp_audit::code_words {

/// What is worth asking the provider about: patterns in tickets, in words that accuse nobody. The figures in the
/// meanings are those of QuestionLimits (tickets/questions.hpp); a test holds them together.
inline constexpr std::array<CodeEntry, 14> on_tickets{{
    {Code::resolved_just_before_target, "resolved-just-before-target", warning, none, false, tickets,
     "More tickets were resolved just before their target than just after it",
     "Of one target, the tickets that were resolved in the last tenth of its time are held against those that were "
     "resolved in the tenth after it, on the clock of the target. It is asked where both are 20 or more together and "
     "the lower end of the 95 % interval of the share before the target lies above one half. The base rate is that "
     "share. Exports that give days without times of day are left out.",
     "People work towards a deadline, a clock was stopped or a ticket was resolved in time and worked on "
     "afterwards.",
     "Ask how the clock was stopped on these tickets, and read the last entries of some of them with the requester."},

    {Code::bulk_close_at_month_end, "bulk-close-at-month-end", info, none, false, tickets,
     "Many tickets were ended by one person within an hour on the last day of a month",
     "One person ended 10 or more tickets within one hour of the last local day of a month; the person is the one "
     "whom the history names, else the assignee. It is asked where 20 or more tickets were resolved in that month "
     "and "
     "the lower end of the 95 % interval of the share of its last day lies above one tenth. The base rate is that "
     "share, over the months in question. Exports that give days without times of day are left out.",
     "Finished work was cleared away before the monthly report, or old tickets were closed to make the figures of "
     "the month.",
     "Ask when the work on these tickets ended, and whether their requesters agreed that it had."},

    {Code::auto_close_without_reply, "auto-close-without-reply", info, none, false, tickets,
     "Tickets were ended out of a wait for the customer, without an answer",
     "The history shows a ticket that waited for the customer for a day or more and was resolved or closed straight "
     "out of that wait, by somebody other than the requester where it names who. It is asked where 20 or more "
     "resolved tickets waited for the customer before their last resolution and the lower end of the 95 % interval "
     "of "
     "the share that ended so lies above one tenth. The base rate is that share.",
     "The desk closes tickets by itself when nobody answers, or the answer came by phone and left no trace.",
     "Ask after how many days and reminders tickets are closed so, and whether the problems were solved."},

    {Code::priority_lowered_late, "priority-lowered-late", warning, none, false, tickets,
     "Tickets got a priority with more time after half of their target had passed",
     "After half of the time of its first target had passed, on that target's clock, a ticket that was not resolved "
     "yet was given a priority whose target allows more time, or that has none. It is asked where 20 or more tickets "
     "were still open at that point and 5 or more of them were changed so. The base rate is their share.",
     "The first priority was too high, a workaround took the pressure away, or time was running out.",
     "Ask who agreed to the change, and judge these tickets by their first priority, as the service levels here do."},

    {Code::paused_before_deadline, "paused-before-deadline", warning, none, false, tickets,
     "Pauses of the clock began more often just before the target than chance has it",
     "Of the pauses that began before the target was due, on tickets with a net target, those that began in the last "
     "tenth of its time are counted. It is asked where 20 or more pauses are known and the lower end of the 95 % "
     "interval of the share lies above one tenth, which is what an even spread would give. The base rate is that "
     "share.",
     "Questions to the customer come up late in the work, or the clock was stopped before it ran out.",
     "Ask what the customer was asked in these pauses, and whether the work needed the answer."},

    {Code::pause_ended_by_agent, "pause-ended-by-agent", info, none, false, tickets,
     "Most waits for the customer were ended by the assignee",
     "Where the history names who changed a status, the waits that net figures leave out and that ended in an open "
     "status are counted, and those that the ticket's assignee ended. It is asked where 20 or more such waits are "
     "known and the lower end of the 95 % interval of the share lies above one half. The base rate is that share.",
     "Agents read the answers and set the status by hand, or nobody was being waited for.",
     "Ask for the messages of some of these waits: what was asked, and when the answer came."},

    {Code::split_requests, "split-requests", info, none, false, tickets,
     "Several tickets of one requester within an hour may be one request",
     "One requester has 5 or more tickets that were opened within one hour of the first, each of which says the same "
     "as the first by the rule for duplicates or has the next number after the one before. Machines and requesters "
     "with more than max_requester_tickets (50) tickets are left out. The base rate is the share of these tickets in "
     "all tickets of the requesters who are looked at.",
     "One request was entered as several tickets, or somebody brought a list of different problems.",
     "Read the subjects. If they are one request, ask that it be counted, and billed, as one ticket."},

    {Code::opened_and_closed_at_once, "opened-and-closed-at-once", info, none, false, tickets,
     "Tickets were opened and closed within two minutes by one agent",
     "A ticket with an assignee was resolved within 120 seconds of its opening, and no other hand is known: where "
     "the "
     "history names who resolved it, that was the assignee, and it was never reassigned. The base rate is the share "
     "of these tickets in the resolved tickets that have an assignee and a time. Exports that give days without "
     "times "
     "of day are left out.",
     "Work that was done on the phone was written down afterwards, or tickets were made for work that took no time.",
     "Ask what was done on these tickets. If they are noted afterwards, their times say nothing of the service."},

    {Code::voided_after_target, "voided-after-target", warning, none, false, tickets,
     "Tickets were voided after their target had passed",
     "A ticket was cancelled, merged, marked a duplicate or the like when its target had already passed. The service "
     "levels count it as missed at their lower end and leave it out at the upper one. The base rate is the share of "
     "these tickets in the void tickets that have a target.",
     "A late ticket proved to be a duplicate, or tickets that would have been missed were taken out of the figures.",
     "Ask why each of them is void, and who decided it."},

    {Code::resolved_time_differs_from_history, "resolved-time-differs-from-history", info, none, false, tickets,
     "The resolved time differs from the time that the history tells",
     "The resolved_at of a ticket and the start of its last resolved spell in the history are more than 60 seconds "
     "apart. A history that begins with the ticket resolved is not compared. The base rate is the share of these "
     "tickets in those that have both times. Exports that give days without times of day are left out.",
     "The resolved time was typed in, or it is that of an earlier resolution.",
     "Ask which of the two times the contract counts, and who may change the resolved time."},

    {Code::dates_out_of_order, "dates-out-of-order", info, none, false, tickets, "Dates of a ticket are out of order",
     "A first response, a resolution or a closing stands before the opening, or the closing before the resolution; "
     "the latter is not asked of tickets that were reopened. A date without a time of day is compared by its day. "
     "The "
     "base rate is the share of these tickets in all.",
     "Tickets were entered afterwards, dates were typed in, or two columns of the export are in different time "
     "zones.",
     "Ask which of the dates are typed in by hand. Times that end before they begin are in no figure here."},

    {Code::missing_ticket_numbers, "missing-ticket-numbers", info, none, false, tickets,
     "Numbers are missing in the sequence of tickets",
     "Between the lowest and the highest number of one prefix some numbers are in no file. It is asked where 20 or "
     "more numbers are there and they are at least half of the range, so that a desk whose numbers are shared with "
     "others is not asked in vain, and where no filter is set. The base rate is the share of the missing ones in the "
     "range.",
     "Forms that were begun and not sent, tickets that were deleted, or an export that leaves some tickets out.",
     "Ask for these numbers by month, and for the conditions that the export was made with."},

    {Code::reopen_count_differs, "reopen-count-differs", info, none, false, tickets,
     "The exported count of reopens differs from the history",
     "The history of a ticket shows more or fewer steps from resolved or closed to open than the reopen count of the "
     "export. The base rate is the share of these tickets in those that have both.",
     "The desk counts only some of the ways in which a ticket comes back, such as those by mail.",
     "Ask how the count is made. The reopen rates here follow the history."},

    {Code::stored_sla_differs, "stored-sla-differs", warning, none, false, tickets,
     "The exported service-level column differs from what was worked out",
     "The export says that a ticket met its target and its times say that it missed it, or the other way round. The "
     "base rate is the share of these tickets in those that have both answers.",
     "The desk measures with other targets, hours or pauses than the policy here, or the answer was set by hand.",
     "Compare targets, calendar and pauses with the contract first; then ask about the tickets that remain."},
}};

}  // namespace msp_audit::code_words
