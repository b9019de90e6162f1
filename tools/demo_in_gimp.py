#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The part of tools/demo that drives GIMP; see there for its arguments.

Uses the private GIMP of the end-to-end tests (tests/gimp/session.py).
"""

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "gimp"))
from session import Session, find_generation  # noqa: E402

# Of several layers the picture is what is seen.  An indexed image cannot hold the
# layer.  The layer is saved with 8 bits, as the palette is.
SCRIPT = """
  (let* ((image (load-image %s)))
    (if (> (length (image-layers image)) 1)
      (gimp-image-merge-visible-layers image CLIP-TO-IMAGE))
    (if (= (image-base-type image) INDEXED)
      (gimp-image-convert-rgb image))
    (record "loaded")
    (extract "call" image (image-layers image)
             (append %s '((posterized-layer #t) (palette-card #t))))
    (if (not (= (image-precision image) precision-8-bit))
      (gimp-image-convert-precision image precision-8-bit))
    (save-to "posterized" image (car (image-layers image)))
    (if (> card 0)
      (begin
        (if (not (= (image-precision card) precision-8-bit))
          (gimp-image-convert-precision card precision-8-bit))
        (save-to "card" card (flat-layer card)))))
"""
DEADLINE_SECONDS = 300
# Arguments of the procedure that are strings.
TEXTS = ("method", "order", "palette-name", "locked-colors", "excluded-colors")


class Problem(Exception):
    """What the user is told."""


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gimp", required=True)
    parser.add_argument("--plug-in", required=True)
    parser.add_argument("--locale")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--accents", type=float)
    for name in ("--colors", *(f"--{name}" for name in TEXTS)):
        parser.add_argument(name)
    parser.add_argument("image", type=Path)
    return parser.parse_args()


def scheme_string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def scheme_options(arguments):
    """The given arguments as an association list of Script-Fu."""
    options = []
    if arguments.colors == "auto":
        options.append("(auto-colors #t)")
    elif arguments.colors is not None:
        options.append(f"(colors {int(arguments.colors)})")
    for name in ("accents", "seed"):
        value = getattr(arguments, name)
        if value is not None:
            options.append(f"({name} {value})")
    for name in TEXTS:
        value = getattr(arguments, name.replace("-", "_"))
        if value is not None:
            options.append(f"({name} {scheme_string(value)})")
    return f"'({' '.join(options)})"


def one_line(message):
    """What a failing call said, without Script-Fu's own words around it."""
    message = re.sub(r"\([^()]*\.scm : \d+\)", "", message)
    message = re.sub(r"^.*?execution of \S+ failed( on invalid input "
                     r"arguments)?:", "", message, flags=re.S)
    return " ".join(message.split()).strip("() ")


def run(arguments, work):
    """Runs GIMP; returns (outcome, the bytes of the palette's file)."""
    generation = find_generation(arguments.gimp)
    if generation is None:
        raise Problem(f"GIMP {arguments.gimp} is not installed")
    session = Session(generation, arguments.plug_in, arguments.locale, work)
    script = SCRIPT % (scheme_string(str(arguments.image.resolve())),
                       scheme_options(arguments))
    # Colors are sRGB in the palette, so they are to be sRGB in the PNG too.
    outcome = session.run({"demo": script}, deadline=DEADLINE_SECONDS,
                          gimprc_extra="(color-profile-policy "
                                       "convert-builtin)\n")["demo"]
    if not outcome.ended:
        raise Problem("GIMP ended early: " + outcome_log(session))
    if not (outcome.folder / "loaded").exists():
        raise Problem(f"{arguments.image}: GIMP cannot open it as a picture")
    call = outcome.text("call")
    if not call.startswith("ok"):
        raise Problem(one_line(call.partition("\n")[2]))
    return outcome, next(iter(outcome.new_palettes().values()))


def outcome_log(session):
    lines = session.log_file.read_text(errors="replace").splitlines()
    return next((line for line in lines if "Error" in line), "no message")


def print_palette(palette):
    """Blocks in true color with hex code, name and share."""
    for line in palette.decode("utf-8").splitlines():
        match = re.fullmatch(r" *(\d+) +(\d+) +(\d+)[\t ]+(.*)", line)
        if match:
            code = tuple(int(match.group(i)) for i in (1, 2, 3))
            print("\033[48;2;%d;%d;%dm        \033[0m" % code,
                  " #%02x%02x%02x " % code, match.group(4))


def main():
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="scene-palette-") as work:
        try:
            outcome, palette = run(arguments, Path(work).resolve())
            arguments.output.mkdir(parents=True, exist_ok=True)
            target = arguments.output / arguments.image.stem
            files = [Path(f"{target}.gpl")]
            files[0].write_bytes(palette)
            made = ["posterized.png", "card.png"]
            if not (outcome.folder / "card.png").exists():
                made.remove("card.png")  # GIMP has said why.
            for picture in made:
                files.append(Path(f"{target}-{picture}"))
                shutil.copyfile(outcome.folder / picture, files[-1])
        except OSError as problem:
            print(f"demo: {problem.filename}: {problem.strerror}",
                  file=sys.stderr)
            return 1
        except (Problem, AssertionError) as problem:
            print(f"demo: {problem}", file=sys.stderr)
            return 1
    for message in re.findall(r"Scene Palette-\w+: (.+)", outcome.log):
        print(f"demo: {message}", file=sys.stderr)
    print_palette(palette)
    print(*files, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
