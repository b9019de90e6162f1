#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Makes the tables of docs/measurements.md, for tools/bench.

  report.py [--stages STAGES.json]... [--threads THREADS.tsv] \\
            [--document docs/measurements.md] PEERS.tsv

PEERS.tsv is what run_peers.py writes, STAGES.json what Google Benchmark does,
THREADS.tsv the rows of peers.cc with "one-thread" as the only peer.
Prints the tables, or puts them into DOCUMENT between its two marker lines.  A
row in which a peer is faster than this project or has less error is bold.
"""
import argparse
import csv
import json
import statistics
from collections import defaultdict

BEGIN = "<!-- tools/bench writes from here -->"
END = "<!-- to here -->"
OURS = "scene-palette"
ERROR = {"oklab": "oklab_rounded", "srgb": "srgb8"}
SPACE = {"oklab": "OKLab", "srgb": "sRGB"}


class Comparison:
    """This project and its peers at one task: ours, and peer -> row."""

    def __init__(self, rows):
        self.key = tuple(rows[0][c] for c in ("space", "image", "k"))
        self.space, self.image, self.colors = self.key
        self.megapixels = float(rows[0]["megapixels"])
        ours = [row for row in rows if row["who"] == OURS]
        self.milliseconds = statistics.median(float(r["ms"]) for r in ours)
        self.error = float(ours[0][ERROR[self.space]])
        self.peers = {r["who"]: r for r in rows if r["who"] != OURS}

    def faster(self, peer):
        """How many times the peer's time is ours; None if it did not run."""
        row = self.peers.get(peer)
        return float(row["times_ours"]) if row else None

    def is_bound(self, peer):
        """Whether the peer was ended, so that faster() is a least value."""
        return self.peers[peer]["pairs"] == "0"

    def excess(self, peer):
        """Its error over ours in percent; None where there is no palette."""
        row = self.peers.get(peer)
        if not row or not row[ERROR[self.space]]:
            return None
        theirs = float(row[ERROR[self.space]])
        if self.error == 0:
            return 0.0 if theirs == 0 else float("inf")
        return 100 * (theirs / self.error - 1)

    def is_lost(self, with_error=True):
        return any(
            self.faster(peer) < 1
            or (with_error and is_less(self.excess(peer)))
            for peer in self.peers)


def read_comparisons(path, what):
    """Comparisons at `what` ("palette", "remap"), in the order of the file."""
    groups = defaultdict(list)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["what"] == what:
                groups[row["space"], row["image"], row["k"]].append(row)
    return [Comparison(rows) for rows in groups.values()]


def peers_of(comparisons):
    return list(dict.fromkeys(p for c in comparisons for p in c.peers))


def table(heads, rows):
    """Markdown; a row is (whether it is bold, cells)."""
    lines = ["| " + " | ".join(heads) + " |",
             "|---|" + "---:|" * (len(heads) - 1)]
    for bold, cells in rows:
        cells = [f"**{cell}**" if bold else cell for cell in cells]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def factor(value):
    return f"{value:.0f}" if value >= 20 else f"{value:.2f}"


def is_less(excess):
    """Whether a peer's error is less than ours, by what the tables show."""
    return excess is not None and round(excess, 2) < 0


def percent(value):
    return "–" if value is None else f"{value:+.2f}"


def faster_cell(comparison, peer):
    value = comparison.faster(peer)
    if value is None:
        return "–"
    return ("> " if comparison.is_bound(peer) else "") + factor(value)


def summary(comparisons):
    """Of each space, number of colors and peer: least, median, how often."""
    rows = []
    keys = dict.fromkeys((c.space, c.colors) for c in comparisons)
    for space, colors in keys:
        group = [c for c in comparisons if (c.space, c.colors) ==
                 (space, colors)]
        for peer in peers_of(group):
            mine = [c for c in group if peer in c.peers]
            faster = [c.faster(peer) for c in mine]
            excess = [c.excess(peer) for c in mine]
            excess = [e for e in excess if e is not None] or [float("nan")]
            rows.append((min(faster) < 1 or is_less(min(excess)), [
                SPACE[space], colors, peer, str(len(mine)),
                factor(min(faster)), factor(statistics.median(faster)),
                percent(min(excess)), percent(statistics.mean(excess)),
                f"{sum(not is_less(e) for e in excess)} of {len(excess)}"]))
    return table(["space", "k", "peer", "pictures", "× least", "× median",
                  "error % least", "error % mean", "ours no worse"], rows)


