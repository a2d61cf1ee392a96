"""Tags that lie: the layout stands in tables without lines, the table of measures is tagged as single-row tables, and the budget is a picture."""
from blocks import *
from expected import *
from layouts import budget_table, listed
from odt import Look


def m(text, who, when, cost):
    return Measure(text, responsible=who, deadline=when, cost=cost)


AREAS = [
    Area("Overnatting og servering", measures=[m("Kartlegge sengekapasitet og åpningstider utenom sesongen", ["Reiselivslaget"], "Mars 2025", "60 000 kr"), m("Gi støtte til kokker som vil bruke lokal fisk", ["Kvitholm kommune", "Sætervåg kommune"], "2025", "200 000 kr"),
                                               m("Lage felles bestillingsløsning for små overnattingssteder", ["Reiselivslaget"], "1. mai 2025", "450 000 kr")]),
    Area("Opplevelser", measures=[m("Merke kyststien fra Kvitholm til Fonnheim på begge sider av sundet", ["Turlaget"], "Juni 2025", "320 000 kr"), m("Arrangere fyrdag på fire fyr samme helg", ["Fyrvennene", "Skjærgårdstjenesten"], "August 2025", "90 000 kr")]),
    Area("Bærekraft", measures=[m("Begrense antall cruiseanløp til tolv i sesongen", ["Havnevesenet"], "Sesongen 2025", "Ingen"), m("Innføre besøksbidrag på parkering ved badeplassene", ["Skoglia kommune"], "15. juni 2025", "Selvfinansierende")]),
]
_items = [Row("Vertskap og informasjon", [820, 860]), Row("Stier og skilting", [300, 410]), Row("Markedsføring", [640, 520]), Row("Arrangementer", [150, 190])]
BUDGET = Budget("Budsjett", [Column("Budsjett 2024", 2024), Column("Budsjett 2025", 2025)], [*_items, sum_row("Sum", _items)])
PLAN = Plan("action_programme", "Handlingsplan for reiseliv 2025", "Tverrsund reiselivslag", 2025, adopted_date="2024-10-17", adopted_by="årsmøtet", areas=AREAS, budgets=[BUDGET],
            goals=[("vision", "Gjestene skal reise hjem med salt i håret og lyst til å komme igjen")])
LOOK = Look("URW Bookman", 10, "#225577", "Handlingsplan for reiseliv 2025", "{page}")


def blocks(folder, picture):
    plain = dict(lines="none", size=9.5)
    yield Cover(PLAN.title, ["Tverrsund reiselivslag", "Vedtatt av årsmøtet 17. oktober 2024"])
    yield PageBreak()
    yield Columns([[Heading(1, "Om planen"), Paragraph("Reiselivet rundt sundet omsetter for 96 millioner kroner i året. Nesten alt kommer inn i juli. Skal flere kunne leve av gjester, må de komme i mai og i september, og de må bli mer enn én natt."),
                    Paragraph("Planen er laget på tre kveldsmøter på Kvitholm. Alle som leier ut mer enn to senger, var invitert.")],
                   [Heading(1, "Visjon"), Paragraph(PLAN.goals[0][1], "lead"), Paragraph("Visjonen er elleve år gammel. Den er prøvd fornyet to ganger, og begge ganger ble den stemt inn igjen.")]], fill="#eaf1f6")
    yield Heading(1, "Tiltak i 2025")
    for area in AREAS:
        yield Heading(2, area.title)
        widths = [42, 28, 21, 25]
        yield Table(widths, [], [head("Tiltak", "Ansvarlig", "Frist", "Kostnad")], **plain)
        for x in area.measures:
            yield Table(widths, [], [[cell(x.text), cell(listed(x.responsible)), cell(x.deadline), cell(x.cost)]], lines="outer", size=9.5)
    yield PageBreak()
    yield Heading(1, BUDGET.title)
    yield Paragraph("Tabellen er limt inn fra regnearket. Tall i tusen kroner.")
    yield Picture(picture, 150, 60)
    yield Paragraph("Markedsføringen trappes ned fordi annonser i utlandet ikke har gitt flere gjester. Pengene flyttes til stiene, som gjestene faktisk spør etter.")


def make(build):
    table = budget_table(BUDGET, "Post", head_fill="#cfdde8", head_colour="#000000", size=11)
    picture = build.picture_of([table], Look("Liberation Sans", 11, header="", footer=""), "1560x624")
    build.office(blocks(build, picture), LOOK, PLAN)
