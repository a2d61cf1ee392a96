"""Scores `planleser tables` on the ICDAR 2013 table competition, EU half, and prints precision and recall.

usage: icdar_test.py PROGRAM PROJECT_FOLDER SCRATCH_FOLDER

The competition's files lie outside the project, in $PLANLESER_SHARED or ../shared; without them the test is skipped
(code 77). Nobody tells the program where the tables are. The floor is raised when the program gets better.
"""
import json
import os
import pathlib
import subprocess
import sys

SKIPPED = 77
FLOOR = 0.993  # F1 of adjacency relations
program, project, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]) / "icdar"
bench = pathlib.Path(os.environ.get("PLANLESER_SHARED", project.parent / "shared")) / "bench"


def main():
    if not (bench / "icdar2013.py").is_file():
        print(f"skipped: no competition files in {bench}")
        return SKIPPED
    scratch.mkdir(parents=True, exist_ok=True)
    files = sorted((bench / "icdar2013-eu").glob("*.pdf"))
    # Illustrations are left unread: the competition's tables are all text, and reading them takes a minute.
    run = subprocess.run([program, "tables", "--ocr", "off", *map(str, files)], capture_output=True, text=True)
    if run.returncode != 0:
        print(run.stderr)
        return 1
    for line in run.stdout.splitlines():
        document = json.loads(line)
        (scratch / document["file"].replace(".pdf", ".json")).write_text(line)
    result = scratch / "result" / "scores.json"
    result.parent.mkdir(exist_ok=True)
    subprocess.run([sys.executable, str(bench / "icdar2013.py"), str(bench / "icdar2013-eu"), str(scratch),
                    "--json", str(result)], check=True)
    reached = json.loads(result.read_text())["sets"]["eu"]["f1"]
    if reached < FLOOR:
        print(f"F1 {reached:.4f} is under its floor {FLOOR}")
    return 0 if reached >= FLOOR else 1


sys.exit(main())
