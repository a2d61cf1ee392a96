"""Handlingsprogram 2023: a caseworker's text document, ruled tables of measures, partners and result targets."""
from blocks import *
from expected import *
from layouts import budget_table, listed, measure_cell, measure_table
from odt import Look
from plans.tverrsund import ABOUT, BODIES, VISION

AREAS = [
    Area("Overordnede strategier", "overarching", intro=[
        "Det meste av det rådet gjør, handler om å bli hørt. Dette kapitlet samler arbeidet som går på tvers av alle temaer "
        "og som sekretariatet følger opp uke for uke.",
        "Rådet skal velge få saker og stå lenge i dem.[^Prinsippet ble slått fast på rådsmøtet på Brulandet i 2019.] "
        "Erfaringen fra de siste årene er at et felles brev tidlig i en prosess veier tyngre enn sju brev til slutt."],
        measures=[
        Measure("Samordne høringssvar fra de sju kommunene i saker om kyst, skatt og samferdsel", key="hearings",
                result=["Minst seks felles høringssvar er sendt innen fristen"], partners=["Kommunene", "fylkeskommunen", "KS"]),
        Measure("Arrangere Sundkonferansen for politikere, næringsliv og ungdom", key="conference",
                result=["Konferansen samler 150 deltakere, og minst en femdel er under 30 år"],
                partners=["Næringsforeningene", "ungdomsrådene", "Strandheim høgskole"]),
        Measure("Gi ut Tall fra sundet, en årlig oversikt over folketall, pendling og sysselsetting", key="figures",
                result=["Oversikten er trykt og lagt fram for alle kommunestyrene"], partners=["Fylkeskommunen", "kommunenes planavdelinger"]),
        Measure("Ta imot nye folkevalgte med en felles dag om regionen", key="newcomers",
                result=["Alle sju kommuner sender folkevalgte til dagen"], partners=["Kommunene", "KS"]),
    ]),
    Area("Arbeid og næringsliv", intro=[
        "Regionen har mange små bedrifter og få store. Verftene i Ormelv og slakteriet i Sætervåg sysselsetter til sammen 870 "
        "personer, mens over 2 100 foretak har færre enn fem ansatte. Unge med fagbrev blir, unge med mastergrad flytter.",
        "I 2023 vil rådet prøve ut tiltak som gjør det lettere å flytte hit som par, der den ene har jobb og den andre søker."],
        measures=[
        Measure("Opprette en felles jobbportal for ledige stillinger i regionen", key="portal",
                result=["Portalen er åpnet, og 120 arbeidsgivere har lagt ut stillinger"],
                partners=["NAV", "næringsforeningene", "kommunene"]),
        Measure("Kartlegge ledige næringstomter og industribygg langs kysten", key="sites",
                result=["Et kart over minst 60 tomter er tilgjengelig for alle"], partners=["Kommunene", "Strandheim fylkeskommune", "havnevesenet"]),
        Measure("Følge opp bedrifter som vurderer å flytte til regionen, blant annet med:", key="landing",
                items=["ett kontaktpunkt i sekretariatet", "møte med skole og barnehage i aktuell kommune", "hjelp til å finne bolig det første året"],
                result=["Ti bedrifter har fått tilbud om oppfølging"], partners=["Kommunene", "Sundet Næringshage", "bankene"]),
    ]),
    Area("Klima og energi", intro=[
        "Utslippene i regionen gikk ned med 6 prosent fra 2017 til 2021. Nedgangen kom nesten bare av at fergene ble "
        "elektriske. Resten av veien må gås i kommunenes egen drift, på byggeplasser og i fritidsflåten.",
        "Nettselskapet varsler at ledig kapasitet er brukt opp vest for sundet. Da blir det viktigere å spare strøm og å "
        "flytte forbruk til timer da nettet tåler det."],
        measures=[
        Measure("Lage en felles mal for klimabudsjett i kommunene", key="climate-budget",
                result=["Malen er tatt i bruk av fire kommuner"], partners=["Kommunenes økonomiavdelinger", "KS", "Miljødirektoratet"]),
        Measure("Arrangere tre verksteder om energisparing i kommunale bygg", key="energy",
                result=["Driftsledere fra alle kommunene har deltatt minst én gang"], partners=["Kommunene", "Enova", "Sundkraft Nett"]),
        Measure("Utrede landstrøm for fritidsbåter i gjestehavnene, med vekt på:", key="shore-power",
                items=["behovet i de ti mest besøkte havnene", "nettkapasitet og kostnad", "eierskap og betaling"],
                result=["Utredningen er lagt fram for rådsmøtet i november"], partners=["Havnevesenet", "Sundkraft Nett", "båtforeningene"]),
        Measure("Søke tilskudd til utslippsfrie anleggsplasser", key="sites-zero",
                result=["To kommuner har fått tilsagn"], partners=["Kommunene", "entreprenørene", "Miljødirektoratet"]),
    ]),
    Area("Ferdsel og samband", intro=[
        "Fergesambandet Kvitholm–Skoglia er regionens hovedgate. Når det står, står også hjemmetjenesten, skoleskyssen og "
        "verftsskiftet. Derfor er beredskap i sambandet rådets viktigste sak i 2023."],
        measures=[
        Measure("Kreve reserveferge med full kapasitet i sambandet Kvitholm–Skoglia", key="ferry",
                result=["Kravet er tatt inn i den nye kontrakten om fergedrift"], partners=["Strandheim fylkeskommune", "Sundfergene", "kommunene"]),
        Measure("Samle inn erfaringer med bestillingsbuss i spredtbygde strøk", key="bus",
                result=["Et notat med råd til fylkeskommunen er levert"], partners=["Skyss Strandheim", "Hovdalen kommune", "Brulandet kommune"]),
        Measure("Lage en felles plan for sammenhengende sykkelveier til skole og arbeid", key="cycling",
                result=["Planen peker ut 25 km sykkelvei i prioritert rekkefølge"], partners=["Statens vegvesen", "fylkeskommunen", "Syklistene i sundet"]),
    ]),
    Area("Ombruk og avfall", "cross_cutting", intro=[
        "Det som blir til overs på én byggeplass, kan mangle på den neste. Regionen har ingen felles plass for brukte "
        "materialer, og avstanden til nærmeste anlegg er 140 km."],
        measures=[
        Measure("Etablere et prøvelager for brukte byggematerialer på Ormelv", key="reuse",
                result=["Lageret tar imot 80 tonn i løpet av året"], partners=["Sundet Avfall", "entreprenørene", "Ormelv kommune"]),
        Measure("Gjennomføre kurs i sirkulære innkjøp for innkjøperne i kommunene", key="procurement",
                result=["40 innkjøpere har fullført kurset"], partners=["DFØ", "KS", "kommunenes innkjøpskontor"]),
    ]),
    Area("Sund og vassdrag", "cross_cutting", intro=[
        "Torsken er nesten borte innerst i sundet. Målinger sommeren 2022 viste for lite oksygen på fem av åtte steder. "
        "Tilsiget fra jordbruk og avløp er hovedårsaken, men kommunene måler på ulike måter."],
        measures=[
        Measure("Etablere felles overvåking av oksygen og næringssalter på åtte målepunkter", key="monitoring",
                result=["Måleserien er i gang på alle åtte punkter innen juni"],
                partners=["Statsforvalteren", "Havforskerne på Strandheim", "kommunene", "bondelagene"]),
        Measure("Rydde strender for plast sammen med skolene", key="beaches",
                result=["35 skoleklasser har ryddet en strand hver"], partners=["Skolene", "Skjærgårdstjenesten", "Hold Sundet Rent"]),
    ]),
]

