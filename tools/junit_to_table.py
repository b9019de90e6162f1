#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Turns Meson's JUnit report into lines "status, seconds, name" apart by tabs.

    junit_to_table.py FILE PREFIX

A skipped test is failed: whoever asks for this table wants everything run.
Exit status 1 if the file is missing or holds no test.
"""

import sys
import xml.etree.ElementTree as ElementTree


def rows_of(file, prefix):
    """(status, seconds, name) of each test case."""
    for suite in ElementTree.parse(file).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            # Of a GoogleTest program the suite is "PROJECT.PROJECT:SUITE / NAME",
            # of any other test the case is "PROJECT:SUITE / NAME".
            group = suite.get("name").rpartition(".")[2]
            words = case.get("name")
            name = words if " / " in words else f"{group} / {words}"
            name = f"{prefix}: " + name.replace("scene-palette:", "")
            status = "passed"
            if case.find("skipped") is not None:
                status, name = "failed", name + " (skipped)"
            elif any(case.find(tag) is not None for tag in ("failure",
                                                            "error")):
                status = "failed"
            yield status, float(case.get("time") or 0), name


def main():
    file, prefix = sys.argv[1:]
    try:
        rows = list(rows_of(file, prefix))
    except (OSError, ElementTree.ParseError) as problem:
        print(f"junit_to_table: {problem}", file=sys.stderr)
        return 1
    for status, seconds, name in rows:
        print(status, f"{seconds:.3f}", name, sep="\t")
    return 0 if rows else 1


if __name__ == "__main__":
    sys.exit(main())
