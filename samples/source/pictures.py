"""The pictures in the samples, drawn by arithmetic so that nobody else's picture is needed."""
import atexit
import math
import os
import shutil
import struct
import tempfile
import zlib

import printing

FOLDER = tempfile.mkdtemp()
atexit.register(shutil.rmtree, FOLDER, True)
GOAL_COLOURS = {1: "#E5243B", 2: "#DDA63A", 3: "#4C9F38", 4: "#C5192D", 5: "#FF3A21", 6: "#26BDE2", 7: "#FCC30B", 8: "#A21942",
                9: "#FD6925", 10: "#DD1367", 11: "#FD9D24", 12: "#BF8B2E", 13: "#3F7E44", 14: "#0A97D9", 15: "#56C02B",
                16: "#00689D", 17: "#19486A"}


def png(path, rows):
    """Rows of (red, green, blue) pixels."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    raw = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))
    return path


def landscape(seed, width=360, height=210):
    """Hills in four blues behind a strip of water."""
    ridges = [[height * (0.3 + 0.13 * k) + 14 * math.sin(x / (31 - 4 * k) + seed * k) + 7 * math.sin(x / 9 + seed) for x in range(width)] for k in range(4)]
    shades = [(214, 229, 239), (158, 190, 210), (108, 152, 181), (66, 116, 148), (33, 82, 112)]
    water = (46, 104, 138)
    rows = [[water if y > height * 0.86 else shades[sum(y > ridge[x] for ridge in ridges)] for x in range(width)] for y in range(height)]
    return png(os.path.join(FOLDER, f"landscape{seed}.png"), rows)


def goal_icon(number):
    """A square in the colour of a UN goal with its number in white, as a picture without text."""
    path = os.path.join(FOLDER, f"goal{number}.png")
    if not os.path.exists(path):
        printing.run("convert", "-size", "120x120", "xc:" + GOAL_COLOURS[number], "-font", "Liberation-Sans-Bold", "-fill", "white", "-pointsize", "56",
                     "-gravity", "northwest", "-annotate", "+10+4", str(number), "-stroke", "white", "-strokewidth", "5", "-fill", "none",
                     "-draw", "circle 60,88 60,70", "-strip", path)
    return path
