#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Runs clang-tidy over the project's sources in a Meson build.

    tidy.py BUILD [JOBS]

Two at a time, or JOBS.  A source that passed is remembered (BUILD/tidy) until
it, a header of ours that it includes or the configuration changes: a run that
was ended is gone on with by the next.  A build made in a root of another Debian
release (tools/gimp-root) is looked at with this machine's clang-tidy and
compiler headers and with the library headers of that root.
"""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def root_of(build):
    """The root that `build` was made in, or None for this machine."""
    file = build / "made-in-root"
    return file.read_text(encoding="utf-8").strip() if file.exists() else None


def database_for(build, folder):
    """Writes the compilation database for clang-tidy.

    Returns source -> object, one a source: Meson lists a source once for each
    target.
    """
    root = root_of(build)
    text = (build / "compile_commands.json").read_text(encoding="utf-8")
    if root:
        text = re.sub(r"(-isystem|-I)(/usr/)", rf"\1{root}\2", text)
    entries = {}
    for entry in json.loads(text):
        source = (Path(entry["directory"]) / entry["file"]).resolve()
        if PROJECT in source.parents and build not in source.parents:
            # Absolute, or clang-tidy names files by way of the build folder.
            entry["command"] = entry["command"].replace(entry["file"],
                                                        str(source))
            entry["file"] = str(source)
            entries.setdefault(source, entry)
    (folder / "compile_commands.json").write_text(
        json.dumps(list(entries.values())), encoding="utf-8")
    return {source: entries[source]["output"] for source in sorted(entries)}


def included_files(build):
    """object -> the files of ours that it was compiled from, as Ninja noted."""
    text = subprocess.run(["ninja", "-C", str(build), "-t", "deps"],
                          capture_output=True, text=True, check=False).stdout
    included, files = {}, []
    for line in text.splitlines():
        if line.startswith(" "):
            file = (build / line.strip()).resolve()
            if PROJECT in file.parents:
                files.append(file)
        elif ": #deps" in line:
            files = included[line.partition(":")[0]] = []
    return included


def last_change(files):
    """When the newest of the files changed; just now if one is gone."""
    files = [PROJECT / ".clang-tidy", PROJECT / "tests" / ".clang-tidy",
             Path(__file__), *files]
    if not all(file.exists() for file in files):
        return float("inf")
    return max(file.stat().st_mtime for file in files)


def due_sources(build, folder, root):
    """(source, stamp) of what clang-tidy has to look at."""
    included = included_files(build)
    for source, target in database_for(build, folder).items():
        # The native build, looked at first, has seen all but its own hosts.
        if root and "gimp3" not in source.parts:
            continue
        stamp = folder / (str(source.relative_to(PROJECT)).replace("/", "-")
                          + ".passed")
        if (target not in included or not stamp.exists()
                or stamp.stat().st_mtime < last_change(
                    [source, *included[target]])):
            yield source, stamp


def look_at(source, folder, extra):
    """(whether it passed, what clang-tidy said)."""
    result = subprocess.run(
        ["clang-tidy", "--quiet", "-p", str(folder), *extra, str(source)],
        capture_output=True, text=True, check=False, cwd=PROJECT)
    return result.returncode == 0, result.stdout + result.stderr


def main():
    build = Path(sys.argv[1]).resolve()
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    folder = build / "tidy"
    folder.mkdir(exist_ok=True)
    root = root_of(build)
    extra = [f"--extra-arg={word}"
             for word in (("-idirafter", f"{root}/usr/include") if root
                          else ())]
    due = list(due_sources(build, folder, root))
    errors = set()
    failed = 0
    with ThreadPoolExecutor(jobs) as pool:
        looks = pool.map(lambda item: look_at(item[0], folder, extra), due)
        for (source, stamp), (passed, words) in zip(due, looks):
            if passed:
                stamp.touch()
                continue
            failed += 1
            print(f"failed: {source.relative_to(PROJECT)}")
            # What is wrong in a header comes with each source.
            for line in words.splitlines():
                if "error:" in line and line not in errors:
                    errors.add(line)
                    print(f"  {line}")
    print(f"{len(due) - failed} sources passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
