// The tables by the names of their columns.

const table = (name, ...columns) =>
  JSON.parse(document.getElementById(name).textContent).map((row, at) => {
    const made = { at };
    for (let i = 0; i < columns.length; i++) made[columns[i]] = row[i];
    return made;
  });

const DOCUMENTS = table("documents", "id", "sources", "kind", "code", "title", "issuer", "issued", "pages", "grade", "draft");
const UNITS = table("units", "id", "name", "kind", "level", "locality", "group", "known");
const CRITERIA = table("criteria", "id", "doc", "index", "code", "name", "page");
const SECTIONS = table("sections", "id", "doc", "marker", "heading", "page");
/** Those of copies come last: they stand beside their texts, and are listed and counted nowhere. */
const ALL_TASKS = table("tasks", "id", "doc", "criterion", "section", "text", "product", "deadline", "due", "recurrence", "page", "lead", "coordinate", "report", "standing");
const TASKS = ALL_TASKS.filter((task) => task.standing !== "copy");
const CELLS = table("cells", "unit", "axis", "column", "lead", "coordinate", "report");
const LOADS = table("loads", "unit", "lead", "coordinate", "report", "criteria", "documents", "overdue", "undated");
const FINDINGS = table("findings", "code", "severity", "doc", "source", "subject", "row", "page", "quote", "values");
const COMPARISONS = table("comparisons", "before", "after", "relation", "matches");

const numbered = (rows) => new Map(rows.map((row) => [row.id, row]));
const DOCUMENT = numbered(DOCUMENTS), UNIT = numbered(UNITS), CRITERION = numbered(CRITERIA), SECTION = numbered(SECTIONS), TASK = numbered(ALL_TASKS);
const LOAD = new Map(LOADS.map((load) => [load.unit, load]));
const counted = (rows, key) => {
  const made = new Map();
  for (const row of rows) made.set(row[key], (made.get(row[key]) ?? 0) + 1);
  return made;
};
const TASKS_OF = counted(ALL_TASKS, "doc"), FINDINGS_OF = counted(FINDINGS, "doc");
/** Past its last day, and no report says that it is done. */
const late = (task) => task.standing === "late";

/** How a document is called where there is little room: its number and symbol, else its file. */
const file = (doc) => doc.sources[0].split("/").pop();
const CODED = counted(DOCUMENTS, "code");
function brief(doc) {
  if (!doc) return "";
  if (!doc.code || doc.code.startsWith("/")) return file(doc);
  return CODED.get(doc.code) > 1 ? `${doc.code} (${file(doc).split(".").pop()})` : doc.code;
}
const unitName = (unit) => (unit.locality && !unit.name.endsWith(unit.locality) ? `${unit.name} – ${unit.locality}` : unit.name);
const criterionName = (row) => [row.index, row.code, row.name].filter(Boolean).join(" · ");
const sectionName = (row) => [row.marker, row.heading].filter(Boolean).join(" ");

const SEVERITIES = ["error", "warning", "info"];
/** What a finding says: its kind in a few words, and the message. Kinds that the catalogue does not know say their code. */
function kindOf(code) {
  const message = Object.hasOwn(ABOUT.codes, code) && ABOUT.codes[code].message;
  return Object.hasOwn(ABOUT.labels.finding, code) || !message ? label("finding", code) : spoken(message).replace(/\{\w+\}/g, "…");
}
const valuesOf = (finding) => new Proxy(finding.values, { has: () => true, get: (values, name) => spokenDay(values[name] ?? "") });
const spokenDay = (value) => (/^\d{4}-\d\d(-\d\d)?$/.test(value) ? day(value) : value);
function messageOf(finding) {
  const known = Object.hasOwn(ABOUT.codes, finding.code) && ABOUT.codes[finding.code];
  if (known) return fill(spoken(known.message), valuesOf(finding));
  return Object.entries(finding.values).map(([name, value]) => `${name}: ${value}`).join("; ");
}
function adviceOf(finding) {
  const known = Object.hasOwn(ABOUT.codes, finding.code) && ABOUT.codes[finding.code];
  return known ? fill(spoken(known.advice), valuesOf(finding)) : "";
}

/** One document, unpacked. `null` where the archive has no text of it. */
async function unpack(doc) {
  let node = document.getElementById(`document-${doc.at}`);
  if (!node && document.readyState === "loading") {
    await new Promise((ready) => document.addEventListener("DOMContentLoaded", ready, { once: true }));
    node = document.getElementById(`document-${doc.at}`);
  }
  if (!node) return null;
  const bytes = Uint8Array.from(atob(node.textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}
