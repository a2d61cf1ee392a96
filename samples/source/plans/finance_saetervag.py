"""Handlings- og økonomiplan: four years, the overview tables of the law (§ 5-4, § 5-5), an investment budget, operating measures by year."""
from blocks import *
from expected import *
from layouts import budget_table
from odt import Look

YEARS = [Column("Regnskap 2023", 2023, "actual"), Column("Budsjett 2024", 2024), Column("Budsjett 2025", 2025), Column("Økonomiplan 2026", 2026), Column("Økonomiplan 2027", 2027), Column("Økonomiplan 2028", 2028)]
PLAN_YEARS = [Column("Budsjett 2025", 2025), Column("Økonomiplan 2026", 2026), Column("Økonomiplan 2027", 2027), Column("Økonomiplan 2028", 2028)]


def added(rows):
    return [sum(values) for values in zip(*(row.values for row in rows))]


_free = [Row("Rammetilskudd", [-187412, -194300, -201150, -203900, -205400, -206800]), Row("Inntekts- og formuesskatt", [-151986, -156700, -163800, -164900, -166100, -167300]),
         Row("Eiendomsskatt", [-21340, -21900, -24600, -24600, -24600, -24600]), Row("Andre generelle driftsinntekter", [-18772, -15400, -14950, -14200, -13900, -13900])]
_free_sum = added(_free)
_net = [Row("Sum bevilgninger drift, netto", [341203, 356910, 371248, 372360, 374118, 375940]), Row("Avskrivninger", [28417, 29100, 31250, 33600, 35900, 36400])]
_net_sum = added(_net)
_gross = [a + b for a, b in zip(_free_sum, _net_sum)]
_finance = [Row("Renteinntekter", [-6812, -7400, -6100, -5200, -4900, -4700]), Row("Utbytter", [-4150, -3900, -4400, -4400, -4400, -4400]),
            Row("Renteutgifter", [17940, 21650, 23110, 24700, 25300, 24800]), Row("Avdrag på lån", [22160, 23400, 25200, 27900, 29600, 30100])]
_finance_sum = added(_finance)
_result = [g + f - a for g, f, a in zip(_gross, _finance_sum, _net[1].values)]
_use = [Row("Overføring til investering", [0, 0, 1200, 0, 0, 0]), Row("Netto avsetning til bundne driftsfond", [3120, -900, -1100, -800, -600, -600])]
_use.append(Row("Netto avsetning til disposisjonsfond", [-r - a - b for r, a, b in zip(_result, _use[0].values, _use[1].values)]))
OVERVIEW = Budget("Bevilgningsoversikt drift (§ 5-4 første ledd)", YEARS, [
    *_free, Row("Sum generelle driftsinntekter", _free_sum, "sum"), *_net, Row("Sum netto driftsutgifter", _net_sum, "sum"), Row("Brutto driftsresultat", _gross, "result"),
    *_finance, Row("Netto finansutgifter", _finance_sum, "sum"), Row("Motpost avskrivninger", [-v for v in _net[1].values]), Row("Netto driftsresultat", _result, "result"),
    *_use, Row("Sum disponering av netto driftsresultat", added(_use), "sum"), Row("Fremført til inndekning i senere år", [0] * 6, "result")])
_areas = [Row("Sentraladministrasjon", [31244, 32680, 33105, 32900, 32900, 32900]), Row("Oppvekst", [128815, 134020, 138940, 138400, 138100, 138100]), Row("Helse og omsorg", [142660, 149750, 157303, 159900, 161900, 163800]),
          Row("Kultur og nærmiljø", [11430, 11900, 12240, 12100, 12100, 12100]), Row("Teknisk og eiendom", [24118, 25360, 26480, 25860, 25918, 25840]), Row("Kirke og trossamfunn", [2936, 3200, 3180, 3200, 3200, 3200])]
BY_AREA = Budget("Bevilgningsoversikt drift (§ 5-4 andre ledd)", YEARS, [*_areas, Row("Sum bevilgninger drift, netto", added(_areas), "sum")])
_projects = [Row("Ny barnehage på Sætervåg nordre", [18500, 34000, 6200, 0]), Row("Rehabilitering av svømmehallen", [4000, 21000, 12500, 0]), Row("Omsorgsboliger, byggetrinn 2", [1500, 16000, 38000, 9000]),
             Row("Vannledning under sundet", [12800, 9600, 0, 0]), Row("Utstyr og velferdsteknologi", [2400, 2400, 2400, 2400]), Row("Veilys og trafikksikring", [1750, 1750, 1750, 1750])]
INVESTMENT = Budget("Investeringsbudsjett per prosjekt", PLAN_YEARS, [*_projects, Row("Sum investeringer", added(_projects), "sum")])
_total = added(_projects)
_funding = [Row("Momskompensasjon", [-6210, -13450, -9870, -2130]), Row("Tilskudd fra andre", [-3600, -12400, -16800, -3900]), Row("Salg av eiendom", [-1500, -2000, 0, 0]), Row("Overføring fra drift", [-1200, 0, 0, 0])]
_funding.append(Row("Bruk av lån", [-t - f for t, f in zip(_total, added(_funding))]))
FUNDING = Budget("Bevilgningsoversikt investering (§ 5-5 første ledd)", PLAN_YEARS, [Row("Investeringer i varige driftsmidler", _total), Row("Sum investeringsutgifter", _total, "sum"), *_funding,
                 Row("Sum investeringsinntekter", added(_funding), "sum"), Row("Udekket beløp", [0] * 4, "result")])
