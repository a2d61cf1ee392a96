#!/usr/bin/env python3
"""Rebuilds the samples: make_samples.py [NAME ...] sets the pages of each plan and writes what a correct import must find.

Needs LibreOffice, chromium, ImageMagick and poppler-utils. Each module below plans/ that has a make() is a sample.
"""
import importlib
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import expected  # noqa: E402
import odt  # noqa: E402
import pictures  # noqa: E402
import printing  # noqa: E402
import scanning  # noqa: E402
import truths  # noqa: E402
import web  # noqa: E402

SAMPLES = os.path.dirname(HERE)


class Build:
    """One sample under way: where its files go, and the ways to print it."""

    def __init__(self, name):
        self.name = name

    def path(self, suffix):
        return os.path.join(SAMPLES, self.name + suffix)

    def landscape(self, seed):
        return pictures.landscape(seed)

    def goal_icon(self, number):
        return pictures.goal_icon(number)

    def picture_of(self, blocks, look, size):
        """A picture of blocks, as one pastes a table from a spreadsheet; size in pixels at 300 dpi from the page's first ink."""
        printed, picture = (os.path.join(pictures.FOLDER, self.name + ending) for ending in (".pdf", ".png"))
        printing.from_office(odt.flat_odt(list(blocks), look, ""), "fodt", printed)
        printing.run("pdftoppm", "-r", "240", "-gray", "-singlefile", "-png", printed, picture[:-4])
        printing.run("convert", picture, "-trim", "+repage", "-bordercolor", "white", "-border", "12", "-resize", size + "!", "-colors", "32", "-strip", picture)
        return picture

    def office(self, blocks, look, plan, tagged=True, turn_landscape=False):
        printing.from_office(odt.flat_odt(list(blocks), look, plan.title), "fodt", self.path(".pdf"), tagged)
        if turn_landscape:
            printing.turn_landscape_pages(self.path(".pdf"))
        self.expect(plan)

    def scanned(self, blocks, look, plan, **how):
        with tempfile.TemporaryDirectory() as folder:
            printed = os.path.join(folder, "printed.pdf")
            printing.from_office(odt.flat_odt(list(blocks), look, plan.title), "fodt", printed)
            scanning.scan(printed, self.path(".pdf"), **how)
        self.expect(plan)

    def sheet(self, source, plan):
        printing.from_office(source, "fods", self.path(".pdf"))
        self.expect(plan)

    def browser(self, blocks, look, plan, tagged=True, first_page=2):
        """Printed twice: the first printing tells the contents on which page each heading stands."""
        blocks = list(blocks)
        writer = web.Writer(look, {})
        printing.from_browser(writer.document(blocks, plan.title), self.path(".pdf"), tagged)
        pages = web.find_pages(writer.headings, printing.page_texts(self.path(".pdf")), first_page)
        printing.from_browser(web.Writer(look, pages).document(blocks, plan.title), self.path(".pdf"), tagged)
        self.expect(plan)

    def expect(self, plan):
        expected.write(plan, self.path(".expected.json"))


def main(names):
    modules = sorted(f[:-3] for f in os.listdir(os.path.join(HERE, "plans")) if f.endswith(".py"))
    for module_name in modules:
        module = importlib.import_module("plans." + module_name)
        name = module_name.replace("_", "-")
        if not hasattr(module, "make") or (names and name not in names):
            continue
        module.make(Build(name))
        size = os.path.getsize(os.path.join(SAMPLES, name + ".pdf"))
        print(f"{name}.pdf  {size // 1024} kB", flush=True)
    truths.write(os.path.join(SAMPLES, "compare"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
