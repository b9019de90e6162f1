# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What a person with a German GIMP sees of the procedure."""

import gettext
import re
import subprocess

from case import Case, call_of, layers_of
from dialog_cases import DIALOG_SCRIPT, SCREEN
from dialog_layout import check_layout
from reference import WORDS, parse_gpl
from session import PLUG_IN, GimpFailed

SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "call" image (image-layers image)
             '((colors 4) (posterized-layer #t)))
    (record-layers "layers" (image-layers image)))
"""
FAILING_SCRIPT = """
  (let* ((image (load-image (string-append pictures "transparent.png"))))
    (extract "call" image (image-layers image) '((colors 4))))
"""


def locale_environment(work, locale, language):
    """A locale of our own, such as "de_DE", since few machines have it."""
    folder = work / "locales"
    folder.mkdir(exist_ok=True)
    name = f"{locale}.UTF-8"
    made = subprocess.run(
        ["localedef", "-i", locale, "-f", "UTF-8", folder / name],
        capture_output=True, text=True, check=False)
    if not (folder / name).is_dir():
        raise GimpFailed(f"localedef: {made.stderr}")
    return {"LOCPATH": str(folder), "LC_ALL": name, "LANGUAGE": language}


def german_of(session):
    """The built catalog."""
    catalog = session.work / "plug-ins" / PLUG_IN / "locale"
    return gettext.translation(PLUG_IN, catalog, ["de"])


def german_cases(session):
    """The cases; what is expected is looked up in the catalog."""
    german = german_of(session)

    def german_layer_name(outcome):
        call = call_of(outcome)
        assert call.ok, call.message
        expected = german.ngettext("Posterized (%d color)",
                                   "Posterized (%d colors)", 4) % 4
        name = layers_of(outcome, "layers")[0].name
        assert "Posterized" not in expected, "the catalog lacks the name"
        assert name == expected, f"the layer is named {name!r}"
        return name

    def german_entry_names(outcome):
        assert call_of(outcome).ok
        (data,) = outcome.new_palettes().values()
        words = {german.gettext(word) for word in WORDS}
        for entry in parse_gpl(data).entries:
            match = re.fullmatch(
                r"(?:[a-zäöü ]+ )?(\w+)(?: \d+)?, <?\s?[0-9,]+\s%", entry.name)
            assert match and match.group(1) in words, entry.name

    def german_message(outcome):
        call = call_of(outcome)
        assert not call.ok
        messages = [text for text in german._catalog.values() if text]
        assert any(text in call.message for text in messages), call.message
        return call.plain_message

    return [Case("german-layer-name", SCRIPT, german_layer_name),
            Case("german-entry-names", SCRIPT, german_entry_names),
            Case("german-message", FAILING_SCRIPT, german_message)]


def german_window_case(session):
    """The dialog in German, whose words are longer."""
    title = german_of(session).gettext("Extract Scene Palette")

    def look(dialog):
        name, problems = dialog.node.get_name(), check_layout(dialog, SCREEN)
        dialog.keyboard.press("Escape")
        return name, problems

    def judge(_outcome, seen):
        name, problems = seen
        assert name == title != "Extract Scene Palette", f"a dialog '{name}'"
        assert not problems, "; ".join(problems)

    return Case("german-controls-have-place-name-and-stop", DIALOG_SCRIPT,
                judge, answer=look)
