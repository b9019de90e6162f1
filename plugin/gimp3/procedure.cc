// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/procedure.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <libgimp/gimpui.h>

#include "core/extract.h"
#include "core/progress.h"
#include "core/result.h"
#include "plugin/gegl/pointers.h"
#include "plugin/gegl/start_gegl.h"
#include "plugin/gimp3/card.h"
#include "plugin/gimp3/dialog.h"
#include "plugin/gimp3/layer.h"
#include "plugin/gimp3/options.h"
#include "plugin/gimp3/palette.h"
#include "plugin/gimp3/source.h"
#include "plugin/gimp3/timings.h"
#include "plugin/report/export_file.h"
#include "ui/guarded.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// What GIMP called us with.
struct Call {
  GimpProcedure* procedure = nullptr;
  GimpRunMode run_mode = GIMP_RUN_NONINTERACTIVE;
  GimpImage* image = nullptr;
  GimpDrawable** drawables = nullptr;
  GimpProcedureConfig* config = nullptr;
};

/// What a run adds to GIMP, or in the case of the palette uses.
struct Added {
  GimpPalette* palette = nullptr;
  int colors = 0;
  std::vector<GimpLayer*> layers;
  GimpImage* card = nullptr;
};

GimpValueArray* failed(const Call& call, const std::string& message) {
  return gimp_procedure_new_return_values(
      call.procedure, GIMP_PDB_EXECUTION_ERROR,
      g_error_new_literal(GIMP_PLUG_IN_ERROR, 0, message.c_str()));
}

GimpValueArray* failed(const Call& call, const Error& error) {
  if (error.code == ErrorCode::cancelled) {
    return gimp_procedure_new_return_values(call.procedure, GIMP_PDB_CANCEL,
                                            nullptr);
  }
  return failed(call, user_message(error));
}

GimpValueArray* succeeded(const Call& call, const Added& added) {
  GimpValueArray* values = gimp_procedure_new_return_values(
      call.procedure, GIMP_PDB_SUCCESS, nullptr);
  GIMP_VALUES_SET_PALETTE(values, 1, added.palette);
  GIMP_VALUES_SET_LAYER(values, 2,
                        added.layers.empty() ? nullptr : added.layers.front());
  GIMP_VALUES_SET_INT(values, 3, added.colors);
  GIMP_VALUES_SET_IMAGE(values, 4, added.card);
  return values;
}

/// GIMP's progress bar, started.  Each report to GIMP is a call to another
/// process: steps too small to be seen are left out.  GIMP ends our process if
/// the user cancels there, so nothing ever asks to stop.
Progress start_progress() {
  constexpr double kVisibleStep = 0.01;
  gimp_progress_init(translated("Extracting the scene palette"));
  return Progress::in_steps(kVisibleStep, [](double fraction) {
    gimp_progress_update(fraction);
    return true;
  });
}

/// The base name of the image's file; empty if it has none yet.
std::string image_name(GimpImage* image) {
  const GObjectPtr<GFile> file(gimp_image_get_file(image));
  if (!file) {
    return {};
  }
  const CharPtr base_name(g_file_get_basename(file.get()));
  const CharPtr name(g_filename_display_name(base_name.get()));
  return name.get();
}

std::string name_of(const Call& call, const RunOptions& options) {
  return options.palette_name.empty()
             ? default_palette_name(image_name(call.image))
             : options.palette_name;
}

/// The file that the palette is written to as well, complete but without its
/// name; none if none is wanted.
Result<std::optional<PendingFile>> export_file(const Call& call,
                                               const Palette& palette,
                                               const std::string& palette_name,
                                               const RunOptions& options) {
  if (!options.export_file) {
    return std::optional<PendingFile>();
  }
  const Result<std::string> path = usable_path(options.export_file.get());
  if (!path) {
    return path.error();
  }
  Result<PendingFile> file =
      prepare_export(*path, {palette_name, image_name(call.image),
                             options.extract.method, palette, std::nullopt});
  if (!file) {
    return file.error();
  }
  return std::optional<PendingFile>(std::move(*file));
}

/// Names the files, of which the palette's is GIMP's: both or neither.
Result<GimpPalette*> add_palette(NewPalette& new_palette,
                                 std::optional<PendingFile>& exported) {
  Result<GimpPalette*> made = new_palette.add();
  if (made && exported) {
    const Status named = exported->commit();
    if (!named) {
      gimp_resource_delete(GIMP_RESOURCE(*made));
      return named.error();
    }
  }
  return made;
}

