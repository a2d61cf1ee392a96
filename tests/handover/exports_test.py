#!/usr/bin/env python3
"""Reads the exports of the sample years as other tools do: by Python's own csv, sqlite3, zipfile and XML readers, the
data package by the Data Package library for JavaScript where npm can fetch it, StratML by xmllint, the workbook by
LibreOffice where it is installed. What cannot be had is said to be skipped.

usage: exports_test.py PLANLESER SCRATCH      (from the project's root)
"""
import csv, glob, json, os, re, shutil, sqlite3, subprocess, sys, zipfile
import xml.dom.minidom
import xml.etree.ElementTree as tree

HARD = '=HYPERLINK("x"); "sitat"\nlinje to; 😀 æøå'
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")


# The lexical forms of Table Schema's types, as far as the exports use them; an empty cell is a missing value.
FORMS = {"string": re.compile(r".*", re.S), "integer": re.compile(r"[+-]?[0-9]+"),
         "number": re.compile(r"[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)"), "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")}
PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
LIBRARY = "datapackage@1.1.10"
READER = """const {Package} = require("datapackage");
(async () => {
  const read = await Package.load(process.argv[2]);
  if (!read.valid) throw new Error(read.errors.map(each => each.message).join("; "));
  for (const resource of read.resources) {
    if (!resource.tabular) throw new Error(resource.name + " is no table");
    await resource.read();
  }
})().catch(error => { console.error(String(error), error.errors ?? ""); process.exit(1); });
"""


def check_with_library(scratch, package):
    """Every value of every table cast to its type by a library of others."""
    if not shutil.which("npm") or not shutil.which("node"):
        return print("skipped: without npm the package is read by no library of others")
    folder = os.path.join(scratch, "library")
    os.makedirs(folder, exist_ok=True)
    fetched = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, LIBRARY], capture_output=True, text=True)
    if fetched.returncode != 0:
        return print("skipped: the Data Package library could not be fetched")
    with open(os.path.join(folder, "read.js"), "w", encoding="utf-8") as file:
        file.write(READER)
    run("node", os.path.join(folder, "read.js"), os.path.join(package, "datapackage.json"))


def rows_of(package, resource):
    with open(os.path.join(package, resource["path"]), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_package(package, measures):
    with open(os.path.join(package, "datapackage.json"), encoding="utf-8") as file:
        described = json.load(file)
    tables = {}
    assert described["$schema"] == PACKAGE and re.fullmatch(r"[a-z0-9._/-]+", described["name"]) and described["resources"]
    names = [resource["name"] for resource in described["resources"]]
    assert len(set(names)) == len(names), "resources are told apart by name"
    for resource in described["resources"]:
        rows, schema = rows_of(package, resource), resource["schema"]
        assert resource["type"] == "table" and schema["$schema"] == SCHEMA and schema["missingValues"] == [""]
        assert not os.path.isabs(resource["path"]) and ".." not in resource["path"], "a package holds its own files"
        names = [field["name"] for field in schema["fields"]]
        assert all(list(row) == names for row in rows), f"{resource['name']}: columns are not those described"
        for field in schema["fields"]:
            for row in rows:
                value = row[field["name"]]
                assert value == "" or FORMS[field["type"]].fullmatch(value), f"{resource['name']}.{field['name']}: {value}"
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), f"{resource['name']}: the primary key repeats"
        tables[resource["name"]] = rows
        for key in schema.get("foreignKeys", []):
            known = {tuple(row[name] for name in key["reference"]["fields"]) for row in tables[key["reference"]["resource"]]}
            for row in rows:
                assert tuple(row[name] for name in key["fields"]) in known, f"{resource['name']}: {row}"
        assert schema.get("foreignKeys") or resource["name"] == "plan", f"{resource['name']} joins nothing"
    assert len(tables["measure"]) == measures
    assert any(row["text"] == "'" + HARD for row in tables["measure"]), "a formula is guarded, the rest is as it was"


