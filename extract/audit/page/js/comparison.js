// Two documents, and what became of every task.

const MATCHES = COMPARISONS.map((pair) => pair.matches.map(([status, before, after, score, detail], at) => ({ at, status, before, after, score, detail })));
const MATCH_FOLDS = COMPARISONS.map((pair, at) => new Haystack(MATCHES[at], (one) => [one.before?.[2], one.after?.[2], ...one.detail.flat()].filter(Boolean).join(" \n ")));
const sideLink = (doc, side) => (doc && side ? rowLink(doc, `${side[0]}:${side[1]}`, { span: side[3] === null ? "" : `${side[3]}-${side[4]}` }) : null);
const docName = (doc) => (doc ? [doc.kind, doc.code, doc.title].filter(Boolean).join(" ") || doc.sources[0] : "");

/** How many tasks came to what, as links. */
const outcomes = (pair) =>
  h("p", { class: "outcomes" }, [...counted(MATCHES[pair.at], "status")].map(([name, many]) =>
    h("a", { class: `status ${name}`, href: address({ tab: "comparison", pair: String(pair.at), status: name }) }, `${label("status", name)}: ${number(many)}`)));

function comparisonView(panel) {
  if (!COMPARISONS.length) {
    panel.append(h("p", { class: "empty" }, say("no-comparisons")));
    return () => {};
  }
  const count = new Count(), head = h("div", { class: "pair" }), outcome = h("div", {});
  const side = (name, main) => (one, query) => {
    const pair = COMPARISONS[one.pair], part = one[name];
    if (!part) return h("span", { class: "none", lang: language }, say("none"));
    return [h("a", { class: main(one) ? "main" : null, href: sideLink(DOCUMENTS[pair[name]], part) }, found(part[2], query)), part[5] ? h("small", {}, say("page-short", { page: part[5] })) : null];
  };
  const listing = new Listing({
    name: say("comparison"), estimate: 84, ordered: (sort) => become({ sort }), href: () => "x",
    columns: [
      { id: "status", name: say("status"), class: "c-status", sort: (one) => label("status", one.status), cell: (one) => h("span", { class: `status ${one.status}` }, label("status", one.status)) },
      { id: "before", name: say("before"), class: "c-side", read: true, cell: side("before", () => true) },
      { id: "after", name: say("after"), class: "c-side", read: true, cell: side("after", (one) => !one.before) },
      { id: "detail", name: say("changes"), class: "c-detail", cell: (one) => h("ul", { class: "plain" }, one.detail.map(([name, before, after]) =>
        h("li", {}, h("b", {}, label("field", name)), ": ", before || say("none"), " → ", after || say("none")))) },
      { id: "score", name: say("score"), class: "c-score", sort: (one) => one.score, cell: (one) => (one.before && one.after ? percent(one.score, 1) : null) },
    ],
  });
  const which = select(COMPARISONS.map((pair) => [String(pair.at), `${brief(DOCUMENTS[pair.before])} → ${brief(DOCUMENTS[pair.after])}`]), "0", (pair) => become({ pair, status: "" }));
  const words = typing("", (q) => become({ q }));
  const status = select([], "", (value) => become({ status: value }));
  panel.append(h("div", { class: "filters" }, field(say("pair"), which), field(say("status"), status), field(say("filter-words"), words), count.node), head, outcome, listing.node);
  return (params) => {
    const pair = COMPARISONS[params.pair] ?? COMPARISONS[0];
    which.value = String(pair.at);
    agree(words, params.q);
    const many = counted(MATCHES[pair.at], "status");
    status.replaceChildren(h("option", { value: "" }, say("any-status")), ...[...many].map(([name, count]) => h("option", { value: name }, `${label("status", name)} (${number(count)})`)));
    status.value = params.status ?? "";
    head.replaceChildren(
      h("p", {}, h("b", {}, label("side", pair.relation + "-before")), " ", link({ doc: DOCUMENTS[pair.before]?.id }, docName(DOCUMENTS[pair.before]))),
      h("p", {}, h("b", {}, label("side", pair.relation + "-after")), " ", link({ doc: DOCUMENTS[pair.after]?.id }, docName(DOCUMENTS[pair.after]))));
    outcome.replaceChildren(outcomes(pair));
    const query = new Query(params.q ?? "");
    const rows = MATCH_FOLDS[pair.at].matching(query).filter((one) => !params.status || one.status === params.status);
    for (const row of rows) row.pair = pair.at;
    listing.show(rows, query, params.sort);
    count.show(rows.length, MATCHES[pair.at].length);
  };
}
