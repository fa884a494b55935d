// Units against criteria, sections or documents: a grid of which only the cells in sight are elements.

const AXES = [
  { name: "criterion", rows: CRITERIA, title: criterionName, doc: (row) => DOCUMENTS[row.doc] },
  { name: "section", rows: SECTIONS, title: sectionName, doc: (row) => DOCUMENTS[row.doc] },
  { name: "document", rows: DOCUMENTS, title: (row) => row.title ?? row.sources[0], doc: (row) => row },
];
const axisAt = (name) => Math.max(0, AXES.findIndex((axis) => axis.name === name));
/** The axis in which most is to be seen where none is asked for. */
const DEFAULT_AXIS = CELLS.some((cell) => cell.axis === 0) ? "criterion" : CELLS.some((cell) => cell.axis === 1) ? "section" : "document";
const UNIT_FOLDS = new Haystack(UNITS, unitName);
const COLUMN_FOLDS = AXES.map((axis) => new Haystack(axis.rows, (row) => `${axis.title(row)} ${brief(axis.doc(row))}`));

/** Rows and columns as the address asks for them. */
function matrixOf(params) {
  const axis = axisAt(params.axis ?? DEFAULT_AXIS);
  const units = new Set(UNIT_FOLDS.matching(new Query(params.q ?? "")).map((unit) => unit.at));
  const wanted = new Set(COLUMN_FOLDS[axis].matching(new Query(params.col ?? "")).map((row) => row.at));
  const only = params.in ? DOCUMENT.get(params.in) : null;
  const rows = new Map(), columns = new Set(), weight = new Map();
  for (const cell of CELLS) {
    if (cell.axis !== axis || !units.has(cell.unit) || !wanted.has(cell.column)) continue;
    if (only && AXES[axis].doc(AXES[axis].rows[cell.column]) !== only) continue;
    if (params.led && !cell.lead) continue;
    let row = rows.get(cell.unit);
    if (!row) rows.set(cell.unit, (row = { unit: UNITS[cell.unit], cells: new Map(), lead: 0, coordinate: 0 }));
    row.cells.set(cell.column, cell);
    row.lead += cell.lead;
    row.coordinate += cell.coordinate;
    columns.add(cell.column);
    const doc = AXES[axis].doc(AXES[axis].rows[cell.column])?.at;
    weight.set(doc, (weight.get(doc) ?? 0) + 1000 * cell.lead + cell.coordinate);
  }
  // Documents that give most work come first; within one its own order holds.
  const heavy = (at) => weight.get(AXES[axis].doc(AXES[axis].rows[at])?.at);
  const made = { axis, rows: [...rows.values()], columns: [...columns].sort((a, b) => heavy(b) - heavy(a) || a - b), order: params.by ?? "-lead" };
  const by = made.order.replace(/^-/, ""), way = made.order.startsWith("-") ? -1 : 1;
  const column = by.startsWith("c") && AXES[axis].rows.find((row) => row.id === by.slice(1).trim())?.at;
  const value = by === "name" ? (row) => unitName(row.unit) : by === "lead" || by === "coordinate" ? (row) => row[by]
    : (row) => { const cell = row.cells.get(column); return cell ? 1000 * cell.lead + cell.coordinate : null; };
  const keyed = made.rows.map((row) => [value(row), unitName(row.unit), row]);
  keyed.sort((a, b) => { const side = compare(a[0], b[0]); return (Math.abs(side) === 2 ? side : way * side) || collator.compare(a[1], b[1]); });
  made.rows = keyed.map((entry) => entry[2]);
  return made;
}

/** The mark of a unit that the registry does not know; none where the archive was made without a registry. */
const WITH_REGISTRY = UNITS.some((unit) => unit.known);
const unknown = (unit) => (WITH_REGISTRY && !unit.known ? h("span", { class: "unknown", lang: language, title: say("unknown-unit") }, "?", h("span", { class: "sr" }, ` ${say("unknown-unit")}`)) : null);
const roleText = (cell) => [
  cell.lead ? `${say("leads")}: ${cell.lead}` : null,
  cell.coordinate ? `${say("coordinates")}: ${cell.coordinate}` : null,
  cell.report ? `${say("reports")}: ${cell.report}` : null,
].filter(Boolean).join(", ");
const roles = (cell) => [
  cell.lead ? h("span", { class: "role lead" }, `L ${cell.lead}`) : null,
  cell.coordinate ? h("span", { class: "role coordinate" }, `P ${cell.coordinate}`) : null,
  cell.report ? h("span", { class: "role report" }, `B ${cell.report}`) : null,
];

