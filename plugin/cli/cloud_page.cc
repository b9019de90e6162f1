// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The page is a template (cloud_page_template.h) with a place for JSON, from
// which its script draws.  Points are Base64: three bytes of color and one of
// cluster each.

#include "plugin/cli/cloud_page.h"

#include <glib.h>
#include <json-glib/json-glib.h>

#include <initializer_list>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "plugin/cli/cloud_page_template.h"
#include "plugin/cli/messages.h"
#include "plugin/report/json_pointers.h"
#include "ui/choices.h"
#include "ui/cloud_look.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

void add_number(JsonBuilder* json, const char* key, double value) {
  json_builder_set_member_name(json, key);
  json_builder_add_double_value(json, value);
}

void add_text(JsonBuilder* json, const char* key, const std::string& value) {
  json_builder_set_member_name(json, key);
  json_builder_add_string_value(json, value.c_str());
}

void add_color_value(JsonBuilder* json, const Srgb8& color) {
  json_builder_begin_array(json);
  for (const int code : {color.r, color.g, color.b}) {
    json_builder_add_int_value(json, code);
  }
  json_builder_end_array(json);
}

void add_color(JsonBuilder* json, const char* key, const Srgb8& color) {
  json_builder_set_member_name(json, key);
  add_color_value(json, color);
}

void add_colors(JsonBuilder* json, const char* key,
                std::span<const Srgb8> colors) {
  json_builder_set_member_name(json, key);
  json_builder_begin_array(json);
  for (const Srgb8& color : colors) {
    add_color_value(json, color);
  }
  json_builder_end_array(json);
}

void add_theme(JsonBuilder* json, const char* key, const CloudTheme& theme) {
  json_builder_set_member_name(json, key);
  json_builder_begin_object(json);
  add_color(json, "ground", theme.ground);
  add_colors(json, "sides", theme.sides);
  add_color(json, "grid", theme.grid);
  add_color(json, "edge", theme.edge);
  add_color(json, "label", theme.label);
  add_colors(json, "names", theme.names);
  add_color(json, "ink", theme.ink);
  add_number(json, "pointRimInk", theme.point_rim_ink);
  json_builder_end_object(json);
}

void add_axis(JsonBuilder* json, const CloudAxis& axis) {
  json_builder_begin_object(json);
  add_text(json, "name", axis.name);
  add_number(json, "from", axis.from);
  add_number(json, "to", axis.to);
  json_builder_set_member_name(json, "ticks");
  json_builder_begin_array(json);
  for (const double tick : axis.ticks) {
    json_builder_add_double_value(json, tick);
  }
  json_builder_end_array(json);
  json_builder_set_member_name(json, "labels");
  json_builder_begin_array(json);
  for (const std::string& label : axis.labels) {
    json_builder_add_string_value(json, label.c_str());
  }
  json_builder_end_array(json);
  json_builder_end_object(json);
}

void add_axes(JsonBuilder* json, const ColorCloud& cloud) {
  json_builder_set_member_name(json, "axes");
  json_builder_begin_object(json);
  for (const Choice<Space>& choice : space_choices()) {
    json_builder_set_member_name(json, choice.id);
    json_builder_begin_array(json);
    for (const CloudAxis& axis : cloud_axes(choice.value, cloud.colors())) {
      add_axis(json, axis);
    }
    json_builder_end_array(json);
  }
  json_builder_end_object(json);
}

void add_look(JsonBuilder* json) {
  json_builder_set_member_name(json, "look");
  json_builder_begin_object(json);
  for (const auto& [key, value] :
       std::initializer_list<std::pair<const char*, double>>{
           {"viewerDistance", kViewerDistance},
           {"pictureReach", kPictureReach},
           {"pointRadius", kPointRadius},
           {"smallestPoint", kSmallestPoint},
           {"smallestSphere", kSmallestSphere},
           {"sphereOfAll", kSphereOfAll},
           {"smallestSphereRadius", kSmallestSphereRadius},
           {"sphereLift", kSphereLift},
           {"pointRim", kPointRim},
           {"sphereRim", kSphereRim},
           {"sphereRimInk", kSphereRimInk},
           {"halo", kHalo},
           {"fadedPart", kFadedPart},
           {"labelGap", kLabelGap},
           {"nameGap", kNameGap},
           {"labelMargin", kLabelMargin},
           {"nameSize", kNameSize},
           {"tickLength", kTickLength},
           {"labeledInnerEdge", kLabeledInnerEdge},
           {"fontSize", kFontSize},
           {"smallestFont", kSmallestFont},
           {"lineWidth", kLineWidth},
           {"pickReach", kPickReach}}) {
    add_number(json, key, value);
  }
  json_builder_end_object(json);
}

void add_bytes(JsonBuilder* json, const char* key,
               std::span<const std::uint8_t> bytes) {
  const CharPtr text(g_base64_encode(bytes.data(), bytes.size()));
  add_text(json, key, text.get());
}

