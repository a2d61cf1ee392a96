"""Pages as they come off a copier: a little turned, grey, grainy, in JPEG, without any text."""
import os
import tempfile

import printing


def scan(source, pdf, resolution=150, turn=(0.4, -0.3, 0.2), quality=38, noise=0.12):
    """Turns the pages of a PDF into pictures and binds these as a PDF; turn is in degrees, page by page in rotation."""
    with tempfile.TemporaryDirectory() as folder:
        printing.run("pdftoppm", "-r", str(resolution), "-gray", source, os.path.join(folder, "p"))
        pages = []
        for i, name in enumerate(sorted(f for f in os.listdir(folder) if f.endswith(".pgm"))):
            path, jpeg = os.path.join(folder, name), os.path.join(folder, f"{i:03}.jpg")
            printing.run("convert", path, "-background", "white", "-virtual-pixel", "white", "-distort", "SRT", str(turn[i % len(turn)]),
                         "-seed", str(i + 1), "-attenuate", str(noise), "+noise", "Gaussian", "-blur", "0x0.4",
                         "-level", "4%,96%", "-strip", "-colorspace", "Gray", "-quality", str(quality), jpeg)
            width, height = map(int, printing.run("identify", "-format", "%w %h", jpeg).split())
            with open(jpeg, "rb") as file:
                pages.append((width, height, file.read()))
    bind(pages, pdf, resolution)


def bind(pages, pdf, resolution):
    """A PDF of JPEG pages, written by hand so that its bytes depend on the pictures alone."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>",
               2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % (4 + 3 * i) for i in range(len(pages)))),
               3: b"<< /Producer (Kopimaskin) /CreationDate (D:%s+01'00') >>" % printing.DATE}
    for i, (width, height, data) in enumerate(pages):
        across, down = width * 72 / resolution, height * 72 / resolution
        draw = b"q %.2f 0 0 %.2f 0 0 cm /P Do Q" % (across, down)
        objects[4 + 3 * i] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources << /XObject << /P %d 0 R >> >> >>" % (across, down, 5 + 3 * i, 6 + 3 * i)
        objects[5 + 3 * i] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw)
        objects[6 + 3 * i] = (b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n"
                              % (width, height, len(data))) + data + b"\nendstream"
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % places[n] for n in sorted(places))
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    with open(pdf, "wb") as file:
        file.write(out)
