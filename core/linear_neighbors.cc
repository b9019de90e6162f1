// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/linear_neighbors.h"

#include <algorithm>
#include <cassert>
#include <span>

namespace scene_palette {
namespace {

float squared_distance(const DitherValues::Color& a,
                       const DitherValues::Color& b) {
  const float r = a[0] - b[0];
  const float g = a[1] - b[1];
  const float blue = a[2] - b[2];
  return r * r + g * g + blue * blue;
}

// A quarter, less what rounding may add.
constexpr float kReach = 0.2499F;

}  // namespace

LinearNeighbors::LinearNeighbors(const std::vector<DitherValues::Color>& colors)
    : count_(colors.size()), neighbors_(colors.size() * colors.size()) {
  assert(count_ > 0 && count_ <= 256);
  for (std::size_t i = 0; i < count_; ++i) {
    const auto list = std::span(neighbors_).subspan(i * count_, count_);
    for (std::size_t j = 0; j < count_; ++j) {
      list[j] = {kReach * squared_distance(colors[i], colors[j]), colors[j],
                 static_cast<std::uint8_t>(j)};
    }
    std::swap(list[0], list[i]);
    std::sort(
        list.begin() + 1, list.end(), [](const Neighbor& a, const Neighbor& b) {
          return a.reach != b.reach ? a.reach < b.reach : a.index < b.index;
        });
  }
}

std::uint8_t LinearNeighbors::nearest(const DitherValues::Color& wanted,
                                      std::uint8_t from) const {
  const Neighbor* list = &neighbors_[from * count_];
  float least = squared_distance(list->color, wanted);
  for (std::size_t i = 1; i < count_ && list[i].reach <= least;) {
    const float distance = squared_distance(list[i].color, wanted);
    const bool is_better =
        distance < least || (distance == least && list[i].index < list->index);
    if (is_better) {
      list = &neighbors_[list[i].index * count_];
      least = distance;
      i = 1;
    } else {
      ++i;
    }
  }
  return list->index;
}

}  // namespace scene_palette
