// One search over everything: tables at once, then the texts of all documents, one after the other.

const MOST_ROWS = 50, MOST_PLACES = 200, KEPT_LETTERS = 30e6;
const texts = new Map();
let keptLetters = 0;

async function textOf(doc) {
  if (texts.has(doc.at)) return texts.get(doc.at);
  const text = (await unpack(doc))?.text ?? "";
  if ((keptLetters += text.length) < KEPT_LETTERS) texts.set(doc.at, text);
  return text;
}

function searchView(panel) {
  const status = h("p", { class: "count", role: "status" }), results = h("div", { class: "results scroller", tabindex: 0, role: "region", "aria-label": say("results") });
  panel.append(h("p", { class: "hint" }, say("search-help")), status, results);
  let last = null, run = 0;
  return async (params) => {
    const words = params.q ?? "";
    if (words === last) return;
    last = words;
    const mine = ++run, query = new Query(words);
    results.replaceChildren();
    status.textContent = "";
    if (query.empty) return;
    const group = (name, rows, more, item) => rows.length ? results.append(h("section", {}, h("h2", {}, name, " ", h("small", {}, number(rows.length))),
      h("ul", {}, rows.slice(0, MOST_ROWS).map((row) => h("li", {}, item(row)))), rows.length > MOST_ROWS && more ? h("p", {}, link(more, say("all-of", { all: number(rows.length) }))) : null)) : null;
    group(say("units"), UNIT_FOLDS.matching(query), { tab: "matrix", q: words }, (unit) => link({ tab: "tasks", unit: unit.id }, found(unitName(unit), query)));
    group(label("kinds-of-row", "criteria"), new Haystack(CRITERIA, criterionName).matching(query), null, (row) => [h("a", { href: rowLink(DOCUMENTS[row.doc], `criteria:${row.id}`) }, found(criterionName(row), query)), h("small", {}, whereIs(DOCUMENTS[row.doc], row.page))]);
    group(say("findings"), FINDING_FOLDS.matching(query), { tab: "findings", q: words }, (one) => [severity(one.severity), " ", one.doc >= 0 ? h("a", { href: rowLink(DOCUMENTS[one.doc], `findings:${one.at}`) }, found(kindOf(one.code), query)) : found(kindOf(one.code), query), " ", found(messageOf(one), query)]);
    group(say("tasks"), TASK_FOLDS.matching(query), { tab: "tasks", q: words }, (task) => [h("a", { href: rowLink(DOCUMENTS[task.doc], `tasks:${task.id}`) }, found(task.text, query)), h("small", {}, whereIs(DOCUMENTS[task.doc], task.page))]);
    group(say("documents"), DOCUMENT_FOLDS.matching(query), { tab: "documents", q: words }, (doc) => [link({ doc: doc.id }, found(docTitle(doc), query)), h("small", {}, doc.sources[0])]);
    const list = h("ul", { class: "places" }), section = h("section", { hidden: true }, h("h2", {}, say("in-texts")), list);
    results.append(section);
    let places = 0, looked = 0;
    const tell = (done) => {
      if (mine !== run) return;
      status.textContent = done ? say("search-done", { places: number(places), documents: number(looked) }) : say("searching", { looked: number(looked), documents: number(DOCUMENTS.length) });
    };
    for (const doc of DOCUMENTS) {
      const text = await textOf(doc);
      if (mine !== run) return;
      looked++;
      for (const [start, end] of query.places(query.fold(text))) {
        if (places++ >= MOST_PLACES) continue;
        section.hidden = false;
        const from = Math.max(text.lastIndexOf("\n", start) + 1, start - 90), stop = text.indexOf("\n", end), to = Math.min(stop < 0 ? text.length : stop, end + 90);
        list.append(h("li", {}, h("a", { href: address({ doc: doc.id, span: `${start}-${end}` }) },
          from > 0 && text[from - 1] !== "\n" ? "…" : "", text.slice(from, start), h("mark", { class: "hit" }, text.slice(start, end)), text.slice(end, to), to < text.length && text[to] !== "\n" ? "…" : ""),
          h("small", {}, brief(doc))));
      }
      if (looked % 20 === 0) tell(false);
    }
    if (places > MOST_PLACES) section.append(h("p", {}, say("places-left", { left: number(places - MOST_PLACES) })));
    tell(true);
  };
}
