// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The page of cloud_page.html with its style and scripts, made into a source by
// embed_page.py.
#pragma once

#include <string_view>

namespace scene_palette {

/// An HTML file in which {{language}}, {{data}} and the words are to be filled
/// in.
std::string_view cloud_page_template();

}  // namespace scene_palette
