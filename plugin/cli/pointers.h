// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Owners of what GLib, GEGL and JSON-GLib hand out.
#pragma once

#include <gegl.h>
#include <json-glib/json-glib.h>

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

struct ErrorFree {
  void operator()(GError* error) const { g_error_free(error); }
};
using ErrorPtr = std::unique_ptr<GError, ErrorFree>;

struct MappedFileUnref {
  void operator()(GMappedFile* file) const { g_mapped_file_unref(file); }
};
using MappedFilePtr = std::unique_ptr<GMappedFile, MappedFileUnref>;

struct OptionContextFree {
  void operator()(GOptionContext* context) const {
    g_option_context_free(context);
  }
};
using OptionContextPtr = std::unique_ptr<GOptionContext, OptionContextFree>;

struct JsonNodeFree {
  void operator()(JsonNode* node) const { json_node_free(node); }
};
using JsonNodePtr = std::unique_ptr<JsonNode, JsonNodeFree>;

}  // namespace scene_palette
