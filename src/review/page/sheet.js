// The page: its picture with the boxes of values, clicks on it, and drawing. Pictures and words are loaded when they are needed.
"use strict";
planleser.Sheet = class {
  #data; #page = 0; #zoom = 100; #words = new Map(); #waiting = new Map(); #drawing; #boxes = [];

  // `picked(page, x, y)` is called for a click, `turned(page)` when another page is shown; points.
  constructor(data, picked, turned) {
    this.#data = data;
    this.turned = turned;
    const { byId } = planleser, sheet = byId("sheet");
    window.planleserWords = (page, lines) => { this.#words.set(page, lines); this.#waiting.get(page)?.(lines); };
    byId("page-back").addEventListener("click", () => this.show(this.#page - 1));
    byId("page-on").addEventListener("click", () => this.show(this.#page + 1));
    byId("page-number").addEventListener("change", event => this.show(Number(event.target.value) || this.#page));
    byId("zoom-in").addEventListener("click", () => this.zoom(1.25));
    byId("zoom-out").addEventListener("click", () => this.zoom(0.8));
    sheet.addEventListener("pointerdown", event => this.#press(event));
    sheet.addEventListener("pointermove", event => this.#move(event));
    sheet.addEventListener("pointerup", event => this.#release(event, picked));
    byId("picture").addEventListener("dragstart", event => event.preventDefault());
  }

  get page() { return this.#page; }
  get isDrawing() { return Boolean(this.#drawing); }
  size(page = this.#page) { return this.#data.pages[page - 1] ?? [595, 842]; }
  static fileName(page, ending) { return `${String(page).padStart(4, "0")}${ending}`; }

  show(page) {
    const { byId, say } = planleser;
    page = Math.min(Math.max(1, page), this.#data.pages.length || 1);
    byId("page-number").value = page;
    byId("page-count").textContent = say("page_of", this.#data.pages.length);
    byId("page-back").disabled = page <= 1;
    byId("page-on").disabled = page >= this.#data.pages.length;
    if (page === this.#page) return;
    this.#page = page;
    const [width, height] = this.size(), picture = byId("picture");
    byId("sheet").style.aspectRatio = `${width} / ${height}`;
    picture.src = `pages/${this.constructor.fileName(page, ".png")}`;
    picture.alt = `${say("page")} ${page}`;
    byId("sheet-scroll").scrollTo(0, 0);
    this.turned(page);
    // The page after comes at once when it is turned to.
    if (page < this.#data.pages.length) new Image().src = `pages/${this.constructor.fileName(page + 1, ".png")}`;
  }

  zoom(times) {
    this.#zoom = Math.min(Math.max(50, Math.round(this.#zoom * times)), 300);
    planleser.byId("sheet").style.width = `${this.#zoom}%`;
    this.#reveal();
  }

  // boxes: [{ box: [x0, y0, x1, y1], look: "doubt" … }] on the page that is shown; the selected one is brought into view.
  mark(boxes) {
    const [width, height] = this.size();
    this.#boxes = boxes;
    planleser.byId("marks").replaceChildren(...boxes.map(({ box: [x0, y0, x1, y1], look }) => {
      const mark = planleser.element("div", { class: `mark ${look}` });
      Object.assign(mark.style, { left: `${100 * x0 / width}%`, top: `${100 * y0 / height}%`, width: `${100 * (x1 - x0) / width}%`, height: `${100 * (y1 - y0) / height}%` });
      return mark;
    }));
    this.#reveal();
  }
  #reveal() {
    const box = this.#boxes.find(each => each.look.includes("selected"))?.box;
    if (!box) return;
    const scroll = planleser.byId("sheet-scroll"), sheet = planleser.byId("sheet"), [width, height] = this.size();
    const top = sheet.clientHeight * box[1] / height, bottom = sheet.clientHeight * box[3] / height;
    if (top < scroll.scrollTop + 20 || bottom > scroll.scrollTop + scroll.clientHeight - 20) scroll.scrollTop = Math.max(0, top - scroll.clientHeight / 3);
    const left = sheet.clientWidth * box[0] / width, right = sheet.clientWidth * box[2] / width;
    if (left < scroll.scrollLeft || right > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = Math.max(0, left - 40);
  }

  // ---- drawing

  // Gives the box that is drawn next, [x0, y0, x1, y1] in points, or nothing where drawing is called off.
  draw() {
    this.stopDrawing();
    planleser.byId("draw-hint").textContent = planleser.say("draw");
    planleser.byId("sheet").classList.add("drawing");
    return new Promise(done => { this.#drawing = { done }; });
  }
  stopDrawing(box) {
    const drawing = this.#drawing;
    this.#drawing = undefined;
    planleser.byId("draw-hint").textContent = "";
    planleser.byId("sheet").classList.remove("drawing");
    planleser.byId("band").hidden = true;
    drawing?.done(box);
  }
  #point(event) {
    const frame = planleser.byId("sheet").getBoundingClientRect(), [width, height] = this.size();
    return [(event.clientX - frame.left) * width / frame.width, (event.clientY - frame.top) * height / frame.height];
  }
  #band(to) {
    const [x, y] = this.#drawing.from, round = value => Math.round(value * 100) / 100;
    return [Math.min(x, to[0]), Math.min(y, to[1]), Math.max(x, to[0]), Math.max(y, to[1])].map(round);
  }
  #press(event) {
    if (!this.#drawing || event.button > 0) return;
    this.#drawing.from = this.#point(event);
    try { planleser.byId("sheet").setPointerCapture(event.pointerId); } catch { /* a pointer that is no device */ }
    event.preventDefault();
  }
  #move(event) {
    if (!this.#drawing?.from) return;
    const [x0, y0, x1, y1] = this.#band(this.#point(event)), [width, height] = this.size(), band = planleser.byId("band");
    band.hidden = false;
    Object.assign(band.style, { left: `${100 * x0 / width}%`, top: `${100 * y0 / height}%`, width: `${100 * (x1 - x0) / width}%`, height: `${100 * (y1 - y0) / height}%` });
  }
  #release(event, picked) {
    const to = this.#point(event);
    if (!this.#drawing) return picked(this.#page, to[0], to[1]);
    if (!this.#drawing.from) return;
    const box = this.#band(to);
    if (box[2] - box[0] > 2 && box[3] - box[1] > 2) this.stopDrawing(box);
  }

  // ---- words

  wordsOf(page) {
    if (this.#words.has(page)) return Promise.resolve(this.#words.get(page));
    return new Promise(done => {
      this.#waiting.set(page, done);
      const script = planleser.element("script", { src: `words/${this.constructor.fileName(page, ".js")}` });
      script.addEventListener("error", () => done([]));
      document.head.append(script);
    });
  }
  // The words whose middle lies in the box, and the box around them.
  async textIn(page, box) {
    const inside = ([x0, y0, x1, y1]) => (x0 + x1) / 2 >= box[0] && (x0 + x1) / 2 <= box[2] && (y0 + y1) / 2 >= box[1] && (y0 + y1) / 2 <= box[3];
    let text = "", around;
    for (const line of await this.wordsOf(page)) {
      const found = line.filter(inside);
      if (!found.length) continue;
      for (const [x0, y0, x1, y1] of found) {
        around ??= [x0, y0, x1, y1];
        around = [Math.min(around[0], x0), Math.min(around[1], y0), Math.max(around[2], x1), Math.max(around[3], y1)];
      }
      const words = found.map(word => word[4]).join(" ");
      // A word that the line's end cut in two.
      const cut = /\p{L}[-\u00AD]$/u.test(text) && /^\p{Ll}/u.test(words);
      text = cut ? text.slice(0, -1) + words : text ? `${text} ${words}` : words;
    }
    return { text: text.replace(/\u00AD/g, "").replace(/^[•▪◦‣–-]\s+/, ""), box: around ?? box };
  }
};