/// Adds the layers, then the palette and its file: all or nothing.
Result<Added> add_results(const Call& call, const Sources& sources,
                          const Palette& palette, const RunOptions& options,
                          const Progress& progress, Timings& timings) {
  Result<NewPalette> new_palette =
      NewPalette::prepare(name_of(call, options), palette);
  if (!new_palette) {
    return new_palette.error();
  }
  Result<std::optional<PendingFile>> exported =
      export_file(call, palette, new_palette->name(), options);
  if (!exported) {
    return exported.error();
  }
  Added added;
  added.colors = static_cast<int>(palette.swatches.size());
  if (options.posterized_layer &&
      layer_obstacle(sources, palette) == LayerObstacle::none) {
    Result<std::vector<GimpLayer*>> layers = insert_posterized_layers(
        call.image, sources, palette, options.dither, progress);
    if (!layers) {
      return layers.error();
    }
    added.layers = *layers;
    timings.finish("layer");
  }
  const Result<GimpPalette*> made = add_palette(*new_palette, *exported);
  if (!made) {
    remove_layers(call.image, added.layers);
    return made.error();
  }
  added.palette = *made;
  timings.finish("palette");
  return added;
}

/// Says what the user may not expect and what the dialog has not said already.
void say_surprises(const Call& call, const Sources& sources,
                   const RunOptions& options, const Palette& palette,
                   std::uint64_t not_finite) {
  if (call.run_mode == GIMP_RUN_INTERACTIVE) {
    return;
  }
  for (const std::string& note : notes_on(palette, not_finite)) {
    gimp_message(note.c_str());
  }
  const LayerObstacle obstacle = layer_obstacle(sources, palette);
  if (obstacle == LayerObstacle::not_a_layer) {
    gimp_message(gray_palette_message());
  }
  if (options.posterized_layer && obstacle != LayerObstacle::none) {
    gimp_message(missing_layer_message(obstacle).c_str());
  }
}

/// Makes the card and shows it; null if that failed, which is said: all else is
/// there already and stays.
GimpImage* add_card(const Call& call, const Sources& sources,
                    const Palette& palette, Timings& timings) {
  const Result<GimpImage*> card = make_card(call.image, sources, palette);
  if (!card) {
    gimp_message(missing_card_message());
    return nullptr;
  }
  if (call.run_mode != GIMP_RUN_NONINTERACTIVE) {
    gimp_display_new(*card);
  }
  timings.finish("card");
  return *card;
}

/// What comes of a palette that was extracted, from a picture of which
/// `not_finite` pixels were left out (0 where the dialog has said it).
GimpValueArray* give_palette(const Call& call, const Sources& sources,
                             const Palette& palette, std::uint64_t not_finite,
                             const RunOptions& options,
                             const Progress& progress, Timings& timings) {
  Result<Added> added =
      add_results(call, sources, palette, options, progress, timings);
  if (!added) {
    return failed(call, added.error());
  }
  static_cast<void>(progress.report(1));
  if (call.run_mode != GIMP_RUN_NONINTERACTIVE) {
    gimp_displays_flush();
  }
  if (options.palette_card) {
    added->card = add_card(call, sources, palette, timings);
  }
  say_surprises(call, sources, options, palette, not_finite);
  forget_image(call.config);
  return succeeded(call, *added);
}

/// Adds a layer in the colors of a palette that exists; nothing is extracted.
GimpValueArray* use_palette(const Call& call, const Sources& sources,
                            const RunOptions& options, const Progress& progress,
                            Timings& timings) {
  const Result<Palette> palette = read_palette(options.use_palette);
  if (!palette) {
    return failed(call, palette.error());
  }
  const LayerObstacle obstacle = layer_obstacle(sources, *palette);
  if (obstacle != LayerObstacle::none) {
    return failed(call, Error{ErrorCode::no_layer, obstacle_message(obstacle)});
  }
  const Result<std::vector<GimpLayer*>> layers = insert_posterized_layers(
      call.image, sources, *palette, options.dither, progress);
  if (!layers) {
    return failed(call, layers.error());
  }
  timings.finish("layer");
  if (layers->empty()) {
    return failed(call, Error{ErrorCode::no_visible_pixels, "not selected"});
  }
  if (gimp_image_get_base_type(call.image) == GIMP_GRAY && !is_gray(*palette)) {
    gimp_message(gray_layer_message());
  }
  if (call.run_mode != GIMP_RUN_NONINTERACTIVE) {
    gimp_displays_flush();
  }
  forget_image(call.config);
  return succeeded(
      call, {options.use_palette, static_cast<int>(palette->swatches.size()),
             *layers, nullptr});
}

