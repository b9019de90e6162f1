// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/source_watch.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>

#include "core/weighted_color.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

constexpr unsigned kWatchMilliseconds = 500;

struct BytesUnref {
  void operator()(GBytes* bytes) const { g_bytes_unref(bytes); }
};
using BytesPtr = std::unique_ptr<GBytes, BytesUnref>;

void add(std::string& glance, std::initializer_list<int> numbers) {
  for (const int number : numbers) {
    glance += std::to_string(number) + " ";
  }
}

/// A small picture, of which GIMP keeps most of the work for the next time.
void add_picture(std::string& glance, GimpDrawable* drawable) {
  constexpr int kSide = 128;
  int width = 0;
  int height = 0;
  int bytes_per_pixel = 0;
  const BytesPtr bytes(gimp_drawable_get_thumbnail_data(
      drawable, kSide, kSide, &width, &height, &bytes_per_pixel));
  if (bytes) {
    std::size_t size = 0;
    const auto* data =
        static_cast<const char*>(g_bytes_get_data(bytes.get(), &size));
    glance.append(data, size);
  }
}

void add_selection(std::string& glance, GimpImage* image) {
  int is_there = 0;
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  gimp_selection_bounds(image, &is_there, &left, &top, &right, &bottom);
  add(glance, {is_there, left, top, right, bottom});
  if (is_there != FALSE) {
    add_picture(glance, GIMP_DRAWABLE(gimp_image_get_selection(image)));
  }
}

void add_source(std::string& glance, GimpDrawable* drawable) {
  int x = 0;
  int y = 0;
  gimp_drawable_get_offsets(drawable, &x, &y);
  add(glance,
      {gimp_drawable_get_width(drawable), gimp_drawable_get_height(drawable), x,
       y, gimp_drawable_type(drawable)});
  add_picture(glance, drawable);
  if (GIMP_IS_LAYER(drawable) == FALSE) {
    return;
  }
  GimpLayerMask* mask = gimp_layer_get_mask(GIMP_LAYER(drawable));
  add(glance, {gimp_layer_get_apply_mask(GIMP_LAYER(drawable)),
               mask != nullptr ? 1 : 0});
  if (mask != nullptr) {
    add_picture(glance, GIMP_DRAWABLE(mask));
  }
}

/// What GIMP answers at once: the same unless what would be read has changed.
std::string glance_at(const Sources& sources) {
  std::string glance;
  add_selection(glance, sources.image);
  for (const Source& source : sources.items) {
    add_source(glance, source.drawable);
  }
  return glance;
}

bool is_same(const Histogram& one, const Histogram& other) {
  return one.total_weight() == other.total_weight() &&
         one.not_finite() == other.not_finite() &&
         std::ranges::equal(one.colors(), other.colors(),
                            [](const WeightedColor& a, const WeightedColor& b) {
                              return a.color.r == b.color.r &&
                                     a.color.g == b.color.g &&
                                     a.color.b == b.color.b &&
                                     a.weight == b.weight;
                            });
}

bool is_same(const Thumbnail& one, const Thumbnail& other) {
  return one.width == other.width && one.height == other.height &&
         one.scale == other.scale && one.pixels == other.pixels &&
         one.samples == other.samples && one.selected == other.selected;
}

}  // namespace

SourceWatch::SourceWatch(Sources sources, WatchEvents events)
    : events_(std::move(events)), glance_(glance_at(sources)) {
  shown_ = std::make_unique<SourceReading>(
      std::move(sources),
      ReadingEvents{events_.on_progress, events_.on_histogram,
                    [this] {
                      events_.on_thumbnail(shown_->thumbnail());
                      rest();
                    },
                    [this] { lose(); }});
}

SourceWatch::~SourceWatch() {
  if (timer_ != 0) {
    g_source_remove(timer_);
  }
}

void SourceWatch::rest() {
  const auto on_timer = +[](gpointer self) {
    return guarded(
        [&] {
          return static_cast<SourceWatch*>(self)->look() ? G_SOURCE_CONTINUE
                                                         : G_SOURCE_REMOVE;
        },
        [](const char* what) -> gboolean {
          warn(what);
          return G_SOURCE_REMOVE;  // what failed once is not tried again
        });
  };
  timer_ = g_timeout_add(kWatchMilliseconds, on_timer, this);
}

bool SourceWatch::look() {
  if (!all_exist(sources())) {
    return lose();
  }
  if (next_) {
    return true;
  }
  if (glance_at(sources()) != glance_) {
    read_again();
  }
  return !is_lost_;
}

bool SourceWatch::lose() {
  timer_ = 0;
  is_lost_ = true;
  events_.on_lost();
  return false;
}

void SourceWatch::read_again() {
  if (is_lost_ || !shown_->is_finished() || next_) {
    return;
  }
  if (!all_exist(sources())) {
    if (timer_ != 0) {
      g_source_remove(timer_);
    }
    lose();
    return;
  }
  // As before the first reading: what changes meanwhile is seen the next time.
  glance_ = glance_at(sources());
  next_ = std::make_unique<SourceReading>(
      open_again(sources()),
      ReadingEvents{[](double) {}, [](const Histogram&) {},
                    [this] { compare(); },
                    // The timer sees it, too.
                    [] {}});
}

void SourceWatch::compare() {
  std::unique_ptr<SourceReading> read = std::exchange(next_, nullptr);
  if (is_same(shown_->histogram(), read->histogram()) &&
      is_same(shown_->thumbnail(), read->thumbnail())) {
    return;
  }
  // What was shown ends when nobody uses it any more.
  const std::unique_ptr<SourceReading> before =
      std::exchange(shown_, std::move(read));
  has_changed_ = true;
  events_.on_histogram(shown_->histogram());
  events_.on_thumbnail(shown_->thumbnail());
}

}  // namespace scene_palette
