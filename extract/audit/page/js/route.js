// The address says what is shown, so that links and the browser's back button work: #tab=findings&severity=error

const TABS = ["overview", "matrix", "tasks", "findings", "comparison", "documents", "search"];

function route() {
  const made = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (made.doc) made.tab = "documents";
  if (!TABS.includes(made.tab)) made.tab = "overview";
  return made;
}
function address(params) {
  const kept = new URLSearchParams();
  const all = { ...params, lang: language === ABOUT.lang ? "" : language };
  if (all.doc || all.tab === "overview") delete all.tab;
  for (const [name, value] of Object.entries(all)) if (value) kept.set(name, value);
  return "#" + kept;
}
function go(params) {
  location.hash = address(params);
}
/** As `go`, without a step that the back button would take: for what is being typed or chosen. */
function become(changes) {
  location.replace(address({ ...route(), ...changes }));
}
const rowLink = (doc, key, more) => address({ doc: doc.id, row: key, ...more });
const link = (params, ...children) => h("a", { href: address(params) }, ...children);
