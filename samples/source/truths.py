"""What became of each measure from one year's programme to the next, from the keys that the measures carry in their data."""
import importlib
import json
import os

PAIRS = [("program_2023", "program_2024"), ("program_2024", "program_2025"), ("program_2025", "program_2026")]


def name_of(measure):
    return measure.number or measure.text


def truth(old, new):
    """One entry a pair of measures; a measure without a partner stands alone with null."""
    before = {m.key: (area, m) for area in old.areas for m in area.measures}
    heirs = [key for area in new.areas for m in area.measures for key in m.was]
    lines = []
    for area in new.areas:
        for m in area.measures:
            if not m.was:
                lines.append((None, name_of(m), "new"))
            for key in m.was:
                old_area, old_m = before[key]
                if len(m.was) > 1:
                    relation = "merged"
                elif heirs.count(key) > 1:
                    relation = "split"
                elif old_m.text != m.text:
                    relation = "reworded"
                else:
                    relation = "unchanged" if old_area.title == (area.was or area.title) else "moved"
                lines.append((name_of(old_m), name_of(m), relation))
    lines += [(name_of(m), None, "dropped") for key, (_, m) in before.items() if key not in heirs]
    return [{"old": o, "new": n, "relation": r, "sure": True} for o, n, r in lines]


def write(folder):
    os.makedirs(folder, exist_ok=True)
    for old, new in PAIRS:
        plans = [importlib.import_module("plans." + name).PLAN for name in (old, new)]
        path = os.path.join(folder, f"{old}--{new}.truth.json".replace("_", "-"))
        with open(path, "w", encoding="utf-8") as out:
            json.dump(truth(*plans), out, ensure_ascii=False, indent=1)
            out.write("\n")
