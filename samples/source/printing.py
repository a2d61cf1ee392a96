"""Programs that make PDFs, and what has to be done to their output so that the same source gives the same bytes."""
import os
import re
import shutil
import subprocess
import tempfile

DATE = b"20240115120000"


def run(*command, timeout=180):
    done = subprocess.run(command, capture_output=True, timeout=timeout)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')[-500:]}")
    return done.stdout


def from_office(source, suffix, pdf, tagged=True):
    """A PDF from flat OpenDocument text or spreadsheet, by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "plan." + suffix)
        with open(path, "w", encoding="utf-8") as out:
            out.write(source)
        export = {"fodt": "writer_pdf_Export", "fods": "calc_pdf_Export"}[suffix]
        options = '{"UseTaggedPDF":{"type":"boolean","value":"%s"},"ExportBookmarks":{"type":"boolean","value":"false"}}' % str(tagged).lower()
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", f"pdf:{export}:{options}", "--outdir", folder, path)
        settle(os.path.join(folder, "plan.pdf"), pdf)


def from_browser(html, pdf, tagged=True):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "plan.html")
        with open(path, "w", encoding="utf-8") as out:
            out.write(html)
        made = os.path.join(folder, "plan.pdf")
        tags = [] if tagged else ["--disable-pdf-tagging"]
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", *tags,
            "--no-pdf-header-footer", f"--print-to-pdf={made}", "file://" + path)
        settle(made, pdf)


def settle(made, pdf):
    """Puts one date and one identity into a PDF, byte for byte as long as what stood there."""
    with open(made, "rb") as file:
        data = file.read()
    data = re.sub(rb"(/(?:Creation|Mod)Date\s?\(D:)\d{14}[^)]*\)", lambda m: (m[1] + DATE).ljust(len(m[0]) - 1, b"Z")[:len(m[0]) - 1] + b")", data)
    data = re.sub(rb"(/ID\s*\[\s*<)[0-9A-F]+(>\s*<)[0-9A-F]+(>)", lambda m: m[1] + b"5A" * 16 + m[2] + b"5A" * 16 + m[3], data, flags=re.I)
    data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", lambda m: m[1] + b"5A" * 16, data)
    with open(pdf + ".new", "wb") as file:
        file.write(data)
    shutil.move(pdf + ".new", pdf)


def page_texts(pdf):
    return run("pdftotext", "-layout", pdf, "-").decode().split("\f")


def turn_landscape_pages(pdf):
    """Stores landscape pages as upright sheets with /Rotate 90, as some printers do: a reader sees no difference."""
    with open(pdf, "rb") as file:
        data = file.read()
    number = int(re.findall(rb"/Size (\d+)", data)[-1])
    root, previous = re.findall(rb"/Root (\d+ 0 R)", data)[-1], re.findall(rb"startxref\s+(\d+)", data)[-1]
    changed = {}
    for match in re.finditer(rb"(\d+) 0 obj\s*(<</Type/Page/.*?>>)\s*endobj", data, re.S):
        page = match[2]
        box = re.search(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", page)
        if float(box[1]) <= float(box[2]):
            continue
        turn = b"0 1 -1 0 %s 0 cm" % box[2]
        changed[number] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(turn), turn)
        page = page.replace(box[0], b"/MediaBox[0 0 %s %s]/Rotate 90" % (box[2], box[1]))
        changed[int(match[1])] = re.sub(rb"/Contents (\d+ 0 R)", b"/Contents[%d 0 R \\1]" % number, page)
        number += 1
    out, places = bytearray(data), {}
    for object_number, body in sorted(changed.items()):
        places[object_number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (object_number, body)
    table = len(out)
    out += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items()))
    out += b"trailer\n<</Size %d/Root %s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (number, root, previous, table)
    with open(pdf, "wb") as file:
        file.write(out)
