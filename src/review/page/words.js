// What the review's pages say, in bokmål and English, and the few functions that all of them use.
// Texts of a plan enter as text, never as markup. Nothing is asked of any network.
"use strict";
window.planleser = (() => {
  const words = {
    nb: {
      review: "Gjennomgang", overview: "Planer som er lest inn. Åpne en for å se verdiene ved siden av sidene de står på.", plan: "Plan", pages: "Sider",
      values: "Verdier", doubts: "Tvil", progress: "Fremdrift", left: "{0} av {1} tvil igjen", all_documents: "← Alle planer", skip: "Hopp til verdiene",
      who: "Ditt navn", undo: "Angre", save: "Lagre rettelser", help: "Hjelp", page: "Side", page_of: "av {0}", page_pane: "Siden",
      page_back: "Forrige side", page_on: "Neste side", zoom_out: "Mindre", zoom_in: "Større", page_picture: "Bilde av siden",
      value_pane: "Verdiene", filter: "Hva som vises", filter_doubts: "Tvil ({0})", filter_page: "Denne siden ({0})", filter_all: "Alle ({0})",
      filter_corrected: "Rettet ({0})", filter_findings: "Merknader ({0})", search: "Søk", accept: "Godta", change: "Endre", reject: "Avvis", add: "Legg til",
      accepted: "godtatt", changed: "endret", rejected: "avvist", added: "lagt til", doubtful: "tvil", by_person: "rettet før", dropped: "rettelsen fjernes", seen: "Sett",
      forget: "Fjern rettelsen", empty_doubts: "Ingen tvil. Se gjennom sidene, eller lagre.", empty: "Ingenting å vise.",
      confidence: "Lest med sikkerhet {0} %", rule: "regel {0}", in: "i", where: "side {0}", nowhere: "uten sted", old_value: "Før: {0}", new_value: "Ny verdi", why: "Hvorfor (kan stå tomt)",
      keep: "Lagre verdien", cancel: "Avbryt", from_page: "Hent tekst fra siden", draw: "Dra en ramme rundt teksten på siden. Esc avbryter.",
      no_text: "Fant ingen tekst i rammen. Skriv den inn.", what: "Hva er det?", belongs: "Hører til", sort: "Slag", text: "Tekst", no_owner: "Ingen", close: "Lukk",
      help_text: "Gå gjennom tvilen ovenfra. Klikk på en verdi for å se hvor den står, eller på siden for å se hva som er lest der. «Lagre rettelser» laster ned en fil som skal ligge ved siden av PDF-en; hver innlesing bruker den.",
      keys_on: "Bruk hurtigtaster", key_next: "neste", key_before: "forrige", key_page: "bla i sidene", key_save: "lagre rettelser", key_search: "søk", key_help: "hjelp",
      saved: "{0} rettelser lagret i {1}. Legg filen ved siden av PDF-en.", gone: "uten sted i planen nå", this_value: "denne verdien", unnamed: "(uten tekst)", must_have_text: "Skriv en verdi.",
      "document.kind": "Dokumenttype", "document.title": "Tittel", "document.organisation": "Organisasjon", "document.year": "År", "document.period": "Periode",
      "document.adopted_date": "Vedtatt dato", "document.adopted_by": "Vedtatt av", "document.language": "Målform", "area.title": "Område", "area.number": "Områdets nummer",
      "area.kind": "Områdets slag", "area.parent": "Overordnet område", "area.sdgs": "FNs bærekraftsmål", "goal.text": "Mål", "goal.level": "Målets nivå",
      "goal.number": "Målets nummer", "goal.area": "Målets område", "measure.text": "Tiltak", "measure.number": "Tiltakets nummer", "measure.area": "Tiltakets område",
      "measure.items": "Punkt", "measure.partners": "Partner", "measure.responsible": "Ansvarlig", "measure.roles": "Rolle", "measure.sdgs": "FNs bærekraftsmål",
      "measure.deadline": "Frist", "measure.cost": "Kostnad", "measure.status": "Status", "measure.fields": "Annet felt", "target.text": "Mål for tiltaket",
      "target.kind": "Målets slag", "target.quantities": "Tall i målet", "budget.title": "Budsjett", "budget.currency": "Valuta", "budget.scale": "Tall i hele",
      "column.label": "Kolonne", "column.kind": "Kolonnens slag", "column.year": "Kolonnens år", "column.as_of": "Kolonnens dato", "row.label": "Budsjettpost",
      "row.kind": "Postens slag", "row.group": "Postens gruppe", "figure.value": "Beløp",
      action_programme: "handlingsprogram", strategy: "strategi", input_notes: "innspill", other: "annet", nb: "bokmål", nn: "nynorsk", overarching: "overordnet",
      focus_area: "satsingsområde", cross_cutting: "tverrgående", vision: "visjon", main_goal: "hovedmål", sub_goal: "delmål", challenge: "utfordring", priority: "prioritering",
      result: "resultatmål", effect: "effektmål", indicator: "indikator", unspecified: "uten angitt slag", budget: "budsjett", revised_budget: "revidert budsjett", actual: "regnskap",
      forecast: "prognose", proposal: "forslag", amount: "beløp", count: "antall", comment: "merknad", item: "post", sum: "sum", heading: "overskrift", opening: "inngående", closing: "utgående",
      switch_to: "English"
    },
    en: {
      review: "Review", overview: "Plans that have been imported. Open one to see its values beside the pages they stand on.", plan: "Plan", pages: "Pages",
      values: "Values", doubts: "Doubts", progress: "Progress", left: "{0} of {1} doubts left", all_documents: "← All plans", skip: "Skip to the values",
      who: "Your name", undo: "Undo", save: "Save corrections", help: "Help", page: "Page", page_of: "of {0}", page_pane: "The page",
      page_back: "Page before", page_on: "Next page", zoom_out: "Smaller", zoom_in: "Larger", page_picture: "Picture of the page",
      value_pane: "The values", filter: "What is shown", filter_doubts: "Doubts ({0})", filter_page: "This page ({0})", filter_all: "All ({0})",
      filter_corrected: "Corrected ({0})", filter_findings: "Findings ({0})", search: "Search", accept: "Accept", change: "Change", reject: "Reject", add: "Add",
      accepted: "accepted", changed: "changed", rejected: "rejected", added: "added", doubtful: "doubt", by_person: "corrected before", dropped: "correction dropped", seen: "Seen",
      forget: "Drop the correction", empty_doubts: "No doubts. Look through the pages, or save.", empty: "Nothing to show.",
      confidence: "Read with confidence {0} %", rule: "rule {0}", in: "in", where: "page {0}", nowhere: "without a place", old_value: "Before: {0}", new_value: "New value", why: "Why (may be empty)",
      keep: "Keep the value", cancel: "Cancel", from_page: "Take text from the page", draw: "Draw a frame around the text on the page. Esc cancels.",
      no_text: "No text found in the frame. Write it.", what: "What is it?", belongs: "Belongs to", sort: "Kind", text: "Text", no_owner: "None", close: "Close",
      help_text: "Go through the doubts from the top. Click a value to see where it stands, or the page to see what was read there. “Save corrections” downloads a file that belongs beside the PDF; every import applies it.",
      keys_on: "Use keyboard shortcuts", key_next: "next", key_before: "previous", key_page: "turn pages", key_save: "save corrections", key_search: "search", key_help: "help",
      saved: "{0} corrections saved in {1}. Put the file beside the PDF.", gone: "without a place in the plan now", this_value: "this value", unnamed: "(no text)", must_have_text: "Write a value.",
      "document.kind": "Kind of document", "document.title": "Title", "document.organisation": "Organisation", "document.year": "Year", "document.period": "Period",
      "document.adopted_date": "Adopted on", "document.adopted_by": "Adopted by", "document.language": "Language", "area.title": "Area", "area.number": "Number of the area",
      "area.kind": "Kind of area", "area.parent": "Area above", "area.sdgs": "UN goal", "goal.text": "Goal", "goal.level": "Level of the goal",
      "goal.number": "Number of the goal", "goal.area": "Area of the goal", "measure.text": "Measure", "measure.number": "Number of the measure", "measure.area": "Area of the measure",
      "measure.items": "Item", "measure.partners": "Partner", "measure.responsible": "Responsible", "measure.roles": "Role", "measure.sdgs": "UN goal",
      "measure.deadline": "Deadline", "measure.cost": "Cost", "measure.status": "Status", "measure.fields": "Other field", "target.text": "Target",
      "target.kind": "Kind of target", "target.quantities": "Figure in the target", "budget.title": "Budget", "budget.currency": "Currency", "budget.scale": "Scale",
      "column.label": "Column", "column.kind": "Kind of column", "column.year": "Year of the column", "column.as_of": "Date of the column", "row.label": "Budget row",
      "row.kind": "Kind of row", "row.group": "Group of the row", "figure.value": "Amount",
      action_programme: "action programme", strategy: "strategy", input_notes: "input notes", other: "other", nb: "bokmål", nn: "nynorsk", overarching: "overarching",
      focus_area: "focus area", cross_cutting: "cross-cutting", vision: "vision", main_goal: "main goal", sub_goal: "sub-goal", challenge: "challenge", priority: "priority",
      result: "result target", effect: "effect target", indicator: "indicator", unspecified: "unspecified", budget: "budget", revised_budget: "revised budget", actual: "actual",
      forecast: "forecast", proposal: "proposal", amount: "amount", count: "count", comment: "comment", item: "item", sum: "sum", heading: "heading", opening: "opening", closing: "closing",
      switch_to: "Norsk"
    }
  };

  const remembered = key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* private windows keep nothing */ } };

  let language = remembered("planleser.language") === "en" ? "en" : "nb";
  const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, () => value), words[language][key] ?? key);
  const byId = id => document.getElementById(id);
  const element = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== null && value !== false) node.setAttribute(key, value === true ? "" : value);
    node.append(...children.filter(child => child !== undefined && child !== null && child !== false));
    return node;
  };
  // Puts the words of the language on everything that stands in the page's markup.
  const speak = () => {
    document.documentElement.lang = language;
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label)), node.title = say(node.dataset.label);
    byId("language").textContent = say("switch_to");
    byId("language").lang = language === "nb" ? "en" : "nb";
  };
  const switchLanguage = () => { language = language === "nb" ? "en" : "nb"; remember("planleser.language", language); };
  return { say, element, byId, speak, switchLanguage, remembered, remember };
})();
