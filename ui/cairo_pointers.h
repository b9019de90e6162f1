// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Owners of Cairo's objects.
#pragma once

#include <cairo.h>

#include <memory>

namespace scene_palette {

struct CairoDestroy {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using CairoPtr = std::unique_ptr<cairo_t, CairoDestroy>;

struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
  }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDestroy>;

}  // namespace scene_palette
