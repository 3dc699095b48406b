# bash completion for msp-audit, made from the program's own options.

_msp_audit_is_command() { # NAME
    case $1 in
    'reconcile' | 'tickets resolution' | 'tickets reopens' | 'tickets duplicates' | 'tickets workload' | 'tickets' | 'explain' | 'check' | 'inspect' | 'policy' | 'help') ;;
    *) return 1 ;;
    esac
}

# The words of commands: PLACE, and the word before where it is the second.
_msp_audit_names() {
    case "$1 $2" in
    '2 tickets') words='resolution reopens duplicates workload' ;;
    '1 '*) words='reconcile tickets explain check inspect policy help --help --version' ;;
    esac
}

# COMMAND: its options.
_msp_audit_options() {
    case $1 in
    'reconcile') words='--as-of --period --vendor --currency --only --ignore --fail-on --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --discount --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --quiet --verbose --progress --no-progress --help' ;;
    'tickets resolution') words='--as-of --timezone --company --type --by --percentile --list --findings --only --ignore --fail-on --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --quiet --verbose --progress --no-progress --help' ;;
    'tickets reopens') words='--as-of --timezone --company --type --reopen-days --threshold --list --findings --only --ignore --fail-on --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --quiet --verbose --progress --no-progress --help' ;;
    'tickets duplicates') words='--as-of --timezone --company --type --threshold --window --across-requesters --fields --weighting --pairs --max-pairs --list --findings --only --ignore --fail-on --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --quiet --verbose --progress --no-progress --help' ;;
    'tickets workload') words='--as-of --timezone --company --type --list --findings --only --ignore --fail-on --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --quiet --verbose --progress --no-progress --help' ;;
    'tickets') words='--as-of --timezone --company --type --reopen-days --threshold --window --across-requesters --fields --weighting --list --findings --only --ignore --fail-on --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --quiet --verbose --progress --no-progress --help' ;;
    'explain') words='--as-of --timezone --with --threshold --window --across-requesters --fields --weighting --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --discount --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --quiet --verbose --progress --no-progress --help' ;;
    'check') words='--as-of --only --ignore --fail-on --format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --discount --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --timezone --quiet --verbose --progress --no-progress --help' ;;
    'inspect') words='--format --output --csv-raw --for-excel --color --config --no-config --kind --profile --date-order --serial-dates --decimal --discount --rejects --allow-rejects --max-record-bytes --max-line-breaks --max-columns --max-unpacked-bytes --threads --timezone --quiet --verbose --progress --no-progress --help' ;;
    'policy') words='--init --output --config --no-config --timezone --threshold --window --reopen-days --help' ;;
    'help') words='--help' ;;
    esac
}

