// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/cli/option_entries.h"

#include <array>
#include <vector>

#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr std::array<CommandShape, 7> kShapes = {{
    {.id = "extract",
     .command = Command::extract,
     .usage = "IMAGE...",
     .has_palette = true,
     .takes_many = true},
    {.id = "posterize",
     .command = Command::posterize,
     .usage = "IMAGE -o FILE",
     .has_palette = true,
     .needs_output = true},
    {.id = "card",
     .command = Command::card,
     .usage = "IMAGE -o FILE.png",
     .has_palette = true,
     .needs_output = true},
    {.id = "cloud",
     .command = Command::cloud,
     .usage = "IMAGE -o FILE.png|FILE.html",
     .has_palette = true,
     .needs_output = true},
    {.id = "channels",
     .command = Command::channels,
     .usage = "IMAGE -o FILE.png",
     .needs_output = true},
    {.id = "pixels",
     .command = Command::pixels,
     .usage = "IMAGE [-o FILE.csv]"},
    {.id = "mosaic",
     .command = Command::mosaic,
     .usage = "IMAGE -o FILE.xlsx|FILE.png",
     .needs_output = true},
}};

/// Without a value: a switch.
GOptionEntry entry(const char* name, gboolean* target,
                   const char* description) {
  return {name,        0,      G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, target,
          description, nullptr};
}

GOptionEntry entry(const char* name, char** target, const char* description,
                   const char* value_name,
                   GOptionArg kind = G_OPTION_ARG_STRING) {
  return {name, 0, G_OPTION_FLAG_NONE, kind, target, description, value_name};
}

GOptionEntry lettered(char letter, GOptionEntry entry) {
  entry.short_name = letter;
  return entry;
}

/// One that can be repeated.
GOptionEntry entry(const char* name, char*** target, const char* description,
                   const char* value_name) {
  return {name,   0,           G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY,
          target, description, value_name};
}

void add(GOptionContext* context, std::vector<GOptionEntry> entries) {
  entries.push_back({});
  g_option_context_add_main_entries(context, entries.data(), nullptr);
}

void add_palette_entries(GOptionContext* context, RawArguments& raw) {
  // The help below says these in words.
  static_assert(ExtractOptions::kMaxColors == 256);
  add(context,
      {
          lettered('k', entry("colors", &raw.colors,
                              translated("How many colors, 1 to 256, or auto: "
                                         "the picture decides (default: 8)"),
                              "N")),
          entry("method", &raw.method,
                translated(
                    "scene: least visible error, with small striking colors "
                    "(default); accurate: least visible error; classic: "
                    "k-means on sRGB values; hue-slices: means of equal "
                    "parts of the pixels sorted by hue"),
                "METHOD"),
          entry("best", &raw.best,
                translated("Search longer for a lower error")),
          entry("accents", &raw.accents,
                translated("Room that scene gives to small striking colors, 0 "
                           "to 1 (default: 0.5)"),
                "A"),
          entry("order", &raw.order,
                translated("Order of the colors: hue (default), lightness, "
                           "share, chroma, smooth"),
                "ORDER"),
          entry("seed", &raw.seed,
                translated(
                    "Start of the random numbers of classic (default: 42)"),
                "SEED"),
          entry("space", &raw.space,
                translated("Where scene and accurate measure errors: oklab, as "
                           "the eye sees (default), or srgb"),
                "SPACE"),
          entry("lock", &raw.locked,
                translated(
                    "A color that must be in the palette; can be repeated"),
                "HEX"),
          entry("exclude", &raw.excluded,
                translated("A color that must not be; can be repeated"), "HEX"),
      });
}

