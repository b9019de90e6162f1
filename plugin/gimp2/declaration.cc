// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Scripts name the arguments by their place, so new ones go to the end.

#include "plugin/gimp2/declaration.h"

#include <array>
#include <filesystem>
#include <system_error>

#include <libgimp/gimp.h>

#include <glib/gi18n.h>

#include "plugin/gimp2/pointers.h"

namespace scene_palette {
namespace {

GimpParamDef described(GimpPDBArgType type, const char* name,
                       const char* description) {
  // GIMP's struct is for C, which has no const literals; nothing is written.
  return {type, const_cast<char*>(name), const_cast<char*>(description)};
}

auto arguments() {
  return std::array{
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
      described(GIMP_PDB_STRING, "dither",
                "How the posterized layer mixes the palette's colors "
                R"({ "none", "ordered", "blue-noise", "floyd-steinberg" })"),
      described(GIMP_PDB_STRING, "use-palette",
                "Name of a palette: only add a layer in its colors "
                "(\"\": make a new palette)"),
      described(GIMP_PDB_STRING, "export-file",
                "File to write the new palette to as well, in place of any "
                "other; it must end in .gpl, .json, .hex or .txt (\"\": none)"),
  };
}

void install() {
  const std::array given = arguments();
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
      static_cast<int>(given.size()), static_cast<int>(results.size()),
      given.data(), results.data());
}

}  // namespace

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

void query() {
  guarded([] {
    gimp_plugin_domain_register(GETTEXT_DOMAIN, catalog_folder().c_str());
    install();
    // Translators: the place in GIMP's menus.  Translate only "Colors", the
    // name of our submenu, and write "Filters" as GIMP's catalog does.
    gimp_plugin_menu_register(kProcedure, N_("<Image>/Filters/Colors"));
  });
}

}  // namespace scene_palette
