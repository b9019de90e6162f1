# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Uses the strip of the dialog as people do.

    desktop.py strip_test.py STRIP_WINDOW [TEST ...]

By pointer and keys on a virtual display, and through the accessibility tree.
What the tree says is compared with what the program holds, which it writes to
its standard output.
"""

import sys
import time
import unittest

from strip import Atspi, Strip, extents_of, wait_for


class StripTest(unittest.TestCase):
    def open(self, *words):
        strip = Strip(sys.argv[1], *words)
        self.addCleanup(strip.close)
        return strip


class Tree(StripTest):
    def test_swatches_are_items_that_tile_the_strip(self):
        strip = self.open("5").ready()
        (box,) = strip.find(Atspi.Role.LIST_BOX)
        self.assertEqual(box.get_name(), "Colors of the palette")
        self.assertEqual(len(strip.items()), 5)
        outer = extents_of(box)
        right = outer.x
        for i in range(5):
            place = strip.place(i)
            self.assertEqual((place.x, place.y), (right, outer.y))
            self.assertEqual(place.height, outer.height)
            right += place.width
        self.assertEqual(right, outer.x + outer.width)

    def test_actions_select_lock_and_drop(self):
        strip = self.open("5").ready()
        states = Atspi.StateType
        kept, dropped = strip.palette[2], strip.palette[0]

        self.assertTrue(strip.do(2, "select"))
        strip.until("selection", lambda s: s.selected == 2)
        wait_for("state", lambda: strip.state(2, states.SELECTED))
        self.assertFalse(strip.state(1, states.SELECTED))

        self.assertFalse(strip.state(2, states.CHECKED))
        strip.do(2, "lock")
        strip.until("lock", lambda s: s.locked == {kept})
        wait_for("tree", strip.agrees)
        self.assertTrue(strip.state(strip.palette.index(kept), states.CHECKED))

        strip.do(strip.palette.index(dropped) if dropped in strip.palette
                 else 0, "drop")
        strip.until("drop", lambda s: dropped not in s.palette)
        wait_for("tree", strip.agrees)
        self.assertEqual(len(strip.palette), 5)
        self.assertIn(kept, strip.palette)

    def test_many_colors_have_an_item_each(self):
        strip = self.open("256").ready()
        self.assertEqual(len(strip.items()), 256)

    def test_where_the_layer_is_gone_a_message_is_in_its_place(self):
        strip = self.open("gone")
        labels = Atspi.Role.LABEL
        wait_for("message", lambda: any("does not exist" in node.get_name()
                                        for node in strip.find(labels)))
        self.assertEqual(strip.items(), [])


class Keys(StripTest):
    def test_arrows_select_and_stop_at_the_ends(self):
        strip = self.open("5").ready()
        strip.focus(3)
        for key, selected in (("Right", 4), ("Right", 4), ("Home", 0),
                              ("Left", 0), ("Right", 1), ("End", 4)):
            strip.keyboard.press(key)
            strip.until(key, lambda s, to=selected: s.selected == to)
            wait_for("focus", lambda to=selected: strip.focused() == to)

    def test_arrows_go_to_the_next_row(self):
        strip = self.open("64").ready()
        rows = sorted({strip.place(i).y for i in range(64)})
        self.assertEqual(len(rows), 2)
        strip.focus(5)
        strip.keyboard.press("Down")
        strip.until("next row", lambda s: s.selected > 5)
        below = strip.place(strip.selected)
        self.assertEqual(below.y, rows[1])
        self.assertLess(abs(below.x - strip.place(5).x), below.width)

    def test_every_edit_is_undone_and_redone(self):
        strip = self.open("5").ready()
        past = [(strip.palette, set())]
        strip.focus(1)
        for key in ("space", "ctrl+Right", "Delete"):
            strip.keyboard.press(key)
            strip.until(key, lambda s: (s.palette, s.locked) != past[-1])
            past.append((strip.palette, strip.locked))
        self.assertEqual(len(past[1][1]), 1)
        moved = past[1][0]
        self.assertEqual(past[2][0],
                         [moved[0], moved[2], moved[1], *moved[3:]])
        self.assertNotIn(moved[1], past[3][0])
        for state in reversed(past[:-1]):
            strip.keyboard.press("ctrl+z")
            strip.until("undo", lambda s, to=state: (s.palette, s.locked) == to)
        for state in past[1:]:
            strip.keyboard.press("ctrl+shift+z")
            strip.until("redo", lambda s, to=state: (s.palette, s.locked) == to)
        wait_for("tree", strip.agrees)

    def test_the_strip_is_one_stop_of_the_tab_key(self):
        strip = self.open("5").ready()
        strip.focus(2)
        strip.keyboard.press("Right")
        strip.until("selection", lambda s: s.selected == 3)
        strip.keyboard.press("Tab")
        wait_for("focus elsewhere", lambda: strip.focused() is None)
        strip.keyboard.press("shift+Tab")
        wait_for("focus back", lambda: strip.focused() == 3)

    def test_focus_survives_the_last_swatch(self):
        strip = self.open("256").ready()
        strip.focus(255)
        before = strip.palette
        strip.keyboard.press("Delete")
        strip.until("drop", lambda s: s.palette != before)
        wait_for("focus", lambda: strip.focused() is not None)

    def test_focus_stays_with_the_selected_swatch(self):
        strip = self.open("5").ready()
        strip.focus(0)
        strip.keyboard.press("Right", "ctrl+End")
        strip.until("move", lambda s: s.selected == 4)
        strip.keyboard.press("ctrl+z")
        strip.until("undo", lambda s: s.selected == 1)
        wait_for("focus", lambda: strip.focused() == 1)

    def test_the_menu_opens_by_keys(self):
        strip = self.open("5").ready()
        strip.focus(1)
        for key in ("Menu", "shift+F10"):
            strip.keyboard.press(key)
            wait_for("menu", lambda: strip.find(Atspi.Role.MENU_ITEM))
            strip.keyboard.press("Escape")
            wait_for("no menu",
                     lambda: not strip.find(Atspi.Role.MENU_ITEM))
        self.assertEqual(strip.focused(), 1)


class Pointer(StripTest):
    def test_click_selects_and_double_click_locks(self):
        strip = self.open("5").ready()
        color = strip.palette[1]
        strip.click(1)
        strip.until("selection", lambda s: s.selected == 1)
        self.assertEqual(strip.locked, set())
        time.sleep(0.6)  # beyond the time of a double click
        strip.click(1, times=2)
        strip.until("lock", lambda s: s.locked == {color})

    def test_click_with_control_selects_nothing(self):
        strip = self.open("5").ready()
        strip.click(1)
        strip.until("selection", lambda s: s.selected == 1)
        strip.pointer("keydown", "ctrl")
        self.addCleanup(strip.pointer, "keyup", "ctrl")
        time.sleep(0.6)
        strip.click(1)
        strip.until("no selection", lambda s: s.selected == -1)

    def drag(self, strip, index, to, part):
        x, y = strip.point(index)
        strip.pointer("mousemove", str(x), str(y), "mousedown", "1")
        target, y = strip.point(to, part)
        for step in range(1, 6):
            strip.pointer("mousemove", str(x + (target - x) * step // 5),
                          str(y))

    def test_a_swatch_is_dragged_to_where_it_is_dropped(self):
        strip = self.open("5").ready()
        before = strip.palette
        self.drag(strip, 0, 3, 0.3)
        strip.pointer("mouseup", "1")
        strip.until("move", lambda s: s.palette == [
            *before[1:3], before[0], *before[3:]])
        wait_for("tree", strip.agrees)
        wait_for("focus", lambda: strip.focused() == 2)

    def test_escape_leaves_a_dragged_swatch_where_it_was(self):
        strip = self.open("5").ready()
        before = strip.palette
        self.drag(strip, 0, 3, 0.3)
        # Not by keyboard.press(), which lets go of the button.
        strip.pointer("key", "Escape")
        strip.pointer("mouseup", "1")
        strip.keyboard.press("End")
        strip.until("selection", lambda s: s.selected == 4)
        self.assertEqual(strip.palette, before)

    def test_the_menu_does_what_it_says(self):
        strip = self.open("5").ready()
        color = strip.palette[3]

        def choose(label):
            strip.click(3, "right")
            roles = (Atspi.Role.MENU_ITEM,
                     Atspi.Role.CHECK_MENU_ITEM)
            item = wait_for(label, lambda: next(
                (node for role in roles for node in strip.find(role)
                 if node.get_name() == label), None))
            item.get_action_iface().do_action(0)

        choose("Set as Foreground Color")
        strip.until("foreground",
                    lambda s: ["foreground", color] in s.said)
        choose("Copy Code")
        strip.until("code", lambda s: ["clipboard", color] in s.said)
        choose("Copy All Codes")
        strip.until("codes",
                    lambda s: ["clipboard", *s.palette] in s.said)
        choose("Lock")
        strip.until("lock", lambda s: s.locked == {color})
        choose("Undo")
        strip.until("undo", lambda s: s.locked == set())
        choose("Drop")
        strip.until("drop", lambda s: color not in s.palette)


class OtherConditions(StripTest):
    def test_right_to_left_is_mirrored(self):
        strip = self.open("5", "rtl").ready()
        places = [strip.place(i).x for i in range(5)]
        self.assertEqual(places, sorted(places, reverse=True))
        strip.focus(0)
        strip.keyboard.press("Left")
        strip.until("the next one", lambda s: s.selected == 1)
        before = strip.palette
        strip.keyboard.press("ctrl+Right")
        strip.until("moved", lambda s: s.palette == [
            before[1], before[0], *before[2:]])

    def test_closing_the_window_while_it_works_ends_well(self):
        strip = self.open("256").ready()
        strip.focus(3)
        strip.keyboard.press("space", "Delete", "alt+F4")
        self.assertEqual(strip.end(), 0)

    def test_methods_that_heed_no_locks_take_none(self):
        strip = self.open("5", "classic").ready()
        before = strip.palette
        strip.focus(1)
        strip.keyboard.press("space", "Delete", "Right")
        strip.until("selection", lambda s: s.selected == 2)
        self.assertEqual((strip.palette, strip.locked), (before, set()))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=2)
