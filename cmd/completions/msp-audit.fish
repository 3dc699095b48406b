# fish completion for msp-audit, made from the program's own options.

function __msp_audit_at -d 'These words are typed behind msp-audit and no others'
    set -l typed (commandline -opc)
    set -e typed[1]
    test "$typed" = "$argv"
end

function __msp_audit_in -d 'The command is typed'
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l command "$typed[1]"
    __msp_audit_is_command "$typed[1..2]"; and set command "$typed[1..2]"
    test "$command" = "$argv"
end

function __msp_audit_value -d 'What is typed of the value of an option'
    string replace -r '^--[^=]*=' '' -- (commandline -ct)
end

function __msp_audit_list -d 'Words parted by commas, none of them twice'
    set -l typed (__msp_audit_value)
    set -l given (string replace -r '[^,]*$' '' -- $typed)
    for word in $argv
        contains -- $word (string split , -- $given); or echo $given$word
    end
end

function __msp_audit_file -d 'Files behind WORD='
    set -l typed (string split -m 1 = -- (__msp_audit_value))
    for file in (__fish_complete_path "$typed[2]" '' | string replace -r '\t.*' '')
        echo "$typed[1]=$file"
    end
end

function __msp_audit_word_and_file -d 'WORD=FILE'
    if string match -q '*=*' -- (__msp_audit_value)
        __msp_audit_file
    else
        for word in $argv
            echo "$word="
        end
    end
end

function __msp_audit_word_may_file -d 'WORD or WORD=FILE'
    if string match -q '*=*' -- (__msp_audit_value)
        __msp_audit_file
    else
        for word in $argv
            echo $word
        end
    end
end

complete -c msp-audit -f
complete -c msp-audit -n __msp_audit_at -l help -d 'The commands'
complete -c msp-audit -n __msp_audit_at -l version -d 'The version of the program'

function __msp_audit_is_command
    contains -- "$argv" 'reconcile' 'tickets resolution' 'tickets reopens' 'tickets duplicates' 'tickets workload' 'tickets' 'explain' 'check' 'inspect' 'policy' 'help'
end

complete -c msp-audit -n __msp_audit_at -a reconcile -d 'match documents, a verdict for each invoice'
complete -c msp-audit -n __msp_audit_at -a tickets -d 'all four on one page'
complete -c msp-audit -n __msp_audit_at -a explain -d 'one document\'s or ticket\'s whole story'
complete -c msp-audit -n __msp_audit_at -a check -d 'validate exports and nothing else, for CI'
complete -c msp-audit -n __msp_audit_at -a inspect -d 'what each file was taken for, and why'
complete -c msp-audit -n __msp_audit_at -a policy -d 'the policy in force, and where each value came from'
complete -c msp-audit -n __msp_audit_at -a help -d 'manual pages; what a code or a column means'
complete -c msp-audit -n '__msp_audit_at tickets' -a resolution -d 'resolution times, service levels, ageing'
complete -c msp-audit -n '__msp_audit_at tickets' -a reopens -d 'reopen rates and repeat issues'
complete -c msp-audit -n '__msp_audit_at tickets' -a duplicates -d 'tickets that say the same'
complete -c msp-audit -n '__msp_audit_at tickets' -a workload -d 'who opens, who resolves, hours, how-to questions'