GimpValueArray* run_at_once(const Call& call, const RunOptions& options,
                            Timings& timings) {
  const Progress progress = start_progress();
  const Sources sources = open_sources(call.image, call.drawables);
  if (options.use_palette != nullptr) {
    return use_palette(call, sources, options, progress, timings);
  }
  const Result<Histogram> histogram =
      read_sources(sources, progress.part(0, 0.5));
  timings.finish("read");
  if (!histogram) {
    return failed(call, histogram.error());
  }
  const Result<Palette> palette =
      extract_palette(*histogram, options.extract, progress.part(0.5, 0.6));
  timings.finish("cluster");
  return palette
             ? give_palette(call, sources, *palette, histogram->not_finite(),
                            options, progress.part(0.6, 1), timings)
             : failed(call, palette.error());
}

GimpValueArray* run_with_dialog(const Call& call, Timings& timings) {
  // A file that cannot be written is told while it can still be changed.
  const auto check = [&call](const Palette& palette) -> Status {
    const Result<RunOptions> options = options_from_config(call.config);
    if (!options || options->use_palette != nullptr) {
      return options ? ok() : options.error();
    }
    const Result<std::optional<PendingFile>> file =
        export_file(call, palette, name_of(call, *options), *options);
    return file ? ok() : file.error();
  };
  const Result<Palette> palette = run_dialog(
      call.procedure, call.config, open_sources(call.image, call.drawables),
      default_palette_name(image_name(call.image)), check, timings);
  if (!palette) {
    return failed(call, palette.error());
  }
  if (!all_exist(call.drawables)) {
    return failed(call, translated("The layer no longer exists."));
  }
  const Result<RunOptions> options = options_from_config(call.config);
  if (!options) {
    return failed(call, options.error());
  }
  timings.restart();
  // As they are now: they may have been painted on since they were read.
  const Sources sources = open_sources(call.image, call.drawables);
  return options->use_palette != nullptr
             ? use_palette(call, sources, *options, start_progress(), timings)
             : give_palette(call, sources, *palette, 0, *options,
                            start_progress(), timings);
}

/// Whether the file that a script asks for can be one.
Status check_export(const RunOptions& options) {
  if (!options.export_file) {
    return ok();
  }
  if (options.use_palette != nullptr) {
    return unused_export_file();
  }
  const Result<std::string> path = usable_path(options.export_file.get());
  return path ? ok() : path.error();
}

GimpValueArray* run(const Call& call) {
  Timings timings;
  timings.mark("call");
  start_gegl();
  timings.finish("gegl_init");
  timings.mark("gegl");
  if (call.run_mode == GIMP_RUN_INTERACTIVE) {
    gimp_ui_init(kProcedureName);
    timings.mark("gtk");
  }
  // What cannot be used is refused before anything is read.
  const Result<RunOptions> options = options_from_config(call.config);
  if (!options) {
    return failed(call, options.error());
  }
  if (const Status usable =
          call.run_mode == GIMP_RUN_INTERACTIVE ? ok() : check_export(*options);
      !usable) {
    return failed(call, usable.error());
  }
  if (const std::string profile = unreadable_profile(call.image);
      !profile.empty()) {
    return failed(call, Error{ErrorCode::unknown_colors, profile});
  }
  return call.run_mode == GIMP_RUN_INTERACTIVE
             ? run_with_dialog(call, timings)
             : run_at_once(call, *options, timings);
}

}  // namespace

GimpValueArray* run_extraction(GimpProcedure* procedure, GimpRunMode run_mode,
                               GimpImage* image, GimpDrawable** drawables,
                               GimpProcedureConfig* config, gpointer /*data*/) {
  const Call call = {procedure, run_mode, image, drawables, config};
  return guarded([&] { return run(call); },
                 [&](const char* what) { return failed(call, what); });
}

}  // namespace scene_palette
