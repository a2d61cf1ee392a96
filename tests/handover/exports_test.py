#!/usr/bin/env python3
"""Reads the exports of the sample years as other tools do: by Python's own csv, sqlite3, zipfile and XML readers.

usage: exports_test.py PLANLESER SCRATCH      (from the project's root)
"""
import csv, glob, json, os, shutil, sqlite3, subprocess, sys, zipfile
import xml.dom.minidom
import xml.etree.ElementTree as tree

HARD = '=HYPERLINK("x"); "sitat"\nlinje to; 😀 æøå'
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")


def rows_of(package, resource):
    with open(os.path.join(package, resource["path"]), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_package(package, measures):
    with open(os.path.join(package, "datapackage.json"), encoding="utf-8") as file:
        described = json.load(file)
    tables = {}
    for resource in described["resources"]:
        rows, schema = rows_of(package, resource), resource["schema"]
        names = [field["name"] for field in schema["fields"]]
        assert all(list(row) == names for row in rows), f"{resource['name']}: columns are not those described"
        for field in schema["fields"]:
            if field["type"] in ("integer", "number"):
                for row in rows:
                    assert row[field["name"]] == "" or float(row[field["name"]]) is not None
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), f"{resource['name']}: the primary key repeats"
        tables[resource["name"]] = rows
        for key in schema.get("foreignKeys", []):
            known = {tuple(row[name] for name in key["reference"]["fields"]) for row in tables[key["reference"]["resource"]]}
            for row in rows:
                assert row[key["fields"][-1]] == "" or tuple(row[name] for name in key["fields"]) in known, f"{resource['name']}: {row}"
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


def main(planleser, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    plans = os.path.join(scratch, "plans")
    run(planleser, "import", *(f"samples/program-{year}.pdf" for year in (2023, 2024, 2025)), "--out", plans)
    paths = sorted(glob.glob(os.path.join(plans, "*.plan.json")))
    with open(paths[0], encoding="utf-8") as file:
        first = json.load(file)
    first["measures"][0]["text"] = HARD
    with open(paths[0], "w", encoding="utf-8") as file:
        json.dump(first, file, ensure_ascii=False)
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
    print(f"{measures} measures and {figures} figures in six forms")


if __name__ == "__main__":
    main(*sys.argv[1:3])
