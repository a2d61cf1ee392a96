"""Handlingsprogram 2024: numbered measures, result and effect targets below lead-in lines in one cell, rows broken over pages."""
from blocks import *
from expected import *
from layouts import budget_table, sub_row_table
from odt import Look
from plans.tverrsund import ABOUT, BODIES, COUNCIL, VISION

AREAS = [
    Area("Overordnede strategier", "overarching", "1", [
        "Rådet har fått gjennomslag når det har stått lenge i få saker. I 2024 er det tre: fergesambandet, kraftnettet og torsken."],
        measures=[
        Measure("Samordne høringssvar fra de sju kommunene i saker om kyst, skatt, kraftnett og samferdsel", "1.1", key="hearings", was=["hearings"],
                result=["Minst åtte felles høringssvar er sendt innen fristen", "Alle svar er lagt ut på rådets nettsider samme dag"],
                effect=["Departementene omtaler regionens syn i minst to av sakene"], partners=["Kommunene", "Fylkeskommunen", "KS"]),
        Measure("Arrangere Sundkonferansen og en egen ungdomsdag dagen før", "1.2", key="conference", was=["conference"],
                result=["Konferansen samler 170 deltakere", "60 ungdommer deltar på ungdomsdagen og legger fram krav til rådsmøtet"],
                effect=["Unge i regionen kjenner til rådet og mener at det nytter å si fra"],
                partners=["Næringsforeningene", "Ungdomsrådene", "Strandheim høgskole"]),
        Measure("Gi ut Tall fra sundet med et eget kapittel om boligbygging", "1.3", key="figures", was=["figures"],
                result=["Oversikten er lagt fram for alle kommunestyrene innen 1. mai"],
                effect=["Kommunenes planer bygger på de samme tallene"], partners=["Fylkeskommunen", "Kommunenes planavdelinger"]),
        Measure("Bygge opp et fast kontaktpunkt mot fylkestinget og stortingsbenken", "1.4", key="bench",
                result=["Fire møter med stortingsbenken er holdt", "Notater fra møtene er sendt kommunestyrene"],
                effect=["Regionens tre hovedsaker er kjent for alle på benken"], partners=["Stortingsbenken fra Strandheim", "Fylkestinget"]),
    ]),
    Area("Arbeid og næringsliv", "focus_area", "2.1", [
        "Jobbportalen åpnet i oktober 2023 med 96 arbeidsgivere. Nå gjelder det å få den brukt. Kartet over næringstomter er "
        "ferdig, og arbeidet med innflyttere slås sammen med portalen, siden det er de samme som spør."],
        measures=[
        Measure("Drive jobbportalen og følge opp bedrifter og par som vurderer å flytte til regionen, med ett kontaktpunkt i sekretariatet", "2.1.1",
                key="portal-landing", was=["portal", "landing"],
                result=["160 arbeidsgivere bruker portalen", "25 bedrifter og 40 par har fått oppfølging", "Hver kommune har utpekt en kontaktperson for bolig og barnehage"],
                effect=["Minst 30 nye innbyggere oppgir portalen som grunn til at de flyttet", "Bedriftene bruker kortere tid på å ansette"],
                partners=["NAV", "Næringsforeningene", "Kommunene", "Sundet Næringshage", "Bankene"]),
        Measure("Holde kartet over ledige næringstomter oppdatert og supplere det med kraftbehov", "2.1.2", key="sites", was=["sites"],
                result=["Kartet viser minst 75 tomter med anslått effekt i megawatt"],
                effect=["Nettselskapet bruker kartet i sin plan for utbygging"], partners=["Kommunene", "Strandheim fylkeskommune", "Sundkraft Nett"]),
        Measure("Prøve ut lærlingordning på tvers av kommunegrenser i verftene og i kommunal drift", "2.1.3", key="apprentices",
                result=["12 lærlinger har hatt opplæring hos to arbeidsgivere", "En avtalemal er godkjent av opplæringskontoret"],
                effect=["Flere fullfører med fagbrev innen fem år"], partners=["Ormelv Verft", "Opplæringskontoret", "Kommunene", "LO"]),
    ]),
    Area("Klima og energi", "focus_area", "2.2", [
        "Fire kommuner har tatt i bruk malen for klimabudsjett. De tre siste har bedt om hjelp til tallgrunnlaget. "
        "Landstrøm for fritidsbåter viste seg å koste mer enn gjestehavnene kan bære alene."],
        measures=[
        Measure("Hjelpe de siste tre kommunene i gang med klimabudsjett etter felles mal", "2.2.1", key="climate-budget", was=["climate-budget"],
                result=["Alle sju kommuner har vedtatt klimabudsjett for 2025"], effect=["Utslipp er et fast tema når kommunestyret behandler budsjettet"],
                partners=["Kommunenes økonomiavdelinger", "KS", "Miljødirektoratet"]),
        Measure("Arrangere verksteder om energisparing i kommunale bygg", "2.2.2", key="energy-workshops", was=["energy"],
                result=["Tre verksteder med minst 15 deltakere hver er gjennomført"], effect=["Driftslederne kjenner de ti tiltakene som sparer mest"],
                partners=["Kommunene", "Enova"]),
        Measure("Hente inn måledata fra kommunale bygg og flytte forbruk til timer med ledig kapasitet i nettet", "2.2.3", key="energy-data", was=["energy"],
                result=["50 bygg leverer timesverdier til en felles tavle", "Samlet effekttopp er redusert med 4 % fra vinteren før"],
                effect=["Kommunene slipper å vente på nytt nett før de bygger"], partners=["Sundkraft Nett", "Kommunene", "Strandheim høgskole"]),
        Measure("Søke tilskudd til utslippsfrie anleggsplasser", "2.2.4", key="sites-zero", was=["sites-zero"],
                result=["To nye kommuner har fått tilsagn"], effect=["Entreprenører i regionen skaffer seg elektriske maskiner"],
                partners=["Kommunene", "Entreprenørene", "Miljødirektoratet"]),
    ]),
    Area("Ferdsel og samband", "focus_area", "2.3", [
        "Kravet om reserveferge kom inn i utlysningen, men med lavere kapasitet enn rådet ba om."],
        measures=[
        Measure("Kreve reserveferge med full kapasitet i sambandet Kvitholm–Skoglia", "2.3.1", key="ferry", was=["ferry"],
                result=["Full kapasitet er skrevet inn som opsjon i kontrakten"], effect=["Ingen innstilte avganger skyldes mangel på ferge"],
                partners=["Strandheim fylkeskommune", "Sundfergene", "Kommunene"]),
        Measure("Prøve ut bestillingsbuss i Hovdalen og Brulandet i seks måneder", "2.3.2", key="bus", was=["bus"],
                result=["Minst 900 reiser er gjennomført i prøveperioden", "Reisende gir tilbudet 4 av 5 poeng eller mer"],
                effect=["Flere ungdommer og eldre kan delta på fritidstilbud uten å bli kjørt"],
                partners=["Skyss Strandheim", "Hovdalen kommune", "Brulandet kommune", "Eldrerådene"]),
    ]),
    Area("Ombruk og avfall", "cross_cutting", "3.1", [
        "Prøvelageret på Ormelv tok imot 112 tonn, langt mer enn ventet."],
        measures=[
        Measure("Gjøre prøvelageret for brukte byggematerialer på Ormelv til en fast ordning", "3.1.1", key="reuse", was=["reuse"],
                result=["Avtale om drift er inngått for fire år", "Lageret omsetter 200 tonn i løpet av året"],
                effect=["Avfall fra byggeplasser går ned med 10 % innen 2026"], partners=["Sundet Avfall", "Entreprenørene", "Ormelv kommune"]),
        Measure("Rydde strender for plast sammen med skolene", "3.1.2", key="beaches", was=["beaches"],
                result=["40 skoleklasser har ryddet en strand hver"], effect=["Mengden plast per strand går ned for tredje år på rad"],
                partners=["Skolene", "Skjærgårdstjenesten", "Hold Sundet Rent"]),
    ]),
    Area("Sund og vassdrag", "cross_cutting", "3.2", [
        "Måleserien kom i gang i juni 2023. Sju av åtte punkter hadde for lite oksygen ved bunnen i september."],
        measures=[
        Measure("Videreføre overvåkingen av oksygen og næringssalter og gjøre målingene åpne for alle", "3.2.1", key="monitoring", was=["monitoring"],
                result=["Målinger fra åtte punkter vises på nett med under ett døgns forsinkelse"],
                effect=["Kommunene prioriterer avløpstiltak etter samme kunnskap"],
                partners=["Statsforvalteren", "Havforskerne på Strandheim", "Kommunene", "Bondelagene"]),
        Measure("Utarbeide en tiltaksplan for avløp fra spredt bebyggelse, i samarbeid med kommunenes avløpsetater, og med kostnad "
                "og virkning for hvert av de 24 delnedbørfeltene som renner til sundet", "3.2.2", key="sewage",
                result=["Tiltaksplanen er behandlet i alle sju kommunestyrer", "Kostnaden er beregnet for minst 1 800 anlegg", "Rekkefølgen mellom delnedbørfeltene er avklart"],
                effect=["Tilførselen av fosfor til sundet er halvert innen 2032", "Kommunene bruker den samme gebyrmodellen"],
                partners=["Kommunene", "Statsforvalteren", "Huseierne", "Bondelagene"]),
    ]),
]
_income = [Row("Kontingent fra kommunene", [5974, 5974, 5974, 6153, 179]), Row("Tilskudd fra fylkeskommunen", [650, 650, 650, 650, 0]),
           Row("Klimatilskudd*", [380, 380, 402, 0, -380]), Row("Deltakeravgift Sundkonferansen", [180, 180, 164, 200, 20]),
           Row("Prosjekttilskudd avløp", [None, None, None, 900, 900])]
