"""Two budget tables next to each other, prose in two columns, measures in two parallel tables of the same form."""
from blocks import *
from expected import *
from layouts import budget_table, measure_table
from web import Look


def m(text, who, when):
    return Measure(text, responsible=[who], deadline=when)


AREAS = [
    Area("Arenaer", measures=[m("Bygge øvingslokaler i kjelleren på kulturhuset", "Eiendom", "2026"), m("Kjøpe inn mobil scene til leie", "Kultur", "Mai 2025"), m("Male utstillingsveggene i foajeen", "Eiendom", "2025")]),
    Area("Utøvere", measures=[m("Dele ut tre arbeidsstipend i året", "Kultur", "1. mars"), m("Invitere en gjestekunstner til Fonnheim hver høst", "Kunstforeningen", "September"), m("Starte skrivekurs for ungdom", "Biblioteket", "2025")]),
]
_a = [Row("Tilskudd fra kommunen", [5200, 5350]), Row("Billetter", [1840, 2010]), Row("Utleie", [460, 520])]
_b = [Row("Lønn", [4310, 4480]), Row("Honorarer", [1720, 1850]), Row("Drift av hus", [1390, 1440])]
COLUMNS = [Column("Budsjett 2024", 2024), Column("Budsjett 2025", 2025)]
INCOME = Budget("Inntekter", COLUMNS, [*_a, sum_row("Sum inntekter", _a)])
COSTS = Budget("Utgifter", COLUMNS, [*_b, sum_row("Sum utgifter", _b)])
PLAN = Plan("action_programme", "Kulturplan 2025", "Fonnheim kulturhus", 2025, areas=AREAS, budgets=[INCOME, COSTS], goals=[("main_goal", "Alle barn på Fonnheim skal ha stått på en scene før de fyller tolv år")])
LOOK = Look("Liberation Sans", 10, "#2b2b6b", "Fonnheim kulturhus", '"– " counter(page) " –"', css=".text { column-count: 2; column-gap: 9mm; text-align: justify; }")


def blocks(folder):
    look = dict(head_fill="#2b2b6b", size=9)
    yield Cover(PLAN.title, ["Fonnheim kulturhus"], picture=folder.landscape(11))
    yield Heading(1, "Året som kommer")
    yield '<div class="text">'
    for text in ("Kulturhuset fyller tretti år. Taket er like gammelt. Vi har valgt å feire med å slippe folk til i stedet for å kjøpe inn, og derfor er det flere øvingskvelder og færre gjestespill i programmet enn det pleier å være.",
                 "Billettinntektene steg i fjor, først og fremst fordi revyen gikk for fulle hus i elleve kvelder. Det kan vi ikke regne med hvert år. Budsjettet legger derfor til grunn at revyen spilles åtte ganger, og at filmklubben holder koken.",
                 "Koret har 46 medlemmer og øver i et rom for 20. Korpset øver på skolen, men ikke når skolen har prøver. Rockebandet øver ikke i det hele tatt. Nye øvingslokaler er det tiltaket flest har bedt om, og det eneste som koster mer enn vi har.",
                 "Biblioteket og kulturhuset deler nå vaktordning. Det gjør at foajeen kan stå åpen til klokken ni alle hverdager, og at kaffen er varm når forestillingen er slutt. Frivillige står for en tredel av timene."):
        yield Paragraph(text)
    yield "</div>"
    yield Heading(2, "Mål")
    yield Paragraph("Hovedmål: " + PLAN.goals[0][1])
    yield Heading(1, "Tiltak")
    yield Columns([[Heading(2, area.title), measure_table(area.measures, [("Tiltak", lambda x: x.text), ("Ansvar", lambda x: x.responsible), ("Frist", lambda x: x.deadline)], [38, 35, 28], **look)] for area in AREAS])
    yield Heading(1, "Budsjett 2025")
    yield Paragraph("Alle tall i 1000 kroner.")
    yield Columns([[Heading(2, budget.title), budget_table(budget, **look)] for budget in (INCOME, COSTS)])
    yield Paragraph("Resultatet er budsjettert til 110 000 kroner i pluss, som settes av til taket.")


def make(build):
    build.browser(blocks(build), LOOK, PLAN)
