"""A measure table over three pages whose rows are cut inside a sentence and whose head is not repeated; a page turned by /Rotate."""
from blocks import *
from expected import *
from layouts import budget_table, listed
from odt import Look

AREAS = [Area("Vann", measures=[
    Measure("Legge ny overføringsledning fra Storvatnet til Hovdalen sentrum, slik at bygda får to uavhengige forsyninger og kan stenge den gamle ledningen av asbestsement, som har hatt 34 brudd siden 2015 og som går "
            "under både skolen og fylkesveien", "V1", ["prosjektering og grunnerverv", "graving langs gamleveien", "kryssing av elva i borehull", "tilkobling og trykkprøving"],
            result=["Ledningen er i drift før vinteren 2026, og ingen abonnent har vært uten vann i mer enn seks timer i byggetiden",
                    "Vanntapet i nettet er redusert fra 41 til 28 prosent målt som gjennomsnitt over tolv måneder"], responsible=["Vannverket"], deadline="1.11.2026", cost="38 mill. kr"),
    Measure("Bygge reservevannverk på Lauvmo med uttak fra grunnvann. Anlegget skal kunne forsyne sykehjemmet, skolen og sentrum i fjorten dager, og det skal kunne startes av én person uten strøm fra nettet. Kommunen "
            "inngår samtidig avtale med Statens grunnvannstilsyn om måling av uttaket", "V2", result=["Prøvepumping i tre måneder viser stabil vannstand og godkjent kvalitet",
            "Vaktlaget har gjennomført to øvelser der hovedvannverket er koblet ut"], responsible=["Vannverket", "Beredskap"], deadline="2027", cost="12,5 mill. kr"),
    Measure("Bytte vannmålere hos alle abonnenter", "V3", result=["2 150 målere er byttet, og avlesningen skjer automatisk hver time"], responsible=["Vannverket"], deadline="2025–2026", cost="6,8 mill. kr"),
]), Area("Avløp", measures=[
    Measure("Skille overvann fra spillvann i sentrum. Fellesledningen fra 1968 tar imot både taknedløp og kloakk, og ved styrtregn går den full og renner over i elva ved badeplassen. Arbeidet gjøres i takt med fylkeskommunens "
            "opprusting av gågata, slik at det bare graves én gang", "A1", ["Storgata fra brua til kirken", "Kirkegata", "området rundt skysstasjonen"],
            result=["Overløpet ved badeplassen er i bruk mindre enn fem ganger i året", "4,2 kilometer ledning er separert", "Alle taknedløp langs gågata er koblet til regnbed eller ny overvannsledning innen ett år etter at ledningen er lagt"],
            responsible=["Teknisk drift"], deadline="2028", cost="54 mill. kr"),
    Measure("Oppgradere Hovdalen renseanlegg til krav om fjerning av nitrogen", "A2", result=["Anlegget fjerner minst 70 prosent av nitrogenet fra og med 2029"], responsible=["Teknisk drift"], deadline="2029", cost="Under utredning"),
    Measure("Kontrollere 420 private avløpsanlegg i nedbørfeltet til Storvatnet og følge opp med pålegg der anlegget ikke virker. Eierne får tilbud om felles innkjøp av nye anlegg, og den som er med i fellesinnkjøpet, får "
            "utsatt frist i ett år", "A3", result=["Alle 420 anlegg er kontrollert", "Halvparten av anleggene med pålegg er utbedret innen to år"], responsible=["Miljøvern", "Teknisk drift"], deadline="2026", cost="1,9 mill. kr"),
    Measure("Sette opp kamera og nivåmåler i tolv pumpestasjoner", "A4", result=["Feil oppdages før det renner over"], responsible=["Teknisk drift"], deadline="Juni 2025", cost="780 000 kr"),
])]
YEARS = [Column(str(y), y) for y in range(2025, 2031)]
_vann = [Row("Overføringsledning Storvatnet", [9500, 28500, 0, 0, 0, 0]), Row("Reservevannverk Lauvmo", [500, 4000, 8000, 0, 0, 0]), Row("Vannmålere", [3400, 3400, 0, 0, 0, 0])]
_avlop = [Row("Separering i sentrum", [2000, 14000, 18000, 20000, 0, 0]), Row("Hovdalen renseanlegg", [600, 1400, 0, 0, None, None]), Row("Pumpestasjoner", [780, 0, 0, 0, 0, 0])]
BUDGET = Budget("Investeringer 2025–2030", YEARS, [heading_row("Vann", 6), *_vann, sum_row("Sum vann", _vann), heading_row("Avløp", 6), *_avlop, sum_row("Sum avløp", _avlop), sum_row("Sum investeringer", _vann + _avlop)])
PLAN = Plan("action_programme", "Hovedplan for vann og avløp 2025–2030", "Hovdalen kommune", None, (2025, 2030), "2025-01-30", "kommunestyret", areas=AREAS, budgets=[BUDGET],
            goals=[("main_goal", "Alle abonnenter skal ha nok og trygt vann, også når hovedvannverket er ute av drift"), ("main_goal", "Ingen kloakk skal renne urenset ut i elva")])
LOOK = Look("DejaVu Serif", 10, "#14506b", "Hovdalen kommune", "Hovedplan for vann og avløp – side {page}")


def rows():
    """Each area begins with a row over the whole width."""
    for area in AREAS:
        yield [cell(area.title, columns=6, bold=True, fill="#eef5f8")] + [None] * 5
        for x in area.measures:
            yield [cell(x.number), cell([Paragraph(x.text)] + ([Bullets(x.items)] if x.items else [])), cell([Bullets(x.result)] if len(x.result) > 1 else x.result), cell(listed(x.responsible)), cell(x.deadline), cell(x.cost)]


def table():
    top = [cell(t, bold=True, fill="#cfe0e8") for t in ("Nr.", "Tiltak", "Resultatmål", "Ansvar", "Frist", "Kostnad")]
    return Table([10, 40, 37, 25, 23, 22], [], [top, *rows()], size=10.5)  # the head is a plain row: no page repeats it


def blocks():
    yield Cover(PLAN.title, ["Hovdalen kommune", "Vedtatt av kommunestyret 30.01.2025, sak 4/25"])
    yield PageBreak()
    yield Contents()
    yield PageBreak()
    yield Heading(1, "Innledning", "1")
    yield Paragraph("Hovdalen har 118 kilometer vannledning og 96 kilometer avløpsledning. Halvparten er lagt mellom 1965 og 1980. Med dagens takt tar det 190 år å skifte alt. Planen øker takten til 90 år, og det "
                    "koster en vanlig husstand om lag 1 400 kroner mer i året når alt er gjennomført.")
    yield Heading(1, "Hovedmål", "2")
    yield Bullets([t for _, t in PLAN.goals])
    yield Heading(1, "Tiltak", "3")
    yield Paragraph("Kostnadene er anslag i 2024-kroner og uten merverdiavgift.")
    yield table()
    yield PageBreak(landscape=True)
    yield Heading(1, BUDGET.title, "4")
    yield Paragraph("Beløp i tusen kroner. Renseanlegget er ikke kostnadsberegnet etter 2028.")
    yield budget_table(BUDGET, "Prosjekt", head_fill="#cfe0e8", head_colour="#000000", size=10, empty="-")
    yield PageBreak()
    yield Heading(1, "Gebyrer", "5")
    yield Paragraph("Gebyrene dekker alle kostnader. Det er satt av et selvkostfond som jevner ut økningen over seks år. Gebyrforskriften behandles hvert år sammen med budsjettet.")


def make(build):
    build.office(blocks(), LOOK, PLAN, turn_landscape=True)
