"""Trafikksikkerhetsplan: no table of measures at all, each measure a headed paragraph with lines Ansvar, Frist, Indikator, Kostnad."""
from blocks import *
from expected import *
from layouts import budget_table, listed
from odt import Look


def m(number, text, about, who, deadline, indicator, cost, partners=()):
    measure = Measure(text, str(number), responsible=who, deadline=deadline, indicator=[indicator], cost=cost, partners=list(partners))
    measure.about = about
    return measure


AREAS = [
    Area("Barn og unge", "focus_area", "3.1", ["Barn under 15 år utgjør 16 prosent av innbyggerne, men 24 prosent av dem som er skadet i trafikken de siste ti årene. De fleste skadene skjer på vei til trening, ikke på vei til skolen."], measures=[
        m(1, "Gjøre Skoglia til godkjent trafikksikker kommune", "Godkjenningen krever rutiner i alle virksomheter som har med barn å gjøre. Arbeidet ble påbegynt i 2022 og stanset da koordinatoren sluttet.",
          ["Kommunedirektøren"], "31.12.2024", "Godkjenningen er på plass og fornyet i 2027", "Innenfor budsjettet", ["Trygg Trafikk"]),
        m(2, "Innføre hjertesone rundt alle fire barneskoler", "I en hjertesone er det ikke lov å slippe av barn med bil. Elevrådet og foreldreutvalget tegner sonen sammen med kommunen.",
          ["Oppvekst"], "Skolestart 2025", "Andelen som går eller sykler til skolen, øker fra 48 til 65 prosent", "320 000 kr", ["FAU", "politiet"]),
        m(3, "Gi sykkelopplæring til alle elever på femte trinn", "Opplæringen skal foregå i trafikken, ikke bare i skolegården.",
          ["Rektorene"], "Hver vår", "Alle elever har fullført opplæringen", "45 000 kr per år", ["Trygg Trafikk", "sykkelklubben"]),
    ]),
    Area("Fysiske tiltak på kommunal vei", "focus_area", "3.2", ["Kommunen har 94 kilometer vei, og 31 kilometer har fartsgrense 60 eller høyere. En befaring våren 2023 fant 112 punkter som bør utbedres."], measures=[
        m(4, "Sette ned fartsgrensen til 30 km/t i alle boligfelt", "Skiltingen følges opp med fartsdempere der målinger viser at snittfarten er over 35 km/t.",
          ["Teknisk drift"], "1. oktober 2025", "Snittfarten i boligfeltene er under 32 km/t", "1,1 mill. kr", ["politiet", "velforeningene"]),
        m(5, "Bygge fortau langs Mølleveien", "Mølleveien er skolevei for 140 barn. Strekningen er 620 meter, og grunnen er kjøpt.",
          ["Teknisk drift"], "2026", "Fortauet er tatt i bruk", "8,4 mill. kr"),
        m(6, "Bytte ut 260 veilysarmaturer med LED og fylle mørke hull ved bussholdeplasser", "Vinteren 2022 ble to fotgjengere påkjørt i mørket. Begge stedene manglet lys.",
          ["Teknisk drift"], "2024–2027", "Ingen bussholdeplass på skoleveien mangler lys", "2,6 mill. kr", ["Sundkraft Nett"]),
        m(7, "Rydde siktsoner i 45 kryss", "Grunneierne får varsel og råd om hva som må klippes. Kommunen rydder selv der det ikke hjelper.",
          ["Teknisk drift"], "15. juni hvert år", "Alle 45 kryss har fri sikt ved kontroll i august", "90 000 kr per år", ["grunneierne"]),
    ]),
    Area("Kommunen som arbeidsgiver", "focus_area", "3.3", ["Ansatte kjører 1,3 millioner kilometer i året i tjenesten. Hjemmetjenesten har halvparten av kjøringen og nesten alle småskadene."], measures=[
        m(8, "Holde glattkjøringskurs for alle ansatte i hjemmetjenesten", "Kurset er på fire timer og holdes på banen på Ormelv.",
          ["Helse og omsorg"], "Innen 1. desember 2024", "Antall bulkeskader går ned med 40 prosent", "180 000 kr"),
        m(9, "Stille krav til fart, fastspenning og alkolås i kommunens avtaler om skoleskyss", "Kravene tas inn når avtalen lyses ut på nytt.",
          ["Innkjøp"], "2026", "Alle kjøretøy i avtalen har alkolås", "Ingen merkostnad", ["Skyss Strandheim"]),
    ]),
    Area("Holdninger og samarbeid", "focus_area", "3.4", ["Fire av ti som er drept i trafikken i regionen siden 2010, brukte ikke bilbelte."], measures=[
        m(10, "Gjennomføre beltekontroller og refleksdager to ganger i året", "Kontrollene legges til ferga, der alle må stoppe likevel.",
          ["Trafikksikkerhetsutvalget"], "Mars og oktober", "Beltebruken er minst 98 prosent", "20 000 kr per år", ["politiet", "bilforeningen", "russen"]),
        m(11, "Lage et felles register over nestenulykker der innbyggerne kan melde fra på mobil", "Meldingene vises på kart og gjennomgås av utvalget hvert kvartal.",
          ["Plan og miljø"], "1.9.2025", "Minst 200 meldinger er behandlet det første året", "150 000 kr", ["Hovdalen kommune", "Ormelv kommune"]),
    ]),
]
PROJECTS = Budget("Prioriterte strekninger", [Column("Kommunal andel", None, "amount"), Column("Fylkeskommunal andel", None, "amount"), Column("Merknad", None, "comment")], [
    Row("Mølleveien, fortau", [4200000, 4200000, "Byggestart mai 2026"]), Row("Skolebakken, opphøyd gangfelt", [350000, 350000, "Krever omlegging av vannledning"]),
    Row("Kaiveien, gang- og sykkelvei", [1900000, 7600000, "Avhenger av reguleringsplan"]), Row("Nordre boligfelt, fartsdempere", [600000, 150000, "Tolv stykker"]), Row("Sum", [7050000, 12300000, None], "sum")], 1)
