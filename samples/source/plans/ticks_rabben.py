"""A plan for children and youth, untagged, from a browser: ticks below 'Gjennomført', 'Pågår', 'Ikke påbegynt', crosses below years, and colours that a sentence names."""
from blocks import *
from expected import *
from web import Look

STATUSES = ["Gjennomført", "Pågår", "Ikke påbegynt"]
YEARS = ["2025", "2026", "2027", "2028"]
NAMED = {"gjennomført": "#92d050", "i gang": "#ffc000", "ikke startet": "#ff0000"}


def ticked(text, who, status):
    return Measure(text, responsible=who, status=status)


def timed(text, who, years):
    return Measure(text, responsible=who, deadline=", ".join(years))


AREAS = [
    Area("Trygge møteplasser", "focus_area", "1", ["Ungdommene i Rabben ba om tre ting: et sted å være, noen å snakke med og en buss hjem."], measures=[
        ticked("Holde ungdomshuset åpent fire kvelder i uka", ["Kultur"], "Gjennomført"),
        ticked("Ansette en utekontakt sammen med nabokommunen og gi vedkommende kontor ved skolen", ["Oppvekst"], "Pågår"),
        ticked("Sette opp lys langs stien til skateparken", ["Teknisk"], "Ikke påbegynt"),
        ticked("Kjøre kveldsbuss i helgene", ["Oppvekst"], "Pågår")]),
    Area("Inkludering", "focus_area", "2", ["Hvert niende barn i Rabben vokser opp i en familie med lav inntekt."], measures=[
        timed("Dele ut fritidskort til alle mellom 6 og 18 år", ["Kultur"], ["2025", "2026"]),
        timed("Opprette utstyrssentral på brannstasjonen", ["Frivilligsentralen"], ["2026"]),
        timed("Tilby leksehjelp på biblioteket", ["Biblioteket"], YEARS),
        timed("Lage sommerskole med svømmekurs", ["Oppvekst"], ["2027", "2028"])]),
    Area("Medvirkning", "focus_area", "3", ["Ungdomsrådet får alle saker som gjelder unge, men svarfristen er ofte for kort."], measures=[
        Measure("Gi ungdomsrådet møterett i kommunestyret", deadline="2025", status="gjennomført"),
        Measure("La elevrådene fordele 100 000 kroner i året", deadline="2026", status="i gang"),
        Measure("Arrangere barnas kommunestyremøte", deadline="2027", status="ikke startet")]),
]
PLAN = Plan("action_programme", "Handlingsplan for barn og unge 2025–2028", "Rabben kommune", None, (2025, 2028), areas=AREAS)
LOOK = Look("DejaVu Serif", 10, "#7a3b69", "Rabben kommune")


def blocks(folder):
    yield Cover(PLAN.title, ["Rabben kommune"])
    yield PageBreak()
    yield Heading(1, "Innledning")
    yield Paragraph("Planen gjelder for fire år og følges opp av ungdomsrådet. Den har tre innsatsområder, og tiltakene er få med vilje.")
    first, second, third = AREAS
    look = dict(head_fill="#7a3b69", size=9.5)
    yield Heading(1, first.title, first.number)
    yield from map(Paragraph, first.intro)
    yield Table([40, 20, 15, 12, 17], [head("Tiltak", "Ansvar", *STATUSES)],
                [[cell(m.text), cell(m.responsible[0])] + [cell("X" if m.status == s else "", align="center") for s in STATUSES] for m in first.measures], zebra="#f5eef3", **look)
    yield Heading(1, second.title, second.number)
    yield from map(Paragraph, second.intro)
    yield Table([44, 24, 10, 10, 10, 10], [head("Tiltak", "Ansvar", *YEARS)],
                [[cell(m.text), cell(m.responsible[0])] + [cell("x" if y in m.deadline.split(", ") else "", align="center") for y in YEARS] for m in second.measures], **look)
    yield Heading(1, third.title, third.number)
    yield from map(Paragraph, third.intro)
    yield Paragraph("Fargene i tabellen betyr: Grønn: gjennomført. Gul: i gang. Rød: ikke startet.", "small")
    yield Table([60, 14, 12], [head("Tiltak", "Frist", "Status")], [[cell(m.text), cell(m.deadline), cell("", fill=NAMED[m.status])] for m in third.measures], zebra="#f5eef3", **look)


def make(build):
    build.browser(blocks(build), LOOK, PLAN, tagged=False)
