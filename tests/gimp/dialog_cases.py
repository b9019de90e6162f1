# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What comes of the dialog: a person answers it while the call waits.

In GIMP 3 by the accessible objects, with keys and clicks where that is what is
tested; in 2.10 by keys.
"""

from dataclasses import replace

from accessible import STATE, has, unfold, wait_for
from case import (Case, CaseList, call_of, layers_of, one_palette, saved,
                  successful)
from dialog import Dialog
from dialog_layout import check_layout
from pictures import read_picture
from reference import Colors

POSTERIZED = "Add a posterized layer"
# Far from the line in the middle of the picture, which can be dragged.
PIXEL = (50, 40)

# The least screen on which the dialog is wholly seen.
SCREEN = (1280, 720)
DIALOG_CASES = CaseList()


def add(script, answers):
    """A case for each generation that `answers` has an answer for."""
    def enter(judge):
        name = judge.__name__.replace("_", "-")
        DIALOG_CASES.extend(
            Case(name, script, judge, (generation,), answer)
            for generation, answer in answers.items())
        return judge
    return enter


def keys(*names):
    return lambda dialog: dialog.keyboard.press(*names)


def hex_codes(palette):
    return ["#%02x%02x%02x" % entry.rgb for entry in palette.entries]


DIALOG_SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png"))))
    (show-image image)
    (gimp-image-clean-all image)
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (record "clean" (image-clean? image))
    (record-layers "layers" (image-layers image)))
"""


def edit_and_cancel(dialog):
    dialog.until_count(8)
    dialog.set_number(6)
    dialog.until_count(6)
    first = dialog.codes()[0]
    dialog.focus_swatch(0)
    dialog.keyboard.press("Delete")
    dialog.until_shown("other colors", lambda colors: len(colors) == 6
                       and first not in [code for code, _ in colors])
    dialog.keyboard.press("space")
    dialog.until_shown("a lock", lambda colors: colors[0][1])
    dialog.tick(POSTERIZED)
    dialog.answer("Cancel")


@add(DIALOG_SCRIPT, {"2.10": keys("Escape"), "3": edit_and_cancel})
def dialog_cancel(outcome, _seen):
    call = call_of(outcome)
    assert not call.ok, "Cancel returned a palette"
    assert not outcome.new_palettes(), "Cancel left a palette"
    assert len(layers_of(outcome, "layers")) == 1, "Cancel left a layer"
    assert outcome.text("clean") == "#t", "Cancel changed the image"


def type_five(dialog):
    """The dialog before was canceled: the number is again what it was."""
    dialog.until_count(8)
    dialog.keyboard.press("alt+n")
    field = dialog.number_field
    wait_for("the focus", lambda: has(field, STATE.FOCUSED))
    dialog.keyboard.press("ctrl+a", "5", "Tab")
    dialog.until_count(5)
    seen = dialog.codes()
    dialog.keyboard.press("alt+o")
    return seen


@add(DIALOG_SCRIPT, {"2.10": keys("alt+n", "ctrl+a", "5", "Tab", "alt+o"),
                     "3": type_five})
def dialog_ok(outcome, seen):
    call = successful(outcome)
    palette = one_palette(outcome)
    assert call.colors == len(palette.entries) == 5, call
    assert seen in (None, hex_codes(palette)), seen
    assert len(layers_of(outcome, "layers")) == 1, "a layer nobody asked for"
    assert outcome.text("clean") == "#t", "the image was changed"


@DIALOG_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract-with-mode RUN-WITH-LAST-VALS "call" image (image-layers image)
                       '()))
""")
def last_values_of_the_dialog(outcome):
    call = successful(outcome)
    assert call.colors == len(one_palette(outcome).entries) == 5, call


def want_card(dialog):
    dialog.until_count(5)
    dialog.tick("Make a palette card as a new image")
    dialog.answer("OK")


@add("(begin" + DIALOG_SCRIPT + """
    (record "shown" (image-shown? card)))
""", {"2.10": keys("alt+i", "alt+o"), "3": want_card})
def dialog_card(outcome, _seen):
    call = successful(outcome)
    assert outcome.text("shown") == "#t", "the card has no window"
    assert call.card > 0, "no card"
    assert len(layers_of(outcome, "layers")) == 1, "a layer nobody asked for"
    assert outcome.text("clean") == "#t", "the image was changed"


EDIT_SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "plain" image (image-layers image) '((colors 5)))
    (checkpoint "plain")
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (checkpoint "edited")
    %s)
"""


