// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/start_gegl.h"

#include <gegl.h>

namespace scene_palette {

void start_gegl() {
  gegl_init(nullptr, nullptr);
  // Beside 35 MB of code and heap: a layer of 24 megapixels in 8 bits fits, so
  // that its second reading need not ask GIMP again.
  constexpr guint64 kTileCacheBytes = 96ULL << 20U;
  g_object_set(gegl_config(), "use-opencl", FALSE, "tile-cache-size",
               kTileCacheBytes, nullptr);
}

}  // namespace scene_palette