def palette_table(comparisons):
    peers = peers_of(comparisons)
    heads = ["picture", "MP", "k", "ms", "error"]
    for peer in peers:
        heads += [f"{peer} ×", "error %"]
    rows = []
    for c in comparisons:
        cells = [c.image, f"{c.megapixels:.2f}", c.colors,
                 f"{c.milliseconds:.1f}", f"{c.error:.4g}"]
        for peer in peers:
            cells += [faster_cell(c, peer), percent(c.excess(peer))]
        rows.append((c.is_lost(), cells))
    return table(heads, rows)


def remap_table(comparisons):
    peers = peers_of(comparisons)
    rows = []
    for c in comparisons:
        cells = [c.image, f"{c.megapixels:.2f}", c.colors,
                 f"{c.milliseconds:.1f}",
                 f"{c.milliseconds / c.megapixels:.2f}"]
        cells += [faster_cell(c, peer) for peer in peers]
        rows.append((c.is_lost(with_error=False), cells))
    return table(["picture", "MP", "k", "ms", "ns a pixel",
                  *(f"{peer} ×" for peer in peers)], rows)


def stage_table(paths):
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for entry in json.load(file)["benchmarks"]:
                name, _, picture = entry["name"].rpartition("/")
                per_pixel = entry.get("per_pixel")
                rows.append((False, [
                    name, picture, f"{entry['cpu_time']:.2f}",
                    f"{1e9 * per_pixel:.2f}" if per_pixel else "–"]))
    return table(["stage", "picture", "ms", "ns a pixel"], rows)


def thread_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = {(r["image"], r["k"], r["what"], r["who"]): r
                for r in csv.DictReader(file, delimiter="\t")}
    lines = []
    for (image, colors, what, who), row in rows.items():
        if who != OURS:
            together = float(rows[image, colors, what, OURS]["ms"])
            gain = float(row["times_ours"])
            lines.append((gain < 1, [
                image, colors, what, f"{float(row['ms']):.1f}",
                f"{together:.1f}", factor(gain)]))
    return table(["picture", "k", "what", "one thread ms", "two ms", "×"],
                 lines)


def machine():
    """The processor's name and how the rows were timed."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return "unknown processor"


def document(options):
    palettes = read_comparisons(options.peers, "palette")
    lines = [f"Processor: {machine()}.", "", "### Palette, in short", "",
             *summary(palettes), ""]
    for space, name in SPACE.items():
        of_space = [c for c in palettes if c.space == space]
        if of_space:
            lines += [f"### Palette, clustered in {name}", "",
                      *palette_table(of_space), ""]
    # The palette's space is no matter of speed here: one table is enough.
    remaps = [c for c in read_comparisons(options.peers, "remap")
              if c.peers and c.space == palettes[0].space]
    if remaps:
        lines += ["### Remap, 8 bits", "", *remap_table(remaps), ""]
    if options.threads:
        lines += ["### Two threads", "", *thread_table(options.threads), ""]
    if options.stages:
        lines += ["### Stages", "", *stage_table(options.stages), ""]
    return "\n".join(lines)


def replace(path, text):
    """Puts `text` between the marker lines of a file."""
    with open(path, encoding="utf-8") as file:
        before, rest = file.read().split(BEGIN)
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + "\n\n" + text + "\n" + END +
                   rest.split(END)[1])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--stages", action="append", default=[])
    parser.add_argument("--threads")
    parser.add_argument("--document")
    parser.add_argument("peers")
    options = parser.parse_args()
    if options.document:
        replace(options.document, document(options))
    else:
        print(document(options))


if __name__ == "__main__":
    main()
