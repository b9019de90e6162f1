// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette channels: to be written.

#include "plugin/cli/commands.h"

namespace scene_palette {

Status channels_image(const CliOptions& /*options*/,
                      const Progress& /*progress*/) {
  return Error{ErrorCode::write_failed, "channels is not there yet"};
}

}  // namespace scene_palette
