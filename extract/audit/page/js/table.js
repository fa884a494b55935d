// A table that sorts, with rows drawn as they come into sight.

/**
 * @param columns { id, name, class, sort, read, cell(row, query) }: `sort` gives a row's value, where the column sorts;
 * `read`: what stands there was read from documents, so it is Vietnamese
 * @param ordered is told the column that a person sorts by, `-` before it for the other way
 */
class Listing {
  constructor({ name, columns, href, ordered, estimate, key }) {
    Object.assign(this, { columns, href, ordered, rows: [], query: null, key });
    this.heads = columns.map((column) => {
      const text = column.sort
        ? h("button", { type: "button", class: "sort", onclick: () => ordered(this.order === column.id ? "-" + column.id : column.id) }, column.name)
        : h("span", {}, column.name);
      return h("th", { scope: "col", class: column.class }, text);
    });
    this.body = h("tbody", {});
    this.table = h("table", { class: "listing", "aria-label": name },
      h("colgroup", {}, columns.map((column) => h("col", { class: column.class }))),
      h("thead", {}, h("tr", { "aria-rowindex": 1 }, this.heads)), this.body);
    this.empty = h("p", { class: "empty", hidden: true }, say("nothing"));
    this.node = h("div", { class: "scroller", tabindex: 0, role: "region", "aria-label": name }, this.table, this.empty);
    this.list = new Virtual({
      scroller: this.node, body: this.body, estimate, draw: (i) => this.draw(i),
      spacer: () => {
        const cell = h("td", { colspan: columns.length });
        const node = h("tr", { class: "spacer", "aria-hidden": "true" }, cell);
        return { node, size: (height) => { cell.style.height = `${height}px`; node.hidden = height < 1; } };
      },
    });
    this.body.addEventListener("keydown", (event) => this.step(event));
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      if (!row || event.target.closest("a, button") || String(getSelection())) return;
      row.querySelector("a.main")?.click();
    });
  }
  /** Shows rows, by the column `order` says. */
  show(rows, query, order) {
    this.query = query;
    this.order = order ?? "";
    this.rows = sorted(rows, this.columns, this.order);
    this.columns.forEach((column, i) => {
      const way = this.order === column.id ? "ascending" : this.order === "-" + column.id ? "descending" : null;
      if (way) this.heads[i].setAttribute("aria-sort", way);
      else this.heads[i].removeAttribute("aria-sort");
    });
    this.table.setAttribute("aria-rowcount", rows.length + 1);
    this.empty.hidden = rows.length > 0;
    this.list.set(rows.length);
  }
  draw(i) {
    const row = this.rows[i];
    return h("tr", { "aria-rowindex": i + 2, "data-at": i, "aria-current": this.key && this.key(row) === this.current ? "true" : null, class: this.href?.(row) ? "live" : null },
      this.columns.map((column) => h("td", { class: column.class, lang: column.read ? "vi" : null }, column.cell(row, this.query))));
  }
  step(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("tr[data-at]");
    if (!way || !row || event.target.matches("input, select")) return;
    const to = Number(row.dataset.at) + way;
    if (to < 0 || to >= this.rows.length) return;
    event.preventDefault();
    this.list.reveal(to, false)?.querySelector("a.main")?.focus({ preventScroll: true });
  }
}

const collator = new Intl.Collator("vi", { numeric: true });
function compare(a, b) {
  if (a === b) return 0;
  // What is empty comes last, whichever way one sorts.
  if (a === null || a === undefined || a === "") return 2;
  if (b === null || b === undefined || b === "") return -2;
  return typeof a === "number" ? Math.sign(a - b) : Math.sign(collator.compare(a, b));
}
function sorted(rows, columns, order) {
  const column = columns.find((one) => one.id === order.replace(/^-/, ""));
  if (!column?.sort) return rows;
  const way = order.startsWith("-") ? -1 : 1;
  return rows
    .map((row, i) => [column.sort(row), i, row])
    .sort((a, b) => {
      const side = compare(a[0], b[0]);
      return (Math.abs(side) === 2 ? side : way * side) || a[1] - b[1];
    })
    .map((entry) => entry[2]);
}

/** A panel's line that says how many rows are shown, aloud too. */
class Count {
  constructor() {
    this.node = h("p", { class: "count", role: "status" });
  }
  show(some, all) {
    const text = some === all ? say("count-all", { all: number(all) }) : say("count-some", { some: number(some), all: number(all) });
    if (this.node.textContent !== text) this.node.textContent = text;
  }
}
