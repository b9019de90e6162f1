// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Owners of what GLib, GEGL and GIMP hand over ("transfer full").
#pragma once

#include <glib-object.h>

#include <memory>

namespace scene_palette {

struct GObjectUnref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using GObjectPtr = std::unique_ptr<T, GObjectUnref>;

struct GFree {
  void operator()(gpointer memory) const { g_free(memory); }
};
using CharPtr = std::unique_ptr<char, GFree>;

struct StringsFree {
  void operator()(char** strings) const { g_strfreev(strings); }
};
using StringsPtr = std::unique_ptr<char*, StringsFree>;

}  // namespace scene_palette
