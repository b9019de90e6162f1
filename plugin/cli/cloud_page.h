// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A color cloud as a page for a web browser.
#pragma once

#include <string>

#include "ui/color_cloud.h"

namespace scene_palette {

/// An HTML file, complete in itself, that shows `cloud` of the picture
/// `image_name` at first as `style` does, and lets people turn it.  Light or
/// dark follows the browser, unless `style` is dark.  Some 30 kilobytes and
/// less than six bytes a point.
std::string cloud_page(const ColorCloud& cloud, const CloudStyle& style,
                       const std::string& image_name);

}  // namespace scene_palette
