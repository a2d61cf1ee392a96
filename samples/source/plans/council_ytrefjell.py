"""A regional council's programme without a list or a table of measures: each is a sentence among others."""
from blocks import *
from expected import *
from odt import Look

SPEC = [
    ("Natur og klima", "2.1", [("t", "De fire kommunene har til sammen over halvparten av landets villreinområder, og presset på hyttetomter er stort."),
                               ("m", "Rådet skal samle kommunene om et felles klimaregnskap innen utgangen av 2026."), ("m", "Rådet skal arrangere en naturkonferanse for folkevalgte i mai."),
                               ("t", "Arbeidet bygger på erfaringene fra forrige periode, da to kommuner laget hvert sitt regnskap.")]),
    ("Arbeidsplasser", "2.2", [("t", "Sysselsettingen har falt tre år på rad, mest i industrien."), ("m", "Rådet skal arbeide for at statlige etater legger nye stillinger til regionen."),
                               ("m", "Rådet vil invitere næringshagene til et felles program for gründere.")]),
    ("Tilgjengelighet", "2.3", [("m", "Rådet skal utrede nattbuss mellom kommunesentrene i samarbeid med fylkeskommunen."), ("t", "Prøvedriften i 2023 hadde i snitt elleve passasjerer på hver tur.")]),
]
AREAS = [Area(title, "focus_area", number, measures=[Measure(text) for kind, text in texts if kind == "m"]) for title, number, texts in SPEC]
PLAN = Plan("action_programme", "Handlingsprogram 2026", "Ytrefjell regionråd", 2026, (2026, 2026), "2025-11-20", "representantskapet", areas=AREAS)
LOOK = Look("C059", 11, "#24506b", "Ytrefjell regionråd", "{page}", justify=True)


def blocks(folder):
    yield Cover(PLAN.title, ["Ytrefjell regionråd", "Vedtatt av representantskapet 20. november 2025"])
    yield PageBreak()
    yield Heading(1, "Innledning", "1")
    yield Paragraph("Programmet er kort med vilje. Sekretariatet har to ansatte, og det som ikke står her, skal de ikke bruke tid på.")
    yield Heading(1, "Satsingsområder", "2")
    for title, number, texts in SPEC:
        yield Heading(2, title, number)
        for _, text in texts:
            yield Paragraph(text)


def make(build):
    build.office(blocks(build), LOOK, PLAN)