complete -c msp-audit -n '__msp_audit_in reconcile' -l as-of -x -d 'The day, YYYY-MM-DD, from which waits are counted; documents dated after it are left out'
complete -c msp-audit -n '__msp_audit_in reconcile' -l period -x -d 'Show and sum invoices dated in this month'
complete -c msp-audit -n '__msp_audit_in reconcile' -l vendor -x -d 'Show and sum documents of this vendor, in any spelling that compares equal; may be repeated'
complete -c msp-audit -n '__msp_audit_in reconcile' -l currency -x -d 'Show and sum documents in this currency; may be repeated'
complete -c msp-audit -n '__msp_audit_in reconcile' -l only -x -a '(__msp_audit_list no-po-reference po-not-found item-not-ordered vendor-mismatch currency-mismatch uom-mismatch po-not-open price-above-po price-above-quote price-below-po quantity-above-ordered value-above-ordered not-received quantity-above-received license-missing license-short receipt-overdue line-arithmetic unplanned-charge duplicate-line credit-exceeds-billed credit-settles standing-order-beyond-value item-differs po-line-not-found ambiguous-match duplicate-invoice possible-duplicate-invoice invoice-total-mismatch invoice-before-po future-dated tax-inferred po-price-above-quote quote-not-found quote-expired po-line-conflict slip-conflict received-above-ordered received-not-invoiced ordered-not-received slip-without-po license-without-po license-key-reused serial-reused split-order near-approval-limit not-supplied duplicate-row)' -d 'Show findings of these codes alone'
complete -c msp-audit -n '__msp_audit_in reconcile' -l ignore -x -a '(__msp_audit_list no-po-reference po-not-found item-not-ordered vendor-mismatch currency-mismatch uom-mismatch po-not-open price-above-po price-above-quote price-below-po quantity-above-ordered value-above-ordered not-received quantity-above-received license-missing license-short receipt-overdue line-arithmetic unplanned-charge duplicate-line credit-exceeds-billed credit-settles standing-order-beyond-value item-differs po-line-not-found ambiguous-match duplicate-invoice possible-duplicate-invoice invoice-total-mismatch invoice-before-po future-dated tax-inferred po-price-above-quote quote-not-found quote-expired po-line-conflict slip-conflict received-above-ordered received-not-invoiced ordered-not-received slip-without-po license-without-po license-key-reused serial-reused split-order near-approval-limit not-supplied duplicate-row)' -d 'Leave findings of these codes out'
complete -c msp-audit -n '__msp_audit_in reconcile' -l fail-on -x -a 'never info warning error' -d 'The least severity of a finding shown that turns the exit status to 1: error (the default), warning, info or never'
complete -c msp-audit -n '__msp_audit_in reconcile' -l format -x -a '(__msp_audit_word_may_file table csv json markdown html sarif junit github xlsx)' -d 'table (the default), csv, json, markdown, html, sarif, junit, github or xlsx, a workbook, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in reconcile' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in reconcile' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in reconcile' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in reconcile' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in reconcile' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in reconcile' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in reconcile' -l kind -x -a '(__msp_audit_word_and_file quotes purchase_orders packing_slips licenses invoices)' -d 'What FILE holds, whatever its headers say: quotes, purchase_orders, packing_slips, licenses or invoices'
complete -c msp-audit -n '__msp_audit_in reconcile' -l profile -r -F -a 'connectwise erpnext focus odoo partner-center pax8 quickbooks sap sherweb snipe-it xero' -d 'Read the exports of one system by this profile: a TOML file, or one of connectwise, erpnext, focus, odoo, partner-center, pax8, quickbooks, sap, sherweb, snipe-it and xero'
complete -c msp-audit -n '__msp_audit_in reconcile' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in reconcile' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in reconcile' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in reconcile' -l discount -x -a 'percent line-amount unit-amount' -d 'How a discount column is meant that leaves it open: percent, line-amount or unit-amount'
complete -c msp-audit -n '__msp_audit_in reconcile' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in reconcile' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in reconcile' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in reconcile' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in reconcile' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in reconcile' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in reconcile' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in reconcile' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in reconcile' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in reconcile' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in reconcile' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in reconcile' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in reconcile' -F

complete -c msp-audit -n '__msp_audit_in tickets resolution' -l as-of -x -d 'The day, YYYY-MM-DD (its end), or the instant, YYYY-MM-DDThh:mm:ssZ, as of which tickets are looked at; what is later is not read'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l timezone -x -d 'The time zone of months and days in reports on tickets, such as Europe/Brussels'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l company -x -d 'Count tickets of this company alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l type -x -d 'Count tickets of this type alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l by -x -a '(__msp_audit_list priority company assignee group category subcategory type requester source month resolved-month)' -d 'Show groups beside the total: priority, company, assignee, group, category, subcategory, type, requester, source, month (of opening) or resolved-month; several give their combinations'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l percentile -x -a 'nearest linear' -d 'nearest (the default: the time of a ticket that one can open) or linear (what spreadsheets call PERCENTILE.INC)'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l list -x -a 'resolved open void without-time unusable unknown-status dated-by-history dated-by-closing met missed undetermined void-past-target no-target resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent voided-after-target resolved-time-differs-from-history dates-out-of-order stored-sla-differs' -d 'Print the tickets behind a figure or a question, all of them, instead of the report, as table, csv or xlsx: resolved, open, void, without-time, unusable, unknown-status, dated-by-history, dated-by-closing, met, missed, undetermined, void-past-target, no-target, resolved-just-before-target, bulk-close-at-month-end, auto-close-without-reply, priority-lowered-late, paused-before-deadline, pause-ended-by-agent, voided-after-target, resolved-time-differs-from-history, dates-out-of-order, stored-sla-differs'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l findings -d 'Print what is worth asking about instead of the report, as table, csv or markdown; json has it in every report'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l only -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Show findings of these codes alone'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l ignore -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Leave findings of these codes out'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l fail-on -x -a 'never info warning error' -d 'The least severity of a finding shown that turns the exit status to 1: error (the default), warning, info or never'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l format -x -a '(__msp_audit_word_may_file table csv json markdown html xlsx)' -d 'table (the default), csv, json, markdown, html or xlsx, a workbook, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l kind -x -a '(__msp_audit_word_and_file tickets events time_entries)' -d 'What FILE holds, whatever its headers say: tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l profile -r -F -a 'autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in tickets resolution' -F

complete -c msp-audit -n '__msp_audit_in tickets reopens' -l as-of -x -d 'The day, YYYY-MM-DD (its end), or the instant, YYYY-MM-DDThh:mm:ssZ, as of which tickets are looked at; what is later is not read'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l timezone -x -d 'The time zone of months and days in reports on tickets, such as Europe/Brussels'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l company -x -d 'Count tickets of this company alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l type -x -d 'Count tickets of this type alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l reopen-days -x -d 'Days within which a reopen, or the same problem under a new number, counts'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l threshold -x -d 'The share of words that makes two tickets similar, above 0 and up to 1'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l list -x -a 'reopened cohort back-in-time back-late pending effective recreated count-differs reopen-count-differs' -d 'Print the tickets behind a figure or a question, all of them, instead of the report, as table, csv or xlsx: reopened, cohort, back-in-time, back-late, pending, effective, recreated, count-differs, reopen-count-differs'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l findings -d 'Print what is worth asking about instead of the report, as table, csv or markdown; json has it in every report'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l only -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Show findings of these codes alone'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l ignore -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Leave findings of these codes out'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l fail-on -x -a 'never info warning error' -d 'The least severity of a finding shown that turns the exit status to 1: error (the default), warning, info or never'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l format -x -a '(__msp_audit_word_may_file table csv json markdown html xlsx)' -d 'table (the default), csv, json, markdown, html or xlsx, a workbook, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l kind -x -a '(__msp_audit_word_and_file tickets events time_entries)' -d 'What FILE holds, whatever its headers say: tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l profile -r -F -a 'autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in tickets reopens' -F

complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l as-of -x -d 'The day, YYYY-MM-DD (its end), or the instant, YYYY-MM-DDThh:mm:ssZ, as of which tickets are looked at; what is later is not read'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l timezone -x -d 'The time zone of months and days in reports on tickets, such as Europe/Brussels'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l company -x -d 'Count tickets of this company alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l type -x -d 'Count tickets of this type alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l threshold -x -d 'The share of words that makes two tickets similar, above 0 and up to 1'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l window -x -d 'Days between the openings of tickets that are duplicates, at most; 0 for no limit'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l across-requesters -d 'Compare tickets of different requesters and assets, too'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l fields -x -a 'subject subject,description' -d 'The words that are compared: subject (the default) or subject,description (both joined)'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l weighting -x -a 'plain idf' -d 'plain (the default: each word counts the same) or idf (words that few tickets have count more)'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l pairs -d 'List every pair of tickets that say the same instead of groups'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l max-pairs -x -d 'Pairs that are counted, at most (10,000,000)'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l list -x -a 'split-requests' -d 'Print the tickets behind a figure or a question, all of them, instead of the report, as table, csv or xlsx: split-requests'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l findings -d 'Print what is worth asking about instead of the report, as table, csv or markdown; json has it in every report'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l only -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Show findings of these codes alone'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l ignore -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Leave findings of these codes out'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l fail-on -x -a 'never info warning error' -d 'The least severity of a finding shown that turns the exit status to 1: error (the default), warning, info or never'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l format -x -a '(__msp_audit_word_may_file table csv json markdown html xlsx)' -d 'table (the default), csv, json, markdown, html or xlsx, a workbook, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l kind -x -a '(__msp_audit_word_and_file tickets events time_entries)' -d 'What FILE holds, whatever its headers say: tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l profile -r -F -a 'autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in tickets duplicates' -F

complete -c msp-audit -n '__msp_audit_in tickets workload' -l as-of -x -d 'The day, YYYY-MM-DD (its end), or the instant, YYYY-MM-DDThh:mm:ssZ, as of which tickets are looked at; what is later is not read'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l timezone -x -d 'The time zone of months and days in reports on tickets, such as Europe/Brussels'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l company -x -d 'Count tickets of this company alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l type -x -d 'Count tickets of this type alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l list -x -a 'unauthorised without-requester without-hours themes after-hours reassigned one-touch opened-and-closed-at-once missing-ticket-numbers' -d 'Print the tickets behind a figure or a question, all of them, instead of the report, as table, csv or xlsx: unauthorised, without-requester, without-hours, themes, after-hours, reassigned, one-touch, opened-and-closed-at-once, missing-ticket-numbers'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l findings -d 'Print what is worth asking about instead of the report, as table, csv or markdown; json has it in every report'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l only -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Show findings of these codes alone'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l ignore -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Leave findings of these codes out'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l fail-on -x -a 'never info warning error' -d 'The least severity of a finding shown that turns the exit status to 1: error (the default), warning, info or never'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l format -x -a '(__msp_audit_word_may_file table csv json markdown html xlsx)' -d 'table (the default), csv, json, markdown, html or xlsx, a workbook, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l kind -x -a '(__msp_audit_word_and_file tickets events time_entries)' -d 'What FILE holds, whatever its headers say: tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l profile -r -F -a 'autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in tickets workload' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in tickets workload' -F

