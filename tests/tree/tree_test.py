"""The tree itself: who includes whom, what stands where, how it is written.

usage: tree_test.py PROJECT_FOLDER [unittest's arguments]
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

PROJECT = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCES = PROJECT / "src"

# From the lowest folder to the highest; a folder includes only itself and folders before it.
FOLDERS = re.search(r"foreach\(folder ([^)]*)\)", (SOURCES / "CMakeLists.txt").read_text()).group(1).split()
# Folders that turn an outside library's world into ours: the stages do not know them.
ADAPTERS = {"pdf": {"app"}, "ocr": {"app"}}
# A library's headers, and the only folders that see them.
LIBRARIES = {
    r"(tesseract|leptonica)/.*|allheaders\.h": {"ocr"},
    r"(unicode|re2)/.*": {"text"},
    r"toml\+\+/.*|toml\.hpp": {"ruleset"},
    r"sqlite3\.h": {"handover", "app"},
    r"xlsxwriter(/.*|\.h)": {"handover"},
    r"libstemmer(/.*|\.h)": {"compare"},
    r"CLI/.*|seccomp\.h|libpq-fe\.h": {"app", "handover"},
    r"poppler/.*|poppler-.*": {"pdf"},
}


def files(folder, *endings):
    return sorted(path for path in (PROJECT / folder).rglob("*")
                  if path.suffix in endings and path.is_file() and "build" not in path.relative_to(PROJECT).parts)


def without_comments(text):
    """C++ without comments, line breaks kept; string literals stay."""
    pattern = r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/'
    blank = lambda m: re.sub(r"[^\n]", " ", m.group(0)) if m.group(0).startswith("/") else m.group(0)
    return re.sub(pattern, blank, text, flags=re.S)


def includes_of(path):
    return re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', path.read_text(), flags=re.M)


def name(path):
    return str(path.relative_to(PROJECT))


class Tree(unittest.TestCase):
    maxDiff = None

    def assert_none(self, findings):
        self.assertEqual(findings, [], "\n" + "\n".join(findings))

    def test_a_folder_includes_only_folders_below_it(self):
        found = []
        for path in files("src", ".h", ".cpp"):
            folder = path.relative_to(SOURCES).parts[0]
            self.assertIn(folder, FOLDERS)
            for include in includes_of(path):
                other = include.split("/")[0]
                if other not in FOLDERS or not (SOURCES / include).is_file():
                    continue
                if FOLDERS.index(other) > FOLDERS.index(folder):
                    found.append(f"{name(path)} includes {include}, which lies above it")
                if folder != other and folder not in ADAPTERS.get(other, {folder}):
                    found.append(f"{name(path)} includes {include}, which only {ADAPTERS[other]} may")
        self.assert_none(found)

    def test_a_librarys_headers_are_seen_in_its_folder_alone(self):
        poppler = {path.name for path in pathlib.Path("/usr/include/poppler").glob("*.h")}
        found = []
        for path in files("src", ".h", ".cpp"):
            folder = path.relative_to(SOURCES).parts[0]
            for include in includes_of(path):
                if include in poppler and folder != "pdf":
                    found.append(f"{name(path)} includes Poppler's {include}")
                for pattern, allowed in LIBRARIES.items():
                    if re.fullmatch(pattern, include) and folder not in allowed:
                        found.append(f"{name(path)} includes {include}, which only {sorted(allowed)} may")
        self.assert_none(found)

    def test_every_method_of_an_output_device_says_override(self):
        header = pathlib.Path("/usr/include/poppler/OutputDev.h")
        if not header.is_file():
            self.skipTest("Poppler's OutputDev.h is not there")
        hooks = set(re.findall(r"virtual\s[^;{(]*?\b(\w+)\s*\(", without_comments(header.read_text()))) - {"OutputDev"}
        self.assertGreater(len(hooks), 50)
        seen, found = 0, []
        for path in files("src/pdf", ".h"):
            for head, body in re.findall(r"class \w+[^{;]*:\s*public (OutputDev)\b[^{]*\{(.*?)\n\};", without_comments(path.read_text()), flags=re.S):
                for method, rest in re.findall(r"\b(\w+)\s*\(((?:[^;{]|\n)*?)[;{]", body):
                    if method in hooks:
                        seen += 1
                        if "override" not in rest:
                            found.append(f"{name(path)}: {method} has no override")
        self.assertGreater(seen, 10, "the output device was not found")
        self.assert_none(found)

    def test_only_the_command_line_prints(self):
        found = [f"{name(path)}:{number}: {line.strip()}"
                 for path in files("src", ".h", ".cpp") if path.relative_to(SOURCES).parts[0] != "app"
                 for number, line in enumerate(without_comments(path.read_text()).splitlines(), 1)
                 if re.search(r"std::(cout|cerr|clog)|\b(printf|puts|fmt::print)\s*\(", line)]
        self.assert_none(found)

    def test_no_year_stands_in_the_program(self):
        found = [f"{name(path)}:{number}: {line.strip()}"
                 for path in files("src", ".h", ".cpp")
                 for number, line in enumerate(without_comments(path.read_text()).splitlines(), 1)
                 if re.search(r"(?<![\w.#-])(?!\d\d00)(19[5-9]|20[0-4])\d(?![\w.])", line) and "draft/" not in line]
        self.assert_none(found)

    def test_no_organisation_stands_in_the_program(self):
        golds = files("samples", ".json")
        shared = PROJECT.parent / "shared"
        for folder in ("corpus", "corpus-real"):
            golds += sorted((shared / folder).glob("*.gold.json"))
        organisations = set()
        for gold in golds:
            content = json.loads(gold.read_text())
            organisation = content.get("document", {}).get("organisation") if isinstance(content, dict) else None
            organisations |= {word for word in re.findall(r"\w+", organisation or "") if word[0].isupper() and len(word) > 4}
        self.assertTrue(organisations, "no sample names its organisation")
        pattern = re.compile(r"\b(" + "|".join(sorted(organisations)) + r")\b", re.I)
        found = [f"{name(path)}: {match.group(0)}" for path in files("src", ".h", ".cpp")
                 for match in pattern.finditer(without_comments(path.read_text()))]
        self.assert_none(found)

    def test_no_two_types_share_a_name(self):
        # The linker takes them for one, and what the compiler makes for each of them is mixed up.
        places = {}
        for path in files("src", ".h", ".cpp"):
            apart = False  # in a namespace without a name, where a type is the file's own
            for line in path.read_text().splitlines():
                apart = (apart or line == "namespace {") and line != "} // namespace"
                found = re.match(r"(?:struct|class|enum class) (\w+)(?: final)?(?: :[^:].*)? ?\{", line)
                if found and not apart:
                    places.setdefault(found.group(1), []).append(name(path))
        self.assertGreater(len(places), 100, "the types were not found")
        self.assert_none([f"{kind}: {', '.join(paths)}" for kind, paths in places.items() if len(paths) > 1])

    def test_every_source_is_built(self):
        found = []
        for path in files("src", ".cpp") + files("tests", ".cpp"):
            root = path.relative_to(PROJECT).parts[0]
            lists = files(root, ".txt")
            named = any(re.search(rf"(?<![\w.]){re.escape(path.name)}(?![\w.])", each.read_text()) for each in lists)
            if not named:
                found.append(f"{name(path)} is in no CMakeLists.txt")
        self.assert_none(found)

    def test_every_header_begins_with_what_it_is_for(self):
        found = [name(path) for path in files("src", ".h")
                 if not re.match(r"//( .+)?\n(//.*\n)*#pragma once\n", path.read_text())]
        self.assert_none(found)

    def test_comments_tell_no_history_and_leave_nothing_to_do(self):
        found = [f"{name(path)}:{number}: {line.strip()}"
                 for folder in ("src", "tests") for path in files(folder, ".h", ".cpp")
                 for number, line in enumerate(path.read_text().splitlines(), 1)
                 if re.search(r"//.*\b(TODO|XXX|HACK|[Ff]ix for)\b", line)]
        self.assert_none(found)

    def test_the_sources_are_formatted(self):
        formatter = shutil.which("clang-format")
        if not formatter:
            self.skipTest("clang-format is not installed")
        sources = [str(path) for folder in ("src", "tests", "bench") if (PROJECT / folder).is_dir()
                   for path in files(folder, ".h", ".cpp")]
        outcome = subprocess.run([formatter, "--dry-run", "-Werror", *sources], capture_output=True, text=True)
        unformatted = sorted(set(re.findall(r"^(\S+?):\d+:\d+: error", outcome.stderr, flags=re.M)))
        self.assertEqual((outcome.returncode, unformatted), (0, []), outcome.stderr[:2000])


if __name__ == "__main__":
    unittest.main(verbosity=0)
