"""Handlingsprogram 2025: printed from a web tool, zebra rows with horizontal lines only, five columns, renamed areas."""
from blocks import *
from expected import *
from layouts import budget_table, listed, measure_cell, measure_table
from plans.tverrsund import ABOUT, BODIES, VISION
from web import Look

AREAS = [
    Area("Overordnet innsats", "overarching", was="Overordnede strategier", intro=["Rådets stemme er sterkest når den er samlet. Kapitlet gjelder alle områdene."], measures=[
        Measure("Samordne høringssvar fra de sju kommunene i saker om kyst, skatt, kraftnett og samferdsel", key="hearings", was=["hearings"],
                result=["Minst åtte felles høringssvar er sendt innen fristen"], responsible=["Sekretariatet"], partners=["Kommunene", "KS"], deadline="Løpende"),
        Measure("Arrangere Sundkonferansen 2025 på Fonnheim, med vekt på beredskap", key="conference", was=["conference"],
                result=["Konferansen samler 180 deltakere fra kommuner, næringsliv og frivillige lag"],
                responsible=["Sekretariatet"], partners=["Næringsforeningene", "Strandheim høgskole", "Røde Kors"], deadline="18. september 2025"),
        Measure("Arrangere en egen ungdomsdag om framtida i regionen", key="youth", was=["conference"],
                result=["80 ungdommer legger fram tre krav til rådsmøtet"], responsible=["Ungdomsrådene"], partners=["De videregående skolene"], deadline="17. september 2025"),
        Measure("Gi ut Tall fra sundet med framskrivinger til 2050", key="figures", was=["figures"],
                result=["Oversikten er lagt fram for alle kommunestyrene"], responsible=["Sekretariatet"], partners=["Fylkeskommunen"], deadline="1. mai 2025"),
        Measure("Holde møter med fylkestinget og stortingsbenken hvert kvartal", key="bench", was=["bench"],
                result=["Fire møter er holdt, og hvert møte har munnet ut i en felles oppfølging"], responsible=["Arbeidsutvalget"], partners=["Stortingsbenken fra Strandheim"], deadline="Kvartalsvis"),
    ]),
    Area("Folk og arbeidsliv", was="Arbeid og næringsliv", intro=["Portalen har 171 arbeidsgivere. Nå flyttes vekten fra å få bedriftene med til å få folk til å bli."], measures=[
        Measure("Drive jobbportalen videre og følge opp bedrifter og par som vurderer å flytte til regionen", key="portal-landing", was=["portal-landing"],
                result=["200 arbeidsgivere bruker portalen", "35 nye innbyggere oppgir portalen som grunn til at de flyttet"],
                responsible=["Sekretariatet"], partners=["NAV", "Sundet Næringshage", "bankene"], deadline="Hele året"),
        Measure("Utvide lærlingordningen på tvers av kommunegrenser til helse og omsorg", key="apprentices", was=["apprentices"],
                result=["20 lærlinger, hvorav minst åtte i helsefag, har opplæring hos to arbeidsgivere"],
                responsible=["Opplæringskontoret"], partners=["Kommunene", "Ormelv Verft", "Fagforbundet"], deadline="1. august 2025"),
        Measure("Kartlegge tomme hus som kan bli boliger for innflyttere", key="houses",
                result=["Minst 150 eiere er spurt, og 40 hus er lagt ut for leie"], responsible=["Brulandet kommune"], partners=["Kommunene", "grendelagene"], deadline="Desember 2025"),
    ]),
    Area("Klima, kraft og natur", was="Klima og energi", intro=["Alle kommunene har klimabudsjett. Kartet over næringstomter er flyttet hit, siden kraft avgjør hva tomtene kan brukes til."], measures=[
        Measure("Holde kartet over ledige næringstomter oppdatert og supplere det med kraftbehov", key="sites", was=["sites"],
                result=["Kartet viser minst 80 tomter"], responsible=["Næringsnettverket"], partners=["Strandheim fylkeskommune", "Sundkraft Nett"], deadline="Løpende"),
        Measure("Hente inn timesverdier fra kommunale bygg, flytte forbruk til timer med ledig nett og dele erfaringene på verksteder", key="energy", was=["energy-workshops", "energy-data"],
                result=["120 bygg er koblet til tavla", "Samlet effekttopp er redusert med 8 % fra vinteren 2022–2023"],
                responsible=["Energinettverket"], partners=["Sundkraft Nett", "Enova", "Strandheim høgskole"], deadline="31.12.2025"),
        Measure("Rydde strender for plast sammen med skolene", key="beaches", was=["beaches"],
                result=["40 skoleklasser har ryddet en strand hver"], responsible=["Skjærgårdstjenesten"], partners=["Skolene", "Hold Sundet Rent"], deadline="Uke 20–22"),
        Measure("Restaurere tareskog på to steder i ytre sund", key="kelp",
                result=["15 dekar er ryddet for kråkeboller"], responsible=["Havforskerne på Strandheim"], partners=["dykkerlagene", "Statsforvalteren"], deadline="Oktober 2025"),
    ]),
    Area("Ferdsel og samband", intro=["Den nye fergekontrakten gjelder fra 1. januar 2026. Det er nå opsjonene må utløses."], measures=[
        Measure("Få utløst opsjonen om reserveferge i sambandet Kvitholm–Skoglia", key="ferry", was=["ferry"],
                result=["Fylkestinget har bevilget penger til opsjonen"], responsible=["Arbeidsutvalget"], partners=["Strandheim fylkeskommune", "Sundfergene"], deadline="15. juni 2025"),
        Measure("Gjøre bestillingsbussen i Hovdalen og Brulandet til et fast tilbud og prøve den ut i Skoglia", key="bus", was=["bus"],
                result=["Minst 2 400 reiser er gjennomført"], responsible=["Skyss Strandheim"], partners=["Hovdalen kommune", "Brulandet kommune", "Skoglia kommune"], deadline="1. september 2025"),
    ]),
    Area("Rent sund", "cross_cutting", was="Sund og vassdrag", intro=["Tiltaksplanen for avløp ble vedtatt i fem av sju kommuner."], measures=[
        Measure("Videreføre overvåkingen av oksygen og næringssalter", key="monitoring", was=["monitoring"],
                result=["Målinger fra åtte punkter vises på nett"], responsible=["Miljønettverket"], partners=["Statsforvalteren", "Havforskerne på Strandheim", "bondelagene"], deadline="Løpende"),
        Measure("Få tiltaksplanen for spredt avløp vedtatt i de to siste kommunene", key="sewage-plan", was=["sewage"],
                result=["Kommunestyrene i Skoglia og Fonnheim har behandlet planen"], responsible=["Miljønettverket"], partners=["Skoglia kommune", "Fonnheim kommune"], deadline="1. april 2025"),
        Measure("Sette i gang tilsyn og utbedring av spredt avløp i de fem mest belastede delnedbørfeltene", key="sewage-work", was=["sewage"],
                result=["600 anlegg er kontrollert, og 150 pålegg er sendt"], responsible=["Kommunenes avløpsetater"], partners=["Statsforvalteren", "huseierne"], deadline="Oktober 2025"),
    ]),
]
_income = [Row("Kontingent fra kommunene", [6153, 6153, 6350]), Row("Tilskudd fra fylkeskommunen", [650, 650, 650]), Row("Prosjekttilskudd avløp", [900, 835, 700]),
           Row("Deltakeravgift Sundkonferansen", [200, 221, 230])]