def plain_and_edited(outcome, seen):
    """The colors without a dialog, and those of its edited strip."""
    call = successful(outcome)
    edited = hex_codes(one_palette(outcome, "edited", since="plain"))
    assert call.colors == len(edited), call
    assert edited == seen, f"shown: {seen}, but made: {edited}"
    return hex_codes(one_palette(outcome, "plain")), edited


def seen_and_ok(dialog):
    """What the strip says just before OK."""
    seen = dialog.codes()
    dialog.answer("OK")
    return seen


def drop_first(dialog):
    """Returns the colors before."""
    before = dialog.codes()
    dialog.focus_swatch(0)
    dialog.keyboard.press("Delete")
    dialog.until_shown("another color in its place", lambda colors: (
        len(colors) == len(before)
        and before[0] not in [code for code, _ in colors]))
    return before


def undo_drop_and_move(dialog):
    before = drop_first(dialog)
    dialog.keyboard.press("ctrl+z")
    wait_for("the colors before", lambda: dialog.codes() == before)
    dialog.focus_swatch(0)
    dialog.keyboard.press("ctrl+Right")
    wait_for("two changed places", lambda: dialog.codes() == [
        before[1], before[0], *before[2:]])
    return seen_and_ok(dialog)


@add(EDIT_SCRIPT % "", {"3": undo_drop_and_move})
def dialog_undo_drop_and_move(outcome, seen):
    plain, edited = plain_and_edited(outcome, seen)
    assert edited == [plain[1], plain[0], *plain[2:]], (plain, edited)


def drop_and_ok(dialog):
    drop_first(dialog)
    return seen_and_ok(dialog)


@add(EDIT_SCRIPT % """
    (extract-with-mode RUN-WITH-LAST-VALS "last" image (image-layers image)
                       '())
""", {"3": drop_and_ok})
def dialog_drop(outcome, seen):
    plain, edited = plain_and_edited(outcome, seen)
    assert len(edited) == 5 and plain[0] not in edited, (plain, edited)
    last = hex_codes(one_palette(outcome, since="edited"))
    assert last == plain, f"a color was dropped for good: {last}"


def lock_by_the_picture(dialog):
    """Then fewer colors are wanted than would lead to that one."""
    picture = read_picture(dialog.pictures / "small.png")
    height, width, _ = picture.shape
    code = "#%02x%02x%02x" % tuple(picture[PIXEL[1], PIXEL[0], :3])
    assert code not in dialog.codes(), "nothing would be seen of the click"
    dialog.pick(PIXEL, (width, height))
    dialog.until_shown("the locked color", lambda colors:
                       (code, True) in colors and len(colors) == 5)
    dialog.set_number(3)
    dialog.until_shown("fewer colors", lambda colors:
                       (code, True) in colors and len(colors) == 3)
    return code, seen_and_ok(dialog)


@add(EDIT_SCRIPT % """
    (extract "fewer" image (image-layers image) '((colors 3)))
""", {"3": lock_by_the_picture})
def dialog_lock_by_the_picture(outcome, seen):
    locked, colors = seen
    _plain, edited = plain_and_edited(outcome, colors)
    fewer = hex_codes(one_palette(outcome, since="edited"))
    assert locked not in fewer, "it would be there without a lock"
    assert len(edited) == 3 and locked in edited, (locked, edited)


def keep_settings(dialog):
    """Saves settings, changes them, loads them; then again in a new dialog.
    Its Reset knows the settings at its start and the plug-in's own."""
    def until(number):
        wait_for(f"{number} colors", lambda: (
            dialog.number() == number == len(dialog.shown())))

    start = dialog.number()
    dialog.set_number(11)
    until(11)
    dialog.press("Save Settings")
    dialog.set_number(4)
    until(4)
    dialog.press("Load Saved Settings")
    until(11)
    dialog.answer("Cancel")

    dialog = Dialog(dialog.keyboard)
    until(start)
    dialog.press("Load Saved Settings")
    until(11)
    dialog.reset("Reset to Initial Values")
    until(start)
    dialog.reset("Reset to Factory Defaults")
    until(8)
    dialog.answer("Cancel")


