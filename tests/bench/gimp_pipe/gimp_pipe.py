#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Times the procedure in GIMP 3 over what no plug-in can do without, and prints
a Markdown table.

    gimp_pipe.py --plug-in build-trixie/tests/bench/gimp_pipe/gimp-pipe
                 [--rounds 9] IMAGE

IMAGE is opened as it is and converted to 16 bits and to linear float.  A new
GIMP is started for each; in one process of the plug-in, the procedure (without
and with a posterized layer) and its floor (the layer read once by GEGL's
iterator; and a new layer written once) take turns, from a buffer that is new
each time.  Times are medians in milliseconds.  large_picture.py makes pictures
of 24 megapixels.  Exit status 1 above the limits: for 8 bits 1.6 without and
1.5 with the layer, else 2.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

NAME = "gimp-pipe"
PRECISIONS = {
    "8 bits": (None, 1.6, 1.5),
    "16 bits": ("PRECISION-U16-NON-LINEAR", 2, 2),
    "float": ("PRECISION-FLOAT-LINEAR", 2, 2),
}
SCRIPT = """(script-fu-use-v3)
(let* ((image (gimp-file-load RUN-NONINTERACTIVE "{image}")))
  {convert}
  (catch #f
    (gimp-pipe #:run-mode RUN-NONINTERACTIVE #:image image
               #:drawables (gimp-image-get-layers image) #:colors {rounds}))
  (gimp-image-delete image))
"""


def times_of(console, folder, image, precision, rounds):
    """Times by kind, in milliseconds; GIMP's whole run in seconds."""
    convert = (f"(gimp-image-convert-precision image {precision})"
               if precision else "")
    rc = folder / "gimprc"
    rc.write_text(f'(plug-in-path "${{gimp_plug_in_dir}}/plug-ins:'
                  f'{folder}/plug-ins")\n')
    environment = dict(os.environ, GIMP3_DIRECTORY=str(folder / "profile"),
                       LC_ALL="C.UTF-8")
    start = time.perf_counter()
    result = subprocess.run(
        [console, "--gimprc", rc, "-n", "-i", "-d", "-s", "-f",
         "--batch-interpreter=plug-in-script-fu-eval", "-b",
         SCRIPT.format(image=image, convert=convert, rounds=rounds), "--quit"],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False)
    seconds = time.perf_counter() - start
    times = {}
    for line in result.stdout.splitlines():
        if line.startswith(f"{NAME}: ") and "sum" not in line:
            kind, *values = line.removeprefix(f"{NAME}: ").split()
            times[kind] = [float(value) for value in values]
    if "palette+layer" not in times:
        sys.exit(f"gimp_pipe: GIMP said\n{result.stdout}{result.stderr}")
    return times, seconds


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--plug-in", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("image", type=pathlib.Path)
    arguments = parser.parse_args()
    console = shutil.which("gimp-console-3.0") or shutil.which("gimp-console")
    is_within = True
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "plug-ins" / NAME).mkdir(parents=True)
        shutil.copy2(arguments.plug_in, folder / "plug-ins" / NAME / NAME)
        print("| layer | read | palette | ratio | read + write |"
              " palette + layer | ratio | gegl_init | GIMP, whole |")
        print("|---|---|---|---|---|---|---|---|---|")
        for title, (precision, *limits) in PRECISIONS.items():
            times, seconds = times_of(console, folder,
                                      arguments.image.resolve(), precision,
                                      arguments.rounds)
            middle = {kind: statistics.median(values)
                      for kind, values in times.items()}
            ratios = (middle["palette"] / middle["read"],
                      middle["palette+layer"] / middle["read+write"])
            is_within &= all(ratio <= limit
                             for ratio, limit in zip(ratios, limits))
            print(f"| {title} | {middle['read']:.0f} | {middle['palette']:.0f}"
                  f" | {ratios[0]:.2f} | {middle['read+write']:.0f} |"
                  f" {middle['palette+layer']:.0f} | {ratios[1]:.2f} |"
                  f" {middle['gegl_init']:.0f} | {seconds:.1f} s |",
                  flush=True)
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main())
