// The same questions to DuckDB: partner, quote, receipts and draws of each invoice line, its codes, and the split of
// its money, by the rules of the program, for the world that generate.cpp makes.
//
//   node duckdb.mjs FOLDER FINDINGS.csv

import {DuckDBInstance} from '@duckdb/node-api';

const [folder, output] = process.argv.slice(2);
if (!output) {
    console.error('usage: node duckdb.mjs FOLDER FINDINGS.csv');
    process.exit(2);
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

const number = 'DECIMAL(18,4)';
const text = 'VARCHAR';
const date = 'DATE';

const read = (file, columns) => {
    const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`).join(', ');
    return `read_csv(${quoted(`${folder}/${file}`)}, auto_detect = false, header = true, delim = ',', quote = '"',
        escape = '"', columns = {${types}})`;
};

const quotes = read('quotes.csv', {
    quote_number: text, vendor: text, quote_date: date, valid_until: date, currency: text, line: text,
    sku: text, description: text, category: text, quantity: number, uom: text, unit_price: number,
});
const purchase_orders = read('purchase_orders.csv', {
    po_number: text, vendor: text, order_date: date, quote_number: text, currency: text, line: text, sku: text,
    description: text, category: text, quantity: number, uom: text, unit_price: number, line_total: number,
});
const packing_slips = read('packing_slips.csv', {
    slip_number: text, vendor: text, received_date: date, po_number: text, po_line: text, line: text, sku: text,
    description: text, quantity: number, rejected_quantity: number, uom: text,
});
const invoices = read('invoices.csv', {
    invoice_number: text, vendor: text, invoice_date: date, currency: text, po_number: text, line: text,
    po_line: text, sku: text, description: text, category: text, quantity: number, uom: text, unit_price: number,
    line_total: number,
});

// An order line with the price of its quote (valid on the order date, in its currency) and what was accepted of it.
const ordered = `
    CREATE TEMP TABLE ordered AS
    SELECT p.po_number, p.line AS po_line, p.vendor, p.currency, p.sku, p.quantity, p.unit_price AS po_price,
           q.unit_price AS quote_price, least(p.unit_price, q.unit_price) AS agreed,
           coalesce(s.accepted, 0) AS accepted
    FROM ${purchase_orders} p
    LEFT JOIN ${quotes} q
        ON q.quote_number = p.quote_number AND lower(q.vendor) = lower(p.vendor) AND q.sku = p.sku
        AND q.currency = p.currency AND q.valid_until >= p.order_date
    LEFT JOIN (SELECT po_number, po_line,
                      CAST(sum(quantity - coalesce(rejected_quantity, 0)) AS ${number}) AS accepted
               FROM ${packing_slips} GROUP BY ALL) s
        ON s.po_number = p.po_number AND s.po_line = p.line`;

// An invoice line with its partner.
const partnered = `
    CREATE TEMP TABLE partnered AS
    SELECT i.invoice_number, i.vendor, i.invoice_date, i.currency, i.po_number, i.line, i.sku, i.quantity,
           i.unit_price, i.line_total, o.po_line, o.quantity AS ordered, o.po_price, o.quote_price, o.agreed,
           o.accepted, lower(i.vendor) <> lower(o.vendor) AS other_vendor
    FROM ${invoices} i
    LEFT JOIN ordered o ON o.po_number = i.po_number AND o.po_line = i.po_line`;

// A line with a reference code is disputed whole and draws nothing. The others draw in the order of date, number
// and line. Without tolerances, what was drawn before a line is the running sum of the quantities before it, capped
// by what there was; so is the proof drawn, capped by the order too.
const judged = `
    CREATE TEMP TABLE judged AS
    WITH on_file AS (
        SELECT DISTINCT po_number FROM ordered
        SEMI JOIN (SELECT po_number FROM partnered WHERE po_line IS NULL) USING (po_number)),
    referenced AS (
        SELECT *, CASE WHEN po_line IS NOT NULL THEN CASE WHEN other_vendor THEN 'vendor-mismatch' END
                       WHEN po_number IN (SELECT po_number FROM on_file) THEN 'item-not-ordered'
                       ELSE 'po-not-found' END AS reference_code
        FROM partnered),
    running AS (
        SELECT *, round(quantity * unit_price, 2) AS computed, line_total - computed > 0.01 AS arithmetic,
               coalesce(sum(CASE WHEN reference_code IS NULL THEN quantity END) OVER (
                   PARTITION BY po_number, po_line ORDER BY invoice_date, invoice_number, CAST(line AS INTEGER)
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
        FROM referenced),
    drawn_order AS (
        SELECT *, least(unit_price, agreed) AS allowed, greatest(0, accepted - least(ordered, before)) AS proof_left,
               CASE WHEN reference_code IS NULL THEN greatest(0, least(quantity, ordered - before))
                    ELSE 0 END AS drawn
        FROM running),
    drawn_proof AS (SELECT *, coalesce(least(drawn, proof_left), 0) AS proven FROM drawn_order),
    paid AS (
        SELECT *, CASE WHEN proven = 0 THEN 0
                       WHEN proven = quantity AND allowed = unit_price AND NOT arithmetic THEN line_total
                       ELSE least(line_total, round(proven * allowed, 2)) END AS payable
        FROM drawn_proof),
    waited AS (
        SELECT *, CASE WHEN proven = drawn THEN 0
                       WHEN drawn = quantity AND allowed = unit_price AND NOT arithmetic THEN line_total - payable
                       ELSE least(line_total - payable,
                                  round(drawn * allowed, 2) - round(proven * allowed, 2)) END AS awaiting
        FROM paid)
    SELECT invoice_number, vendor, currency, line, po_number, po_line, quantity, unit_price, line_total, ordered,
           po_price, quote_price, accepted, before, drawn, proven, computed, payable, awaiting,
           line_total - payable - awaiting AS disputed, reference_code, arithmetic
    FROM waited`;

// code, the amount at stake, the sentence, the condition
const line_codes = [
    ['price-above-po', 'quantity * (unit_price - po_price)',
        `'billed at ' || unit_price || ', ordered at ' || po_price`,
        'reference_code IS NULL AND unit_price > po_price'],
    ['price-above-quote', 'quantity * (unit_price - quote_price)',
        `'billed at ' || unit_price || ', quoted at ' || quote_price`,
        'reference_code IS NULL AND unit_price > quote_price'],
    ['quantity-above-ordered', '(quantity - drawn) * unit_price',
        `'billed ' || quantity || ', ordered ' || ordered || ', billed before ' || before`,
        'reference_code IS NULL AND quantity > drawn'],
    ['not-received', 'awaiting',
        `'billed ' || quantity || ', nothing delivered of ' || ordered`,
        'reference_code IS NULL AND accepted = 0 AND drawn > 0'],
    ['quantity-above-received', 'awaiting',
        `'billed ' || quantity || ', delivered ' || accepted || ', billed before ' || before`,
        'reference_code IS NULL AND accepted > 0 AND drawn > proven'],
    ['line-arithmetic', 'line_total - computed',
        `'line total ' || line_total || ' is not ' || quantity || ' at ' || unit_price || ' = ' || computed`,
        'arithmetic'],
];
const order_codes = [
    ['po-price-above-quote', 'quantity * (po_price - quote_price)',
        `'ordered at ' || po_price || ', quoted at ' || quote_price`, 'po_price > quote_price'],
    ['ordered-not-received', '(quantity - accepted) * po_price',
        `'ordered ' || quantity || ', delivered ' || accepted`, 'quantity > accepted'],
    ['received-not-invoiced', '(accepted - billed) * agreed',
        `'delivered ' || accepted || ', billed ' || billed`, 'accepted > billed'],
];

const line_finding = ([code, amount, message, condition]) => `
    SELECT '${code}' AS code, 'invoice' AS document_kind, invoice_number AS document, line, vendor, currency,
           CAST(${amount} AS DECIMAL(18,2)) AS amount, ${message} AS message, po_number, po_line
    FROM judged WHERE ${condition}`;
const order_finding = ([code, amount, message, condition]) => `
    SELECT '${code}', 'purchase_order', po_number, po_line, vendor, currency, CAST(${amount} AS DECIMAL(18,2)),
           ${message}, po_number, po_line
    FROM closing WHERE ${condition}`;
const findings = `
    CREATE TEMP TABLE findings AS
    WITH closing AS MATERIALIZED (
        SELECT ordered.*, coalesce(proven, 0) AS billed
        FROM ordered LEFT JOIN (SELECT po_number, po_line, sum(proven) AS proven FROM judged
                                WHERE reference_code IS NULL GROUP BY ALL) USING (po_number, po_line)
        WHERE po_price > quote_price OR quantity > accepted OR accepted > coalesce(proven, 0))
    ${line_codes.map(line_finding).join(' UNION ALL ')}
    UNION ALL
    SELECT reference_code, 'invoice', invoice_number, line, vendor, currency, CAST(line_total AS DECIMAL(18,2)),
           CASE reference_code WHEN 'po-not-found' THEN 'no order ' || po_number || ' on file'
                               WHEN 'item-not-ordered' THEN 'no line of ' || po_number || ' is its partner'
                               ELSE vendor || ' is not the vendor of ' || po_number END, po_number, po_line
    FROM judged WHERE reference_code IS NOT NULL
    UNION ALL ${order_codes.map(order_finding).join(' UNION ALL ')}`;

const copy = `COPY (SELECT * FROM findings ORDER BY document_kind, document, CAST(line AS INTEGER), code)
    TO ${quoted(output)} (FORMAT csv, HEADER)`;

const instance = await DuckDBInstance.create(':memory:', {threads: '2'});
const connection = await instance.connect();
for (const statement of [
    'SET threads = 2', 'SET preserve_insertion_order = false', ordered, partnered, judged, findings, copy,
])
    await connection.run(statement);

const rows = async (query) => (await connection.runAndReadAll(query)).getRowObjectsJson();
const codes = {};
for (const {code, count} of await rows('SELECT code, count(*) AS count FROM findings GROUP BY ALL ORDER BY code'))
    codes[code] = Number(count);
const money = {};
const sum = (name) => `CAST(CAST(sum(${name}) AS DECIMAL(38,2)) AS VARCHAR) AS ${name}`;
for (const {currency, line_total, payable, awaiting, disputed} of await rows(`
    SELECT currency, ${['line_total', 'payable', 'awaiting', 'disputed'].map(sum).join(', ')}
    FROM judged GROUP BY ALL ORDER BY currency`))
    money[currency] = {invoiced: line_total, payable, awaiting, disputed};
connection.closeSync();
console.log(JSON.stringify({codes, money}, null, 2));