PLAN = Plan("action_programme", "Trafikksikkerhetsplan 2024–2027", "Skoglia kommune", None, (2024, 2027), "2024-02-08", "kommunestyret", areas=AREAS, budgets=[PROJECTS],
            goals=[("vision", "Ingen skal bli drept eller hardt skadd i trafikken i Skoglia"), ("main_goal", "Antall skadde skal ned fra ni til fire i året i planperioden"),
                   ("main_goal", "Minst 65 prosent av barneskoleelevene skal gå eller sykle til skolen")])
LOOK = Look("P052", 11, "#8a3b12", "Skoglia kommune\tTrafikksikkerhetsplan 2024–2027", "– {page} –", justify=True, hyphenate=True)


def blocks(folder):
    yield Cover(PLAN.title, ["Skoglia kommune", "Vedtatt i kommunestyret 08.02.2024, sak 7/24"])
    yield PageBreak()
    yield Contents(depth=2)
    yield PageBreak()
    yield Heading(1, "Bakgrunn", "1")
    yield Paragraph("Skoglia har hatt trafikksikkerhetsplan siden 1994. En vedtatt plan er et vilkår for å få del i fylkeskommunens midler til trafikksikring, og søknadene "
                    "våre har gitt 11,6 millioner kroner siden 2016. Men planen er først og fremst et løfte til dem som går, sykler og kjører her hver dag.")
    yield Heading(2, "Ulykker i Skoglia", "1.1")
    yield Paragraph("Fra 2014 til 2023 ble 91 personer skadet eller drept på veiene i kommunen. Tre ble drept, alle på fylkesveien mellom fergekaia og Nordre boligfelt. "
                    "Politiets tall fanger ikke opp småskader. Legevakten behandlet 38 syklister bare i 2022, og bare fire av dem står i politiets register.[^Legevaktens tall er hentet inn til denne planen og er ikke offisiell statistikk.]")
    yield Table([30, 20, 20, 20], [head("Trafikantgruppe", "2014–2018", "2019–2023", "Endring")],
                [[cell(a), cell(b, align="right"), cell(c, align="right"), cell(d, align="right")] for a, b, c, d in
                 (("Bilførere og passasjerer", "31", "22", "-9"), ("Syklister", "9", "11", "2"), ("Fotgjengere", "7", "4", "-3"), ("Motorsykkel og moped", "4", "3", "-1"))],
                head_fill="#f0e0d6", head_colour="#000000", size=10, width=0.85, caption="Skadde og drepte etter gruppe, kilde: politiet")
    yield Heading(2, "Hvem som har ansvaret", "1.2")
    yield Paragraph("Trafikksikkerhetsutvalget har fem medlemmer og møtes fire ganger i året. Teknisk drift er sekretær. Fylkeskommunen eier fylkesveiene, og der kan kommunen bare be, "
                    "mase og betale en del av regningen.")
    yield Heading(1, "Visjon og mål", "2")
    yield Paragraph("**Visjon:** Ingen skal bli drept eller hardt skadd i trafikken i Skoglia")
    yield Paragraph("Hovedmål for planperioden:")
    yield Bullets([t for l, t in PLAN.goals if l == "main_goal"])
    yield Heading(1, "Tiltak", "3")
    yield Paragraph("Kapitlet beskriver elleve tiltak. Rekkefølgen sier ikke noe om hva som er viktigst; prioriteringen av fysiske tiltak står i kapittel 4.")
    for area in AREAS:
        yield Heading(2, area.title, area.number)
        yield from map(Paragraph, area.intro)
        for x in area.measures:
            yield Heading(3, f"Tiltak {x.number}: {x.text}", in_contents=False)
            yield Paragraph(x.about)
            lines = [("Ansvar", listed(x.responsible))] + ([("Samarbeidspartnere", listed(x.partners))] if x.partners else []) + [("Frist", x.deadline), ("Indikator", x.indicator[0]), ("Kostnad", x.cost)]
            for name, value in lines:
                yield Paragraph(f"**{name}:** {value}", "body")
    yield Heading(1, "Prioriterte strekninger", "4")
    yield Paragraph("Fylkeskommunen dekker inntil 80 prosent av fysiske tiltak på skolevei. Tabellen viser hva kommunen vil søke om i 2024. Beløp i kroner.")
    yield budget_table(PROJECTS, "Strekning", [34, 17, 20, 32], head_fill="#f0e0d6", head_colour="#000000", size=9.5)
    yield Heading(1, "Rullering", "5")
    yield Paragraph("Handlingsdelen rulleres hvert år i november. Hele planen skal opp til ny behandling i 2027. Innbyggerne kan når som helst sende inn forslag, og alle forslag får svar innen en måned.")


def make(build):
    build.office(blocks(build), LOOK, PLAN)
