// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The order of work is chosen so that whatever stops it leaves nothing: read,
// cluster, fill a layer that is in no image yet, write the palette, add the
// layer.

#include "plugin/gimp2/procedure.h"

#include <libintl.h>

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include <gegl.h>
#include <glib/gi18n.h>

#include "plugin/gegl/start_gegl.h"
#include "plugin/gimp2/card.h"
#include "plugin/gimp2/dialog.h"
#include "plugin/gimp2/layer.h"
#include "plugin/gimp2/options.h"
#include "plugin/gimp2/palette.h"
#include "plugin/gimp2/pointers.h"
#include "plugin/gimp2/progress.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr const char* kProcedure = "plug-in-extract-scene-palette";

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

GimpParamDef described(GimpPDBArgType type, const char* name,
                       const char* description) {
  // GIMP's struct is for C, which has no const literals; nothing is written.
  return {type, const_cast<char*>(name), const_cast<char*>(description)};
}

/// The folder of the catalogs: "locale" beside the plug-in, or where it was to
/// be installed.
std::string catalog_folder() {
  std::error_code failed;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", failed);
  const std::filesystem::path beside =
      (failed ? std::filesystem::path(gimp_get_progname()) : program)
          .parent_path() /
      "locale";
  return std::filesystem::is_directory(beside, failed) ? beside.string()
                                                       : LOCALE_DIR;
}

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
void say_surprises(const Settings& settings, const Palette& palette,
                   gint32 drawable) {
  if (palette.fewer_than_asked) {
    gimp_message(fewer_colors_message(palette).c_str());
  }
  if (!settings.posterized_layer || can_be_posterized(drawable)) {
    return;
  }
  gimp_message(
      gimp_drawable_is_indexed(drawable) != FALSE
          ? translated("The palette was made, but no posterized layer: an "
                       "indexed image has fixed colors. Convert it to RGB "
                       "first (Image > Mode > RGB).")
          : translated("The palette was made, but no posterized layer: it can "
                       "only be put above a layer, not a mask or channel."));
}

