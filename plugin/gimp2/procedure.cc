// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The order of work is chosen so that whatever stops it leaves nothing: read,
// cluster, fill a layer that is in no image yet, write the palette, add the
// layer.

#include "plugin/gimp2/procedure.h"

#include <libintl.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include <gegl.h>

#include "plugin/gegl/start_gegl.h"
#include "plugin/gimp2/card.h"
#include "plugin/gimp2/declaration.h"
#include "plugin/gimp2/dialog.h"
#include "plugin/gimp2/layer.h"
#include "plugin/gimp2/options.h"
#include "plugin/gimp2/palette.h"
#include "plugin/gimp2/pointers.h"
#include "plugin/gimp2/progress.h"
#include "plugin/report/export_file.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// The arguments that GIMP itself fills in: run mode, image, drawable.
constexpr std::size_t kContextArguments = 3;

/// What a call has made.
struct Made {
  std::string palette_name;
  gint32 layer = -1;
  int colors = 0;
  gint32 card = -1;
};

/// The values of a call.  GIMP reads them after the procedure has returned and
/// frees nothing.
struct ReturnValues {
  std::array<GimpParam, 5> values = {};
  int count = 0;
  std::string text;  // the palette's name or the message
};

void use_catalogs() {
  bindtextdomain(GETTEXT_DOMAIN, catalog_folder().c_str());
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);
}

Result<Histogram> read_source(const Source& source, const Progress& progress) {
  return read_histogram(source.pixels.get(), source.roi, source.selection,
                        progress, kTileThreads);
}

/// Says what the user may not expect.
void say_surprises(const Source& source, const Settings& settings,
                   const Palette& palette, std::uint64_t not_finite) {
  for (const std::string& note : notes_on(palette, not_finite)) {
    gimp_message(note.c_str());
  }
  const LayerObstacle obstacle = layer_obstacle(source, palette);
  if (obstacle == LayerObstacle::not_a_layer) {
    gimp_message(gray_palette_message());
  }
  if (settings.posterized_layer && obstacle != LayerObstacle::none) {
    gimp_message(missing_layer_message(obstacle).c_str());
  }
}

/// Adds the layer; its id.
Result<gint32> add_layer(const Source& source, const Settings& settings,
                         const Palette& palette, const Progress& progress,
                         StageTimer& timer) {
  Result<NewLayer> layer =
      make_posterized_layer(source, palette, settings.dither, progress);
  Result<gint32> added =
      layer ? layer->add_above(source.drawable) : layer.error();
  timer.finish("layer");
  return added;
}

/// The file that the palette is written to as well, complete but without its
/// name; none if none is wanted.
Result<std::optional<PendingFile>> export_file(const Source& source,
                                               const Settings& settings,
                                               const Palette& palette,
                                               const std::string& name) {
  if (settings.export_file.empty()) {
    return std::optional<PendingFile>();
  }
  Result<PendingFile> file = prepare_export(
      settings.export_file, {name, image_name(source.drawable),
                             settings.extract.method, palette, std::nullopt});
  if (!file) {
    return file.error();
  }
  return std::optional<PendingFile>(std::move(*file));
}

/// Names the files, of which the palette's is GIMP's: both or neither.
Result<std::string> add_palette(NewPalette& new_palette,
                                std::optional<PendingFile>& exported) {
  Result<std::string> name = new_palette.add();
  if (name && exported) {
    const Status named = exported->commit();
    if (!named) {
      gimp_palette_delete(name->c_str());
      return named.error();
    }
  }
  return name;
}

