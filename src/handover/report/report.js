// Draws the report from the JSON in the page. No network, no storage; every text of a plan enters as text, never as markup.
"use strict";
(() => {
  const { plans, comparison, status, pictures } = JSON.parse(document.getElementById("data").textContent);

  const words = {
    nb: {
      skip: "Hopp til innholdet", contents: "Innhold", measures: "Tiltak", goals: "Mål", budget: "Budsjett", findings: "Merknader",
      filters: "Filtre", words: "Ord", area: "Område", partner: "Partner", sdg: "FNs bærekraftsmål", relation: "Endring",
      reset: "Nullstill", row: "Post", restated: "Tall som en senere plan oppgir annerledes", after: "etter {0}", same_text: "samme tekst", same_number: "samme nummer", same_area: "samme område", shared_words: "felles ord", certainty: "Sikkerhet", doubtful: "usikker verdi", close: "Lukk", all: "Alle", life: "Liv", status: "Status", shown: "{0} av {1} tiltak vises",
      new: "nytt", continued: "videreført", changed: "endret", dropped: "tatt ut", moved: "flyttet", merged: "slått sammen",
      split: "delt", reworded: "omformulert", unchanged: "uendret", page: "side {0}", pageOf: "{0}, side {1}", targets: "Mål for tiltaket",
      partners: "Partnere", responsible: "Ansvarlig", deadline: "Frist", cost: "Kostnad", items: "Punkter", number: "Nummer",
      text: "Tekst", sdgs: "FNs mål", roles: "Roller", why: "Grunn", likeness: "likhet {0} %", none: "Ingen", year: "År", kind: "Slag",
      kroner: "Kroner", plan: "Plan", change: "Endring fra året før", severity: "Alvor", code: "Kode", message: "Merknad",
      result: "resultatmål", effect: "effektmål", indicator: "indikator", unspecified: "mål", budget_kind: "budsjett",
      revised_budget: "revidert budsjett", actual: "regnskap", forecast: "prognose", proposal: "forslag", amount: "beløp",
      vision: "Visjon", main_goal: "Hovedmål", sub_goal: "Delmål", strategy: "Strategi", challenge: "Utfordring", priority: "Prioritering",
      note: "merknad", warning: "advarsel", error: "feil", removed: "Ut", added: "Inn", chart: "Diagram over {0}: tallene står i tabellen under",
      noBudget: "Ingen budsjettall kan stilles opp over år.", other: "English"
    },
    en: {
      skip: "Skip to content", contents: "Contents", measures: "Measures", goals: "Goals", budget: "Budget", findings: "Findings",
      filters: "Filters", words: "Words", area: "Area", partner: "Partner", sdg: "UN goal", relation: "Change", reset: "Reset", row: "Row", restated: "Figures that a later plan states differently", after: "after {0}", same_text: "same text", same_number: "same number", same_area: "same area", shared_words: "shared words", certainty: "Certainty", doubtful: "doubtful value",
      close: "Close", all: "All", life: "Life", status: "Status", shown: "{0} of {1} measures shown", new: "new", continued: "continued",
      changed: "changed", dropped: "dropped", moved: "moved", merged: "merged", split: "split", reworded: "reworded",
      unchanged: "unchanged", page: "page {0}", pageOf: "{0}, page {1}", targets: "Targets", partners: "Partners", responsible: "Responsible",
      deadline: "Deadline", cost: "Cost", items: "Items", number: "Number", text: "Text", sdgs: "UN goals", roles: "Roles", why: "Reason",
      likeness: "likeness {0} %", none: "None", year: "Year", kind: "Kind", kroner: "Kroner", plan: "Plan", change: "Change from the year before",
      severity: "Severity", code: "Code", message: "Finding", result: "result target", effect: "effect target", indicator: "indicator",
      unspecified: "target", budget_kind: "budget", revised_budget: "revised budget", actual: "actual", forecast: "forecast",
      proposal: "proposal", amount: "amount", vision: "Vision", main_goal: "Main goal", sub_goal: "Sub-goal", strategy: "Strategy",
      challenge: "Challenge", priority: "Priority", note: "note", warning: "warning", error: "error", removed: "Out", added: "In",
      chart: "Chart of {0}: the figures stand in the table below", noBudget: "No budget figures can be lined up over years.", other: "Norsk"
    }
  };
  let language = "nb";
  const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[language][key] ?? key);

  const element = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else if (value !== undefined) node.setAttribute(key, value);
    node.append(...children.filter(child => child !== undefined && child !== null && child !== false));
    return node;
  };
  const byId = id => document.getElementById(id);
  const planName = plan => String(plan.document.year ?? plan.document.title ?? plan.source.file);

  const measureOf = plans.map(plan => new Map(plan.measures.map(measure => [measure.id, measure])));
  const areaOf = plans.map(plan => new Map(plan.areas.map(area => [area.id, area])));
  const areaTitle = (plan, measure) => areaOf[plan].get(measure.area)?.title ?? "";
  const relationTo = plans.map(() => new Map());
  const relationFrom = plans.map(() => new Map());
  for (const relation of comparison.measures) {
    for (const id of relation.to) relationTo[relation.plans[1]].set(id, relation);
    for (const id of relation.from) relationFrom[relation.plans[0]].set(id, relation);
  }

  // What a reader wants to see at a glance of a thread: the last thing that happened to it.
  const lifeOf = thread => {
    const present = thread.ids.map(ids => ids.length > 0);
    const last = present.lastIndexOf(true);
    const measured = plans.map((plan, i) => plan.measures.length > 0 ? i : -1).filter(i => i >= 0);
    const newest = measured[measured.length - 1];
    if (last < newest) return { life: "dropped", relation: "dropped" };
    const relation = thread.ids[last].map(id => relationTo[last].get(id)).find(each => each && each.relation !== "new");
    if (!relation) return { life: "new", relation: "new" };
    return { life: relation.relation === "unchanged" ? "continued" : "changed", relation: relation.relation };
  };

  // As a reader of the newest plan meets them; what was taken out comes last, the latest first.
  const standing = thread => [-thread.last, plans[thread.last].measures.findIndex(each => each.id === thread.ids[thread.last][0])];
  const hasStatus = Object.keys(status).length > 0;
  const threads = comparison.threads.map(thread => {
    const last = thread.ids.map(ids => ids.length > 0).lastIndexOf(true);
    const measures = thread.ids.flatMap((ids, plan) => ids.map(id => ({ plan, measure: measureOf[plan].get(id) })));
    const newest = measures.filter(each => each.plan === last);
    return {
      ...lifeOf(thread), ids: thread.ids, last, measures,
      areas: new Set(newest.map(each => areaTitle(each.plan, each.measure))),
      partners: new Set(measures.flatMap(each => [...each.measure.partners, ...each.measure.responsible])),
      sdgs: new Set(measures.flatMap(each => each.measure.sdgs)),
      status: newest.map(each => status[each.measure.id]).find(Boolean),
      words: measures.map(each => [each.measure.text, ...each.measure.items, ...each.measure.targets.map(t => t.text), ...each.measure.partners].join(" ")).join(" ").toLocaleLowerCase("nb")
    };
  }).map(thread => ({ thread, at: standing(thread) })).sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]).map(each => each.thread);

  // A long text has its page beside it; a short value is itself the way to its page.
  const pageOf = at => at?.[0]?.page > 0 ? at[0] : undefined;
  const pageButton = (plan, at, text) => {
    const place = pageOf(at);
    return place && element("button", { type: "button", class: "link", onclick: () => showPage(plan, place, text) }, say("page", place.page));
  };
  const valueButton = (plan, at, value, quote = value) => {
    const place = pageOf(at);
    return place ? element("button", { type: "button", class: "link value", title: say("page", place.page), onclick: () => showPage(plan, place, quote) }, value) : value;
  };

  const showPage = (plan, place, quote) => {
    const picture = pictures[`${plan}:${place.page}`];
    const sheet = byId("page-sheet");
    sheet.replaceChildren();
    const [width, height] = picture ? picture.size : plans[plan].page_sizes?.[place.page - 1] ?? [595, 842];
    if (picture) sheet.append(element("img", { src: picture.uri, alt: "" }));
    else sheet.style.aspectRatio = `${width} / ${height}`, sheet.style.width = "min(24rem, 80vw)";
    if (picture) sheet.style.aspectRatio = "", sheet.style.width = "";
    if (place.box) {
      const [x0, y0, x1, y1] = place.box;
      const mark = element("div", { class: "mark" });
      Object.assign(mark.style, { left: `${100 * x0 / width}%`, top: `${100 * y0 / height}%`, width: `${100 * (x1 - x0) / width}%`, height: `${100 * (y1 - y0) / height}%` });
      sheet.append(mark);
    }
    byId("page-title").textContent = say("pageOf", plans[plan].source.file, place.page);
    byId("page-quote").textContent = quote ?? "";
    byId("page-view").showModal();
  };

  const diffNode = diff => element("span", {}, ...diff.map(([sign, text]) =>
    sign === "=" ? text : element(sign === "+" ? "ins" : "del", {}, text)));

  const changeNode = change => {
    const parts = [];
    if (change.diff) parts.push(diffNode(change.diff));
    if ("was" in change) parts.push(element("del", {}, change.was ?? "–"), " → ", element("ins", {}, change.is ?? "–"));
    const wrap = ["targets", "items"].includes(change.field) ? node => element("div", {}, node) : node => element("span", {}, " ", node);
    for (const text of change.removed ?? []) parts.push(wrap(element("del", {}, text)));
    for (const text of change.added ?? []) parts.push(wrap(element("ins", {}, text)));
    for (const pair of change.changed ?? [])
      parts.push(element("div", {}, pair.from.kind !== pair.to.kind ? `${say(pair.from.kind)} → ${say(pair.to.kind)}: ` : "",
        pair.diff ? diffNode(pair.diff) : pair.to.text, pair.quantities ? element("strong", {}, ` (${pair.quantities.join(", ")})`) : ""));
    return element("li", {}, element("strong", {}, `${say(change.field)}: `), ...parts);
  };

  // One value or a list of them, each with its place in part_at.
  const partNode = (plan, measure, field) => {
    const values = [measure[field] ?? []].flat();
    return values.length === 0 ? undefined : element("div", {}, element("strong", {}, `${say(field)}: `),
      ...values.flatMap((value, i) => [i ? ", " : "", valueButton(plan, measure.part_at?.[field]?.[i], String(value))]));
  };

  // "shared words: a, b" → the words in the reader's language, then a, b.
  const reason = why => {
    const [what, ...rest] = why.split(": ");
    return [say(what.replaceAll(" ", "_")), ...rest].join(": ");
  };

  const measureNode = ({ plan, measure }) => {
    const relation = relationTo[plan].get(measure.id);
    const node = element("div", {},
      element("h3", {}, `${planName(plans[plan])}${measure.number ? " · " + measure.number : ""}`),
      element("p", {}, measure.text, " ", pageButton(plan, measure.at, measure.text)),
      measure.items.length ? element("ul", {}, ...measure.items.map((item, i) =>
        element("li", {}, item, " ", pageButton(plan, measure.part_at?.items?.[i], item)))) : undefined,
      measure.targets.length ? element("div", {}, element("strong", {}, say("targets")), element("ul", {}, ...measure.targets.map(target =>
        element("li", {}, `${say(target.kind)}: ${target.text} `, pageButton(plan, target.at, target.text))))) : undefined,
      ...["responsible", "partners", "sdgs", "roles", "deadline", "cost", "status"].map(field => partNode(plan, measure, field)));
    if (relation && relation.relation !== "new") {
      node.append(element("p", { class: "dim" }, `${say(relation.relation)}, ${say("likeness", Math.round(100 * relation.likeness))}: ${relation.why.map(reason).join("; ")}`));
      if (relation.changes.length) node.append(element("ul", {}, ...relation.changes.map(changeNode)));
    }
    return node;
  };

  const rowOf = thread => {
    const detail = element("tr", { class: "detail", hidden: "" });
    const newest = thread.measures[thread.measures.length - 1];
    const toggle = element("button", { type: "button", class: "row", "aria-expanded": "false", onclick: () => {
      const open = detail.hidden;
      if (open && !detail.firstChild)
        detail.append(element("td", { colspan: String(plans.length + (hasStatus ? 3 : 2)) }, element("div", { class: "years" }, ...thread.measures.map(measureNode))));
      detail.hidden = !open;
      toggle.setAttribute("aria-expanded", String(open));
    } }, newest.measure.text);
    const row = element("tr", {},
      element("td", {}, element("span", { class: `life ${thread.life}` }, say(thread.life)),
        thread.life === "changed" && thread.relation !== "changed" ? element("div", { class: "dim" }, say(thread.relation)) : undefined,
        thread.life === "dropped" ? element("div", { class: "dim" }, say("after", planName(plans[thread.last]))) : undefined),
      hasStatus && element("td", {}, thread.status ? element("span", { class: `light ${thread.status.colour}` }, thread.status.status) : "",
        thread.status?.comment ? element("div", { class: "dim" }, thread.status.comment) : undefined),
      element("td", {}, toggle, element("div", { class: "dim" }, [...thread.areas].join(", "))),
      ...thread.ids.map((ids, plan) => element("td", { class: ids.length ? "year" : "year empty", "data-year": planName(plans[plan]) }, ...ids.flatMap((id, i) => {
        const measure = measureOf[plan].get(id);
        return [i ? element("br") : "", measure.number ? `${measure.number} ` : "", pageButton(plan, measure.at, measure.text) ?? "•"];
      }))));
    return [row, detail];
  };

  const filters = () => ({ words: byId("filter-words").value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean), area: byId("filter-area").value,
    partner: byId("filter-partner").value, sdg: Number(byId("filter-sdg").value), relation: byId("filter-relation").value });
  const passes = (thread, wanted) => wanted.words.every(word => thread.words.includes(word)) && (!wanted.area || thread.areas.has(wanted.area)) &&
    (!wanted.partner || thread.partners.has(wanted.partner)) && (!wanted.sdg || thread.sdgs.has(wanted.sdg)) &&
    (!wanted.relation || thread.relation === wanted.relation || thread.life === wanted.relation);

  // The sum of it, each part a filter of its own.
  const drawSummary = () => byId("summary").replaceChildren(...["new", "continued", "changed", "dropped"].map(life =>
    [life, threads.filter(thread => thread.life === life).length]).filter(([, count]) => count > 0).map(([life, count]) =>
    element("button", { type: "button", class: `life ${life}`, onclick: () => { byId("filter-relation").value = life; drawThreads(); } }, `${count} ${say(life)}`)));

  // A page of thousands of rows appears at once with its first rows; the rest follow while the reader reads.
  let drawing = 0;
  const drawThreads = () => {
    const wanted = filters();
    const shown = threads.filter(thread => passes(thread, wanted));
    byId("count").textContent = say("shown", shown.length, threads.length);
    const body = byId("threads").tBodies[0];
    body.replaceChildren();
    const turn = ++drawing;
    const draw = from => {
      if (turn !== drawing) return;
      body.append(...shown.slice(from, from + 200).flatMap(rowOf));
      if (from + 200 < shown.length) setTimeout(() => draw(from + 200));
    };
    draw(0);
  };

  const headRow = (table, ...cells) => byId(table).tHead.replaceChildren(element("tr", {}, ...cells.map(cell => element("th", { scope: "col", class: [say("kroner"), say("change"), say("certainty")].includes(cell) ? "number" : undefined }, cell))));
  const fillSelect = (id, options) => {
    const select = byId(id), chosen = select.value;
    select.replaceChildren(element("option", { value: "" }, say("all")), ...options.map(([value, label]) => element("option", { value }, label)));
    select.value = chosen;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  };
  const sorted = set => [...set].filter(Boolean).sort((a, b) => String(a).localeCompare(String(b), "nb", { numeric: true })).map(value => [String(value), String(value)]);

  const drawGoals = () => {
    byId("goal-list").replaceChildren(element("div", { class: "years" }, ...plans.map((plan, i) => element("div", {}, element("h3", {}, planName(plan)),
      plan.goals.length ? element("ul", {}, ...plan.goals.map(goal => element("li", {}, element("strong", {}, `${say(goal.level)}: `), goal.text, " ",
        pageButton(i, goal.at, goal.text)))) : element("p", {}, say("none"))))));
  };

  const kindName = kind => say(kind === "budget" ? "budget_kind" : kind);
  const kroner = value => new Intl.NumberFormat(language === "nb" ? "nb-NO" : "en-GB", { maximumFractionDigits: 2 }).format(value);
  const patterns = { budget: [], revised_budget: [6, 3], actual: [], forecast: [2, 3], proposal: [8, 4], amount: [1, 2] };
  const figureButton = (series, plan, at, value) => valueButton(plan, at, kroner(value), `${series.label}: ${kroner(value)}`);
  const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name);
  let chart;
  const drawBudget = () => {
    const select = byId("budget-row");
    const chosen = Number(select.value) || 0;
    const tables = [...new Set(comparison.budgets.map(series => series.table))];
    select.replaceChildren(...tables.map(name => element("optgroup", { label: name || say("budget") }, ...comparison.budgets.flatMap((series, i) =>
      series.table === name ? [element("option", { value: String(i) }, [series.group, series.label].filter(Boolean).join(" – "))] : []))));
    const series = comparison.budgets[chosen];
    chart?.destroy();
    const table = byId("figures");
    if (!series) {
      byId("chart").parentNode.hidden = true, select.parentNode.hidden = true;
      table.tBodies[0].replaceChildren(element("tr", {}, element("td", {}, say("noBudget"))));
      return;
    }
    select.value = String(chosen);
    const printed = series.series.map(figure => figure.year);
    const years = Array.from({ length: Math.max(...printed) - Math.min(...printed) + 1 }, (_, i) => Math.min(...printed) + i);
    const kinds = [...new Set(series.series.map(figure => figure.kind))];
    const latest = (year, kind) => series.series.filter(figure => figure.year === year && figure.kind === kind).sort((a, b) => b.plan - a.plan)[0]?.value ?? null;
    byId("chart").setAttribute("aria-label", say("chart", series.label));
    chart = new Chart(byId("chart"), { type: years.length > 1 ? "line" : "bar", data: { labels: years, datasets: kinds.map(kind => ({ label: kindName(kind),
      data: years.map(year => latest(year, kind)), borderColor: ink(`--${kind}`), backgroundColor: ink(`--${kind}`), borderDash: patterns[kind], spanGaps: true, pointRadius: 5 })) },
      options: { animation: false, maintainAspectRatio: false, color: ink("--ink"), scales: { x: { ticks: { color: ink("--ink") }, grid: { color: ink("--line") } },
        y: { ticks: { callback: kroner, color: ink("--ink") }, grid: { color: ink("--line") } } } } });
    headRow("figures", say("year"), say("kind"), say("kroner"), say("change"), say("plan"));
    table.tBodies[0].replaceChildren(...series.series.map(figure => element("tr", {}, element("td", {}, String(figure.year)), element("td", {}, kindName(figure.kind)),
      element("td", { class: "number" }, figureButton(series, figure.plan, figure.at, figure.value)), element("td", { class: "number" }, figure.change_per_cent === undefined ? "" : `${kroner(figure.change_per_cent)} %`),
      element("td", {}, planName(plans[figure.plan])))));
    byId("restated").hidden = series.restated.length === 0;
    byId("restated-list").replaceChildren(...series.restated.map(figure => element("li", {}, `${figure.year}, ${kindName(figure.kind)}: `,
      figureButton(series, figure.plans[0], figure.was_at, figure.was), ` (${planName(plans[figure.plans[0]])}) → `,
      figureButton(series, figure.plans[1], figure.is_at, figure.is), ` (${planName(plans[figure.plans[1]])})`)));
  };

  // Every value that was read with doubt is a finding too; a finding is as sure as the least sure value at its place.
  const readValues = plan => [
    ...plan.goals.map(goal => [goal.text, goal.at]), ...plan.areas.map(area => [area.title, area.at]),
    ...plan.measures.flatMap(measure => [[measure.text, measure.at], ...measure.targets.map(target => [target.text, target.at]),
      ...Object.entries(measure.part_at ?? {}).flatMap(([field, all]) => all.map((at, i) => [String([measure[field] ?? ""].flat()[i] ?? ""), at]))]),
    ...plan.budgets.flatMap(budget => budget.rows.flatMap(row => [[row.label, row.at], ...(row.value_at ?? []).map((at, i) => [`${row.label}: ${row.written[i]}`, at])]))
  ].filter(([, at]) => at?.length).map(([text, at]) => ({ text, at, certainty: Math.min(...at.map(each => each.confidence ?? 1)) }));
  const overlap = (a, b) => a.page === b.page && (!a.box || !b.box || (a.box[0] < b.box[2] && b.box[0] < a.box[2] && a.box[1] < b.box[3] && b.box[1] < a.box[3]));
  const usualCertainty = { error: 0, warning: 0.5, note: 1 };
  const weight = { error: 0, warning: 1, doubtful: 2, note: 3 };
  const findingsOf = (plan, i) => {
    const doubted = readValues(plan).filter(value => value.certainty < 1);
    return [...plan.diagnostics.map(finding => ({ ...finding, plan: i, certainty: Math.min(usualCertainty[finding.severity],
        ...doubted.filter(value => value.at.some(there => (finding.at ?? []).some(here => overlap(here, there)))).map(value => value.certainty)) })),
      ...doubted.map(value => ({ severity: "doubtful", code: value.at[0].rule ?? "", message: value.text, at: value.at, plan: i, certainty: value.certainty, read: true }))];
  };
  const drawFindings = () => {
    const findings = plans.flatMap(findingsOf).sort((a, b) => a.certainty - b.certainty || weight[a.severity] - weight[b.severity]);
    headRow("finding-list", say("severity"), say("certainty"), say("plan"), say("message"), say("code"));
    byId("finding-list").tBodies[0].replaceChildren(...findings.map(finding => element("tr", { class: finding.severity }, element("td", {}, say(finding.severity)),
      element("td", { class: "number" }, finding.read ? `${Math.round(100 * finding.certainty)} %` : ""), element("td", {}, planName(plans[finding.plan])),
      element("td", {}, finding.message, " ", pageButton(finding.plan, finding.at, finding.message)), element("td", {}, element("code", {}, finding.code)))));
    if (findings.length === 0) byId("finding-list").tBodies[0].append(element("tr", {}, element("td", {}, say("none"))));
  };

  const draw = () => {
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
    byId("language").textContent = say("other");
    byId("language").lang = language === "nb" ? "en" : "nb";
    byId("plans").textContent = plans.map(planName).join(" · ");
    headRow("threads", ...[say("life"), hasStatus && say("status"), say("measures")].filter(Boolean), ...plans.map(planName));
    drawSummary();
    fillSelect("filter-area", sorted(new Set(threads.flatMap(thread => [...thread.areas]))));
    fillSelect("filter-partner", sorted(new Set(threads.flatMap(thread => [...thread.partners]))));
    fillSelect("filter-sdg", sorted(new Set(threads.flatMap(thread => [...thread.sdgs]))));
    fillSelect("filter-relation", [...new Set(threads.flatMap(thread => [thread.life, thread.relation]))].map(relation => [relation, say(relation)]));
    drawThreads(), drawGoals(), drawBudget(), drawFindings();
  };

  byId("filters").addEventListener("input", drawThreads);
  byId("filters").addEventListener("submit", event => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(drawThreads));
  byId("budget-row").addEventListener("change", drawBudget);
  byId("language").addEventListener("click", () => { language = language === "nb" ? "en" : "nb"; draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawBudget);
  byId("page-close").addEventListener("click", () => byId("page-view").close());
  draw();
})();