complete -c msp-audit -n '__msp_audit_in tickets' -l as-of -x -d 'The day, YYYY-MM-DD (its end), or the instant, YYYY-MM-DDThh:mm:ssZ, as of which tickets are looked at; what is later is not read'
complete -c msp-audit -n '__msp_audit_in tickets' -l timezone -x -d 'The time zone of months and days in reports on tickets, such as Europe/Brussels'
complete -c msp-audit -n '__msp_audit_in tickets' -l company -x -d 'Count tickets of this company alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets' -l type -x -d 'Count tickets of this type alone; may be repeated'
complete -c msp-audit -n '__msp_audit_in tickets' -l reopen-days -x -d 'Days within which a reopen, or the same problem under a new number, counts'
complete -c msp-audit -n '__msp_audit_in tickets' -l threshold -x -d 'The share of words that makes two tickets similar, above 0 and up to 1'
complete -c msp-audit -n '__msp_audit_in tickets' -l window -x -d 'Days between the openings of tickets that are duplicates, at most; 0 for no limit'
complete -c msp-audit -n '__msp_audit_in tickets' -l across-requesters -d 'Compare tickets of different requesters and assets, too'
complete -c msp-audit -n '__msp_audit_in tickets' -l fields -x -a 'subject subject,description' -d 'The words that are compared: subject (the default) or subject,description (both joined)'
complete -c msp-audit -n '__msp_audit_in tickets' -l weighting -x -a 'plain idf' -d 'plain (the default: each word counts the same) or idf (words that few tickets have count more)'
complete -c msp-audit -n '__msp_audit_in tickets' -l list -x -a 'resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs' -d 'Print the tickets behind a figure or a question, all of them, instead of the report, as table, csv or xlsx: resolved-just-before-target, bulk-close-at-month-end, auto-close-without-reply, priority-lowered-late, paused-before-deadline, pause-ended-by-agent, split-requests, opened-and-closed-at-once, voided-after-target, resolved-time-differs-from-history, dates-out-of-order, missing-ticket-numbers, reopen-count-differs, stored-sla-differs'
complete -c msp-audit -n '__msp_audit_in tickets' -l findings -d 'Print what is worth asking about instead of the report, as table, csv or markdown; json has it in every report'
complete -c msp-audit -n '__msp_audit_in tickets' -l only -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Show findings of these codes alone'
complete -c msp-audit -n '__msp_audit_in tickets' -l ignore -x -a '(__msp_audit_list resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs)' -d 'Leave findings of these codes out'
complete -c msp-audit -n '__msp_audit_in tickets' -l fail-on -x -a 'never info warning error' -d 'The least severity of a finding shown that turns the exit status to 1: error (the default), warning, info or never'
complete -c msp-audit -n '__msp_audit_in tickets' -l format -x -a '(__msp_audit_word_may_file table csv json markdown html xlsx)' -d 'table (the default), csv, json, markdown, html or xlsx, a workbook, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in tickets' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in tickets' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in tickets' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in tickets' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in tickets' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in tickets' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in tickets' -l kind -x -a '(__msp_audit_word_and_file tickets events time_entries)' -d 'What FILE holds, whatever its headers say: tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in tickets' -l profile -r -F -a 'autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in tickets' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in tickets' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in tickets' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in tickets' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in tickets' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in tickets' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in tickets' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in tickets' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in tickets' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in tickets' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in tickets' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in tickets' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in tickets' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in tickets' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in tickets' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in tickets' -F

complete -c msp-audit -n '__msp_audit_in explain' -l as-of -x -d 'The day, YYYY-MM-DD: documents dated after it are left out, waits are counted from it, and tickets are looked at as of its end'
complete -c msp-audit -n '__msp_audit_in explain' -l timezone -x -d 'The time zone of months and days in reports on tickets, such as Europe/Brussels'
complete -c msp-audit -n '__msp_audit_in explain' -l with -x -d 'Tell why this ticket and that one are duplicates, or not, instead of their story'
complete -c msp-audit -n '__msp_audit_in explain' -l threshold -x -d 'The share of words that makes two tickets similar, above 0 and up to 1'
complete -c msp-audit -n '__msp_audit_in explain' -l window -x -d 'Days between the openings of tickets that are duplicates, at most; 0 for no limit'
complete -c msp-audit -n '__msp_audit_in explain' -l across-requesters -d 'Compare tickets of different requesters and assets, too'
complete -c msp-audit -n '__msp_audit_in explain' -l fields -x -a 'subject subject,description' -d 'The words that are compared: subject (the default) or subject,description (both joined)'
complete -c msp-audit -n '__msp_audit_in explain' -l weighting -x -a 'plain idf' -d 'plain (the default: each word counts the same) or idf (words that few tickets have count more)'
complete -c msp-audit -n '__msp_audit_in explain' -l format -x -a '(__msp_audit_word_may_file table)' -d 'table, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in explain' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in explain' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in explain' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in explain' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in explain' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in explain' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in explain' -l kind -x -a '(__msp_audit_word_and_file quotes purchase_orders packing_slips licenses invoices tickets events time_entries)' -d 'What FILE holds, whatever its headers say: quotes, purchase_orders, packing_slips, licenses, invoices, tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in explain' -l profile -r -F -a 'connectwise erpnext focus odoo partner-center pax8 quickbooks sap sherweb snipe-it xero autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of connectwise, erpnext, focus, odoo, partner-center, pax8, quickbooks, sap, sherweb, snipe-it, xero, autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in explain' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in explain' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in explain' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in explain' -l discount -x -a 'percent line-amount unit-amount' -d 'How a discount column is meant that leaves it open: percent, line-amount or unit-amount'
complete -c msp-audit -n '__msp_audit_in explain' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in explain' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in explain' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in explain' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in explain' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in explain' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in explain' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in explain' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in explain' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in explain' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in explain' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in explain' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in explain' -F

