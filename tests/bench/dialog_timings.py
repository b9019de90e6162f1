#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Times the dialog of GIMP 3 under a virtual display; prints a Markdown table.

    dialog_timings.py --plug-in build-trixie/plugin/gimp3/extract-scene-palette
                      [--openings 5] [--megapixels 24,100] [--colors 5,9,...]
                      [--events]

To be run in a root (tools/gimp-root trixie -- ...).  In one GIMP the photograph
of data, mirrored to 6000x4000 and to 10000x10000 pixels, is loaded, and the
dialog opened and canceled some times; the first time on each picture warms up
and does not count.  Each time the number of colors is changed by keys, through
--colors.  What the plug-in prints with SCENE_PALETTE_TIMINGS=1 (see
plugin/gimp3/draw_timings.h) gives, in milliseconds: from the call of the
procedure to the end of the frame that shows the first complete strip and the
first preview, and from each new number to the frames that show its palette.
GEGL's start is in the first and also shown apart; what the process takes until
the call is not.  CPU is the process's, all threads together.  --events prints
all events of the middle opening, for finding what is slow.
"""
import argparse
import os
import pathlib
import re
import statistics
import sys
import tempfile
import threading
import time

from PIL import Image

PROJECT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tests" / "gimp"))
from giants import write_giant  # noqa: E402
from gui import Keyboard, check_tools, virtual_display  # noqa: E402
from session import GimpFailed, Session, find_generation  # noqa: E402
from window import DIALOG_TITLE, window_command  # noqa: E402

SIZES = {24: (6000, 4000), 100: (10000, 10000)}
COLORS = "5,9,16,8,32,64,7,12,6,10,24,11,128,200,256"
SECONDS = 60
# More than 96 colors are answered twice, first with a draft.
FEW, MANY = range(1, 97), range(97, 257)
CHANGES = (("change to strip", "strip", FEW),
           ("change to preview", "preview", FEW),
           ("many colors, to draft", "strip-draft", MANY),
           ("many colors, to strip", "strip", MANY),
           ("many colors, to preview", "preview", MANY))
EVENT = re.compile(r"scene-palette: event=(\S+) t=(\S+) cpu=(\S+)")
CALL = "scene-palette: event=call"
SCRIPT = """
  (let* ((image (load-image (string-append pictures "%s"))))
    (show-image image)
    (do ((i 0 (+ i 1))) ((> i %d))
      (record (string-append "opens-" (number->string i)))
      (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image)
                         '())))
"""


class Opening:
    """What was printed while the dialog was open once."""

    def __init__(self, text):
        self.events = [(name, float(wall), float(cpu))
                       for name, wall, cpu in EVENT.findall(text)]

    def first(self, name):
        """(wall, CPU) from the call to the first `name`, or None."""
        calls = [cpu for event, _, cpu in self.events if event == "call"]
        return next(((wall, cpu - calls[0])
                     for event, wall, cpu in self.events
                     if event.startswith(name + "_") or event == name), None)

    def changes(self, name, numbers):
        """(wall, CPU) from each change to one of `numbers` to the next
        `name`."""
        times = []
        for at, (event, start, start_cpu) in enumerate(self.events):
            colors = event.removeprefix("change_")
            if event.startswith("change_") and int(colors) in numbers:
                times += [(wall - start, cpu - start_cpu)
                          for what, wall, cpu in self.events[at:]
                          if what == f"{name}_{colors}"][:1]
        return times


class Person(threading.Thread):
    """Opens, changes and cancels the dialogs of all pictures."""

    def __init__(self, session, keyboard, results, pictures, arguments):
        super().__init__(daemon=True)
        self.problem = None
        self.openings = {picture: [] for picture in pictures}
        self._session = session
        self._keyboard = keyboard
        self._results = results
        self._arguments = arguments
        self._calls = 0

    def run(self):
        try:
            for picture, openings in self.openings.items():
                for i in range(self._arguments.openings + 1):
                    openings.append(self._open(picture, i))
        except GimpFailed as problem:
            self.problem = problem

    def _printed(self):
        """What was printed in this opening so far."""
        log = self._session.log_file.read_text(encoding="utf-8",
                                               errors="replace")
        return (log.split(CALL) + [""] * self._calls)[self._calls]

    def _wait(self, is_there, what):
        until = time.monotonic() + SECONDS
        while not is_there():
            if time.monotonic() > until:
                raise GimpFailed(f"no {what} after {SECONDS} s")
            time.sleep(0.02)

    def _open(self, picture, i):
        opens = self._results / picture / f"opens-{i}"
        self._wait(opens.exists, "dialog")
        self._calls += 1
        self._keyboard.wait_for(DIALOG_TITLE)
        # Also the curve of the error is there then.
        self._wait(lambda: "event=preview" in self._printed(), "preview")
        time.sleep(1)
        for colors in self._arguments.colors.split(","):
            self._keyboard.press("alt+n", "ctrl+a", *colors, "Tab")
            self._wait(lambda: f"=preview_{colors} " in
                       self._printed().rpartition(f"=change_{colors} ")[2],
                       f"preview of {colors}")
            time.sleep(0.3)
        self._keyboard.press("Escape")
        self._keyboard.wait_gone(DIALOG_TITLE)
        return Opening(CALL + self._printed())


def row(title, times):
    """A row of the table: median, least and largest of `times`, then CPU."""
    walls = [wall for wall, _ in times]
    cpus = [cpu for _, cpu in times]
    return (f"| {title} | {statistics.median(walls):.0f} | {min(walls):.0f} |"
            f" {max(walls):.0f} | {statistics.median(cpus):.0f} |"
            f" {min(cpus):.0f} |")


def print_table(openings_of):
    print("| | median | least | largest | CPU, median | CPU, least |")
    print("|---|---:|---:|---:|---:|---:|")
    for picture, all_openings in openings_of.items():
        openings = all_openings[1:]
        for title, name in (("call to strip", "strip"),
                            ("call to preview", "preview")):
            print(row(f"{picture}: {title}",
                      [opening.first(name) for opening in openings]))
        print(row(f"{picture}: of that gegl_init",
                  [opening.first("gegl") for opening in openings]))
        for title, name, numbers in CHANGES:
            times = [time for opening in openings
                     for time in opening.changes(name, numbers)]
            if times:
                print(row(f"{picture}: {title}", times))


def print_events(openings_of):
    for picture, openings in openings_of.items():
        opening = sorted(openings[1:], key=lambda o: o.first("strip"))[
            len(openings[1:]) // 2]
        print(f"\n{picture}:")
        before = (0, 0)
        for name, wall, cpu in opening.events:
            print(f"{name:16} at {wall:8.1f}, +{wall - before[0]:7.1f} ms,"
                  f" CPU +{cpu - before[1]:6.1f} ms")
            before = (wall, cpu)


def time_dialogs(session, sizes, arguments):
    """Name of the picture -> its openings, the first one cold."""
    photograph = Image.open(PROJECT / "data" / "hibiscus.png").convert("RGB")
    scripts = {}
    (session.work / "pictures").mkdir()
    for megapixels in sizes:
        file = f"{megapixels}-megapixels.ppm"
        write_giant(session.work / "pictures" / file, SIZES[megapixels],
                    photograph)
        scripts[f"{megapixels}-MP"] = SCRIPT % (file, arguments.openings)
    results = session.work / "results"
    environment = {**session.window_environment(), "SCENE_PALETTE_TIMINGS": "1"}
    gimprc = session.gimprc()
    with virtual_display(environment,
                         session.work / "display.log") as environment:
        person = Person(session, Keyboard(environment), results, scripts,
                        arguments)
        script = session.script(scripts, results)
        person.start()
        session.follow(window_command(session, script, gimprc), environment,
                       scripts, results, None, deadline=1200,
                       is_hopeless=lambda: person.problem)
        person.join(10)
    if person.problem:
        raise person.problem
    return person.openings


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--plug-in", type=pathlib.Path, required=True)
    parser.add_argument("--openings", type=int, default=5)
    parser.add_argument("--megapixels", default="24,100")
    parser.add_argument("--colors", default=COLORS)
    parser.add_argument("--events", action="store_true")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.megapixels.split(",")]
    generation = find_generation("3")
    if generation is None:
        sys.exit("dialog_timings: there is no GIMP 3 here; see tools/gimp-root")
    with tempfile.TemporaryDirectory(prefix="scene-palette-") as work:
        try:
            check_tools(generation)
            session = Session(generation, arguments.plug_in, None,
                              pathlib.Path(work).resolve())
            openings = time_dialogs(session, sizes, arguments)
        except GimpFailed as problem:
            sys.exit(f"dialog_timings: {problem}")
    print(f"GIMP {generation.version}, load {os.getloadavg()[0]:.1f}\n")
    print_table(openings)
    if arguments.events:
        print_events(openings)


if __name__ == "__main__":
    main()
