// Charts as inline SVG. Shapes differ as well as colours, and every figure also stands in a table.

const HATCH = () =>
  svg("svg", { width: 0, height: 0, "aria-hidden": "true", class: "patterns" },
    svg("defs", {},
      svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        svg("rect", { width: 6, height: 6, class: "hatch-ground" }),
        svg("rect", { width: 2.5, height: 6, class: "hatch-line" }))));

/** Lengths one after the other on a line: `[class, value]`, of a highest sum. */
function bar(parts, highest) {
  let x = 0;
  const made = parts.map(([name, value]) => {
    const width = (100 * value) / (highest || 1);
    const rect = svg("rect", { class: name, x: `${x}%`, y: 0, width: `${width}%`, height: 14 });
    x += width;
    return value ? rect : null;
  });
  return svg("svg", { class: "bar", width: "100%", height: 14, "aria-hidden": "true" }, made);
}

const key = (name, text) =>
  h("span", { class: "key" }, svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, svg("rect", { class: name, width: 14, height: 14 })), text);

/** Columns over time: `buckets` are { name, past, coming }. */
function timeline(buckets, title) {
  const height = 190, floor = 160, top = 18;
  const highest = Math.max(1, ...buckets.map((one) => one.past + one.coming));
  const step = 100 / buckets.length;
  const each = Math.ceil(buckets.length / 9);
  const scale = (value) => ((floor - top) * value) / highest;
  const made = buckets.map((one, i) => {
    const x = i * step, past = scale(one.past), coming = scale(one.coming), sum = one.past + one.coming;
    return svg("g", {},
      svg("title", {}, `${one.name}: ${sum}`),
      svg("rect", { class: "past", x: `${x + 0.1 * step}%`, width: `${0.8 * step}%`, y: floor - past, height: past }),
      svg("rect", { class: "coming", x: `${x + 0.1 * step}%`, width: `${0.8 * step}%`, y: floor - past - coming, height: coming }),
      sum && buckets.length <= 36 ? svg("text", { x: `${x + 0.5 * step}%`, y: floor - past - coming - 4, class: "value" }, number(sum)) : null,
      i % each === 0 ? svg("text", { x: `${x + 0.5 * step}%`, y: floor + 16, class: "tick" }, one.name) : null);
  });
  return svg("svg", { class: "timeline", width: "100%", height, role: "img", "aria-label": title },
    svg("line", { x1: 0, x2: "100%", y1: floor, y2: floor, class: "axis" }), made);
}

/** Tasks by the month of their last day; by quarter or year where there would be too many. */
function byTime(tasks) {
  const dues = tasks.filter((task) => /^\d{4}-\d\d/.test(task.due ?? ""));
  if (!dues.length) return [];
  const month = (iso) => 12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7)) - 1;
  let first = Infinity, last = -Infinity;
  for (const task of dues) {
    first = Math.min(first, month(task.due));
    last = Math.max(last, month(task.due));
  }
  const size = last - first < 24 ? 1 : last - first < 72 ? 3 : 12;
  const begin = Math.floor(first / size);
  const buckets = Array.from({ length: Math.floor(last / size) - begin + 1 }, (_, i) => {
    const at = (begin + i) * size, year = Math.floor(at / 12), of = at % 12;
    const name = size === 12 ? String(year) : size === 3 ? `${say("quarter")}${of / 3 + 1}/${year}` : `${String(of + 1).padStart(2, "0")}/${year}`;
    return { name, past: 0, coming: 0 };
  });
  for (const task of dues) buckets[Math.floor(month(task.due) / size) - begin][late(task) ? "past" : "coming"]++;
  return buckets;
}
