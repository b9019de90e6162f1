#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Makes a palette with scikit-learn's KMeans, for run_peers.py.

  scikit_learn.py IMAGE.ppm --colors 10 --space oklab --limit 120 PALETTE

k-means++ and one run (n_init=1, random_state=42, all else as it is by default)
on all pixels as 32-bit floats of the space; their conversion is not counted.
Writes the centers to PALETTE, three sRGB values from 0 to 255 a line, and
prints the milliseconds on the wall and of processor time.  Ends by a signal if
that takes more seconds than the limit: of processor time with one thread, else
on the wall.  Threads: as OMP_NUM_THREADS says.  Needs python3-numpy,
python3-pil and python3-sklearn.
"""
import argparse
import os
import signal
import time

import numpy
from PIL import Image
from sklearn.cluster import KMeans

# OKLab: Björn Ottosson, https://bottosson.github.io/posts/oklab/.
LMS = numpy.array([[0.4122214708, 0.5363325363, 0.0514459929],
                   [0.2119034982, 0.6806995451, 0.1073969566],
                   [0.0883024619, 0.2817188376, 0.6299787005]])
LAB = numpy.array([[0.2104542553, 0.7936177850, -0.0040720468],
                   [1.9779984951, -2.4285922050, 0.4505937099],
                   [0.0259040371, 0.7827717662, -0.8086757660]])
ROWS = 1 << 20  # converted at a time, so that doubles stay few


def oklab_from_codes(codes):
    encoded = numpy.arange(256) / 255
    linear = numpy.where(encoded <= 0.04045, encoded / 12.92,
                         ((encoded + 0.055) / 1.055) ** 2.4)
    lab = numpy.empty(codes.shape, numpy.float32)
    for row in range(0, len(codes), ROWS):
        part = linear[codes[row:row + ROWS]]
        lab[row:row + ROWS] = numpy.cbrt(part @ LMS.T) @ LAB.T
    return lab


def codes_from_oklab(lab):
    linear = (lab.astype(float) @ numpy.linalg.inv(LAB).T) ** 3
    linear = linear @ numpy.linalg.inv(LMS).T
    magnitude = numpy.abs(linear)
    encoded = numpy.where(magnitude <= 0.0031308, 12.92 * magnitude,
                          1.055 * magnitude ** (1 / 2.4) - 0.055)
    return 255 * numpy.copysign(encoded, linear)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--colors", type=int, default=10)
    parser.add_argument("--space", choices=["oklab", "srgb"], default="oklab")
    parser.add_argument("--limit", type=float, default=0)
    parser.add_argument("image")
    parser.add_argument("palette")
    options = parser.parse_args()
    codes = numpy.asarray(Image.open(options.image).convert("RGB"))
    codes = codes.reshape(-1, 3)
    points = (oklab_from_codes(codes) if options.space == "oklab"
              else codes.astype(numpy.float32))
    model = KMeans(n_clusters=options.colors, n_init=1, random_state=42)
    timer = (signal.ITIMER_PROF if os.environ.get("OMP_NUM_THREADS") == "1"
             else signal.ITIMER_REAL)
    signal.setitimer(timer, options.limit)
    wall, cpu = time.perf_counter(), time.process_time()
    model.fit(points)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    signal.setitimer(timer, 0)
    centers = model.cluster_centers_
    if options.space == "oklab":
        centers = codes_from_oklab(centers)
    numpy.savetxt(options.palette, centers)
    print(f"{1000 * wall:.3f} {1000 * cpu:.3f}")


if __name__ == "__main__":
    main()