# COMMAND OPTION: what stands behind it.
_msp_audit_value() {
    case "$1 $2" in
    'reconcile --as-of' | \
        'reconcile --period' | \
        'reconcile --vendor' | \
        'reconcile --currency' | \
        'reconcile --allow-rejects' | \
        'reconcile --max-record-bytes' | \
        'reconcile --max-line-breaks' | \
        'reconcile --max-columns' | \
        'reconcile --max-unpacked-bytes' | \
        'reconcile --threads' | \
        'tickets resolution --as-of' | \
        'tickets resolution --timezone' | \
        'tickets resolution --company' | \
        'tickets resolution --type' | \
        'tickets resolution --allow-rejects' | \
        'tickets resolution --max-record-bytes' | \
        'tickets resolution --max-line-breaks' | \
        'tickets resolution --max-columns' | \
        'tickets resolution --max-unpacked-bytes' | \
        'tickets resolution --threads' | \
        'tickets reopens --as-of' | \
        'tickets reopens --timezone' | \
        'tickets reopens --company' | \
        'tickets reopens --type' | \
        'tickets reopens --reopen-days' | \
        'tickets reopens --threshold' | \
        'tickets reopens --allow-rejects' | \
        'tickets reopens --max-record-bytes' | \
        'tickets reopens --max-line-breaks' | \
        'tickets reopens --max-columns' | \
        'tickets reopens --max-unpacked-bytes' | \
        'tickets reopens --threads' | \
        'tickets duplicates --as-of' | \
        'tickets duplicates --timezone' | \
        'tickets duplicates --company' | \
        'tickets duplicates --type' | \
        'tickets duplicates --threshold' | \
        'tickets duplicates --window' | \
        'tickets duplicates --max-pairs' | \
        'tickets duplicates --allow-rejects' | \
        'tickets duplicates --max-record-bytes' | \
        'tickets duplicates --max-line-breaks' | \
        'tickets duplicates --max-columns' | \
        'tickets duplicates --max-unpacked-bytes' | \
        'tickets duplicates --threads' | \
        'tickets workload --as-of' | \
        'tickets workload --timezone' | \
        'tickets workload --company' | \
        'tickets workload --type' | \
        'tickets workload --allow-rejects' | \
        'tickets workload --max-record-bytes' | \
        'tickets workload --max-line-breaks' | \
        'tickets workload --max-columns' | \
        'tickets workload --max-unpacked-bytes' | \
        'tickets workload --threads' | \
        'tickets --as-of' | \
        'tickets --timezone' | \
        'tickets --company' | \
        'tickets --type' | \
        'tickets --reopen-days' | \
        'tickets --threshold' | \
        'tickets --window' | \
        'tickets --allow-rejects' | \
        'tickets --max-record-bytes' | \
        'tickets --max-line-breaks' | \
        'tickets --max-columns' | \
        'tickets --max-unpacked-bytes' | \
        'tickets --threads' | \
        'explain --as-of' | \
        'explain --timezone' | \
        'explain --with' | \
        'explain --threshold' | \
        'explain --window' | \
        'explain --allow-rejects' | \
        'explain --max-record-bytes' | \
        'explain --max-line-breaks' | \
        'explain --max-columns' | \
        'explain --max-unpacked-bytes' | \
        'explain --threads' | \
        'check --as-of' | \
        'check --allow-rejects' | \
        'check --max-record-bytes' | \
        'check --max-line-breaks' | \
        'check --max-columns' | \
        'check --max-unpacked-bytes' | \
        'check --threads' | \
        'check --timezone' | \
        'inspect --allow-rejects' | \
        'inspect --max-record-bytes' | \
        'inspect --max-line-breaks' | \
        'inspect --max-columns' | \
        'inspect --max-unpacked-bytes' | \
        'inspect --threads' | \
        'inspect --timezone' | \
        'policy --timezone' | \
        'policy --threshold' | \
        'policy --window' | \
        'policy --reopen-days')
        kind=anything
        ;;
    'reconcile --only' | \
        'reconcile --ignore')
        kind=list words='no-po-reference po-not-found item-not-ordered vendor-mismatch currency-mismatch uom-mismatch po-not-open price-above-po price-above-quote price-below-po quantity-above-ordered value-above-ordered not-received quantity-above-received license-missing license-short receipt-overdue line-arithmetic unplanned-charge duplicate-line credit-exceeds-billed credit-settles standing-order-beyond-value item-differs po-line-not-found ambiguous-match duplicate-invoice possible-duplicate-invoice invoice-total-mismatch invoice-before-po future-dated tax-inferred po-price-above-quote quote-not-found quote-expired po-line-conflict slip-conflict received-above-ordered received-not-invoiced ordered-not-received slip-without-po license-without-po license-key-reused serial-reused split-order near-approval-limit not-supplied duplicate-row'
        ;;
    'reconcile --fail-on' | \
        'tickets resolution --fail-on' | \
        'tickets reopens --fail-on' | \
        'tickets duplicates --fail-on' | \
        'tickets workload --fail-on' | \
        'tickets --fail-on' | \
        'check --fail-on')
        kind=word words='never info warning error'
        ;;
    'reconcile --format')
        kind=word_may_file words='table csv json markdown html sarif junit github xlsx'
        ;;
    'reconcile --output' | \
        'reconcile --config' | \
        'reconcile --rejects' | \
        'tickets resolution --output' | \
        'tickets resolution --config' | \
        'tickets resolution --rejects' | \
        'tickets reopens --output' | \
        'tickets reopens --config' | \
        'tickets reopens --rejects' | \
        'tickets duplicates --output' | \
        'tickets duplicates --config' | \
        'tickets duplicates --rejects' | \
        'tickets workload --output' | \
        'tickets workload --config' | \
        'tickets workload --rejects' | \
        'tickets --output' | \
        'tickets --config' | \
        'tickets --rejects' | \
        'explain --output' | \
        'explain --config' | \
        'explain --rejects' | \
        'check --output' | \
        'check --config' | \
        'check --rejects' | \
        'inspect --output' | \
        'inspect --config' | \
        'inspect --rejects' | \
        'policy --output' | \
        'policy --config')
        kind=file
        ;;
    'reconcile --color' | \
        'tickets resolution --color' | \
        'tickets reopens --color' | \
        'tickets duplicates --color' | \
        'tickets workload --color' | \
        'tickets --color' | \
        'explain --color' | \
        'check --color' | \
        'inspect --color')
        kind=word words='auto always never'
        ;;
    'reconcile --kind')
        kind=word_and_file words='quotes purchase_orders packing_slips licenses invoices'
        ;;
    'reconcile --profile')
        kind=word_or_file words='connectwise erpnext focus odoo partner-center pax8 quickbooks sap sherweb snipe-it xero'
        ;;
    'reconcile --date-order' | \
        'tickets resolution --date-order' | \
        'tickets reopens --date-order' | \
        'tickets duplicates --date-order' | \
        'tickets workload --date-order' | \
        'tickets --date-order' | \
        'explain --date-order' | \
        'check --date-order' | \
        'inspect --date-order')
        kind=word words='dmy mdy'
        ;;
    'reconcile --serial-dates' | \
        'tickets resolution --serial-dates' | \
        'tickets reopens --serial-dates' | \
        'tickets duplicates --serial-dates' | \
        'tickets workload --serial-dates' | \
        'tickets --serial-dates' | \
        'explain --serial-dates' | \
        'check --serial-dates' | \
        'inspect --serial-dates')
        kind=word words='1900 1904'
        ;;
    'reconcile --decimal' | \
        'tickets resolution --decimal' | \
        'tickets reopens --decimal' | \
        'tickets duplicates --decimal' | \
        'tickets workload --decimal' | \
        'tickets --decimal' | \
        'explain --decimal' | \
        'check --decimal' | \
        'inspect --decimal')
        kind=word words='point comma'
        ;;
    'reconcile --discount' | \
        'explain --discount' | \
        'check --discount' | \
        'inspect --discount')
        kind=word words='percent line-amount unit-amount'
        ;;
    'tickets resolution --by')
        kind=list words='priority company assignee group category subcategory type requester source month resolved-month'
        ;;
    'tickets resolution --percentile')
        kind=word words='nearest linear'
        ;;
    'tickets resolution --list')
        kind=word words='resolved open void without-time unusable unknown-status dated-by-history dated-by-closing met missed undetermined void-past-target no-target resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent voided-after-target resolved-time-differs-from-history dates-out-of-order stored-sla-differs'
        ;;
    'tickets resolution --only' | \
        'tickets resolution --ignore' | \
        'tickets reopens --only' | \
        'tickets reopens --ignore' | \
        'tickets duplicates --only' | \
        'tickets duplicates --ignore' | \
        'tickets workload --only' | \
        'tickets workload --ignore' | \
        'tickets --only' | \
        'tickets --ignore')
        kind=list words='resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs'
        ;;
    'tickets resolution --format' | \
        'tickets reopens --format' | \
        'tickets duplicates --format' | \
        'tickets workload --format' | \
        'tickets --format')
        kind=word_may_file words='table csv json markdown html xlsx'
        ;;
    'tickets resolution --kind' | \
        'tickets reopens --kind' | \
        'tickets duplicates --kind' | \
        'tickets workload --kind' | \
        'tickets --kind')
        kind=word_and_file words='tickets events time_entries'
        ;;
    'tickets resolution --profile' | \
        'tickets reopens --profile' | \
        'tickets duplicates --profile' | \
        'tickets workload --profile' | \
        'tickets --profile')
        kind=word_or_file words='autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view'
        ;;
    'tickets reopens --list')
        kind=word words='reopened cohort back-in-time back-late pending effective recreated count-differs reopen-count-differs'
        ;;
    'tickets duplicates --fields' | \
        'tickets --fields' | \
        'explain --fields')
        kind=word words='subject subject,description'
        ;;
    'tickets duplicates --weighting' | \
        'tickets --weighting' | \
        'explain --weighting')
        kind=word words='plain idf'
        ;;
    'tickets duplicates --list')
        kind=word words='split-requests'
        ;;
    'tickets workload --list')
        kind=word words='unauthorised without-requester without-hours themes after-hours reassigned one-touch opened-and-closed-at-once missing-ticket-numbers'
        ;;
    'tickets --list')
        kind=word words='resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs'
        ;;
    'explain --format')
        kind=word_may_file words='table'
        ;;
    'explain --kind' | \
        'check --kind' | \
        'inspect --kind')
        kind=word_and_file words='quotes purchase_orders packing_slips licenses invoices tickets events time_entries'
        ;;
    'explain --profile' | \
        'check --profile' | \
        'inspect --profile')
        kind=word_or_file words='connectwise erpnext focus odoo partner-center pax8 quickbooks sap sherweb snipe-it xero autotask bugzilla-issues connectwise-tickets freshdesk freshservice glpi halopsa jira jira-pipeline osticket request-tracker servicenow servicenow-labels zammad zendesk-tables zendesk-view'
        ;;
    'check --only' | \
        'check --ignore')
        kind=list words='file-unreadable file-not-recognised column-missing column-claimed-twice header-repeated mapping-idle reading-ambiguous reading-noted export-empty row-rejected cell-missing cell-unreadable number-damaged text-damaged zeros-lost key-repeated reference-not-found vendor-differs currency-differs currency-unknown arithmetic-differs total-differs amount-too-fine quantity-negative date-contradiction date-implausible status-unknown'
        ;;
    'check --format')
        kind=word_may_file words='table csv json markdown sarif junit github'
        ;;
    'inspect --format')
        kind=word_may_file words='table csv json markdown'
        ;;
    esac
}

