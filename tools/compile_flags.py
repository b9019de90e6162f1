#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Prints how a Meson build compiles a source, one option a line.

    compile_flags.py BUILD SOURCE|FOLDER/

Only the options that matter to the front end: language, macros and include
folders, made absolute.  Of a folder, those of its first source; nothing if the
build has none.
"""

import json
import shlex
import sys
from pathlib import Path


def commands_of(build):
    """(source, folder, words) of each entry of the compilation database."""
    file = Path(build) / "compile_commands.json"
    for entry in json.loads(file.read_text(encoding="utf-8")):
        folder = Path(entry["directory"])
        yield ((folder / entry["file"]).resolve(), folder,
               shlex.split(entry["command"]))


def front_end_options(folder, words):
    """-std, -D, -I and -isystem of a command, with absolute folders."""
    options = []
    words = iter(words)
    for word in words:
        if word.startswith(("-std=", "-D")):
            options.append(word)
        elif word.startswith("-I"):
            options.append("-I" + str((folder / word[2:]).resolve()))
        elif word.startswith("-isystem"):
            path = word.removeprefix("-isystem") or next(words)
            options += ["-isystem", str((folder / path).resolve())]
    return options


def main():
    build, wanted = sys.argv[1:]
    target = Path(wanted).resolve()
    for source, folder, words in commands_of(build):
        if source == target or (wanted.endswith("/")
                                and source.parent == target):
            print("\n".join(front_end_options(folder, words)))
            return


if __name__ == "__main__":
    main()
