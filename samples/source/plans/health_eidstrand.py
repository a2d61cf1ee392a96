"""A public-health plan as one landscape table: areas numbered by letters and goals as rows of their own, who and when in one column."""
from blocks import *
from expected import *
from web import Look

SPEC = [
    ("A", "Eldre", "Mål 1", "Eldre skal kunne bo trygt hjemme", [
        ("1.1", "Styrke hverdagsrehabilitering", ["Ansette ergoterapeut", "Kurse hjemmetjenesten"], "Hjemmetjenesten", "2026", "780 000 kr"),
        ("1.2", "Tilby gratis trygghetssjekk av boliger", [], "Brannvesenet", "årlig", "Ingen")]),
    ("B", "Oppvekst", "Mål 2", "Barn skal være aktive hver dag", [
        ("2.1", "Innføre fysisk aktivitet på mellomtrinnet", ["Lage felles opplegg", "Kjøpe inn utstyr"], "Skolene", "høsten 2026", "40 000 kr"),
        ("2.2", "Åpne gymsalene for uorganisert lek i helgene", [], "Kultur", "2027", "120 000 kr"),
        ("2.3", "Kartlegge skoleveier sammen med elevrådene", [], "Teknisk", "2026–2027", "Innenfor ramme")]),
    ("C", "Fellesskap", "Mål 3", "Færre skal være ensomme", [
        ("3.1", "Opprette besøksvennordning", ["Samarbeide med frivillige lag"], "Frivilligsentralen", "våren 2026", "60 000 kr"),
        ("3.2", "Arrangere felles middag hver måned i bydelshuset", [], "Frivilligsentralen", "løpende", "90 000 kr")]),
]
AREAS = [Area(title, number=letter, goals=[("sub_goal", goal)],
              measures=[Measure(text, number, items, responsible=[who], deadline=when, cost=cost) for number, text, items, who, when, cost in rows])
         for letter, title, _, goal, rows in SPEC]
PLAN = Plan("action_programme", "Handlingsplan for folkehelse 2026–2028", "Eidstrand kommune", None, (2026, 2028), "2026-03-05", "kommunestyret", areas=AREAS)
LOOK = Look(size=11, paper="A4 landscape", margin="16mm")


def blocks():
    yield Heading(1, PLAN.title)
    yield Paragraph("Eidstrand kommune. Vedtatt av kommunestyret 5. mars 2026.")
    yield Paragraph("Folkehelse skapes der folk bor, lærer, arbeider og leker. Tabellen viser hva kommunen skal gjøre de nærmeste årene.")
    body = []
    for letter, title, label, goal, rows in SPEC:
        body.append([cell(f"{letter}. {title}", columns=4, fill="#9dc3e6", bold=True)])
        body.append([cell(f"{label}: {goal}", columns=4, fill="#deebf7")])
        body += [[cell(number), cell([text] + ([Bullets(items)] if items else [])), cell(f"{who} / {when}"), cell(cost)] for number, text, items, who, when, cost in rows]
    yield Table([7, 50, 25, 18], [head("Nr.", "Tiltak", "Ansvar / frist", "Kostnad")], body, size=11, keep_rows=True)


def make(build):
    build.browser(blocks(), LOOK, PLAN, first_page=1)
