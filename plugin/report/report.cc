// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// JSON has a fixed order of keys and doubles in full precision, so that equal
// results are equal texts.

#include "plugin/report/report.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string_view>
#include <vector>

#include <json-glib/json-glib.h>

#include "core/color.h"
#include "core/formats/gpl.h"
#include "core/naming.h"
#include "core/srgb8.h"
#include "plugin/report/json_pointers.h"
#include "ui/color_words.h"
#include "ui/filled_in.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr std::array kFormats = {
    Choice<PaletteFormat>{"gpl", PaletteFormat::gpl, marked("GIMP palette")},
    Choice<PaletteFormat>{"json", PaletteFormat::json, marked("JSON")},
    Choice<PaletteFormat>{"hex", PaletteFormat::hex, marked("Hex codes")},
    Choice<PaletteFormat>{"text", PaletteFormat::text, marked("Text")},
};

bool ends_in(std::string_view path, std::string_view ending) {
  return path.size() >= ending.size() &&
         std::ranges::equal(path.substr(path.size() - ending.size()), ending,
                            {},
                            [](unsigned char c) { return std::tolower(c); });
}

// The shares with blanks before them, as wide as the widest.
std::vector<std::string> aligned_shares(std::span<const Swatch> swatches) {
  std::vector<std::string> shares;
  glong widest = 0;
  for (const Swatch& swatch : swatches) {
    shares.push_back(percent_text(swatch.share));
    widest = std::max(widest, g_utf8_strlen(shares.back().c_str(), -1));
  }
  for (std::string& share : shares) {
    const glong width = g_utf8_strlen(share.c_str(), -1);
    share.insert(0, static_cast<std::size_t>(widest - width), ' ');
  }
  return shares;
}

std::string plain_text(const Palette& palette, bool with_blocks) {
  const std::vector<ColorName> names = name_swatches(palette.swatches);
  const std::vector<std::string> shares = aligned_shares(palette.swatches);
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Srgb8& code = palette.swatches[i].srgb8;
    if (with_blocks) {
      text += filled_in("\x1b[48;2;%d;%d;%dm      \x1b[0m ", code.r, code.g,
                        code.b);
    }
    text += hex_from_srgb8(code) + "  " + shares[i] + "  " +
            color_words(names[i]) + "\n";
  }
  return text;
}

std::string hex_text(const Palette& palette) {
  std::string text;
  for (const Swatch& swatch : palette.swatches) {
    text += hex_from_srgb8(swatch.srgb8) + "\n";
  }
  return text;
}

std::string gpl_file_text(const Report& report) {
  const std::vector<Swatch>& swatches = report.palette.swatches;
  return gpl_text(report.palette_name, swatches, entry_names(swatches));
}

void add_string(JsonBuilder* builder, const char* key, const char* value) {
  json_builder_set_member_name(builder, key);
  json_builder_add_string_value(builder, value);
}

void add_int(JsonBuilder* builder, const char* key, int value) {
  json_builder_set_member_name(builder, key);
  json_builder_add_int_value(builder, value);
}

void add_double(JsonBuilder* builder, const char* key, double value) {
  json_builder_set_member_name(builder, key);
  json_builder_add_double_value(builder, value);
}

void add_true(JsonBuilder* builder, const char* key) {
  json_builder_set_member_name(builder, key);
  json_builder_add_boolean_value(builder, TRUE);
}

void add_triple(JsonBuilder* builder, const char* key, double a, double b,
                double c) {
  json_builder_set_member_name(builder, key);
  json_builder_begin_array(builder);
  json_builder_add_double_value(builder, a);
  json_builder_add_double_value(builder, b);
  json_builder_add_double_value(builder, c);
  json_builder_end_array(builder);
}

