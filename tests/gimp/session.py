# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""A private GIMP for tests: its profile, its run of a script, its end.

The script (harness.scm) and the driver meet at checkpoints: GIMP waits there
while the driver copies the palettes folder as it is at that moment, so a
palette that only a clean end of GIMP would write is not seen.
"""

import atexit
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLUG_IN = "extract-scene-palette"
SCRIPTS = ("harness.scm", "fault.scm")
POLL_SECONDS = 0.005
GRACE_SECONDS = 3
# The case before all others, so that none of them is charged with the start.
START = "start"


class GimpFailed(Exception):
    """GIMP itself did not do what a test needs of it."""


@dataclass(frozen=True)
class Generation:
    """What differs between 2.10 and 3.x on the command line."""

    name: str
    version: str
    console: str
    window: str
    profile_variable: str
    dialect: Path
    batch_options: tuple

    @property
    def is_2_10(self):
        return self.name == "2.10"


def find_generation(name):
    """The installed GIMP of generation "2.10" or "3", or None."""
    candidates = {
        "2.10": (["gimp-console-2.10"], ["gimp-2.10"]),
        "3": (["gimp-console-3", "gimp-console"], ["gimp-3", "gimp"]),
    }[name]
    for console in filter(shutil.which, candidates[0]):
        words = subprocess.run(
            [console, "--version"], capture_output=True, text=True, check=False
        ).stdout.split()
        version = next((w for w in words if w[0].isdigit()), "")
        if not version.startswith(name):
            continue
        window = next(filter(shutil.which, candidates[1]), "")
        if name == "2.10":
            return Generation(name, version, console, window,
                              "GIMP2_DIRECTORY", HERE / "dialect-2.10.scm", ())
        return Generation(name, version, console, window, "GIMP3_DIRECTORY",
                          HERE / "dialect-3.scm",
                          ("--batch-interpreter=plug-in-script-fu-eval",
                           "--quit"))
    return None


@dataclass
class Snapshot:
    """The palettes folder as it was at a checkpoint."""

    files: dict  # file name -> bytes

    def new_since(self, earlier):
        """The files that `earlier` did not have, or had otherwise."""
        return {name: data for name, data in self.files.items()
                if earlier.files.get(name) != data}


@dataclass
class Outcome:
    """What one case left behind."""

    folder: Path
    before: Snapshot
    snapshots: dict = field(default_factory=dict)
    log: str = ""
    seconds: float = 0
    ended: bool = False

    def text(self, key):
        file = self.folder / key
        if not file.exists():
            raise AssertionError(f"the script did not get as far as '{key}'")
        return file.read_text(encoding="utf-8")

    def new_palettes(self, checkpoint="end", since=None):
        earlier = self.snapshots[since] if since else self.before
        return self.snapshots[checkpoint].new_since(earlier)


class Session:
    """One private profile, kept for several runs of the same GIMP."""

    def __init__(self, generation, binary, locale, work, fault=None):
        self.generation = generation
        self.work = Path(work)
        self.fault = Path(fault).resolve() if fault else None
        self.profile = self.work / "profile"
        self.palettes = self.profile / "palettes"
        self.tool = None
        self.log_file = self.work / "gimp-0.log"
        self._bus = None
        self._runs = 0
        self._is_hopeless = lambda: False
        self._install(Path(binary), Path(locale) if locale else None)

    def _install(self, binary, locale):
        folder = self.work / "plug-ins" / PLUG_IN
        folder.mkdir(parents=True)
        shutil.copy2(binary, folder / PLUG_IN)
        if locale:
            (folder / "locale").symlink_to(locale.resolve())
        for name in ("home", "cache", "config", "data"):
            (self.work / name).mkdir()

    def environment(self, variables=None):
        environment = dict(os.environ)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "NO_AT_BRIDGE", "LANGUAGE"):
            environment.pop(name, None)
        environment.update({
            "LC_ALL": "C.UTF-8",
            # Otherwise GTK 2 starts a bus of its own, which outlives GIMP.
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "HOME": str(self.work / "home"),
            "XDG_CACHE_HOME": str(self.work / "cache"),
            "XDG_CONFIG_HOME": str(self.work / "config"),
            "XDG_DATA_HOME": str(self.work / "data"),
            self.generation.profile_variable: str(self.profile),
        })
        environment.update(variables or {})
        return environment

    def window_environment(self):
        """For programs with windows, which are in the tree of accessible
        objects; from then on this process sees that tree, too."""
        self._bus = self._bus or start_bus(self.environment())
        os.environ.pop("DISPLAY", None)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._bus
        return self.environment({
            "DBUS_SESSION_BUS_ADDRESS": self._bus,
            **({"GTK_MODULES": "gail:atk-bridge"} if self.generation.is_2_10
               else {})})

    def gimprc(self, extra=""):
        """A fresh gimprc: GIMP 3 rewrites the one it is given.  Its run begins
        with the plug-in's own values, not with the last ones of another."""
        shutil.rmtree(self.profile / "plug-in-settings", ignore_errors=True)
        self._runs += 1
        self.log_file = self.work / f"gimp-{self._runs}.log"
        file = self.work / f"gimprc-{self._runs}"
        file.write_text(
            f'(plug-in-path "${{gimp_plug_in_dir}}/plug-ins:'
            f'{self.work / "plug-ins"}")\n'
            + ("" if self.generation.is_2_10 else
               f'(config-version "{self.generation.version}")\n'
               "(show-welcome-dialog no)\n(check-updates no)\n")
            + extra, encoding="utf-8")
        return file

    def script(self, cases, results):
        """Writes the Script-Fu of `cases` (name -> body); returns its file."""
        for name in (START, *cases):
            (results / name).mkdir(parents=True)
        file = results / "cases.scm"
        lines = [f'(load "{self.generation.dialect}")',
                 f'(define results-folder "{results}")',
                 f'(define pictures "{self.work / "pictures"}/")',
                 *(f'(load "{HERE / name}")' for name in SCRIPTS),
                 f'(run-case "{START}" (lambda () #t))']
        lines += [f'(run-case "{name}" (lambda ()\n{body}))'
                  for name, body in cases.items()]
        file.write_text("\n".join(lines) + "\n(quit-gimp)\n", encoding="utf-8")
        return file

    def console_command(self, script, gimprc):
        return [self.generation.console, "--gimprc", str(gimprc),
                "-n", "-i", "-d", "-s", "-f", *self.generation.batch_options,
                "-b", f'(load "{script}")']

    def snapshot(self):
        files = {}
        if self.palettes.is_dir():
            for file in sorted(self.palettes.iterdir()):
                files[file.name] = file.read_bytes() if file.is_file() else b""
        return Snapshot(files)

    def run(self, cases, *, at_checkpoint=None, variables=None, gimprc_extra="",
            deadline=300):
        """Runs `cases` in one console; returns name -> Outcome."""
        results = self.work / f"results-{self._runs + 1}"
        gimprc = self.gimprc(gimprc_extra)
        command = self.console_command(self.script(cases, results), gimprc)
        return self.follow(command, self.environment(variables), cases, results,
                           at_checkpoint, deadline)

    def follow(self, command, environment, cases, results, at_checkpoint,
               deadline, is_hopeless=lambda: False):
        """Starts GIMP and meets it at each checkpoint until it ends.

        `at_checkpoint(case, checkpoint, outcome)` is called while GIMP waits;
        GIMP is ended after `deadline` seconds or once `is_hopeless()`.
        """
        self._is_hopeless = is_hopeless
        with open(self.log_file, "ab") as log:
            process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True,
                cwd=self.work)
        try:
            return self._meet(process, [START, *cases], results, at_checkpoint,
                              time.monotonic() + deadline)
        finally:
            end_group(process)

    def _meet(self, process, names, results, at_checkpoint, until):
        outcomes, before = {}, self.snapshot()
        for name in names:
            log_start = self.log_file.stat().st_size
            started = time.monotonic()
            outcome = outcomes[name] = Outcome(results / name, before)
            while not outcome.ended:
                file = self._next_checkpoint(process, outcome.folder, until)
                if file is None:
                    return outcomes
                checkpoint = file.name.removeprefix("checkpoint-")
                before = outcome.snapshots[checkpoint] = self.snapshot()
                if at_checkpoint:
                    at_checkpoint(name, checkpoint, outcome)
                outcome.ended = checkpoint == "end"
                outcome.log = self._log_since(log_start)
                outcome.seconds = time.monotonic() - started
                file.with_name(file.name + ".seen").touch()
        while (process.poll() is None and time.monotonic() < until
               and not self._script_stopped()):
            time.sleep(POLL_SECONDS)
        return outcomes

    def _next_checkpoint(self, process, folder, until):
        while time.monotonic() < until:
            for file in folder.glob("checkpoint-*"):
                if (file.suffix != ".seen"
                        and not file.with_name(file.name + ".seen").exists()):
                    return file
            if (process.poll() is not None or self._script_stopped()
                    or self._is_hopeless()):
                return None
            time.sleep(POLL_SECONDS)
        return None

    def _script_stopped(self):
        """Whether GIMP gave up the script, after which 2.10 would stay."""
        return b"batch command experienced" in self.log_file.read_bytes()

    def _log_since(self, start):
        with open(self.log_file, "rb") as log:
            log.seek(start)
            return log.read().decode("utf-8", "replace")


def start_bus(environment):
    """The address of a new session bus; it ends with this process."""
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork",
         f"--print-address={write_end}"], env=environment,
        pass_fds=[write_end], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)
    atexit.register(end_group, process)
    os.close(write_end)
    with os.fdopen(read_end) as address:
        return address.readline().strip()


def end_group(process):
    """Ends a process that was started as leader of its own group."""
    for sign, grace in ((signal.SIGTERM, GRACE_SECONDS),
                        (signal.SIGKILL, GRACE_SECONDS)):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            continue
    process.poll()
