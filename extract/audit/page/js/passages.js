// A document's text, line by line, with the places of its rows.

const MANY_LINES = 4000;

class Passages {
  /**
   * @param content the unpacked document; @param marks { start, end, key, name, ref } the places of rows;
   * `ref` names a row that is to be reached from the text by keyboard
   */
  constructor(content, marks, href) {
    Object.assign(this, { text: content.text, marks, href, current: null, hit: null });
    this.starts = [0];
    for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) this.starts.push(at + 1);
    this.over = this.starts.map(() => []);
    for (const mark of marks) for (let i = this.line(mark.start); i < this.starts.length && this.starts[i] < mark.end; i++) this.over[i].push(mark);
    const nodes = [];
    let page = 0;
    this.lines = this.starts.map((start, i) => {
      const end = this.end(i);
      while (page < content.pages.length && content.pages[page][0] <= Math.max(start, end - 1)) {
        nodes.push(h("p", { class: "page-break" }, h("span", {}, say("page", { page: content.pages[page][1] }))));
        page++;
      }
      const node = this.draw(i);
      nodes.push(node);
      return node;
    });
    this.node = h("div", { class: this.lines.length > MANY_LINES ? "passages long" : "passages", lang: "vi" }, nodes);
  }
  line(at) {
    let low = 0, high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  end(i) {
    return i + 1 < this.starts.length ? this.starts[i + 1] - 1 : this.text.length;
  }
  draw(i) {
    const from = this.starts[i], to = this.end(i);
    const over = this.hit && this.hit.start < to && this.hit.end > from ? [...this.over[i], this.hit] : this.over[i];
    if (!over.length) return h("p", {}, this.text.slice(from, to));
    const cuts = new Set([from, to]);
    for (const mark of over) for (const at of [mark.start, mark.end]) if (at > from && at < to) cuts.add(at);
    const edges = [...cuts].sort((a, b) => a - b);
    const made = [];
    for (let k = 0; k + 1 < edges.length; k++) {
      const [start, end] = [edges[k], edges[k + 1]];
      const active = over.filter((mark) => mark.start <= start && mark.end >= end);
      for (const mark of active) {
        if (mark.ref && mark.start === start) made.push(h("a", { class: `ref ${mark.name}`, href: this.href(mark.key), "data-key": mark.key, "aria-label": mark.ref[1], title: mark.ref[1] }, mark.ref[0]));
      }
      const words = this.text.slice(start, end);
      if (!active.length) made.push(words);
      else {
        const current = active.some((mark) => mark.key === this.current || mark === this.hit);
        const inner = active.reduce((a, b) => (b.end - b.start < a.end - a.start && b.key ? b : a));
        made.push(h(current ? "mark" : "span", { class: ["in", ...new Set(active.map((mark) => mark.name)), current ? "current" : ""].join(" ").trim(), "data-key": inner.key }, words));
      }
    }
    return h("p", {}, made);
  }
  redraw(i) {
    const node = this.draw(i);
    this.lines[i].replaceWith(node);
    this.lines[i] = node;
  }
  touched(marks) {
    const made = new Set();
    for (const mark of marks) for (let i = this.line(mark.start); i < this.starts.length && this.starts[i] < mark.end; i++) made.add(i);
    return made;
  }
  /** Highlights the places of a row, or characters `start` to `end`, and brings the first into view. */
  show(key, hit) {
    const of = (name) => this.marks.filter((mark) => name && mark.key === name);
    const before = this.touched([...of(this.current), ...(this.hit ? [this.hit] : [])]);
    this.current = key ?? null;
    this.hit = hit ? { start: hit[0], end: hit[1], key: null, name: "sought" } : null;
    const now = of(this.current), after = this.touched([...now, ...(this.hit ? [this.hit] : [])]);
    for (const i of new Set([...before, ...after])) this.redraw(i);
    // In long texts lines far off have a guessed height until they are near: a few frames settle it.
    this.reach(this.lines.length > MANY_LINES ? 4 : 0);
  }
  reach(again) {
    const place = this.node.querySelector(".current"), view = this.node.parentElement;
    if (!place || !view) return;
    const there = place.getBoundingClientRect(), room = view.getBoundingClientRect();
    if (there.top < room.top + 8 || there.bottom > room.bottom - 8) view.scrollTop += there.top - room.top - Math.max(16, (room.height - there.height) / 3);
    if (again) requestAnimationFrame(() => this.reach(again - 1));
  }
}
