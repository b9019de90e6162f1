// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/source_reading.h"

#include <utility>
#include <vector>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

std::vector<ReadingPart> parts_of(const Sources& sources) {
  std::vector<ReadingPart> parts;
  for (const Source& source : sources.items) {
    parts.push_back({source.buffer.get(), source.roi, source.selection});
  }
  return parts;
}

}  // namespace

SourceReading::SourceReading(Sources sources, ReadingEvents events)
    : sources_(std::move(sources)),
      reading_(
          parts_of(sources_), [this] { return all_exist(sources_); },
          std::move(events)) {
  // The last step may be the end of this.
  const auto on_idle = +[](gpointer self) {
    return guarded(
        [&] {
          return static_cast<SourceReading*>(self)->reading_.step()
                     ? G_SOURCE_CONTINUE
                     : G_SOURCE_REMOVE;
        },
        [](const char* what) -> gboolean {
          warn(what);
          return G_SOURCE_REMOVE;  // what failed once is not tried again
        });
  };
  g_idle_add(on_idle, this);
}

SourceReading::~SourceReading() { g_idle_remove_by_data(this); }

}  // namespace scene_palette