_costs = [Row("Lønn og pensjon", [4610, 4610, 4655, 4802, 192]), Row("Leie og drift av kontor", [390, 402, 398, 410, 8]),
          Row("Politiske møter", [200, 200, 187, 210, 10]), Row("Prosjekter", [1840, 1990, 1811, 2400, 410]),
          Row("Revisjon og regnskap", [100, 100, 104, 105, 5])]
_result = [sum_row("", _income).values[i] - sum_row("", _costs).values[i] for i in range(4)]
_in = [1347, 1537, 1537, 1517]
MAIN_BUDGET = Budget("Hovedtall", [
    Column("Budsjett 2023", 2023), Column("Revidert budsjett 2023", 2023, "revised_budget"), Column("Prognose 2023", 2023, "forecast"),
    Column("Budsjett 2024", 2024), Column("Endring fra revidert budsjett 2023", None, "change")],
    [Row("Inngående fond", [*_in, _in[3] - _in[1]], "opening"), heading_row("Inntekter", 5), *_income, sum_row("Sum inntekter", _income),
     heading_row("Utgifter", 5), *_costs, sum_row("Sum utgifter", _costs), Row("Resultat", [*_result, _result[3] - _result[1]], "result"),
     Row("Utgående fond", [*[i + r for i, r in zip(_in, _result)], _in[3] + _result[3] - _in[1] - _result[1]], "closing")])
