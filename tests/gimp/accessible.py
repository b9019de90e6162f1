# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Programs by their accessible objects (AT-SPI): what a screen reader is told.

The tree is that of the session bus in the environment of this process when it
asks first.
"""

import time

import gi

gi.require_version("Atspi", "2.0")
# pylint: disable=wrong-import-position
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30
STATE = Atspi.StateType
# Newer versions of AT-SPI have another word for it.
BUTTON = getattr(Atspi.Role, "BUTTON", None) or Atspi.Role.PUSH_BUTTON
CHECK_BOX = Atspi.Role.CHECK_BOX
DIALOG = Atspi.Role.DIALOG
FRAME = Atspi.Role.FRAME
MENU = Atspi.Role.MENU
MENU_ITEM = Atspi.Role.MENU_ITEM


def wait_for(what, question, seconds=PATIENCE):
    """The first answer to `question` that is true.

    Objects of the tree may go while it is read; then it is asked again.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            answer = question()
        except (LookupError, StopIteration, GLib.Error):
            answer = None
        if answer:
            return answer
        if time.monotonic() > until:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.02)


def children(node):
    return [node.get_child_at_index(i) for i in range(node.get_child_count())]


def descendants(node):
    for child in children(node):
        if child is not None:
            yield child
            yield from descendants(child)


def extents_of(node):
    """Where an object is on the screen."""
    return node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)


def has(node, *states):
    held = node.get_state_set()
    return all(held.contains(state) for state in states)


def programs():
    """Those that are in the tree."""
    return [child for child in children(Atspi.get_desktop(0)) if child]


def program_of(process):
    """The program with that process number; StopIteration if none."""
    return next(program for program in programs()
                if program.get_process_id() == process)


def seen_below(node):
    """The objects below that are shown."""
    for child in children(node):
        if child is not None and has(child, STATE.SHOWING):
            yield child
            yield from seen_below(child)


def find_all(node, role, name=None):
    """The objects below that are shown, by their role and, if given, name."""
    return [below for below in seen_below(node) if below.get_role() == role
            and name in (None, below.get_name())]


def find(node, role, name=None):
    """The first that is shown; StopIteration if none."""
    return next(below for below in seen_below(node) if below.get_role() == role
                and name in (None, below.get_name()))


def act(node, name=None):
    """Does the action with that name, else the first; whether it has it."""
    action = node.get_action_iface()
    names = [action.get_action_name(i)
             for i in range(action.get_n_actions())]
    return action.do_action(names.index(name) if name else 0)


def press(node, role, name):
    """Presses the button or check box once that can be done."""
    def pressed():
        found = find(node, role, name)
        return has(found, STATE.SENSITIVE) and act(found)
    wait_for(f"'{name}' to be pressed", pressed)


def unfold(node):
    """Opens what is folded below; whether there was anything."""
    folded = [below for below in seen_below(node)
              if has(below, STATE.EXPANDABLE)
              and not has(below, STATE.EXPANDED)]
    for below in folded:
        act(below)
        wait_for(f"an open '{below.get_name()}'",
                 lambda opened=below: has(opened, STATE.EXPANDED))
    return bool(folded)


def lines_of(node):
    """What is shown below, for people who look for what went wrong."""
    for below in seen_below(node):
        if below.get_name():
            text = below.get_role_name() + " " + below.get_name()
            yield text + ("" if has(below, STATE.SENSITIVE) else " (grayed)")
