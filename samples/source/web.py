"""Blocks → HTML as chromium prints it: the way a plan looks that was written in a web tool."""
import base64
import re
from dataclasses import dataclass
from html import escape

from blocks import Bullets, Columns, Contents, Cover, Heading, PageBreak, Paragraph, Picture, Pictures, Table


@dataclass
class Look:
    font: str = "Liberation Sans"
    size: float = 10.5  # pt
    colour: str = "#1f4e79"
    header: str = ""
    footer: str = '"Side " counter(page)'  # CSS content
    paper: str = "A4"
    margin: str = "22mm 20mm 20mm 20mm"
    language: str = "nb"
    css: str = ""


LIST_TYPES = {"•": ("ul", ""), "–": ("ul", "dash"), "1.": ("ol", ""), "a)": ("ol", "letters")}


class Writer:
    def __init__(self, look, pages):
        self.look, self.pages = look, pages  # pages: heading → page number, from an earlier printing
        self.headings = []

    def inline(self, text):
        text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text, quote=False))
        return text.replace("\n", "<br>")

    def blocks(self, blocks):
        return "".join(map(self.block, blocks))

    def block(self, block):
        if isinstance(block, str):  # markup of one sample's own
            return block
        if isinstance(block, Heading):
            self.headings.append(block)
            return f"<h{block.level}>{self.inline(block.full)}</h{block.level}>"
        if isinstance(block, Paragraph):
            return f'<p class="{block.style}">{self.inline(block.text)}</p>'
        if isinstance(block, Bullets):
            tag, name = LIST_TYPES[block.mark]
            return f'<{tag} class="{name}">' + "".join(f"<li>{self.inline(item)}</li>" for item in block.items) + f"</{tag}>"
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Columns):
            fill = f' style="background:{block.fill}"' if block.fill else ""
            return f'<div class="columns" style="gap:{block.gap}mm">' + "".join(f"<div{fill}>{self.blocks(part)}</div>" for part in block.parts) + "</div>"
        if isinstance(block, Picture):
            caption = f'<p class="caption">{self.inline(block.text)}</p>' if block.text else ""
            return f'<p>{self.image(block.file, block.width, block.height, block.text)}</p>{caption}'
        if isinstance(block, Pictures):
            return "<p>" + "".join(self.image(f, block.size, block.size) for f in block.files) + "</p>"
        if isinstance(block, PageBreak):
            return f'<div style="break-before:page{";page:wide" if block.landscape else ""}"></div>'
        if isinstance(block, Contents):
            return f"\0{block.title}\0{block.depth}\0"
        if isinstance(block, Cover):
            picture = self.image(block.picture, 150, 88) if block.picture else ""
            lines = "".join(f"<p>{self.inline(line)}</p>" for line in block.lines)
            return f'<section class="cover">{picture}<h1 class="title">{self.inline(block.title)}</h1>{lines}</section>'
        raise TypeError(block)

    def image(self, file, width, height, text=""):
        data = base64.b64encode(open(file, "rb").read()).decode()
        return f'<img style="width:{width}mm;height:{height}mm" alt="{escape(text)}" src="data:image/png;base64,{data}">'

    def table(self, table):
        total = sum(table.widths)
        columns = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in table.widths)
        style = f"font-size:{table.size}pt;width:{100 * table.width:.0f}%"
        head = "".join(self.row(row, "th", table, 0) for row in table.head)
        body = "".join(self.row(row, "td", table, i) for i, row in enumerate(table.body))
        caption = f'<p class="caption">{self.inline(table.caption)}</p>' if table.caption else ""
        kind = table.lines + (" whole-rows" if table.keep_rows else "")
        return f'{caption}<table class="{kind}" style="{style}"><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>'

    def row(self, row, tag, table, index):
        out = []
        for item in row:
            if item is None:
                continue
            fill = item.fill or (table.head_fill if tag == "th" else table.zebra if index % 2 else "")
            style = f"text-align:{item.align};" + (f"background:{fill};" if fill else "")
            colour = item.colour or (table.head_colour if tag == "th" else "")
            style += f"color:{colour};" if colour else ""
            style += "font-weight:bold;" if item.bold else "font-weight:normal;"
            spans = (f' rowspan="{item.rows}"' if item.rows > 1 else "") + (f' colspan="{item.columns}"' if item.columns > 1 else "")
            out.append(f'<{tag} style="{style}"{spans}>{self.blocks(item.content)}</{tag}>')
        return f"<tr>{''.join(out)}</tr>"

    def document(self, blocks, title):
        body = self.blocks(blocks)

        def contents(match):
            rows = "".join(
                f'<div class="c{h.level}"><span>{self.inline(h.full)}</span><i></i><span>{self.pages.get(h.full, 0)}</span></div>'
                for h in self.headings if h.in_contents and h.level <= int(match[2]))
            return f'<section class="contents"><p class="contents-title">{escape(match[1])}</p>{rows}</section>'
        body = re.sub("\0([^\0]*)\0([^\0]*)\0", contents, body)
        return f'<!doctype html><html lang="{self.look.language}"><head><meta charset="utf-8"><title>{escape(title)}</title><style>{self.css()}</style></head><body>{body}</body></html>'

    def css(self):
        look = self.look
        return f"""
@page {{ size: {look.paper}; margin: {look.margin};
  @top-left {{ content: "{look.header}"; font: 8pt '{look.font}'; color: #667; }}
  @bottom-right {{ content: {look.footer or '""'}; font: 8pt '{look.font}'; color: #667; }} }}
@page :first {{ @top-left {{ content: ""; }} @bottom-right {{ content: ""; }} }}
@page wide {{ size: A4 landscape; }}
* {{ box-sizing: border-box; -webkit-print-color-adjust: exact; }}
body {{ font: {look.size}pt/1.42 '{look.font}'; color: #222; margin: 0; }}
h1, h2, h3, h4 {{ color: {look.colour}; line-height: 1.2; break-after: avoid; }}
h1 {{ font-size: 1.75em; margin: 1.1em 0 .5em; }} h2 {{ font-size: 1.35em; margin: 1.1em 0 .4em; }} h3 {{ font-size: 1.12em; margin: 1em 0 .3em; }}
p {{ margin: 0 0 .6em; }} .lead {{ font-size: 1.15em; color: {look.colour}; }} .small {{ font-size: .85em; }} .label {{ font-weight: bold; }}
.caption {{ font-style: italic; font-size: .9em; break-after: avoid; }} .quote {{ font-style: italic; margin: 0 2em .8em; }}
ul, ol {{ margin: 0 0 .7em; padding-left: 1.6em; }} ul.dash {{ list-style-type: "– "; }} ol.letters {{ list-style-type: lower-alpha; }}
table {{ border-collapse: collapse; table-layout: fixed; margin: .4em 0 1em; }} thead {{ display: table-header-group; }}
td, th {{ padding: 1.2mm 1.6mm; vertical-align: top; }} td p, th p {{ margin: 0; }} td ul, td ol {{ margin: 0; padding-left: 1.3em; }}
table.grid td, table.grid th {{ border: .5pt solid #888; }} table.horizontal td, table.horizontal th {{ border-bottom: .5pt solid #9ab; }}
table.outer {{ border: .5pt solid #889; }} table.whole-rows tr {{ break-inside: avoid; }}
.columns {{ display: flex; align-items: stretch; margin: .5em 0 1em; }} .columns > div {{ flex: 1; padding: 3mm; break-inside: avoid; }}
.cover {{ height: 240mm; padding-top: 40mm; break-after: page; }} .cover .title {{ font-size: 30pt; }} .cover p {{ font-size: 13pt; color: #555; }}
.contents {{ break-after: page; }} .contents-title {{ font-size: 1.7em; font-weight: bold; color: {look.colour}; }}
.contents div {{ display: flex; margin-bottom: 1mm; }} .contents i {{ flex: 1; border-bottom: 1pt dotted #99a; margin: 0 2mm 1mm; }} .contents .c2 {{ padding-left: 6mm; }} .contents .c3 {{ padding-left: 12mm; }}
{look.css}"""


def find_pages(headings, texts, first):
    """The page of each heading, looked for in order of the document from page first on."""
    pages, at = {}, first
    for heading in headings:
        words = "".join(heading.full.split())
        found = [i for i in range(at, len(texts)) if words in "".join(texts[i].split())]
        if found:
            at = found[0]
            pages[heading.full] = at + 1
    return pages
