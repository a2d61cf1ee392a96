"""A hearing statement: a dated letter with numbered chapters, and what it asks for as lists behind sentences."""
from blocks import *
from expected import *
from odt import Look

SPEC = [
    ("Om uttalelsen", "1", "Dalrådet takker for muligheten til å uttale seg om planprogrammet. Uttalelsen er behandlet av de fem ordførerne og er enstemmig.", None, []),
    ("Godstransport på bane", "2", "Tømmeret fra dalen går på vei fordi terminalen mangler spor. Det koster både penger og veidekke, og det har vært kjent i femten år.",
     "Dalrådet mener derfor at planen må:", ["sette av midler til forlenget spor på terminalen", "sikre at banen er åpen hele vinteren", "avklare hvem som eier sidesporet"]),
    ("Buss og skoleskyss", "3", "Elevene på ungdomstrinnet bruker opptil to timer hver dag på bussen. Rutene er tegnet etter fylkesgrensen og ikke etter hvor folk bor.",
     "Vi ber om at det videre arbeidet:", ["ser på ruter over fylkesgrensen", "tar utgangspunkt i hvor elevene faktisk bor"]),
    ("Vedlikehold", "4", "Etterslepet på veiene i dalen er beregnet til nesten to milliarder kroner. Rådet støtter forslaget om en egen pott til rassikring.", None, []),
]
AREAS = [Area(title, "other", number, goals=[("priority", text) for text in asks]) for title, number, _, _, asks in SPEC]
PLAN = Plan("input_notes", "Innspill til regional transportplan fra Dalrådet", "Dalrådet", 2026, (), areas=AREAS)
LOOK = Look("Liberation Serif", 11, "#000000", "", "")


def blocks(folder):
    yield Paragraph("Dato: 14. april 2026")
    yield Heading(1, PLAN.title)
    for title, number, about, lead, asks in SPEC:
        yield Heading(2, title, number)
        yield Paragraph(about)
        if asks:
            yield Paragraph(lead)
            yield Bullets(asks)
    yield Paragraph("Med vennlig hilsen arbeidsutvalget")


def make(build):
    build.office(blocks(build), LOOK, PLAN)
