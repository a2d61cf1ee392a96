"""A climate-adaptation plan from a browser: a status column of colours and of discs, explained by a legend; stripes, coloured words and a coloured budget that explain nothing."""
from blocks import *
from expected import *
from layouts import budget_table
from web import Look

GREEN, YELLOW, RED, GREY = "#63b25f", "#f4c542", "#d9534f", "#c8ccd0"
COLOUR_OF = {"Gjennomført": GREEN, "Pågår": YELLOW, "Forsinket": RED, "Ikke startet": GREY}


def row(number, text, who, deadline, status):
    return Measure(text, number, responsible=who, deadline=deadline, status=status)


AREAS = [
    Area("Overvann", "focus_area", "2.1", ["Sommeren 2023 falt det 62 millimeter på to timer i Hestnes sentrum. Elleve kjellere ble fylt, og undergangen ved stasjonen var stengt i fire dager."],
         measures=[
             row("1", "Åpne Møllebekken fra skolen til fjorden", ["Teknisk drift"], "2027", "Pågår"),
             row("2", "Kartlegge alle stikkrenner under kommunale veier", ["Veiavdelingen"], "2025", "Gjennomført"),
             row("3", "Innføre krav om grønne tak i sentrumsplanen og følge dem opp ved byggesøknader", ["Plan og byggesak"], "2026", "Ikke startet"),
             row("4", "Skifte pumpene i undergangen ved stasjonen", ["Teknisk drift"], "2025", "Forsinket"),
         ]),
    Area("Skred og flom", "focus_area", "2.2", ["Nitten bolighus ligger i sonen der det kan gå skred én gang på hundre år. Ingen av dem er sikret."],
         measures=[
             row("5", "Sette opp skredgjerde over Nordlia", ["Eiendom"], "2028", "Ikke startet"),
             row("6", "Øve evakuering av Nordlia hver høst", ["Beredskap"], "Årlig", "Gjennomført"),
             row("7", "Lage flomkart for Hesteelva", ["Plan og byggesak"], "2026", "Pågår"),
             row("8", "Varsle innbyggerne på SMS ved rødt farevarsel", ["Beredskap"], "2025", "Gjennomført"),
         ]),
]
_rows = [Row("Overvann", [4200, 6100, 2500]), Row("Skred og flom", [900, 1400, 8800])]
BUDGET = Budget("Ramme for planen", [Column("2025", 2025), Column("2026", 2026), Column("2027", 2027)], [*_rows, sum_row("Sum", _rows)])
PLAN = Plan("action_programme", "Handlingsplan for klimatilpasning 2025–2028", "Hestnes kommune", None, (2025, 2028), "2025-02-11", "kommunestyret", areas=AREAS, budgets=[BUDGET])
LOOK = Look("Liberation Sans", 10.5, "#2f4858", "Handlingsplan for klimatilpasning",
            css=".legend span{display:inline-block;width:3.2mm;height:3.2mm;margin:0 1.2mm 0 4mm;vertical-align:-0.4mm} .disc{display:block;width:4.2mm;height:4.2mm;border-radius:50%;margin:0 auto}")


def legend():
    entries = "".join(f'<span style="background:{colour}"></span>{text}' for text, colour in COLOUR_OF.items())
    return f'<p class="legend small">Fargekoder:{entries}</p>'


def table(measures, light):
    body = [[cell(m.number), cell(m.text), cell(m.responsible[0]), cell(m.deadline), light(m)] for m in measures]
    return Table([6, 50, 22, 12, 12], [head("Nr.", "Tiltak", "Ansvarlig", "Frist", "Status")], body, zebra="#eef2f5", head_fill="#2f4858", size=9)


def blocks(folder):
    yield Cover(PLAN.title, ["Hestnes kommune", "Vedtatt av kommunestyret 11. februar 2025"], picture=folder.landscape(11))
    yield Heading(1, "Innledning", "1")
    yield Paragraph("Været i Hestnes er blitt våtere. Planen samler det kommunen gjør for å tåle det, og sier hvor langt hvert tiltak er kommet ved årsskiftet.")
    yield Table([30, 40], [head("Hendelse", "Følger")], [[cell("Styrtregn", fill="#d8e8f4"), cell("Vann i kjellere, stengte veier")], [cell("Springflo", fill="#d8e8f4"), cell("Skader på brygger")],
                                                           [cell("Tørke", fill="#f4e3cf"), cell("Lyngbrann, vannmangel")], [cell("Snøskred", fill="#e4e0ee"), cell("Stengt riksvei")]],
                head_fill="#2f4858", size=9, width=0.8, lines="horizontal")
    yield Heading(1, "Tiltak", "2")
    yield Paragraph("Tabellene viser status per 31. desember 2024.")
    yield legend()
    for area, light in zip(AREAS, (lambda m: cell("", fill=COLOUR_OF[m.status]), lambda m: Cell([f'<div class="disc" style="background:{COLOUR_OF[m.status]}"></div>']))):
        yield Heading(2, area.title, area.number)
        yield from map(Paragraph, area.intro)
        content = table(area.measures, light)
        yield content
    yield Heading(1, "Økonomi", "3")
    yield Paragraph("Beløp i 1000 kroner. Kommunestyret tar endelig stilling til beløpene i økonomiplanen.")
    yield budget_table(BUDGET, "Område", head_fill="#2f4858", zebra="#eef2f5", size=9, width=0.8)


def make(build):
    build.browser(blocks(build), LOOK, PLAN)
