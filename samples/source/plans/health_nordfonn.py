"""Folkehelseprogram in nynorsk, printed from a browser: Tiltak | Ansvarleg | Samarbeidspartnarar | Tidsplan | Berekraftsmål."""
from blocks import *
from expected import *
from layouts import listed, measure_table
from web import Look


def row(text, who, partners, when, sdgs, **more):
    return Measure(text, responsible=who, partners=partners, deadline=when, sdgs=sdgs, **more)


AREAS = [
    Area("Oppvekst og læring", "focus_area", "3.1", [
        "Barn og unge i Nordfonn har det stort sett godt, men skilnadene aukar. Ein av ni veks opp i familiar med vedvarande låg inntekt, og fråværet i "
        "ungdomsskulen er dobla sidan 2018. Dei som slit, seier at det viktigaste er å ha éin vaksen å snakke med."],
        goals=[("sub_goal", "Alle barn skal ha minst éin fast fritidsaktivitet"), ("sub_goal", "Fråværet i ungdomsskulen skal vere under seks prosent i 2028")],
        measures=[
            row("Innføre gratis låneordning for sports- og musikkutstyr i alle krinsar", ["Kultureininga"], ["frivilligsentralen", "idrettslaga", "musikkskulen"], "Hausten 2025", [3, 10],
                indicator=["Talet på utlån aukar med 25 prosent i året"]),
            row("Tilsetje miljøterapeut ved begge ungdomsskulane", ["Oppvekstsjefen"], ["skulane", "helsestasjonen"], "2026", [3, 4], indicator=["Fråværet går ned frå 8,4 til 6 prosent"]),
            row("Gi tilbod om foreldrerettleiing til alle med barn i femårskontroll", ["Helsestasjonen"], ["barnehagane", "barnevernet"], "Årleg", [3], indicator=["Minst halvparten av foreldra takkar ja"]),
            row("Opne skulegardane for leik og idrett i helger og feriar", ["Eigedom"], ["idrettsrådet", "foreldreutvala"], "1. juni 2025", [3, 11]),
        ]),
    Area("Arbeid og deltaking", "focus_area", "3.2", [
        "Arbeidsløysa er låg, men 212 personar mellom 18 og 29 år er verken i jobb eller utdanning. Mange av dei har vore innom fire eller fleire kontor før nokon tok tak."],
        goals=[("sub_goal", "Talet på unge utanfor skal halverast innan 2028")],
        measures=[
            row("Samle oppfølginga av unge under 30 i eitt team med felles kontor", ["NAV-leiaren"], ["vidaregåande skule", "psykisk helseteneste", "næringslaget"], "1.3.2025", [1, 8],
                indicator=["Ventetida på første samtale er under ei veke"]),
            row("Tilby sommarjobb til alle 16-åringar som ønskjer det", ["Personalsjefen"], ["næringslaget", "bondelaget"], "Kvart år innan 1. april", [8], indicator=["80 ungdomar har fått sommarjobb"]),
            row("Prøve ut språkkafé på arbeidsplassar med mange nytilkomne", ["Flyktningtenesta"], ["Raude Krossen", "fiskemottaket"], "2025–2026", [4, 10]),
        ]),
    Area("Bustad og nærmiljø", "focus_area", "3.3", [
        "Halvparten av innbyggjarane bur i spreidde grender. Når butikken legg ned, forsvinn møteplassen. Kommunen kan ikkje drive butikk, men kan leggje til rette for at nokon andre gjer det."],
        goals=[("sub_goal", "Alle grender skal ha ein møteplass som er open minst to dagar i veka")],
        measures=[
            row("Gi driftstilskot til grendehus som held ope på dagtid", ["Kultureininga"], ["grendelaga"], "2025", [3, 11], indicator=["Ni grendehus er opne to dagar i veka"]),
            row("Leggje turvegar med fast dekke og benker i sju tettstader", ["Teknisk eining"], ["turlaget", "eldrerådet", "grunneigarane"], "2028", [3, 11],
                indicator=["Alle innbyggjarar i tettstadene har under 500 meter til turveg"]),
            row("Utarbeide ein bustadsosial handlingsplan", ["Plan og utvikling"], ["Husbanken", "NAV"], "Våren 2026", [1, 11]),
        ]),
    Area("Trygg alderdom", "focus_area", "3.4", [
        "I 2030 er kvar fjerde innbyggjar over 67 år. Fall er den vanlegaste grunnen til at eldre i Nordfonn blir innlagde på sjukehus."],
        goals=[("sub_goal", "Talet på hoftebrot skal ned med ein tredel innan 2028")],
        measures=[
            row("Starte treningsgrupper for styrke og balanse i kvar krins", ["Fysioterapitenesta"], ["pensjonistlaget", "idrettslaga", "frisklivssentralen"], "Hausten 2025", [3], indicator=["240 eldre trenar minst ein gong i veka"]),
            row("Tilby førebyggjande heimebesøk til alle som fyller 78 år", ["Heimetenesta"], ["brannvesenet", "eldrerådet"], "Løpande", [3], indicator=["Minst 85 prosent har fått tilbodet"]),
            row("Lære opp hundre innbyggjarar som digitale hjelparar", ["Biblioteket"], ["ungdomsrådet", "pensjonistlaget"], "Innan utgangen av 2026", [4, 10]),
        ]),
]
PLAN = Plan("action_programme", "Folkehelseprogram 2025–2028", "Nordfonn kommune", None, (2025, 2028), "2024-12-19", "kommunestyret", "nn", areas=AREAS,
            goals=[("vision", "Eit godt liv i alle grender"), ("main_goal", "Innbyggjarane skal ha fleire leveår med god helse og trivsel"), ("main_goal", "Dei sosiale skilnadene i helse skal bli mindre")])