/// Makes the palette and, if asked for, its file and the layer: all or nothing.
/// The layer enters the image first; a palette without its layer would be half
/// a result.
Result<Made> add_results(const Source& source, const Settings& settings,
                         const Palette& palette, const Progress& progress,
                         StageTimer& timer) {
  Result<NewPalette> new_palette = NewPalette::prepare(
      settings.palette_name.empty() ? proposed_palette_name(source.drawable)
                                    : settings.palette_name,
      palette);
  if (!new_palette) {
    return new_palette.error();
  }
  Result<std::optional<PendingFile>> exported =
      export_file(source, settings, palette, new_palette->name());
  if (!exported) {
    return exported.error();
  }
  Made made = {{}, -1, static_cast<int>(palette.swatches.size())};
  if (settings.posterized_layer &&
      layer_obstacle(source, palette) == LayerObstacle::none) {
    const Result<gint32> added =
        add_layer(source, settings, palette, progress, timer);
    if (!added) {
      return added.error();
    }
    made.layer = *added;
  }
  const Result<std::string> name = add_palette(*new_palette, *exported);
  if (!name) {
    if (made.layer != -1) {
      gimp_image_remove_layer(gimp_item_get_image(made.layer), made.layer);
    }
    return name.error();
  }
  made.palette_name = *name;
  timer.finish("palette");
  static_cast<void>(progress.report(1));
  return made;
}

/// Adds a layer in the colors of a palette that exists.
Result<Made> use_palette(const Source& source, const Settings& settings,
                         const Palette& palette, const Progress& progress,
                         StageTimer& timer) {
  const LayerObstacle obstacle = layer_obstacle(source, palette);
  if (obstacle != LayerObstacle::none) {
    return Error{ErrorCode::no_layer, obstacle_message(obstacle)};
  }
  if (source.roi.width <= 0 || source.roi.height <= 0) {
    return Error{ErrorCode::no_visible_pixels, "not selected"};
  }
  const Result<gint32> added =
      add_layer(source, settings, palette, progress, timer);
  if (!added) {
    return added.error();
  }
  if (gimp_drawable_is_gray(source.drawable) != FALSE && !is_gray(palette)) {
    gimp_message(gray_layer_message());
  }
  return Made{settings.use_palette, *added,
              static_cast<int>(palette.swatches.size())};
}

/// The card if it is asked for, else or if that fails -1, which is said: all
/// else is there already and stays.
gint32 card_for(const Source& source, const Settings& settings,
                const Palette& palette, StageTimer& timer) {
  if (!settings.palette_card) {
    return -1;
  }
  const Result<gint32> card = make_card(source, palette);
  if (!card) {
    gimp_message(missing_card_message());
    return -1;
  }
  timer.finish("card");
  return *card;
}

/// A call that asks nothing and only uses a palette.
Result<Made> map_at_once(gint32 drawable, const Settings& settings) {
  StageTimer timer;
  const ProgressBar bar;
  const Result<Palette> palette = read_palette(settings.use_palette);
  return palette ? use_palette(open_source(drawable), settings, *palette,
                               bar.progress(), timer)
                 : palette.error();
}

/// A call that asks nothing and makes a palette.
Result<Made> extract_at_once(gint32 drawable, const Settings& settings) {
  StageTimer timer;
  const ProgressBar bar;
  const Progress& progress = bar.progress();
  const Source source = open_source(drawable);
  const Result<Histogram> histogram =
      read_source(source, progress.part(0, 0.5));
  if (!histogram) {
    return histogram.error();
  }
  timer.finish("read");
  const Result<Palette> palette =
      extract_palette(*histogram, settings.extract, progress.part(0.5, 0.6));
  if (!palette) {
    return palette.error();
  }
  timer.finish("cluster");
  Result<Made> made =
      add_results(source, settings, *palette, progress.part(0.6, 1), timer);
  if (made) {
    made->card = card_for(source, settings, *palette, timer);
    say_surprises(source, settings, *palette, histogram->not_finite());
  }
  return made;
}

/// The user's wishes, and the palette that the dialog showed.
Result<DialogAnswer> ask(gint32 drawable) {
  StageTimer timer;
  const Source source = open_source(drawable);
  // Only GIMP's Repeat is to use that palette again.
  Settings start = last_settings();
  if (!start.use_palette.empty()) {
    start.use_palette.clear();
    start.posterized_layer = false;
  }
  // A file that cannot be written is told while it can still be changed.
  const auto check = [&](const DialogAnswer& answer) -> Status {
    const std::string& name = answer.settings.palette_name;
    const Result<std::optional<PendingFile>> file =
        export_file(source, answer.settings, answer.palette,
                    name.empty() ? proposed_palette_name(drawable) : name);
    return file ? ok() : file.error();
  };
  return ask_for_settings(source, start, proposed_palette_name(drawable), check,
                          timer);
}

