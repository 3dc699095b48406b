// Holds the answers against each other before anything is timed: what was planted, what DuckDB finds, what ours
// finds, by code, and the money. Prints the table; ends with status 1 if any cell of a row differs.
//
//   node compare.mjs PLANTED.json BARE.json DUCKDB.json [OURS.csv]

import {closeSync, openSync, readFileSync, readSync} from 'node:fs';

const [planted_file, bare_file, duckdb_file, ours_file] = process.argv.slice(2);
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

// Calls row with the fields of each record: quoted fields may hold separators, doubled quotes and line breaks.
function each_record(file, row) {
    const chunk = Buffer.alloc(1 << 20);
    const input = openSync(file);
    let fields = [];
    let field = [];
    let inside = false;
    const end_field = () => {
        fields.push(Buffer.from(field).toString());
        field = [];
    };
    const end_record = () => {
        end_field();
        if (fields.length > 1 || fields[0] !== '') row(fields);
        fields = [];
    };
    for (let size; (size = readSync(input, chunk)) > 0;) {
        for (let i = 0; i < size; ++i) {
            const byte = chunk[i];
            if (byte === 34) inside = !inside;
            else if (inside || (byte !== 44 && byte !== 10 && byte !== 13)) field.push(byte);
            else if (byte === 44) end_field();
            else if (byte === 10) end_record();
        }
    }
    if (field.length > 0 || fields.length > 0) end_record();
    closeSync(input);
}

function count_codes(file) {
    const counts = {};
    let column = null;
    each_record(file, (fields) => {
        if (column !== null) {
            counts[fields[column]] = (counts[fields[column]] ?? 0) + 1;
            return;
        }
        column = fields.indexOf('code');
        if (column < 0) throw new Error(`${file}: no column 'code' in: ${fields.join(',')}`);
    });
    return counts;
}

let differences = 0;

function line(cells, note = '') {
    const [name, ...numbers] = cells;
    console.log(name.padEnd(26) + numbers.map((cell) => String(cell).padStart(16)).join('') + note);
}

function compare(name, cells) {
    const same = cells.every((cell) => cell === cells[0]);
    if (!same) ++differences;
    line([name, ...cells], same ? '' : '   <-- differs');
}

const planted = json(planted_file);
const duckdb = json(duckdb_file);
const answers = [planted.codes, duckdb.codes];
if (ours_file) answers.push(count_codes(ours_file));

line(['findings by code', 'planted', 'DuckDB', ...(ours_file ? ['msp-audit'] : [])]);
for (const code of [...new Set(answers.flatMap(Object.keys))].sort())
    compare(code, answers.map((counts) => counts[code] ?? 0));

console.log();
line(['money', 'planted', 'DuckDB']);
for (const currency of [...new Set([planted.money, duckdb.money].flatMap(Object.keys))].sort())
    for (const part of ['invoiced', 'payable', 'awaiting', 'disputed'])
        compare(`${currency} ${part}`, [planted.money, duckdb.money].map((money) => money[currency]?.[part] ?? '-'));

console.log();
line(['rows', 'planted', 'bare parser']);
compare('in all files', [Object.values(planted.rows).reduce((sum, rows) => sum + rows, 0), json(bare_file).rows]);

if (differences > 0) {
    console.log(`\n${differences} ${differences === 1 ? 'row differs' : 'rows differ'}: nothing was timed`);
    process.exit(1);
}
