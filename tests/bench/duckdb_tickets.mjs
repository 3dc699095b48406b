// The headline of `tickets resolution` in SQL, for the exports that tickets.cpp and ticket_log.cpp make: tickets by
// state, and the quantiles of calendar time from opening to the final resolution, in all and by priority. Two threads.
//
//   node duckdb_tickets.mjs tickets|log FILE

import {DuckDBInstance} from '@duckdb/node-api';

const [shape, file] = process.argv.slice(2);
if (!file || !['tickets', 'log'].includes(shape)) {
    console.error('usage: node duckdb_tickets.mjs tickets|log FILE');
    process.exit(2);
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const read = (columns, rest) => {
    const types = columns.map(([name, type]) => `"${name}": '${type}'`).join(', ');
    return `read_csv(${quoted(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        ${rest} columns = {${types}})`;
};

// One row a ticket: its state, and how long it took.
const text = (name) => [name, 'VARCHAR'];
const time = (name) => [name, 'TIMESTAMP'];
const export_columns = [
    text('ticket_id'), time('opened_at'), time('first_response_at'), time('resolved_at'), time('closed_at'),
    ...['status', 'priority', 'requester', 'company', 'assignee', 'group', 'subject', 'category', 'type'].map(text),
    ['reopen_count', 'INTEGER'],
];
const from_export = `
    SELECT priority, CASE WHEN status IN ('Resolved', 'Closed') THEN 'resolved'
                          WHEN status = 'Cancelled' THEN 'void' ELSE 'open' END AS state,
           date_diff('second', opened_at, coalesce(resolved_at, closed_at)) AS took
    FROM ${read(export_columns, '')}`;

const log_times = ['opened_at', 'sys_created_at', 'sys_updated_at', 'resolved_at', 'closed_at'];
const log_columns = `number incident_state active reassignment_count reopen_count sys_mod_count made_sla caller_id
    opened_by opened_at sys_created_by sys_created_at sys_updated_by sys_updated_at contact_type location category
    subcategory u_symptom cmdb_ci impact urgency priority assignment_group assigned_to knowledge
    u_priority_confirmation notify problem_id rfc vendor caused_by closed_code resolved_by resolved_at closed_at`
    .split(/\s+/)
    .map((name) => [name, name.endsWith('_count') ? 'INTEGER' : log_times.includes(name) ? 'TIMESTAMP' : 'VARCHAR']);
const from_log = `
    SELECT newest.priority AS priority,
           CASE WHEN newest.incident_state IN ('Resolved', 'Closed') THEN 'resolved' ELSE 'open' END AS state,
           date_diff('second', newest.opened_at, newest.resolved_at) AS took
    FROM (SELECT arg_max({'priority': priority, 'incident_state': incident_state, 'opened_at': opened_at,
                          'resolved_at': resolved_at}, sys_mod_count) AS newest
          FROM ${read(log_columns, "timestampformat = '%d/%m/%Y %H:%M', nullstr = '?',")} GROUP BY number)`;

const instance = await DuckDBInstance.create(':memory:', {threads: '2'});
const connection = await instance.connect();
for (const setting of ['SET threads = 2', 'SET preserve_insertion_order = false']) await connection.run(setting);
const ended = `FILTER (WHERE state = 'resolved' AND took >= 0)`;
const counted = (state) => `count(*) FILTER (WHERE state = '${state}') AS "${state}"`;
const result = await connection.runAndReadAll(`
    SELECT GROUPING(priority) AS total, coalesce(priority, '') AS priority, count(*) AS tickets,
           ${['resolved', 'open', 'void'].map(counted).join(', ')}, count(took) ${ended} AS n,
           quantile_disc(took, [0.5, 0.9, 0.95]) ${ended} AS quantiles
    FROM (${shape === 'log' ? from_log : from_export})
    GROUP BY GROUPING SETS ((), (priority)) ORDER BY ALL`);
const groups = {};
for (const {total, priority, quantiles, ...counts} of result.getRowObjectsJson()) {
    const numbers = Object.entries(counts).map(([name, count]) => [name, Number(count)]);
    const [median, p90, p95] = (quantiles ?? []).map(Number);
    groups[Number(total) === 1 ? 'all' : `priority '${priority}'`] = {...Object.fromEntries(numbers), median, p90, p95};
}
connection.closeSync();
console.log(JSON.stringify(groups, null, 2));
