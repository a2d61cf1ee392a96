// What a person decides in this review: kept in the browser, undone step by step, and saved as a corrections file that is
// the same, byte for byte, as the one that `planleser corrections merge` writes.
"use strict";
planleser.Decisions = class {
  #data; #entries; #file; #key; #past = []; #state; #changed;

  // `file`: the corrections that lie beside the PDF already. `changed` is called after every decision.
  constructor(data, file, changed) {
    this.#data = data;
    this.#file = file;
    this.#entries = file.corrections;
    this.#key = `planleser.review.${data.sha256}`;
    this.#changed = changed;
    this.#state = { of: {}, added: [], dropped: [], seen: [], next: 1 };
    const kept = planleser.remembered(this.#key)?.state;
    if (kept) this.#state = { ...this.#state, ...kept };
    // What was saved and imported since is in the file.
    const said = new Set(this.#entries.map(entry => JSON.stringify([entry.about.kind, entry.about.field, entry.about.in ?? [], entry.about.quote ?? "", entry.new])));
    this.#state.added = this.#state.added.filter(({ about, new: value }) => !said.has(JSON.stringify([about.kind, about.field, about.in, about.quote, value])));
    this.keys = this.#nameValues();
  }

  // A value's name holds over a new import of the same document: its words and those of what it stands in.
  #nameValues() {
    const uses = new Map();
    return this.#data.values.map((value, i) => {
      const name = [value.kind, value.field, ...this.ownersOf(value), value.quote ?? value.value].join("\n");
      const use = (uses.get(name) ?? 0) + 1;
      uses.set(name, use);
      return use === 1 ? name : `${name}\n#${use}`;
    });
  }

  ownersOf(value) {
    const chain = [];
    for (let at = value.owner; at !== undefined; at = this.#data.values[at].owner)
      chain.unshift(this.#data.values[at].quote ?? this.#data.values[at].value);
    if (value.column !== undefined) chain.push(this.#data.values[value.column].quote ?? this.#data.values[value.column].value);
    return chain;
  }

  of(i) { return this.#state.of[this.keys[i]]; }
  get added() { return this.#state.added; }
  #entryKey(entry) { return JSON.stringify(this.#entries[entry]); }
  isDropped(entry) { return this.#state.dropped.includes(this.#entryKey(entry)); }
  isSeen(finding) { return this.#state.seen.includes(finding); }
  get entries() { return this.#entries; }
  get canUndo() { return this.#past.length > 0; }

  #step(change) {
    this.#past.push(JSON.stringify(this.#state));
    if (this.#past.length > 500) this.#past.shift();
    change(this.#state);
    this.#keep();
  }
  #keep() {
    planleser.remember(this.#key, { state: this.#state, left: this.left().left });
    this.#changed();
  }
  #stamp(decision) { return { ...decision, who: this.who ?? "", when: new Date().toISOString().replace(/\.\d+/, "") }; }

  decide(i, decision) { this.#step(state => { state.of[this.keys[i]] = this.#stamp(decision); }); }
  forget(i) { this.#step(state => { delete state.of[this.keys[i]]; }); }
  add(entry) { this.#step(state => { state.added.push(this.#stamp({ ...entry, id: state.next++ })); }); }
  unadd(id) { this.#step(state => { state.added = state.added.filter(each => each.id !== id); }); }
  drop(entry) { this.#step(state => { state.dropped.push(this.#entryKey(entry)); }); }
  see(finding) { this.#step(state => { state.seen.push(finding); }); }
  undo() {
    if (!this.#past.length) return;
    this.#state = JSON.parse(this.#past.pop());
    this.#keep();
  }

  left() {
    let left = 0, all = 0;
    this.#data.values.forEach((value, i) => { if (value.doubts) all++, left += this.of(i) ? 0 : 1; });
    return { left, all };
  }

  // ---- the corrections file

  #entryOf(value, decision) {
    const said = Object.fromEntries(["who", "when", "why"].filter(key => decision[key]).map(key => [key, decision[key]]));
    const before = value.entry === undefined ? undefined : this.#entries[value.entry];
    if (before) {
      if (decision.action === "accept") return before;
      const base = { about: before.about, old: before.old };
      if (before.action === "add") return decision.action === "reject" ? undefined : { action: "add", ...base, new: decision.new, ...said };
      return { action: decision.action, ...base, new: decision.action === "change" ? decision.new : undefined, ...said };
    }
    const place = value.at?.[0] ?? decision.at;
    const about = { kind: value.kind, field: value.field, quote: value.quote ?? value.value, in: this.ownersOf(value),
      page: place?.[0], box: place?.length === 5 ? place.slice(1) : undefined, rule: value.rule || undefined };
    if (value.value === "") return { action: "add", about: { ...about, quote: decision.quote ?? "" }, new: decision.new, ...said };
    return { action: decision.action, about, old: value.value, new: decision.action === "change" ? decision.new : undefined, ...said };
  }

  corrections() {
    const replaced = new Set(this.#entries.map((_, i) => i).filter(i => this.isDropped(i))), entries = [];
    this.#data.values.forEach((value, i) => {
      const decision = this.of(i);
      if (!decision) return;
      if (value.entry !== undefined) replaced.add(value.entry);
      const entry = this.#entryOf(value, decision);
      if (entry) entries.push(entry);
    });
    this.#entries.forEach((entry, i) => { if (!replaced.has(i)) entries.push(entry); });
    for (const { id, of, ...added } of this.#state.added) {
      entries.push({ action: "add", ...added });
      for (const part of of ?? []) entries.push({ ...part, who: added.who, when: added.when });
    }
    return entries;
  }

  // In the order and form of corrections_to_json().
  fileText() {
    const actions = ["accept", "change", "reject", "add"];
    const order = entry => [entry.about.page ?? 0, entry.about.box?.[1] ?? 0, entry.about.box?.[0] ?? 0, entry.about.kind, entry.about.field,
      entry.about.in ?? [], entry.about.quote ?? "", entry.when ?? "", entry.who ?? "", actions.indexOf(entry.action), entry.old ?? "", entry.new ?? ""];
    const compare = (a, b) => {
      if (Array.isArray(a)) {
        for (let i = 0; i < Math.min(a.length, b.length); i++) { const way = compare(a[i], b[i]); if (way) return way; }
        return a.length - b.length;
      }
      return a < b ? -1 : a > b ? 1 : 0;
    };
    const entries = this.corrections().map(entry => ({ entry, order: order(entry) })).sort((a, b) => compare(a.order, b.order)).map(each => each.entry);
    const text = value => JSON.stringify(value);
    const number = value => String(Math.round(value * 100) / 100);
    const members = (pairs, indent) => pairs.filter(([, value]) => value !== undefined).map(([key, value]) => `${indent}"${key}": ${value}`).join(",\n");
    const list = (items, indent) => items.length ? `[\n${items.map(item => `${indent}  ${text(item)}`).join(",\n")}\n${indent}]` : "[]";
    const aboutText = about => `{\n${members([["kind", text(about.kind)], ["field", text(about.field)], ["quote", text(about.quote ?? "")], ["in", list(about.in ?? [], "        ")],
      ["page", about.page ? String(about.page) : undefined], ["box", about.box ? `[${about.box.map(number).join(", ")}]` : undefined],
      ["rule", about.rule ? text(about.rule) : undefined]], "        ")}\n      }`;
    const entryText = entry => `    {\n${members([["action", text(entry.action)], ["about", aboutText(entry.about)], ["old", entry.old === undefined ? undefined : text(entry.old)],
      ["new", entry.new === undefined ? undefined : text(entry.new)], ["who", entry.who ? text(entry.who) : undefined],
      ["when", entry.when ? text(entry.when) : undefined], ["why", entry.why ? text(entry.why) : undefined]], "      ")}\n    }`;
    const documentText = `{\n${members([["file", text(this.#data.file)], ["sha256", text(this.#data.sha256)]], "    ")}\n  }`;
    return `{\n  "format": "planleser.corrections",\n  "format_version": "1.0",\n  "document": ${documentText},\n  "corrections": ${
      entries.length ? `[\n${entries.map(entryText).join(",\n")}\n  ]` : "[]"}\n}\n`;
  }
};