_income = [Row("Kontingent fra kommunene", [5796, 5796, 5796, 5974, 178]), Row("Tilskudd fra fylkeskommunen", [600, 600, 600, 650, 50]),
           Row("Klimatilskudd", [None, 420, 395, 380, -40]), Row("Deltakeravgift Sundkonferansen", [150, 150, 172, 180, 30])]
_costs = [Row("Lønn og pensjon", [4320, 4455, 4390, 4610, 155]), Row("Leie og drift av kontor", [385, 385, 371, 390, 5]),
          Row("Politiske møter", [210, 190, 166, 200, 10]), Row("Prosjekter", [1500, 1870, 1712, 1840, -30]),
          Row("Revisjon og regnskap", [95, 95, 98, 100, 5])]
_result = [sum_row("", _income).values[i] - sum_row("", _costs).values[i] for i in range(4)]
MAIN_BUDGET = Budget("Hovedtall", [
    Column("Budsjett 2022", 2022), Column("Revidert budsjett 2022", 2022, "revised_budget"),
    Column("Prognose 2022 pr. 31.10.2022", 2022, "forecast"), Column("Forslag budsjett 2023", 2023, "proposal"),
    Column("Endring fra revidert budsjett 2022", None, "change")],
    [Row("Inngående fond", [1240, 1311, 1311, 1347, 36], "opening"), heading_row("Inntekter", 5), *_income, sum_row("Sum inntekter", _income),
     heading_row("Utgifter", 5), *_costs, sum_row("Sum utgifter", _costs),
     Row("Resultat (minus er bruk av fond)", [*_result, _result[3] - _result[1]], "result"),
     Row("Utgående fond", [1240 + _result[0], 1311 + _result[1], 1311 + _result[2], 1347 + _result[3], 1347 + _result[3] - 1311 - _result[1]], "closing")])