PROJECTS = Budget("Prosjektmidler", [Column("Beløp", None, "amount"), Column("Kommentar", None, "comment")], [
    Row("Sundkonferansen", [420000, "Inkludert ungdomsdagen, som har egen søknad om tilskudd"]),
    Row("Jobbportalen", [380000, "Drift og innhold, halv stilling i sekretariatet"]),
    Row("Bestillingsbuss", [250000, "Kommunenes andel av prøveordningen"]),
    Row("Energitavle", [240000, "Måleutstyr i 50 bygg"]),
    Row("Tiltaksplan avløp", [900000, "Dekkes av tilskudd fra staten"]),
    Row("Prøvelager Ormelv", [210000, "Trappes ned når driftsavtalen er på plass"]),
    Row("Sum", [2400000, None], "sum")], 1)

PLAN = Plan("action_programme", "Handlingsprogram 2024", COUNCIL, 2024,
            goals=[("vision", VISION), ("main_goal", "Flere skal bo og arbeide i regionen i 2035 enn i dag"),
                   ("main_goal", "Klimagassutslippene skal halveres innen 2030"),
                   ("main_goal", "Sundet skal være rent nok til å bade og fiske i hele året"),
                   ("priority", "Fergesambandet"), ("priority", "Kraftnettet"), ("priority", "Torsken")],
            areas=AREAS, budgets=[MAIN_BUDGET, PROJECTS])
