// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Stands in for OpenCV where it is not installed.

#include "tests/bench/contestant.h"

namespace scene_palette {

std::vector<Contestant> opencv_contestants() { return {}; }

}  // namespace scene_palette
