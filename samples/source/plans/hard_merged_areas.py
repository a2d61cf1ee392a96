"""Landscape table with turned area cells merged over rows, goals of the UN as icons in cells, a portrait text before and after."""
from blocks import *
from expected import *
from layouts import listed
from odt import Look


def m(text, who, when, sdgs, indicator):
    return Measure(text, responsible=who, deadline=when, sdgs=sdgs, indicator=[indicator])


AREAS = [
    Area("Oppvekst", measures=[
        m("Etablere åpen barnehage på Brulandet samfunnshus to dager i uken", ["Oppvekstsjefen"], "Januar 2025", [3, 4], "25 familier bruker tilbudet"),
        m("Innføre felles rutine for overgang fra barnehage til skole", ["Rektor"], "Juni 2024", [4], "Alle barn har hatt overgangssamtale"),
        m("Starte foreldrekafé med mat og tema én kveld i måneden", ["Helsestasjonen"], "Høsten 2024", [3], "Minst 15 foreldre per gang"),
    ]),
    Area("Fritid", measures=[
        m("Holde ungdomsklubben åpen også onsdager", ["Kultur"], "August 2024", [3, 11], "Besøket øker med 30 prosent"),
        m("Gi fritidskort på 2 000 kroner til familier med lav inntekt", ["NAV"], "Årlig", [1, 10], "90 prosent av kortene er brukt"),
    ]),
    Area("Medvirkning", measures=[
        m("Gi ungdomsrådet forslagsrett i kommunestyret og eget budsjett på 100 000 kroner", ["Ordføreren"], "1.1.2025", [16], "Tre forslag er behandlet i året"),
        m("Gjennomføre barnetråkk i hele kommunen før arealplanen rulleres", ["Plan"], "Oktober 2025", [11, 16], "Alle klasser på 4. og 8. trinn har deltatt"),
        m("Spørre alle på 10. trinn om hva som skal til for at de flytter hjem igjen", ["Oppvekstsjefen", "Ungdomsrådet"], "Mai hvert år", [8, 11], "Svarprosenten er over 85"),
    ]),
    Area("Psykisk helse", measures=[
        m("Ansette helsesykepleier i full stilling på ungdomsskolen", ["Kommuneoverlegen"], "2025", [3], "Ventetiden er under tre dager"),
        m("Lære opp tjue ungdommer som likemenn", ["Ungdomsrådet"], "Våren 2025", [3, 17], "Tjue ungdommer har fullført kurset"),
    ]),
]
PLAN = Plan("action_programme", "Handlingsplan for barn og unge 2024–2026", "Brulandet kommune", None, (2024, 2026), "2024-04-25", "kommunestyret", areas=AREAS,
            goals=[("vision", "Brulandet skal være et godt sted å vokse opp og et godt sted å komme tilbake til")])
LOOK = Look("Liberation Sans", 10.5, "#7a1f5c", "Handlingsplan for barn og unge", "Side {page}")


def blocks(folder):
    yield Cover(PLAN.title, ["Brulandet kommune", "Vedtatt av kommunestyret 25. april 2024, sak 31/24"])
    yield PageBreak()
    yield Heading(1, "Innledning")
    yield Paragraph("Brulandet har 2 940 innbyggere, og 610 av dem er under 18 år. Planen er kort med vilje. Den skal kunne henges på veggen på lærerværelset, og den som lurer på hva som skal skje, skal finne svaret på to sider.")
    yield Paragraph("Ungdomsrådet har ledet arbeidet med planen. Voksne har fått være med der det gjelder penger.")
    yield Heading(1, "Visjon")
    yield Paragraph(PLAN.goals[0][1], "lead")
    yield Paragraph("De små bildene i tabellen er FNs bærekraftsmål. De viser hvilke mål tiltaket bidrar til.")
    yield PageBreak(landscape=True)
    yield Heading(1, "Tiltak")
    body = []
    for area, fill in zip(AREAS, ("#f3e3ee", "#e3ecf3", "#e8f3e3", "#f3efe3")):
        first = cell(area.title, rows=len(area.measures), fill=fill, bold=True)
        for x in area.measures:
            body.append([first, cell(x.text), cell(listed(x.responsible)), cell(x.deadline), cell(x.indicator), Cell([Pictures([folder.goal_icon(n) for n in x.sdgs], 11)])])
            first = None
    yield Table([32, 62, 36, 26, 46, 34], [head("Satsingsområde", "Tiltak", "Ansvarlig", "Tidsfrist", "Indikator", "FNs bærekraftsmål")], body, head_fill="#7a1f5c", size=10, keep_rows=True)
    yield PageBreak()
    yield Heading(1, "Oppfølging")
    yield Paragraph("Ungdomsrådet går gjennom planen i januar og setter rødt, gult eller grønt på hvert tiltak. Kommunestyret får listen i februar. Et tiltak som er rødt to år på rad, skal forklares muntlig av den som har ansvaret.")


def make(build):
    build.office(blocks(build), LOOK, PLAN)