LOOK = Look("Liberation Serif", 11, "#24405e", "Tverrsundregionen IPR", "{page}", heading_font="Liberation Sans", justify=True, hyphenate=True)


def blocks(folder):
    def section(area, level):
        yield Heading(level, area.title, area.number + ("." if level == 1 else ""))
        yield from map(Paragraph, area.intro)
        yield sub_row_table(area.measures, ["", "Tiltak", "Resultat- og effektmål", "Partnere"], head_fill="#dce6f1", head_colour="#000000", size=10)
    yield Cover(PLAN.title, [COUNCIL])
    yield PageBreak()
    yield Contents()
    yield PageBreak()
    yield Heading(1, "Rammer for programmet")
    yield from map(Paragraph, ABOUT)
    yield Paragraph("Programmet bygger på Strategi for Tverrsundregionen 2024–2027, vedtatt av rådsmøtet 15. juni 2023. Strategien sier "
                    "hvor vi vil, programmet sier hva vi gjør først. Hvert tiltak har resultatmål, som vi rår over selv, og effektmål, "
                    "som vi håper på og måler etter noen år.")
    yield Heading(1, "Visjon, mål og prioriteringer")
    yield Paragraph("Visjonen er:")
    yield Paragraph(VISION, "lead")
    yield Paragraph("Visjonen følges opp med tre overordnede mål:")
    yield Bullets([text for level, text in PLAN.goals if level == "main_goal"])
    yield Paragraph("De politiske prioriteringene i 2024 er:")
    yield Bullets([text for level, text in PLAN.goals if level == "priority"])
    yield PageBreak()
    yield from section(AREAS[0], 1)
    yield Heading(1, "Innsatsområder", "2.")
    yield Paragraph("Innsatsområdene er de samme som året før. Tallene foran tiltakene brukes i rapporteringen til rådsmøtet.")
    for area in AREAS[1:4]:
        yield from section(area, 2)
    yield Heading(1, "Tverrgående tema", "3.")
    yield Paragraph("Temaene angår alle, og ingen av fagnettverkene eier dem alene.")
    for area in AREAS[4:]:
        yield from section(area, 2)
    yield Heading(1, "Organisering", "4.")
    for i, (title, text) in enumerate(BODIES, 1):
        yield Heading(2, title, f"4.{i}")
        yield Paragraph(text)
    yield Heading(1, "Budsjett", "5.")
    yield Paragraph("Rådet budsjetterer med et lite underskudd, som dekkes av fondet. Fondet er likevel større enn rådets egen regel "
                    "om at det skal dekke tre måneders lønn.")
    yield Heading(2, "Hovedtall", "5.1")
    yield Paragraph("Beløp i tusen kroner.")
    yield budget_table(MAIN_BUDGET, head_fill="#dce6f1", head_colour="#000000", size=9.5)
    yield Paragraph("* Klimatilskuddet ble gitt for tre år og er brukt opp.", "small")
    yield Heading(2, "Prosjektmidler", "5.2")
    yield Paragraph("Midlene til prosjekter er fordelt slik. Beløpene er i kroner.")
    yield budget_table(PROJECTS, "Prosjekt", [30, 16, 54], head_fill="#dce6f1", head_colour="#000000", size=9.5)


def make(build):
    build.office(blocks(build), LOOK, PLAN)