class Grid {
  constructor() {
    this.head = h("div", { class: "grid-row grid-head", role: "row", "aria-rowindex": 1 });
    this.body = h("div", { class: "grid-body", role: "rowgroup" });
    this.empty = h("p", { class: "empty", hidden: true }, say("nothing"));
    this.node = h("div", { class: "grid scroller", role: "grid", tabindex: 0, "aria-label": say("matrix"), "aria-readonly": "true" },
      h("div", { class: "grid-heads", role: "rowgroup" }, this.head), this.body);
    this.data = { rows: [], columns: [] };
    this.at = [0, 0];
    this.node.addEventListener("scroll", () => this.render(), { passive: true });
    this.node.addEventListener("keydown", (event) => this.keyed(event));
    this.node.addEventListener("click", (event) => {
      const cell = event.target.closest("[data-r]");
      if (!cell || String(getSelection())) return;
      this.at = [Number(cell.dataset.r), Number(cell.dataset.c)];
      this.act();
    });
    new ResizeObserver(() => this.render()).observe(this.node);
  }
  sizes() {
    const narrow = this.node.clientWidth < 700;
    return { unit: narrow ? 150 : 290, sum: narrow ? 44 : 58, column: narrow ? 96 : 130, row: 46, head: 118 };
  }
  show(data) {
    this.data = data;
    this.at = [0, 0];
    this.node.setAttribute("aria-rowcount", data.rows.length + 1);
    this.node.setAttribute("aria-colcount", data.columns.length + 3);
    this.node.scrollTop = this.node.scrollLeft = 0;
    this.render();
  }
  render() {
    const { rows, columns, axis } = this.data, size = this.sizes();
    const { clientWidth: width, clientHeight: height, scrollLeft: x, scrollTop: y } = this.node;
    if (!width || !height) return;
    const left = size.unit + 2 * size.sum;
    const firstRow = Math.max(0, Math.floor(y / size.row) - 4), lastRow = Math.min(rows.length, Math.ceil((y + height) / size.row) + 4);
    const firstColumn = Math.max(0, Math.floor(x / size.column) - 1);
    const lastColumn = Math.min(columns.length, Math.ceil((x + width - size.unit) / size.column) + 1);
    const full = left + columns.length * size.column;
    this.head.style.width = this.body.style.width = `${full}px`;
    this.head.style.height = `${size.head}px`;
    this.body.style.height = `${rows.length * size.row}px`;
    const put = (node, wide, at) => { node.style.width = `${wide}px`; if (at !== undefined) node.style.left = `${at}px`; return node; };
    const cell = (r, c, role, name, attributes, ...children) =>
      h("div", { role, id: `cell-${r}-${c}`, "data-r": r, "data-c": c, "aria-colindex": c + 1, class: `grid-cell ${name}${r === this.at[0] && c === this.at[1] ? " active" : ""}`, ...attributes }, ...children);
    const order = this.data.order?.replace(/^-/, ""), way = this.data.order?.startsWith("-") ? "descending" : "ascending";
    const sort = (id) => ({ "aria-sort": order === id ? way : null });
    this.head.replaceChildren(
      put(cell(0, 0, "columnheader", "unit", sort("name"), h("span", { class: "sort" }, say("unit"))), size.unit, 0),
      put(cell(0, 1, "columnheader", "sum", { ...sort("lead"), title: say("leads") }, h("span", { class: "sort" }, "L")), size.sum, size.unit),
      put(cell(0, 2, "columnheader", "sum", { ...sort("coordinate"), title: say("coordinates") }, h("span", { class: "sort" }, "P")), size.sum, size.unit + size.sum),
      ...columns.slice(firstColumn, lastColumn).map((at, i) => {
        const row = AXES[axis].rows[at], doc = AXES[axis].doc(row), c = firstColumn + i;
        return put(cell(0, c + 3, "columnheader", "column", { lang: "vi", ...sort("c" + row.id), title: `${AXES[axis].title(row)} – ${doc?.sources[0] ?? ""}` },
          h("small", {}, brief(doc)), h("span", { class: "sort name" }, AXES[axis].title(row))), size.column, left + c * size.column);
      }));
    this.body.replaceChildren(...rows.slice(firstRow, lastRow).map((row, i) => {
      const r = firstRow + i + 1;
      const node = h("div", { class: "grid-row", role: "row", "aria-rowindex": r + 1 },
        put(cell(r, 0, "rowheader", "unit", { lang: "vi", title: unitName(row.unit) }, h("span", { class: "name" }, unitName(row.unit), unknown(row.unit))), size.unit, 0),
        put(cell(r, 1, "gridcell", "sum", {}, number(row.lead)), size.sum, size.unit),
        put(cell(r, 2, "gridcell", "sum", {}, number(row.coordinate)), size.sum, size.unit + size.sum),
        columns.slice(firstColumn, lastColumn).map((at, k) => {
          const own = row.cells.get(at), c = firstColumn + k;
          return put(cell(r, c + 3, "gridcell", own ? "column full" : "column", own ? { "aria-label": roleText(own), title: roleText(own) } : {}, own ? roles(own) : null),
            size.column, left + c * size.column);
        }));
      node.style.top = `${(r - 1) * size.row}px`;
      node.style.height = `${size.row}px`;
      node.style.width = `${full}px`;
      return node;
    }));
    this.point();
  }
  point() {
    const id = `cell-${this.at[0]}-${this.at[1]}`;
    if (document.getElementById(id)) this.node.setAttribute("aria-activedescendant", id);
    else this.node.removeAttribute("aria-activedescendant");
  }
  keyed(event) {
    const { rows, columns } = this.data, size = this.sizes();
    const page = Math.max(1, Math.floor((this.node.clientHeight - size.head) / size.row) - 1);
    let [r, c] = this.at;
    const ends = event.ctrlKey || event.metaKey;
    switch (event.key) {
      case "ArrowDown": r++; break;
      case "ArrowUp": r--; break;
      case "ArrowRight": c++; break;
      case "ArrowLeft": c--; break;
      case "PageDown": r += page; break;
      case "PageUp": r -= page; break;
      case "Home": c = 0; if (ends) r = 0; break;
      case "End": c = columns.length + 2; if (ends) r = rows.length; break;
      case "Enter": case " ": event.preventDefault(); this.act(); return;
      default: return;
    }
    event.preventDefault();
    this.at = [Math.min(Math.max(r, 0), rows.length), Math.min(Math.max(c, 0), columns.length + 2)];
    this.follow();
  }
  follow() {
    const size = this.sizes(), [r, c] = this.at, view = this.node;
    const y = (r - 1) * size.row;
    if (r === 0) view.scrollTop = 0;
    else if (y < view.scrollTop) view.scrollTop = y;
    else if (y + size.row > view.scrollTop + view.clientHeight - size.head) view.scrollTop = y + size.row - view.clientHeight + size.head;
    if (c < 3) view.scrollLeft = 0;
    else {
      const pinned = size.unit + 2 * size.sum, x = (c - 3) * size.column;
      if (x < view.scrollLeft) view.scrollLeft = x;
      else if (x + size.column > view.scrollLeft + view.clientWidth - pinned) view.scrollLeft = x + size.column - view.clientWidth + pinned;
    }
    this.render();
  }
  act() {
    const [r, c] = this.at, { rows, columns, axis, order } = this.data;
    const column = c > 2 ? AXES[axis].rows[columns[c - 3]] : null;
    if (r === 0) {
      const by = c === 0 ? "name" : c === 1 ? "-lead" : c === 2 ? "-coordinate" : "-c" + column.id;
      become({ by: by === order ? (by.startsWith("-") ? by.slice(1) : "-" + by) : by });
    } else if (!column) {
      go({ tab: "tasks", unit: rows[r - 1].unit.id, role: ["", "lead", "coordinate"][c] });
    } else if (rows[r - 1].cells.has(columns[c - 3])) {
      go({ tab: "tasks", unit: rows[r - 1].unit.id, ...(AXES[axis].name === "document" ? { in: column.id } : { at: column.id }) });
    }
  }
}