_new = [heading_row("Oppvekst", 4), Row("Flytting av Strandkanten barnehage", [0, -1850, -2400, -2400]), Row("To lærlinger i barne- og ungdomsarbeid", [420, 640, 640, 640]),
        heading_row("Helse og omsorg", 4), Row("Natt-team i hjemmetjenesten", [1960, 2350, 2350, 2350]), Row("Reduserte vikarutgifter", [-1200, -1800, -2100, -2100]),
        heading_row("Teknisk og eiendom", 4), Row("Salg av gamle Sætervåg skole, sparte driftsutgifter", [-310, -620, -620, -620]), Row("Økt vedlikehold av kommunale veier", [900, 900, 900, 900])]
CHANGES = Budget("Endringer i driften", PLAN_YEARS, [*_new, sum_row("Sum endringer", _new)])
PLAN = Plan("action_programme", "Handlings- og økonomiplan 2025–2028", "Sætervåg kommune", 2025, (2025, 2028), "2024-12-12", "kommunestyret", budgets=[OVERVIEW, BY_AREA, CHANGES, INVESTMENT, FUNDING],
            goals=[("main_goal", "Netto driftsresultat skal være minst 1,75 prosent av driftsinntektene over tid"), ("main_goal", "Disposisjonsfondet skal utgjøre minst 8 prosent av driftsinntektene"),
                   ("main_goal", "Netto lånegjeld skal ikke overstige 90 prosent av driftsinntektene")])
LOOK = Look("Liberation Sans Narrow", 11, "#3a3f77", "Handlings- og økonomiplan 2025–2028", "Sætervåg kommune                    {page}", margin=20)


