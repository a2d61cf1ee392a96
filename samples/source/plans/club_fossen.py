"""A sports club's budget as its spreadsheet prints it: no lines, sums in bold, accounts, a label that touches the next cell."""
from expected import *
from ods import SheetCell, flat_ods

INCOME = [("3100 Medlemskontingent", [184500, 192300, 200000]), ("3120 Treningsavgift", [312000, 318450, 345000]), ("3400 Kommunalt tilskudd", [95000, 97500, 95000]),
          ("3600 Dugnad og loddsalg", [88200, 112640, 110000]), ("3900 Sponsorer", [140000, 125000, 150000])]
COST = [("4300 Utstyr og drakter", [121400, 142800, 135000]), ("5000 Trenerlønn", [286000, 295500, 320000]), ("6300 Leie av hall", [98000, 104200, 110000]),
        ("7400 Påmeldinger og lisenser", [133500, 128750, 140000]), ("7700 Årsmøte og tilstelninger", [22600, 31400, 30000])]


def rows_of(title, total, items):
    rows = [Row(label, values) for label, values in items]
    return [heading_row(title, 3), *rows, sum_row(total, rows)]


INCOME_ROWS, COST_ROWS = rows_of("Inntekter", "Sum inntekter", INCOME), rows_of("Kostnader", "Sum kostnader", COST)
RESULT = Row("Årsresultat", [a - b for a, b in zip(INCOME_ROWS[-1].values, COST_ROWS[-1].values)], "result")
COLUMNS = [Column("Regnskap 2024", 2024, "actual"), Column("Regnskap 2025", 2025, "actual"), Column("Budsjett 2026", 2026)]
PLAN = Plan("other", "Budsjett 2026", "Fossen idrettslag", 2026, (2026, 2026), budgets=[Budget("Budsjett 2026", COLUMNS, [*INCOME_ROWS, *COST_ROWS, RESULT], scale=1)])


def sheet():
    yield [SheetCell("Fossen idrettslag", bold=True)]
    yield [SheetCell("Budsjett 2026", bold=True)]
    yield []
    yield [SheetCell("Konto", bold=True), SheetCell("Tekst", bold=True)] + [SheetCell(column.label, bold=True, align="end") for column in COLUMNS]
    for row in (*INCOME_ROWS, *COST_ROWS, RESULT):
        bold = row.kind != "item"
        account, _, label = row.label.partition(" ") if not bold else ("", "", row.label)
        figures = [f"{value:,}" if value is not None else "" for value in row.values]
        yield [SheetCell(account, bold=bold), SheetCell(label, bold=bold)] + [SheetCell(text, bold=bold, align="end") for text in figures]


def make(build):
    build.sheet(flat_ods(list(sheet()), [16, 56, 34, 34, 34], PLAN.title, scale=100, lines=False), PLAN)
