# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Palettes with odd names, and folders for palettes that take none.

The places are mounts, which stop root too, in a mount namespace of the test's
own: nothing is left of them when it ends.
"""

import ctypes
import errno
import os
import subprocess

import reference
from case import (CaseList, call_of, layers_of, one_palette, refused,
                  successful)
from session import GimpFailed

ODD_CASES = CaseList()
MAX_NAME_BYTES = 200
ODD_NAMES = (
    "Two\nlines\r\nand a\ttab",
    "/etc/passwd",
    "-rf *; $(reboot) | %s%n & `id`",
    "# 10 20 30",
    "GIMP Palette",
    "🎨 desert 🌵🏜",
    "🎨" * 500,
    "x" + "🎨" * 500,
    "é" * 500,
    "لوحة ألوان المشهد",
    "\u202egpl.exe\u202c و \u2067abc\u2069",
    "\u200b.hidden",
    "CON",
)


def in_script(text):
    """An expression of Script-Fu, which reads no long strings."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    pieces = ["".join(escapes.get(c, c) for c in text[i:i + 50])
              for i in range(0, len(text), 50)]
    return "(string-append " + " ".join(f'"{p}"' for p in pieces) + ")"


def tidy(name):
    """One line of at most MAX_NAME_BYTES, cut between characters."""
    line = "".join(" " if c < " " else c for c in name).encode()
    return line[:MAX_NAME_BYTES].decode(errors="ignore").strip()


@ODD_CASES.add("""
  (let* ((image (load-image (string-append pictures "one-color.png")))
         (layers (image-layers image)))
    (define (try number name)
      (extract (string-append "call-" number) image layers
               (list '(colors 1) (list 'palette-name name)))
      (checkpoint number))
    %s)
""" % "\n".join(f'(try "{i}" {in_script(name)})'
                for i, name in enumerate(ODD_NAMES)))
def odd_names(outcome):
    """Each palette is there under its name, in a file of its own."""
    earlier = None
    for number, name in enumerate(map(tidy, ODD_NAMES)):
        call = successful(outcome, f"call-{number}")
        palette = one_palette(outcome, str(number), since=earlier)
        earlier = str(number)
        assert call.palette == palette.name == name, (
            f"{name!r} is called {call.palette!r}, {palette.name!r} on disk")
    return f"{len(ODD_NAMES)} names"


@ODD_CASES.add("""
  (let* ((image (load-image (string-append pictures "one-color.png")))
         (layers (image-layers image))
         (options (list '(colors 1) (list 'palette-name
                                          (make-string 500 #\\y)))))
    (extract "first" image layers options)
    (checkpoint "first")
    (extract "second" image layers options))
""")
def long_name_twice(outcome):
    name = "y" * MAX_NAME_BYTES
    assert successful(outcome, "first").palette == name
    assert successful(outcome, "second").palette == f"{name} #1"
    one_palette(outcome, "first")
    one_palette(outcome, "end", since="first")


@ODD_CASES.add("""
  (let* ((image (load-image (string-append pictures "one-color.png"))))
    (extract "call" image (image-layers image)
             '((colors 1) (palette-name " \\n\\t "))))
""")
def name_of_blanks(outcome):
    assert successful(outcome).palette.startswith("Scene Palette")
    one_palette(outcome)


PLACE_SCRIPT = """
  (checkpoint "%s")
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "call" image (image-layers image)
             '((colors 200) (posterized-layer #t) (palette-name "Odd place")))
    (record "exists" (catch 'no (palette-exists? "Odd place")))
    (record-layers "layers" (image-layers image))
    (catch 'no (forget-palette "Odd place")))
  (checkpoint "unmount")
"""


@ODD_CASES.add(PLACE_SCRIPT % "read-only", generations=("2.10",))
def read_only_palettes_folder_of_2_10(outcome):
    """The palette is in GIMP, with its layer, and it is said."""
    assert successful(outcome).palette == "Odd place"
    assert outcome.text("exists") in ("#t", "1"), "there is no palette"
    assert len(layers_of(outcome, "layers")) == 2, "no layer"
    assert "until GIMP quits" in outcome.log, "it is not said"
    assert not outcome.new_palettes("unmount"), "written nevertheless"


# GIMP 3.0 and 3.2 take the folder for writable, by its permissions, and crash
# in gimp-palette-new: the plug-in must not get that far.
@ODD_CASES.add(PLACE_SCRIPT % "read-only", generations=("3",))
def read_only_palettes_folder(outcome):
    message = refused(outcome, ("Read-only file system", "Odd-place.gpl"))
    assert len(layers_of(outcome, "layers")) == 1, "a layer was left"
    return message


@ODD_CASES.add(PLACE_SCRIPT % "full")
def full_disk(outcome):
    """The palette does not fit: nothing is left, and the reason is said."""
    message = refused(outcome, ("No space left on device", "Odd-place.gpl"))
    assert len(layers_of(outcome, "layers")) == 1, "a layer was left"
    assert set(outcome.new_palettes("unmount")) == {"filler"}, "left a file"
    return message


@ODD_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "call" image (image-layers image)
             '((colors 4) (posterized-layer #t) (palette-name "Odd place")))
    (record-layers "layers" (image-layers image)))
""")
def good_call_after_the_odd_places(outcome):
    assert call_of(outcome).ok, call_of(outcome).message
    assert "Odd-place.gpl" in outcome.new_palettes()
    reference.parse_gpl(outcome.new_palettes()["Odd-place.gpl"])
    assert len(layers_of(outcome, "layers")) == 2


def own_mounts():
    """Puts this process into a mount namespace of its own."""
    clone_new_mounts, recursive, private = 0x20000, 0x4000, 1 << 18
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(clone_new_mounts) != 0:
        raise GimpFailed("the test of odd places needs the right to mount: "
                         + os.strerror(ctypes.get_errno()))
    # Fails in a root of tools/gimp-root, whose mounts are private already.
    if (libc.mount(b"none", b"/", None, recursive | private, None) != 0
            and ctypes.get_errno() != errno.EINVAL):
        raise GimpFailed(os.strerror(ctypes.get_errno()))


def mount(*words):
    made = subprocess.run(["mount", *words], capture_output=True, text=True,
                          check=False)
    if made.returncode != 0:
        raise GimpFailed(f"mount: {made.stderr}")


def mount_odd_places(session):
    """For the checkpoints of the cases: what is mounted on the folder."""
    folder = session.palettes
    own_mounts()

    def at_checkpoint(_case, checkpoint, _outcome):
        if checkpoint == "read-only":
            mount("--bind", str(folder), str(folder))
            mount("-o", "remount,bind,ro", str(folder))
        if checkpoint == "full":
            # Two pages, one of them taken: the palette needs more.
            mount("-t", "tmpfs", "-o", "size=8k", "scene-palette", str(folder))
            (folder / "filler").write_bytes(bytes(4096))
        if checkpoint == "unmount":
            subprocess.run(["umount", str(folder)], check=True)
    return at_checkpoint
