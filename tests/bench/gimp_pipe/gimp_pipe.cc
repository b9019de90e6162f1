// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A plug-in for GIMP 3 that runs the procedure and, in turns and in the same
// process, what no plug-in can do without: reading each tile of the layer once
// and writing a new layer once, by GEGL's iterator.  Prints the times of all
// runs in milliseconds, a line a kind.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>
#include <vector>

#include <libgimp/gimp.h>

#include "plugin/gegl/pointers.h"
#include "plugin/gegl/start_gegl.h"
#include "plugin/gimp3/options.h"
#include "plugin/gimp3/procedure.h"

namespace scene_palette {
namespace {

constexpr const char* kName = "gimp-pipe";

using Clock = std::chrono::steady_clock;

double milliseconds_of(const std::function<void()>& work) {
  const Clock::time_point start = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - start)
      .count();
}

/// The bytes, so that they are really read.
unsigned sum_of(const GeglBufferIterator& iterator, int bytes_per_pixel) {
  const auto* bytes = static_cast<const guint8*>(iterator.items[0].data);
  unsigned sum = 0;
  for (int i = 0; i < iterator.length * bytes_per_pixel; i += 64) {
    sum += bytes[i];
  }
  return sum;
}

/// Reads the layer once in `format`.
unsigned read_layer(GimpDrawable* drawable, const Babl* format) {
  const GObjectPtr<GeglBuffer> buffer(gimp_drawable_get_buffer(drawable));
  GeglBufferIterator* iterator = gegl_buffer_iterator_new(
      buffer.get(), nullptr, 0, format, GEGL_ACCESS_READ, GEGL_ABYSS_NONE, 1);
  unsigned sum = 0;
  while (gegl_buffer_iterator_next(iterator) != FALSE) {
    sum += sum_of(*iterator, babl_format_get_bytes_per_pixel(format));
  }
  return sum;
}

/// A new layer of the image, not in it, written once in `format`.
void write_layer(GimpImage* image, GimpDrawable* drawable, const Babl* format) {
  GimpLayer* layer =
      gimp_layer_new(image, "floor", gimp_drawable_get_width(drawable),
                     gimp_drawable_get_height(drawable),
                     gimp_drawable_type_with_alpha(drawable), 100,
                     gimp_image_get_default_new_layer_mode(image));
  {
    const GObjectPtr<GeglBuffer> buffer(
        gimp_drawable_get_buffer(GIMP_DRAWABLE(layer)));
    GeglBufferIterator* iterator =
        gegl_buffer_iterator_new(buffer.get(), nullptr, 0, format,
                                 GEGL_ACCESS_WRITE, GEGL_ABYSS_NONE, 1);
    while (gegl_buffer_iterator_next(iterator) != FALSE) {
      std::fill_n(static_cast<guint8*>(iterator->items[0].data),
                  iterator->length * babl_format_get_bytes_per_pixel(format),
                  guint8{77});
    }
  }
  gimp_item_delete(GIMP_ITEM(layer));
}

/// One call of the procedure; what it made is taken away again, untimed.
double run_product(GimpProcedure* procedure, GimpImage* image,
                   GimpDrawable** drawables, bool with_layer) {
  const GObjectPtr<GimpProcedureConfig> config(
      gimp_procedure_create_config(procedure));
  g_object_set(config.get(), argument::kPosterizedLayer,
               with_layer ? TRUE : FALSE, nullptr);
  GimpValueArray* values = nullptr;
  const double time = milliseconds_of([&] {
    values = run_extraction(procedure, GIMP_RUN_NONINTERACTIVE, image,
                            drawables, config.get(), nullptr);
  });
  if (GIMP_VALUES_GET_ENUM(values, 0) != GIMP_PDB_SUCCESS) {
    g_printerr("%s: the procedure failed\n", kName);
  }
  if (with_layer) {
    gimp_image_remove_layer(image,
                            GIMP_LAYER(GIMP_VALUES_GET_LAYER(values, 2)));
  }
  gimp_resource_delete(GIMP_RESOURCE(GIMP_VALUES_GET_PALETTE(values, 1)));
  gimp_value_array_unref(values);
  return time;
}

void print_times(const char* kind, const std::vector<double>& times) {
  std::printf("%s: %s", kName, kind);
  for (const double time : times) {
    std::printf(" %.1f", time);
  }
  std::printf("\n");
}

GimpValueArray* run(GimpProcedure* procedure, GimpRunMode /*run_mode*/,
                    GimpImage* image, GimpDrawable** drawables,
                    GimpProcedureConfig* config, gpointer /*data*/) {
  const double start = milliseconds_of(start_gegl);
  // The number of rounds; the product always runs with its defaults.
  int rounds = 0;
  g_object_get(config, argument::kColors, &rounds, nullptr);
  const bool is_u8 =
      gimp_image_get_precision(image) == GIMP_PRECISION_U8_NON_LINEAR;
  const Babl* format = babl_format(is_u8 ? "R'G'B'A u8" : "RGBA float");
  std::vector<double> reading;
  std::vector<double> writing;
  std::vector<double> palette;
  std::vector<double> layer;
  unsigned sum = 0;
  const auto rest = [] {
    // GIMP does what is left to do of the last run.
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  };
  for (int round = 0; round <= rounds; ++round) {
    rest();
    const double read =
        milliseconds_of([&] { sum += read_layer(*drawables, format); });
    rest();
    const double made = run_product(procedure, image, drawables, false);
    rest();
    const double both = milliseconds_of([&] {
      sum += read_layer(*drawables, format);
      write_layer(image, *drawables, format);
    });
    rest();
    const double with_layer = run_product(procedure, image, drawables, true);
    if (round == 0) {
      continue;  // warms up
    }
    reading.push_back(read);
    palette.push_back(made);
    writing.push_back(both);
    layer.push_back(with_layer);
  }
  print_times("gegl_init", {start});
  print_times("read", reading);
  print_times("palette", palette);
  print_times("read+write", writing);
  print_times("palette+layer", layer);
  std::printf("%s: sum %u\n", kName, sum);
  std::fflush(stdout);
  return gimp_procedure_new_return_values(procedure, GIMP_PDB_CANCEL, nullptr);
}

struct PipePlugIn {
  GimpPlugIn parent_instance;
};

struct PipePlugInClass {
  GimpPlugInClass parent_class;
};

G_DEFINE_TYPE(PipePlugIn, pipe_plug_in, GIMP_TYPE_PLUG_IN)

GList* query_procedures(GimpPlugIn* /*plug_in*/) {
  return g_list_append(nullptr, g_strdup(kName));
}

GimpProcedure* create_procedure(GimpPlugIn* plug_in, const char* name) {
  GimpProcedure* procedure = gimp_image_procedure_new(
      plug_in, name, GIMP_PDB_PROC_TYPE_PLUGIN, run, nullptr, nullptr);
  gimp_procedure_set_image_types(procedure, "*");
  add_arguments(procedure);
  add_return_values(procedure);
  return procedure;
}

gboolean set_i18n(GimpPlugIn* /*plug_in*/, const char* /*procedure_name*/,
                  char** /*gettext_domain*/, char** /*catalog_dir*/) {
  return FALSE;
}

void pipe_plug_in_class_init(PipePlugInClass* type) {
  type->parent_class.query_procedures = query_procedures;
  type->parent_class.create_procedure = create_procedure;
  type->parent_class.set_i18n = set_i18n;
}

void pipe_plug_in_init(PipePlugIn* /*plug_in*/) {}

}  // namespace
}  // namespace scene_palette

GIMP_MAIN(scene_palette::pipe_plug_in_get_type())
