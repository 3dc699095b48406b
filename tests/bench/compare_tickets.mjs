// Holds DuckDB's figures and ours against each other before anything is timed. Prints the table; ends with status 1
// if any of them differ.
//
//   node compare_tickets.mjs DUCKDB.json OURS.json

import {readFileSync} from 'node:fs';

const [duckdb_file, ours_file] = process.argv.slice(2);
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const duckdb = json(duckdb_file);
const ours = {};
const report = json(ours_file);
for (const {by, tickets, resolved, open, measures} of report.groups) {
    const name = 'priority' in by ? `priority '${by.priority ?? ''}'` : 'all';
    const {n, median, p90, p95} = measures.final_calendar_gross;
    ours[name] = {tickets, resolved, open, void: tickets - resolved - open, n, median, p90, p95};
}

const figures = ['tickets', 'resolved', 'open', 'void', 'n', 'median', 'p90', 'p95'];
let differences = 0;
console.log('group'.padEnd(26) + figures.map((figure) => figure.padStart(10)).join(''));
for (const name of [...new Set([...Object.keys(ours), ...Object.keys(duckdb)])].sort()) {
    const cells = figures.map((figure) => [ours[name]?.[figure], duckdb[name]?.[figure]]);
    const same = cells.every(([one, other]) => one !== undefined && one === other);
    if (!same) ++differences;
    const printed = cells.map(([one, other]) => (one === other ? `${one}` : `${one}/${other}`));
    console.log(name.padEnd(26) + printed.map((cell) => cell.padStart(10)).join('') + (same ? '' : '   <-- differs'));
}
if (differences > 0) {
    console.log(`\n${differences} ${differences === 1 ? 'row differs' : 'rows differ'}: nothing was timed`);
    process.exit(1);
}
