"""A pupils' organisation's programme of work: its measures are numbered sentences, some with a list below."""
from blocks import *
from expected import *
from web import Look

SPEC = [
    ("1", "Medvirkning", [("1.1", "Organisasjonen skal besøke minst ti elevråd i semesteret.", []),
                          ("1.2", "Organisasjonen skal lage et kurshefte for nye elevrådsledere.", ["Heftet skal finnes på nynorsk og bokmål.", "Det skal trykkes i 500 eksemplarer."])]),
    ("2", "Skolemiljø", [("2.1", "Organisasjonen skal kreve gratis frukt på alle skolene i fylket.", []), ("2.2", "Alle lokallag skal arrangere en aksjonsuke mot mobbing.", ["Uka holdes i november."]),
                         ("2.3", "Styret skal møte rektorene to ganger i året.", [])]),
    ("3", "Penger og medlemmer", [("3.1", "Organisasjonen skal søke om støtte fra minst tre nye givere.", []), ("3.2", "Hvert lokallag må verve ti nye medlemmer.", [])]),
]
AREAS = [Area(title, number=number, measures=[Measure(text, n, items) for n, text, items in rows]) for number, title, rows in SPEC]
PLAN = Plan("action_programme", "Arbeidsprogram 2026–2027", "Elevorganisasjonen i Søndre Fjord", None, (2026, 2027), "2026-03-21", "årsmøtet", areas=AREAS)
LOOK = Look("Liberation Serif", 12, "#000000")


def blocks():
    yield Heading(1, PLAN.title)
    yield Paragraph("for Elevorganisasjonen i Søndre Fjord")
    yield Paragraph("Vedtatt på årsmøtet 21. mars 2026")
    for number, title, rows in SPEC:
        yield Heading(2, f"{number}. {title}")
        for n, text, items in rows:
            yield Paragraph(f"{n} {text}")
            if items:
                yield Bullets(items)


def make(build):
    build.browser(blocks(), LOOK, PLAN, first_page=1)
