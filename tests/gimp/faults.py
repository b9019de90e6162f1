# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Whatever ends the plug-in leaves nothing, the whole layer, or all.

GIMP calls the plug-in again and again on one image (fault.scm) and each call is
killed at another moment (fault.cc): at moments spread over its run, and before,
during and after each call of GIMP that it makes.
"""

import re
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from PIL import Image

import reference
from case import (CaseList, call_of, check_posterized, check_unchanged,
                  layers_of, run_cases, saved)
from fault_window import fault_window_cases
from session import GimpFailed

MOMENTS = 20
# Calls that every run makes while it writes, and those that begin to.
INSERTS, ADDS, GROUPS = ("gimp-image-insert-layer", "gimp-palettes-refresh",
                         "gimp-image-undo-group-start")
BEGINNINGS = {"gimp-layer-new", "gimp-gimprc-query"}
# Two runs are watched from start to end: the first has cold caches.
WATCHED = 2
LARGE_SIZE = (1500, 1000)
LEAST_STEPS = 10
FAULT_CASES = CaseList()

SCRIPT = """
  (let* ((image (load-image (string-append pictures "%s")))
         (source (only-layer image))
         (sources (append (list source) %s)))
    (save-to "before" image source)
    (record-layers "layers-before" (image-layers image))
    (call-again-and-again image sources
                          '((colors 8) (posterized-layer #t)))
    (save-to "after" image source))
"""


@dataclass
class Rounds:
    """The rounds of one case: what each is ordered, and what came of it."""

    plan_of: object  # from the calls of a whole run to orders
    orders: list = field(default_factory=lambda: ["list"] * WATCHED)
    calls: list = field(default_factory=list)  # (seconds, name) of a run
    progress: list = field(default_factory=list)  # (seconds, part) of that run
    done: dict = field(default_factory=dict)  # round -> what fault.cc noted

    def begin(self, number, folder, case_folder):
        if number == len(self.orders):
            (case_folder / "last").touch()
            return
        for name in ("calls", "done", "progress"):
            (folder / name).unlink(missing_ok=True)
        (folder / "order").write_text(self.orders[number], encoding="utf-8")

    def end(self, number, folder):
        (folder / "order").unlink()
        note = folder / "done"
        self.done[number] = note.read_text().strip() if note.exists() else ""
        if number == WATCHED - 1:
            self.calls = list(lines_of(folder / "calls"))
            self.progress = [(seconds, float(part)) for seconds, part in
                             lines_of(folder / "progress")]
            self.orders += self.plan_of(self.calls)


def lines_of(file):
    """(seconds, what) of what fault.cc has written."""
    for line in file.read_text(encoding="utf-8").splitlines():
        seconds, what = line.split(" ")
        yield float(seconds), what


def check_progress(rounds):
    """The bar moves, early and never backward, to its end."""
    parts = [part for _seconds, part in rounds.progress]
    assert parts == sorted(parts), f"progress went backward: {parts}"
    assert len(set(parts)) >= LEAST_STEPS, f"progress stood still: {parts}"
    assert parts[-1] == 1, f"progress ended at {parts[-1]}"
    assert rounds.progress[0][0] < 1, "no progress in the first second"


def spread_moments(calls):
    """Up to the last call: what follows is the end of the process."""
    seconds = calls[-2][0]
    return [f"after {seconds * (i + 0.5) / MOMENTS:.6f}"
            for i in range(MOMENTS)]


def around_each_call(calls, beginnings):
    """Of all calls but those of progress from one of `beginnings` on."""
    counts, orders = {}, []
    for _seconds, name in calls[:-1]:
        counts[name] = counts.get(name, 0) + 1
        if "progress" not in name and beginnings & set(counts):
            orders += [f"{moment} {counts[name]} {name}"
                       for moment in moments_of(name)]
    return orders


def moments_of(name):
    """A call that only asks does nothing in GIMP while the plug-in dies."""
    only_asks = re.search("-(get|is|query)(-|$)", name)
    return ("before", "answered") if only_asks else (
        "before", "sent", "answered")


PLANS = {}


def add(script, plan_of, generations=("2.10", "3")):
    def enter(judge):
        PLANS[judge.__name__.replace("_", "-")] = plan_of
        return FAULT_CASES.add(script, generations)(judge)
    return enter


class Judge:
    """Checks each round of a case against the whole run."""

    def __init__(self, outcome, rounds, layers=1):
        self.outcome = outcome
        self.name = outcome.folder.name
        self.rounds = rounds
        self.layers = layers
        self.before = layers_of(outcome, "layers-before")
        self.whole = self._check_whole_run(WATCHED - 1)
        self.found = {}  # what was left -> number of rounds

    def _check_whole_run(self, number):
        call = call_of(self.outcome, f"call-{number}")
        assert call.ok, f"a call that was left alone failed: {call.message}"
        self.palette = self._palette(number)
        assert self.palette, "no palette"
        check_posterized(self.outcome, f"{number}-{self.layers - 1}", call,
                         saved(self.outcome, "before"), self.palette)
        return [saved(self.outcome, f"{number}-{i}")
                for i in range(self.layers)]

    def _palette(self, number):
        """The palette of a round, which is whole, or None."""
        files = self.outcome.new_palettes(f"done-{number}", f"ready-{number}")
        if not files:
            return None
        assert list(files) == [f"{self.name}-{number}.gpl"], (
            f"left: {sorted(files)}")
        palette = reference.parse_gpl(files[f"{self.name}-{number}.gpl"])
        assert palette.name == f"{self.name} {number}", palette.name
        return palette

    def _left_of(self, number):
        """How many layers, and whether the palette; each of them whole."""
        layers = layers_of(self.outcome, f"layers-{number}")
        new = [layer for layer in layers if layer not in self.before]
        assert [layer for layer in layers if layer in self.before] == (
            self.before), "another layer was changed"
        for i, layer in enumerate(new):
            pixels = saved(self.outcome, f"{number}-{i}")
            assert any(np.array_equal(pixels, one) for one in self.whole), (
                f"{layer} is not the whole layer")
        palette = self._palette(number)
        if palette:
            assert palette.entries == self.palette.entries, "another palette"
            assert len(new) == self.layers, "a palette without its layer"
        return len(new), palette is not None

    def check(self):
        """All rounds; returns what was left, for people."""
        check_unchanged(self.outcome)
        problems = []
        for number, order in enumerate(self.rounds.orders):
            try:
                left = self._left_of(number)
                self.found.setdefault(left, []).append(number)
            except AssertionError as problem:
                problems.append(f"{order}: {problem}")
        assert not problems, "; ".join(problems)
        return ", ".join(f"{len(rounds)} × {describe(left)}"
                         for left, rounds in sorted(self.found.items()))

    def killed(self):
        """The rounds whose call was killed on the way."""
        return [number for number in range(WATCHED, len(self.rounds.orders))
                if not call_of(self.outcome, f"call-{number}").ok]


def describe(left):
    layers, has_palette = left
    if not layers:
        return "nothing"
    return f"{layers} layer" + ("s" if layers > 1 else "") + (
        " and palette" if has_palette else "")


def check_each_was_killed(judge):
    rounds = judge.rounds
    alive = [order for number, order in enumerate(rounds.orders)
             if number >= WATCHED and rounds.done[number] != "killed"]
    assert not alive, f"not killed: {alive}"
    names = {name for _seconds, name in rounds.calls}
    assert {INSERTS, ADDS} < names, f"calls: {sorted(names)}"
    whole = judge.layers
    for left in ((0, False), (whole, False), (whole, True)):
        assert left in judge.found, f"never left: {describe(left)}"


@add(SCRIPT % ("large.png", "'()"), spread_moments)
def killed_at_moments_of_its_run(outcome, rounds):
    judge = Judge(outcome, rounds)
    left = judge.check()
    killed = len(judge.killed())
    check_progress(rounds)
    # The machine may be less busy than when the run was watched.
    assert killed >= MOMENTS / 2, f"only {killed} were killed"
    return f"{rounds.calls[-1][0]:.2f} s, {killed} killed: {left}"


@add(SCRIPT % ("small.png", "'()"),
     partial(around_each_call, beginnings=BEGINNINGS))
def killed_around_each_call(outcome, rounds):
    judge = Judge(outcome, rounds)
    left = judge.check()
    check_each_was_killed(judge)
    return f"{len(rounds.orders) - WATCHED} killed: {left}"


@add(SCRIPT % ("small.png", "(list (copy-of-layer image source))"),
     partial(around_each_call, beginnings={GROUPS}), generations=("3",))
def killed_around_each_call_for_two_layers(outcome, rounds):
    judge = Judge(outcome, rounds, layers=2)
    left = judge.check()
    check_each_was_killed(judge)
    return f"{len(rounds.orders) - WATCHED} killed: {left}"


def make_large_picture(folder):
    picture = Image.open(folder / "photo.png")
    picture.resize(LARGE_SIZE, Image.Resampling.BICUBIC).save(
        folder / "large.png")


def fault_environment(session, folder):
    """Variables with which GIMP starts plug-ins that can be killed."""
    if session.fault is None:
        raise GimpFailed("the option --fault is missing")
    folder.mkdir(exist_ok=True)
    return {"LD_PRELOAD": str(session.fault),
            "SCENE_PALETTE_FAULT": str(folder)}


def fault_cases(session):
    """Runs and judges the cases of this file."""
    folder = session.work / "fault"
    variables = fault_environment(session, folder)
    make_large_picture(session.work / "pictures")
    rounds = {name: Rounds(plan) for name, plan in PLANS.items()}

    def at_checkpoint(case, checkpoint, outcome):
        kind, _, number = checkpoint.partition("-")
        if kind == "ready":
            rounds[case].begin(int(number), folder, outcome.folder)
        if kind == "done":
            rounds[case].end(int(number), folder)

    cases = [replace(case, judge=partial(case.judge, rounds=rounds[case.name]))
             for case in FAULT_CASES.of(session.generation.name)]
    outcomes = session.run({case.name: case.script for case in cases},
                           at_checkpoint=at_checkpoint, variables=variables)
    yield from run_cases(cases, outcomes)
    yield from fault_window_cases(session, variables, folder)
