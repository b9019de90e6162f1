# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What the procedure refuses: a clear line, and nothing written.

GIMP 2.10 checks no ranges, so there the plug-in's own message comes; GIMP 3
refuses before the plug-in runs.
"""

from case import CaseList, layers_of, refused, successful

BAD_INPUT = CaseList()

CALL = """
  (let* ((image (load-image (string-append pictures "%s")))
         (layers (image-layers image)))
    %s
    (extract "call" image layers '%s)
    (record-layers "layers" (image-layers image)))
"""


def check_refused(outcome, *words):
    message = refused(outcome, words)
    assert len(layers_of(outcome, "layers")) == 1, "a layer was left"
    return message


@BAD_INPUT.add(CALL % ("small.png", "", "((colors 0) (posterized-layer #t))"))
def no_colors(outcome):
    return check_refused(outcome)


@BAD_INPUT.add(CALL % ("small.png", "",
                       "((colors 5000) (posterized-layer #t))"))
def too_many_colors(outcome):
    return check_refused(outcome)


# Script-Fu of GIMP 3 drops a value that is no choice before it calls.
@BAD_INPUT.add(CALL % ("small.png", "", '((method "nonsense"))'),
               generations=("2.10",))
def unknown_method(outcome):
    return check_refused(outcome)


@BAD_INPUT.add(CALL % ("small.png", "", '((order "nonsense"))'),
               generations=("2.10",))
def unknown_order(outcome):
    return check_refused(outcome)


@BAD_INPUT.add(CALL % ("small.png", "", "((seed -1))"))
def negative_seed(outcome):
    return check_refused(outcome)


@BAD_INPUT.add(CALL % ("small.png", "", "((accents 1.5))"))
def too_many_accents(outcome):
    return check_refused(outcome)


@BAD_INPUT.add(CALL % ("small.png", "", """(
    (locked-colors "#102030 crimson") (posterized-layer #t))"""))
def locked_color_that_is_none(outcome):
    return check_refused(outcome, "locked-colors", "crimson", "#2f3b3c")


@BAD_INPUT.add(CALL % ("small.png", "", '((excluded-colors "#12345"))'))
def excluded_color_that_is_none(outcome):
    return check_refused(outcome, "excluded-colors", "#12345", "#2f3b3c")


@BAD_INPUT.add(CALL % ("tables.png", "", "((posterized-layer #t))"))
def color_profile_of_tables(outcome):
    return check_refused(outcome, "Tables of the test", "Convert the image")


@BAD_INPUT.add(CALL % ("transparent.png", "", "((posterized-layer #t))"))
def fully_transparent_layer(outcome):
    return check_refused(outcome)


@BAD_INPUT.add(CALL % ("small.png", """
    (gimp-layer-set-offsets (car layers) 100 0)
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 10 10 50 50)
""", "((posterized-layer #t))"))
def selection_outside_the_layer(outcome):
    return check_refused(outcome)


@BAD_INPUT.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (layers (image-layers image)))
    (extract "call" 9999 layers '((colors 4))))
""")
def no_image(outcome):
    return refused(outcome)


@BAD_INPUT.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "call" image '(9999) '((colors 4))))
""")
def no_layer(outcome):
    return refused(outcome)


@BAD_INPUT.add("""
  (checkpoint "blocked")
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "call" image (image-layers image)
             '((colors 4) (posterized-layer #t) (palette-name "Homeless")))
    (record "exists" (catch 'no (palette-exists? "Homeless")))
    (record-layers "layers" (image-layers image)))
  (checkpoint "freed")
""")
def palettes_folder_cannot_be_written(outcome):
    """GIMP keeps the palette in memory, or the call fails and leaves nothing."""
    if outcome.text("call").startswith("ok"):
        assert outcome.text("exists") in ("#t", "1"), "there is no palette"
        return "the palette is in GIMP only"
    message = refused(outcome)
    assert len(layers_of(outcome, "layers")) == 1, "a layer was left"
    return message


@BAD_INPUT.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "call" image (image-layers image)
             '((colors 4) (palette-name "After all"))))
""")
def good_call_after_the_bad_ones(outcome):
    assert successful(outcome).palette == "After all"
    assert "After-all.gpl" in outcome.new_palettes()


def block_palettes_folder(session):
    """For a case's checkpoints: a file stands where the folder was.

    It stops root too, whom permissions would not.
    """
    aside = session.palettes.with_name("palettes-aside")

    def at_checkpoint(case, checkpoint, _outcome):
        if case != "palettes-folder-cannot-be-written":
            return
        if checkpoint == "blocked":
            session.palettes.rename(aside)
            session.palettes.touch()
        if checkpoint == "freed":
            session.palettes.unlink()
            aside.rename(session.palettes)
    return at_checkpoint
