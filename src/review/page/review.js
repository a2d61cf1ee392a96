// The list of values, what a person does with them, and the keyboard.
"use strict";
window.planleserReview = (data, file) => {
  const { say, element, byId, Decisions, Sheet } = planleser;
  const values = data.values;
  const decisions = new Decisions(data, file, () => draw());
  const onPage = data.pages.map(() => []);
  values.forEach((value, i) => { for (const place of value.at ?? []) onPage[place[0] - 1]?.push(i); });
  let filter = "doubts", selected, rows = [], drawn = 0, here;

  // ---- what a row is: a value, a decision without a value, something put in, or a finding

  const rowOfValue = i => ({ type: "value", id: `v${i}`, i });
  const isShown = i => values[i].value !== "" || decisions.of(i);
  const placeOf = row => {
    if (row.type === "value") {
      for (let i = row.i; i !== undefined; i = values[i].owner) if (values[i].at?.length) return values[i].at[0];
      return undefined;
    }
    if (row.type === "finding") return data.findings[row.i].at[0];
    const about = row.type === "entry" ? decisions.entries[row.i].about : row.added.about;
    return about.page ? [about.page, ...(about.box ?? [])] : undefined;
  };
  const fieldOf = row => row.type === "value" ? values[row.i] : row.type === "entry" ? decisions.entries[row.i].about : row.added.about;
  const label = about => say(`${about.kind}.${about.field}`);
  const choicesOf = about => data.choices[`${about.kind}.${about.field}`];
  const takesArea = about => about.field === "area" || about.field === "parent";
  const shown = (about, value) => choicesOf(about) ? say(value) : value;
  const ownersText = row => row.type === "value" ? decisions.ownersOf(values[row.i]) : fieldOf(row).in ?? [];
  const byDoubt = (a, b) => {
    const doubt = i => (values[i].doubts.length ? 2 : 1) - (values[i].confidence ?? 1);
    const [p, q] = [values[a].at?.[0] ?? [], values[b].at?.[0] ?? []];
    return doubt(b) - doubt(a) || (p[0] ?? 0) - (q[0] ?? 0) || (p[2] ?? 0) - (q[2] ?? 0) || a - b;
  };

  const orphans = decisions.entries.map((entry, i) => ({ type: "entry", id: `e${i}`, i }))
    .filter(row => !values.some(value => value.entry === row.i));
  const addedRows = () => decisions.added.map(added => ({ type: "added", id: `a${added.id}`, added }));
  const isCorrected = i => decisions.of(i) || values[i].by === "person";
  const lists = {
    doubts: () => values.map((_, i) => i).filter(i => values[i].doubts).sort(byDoubt).map(rowOfValue),
    page: () => {
      const page = sheet.page, top = row => placeOf(row) ?? [];
      const rows = [...(onPage[page - 1] ?? []).map(rowOfValue), ...addedRows().filter(row => placeOf(row)?.[0] === page)];
      return (here ? rows.filter(row => here.has(row.id)) : rows).sort((a, b) => (top(a)[2] ?? 0) - (top(b)[2] ?? 0) || (top(a)[1] ?? 0) - (top(b)[1] ?? 0));
    },
    all: () => values.map((_, i) => i).filter(isShown).map(rowOfValue),
    corrected: () => [...values.map((_, i) => i).filter(isCorrected).map(rowOfValue), ...addedRows(), ...orphans.filter(row => !decisions.isDropped(row.i))],
    findings: () => data.findings.map((_, i) => ({ type: "finding", id: `f${i}`, i })).filter(row => !decisions.isSeen(findingKey(row.i)))
  };
  const findingKey = i => `${data.findings[i].code}\n${data.findings[i].message}\n${data.findings[i].at[0]?.join(" ")}`;
  const matches = (row, wanted) => {
    const words = row.type === "finding" ? data.findings[row.i].message
      : [label(fieldOf(row)), row.type === "value" ? values[row.i].value : fieldOf(row).quote, row.added?.new, ...ownersText(row)].join(" ");
    return wanted.every(word => words.toLocaleLowerCase("nb").includes(word));
  };

  // ---- the list

  const buttons = (...specs) => element("div", { class: "actions" }, ...specs.filter(Boolean).map(([key, what, act, look]) =>
    element("button", { type: "button", class: look, onclick: act }, say(what), key ? " " : "", key ? element("kbd", {}, key) : "")));

  const isKept = value => value.entry !== undefined && !decisions.isDropped(value.entry);
  const valueDetail = row => {
    const value = values[row.i], decision = decisions.of(row.i);
    return element("div", { class: "detail" },
      ...(value.doubts ?? []).map(doubt => element("p", { class: "reason" }, doubt)),
      value.confidence !== undefined && !value.by && element("p", { class: "dim" }, say("confidence", Math.round(100 * value.confidence)), value.rule ? ` · ${say("rule", value.rule)}` : ""),
      decision?.action === "change" && value.value && element("p", {}, say("old_value", shown(value, value.value))),
      decision?.why && element("p", { class: "dim" }, decision.why),
      buttons(["A", "accept", () => act("accept"), "good"], ["E", "change", () => act("change")], ["X", "reject", () => act("reject"), "bad"], (decision || isKept(value)) && ["", "forget", () => decision ? decisions.forget(row.i) : decisions.drop(value.entry)]));
  };
  const rowDetail = row => {
    if (row.type === "value") return valueDetail(row);
    if (row.type === "finding") return element("div", { class: "detail" }, element("p", { class: "dim" }, data.findings[row.i].code),
      buttons(["A", "seen", () => act("accept"), "good"], ["L", "add", () => startAdd(data.findings[row.i].at[0])]));
    const why = row.type === "entry" ? decisions.entries[row.i].why : row.added.why;
    return element("div", { class: "detail" }, why && element("p", { class: "dim" }, why), buttons(["X", "forget", () => act("reject"), "bad"]));
  };
  const stateOf = row => {
    if (row.type === "added") return ["added", say("added")];
    if (row.type === "entry") return [decisions.entries[row.i].action === "reject" ? "rejected" : "gone", say(decisions.entries[row.i].action === "reject" ? "rejected" : "gone")];
    if (row.type === "finding") return ["doubt", ""];
    const decision = decisions.of(row.i);
    if (decision) return { accept: ["accepted", say("accepted")], change: ["changed", say("changed")], reject: ["rejected", say("rejected")] }[decision.action];
    if (values[row.i].by) return isKept(values[row.i]) ? ["person", say("by_person")] : ["gone", say("dropped")];
    return values[row.i].doubts ? ["doubt", say("doubtful")] : ["", ""];
  };
  const textOf = row => {
    if (row.type === "finding") return data.findings[row.i].message;
    if (row.type === "added") return shown(row.added.about, row.added.new);
    if (row.type === "entry") return shown(fieldOf(row), decisions.entries[row.i].new ?? decisions.entries[row.i].old ?? "");
    const decision = decisions.of(row.i), value = values[row.i];
    return shown(value, decision?.action === "change" ? decision.new : value.value) || say("unnamed");
  };

  const node = row => {
    const [state, stateName] = stateOf(row), place = placeOf(row), owners = row.type === "finding" ? [] : ownersText(row), isSelected = row.id === selected;
    return element("li", { class: `item ${state} ${isSelected ? "selected" : ""}`, "data-id": row.id },
      element("button", { type: "button", class: "pick", "aria-expanded": String(isSelected), onclick: () => select(row.id, true) },
        element("span", { class: "kind" }, row.type === "finding" ? data.findings[row.i].severity : label(fieldOf(row))),
        stateName && element("span", { class: "state" }, stateName),
        element("span", { class: "text" }, textOf(row)),
        element("span", { class: "context" }, [owners.length ? `${say("in")} ${owners[owners.length - 1]}` : "", place ? say("where", place[0]) : say("nowhere")].filter(Boolean).join(" · "))),
      isSelected && rowDetail(row));
  };

  // A plan has thousands of values: rows are drawn as they are scrolled to.
  const chunk = 80;
  const drawMore = until => {
    const more = rows.slice(drawn, Math.max(until ?? 0, drawn + chunk));
    byId("list").append(...more.map(node));
    drawn += more.length;
  };
  const drawList = () => {
    const scroll = byId("list").scrollTop, least = Math.max(chunk, drawn);
    byId("list").replaceChildren();
    drawn = 0;
    drawMore(least);
    byId("list").scrollTop = scroll;
    byId("empty").hidden = rows.length > 0;
    byId("empty").textContent = say(filter === "doubts" ? "empty_doubts" : "empty");
  };
  const redrawRow = id => {
    const at = rows.findIndex(row => row.id === id), old = byId("list").children[at];
    if (at >= 0 && old) old.replaceWith(node(rows[at]));
  };

  const counted = () => {
    const { left, all } = decisions.left();
    byId("left").textContent = say("left", left, all);
    byId("progress").max = Math.max(all, 1);
    byId("progress").value = all ? all - left : 1;
    byId("undo").disabled = !decisions.canUndo;
    const counts = { doubts: left, page: onPage[sheet.page - 1]?.length ?? 0, all: values.filter(value => value.value).length, corrected: lists.corrected().length, findings: lists.findings().length };
    for (const button of byId("filters").querySelectorAll("[data-filter]")) {
      button.textContent = say(`filter_${button.dataset.filter}`, counts[button.dataset.filter]);
      button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    }
  };
  const collect = () => {
    const wanted = byId("search").value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
    rows = lists[filter]().filter(row => matches(row, wanted));
  };
  const draw = () => { collect(), drawList(), counted(), drawMarks(); };

  const drawMarks = () => {
    const page = sheet.page, boxes = [];
    const add = (places, look) => { for (const [p, ...box] of places ?? []) if (p === page && box.length === 4) boxes.push({ box, look }); };
    for (const i of onPage[page - 1] ?? []) if (`v${i}` !== selected) add(values[i].at.slice(0), stateOf(rowOfValue(i))[0] || "plain");
    for (const row of addedRows()) if (row.id !== selected) add([placeOf(row)].filter(Boolean), "added");
    const chosen = rowById(selected);
    if (chosen) add(chosen.type === "value" && values[chosen.i].at ? values[chosen.i].at : [placeOf(chosen)].filter(Boolean), `selected ${stateOf(chosen)[0]}`);
    sheet.mark(boxes);
  };

  const rowById = id => {
    if (id === undefined) return undefined;
    const number = Number(id.slice(1));
    if (id[0] === "v") return rowOfValue(number);
    if (id[0] === "a") return addedRows().find(row => row.id === id);
    return { type: id[0] === "e" ? "entry" : "finding", id, i: number };
  };

  const select = (id, keepFocus) => {
    const before = selected;
    selected = id;
    byId("form-place").replaceChildren();
    const at = rows.findIndex(row => row.id === id);
    if (at >= drawn) drawMore(at + chunk);
    redrawRow(before), redrawRow(id);
    const row = rowById(id), place = row && placeOf(row);
    if (place) sheet.show(place[0]);
    drawMarks();
    const item = byId("list").children[at];
    item?.scrollIntoView({ block: "nearest" });
    if (keepFocus) item?.querySelector(".pick").focus({ preventScroll: true });
  };
  const step = way => {
    const at = rows.findIndex(row => row.id === selected), next = rows[at < 0 ? 0 : Math.min(Math.max(at + way, 0), rows.length - 1)];
    if (next) select(next.id, true);
  };
  const stepToOpen = () => {
    const at = rows.findIndex(row => row.id === selected), isOpen = row => row.type === "finding" || (row.type === "value" && !decisions.of(row.i));
    const next = rows.slice(at + 1).find(isOpen) ?? rows.find(isOpen);
    next ? select(next.id, true) : select(selected, true);
  };

  // ---- decisions

  const act = action => {
    const row = rowById(selected);
    if (!row) return;
    if (row.type === "finding") { if (action === "accept") decisions.see(findingKey(row.i)), step(0); return; }
    if (row.type === "added") { if (action === "reject") decisions.unadd(row.added.id); return; }
    if (row.type === "entry") { if (action === "reject") decisions.drop(row.i); return; }
    if (action === "change") return startChange(row.i);
    decisions.decide(row.i, { action });
    stepToOpen();
  };

  const field = (text, control) => element("label", {}, element("span", {}, text), control);
  const selectBox = (options, value, attributes = {}) => {
    const node = element("select", attributes, ...options.map(([key, text]) => element("option", { value: key }, text)));
    node.value = value;
    return node;
  };
  const areaOptions = () => [["", say("no_owner")], ...data.areas.map(title => [title, title])];

  const form = (title, fields, keep) => {
    const node = element("form", { class: "edit", onsubmit: event => { event.preventDefault(); keep(); } }, element("h2", {}, title), ...fields,
      element("div", { class: "actions" }, element("button", { class: "primary" }, say("keep"), " ", element("kbd", {}, "Enter")),
        element("button", { type: "button", onclick: closeForm }, say("cancel"), " ", element("kbd", {}, "Esc"))));
    node.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.shiftKey && event.target.tagName === "TEXTAREA") event.preventDefault(), node.requestSubmit();
    });
    byId("form-place").replaceChildren(node);
    node.scrollIntoView({ block: "nearest" });
    node.querySelector("textarea, select, input")?.focus();
    return node;
  };
  const closeForm = () => { byId("form-place").replaceChildren(); sheet.stopDrawing(); select(selected, true); };

  const startChange = i => {
    const value = values[i], old = decisions.of(i)?.new ?? value.value;
    const choices = takesArea(value) ? areaOptions() : choicesOf(value)?.map(choice => [choice, say(choice)]);
    const control = choices ? selectBox(choices, old, { id: "new-value" }) : element("textarea", { id: "new-value", rows: "3" });
    if (!choices) control.value = old;
    const why = element("input", { id: "why", value: decisions.of(i)?.why ?? "" });
    let drawnAt;
    const fetchText = async () => {
      const box = await sheet.draw();
      if (!box) return;
      const found = await sheet.textIn(sheet.page, box);
      drawnAt = { at: [sheet.page, ...found.box], quote: found.text };
      if (found.text) control.value = found.text;
      control.focus();
    };
    form(label(value), [field(say("new_value"), control), !choices && element("button", { type: "button", onclick: fetchText }, say("from_page")), field(say("why"), why)].filter(Boolean), () => {
      const wanted = control.value.trim();
      if (!wanted && value.shape !== "field") return control.setCustomValidity(say("must_have_text")), control.reportValidity();
      decisions.decide(i, wanted === value.value ? { action: "accept" } : { action: "change", new: wanted, why: why.value.trim() || undefined, ...drawnAt });
      byId("form-place").replaceChildren();
      stepToOpen();
    });
  };

  // ---- adding

  const addable = ["target.text", "measure.partners", "measure.responsible", "measure.items", "measure.deadline", "measure.cost", "measure.status", "measure.roles",
    "measure.sdgs", "measure.text", "goal.text", "area.title"];
  const isPart = what => what.startsWith("target.") || (what.startsWith("measure.") && what !== "measure.text");
  // What stands in the same column as the box, nearest to it: most likely the same sort of value.
  const likelyKind = (page, box) => {
    let best = "target.text", least = Infinity;
    for (const i of onPage[page - 1] ?? []) {
      const value = values[i], what = `${value.kind}.${value.field}`;
      if (!addable.includes(what)) continue;
      for (const [p, x0, y0, x1, y1] of value.at) {
        const shared = Math.min(x1, box[2]) - Math.max(x0, box[0]);
        const far = Math.abs((y0 + y1) / 2 - (box[1] + box[3]) / 2) + (shared > 0 ? 0 : 1000 - shared);
        if (p === page && far < least) least = far, best = what;
      }
    }
    return best;
  };
  // Measures, the likeliest first: the one whose row the box lies in, else the last above it, else the nearest.
  const measuresNear = (page, box) => {
    const spans = new Map();
    values.forEach((value, i) => {
      let owner = i;
      while (owner !== undefined && values[owner].kind !== "measure") owner = values[owner].owner;
      while (owner !== undefined && values[owner].shape !== "thing") owner = values[owner].owner;
      if (owner === undefined || values[owner].kind !== "measure") return;
      for (const [p, , y0, , y1] of value.at ?? []) {
        const at = (p - page) * 10000, span = spans.get(owner) ?? [Infinity, -Infinity];
        spans.set(owner, [Math.min(span[0], at + y0), Math.max(span[1], at + y1)]);
      }
      if (!spans.has(owner)) spans.set(owner, [Infinity, -Infinity]);
    });
    const middle = (box[1] + box[3]) / 2;
    const far = ([top, bottom]) => top === Infinity ? Infinity : middle < top ? 2 * (top - middle) : Math.max(0, middle - bottom);
    return [...spans].sort((a, b) => far(a[1]) - far(b[1])).map(([i]) => i);
  };
  const nearestArea = (page, box) => {
    const own = measuresNear(page, box)[0];
    return own === undefined ? "" : decisions.ownersOf(values[own])[0] ?? "";
  };

  const startAdd = async place => {
    byId("form-place").replaceChildren();
    if (place) sheet.show(place[0]);
    const box = place?.length === 5 ? place.slice(1) : await sheet.draw();
    if (!box) return;
    const page = sheet.page, found = await sheet.textIn(page, box);
    addForm(page, found.box, found.text);
  };
  const addForm = (page, box, quote) => {
    const what = selectBox(addable.map(each => [each, say(each)]), likelyKind(page, box), { id: "add-what" });
    const text = element("textarea", { id: "add-text", rows: "3" });
    text.value = quote;
    const why = element("input", { id: "why" }), more = element("div", { class: "more" });
    const owner = selectBox([...measuresNear(page, box).map(i => [`v${i}`, values[i].value]), ...decisions.added.filter(each => each.about.kind === "measure" && each.about.field === "text")
      .map(each => [`a${each.id}`, each.new])], undefined, { id: "add-owner" });
    owner.selectedIndex = 0;
    const area = selectBox(areaOptions(), nearestArea(page, box), { id: "add-area" });
    let sort;
    const refresh = () => {
      const kind = what.value.split(".")[0], choices = what.value === "target.text" ? data.choices["target.kind"] : what.value === "goal.text" ? data.choices["goal.level"] : undefined;
      sort = choices && selectBox(choices.map(each => [each, say(each)]), choices[0], { id: "add-sort" });
      more.replaceChildren(...[isPart(what.value) ? field(say("belongs"), owner) : kind !== "area" && field(say("measure.area"), area), sort && field(say("sort"), sort)].filter(Boolean));
    };
    sheet.mark([{ box, look: "selected added" }]);
    what.addEventListener("change", refresh);
    refresh();
    form(say("add"), [!quote && element("p", { class: "reason" }, say("no_text")), field(say("what"), what), field(say("text"), text), more, field(say("why"), why)].filter(Boolean), () => {
      const value = text.value.trim();
      if (!value) return text.setCustomValidity(say("must_have_text")), text.reportValidity();
      const [kind, name] = what.value.split(".");
      let chain = [];
      if (isPart(what.value)) {
        const into = rowById(owner.value);
        chain = into?.type === "value" ? [...decisions.ownersOf(values[into.i]), values[into.i].quote ?? values[into.i].value] : into ? [...into.added.about.in, into.added.new] : [];
      } else if (kind !== "area" && area.value) chain = [area.value];
      const parts = sort ? [{ action: "change", about: { kind, field: kind === "goal" ? "level" : "kind", quote: "", in: [...chain, value], page, box }, old: "", new: sort.value }] : undefined;
      decisions.add({ about: { kind, field: name, quote, in: chain, page, box }, new: value, why: why.value.trim() || undefined, of: parts });
      byId("form-place").replaceChildren();
      const added = decisions.added[decisions.added.length - 1];
      select(`a${added.id}`);
    });
  };

  // ---- saving

  const save = () => {
    const text = decisions.fileText(), name = data.file.replace(/\.pdf$/i, "") + ".corrections.json";
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    byId("draw-hint").textContent = say("saved", decisions.corrections().length, name);
  };

  // ---- events

  const picked = (page, x, y) => {
    const holds = place => place[0] === page && place.length === 5 && x >= place[1] - 2 && x <= place[3] + 2 && y >= place[2] - 2 && y <= place[4] + 2;
    const area = place => (place[3] - place[1]) * (place[4] - place[2]);
    const found = (onPage[page - 1] ?? []).flatMap(i => values[i].at.filter(holds).map(place => ({ i, size: area(place) }))).sort((a, b) => a.size - b.size || a.i - b.i);
    here = found.length ? new Set(found.map(each => `v${each.i}`)) : undefined;
    filter = "page";
    selected = found.length ? `v${found[0].i}` : selected;
    draw();
    if (found.length) select(selected);
  };
  const turned = () => { if (filter === "page") here = undefined, draw(); else counted(), drawMarks(); };
  const sheet = new Sheet(data, picked, turned);

  const openHelp = () => {
    const keys = [["J ↓", "key_next"], ["K ↑", "key_before"], ["A", "accept"], ["E", "change"], ["X", "reject"], ["L", "add"], ["U", "undo"], ["← →", "key_page"], ["S", "key_save"], ["/", "key_search"], ["?", "key_help"]];
    byId("keys").replaceChildren(...keys.map(([key, what]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, key)), element("td", {}, say(what)))));
    byId("help").showModal();
  };
  const acts = { j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), a: () => act("accept"), e: () => act("change"), x: () => act("reject"),
    Delete: () => act("reject"), l: () => startAdd(), n: () => startAdd(), u: () => decisions.undo(), s: save, ArrowLeft: () => sheet.show(sheet.page - 1), ArrowRight: () => sheet.show(sheet.page + 1),
    "/": () => byId("search").focus(), "?": openHelp };
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") return sheet.isDrawing ? sheet.stopDrawing() : byId("form-place").firstChild && closeForm();
    const typing = event.target.closest("input, textarea, select, dialog[open]");
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing) return event.preventDefault(), decisions.undo();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !byId("keys-on").checked) return;
    if (event.target.closest("#sheet-scroll") && event.key.startsWith("Arrow")) return;
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) event.preventDefault(), act();
  });
  byId("list").addEventListener("scroll", () => { const list = byId("list"); if (list.scrollTop + list.clientHeight > list.scrollHeight - 600) drawMore(); });
  byId("filters").addEventListener("click", event => {
    const chosen = event.target.closest("[data-filter]");
    if (!chosen) return;
    filter = chosen.dataset.filter, here = undefined, drawn = 0;
    draw();
    byId("list").scrollTop = 0;
  });
  byId("search").addEventListener("input", () => { drawn = 0; draw(); });
  byId("add").addEventListener("click", () => startAdd());
  byId("undo").addEventListener("click", () => decisions.undo());
  byId("save").addEventListener("click", save);
  byId("help-open").addEventListener("click", openHelp);
  byId("help-close").addEventListener("click", () => byId("help").close());
  const who = byId("who");
  who.value = decisions.who = planleser.remembered("planleser.who") ?? "";
  who.addEventListener("change", () => { decisions.who = who.value.trim(); planleser.remember("planleser.who", decisions.who); });
  const speak = () => { planleser.speak(); byId("page-count").textContent = say("page_of", data.pages.length); draw(); };
  byId("language").addEventListener("click", () => { planleser.switchLanguage(); speak(); });

  if (!lists.doubts().length) filter = "page";
  sheet.show(1);
  speak();
  if (rows.length) select(rows[0].id);
  planleser.review = { decisions, sheet };
};
