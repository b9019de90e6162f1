// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Owners of what JSON-GLib hands over.
#pragma once

#include <json-glib/json-glib.h>

#include <memory>

#include "plugin/gegl/pointers.h"

namespace scene_palette {

struct JsonNodeFree {
  void operator()(JsonNode* node) const { json_node_free(node); }
};
using JsonNodePtr = std::unique_ptr<JsonNode, JsonNodeFree>;

}  // namespace scene_palette
