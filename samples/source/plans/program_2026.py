"""Handlingsprogram 2026 in nynorsk, without tables of measures: numbered headings, lead-ins with lists, partners in a line."""
from blocks import *
from expected import *
from layouts import budget_table, listed
from odt import Look

COUNCIL = "Tverrsundregionen interkommunalt politisk råd"


def m(number, text, key, was, result, partners, who, when):
    return Measure(text, number, result=result, partners=partners, responsible=who, deadline=when, key=key, was=was)


AREAS = [
    Area("Overordna innsats", "overarching", "1", was="Overordnet innsats", intro=["Rådet har fått reserveferje og nesten ferdige avløpsplanar. No skal det halde fram med det som verkar."], measures=[
        m("1.1", "Samordne høyringssvar frå dei sju kommunane i saker om kyst, skatt og kraftnett", "hearings", ["hearings"], ["Minst åtte felles høyringssvar er sende innan fristen"], ["Kommunane", "KS"], ["Sekretariatet"], "Løpande"),
        m("1.2", "Arrangere Sundkonferansen 2026 i Sætervåg, saman med ungdomsdagen om framtida i regionen", "conference", ["conference", "youth"],
          ["Konferansen samlar 180 deltakarar", "80 ungdomar legg fram krav til rådsmøtet"], ["Næringsforeiningane", "Strandheim høgskule", "ungdomsråda"], ["Sekretariatet"], "17. september 2026"),
        m("1.3", "Gje ut Tal frå sundet med eige kapittel om ungdom", "figures", ["figures"], ["Oversikta er lagd fram for alle kommunestyra"], ["Fylkeskommunen"], ["Sekretariatet"], "1. mai 2026"),
    ]),
    Area("Folk og arbeidsliv", "focus_area", "2.1", intro=["Portalen går av seg sjølv. Innsatsen blir flytta til bustader og lærlingar."], measures=[
        m("2.1.1", "Utvide lærlingordninga på tvers av kommunegrenser til bygg og anlegg", "apprentices", ["apprentices"], ["28 lærlingar har opplæring hos to arbeidsgjevarar"], ["Kommunane", "Ormelv Verft", "entreprenørane"],
          ["Opplæringskontoret"], "1. august 2026"),
        m("2.1.2", "Leige ut tomme hus til innflyttarar, med kommunen som garantist for husleiga", "houses-let", ["houses"], ["60 hus er leigde ut"], ["Kommunane", "grendelaga", "bankane"], ["Brulandet kommune"], "Desember 2026"),
        m("2.1.3", "Kartleggje tomme hus i dei kommunane som ikkje har gjort det", "houses-map", ["houses"], ["Tre kommunar til har kartlagt alle hus"], ["Grendelaga"], ["Kvitholm kommune"], "1. juni 2026"),
    ]),
    Area("Natur og klima", "focus_area", "2.2", was="Klima, kraft og natur", intro=["Tareskogen kjem attende der kråkebollane er borte."], measures=[
        m("2.2.1", "Restaurere tareskog på fire nye stader i ytre sund", "kelp", ["kelp"], ["40 dekar er rydda for kråkebollar"], ["Dykkarlaga", "Statsforvaltaren"], ["Havforskarane på Strandheim"], "Oktober 2026"),
        m("2.2.2", "Rydde strender for plast saman med skulane", "beaches", ["beaches"], ["45 skuleklassar har rydda ei strand kvar"], ["Skulane", "Hald Sundet Reint"], ["Skjergardstenesta"], "Veke 20–22"),
        m("2.2.3", "Halde fram overvakinga av oksygen og næringssalt", "monitoring", ["monitoring"], ["Målingar frå ti punkt blir viste på nett"], ["Statsforvaltaren", "bondelaga"], ["Miljønettverket"], "Løpande"),
        m("2.2.4", "Kontrollere og utbetre spreidd avløp i dei fem mest belasta delnedbørfelta", "sewage-work", ["sewage-work"], ["900 anlegg er kontrollerte", "400 anlegg er utbetra"], ["Statsforvaltaren", "huseigarane"],
          ["Kommunanes avløpsetatar"], "Oktober 2026"),
    ]),
    Area("Ferdsel og samband", "focus_area", "2.3", intro=["Reserveferja kjem i september."], measures=[
        m("2.3.1", "Gjere bestillingsbussen til eit fast tilbod i alle sju kommunar", "bus", ["bus"], ["Minst 6 000 reiser er gjennomførte"], ["Kommunane"], ["Skyss Strandheim"], "1. september 2026"),
        m("2.3.2", "Innføre felles billett på ferje og buss", "ticket", [], ["Billetten kan kjøpast på mobil"], ["Fylkeskommunen", "Sundferjene"], ["Skyss Strandheim"], "1. juli 2026"),
    ]),
]
_income = [Row("Kontingent frå kommunane", [6350, 6350, 6540]), Row("Tilskot frå fylkeskommunen", [650, 650, 650]), Row("Prosjekttilskot avløp", [700, 730, 500]), Row("Deltakaravgift Sundkonferansen", [230, 241, 240])]
_costs = [Row("Løn og pensjon", [4990, 5012, 5170]), Row("Leige og drift av kontor", [425, 431, 440]), Row("Politiske møte", [200, 183, 200]), Row("Prosjekt", [2195, 2120, 2010]), Row("Revisjon og rekneskap", [110, 112, 115])]
_result = [i - c for i, c in zip(sum_row("", _income).values, sum_row("", _costs).values)]
BUDGET = Budget("Hovudtal", [Column("Budsjett 2025", 2025), Column("Rekneskap 2025", 2025, "actual"), Column("Budsjett 2026", 2026)], [
    heading_row("Inntekter", 3), *_income, sum_row("Sum inntekter", _income), heading_row("Utgifter", 3), *_costs, sum_row("Sum utgifter", _costs), Row("Resultat", _result, "result")])
