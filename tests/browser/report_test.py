#!/usr/bin/env python3
"""Opens the report in headless Chromium: it draws without errors or network, filters, shows pages, and is accessible.

usage: report_test.py PLANLESER CHROMIUM SCRATCH      (from the project's root)

A script is put at the end of the report that does what a reader does and leaves what it saw in the page, which
Chromium then prints. Accessibility is checked with axe-core where npm can fetch it, else that part says it is skipped.
"""
import json, os, re, shutil, subprocess, sys, tarfile

AXE = "axe-core@4.10.3"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
         "--virtual-time-budget=20000", "--window-size=1280,1600", "--dump-dom"]

WATCH = """<script>window.seen = {errors: []}; window.onerror = m => window.seen.errors.push(String(m));
addEventListener("unhandledrejection", e => window.seen.errors.push(String(e.reason)));
const consoleError = console.error; console.error = (...a) => { window.seen.errors.push(a.join(" ")); consoleError(...a); };</script>"""

READER = """<script>(async () => {
  const seen = window.seen, wait = ms => new Promise(done => setTimeout(done, ms));
  const rows = () => document.querySelectorAll("#threads tbody > tr:not(.detail)").length;
  seen.ready = performance.now();
  await wait(300);
  seen.all = rows();
  const words = document.getElementById("filter-words");
  words.value = FILTER; words.dispatchEvent(new Event("input", {bubbles: true}));
  await wait(100);
  seen.filtered = rows();
  document.querySelector("#filters button[type=reset]").click();
  await wait(300);
  seen.reset = rows();
  const relation = document.getElementById("filter-relation");
  relation.value = "new"; relation.dispatchEvent(new Event("input", {bubbles: true}));
  await wait(100);
  seen.fresh = rows();
  document.querySelector("#filters button[type=reset]").click();
  await wait(300);
  for (const toggle of [...document.querySelectorAll("#threads .row")].slice(0, 3)) toggle.click();
  seen.details = document.querySelectorAll("#threads tr.detail:not([hidden])").length;
  seen.insertions = document.querySelectorAll("#threads ins").length;
  const chart = document.getElementById("chart").getContext("2d");
  const {width, height} = chart.canvas;
  seen.ink = width && height ? chart.getImageData(0, 0, width, height).data.some(value => value) : false;
  seen.figures = document.querySelectorAll("#figures tbody tr").length;
  seen.lights = document.querySelectorAll("#threads .light.green").length;
  document.querySelector("#threads td .link").click();
  seen.open = document.getElementById("page-view").open;
  seen.mark = document.querySelectorAll("#page-sheet .mark").length;
  seen.pictures = document.querySelectorAll("#page-sheet img").length;
  document.getElementById("page-close").click();
  const leads = selector => {
    const values = [...document.querySelectorAll(selector)];
    const view = document.getElementById("page-view");
    return values.length > 0 && values.every(value => {
      value.click();
      const shown = view.open && document.querySelectorAll("#page-sheet .mark").length === 1 && document.querySelectorAll("#page-sheet img").length === 1;
      view.close();
      return shown;
    });
  };
  seen.figuresLead = leads("#figures td.number .link");
  seen.partnersLead = leads("#threads .detail .value");
  seen.targetsLead = leads("#threads .detail li .link");
  seen.findingsLead = leads("#finding-list .doubtful .link");
  seen.unlinked = [...document.querySelectorAll("#figures tbody tr td.number:nth-child(3)")].filter(cell => !cell.querySelector(".link")).length;
  const certainty = [...document.querySelectorAll("#finding-list tbody tr")].map(row => row.children[1].textContent).filter(Boolean).map(text => parseInt(text));
  seen.findingsSorted = certainty.every((each, i) => i === 0 || certainty[i - 1] <= each) && certainty.length > 1;
  document.querySelector("#summary button").click();
  await wait(100);
  seen.summed = [rows(), parseInt(document.querySelector("#summary button").textContent)];
  document.querySelector("#filters button[type=reset]").click();
  await wait(300);
  document.getElementById("language").click();
  seen.english = document.querySelector("#measures-heading").textContent;
  seen.lang = document.documentElement.lang;
  document.getElementById("language").click();
  seen.resources = performance.getEntriesByType("resource").map(each => each.name).filter(name => !name.startsWith("data:"));
  if (window.axe) {
    const result = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]});
    seen.violations = result.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => `${v.id}: ${v.nodes[0].html}`);
  }
  const out = document.createElement("pre"); out.id = "seen"; out.textContent = JSON.stringify(seen); document.body.append(out);
})();</script>"""


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def axe_script(scratch):
    """The text of axe-core, or None where it cannot be had."""
    npm = shutil.which("npm")
    path = os.path.join(scratch, "axe.min.js")
    if not os.path.exists(path):
        if not npm or subprocess.run([npm, "pack", AXE], cwd=scratch, capture_output=True).returncode != 0:
            return None
        archive = next(name for name in os.listdir(scratch) if name.startswith("axe-core") and name.endswith(".tgz"))
        with tarfile.open(os.path.join(scratch, archive)) as tar, open(path, "wb") as file:
            file.write(tar.extractfile("package/axe.min.js").read())
    with open(path, encoding="utf-8") as file:
        return file.read()


