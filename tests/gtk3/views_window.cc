// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A window with a picture and its color cloud, to try and to test without GIMP:
//
//   views_window PICTURE.png|WIDTHxHEIGHT [COLORS [OPTION ...]]
//
// WIDTHxHEIGHT makes a picture of stripes.  Options: rtl, selection (a soft
// ellipse), transparent (a soft hole), points=N.  What happens is printed, one
// line each.  Ends when its window is closed.

#include <cairo.h>
#include <gtk/gtk.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/extract.h"
#include "core/histogram.h"
#include "core/thumbnail_sum.h"
#include "ui/cairo_pointers.h"
#include "ui/gtk/cloud_area.h"
#include "ui/gtk/picture_area.h"

namespace scene_palette {
namespace {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<Rgba8> pixels;
  std::vector<float> selection;
};

std::uint32_t word_at(cairo_surface_t* surface, int x, int y) {
  std::uint32_t word = 0;
  std::memcpy(&word,
              cairo_image_surface_get_data(surface) +
                  static_cast<std::ptrdiff_t>(y) *
                      cairo_image_surface_get_stride(surface) +
                  static_cast<std::ptrdiff_t>(x) * 4,
              sizeof word);
  return word;
}

/// An opaque PNG; empty if it cannot be read.
Picture read_picture(const char* file) {
  const SurfacePtr surface(cairo_image_surface_create_from_png(file));
  Picture picture{cairo_image_surface_get_width(surface.get()),
                  cairo_image_surface_get_height(surface.get()),
                  {},
                  {}};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const std::uint32_t word = word_at(surface.get(), x, y);
      picture.pixels.push_back({static_cast<std::uint8_t>(word >> 16U),
                                static_cast<std::uint8_t>(word >> 8U),
                                static_cast<std::uint8_t>(word), 255});
    }
  }
  return picture;
}

/// Stripes of red, green and blue, a pixel wide.
Picture striped(int width, int height) {
  Picture picture{width, height, {}, {}};
  constexpr Rgba8 kStripes[] = {
      {220, 40, 30, 255}, {40, 160, 60, 255}, {30, 60, 220, 255}};
  for (int i = 0; i < width * height; ++i) {
    picture.pixels.push_back(kStripes[i % width % 3]);
  }
  return picture;
}

Picture picture_of(const char* word) {
  char* end = nullptr;
  const long width = std::strtol(word, &end, 10);
  if (width > 0 && *end == 'x') {
    return striped(static_cast<int>(width),
                   static_cast<int>(std::strtol(end + 1, nullptr, 10)));
  }
  return read_picture(word);
}

/// 1 in the middle, 0 at the edges, soft in between.
float ellipse(const Picture& picture, std::size_t i) {
  const auto width = static_cast<std::size_t>(picture.width);
  const std::size_t column = i % width;
  const std::size_t row = i / width;
  const double x = (static_cast<double>(column) + 0.5) / picture.width - 0.5;
  const double y = (static_cast<double>(row) + 0.5) / picture.height - 0.5;
  return static_cast<float>(std::clamp(1.8 - 5 * std::hypot(x, y), 0.0, 1.0));
}

Thumbnail thumbnail_of(const Picture& picture) {
  ThumbnailSum sum(picture.width, picture.height);
  const std::span<const Rgba8> pixels(picture.pixels);
  const std::span<const float> selection(picture.selection);
  const auto width = static_cast<std::size_t>(picture.width);
  for (int y = 0; y < picture.height; ++y) {
    const std::size_t begin = static_cast<std::size_t>(y) * width;
    sum.add(pixels.subspan(begin, width),
            selection.empty() ? selection : selection.subspan(begin, width),
            {0, y});
  }
  return sum.thumbnail();
}

Palette palette_of(const Picture& picture, int colors) {
  Histogram histogram;
  histogram.add(picture.pixels, picture.selection);
  ExtractOptions options;
  options.colors = colors;
  const auto palette = extract_palette(histogram, options, Progress());
  return palette ? *palette : Palette();
}

struct Options {
  int colors = 8;
  bool right_to_left = false;
  bool selection = false;
  bool transparent = false;
  std::size_t points = 2000;
};

Options options_of(std::span<char* const> words) {
  Options options;
  for (const char* word : words) {
    const std::string text = word;
    options.right_to_left |= text == "rtl";
    options.selection |= text == "selection";
    options.transparent |= text == "transparent";
    if (text.starts_with("points=")) {
      options.points = std::strtoul(word + std::strlen("points="), nullptr, 10);
    } else if (const int colors = std::atoi(word); colors > 0) {
      options.colors = colors;
    }
  }
  return options;
}

void change(Picture& picture, const Options& options) {
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    const float part = ellipse(picture, i);
    if (options.selection) {
      picture.selection.push_back(part);
    }
    if (options.transparent) {
      picture.pixels[i].a = static_cast<std::uint8_t>(255 * (1 - part));
    }
  }
}

/// "#1f2e3d 120,45 2", or "none".
std::string words_of(const std::optional<PicturePick>& pick) {
  if (!pick) {
    return "none";
  }
  return hex_from_srgb8(pick->color) + " " + std::to_string(pick->layer.x) +
         "," + std::to_string(pick->layer.y) + " " +
         (pick->swatch ? std::to_string(*pick->swatch) : "-");
}

void say(const std::string& line) {
  std::puts(line.c_str());
  std::fflush(stdout);
}

void run(const Picture& picture, const Options& options) {
  PictureArea area(
      {[](const PicturePick& pick) { say("pick " + words_of(pick)); },
       [](const std::optional<PicturePick>& pick) {
         say("point " + words_of(pick));
       },
       [] { return "Click to lock this color"; }});
  CloudArea cloud([&](std::optional<std::size_t> swatch) {
    say("select " + (swatch ? std::to_string(*swatch) : "none"));
    area.set_highlighted(swatch);
    cloud.set_emphasized(swatch);
  });
  const Thumbnail thumbnail = thumbnail_of(picture);
  const Palette palette = palette_of(picture, options.colors);
  cloud.set_points(sample_colors(thumbnail, options.points));
  cloud.set_palette(palette);
  area.set_thumbnail(thumbnail);
  area.set_palette(palette);

  GtkWidget* window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
  gtk_window_set_title(GTK_WINDOW(window), "Views");
  gtk_window_set_default_size(GTK_WINDOW(window), 760, 320);
  gtk_container_set_border_width(GTK_CONTAINER(window), 12);
  GtkWidget* box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_pack_start(GTK_BOX(box), area.widget(), TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(box), cloud.widget(), TRUE, TRUE, 0);
  gtk_container_add(GTK_CONTAINER(window), box);
  g_signal_connect(window, "destroy", G_CALLBACK(gtk_main_quit), nullptr);
  gtk_widget_show_all(window);
  say("open");
  gtk_main();
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  gtk_init(&argc, &argv);
  const std::span<char* const> words(argv, static_cast<std::size_t>(argc));
  if (words.size() < 2) {
    std::fputs("usage: views_window PICTURE.png|WIDTHxHEIGHT [COLORS ...]\n",
               stderr);
    return 2;
  }
  const auto options = scene_palette::options_of(words.subspan(2));
  if (options.right_to_left) {
    gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
  }
  auto picture = scene_palette::picture_of(words[1]);
  scene_palette::change(picture, options);
  scene_palette::run(picture, options);
  return 0;
}
