// Opens pages of HTML in a browser without a network and tries what their readers do.
//
//   node html_check.mjs BROWSER PAGE...

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [browserPath, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let failed = 0;
const check = (holds, words) => {
  if (holds) return;
  failed += 1;
  console.error(`failed: ${words}`);
};

const open = async (browser, file, scripts = true) => {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(file).href) said.push(`asks for ${request.url()}`);
  });
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  return { page, said };
};

const looks = async (page, file) => {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.evaluate(axe);
    const result = await page.evaluate(() => axe.run());
    check(result.passes.length > 10, `${file}: axe-core looked at something`);
    for (const one of result.violations) {
      check(false, `${file}, ${scheme}: ${one.id}: ${one.help}: ${one.nodes[0].target}`);
    }
  }
};

// The texts of a column of the last list, in their order.
const column = (page, place) =>
  page.evaluate((at) => {
    const lists = document.querySelectorAll("table.list");
    return [...lists[lists.length - 1].tBodies[0].rows].map((row) => row.cells[at].firstChild?.textContent ?? "");
  }, place);

const counted = (page) =>
  page.evaluate(() => [...document.querySelectorAll("[role=status]")].map((one) => one.textContent).join("; "));

const sorts = async (page, file) => {
  const lists = await page.$$("table.list");
  if (lists.length === 0) return;
  const list = lists[lists.length - 1];
  const before = (await column(page, 0)).sort();
  const said = await counted(page);
  const button = await list.$("thead button");
  for (const direction of ["ascending", "descending"]) {
    await button.focus();
    await page.keyboard.press("Enter");
    const head = await list.$eval("thead th", (one) => one.getAttribute("aria-sort"));
    check(head === direction, `${file}: the head says ${direction}`);
    const now = (await column(page, 0)).sort();
    // Of a long list other rows may stand on its first page.
    check(now.length === before.length, `${file}: no row is lost by sorting`);
    if (now.length < 100) check(now.join("\n") === before.join("\n"), `${file}: sorting changes no row`);
  }
  check((await counted(page)) === said, `${file}: sorting changes no count`);
};

// What a column is sorted by, worked out here anew: figures by size, days and texts by their letters; blank ones last.
const keyOf = (text) => {
  const words = ["error", "warning", "info", "dispute", "wait", "pay", "unchecked"];
  if (text === "" || text === "-") return { rank: 2, key: 0 };
  if (words.includes(text)) return { rank: 0, key: words.indexOf(text) };
  const time = text.match(/^(-?)(?:([\d,]+) d )?(\d+):(\d\d)$/);
  if (time) {
    const minutes = Number((time[2] ?? "0").replaceAll(",", "")) * 1440 + Number(time[3]) * 60 + Number(time[4]);
    return { rank: 0, key: time[1] ? -minutes : minutes };
  }
  if (/^-?\d+ s$/.test(text)) return { rank: 0, key: parseInt(text, 10) / 60 };
  if (/^-?[\d,]+(\.\d+)?( ?%)?$/.test(text)) return { rank: 0, key: parseFloat(text.replaceAll(",", "")) };
  return { rank: 1, key: text };
};
const stands = (before, after, sign) => {
  if (before.rank !== after.rank) return before.rank < after.rank;
  if (before.rank === 2) return true;
  if (before.rank === 0) return sign * (before.key - after.key) <= 0;
  // Days, written year first, stand in the order of their letters.
  if (/^\d{4}-\d\d/.test(before.key) && /^\d{4}-\d\d/.test(after.key)) {
    return sign > 0 ? before.key <= after.key : before.key >= after.key;
  }
  return sign * before.key.localeCompare(after.key, "en", { numeric: true, sensitivity: "base" }) <= 0;
};

