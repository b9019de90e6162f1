# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The page of scene-palette cloud in headless Chromium, as people use it.

The environment variable CHROMIUM names the browser.
"""

import base64
import io
import math
import os
import unittest

import numpy as np
from PIL import Image

from browser import Browser
from tool import ToolTest, picture

WIDTH, HEIGHT = 700, 860


class PageTest(ToolTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.browser = Browser(os.environ["CHROMIUM"])
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        super().setUp()
        self.save("a.png", picture())
        self.output_of("cloud", "a.png", "-o", "cloud.html", "-k", "5")
        self.open(width=WIDTH, height=HEIGHT)

    def tearDown(self):
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.requests(),
                         [(self.folder / "cloud.html").as_uri()])
        super().tearDown()

    def open(self, **options):
        self.browser.open(self.folder / "cloud.html", **options)

    def js(self, expression):
        return self.browser.evaluate(expression)

    def canvas(self):
        """The canvas' own pixels: height × width × 3."""
        text = self.js("canvas.toDataURL('image/png').split(',')[1]")
        image = Image.open(io.BytesIO(base64.b64decode(text)))
        return np.asarray(image.convert("RGB"))

    def center(self):
        """Where the canvas' middle is in the window."""
        return self.js("(() => { const box = canvas.getBoundingClientRect();"
                       " return [box.x + box.width / 2, box.y + box.height / 2]"
                       "})()")


class Drawing(PageTest):
    def test_shows_points_in_the_colors_of_the_picture(self):
        shown = self.browser.screenshot().reshape(-1, 3)
        found = set(map(tuple, shown.tolist()))
        own = set(map(tuple, picture().reshape(-1, 3).tolist()))
        self.assertGreater(len(found & own), 300)

    def test_is_the_picture_that_the_tool_draws(self):
        size, height = self.js("[canvas.width, canvas.height]")
        self.assertEqual(size, height)
        for axes, button in (("oklab", "oklab"), ("srgb", "srgb")):
            self.js(f"document.getElementById('{button}').click()")
            self.browser.settle()
            self.output_of("cloud", "a.png", "-o", "cloud.png", "-k", "5",
                           "--size", str(size), "--axes", axes)
            ours = self.pixels_of("cloud.png").astype(int)
            theirs = self.canvas().astype(int)
            different = np.abs(ours - theirs).max(axis=2) > 8
            # Text and lines are smoothed in other ways; points are not.
            self.assertLess(different.mean(), 0.012)
            colorful = np.ptp(ours, axis=2) > 40
            self.assertGreater(colorful.mean(), 0.01)
            self.assertLess((different & colorful).sum() / colorful.sum(), 0.03)

    def test_projects_as_a_pinhole_camera_does(self):
        for azimuth, elevation, zoom in ((35, 22, 1), (-120, -50, 2.5)):
            azimuth_r, elevation_r = map(math.radians, (azimuth, elevation))
            sight = np.array([math.cos(elevation_r) * math.cos(azimuth_r),
                              math.cos(elevation_r) * math.sin(azimuth_r),
                              math.sin(elevation_r)])
            right = np.cross([0, 0, 1], sight)
            right /= np.linalg.norm(right)
            up = np.cross(sight, right)
            eye = 6 * sight

            def plane(points):
                """Where lines of sight go through the plane of the middle."""
                rays = points - eye
                hits = eye + rays * (-6 / (rays @ sight))[:, np.newaxis]
                return np.stack([hits @ right, -hits @ up], axis=1)

            corners = plane(np.array([[x, y, z] for x in (-1, 1)
                                      for y in (-1, 1) for z in (-1, 1)]))
            middle = (corners.min(axis=0) + corners.max(axis=0)) / 2
            points = np.array([[0.2, -0.9, 0.4], [-1, 1, 1], [0, 0, 0]])
            half_edge = zoom * 250 / self.js("look.pictureReach")
            expected = [300, 250] + half_edge * (plane(points) - middle)
            seen = self.js(
                "(() => { const p = makeProjection({azimuth: %r, elevation: %r,"
                " zoom: %r}, 600, 500, look); return %r.map((q) => {"
                " const s = p.at(...q); return [s.x, s.y]}) })()"
                % (azimuth, elevation, zoom, points.tolist()))
            np.testing.assert_allclose(seen, expected, rtol=0, atol=1e-6)

    def test_follows_the_browser_into_the_dark(self):
        self.assertEqual(self.canvas()[0, 0].tolist(), [255, 255, 255])
        self.open(width=WIDTH, height=HEIGHT, dark=True)
        self.assertEqual(self.canvas()[0, 0].tolist(), [21, 23, 26])
        self.assertEqual(self.browser.screenshot()[2, 2].tolist(), [21, 23, 26])

    def test_fits_narrow_windows(self):
        for width in (375, 320):
            self.open(width=width, height=800, scale=2)
            self.assertLessEqual(
                self.js("document.documentElement.scrollWidth"), width)
            self.assertGreater(self.js("canvas.clientWidth"), width - 45)
            self.assertEqual(self.js("canvas.width / canvas.clientWidth"), 2)


