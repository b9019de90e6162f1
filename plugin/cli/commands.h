// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The commands of the tool.
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "plugin/cli/arguments.h"

namespace scene_palette {

/// Exit statuses; `failed`: an image failed, the others were done.
enum class ExitStatus { ok = 0, failed = 1, usage = 2, interrupted = 130 };

/// Writes the palette of each image; says on standard error, one line each, why
/// one could not be.
ExitStatus run_extract(const CliOptions& options, const Progress& progress);

/// Each of these writes one image's file and returns why it could not.
/// posterize: the image in the colors of its palette, or of another; card: with
/// its palette below; cloud: its pixels as points in space; channels: its red,
/// green and blue; pixels: their values as text; mosaic: its pixels as cells.
Status posterize_image(const CliOptions& options, const Progress& progress);
Status card_image(const CliOptions& options, const Progress& progress);
Status cloud_image(const CliOptions& options, const Progress& progress);
Status channels_image(const CliOptions& options, const Progress& progress);
Status pixels_image(const CliOptions& options, const Progress& progress);
Status mosaic_image(const CliOptions& options, const Progress& progress);

}  // namespace scene_palette
