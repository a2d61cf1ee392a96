"""A financial plan whose column heads stand in two rows: original and revised budget, a last year without any figure, parentheses."""
from blocks import *
from expected import *
from layouts import amount
from odt import Look

YEARS = [("Regnskap", "2024", 2024, "actual"), ("Budsjett 2025", "Oppr.", 2025, "budget"), ("Budsjett 2025", "Rev.", 2025, "revised_budget"), ("Økonomiplan", "2026", 2026, "budget"), ("Økonomiplan", "2027", 2027, "budget"),
         ("Økonomiplan", "2028", 2028, "budget")]
_services = [Row("Oppvekst", [84120, 85400, 86900, 87300, 88100, 88600]), Row("Helse og omsorg", [101870, 103200, 105650, 106400, 107900, 109100]), Row("Havn og veier", [14210, 14600, 14450, 14300, 14300, 14300])]
_sum = [sum(v) for v in zip(*(r.values for r in _services))]
_income = [-203150, -204900, -205800, -209600, -211700, -213400]
DRIFT = Budget("Driftsbudsjett", [Column(f"{a} {b}", y, k) for a, b, y, k in YEARS],
               [*_services, Row("Sum tjenester", _sum, "sum"), Row("Frie inntekter", _income), Row("Netto driftsresultat", [a + b for a, b in zip(_sum, _income)], "result")])
_projects = [Row("Ny redningsskøyte", [6200, None, None, None]), Row("Utbedring av fergekaia", [None, 18500, 9400, None]), Row("Ladepunkter for hurtigbåt", [3100, 4700, None, None])]
INVEST = Budget("Investeringer", [Column(str(y), y) for y in (2026, 2027, 2028, 2029)], [*_projects, Row("Sum", [9300, 23200, 9400, None], "sum")])
PLAN = Plan("action_programme", "Økonomiplan 2026–2029", "Øyvær kommune", None, (2026, 2029), budgets=[DRIFT, INVEST])
LOOK = Look("Liberation Sans", 10.5, "#1d4d4f", "Øyvær kommune", "{page}")


def figure(value):
    text = amount(abs(value) if isinstance(value, int) else value, ".")
    return f"({text})" if isinstance(value, int) and value < 0 else text


def right(text, **more):
    return cell(text, align="right", **more)


def blocks(folder):
    yield Cover(PLAN.title, ["Øyvær kommune"])
    yield PageBreak()
    yield Heading(1, "Driftsbudsjett")
    yield Paragraph("Inntekter står i parentes. Tall i 1000 kr.")
    head_rows = [[cell("", rows=2), right("Regnskap"), cell("Budsjett 2025", columns=2, align="center"), cell("Økonomiplan", columns=3, align="center")], [right(b) for _, b, _, _ in YEARS]]
    yield Table([34] + [16] * 6, head_rows, [[cell(r.label, bold=r.kind != "item")] + [right(figure(v), bold=r.kind != "item") for v in r.values] for r in DRIFT.rows], head_fill="#d5e6e6", head_colour="#000000", size=9)
    yield Paragraph("Revidert budsjett er vedtatt i juni 2025. Tallene for 2024 er fra det avlagte regnskapet.")
    yield Heading(1, "Investeringer")
    yield Paragraph("Tall i 1000 kr. Det er ikke lagt inn nye prosjekter i planens siste år.")
    yield Table([40] + [14] * 4, [[cell("Prosjekt")] + [right(c.label) for c in INVEST.columns]], [[cell(r.label)] + [right(figure(v)) for v in r.values] for r in INVEST.rows], head_fill="#d5e6e6", head_colour="#000000", size=9)


def make(build):
    build.office(blocks(build), LOOK, PLAN)
