// Draws the report from the JSON in the page. No network, no storage; every text of a plan enters as text, never as markup.
"use strict";
(() => {
  const { plans, comparison, status, pictures } = JSON.parse(document.getElementById("data").textContent);

  const words = {
    nb: {
      skip: "Hopp til innholdet", contents: "Innhold", measures: "Tiltak", goals: "Mål", budget: "Budsjett", findings: "Merknader",
      filters: "Filtre", words: "Ord", area: "Område", partner: "Partner", sdg: "FNs bærekraftsmål", relation: "Endring",
      reset: "Nullstill", row: "Post", close: "Lukk", all: "Alle", life: "Liv", status: "Status", shown: "{0} av {1} tiltak vises",
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
      filters: "Filters", words: "Words", area: "Area", partner: "Partner", sdg: "UN goal", relation: "Change", reset: "Reset", row: "Row",
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
    node.append(...children.filter(child => child !== undefined && child !== null));
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
  });

  const pageButton = (plan, at, label) => {
    const place = at?.[0];
    if (!place || !(place.page > 0)) return label;
    return element("button", { type: "button", class: "link", onclick: () => showPage(plan, place, label) }, say("page", place.page));
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
    for (const text of change.removed ?? []) parts.push(" ", element("del", {}, text));
    for (const text of change.added ?? []) parts.push(" ", element("ins", {}, text));
    for (const pair of change.changed ?? [])
      parts.push(element("div", {}, pair.from.kind !== pair.to.kind ? `${say(pair.from.kind)} → ${say(pair.to.kind)}: ` : "",
        pair.diff ? diffNode(pair.diff) : pair.to.text, pair.quantities ? element("strong", {}, ` (${pair.quantities.join(", ")})`) : ""));
    return element("li", {}, element("strong", {}, `${say(change.field)}: `), ...parts);
  };

  const listNode = (key, values) => values.length === 0 ? undefined
    : element("div", {}, element("strong", {}, `${say(key)}: `), values.join(", "));

  const measureNode = ({ plan, measure }) => {
    const relation = relationTo[plan].get(measure.id);
    const node = element("div", {},
      element("h3", {}, `${planName(plans[plan])}${measure.number ? " · " + measure.number : ""}`),
      element("p", {}, measure.text, " ", pageButton(plan, measure.at, measure.text)),
      measure.items.length ? element("ul", {}, ...measure.items.map(item => element("li", {}, item))) : undefined,
      measure.targets.length ? element("div", {}, element("strong", {}, say("targets")), element("ul", {}, ...measure.targets.map(target =>
        element("li", {}, `${say(target.kind)}: ${target.text} `, pageButton(plan, target.at, target.text))))) : undefined,
      listNode("responsible", measure.responsible), listNode("partners", measure.partners), listNode("sdgs", measure.sdgs),
      measure.deadline ? listNode("deadline", [measure.deadline]) : undefined, measure.cost ? listNode("cost", [measure.cost]) : undefined,
      measure.status ? listNode("status", [measure.status]) : undefined);
    if (relation && relation.relation !== "new") {
      node.append(element("p", { class: "dim" }, `${say(relation.relation)}, ${say("likeness", Math.round(100 * relation.likeness))}: ${relation.why.join("; ")}`));
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
        detail.append(element("td", { colspan: String(plans.length + 3) }, element("div", { class: "years" }, ...thread.measures.map(measureNode))));
      detail.hidden = !open;
      toggle.setAttribute("aria-expanded", String(open));
    } }, newest.measure.text);
    const row = element("tr", {},
      element("td", {}, element("span", { class: `life ${thread.life}` }, say(thread.life)),
        thread.life === "changed" && thread.relation !== "changed" ? element("div", { class: "dim" }, say(thread.relation)) : undefined),
      element("td", {}, thread.status ? element("span", { class: `light ${thread.status.colour}` }, thread.status.status) : "",
        thread.status?.comment ? element("div", { class: "dim" }, thread.status.comment) : undefined),
      element("td", {}, toggle, element("div", { class: "dim" }, [...thread.areas].join(", "))),
      ...thread.ids.map((ids, plan) => element("td", {}, ...ids.flatMap((id, i) => {
        const measure = measureOf[plan].get(id);
        return [i ? element("br") : "", measure.number ? `${measure.number} ` : "", pageButton(plan, measure.at, measure.text)];
      }))));
    return [row, detail];
  };

  const filters = () => ({ words: byId("filter-words").value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean), area: byId("filter-area").value,
    partner: byId("filter-partner").value, sdg: Number(byId("filter-sdg").value), relation: byId("filter-relation").value });
  const passes = (thread, wanted) => wanted.words.every(word => thread.words.includes(word)) && (!wanted.area || thread.areas.has(wanted.area)) &&
    (!wanted.partner || thread.partners.has(wanted.partner)) && (!wanted.sdg || thread.sdgs.has(wanted.sdg)) &&
    (!wanted.relation || thread.relation === wanted.relation || thread.life === wanted.relation);

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

  const headRow = (table, ...cells) => byId(table).tHead.replaceChildren(element("tr", {}, ...cells.map(cell => element("th", { scope: "col" }, cell))));
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
  const colours = { budget: "#0b4f8a", revised_budget: "#5b8db8", actual: "#1d6b34", forecast: "#b26a00", proposal: "#6b3fa0", amount: "#4d4d4d" };
  const patterns = { budget: [], revised_budget: [6, 3], actual: [], forecast: [2, 3], proposal: [8, 4], amount: [1, 2] };
  let chart;
  const drawBudget = () => {
    const select = byId("budget-row");
    const chosen = Math.max(0, select.selectedIndex);
    select.replaceChildren(...comparison.budgets.map((series, i) => element("option", { value: String(i) }, [series.table, series.group, series.label].filter(Boolean).join(" – "))));
    const series = comparison.budgets[Math.min(chosen, comparison.budgets.length - 1)];
    chart?.destroy();
    const table = byId("figures");
    if (!series) {
      byId("chart").parentNode.hidden = true, select.parentNode.hidden = true;
      table.tBodies[0].replaceChildren(element("tr", {}, element("td", {}, say("noBudget"))));
      return;
    }
    select.selectedIndex = chosen;
    const years = [...new Set(series.series.map(figure => figure.year))].sort();
    const kinds = [...new Set(series.series.map(figure => figure.kind))];
    const latest = (year, kind) => series.series.filter(figure => figure.year === year && figure.kind === kind).sort((a, b) => b.plan - a.plan)[0]?.value ?? null;
    byId("chart").setAttribute("aria-label", say("chart", series.label));
    chart = new Chart(byId("chart"), { type: years.length > 1 ? "line" : "bar", data: { labels: years, datasets: kinds.map(kind => ({ label: kindName(kind),
      data: years.map(year => latest(year, kind)), borderColor: colours[kind], backgroundColor: colours[kind], borderDash: patterns[kind], spanGaps: true, pointRadius: 5 })) },
      options: { animation: false, maintainAspectRatio: false, scales: { y: { ticks: { callback: kroner } } } } });
    headRow("figures", say("year"), say("kind"), say("kroner"), say("change"), say("plan"));
    table.tBodies[0].replaceChildren(...series.series.map(figure => element("tr", {}, element("td", {}, String(figure.year)), element("td", {}, kindName(figure.kind)),
      element("td", { class: "number" }, kroner(figure.value)), element("td", { class: "number" }, figure.change_per_cent === undefined ? "" : `${kroner(figure.change_per_cent)} %`),
      element("td", {}, planName(plans[figure.plan])))));
  };

  const weight = { error: 0, warning: 1, note: 2 };
  const drawFindings = () => {
    const findings = plans.flatMap((plan, i) => plan.diagnostics.map(finding => ({ plan: i, finding })))
      .sort((a, b) => weight[a.finding.severity] - weight[b.finding.severity]);
    headRow("finding-list", say("severity"), say("plan"), say("message"), say("code"));
    byId("finding-list").tBodies[0].replaceChildren(...findings.map(({ plan, finding }) => element("tr", {}, element("td", {}, say(finding.severity)),
      element("td", {}, planName(plans[plan])), element("td", {}, finding.message, " ", finding.at?.length ? pageButton(plan, finding.at, finding.message) : ""),
      element("td", {}, element("code", {}, finding.code)))));
  };

  const draw = () => {
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
    byId("language").textContent = say("other");
    byId("language").lang = language === "nb" ? "en" : "nb";
    byId("plans").textContent = plans.map(planName).join(" · ");
    headRow("threads", say("life"), say("status"), say("measures"), ...plans.map(planName));
    fillSelect("filter-area", sorted(new Set(threads.flatMap(thread => [...thread.areas]))));
    fillSelect("filter-partner", sorted(new Set(threads.flatMap(thread => [...thread.partners]))));
    fillSelect("filter-sdg", sorted(new Set(threads.flatMap(thread => [...thread.sdgs]))));
    fillSelect("filter-relation", [...new Set(threads.map(thread => thread.relation))].map(relation => [relation, say(relation)]));
    drawThreads(), drawGoals(), drawBudget(), drawFindings();
  };

  byId("filters").addEventListener("input", drawThreads);
  byId("filters").addEventListener("submit", event => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(drawThreads));
  byId("budget-row").addEventListener("change", drawBudget);
  byId("language").addEventListener("click", () => { language = language === "nb" ? "en" : "nb"; draw(); });
  byId("page-close").addEventListener("click", () => byId("page-view").close());
  draw();
})();
