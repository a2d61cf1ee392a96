"""A town-centre plan in nynorsk: one table of goals, strategies and measures merged over rows, partners a line each."""
from blocks import *
from expected import *
from web import Look

SPEC = [
    ("Eit levande sentrum", [("Gjere torget til møteplass", [("Leggje nytt dekke på torget", "2026", ["Vegvesenet i fylket", "Grunneigarane"]), ("Halde sommarkonsertar", "Kvart år", ["Musikklaget"])]),
                             ("Fleire bustader i sentrum", [("Regulere Bryggjekvartalet", "2027", ["Utbyggjarane", "Fylkeskommunen"])])]),
    ("Eit aktivt næringsliv", [("Lettare å etablere seg", [("Opprette éi dør inn for gründerar", "2026", ["Næringshagen"]), ("Lage gründerfond på éin million kroner", "2026", ["Banken", "Næringshagen"])])]),
]
GOALS = [pair for goal, strategies in SPEC for pair in [("sub_goal", goal)] + [("strategy", strategy) for strategy, _ in strategies]]
MEASURES = [Measure(text, deadline=when, partners=who) for _, strategies in SPEC for _, measures in strategies for text, when, who in measures]
PLAN = Plan("action_programme", "Sentrumsplan med tiltak 2026–2029", "Elveosen kommune", None, (2026, 2029), language="nn", areas=[Area("Mål og tiltak for sentrum", "focus_area", None, measures=MEASURES, goals=GOALS)])
LOOK = Look("Liberation Sans", 10.5, "#5b2a6e", "Elveosen kommune")


def rows():
    for goal, strategies in SPEC:
        first_of_goal = True
        for strategy, measures in strategies:
            for i, (text, when, who) in enumerate(measures):
                row = [cell(goal, rows=sum(len(m) for _, m in strategies))] if first_of_goal else []
                row += [cell(strategy, rows=len(measures))] if i == 0 else []
                first_of_goal = False
                yield row + [cell(text), cell(when), cell([Paragraph(name) for name in who])]


def blocks(folder):
    yield Cover(PLAN.title, ["Elveosen kommune"])
    yield PageBreak()
    yield Heading(1, "Innleiing")
    yield Paragraph("Sentrum er ikkje berre butikkar. Planen samlar det kommunen, grunneigarane og laga er samde om å gjere dei neste fire åra.")
    yield Heading(1, "Mål og tiltak for sentrum")
    yield Table([20, 20, 30, 12, 28], [head("Mål", "Strategi", "Tiltak", "Når", "Samarbeidspartnarar")], list(rows()), head_fill="#5b2a6e")


def make(build):
    build.browser(blocks(build), LOOK, PLAN)
