// One document: its text on one side, its rows on the other; each leads to the other.

const ROW_KINDS = ["tasks", "criteria", "findings", "sections", "citations", "problems"];
const USUAL_KINDS = ["tasks", "criteria", "findings"];

/** Rows of a document in reading order, and the places that they mark in the text. */
function readRows(doc, content) {
  const rows = [], marks = [];
  const places = new Map();
  const add = (kind, id, spans, more) => {
    places.set(`${kind}:${id}`, spans);
    rows.push({ kind, key: `${kind}:${id}`, start: spans[0]?.[0] ?? Infinity, ...more });
  };
  const mark = (spans, key, name, ref) => spans.forEach(([start, end], i) => end > start && marks.push({ start, end, key, name, ref: i ? null : ref }));
  places.set(`documents:${doc.id}`, content.head);
  for (const [id, parent, depth, marker, heading, kind, spans] of content.sections) {
    add("sections", id, spans.slice(0, 1), { marker, heading, section: kind });
    mark(spans.slice(0, 1), `sections:${id}`, "section");
  }
  for (const [id, index, code, name, limitation, cause, solution, score, most, spans] of content.criteria) {
    const number = rows.filter((row) => row.kind === "criteria").length + 1;
    add("criteria", id, spans, { name: [index, code, name].filter(Boolean).join(" · "), limitation, cause, solution, score, most });
    mark(spans.slice(0, 1), `criteria:${id}`, "criterion", [`TC${number}`, say("to-row", { kind: label("kind-of-row", "criteria"), number })]);
  }
  content.tasks.forEach(([id, spans], i) => {
    add("tasks", id, spans, { task: TASK.get(id), number: i + 1, given: [], deadlines: [] });
    mark(spans, `tasks:${id}`, "task", [String(i + 1), say("to-row", { kind: label("kind-of-row", "tasks"), number: i + 1 })]);
  });
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const [task, position, role, mention, inherited, confidence, spans] of content.assignments) {
    places.set(`assignments:${task}/${position}`, spans);
    byKey.get(`tasks:${task}`)?.given.push({ role, mention, inherited, confidence });
    mark(spans, `tasks:${task}`, role);
  }
  for (const [task, position, text, spans] of content.deadlines) {
    places.set(`deadlines:${task}/${position}`, spans);
    mark(spans, `tasks:${task}`, "deadline");
  }
  for (const [position, text, code, spans] of content.citations) {
    add("citations", String(position), spans, { text, code });
    mark(spans, `citations:${position}`, "citation");
  }
  for (const [position, level, code, message, page, spans] of content.problems) {
    add("problems", String(position), spans, { severity: level, code, message, page });
    mark(spans, `problems:${position}`, "problem");
  }
  FINDINGS.forEach((finding) => {
    if (finding.doc !== doc.at) return;
    const spans = narrowed(places.get(`${finding.subject}:${finding.row}`) ?? [], finding.quote, content.text);
    add("findings", String(finding.at), spans, { finding });
    mark(spans.slice(0, 1), `findings:${finding.at}`, `finding ${finding.severity}`, ["!", `${label("kind-of-row", "findings")}: ${kindOf(finding.code)}`]);
  });
  rows.sort((a, b) => a.start - b.start || (a.start === b.start ? ROW_KINDS.indexOf(a.kind) - ROW_KINDS.indexOf(b.kind) : 0) || 0);
  return { rows, marks };
}

/** The quote's own place where it stands in the row's; else the row's. */
function narrowed(spans, quote, text) {
  const words = (quote ?? "").replace(/…$/, "");
  for (const [start, end] of spans) {
    const at = words ? text.slice(start, end).indexOf(words) : -1;
    if (at >= 0) return [[start + at, start + at + words.length]];
  }
  return spans;
}

