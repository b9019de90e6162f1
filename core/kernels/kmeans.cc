// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The nearest centroids of points: the filter of Kanungo et al., "An efficient
// k-means clustering algorithm" (2002).  A box of points rules out the
// centroids that cannot be nearest anywhere in it; what is left is compared
// point by point.

#include "core/kernels/kmeans.h"

#include "core/kernels/level.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {
namespace {

constexpr std::size_t kBlock = kBlockPoints;

inline Floats select(const Ints& mask, const Floats& yes, const Floats& no) {
  return mask ? yes : no;
}

// The place in `from` of the centroid nearest to the middle of `box`, of
// equally near ones the first.
inline std::size_t nearest_to_middle(const float* box, const Centroids& from) {
  const float x = box[0] + box[3];
  const float y = box[1] + box[4];
  const float z = box[2] + box[5];
  Floats least = Floats{} + 3e38F;
  Ints nearest{};
  Ints place = {0, 1, 2, 3, 4, 5, 6, 7};
  for (std::size_t i = 0; i < from.count; i += kLanes) {
    const Floats dx = x - 2 * load(from.x + i);
    const Floats dy = y - 2 * load(from.y + i);
    const Floats dz = z - 2 * load(from.z + i);
    const Floats distance = dx * dx + dy * dy + dz * dz;
    const Ints nearer = distance < least;
    least = nearer ? distance : least;
    nearest = nearer ? place : nearest;
    place += static_cast<std::int32_t>(kLanes);
  }
  std::size_t best = 0;
  for (std::size_t lane = 1; lane < kLanes; ++lane) {
    if (least[lane] < least[best] ||
        (least[lane] == least[best] && nearest[lane] < nearest[best])) {
      best = lane;
    }
  }
  return static_cast<std::size_t>(nearest[best]);
}

// By how much a centroid is further than `own` from the corner of `box` that is
// furthest towards it: |corner - c|² - |corner - own|².
inline Floats lead_over(const float* box, const Floats (&c)[3],
                        const float (&own)[3]) {
  Floats lead{};
  for (int axis = 0; axis < 3; ++axis) {
    const Floats apart = c[axis] - own[axis];
    const Floats corner =
        apart > 0 ? Floats{} + box[axis + 3] : Floats{} + box[axis];
    lead += apart * (c[axis] + own[axis] - 2 * corner);
  }
  return lead;
}

// Pads to whole vectors with centroids that are never nearest.
inline void pad(CentroidList& list) {
  for (std::size_t i = list.count; i % kLanes != 0; ++i) {
    list.x[i] = list.y[i] = list.z[i] = kFarAway;
  }
}

}  // namespace

void keep_possible(const float* box, const Centroids& from, float margin,
                   CentroidList& possible) {
  const std::size_t best = nearest_to_middle(box, from);
  const float own[3] = {from.x[best], from.y[best], from.z[best]};
  std::size_t count = 0;
  for (std::size_t i = 0; i < from.count; i += kLanes) {
    const Floats c[3] = {load(from.x + i), load(from.y + i), load(from.z + i)};
    const Ints is_possible = lead_over(box, c, own) <= margin;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      possible.place[count] = static_cast<std::uint16_t>(i + lane);
      count -= static_cast<std::size_t>(
          static_cast<std::ptrdiff_t>(is_possible[lane]));
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = possible.place[i];
    possible.x[i] = from.x[place];
    possible.y[i] = from.y[place];
    possible.z[i] = from.z[place];
    possible.index[i] = from.index[place];
  }
  possible.count = count;
  possible.best = from.index[best];
  pad(possible);
}

void find_nearest(const float* x, const float* y, const float* z,
                  const CentroidList& centroids, std::uint16_t* labels) {
  constexpr std::size_t kVectors = kBlock / kLanes;
  Floats least[kVectors];
  Ints nearest[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) {
    least[v] = Floats{} + 3e38F;
    nearest[v] = Ints{};
  }
  for (std::size_t c = 0; c < centroids.count; ++c) {
    const std::int32_t index = centroids.index[c];
    for (std::size_t v = 0; v < kVectors; ++v) {
      const Floats dx = load(x + v * kLanes) - centroids.x[c];
      const Floats dy = load(y + v * kLanes) - centroids.y[c];
      const Floats dz = load(z + v * kLanes) - centroids.z[c];
      const Floats distance = dx * dx + dy * dy + dz * dz;
      const Ints nearer = distance < least[v];
      least[v] = select(nearer, distance, least[v]);
      nearest[v] = nearer ? Ints{} + index : nearest[v];
    }
  }
  using Labels = std::uint16_t __attribute__((vector_size(16)));
  for (std::size_t v = 0; v < kVectors; ++v) {
    const Labels eight = __builtin_convertvector(nearest[v], Labels);
    __builtin_memcpy(labels + v * kLanes, &eight, sizeof eight);
  }
}

bool any_possible(const float* box, const Centroids& moved, const float* own,
                  float margin) {
  const float mine[3] = {own[0], own[1], own[2]};
  Ints any{};
  for (std::size_t i = 0; i < moved.count; i += kLanes) {
    const Floats c[3] = {load(moved.x + i), load(moved.y + i),
                         load(moved.z + i)};
    any |= lead_over(box, c, mine) <= margin;
  }
  std::int32_t result = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    result |= any[lane];
  }
  return result != 0;
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
