# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Every kind of layer (matrix.tsv) through one GIMP, undone and redone.

GIMP opens each case from an XCF file of the test's making and saves XCF files
after the call, after Ctrl+Z and after Ctrl+Y, so that the judge sees the very
codes.  One display goes from image to image: no GIMP can undo by a script.
"""

import functools

import matrix_judge
import xcf
from case import Case, run_cases
from gui import Keyboard, check_tools, virtual_display
from matrix_picture import Picture, read_table
from session import GimpFailed
from window import window_command

WINDOW_TITLE = "(one-pixel|Untitled).*(GIMP|GNU Image)"
KEYS = {"undo": "ctrl+z", "redo": "ctrl+y"}
DEADLINE_SECONDS = 400
# To show images of a hundred formats and color spaces, GIMP would look for the
# fastest conversions for minutes.  The default is 3 of babl's steps.
SHORT_PATHS = {"BABL_PATH_LENGTH": "1"}

WAIT_FOR_LAYERS = """
(define (wait-for-layers layers count tries)
  (while (and (> tries 0) (not (= count (length (layers)))))
    (usleep 10000)
    (set! tries (- tries 1))))
"""

# A message must not take the keys away: it goes to the log.  The window is
# ready once an extra layer can be undone in it.
KEYS_WORK = WAIT_FOR_LAYERS + """
  (let* ((image (load-image (string-append pictures "one-pixel.png"))))
    (define (try-keys number)
      (if (> (length (image-layers image)) 1)
        (begin
          (checkpoint (string-append "keys-" (number->string number)))
          (wait-for-layers (lambda () (image-layers image)) 1 100)
          (try-keys (+ number 1)))))
    (gimp-message-set-handler 1)
    (new-display image)
    (new-layer image)
    (gimp-displays-flush)
    (try-keys 1))
"""
CASE = WAIT_FOR_LAYERS + """
  (let* ((image (load-image (string-append pictures "matrix/%(name)s.xcf")))
         (shown (car (filter (lambda (other) (not (equal? other image)))
                             (all-images))))
         (layers (lambda () %(layers)s))
         (source (%(choose)s (image-layers image)))
         (count (length (layers))))
    (define (save key)
      (let ((file (string-append case-folder "/" key ".xcf")))
        %(save)s))
    (gimp-displays-reconnect shown image)
    (gimp-image-clean-all image)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (posterized-layer #t)
               (palette-name "%(name)s")))
    (record "clean" (image-clean? image))
    (save "made")
    (if (> (length (layers)) count)
      (begin
        (gimp-displays-flush)
        (checkpoint "undo")
        (wait-for-layers layers count 1000)
        (save "undone")
        (checkpoint "redo")
        (wait-for-layers layers (+ count 1) 1000)
        (save "redone"))))
"""
LAYERS = "(image-layers image)"
MEMBERS = "(group-layers (car (image-layers image)))"
SAVE = {"2.10": "(gimp-file-save RUN-NONINTERACTIVE image source file file)",
        "3": "(gimp-file-save RUN-NONINTERACTIVE image file)"}


def script_of(cell, generation):
    is_member = cell.place == "member"
    return CASE % {
        "name": cell.name,
        "layers": MEMBERS if is_member else LAYERS,
        "choose": "(lambda (top) (car (group-layers (car top))))"
                  if is_member else "car",
        "save": SAVE[generation.name]}


def applies_to(cell, generation):
    """GIMP 2.10 has no perceptual precision, and its profiles describe the codes
    as they are, also in linear precisions."""
    return (not generation.is_2_10 or "non-linear" in cell.precision
            or ("perceptual" not in cell.precision and cell.profile == "none"))


def matrix_cases(session):
    """Runs and judges the cases of the table that this GIMP can hold."""
    check_tools(session.generation)
    cells = [cell for cell in read_table()
             if applies_to(cell, session.generation)]
    folder = session.work / "pictures" / "matrix"
    folder.mkdir()
    pictures = {cell.name: Picture(cell) for cell in cells}
    for name, picture in pictures.items():
        xcf.write(folder / f"{name}.xcf", picture.image())
    cases = [Case(cell.name, script_of(cell, session.generation),
                  functools.partial(matrix_judge.judge, pictures[cell.name]))
             for cell in cells]
    yield from run_cases(cases, run_in_window(session, cases))


def plug_ins_as_ever(folder):
    """Line of a gimprc that takes SHORT_PATHS back for plug-ins."""
    folder.mkdir()
    (folder / "babl.env").write_text("BABL_PATH_LENGTH=3\n", encoding="utf-8")
    return f'(environ-path "${{gimp_plug_in_dir}}/environ:{folder}")\n'


def run_in_window(session, cases):
    """name -> Outcome."""
    results = session.work / "results-matrix"
    scripts = {"keys": KEYS_WORK,
               **{case.name: case.script for case in cases}}
    gimprc = session.gimprc(plug_ins_as_ever(session.work / "environ"))
    with virtual_display({**session.window_environment(), **SHORT_PATHS},
                         session.work / "display.log") as environment:
        keyboard = Keyboard(environment)

        def at_checkpoint(_case, checkpoint, outcome):
            if checkpoint.startswith("keys"):
                keyboard.wait_for(WINDOW_TITLE)
                keyboard.press(KEYS["undo"])
            elif checkpoint in KEYS:
                keyboard.press(KEYS[checkpoint], delay=1)
            elif checkpoint == "end":
                # GIMP reads them all in each case.
                for name in outcome.new_palettes():
                    (session.palettes / name).unlink()

        script = session.script(scripts, results)
        outcomes = session.follow(
            window_command(session, script, gimprc), environment, scripts,
            results, at_checkpoint, DEADLINE_SECONDS)
    if not outcomes["keys"].ended:
        raise GimpFailed("GIMP did not undo by keys")
    return outcomes
