# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What cannot be done: one clear line, the right exit status, nothing left."""

import os
import resource
import signal
import unittest

import numpy as np

from tool import ToolTest, blocks, picture, png

RED, BLUE = (200, 30, 40), (20, 60, 180)
# No user may make files there, not even root.
UNWRITABLE = "/proc"


class Usage(ToolTest):
    def setUp(self):
        super().setUp()
        self.save("a.png", blocks(RED, BLUE))

    def refused(self, *arguments):
        result = self.run_tool(*arguments)
        self.assertEqual(self.files(), ["a.png"])
        return result

    def test_number_of_colors_is_1_to_256(self):
        for k in ("0", "257", "5000", "-3", "8.5", "many", "Auto", ""):
            for command in (("extract", "a.png"),
                            ("posterize", "a.png", "-o", "out.png")):
                self.assert_refused(self.refused(*command, "--colors", k), 2,
                                    "--colors", "1 to 256", f'"{k}"')

    def test_unknown_choice_is_answered_with_the_known_ones(self):
        for option, names in (("--method",
                               "scene, accurate, classic, hue-slices"),
                              ("--order",
                               "hue, lightness, share, chroma, smooth"),
                              ("--space", "oklab, srgb"),
                              ("--format", "gpl, json, hex, text")):
            self.assert_refused(self.refused("extract", "a.png", option, "x"),
                                2, option, names, '"x"')

    def test_seed_is_a_whole_number(self):
        for seed in ("-1", "2147483648", "x"):
            self.assert_refused(self.refused("extract", "a.png", "--seed",
                                             seed), 2, "--seed", "2147483647")

    def test_accents_are_0_to_1(self):
        for accents in ("-0.1", "1.01", "0,5", "nan", "inf", "1e400", "x", ""):
            self.assert_refused(self.refused("extract", "a.png", "--accents",
                                             accents), 2, "--accents",
                                "0 to 1", f'"{accents}"')

    def test_threads_are_1_to_64(self):
        for threads in ("0", "65", "-1", "all", ""):
            self.assert_refused(self.refused("extract", "a.png", "--threads",
                                             threads), 2, "--threads",
                                "1 to 64", f'"{threads}"')

    def test_locked_and_excluded_colors_are_hex_codes(self):
        for option in ("--lock", "--exclude"):
            for text in ("red", "#12345", "#1234567", "12345g", "#abc", ""):
                self.assert_refused(
                    self.refused("extract", "a.png", option, "#102030",
                                 option, text), 2, option, f'"{text}"',
                    "#2f3b3c")

    def test_classic_and_hue_slices_have_neither_space_nor_locks(self):
        for method in ("classic", "hue-slices"):
            for option, value in (("--space", "srgb"), ("--space", "oklab"),
                                  ("--lock", "102030"),
                                  ("--exclude", "102030")):
                self.assert_refused(
                    self.refused("extract", "a.png", "--method", method,
                                 option, value), 2, option,
                    "--method " + method)

    def test_color_cannot_be_both_locked_and_excluded(self):
        self.assert_refused(
            self.refused("extract", "a.png", "--lock", "#ABCDEF", "--exclude",
                         "123456", "--exclude", "abcdef"), 2, "--lock",
            "--exclude", "#abcdef")

    def test_no_more_colors_are_locked_than_asked_for(self):
        self.assert_refused(
            self.refused("extract", "a.png", "-k", "1", "--lock", "000000",
                         "--lock", "ffffff"), 2, "--lock", "--colors")

    def test_unknown_option_is_named(self):
        for command in ("extract", "posterize"):
            self.assert_refused(self.refused(command, "a.png", "--colours",
                                             "3"), 2, "--colours")

    def test_option_without_its_value_is_named(self):
        self.assert_refused(self.refused("extract", "a.png", "-k"), 2, "-k")

    def test_command_is_one_of_the_known(self):
        for arguments in ((), ("help",), ("a.png",), ("--colors", "3")):
            self.assert_refused(self.refused(*arguments), 2,
                                "extract, posterize")

    def test_image_is_needed(self):
        for command in ("extract", "posterize"):
            self.assert_refused(self.refused(command), 2, "image")

    def test_posterize_needs_one_image_and_an_output(self):
        self.assert_refused(self.refused("posterize", "a.png"), 2, "--output")
        self.assert_refused(
            self.refused("posterize", "a.png", "a.png", "-o", "b.png"), 2,
            "one image")


