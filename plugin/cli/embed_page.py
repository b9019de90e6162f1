#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Puts a page's style and scripts into its HTML, and that into a C++ source.

    embed_page.py PAGE.html STYLE.css SCRIPT.js ... OUTPUT.cc

The source defines cloud_page_template(), in whose text {{names}} are
left to be filled in.
"""

import re
import sys
from pathlib import Path


def content(path):
    """The file without the comment with its license, which the page has."""
    text = Path(path).read_text(encoding="utf-8")
    text = re.sub(r"\A(?:/\*.*?\*/|(?://[^\n]*\n)+)", "", text, flags=re.DOTALL)
    return text.replace('"use strict";', "").strip()


def literal(text):
    """`text` as a C++ string literal; no byte needs an encoding."""
    plain = "".join(chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\?'
                    else f"\\{byte:03o}" for byte in text.encode())
    return f'"{plain}"'


def main():
    page, style, *scripts, output = sys.argv[1:]
    script = "\n\n".join(['"use strict";', *map(content, scripts)])
    text = Path(page).read_text(encoding="utf-8")
    text = text.replace("{{style}}", content(style))
    text = text.replace("{{script}}", script)
    lines = "\n".join(f"    {literal(line)}"
                      for line in text.splitlines(keepends=True))
    Path(output).write_text(
        '#include "plugin/cli/cloud_page_template.h"\n\n'
        "namespace scene_palette {\n\n"
        "std::string_view cloud_page_template() {\n"
        f"  return\n{lines};\n}}\n\n"
        "}  // namespace scene_palette\n", encoding="utf-8")


if __name__ == "__main__":
    main()
