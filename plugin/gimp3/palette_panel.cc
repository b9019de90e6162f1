// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/palette_panel.h"

#include <utility>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/config_wishes.h"
#include "plugin/gimp3/options.h"
#include "plugin/gimp3/palette.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

constexpr int kStripHeight = 80;

void set_foreground(const Srgb8& color) {
  const GObjectPtr<GeglColor> foreground(gegl_color_new(nullptr));
  gegl_color_set_pixel(foreground.get(), babl_format("R'G'B' u8"), &color);
  gimp_context_set_foreground(foreground.get());
}

ExtractOptions options_of(GimpProcedureConfig* config) {
  const Result<RunOptions> options = options_from_config(config);
  return options ? options->extract : ExtractOptions();
}

}  // namespace

PalettePanel::PalettePanel(GimpProcedureConfig* config, OnPalette on_palette)
    : config_(config) {
  panel_.emplace(
      options_of(config), kStripHeight,
      PanelHooks{[this](const PaletteWishes& wishes) { write_config(wishes); },
                 std::move(on_palette), set_foreground});
  const auto on_edit = +[](GObject*, GParamSpec* argument, gpointer self) {
    guarded(
        [&] { static_cast<PalettePanel*>(self)->note_change(argument->name); },
        warn);
  };
  g_signal_connect(config_, "notify", G_CALLBACK(on_edit), this);
  read_config();
}

PalettePanel::~PalettePanel() {
  g_signal_handlers_disconnect_by_data(config_, this);
  panel_.reset();
  while (g_idle_remove_by_data(this) != FALSE) {
  }
}

// Reset and saved settings change many arguments, of which each is told by
// itself: they are read together, before anything is drawn.
void PalettePanel::note_change(const char* argument) {
  if (changed_.empty()) {
    const auto on_idle = +[](gpointer self) {
      guarded([&] { static_cast<PalettePanel*>(self)->take_changes(); }, warn);
      return gboolean{G_SOURCE_REMOVE};
    };
    g_idle_add_full(G_PRIORITY_HIGH_IDLE, on_idle, this, nullptr);
  }
  changed_.insert(argument);
}

// Only Reset and saved settings set the arrangement; a palette or file that
// they pass over, as GIMP 3.0's reset does, is none of their values.
void PalettePanel::take_changes() {
  if (changed_.contains(argument::kArrangement)) {
    for (const char* name : {argument::kUsePalette, argument::kExportFile}) {
      if (!changed_.contains(name)) {
        g_object_set(config_, name, nullptr, nullptr);
      }
    }
  }
  if (!changed_.empty()) {
    read_config();
  }
}

Result<Palette> PalettePanel::finish() {
  take_changes();
  return panel_->finish();
}

void PalettePanel::read_config() {
  changed_.clear();
  const Result<RunOptions> options = options_from_config(config_);
  const Result<PaletteWishes> asked = wishes_from_config(config_);
  if (!options || !asked) {
    return;
  }
  std::optional<Result<Palette>> existing;
  if (options->use_palette != nullptr) {
    existing = read_palette(options->use_palette);
  }
  panel_->ask(*asked, std::move(existing));
}

void PalettePanel::write_config(const PaletteWishes& wishes) {
  if (!changed_.empty()) {
    take_changes();  // or else they would be written over
    return;
  }
  g_signal_handlers_block_matched(config_, G_SIGNAL_MATCH_DATA, 0, 0, nullptr,
                                  nullptr, this);
  write_wishes(config_, wishes);
  g_signal_handlers_unblock_matched(config_, G_SIGNAL_MATCH_DATA, 0, 0, nullptr,
                                    nullptr, this);
}

}  // namespace scene_palette