# COMMAND, the place of its argument, and the word before.
_msp_audit_arguments() {
    case "$1 $2 $3" in
    'reconcile'' '*) kind=file ;;
    'tickets resolution'' '*) kind=file ;;
    'tickets reopens'' '*) kind=file ;;
    'tickets duplicates'' '*) kind=file ;;
    'tickets workload'' '*) kind=file ;;
    'tickets'' '*) kind=file ;;
    'explain'' '*) kind=file ;;
    'check'' '*) kind=file ;;
    'inspect'' '*) kind=file ;;
    'policy'' '*) kind=file ;;
    'help 0 '*) words='reconcile tickets explain check inspect policy help codes columns no-po-reference po-not-found item-not-ordered vendor-mismatch currency-mismatch uom-mismatch po-not-open price-above-po price-above-quote price-below-po quantity-above-ordered value-above-ordered not-received quantity-above-received license-missing license-short receipt-overdue line-arithmetic unplanned-charge duplicate-line credit-exceeds-billed credit-settles standing-order-beyond-value item-differs po-line-not-found ambiguous-match duplicate-invoice possible-duplicate-invoice invoice-total-mismatch invoice-before-po future-dated tax-inferred po-price-above-quote quote-not-found quote-expired po-line-conflict slip-conflict received-above-ordered received-not-invoiced ordered-not-received slip-without-po license-without-po license-key-reused serial-reused split-order near-approval-limit not-supplied duplicate-row resolved-just-before-target bulk-close-at-month-end auto-close-without-reply priority-lowered-late paused-before-deadline pause-ended-by-agent split-requests opened-and-closed-at-once voided-after-target resolved-time-differs-from-history dates-out-of-order missing-ticket-numbers reopen-count-differs stored-sla-differs file-unreadable file-not-recognised column-missing column-claimed-twice header-repeated mapping-idle reading-ambiguous reading-noted export-empty row-rejected cell-missing cell-unreadable number-damaged text-damaged zeros-lost key-repeated reference-not-found vendor-differs currency-differs currency-unknown arithmetic-differs total-differs amount-too-fine quantity-negative date-contradiction date-implausible status-unknown quote_number vendor quote_date valid_until currency line sku description category quantity uom unit_price price_base discount po_number order_date revision proof line_total status return requester approver received_quantity packing_slip slip_number received_date po_line rejected_quantity serial_numbers license_number invoice_number product seats start_date end_date license_key agreement customer invoice_date due_date tax invoice_total type period_start period_end credited_invoice ticket_id opened_at first_response_at resolved_at closed_at updated_at change_counter resolution priority impact urgency company assignee group subject subcategory reopen_count reassignment_count hours due_at sla_met asset source duplicate_of satisfaction changed_at field from to by person started_at ended_at billed_hours note' ;;
    'help 1 tickets') words='resolution reopens duplicates workload' ;;
    esac
}