class Using(PageTest):
    def assert_changed(self, action):
        before = self.canvas()
        action()
        self.browser.settle()
        after = self.canvas()
        self.assertFalse(np.array_equal(before, after))
        return after

    def test_keys_turn_zoom_and_go_back(self):
        self.js("canvas.focus()")
        first = self.canvas()
        for key, name, change in (
                ("ArrowLeft", "azimuth", -5), ("ArrowRight", "azimuth", 5),
                ("ArrowUp", "elevation", 5), ("ArrowDown", "elevation", -5)):
            before = self.js(f"state.camera.{name}")
            self.assert_changed(lambda key=key: self.browser.press(key))
            self.assertAlmostEqual(self.js(f"state.camera.{name}"),
                                   before + change)
        np.testing.assert_array_equal(self.canvas(), first)
        self.assert_changed(lambda: self.browser.press("+"))
        self.assertGreater(self.js("state.camera.zoom"), 1)
        self.browser.press("-")
        self.assertAlmostEqual(self.js("state.camera.zoom"), 1)
        self.browser.press("ArrowLeft")
        self.browser.press("0")
        np.testing.assert_array_equal(self.canvas(), first)

    def test_keys_switch_axes_points_and_spheres(self):
        self.js("canvas.focus()")
        for key in "spc":
            self.assert_changed(lambda key=key: self.browser.press(key))
        self.assertEqual(self.js("state.space"), "oklab")

    def test_mouse_turns_and_wheel_zooms(self):
        x, y = self.center()

        def drag():
            self.browser.mouse("mousePressed", x, y, button="left", buttons=1,
                               clickCount=1)
            self.browser.mouse("mouseMoved", x + 60, y + 25, button="left",
                               buttons=1)
            self.browser.mouse("mouseReleased", x + 60, y + 25, button="left",
                               clickCount=1)

        self.assert_changed(drag)
        self.assertAlmostEqual(self.js("state.camera.azimuth"), 35 - 24)
        self.assertAlmostEqual(self.js("state.camera.elevation"), 22 + 10)
        self.assert_changed(lambda: self.browser.mouse(
            "mouseWheel", x, y, deltaX=0, deltaY=-100))
        self.assertGreater(self.js("state.camera.zoom"), 1)

    def test_touch_turns_and_spreads(self):
        x, y = self.center()

        def touch(kind, *places):
            self.browser.call("Input.dispatchTouchEvent", type=kind,
                              touchPoints=[{"x": a, "y": b, "id": i}
                                           for i, (a, b) in enumerate(places)])
            self.browser.settle()

        touch("touchStart", (x, y))
        touch("touchMove", (x + 30, y))
        touch("touchEnd")
        self.assertNotEqual(self.js("state.camera.azimuth"), 35)
        touch("touchStart", (x - 20, y), (x + 20, y))
        touch("touchMove", (x - 60, y), (x + 60, y))
        touch("touchEnd")
        self.assertGreater(self.js("state.camera.zoom"), 1.5)

    def test_pointing_tells_the_values_of_a_point(self):
        index = self.js("dots.findLastIndex((dot) => !dot.isCentroid)")
        x, y, red, green, blue = self.js(
            "(() => { const dot = dots[%d]; const box ="
            " canvas.getBoundingClientRect(); return [box.x + dot.x, box.y +"
            " dot.y, ...colorOf(dot)] })()" % index)
        self.assertTrue(self.js("document.getElementById('tip').hidden"))
        self.browser.mouse("mouseMoved", x, y)
        self.assertFalse(self.js("document.getElementById('tip').hidden"))
        text = self.js("document.getElementById('values').textContent")
        self.assertEqual(text, f"R: {red}  G: {green}  B: {blue}")
        # The point under the mouse has that color in the window.
        self.browser.mouse("mouseMoved", 2, 2)
        self.assertTrue(self.js("document.getElementById('tip').hidden"))
        self.assertEqual(self.browser.screenshot()[int(y), int(x)].tolist(),
                         [red, green, blue])

    def test_buttons_switch_the_axes(self):
        oklab = self.assert_changed(
            lambda: self.js("document.getElementById('oklab').click()"))
        self.assertEqual(self.js(
            "['srgb', 'oklab'].map((id) =>"
            " document.getElementById(id).getAttribute('aria-pressed'))"),
            ["false", "true"])
        self.js("document.getElementById('srgb').click()")
        self.browser.settle()
        self.assertFalse(np.array_equal(self.canvas(), oklab))

    def test_a_color_of_the_palette_fades_all_other_points(self):
        self.js("document.getElementById('centroids').click()")
        self.browser.settle()
        before = np.ptp(self.canvas(), axis=2) > 60
        swatch = "document.querySelector('#palette button')"
        self.assert_changed(lambda: self.js(f"{swatch}.click()"))
        after = np.ptp(self.canvas(), axis=2) > 60
        self.assertLess(after.sum(), 0.7 * before.sum())
        self.assertGreater(after.sum(), 0)
        self.assertEqual(self.js(f"{swatch}.getAttribute('aria-pressed')"),
                         "true")


class Access(PageTest):
    def test_everything_has_a_name_and_can_be_reached_by_keyboard(self):
        tree = self.browser.call("Accessibility.getFullAXTree")["nodes"]
        nodes = [(node["role"]["value"], node.get("name", {}).get("value", ""))
                 for node in tree if not node.get("ignored")]
        for role, name in nodes:
            if role in ("button", "application", "toolbar", "group"):
                self.assertTrue(name, (role, nodes))
        roles = [role for role, _ in nodes]
        self.assertEqual(roles.count("application"), 1)
        self.assertEqual(roles.count("button"), 7 + 5)
        self.assertEqual(self.js("document.documentElement.lang"), "en")
        focused = set()
        for _ in range(1 + 7 + 5):
            self.browser.press("Tab", 9)
            focused.add(self.js(
                "document.activeElement.id || document.activeElement.title"))
        self.assertEqual(len(focused - {""}), 1 + 7 + 5, focused)


if __name__ == "__main__":
    unittest.main()