def blocks(folder):
    figures = dict(head_fill="#3a3f77", size=8.5, lines="horizontal", label_width=36)
    yield Cover(PLAN.title, ["Budsjett 2025", "Sætervåg kommune", "Vedtatt av kommunestyret 12. desember 2024, sak 88/24"], picture=folder.landscape(2))
    yield PageBreak()
    yield Contents(depth=2)
    yield PageBreak()
    yield Heading(1, "Kommunedirektørens innledning", "1")
    yield Paragraph("Sætervåg har brukt mer enn den har tjent i to år. Disposisjonsfondet har gått fra 61 til 44 millioner kroner, og renteutgiftene har økt med 8 millioner på tre år. Likevel "
                    "foreslår jeg å bygge. Barnehagen på nordsiden er for liten, svømmehallen lekker, og i 2030 er vi 130 flere over 80 år enn i dag.", "lead")
    yield Paragraph("Planen bygger på tre grep. Vi samler små enheter, vi bruker velferdsteknologi før vi ansetter flere, og vi selger bygg vi ikke trenger. Det gir rom for natt-team i hjemmetjenesten "
                    "og for vedlikehold av veiene, som er utsatt hvert år siden 2019.")
    yield Paragraph("Statsbudsjettet ga Sætervåg en vekst i frie inntekter på 3,9 prosent. Lønns- og prisveksten er anslått til 4,1 prosent. Veksten er altså mindre enn ingenting, og folketallet "
                    "går ned med om lag 40 personer i året.[^Framskrivingen er fra juni 2024 og er noe lavere enn den forrige.]")
    yield Heading(1, "Rammer og mål", "2")
    yield Heading(2, "Finansielle mål", "2.1")
    yield Paragraph("Kommunestyret har vedtatt tre finansielle mål:")
    yield Bullets([t for _, t in PLAN.goals])
    yield Paragraph("Det første målet nås ikke i 2025. Det andre nås i alle årene. Det tredje nås i 2025 og 2026, men ikke når byggingen er på det meste.")
    yield Heading(2, "Befolkning", "2.2")
    yield Paragraph("Per 1. januar 2024 bodde det 6 412 personer i kommunen. Tallet på barn i barnehagealder er falt fra 402 til 331 på fem år, mens tallet på innbyggere over 80 år er økt fra 310 til 388.")
    yield Table([30, 14, 14, 14, 14], [head("Aldersgruppe", "2020", "2024", "2028", "2032")],
                [[cell(a)] + [cell(x, align="right") for x in v] for a, *v in (("0–5 år", "402", "331", "309", "296"), ("6–15 år", "781", "744", "668", "602"), ("16–66 år", "4 102", "3 989", "3 871", "3 760"),
                 ("67–79 år", "902", "960", "1 014", "1 022"), ("80 år og over", "310", "388", "477", "560"))], width=0.8, caption="Innbyggere etter alder", **{k: v for k, v in figures.items() if k != "label_width"})
    yield Heading(2, "Renter og gjeld", "2.3")
    yield Paragraph("Kommunen har 612 millioner kroner i lån. Førti prosent har fast rente i gjennomsnittlig 3,1 år. En økning i renten på ett prosentpoeng koster om lag 2,2 millioner kroner i året.")
    yield PageBreak()
    yield Heading(1, "Driftsbudsjettet", "3")
    yield Heading(2, OVERVIEW.title, "3.1")
    yield Paragraph("Tall i 1000 kr. Inntekter står med minus.")
    yield budget_table(OVERVIEW, minus="-", **figures)
    yield Paragraph("Rammetilskudd og skatt følger anslaget i statsbudsjettet. Eiendomsskatten øker fordi bunnfradraget for fritidsboliger settes ned fra 400 000 til 250 000 kroner.")
    yield Heading(2, BY_AREA.title, "3.2")
    yield Paragraph("Tall i 1000 kr")
    yield budget_table(BY_AREA, "Rammeområde", minus="-", **figures)
    yield Paragraph("Helse og omsorg får den største økningen, 7,6 millioner kroner fra 2024 til 2025. Av dette er 5,1 millioner lønnsvekst, resten er natt-team og flere plasser med heldøgns omsorg.")
    yield Heading(2, CHANGES.title, "3.3")
    yield Paragraph("Tabellen viser nye tiltak og innsparinger sammenlignet med vedtatt budsjett for 2024. Beløp i 1000 kr.")
    yield budget_table(CHANGES, "Tiltak", minus="-", **figures)
    yield Heading(2, "Omtale av rammeområdene", "3.4")
    for title, text in (
            ("Oppvekst", "Rammeområdet omfatter fire barnehager, tre skoler, barnevern og PP-tjeneste. Strandkanten barnehage har 18 barn i et bygg for 45. Barna flytter til den nye barnehagen når den "
             "står ferdig sommeren 2027, og fram til da leies to rom på samfunnshuset. Lærertettheten på 1. til 4. trinn er over normen på alle skolene."),
            ("Helse og omsorg", "Hjemmetjenesten har hatt et vikarforbruk på 6,8 millioner kroner i 2024. Et fast natt-team på fem årsverk skal gjøre tjenesten tryggere og kutte innleien. Kommunen deltar i et "
             "prosjekt med digitalt tilsyn sammen med Ormelv og Skoglia, og de første 40 brukerne har hatt tilsyn siden mars."),
            ("Kultur og nærmiljø", "Biblioteket har fått meråpent og 9 200 besøk uten betjening. Ungdomsklubben flytter inn i kjelleren under kulturhuset. Tilskuddet til lag og foreninger holdes nominelt uendret."),
            ("Teknisk og eiendom", "Etterslepet på kommunale veier er beregnet til 74 millioner kroner. Økt bevilgning på 0,9 millioner kroner stanser forfallet på de åtte kilometerne som har mest trafikk. Gamle "
             "Sætervåg skole legges ut for salg våren 2025.")):
        yield Heading(3, title)
        yield Paragraph(text)
    yield PageBreak()
    yield Heading(1, "Investeringsbudsjettet", "4")
    yield Heading(2, INVESTMENT.title, "4.1")
    yield Paragraph("Beløp i 1000 kr, inkludert merverdiavgift")
    yield budget_table(INVESTMENT, "Prosjekt", minus="-", empty="0", **figures)
    yield Heading(2, FUNDING.title, "4.2")
    yield Paragraph("Beløp i 1000 kr")
    yield budget_table(FUNDING, minus="-", **figures)
    yield Heading(2, "Omtale av prosjektene", "4.3")
    for title, text in (
            ("Ny barnehage på Sætervåg nordre", "Barnehagen får fire avdelinger og 72 plasser. Tomten er kommunens egen. Forprosjektet er kostnadsberegnet av en uavhengig rådgiver, med 15 prosent reserve."),
            ("Rehabilitering av svømmehallen", "Taket skiftes først. Deretter følger renseanlegg og garderober. Hallen holdes stengt i til sammen sju måneder, og skolene låner basseng i Ormelv."),
            ("Omsorgsboliger, byggetrinn 2", "Trinnet omfatter 24 boliger og fellesareal. Husbanken dekker inntil 45 prosent. Oppstart forutsetter tilsagn innen utgangen av 2025."),
            ("Vannledning under sundet", "Ledningen gir reservevann til begge sider. Kvitholm kommune dekker en tredel av kostnaden, som er ført under tilskudd fra andre.")):
        yield Heading(3, title)
        yield Paragraph(text)
    yield Heading(1, "Vedtak", "5")
    yield Paragraph("Kommunestyret fattet 12. desember 2024 slikt vedtak:")
    yield Bullets(["Handlings- og økonomiplan 2025–2028 vedtas slik den er lagt fram.", "Skattøret fastsettes til lovens høyeste sats.", "Eiendomsskatten skrives ut med 4 promille, og bunnfradraget for fritidsboliger settes til 250 000 kroner.",
                   "Kommunedirektøren får fullmakt til å ta opp lån på inntil 29,39 millioner kroner i 2025.", "Innsparingskrav som ikke er fordelt, meldes tilbake til kommunestyret i mars."], "1.")


def make(build):
    build.office(blocks(build), LOOK, PLAN)
