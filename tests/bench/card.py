#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Measures how long a card takes, against loading and saving the same picture
through GEGL (gegl:load and gegl:png-save with 8 bits), in turns, and prints a
Markdown table: the least of the times, in seconds, and their ratio.

  card.py --tool build/plugin/cli/scene-palette [--pairs 5] IMAGE...

CPU is that of all threads.  Both take the start of GEGL, a tenth of a second,
along.  Exit status 1 above a ratio of 1.5.  Needs GEGL (libgegl-0.4-0);
large_picture.py makes pictures of 24 megapixels.
"""
import argparse
import ctypes
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

LIMIT = 1.5


def load_and_save(source, target):
    """With GEGL, in this process."""
    gegl = ctypes.CDLL("libgegl-0.4.so.0")
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    gegl.gegl_node_new.restype = pointer
    gegl.gegl_node_new_child.restype = pointer
    gegl.gegl_init(None, None)
    graph = pointer(gegl.gegl_node_new())

    def node(operation, path, *more):
        return pointer(gegl.gegl_node_new_child(
            graph, text(b"operation"), text(operation), text(b"path"),
            text(os.fsencode(path)), *more, pointer(None)))

    load = node(b"gegl:load", source)
    save = node(b"gegl:png-save", target, text(b"bitdepth"), ctypes.c_int(8))
    gegl.gegl_node_link(load, save)
    gegl.gegl_node_process(save)


def seconds(command):
    """Elapsed time and CPU time of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True)
    elapsed = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, (after.ru_utime - before.ru_utime
                     + after.ru_stime - before.ru_stime)


def measured(tool, image, pairs, folder):
    """The least (elapsed, CPU) of the card, and of GEGL."""
    card, plain = folder / "card.png", folder / "plain.png"
    times = [], []
    for _ in range(pairs):
        times[0].append(seconds([tool, "card", image, "-o", card]))
        times[1].append(seconds([sys.executable, __file__, "--load-and-save",
                                 image, plain]))
    sizes = [path.stat().st_size for path in (card, plain)]
    return [tuple(map(min, zip(*each))) for each in times], sizes


def main():
    if sys.argv[1:2] == ["--load-and-save"]:
        load_and_save(*sys.argv[2:4])
        return 0
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("images", nargs="+", metavar="IMAGE")
    options = parser.parse_args()
    print("| picture | card: s, CPU s, MB | GEGL: s, CPU s, MB | ratio | "
          "of CPU |\n|---|---:|---:|---:|---:|")
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for image in options.images:
            times, sizes = measured(options.tool, image, options.pairs,
                                    pathlib.Path(folder))
            ratios = [ours / theirs for ours, theirs in zip(*times)]
            worst = max(worst, *ratios)
            columns = [f"{elapsed:.2f}, {cpu:.2f}, {size / 1e6:.1f}"
                       for (elapsed, cpu), size in zip(times, sizes)]
            print(f"| {pathlib.Path(image).name} | {' | '.join(columns)} | "
                  f"{ratios[0]:.2f} | {ratios[1]:.2f} |")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
