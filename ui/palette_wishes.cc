// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/palette_wishes.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

#include "core/auto_count.h"
#include "core/color.h"

namespace scene_palette {
namespace {

bool contains(const std::vector<Srgb8>& colors, const Srgb8& color) {
  return std::ranges::find(colors, color) != colors.end();
}

bool is_full(const std::vector<Srgb8>& colors) {
  return colors.size() >= std::size_t{ExtractOptions::kMaxColors};
}

void make_room(ExtractOptions& options) {
  if (heeds_wishes(options)) {
    options.colors =
        std::max(options.colors, static_cast<int>(options.locked.size()));
  }
}

// A swatch that may have the place of an arranged color.
struct Likeness {
  double squared_distance = 0;
  std::size_t place = 0;
  std::size_t swatch = 0;
};

Coordinates place_in_oklab(const Srgb8& color) {
  return coordinates_from_linear(linear_from_srgb8(color), Space::oklab);
}

std::vector<Likeness> likenesses(const std::vector<Swatch>& swatches,
                                 const std::vector<Srgb8>& arrangement) {
  constexpr double kSquared = CountRules::kAlike * CountRules::kAlike;
  std::vector<Coordinates> colors(swatches.size());
  std::ranges::transform(swatches, colors.begin(), [](const Swatch& swatch) {
    return place_in_oklab(swatch.srgb8);
  });
  std::vector<Likeness> all;
  for (std::size_t place = 0; place < arrangement.size(); ++place) {
    const Coordinates color = place_in_oklab(arrangement[place]);
    for (std::size_t i = 0; i < colors.size(); ++i) {
      const double distance = squared_distance(color, colors[i]);
      if (distance < kSquared) {
        all.push_back({distance, place, i});
      }
    }
  }
  std::ranges::sort(all, {}, [](const Likeness& likeness) {
    return std::tuple(likeness.squared_distance, likeness.place,
                      likeness.swatch);
  });
  return all;
}

// For each arranged color, the swatch that has its place.
std::vector<std::optional<std::size_t>> take_places(
    const std::vector<Swatch>& swatches,
    const std::vector<Srgb8>& arrangement) {
  std::vector<std::optional<std::size_t>> places(arrangement.size());
  std::vector<bool> is_placed(swatches.size());
  for (const Likeness& likeness : likenesses(swatches, arrangement)) {
    if (!places[likeness.place] && !is_placed[likeness.swatch]) {
      places[likeness.place] = likeness.swatch;
      is_placed[likeness.swatch] = true;
    }
  }
  return places;
}

}  // namespace

bool is_locked(const PaletteWishes& wishes, const Srgb8& color) {
  return contains(wishes.options.locked, color);
}

PaletteWishes with_options(PaletteWishes wishes, const ExtractOptions& asked) {
  ExtractOptions options = asked;
  options.locked = wishes.options.locked;
  options.excluded = wishes.options.excluded;
  make_room(options);
  if (options.order != wishes.options.order) {
    wishes.arrangement.clear();
  }
  wishes.options = std::move(options);
  return wishes;
}

PaletteWishes with_wishes(PaletteWishes wishes, const PaletteWishes& asked) {
  const bool is_arranged_anew = asked.arrangement != wishes.arrangement;
  wishes.options.locked = asked.options.locked;
  wishes.options.excluded = asked.options.excluded;
  wishes.equal_widths = asked.equal_widths;
  wishes = with_options(std::move(wishes), asked.options);
  if (is_arranged_anew) {
    wishes.arrangement = asked.arrangement;
  }
  return wishes;
}

PaletteWishes with_locked(PaletteWishes wishes, const Srgb8& color) {
  std::vector<Srgb8>& locked = wishes.options.locked;
  if (!contains(locked, color) && !is_full(locked)) {
    locked.push_back(color);
    std::erase(wishes.options.excluded, color);
    make_room(wishes.options);
  }
  return wishes;
}

PaletteWishes with_unlocked(PaletteWishes wishes, const Srgb8& color) {
  std::erase(wishes.options.locked, color);
  return wishes;
}

PaletteWishes with_dropped(PaletteWishes wishes, const Srgb8& color) {
  std::vector<Srgb8>& dropped = wishes.options.excluded;
  if (!contains(dropped, color) && !is_full(dropped)) {
    std::erase(wishes.options.locked, color);
    dropped.push_back(color);
  }
  return wishes;
}

std::vector<Swatch> arranged(std::vector<Swatch> swatches, Order order,
                             const std::vector<Srgb8>& arrangement) {
  order_swatches(swatches, order);
  if (arrangement.empty()) {
    return swatches;
  }
  std::vector<std::size_t> shown;
  for (const auto& swatch : take_places(swatches, arrangement)) {
    if (swatch) {
      shown.push_back(*swatch);
    }
  }
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    if (std::ranges::find(shown, i) == shown.end()) {
      const auto before =
          i == 0 ? shown.end() : std::ranges::find(shown, i - 1);
      shown.insert(before == shown.end() ? shown.begin() : before + 1, i);
    }
  }
  std::vector<Swatch> result(swatches.size());
  std::ranges::transform(shown, result.begin(),
                         [&swatches](std::size_t i) { return swatches[i]; });
  return result;
}

}  // namespace scene_palette