void add_cloud_entries(GOptionContext* context, RawArguments& raw) {
  add(context,
      {
          entry("axes", &raw.axes,
                translated("The space that is shown: srgb (default) or oklab"),
                "SPACE"),
          entry("points", &raw.points,
                translated("How many pixels are shown, 1 to 100000 (default: "
                           "2000)"),
                "N"),
          entry("azimuth", &raw.azimuth,
                translated("Where the viewer stands around the upright axis, "
                           "-360 to 360 degrees (default: 35)"),
                "DEGREES"),
          entry("elevation", &raw.elevation,
                translated("How far above the floor, -90 to 90 degrees "
                           "(default: 22)"),
                "DEGREES"),
          entry("zoom", &raw.zoom,
                translated("How large, 0.25 to 8 (default: 1)"), "FACTOR"),
          entry("size", &raw.size,
                translated("Width and height of the PNG file, 100 to 8000 "
                           "pixels (default: 1200)"),
                "N"),
      });
}

/// What `command` alone has.
void add_own_entries(Command command, GOptionContext* context,
                     RawArguments& raw) {
  switch (command) {
    case Command::extract:
      add(context,
          {entry("format", &raw.format,
                 translated("text, gpl, json or hex (default: by the ending "
                            "of PATH; text on a terminal, else gpl)"),
                 "FORMAT")});
      break;
    case Command::posterize:
      add(context, {entry("palette", &raw.palette,
                          translated("Use the colors of this GIMP palette"),
                          "FILE.gpl", G_OPTION_ARG_FILENAME),
                    entry("dither", &raw.dither,
                          translated("Mix colors by a pattern of pixels: none "
                                     "(default), ordered, blue-noise, "
                                     "floyd-steinberg"),
                          "DITHER")});
      break;
    case Command::card:
      add(context, {entry("equal", &raw.equal,
                          translated("Swatches of equal width, whatever their "
                                     "share")),
                    entry("dark", &raw.dark, translated("On a dark ground"))});
      break;
    case Command::cloud:
      add_cloud_entries(context, raw);
      add(context, {entry("dark", &raw.dark, translated("On a dark ground"))});
      break;
    case Command::channels:
      add(context,
          {entry("gray", &raw.gray, translated("In gray, not in their colors")),
           entry("dark", &raw.dark, translated("On a dark ground"))});
      break;
    case Command::mosaic:
      add(context, {entry("numbers", &raw.numbers,
                          translated("Write the values into the cells"))});
      break;
    case Command::pixels:
      break;
  }
}

void add_common_entries(const CommandShape& shape, GOptionContext* context,
                        RawArguments& raw) {
  const char* output = translated("The file to write");
  if (shape.takes_many) {
    output = translated(
        "Where to write; a folder for several images (default: standard "
        "output)");
  } else if (!shape.needs_output) {
    output = translated("The file to write (default: standard output)");
  }
  add(context,
      {
          lettered('o', entry("output", &raw.output, output,
                              shape.takes_many ? "PATH" : "FILE",
                              G_OPTION_ARG_FILENAME)),
          {G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE,
           G_OPTION_ARG_FILENAME_ARRAY, &raw.images, nullptr, nullptr},
          entry("threads", &raw.threads,
                translated("How many threads work, 1 to 64 (default: as many "
                           "as the processor runs at a time)"),
                "N"),
          entry("verbose", &raw.verbose,
                translated(
                    "Say how long each stage took, and the error reached")),
          lettered('h', entry("help", &raw.help, translated("Show this help"))),
          entry("version", &raw.version, translated("Show the version")),
      });
}

}  // namespace

std::span<const CommandShape> command_shapes() { return kShapes; }

void add_entries(const CommandShape& shape, GOptionContext* context,
                 RawArguments& raw) {
  if (shape.has_palette) {
    add_palette_entries(context, raw);
  }
  add_own_entries(shape.command, context, raw);
  add_common_entries(shape, context, raw);
}

std::string tool_help() {
  std::string help = std::string(translated("Usage:")) + "\n";
  for (const CommandShape& shape : kShapes) {
    help +=
        std::string("  scene-palette ") + shape.id + " " + shape.usage + "\n";
  }
  return help + "\n" +
         translated(
             "extract finds the colors of pictures; posterize repaints a "
             "picture in its colors; card puts them below it.\n"
             "cloud shows the pixels as points in space; channels, mosaic and "
             "pixels show the numbers that a picture is made of.\n"
             "\"scene-palette COMMAND --help\" shows the options of a "
             "command.") +
         "\n";
}

}  // namespace scene_palette