class Files(ToolTest):
    """Each file is refused by both commands, by its name."""

    def assert_unreadable(self, name):
        before = self.files()
        for arguments in (("extract", name, "-o", "out.gpl"),
                          ("posterize", name, "-o", "out.png")):
            self.assert_refused(self.run_tool(*arguments), 1, name)
        self.assertEqual(self.files(), before)

    def test_missing_file(self):
        self.assert_unreadable("missing.png")

    def test_empty_file(self):
        for name in ("empty.png", "empty.jpg", "empty"):
            (self.folder / name).write_bytes(b"")
            self.assert_unreadable(name)

    def test_text_by_the_name_of_an_image(self):
        for ending in ("png", "jpg", "tif", "webp", "gif", "exr", "hdr",
                       "bmp", "svg", "pdf"):
            name = "text." + ending
            (self.folder / name).write_text("This is a text.\n" * 30)
            self.assert_unreadable(name)

    def test_image_that_was_cut_off(self):
        for name in ("cut.png", "cut.jpg", "cut.webp", "cut.tif", "cut.gif"):
            self.save(name, picture())
            data = (self.folder / name).read_bytes()
            for length in (12, len(data) // 2, len(data) - 3):
                (self.folder / name).write_bytes(data[:length])
                with self.subTest(name, length=length):
                    self.assert_unreadable(name)

    def test_png_with_damaged_data(self):
        self.save("damaged.png", picture())
        data = bytearray((self.folder / "damaged.png").read_bytes())
        data[len(data) // 2] ^= 0x55
        (self.folder / "damaged.png").write_bytes(data)
        self.assert_unreadable("damaged.png")

    def test_png_with_too_few_rows(self):
        header_size = 33
        (self.folder / "short.png").write_bytes(
            png(picture(height=60))[:header_size]
            + png(picture(height=30))[header_size:])
        self.assert_unreadable("short.png")

    def test_folder_and_device(self):
        (self.folder / "folder.png").mkdir()
        self.assert_unreadable("folder.png")
        self.assert_unreadable("/dev/null")

    def test_pipe_that_nobody_writes(self):
        os.mkfifo(self.folder / "pipe.png")
        self.assert_unreadable("pipe.png")

    def test_fully_transparent_image(self):
        pixels = np.dstack([picture(), np.zeros((60, 90), np.uint8)])
        self.save("clear.png", pixels)
        self.assert_unreadable("clear.png")

    def test_the_other_images_are_done(self):
        self.save("a.png", blocks(RED))
        self.save("b.png", blocks(BLUE))
        (self.folder / "bad.png").write_text("text")
        result = self.run_tool("extract", "a.png", "bad.png", "b.png", "-k",
                               "1", "--format", "hex")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stdout, b"#c81e28\n#143cb4\n")
        self.assertEqual(result.stderr.count(b"\n"), 1)
        self.assertIn(b"bad.png", result.stderr)

    def test_file_that_is_no_palette(self):
        self.save("a.png", blocks(RED))
        (self.folder / "text.gpl").write_text("This is a text.\n")
        (self.folder / "none.gpl").write_text("GIMP Palette\nName: x\n#\n")
        for name in ("missing.gpl", "text.gpl", "none.gpl"):
            result = self.run_tool("posterize", "a.png", "-o", "out.png",
                                   "--palette", name)
            self.assert_refused(result, 1, name)
        self.assertNotIn("out.png", self.files())


class Outputs(ToolTest):
    def setUp(self):
        super().setUp()
        self.save("a.png", blocks(RED, BLUE))
        self.save("b.png", blocks(RED, BLUE))

    def refused(self, output, *arguments, **options):
        result = self.run_tool(*arguments, **options)
        self.assert_refused(result, 1, output)
        self.assertEqual(self.files(), ["a.png", "b.png"])

    def palette_to(self, output, *images):
        self.refused(output, "extract", *(images or ("a.png",)), "-k", "2",
                     "-o", output)

    def image_to(self, output):
        self.refused(output, "posterize", "a.png", "-k", "2", "-o", output)

    def test_folder_that_is_not_there(self):
        self.palette_to("missing/out.gpl")
        self.image_to("missing/out.png")
        self.palette_to("missing", "a.png", "b.png")

    def test_folder_that_cannot_be_written_to(self):
        self.palette_to(f"{UNWRITABLE}/out.gpl")
        self.image_to(f"{UNWRITABLE}/out.png")
        result = self.run_tool("extract", "a.png", "-k", "2", "-o", UNWRITABLE)
        self.assert_refused(result, 1, f"{UNWRITABLE}/a.gpl")

    def test_device_without_space(self):
        self.palette_to("/dev/full")
        with open("/dev/full", "wb") as full:
            self.refused("standard output", "extract", "a.png", "-k", "2",
                         stdout=full)

    def test_file_for_several_palettes(self):
        self.palette_to("b.png", "a.png", "b.png")

    def test_ending_that_is_not_written(self):
        for output in ("out", "out.xyz", "out.gpl", "out.png.bak", "out.jpg"):
            self.image_to(output)

    def test_older_file_stays_where_there_is_no_space_for_the_new_one(self):
        before = (self.folder / "b.png").read_bytes()
        self.refused("b.png", "extract", "a.png", "-k", "2", "-o", "b.png",
                     preexec_fn=no_space)
        self.refused("b.png", "posterize", "a.png", "-k", "2", "-o", "b.png",
                     preexec_fn=no_space)
        self.assertEqual((self.folder / "b.png").read_bytes(), before)

    def test_older_file_stays_where_space_ends_amid_the_new_one(self):
        before = (self.folder / "b.png").read_bytes()
        noise = np.random.default_rng(1).integers(0, 256, (300, 300, 3),
                                                  np.uint8)
        self.save("a.png", noise)
        for command in ("posterize", "card", "cloud"):
            with self.subTest(command):
                self.refused("b.png", command, "a.png", "-o", "b.png",
                             preexec_fn=lambda: no_space(40000))
                self.assertEqual((self.folder / "b.png").read_bytes(), before)
                # It is the space that there was not enough of.
                self.output_of(command, "a.png", "-o", "b.png")
                written = self.folder / "b.png"
                self.assertGreater(written.stat().st_size, 40000)
                written.write_bytes(before)


def no_space(length=20):
    """Lets the tool write no more than some bytes to any file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, length))


def interrupt_oneself():
    """Leaves a signal waiting for the tool, which starts afterwards."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.kill(os.getpid(), signal.SIGINT)


def ignore_interrupts():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    interrupt_oneself()


class Interruption(ToolTest):
    COMMANDS = (("extract", "a.png", "a.png", "-o", "out"),
                ("extract", "a.png"),
                ("posterize", "a.png", "-o", "out.png"))

    def setUp(self):
        super().setUp()
        self.save("a.png", picture())
        (self.folder / "out").mkdir()

    def test_leaves_nothing(self):
        for command in self.COMMANDS:
            result = self.run_tool(*command, preexec_fn=interrupt_oneself)
            self.assertEqual((result.returncode, result.stdout), (130, b""))
            self.assertEqual(self.files(), ["a.png", "out"])

    def test_is_not_heard_where_it_was_to_be_ignored(self):
        result = self.run_tool("extract", "a.png",
                               preexec_fn=ignore_interrupts)
        self.assertEqual((result.returncode, result.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
