// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The commands of the tool.  Each says on standard error what went wrong, one
// line each, and returns the tool's exit status.
#pragma once

#include "core/progress.h"
#include "plugin/cli/arguments.h"

namespace scene_palette {

/// Exit statuses; `failed`: an image failed, the others were done.
enum class ExitStatus { ok = 0, failed = 1, usage = 2, interrupted = 130 };

/// Writes the palette of each image.
ExitStatus run_extract(const CliOptions& options, const Progress& progress);

/// Writes the image in the colors of its palette, or of another.
ExitStatus run_posterize(const CliOptions& options, const Progress& progress);

}  // namespace scene_palette