@add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (extract-with-mode RUN-INTERACTIVE "again" image (image-layers image) '()))
""", {"3": keep_settings})
def dialog_settings_come_back(outcome, _seen):
    assert not call_of(outcome, "again").ok
    assert not outcome.new_palettes()


def look_and_cancel(dialog):
    problems = check_layout(dialog, SCREEN)
    dialog.keyboard.press("Escape")
    return problems


@add(DIALOG_SCRIPT, {"3": look_and_cancel})
def dialog_controls_have_place_name_and_stop(_outcome, seen):
    assert not seen, "; ".join(seen)


def choose_existing(dialog):
    dialog.tick("Use an existing palette")
    dialog.answer("OK")


@add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "first" image (image-layers image)
             '((colors 3) (palette-name "For the dialog")))
    (checkpoint "first")
    (gimp-context-set-palette (palette-called "For the dialog"))
    (show-image image)
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (record-layers "layers" (image-layers image))
    (save-to "posterized" image (car (image-layers image))))
""", {"2.10": keys("alt+u", "alt+o"), "3": choose_existing})
def dialog_existing_palette(outcome, _seen):
    call = successful(outcome)
    palette = one_palette(outcome, "first")
    assert not outcome.new_palettes("end", since="first"), "a new palette"
    assert call.palette == "For the dialog" and call.colors == 3, call
    assert len(layers_of(outcome, "layers")) == 2
    used = Colors.of(saved(outcome, "posterized")[..., :3]).codes
    assert {tuple(map(int, code)) for code in used} == {
        entry.rgb for entry in palette.entries}


def take_all(dialog):
    dialog.press("OK")


@add(DIALOG_SCRIPT, {"2.10": keys("alt+o"), "3": take_all})
def dialog_after_an_existing_palette(outcome, _seen):
    """It begins with a new palette again, and without a layer."""
    call = successful(outcome)
    assert call.colors == len(one_palette(outcome).entries), call
    assert len(layers_of(outcome, "layers")) == 1, "a layer nobody asked for"


def type_file(dialog):
    """Takes the file away before the next call; returns its lines."""
    file = dialog.pictures.parent / "typed.hex"
    unfold(dialog.node)
    dialog.keyboard.press("alt+w")
    dialog.keyboard.wait_for("^Export the Palette$")
    dialog.keyboard.press("ctrl+a")
    dialog.keyboard.type(str(file))
    dialog.keyboard.press("Return")
    dialog.keyboard.wait_gone("^Export the Palette$")
    dialog.answer("OK")
    lines = wait_for("the file", lambda: file.read_text().splitlines())
    file.unlink()
    file.with_name("typed-file-taken").touch()
    return lines


@add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (checkpoint "written")
    (wait-for-file (string-append pictures "../typed-file-taken"))
    (extract-with-mode RUN-WITH-LAST-VALS "again" image (image-layers image)
                       '())
    (record "written-again"
            (file-exists? (string-append pictures "../typed.hex"))))
""", {"2.10": type_file, "3": type_file})
def dialog_file(outcome, seen):
    """The typed file is written, and not by the next call."""
    successful(outcome)
    successful(outcome, "again")
    assert seen == hex_codes(one_palette(outcome, "written")), seen
    assert outcome.text("written-again") == "#f", "written again"


def lock_and_reset(dialog):
    before = dialog.shown()
    dialog.focus_swatch(0)
    dialog.keyboard.press("space")
    dialog.until_shown("a lock", lambda colors: colors[0][1])
    dialog.reset("Reset to Factory Defaults")
    dialog.until_count(8)
    dialog.until_shown("no lock", lambda colors: not any(
        locked for _, locked in colors))
    dialog.answer("Cancel")


@add(DIALOG_SCRIPT, {"3": lock_and_reset})
def dialog_reset_unlocks(outcome, _seen):
    assert not call_of(outcome).ok


def with_seen(case, seen):
    """`case` with a judge of the outcome alone; `seen`: values of answers."""
    def judge(outcome):
        found = seen.get(case.name)
        if isinstance(found, Exception):
            raise AssertionError(repr(found)) from found
        return case.judge(outcome, found)
    return replace(case, judge=judge) if case.answer else case