_msp_audit_offer() { # PREFIX BEGIN WORD...: PREFIX and each WORD that begins with BEGIN
    local prefix=$1 begin=$2 word
    shift 2
    for word; do
        [[ $word == "$begin"* ]] && COMPREPLY+=("$prefix$word")
    done
}

_msp_audit_offer_list() { # PREFIX BEGIN WORD...: words parted by commas, none of them twice
    local prefix=$1 begin=$2 word
    shift 2
    local given=${begin%"${begin##*,}"}
    for word; do
        [[ ,$given == *",$word,"* ]] || _msp_audit_offer "$prefix$given" "${begin##*,}" "$word"
    done
}

_msp_audit_offer_value() { # PREFIX BEGIN: what may stand behind an option; its name and = may be the PREFIX
    local prefix=$1 begin=$2 word
    case $kind in
    word) _msp_audit_offer "$prefix" "$begin" $words ;;
    list) _msp_audit_offer_list "$prefix" "$begin" $words ;;
    file) compopt -o default ;;
    word_or_file)
        _msp_audit_offer "$prefix" "$begin" $words
        compopt -o default
        ;;
    word_and_file | word_may_file)
        if [[ $begin == *=* ]]; then
            compopt -o default
        elif [[ $kind == word_may_file ]]; then
            _msp_audit_offer "$prefix" "$begin" $words
        else
            for word in $words; do _msp_audit_offer "$prefix" "$begin" "$word="; done
            compopt -o nospace
        fi
        ;;
    esac
}

