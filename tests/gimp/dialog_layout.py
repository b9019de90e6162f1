# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What every control of the dialog must have, in English and in German: a place
on a small screen, a name, a letter of its own and a stop of the Tab key."""

import time

from accessible import STATE, Atspi, extents_of, has, seen_below, unfold
from dialog import labels_of
from swatches import items_of

# The objects with the focus in a combo box are not in the tree.
COMBO_BOX = Atspi.Role.COMBO_BOX
MOST_STOPS = 60
# How long GTK may take to move the focus.
FOCUS_SECONDS = 0.4


def check_layout(dialog, screen):
    """What is wrong with the dialog as it opens and, if anything is folded,
    with all opened; a line for each."""
    problems = check_shown(dialog, screen)
    if unfold(dialog.node):
        problems += check_shown(dialog, screen)
    return problems


def check_shown(dialog, screen):
    nodes = list(seen_below(dialog.node))
    return [*outside(dialog.node, nodes, screen), *nameless(nodes),
            *shared_letters(nodes), *unreached(dialog, nodes)]


def is_control(node):
    return has(node, STATE.FOCUSABLE) or node.get_role() == COMBO_BOX


def described(node):
    names = " ".join(labels_of(node)) or node.get_name()
    return f"{node.get_role_name()} '{names}'"


def outside(window, nodes, screen):
    """What is not in the window, and the window if it is not on the screen."""
    inner = extents_of(window)
    if not is_within((0, 0, *screen), inner):
        yield (f"the dialog is not on the screen: {inner.x}, {inner.y}, "
               f"{inner.width} × {inner.height}")
    box = inner.x, inner.y, inner.width, inner.height
    for node in nodes:
        place = extents_of(node)
        if not is_within(box, place) or min(place.width, place.height) < 1:
            yield (f"{described(node)} is cut: {place.x}, {place.y}, "
                   f"{place.width} × {place.height} in {box}")


def is_within(box, place):
    left, top, width, height = box
    return (left <= place.x and place.x + place.width <= left + width
            and top <= place.y and place.y + place.height <= top + height)


def nameless(nodes):
    for node in nodes:
        if is_control(node) and not node.get_name() and not labels_of(node):
            yield f"{described(node)} at {extents_of(node).y} has no name"


def shared_letters(nodes):
    owners = {}
    for node in nodes:
        action = node.get_action_iface()
        for i in range(action.get_n_actions() if action else 0):
            key = action.get_key_binding(i)
            if key:
                owners.setdefault(key, []).append(described(node))
    assert len(owners) > 10, f"where are the letters? {owners}"
    for key, names in owners.items():
        if len(names) > 1:
            yield f"{key} is that of {', '.join(names)}"


def unreached(dialog, nodes):
    """Controls to which the Tab key does not lead; the strip is one stop."""
    controls = [node for node in nodes
                if is_control(node) and has(node, STATE.SENSITIVE)]
    fields = [node for node in controls if node.get_role() != COMBO_BOX]
    swatches = items_of(dialog.node)
    combos = len(controls) - len(fields)

    def focused():
        return next((node for node in fields if has(node, STATE.FOCUSED)), None)

    def next_stop(last):
        dialog.keyboard.press("Tab")
        until = time.monotonic() + FOCUS_SECONDS
        stop = focused()
        while (stop is None or stop == last) and time.monotonic() < until:
            stop = focused()
        return stop

    first = fields[-1]
    dialog.focus(first)
    stops = [next_stop(first)]
    while stops[-1] != first and len(stops) < MOST_STOPS:
        stops.append(next_stop(stops[-1]))
    if stops[-1] != first:
        yield "Tab does not lead back"
    if stops.count(None) != combos:
        yield f"Tab leads to {stops.count(None)} of {combos} combo boxes"
    if sum(swatch in stops for swatch in swatches) != 1:
        yield "the strip is not one stop"
    for node in fields:
        if node not in stops and node not in swatches:
            yield f"Tab does not lead to {described(node)}"