def look(chromium, scratch, report, word, axe):
    with open(report, encoding="utf-8") as file:
        page = file.read()
    page = page.replace("<head>", "<head>" + WATCH, 1)
    tail = (f"<script>{axe}</script>" if axe else "") + READER.replace("FILTER", json.dumps(word))
    page = page.replace("</body>", tail + "</body>") if "</body>" in page else page + tail
    watched = report + ".watched.html"
    with open(watched, "w", encoding="utf-8") as file:
        file.write(page)
    profile = os.path.join(scratch, "profile")
    shutil.rmtree(profile, ignore_errors=True)
    dom = run(chromium, *FLAGS, f"--user-data-dir={profile}", "file://" + os.path.abspath(watched))
    found = re.search(r'<pre id="seen">(.*?)</pre>', dom, re.S)
    if not found:
        sys.exit("the page never finished: " + dom[-500:])
    return json.loads(found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def many_measures(plan, count):
    big = json.loads(json.dumps(plan))
    big["measures"] = [{**plan["measures"][i % len(plan["measures"])], "id": f"many-{i}",
                        "text": f"{plan['measures'][i % len(plan['measures'])]['text']} nummer {i}"} for i in range(count)]
    return big


failures = []


def expect(what, holds):
    print(("ok    " if holds else "FAILED ") + what)
    if not holds:
        failures.append(what)


def main(planleser, chromium, scratch):
    shutil.rmtree(os.path.join(scratch, "plans"), ignore_errors=True)
    os.makedirs(scratch, exist_ok=True)
    plans = os.path.join(scratch, "plans")
    run(planleser, "import", *(f"samples/program-{year}.pdf" for year in (2023, 2024, 2025)), "--out", plans)
    with open(os.path.join(plans, "program-2025.plan.json"), encoding="utf-8") as file:
        newest = json.load(file)
    for measure, confidence in zip(newest["measures"], (0.6, 0.4, 0.8)):
        measure["at"][0]["confidence"] = confidence
    with open(os.path.join(plans, "program-2025.plan.json"), "w", encoding="utf-8") as file:
        json.dump(newest, file)
    status = os.path.join(scratch, "status.csv")
    with open(status, "w", encoding="utf-8") as file:
        file.write(f"{newest['measures'][0]['id']},grønn i rute,alt vel\n")
    report = os.path.join(scratch, "report.html")
    run(planleser, "report", plans, "--pdfs", "samples", "--status", status, "--out", report)

    axe = axe_script(scratch)
    seen = look(chromium, scratch, report, "strender", axe)
    expect(f"no errors {seen['errors']}", not seen["errors"])
    expect(f"no network {seen['resources']}", not seen["resources"])
    expect(f"all {seen['all']} threads are drawn", seen["all"] > 0)
    expect(f"words filter them to {seen['filtered']}", 0 < seen["filtered"] < seen["all"])
    expect("reset brings them back", seen["reset"] == seen["all"])
    expect(f"the filter by relation leaves {seen['fresh']}", 0 < seen["fresh"] < seen["all"])
    expect("three rows open", seen["details"] == 3)
    expect(f"{seen['insertions']} insertions are shown", seen["insertions"] > 0)
    expect("the chart has ink", seen["ink"])
    expect(f"its {seen['figures']} figures stand beside it", seen["figures"] > 0)
    expect("the status has its light", seen["lights"] == 1)
    expect("a click opens the page with picture and box", seen["open"] and seen["mark"] == 1 and seen["pictures"] == 1)
    for what in ("figures", "partners", "targets", "findings"):
        expect(f"the report's {what} lead to their pages with the box drawn", seen[what + "Lead"])
    expect(f"no figure without its page ({seen['unlinked']})", seen["unlinked"] == 0)
    expect("findings stand by doubt", seen["findingsSorted"])
    expect(f"a part of the sum filters to itself {seen['summed']}", seen["summed"][0] == seen["summed"][1] > 0)
    expect("English is one click away", seen["english"] == "Measures" and seen["lang"] == "en")
    if "violations" in seen:
        expect(f"axe-core finds nothing serious {seen['violations']}", not seen["violations"])
    else:
        print("skipped: axe-core could not be fetched, accessibility is not checked")

    crowd = os.path.join(scratch, "crowd")
    os.makedirs(crowd, exist_ok=True)
    with open(os.path.join(crowd, "many.plan.json"), "w", encoding="utf-8") as file:
        json.dump(many_measures(newest, 2000), file)
    report = os.path.join(scratch, "crowd.html")
    run(planleser, "report", crowd, "--out", report)
    seen = look(chromium, scratch, report, "strender", None)
    expect(f"2,000 measures: first rows after {seen['ready']:.0f} ms, no errors {seen['errors']}", not seen["errors"] and seen["all"] > 0)
    expect(f"and {os.path.getsize(report) / 1e6:.1f} MB", os.path.getsize(report) < 8e6)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(*sys.argv[1:4])
