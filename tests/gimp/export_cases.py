# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The file that a palette is written to as well: formats, names, places.

What is expected of a file comes from the .gpl file that the same call added to
GIMP's palettes.
"""

import json
import math
import re
import subprocess

import numpy as np

import reference
from case import CaseList, layers_of, one_palette, refused, successful
from odd_places import in_script, mount

EXPORT_CASES = CaseList()
ENDINGS = (".gpl", ".json", ".hex", ".txt")
ODD_NAMES = (
    "two  blanks .gpl",
    "-rf *; $(reboot) | %s%n & `id`.hex",
    "🎨 desert 🌵🏜.json",
    "لوحة ألوان.txt",
    "\u202egpl.exe\u202c.gpl",
    "é" * 100 + ".hex",
    "in capitals.GPL",
)

# Calls with the file FILE of FOLDER, which are expressions.
EXPORT = """
  (define (export key folder file . options)
    (let* ((image (load-image (string-append pictures "small.png"))))
      (extract key image (image-layers image)
               (append (list (list 'export-file (string-append folder file)))
                       options))
      (record-layers (string-append key "-layers") (image-layers image))))
  (define here (string-append case-folder "/"))
"""


def cases(script, **options):
    return EXPORT_CASES.add(EXPORT + script, **options)


def written(outcome, name):
    file = outcome.folder / name
    assert file.is_file(), f"there is no {name!r}"
    return file.read_bytes()


def check_hex(data, palette):
    codes = [bytes.fromhex(line.removeprefix("#"))
             for line in data.decode().splitlines()]
    assert [tuple(code) for code in codes] == [
        entry.rgb for entry in palette.entries]


def check_text(data, palette):
    lines = data.decode().splitlines()
    assert len(lines) == len(palette.entries), lines
    for line, entry in zip(lines, palette.entries):
        code, share, name = re.fullmatch(r"#(\w{6}) +(\S+) +(.+)",
                                         line).groups()
        assert tuple(bytes.fromhex(code)) == entry.rgb, line
        assert f"{name}, {share}" == entry.name, (line, entry.name)


def check_json(data, palette):
    report = json.loads(data)
    colors = report["colors"]
    assert (report["method"], report["space"]) == ("accurate", "oklab"), report
    assert report["k"] == len(colors) == len(palette.entries)
    codes = [tuple(bytes.fromhex(color["hex"][1:])) for color in colors]
    assert codes == [entry.rgb for entry in palette.entries]
    assert math.isclose(sum(color["share"] for color in colors), 1)
    off = np.abs(np.array([color["share"] for color in colors])
                 - reference.shares(palette)).max()
    assert off <= 0.0051, f"a share is off by {off}"
    lab = np.array([color["oklab"] for color in colors])
    # Codes are rounded, the rest is not.
    off = np.abs(lab - reference.oklab(np.array(codes))).max()
    assert off < 0.01, f"OKLab is off by {off}"
    srgb = np.array([color["srgb"] for color in colors]) * 255
    assert np.abs(srgb - np.array(codes)).max() <= 0.5 + 1e-9


CHECKS = {".hex": check_hex, ".txt": check_text, ".json": check_json}


@cases("\n".join(
    f'(export "call{ending}" here "palette{ending}" \'(colors 6) '
    f'\'(method "accurate") \'(palette-name "Export{ending}"))'
    f'(checkpoint "call{ending}")' for ending in ENDINGS))
def export_formats(outcome):
    """Each format holds the colors, names and shares of GIMP's palette."""
    earlier = None
    for ending in ENDINGS:
        successful(outcome, f"call{ending}")
        palette = one_palette(outcome, f"call{ending}", since=earlier)
        data = written(outcome, f"palette{ending}")
        if ending == ".gpl":
            gimps, = outcome.new_palettes(f"call{ending}", earlier).values()
            assert data == gimps, "another .gpl than GIMP's"
        else:
            CHECKS[ending](data, palette)
        earlier = f"call{ending}"


@cases("""
  (record "old.hex" "Something else, and longer than what replaces it.")
  (export "call" here "old.hex" '(colors 3) '(posterized-layer #t))
""")
def export_replaces_a_file(outcome):
    successful(outcome)
    check_hex(written(outcome, "old.hex"), one_palette(outcome))
    assert len(layers_of(outcome, "call-layers")) == 2, "no layer"


@cases("\n".join(f'(export "call-{i}" here {in_script(name)} \'(colors 3) '
                 f'\'(palette-name "Export"))'
                 for i, name in enumerate(ODD_NAMES)))
def export_odd_names(outcome):
    for i, name in enumerate(ODD_NAMES):
        successful(outcome, f"call-{i}")
        data = written(outcome, name)
        if name.endswith(".hex"):
            assert len(data.splitlines()) == 3
        elif name.endswith(".json"):
            assert json.loads(data)["k"] == 3
        elif name.lower().endswith(".gpl"):
            assert len(reference.parse_gpl(data).entries) == 3
    return f"{len(ODD_NAMES)} names"


@cases("""(export "call" "" "relative to GIMP.hex" '(colors 3))""")
def export_relative_path(outcome):
    """Meant from the folder that GIMP was started in."""
    successful(outcome)
    file = outcome.folder.parents[1] / "relative to GIMP.hex"
    assert file.is_file(), "it is not in the working folder"
    check_hex(file.read_bytes(), one_palette(outcome))
    file.unlink()


def check_refused(outcome, *words, key="call"):
    message = refused(outcome, words, key)
    assert len(layers_of(outcome, f"{key}-layers")) == 1, "a layer was left"
    assert not list(outcome.folder.glob("palette*")), "a file was left"
    return message


BAD_NAMES = ("palette.png", "palette", "palette.gpl.part")


@cases("\n".join(f'(export "call-{i}" here "{name}" \'(posterized-layer #t))'
                 for i, name in enumerate(BAD_NAMES)))
def export_unknown_endings(outcome):
    """The message names the endings that there are."""
    for i, _ in enumerate(BAD_NAMES):
        message = check_refused(outcome, *ENDINGS, key=f"call-{i}")
    return message


@cases("""(export "call" here "none/palette.gpl" '(posterized-layer #t))""")
def export_into_a_missing_folder(outcome):
    return check_refused(outcome, "none/palette.gpl", "No such file",
                         "another place")


@cases("""
  (let* ((image (load-image (string-append pictures "one-color.png"))))
    (extract "first" image (image-layers image)
             '((colors 1) (palette-name "Used")))
    (checkpoint "first"))
  (export "call" here "palette.gpl" '(use-palette "Used"))
""")
def export_of_an_existing_palette(outcome):
    successful(outcome, "first")
    assert not outcome.new_palettes(since="first")
    assert not outcome.text("call").startswith("ok"), "the call succeeded"
    assert "use-palette" in outcome.text("call")
    assert len(layers_of(outcome, "call-layers")) == 1, "a layer was left"
    assert not list(outcome.folder.glob("palette*")), "a file was left"


PLACE = """
  (checkpoint "export-%s")
  (export "call" here "place/palette.gpl" '(colors 200) '(posterized-layer #t)
          '(palette-name "Exported nowhere"))
  (checkpoint "export-done")
"""


@cases(PLACE % "read-only")
def export_into_a_read_only_folder(outcome):
    return check_refused(outcome, "Read-only file system", "palette.gpl")


@cases(PLACE % "full")
def export_to_a_full_disk(outcome):
    message = check_refused(outcome, "No space left on device", "palette.gpl")
    assert outcome.left == {"filler"}, f"left: {outcome.left}"
    return message


def check_folder_kept(outcome, *words):
    message = check_refused(outcome, *words)
    assert outcome.left == {"palette.gpl"}, f"left: {outcome.left}"
    return message


@cases(PLACE % "folder", generations=("2.10",))
def export_over_a_folder_of_2_10(outcome):
    return check_folder_kept(outcome, "Is a directory", "palette.gpl")


# GIMP 3 itself refuses a folder as a file.
@cases(PLACE % "folder", generations=("3",))
def export_over_a_folder(outcome):
    return check_folder_kept(outcome, "'export-file'")


def make_export_places():
    """For the checkpoints of the cases: what the folder "place" is."""

    def at_checkpoint(_case, checkpoint, outcome):
        place = outcome.folder / "place"
        if checkpoint == "export-done":
            outcome.left = {file.name for file in place.iterdir()}
            if place.is_mount():
                subprocess.run(["umount", str(place)], check=True)
        elif checkpoint.startswith("export-"):
            place.mkdir()
        if checkpoint == "export-read-only":
            mount("-t", "tmpfs", "-o", "ro", "scene-palette", str(place))
        if checkpoint == "export-full":
            # Two pages, one of them taken: the palette needs more.
            mount("-t", "tmpfs", "-o", "size=8k", "scene-palette", str(place))
            (place / "filler").write_bytes(bytes(4096))
        if checkpoint == "export-folder":
            (place / "palette.gpl").mkdir()
    return at_checkpoint
