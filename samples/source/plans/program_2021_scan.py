"""Handlingsprogram 2021 as it stands in the archive: printed, signed, put on a copier."""
from blocks import *
from expected import *
from layouts import budget_table, listed, measure_cell, measure_table
from odt import Look

AREAS = [
    Area("Overordnede strategier", "overarching", intro=["Rådet skal være kommunenes felles stemme i en tid der mye avgjøres langt unna."], measures=[
        Measure("Arrangere Sundkonferansen på Kvitholm, digitalt dersom smittevernet krever det", result=["100 deltakere"], partners=["Næringsforeningene", "KS"]),
        Measure("Lage en kommunikasjonsplan for rådet", result=["Planen er vedtatt av arbeidsutvalget"], partners=["Kommunene"])]),
    Area("Næring og arbeid", intro=["Verftene permitterte 140 ansatte i 2020. Arbeidet i 2021 handler om å holde på kompetansen."], measures=[
        Measure("Kartlegge behovet for etterutdanning i verftsindustrien", result=["Behovet er kartlagt hos åtte bedrifter"], partners=["Ormelv Verft", "NAV", "fagskolen"]),
        Measure("Følge opp gründere med:", items=["gratis kontorplass i seks måneder", "rådgivning fra næringshagen"], result=["20 gründere har fått hjelp"], partners=["Sundet Næringshage", "bankene"])]),
    Area("Samferdsel", intro=["Vedlikeholdet av fylkesveiene ligger åtte år etter."], measures=[
        Measure("Samle kommunene om fem strekninger som må utbedres først", result=["Listen er sendt fylkestinget før sommeren"], partners=["Fylkeskommunen", "kommunene", "Trygg Trafikk"])]),
]
_income = [Row("Kontingent", [5410, 5410, 5585]), Row("Tilskudd fra fylket", [600, 575, 600])]
_costs = [Row("Lønn og pensjon", [3980, 3912, 4105]), Row("Drift av kontor", [365, 341, 370]), Row("Møter", [260, 74, 190]), Row("Prosjekter", [1350, 980, 1620])]
BUDGET = Budget("Budsjett 2021", [Column("Budsjett 2020", 2020), Column("Regnskap 2020", 2020, "actual"), Column("Budsjett 2021", 2021)],
                [heading_row("Inntekter", 3), *_income, sum_row("Sum inntekter", _income), heading_row("Utgifter", 3), *_costs, sum_row("Sum utgifter", _costs),
                 Row("Resultat", [i - c for i, c in zip(sum_row("", _income).values, sum_row("", _costs).values)], "result")])
PLAN = Plan("action_programme", "Handlingsprogram 2021", "Tverrsundregionen", 2021, adopted_date="2020-12-03", adopted_by="rådsmøtet", areas=AREAS, budgets=[BUDGET])


def blocks():
    yield Cover(PLAN.title, ["Tverrsundregionen", "Vedtatt av rådsmøtet 03.12.2020"])
    yield PageBreak()
    yield Heading(1, "Innledning")
    yield Paragraph("Året som gikk, ble annerledes enn vi hadde tenkt. Konferansen ble utsatt, møtene ble flyttet til skjerm, og flere prosjekter "
                    "sto stille i påvente av avklaringer. Handlingsprogrammet for 2021 er derfor kortere enn vanlig.")
    yield Paragraph("Programmet har tre deler: overordnet arbeid, innsatsområder og budsjett. Tiltakene står i tabeller, med partnere og resultatmål.")
    for i, area in enumerate(AREAS):
        if i == 1:
            yield Heading(1, "Innsatsområder")
        yield Heading(2 if i else 1, area.title)
        yield from map(Paragraph, area.intro)
        yield measure_table(area.measures, [("Tiltak", lambda m: measure_cell(m).content), ("Partnere", lambda m: listed(m.partners)), ("Resultatmål", lambda m: m.result)],
                            [44, 28, 34], head_fill="#d9d9d9", head_colour="#000000", size=10.5)
    yield PageBreak()
    yield Heading(1, "Budsjett 2021")
    yield Paragraph("Tabellen viser budsjettet i tusen kroner.")
    yield budget_table(BUDGET, head_fill="#d9d9d9", head_colour="#000000", size=10.5)
    yield Paragraph("Mindreforbruket i 2020 skyldes at møter og konferanse ble avlyst. Pengene er satt av til prosjekter.")


def make(build):
    build.scanned(blocks(), Look("Liberation Serif", 11.5, "#000000", "Tverrsundregionen", "Side {page}"), PLAN)
