"""Virksomhetsplan of a small public company: cards in two columns, a card a measure, its facts as labelled lines."""
from html import escape

from blocks import *
from expected import *
from layouts import listed
from web import Look


def m(text, target, who, when, partners=(), status=None):
    return Measure(text, unspecified=[target], responsible=[who], deadline=when, partners=list(partners), status=status)


AREAS = [
    Area("Etablere og vokse", intro=["Gründere i regionen får for lite hjelp mellom idé og første ansatte. Det er der vi skal være."], measures=[
        m("Bygge et gründerprogram over tolv uker", "24 deltakere fullfører, og ti har solgt til sin første kunde", "Ida Sommervold", "1. juni 2025", ["Sundet Næringshage", "bankene"], "Pågår"),
        m("Åpne kontorfellesskap i gamle Kvitholm meieri", "80 prosent av plassene er leid ut ved nyttår", "Jon Tveiterås", "1. september 2025", ["Kvitholm kommune"], "Planlagt"),
        m("Etablere et lokalt såkornfond sammen med fem bedrifter", "Fondet har 12 millioner kroner i kapital", "Ida Sommervold", "31.12.2025", ["Ormelv Verft", "bankene", "Sundkraft Nett"], "Planlagt"),
        m("Holde regnskapsskole på kveldstid for dem som har foretak ved siden av jobben", "30 deltakere fullfører", "Mette Aal", "Høsten 2025"),
    ]),
    Area("Omstille industrien", intro=["Verftene går fra nybygg til vedlikehold og havvind. Omstillingen krever kurs, prøveplass og noen som tar den første telefonen."], measures=[
        m("Samle verkstedbedriftene i et innkjøpssamarbeid for stål og gass", "Åtte bedrifter deltar og sparer minst fem prosent", "Jon Tveiterås", "2. kvartal 2025", ["Ormelv Verft", "Skoglia Mek"], "Pågår"),
        m("Kartlegge hvilke sertifikater som kreves for arbeid på havvind", "Oversikten er publisert og brukt i tre kursplaner", "Mette Aal", "15. mars 2025", ["fagskolen", "NAV"], "Fullført"),
        m("Etablere et prøveanlegg for ombruk av fiskenøter", "Anlegget har tatt imot 60 tonn", "Per-Olav Rue", "Oktober 2025", ["Sætervåg Slakteri", "Sundet Avfall"]),
    ]),
    Area("Vise fram regionen", intro=["Få vet hvor vi er. Enda færre vet hva vi lager."], measures=[
        m("Lage en felles katalog over leverandører, på norsk og engelsk", "140 bedrifter er med", "Per-Olav Rue", "1. mai 2025", ["næringsforeningene"], "Pågår"),
        m("Ta imot minst to delegasjoner fra utlandet", "Hver delegasjon har besøkt fire bedrifter", "Ida Sommervold", "Hele året", ["Innovasjon Norge", "fylkeskommunen"]),
        m("Dele ut Sundprisen til årets lærebedrift", "Minst ti bedrifter er nominert", "Mette Aal", "18. september 2025", ["Opplæringskontoret"]),
    ]),
]
_income = [Row("Driftstilskudd fra eierne", [3600, 3750]), Row("Prosjektinntekter", [2140, 2900]), Row("Husleie", [0, 310])]
_costs = [Row("Personal", [3890, 4420]), Row("Lokaler", [520, 980]), Row("Kjøp av tjenester", [1110, 1240]), Row("Reiser og møter", [185, 210])]
BUDGET = Budget("Budsjett 2025", [Column("Prognose 2024", 2024, "forecast"), Column("Budsjett 2025", 2025)], [
    *_income, sum_row("Sum inntekter", _income), *_costs, sum_row("Sum kostnader", _costs), Row("Resultat", [i - c for i, c in zip(sum_row("", _income).values, sum_row("", _costs).values)], "result")])
PLAN = Plan("action_programme", "Virksomhetsplan 2025", "Sundet Utvikling KF", 2025, adopted_date="2024-12-05", adopted_by="styret", areas=AREAS, budgets=[BUDGET], goals=[
    ("vision", "Flere ben å stå på"), ("main_goal", "50 nye arbeidsplasser i bedrifter vi har hjulpet"), ("main_goal", "Kundene gir oss minst 5 av 6 i den årlige undersøkelsen")])