void add_swatch(JsonBuilder* builder, const Swatch& swatch,
                const ColorName& name) {
  const Srgb srgb = srgb_from_linear(swatch.color);
  const Oklab& oklab = swatch.oklab;
  json_builder_begin_object(builder);
  add_string(builder, "hex", hex_from_srgb8(swatch.srgb8).c_str());
  add_triple(builder, "srgb", srgb.r, srgb.g, srgb.b);
  add_triple(builder, "oklab", oklab.l, oklab.a, oklab.b);
  add_double(builder, "share", swatch.share);
  add_string(builder, "name", english_color_words(name).c_str());
  if (swatch.is_locked) {
    add_true(builder, "locked");
  }
  if (swatch.is_accent) {
    add_true(builder, "accent");
  }
  if (is_clipped(swatch)) {
    add_true(builder, "clipped");
  }
  json_builder_end_object(builder);
}

void add_auto_count(JsonBuilder* builder, const CountChoice& choice) {
  json_builder_set_member_name(builder, "auto");
  json_builder_begin_object(builder);
  add_string(builder, "rule", id_of(rule_choices(), choice.rule));
  json_builder_set_member_name(builder, "curve");
  json_builder_begin_array(builder);
  for (const double error : choice.curve) {
    json_builder_add_double_value(builder, error);
  }
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

void add_distortion(JsonBuilder* builder, const Distortion& distortion) {
  json_builder_set_member_name(builder, "error");
  json_builder_begin_object(builder);
  add_double(builder, "oklab_mse", distortion.oklab_mse);
  add_double(builder, "srgb8_mse", distortion.srgb8_mse);
  add_double(builder, "delta_e_ok_mean", distortion.delta_e_ok_mean);
  json_builder_end_object(builder);
}

std::string json_text(const Report& report) {
  const GObjectPtr<JsonBuilder> owner(json_builder_new());
  JsonBuilder* builder = owner.get();
  json_builder_begin_object(builder);
  add_string(builder, "image", report.image.c_str());
  if (report.facts) {
    add_int(builder, "width", report.facts->width);
    add_int(builder, "height", report.facts->height);
    add_int(builder, "channels", report.facts->channels);
  }
  add_string(builder, "method", id_of(method_choices(), report.method));
  add_string(builder, "space", id_of(space_choices(), report.palette.space));
  add_int(builder, "k", static_cast<int>(report.palette.swatches.size()));
  if (report.palette.auto_count) {
    add_auto_count(builder, *report.palette.auto_count);
  }
  json_builder_set_member_name(builder, "colors");
  json_builder_begin_array(builder);
  const std::vector<Swatch>& swatches = report.palette.swatches;
  const std::vector<ColorName> names = name_swatches(swatches);
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    add_swatch(builder, swatches[i], names[i]);
  }
  json_builder_end_array(builder);
  if (report.facts) {
    add_distortion(builder, report.facts->distortion);
  }
  json_builder_end_object(builder);
  const JsonNodePtr root(json_builder_get_root(builder));
  const GObjectPtr<JsonGenerator> generator(json_generator_new());
  json_generator_set_root(generator.get(), root.get());
  const CharPtr text(json_generator_to_data(generator.get(), nullptr));
  return std::string(text.get()) + "\n";
}

}  // namespace

std::span<const Choice<PaletteFormat>> format_choices() { return kFormats; }

const char* file_ending(PaletteFormat format) {
  switch (format) {
    case PaletteFormat::text:
      return ".txt";
    case PaletteFormat::gpl:
      return ".gpl";
    case PaletteFormat::json:
      return ".json";
    case PaletteFormat::hex:
      return ".hex";
  }
  return "";
}

std::optional<PaletteFormat> format_for_name(const std::string& path) {
  for (const Choice<PaletteFormat>& choice : kFormats) {
    if (ends_in(path, file_ending(choice.value))) {
      return choice.value;
    }
  }
  return std::nullopt;
}

std::string report_text(const Report& report, PaletteFormat format,
                        bool with_blocks) {
  switch (format) {
    case PaletteFormat::text:
      return plain_text(report.palette, with_blocks);
    case PaletteFormat::gpl:
      return gpl_file_text(report);
    case PaletteFormat::json:
      return json_text(report);
    case PaletteFormat::hex:
      return hex_text(report.palette);
  }
  return {};
}

}  // namespace scene_palette
