// The list of documents, each with what this browser remembers of its review.
"use strict";
(() => {
  const { say, element, byId, speak, remembered } = planleser;
  let documents = [];

  const draw = () => {
    speak();
    byId("documents").replaceChildren(...documents.map(each => {
      const left = remembered(`planleser.review.${each.sha256}`)?.left ?? each.doubts;
      const done = each.doubts - Math.min(left, each.doubts);
      return element("tr", {},
        element("th", { scope: "row" }, element("a", { href: `${encodeURIComponent(each.name)}/index.html` }, each.title),
          element("div", { class: "dim" }, each.file)),
        element("td", { class: "number" }, String(each.pages)), element("td", { class: "number" }, String(each.values)),
        element("td", { class: "number" }, String(each.doubts)),
        element("td", {}, element("progress", { max: String(Math.max(each.doubts, 1)), value: String(each.doubts ? done : 1), "aria-label": each.title }),
          ` ${say("left", each.doubts - done, each.doubts)}`));
    }));
  };
  window.planleserDocuments = list => { documents = list; draw(); };
  byId("language").addEventListener("click", () => { planleser.switchLanguage(); draw(); });
})();
