"use strict";
(() => {
  const root = document.documentElement;
  const PAGE = 100;
  const FEW = 5;
  const MOST_PRINTED = 2000;
  const number = (count) => count.toLocaleString("en-US");
  const counted = (shown, of) =>
    shown === of ? `${number(of)} ${of === 1 ? "row" : "rows"}` : `${number(shown)} (${number(of)} unfiltered)`;
  const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // Rows beyond the first some hundred are no elements until they are shown: a page of 50,000 opens at once. They stand
  // in a <noscript>, one a line, as the program wrote and escaped them.
  const rowsBehind = (scroll) => {
    const rest = scroll.nextElementSibling;
    if (!rest || !rest.matches("noscript.rest")) return [];
    const lines = rest.textContent.split("\n").filter((line) => line.startsWith("<tr>"));
    if (rest.nextElementSibling && rest.nextElementSibling.matches("p.rest")) rest.nextElementSibling.remove();
    rest.remove();
    return lines.map((html) => ({ html, node: null }));
  };

  const nodeOf = (row) => {
    if (row.node) return row.node;
    const template = document.createElement("template");
    template.innerHTML = row.html;
    row.node = template.content.firstElementChild;
    return row.node;
  };

  const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  const plain = (html) => html.replace(/<[^>]*>/g, " ").replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => entities[one]);

  // What a cell shows, without the note or the rows that may stand below it.
  const cellText = (row, column) => {
    if (!row.node) {
      row.cells ||= row.html.split(/<t[dh](?: [^>]*)?>/);
      return plain(row.cells[column + 1].split(/<(?:details|span class="note")>/)[0]).trim();
    }
    const cell = row.node.cells[column];
    return cell && cell.firstChild ? cell.firstChild.textContent.trim() : "";
  };
  const wholeText = (row) => (row.node ? row.node.textContent : plain(row.html)).toLowerCase();

  // A number, a share or a duration as it is printed; null for a text.
  const valueOf = (text) => {
    if (/^-?[\d,]+(\.\d+)?( ?%)?$/.test(text)) return Number(text.replace(/[,% ]/g, ""));
    if (/^-?\d+ s$/.test(text)) return Number(text.slice(0, -2)) / 60;
    const time = /^(-?)(?:([\d,]+) d )?(\d+):(\d\d)$/.exec(text);
    if (!time) return null;
    const minutes = Number((time[2] || "0").replace(/,/g, "")) * 1440 + Number(time[3]) * 60 + Number(time[4]);
    return time[1] ? -minutes : minutes;
  };

  // Words that have an order of their own.
  const ranked = ["error", "warning", "info", "dispute", "wait", "pay", "unchecked"];

  // Empty cells and "-" come last in either direction.
  const keyOf = (text) => {
    const place = ranked.indexOf(text);
    const value = place >= 0 ? place : valueOf(text);
    return { value, text, rank: text === "" || text === "-" ? 2 : value === null ? 1 : 0 };
  };
  const compare = (a, b, sign) =>
    a.rank - b.rank || sign * (a.rank === 0 ? a.value - b.value : words.compare(a.text, b.text));

  class List {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.rows = [...this.body.rows].map((node) => ({ html: "", node }));
      this.rows = this.rows.concat(rowsBehind(table.parentNode));
      this.shown = this.rows;
      this.page = 0;
      this.sought = "";
      this.picked = new Map();
      this.addSorting();
      if (this.rows.length > FEW) this.addControls();
      this.show();
    }

    addSorting() {
      this.heads = [...this.table.tHead.rows[0].cells];
      this.heads.forEach((head, column) => {
        if (head.classList.contains("bar")) return;
        const button = element("button", { type: "button", textContent: head.textContent });
        button.addEventListener("click", () => this.sort(column));
        head.replaceChildren(button);
      });
    }

    sort(column) {
      const head = this.heads[column];
      const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of this.heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      const keyed = this.rows.map((row) => ({ row, key: keyOf(cellText(row, column)) }));
      keyed.sort((a, b) => compare(a.key, b.key, sign));
      this.rows = keyed.map((one) => one.row);
      this.filter();
    }

    addControls() {
      const controls = element("div", { className: "controls" });
      const name = this.table.caption.textContent;
      const search = element("input", { type: "search", autocomplete: "off" });
      controls.append(element("label", {}, "Rows that contain", search));
      search.setAttribute("aria-label", `Rows that contain, in ${name}`);
      let waiting = 0;
      search.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          this.sought = search.value.trim().toLowerCase();
          this.filter();
        }, 150);
      });
      this.heads.forEach((head, column) => {
        if (head.dataset.pick !== undefined) controls.append(this.choice(head.textContent, column, name));
      });
      this.count = element("p");
      this.count.setAttribute("role", "status");
      controls.append(this.count);
      const scroll = this.table.parentNode;
      scroll.before(controls);
      if (this.rows.length > PAGE) scroll.after(this.pager(name));
    }

    choice(title, column, name) {
      const counts = new Map();
      for (const row of this.rows) {
        const text = cellText(row, column);
        counts.set(text, (counts.get(text) || 0) + 1);
      }
      const select = element("select", {}, element("option", { value: "", textContent: "all" }));
      for (const text of [...counts.keys()].sort(words.compare)) {
        select.append(element("option", { value: "=" + text, textContent: `${text || "(none)"} (${number(counts.get(text))})` }));
      }
      select.setAttribute("aria-label", `${title}, in ${name}`);
      select.addEventListener("change", () => {
        if (select.value) this.picked.set(column, select.value.slice(1));
        else this.picked.delete(column);
        this.filter();
      });
      return element("label", {}, title, select);
    }

    pager(name) {
      const turn = (text, by) => {
        const button = element("button", { type: "button", textContent: text });
        button.setAttribute("aria-label", `${text} of ${name}`);
        button.addEventListener("click", () => {
          this.page += by;
          this.show();
        });
        return button;
      };
      this.back = turn("Previous rows", -1);
      this.next = turn("Next rows", 1);
      return element("div", { className: "controls" }, this.back, this.next);
    }

    filter() {
      const picked = [...this.picked];
      this.shown = this.rows.filter((row) => {
        if (!picked.every(([column, text]) => cellText(row, column) === text)) return false;
        if (!this.sought) return true;
        row.text ||= wholeText(row);
        return row.text.includes(this.sought);
      });
      this.page = 0;
      this.show();
    }

    show() {
      const pages = Math.max(1, Math.ceil(this.shown.length / PAGE));
      this.page = Math.min(Math.max(this.page, 0), pages - 1);
      const first = this.page * PAGE;
      const now = this.shown.slice(first, first + PAGE);
      this.body.replaceChildren(...now.map(nodeOf));
      if (!this.count) return;
      const all = counted(this.shown.length, this.rows.length);
      this.count.textContent =
        now.length === this.shown.length ? all : `rows ${number(first + 1)} to ${number(first + now.length)} of ${all}`;
      if (!this.next) return;
      this.back.disabled = this.page === 0;
      this.next.disabled = this.page === pages - 1;
    }

    // On paper all rows of the filter stand, not one page of them.
    unfold() {
      if (this.shown.length <= PAGE) return;
      const now = this.shown.slice(0, MOST_PRINTED);
      this.body.replaceChildren(...now.map(nodeOf));
      if (now.length === this.shown.length) return;
      this.cut = element("p", {
        className: "banner",
        textContent: `On paper: the first ${number(now.length)} of ${number(this.shown.length)} rows. The filters choose which.`,
      });
      this.table.parentNode.before(this.cut);
    }

    fold() {
      if (this.cut) this.cut.remove();
      this.cut = null;
      if (this.shown.length > PAGE) this.show();
    }
  }

  const lists = [];
  document.addEventListener("DOMContentLoaded", () => {
    // The head of every printed page; what is quoted here is text for the style, and never markup.
    const title = document.title.replace(/[\\"\n\r\f]/g, " ");
    root.style.setProperty("--title", `"${title}"`);
    for (const table of document.querySelectorAll("table.list")) lists.push(new List(table));
  });

  addEventListener("beforeprint", () => {
    for (const list of lists) list.unfold();
    // Where the style alone cannot open what is closed.
    if (CSS.supports("selector(::details-content)")) return;
    for (const one of document.querySelectorAll("details:not([open])")) {
      one.open = true;
      one.dataset.closed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const list of lists) list.fold();
    for (const one of document.querySelectorAll("details[data-closed]")) {
      one.open = false;
      delete one.dataset.closed;
    }
  });
})();
