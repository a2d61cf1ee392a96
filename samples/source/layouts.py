"""Forms that plans give their measures and budgets: from expected values to the blocks of a page."""
from blocks import Bullets, Cell, Paragraph, Table, cell, head


def amount(value, thousands=" ", minus="-", empty=""):
    """A figure as a Norwegian table prints it; text stays text."""
    if value is None:
        return empty
    if isinstance(value, str):
        return value
    whole = f"{abs(value):,}".replace(",", thousands) if isinstance(value, int) else f"{abs(value):,.1f}".replace(",", thousands).replace(".", ",")
    return (minus if value < 0 else "") + whole


def listed(names):
    """'a, b og c', as one line lists partners."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " og " + names[-1]


def measure_cell(measure, **more):
    return cell([Paragraph(measure.text)] + ([Bullets(measure.items)] if measure.items else []), **more)


def measure_table(measures, columns, widths, **look):
    """A row a measure; columns is a list of (heading, function from a measure to a cell's content)."""
    body = [[cell(value(measure)) for _, value in columns] for measure in measures]
    return Table(widths, [head(*[name for name, _ in columns])], body, **look)


def sub_row_table(measures, titles, **look):
    """Number | measure | targets | partners, the targets of a kind below their own lead-in line."""
    body = []
    for m in measures:
        targets = []
        for lead, texts in (("Resultatmål:", m.result), ("Effektmål:", m.effect)):
            if texts:
                targets += [Paragraph(lead), Bullets(texts)]
        body.append([cell(m.number), measure_cell(m), cell(targets), cell([Bullets(m.partners)] if m.partners else "")])
    return Table([9, 30, 42, 24], [head(*titles)], body, **look)


def budget_table(budget, first="", widths=None, minus="-", empty="", sums_bold=True, thousands=" ", label_width=40, **look):
    rows = []
    for row in budget.rows:
        bold = sums_bold and row.kind != "item"
        cells = [cell(row.label, bold=bold)]
        for value, column in zip(row.values, budget.columns):
            text = amount(value, thousands, minus, "" if row.kind == "heading" else empty)
            cells.append(cell(text, bold=bold, align="left" if column.kind == "comment" else "right"))
        rows.append(cells)
    top = [cell(first, bold=True)] + [cell(c.label, bold=True, align="left" if c.kind == "comment" else "right") for c in budget.columns]
    return Table(widths or [label_width] + [16] * len(budget.columns), [top], rows, **look)
