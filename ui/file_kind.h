// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What people can choose from when they save a file.
#pragma once

#include <string>

namespace scene_palette {

struct FileKind {
  std::string label;   // translated
  std::string ending;  // ".gpl"
};

}  // namespace scene_palette
