// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What both commands do with a loaded image, and say about it.
#pragma once

#include <gegl.h>

#include <string>

#include "core/distortion.h"
#include "core/palette.h"
#include "core/progress.h"
#include "core/result.h"
#include "plugin/cli/arguments.h"
#include "plugin/cli/stages.h"

namespace scene_palette {

/// The palette of all pixels of `buffer`, which is the file `path`.  Says on
/// standard error if the image had fewer colors than asked for.
/// Errors: those of extract_palette.
Result<Palette> palette_of_image(GeglBuffer* buffer, const std::string& path,
                                 const CliOptions& options,
                                 const Progress& progress, Stages& stages);

/// The distortion of `palette` over all pixels of `buffer`, by up to `threads`
/// threads (0: as many as there are cores).  Errors: cancelled.
Result<Distortion> distortion_of_image(GeglBuffer* buffer,
                                       const Palette& palette, int threads,
                                       const Progress& progress,
                                       Stages& stages);

/// Says how long the stages took, and the error reached.
void say_measurements(const std::string& path, const Stages& stages,
                      const Distortion& distortion);

}  // namespace scene_palette
