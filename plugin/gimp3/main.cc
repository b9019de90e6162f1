// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The plug-in for GIMP 3.0 and later: a GimpPlugIn with one procedure.

#include <string>

#include <libgimp/gimp.h>

#include "plugin/gimp3/options.h"
#include "plugin/gimp3/procedure.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

void describe(GimpProcedure* procedure) {
  gimp_procedure_set_menu_label(procedure,
                                translated("Extract Scene _Palette…"));
  // Translators: the name of a submenu of Filters.
  const std::string menu_path =
      std::string("<Image>/Filters/") + translated("Colors");
  gimp_procedure_add_menu_path(procedure, menu_path.c_str());
  gimp_procedure_set_image_types(procedure, "RGB*, GRAY*, INDEXED*");
  gimp_procedure_set_sensitivity_mask(
      procedure,
      GIMP_PROCEDURE_SENSITIVE_DRAWABLE | GIMP_PROCEDURE_SENSITIVE_DRAWABLES);
  gimp_procedure_set_documentation(
      procedure,
      translated("Make a palette of the colors that the picture is made of"),
      translated("Finds the colors that represent the selected part of the "
                 "selected layers best, and adds them to the palettes, each "
                 "with its share of the picture. On request it also adds a "
                 "layer with each pixel in its nearest color."),
      kProcedureName);
  gimp_procedure_set_attribution(procedure, "The Scene Palette developers",
                                 "The Scene Palette developers", "2026");
}

GimpProcedure* new_procedure(GimpPlugIn* plug_in, const char* name) {
  GimpProcedure* procedure =
      gimp_image_procedure_new(plug_in, name, GIMP_PDB_PROC_TYPE_PLUGIN,
                               run_extraction, nullptr, nullptr);
  describe(procedure);
  add_arguments(procedure);
  add_return_values(procedure);
  return procedure;
}

struct ScenePalettePlugIn {
  GimpPlugIn parent_instance;
};

struct ScenePalettePlugInClass {
  GimpPlugInClass parent_class;
};

G_DEFINE_TYPE(ScenePalettePlugIn, scene_palette_plug_in, GIMP_TYPE_PLUG_IN)

GList* query_procedures(GimpPlugIn* /*plug_in*/) {
  return g_list_append(nullptr, g_strdup(kProcedureName));
}

GimpProcedure* create_procedure(GimpPlugIn* plug_in, const char* name) {
  return guarded([&] { return new_procedure(plug_in, name); },
                 [](const char* what) -> GimpProcedure* {
                   g_printerr("%s: %s\n", kProcedureName, what);
                   return nullptr;
                 });
}

// TRUE: catalogues are looked for in "locale" beside the executable, by the
// name of the folder; both as GIMP has it if nothing else is said.
gboolean set_i18n(GimpPlugIn* /*plug_in*/, const char* /*procedure_name*/,
                  char** /*gettext_domain*/, char** /*catalog_dir*/) {
  return TRUE;
}

void scene_palette_plug_in_class_init(ScenePalettePlugInClass* type) {
  type->parent_class.query_procedures = query_procedures;
  type->parent_class.create_procedure = create_procedure;
  type->parent_class.set_i18n = set_i18n;
}

void scene_palette_plug_in_init(ScenePalettePlugIn* /*plug_in*/) {}

}  // namespace
}  // namespace scene_palette

GIMP_MAIN(scene_palette::scene_palette_plug_in_get_type())
