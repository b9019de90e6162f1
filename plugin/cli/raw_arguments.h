// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The command line as GOption finds it: text that nobody has checked yet.
#pragma once

#include <glib.h>

#include "plugin/cli/pointers.h"

namespace scene_palette {

/// What GOption fills in, null where an option was not given; it owns the
/// strings.
struct RawArguments {
  RawArguments() = default;
  RawArguments(const RawArguments&) = delete;
  RawArguments& operator=(const RawArguments&) = delete;
  ~RawArguments() {
    for (char* string :
         {colors, method, accents, order, seed, space, threads, format, output,
          palette, axes, points, azimuth, elevation, zoom, size, dither}) {
      const CharPtr owner(string);
    }
    for (char** strings : {locked, excluded, images}) {
      const StringsPtr owner(strings);
    }
  }

  char* colors = nullptr;
  char* method = nullptr;
  char* accents = nullptr;
  char* order = nullptr;
  char* seed = nullptr;
  char* space = nullptr;
  char* threads = nullptr;
  char* format = nullptr;
  char* output = nullptr;
  char* palette = nullptr;
  char* axes = nullptr;
  char* points = nullptr;
  char* azimuth = nullptr;
  char* elevation = nullptr;
  char* zoom = nullptr;
  char* size = nullptr;
  char* dither = nullptr;
  char** locked = nullptr;
  char** excluded = nullptr;
  char** images = nullptr;
  gboolean best = FALSE;
  gboolean equal = FALSE;
  gboolean dark = FALSE;
  gboolean gray = FALSE;
  gboolean numbers = FALSE;
  gboolean verbose = FALSE;
  gboolean help = FALSE;
  gboolean version = FALSE;
};

}  // namespace scene_palette
