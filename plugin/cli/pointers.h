// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Owners of what only the tool gets from GLib.
#pragma once

#include <glib.h>

#include <memory>

#include "plugin/gegl/pointers.h"

namespace scene_palette {

struct ErrorFree {
  void operator()(GError* error) const { g_error_free(error); }
};
using ErrorPtr = std::unique_ptr<GError, ErrorFree>;

struct OptionContextFree {
  void operator()(GOptionContext* context) const {
    g_option_context_free(context);
  }
};
using OptionContextPtr = std::unique_ptr<GOptionContext, OptionContextFree>;

}  // namespace scene_palette
