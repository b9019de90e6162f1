# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The strip of the dialog by its accessible objects."""

import re

from accessible import STATE, Atspi, children, has, seen_below

NAME = re.compile(r"Color (\d+) of (\d+), .+, <?[0-9.]+%(, locked)?$")
CODE = re.compile("#[0-9a-f]{6}")


def items_of(node):
    """The swatches below an object of the tree, first to last."""
    strip = next((below for below in seen_below(node)
                  if below.get_role() == Atspi.Role.LIST_BOX), None)
    return [item for item in (children(strip) if strip else ())
            if item and has(item, STATE.SHOWING)]


def shown_by(items):
    """The colors as their objects say: (code, whether it is locked) each."""
    found = []
    for i, item in enumerate(items):
        match = NAME.match(item.get_name())
        if not match or match.group(1, 2) != (str(i + 1), str(len(items))):
            raise LookupError(item.get_name())
        code = CODE.search(item.get_description())
        found.append((code.group(), match.group(3) is not None))
    return found
