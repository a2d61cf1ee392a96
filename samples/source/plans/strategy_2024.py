"""Strategi 2024–2027: slides with cards side by side, challenges, sub-goal and strategies of each area."""
from html import escape

from blocks import *
from expected import *
from plans.tverrsund import COUNCIL, VISION
from web import Look


def card(title, texts):
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<div class="card"><p class="card-title">{title}</p><ul>{items}</ul></div>'


def area(title, intro, challenges, goal, strategies, kind="focus_area"):
    return Area(title, kind, intro=intro, goals=[("challenge", t) for t in challenges] + [("sub_goal", goal)] + [("strategy", t) for t in strategies])


AREAS = [
    area("Folk og arbeidsliv", ["Regionen taper unge voksne til byene og får for få tilbake. De som flytter hit, kommer for en jobb og blir for et fellesskap. "
         "Derfor må arbeid, bolig og barnehage ses i sammenheng, også når de ligger i hver sin kommune."],
         ["Unge med lang utdanning flytter ut og kommer ikke tilbake", "Bedriftene finner ikke fagarbeidere", "Boligene er store og gamle, og få er til leie"],
         "Regionen skal ha 500 flere sysselsatte i 2027 enn i 2023",
         ["Vi skal gjøre det lett å finne jobb, bolig og barnehage på ett sted", "Vi skal bygge karrierer på tvers av kommunegrenser", "Vi skal fylle tomme hus"]),
    area("Klima, kraft og natur", ["Nettet er fullt vest for sundet, og fjorden er trettere enn på lenge. Begge deler setter grenser for hva regionen kan bli."],
         ["Nytt nett kommer tidligst i 2033", "Kommunene måler utslipp på hver sin måte"],
         "Utslippene skal ned med 40 prosent og effekttoppen med 10 prosent innen 2027",
         ["Vi skal styre etter klimabudsjett i alle kommuner", "Vi skal flytte forbruk før vi krever nett", "Vi skal restaurere natur i sundet"]),
    area("Ferdsel og samband", ["Fergene, bussene og gangveiene er det som gjør sju kommuner til én region."],
         ["Sambandet har ingen reserve når ferga står", "Den som ikke kjører bil, kommer ikke fram på kveldstid"],
         "Alle skal kunne komme seg til jobb, skole og sykehus uten egen bil",
         ["Vi skal stå sammen om kravet om reserveferge", "Vi skal prøve ut bestillingsbuss der rutebussen er lagt ned", "Vi skal bygge sykkelvei til skolene først"]),
]
THEMES = [Area("Ombruk og avfall", "cross_cutting", intro=["Brukte materialer skal ha en plass og en pris. Prøvelageret på Ormelv viser at etterspørselen er større enn vi trodde, og at det som "
               "mangler, er lagerplass og tillit til kvaliteten. Alle som bygger i regionen, skal vite hva som finnes før de bestiller nytt."]),
          Area("Rent sund", "cross_cutting", intro=["Sundet er grunnen til at folk slo seg ned her. Overvåkingen viser at de indre delene er i dårlig forfatning. "
               "Avløp, jordbruk og fritidsbåter må ta sin del, og kommunene må måle og kreve det samme."])]
PLAN = Plan("strategy", "Strategi for Tverrsundregionen 2024–2027", COUNCIL, None, (2024, 2027), "2023-06-15", "rådsmøtet", areas=AREAS + THEMES, goals=[
    ("vision", VISION),
    ("challenge", "Folketallet går ned i fem av sju kommuner"), ("challenge", "Klimaet endrer seg raskere enn planene våre"), ("challenge", "Kommunene konkurrerer om de samme fagfolkene"),
    ("main_goal", "Flere skal bo og arbeide i regionen i 2035 enn i dag"), ("main_goal", "Klimagassutslippene skal halveres innen 2030"),
    ("main_goal", "Sundet skal være rent nok til å bade og fiske i hele året"),
    ("strategy", "Vi skal snakke med én stemme utad"), ("strategy", "Vi skal dele folk, data og løsninger"), ("strategy", "Vi skal prøve ut i det små og bygge ut det som virker")])
