// The first tab: how much there is, who carries it, when it is due, and what was found.

const SHOWN_LOADS = 15;

function overview() {
  const led = TASKS.filter((task) => task.lead.length).length;
  const due = TASKS.filter((task) => task.due || task.recurrence || task.deadline).length;
  const overdue = TASKS.filter(late).length;
  const by = counted(FINDINGS, "severity");
  const figure = (value, name, params, more) =>
    h("li", {}, link(params, h("strong", {}, number(value)), h("span", {}, name)), more ? h("small", {}, more) : null);
  return h("div", { class: "page overview" },
    h("ul", { class: "figures" },
      figure(DOCUMENTS.length, say("documents"), { tab: "documents" }),
      figure(TASKS.length, say("tasks"), { tab: "tasks" }, say("figure-led", { led: percent(led, TASKS.length), due: percent(due, TASKS.length) })),
      figure(LOADS.length, say("units"), { tab: "matrix" }),
      figure(overdue, say("figure-late"), { tab: "tasks", due: "late" }, say("figure-late-more", { date: day(ABOUT.as_of) })),
      figure(FINDINGS.length, say("findings"), { tab: "findings" }, SEVERITIES.map((name) => `${number(by.get(name) ?? 0)} ${label("severity", name).toLowerCase()}`).join(" · "))),
    h("div", { class: "charts" }, loadChart(), kindChart(), timeChart(), pairsTable()));
}

function pairsTable() {
  if (!COMPARISONS.length) return null;
  return h("section", { "aria-labelledby": "chart-pairs" },
    h("h2", { id: "chart-pairs" }, say("comparison")),
    COMPARISONS.slice(0, SHOWN_LOADS).map((pair) => h("div", { class: "outcome" },
      h("p", {}, link({ tab: "comparison", pair: String(pair.at) }, `${brief(DOCUMENTS[pair.before])} → ${brief(DOCUMENTS[pair.after])}`)), outcomes(pair))));
}

function loadChart() {
  const loads = LOADS.slice(0, SHOWN_LOADS);
  const highest = Math.max(...loads.map((load) => load.lead + load.coordinate), 1);
  return h("section", { "aria-labelledby": "chart-load" },
    h("h2", { id: "chart-load" }, say("chart-load")),
    h("p", { class: "keys" }, key("lead", say("leads")), key("coordinate", say("coordinates"))),
    loads.length ? h("table", { class: "bars" },
      h("thead", {}, h("tr", {}, ["unit", "leads-short", "coordinates-short", "late-short"].map((name) =>
        h("th", { scope: "col", class: name === "unit" ? null : "number", title: say(name + "-title") }, say(name))), h("td", { class: "wide" }))),
      h("tbody", {}, loads.map((load) => {
        const unit = UNITS[load.unit];
        return h("tr", {},
          h("th", { scope: "row" }, link({ tab: "tasks", unit: unit.id }, unitName(unit))),
          h("td", { class: "number" }, number(load.lead)), h("td", { class: "number" }, number(load.coordinate)),
          h("td", { class: "number" }, number(load.overdue)),
          h("td", { class: "wide" }, bar([["lead", load.lead], ["coordinate", load.coordinate]], highest)));
      }))) : h("p", { class: "empty" }, say("nothing")),
    LOADS.length > loads.length ? h("p", {}, link({ tab: "matrix" }, say("all-units", { all: number(LOADS.length) }))) : null);
}

function kindChart() {
  const kinds = new Map();
  for (const finding of FINDINGS) {
    const kind = kinds.get(finding.code) ?? kinds.set(finding.code, { code: finding.code, severity: finding.severity, count: 0 }).get(finding.code);
    kind.count++;
    if (SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(kind.severity)) kind.severity = finding.severity;
  }
  const all = [...kinds.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  return h("section", { "aria-labelledby": "chart-kinds" },
    h("h2", { id: "chart-kinds" }, say("chart-kinds")),
    all.length ? h("table", { class: "bars" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("severity")), h("th", { scope: "col" }, say("kind")), h("th", { scope: "col", class: "number" }, say("count")), h("td", { class: "wide" }))),
      h("tbody", {}, all.map((kind) => h("tr", {},
        h("td", {}, severity(kind.severity)),
        h("th", { scope: "row" }, link({ tab: "findings", code: kind.code }, kindOf(kind.code))),
        h("td", { class: "number" }, number(kind.count)),
        h("td", { class: "wide" }, bar([[`finding-${kind.severity}`, kind.count]], all[0].count)))))) : h("p", { class: "empty" }, say("nothing")));
}

function timeChart() {
  const buckets = byTime(TASKS);
  const dated = buckets.reduce((sum, one) => sum + one.past + one.coming, 0);
  const recurring = TASKS.filter((task) => !task.due && task.recurrence).length;
  const past = buckets.reduce((sum, one) => sum + one.past, 0);
  const summary = say("chart-time-says", { dated: number(dated), past: number(past), recurring: number(recurring), rest: number(TASKS.length - dated - recurring), date: day(ABOUT.as_of) });
  return h("section", { "aria-labelledby": "chart-time" },
    h("h2", { id: "chart-time" }, say("chart-time")),
    h("p", { class: "keys" }, key("past", say("past", { date: day(ABOUT.as_of) })), key("coming", say("coming"))),
    buckets.length ? timeline(buckets, `${say("chart-time")}. ${summary}`) : null,
    h("p", {}, summary),
    buckets.length ? h("details", {}, h("summary", {}, say("as-table")),
      h("table", { class: "bars" },
        h("thead", {}, h("tr", {}, ["period", "past-short", "coming"].map((name) => h("th", { scope: "col", class: name === "period" ? null : "number" }, say(name))))),
        h("tbody", {}, buckets.filter((one) => one.past + one.coming).map((one) => h("tr", {}, h("th", { scope: "row" }, one.name),
          h("td", { class: "number" }, number(one.past)), h("td", { class: "number" }, number(one.coming))))))) : null);
}
