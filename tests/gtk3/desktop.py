#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Runs a test with a display, a window manager and a session bus of its own.

    desktop.py TEST [ARGUMENT ...]

The test sees neither the user's settings nor other programs in its tree of
accessible objects.  Exit status: that of the test; 77 (skipped) where what is
needed is not installed.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "gimp"))
from gui import TOOLS, virtual_display  # noqa: E402

SKIPPED = 77
# What would change how programs look, or hide them from the tree.
UNWANTED = ("NO_AT_BRIDGE", "GTK_MODULES", "GTK_THEME", "GDK_SCALE")


def missing():
    tools = [tool for tool in (*TOOLS, "dbus-run-session")
             if not shutil.which(tool)]
    if not importlib.util.find_spec("gi"):
        tools.append("python3-gi")
    return tools


def main():
    if missing():
        print("not installed:", ", ".join(missing()))
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items()
                       if name not in UNWANTED}
        environment |= {"GSETTINGS_BACKEND": "memory", "HOME": folder,
                        "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
                        "XDG_RUNTIME_DIR": folder}
        with virtual_display(environment, Path(folder) / "log") as inner:
            return subprocess.run(
                ["dbus-run-session", "--", sys.executable, *sys.argv[1:]],
                env=inner, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
