// Puts the page together, and shows what the address asks for.

let views = null;

function build() {
  document.documentElement.lang = language;
  document.title = say("title");
  const panels = {}, tabs = {}, show = {};
  for (const name of TABS) {
    tabs[name] = h("a", { role: "tab", id: `tab-${name}`, href: address({ tab: name }), "aria-controls": `panel-${name}`, tabindex: -1, "aria-selected": "false" }, say(name),
      name === "findings" ? h("span", { class: "badge" }, number(FINDINGS.length)) : null);
    panels[name] = h("section", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, hidden: true, class: `panel ${name}` });
  }
  const bar = h("nav", { "aria-label": say("parts") }, h("div", { role: "tablist", class: "tabs" }, Object.values(tabs)));
  bar.addEventListener("keydown", (event) => {
    const at = TABS.findIndex((name) => tabs[name] === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (event.key === " ") { event.preventDefault(); event.target.click(); }
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = TABS[(to + TABS.length) % TABS.length];
    go({ tab: next });
    tabs[next].focus();
  });
  const words = typing("", (q) => (route().tab === "search" ? become({ q }) : q && go({ tab: "search", q })), { id: "search", "aria-label": say("search-label"), placeholder: say("search-placeholder") });
  const other = language === "vi" ? "en" : "vi";
  const app = document.getElementById("app");
  app.replaceChildren(
    h("a", { class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); panels[route().tab].querySelector("[tabindex], a, input, button")?.focus(); } }, say("skip")),
    h("header", { class: "top" },
      h("div", {}, h("h1", {}, say("title")), h("p", {}, say("as-of", { date: day(ABOUT.as_of) }))),
      h("form", { role: "search", onsubmit: (event) => { event.preventDefault(); go({ tab: "search", q: words.value }); } }, words),
      h("button", { type: "button", class: "language", lang: other, onclick: () => { language = other; location.replace(address(route())); } }, other === "en" ? "English" : "Tiếng Việt")),
    bar, h("main", { id: "main" }, Object.values(panels)), sourcesList());
  panels.overview.append(overview());
  panels.overview.classList.add("scroller");
  panels.overview.tabIndex = 0;
  views = { language, panels, tabs, words, show, shown: {}, left: {}, tab: null };
  const makers = { matrix: matrixView, tasks: tasksView, findings: findingsView, comparison: comparisonView, documents: documentsView, search: searchView };
  // The search looks through findings too.
  show.overview = () => {};
  for (const name of ["findings", ...TABS.filter((tab) => makers[tab] && tab !== "findings")]) show[name] = makers[name](panels[name]);
}

function render() {
  const params = route();
  language = params.lang === "vi" || params.lang === "en" ? params.lang : ABOUT.lang;
  if (views?.language !== language) build();
  const { panels, tabs, words, shown, left } = views;
  const moved = views.tab !== params.tab || views.doc !== params.doc;
  if (moved && views.tab) left[views.tab + (views.doc ?? "")] = document.activeElement;
  for (const name of TABS) {
    const chosen = name === params.tab;
    panels[name].hidden = !chosen;
    tabs[name].setAttribute("aria-selected", String(chosen));
    tabs[name].tabIndex = chosen ? 0 : -1;
  }
  tabs[params.tab].scrollIntoView({ block: "nearest", inline: "nearest" });
  const had = views.tab !== null;
  views.tab = params.tab;
  views.doc = params.doc;
  if (params.tab === "search") agree(words, params.q);
  // A list that somebody comes back to is where it was left.
  const asked = JSON.stringify(params);
  if (shown[params.tab] !== asked || params.tab === "documents") views.show[params.tab](params, shown[params.tab] === asked);
  if (!params.doc) shown[params.tab] = asked;
  if (moved && had && (document.activeElement === document.body || !document.activeElement?.checkVisibility())) {
    const before = left[params.tab + (params.doc ?? "")];
    const to = before?.isConnected && before.checkVisibility() ? before : panels[params.tab].querySelector(".document:not([hidden]) h2") ?? tabs[params.tab];
    to.focus({ preventScroll: true });
  }
}

// Beside the page, not in it: paper takes it too.
document.body.append(HATCH());
addEventListener("hashchange", render);
render();
document.documentElement.dataset.ready = "true";
