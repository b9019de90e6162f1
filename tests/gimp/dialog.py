# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The plug-in's dialog, used through its accessible objects and by keys."""

import functools
import os
import re
import signal

from accessible import (BUTTON, STATE, Atspi, act, extents_of, find, find_all,
                        has, press, seen_below, unfold, wait_for)
from gimp_tree import open_dialog, plug_in
from gui import WINDOW_SECONDS
from swatches import items_of, shown_by

COLORS = "Number of colors"


class Dialog:
    """An open dialog with a palette, which takes keys."""

    def __init__(self, keyboard, pictures=None):
        self.keyboard = keyboard
        self.pictures = pictures
        self.node = open_dialog()
        title = re.escape(self.node.get_name())
        self.window = keyboard.wait_for(f"^{title}$")

    def shown(self):
        """The colors that the strip says it shows: (code, is locked) each."""
        return wait_for("a palette",
                        lambda: shown_by(items_of(self.node)))

    def codes(self):
        return [code for code, _ in self.shown()]

    def until_shown(self, what, question):
        """The colors once `question` is true of them."""
        def answer():
            colors = self.shown()
            return question(colors) and colors
        return wait_for(what, answer)

    def until_count(self, count):
        return self.until_shown(f"{count} colors",
                                lambda colors: len(colors) == count)

    @functools.cached_property
    def number_field(self):
        """That of the number of colors; its slider bears the label, too."""
        return next(node for node in find_all(self.node,
                                              Atspi.Role.SPIN_BUTTON)
                    if COLORS in labels_of(node))

    def number(self):
        return self.number_field.get_value_iface().get_current_value()

    def set_number(self, number):
        self.number_field.get_value_iface().set_current_value(number)

    def focus(self, node):
        node.get_component_iface().grab_focus()
        wait_for("the focus", lambda: has(node, STATE.FOCUSED))

    def focus_swatch(self, index):
        self.focus(items_of(self.node)[index])

    def press(self, name, role=BUTTON):
        press(self.node, role, name)

    def tick(self, name):
        """Presses a check box, which then is ticked; it may be folded away."""
        unfold(self.node)
        self.press(name, Atspi.Role.CHECK_BOX)
        wait_for(f"'{name}' to be ticked", lambda: has(
            find(self.node, Atspi.Role.CHECK_BOX, name), STATE.CHECKED))

    def reset(self, what):
        """Presses Reset and then what its popover offers."""
        self.press("Reset")
        wait_for(f"'{what}'", lambda: act(next(
            node for node in seen_below(plug_in())
            if node.get_name() == what)))

    def pick(self, place, size):
        """Clicks on a pixel of the picture, which is of that size: it is
        fitted into the widget, in its middle."""
        box = extents_of(find(self.node, Atspi.Role.IMAGE,
                              "Picture before and after"))
        scale = min(box.width / size[0], box.height / size[1])
        left = box.x + (box.width - size[0] * scale) / 2
        top = box.y + (box.height - size[1] * scale) / 2
        self.keyboard.click(round(left + (place[0] + 0.5) * scale),
                            round(top + (place[1] + 0.5) * scale))

    def wait_gone(self):
        """Waits for the end of the plug-in."""
        wait_for("the end of the plug-in", is_gone, WINDOW_SECONDS)

    def answer(self, name):
        """Presses OK or Cancel."""
        self.press(name)
        self.wait_gone()

    def end(self):
        """Ends the plug-in, whatever it is doing."""
        if not is_gone():
            os.kill(plug_in().get_process_id(), signal.SIGKILL)
            self.wait_gone()


def is_gone():
    try:
        return not plug_in()
    except StopIteration:
        return True


def labels_of(node):
    """The names of the labels that an object has by its relations."""
    return [relation.get_target(i).get_name()
            for relation in node.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for i in range(relation.get_n_targets())]
