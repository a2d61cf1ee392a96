"""Klima- og energiplan for a municipality: sectors with goals, one measure table each: Nr | Tiltak | Ansvar | Frist | Kostnad | Status."""
from blocks import *
from expected import *
from layouts import budget_table, measure_table
from odt import Look


def row(number, text, who, deadline, cost, status, items=()):
    return Measure(text, number, list(items), responsible=who, deadline=deadline, cost=cost, status=status)


AREAS = [
    Area("Transport og anlegg", "focus_area", "3.1", [
        "Veitrafikken står for 41 prosent av de direkte utslippene i Ormelv. Tungtransporten til verftet og slakteriet øker, mens "
        "personbilene slipper ut mindre for hvert år. Kommunen rår selv over egne kjøretøy, parkering, anleggsplasser og arealbruk.",
        "Siden forrige plan er 14 av kommunens 38 biler byttet ut med elektriske. Hjemmetjenesten melder at rekkevidden holder, også om vinteren."],
        goals=[("sub_goal", "Kommunens egne kjøretøy skal være utslippsfrie innen 2027"), ("sub_goal", "Halvparten av alle reiser under tre kilometer skal skje til fots eller på sykkel i 2030")],
        measures=[
            row("1", "Bytte ut resten av kommunens personbiler med elektriske ved utløp av leieavtalene", ["Teknisk drift"], "2027", "1,9 mill. kr", "Pågår"),
            row("2", "Stille krav om utslippsfri anleggsplass i alle byggeprosjekter over 5 mill. kroner", ["Eiendom", "Innkjøp"], "1.7.2024", "Innenfor rammen", "Vedtatt"),
            row("3", "Bygge gang- og sykkelvei fra Ormelv skole til Nesodden boligfelt, i tre etapper:", ["Teknisk drift"], "2026", "22 mill. kr", "Planlagt",
                ["skolen til idrettsbanen", "idrettsbanen til brua", "brua til boligfeltet"]),
            row("4", "Sette opp 24 ladepunkter ved kommunale bygg", ["Eiendom"], "2025", "840 000 kr", "Pågår"),
            row("5", "Innføre parkeringsavgift i sentrum og bruke inntektene på busskort for unge", ["Kommunedirektøren"], "1.1.2026", "Selvfinansierende", "Ikke påbegynt"),
        ]),
    Area("Bygg og energi", "focus_area", "3.2", [
        "De kommunale byggene bruker 11,2 GWh i året. Svømmehallen alene bruker 1,4 GWh. Energibruken per kvadratmeter har falt i "
        "fire av fem år, og det meste av gevinsten kom av bedre styring, ikke av nytt utstyr.",
        "Nettet i ytre del av kommunen er fullt. Solceller på tak og batteri ved omsorgssenteret kan dempe toppene på kalde dager."],
        goals=[("sub_goal", "Energibruken i kommunale bygg skal ned med 20 prosent fra 2022 til 2030")],
        measures=[
            row("6", "Etterisolere tak og bytte vinduer på Ormelv skole", ["Eiendom"], "2026", "7,5 mill. kr", "Planlagt"),
            row("7", "Installere solceller på rådhuset, omsorgssenteret og brannstasjonen", ["Eiendom"], "31.12.2025", "3,2 mill. kr", "Pågår"),
            row("8", "Innføre energiledelse etter fast mal med månedlige avlesninger", ["Eiendom", "Alle virksomhetsledere"], "2024", "150 000 kr per år", "Fullført"),
            row("9", "Gi gratis energirådgivning til husstander med lav inntekt", ["NAV", "Miljørådgiver"], "Årlig", "200 000 kr per år", "Pågår"),
        ]),
    Area("Forbruk og avfall", "focus_area", "3.3", [
        "Innbyggerne kaster 431 kilo hver i året. En tredel av restavfallet er mat som kunne vært spist. Kommunens kjøkken har veid "
        "matsvinnet siden 2021 og funnet at porsjonsstørrelsen betyr mest."],
        goals=[("sub_goal", "Matsvinnet fra kommunale kjøkken skal halveres innen 2026")],
        measures=[
            row("10", "Veie og rapportere matsvinn hver uke på skoler, i barnehager og på omsorgssenteret", ["Kjøkkenleder"], "Løpende", "Ingen", "Pågår"),
            row("11", "Opprette utlånsentral for sportsutstyr og verktøy på biblioteket", ["Kultur"], "1.5.2025", "300 000 kr", "Ikke påbegynt"),
            row("12", "Ta inn ombruk som første valg i kommunens innkjøpsreglement", ["Innkjøp"], "2024", "Innenfor rammen", "Fullført"),
        ]),
    Area("Natur og arealer", "focus_area", "3.4", [
        "Myrene i Ormelv lagrer like mye karbon som kommunen slipper ut på 60 år. Siden 2005 er 410 dekar myr bygget ned, mest til hytter og vei."],
        goals=[("sub_goal", "Ingen myr skal bygges ned etter 2025"), ("sub_goal", "Sårbarheten for flom og skred skal være kartlagt for hele kommunen")],
        measures=[
            row("13", "Kartlegge myr og gammel skog som grunnlag for ny arealdel", ["Plan"], "2025", "650 000 kr", "Pågår"),
            row("14", "Ta ut minst 200 dekar uregulert hytteområde av kommuneplanen", ["Plan", "Kommunestyret"], "2026", "Ingen", "Planlagt"),
            row("15", "Åpne Kvernbekken gjennom sentrum", ["Teknisk drift"], "2028", "12–15 mill. kr", "Ikke påbegynt"),
            row("16", "Lage beredskapskart for flom og skred sammen med nabokommunene", ["Beredskapskoordinator"], "1. oktober 2025", "400 000 kr", "Pågår"),
        ]),
]
_rows = [Row("Veitrafikk", [9840, 8710, 3500]), Row("Anleggsmaskiner", [2310, 2190, 900]), Row("Jordbruk", [6120, 5980, 4700]), Row("Oppvarming", [1190, 640, 100]), Row("Sjøfart", [3450, 3890, 1700])]
COST = Budget("Samlet kostnad", [Column("2024", 2024), Column("2025", 2025), Column("2026", 2026), Column("2027", 2027)], [
    *(_costs := [Row("Transport og anlegg", [1240, 2450, 14100, 8200]), Row("Bygg og energi", [350, 3550, 7700, 200]), Row("Forbruk og avfall", [0, 300, 0, 0]), Row("Natur og arealer", [300, 750, 0, 1000])]),
    sum_row("Sum tiltak", _costs)])
