// All tasks, as the matrix's cells open them.

/** A document to choose by typing a part of its file's name; the browser lists those that fit. */
function documentField(change) {
  const node = h("input", {
    type: "search", list: "sources", autocomplete: "off", placeholder: say("all-documents"),
    onchange: () => {
      const doc = DOCUMENTS.find((one) => one.sources.includes(node.value));
      if (doc || !node.value) change(doc?.id ?? "");
      else node.setAttribute("aria-invalid", "true");
    },
    oninput: () => { node.removeAttribute("aria-invalid"); if (!node.value) change(""); },
  });
  return node;
}
const sourcesList = () =>
  h("datalist", { id: "sources" }, DOCUMENTS.map((doc) => h("option", { value: doc.sources[0] }, [doc.code, doc.title].filter(Boolean).join(" – "))));

const names = (units) => units.map((at) => unitName(UNITS[at])).join("; ");
const TASK_FOLDS = new Haystack(TASKS, (task) =>
  [task.text, task.product, task.deadline, names(task.lead), names(task.coordinate), task.criterion >= 0 ? criterionName(CRITERIA[task.criterion]) : "", brief(DOCUMENTS[task.doc])].filter(Boolean).join(" \n "));
const DUE = {
  late,
  answered: (task) => task.standing === "answered",
  coming: (task) => task.due >= ABOUT.as_of && !task.standing,
  recurring: (task) => Boolean(task.recurrence),
  none: (task) => !task.due && !task.recurrence && !task.deadline,
};
const whereIs = (doc, page) => [h("span", { class: "source" }, brief(doc)), page ? h("span", { class: "page-of" }, say("page-short", { page })) : null];
const standing = (task) => (late(task) ? say("is-late") : task.standing === "answered" ? say("is-answered") : "");
const due = (task) => [
  task.due ? h("span", { class: late(task) ? "late" : null }, day(task.due)) : label("recurrence", task.recurrence),
  standing(task) ? h("small", { class: late(task) ? "late" : null }, standing(task)) : null,
  task.deadline ? h("small", { class: "printed" }, task.deadline) : null,
];

function tasksView(panel) {
  const count = new Count(), chips = h("div", { class: "chips" });
  const listing = new Listing({
    name: say("tasks"), estimate: 76, ordered: (sort) => become({ sort }),
    href: (task) => rowLink(DOCUMENTS[task.doc], `tasks:${task.id}`),
    columns: [
      { id: "text", name: say("task"), class: "c-text", read: true, sort: (task) => task.text, cell: (task, query) => [
        h("a", { class: "main", href: rowLink(DOCUMENTS[task.doc], `tasks:${task.id}`) }, found(task.text, query)),
        task.criterion >= 0 ? h("small", {}, criterionName(CRITERIA[task.criterion])) : null] },
      { id: "lead", name: say("leads"), class: "c-unit", read: true, sort: (task) => names(task.lead), cell: (task, query) => task.lead.length ? found(names(task.lead), query) : h("span", { class: "none", lang: language }, say("none")) },
      { id: "coordinate", name: say("coordinates"), class: "c-unit", read: true, sort: (task) => names(task.coordinate), cell: (task, query) => found(names(task.coordinate), query) },
      { id: "due", name: say("deadline"), class: "c-due", sort: (task) => task.due, cell: due },
      { id: "doc", name: say("document"), class: "c-doc", sort: (task) => brief(DOCUMENTS[task.doc]), cell: (task) => whereIs(DOCUMENTS[task.doc], task.page) },
    ],
  });
  views.tasks = listing;
  const words = typing("", (q) => become({ q })), only = documentField((value) => become({ in: value }));
  const role = select([["", say("any-role")], ["lead", say("leads")], ["coordinate", say("coordinates")], ["report", say("reports")], ["unled", say("no-lead")]], "", (value) => become({ role: value }));
  const when = select([["", say("any-deadline")], ...Object.keys(DUE).map((name) => [name, label("due", name)])], "", (value) => become({ due: value }));
  panel.append(h("div", { class: "filters" }, field(say("filter-words"), words), field(say("role"), role), field(say("deadline"), when), field(say("document"), only), chips, count.node), listing.node);
  return (params) => {
    agree(words, params.q);
    agree(only, params.in ? DOCUMENT.get(params.in)?.sources[0] : "");
    role.value = params.role ?? "";
    when.value = params.due ?? "";
    const unit = UNIT.get(params.unit), criterion = CRITERION.get(params.at), section = SECTION.get(params.at);
    const chip = (name, text, drop) => h("button", { type: "button", class: "chip", "aria-label": say("drop-filter", { text: `${name}: ${text}` }), onclick: () => become(drop) }, `${name}: ${text}`, h("span", { "aria-hidden": "true" }, " ×"));
    chips.replaceChildren(...[
      unit && chip(say("unit"), unitName(unit), { unit: "" }),
      criterion && chip(label("axis", "criterion"), criterionName(criterion), { at: "" }),
      section && chip(label("axis", "section"), sectionName(section), { at: "" }),
    ].filter(Boolean));
    const query = new Query(params.q ?? ""), doc = params.in ? DOCUMENT.get(params.in) : null;
    const named = (task) => (params.role && params.role !== "unled" ? task[params.role] ?? [] : [...task.lead, ...task.coordinate, ...task.report]);
    const rows = TASK_FOLDS.matching(query).filter((task) =>
      (!unit || named(task).includes(unit.at)) && (!criterion || task.criterion === criterion.at) && (!section || (task.section === section.at && task.criterion < 0))
      && (!doc || task.doc === doc.at) && (!DUE[params.due] || DUE[params.due](task))
      && (params.role === "unled" ? !task.lead.length : !params.role || unit || named(task).length));
    listing.show(rows, query, params.sort);
    count.show(rows.length, TASKS.length);
  };
}
