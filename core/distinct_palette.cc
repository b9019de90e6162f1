// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/distinct_palette.h"

#include <algorithm>
#include <limits>

namespace scene_palette {
namespace {

// Adds colors of the picture to a palette, each the one that lowers the error
// most at that time and whose codes are new.
class NextBest {
 public:
  NextBest(std::span<const WeightedColor> colors, Space space)
      : colors_(colors), parts_(colors.size(), kInfinity) {
    for (const WeightedColor& entry : colors) {
      places_.push_back(coordinates_from_linear(entry.color, space));
    }
  }

  // Takes a color of the palette into account.
  void lower_parts(const Coordinates& color) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      parts_[i] = std::min(parts_[i], static_cast<double>(colors_[i].weight) *
                                          squared_distance(places_[i], color));
    }
  }

  // Adds one to `palette` and its codes to `taken`; false if all are taken.
  bool take(std::set<Srgb8>& taken, std::vector<LinearRgb>& palette) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i] > most &&
          !taken.contains(srgb8_from_linear(colors_[i].color))) {
        most = parts_[i];
        best = i;
      }
    }
    if (most < 0) {
      return false;
    }
    taken.insert(srgb8_from_linear(colors_[best].color));
    lower_parts(places_[best]);
    palette.push_back(colors_[best].color);
    return true;
  }

 private:
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  std::span<const WeightedColor> colors_;
  std::vector<Coordinates> places_;
  std::vector<double> parts_;  // weight × squared distance to the palette
};

}  // namespace

CodeMeans few_codes(std::span<const WeightedColor> colors, std::size_t limit) {
  CodeMeans means;
  for (const auto& [color, weight] : colors) {
    WeightedColor& mean = means[srgb8_from_linear(color)];
    if (means.size() > limit) {
      return {};
    }
    mean.weight += weight;
    const double part =
        static_cast<double>(weight) / static_cast<double>(mean.weight);
    mean.color.r += part * (color.r - mean.color.r);
    mean.color.g += part * (color.g - mean.color.g);
    mean.color.b += part * (color.b - mean.color.b);
  }
  return means;
}

void make_distinct(std::span<const WeightedColor> picture, Space space,
                   std::size_t k, std::set<Srgb8> taken,
                   std::vector<LinearRgb>& palette) {
  std::erase_if(palette, [&taken](const LinearRgb& color) {
    return !taken.insert(srgb8_from_linear(color)).second;
  });
  if (palette.size() == k) {
    return;
  }
  NextBest next(picture, space);
  for (const LinearRgb& color : palette) {
    next.lower_parts(coordinates_from_linear(color, space));
  }
  while (palette.size() < k && next.take(taken, palette)) {
  }
}

}  // namespace scene_palette
