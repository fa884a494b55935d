// What an auditor should look at.

let FINDING_FOLDS = null;

function findingsView(panel) {
  FINDING_FOLDS = new Haystack(FINDINGS, (one) => [kindOf(one.code), messageOf(one), one.quote, one.source, brief(DOCUMENTS[one.doc])].join(" \n "));
  const count = new Count(), codes = counted(FINDINGS, "code"), severities = counted(FINDINGS, "severity");
  const href = (one) => (one.doc >= 0 ? rowLink(DOCUMENTS[one.doc], `findings:${one.at}`) : null);
  const listing = new Listing({
    name: say("findings"), estimate: 88, href, ordered: (sort) => become({ sort }),
    columns: [
      { id: "severity", name: say("severity"), class: "c-severity", sort: (one) => SEVERITIES.indexOf(one.severity), cell: (one) => severity(one.severity) },
      { id: "kind", name: say("finding"), class: "c-text", sort: (one) => kindOf(one.code), cell: (one, query) => [
        h(href(one) ? "a" : "span", { class: "main", href: href(one) }, found(kindOf(one.code), query)),
        messageOf(one) ? h("span", { class: "message" }, found(messageOf(one), query)) : null,
        adviceOf(one) ? h("small", {}, adviceOf(one)) : null] },
      { id: "quote", name: say("quote"), class: "c-quote", read: true, cell: (one, query) => (one.quote ? h("q", {}, found(one.quote, query)) : null) },
      { id: "doc", name: say("document"), class: "c-doc", sort: (one) => one.source, cell: (one) => (one.doc >= 0 ? whereIs(DOCUMENTS[one.doc], one.page) : one.source) },
    ],
  });
  const words = typing("", (q) => become({ q })), only = documentField((value) => become({ in: value }));
  const how = select([["", say("any-severity")], ...SEVERITIES.map((name) => [name, `${label("severity", name)} (${number(severities.get(name) ?? 0)})`])], "", (value) => become({ severity: value }));
  const what = select([["", say("any-kind")], ...[...codes].map(([code, many]) => [code, `${kindOf(code)} (${number(many)})`]).sort((a, b) => collator.compare(a[1], b[1]))], "", (value) => become({ code: value }));
  panel.append(h("div", { class: "filters" }, field(say("filter-words"), words), field(say("severity"), how), field(say("kind"), what), field(say("document"), only), count.node), listing.node);
  return (params) => {
    agree(words, params.q);
    agree(only, params.in ? DOCUMENT.get(params.in)?.sources[0] : "");
    how.value = params.severity ?? "";
    what.value = params.code ?? "";
    const rows = findingsOf(params);
    listing.show(rows, new Query(params.q ?? ""), params.sort);
    count.show(rows.length, FINDINGS.length);
  };
}

/** The findings that the address asks for. */
function findingsOf(params) {
  const doc = params.in ? DOCUMENT.get(params.in) : null;
  return FINDING_FOLDS.matching(new Query(params.q ?? "")).filter((one) =>
    (!params.severity || one.severity === params.severity) && (!params.code || one.code === params.code) && (!doc || one.doc === doc.at));
}