LOOK = Look("DejaVu Serif", 9.5, "#7a2e43", "Folkehelseprogram 2025–2028", 'counter(page)', language="nn")


def blocks(folder):
    yield Cover(PLAN.title, ["Nordfonn kommune", "Vedteke av kommunestyret 19.12.2024"], picture=folder.landscape(7))
    yield Contents("Innhald", 2)
    yield Heading(1, "Innleiing", "1")
    yield Paragraph("Folkehelse blir skapt der folk bur, går på skule, arbeider og møter kvarandre. Helsetenesta reparerer når noko går gale. Dette programmet handlar om alt det "
                    "andre: om skulegardar, sommarjobbar, grendehus og turvegar. Det gjeld for fire år og blir følgt opp i budsjettet kvart år.")
    yield Heading(2, "Kva lova krev", "1.1")
    yield Paragraph("Kommunen skal ha oversikt over helsetilstanden, setje mål og gjere noko med det som trengst. Oversikta for Nordfonn vart lagd fram i april 2024. Ho peikar ut fire område "
                    "der kommunen har mest å vinne, og desse fire er òg kapitla i programmet.")
    yield Heading(2, "Korleis programmet vart til", "1.2")
    yield Paragraph("Tre folkemøte, ei spørjeundersøking med 780 svar og samtalar med ungdomsrådet og eldrerådet ligg til grunn. Ungdomsrådet bad om færre planar og fleire bussar. Bussane rår "
                    "fylket over, men ønsket er sendt vidare.")
    yield Heading(1, "Visjon og hovudmål", "2")
    yield Paragraph("**Visjon:** Eit godt liv i alle grender")
    yield Paragraph("Hovudmål:", "label")
    yield Bullets([t for l, t in PLAN.goals if l == "main_goal"])
    yield Paragraph("Hovudmåla blir målte med tal frå folkehelseprofilen og med eiga undersøking annakvart år. Tala frå 2024 er utgangspunktet.")
    yield Heading(2, "Helsa i Nordfonn i korte trekk", "2.1")
    yield Paragraph("Forventa levealder er 82,1 år for kvinner og 79,4 år for menn. Det er om lag som i fylket elles. Fleire enn før seier at dei er einsame, særleg menn mellom 30 og 45 år. Færre "
                    "røykjer, men fleire ungdomar snusar. Fire av fem eldre bur godt, men mange bur langt frå naboen.")
    yield Heading(1, "Satsingsområde", "3")
    for area in AREAS:
        yield Heading(2, area.title, area.number)
        yield from map(Paragraph, area.intro)
        yield Paragraph("Delmål", "label")
        yield Bullets([t for _, t in area.goals])
        yield measure_table(area.measures, [
            ("Tiltak", lambda m: m.text), ("Ansvarleg", lambda m: listed(m.responsible)), ("Samarbeidspartnarar", lambda m: listed(m.partners)), ("Indikator", lambda m: m.indicator),
            ("Tidsplan", lambda m: m.deadline), ("Berekrafts\u00admål", lambda m: ", ".join(map(str, m.sdgs)))], [25, 24, 31, 24, 16, 17],
            lines="grid", head_fill="#f2dfe4", head_colour="#7a2e43", size=8, keep_rows=True)
    yield Heading(1, "Oppfølging", "4")
    yield Paragraph("Folkehelsekoordinatoren rapporterer til kommunestyret i juni kvart år. Rapporten seier for kvart tiltak om det er gjort, kva det kosta, og om det verka. Tiltak som ikkje verkar, blir "
                    "avslutta. Eit råd med to politikarar, to frå frivillige lag og kommuneoverlegen møtest fire gonger i året og kan foreslå nye tiltak.")
    yield Paragraph("Programmet har ingen eigne midlar. Det som kostar pengar, blir fremja i handlingsdelen kvar haust.")


def make(build):
    build.browser(blocks(build), LOOK, PLAN)
