#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Measures this project against every peer on every picture, for tools/bench.

  run_peers.py --program build-bench/tests/bench/peers --output peers.tsv \\
               [--colors 10,256] [--spaces oklab,srgb] [--peers NAME,...] \\
               [--pairs 5] [--threads 1] [--limit 120] IMAGE.ppm...

Each peer, number of colors and space runs in a process of its own, in turns
with this project (peers.cc); scikit-learn, which is not in that program, in
turns of processes.  OUTPUT gets the rows of peers.cc with the space in front.
A peer whose palette takes more than LIMIT seconds is ended; its row then has 0
pairs, and the limit as its time.
"""
import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = ["libimagequant-4", "libimagequant-10", "opencv", "scikit-learn"]
COLUMNS = ["space", "image", "megapixels", "k", "what", "who", "threads",
           "clock", "pairs", "ms", "first_ms", "times_ours", "oklab",
           "oklab_rounded", "srgb8", "colors"]
SLOW = 5000  # milliseconds after which a peer runs only once, as in peers.cc


class Runner:
    """Runs the programs for one picture, number of colors and space."""

    def __init__(self, options, image, colors, space):
        self.options = options
        self.image = image
        self.colors = colors
        self.space = space

    def run(self, command):
        """Standard output of a command; None where its limit ended it."""
        environment = dict(os.environ,
                           OMP_NUM_THREADS=str(self.options.threads))
        result = subprocess.run(command, check=False, stdout=subprocess.PIPE,
                                text=True, env=environment)
        if -result.returncode in (signal.SIGPROF, signal.SIGALRM):
            return None
        result.check_returncode()
        return result.stdout

    def program(self, peer, pairs):
        """Rows of peers.cc as dictionaries; None where it took too long."""
        output = self.run(
            [self.options.program, "--peer", peer, "--pairs", str(pairs),
             "--colors", str(self.colors), "--space", self.space,
             "--threads", str(self.options.threads),
             "--limit", str(self.options.limit), self.image])
        if output is None:
            return None
        head, *lines = output.splitlines()
        return [dict(zip(["space", *head.split("\t")],
                         [self.space, *line.split("\t")])) for line in lines]

    def judge(self, palette):
        """The four last columns for the colors in a file."""
        output = self.run([self.options.program, "--palette", palette,
                           self.image])
        return dict(zip(COLUMNS[-4:], output.split()))

    def scikit_learn(self):
        """Rows of scikit-learn and of this project, as of program()."""
        ours, theirs, rows = [], [], []
        with tempfile.TemporaryDirectory() as folder:
            palette = os.path.join(folder, "palette")
            for _ in range(self.options.pairs):
                rows = self.program("none", 1)
                ours.append(float(rows[0]["ms"]))
                output = self.run(
                    [os.path.join(HERE, "scikit_learn.py"), "--colors",
                     str(self.colors), "--space", self.space, "--limit",
                     str(self.options.limit), self.image, palette])
                if output is None:
                    return [rows[0], self.unfinished("scikit-learn", rows[0])]
                wall, cpu = map(float, output.split())
                theirs.append(cpu if self.options.threads == 1 else wall)
                if theirs[0] > SLOW:
                    break
            errors = self.judge(palette)
        return self.compared(ours, theirs, rows, errors)

    @staticmethod
    def compared(ours, theirs, rows, errors):
        """The rows of scikit-learn, which takes no part in remap, and ours."""
        ratios = [their / our for their, our in zip(theirs, ours)]
        mine = dict(rows[0], pairs=len(ours),
                    ms=f"{statistics.median(ours):.3f}", first_ms=ours[0])
        return [dict(mine, who="scikit-learn",
                     ms=f"{statistics.median(theirs):.3f}", first_ms=theirs[0],
                     times_ours=f"{statistics.median(ratios):.2f}", **errors),
                mine]

    def unfinished(self, peer, ours):
        milliseconds = 1000 * self.options.limit
        return dict(ours, who=peer, pairs=0, ms=milliseconds,
                    first_ms=milliseconds,
                    times_ours=f"{milliseconds / float(ours['ms']):.2f}",
                    oklab="", oklab_rounded="", srgb8="", colors="")

    def rows(self, peer):
        if peer == "scikit-learn":
            return self.scikit_learn()
        rows = self.program(peer, self.options.pairs)
        if rows is None:
            ours = self.program("none", 1)
            return [*ours, self.unfinished(peer, ours[0])]
        return rows


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--colors", default="10,256")
    parser.add_argument("--spaces", default="oklab,srgb")
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, default=120)
    parser.add_argument("images", nargs="+")
    options = parser.parse_args()
    with open(options.output, "w", encoding="utf-8") as file:
        print(*COLUMNS, sep="\t", file=file)
        for image in options.images:
            for colors in map(int, options.colors.split(",")):
                for space in options.spaces.split(","):
                    runner = Runner(options, image, colors, space)
                    for peer in options.peers.split(","):
                        print(f"{os.path.basename(image)}, {colors} colors, "
                              f"{space}: {peer}", file=sys.stderr)
                        for row in runner.rows(peer):
                            print(*(row[column] for column in COLUMNS),
                                  sep="\t", file=file, flush=True)


if __name__ == "__main__":
    main()
