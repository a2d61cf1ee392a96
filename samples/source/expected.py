"""The plan a correct import must find, kept as data from which the pages are set as well.

The written form is a subset of the plan JSON: see docs/plan-json.md for what the fields mean. Whoever sets pages takes
the words from here, so that page and expectation cannot drift apart.
"""
import json
import re
from dataclasses import dataclass, field


@dataclass
class Measure:
    text: str
    number: str = None
    items: list = field(default_factory=list)
    result: list = field(default_factory=list)
    effect: list = field(default_factory=list)
    indicator: list = field(default_factory=list)
    unspecified: list = field(default_factory=list)
    partners: list = field(default_factory=list)
    responsible: list = field(default_factory=list)
    sdgs: list = field(default_factory=list)
    roles: list = field(default_factory=list)
    deadline: str = None
    cost: str = None
    status: str = None
    key: str = ""  # names the measure over the years, for the truth of a comparison
    was: list = field(default_factory=list)  # keys in the year before

    def targets(self):
        kinds = ("result", "effect", "indicator", "unspecified")
        return [{"kind": kind, "text": plain(text)} for kind in kinds for text in getattr(self, kind)]


@dataclass
class Area:
    title: str
    kind: str = "focus_area"
    number: str = None
    intro: list = field(default_factory=list)
    measures: list = field(default_factory=list)
    goals: list = field(default_factory=list)  # (level, text)
    was: str = None  # its title in the year before, where that was another


@dataclass
class Column:
    label: str
    year: int = None
    kind: str = "budget"


@dataclass
class Row:
    label: str
    values: list
    kind: str = "item"


@dataclass
class Budget:
    title: str
    columns: list
    rows: list
    scale: int = 1000

    def values(self, label):
        return next(row.values for row in self.rows if row.label == label)


@dataclass
class Plan:
    kind: str
    title: str
    organisation: str
    year: int = None
    period: tuple = None  # its first and last year; None: those of `year`; (): none
    adopted_date: str = None
    adopted_by: str = None
    language: str = "nb"
    areas: list = field(default_factory=list)
    goals: list = field(default_factory=list)  # (level, text), of the whole document
    budgets: list = field(default_factory=list)


def plain(text):
    """The text as a reader reads it: without the marks for bold and footnotes."""
    return re.sub(r"\[\^[^\]]*\]", "", text).replace("**", "")


def heading_row(label, columns):
    return Row(label, [None] * columns, "heading")


def sum_row(label, rows, kind="sum"):
    """A row that adds up the items among the rows; empty cells count as nothing."""
    items = [row for row in rows if row.kind == "item"]
    columns = range(len(items[0].values))
    return Row(label, [sum(row.values[column] or 0 for row in items) for column in columns], kind)


def as_json(plan):
    period = list(plan.period) if plan.period else [plan.year, plan.year] if plan.year and plan.period is None else None
    areas = [{"number": area.number, "title": area.title, "kind": area.kind} for area in plan.areas]
    goals = [{"level": level, "area": None, "text": plain(text)} for level, text in plan.goals]
    goals += [{"level": level, "area": area.title, "text": plain(text)} for area in plan.areas for level, text in area.goals]
    measures = [
        {"number": m.number, "area": area.title, "text": plain(m.text), "items": [plain(item) for item in m.items],
         "targets": m.targets(), "partners": m.partners, "responsible": m.responsible, "sdgs": sorted(m.sdgs),
         "roles": m.roles, "deadline": m.deadline, "cost": m.cost, "status": m.status}
        for area in plan.areas for m in area.measures]
    budgets = [
        {"title": budget.title, "unit": {"currency": "NOK", "scale": budget.scale},
         "columns": [{"label": c.label, "year": c.year, "kind": c.kind} for c in budget.columns],
         "rows": [{"label": r.label, "kind": r.kind, "values": r.values} for r in budget.rows]}
        for budget in plan.budgets]
    return {
        "document": {"kind": plan.kind, "title": plan.title, "organisation": plan.organisation, "year": plan.year,
                     "period": period, "adopted_date": plan.adopted_date, "adopted_by": plan.adopted_by,
                     "language": plan.language},
        "areas": areas, "goals": goals, "measures": measures, "budgets": budgets}


def write(plan, path):
    text = json.dumps(as_json(plan), ensure_ascii=False, indent=1)
    # a list of figures on one line, so that a budget row can be read
    text = re.sub(r"\[\s+((?:(?:-?[\d.]+|null)(?:,\s+)?)+)\s+\]", lambda m: "[" + re.sub(r"\s+", " ", m[1]) + "]", text)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text + "\n")