/// Makes the palette and, if asked for, the layer: both or neither.  The layer
/// enters the image first; a palette without its layer would be half a result.
Result<Made> make_results(const Source& source, const Settings& settings,
                          const Palette& palette, const Progress& progress,
                          StageTimer& timer) {
  Result<NewPalette> new_palette = NewPalette::prepare(
      settings.palette_name.empty() ? proposed_palette_name(source.drawable)
                                    : settings.palette_name,
      palette);
  if (!new_palette) {
    return new_palette.error();
  }
  Made made = {{}, -1, static_cast<int>(palette.swatches.size())};
  if (settings.posterized_layer && can_be_posterized(source.drawable)) {
    Result<NewLayer> layer = make_posterized_layer(source, palette, progress);
    const Result<gint32> added =
        layer ? layer->add_above(source.drawable) : layer.error();
    if (!added) {
      return added.error();
    }
    made.layer = *added;
    timer.finish("layer");
  }
  const Result<std::string> name = new_palette->add();
  if (!name) {
    if (made.layer != -1) {
      gimp_image_remove_layer(gimp_item_get_image(made.layer), made.layer);
    }
    return name.error();
  }
  made.palette_name = *name;
  timer.finish("palette");
  return made;
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

/// A call that asks nothing.
Result<Made> run_at_once(gint32 drawable, const Settings& settings) {
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
      extract_palette(*histogram, settings.extract, progress.part(0.5, 0.7));
  if (!palette) {
    return palette.error();
  }
  timer.finish("cluster");
  Result<Made> made =
      make_results(source, settings, *palette, progress.part(0.7, 1), timer);
  if (made) {
    made->card = card_for(source, settings, *palette, timer);
    say_surprises(settings, *palette, drawable);
  }
  return made;
}

/// A call that shows the dialog.  The drawable is opened anew afterwards, since
/// the image may have changed meanwhile.
Result<Made> run_with_dialog(gint32 drawable) {
  StageTimer timer;
  std::optional<ProgressBar> bar(std::in_place);
  const Result<Histogram> histogram =
      read_source(open_source(drawable), bar->progress());
  bar.reset();
  if (!histogram) {
    return histogram.error();
  }
  timer.finish("read");
  const Result<DialogAnswer> answer = ask_for_settings(
      *histogram, last_settings(), proposed_palette_name(drawable),
      can_be_posterized(drawable));
  if (!answer) {
    return answer.error();
  }
  if (gimp_item_is_valid(drawable) == FALSE) {
    gimp_message(translated("The layer no longer exists."));
    return cancelled();
  }
  timer.restart();
  bar.emplace();
  const Source source = open_source(drawable);
  Result<Made> made = make_results(source, answer->settings, answer->palette,
                                   bar->progress(), timer);
  if (made) {
    made->card = card_for(source, answer->settings, answer->palette, timer);
    remember_settings(answer->settings);
  }
  return made;
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
  const Result<Made> made = run_mode == GIMP_RUN_INTERACTIVE
                                ? run_with_dialog(drawable)
                                : run_at_once(drawable, *settings);
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

void install() {
  const std::array arguments = {
      described(GIMP_PDB_INT32, "run-mode",
                "The run mode { RUN-INTERACTIVE (0), RUN-NONINTERACTIVE (1), "
                "RUN-WITH-LAST-VALS (2) }"),
      described(GIMP_PDB_IMAGE, "image", "The image"),
      described(GIMP_PDB_DRAWABLE, "drawable", "The layer to read"),
      described(GIMP_PDB_INT32, "colors", "Number of colors (1 to 256)"),
      described(GIMP_PDB_STRING, "method",
                "How the colors are found "
                R"({ "scene", "accurate", "classic", "hue-slices" })"),
      described(GIMP_PDB_STRING, "order",
                "Order of the palette's entries "
                R"({ "hue", "lightness", "share", "chroma", "smooth" })"),
      described(GIMP_PDB_STRING, "palette-name",
                "Name proposed for the palette (\"\": from the image's name)"),
      described(GIMP_PDB_INT32, "posterized-layer",
                "Whether to add a layer in the palette's colors "
                "{ FALSE (0), TRUE (1) }"),
      described(GIMP_PDB_INT32, "seed",
                "Seed of the random numbers of \"classic\" (0 or more)"),
      described(GIMP_PDB_INT32, "auto-colors",
                "Whether the picture decides how many colors, instead of "
                "\"colors\" { FALSE (0), TRUE (1) }"),
      described(GIMP_PDB_FLOAT, "accents",
                "How much room \"scene\" gives to small striking colors "
                "(0 to 1)"),
      described(GIMP_PDB_STRING, "locked-colors",
                "Colors that must be in the palette: \"#2f3b3c #c81e28\""),
      described(GIMP_PDB_STRING, "excluded-colors",
                "Colors that must not be in the palette"),
      described(GIMP_PDB_INT32, "palette-card",
                "Whether to make a new image: the picture with its palette "
                "below { FALSE (0), TRUE (1) }"),
  };
  const std::array results = {
      described(GIMP_PDB_STRING, "palette", "The name of the new palette"),
      described(GIMP_PDB_LAYER, "layer", "The posterized layer, -1 if none"),
      described(GIMP_PDB_INT32, "num-colors", "The number of colors"),
      described(GIMP_PDB_IMAGE, "card", "The palette card, -1 if none"),
  };
  gimp_install_procedure(
      kProcedure,
      N_("Make a palette of the colors that the picture is made of"),
      N_("Finds the colors that represent the selected part of the selected "
         "layers best, and adds them to the palettes, each with its share of "
         "the picture. On request it also adds a layer with each pixel in its "
         "nearest color."),
      "The Scene Palette developers", "The Scene Palette developers", "2026",
      N_("Extract Scene _Palette…"), "RGB*, GRAY*, INDEXED*", GIMP_PLUGIN,
      static_cast<int>(arguments.size()), static_cast<int>(results.size()),
      arguments.data(), results.data());
}

}  // namespace

void query() {
  guarded([] {
    gimp_plugin_domain_register(GETTEXT_DOMAIN, catalog_folder().c_str());
    install();
    // Translators: the place in GIMP's menus.  Translate only "Colors", the
    // name of our submenu, and write "Filters" as GIMP's catalog does.
    gimp_plugin_menu_register(kProcedure, N_("<Image>/Filters/Colors"));
  });
}

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
