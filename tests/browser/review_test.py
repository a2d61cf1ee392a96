#!/usr/bin/env python3
"""A person's review in headless Chromium, and what becomes of the corrections on later imports.

usage: review_test.py PLANLESER CHROMIUM SCRATCH      (from the project's root)

Opens the review of a sample, corrects a partner, adds a target by drawing on the page, rejects a measure, undoes, saves.
Then imports again: the same PDF, the PDF made anew in another layout, other rules, and another plan in its place.
"""
import json, os, re, shutil, subprocess, sys

sys.path.insert(0, os.path.join(os.getcwd(), "samples", "source"))
from report_test import FLAGS, WATCH, axe_script, expect, failures  # noqa: E402

MEASURE = "Samordne høringssvar fra de sju kommunene i saker om kyst, skatt, kraftnett og samferdsel"
REJECTED = "Prøve ut bestillingsbuss i Hovdalen og Brulandet i seks måneder"
TARGET = "Rådet har fått gjennomslag når det har stått lenge i få saker."

READER = """<script>(async () => {
  const seen = window.seen, wait = ms => new Promise(done => setTimeout(done, ms)), byId = id => document.getElementById(id);
  const key = (name, more = {}) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
  let saved;
  // A download would leave the page's virtual time: its text and name are taken instead.
  window.Blob = class { constructor(parts) { saved = parts.join(""); } };
  URL.createObjectURL = () => "data:,";
  HTMLAnchorElement.prototype.click = function () { seen.download = this.download; };
  const save = () => { saved = undefined; key("s"); return saved ?? ""; };
  await wait(200);
  seen.ready = performance.now();
  seen.left = byId("left").textContent;
  seen.rows = document.querySelectorAll("#list .item").length;
  seen.picture = byId("picture").complete && byId("picture").naturalWidth > 0;
  seen.selected = document.querySelectorAll("#marks .selected").length;
  seen.empty = save();
  const who = byId("who");
  who.value = "Kari"; who.dispatchEvent(new Event("change", { bubbles: true }));
  document.querySelector(".item .pick").focus();
  const first = document.querySelector(".item.selected").dataset.id;
  key("a");
  await wait(30);
  seen.accepted = document.querySelector(`[data-id="${first}"]`).classList.contains("accepted");
  seen.after = byId("left").textContent;
  seen.next = document.querySelector(".item.selected").dataset.id !== first;
  key("u");
  await wait(30);
  seen.undone = byId("left").textContent;

  const show = (filter, words) => {
    document.querySelector(`[data-filter="${filter}"]`).click();
    byId("search").value = words;
    byId("search").dispatchEvent(new Event("input", { bubbles: true }));
  };
  const pick = async (kind, text) => {
    const item = [...document.querySelectorAll("#list .item")].find(each => each.querySelector(".kind").textContent === kind && each.querySelector(".text").textContent === text);
    item.querySelector(".pick").click();
    await wait(50);
  };
  // A wrong partner.
  show("all", MEASURE_WORDS);
  await pick("Partner", "KS");
  seen.page = byId("page-number").value;
  key("e");
  byId("new-value").value = "Kommunesektorens organisasjon";
  byId("why").value = "fullt navn";
  document.querySelector("form.edit").requestSubmit();
  await wait(50);
  seen.changed = document.querySelectorAll(".item.changed").length;

  // A missing target, drawn on its page.
  await pick("Tiltak", MEASURE);
  const words = await planleser.review.sheet.wordsOf(4), target = TARGET.split(" ");
  const line = words.find(each => each.map(word => word[4]).join(" ").startsWith(target.slice(0, 4).join(" ")));
  const last = line.findIndex(word => word[4] === target.at(-1));
  const sheet = byId("sheet"), frame = sheet.getBoundingClientRect(), [width, height] = planleser.review.sheet.size();
  const pointer = (type, x, y) => sheet.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, pointerId: 1,
    clientX: frame.left + x * frame.width / width, clientY: frame.top + y * frame.height / height }));
  key("l");
  seen.drawing = sheet.classList.contains("drawing");
  pointer("pointerdown", line[0][0] - 2, line[0][1] - 1); pointer("pointermove", line[last][2], line[0][3]); pointer("pointerup", line[last][2] + 1, line[0][3] + 1);
  await wait(100);
  seen.drawn = byId("add-text").value;
  byId("add-what").value = "target.text"; byId("add-what").dispatchEvent(new Event("change"));
  seen.owner = byId("add-owner").selectedOptions[0].textContent;
  byId("add-sort").value = "effect";
  document.querySelector("form.edit").requestSubmit();
  await wait(50);
  seen.added = document.querySelectorAll("#marks .added").length;

  // A measure that the program made up.
  show("all", REJECTED);
  await pick("Tiltak", REJECTED);
  key("x");
  await wait(30);
  seen.rejected = document.querySelectorAll(".item.rejected").length;
  show("corrected", "");
  seen.corrected = document.querySelectorAll("#list .item").length;

  // A click on the page shows what stands there.
  byId("page-number").value = "4"; byId("page-number").dispatchEvent(new Event("change"));
  await wait(100);
  const there = byId("sheet").getBoundingClientRect();
  sheet.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, button: 0, pointerId: 1, clientX: there.left + 440 * there.width / width, clientY: there.top + 207 * there.height / height }));
  await wait(50);
  seen.clicked = [...document.querySelectorAll("#list .item .text")].map(each => each.textContent);

  seen.saved = save();
  seen.kept = Object.entries(localStorage);
  byId("language").click();
  seen.english = [document.documentElement.lang, byId("save").textContent];
  byId("language").click();
  seen.resources = performance.getEntriesByType("resource").map(each => each.name).filter(name => !name.startsWith("file:") && !name.startsWith("data:"));
  seen.loaded = [...document.querySelectorAll('script[src^="words/"]')].map(each => each.getAttribute("src"));
  if (window.axe) {
    show("doubts", "");
    const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
    seen.violations = result.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => `${v.id}: ${v.nodes[0].html}`);
  }
  const out = document.createElement("pre"); out.id = "seen"; out.textContent = JSON.stringify(seen); document.body.append(out);
})().catch(error => { const out = document.createElement("pre"); out.id = "seen"; window.seen.errors.push(String(error.stack)); out.textContent = JSON.stringify(window.seen); document.body.append(out); });</script>"""


