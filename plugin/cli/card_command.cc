// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette card: to be written.

#include "plugin/cli/commands.h"

namespace scene_palette {

Status card_image(const CliOptions& /*options*/, const Progress& /*progress*/) {
  return Error{ErrorCode::write_failed, "card is not there yet"};
}

}  // namespace scene_palette
