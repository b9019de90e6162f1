// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/start_gegl.h"

#include <gegl.h>

namespace scene_palette {

void start_gegl() {
  gegl_init(nullptr, nullptr);
  // Beside 35 MB of code and heap; more of it is not faster (each tile is
  // seen once or twice), and with it grows the memory that a process takes.
  constexpr guint64 kTileCacheBytes = 64ULL << 20U;
  g_object_set(gegl_config(), "use-opencl", FALSE, "tile-cache-size",
               kTileCacheBytes, nullptr);
}

}  // namespace scene_palette