complete -c msp-audit -n '__msp_audit_in check' -l as-of -x -d 'The day, YYYY-MM-DD, after which nothing can have been ordered, delivered or billed'
complete -c msp-audit -n '__msp_audit_in check' -l only -x -a '(__msp_audit_list file-unreadable file-not-recognised column-missing column-claimed-twice header-repeated mapping-idle reading-ambiguous reading-noted export-empty row-rejected cell-missing cell-unreadable number-damaged text-damaged zeros-lost key-repeated reference-not-found vendor-differs currency-differs currency-unknown arithmetic-differs total-differs amount-too-fine quantity-negative date-contradiction date-implausible status-unknown)' -d 'Show problems of these codes alone'
complete -c msp-audit -n '__msp_audit_in check' -l ignore -x -a '(__msp_audit_list file-unreadable file-not-recognised column-missing column-claimed-twice header-repeated mapping-idle reading-ambiguous reading-noted export-empty row-rejected cell-missing cell-unreadable number-damaged text-damaged zeros-lost key-repeated reference-not-found vendor-differs currency-differs currency-unknown arithmetic-differs total-differs amount-too-fine quantity-negative date-contradiction date-implausible status-unknown)' -d 'Leave problems of these codes out'
complete -c msp-audit -n '__msp_audit_in check' -l fail-on -x -a 'never info warning error' -d 'The least severity of a problem shown that turns the exit status to 1: error (the default), warning, info or never'
complete -c msp-audit -n '__msp_audit_in check' -l format -x -a '(__msp_audit_word_may_file table csv json markdown sarif junit github)' -d 'table (the default), csv, json, markdown, sarif, junit or github, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in check' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in check' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in check' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in check' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in check' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in check' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in check' -l kind -x -a '(__msp_audit_word_and_file quotes purchase_orders packing_slips licenses invoices tickets events time_entries)' -d 'What FILE holds, whatever its headers say: quotes, purchase_orders, packing_slips, licenses, invoices, tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in check' -l profile -r -F -a 'connectwise erpnext focus odoo partner-center pax8 quickbooks sap sherweb snipe-it xero autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of connectwise, erpnext, focus, odoo, partner-center, pax8, quickbooks, sap, sherweb, snipe-it, xero, autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in check' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in check' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in check' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in check' -l discount -x -a 'percent line-amount unit-amount' -d 'How a discount column is meant that leaves it open: percent, line-amount or unit-amount'
complete -c msp-audit -n '__msp_audit_in check' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in check' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in check' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in check' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in check' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in check' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in check' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in check' -l timezone -x -d 'The IANA time zone of times without an offset, such as Europe/Brussels, where the policy names none'
complete -c msp-audit -n '__msp_audit_in check' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in check' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in check' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in check' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in check' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in check' -F

complete -c msp-audit -n '__msp_audit_in inspect' -l format -x -a '(__msp_audit_word_may_file table csv json markdown)' -d 'table (the default), csv, json or markdown, on standard output or where --output says; FORMAT=FILE writes that format to FILE'
complete -c msp-audit -n '__msp_audit_in inspect' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all; a device or a pipe is written straight'
complete -c msp-audit -n '__msp_audit_in inspect' -l csv-raw -d 'CSV for machines: text that a spreadsheet would run as a formula is written as it is'
complete -c msp-audit -n '__msp_audit_in inspect' -l for-excel -d 'CSV that Excel opens as it is meant: accents stay, and numbers of documents that it would change, such as 00123 or 3-4, stay text'
complete -c msp-audit -n '__msp_audit_in inspect' -l color -x -a 'auto always never' -d 'auto (the default: at a terminal, unless NO_COLOR is set), always or never'
complete -c msp-audit -n '__msp_audit_in inspect' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in inspect' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in inspect' -l kind -x -a '(__msp_audit_word_and_file quotes purchase_orders packing_slips licenses invoices tickets events time_entries)' -d 'What FILE holds, whatever its headers say: quotes, purchase_orders, packing_slips, licenses, invoices, tickets, events or time_entries'
complete -c msp-audit -n '__msp_audit_in inspect' -l profile -r -F -a 'connectwise erpnext focus odoo partner-center pax8 quickbooks sap sherweb snipe-it xero autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view' -d 'Read the exports of one system by this profile: a TOML file, or one of connectwise, erpnext, focus, odoo, partner-center, pax8, quickbooks, sap, sherweb, snipe-it, xero, autotask, bugzilla-issues, connectwise-tickets, freshdesk, freshservice, glpi, halopsa, jira, jira-pipeline, osticket, request-tracker, servicenow, servicenow-labels, zammad, zendesk-tables and zendesk-view'
complete -c msp-audit -n '__msp_audit_in inspect' -l date-order -x -a 'dmy mdy' -d 'How dates are written that a column leaves open: dmy (03/02/2026 is 3 February) or mdy'
complete -c msp-audit -n '__msp_audit_in inspect' -l serial-dates -x -a '1900 1904' -d 'The year from which numbers among the dates count days, as spreadsheets keep them: 1900 (the usual one: 42172 is 2015-06-17) or 1904'
complete -c msp-audit -n '__msp_audit_in inspect' -l decimal -x -a 'point comma' -d 'How amounts are written that a column leaves open: point (1,234 is a thousand) or comma'
complete -c msp-audit -n '__msp_audit_in inspect' -l discount -x -a 'percent line-amount unit-amount' -d 'How a discount column is meant that leaves it open: percent, line-amount or unit-amount'
complete -c msp-audit -n '__msp_audit_in inspect' -l rejects -r -F -d 'Write the rows that could not be read to FILE, as CSV with the reasons'
complete -c msp-audit -n '__msp_audit_in inspect' -l allow-rejects -x -d 'Accept up to N rejected rows without exit status 3'
complete -c msp-audit -n '__msp_audit_in inspect' -l max-record-bytes -x -d 'Longest row'
complete -c msp-audit -n '__msp_audit_in inspect' -l max-line-breaks -x -d 'Most line breaks in one quoted field'
complete -c msp-audit -n '__msp_audit_in inspect' -l max-columns -x -d 'Most columns of a file'
complete -c msp-audit -n '__msp_audit_in inspect' -l max-unpacked-bytes -x -d 'Most bytes that a gzip file or a workbook unpacks to'
complete -c msp-audit -n '__msp_audit_in inspect' -l threads -x -d 'Threads to work on'
complete -c msp-audit -n '__msp_audit_in inspect' -l timezone -x -d 'The IANA time zone of times without an offset, such as Europe/Brussels, where the policy names none'
complete -c msp-audit -n '__msp_audit_in inspect' -l quiet -d 'Say nothing but errors on standard error: no warnings, no rejected rows, no progress'
complete -c msp-audit -n '__msp_audit_in inspect' -l verbose -d 'Say more: how each column was recognised, every finding, the policy file in force'
complete -c msp-audit -n '__msp_audit_in inspect' -l progress -d 'Say what the program is at past the first second, even where standard error is no terminal'
complete -c msp-audit -n '__msp_audit_in inspect' -l no-progress -d 'Never show progress'
complete -c msp-audit -n '__msp_audit_in inspect' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in inspect' -F

