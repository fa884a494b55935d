// A list of any length of which only the rows in sight are elements. Rows have the height that their text takes.

class Virtual {
  /**
   * @param scroller what scrolls; @param body where rows go; @param spacer makes an element of a given height
   * @param draw makes the element of a row
   */
  constructor({ scroller, body, draw, estimate = 64, spacer }) {
    Object.assign(this, { scroller, body, draw, estimate, count: 0, drawn: new Map(), whole: false });
    [this.above, this.below] = [spacer(), spacer()];
    body.append(this.above.node, this.below.node);
    scroller.addEventListener("scroll", () => this.render(), { passive: true });
    // Another width breaks lines elsewhere: what was on top stays there.
    new ResizeObserver(() => {
      if (!scroller.clientHeight) return;
      if (scroller.clientWidth === this.width) return this.render();
      const known = this.width !== undefined, top = known ? this.topmost() : 0;
      this.width = scroller.clientWidth;
      this.heights.fill(0);
      this.render();
      if (known && top) this.reveal(top, false);
    }).observe(scroller);
    this.heights = new Float32Array(0);
  }
  topmost() {
    let i = 0, y = 0;
    while (i < this.count - 1 && y + this.height(i) <= this.scroller.scrollTop) y += this.height(i++);
    return i;
  }
  set(count) {
    this.width = this.scroller.clientWidth || undefined;
    this.count = count;
    this.heights = new Float32Array(count);
    for (const node of this.drawn.values()) node.remove();
    this.drawn.clear();
    this.scroller.scrollTop = 0;
    this.render();
  }
  height(i) {
    return this.heights[i] || this.estimate;
  }
  top(i) {
    let sum = 0;
    for (let k = 0; k < i; k++) sum += this.height(k);
    return sum;
  }
  render() {
    const view = this.scroller.clientHeight;
    if (!view) return;
    // Rows that are measured may turn out higher than thought: twice is enough to fill the view.
    for (let round = 0; round < 2; round++) {
      const from = this.scroller.scrollTop - 0.5 * view, to = this.scroller.scrollTop + 1.5 * view;
      let first = 0, y = 0;
      while (first < this.count && y + this.height(first) < from) y += this.height(first++);
      const before = y;
      let last = first;
      while (last < this.count && y < to) y += this.height(last++);
      this.place(first, last);
      let rest = 0;
      for (let k = last; k < this.count; k++) rest += this.height(k);
      this.above.size(before);
      this.below.size(rest);
      if (!this.measure()) break;
    }
  }
  place(first, last) {
    for (const [i, node] of this.drawn) {
      if (i < first || i >= last) {
        if (node.contains(document.activeElement)) this.scroller.focus({ preventScroll: true });
        node.remove();
        this.drawn.delete(i);
      }
    }
    let next = this.below.node;
    for (let i = last - 1; i >= first; i--) {
      let node = this.drawn.get(i);
      if (!node) {
        node = this.draw(i);
        this.drawn.set(i, node);
        this.body.insertBefore(node, next);
      }
      next = node;
    }
  }
  /** Takes the heights of what is drawn. What grows or shrinks above the view moves nothing in it. */
  measure() {
    const edge = this.scroller.getBoundingClientRect().top;
    let changed = false, shift = 0;
    for (const [i, node] of this.drawn) {
      const box = node.getBoundingClientRect(), more = box.height - this.height(i);
      if (Math.abs(more) > 0.5) {
        changed = true;
        if (box.bottom <= edge + 1) shift += more;
      }
      this.heights[i] = box.height;
    }
    if (shift) this.scroller.scrollTop += shift;
    return changed;
  }
  /** Brings a row into view and gives its element. */
  reveal(i, middle = true) {
    if (i < 0 || i >= this.count) return null;
    if (!this.drawn.has(i)) {
      this.scroller.scrollTop = this.top(i);
      this.render();
    }
    // Where it is, once it is there, is seen rather than reckoned; the head of the table lies over the view.
    for (let round = 0; round < 2; round++) {
      const node = this.drawn.get(i);
      if (!node) break;
      const view = this.scroller.getBoundingClientRect(), box = node.getBoundingClientRect();
      const head = this.scroller.querySelector("thead")?.offsetHeight ?? 0, room = view.height - head - box.height;
      const above = box.top - view.top - head;
      if (middle) this.scroller.scrollTop += above - Math.max(0, room / 3);
      else if (above < 0) this.scroller.scrollTop += above;
      else if (above > room) this.scroller.scrollTop += above - room;
      this.render();
    }
    return this.drawn.get(i) ?? null;
  }
  redraw() {
    const at = this.scroller.scrollTop;
    for (const node of this.drawn.values()) node.remove();
    this.drawn.clear();
    this.render();
    this.scroller.scrollTop = at;
  }
}
