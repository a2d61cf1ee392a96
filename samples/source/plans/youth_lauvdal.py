"""A youth council's plan in nynorsk: a small table an area, names on the left, and all measures of the area in one cell."""
from blocks import *
from expected import *
from web import Look

SPEC = [
    ("Psykisk helse", "Færre unge skal kjenne seg åleine", ["Be om samtaletime kvar veke på ungdomsskulen", "Arrangere temakveld om stress før eksamen"], "Helsegruppa", "Hausten 2026"),
    ("Kollektiv", "Det skal vere råd å kome heim etter trening", ["Sende brev til fylkeskommunen om kveldsbuss", "Lage ei undersøking blant elevane"], "Transportgruppa", "Våren 2026"),
    ("Fritid", "Alle bygdene skal ha ein stad å møtast", ["Søkje om midlar til ny grillhytte i Nordbygda", "Opne biblioteket laurdagar", "Halde ungdomskafé to gonger i månaden"],
     "Kulturgruppa", "Heile året"),
]
AREAS = [Area(title, goals=[("sub_goal", goal)], measures=[Measure(text, responsible=[who], deadline=when) for text in texts]) for title, goal, texts, who, when in SPEC]
PLAN = Plan("action_programme", "Handlingsplan for Lauvdal ungdomsråd 2026", "Lauvdal ungdomsråd", 2026, (2026, 2026), "2026-02-03", "Ungdomsrådet", "nn", AREAS)
LOOK = Look("Carlito", 12, "#7a3b69", language="nn")


def blocks():
    yield Heading(1, PLAN.title)
    yield Paragraph("Ungdomsrådet vedtok planen 3. februar 2026")
    yield Paragraph("Vi er ni ungdommar som er valde for to år. Planen fortel kva vi vil bruke tida på.")
    for title, goal, texts, who, when in SPEC:
        yield Heading(2, title)
        rows = [("Mål", goal), ("Tiltak", [Bullets(texts)]), ("Ansvarlege", who), ("Når", when)]
        yield Table([24, 76], [], [[cell(name, bold=True, fill="#eeeeee"), cell(text)] for name, text in rows], size=11)


def make(build):
    build.browser(blocks(), LOOK, PLAN, tagged=False, first_page=1)