void add_points(JsonBuilder* json, const ColorCloud& cloud) {
  std::vector<std::uint8_t> codes;
  for (const Srgb8& color : cloud.points()) {
    codes.insert(codes.end(), {color.r, color.g, color.b});
  }
  add_bytes(json, "points", codes);
  add_bytes(json, "clusters", cloud.clusters());
  json_builder_set_member_name(json, "palette");
  json_builder_begin_array(json);
  for (const Swatch& swatch : cloud.palette().swatches) {
    json_builder_begin_object(json);
    add_text(json, "hex", hex_from_srgb8(swatch.srgb8));
    add_number(json, "share", swatch.share);
    add_text(json, "percent", percent_text(swatch.share));
    json_builder_end_object(json);
  }
  json_builder_end_array(json);
}

void add_view(JsonBuilder* json, const ColorCloud& cloud,
              const CloudStyle& style) {
  add_text(json, "space", id_of(space_choices(), cloud.space()));
  json_builder_set_member_name(json, "dark");
  json_builder_add_boolean_value(json, style.dark ? TRUE : FALSE);
  json_builder_set_member_name(json, "camera");
  json_builder_begin_object(json);
  add_number(json, "azimuth", style.camera.azimuth);
  add_number(json, "elevation", style.camera.elevation);
  add_number(json, "zoom", style.camera.zoom);
  json_builder_end_object(json);
  // "0.5" without its digits.
  const std::string half = decimal_text(0.5, 1);
  add_text(json, "point", half.substr(1, half.size() - 2));
}

/// All that the script needs to know; without a "<", which could end it.
std::string page_data(const ColorCloud& cloud, const CloudStyle& style) {
  const GObjectPtr<JsonBuilder> owner(json_builder_new());
  JsonBuilder* json = owner.get();
  json_builder_begin_object(json);
  add_view(json, cloud, style);
  add_look(json);
  json_builder_set_member_name(json, "themes");
  json_builder_begin_object(json);
  add_theme(json, "light", cloud_theme(false));
  add_theme(json, "dark", cloud_theme(true));
  json_builder_end_object(json);
  add_axes(json, cloud);
  add_points(json, cloud);
  json_builder_end_object(json);
  const JsonNodePtr root(json_builder_get_root(json));
  const GObjectPtr<JsonGenerator> generator(json_generator_new());
  json_generator_set_root(generator.get(), root.get());
  const CharPtr text(json_generator_to_data(generator.get(), nullptr));
  std::string safe;
  for (const char c : std::string_view(text.get())) {
    safe += c == '<' ? std::string("\\u003c") : std::string(1, c);
  }
  return safe;
}

std::string escaped(const std::string& text) {
  const CharPtr safe(g_markup_escape_text(text.c_str(), -1));
  return safe.get();
}

std::string summary_of(const ColorCloud& cloud) {
  const std::size_t points = cloud.points().size();
  const std::size_t colors = cloud.palette().swatches.size();
  // Translators: below the title of a page.
  return formatted(translated_plural("%d pixel as a point",
                                     "%d pixels as points", points),
                   static_cast<int>(points)) +
         " · " +
         // Translators: below the title of a page.
         formatted(translated_plural("%d palette color as a sphere",
                                     "%d palette colors as spheres", colors),
                   static_cast<int>(colors));
}

/// The words of the page.
std::map<std::string, std::string> page_words(const ColorCloud& cloud,
                                              const std::string& image_name) {
  const CharPtr name(g_filename_display_name(image_name.c_str()));
  return {
      // Translators: the code of this language (BCP 47).
      {"language", translated("en")},
      // Translators: the title of a page; %s is the name of a picture.
      {"title", formatted(translated("The colors of %s"), name.get())},
      {"summary", summary_of(cloud)},
      {"canvas", translated("The colors of the picture as points in space, "
                            "which can be turned")},
      {"toolbar", translated("What is shown")},
      // Translators: a group of two buttons, RGB and OKLab.
      {"axes", translated("Axes")},
      {"shown", translated("Shown")},
      // Translators: a button that shows the points or hides them.
      {"points", translated("Pixels")},
      // Translators: a button that shows the spheres or hides them.
      {"centroids", translated("Palette")},
      {"view", translated("View")},
      {"nearer", translated("Zoom in")},
      {"further", translated("Zoom out")},
      // Translators: a button: back to the view of the beginning.
      {"reset", translated("Reset")},
      {"palette", translated("Palette: show the pixels of a color")},
      {"help",
       translated("Turn: drag or arrow keys · Zoom: wheel, + and − · Axes: S · "
                  "Pixels: P · Palette: C · Reset: 0 · A color of the palette "
                  "shows its pixels")},
      {"noscript", translated("This page needs JavaScript.")},
  };
}

}  // namespace

std::string cloud_page(const ColorCloud& cloud, const CloudStyle& style,
                       const std::string& image_name) {
  std::map<std::string, std::string> texts = page_words(cloud, image_name);
  for (auto& [name, text] : texts) {
    text = escaped(text);
  }
  texts["data"] = page_data(cloud, style);
  std::string_view rest = cloud_page_template();
  std::string page;
  while (!rest.empty()) {
    const std::size_t begin = rest.find("{{");
    page += rest.substr(0, begin);
    if (begin == std::string_view::npos) {
      break;
    }
    const std::size_t end = rest.find("}}", begin);
    page += texts.at(std::string(rest.substr(begin + 2, end - begin - 2)));
    rest.remove_prefix(end + 2);
  }
  return page;
}

}  // namespace scene_palette