def check_workbook(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = [sheet.get("name") for sheet in tree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        assert names == ["Tiltak", "Mål", "Partnere", "Budsjett", "Merknader"], names
        texts = ["".join(part.text or "" for part in item.iter(MAIN + "t"))
                 for item in tree.fromstring(archive.read("xl/sharedStrings.xml")).iter(MAIN + "si")]
        assert HARD in texts, "the text stands in the workbook as it is"
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert not list(tree.fromstring(archive.read(name)).iter(MAIN + "f")), f"{name} holds a formula"


def check_with_office(scratch, workbook):
    """The texts and numbers of the workbook as a spreadsheet program reads them."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return print("skipped: without LibreOffice the workbook is read by no spreadsheet program")
    folder = os.path.join(scratch, "office")
    run(office, f"-env:UserInstallation=file://{os.path.abspath(folder)}/profile", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder, workbook)
    sheets = {}
    for name in ("Tiltak", "Mål", "Partnere", "Budsjett", "Merknader"):
        path, = glob.glob(os.path.join(folder, f"*-{name}.csv"))
        with open(path, newline="", encoding="utf-8") as file:
            sheets[name] = list(csv.reader(file))
    with sqlite3.connect(os.path.join(scratch, "plans.db")) as database:
        kroner = sorted(value for value, in database.execute("SELECT kroner FROM budget_figure WHERE kroner IS NOT NULL"))
        texts = sorted(text for text, in database.execute("SELECT text FROM measure"))
    head, *rows = sheets["Tiltak"]
    assert sorted(row[head.index("Tiltak")] for row in rows) == texts, "the measures are those of the database"
    head, *rows = sheets["Budsjett"]
    assert sorted(float(row[head.index("Kroner")]) for row in rows if row[head.index("Kroner")]) == kroner, "the kroner are those of the database"


def main(planleser, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    plans = os.path.join(scratch, "plans")
    run(planleser, "import", *(f"samples/program-{year}.pdf" for year in (2023, 2024, 2025)), "--out", plans)
    paths = sorted(glob.glob(os.path.join(plans, "*.plan.json")))
    with open(paths[0], encoding="utf-8") as file:
        first = json.load(file)
    first["measures"][0]["text"] = HARD
    first["measures"][1]["area"] = None
    with open(paths[0], "w", encoding="utf-8") as file:
        json.dump(first, file, ensure_ascii=False)
    nothing = {**first, "areas": [], "goals": [], "measures": [], "budgets": [], "sections": [],
               "source": {**first["source"], "file": "tom plan [æ] 100 %.pdf", "sha256": "0" * 64}}
    with open(os.path.join(plans, "nothing.plan.json"), "w", encoding="utf-8") as file:
        json.dump(nothing, file, ensure_ascii=False)
    paths = sorted([*paths, os.path.join(plans, "nothing.plan.json")])
    loaded = [json.load(open(path, encoding="utf-8")) for path in paths]
    measures = sum(len(plan["measures"]) for plan in loaded)
    figures = sum(isinstance(value, (int, float)) for plan in loaded for budget in plan["budgets"]
                  for row in budget["rows"] for value in row["values"])

    out = {form: os.path.join(scratch, name) for form, name in
           (("csv", "package"), ("csv-excel-nb", "excel"), ("sqlite", "plans.db"), ("xlsx", "plans.xlsx"), ("jsonl", "plans.jsonl"),
            ("stratml", "stratml"))}
    for form, path in out.items():
        run(planleser, "export", plans, "--to", form, "--out", path)
    check_package(out["csv"], measures)
    check_workbook(out["xlsx"])
    with sqlite3.connect(out["sqlite"]) as database:
        count = lambda sql: database.execute(sql).fetchone()[0]
        assert count("SELECT count(*) FROM measure") == measures
        assert count("SELECT count(*) FROM budget_figure WHERE value IS NOT NULL") == figures
        assert count("SELECT count(*) FROM pragma_foreign_key_check") == 0
        assert database.execute("SELECT 1 FROM measure WHERE text = ?", (HARD,)).fetchone()
        assert count("SELECT count(*) FROM search WHERE search MATCH 'høring*'") > 0, "words are found by their beginning"
        assert count("SELECT count(*) FROM search WHERE search MATCH 'horing*'") == 0, "ø is a letter of its own"
    with open(out["jsonl"], encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    assert sum(line["type"] == "measure" for line in lines) == measures
    assert sum(line["type"] == "budget_figure" and "value" in line for line in lines) == figures
    with open(os.path.join(out["csv-excel-nb"], "measure.csv"), newline="", encoding="utf-8-sig") as file:
        assert any(row["text"] == "'" + HARD for row in csv.DictReader(file, delimiter=";"))
    written = glob.glob(os.path.join(out["stratml"], "*.xml"))
    assert len(written) == len(paths)
    for path in written:
        xml.dom.minidom.parse(path)
    if shutil.which("xmllint"):
        run("xmllint", "--noout", "--relaxng", os.path.join("tests", "handover", "stratml_part1.rng"), *written)
    else:
        print("skipped: without xmllint StratML is read, but not held against its structure")
    check_with_library(scratch, out["csv"])
    check_with_office(scratch, out["xlsx"])
    print(f"{measures} measures and {figures} figures in six forms")


if __name__ == "__main__":
    main(*sys.argv[1:3])