PLAN = Plan("action_programme", "Klima- og energiplan 2024–2030", "Ormelv kommune", None, (2024, 2030), "2024-03-14", "kommunestyret", areas=AREAS, budgets=[COST],
            goals=[("main_goal", "Ormelv skal kutte de direkte klimagassutslippene med 55 prosent innen 2030, sammenlignet med 2009"),
                   ("main_goal", "Ormelv skal tåle klimaet slik det blir i 2100")])
LOOK = Look("DejaVu Sans", 9.5, "#2c5e2e", "Klima- og energiplan 2024–2030", "Ormelv kommune | side {page}", "right")


def blocks(folder):
    yield Cover(PLAN.title, ["Ormelv kommune", "Vedtatt av kommunestyret 14. mars 2024, sak 12/24"], picture=folder.landscape(5))
    yield PageBreak()
    yield Contents(depth=2)
    yield PageBreak()
    yield Heading(1, "Innledning", "1")
    yield Heading(2, "Hvorfor en ny plan", "1.1")
    yield Paragraph("Den forrige klimaplanen gjaldt til 2022 og hadde 46 tiltak. Bare 17 av dem ble gjennomført. Det var ikke vilje det skortet på, men "
                    "penger, ansvar og frister: Ingen visste helt hvem som skulle gjøre hva. Derfor har hvert tiltak i denne planen én ansvarlig, én frist og "
                    "en kostnad, og kommunestyret får en status to ganger i året.")
    yield Heading(2, "Slik er planen laget", "1.2")
    yield Paragraph("En arbeidsgruppe på seks har ledet arbeidet. Utkastet var på høring i åtte uker høsten 2023, og det kom inn 31 svar.[^Svarene er samlet i et eget "
                    "vedlegg som kan lastes ned fra kommunens nettsider.] Elevrådet ved Ormelv skole hadde det lengste svaret. Tre av forslagene deres er tatt inn.")
    yield Heading(2, "Sammenheng med andre planer", "1.3")
    yield Paragraph("Planen er en temaplan under kommuneplanens samfunnsdel. Tiltak som koster penger, må tas inn i økonomiplanen før de kan settes i gang. "
                    "Der denne planen og økonomiplanen spriker, er det økonomiplanen som gjelder.")
    yield Heading(1, "Status og mål", "2")
    yield Heading(2, "Utslippene i Ormelv", "2.1")
    yield Paragraph("Tabellen under viser de direkte utslippene i 2009 og 2022 og målet for 2030, i tonn CO2-ekvivalenter.")
    yield Table([30, 20, 20, 20], [[cell("Sektor", bold=True)] + [cell(t, bold=True, align="right") for t in ("2009", "2022", "Mål 2030")]],
                [[cell(r.label)] + [cell(f"{v:,}".replace(",", " "), align="right") for v in r.values] for r in _rows], head_fill="#2c5e2e", size=9, width=0.8)
    yield Paragraph("Kilde: egne beregninger etter nasjonal metode. Tallene for sjøfart er usikre, siden bare skip med sporing er med.", "small")
    yield Heading(2, "Hovedmål", "2.2")
    yield Bullets([text for _, text in PLAN.goals])
    yield Paragraph("Målene er strengere enn i forrige plan. De følger av kommunens tilslutning til det regionale klimaløftet, som sju kommuner undertegnet på "
                    "Kvitholm i mai 2023.")
    yield PageBreak()
    yield Heading(1, "Satsingsområder og tiltak", "3")
    yield Paragraph("Kapitlet har fire satsingsområder. For hvert område beskrives status, delmål og tiltak. Kostnadene er anslag i 2024-kroner.")
    for area in AREAS:
        yield Heading(2, area.title, area.number)
        yield from map(Paragraph, area.intro)
        yield Paragraph("Delmål:", "label")
        yield Bullets([text for _, text in area.goals])
        yield measure_table(area.measures, [
            ("Nr.", lambda m: m.number), ("Tiltak", lambda m: [Paragraph(m.text)] + ([Bullets(m.items, "–")] if m.items else [])), ("Ansvar", lambda m: ", ".join(m.responsible)),
            ("Frist", lambda m: m.deadline), ("Kostnad", lambda m: m.cost), ("Status", lambda m: m.status)], [7, 45, 22, 17, 20, 16], head_fill="#2c5e2e", size=8.5, lines="grid", zebra="#eef4ec")
    yield Heading(1, "Økonomi og oppfølging", "4")
    yield Heading(2, "Samlet kostnad", "4.1")
    yield Paragraph("Tall i 1000 kr. Tabellen omfatter bare kommunens egne utgifter, etter fradrag for tilskudd det er søkt om.")
    yield budget_table(COST, "Satsingsområde", head_fill="#2c5e2e", size=9)
    yield Heading(2, "Rapportering", "4.2")
    yield Paragraph("Miljørådgiveren samler inn status fra de ansvarlige i april og oktober. Et tiltak som har stått som ikke påbegynt i to år, skal enten få penger "
                    "eller tas ut av planen. Hvert fjerde år avgjør kommunestyret om planen skal rulleres.")
    yield Heading(2, "Usikkerhet", "4.3")
    yield Paragraph("Mange tiltak avhenger av tilskudd. Dersom Klimasats faller bort, må tiltak 3, 7 og 15 vurderes på nytt. Prisen på solceller har falt, mens prisen på "
                    "gravearbeid har steget med 18 prosent på to år.")


def make(build):
    build.office(blocks(build), LOOK, PLAN, tagged=False)
