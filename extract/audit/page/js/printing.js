// On paper lists stand whole, up to a bound; what is left out is said.

const PRINTED_FINDINGS = 2000, PRINTED_ROWS = 400, PRINTED_COLUMNS = 120, COLUMNS_A_SHEET = 8, PRINTED_MATCHES = 1000, PRINTED_TASKS = 1000;

const leftOut = (all, most) => (all > most ? h("p", { class: "left-out" }, say("left-out", { shown: number(most), all: number(all) })) : null);
const plainTable = (heads, rows, name) => h("table", { class: `printed-table ${name ?? ""}` }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", {}, head)))), h("tbody", {}, rows));
const cells = (...made) => h("tr", {}, made.map((one) => h("td", {}, one)));
const filtersOf = (params, names) => {
  const value = { in: (id) => DOCUMENT.get(id)?.sources[0] ?? id, code: kindOf, severity: (name) => label("severity", name) };
  const said = names.filter((name) => params[name]).map((name) => `${label("filter", name)}: ${(value[name] ?? String)(params[name])}`);
  return said.length ? h("p", { class: "left-out" }, say("filtered", { filters: said.join("; ") })) : null;
};

/** What is printed: the open document, or else the whole report, lists as they are filtered on the screen. */
function paper() {
  const params = route();
  if (params.doc && views?.document?.passages) return printedDocument(views.document);
  const of = (tab) => (params.tab === tab ? params : {});
  return [
    h("header", {}, h("h1", {}, say("title")), h("p", {}, say("printed-as-of", { date: day(ABOUT.as_of), documents: number(DOCUMENTS.length), tasks: number(TASKS.length) }))),
    overview(), printedMatrix(of("matrix")), params.tab === "tasks" ? printedTasks() : null, printedFindings(of("findings")), printedComparisons(),
  ];
}

function printedMatrix(params) {
  const data = matrixOf(params), axis = AXES[data.axis];
  const rows = data.rows.slice(0, PRINTED_ROWS), columns = data.columns.slice(0, PRINTED_COLUMNS), sheets = [];
  for (let at = 0; at < columns.length; at += COLUMNS_A_SHEET) {
    const own = columns.slice(at, at + COLUMNS_A_SHEET);
    const filled = rows.filter((row) => own.some((column) => row.cells.has(column)));
    if (filled.length) sheets.push(plainTable([say("unit"), "L", "P", ...own.map((column) => [h("small", {}, brief(axis.doc(axis.rows[column]))), " ", clipped(axis.title(axis.rows[column]), 90)])],
      filled.map((row) => cells(unitName(row.unit), number(row.lead), number(row.coordinate), ...own.map((column) => { const cell = row.cells.get(column); return cell ? roles(cell) : ""; }))), "matrix"));
  }
  return h("section", { class: "landscape" }, h("h2", {}, `${say("matrix")}: ${say("unit")} × ${label("axis", axis.name)}`), filtersOf(params, ["q", "col", "in"]),
    h("p", {}, `L: ${say("leads")}; P: ${say("coordinates")}; B: ${say("reports")}.`),
    leftOut(data.rows.length, PRINTED_ROWS), data.columns.length > PRINTED_COLUMNS ? h("p", { class: "left-out" }, say("left-out-columns", { shown: number(PRINTED_COLUMNS), all: number(data.columns.length) })) : null,
    sheets.length ? sheets : h("p", {}, say("nothing")));
}
const clipped = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

function printedFindings(params) {
  const rows = findingsOf(params);
  return h("section", {}, h("h2", {}, `${say("findings")} (${number(rows.length)})`), filtersOf(params, ["q", "severity", "code", "in"]), leftOut(rows.length, PRINTED_FINDINGS),
    rows.length ? plainTable([say("severity"), say("finding"), say("quote"), say("document")], rows.slice(0, PRINTED_FINDINGS).map((one) =>
      cells(severity(one.severity), [h("b", {}, kindOf(one.code)), " ", messageOf(one)], one.quote ? h("q", {}, one.quote) : "", one.doc >= 0 ? whereIs(DOCUMENTS[one.doc], one.page) : one.source)), "findings") : h("p", {}, say("nothing")));
}

function printedTasks() {
  const rows = views.tasks.rows;
  return h("section", {}, h("h2", {}, `${say("tasks")} (${number(rows.length)})`), leftOut(rows.length, PRINTED_TASKS),
    plainTable([say("task"), say("leads"), say("coordinates"), say("deadline"), say("document")], rows.slice(0, PRINTED_TASKS).map((task) =>
      cells(task.text, names(task.lead), names(task.coordinate), due(task), whereIs(DOCUMENTS[task.doc], task.page))), "tasks"));
}

function printedComparisons() {
  return COMPARISONS.map((pair) => {
    const rows = MATCHES[pair.at];
    return h("section", {}, h("h2", {}, `${say("comparison")}: ${brief(DOCUMENTS[pair.before])} → ${brief(DOCUMENTS[pair.after])}`), leftOut(rows.length, PRINTED_MATCHES),
      plainTable([say("status"), say("before"), say("after"), say("changes")], rows.slice(0, PRINTED_MATCHES).map((one) =>
        cells(label("status", one.status), one.before?.[2] ?? "", one.after?.[2] ?? "", one.detail.map(([name, before, after]) => h("div", {}, `${label("field", name)}: ${before || say("none")} → ${after || say("none")}`)))), "comparison"));
  });
}

function printedDocument(view) {
  const rows = view.listing.rows;
  return [view.title(view.doc),
    h("section", {}, h("h2", {}, say("rows")), plainTable([say("row"), say("says")], rows.map((row) => cells([label("kind-of-row", row.kind), row.number ? ` ${row.number}` : ""], rowBody(row, null))), "rows")),
    h("section", {}, h("h2", {}, say("text")), view.passages.node.cloneNode(true))];
}

function toPaper() {
  document.getElementById("paper").replaceChildren(...[paper()].flat(Infinity).filter(Boolean));
}
const fromPaper = () => document.getElementById("paper").replaceChildren();
addEventListener("beforeprint", toPaper);
addEventListener("afterprint", fromPaper);
matchMedia("print").addEventListener("change", (event) => (event.matches ? toPaper() : fromPaper()));
