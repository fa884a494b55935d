// Elements. Text becomes text, never markup: nothing here parses HTML.

// What would turn the order of letters around, or hide, is shown by its name.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const shown = (text) =>
  String(text).replace(HIDDEN, (c) => `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);

function furnish(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : name === "title" || name === "aria-label" ? shown(value) : value);
  }
  append(node, children);
  return node;
}
function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : shown(child));
  }
}
const h = (tag, attributes, ...children) => furnish(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) =>
  furnish(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** The text with the places that a query finds marked. */
function found(text, query) {
  if (!text || !query || query.empty) return text ?? "";
  const made = [];
  let at = 0;
  for (const [start, end] of query.places(query.fold(text))) {
    made.push(text.slice(at, start), h("mark", { class: "hit" }, text.slice(start, end)));
    at = end;
  }
  made.push(text.slice(at));
  return made;
}

const SHAPES = {
  error: "M8 1 15 14H1Z",
  warning: "M8 1 15 8 8 15 1 8Z",
  info: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z",
};
/** A severity: its shape, its colour and its name. */
const severity = (value) =>
  h("span", { class: `severity ${value}` },
    svg("svg", { viewBox: "0 0 16 16", width: 12, height: 12, "aria-hidden": "true" }, svg("path", { d: SHAPES[value] ?? SHAPES.info })),
    label("severity", value));

/** A control with its label. */
let fields = 0;
function field(name, control) {
  control.id ||= `field-${++fields}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, name), control);
}

function select(options, value, change) {
  const node = h("select", { onchange: () => change(node.value) },
    options.map(([key, name]) => h("option", { value: key }, name)));
  node.value = value ?? "";
  return node;
}
function typing(value, change, attributes) {
  let timer = 0;
  const node = h("input", {
    type: "search", autocomplete: "off", spellcheck: "false", ...attributes,
    oninput: () => { clearTimeout(timer); timer = setTimeout(() => change(node.value), 120); },
  });
  node.value = value ?? "";
  return node;
}
/** Gives a control the value that the address says, unless somebody is typing in it. */
function agree(control, value) {
  if (document.activeElement !== control && control.value !== (value ?? "")) control.value = value ?? "";
}
