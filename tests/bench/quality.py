#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Compares the error of scene-palette's palettes with a reference, image by
image, and prints a Markdown table.

  quality.py --tool build/plugin/cli/scene-palette --method classic \\
             --colors 10 --scikit-learn IMAGE...
  quality.py --tool build/plugin/cli/scene-palette --method accurate \\
             --colors 8,16,32 --reference best_known.tsv [--summary] IMAGE...

The reference is scikit-learn's KMeans(random_state=42) with 10 starts on all
pixels in 8-bit sRGB, its centers rounded (the article's way), or a TSV file
with the columns image, space, k, error (OKLab errors x 10^4).  Errors are those
of the tool's JSON: srgb8_mse for classic, oklab_mse x 10^4 for accurate.
--summary prints the mean and the largest difference for each number of colors.
Needs python3-numpy and python3-pil, with --scikit-learn python3-sklearn.
"""
import argparse
import csv
import json
import os
import subprocess

import numpy
from PIL import Image

SPACE = {"classic": "srgb", "accurate": "oklab"}


def tool_error(tool, path, method, colors):
    """The error the tool reports, in the units of the references."""
    output = subprocess.run(
        [tool, "extract", "--method", method, "--colors", str(colors),
         "--format", "json", path], check=True, capture_output=True).stdout
    error = json.loads(output)["error"]
    if SPACE[method] == "srgb":
        return error["srgb8_mse"]
    return error["oklab_mse"] * 1e4


def scikit_learn_error(path, colors):
    """srgb8_mse of the article's recipe, over all pixels."""
    from sklearn.cluster import KMeans
    pixels = numpy.asarray(Image.open(path).convert("RGB")).reshape(-1, 3)
    model = KMeans(n_clusters=colors, random_state=42, n_init=10)
    model.fit(pixels.astype(numpy.float64))
    centers = numpy.rint(model.cluster_centers_)
    squares = numpy.stack([((pixels - c) ** 2).sum(1) for c in centers])
    return float(squares.min(0).mean())


def read_references(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {(row["image"], row["space"], int(row["k"])): float(row["error"])
                for row in csv.DictReader(file, delimiter="\t")}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--method", choices=SPACE, default="accurate")
    parser.add_argument("--colors", default="8")
    parser.add_argument("--summary", action="store_true")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--reference")
    source.add_argument("--scikit-learn", action="store_true")
    parser.add_argument("images", nargs="+")
    options = parser.parse_args()
    references = read_references(options.reference) if options.reference else {}
    rows = list(compare(options, references))
    if options.summary:
        summarize(rows)
        return
    print("| image | k | scene-palette | reference | difference |")
    print("|---|---:|---:|---:|---:|")
    for name, colors, ours, reference in rows:
        print(f"| {name} | {colors} | {ours:.3f} | {reference:.3f} "
              f"| {100 * (ours / reference - 1):+.2f} % |")


def compare(options, references):
    """Yields image, number of colors, error and reference."""
    for path in options.images:
        name = os.path.splitext(os.path.basename(path))[0]
        for colors in map(int, options.colors.split(",")):
            if options.scikit_learn:
                reference = scikit_learn_error(path, colors)
            else:
                key = (name, SPACE[options.method], colors)
                if key not in references:
                    continue
                reference = references[key]
            ours = tool_error(options.tool, path, options.method, colors)
            yield name, colors, ours, reference


def summarize(rows):
    print("| k | images | mean | largest |")
    print("|---:|---:|---:|---|")
    for colors in sorted({row[1] for row in rows}):
        excess = sorted((100 * (ours / reference - 1), name)
                        for name, k, ours, reference in rows if k == colors)
        mean = sum(value for value, _ in excess) / len(excess)
        print(f"| {colors} | {len(excess)} | {mean:+.2f} % "
              f"| {excess[-1][0]:+.2f} % ({excess[-1][1]}) |")

if __name__ == "__main__":
    main()
