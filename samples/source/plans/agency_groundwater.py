"""An agency's plan: Hovedmål and Delmål as headed goals, measures as lists a), b), c) below 'Tiltak', indicator tables that are no budgets."""
from blocks import *
from expected import *
from layouts import budget_table
from odt import Look


def goal(number, text, measures, indicators):
    return number, text, measures, indicators


SPEC = [
    ("Trygt drikkevann", "2", "Alle som drikker grunnvann, skal kunne stole på det",
     "Hver sjette husstand i landsdelen henter drikkevann fra egen brønn. De færreste brønnene er registrert, og enda færre er undersøkt de siste ti årene.",
     [goal("1.1", "Brønnregisteret skal være fullstendig for brønner boret etter 1995",
           ["kreve inn manglende skjema fra brønnborerne, med gebyr fra tredje purring", "koble registeret til matrikkelen slik at boligkjøpere ser om det finnes brønn",
            "prøve ut bildegjenkjenning for gamle, håndskrevne skjema"],
           [("Andel registrerte brønner", "61 %", "75 %", "95 %"), ("Gjennomsnittlig saksbehandlingstid i dager", "34", "20", "10")]),
      goal("1.2", "Forurensede brønner skal oppdages innen ett år", ["tilby gratis prøvesett til 2 000 husstander hvert år", "varsle kommunelegen automatisk når en prøve er over grensen"],
           [("Undersøkte brønner per år", "480", "2 000", "2 000")])]),
    ("Bærekraftig uttak", "3", "Uttaket av grunnvann skal ikke overstige det som dannes",
     "Tørkesommeren 2018 viste at vi ikke visste nok. Fire kommuner måtte kjøre vann i tankbil. Etter den tid er uttaket økt med 11 prosent, mest til jordvanning.",
     [goal("2.1", "Alle uttak over 100 kubikkmeter i døgnet skal måles", ["gi pålegg om vannmåler ved nye konsesjoner", "sette ut 60 målere med fjernavlesning hos eksisterende brukere",
                                                                         "publisere målingene i et åpent grensesnitt", "revidere veilederen for jordvanning sammen med bondelagene"],
           [("Målte uttak", "112", "180", "320"), ("Åpne tidsserier", "0", "60", "200")])]),
    ("Kunnskap som brukes", "4", "Kommuner og utbyggere skal ta hensyn til grunnvannet før de graver",
     "Tilsynet får stadig færre henvendelser før et tiltak og stadig flere etter. Det er dyrt for alle.",
     [goal("3.1", "Grunnvann skal være tema i alle reguleringsplaner der det er relevant", ["lage et kartlag som saksbehandlere kan slå på i sine egne systemer", "holde åtte dagskurs for kommunale planleggere",
                                                                                        "svare på alle høringer innen fire uker"],
           [("Planer med egen vurdering av grunnvann", "23 %", "50 %", "90 %")]),
      goal("3.2", "Tilsynet skal være et attraktivt sted å arbeide", ["innføre traineeordning for to nyutdannede hydrogeologer", "gi alle ansatte én uke faglig fordypning i året"],
           [("Turnover", "14 %", "10 %", "7 %")])]),
]
AREAS = [Area(title, "focus_area", number, [intro], [Measure(text, "abcdefgh"[i]) for _, _, measures, _ in goals for i, text in enumerate(measures)],
              [("main_goal", main)] + [("sub_goal", text) for _, text, _, _ in goals]) for title, number, main, intro, goals in SPEC]
BUDGET = Budget("Ressurser", [Column("2024", 2024), Column("2025", 2025), Column("2026", 2026)], [
    *(_rows := [Row("Drikkevann", [18.4, 21.2, 22.0]), Row("Uttak og konsesjon", [12.1, 14.9, 13.6]), Row("Kunnskap og formidling", [6.3, 7.0, 7.4]), Row("Fellestjenester", [9.8, 9.9, 10.1])]),
    Row("Sum", [round(sum(values), 1) for values in zip(*(row.values for row in _rows))], "sum")], 1000000)
PLAN = Plan("action_programme", "Handlingsplan 2024–2026", "Statens grunnvannstilsyn", None, (2024, 2026), areas=AREAS, budgets=[BUDGET])
LOOK = Look("C059", 10.5, "#0a3d62", "Statens grunnvannstilsyn", "Handlingsplan 2024–2026\tSide {page}", heading_font="Nimbus Sans")


def blocks(folder):
    yield Cover(PLAN.title, ["Statens grunnvannstilsyn"])
    yield PageBreak()
    yield Contents()
    yield PageBreak()
    yield Heading(1, "Innledning", "1")
    yield Heading(2, "Samfunnsoppdraget", "1.1")
    yield Paragraph("Statens grunnvannstilsyn fører tilsyn med boring, uttak og forurensning av grunnvann. Tilsynet har 46 ansatte i to byer og et laboratorium som drives sammen med høgskolen. Planen gjelder for tre år "
                    "og er tilsynets svar på tildelingsbrevet og på kritikken fra evalueringen i 2022.")
    yield Paragraph("Evalueringen ga ros for faglig kvalitet og ris for tempo. Den pekte på at tilsynet skriver gode rapporter som ikke blir lest. Planen har derfor færre rapporter og flere målere enn den forrige.")
    yield Heading(2, "Slik leses planen", "1.2")
    yield Paragraph("Hvert kapittel har ett hovedmål. Under hovedmålet står delmål, tiltak og indikatorer. Indikatorene har et utgangspunkt og to måltall. Avdelingsdirektørene rapporterer hvert tertial, og en indikator som "
                    "peker feil vei to ganger på rad, skal tas opp i ledermøtet.")
    yield Heading(2, "Risiko", "1.3")
    yield Paragraph("Tre ting kan velte planen: at bevilgningen kuttes, at koblingen mot matrikkelen tar lengre tid enn lovet, og at laboratoriet må flytte. Den siste risikoen er størst. Leieavtalen går ut i 2025, og nye lokaler "
                    "er ikke funnet.")
    for n, (title, number, main, intro, goals) in enumerate(SPEC, 1):
        yield PageBreak()
        yield Heading(1, title, number)
        yield Paragraph(f"**Hovedmål {n}:** {main}")
        yield Paragraph(intro)
        for sub, text, measures, indicators in goals:
            yield Paragraph(f"**Delmål {sub}:** {text}")
            yield Paragraph("Tiltak:")
            yield Bullets(measures, "a)")
            yield Table([46, 18, 18, 18], [head("Indikator", "Utgangspunkt 2023", "Mål 2024", "Mål 2026")], [[cell(a)] + [cell(x, align="center") for x in v] for a, *v in indicators],
                        lines="horizontal", head_fill="#dfe9f0", head_colour="#0a3d62", size=9.5)
    yield Heading(1, "Ressurser", "5")
    yield Paragraph("Rammen er fordelt slik i planperioden. Beløp i mill. kroner.")
    yield budget_table(BUDGET, "Område", width=0.8, head_fill="#dfe9f0", head_colour="#0a3d62", lines="horizontal")
    yield Paragraph("Økningen i 2025 skyldes innkjøp av målere og prøvesett. Fellestjenester omfatter husleie, lønn til administrasjonen og drift av laboratoriet.")


def make(build):
    build.office(blocks(build), LOOK, PLAN)