/// A call that shows the dialog.  The drawable is opened anew afterwards, since
/// the image may have changed meanwhile.
Result<Made> run_with_dialog(gint32 drawable) {
  const Result<DialogAnswer> answer = ask(drawable);
  if (!answer) {
    return answer.error();
  }
  if (gimp_item_is_valid(drawable) == FALSE) {
    gimp_message(translated("The layer no longer exists."));
    return cancelled();
  }
  StageTimer timer;
  const ProgressBar bar;
  const Source source = open_source(drawable);
  const Settings& settings = answer->settings;
  const bool is_new = settings.use_palette.empty();
  Result<Made> made = is_new ? add_results(source, settings, answer->palette,
                                           bar.progress(), timer)
                             : use_palette(source, settings, answer->palette,
                                           bar.progress(), timer);
  if (made) {
    if (is_new) {
      made->card = card_for(source, settings, answer->palette, timer);
    }
    remember_settings(settings);
  }
  return made;
}

Result<Made> run_in_mode(GimpRunMode run_mode, gint32 drawable,
                         const Settings& settings) {
  if (std::string profile = unreadable_profile(drawable); !profile.empty()) {
    return Error{ErrorCode::unknown_colors, profile};
  }
  if (run_mode == GIMP_RUN_INTERACTIVE) {
    return run_with_dialog(drawable);
  }
  return settings.use_palette.empty() ? extract_at_once(drawable, settings)
                                      : map_at_once(drawable, settings);
}

GimpPDBStatusType status_of(const Error& error) {
  return error.code == ErrorCode::cancelled ? GIMP_PDB_CANCEL
                                            : GIMP_PDB_EXECUTION_ERROR;
}

void set_failure(ReturnValues& values, GimpPDBStatusType status,
                 const std::string& message) {
  values.text = message;
  values.values[0] = {GIMP_PDB_STATUS, {.d_status = status}};
  values.values[1] = {GIMP_PDB_STRING, {.d_string = values.text.data()}};
  values.count = 2;
}

void set_success(ReturnValues& values, const Made& made) {
  values.text = made.palette_name;
  values.values[0] = {GIMP_PDB_STATUS, {.d_status = GIMP_PDB_SUCCESS}};
  values.values[1] = {GIMP_PDB_STRING, {.d_string = values.text.data()}};
  values.values[2] = {GIMP_PDB_LAYER, {.d_layer = made.layer}};
  values.values[3] = {GIMP_PDB_INT32, {.d_int32 = made.colors}};
  values.values[4] = {GIMP_PDB_IMAGE, {.d_image = made.card}};
  values.count = 5;
}

void call(std::span<const GimpParam> arguments, ReturnValues& values) {
  use_catalogs();
  const auto run_mode = static_cast<GimpRunMode>(arguments[0].data.d_int32);
  const gint32 drawable = arguments[2].data.d_drawable;
  const Result<Settings> settings =
      run_mode == GIMP_RUN_NONINTERACTIVE
          ? settings_from_arguments(arguments.subspan(kContextArguments))
          : last_settings();
  if (!settings) {
    set_failure(values, GIMP_PDB_CALLING_ERROR, user_message(settings.error()));
    return;
  }
  StageTimer timer;
  start_gegl();
  timer.finish("gegl_init");
  const Result<Made> made = run_in_mode(run_mode, drawable, *settings);
  if (!made) {
    set_failure(values, status_of(made.error()), user_message(made.error()));
    return;
  }
  set_success(values, *made);
  if (run_mode != GIMP_RUN_NONINTERACTIVE) {
    if (made->card != -1) {
      gimp_display_new(made->card);
    }
    gimp_displays_flush();
  }
}

}  // namespace

void run(const gchar* /*name*/, gint n_params, const GimpParam* params,
         gint* n_return_vals, GimpParam** return_vals) {
  static ReturnValues values;
  guarded([&] {
    set_failure(values, GIMP_PDB_EXECUTION_ERROR, "Memory has run out.");
    call({params, static_cast<std::size_t>(n_params)}, values);
  });
  *n_return_vals = values.count;
  *return_vals = values.values.data();
}

}  // namespace scene_palette
