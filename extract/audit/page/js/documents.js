// The list of documents, and the one that is open.

const docTitle = (doc) => [doc.kind, doc.title].filter(Boolean).join(" ") || doc.sources[0];
const DOCUMENT_FOLDS = new Haystack(DOCUMENTS, (doc) => [doc.kind, doc.title, doc.code, doc.issuer, ...doc.sources].filter(Boolean).join(" \n "));

function documentsView(panel) {
  const count = new Count(), all = h("div", { class: "page-part" }), one = h("div", { class: "page-part document", hidden: true });
  const listing = new Listing({
    name: say("documents"), estimate: 72, ordered: (sort) => become({ sort }), href: (doc) => address({ doc: doc.id }),
    columns: [
      { id: "title", name: say("document"), class: "c-text", read: true, sort: docTitle, cell: (doc, query) => [
        h("a", { class: "main", href: address({ doc: doc.id }) }, found(docTitle(doc), query)), h("small", { class: "source" }, found(doc.sources.join(", "), query))] },
      { id: "code", name: say("code"), class: "c-code", sort: (doc) => doc.code, cell: (doc, query) => found(doc.code, query) },
      { id: "issuer", name: say("issuer"), class: "c-unit", read: true, sort: (doc) => doc.issuer, cell: (doc, query) => found(doc.issuer, query) },
      { id: "issued", name: say("issued"), class: "c-due", sort: (doc) => doc.issued, cell: (doc) => day(doc.issued) },
      { id: "tasks", name: say("tasks"), class: "c-number", sort: (doc) => TASKS_OF.get(doc.at) ?? 0, cell: (doc) => number(TASKS_OF.get(doc.at) ?? 0) },
      { id: "findings", name: say("findings"), class: "c-number", sort: (doc) => FINDINGS_OF.get(doc.at) ?? 0, cell: (doc) => number(FINDINGS_OF.get(doc.at) ?? 0) },
      { id: "grade", name: say("grade"), class: "c-grade", sort: (doc) => ["high", "medium", "low"].indexOf(doc.grade), cell: (doc) => label("grade", doc.grade) },
    ],
  });
  const words = typing("", (q) => become({ q }));
  all.append(h("div", { class: "filters" }, field(say("filter-words"), words), count.node), listing.node);
  panel.append(all, one);
  const view = (views.document = new DocumentView(one));
  return (params, known) => {
    all.hidden = Boolean(params.doc);
    one.hidden = !params.doc;
    if (params.doc) return view.show(params);
    if (known) return;
    agree(words, params.q);
    const query = new Query(params.q ?? "");
    const rows = DOCUMENT_FOLDS.matching(query);
    listing.show(rows, query, params.sort);
    count.show(rows.length, DOCUMENTS.length);
  };
}