def run(*command, codes=(0,)):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return done


def look(chromium, scratch, page, script, axe, name="watched", before=""):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    text = text.replace("<head>", "<head>" + WATCH + before, 1)
    watched = os.path.join(os.path.dirname(page), name + ".html")
    with open(watched, "w", encoding="utf-8") as file:
        file.write(text.replace("</body>", (f"<script>{axe}</script>" if axe else "") + script + "</body>"))
    profile = os.path.join(scratch, "review-profile")
    shutil.rmtree(profile, ignore_errors=True)
    dom = run(chromium, *FLAGS, "--window-size=1400,900", f"--user-data-dir={profile}", "file://" + os.path.abspath(watched)).stdout
    found = re.search(r'<pre id="seen">(.*?)</pre>', dom, re.S)
    if not found:
        sys.exit("the page never finished: " + dom[-500:])
    return json.loads(found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def plan_of(out):
    with open(os.path.join(out, "plan.plan.json"), encoding="utf-8") as file:
        return json.load(file)


def expect_corrected(what, plan):
    measures = {measure["text"]: measure for measure in plan["measures"]}
    measure = measures.get(MEASURE, {"partners": [], "targets": []})
    expect(f"{what}: the partner is corrected {measure['partners']}",
           "Kommunesektorens organisasjon" in measure["partners"] and "KS" not in measure["partners"])
    added = [target for target in measure["targets"] if target["text"] == TARGET]
    expect(f"{what}: the target is there, once, with kind and place",
           len(added) == 1 and added[0]["kind"] == "effect" and added[0]["at"] and added[0]["at"][0].get("by") == "person")
    expect(f"{what}: the measure is gone", REJECTED not in measures)
    ids = {area["id"] for area in plan["areas"]}
    expect(f"{what}: nothing names what is not there", all(each["area"] in ids or each["area"] is None for each in plan["measures"] + plan["goals"]))
    coverage = plan["coverage"]
    expect(f"{what}: every character is accounted for",
           coverage["characters"] == sum(coverage[key] for key in ("fields", "sections", "furniture", "unplaced")))
    return added[0]["at"][0] if added else {}


def made_anew(path):
    """The sample's words in another layout: small sans-serif from a browser instead of justified serif from an office."""
    try:
        import make_samples
        from web import Look
        from plans import program_2024
    except ImportError as error:
        return f"{error}"
    class Build(make_samples.Build):
        def path(self, suffix):
            return path if suffix == ".pdf" else path + suffix
        def expect(self, plan):
            pass
    try:
        build = Build("program-2024")
        build.browser(program_2024.blocks(build), Look("Liberation Sans", 8.5, "#552200"), program_2024.PLAN)
    except Exception as error:  # a tool that prints is missing
        return f"{type(error).__name__}: {error}"
    return None


def main(planleser, chromium, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    archive, out, folder = (os.path.join(scratch, name) for name in ("archive", "plans", "review"))
    os.makedirs(archive)
    pdf = os.path.join(archive, "plan.pdf")
    shutil.copy("samples/program-2024.pdf", pdf)
    run(planleser, "import", archive, "--out", out, "--cache", "")
    run(planleser, "review", out, "--out", folder)
    again = run(planleser, "review", out, "--out", folder)
    expect("pictures of pages are made once", "9 pages, 0 of them made" in again.stderr)

    axe = axe_script(scratch)
    script = READER.replace("MEASURE_WORDS", json.dumps(MEASURE[:40])).replace("REJECTED", json.dumps(REJECTED))
    script = re.sub(r"\bMEASURE\b", lambda _: json.dumps(MEASURE), re.sub(r"\bTARGET\b", lambda _: json.dumps(TARGET), script))
    seen = look(chromium, scratch, os.path.join(folder, "plan", "index.html"), script, axe)
    expect(f"no errors {seen['errors']}", not seen["errors"])
    if seen["errors"]:
        sys.exit(1)
    expect(f"no network {seen['resources']}", not seen["resources"])
    expect(f"doubts stand first: {seen['rows']} rows, {seen['left']}", seen["rows"] > 0 and seen["left"].startswith("17 av 17"))
    expect("the page is shown with the value's box", seen["picture"] and seen["selected"] == 1)
    expect(f"the file to save is called {seen['download']}", seen["download"] == "plan.corrections.json")
    expect("nothing decided, nothing saved", json.loads(seen["empty"])["corrections"] == [])
    expect(f"a value is accepted by a key, the next is selected, {seen['after']}", seen["accepted"] and seen["next"] and seen["after"].startswith("16 av 17"))
    expect("and undone by another", seen["undone"] == seen["left"])
    expect("a value leads to its page", seen["page"] == "4")
    expect("a partner is changed", seen["changed"] == 1)
    expect(f"a drawn frame gives its text: {seen['drawn']}", seen["drawing"] and seen["drawn"] == TARGET)
    expect(f"and the measure beside it: {seen['owner']}", seen["owner"] == MEASURE)
    expect("what is added is marked on the page", seen["added"] == 1)
    expect(f"a measure is rejected, {seen['corrected']} corrections", seen["rejected"] == 1 and seen["corrected"] == 3)
    expect(f"a click on the page shows its values {seen['clicked']}", "Kommunesektorens organisasjon" in seen["clicked"] and len(seen["clicked"]) < 5)
    expect(f"only the words of the page that was drawn on were loaded {seen['loaded']}", seen["loaded"] == ["words/0004.js"])
    expect("English is one click away", seen["english"][0] == "en" and seen["english"][1].startswith("Save corrections"))
    if "violations" in seen:
        expect(f"axe-core finds nothing serious {seen['violations']}", not seen["violations"])
    else:
        print("skipped: axe-core could not be fetched, accessibility is not checked")

    corrections = os.path.join(archive, "plan.corrections.json")
    with open(corrections, "w", encoding="utf-8") as file:
        file.write(seen["saved"])
    merged = run(planleser, "corrections", "merge", corrections)
    expect("the saved file is the one that the program writes", merged.stdout == seen["saved"])

    run(planleser, "import", archive, "--out", out, "--cache", "")
    first = plan_of(out)
    place = expect_corrected("import again", first)
    expect(f"{[each['outcome'] for each in first['corrections']]} apply", {each["outcome"] for each in first["corrections"]} == {"applied"})

    run(planleser, "review", out, "--out", folder)
    later = look(chromium, scratch, os.path.join(folder, "plan", "index.html"), """<script>setTimeout(() => {
      const seen = window.seen;
      document.querySelector('[data-filter="corrected"]').click();
      seen.corrected = [...document.querySelectorAll("#list .item")].map(each => each.className.replace("item ", "").trim());
      seen.text = planleser.review.decisions.fileText();
      const out = document.createElement("pre"); out.id = "seen"; out.textContent = JSON.stringify(seen); document.body.append(out);
    }, 300);</script>""", None, "later", f"<script>for (const [key, value] of {json.dumps(seen['kept'])}) localStorage.setItem(key, value);</script>")
    expect(f"a later review shows what was corrected {later['corrected']} {later['errors']}", len(later["corrected"]) >= 3 and not later["errors"])
    expect("and saves the same file", later["text"] == seen["saved"])

    rules = os.path.join(scratch, "rules")
    shutil.copytree("rules", rules)
    with open(os.path.join(rules, "mine.toml"), "w", encoding="utf-8") as file:
        file.write('inherits = "norsk"\nleave_out = ["result_target"]\n[for]\ntitle = "handlingsprogram"\npriority = 99\n'
                   '[[term]]\nid = "mine.roles"\nmeans = "field"\nmatch = "resultat- og effektmål"\nyes = "Resultat- og effektmål"\n')
    changed = run(planleser, "import", archive, "--out", out, "--cache", "", "--rules", rules)
    plan = plan_of(out)
    differs = [each["targets"] for each in plan["measures"]] != [each["targets"] for each in first["measures"]]
    expect("other rules read other targets", differs and plan["made_by"]["rules"][-1]["name"] == "mine")
    expect_corrected(f"after a rule change {changed.returncode}", plan)

    reason = made_anew(pdf)
    if reason:
        print(f"skipped: the sample cannot be made anew in another layout here: {reason}")
    else:
        run(planleser, "import", archive, "--out", out, "--cache", "")
        plan = plan_of(out)
        moved = expect_corrected("in another layout", plan)
        expect(f"the added target stands elsewhere: {moved.get('page')} {moved.get('box')}", moved.get("box") != place.get("box"))

    shutil.copy("samples/program-2025.pdf", pdf)
    other = run(planleser, "import", archive, "--out", out, "--cache", "", codes=(6,))
    expect("another plan in its place: what has no place is listed with code 6", "correction.gone" in other.stderr)
    with open(corrections, encoding="utf-8") as file:
        expect("and the file is as it was", file.read() == seen["saved"])
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(*sys.argv[1:4])
