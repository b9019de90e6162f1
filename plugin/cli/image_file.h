// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Image files in and out, whole or not at all.  GEGL does the work, but its
// loaders and savers are silent or talkative about failures as they like; here
// each failure is an Error.
#pragma once

#include <gegl.h>

#include <string>

#include "core/progress.h"
#include "core/result.h"
#include "plugin/cli/pointers.h"

namespace scene_palette {

/// GEGL, started with settings that suit a tool that sees each image once, and
/// ended with the object.
class GeglSession {
 public:
  GeglSession();
  GeglSession(const GeglSession&) = delete;
  GeglSession& operator=(const GeglSession&) = delete;
  ~GeglSession();
};

/// The pixels of the file `path`, in the file's own format and color space.
/// Errors: read_failed.
Result<GObjectPtr<GeglBuffer>> load_image(const std::string& path);

/// Whether the file of `buffer` had 8 bits a channel.
bool has_8_bits(GeglBuffer* buffer);

/// The color space in which a picture made of `buffer` keeps its colors: its
/// own if that is one of RGB, else sRGB.
const Babl* rgb_space_of(GeglBuffer* buffer);

/// Whether save_image knows the ending of `path`.
/// Errors: write_failed, naming the endings that it knows.
Status check_image_ending(const std::string& path);

/// Writes `buffer` to the file `path`, whose ending says how, with 8 bits a
/// channel if `is_8bit` and the kind of file has a choice, else 16.
/// Errors: write_failed, cancelled; the file is then as it was.
Status save_image(GeglBuffer* buffer, const std::string& path, bool is_8bit,
                  const Progress& progress);

}  // namespace scene_palette
