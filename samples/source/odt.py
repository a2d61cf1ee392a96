"""Blocks → a flat OpenDocument text, the way a caseworker's Word document looks: LibreOffice makes the PDF from it."""
import base64
import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from blocks import (Bullets, Cell, Columns, Contents, Cover, Heading, PageBreak, Paragraph, Picture, Pictures, Table)

NAMESPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta"}.items()) + \
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"' \
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
MARKS = {"•": '<text:list-level-style-bullet text:level="1" text:bullet-char="•">{}</text:list-level-style-bullet>',
         "–": '<text:list-level-style-bullet text:level="1" text:bullet-char="–">{}</text:list-level-style-bullet>',
         "1.": '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1">{}</text:list-level-style-number>',
         "a)": '<text:list-level-style-number text:level="1" style:num-suffix=")" style:num-format="a">{}</text:list-level-style-number>'}


@dataclass
class Look:
    font: str = "Liberation Sans"
    size: float = 10.5
    colour: str = "#1f4e79"
    header: str = ""
    footer: str = "Side {page}"
    footer_align: str = "center"
    margin: float = 25.0  # mm
    language: str = "nb"
    heading_font: str = ""
    justify: bool = False
    hyphenate: bool = False
    body_columns: int = 1


class Writer:
    def __init__(self, look, title):
        self.look, self.title = look, title
        self.styles, self.out, self.headings = [], [], []
        self.names, self.notes, self.pictures = {}, 0, 0
        self.tables = 0
        self.master = None  # the page style that the next paragraph starts
        self.width = 210 - 2 * look.margin

    # --- styles, one for each distinct set of properties ---
    def style(self, family, properties, parent="", extra=""):
        key = (family, properties, parent, extra)
        if key not in self.names:
            name = self.names[key] = f"{family[:2]}{len(self.names)}"
            parent = f' style:parent-style-name="{parent}"' if parent else ""
            self.styles.append(f'<style:style style:name="{name}" style:family="{family}"{parent}{extra}>{properties}</style:style>')
        return self.names[key]

    def paragraph_style(self, parent, properties="", text=""):
        extra = ""
        if self.master:
            extra, self.master = f' style:master-page-name="{self.master}"', None
        if not (properties or text or extra):
            return parent
        body = f"<style:paragraph-properties {properties}/>" if properties else ""
        body += f"<style:text-properties {text}/>" if text else ""
        return self.style("paragraph", body, parent, extra)

    # --- inline ---
    def inline(self, text):
        def note(match):
            self.notes += 1
            return (f'<text:note text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation><text:note-body>'
                    f'<text:p text:style-name="Footnote">{match[1]}</text:p></text:note-body></text:note>')
        text = escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
        text = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="Strong">\1</text:span>', text)
        return re.sub(r"\[\^([^\]]*)\]", note, text)

    # --- blocks ---
    def blocks(self, blocks, size=None, bold=False, align="left", colour=""):
        return "".join(self.block(block, size, bold, align, colour) for block in blocks)

    def block(self, block, size=None, bold=False, align="left", colour=""):
        small = size is not None
        if isinstance(block, Heading):
            name = f"h{len(self.headings)}"
            self.headings.append((block, name))
            style = self.paragraph_style(f"Heading_{block.level}")
            mark = f'<text:bookmark-start text:name="{name}"/>{self.inline(block.full)}<text:bookmark-end text:name="{name}"/>'
            return f'<text:h text:style-name="{style}" text:outline-level="{block.level}">{mark}</text:h>'
        if isinstance(block, Paragraph):
            text = 'fo:font-weight="bold" ' if bold else ""
            text += f'fo:color="{colour}" ' if colour else ""
            if small:
                text += f'fo:font-size="{size}pt"'
                style = self.paragraph_style("Cell", f'fo:text-align="{align}"', text)
            else:
                style = self.paragraph_style(block.style.capitalize(), "", text)
            return f'<text:p text:style-name="{style}">{self.inline(block.text)}</text:p>'
        if isinstance(block, Bullets):
            style = self.paragraph_style("Cell" if small else "Item", "", f'fo:font-size="{size}pt"' if small else "")
            items = "".join(f'<text:list-item><text:p text:style-name="{style}">{self.inline(i)}</text:p></text:list-item>' for i in block.items)
            kind = ("Tight" if small else "Wide") + str(list(MARKS).index(block.mark))
            return f'<text:list text:style-name="{kind}">{items}</text:list>'
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Columns):
            return self.columns(block)
        if isinstance(block, Pictures):
            return f'<text:p text:style-name="Body">{"".join(self.picture(f, block.size, block.size) for f in block.files)}</text:p>'
        if isinstance(block, Picture):
            style = self.paragraph_style("Body")
            caption = f'<text:p text:style-name="Caption">{self.inline(block.text)}</text:p>' if block.text else ""
            return f'<text:p text:style-name="{style}">{self.picture(block.file, block.width, block.height)}</text:p>{caption}'
        if isinstance(block, PageBreak):
            self.master = "Landscape" if block.landscape else "Standard"
            self.width = (297 if block.landscape else 210) - 2 * self.look.margin
            return ""
        if isinstance(block, Contents):
            return f"\0{self.paragraph_style('ContentsTitle')}\0{block.title}\0{block.depth}\0"
        if isinstance(block, Cover):
            return self.cover(block)
        raise TypeError(block)

    def cover(self, block):
        self.master = "Cover"
        picture = self.picture(block.picture, 120, 70) if block.picture else ""
        first = self.paragraph_style("Body", 'fo:margin-top="45mm"')
        out = f'<text:p text:style-name="{first}">{picture}</text:p>'
        out += f'<text:p text:style-name="Title">{self.inline(block.title)}</text:p>'
        out += "".join(f'<text:p text:style-name="Subtitle">{self.inline(line)}</text:p>' for line in block.lines)
        self.master = "Standard"
        return out

    def picture(self, file, width, height):
        self.pictures += 1
        data = base64.b64encode(open(file, "rb").read()).decode()
        return (f'<draw:frame draw:name="Bilde{self.pictures}" draw:style-name="Inline" text:anchor-type="as-char" '
                f'svg:width="{width}mm" svg:height="{height}mm"><draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>')

    def table(self, table, width=None):
        self.tables += 1
        full = (width or self.width) * table.width
        size = table.size
        caption = f'<text:p text:style-name="{self.paragraph_style("Caption")}">{self.inline(table.caption)}</text:p>' if table.caption else ""
        extra, self.master = (f' style:master-page-name="{self.master}"' if self.master else ""), None
        name = self.style("table", f'<style:table-properties style:width="{full:.1f}mm" table:align="left" fo:margin-bottom="3mm" fo:margin-top="1mm"/>', "", extra)
        columns = "".join(
            f'<table:table-column table:style-name="{self.style("table-column", f"<style:table-column-properties style:column-width={chr(34)}{full * w / sum(table.widths):.1f}mm{chr(34)}/>")}"/>'
            for w in table.widths)
        keep = "always" if table.keep_rows else "auto"
        row_style = self.style("table-row", f'<style:table-row-properties fo:keep-together="{keep}"/>')
        head = "".join(self.row(row, table, row_style, size, True, 0, len(table.head) + len(table.body)) for row in table.head)
        body = "".join(self.row(row, table, row_style, size, False, i, len(table.body)) for i, row in enumerate(table.body))
        head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
        return f'{caption}<table:table table:name="Tabell{self.tables}" table:style-name="{name}">{columns}{head}{body}</table:table><text:p text:style-name="After"/>'

    def row(self, row, table, row_style, size, is_head, index, count):
        out = []
        for item in row:
            if item is None:  # covered by a merged cell
                out.append("<table:covered-table-cell/>")
                continue
            fill = item.fill or (table.head_fill if is_head else table.zebra if index % 2 else "")
            line = f"0.5pt solid {'#808080' if table.lines == 'grid' else '#9aa5b1'}"
            borders = {"grid": f'fo:border="{line}"', "horizontal": f'fo:border="none" fo:border-bottom="{line}"',
                       "none": 'fo:border="none"', "outer": f'fo:border="none" {"fo:border-top" if index == 0 else "fo:border-bottom"}="{line}"'}[table.lines]
            turned = ' style:rotation-angle="90" style:writing-mode="bt-lr"' if item.turned else ""
            background = f' fo:background-color="{fill}"' if fill else ""
            style = self.style("table-cell", f'<style:table-cell-properties {borders}{background}{turned} fo:padding="1.2mm"/>')
            spans = f' table:number-columns-spanned="{item.columns}"' if item.columns > 1 else ""
            spans += f' table:number-rows-spanned="{item.rows}"' if item.rows > 1 else ""
            colour = item.colour or (table.head_colour if is_head else "")
            content = self.blocks(item.content, size, item.bold, item.align, colour) or f'<text:p text:style-name="Cell"/>'
            out.append(f'<table:table-cell table:style-name="{style}" office:value-type="string"{spans}>{content}</table:table-cell>')
        return f'<table:table-row table:style-name="{row_style}">{"".join(out)}</table:table-row>'

    def columns(self, block):
        """Parts side by side in a table without lines, as Word users do it."""
        count = len(block.parts)
        each = (self.width - block.gap * (count - 1)) / count
        widths, cells = [], []
        extra, self.master = (f' style:master-page-name="{self.master}"' if self.master else ""), None
        back, self.width = self.width, each - 4
        for i, part in enumerate(block.parts):
            if i:
                widths.append(block.gap)
                cells.append('<table:table-cell><text:p text:style-name="Cell"/></table:table-cell>')
            fill = f' fo:background-color="{block.fill}"' if block.fill else ""
            style = self.style("table-cell", f'<style:table-cell-properties fo:border="none"{fill} fo:padding="2mm"/>')
            widths.append(each)
            cells.append(f'<table:table-cell table:style-name="{style}">{self.blocks(part)}</table:table-cell>')
        self.width = back
        self.tables += 1
        columns = "".join(f'<table:table-column table:style-name="{self.style("table-column", f"<style:table-column-properties style:column-width={chr(34)}{w:.1f}mm{chr(34)}/>")}"/>' for w in widths)
        name = self.style("table", f'<style:table-properties style:width="{back:.1f}mm" table:align="left"/>', "", extra)
        return f'<table:table table:name="Tabell{self.tables}" table:style-name="{name}">{columns}<table:table-row>{"".join(cells)}</table:table-row></table:table><text:p text:style-name="After"/>'

    # --- the whole file ---
    def document(self, blocks):
        body = self.blocks(blocks)
        def contents(match):
            lines = [f'<text:p text:style-name="{match[1]}">{escape(match[2])}</text:p>']
            for heading, name in self.headings:
                if heading.in_contents and heading.level <= int(match[3]):
                    lines.append(f'<text:p text:style-name="Contents_{heading.level}">{escape(heading.full)}<text:tab/>'
                                 f'<text:bookmark-ref text:reference-format="page" text:ref-name="{name}">1</text:bookmark-ref></text:p>')
            return "".join(lines)
        # the contents come before the headings that they list
        body = re.sub("\0([^\0]*)\0([^\0]*)\0([^\0]*)\0", contents, body)
        return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
                f'office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>{escape(self.title)}</dc:title></office:meta>'
                f'{self.font_faces()}{self.common_styles()}<office:automatic-styles>{"".join(self.styles)}{self.page_layouts()}</office:automatic-styles>'
                f'{self.master_pages()}<office:body><office:text>{body}</office:text></office:body></office:document>')

    def font_faces(self):
        fonts = {self.look.font, self.look.heading_font or self.look.font}
        return "<office:font-face-decls>" + "".join(f'<style:font-face style:name="{f}" svg:font-family="\'{f}\'"/>' for f in sorted(fonts)) + "</office:font-face-decls>"

    def common_styles(self):
        look = self.look
        hyphens = ' fo:hyphenate="true" fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"' if look.hyphenate else ""
        align = 'fo:text-align="justify"' if look.justify else ""
        def style(name, properties="", text="", parent="Standard"):
            return (f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
                    f'<style:paragraph-properties {properties}/><style:text-properties {text}/></style:style>')
        heads = "".join(style(f"Heading_{level}", f'fo:keep-with-next="always" fo:margin-top="{top}mm" fo:margin-bottom="2mm"',
                              f'style:font-name="{look.heading_font or look.font}" fo:font-size="{look.size * scale:.1f}pt" fo:font-weight="bold" fo:color="{look.colour}"')
                        for level, top, scale in ((1, 8, 1.7), (2, 6, 1.35), (3, 4, 1.15), (4, 3, 1.0)))
        tab = f'<style:tab-stops><style:tab-stop style:position="{210 - 2 * look.margin:.0f}mm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
        contents = "".join(f'<style:style style:name="Contents_{level}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="{(level - 1) * 5}mm" fo:margin-bottom="1mm">{tab}</style:paragraph-properties></style:style>' for level in (1, 2, 3))
        lists = "".join(
            f'<text:list-style style:name="{kind}{i}">' + xml.format(
                f'<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" '
                f'fo:text-indent="-{indent}mm" fo:margin-left="{left}mm" /></style:list-level-properties>') + "</text:list-style>"
            for kind, left, indent in (("Tight", 4, 4), ("Wide", 12, 6)) for i, xml in enumerate(MARKS.values()))
        country = {"nb": "NO", "nn": "NO"}[look.language]
        return (
            '<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="12mm"/>'
            f'<style:text-properties style:font-name="{look.font}" fo:font-size="{look.size}pt" fo:language="{look.language}" fo:country="{country}"{hyphens}/></style:default-style>'
            '<style:style style:name="Standard" style:family="paragraph"/>'
            + style("Body", f'fo:margin-bottom="2.5mm" fo:line-height="120%" {align}') + style("Lead", 'fo:margin-bottom="3mm"', f'fo:font-size="{look.size + 2}pt" fo:color="{look.colour}"')
            + style("Small", 'fo:margin-bottom="1mm"', f'fo:font-size="{look.size - 2}pt"') + style("Label", 'fo:margin-bottom="1mm"', 'fo:font-weight="bold"')
            + style("Quote", 'fo:margin-left="10mm" fo:margin-right="10mm" fo:margin-bottom="3mm"', 'fo:font-style="italic"')
            + style("Caption", 'fo:margin-bottom="1mm" fo:keep-with-next="always"', f'fo:font-style="italic" fo:font-size="{look.size - 1}pt"')
            + style("Item", 'fo:margin-bottom="1mm"') + style("Cell") + style("After", "", 'fo:font-size="4pt"')
            + style("Title", 'fo:margin-bottom="4mm"', f'fo:font-size="28pt" fo:font-weight="bold" fo:color="{look.colour}"')
            + style("Subtitle", 'fo:margin-bottom="2mm"', f'fo:font-size="13pt" fo:color="#555555"')
            + style("ContentsTitle", 'fo:margin-bottom="4mm"', f'fo:font-size="17pt" fo:font-weight="bold" fo:color="{look.colour}"', "Standard")
            + style("Footnote", "", f'fo:font-size="{look.size - 2.5}pt"')
            + style("Header", "", f'fo:font-size="8.5pt" fo:color="#666666"') + style("Footer", f'fo:text-align="{look.footer_align}"', 'fo:font-size="8.5pt"')
            + heads + contents + '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
            '<style:style style:name="Inline" style:family="graphic"><style:graphic-properties style:vertical-pos="middle" style:vertical-rel="line"/></style:style>'
            + lists + '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:footnotes-position="page" text:start-numbering-at="document"/></office:styles>')

    def page_layouts(self):
        margin = self.look.margin
        def layout(name, width, height, way):
            return (f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}mm" fo:page-height="{height}mm" '
                    f'style:print-orientation="{way}" fo:margin-top="13mm" fo:margin-bottom="13mm" fo:margin-left="{margin}mm" fo:margin-right="{margin}mm"/>'
                    '<style:header-style><style:header-footer-properties fo:min-height="10mm" fo:margin-bottom="5mm"/></style:header-style>'
                    '<style:footer-style><style:header-footer-properties fo:min-height="10mm" fo:margin-top="5mm"/></style:footer-style></style:page-layout>')
        return layout("Portrait", 210, 297, "portrait") + layout("Wide", 297, 210, "landscape") + layout("Plain", 210, 297, "portrait")

    def master_pages(self):
        header = f'<style:header><text:p text:style-name="Header">{escape(self.look.header)}</text:p></style:header>' if self.look.header else ""
        number = '<text:page-number text:select-page="current">1</text:page-number>'
        footer = f'<style:footer><text:p text:style-name="Footer">{escape(self.look.footer).replace("{page}", number)}</text:p></style:footer>' if self.look.footer else ""
        return ('<office:master-styles><style:master-page style:name="Cover" style:page-layout-name="Plain"/>'
                f'<style:master-page style:name="Standard" style:page-layout-name="Portrait">{header}{footer}</style:master-page>'
                f'<style:master-page style:name="Landscape" style:page-layout-name="Wide">{header}{footer}</style:master-page></office:master-styles>')


def flat_odt(blocks, look, title):
    return Writer(look, title).document(blocks)