PLAN = Plan("action_programme", "Handlingsprogram 2026", COUNCIL, 2026, adopted_date="2025-11-27", adopted_by="rådsmøtet", language="nn", areas=AREAS, budgets=[BUDGET], goals=[
    ("vision", "Tverrsundregionen skal vere ein levande kystregion med arbeid, fellesskap og rein natur"), ("main_goal", "Fleire skal bu og arbeide i regionen i 2035 enn i dag"),
    ("main_goal", "Klimagassutsleppa skal halverast innan 2030"), ("main_goal", "Sundet skal vere reint nok til å bade og fiske i heile året")])
LOOK = Look("Liberation Sans", 10.5, "#5a2d6b", "Handlingsprogram 2026", "Side {page}", "right", language="nn")


def blocks():
    yield Cover(PLAN.title, [COUNCIL, "Vedteke av rådsmøtet 27.11.2025"])
    yield PageBreak()
    yield Contents("Innhald")
    yield PageBreak()
    yield Heading(1, "Visjon og overordna mål")
    yield Paragraph("Visjon: " + PLAN.goals[0][1])
    yield Paragraph("Overordna mål:")
    yield Bullets([t for l, t in PLAN.goals if l == "main_goal"])
    yield Paragraph("Programmet er det siste i strategiperioden. Våren 2026 tek arbeidet med ny strategi til, og rådsmøtet har bede om at ungdomsråda blir spurde først denne gongen.")
    for area in AREAS:
        if area.number == "2.1":
            yield Heading(1, "Satsingsområde", "2")
            yield Paragraph("Satsingsområda er færre og romslegare enn før. Kvart tiltak har ein ansvarleg og ein frist.")
        yield Heading(1 if area.kind == "overarching" else 2, area.title, area.number)
        yield from map(Paragraph, area.intro)
        for x in area.measures:
            yield Heading(3, x.text, x.number, in_contents=False)
            yield Paragraph("Resultatmål:")
            yield Bullets(x.result, "–")
            yield Paragraph("Ansvarleg: " + listed(x.responsible))
            yield Paragraph("Samarbeidspartnarar: " + listed(x.partners))
            yield Paragraph("Frist: " + x.deadline)
    yield Heading(1, "Budsjett", "3")
    yield Heading(2, "Hovudtal", "3.1")
    yield Paragraph("Tal i 1000 kroner")
    yield budget_table(BUDGET, head_fill="#5a2d6b", size=9.5)


def make(build):
    build.office(blocks(), LOOK, PLAN)
