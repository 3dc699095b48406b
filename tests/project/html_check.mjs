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
    await sorts(page, file);
    const isLong = await turns(page, file);
    check(isLong === file.endsWith("/long.html"), `${file}: only a long list is shown by pages`);
    await filters(page, file);
    await page.emulateMediaFeatures([]);
    const paper = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    check(paper.subarray(0, 5).toString() === "%PDF-" && paper.length > 5000, `${file}: prints`);
    check(said.length === 0, `${file}: ${said.join("; ")}`);
    const plain = await open(browser, file, false);
    const words = await keeps(page).catch(() => "");
    check(words.length > 0 && (await plain.page.$$("table")).length > 0, `${file}: has its tables without scripts`);
    await plain.page.close();
    await page.close();
  }
} finally {
  await browser.close();
}
process.exit(failed === 0 ? 0 : 1);