# What may follow in a command that is typed out: `first` is the place of its first argument.
_msp_audit_offer_in_command() {
    local previous=${line[-2]} kind= words= place
    for ((place = first; place < ${#line[@]} - 1; place++)); do
        if [[ ${line[place]} == -- ]]; then
            compopt -o default
            return
        fi
    done
    if [[ $current == --*=* ]]; then
        _msp_audit_value "$command" "${current%%=*}"
        _msp_audit_offer_value "${current%%=*}=" "${current#*=}"
        return
    fi
    if ((${#line[@]} - 2 >= first)) && [[ $previous == --* ]]; then
        _msp_audit_value "$command" "$previous"
        if [[ -n $kind ]]; then
            _msp_audit_offer_value '' "$current"
            return
        fi
    fi
    if [[ $current == -* ]]; then
        _msp_audit_options "$command"
        _msp_audit_offer '' "$current" $words
        return
    fi
    _msp_audit_arguments "$command" $((${#line[@]} - 1 - first)) "$previous"
    _msp_audit_offer '' "$current" $words
    [[ $kind == file ]] && compopt -o default
}

_msp_audit() {
    local -a line=()
    local IFS=$' \t\n' word joins= place current command= first words= kind=
    # Readline parts words at =; here what it parts is one word again.
    for ((place = 0; place <= COMP_CWORD; place++)); do
        word=${COMP_WORDS[place]}
        if [[ -n $joins || $word =~ ^=+$ ]]; then line[-1]+=$word; else line+=("$word"); fi
        if [[ $word =~ ^=+$ ]]; then joins=yes; else joins=; fi
    done
    current=${line[-1]}
    COMPREPLY=()
    if ((${#line[@]} > 3)) && _msp_audit_is_command "${line[1]} ${line[2]}"; then
        command="${line[1]} ${line[2]}" first=3
    elif ((${#line[@]} > 2)) && _msp_audit_is_command "${line[1]}"; then
        command=${line[1]} first=2
    fi
    if ((${#line[@]} <= 3)); then
        _msp_audit_names $((${#line[@]} - 1)) "${line[1]}"
        _msp_audit_offer '' "$current" $words
    fi
    [[ -n $command ]] && _msp_audit_offer_in_command
    if [[ $current == *=* && $COMP_WORDBREAKS == *=* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*=}"}"}")
    fi
    return 0
}

complete -F _msp_audit msp-audit