// Every column of every list, in both directions. Of a long list the rows of its first page are looked at.
const orders = async (page, file) => {
  const lists = await page.$$("table.list");
  let sorted = 0;
  for (const list of lists) {
    const texts = (at) =>
      list.evaluate(
        (one, place) => [...one.tBodies[0].rows].map((row) => (row.cells[place]?.firstChild?.textContent ?? "").trim()),
        at);
    const heads = await list.$$("thead th");
    for (let at = 0; at < heads.length; ++at) {
      const button = await heads[at].$("button");
      if (!button) continue;
      const seen = [];
      for (const sign of [1, -1]) {
        await button.evaluate((one) => one.click());
        const now = await texts(at);
        seen.push(now);
        const keys = now.map(keyOf);
        const wrong = keys.findIndex((key, place) => place > 0 && !stands(keys[place - 1], key, sign));
        check(wrong < 0, `${file}: column ${at + 1} is sorted: '${now[wrong - 1]}' before '${now[wrong]}'`);
      }
      if (seen[0].length > 1 && seen[0].join("\n") !== seen[1].join("\n")) sorted += 1;
    }
  }
  check(lists.length === 0 || sorted > 0, `${file}: some column has rows that sorting moves`);
};

// How many rows each list has, those that are not shown yet among them.
const sizes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("table.list")].map((list) => {
      const status = list.parentNode.previousElementSibling?.querySelector("[role=status]");
      const words = status?.textContent.match(/([\d,]+) rows?$/);
      return words ? Number(words[1].replaceAll(",", "")) : list.tBodies[0].rows.length;
    }));
// The same without scripts: rows of the list and of the <noscript> behind it.
const plainSizes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("table.list")]
      .filter((list) => !list.closest("noscript"))
      .map((list) => {
        const rest = list.parentNode.nextElementSibling;
        const more = rest?.matches("noscript.rest") ? rest.querySelectorAll("tbody tr").length : 0;
        return list.tBodies[0].rows.length + more;
      }));

const turns = async (page, file) => {
  const next = await page.$("button[aria-label^='Next rows']:not(:disabled)");
  if (!next) return false;
  await next.evaluate((button) => button.closest("section").querySelector("thead button").click());
  await next.focus();
  await page.keyboard.press("Enter");
  check(/rows 101 to \d+ of/.test(await counted(page)), `${file}: the next hundred rows are shown`);
  return true;
};

const filters = async (page, file) => {
  const search = await page.$("input[type=search]");
  if (!search) return;
  // The list that the box is for, which need not be the first of the page.
  const list = await search.evaluateHandle((one) => one.closest(".controls").nextElementSibling.querySelector("table.list"));
  const says = (nothing) =>
    page.waitForFunction(
      (box, wanted) =>
        box.closest(".controls").querySelector("[role=status]").textContent.startsWith("0 ") === wanted,
      { timeout: 5000 }, search, nothing);
  await search.type("no row has these words");
  await says(true);
  check((await list.evaluate((table) => table.tBodies[0].rows.length)) === 0,
    `${file}: a filter that fits nothing leaves no row`);
  await search.evaluate((one) => {
    one.value = "";
    one.dispatchEvent(new Event("input"));
  });
  await says(false);
  check((await list.evaluate((table) => table.tBodies[0].rows.length)) > 0, `${file}: without a filter rows are back`);
};

const keeps = (page) => page.evaluate(() => document.querySelector("main").textContent.replace(/\s+/g, " "));

const browser = await puppeteer.launch({
  executablePath: browserPath,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
try {
  for (const file of files) {
    const { page, said } = await open(browser, file);
    check((await page.$$("h1")).length === 1, `${file}: one first heading`);
    check((await page.$$("main script, main img, main iframe, main [onerror], main [onload]")).length === 0,
      `${file}: nothing of an export is markup`);
    await looks(page, file);
    const rows = await sizes(page);
    await orders(page, file);
    await sorts(page, file);
    const isLong = await turns(page, file);
    check(isLong === file.endsWith("/long.html"), `${file}: only a long list is shown by pages`);
    await filters(page, file);
    await page.emulateMediaFeatures([]);
    const paper = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 120000 }));
    check(paper.subarray(0, 5).toString() === "%PDF-" && paper.length > 5000, `${file}: prints`);
    check(said.length === 0, `${file}: ${said.join("; ")}`);
    const plain = await open(browser, file, false);
    const words = await keeps(page).catch(() => "");
    check(words.length > 0 && (await plain.page.$$("table")).length > 0, `${file}: has its tables without scripts`);
    const plainRows = await plainSizes(plain.page);
    check(rows.join() === plainRows.join(), `${file}: rows are ${rows} with scripts and ${plainRows} without`);
    await plain.page.close();
    await page.close();
  }
} finally {
  await browser.close();
}
process.exit(failed === 0 ? 0 : 1);
