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