complete -c msp-audit -n '__msp_audit_in policy' -l init -d 'Print a policy file with the built-in values and comments, to start from; no policy file is read'
complete -c msp-audit -n '__msp_audit_in policy' -l output -r -F -d 'Write to FILE instead of standard output, whole or not at all'
complete -c msp-audit -n '__msp_audit_in policy' -l config -r -F -d 'The policy file'
complete -c msp-audit -n '__msp_audit_in policy' -l no-config -d 'Use no policy file: the built-in values alone'
complete -c msp-audit -n '__msp_audit_in policy' -l timezone -x -d 'The time zone of months and days in reports on tickets, such as Europe/Brussels'
complete -c msp-audit -n '__msp_audit_in policy' -l threshold -x -d 'The share of words that makes two tickets similar, above 0 and up to 1'
complete -c msp-audit -n '__msp_audit_in policy' -l window -x -d 'Days between the openings of tickets that are duplicates, at most; 0 for no limit'
complete -c msp-audit -n '__msp_audit_in policy' -l reopen-days -x -d 'Days within which a reopen, or the same problem under a new number, counts'
complete -c msp-audit -n '__msp_audit_in policy' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_in policy' -F

complete -c msp-audit -n '__msp_audit_in help' -l help -d 'Print the options and end'
complete -c msp-audit -n '__msp_audit_at help' -a reconcile
complete -c msp-audit -n '__msp_audit_at help tickets' -a resolution
complete -c msp-audit -n '__msp_audit_at help tickets' -a reopens
complete -c msp-audit -n '__msp_audit_at help tickets' -a duplicates
complete -c msp-audit -n '__msp_audit_at help tickets' -a workload
complete -c msp-audit -n '__msp_audit_at help' -a tickets
complete -c msp-audit -n '__msp_audit_at help' -a explain
complete -c msp-audit -n '__msp_audit_at help' -a check
complete -c msp-audit -n '__msp_audit_at help' -a inspect
complete -c msp-audit -n '__msp_audit_at help' -a policy
complete -c msp-audit -n '__msp_audit_at help' -a help
complete -c msp-audit -n '__msp_audit_at help' -a codes
complete -c msp-audit -n '__msp_audit_at help' -a columns
complete -c msp-audit -n '__msp_audit_at help' -a no-po-reference
complete -c msp-audit -n '__msp_audit_at help' -a po-not-found
complete -c msp-audit -n '__msp_audit_at help' -a item-not-ordered
complete -c msp-audit -n '__msp_audit_at help' -a vendor-mismatch
complete -c msp-audit -n '__msp_audit_at help' -a currency-mismatch
complete -c msp-audit -n '__msp_audit_at help' -a uom-mismatch
complete -c msp-audit -n '__msp_audit_at help' -a po-not-open
complete -c msp-audit -n '__msp_audit_at help' -a price-above-po
complete -c msp-audit -n '__msp_audit_at help' -a price-above-quote
complete -c msp-audit -n '__msp_audit_at help' -a price-below-po
complete -c msp-audit -n '__msp_audit_at help' -a quantity-above-ordered
complete -c msp-audit -n '__msp_audit_at help' -a value-above-ordered
complete -c msp-audit -n '__msp_audit_at help' -a not-received
complete -c msp-audit -n '__msp_audit_at help' -a quantity-above-received
complete -c msp-audit -n '__msp_audit_at help' -a license-missing
complete -c msp-audit -n '__msp_audit_at help' -a license-short
complete -c msp-audit -n '__msp_audit_at help' -a receipt-overdue
complete -c msp-audit -n '__msp_audit_at help' -a line-arithmetic
complete -c msp-audit -n '__msp_audit_at help' -a unplanned-charge
complete -c msp-audit -n '__msp_audit_at help' -a duplicate-line
complete -c msp-audit -n '__msp_audit_at help' -a credit-exceeds-billed
complete -c msp-audit -n '__msp_audit_at help' -a credit-settles
complete -c msp-audit -n '__msp_audit_at help' -a standing-order-beyond-value
complete -c msp-audit -n '__msp_audit_at help' -a item-differs
complete -c msp-audit -n '__msp_audit_at help' -a po-line-not-found
complete -c msp-audit -n '__msp_audit_at help' -a ambiguous-match
complete -c msp-audit -n '__msp_audit_at help' -a duplicate-invoice
complete -c msp-audit -n '__msp_audit_at help' -a possible-duplicate-invoice
complete -c msp-audit -n '__msp_audit_at help' -a invoice-total-mismatch
complete -c msp-audit -n '__msp_audit_at help' -a invoice-before-po
complete -c msp-audit -n '__msp_audit_at help' -a future-dated
complete -c msp-audit -n '__msp_audit_at help' -a tax-inferred
complete -c msp-audit -n '__msp_audit_at help' -a po-price-above-quote
complete -c msp-audit -n '__msp_audit_at help' -a quote-not-found
complete -c msp-audit -n '__msp_audit_at help' -a quote-expired
complete -c msp-audit -n '__msp_audit_at help' -a po-line-conflict
complete -c msp-audit -n '__msp_audit_at help' -a slip-conflict
complete -c msp-audit -n '__msp_audit_at help' -a received-above-ordered
complete -c msp-audit -n '__msp_audit_at help' -a received-not-invoiced
complete -c msp-audit -n '__msp_audit_at help' -a ordered-not-received
complete -c msp-audit -n '__msp_audit_at help' -a slip-without-po
complete -c msp-audit -n '__msp_audit_at help' -a license-without-po
complete -c msp-audit -n '__msp_audit_at help' -a license-key-reused
complete -c msp-audit -n '__msp_audit_at help' -a serial-reused
complete -c msp-audit -n '__msp_audit_at help' -a split-order
complete -c msp-audit -n '__msp_audit_at help' -a near-approval-limit
complete -c msp-audit -n '__msp_audit_at help' -a not-supplied
complete -c msp-audit -n '__msp_audit_at help' -a duplicate-row
complete -c msp-audit -n '__msp_audit_at help' -a resolved-just-before-target
complete -c msp-audit -n '__msp_audit_at help' -a bulk-close-at-month-end
complete -c msp-audit -n '__msp_audit_at help' -a auto-close-without-reply
complete -c msp-audit -n '__msp_audit_at help' -a priority-lowered-late
complete -c msp-audit -n '__msp_audit_at help' -a paused-before-deadline
complete -c msp-audit -n '__msp_audit_at help' -a pause-ended-by-agent
complete -c msp-audit -n '__msp_audit_at help' -a split-requests
complete -c msp-audit -n '__msp_audit_at help' -a opened-and-closed-at-once
complete -c msp-audit -n '__msp_audit_at help' -a voided-after-target
complete -c msp-audit -n '__msp_audit_at help' -a resolved-time-differs-from-history
complete -c msp-audit -n '__msp_audit_at help' -a dates-out-of-order
complete -c msp-audit -n '__msp_audit_at help' -a missing-ticket-numbers
complete -c msp-audit -n '__msp_audit_at help' -a reopen-count-differs
complete -c msp-audit -n '__msp_audit_at help' -a stored-sla-differs
complete -c msp-audit -n '__msp_audit_at help' -a file-unreadable
complete -c msp-audit -n '__msp_audit_at help' -a file-not-recognised
complete -c msp-audit -n '__msp_audit_at help' -a column-missing
complete -c msp-audit -n '__msp_audit_at help' -a column-claimed-twice
complete -c msp-audit -n '__msp_audit_at help' -a header-repeated
complete -c msp-audit -n '__msp_audit_at help' -a mapping-idle
complete -c msp-audit -n '__msp_audit_at help' -a reading-ambiguous
complete -c msp-audit -n '__msp_audit_at help' -a reading-noted
complete -c msp-audit -n '__msp_audit_at help' -a export-empty
complete -c msp-audit -n '__msp_audit_at help' -a row-rejected
complete -c msp-audit -n '__msp_audit_at help' -a cell-missing
complete -c msp-audit -n '__msp_audit_at help' -a cell-unreadable
complete -c msp-audit -n '__msp_audit_at help' -a number-damaged
complete -c msp-audit -n '__msp_audit_at help' -a text-damaged
complete -c msp-audit -n '__msp_audit_at help' -a zeros-lost
complete -c msp-audit -n '__msp_audit_at help' -a key-repeated
complete -c msp-audit -n '__msp_audit_at help' -a reference-not-found
complete -c msp-audit -n '__msp_audit_at help' -a vendor-differs
complete -c msp-audit -n '__msp_audit_at help' -a currency-differs
complete -c msp-audit -n '__msp_audit_at help' -a currency-unknown
complete -c msp-audit -n '__msp_audit_at help' -a arithmetic-differs
complete -c msp-audit -n '__msp_audit_at help' -a total-differs
complete -c msp-audit -n '__msp_audit_at help' -a amount-too-fine
complete -c msp-audit -n '__msp_audit_at help' -a quantity-negative
complete -c msp-audit -n '__msp_audit_at help' -a date-contradiction
complete -c msp-audit -n '__msp_audit_at help' -a date-implausible
complete -c msp-audit -n '__msp_audit_at help' -a status-unknown
complete -c msp-audit -n '__msp_audit_at help' -a quote_number
complete -c msp-audit -n '__msp_audit_at help' -a vendor
complete -c msp-audit -n '__msp_audit_at help' -a quote_date
complete -c msp-audit -n '__msp_audit_at help' -a valid_until
complete -c msp-audit -n '__msp_audit_at help' -a currency
complete -c msp-audit -n '__msp_audit_at help' -a line
complete -c msp-audit -n '__msp_audit_at help' -a sku
complete -c msp-audit -n '__msp_audit_at help' -a description
complete -c msp-audit -n '__msp_audit_at help' -a category
complete -c msp-audit -n '__msp_audit_at help' -a quantity
complete -c msp-audit -n '__msp_audit_at help' -a uom
complete -c msp-audit -n '__msp_audit_at help' -a unit_price
complete -c msp-audit -n '__msp_audit_at help' -a price_base
complete -c msp-audit -n '__msp_audit_at help' -a discount
complete -c msp-audit -n '__msp_audit_at help' -a po_number
complete -c msp-audit -n '__msp_audit_at help' -a order_date
complete -c msp-audit -n '__msp_audit_at help' -a revision
complete -c msp-audit -n '__msp_audit_at help' -a proof
complete -c msp-audit -n '__msp_audit_at help' -a line_total
complete -c msp-audit -n '__msp_audit_at help' -a status
complete -c msp-audit -n '__msp_audit_at help' -a return
complete -c msp-audit -n '__msp_audit_at help' -a requester
complete -c msp-audit -n '__msp_audit_at help' -a approver
complete -c msp-audit -n '__msp_audit_at help' -a received_quantity
complete -c msp-audit -n '__msp_audit_at help' -a packing_slip
complete -c msp-audit -n '__msp_audit_at help' -a slip_number
complete -c msp-audit -n '__msp_audit_at help' -a received_date
complete -c msp-audit -n '__msp_audit_at help' -a po_line
complete -c msp-audit -n '__msp_audit_at help' -a rejected_quantity
complete -c msp-audit -n '__msp_audit_at help' -a serial_numbers
complete -c msp-audit -n '__msp_audit_at help' -a license_number
complete -c msp-audit -n '__msp_audit_at help' -a invoice_number
complete -c msp-audit -n '__msp_audit_at help' -a product
complete -c msp-audit -n '__msp_audit_at help' -a seats
complete -c msp-audit -n '__msp_audit_at help' -a start_date
complete -c msp-audit -n '__msp_audit_at help' -a end_date
complete -c msp-audit -n '__msp_audit_at help' -a license_key
complete -c msp-audit -n '__msp_audit_at help' -a agreement
complete -c msp-audit -n '__msp_audit_at help' -a customer
complete -c msp-audit -n '__msp_audit_at help' -a invoice_date
complete -c msp-audit -n '__msp_audit_at help' -a due_date
complete -c msp-audit -n '__msp_audit_at help' -a tax
complete -c msp-audit -n '__msp_audit_at help' -a invoice_total
complete -c msp-audit -n '__msp_audit_at help' -a type
complete -c msp-audit -n '__msp_audit_at help' -a period_start
complete -c msp-audit -n '__msp_audit_at help' -a period_end
complete -c msp-audit -n '__msp_audit_at help' -a credited_invoice
complete -c msp-audit -n '__msp_audit_at help' -a ticket_id
complete -c msp-audit -n '__msp_audit_at help' -a opened_at
complete -c msp-audit -n '__msp_audit_at help' -a first_response_at
complete -c msp-audit -n '__msp_audit_at help' -a resolved_at
complete -c msp-audit -n '__msp_audit_at help' -a closed_at
complete -c msp-audit -n '__msp_audit_at help' -a updated_at
complete -c msp-audit -n '__msp_audit_at help' -a change_counter
complete -c msp-audit -n '__msp_audit_at help' -a resolution
complete -c msp-audit -n '__msp_audit_at help' -a priority
complete -c msp-audit -n '__msp_audit_at help' -a impact
complete -c msp-audit -n '__msp_audit_at help' -a urgency
complete -c msp-audit -n '__msp_audit_at help' -a company
complete -c msp-audit -n '__msp_audit_at help' -a assignee
complete -c msp-audit -n '__msp_audit_at help' -a group
complete -c msp-audit -n '__msp_audit_at help' -a subject
complete -c msp-audit -n '__msp_audit_at help' -a subcategory
complete -c msp-audit -n '__msp_audit_at help' -a reopen_count
complete -c msp-audit -n '__msp_audit_at help' -a reassignment_count
complete -c msp-audit -n '__msp_audit_at help' -a hours
complete -c msp-audit -n '__msp_audit_at help' -a due_at
complete -c msp-audit -n '__msp_audit_at help' -a sla_met
complete -c msp-audit -n '__msp_audit_at help' -a asset
complete -c msp-audit -n '__msp_audit_at help' -a source
complete -c msp-audit -n '__msp_audit_at help' -a duplicate_of
complete -c msp-audit -n '__msp_audit_at help' -a satisfaction
complete -c msp-audit -n '__msp_audit_at help' -a changed_at
complete -c msp-audit -n '__msp_audit_at help' -a field
complete -c msp-audit -n '__msp_audit_at help' -a from
complete -c msp-audit -n '__msp_audit_at help' -a to
complete -c msp-audit -n '__msp_audit_at help' -a by
complete -c msp-audit -n '__msp_audit_at help' -a person
complete -c msp-audit -n '__msp_audit_at help' -a started_at
complete -c msp-audit -n '__msp_audit_at help' -a ended_at
complete -c msp-audit -n '__msp_audit_at help' -a billed_hours
complete -c msp-audit -n '__msp_audit_at help' -a note