_projects = [Row("Sundkonferansen", [350, 350, 362, 380]), Row("Jobbportal", [None, 300, 240, 420]), Row("Klima og energi", [480, 480, 430, 400]),
             Row("Overvåking av sundet", [250, 320, 315, 340]), Row("Prøvelager Ormelv", [None, None, None, 200]),
             Row("Utredninger samferdsel", [420, 420, 365, 100])]
PROJECT_BUDGET = Budget("Prosjektmidler", [
    Column("Budsjett 2022", 2022), Column("Revidert budsjett 2022", 2022, "revised_budget"), Column("Prognose 2022", 2022, "forecast"),
    Column("Budsjett 2023", 2023)], [*_projects, sum_row("Sum prosjekter", _projects)])

PLAN = Plan("action_programme", "Handlingsprogram 2023", "Tverrsundregionen", 2023, adopted_date="2022-11-24", adopted_by="rådsmøtet",
            goals=[("vision", VISION),
                   ("main_goal", "Flere skal bo og arbeide i regionen i 2035 enn i dag"),
                   ("main_goal", "Klimagassutslippene skal halveres innen 2030"),
                   ("main_goal", "Sundet skal være rent nok til å bade og fiske i hele året")],
            areas=AREAS, budgets=[MAIN_BUDGET, PROJECT_BUDGET])
LOOK = Look("Liberation Sans", 10.5, "#1f5c7a", "Handlingsprogram 2023", "Side {page}")


def blocks(folder):
    def section(area):
        yield Heading(2 if area.kind != "overarching" else 1, area.title)
        yield from map(Paragraph, area.intro)
        yield measure_table(area.measures, [("Tiltak", lambda m: measure_cell(m).content), ("Partnere", lambda m: listed(m.partners)),
                                            ("Resultatmål", lambda m: m.result)], [44, 30, 36], head_fill="#1f5c7a")
    yield Cover(PLAN.title, ["Vedtatt av rådsmøtet 24.11.2022", "Tverrsundregionen"], picture=folder.landscape(1))
    yield PageBreak()
    yield Contents()
    yield PageBreak()
    yield Heading(1, "Om Tverrsundregionen")
    yield from map(Paragraph, ABOUT)
    yield Paragraph("Rådet har disse oppgavene:")
    yield Bullets(["tale kommunenes sak overfor stat og fylke", "dele kunnskap og erfaring mellom kommunene",
                   "sette i gang prosjekter som én kommune er for liten til", "være møteplass for politikk, næringsliv og frivillighet"], "a)")
    yield Heading(1, "Visjon og overordnede mål")
    yield Paragraph("**Visjon:** " + VISION)
    yield Paragraph("Overordnede mål:", "label")
    yield Bullets([text for level, text in PLAN.goals if level == "main_goal"])
    yield Paragraph("Målene er hentet fra strategien som rådsmøtet vedtok i 2020. Handlingsprogrammet sier hva som skal skje i "
                    "løpet av ett år, hvem som er med, og hva vi skal kunne vise fram når året er omme.")
    yield PageBreak()
    yield from section(AREAS[0])
    yield Heading(1, "Innsatsområder")
    yield Paragraph("Innsatsområdene følger strategien. Hvert område har et eget fagnettverk, som har foreslått tiltakene nedenfor.")
    for area in AREAS[1:4]:
        yield from section(area)
    yield Heading(1, "Tverrgående temaer")
    yield Paragraph("To temaer berører alle innsatsområdene. De følges opp av sekretariatet.")
    for area in AREAS[4:]:
        yield from section(area)
    yield Heading(1, "Organisering")
    for title, text in BODIES:
        yield Heading(2, title)
        yield Paragraph(text)
    yield PageBreak()
    yield Heading(1, "Budsjett 2023")
    yield Paragraph("Budsjettet er stramt. Kontingenten øker med anslått lønns- og prisvekst, og prosjektene får det som blir til "
                    "overs når faste kostnader er dekket. Prognosen for 2022 bygger på tall pr. 31.10.2022.")
    yield Heading(2, "Hovedtall")
    yield Paragraph("Tabellen viser hovedtallene (i tusen kroner).")
    yield budget_table(MAIN_BUDGET, head_fill="#1f5c7a", size=9)
    yield Heading(2, "Prosjektmidler")
    yield Paragraph("Innenfor posten Prosjekter er midlene fordelt slik (i tusen kroner):")
    yield budget_table(PROJECT_BUDGET, "Prosjekt", head_fill="#1f5c7a", size=9, empty="-")
    yield Heading(2, "Merknader til budsjettet")
    yield Paragraph("Kontingenten er 121 kroner per innbygger i 2023. Kommunene betaler i to terminer, med forfall i februar og august.")
    yield Paragraph("Jobbportalen ble forsinket, og 60 000 kroner av bevilgningen i 2022 blir overført. Prøvelageret på Ormelv er "
                    "nytt og forutsetter at Sundet Avfall dekker leien.")


def make(build):
    build.office(blocks(build), LOOK, PLAN)