function rowBody(row, href) {
  const main = (...text) => h("a", { class: "main", href, lang: row.kind === "findings" || row.kind === "problems" ? null : "vi" }, text);
  const line = (name, value) => (value ? h("small", {}, h("b", {}, name), ": ", value) : null);
  switch (row.kind) {
    case "tasks": {
      const of = (role) => row.given.filter((one) => one.role === role).map((one, i) => [i ? "; " : "", h("span", { class: `u-${role}` }, one.mention),
        one.inherited ? h("i", { title: say("inherited") }, " ↑") : null, one.confidence < 0.9 ? h("i", { class: "unsure" }, ` (${say("unsure", { share: percent(one.confidence, 1) })})`) : null]);
      const given = (role) => row.given.some((one) => one.role === role);
      return [main(row.task?.text ?? row.key),
        given("lead") ? line(say("leads"), of("lead")) : h("small", { class: "none" }, say("no-lead")),
        given("coordinate") ? line(say("coordinates"), of("coordinate")) : null,
        given("report_to") ? line(say("reports"), of("report_to")) : null,
        row.task ? line(say("deadline"), row.task.due || row.task.deadline || row.task.recurrence ? [row.task.deadline, row.task.due ? ` (${[day(row.task.due), standing(row.task)].filter(Boolean).join(" – ")})` : ""] : null) : null,
        row.task ? line(say("product"), row.task.product) : null];
    }
    case "criteria":
      return [main(row.name), line(say("limitation"), row.limitation), line(say("cause"), row.cause), line(say("solution"), row.solution),
        row.score !== null ? line(say("points"), `${row.score}${row.most !== null ? ` / ${row.most}` : ""}`) : null];
    case "findings":
      return [severity(row.finding.severity), " ", main(kindOf(row.finding.code)), messageOf(row.finding) ? h("span", { class: "message" }, messageOf(row.finding)) : null,
        adviceOf(row.finding) ? h("small", {}, adviceOf(row.finding)) : null];
    case "sections":
      return [main([row.marker, row.heading].filter(Boolean).join(" ") || label("section", row.section)), h("small", {}, label("section", row.section))];
    case "citations":
      return [main(row.text)];
    default: {
      // The message holds both languages, Vietnamese first.
      const both = row.message.split(" / ");
      return [severity(row.severity), " ", main(both.length === 2 ? spoken(both) : row.message), h("small", {}, row.code)];
    }
  }
}

