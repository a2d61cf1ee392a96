"""A maintenance plan: crosses below the years say when, and a rank counts the rows of the roads."""
from blocks import *
from expected import *
from web import Look

YEARS = ["2026", "2027", "2028", "2029"]
BUILDINGS = [("Male barneskolen utvendig", "Eiendom", "x..."), ("Skifte vinduer på rådhuset", "Eiendom", ".xx."), ("Ny ventilasjon i flerbrukshallen", "Eiendom", "..x.")]
HARBOUR = [("Tømme slam ved fergekaia", "Havn", "x.x."), ("Bytte fendere", "Havn", "xxxx")]
ROADS = [("1", "Kirkeveien", "Teknisk drift", "1 850", "2026"), ("2", "Bru over Indre elv", "Fylkeskommunen", "6 400", "2028"), ("3", "Fortau til idrettsplassen", "Teknisk drift", "2 100", "2027")]


def marked(rows):
    return [Measure(text, responsible=[who], deadline=", ".join(year for year, mark in zip(YEARS, marks) if mark == "x")) for text, who, marks in rows]


AREAS = [Area("Bygg", measures=marked(BUILDINGS)), Area("Kai", measures=marked(HARBOUR)),
         Area("Veiprosjekter", measures=[Measure(text, number, responsible=[who], cost=cost, deadline=when) for number, text, who, cost, when in ROADS])]
PLAN = Plan("action_programme", "Vedlikeholdsplan 2026–2029", "Nordbygd kommune", None, (2026, 2029), areas=AREAS)
LOOK = Look(size=11, colour="#385723")


def blocks():
    yield Heading(1, PLAN.title)
    yield Paragraph("Nordbygd kommune")
    body = []
    for title, rows in (("Bygg", BUILDINGS), ("Kai", HARBOUR)):
        body.append([cell(title, columns=6, fill="#fff2cc", bold=True)])
        body += [[cell(text), cell(who)] + [cell("x" if mark == "x" else "", align="center") for mark in marks] for text, who, marks in rows]
    yield Table([44, 20, 9, 9, 9, 9], [head("Tiltak", "Ansvar", *YEARS)], body, size=10)
    yield Heading(2, "Veiprosjekter")
    yield Table([8, 38, 26, 14, 14], [head("Pri", "Strekning", "Byggherre", "Kostnad (tkr)", "Byggestart")], [[cell(c) for c in row] for row in ROADS], size=10)


def make(build):
    build.browser(blocks(), LOOK, PLAN, first_page=1)