CSS = """
.cards { column-count: 2; column-gap: 7mm; } .card { break-inside: avoid; background: #f3f0e8; border-top: 2.5pt solid #c05a1c; padding: 3mm 4mm; margin-bottom: 6mm; }
.card h3 { margin: 0 0 2mm; color: #222; } .card p { margin: 0 0 1mm; font-size: 9pt; } .card b { color: #c05a1c; }
.top { background: #c05a1c; color: white; margin: -22mm -20mm 6mm; padding: 18mm 20mm 6mm; } .top h1 { color: white; margin: 0; }
.goals { display: flex; gap: 7mm; } .goals > div { flex: 1; border: 1pt solid #c05a1c; padding: 4mm; } .letter { column-count: 2; column-gap: 7mm; text-align: justify; hyphens: auto; }
"""
LOOK = Look("Liberation Serif", 11, "#c05a1c", "Sundet Utvikling KF", '"Virksomhetsplan 2025 | " counter(page)', css=CSS)


def card(measure):
    lines = [("Mål", measure.unspecified[0]), ("Ansvarlig", listed(measure.responsible)), ("Frist", measure.deadline)]
    lines += [("Partnere", listed(measure.partners))] if measure.partners else []
    lines += [("Status", measure.status)] if measure.status else []
    return f'<div class="card"><h3>{escape(measure.text)}</h3>' + "".join(f"<p><b>{name}:</b> {escape(value)}</p>" for name, value in lines) + "</div>"


def blocks(folder):
    yield Cover(PLAN.title, ["Sundet Utvikling KF", "Vedtatt av styret 5. desember 2024"], picture=folder.landscape(9))
    yield Contents()
    yield Heading(1, "Leder: Et år for de små", in_contents=True)
    yield '<div class="letter">'
    for text in (
            "Da kommunene stiftet Sundet Utvikling i 2016, var bestillingen enkel: skaff oss en hjørnestein til. Åtte år etter har vi ikke funnet noen hjørnestein. I stedet har vi hjulpet 214 små bedrifter i "
            "gang, og 160 av dem lever fortsatt. Til sammen har de flere ansatte enn noen hjørnestein vi kunne ha fått.",
            "Derfor gjør vi mer av det som virker. I 2025 åpner vi kontorfellesskap på Kvitholm, og vi setter i gang et gründerprogram der deltakerne må ringe en kunde allerede den første uken. Det er ubehagelig, "
            "og det virker.",
            "Samtidig står verftene midt i en omstilling som ikke er valgt, men som er nødvendig. Vi kan ikke bygge skipene for dem. Men vi kan sørge for at ingen trenger å finne ut alene hvilke kurs som kreves, eller "
            "hvem som har ledig kran.",
            "Året avsluttes med en evaluering. Den skal spørre dem vi finnes for, ikke dem som betaler for oss. Svarene legges fram for eierne uten redigering."):
        yield Paragraph(text)
    yield "</div>"
    yield Heading(1, "Visjon og mål")
    yield Paragraph("Vår visjon: Flere ben å stå på", "lead")
    yield Paragraph("Hovedmål for 2025:")
    yield Bullets([t for l, t in PLAN.goals if l == "main_goal"])
    yield PageBreak()
    yield Heading(1, "Satsingsområder")
    for i, area in enumerate(AREAS):
        yield Heading(2, area.title)
        yield from map(Paragraph, area.intro)
        yield '<div class="cards">' + "".join(map(card, area.measures)) + "</div>"
        if i == 0:
            yield PageBreak()
    yield Heading(1, "Organisasjon")
    yield Paragraph("Selskapet har fire ansatte og et styre på sju medlemmer, ett fra hver eierkommune. Daglig leder rapporterer til styret annenhver måned. I 2025 leies det inn en prosjektleder i halv stilling til "
                    "gründerprogrammet. Sykefraværet i 2024 var 2,1 prosent.")
    yield Heading(1, "Budsjett 2025")
    yield Paragraph("Tall i hele tusen kroner.")
    rows = [[cell(r.label, bold=r.kind != "item")] + [cell(f"{v:,}".replace(",", "."), align="right", bold=r.kind != "item") for v in r.values] for r in BUDGET.rows]
    yield Table([40, 20, 20], [[cell("")] + [cell(c.label, bold=True, align="right") for c in BUDGET.columns]], rows, lines="horizontal", head_fill="#ffffff", head_colour="#c05a1c", size=10, width=0.75)


def make(build):
    build.browser(blocks(build), LOOK, PLAN)
