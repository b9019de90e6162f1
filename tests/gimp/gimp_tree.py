# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""GIMP and the plug-in's dialog by their accessible objects."""

from accessible import (BUTTON, DIALOG, FRAME, MENU, MENU_ITEM, STATE, act,
                        children, descendants, find, has, press, programs,
                        wait_for)
from gui import WINDOW_SECONDS
from session import PLUG_IN

ENTRY = "Extract Scene Palette…"


def image_window():
    """The one window of GIMP that is shown; StopIteration if none."""
    gimp = next(program for program in programs()
                if program.get_name().startswith("gimp"))
    return next(frame for frame in children(gimp)
                if frame.get_role() == FRAME and has(frame, STATE.SHOWING))


def choose_in_menu():
    """Starts the plug-in by its entry, which needs no open menu."""
    def chosen():
        filters = find(image_window(), MENU, "Filters")
        entry = next(node for node in descendants(filters)
                     if node.get_role() == MENU_ITEM
                     and node.get_name() == ENTRY)
        return has(entry, STATE.SENSITIVE) and act(entry)
    wait_for(f"'{ENTRY}' in the menu", chosen, WINDOW_SECONDS)


def plug_in():
    """The plug-in in the tree; StopIteration if it does not run."""
    return next(program for program in programs()
                if program.get_name().endswith(PLUG_IN))


def open_dialog():
    """The dialog once its palette is there and OK can be pressed."""
    def opened():
        dialog = next(child for child in children(plug_in())
                      if child.get_role() == DIALOG)
        return has(find(dialog, BUTTON, "OK"), STATE.SENSITIVE) and dialog
    return wait_for("the dialog with a palette", opened, WINDOW_SECONDS)


def cancel_progress():
    """Presses the Cancel button of the progress bar."""
    press(image_window(), BUTTON, "Cancel")
