"""Imports real plans and holds the result against what people found in them.

usage: corpus_test.py PROGRAM PROJECT_FOLDER SCRATCH_FOLDER

The plans lie outside the project, in $PLANLESER_SHARED or ../shared; without them the test is skipped (code 77).
floors.json has for each document the score under which the test fails: "mean" over all classes of score.py, and
single classes. Floors are raised when the program gets better, never lowered.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

SKIPPED = 77
program, project, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
shared = pathlib.Path(os.environ.get("PLANLESER_SHARED", project.parent / "shared"))
floors = json.loads((pathlib.Path(__file__).parent / "floors.json").read_text())


def import_all(folder, out):
    subprocess.run([program, "import", str(folder), "--out", str(out), "--cache", str(scratch / "cache")],
                   check=False, stdout=subprocess.DEVNULL)


def scores_of(folder, plans):
    """score.py's table, printed, and as {document: {class: score}}."""
    scorer = [sys.executable, str(shared / "corpus" / "score.py"), "--all", str(folder), str(plans)]
    table = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    print(table, flush=True)
    lines = table.splitlines()
    classes = ["mean"] + lines[0].split("|")[1].split()
    scores = {}
    for line in lines[1:]:
        match = re.match(r"(\S+)\s+([\d.]+)\s*\|(.*)", line)
        if match and match[1] != "all":
            values = [match[2]] + match[3].split()
            scores[match[1]] = {name: float(value) for name, value in zip(classes, values) if re.match(r"[\d.]+$", value)}
    return scores


def main():
    if not (shared / "corpus" / "score.py").is_file():
        print(f"skipped: no corpus in {shared}")
        return SKIPPED
    fallen = []
    for name in ("corpus", "corpus-real"):
        if not (shared / name).is_dir():
            continue
        plans = scratch / name
        import_all(shared / name, plans)
        scores = scores_of(shared / name, plans)
        for document, wanted in floors.get(name, {}).items():
            for what, floor in wanted.items():
                reached = scores.get(document, {}).get(what, 0.0)
                if reached < floor:
                    fallen.append(f"{document}: {what} {reached:.3f} is under its floor {floor:.3f}")
    print("\n".join(fallen) or "every floor holds")
    return 1 if fallen else 0


sys.exit(main())
