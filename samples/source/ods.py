"""Rows of cells → a flat OpenDocument spreadsheet, printed by LibreOffice calc in landscape, as notes are often sent round."""
from dataclasses import dataclass
from xml.sax.saxutils import escape

from odt import NAMESPACES


@dataclass
class SheetCell:
    text: str = ""
    fill: str = ""
    bold: bool = False
    columns: int = 1
    rows: int = 1
    size: float = 10
    align: str = ""  # "end": to the right, as figures stand


def flat_ods(rows, widths, title, scale=70, header_rows=0, lines=True):
    """Rows hold SheetCell, text, or None below a merged cell; widths are in mm."""
    styles, names = [], {}
    border = 'fo:border="0.5pt solid #000000" fo:wrap-option="wrap" ' if lines else ""

    def style(family, properties):
        if (family, properties) not in names:
            names[family, properties] = name = f"s{len(names)}"
            styles.append(f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>')
        return names[family, properties]

    def written(item):
        if item is None:
            return "<table:covered-table-cell/>"
        if isinstance(item, str):
            item = SheetCell(item)
        fill = f' fo:background-color="{item.fill}"' if item.fill else ""
        align = f'<style:paragraph-properties fo:text-align="{item.align}"/>' if item.align else ""
        weight = "bold" if item.bold else "normal"
        name = style("table-cell", f'<style:table-cell-properties {border}style:vertical-align="top"{fill}/>{align}'
                     f'<style:text-properties fo:font-weight="{weight}" fo:font-size="{item.size}pt" style:font-name="Liberation Sans" fo:language="nb" fo:country="NO"/>')
        spans = (f' table:number-columns-spanned="{item.columns}"' if item.columns > 1 else "") + (f' table:number-rows-spanned="{item.rows}"' if item.rows > 1 else "")
        text = "".join(f"<text:p>{escape(line)}</text:p>" for line in item.text.split("\n")) if item.text else ""
        kind = ' office:value-type="string"' if item.text else ""
        return f'<table:table-cell table:style-name="{name}"{kind}{spans}>{text}</table:table-cell>'

    columns = "".join(f'<table:table-column table:style-name="{style("table-column", f"<style:table-column-properties style:column-width={chr(34)}{w}mm{chr(34)}/>")}"/>' for w in widths)
    row_style = style("table-row", '<style:table-row-properties style:use-optimal-row-height="true"/>')
    written_rows = [f'<table:table-row table:style-name="{row_style}">{"".join(map(written, row))}</table:table-row>' for row in rows]
    if header_rows:
        written_rows[:header_rows] = ["<table:table-header-rows>", *written_rows[:header_rows], "</table:table-header-rows>"]
    table = "sheet"
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            f'<office:meta><dc:title>{escape(title)}</dc:title></office:meta>'
            '<office:font-face-decls><style:font-face style:name="Liberation Sans" svg:font-family="\'Liberation Sans\'"/></office:font-face-decls>'
            f'<office:automatic-styles>{"".join(styles)}<style:style style:name="{table}" style:family="table" style:master-page-name="Wide"/>'
            f'<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" '
            f'fo:margin-top="10mm" fo:margin-bottom="10mm" fo:margin-left="10mm" fo:margin-right="10mm" style:scale-to="{scale}%"/></style:page-layout></office:automatic-styles>'
            '<office:master-styles><style:master-page style:name="Wide" style:page-layout-name="Page"/></office:master-styles>'
            f'<office:body><office:spreadsheet><table:table table:name="Ark1" table:style-name="{table}">{columns}{"".join(written_rows)}</table:table></office:spreadsheet></office:body></office:document>')