function matrixView(panel) {
  const grid = new Grid(), count = h("p", { class: "count", role: "status" });
  const axis = select(AXES.map((one) => [one.name, label("axis", one.name)]), "", (value) => become({ axis: value, col: "", by: "" }));
  const units = typing("", (q) => become({ q })), columns = typing("", (col) => become({ col }));
  const only = documentField((value) => become({ in: value }));
  const by = select([["-lead", say("sort-lead")], ["-coordinate", say("sort-coordinate")], ["name", say("sort-name")], ["", say("sort-column")]], "", (value) => value && become({ by: value }));
  const led = h("input", { type: "checkbox", onchange: () => become({ led: led.checked ? "1" : "" }) });
  panel.append(
    h("div", { class: "filters" }, field(say("columns-are"), axis), field(say("filter-units"), units), field(say("filter-columns"), columns),
      field(say("document"), only), field(say("sort"), by), h("label", { class: "check" }, led, h("span", {}, say("only-led"))), count),
    grid.node, grid.empty,
    h("p", { class: "legend" }, h("span", { class: "role lead" }, "L"), ` ${say("leads")} `, h("span", { class: "role coordinate" }, "P"), ` ${say("coordinates")} `,
      h("span", { class: "role report" }, "B"), ` ${say("reports")}. `, WITH_REGISTRY ? [h("span", { class: "unknown" }, "?"), ` ${say("unknown-unit")}. `] : null, say("matrix-help")));
  return (params) => {
    axis.value = params.axis ?? DEFAULT_AXIS;
    agree(units, params.q);
    agree(columns, params.col);
    agree(only, params.in ? DOCUMENT.get(params.in)?.sources[0] : "");
    led.checked = Boolean(params.led);
    const data = matrixOf(params);
    by.value = ["-lead", "-coordinate", "name"].includes(data.order) ? data.order : "";
    grid.show(data);
    grid.node.hidden = !data.rows.length;
    grid.empty.hidden = data.rows.length > 0;
    const text = say("count-matrix", { units: number(data.rows.length), columns: number(data.columns.length) });
    if (count.textContent !== text) count.textContent = text;
  };
}
