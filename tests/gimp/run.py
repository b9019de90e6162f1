#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Tests the plug-in end to end in a real GIMP with a private profile.

    run.py --gimp 2.10|3 --plug-in BINARY [--fault LIBRARY]
           [--locale DIR] [--tool BINARY] [--only PART]

Parts: console (many cases in one GIMP without a display), german, window (the
dialog and undo under a virtual display, also by accessible objects), gtk2
(edits in the dialog of 2.10), bad-moments (what happens to the image while the
dialog is open), matrix (every kind of layer, there too) and, with LIBRARY, built
from fault.cc, fault (the plug-in is killed at many moments) and giants (the
memory it takes).  Prints a line a case and at the end "N passed, N failed".
Exit status: 0, 1 (a case failed), 77 (that GIMP is not installed).
"""

import argparse
import re
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

from bad_input import BAD_INPUT, block_palettes_folder
from bad_moments import bad_moment_cases
from card_cases import CARD_CASES
from case import run_cases
from cases import CASES
from dialog_gtk2 import gtk2_cases
from dither_cases import DITHER_CASES, tool_case
from export_cases import EXPORT_CASES, make_export_places
from faults import fault_cases
from german import german_cases, german_window_case, locale_environment
from giants import giant_cases
from layer_cases import LAYER_CASES
from matrix import matrix_cases
from odd_places import ODD_CASES, mount_odd_places
from option_cases import OPTION_CASES
from pictures import make_pictures
from session import GimpFailed, Session, find_generation
from source_cases import SOURCE_CASES
from window import cases_in_window, window_cases

PHOTOGRAPH = Path(__file__).resolve().parents[2] / "data" / "hibiscus.png"
NOT_INSTALLED = 77
# What GIMP 2.10 to 3.2 print of themselves in any run.
NOISE = re.compile("Broken pipe|broken pipe|returned NULL GIMP object|"
                   "catalog directory|set_i18n|Localization disabled|"
                   "resource name is invalid|not loaded|theme engine|"
                   "dbus-daemon|Glycin|^set device")


def run_console(session):
    parts = [CASES, LAYER_CASES, SOURCE_CASES, OPTION_CASES, DITHER_CASES,
             CARD_CASES, BAD_INPUT, ODD_CASES, EXPORT_CASES]
    if session.tool:
        parts.append(tool_case(session.tool))
    cases = [case for part in parts
             for case in part.of(session.generation.name)]
    handlers = (block_palettes_folder(session), mount_odd_places(session),
                make_export_places())

    def at_checkpoint(*meeting):
        for handler in handlers:
            handler(*meeting)

    outcomes = session.run({case.name: case.script for case in cases},
                           at_checkpoint=at_checkpoint)
    yield from run_cases(cases, outcomes)


def run_german(session):
    cases = german_cases(session)
    variables = locale_environment(session.work, "de_DE", "de")
    outcomes = session.run({case.name: case.script for case in cases},
                           variables=variables)
    yield from run_cases(cases, outcomes)
    if not session.generation.is_2_10:
        yield from cases_in_window(session, [german_window_case(session)],
                                   "german", variables)


PARTS = {"console": run_console, "german": run_german, "window": window_cases,
         "gtk2": gtk2_cases, "bad-moments": bad_moment_cases,
         "matrix": matrix_cases, "fault": fault_cases,
         "giants": giant_cases}


class Report:
    """Prints results as they come; optionally keeps them in a table."""

    def __init__(self, prefix, table):
        self.prefix = prefix
        self.table = table
        self.passed = 0
        self.failed = 0

    def enter(self, name, seconds, failure, remark):
        status = "failed" if failure else "passed"
        if failure:
            self.failed += 1
        else:
            self.passed += 1
        print(f"{status}  {name} ({seconds:.2f} s)"
              + (f": {failure or remark}" if failure or remark else ""),
              flush=True)
        if self.table:
            with open(self.table, "a", encoding="utf-8") as table:
                print(status, f"{seconds:.3f}", f"{self.prefix}: {name}",
                      sep="\t", file=table)


def parse_arguments():
    parser = argparse.ArgumentParser(
        description="Tests the plug-in end to end in a real GIMP.")
    parser.add_argument("--gimp", choices=("2.10", "3"), required=True)
    parser.add_argument("--plug-in", type=Path, required=True)
    parser.add_argument("--fault", type=Path)
    parser.add_argument("--locale", type=Path)
    parser.add_argument("--tool", type=Path,
                        help="scene-palette, to compare with")
    parser.add_argument("--only", choices=sorted(PARTS))
    parser.add_argument("--table", type=Path,
                        help="append status, seconds and name of each case")
    parser.add_argument("--keep", type=Path,
                        help="work in this new folder and leave it")
    arguments = parser.parse_args()
    for file in filter(None, (arguments.plug_in, arguments.fault)):
        if not file.is_file():
            parser.error(f"there is no {file}")
    return arguments


def run_parts(session, parts, report):
    for name in parts:
        print(f"{name}:", flush=True)
        try:
            for result in PARTS[name](session):
                report.enter(*result)
        # Python's own exit status for them is that of a failed case.
        except Exception as problem:  # pylint: disable=broad-except
            if not isinstance(problem, (GimpFailed, AssertionError)):
                traceback.print_exc()
            report.enter(name, 0, str(problem) or repr(problem), "")


def main():
    arguments = parse_arguments()
    generation = find_generation(arguments.gimp)
    if generation is None:
        print(f"GIMP {arguments.gimp} is not installed")
        return NOT_INSTALLED
    print(f"GIMP {generation.version}, {arguments.plug_in}", flush=True)
    work = Path(arguments.keep or tempfile.mkdtemp(prefix="scene-palette-"))
    work.mkdir(exist_ok=True)
    report = Report(f"GIMP {generation.version}", arguments.table)
    try:
        make_pictures(work / "pictures", PHOTOGRAPH)
        session = Session(generation, arguments.plug_in, arguments.locale,
                          work.resolve(), arguments.fault)
        session.tool = arguments.tool
        run_parts(session, [arguments.only] if arguments.only else PARTS,
                  report)
        if report.failed:
            print_logs(work)
    finally:
        if not arguments.keep:
            shutil.rmtree(work, ignore_errors=True)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


def print_logs(work):
    for file in sorted(work.glob("*.log")):
        print(f"--- the end of {file.name}")
        lines = file.read_text(encoding="utf-8",
                               errors="replace").splitlines()
        print("\n".join([line for line in lines
                         if line and not NOISE.search(line)][-40:]))


if __name__ == "__main__":
    sys.exit(main())