class DocumentView {
  constructor(panel) {
    this.panel = panel;
    this.doc = null;
  }
  async show(params) {
    const doc = DOCUMENT.get(params.doc);
    this.wanted = params;
    if (!doc) {
      this.doc = null;
      this.panel.replaceChildren(h("p", { class: "empty" }, say("no-such-document")), link({ tab: "documents" }, say("back")));
      return;
    }
    if (doc !== this.doc) {
      this.doc = doc;
      this.passages = null;
      // The heading stays as the rest comes: it may have the focus.
      this.panel.replaceChildren(this.title(doc), h("p", { class: "empty", role: "status" }, say("opening")));
      try {
        const content = await unpack(doc);
        if (this.doc !== doc) return;
        this.build(doc, content);
      } catch (error) {
        this.doc = null;
        this.panel.lastChild.replaceWith(h("p", { class: "empty", role: "alert" }, say("cannot-open", { detail: error.message })));
        return;
      }
    }
    if (this.wanted.doc === doc.id) this.point(this.wanted);
  }
  title(doc) {
    const facts = [doc.issuer, doc.code, doc.issued && day(doc.issued), doc.draft && say("draft"), doc.pages && say("pages", { pages: doc.pages }), doc.grade && `${say("grade")}: ${label("grade", doc.grade)}`];
    return h("header", { class: "document-head" },
      h("p", { class: "back" }, link({ tab: "documents" }, "← ", say("documents"))),
      h("h2", { tabindex: -1, lang: "vi" }, docTitle(doc)),
      h("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
      h("p", { class: "facts source" }, doc.sources.join(", ")));
  }
  build(doc, content) {
    if (!content) {
      this.panel.lastChild.replaceWith(h("p", { class: "empty" }, say("no-text")));
      return;
    }
    const { rows, marks } = readRows(doc, content);
    const href = (key) => rowLink(doc, key, { rows: this.kinds === "usual" ? "" : this.kinds });
    this.kinds = "usual";
    this.rows = rows;
    this.content = content;
    this.passages = new Passages(content, marks, href);
    this.paper = h("div", { class: "text scroller", role: "region", tabindex: 0, "aria-label": say("text-of", { name: brief(doc) }) }, this.passages.node);
    this.paper.addEventListener("click", (event) => this.picked(event));
    this.listing = new Listing({
      name: say("rows-of", { name: brief(doc) }), estimate: 90, ordered: () => {}, href: () => "x", key: (row) => row.key,
      columns: [
        { id: "kind", name: say("row"), class: "c-row", cell: (row) => [h("span", { class: `kind ${row.kind}` }, label("kind-of-row", row.kind)), row.number ? h("small", {}, String(row.number)) : null] },
        { id: "body", name: say("says"), class: "c-text", cell: (row) => rowBody(row, href(row.key)) },
      ],
    });
    const many = counted(rows, "kind");
    const usual = USUAL_KINDS.reduce((sum, kind) => sum + (many.get(kind) ?? 0), 0);
    this.which = select([["usual", `${say("usual-rows")} (${number(usual)})`], ["all", `${say("all-rows")} (${number(rows.length)})`],
      ...ROW_KINDS.map((kind) => [kind, `${label("kinds-of-row", kind)} (${number(many.get(kind) ?? 0)})`])], "usual", (value) => become({ rows: value === "usual" ? "" : value, row: "" }));
    const sample = (name, text) => h("span", { class: `in ${name}` }, text);
    this.panel.lastChild.replaceWith(
      h("div", { class: "filters" }, field(say("rows"), this.which),
        h("p", { class: "legend" }, sample("task", say("task")), " ", sample("lead", say("leads")), " ", sample("coordinate", say("coordinates")), " ", sample("report_to", say("reports")), " ",
          sample("deadline", say("deadline")), " ", sample("citation", label("kind-of-row", "citations")), " ", sample("finding warning", label("kind-of-row", "findings")))),
      h("div", { class: "sides" }, this.paper, this.listing.node));
    this.filter("usual");
  }
  filter(kinds) {
    this.kinds = kinds;
    this.which.value = kinds;
    this.listing.show(this.rows.filter((row) => kinds === "all" || (kinds === "usual" ? USUAL_KINDS.includes(row.kind) : row.kind === kinds)), null, "");
  }
  /** A click in the text: the row of the innermost passage there. */
  picked(event) {
    if (String(getSelection())) return;
    const place = event.target.closest("[data-key]");
    const key = place?.dataset.key;
    if (!key) return;
    event.preventDefault();
    this.fromText = event.target.closest("a.ref") ? "keyboard" : "mouse";
    const to = rowLink(this.doc, key, { rows: this.kinds === "usual" ? "" : this.kinds });
    if (location.hash === to) this.point(route());
    else location.hash = to;
  }
  point(params) {
    if (!this.passages) return;
    const kinds = params.rows && (params.rows === "all" || ROW_KINDS.includes(params.rows)) ? params.rows : "usual";
    let key = params.row ?? null;
    const row = key && this.rows.find((one) => one.key === key);
    // Rows without an entry of their own: those of a task stand with it.
    if (key && !row) {
      const [, table, task] = /^(assignments|deadlines):(.*)\/\d+$/.exec(key) ?? [];
      key = table ? `tasks:${task}` : key;
    }
    const holds = (name) => this.rows.some((one) => one.key === key && (name === "all" || (name === "usual" ? USUAL_KINDS.includes(one.kind) : one.kind === name)));
    const shownKinds = !key || holds(kinds) ? kinds : ["usual", "all"].find(holds) ?? kinds;
    if (shownKinds !== this.kinds || this.which.value !== shownKinds) this.filter(shownKinds);
    const [from, to] = /^(\d+)-(\d+)$/.exec(params.span ?? "")?.slice(1).map(Number) ?? [];
    this.passages.show(key, to > from ? [from, Math.min(to, this.content.text.length)] : null);
    this.mark(key);
  }
  mark(key) {
    const listing = this.listing;
    listing.current = key;
    for (const [i, node] of listing.list.drawn) {
      if (listing.rows[i].key === key) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
    const i = key ? listing.rows.findIndex((row) => row.key === key) : -1;
    if (i < 0) return;
    const box = listing.list.drawn.get(i)?.getBoundingClientRect(), view = listing.node.getBoundingClientRect();
    const node = box && box.top > view.top + 30 && box.bottom < view.bottom ? listing.list.drawn.get(i) : listing.list.reveal(i);
    if (this.fromText === "keyboard") node?.querySelector("a.main")?.focus({ preventScroll: true });
    this.fromText = null;
  }
}