CSS = """
@page { size: 254mm 143mm; margin: 0; @top-left { content: ""; } @bottom-right { content: ""; } }
.slide { width: 254mm; height: 142.8mm; padding: 10mm 12mm; break-after: page; position: relative; overflow: hidden; }
.slide h1 { margin: 0 0 4mm; font-size: 22pt; } .slide p { font-size: 9.5pt; }
.dark { background: #123c4a; color: white; } .dark h1, .dark p { color: white; }
.cards { display: flex; gap: 6mm; align-items: flex-start; } .card { flex: 1; background: #e3eef0; } .card-title { background: #1d6172; color: white; font-weight: bold; padding: 1.6mm 3mm; margin: 0; }
.card ul { padding: 2.5mm 4mm 1mm 7mm; margin: 0; font-size: 9pt; } .card li { margin-bottom: 1.5mm; }
.number { position: absolute; right: 6mm; bottom: 4mm; font-size: 7.5pt !important; color: #678; } .side { display: flex; gap: 8mm; } .side > div { flex: 1; } .stack .card { margin-bottom: 4mm; }
.fields { display: flex; gap: 8mm; } .fields > div { flex: 1; background: #f4ead7; padding: 5mm; } .fields h2 { margin-top: 0; font-size: 13pt; }
"""
LOOK = Look("URW Gothic", 10, "#123c4a", css=CSS)


def slide(number, *content, kind=""):
    return [f'<section class="slide {kind}">', *content, f'<p class="number">{number}</p></section>']


def by_level(goals):
    return [(title, [t for l, t in goals if l == level]) for title, level in
            (("Utfordringer", "challenge"), ("Mål", "main_goal"), ("Delmål", "sub_goal"), ("Strategier", "strategy")) if any(l == level for l, _ in goals)]


def blocks():
    out = slide("", '<h1 style="margin-top:45mm;font-size:30pt">' + PLAN.title + "</h1>", Paragraph(COUNCIL), Paragraph("Vedtatt av rådsmøtet 15. juni 2023"), kind="dark")
    out += slide(2, Heading(1, "Fra visjon til strategi"), Paragraph("**Visjon:** " + VISION), Paragraph(
        "Strategien gjelder for fire år. Den er laget av rådsmøtet etter tre åpne møter, ett på hver side av sundet og ett om bord på ferga. Den følges opp av et "
        "handlingsprogram hvert år."), '<div class="cards">' + "".join(card(*c) for c in by_level(PLAN.goals)) + "</div>")
    out += slide(3, Heading(1, "Innsatsområdene"), Paragraph("Tre innsatsområder bærer strategien. På de neste sidene står utfordringene først, så delmålet og til slutt veien dit."), Bullets([a.title for a in AREAS]))
    first, second, third = AREAS
    out += slide(4, Heading(1, first.title), Paragraph(first.intro[0]), '<div class="cards">' + "".join(card(*c) for c in by_level(first.goals)) + "</div>")
    cards = [card(*c) for c in by_level(second.goals)]
    out += slide(5, '<div class="side"><div class="stack">' + "".join(cards) + "</div><div>", Heading(1, second.title), Paragraph(second.intro[0]), "</div></div>")
    cards = [card(*c) for c in by_level(third.goals)]
    out += slide(6, Heading(1, third.title), Paragraph(third.intro[0]), '<div class="side"><div class="stack">' + cards[0] + cards[1] + "</div><div>" + cards[2] + "</div></div>")
    out += slide(7, Heading(1, "Tverrgående temaer"), '<div class="fields">', *[x for theme in THEMES for x in ("<div>", Heading(2, theme.title), Paragraph(theme.intro[0]), "</div>")], "</div>")
    out += slide("", '<div style="margin-top:50mm">', Paragraph("Tverrsundregionen IPR"), Paragraph("Gamle Kvitholm tollbod"), Paragraph("post@tverrsund.example"), "</div>", kind="dark")
    return out


def make(build):
    build.browser(blocks(), LOOK, PLAN)
