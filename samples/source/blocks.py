"""What a sample's pages are made of, before anybody decides how they are typeset.

A document is a list of blocks; odt.py and web.py turn the same blocks into pages in their own manner. Inline text is
plain, save that **two stars** make bold and [^a note] puts a footnote.
"""
from dataclasses import dataclass, field


@dataclass
class Heading:
    level: int
    text: str
    number: str = ""
    in_contents: bool = True

    @property
    def full(self):
        return f"{self.number} {self.text}".strip()


@dataclass
class Paragraph:
    text: str
    style: str = "body"  # body, lead, small, caption, label, quote


@dataclass
class Bullets:
    items: list
    mark: str = "•"  # "•", "–", "1.", "a)"


@dataclass
class Cell:
    content: list  # blocks
    rows: int = 1
    columns: int = 1
    fill: str = ""
    bold: bool = False
    align: str = "left"
    colour: str = ""
    turned: bool = False


@dataclass
class Table:
    widths: list  # relative
    head: list  # rows of cells, repeated on each page
    body: list
    lines: str = "grid"  # grid, horizontal, none, outer
    zebra: str = ""
    head_fill: str = "#1f3f5f"
    head_colour: str = "#ffffff"
    size: float = 9.5
    keep_rows: bool = False  # rows are not broken over pages
    caption: str = ""
    width: float = 1.0  # of the text width


@dataclass
class Columns:
    """Blocks side by side: cards, or two tables next to each other."""

    parts: list  # one list of blocks a column
    fill: str = ""
    gap: float = 6.0  # mm


@dataclass
class Picture:
    file: str
    width: float  # mm
    height: float
    text: str = ""


@dataclass
class Pictures:
    """Small pictures in one line, as a row of goal icons."""

    files: list
    size: float = 14.0  # mm


@dataclass
class PageBreak:
    landscape: bool = False


@dataclass
class Contents:
    title: str = "Innhold"
    depth: int = 2


@dataclass
class Cover:
    title: str
    lines: list = field(default_factory=list)
    colour: str = "#1f4e79"
    picture: str = ""


def cell(text, **more):
    """A cell from text, from a list of texts (a paragraph each) or from blocks."""
    if isinstance(text, (str, int)):
        text = [Paragraph(str(text))] if text != "" else []
    content = [Paragraph(x) if isinstance(x, str) else x for x in text]
    return Cell(content, **more)


def head(*texts, **more):
    return [cell(text, bold=True, **more) for text in texts]
