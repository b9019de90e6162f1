// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette cloud: to be written.

#include "plugin/cli/commands.h"

namespace scene_palette {

Status cloud_image(const CliOptions& /*options*/,
                   const Progress& /*progress*/) {
  return Error{ErrorCode::write_failed, "cloud is not there yet"};
}

}  // namespace scene_palette