_costs = [Row("Lønn og pensjon", [4802, 4776, 4990]), Row("Leie og drift av kontor", [410, 415, 425]), Row("Politiske møter", [210, 174, 200]),
          Row("Prosjekter", [2400, 2288, 2195]), Row("Revisjon og regnskap", [105, 107, 110])]
_result = [sum_row("", _income).values[i] - sum_row("", _costs).values[i] for i in range(3)]
MAIN_BUDGET = Budget("Hovedtall 2025", [Column("Budsjett 2024", 2024), Column("Regnskap 2024", 2024, "actual"), Column("Budsjett 2025", 2025)], [
    heading_row("Inntekter", 3), *_income, sum_row("Sum inntekter", _income), heading_row("Utgifter", 3), *_costs, sum_row("Sum utgifter", _costs),
    Row("Resultat", _result, "result")])

PLAN = Plan("action_programme", "Handlingsprogram 2025", "Tverrsundregionen", 2025, adopted_date="2024-11-28", adopted_by="rådsmøtet", areas=AREAS, budgets=[MAIN_BUDGET],
            goals=[("vision", VISION), ("main_goal", "Flere skal bo og arbeide i regionen i 2035 enn i dag"), ("main_goal", "Klimagassutslippene skal halveres innen 2030"),
                   ("main_goal", "Sundet skal være rent nok til å bade og fiske i hele året")])
LOOK = Look("Nimbus Sans", 10.5, "#0b5a54", "Handlingsprogram 2025", css="h1 { break-before: page; } .cover h1 { break-before: auto; } th { text-transform: none; }")


def blocks(folder):
    look = dict(lines="horizontal", zebra="#eaf3f1", head_fill="#ffffff", head_colour="#0b5a54", size=8.5)

    def section(area):
        yield Heading(2 if area.kind != "overarching" else 1, area.title)
        yield from map(Paragraph, area.intro)
        yield measure_table(area.measures, [
            ("Tiltak", lambda m: m.text), ("Resultatmål", lambda m: [Bullets(m.result)] if len(m.result) > 1 else m.result),
            ("Ansvarlig", lambda m: listed(m.responsible)), ("Samarbeidspartnere", lambda m: listed(m.partners)), ("Frist", lambda m: m.deadline)], [31, 32, 23, 24, 17], **look)
    yield Cover(PLAN.title, ["Tverrsundregionen", "Vedtatt av rådsmøtet 28. november 2024"], picture=folder.landscape(3))
    yield Contents()
    yield Heading(1, "Visjon og mål")
    yield Paragraph("Vår visjon: " + VISION + ".")
    yield Paragraph("Overordnede mål")
    yield Bullets([text for level, text in PLAN.goals if level == "main_goal"])
    yield Heading(2, "Om regionen")
    yield from map(Paragraph, ABOUT)
    yield from section(AREAS[0])
    yield Heading(1, "Satsingsområder")
    for area in AREAS[1:4]:
        yield from section(area)
    yield Heading(1, "Gjennomgående tema")
    yield from section(AREAS[4])
    yield Heading(1, "Økonomi")
    yield Paragraph("Fondet er på 1 493 000 kroner ved inngangen til 2025. Budsjettet for 2025 går nesten i balanse.")
    yield Heading(2, "Hovedtall 2025")
    yield Paragraph("Tall i 1000 kroner")
    yield budget_table(MAIN_BUDGET, minus="−", **look)
    yield Heading(2, "Slik er rådet organisert")
    for title, text in BODIES:
        yield Heading(3, title)
        yield Paragraph(text)


def make(build):
    build.browser(blocks(build), LOOK, PLAN, first_page=2)
