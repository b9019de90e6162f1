// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/scene.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace scene_palette {
namespace {

// Where no number is said to be given, it was chosen on the named colors of 30
// pictures (tests/data/named-colors.tsv).

// Lightness counts for less than hue and chroma, so that the lit and the shaded
// side of an object stay together.
constexpr double kLightness = 0.45;

// Colors farther than this from every entry are uncovered: about the distance
// from which two colors have different names.
constexpr double kUncovered = 0.12;

// An accent is the mean of the colors within this distance of its middle, and
// may itself be a little nearer to an entry than uncovered colors are.
constexpr double kRadius = 0.07;
constexpr double kNearestEntry = 0.076;

// Grays are no accents, and pale colors less of one: otherwise the black frame
// of a scan gets an entry.
constexpr double kGrayChroma = 0.02;
constexpr double kStrikingChroma = 0.07;

// The least share of the picture.
constexpr double kLeastShare = 3e-4;

// Positions of an object vary less than those of the whole picture; the same
// pixels scattered at random vary as much, ± 0.05 for 200 of them.
constexpr double kMostScatter = 0.8;

// A palette may lose 30 % of its accuracy; a little less, so that rounding it
// to 8 bits does not lead beyond.
constexpr double kMostInertia = 1.29;

// What an accent must have of strikingness for each part of the accuracy that
// it costs.  At k = 8 the named pictures lose 12 instead of 15 %, and 10 of the
// 17 colors that accurate misses by more than 0.109 are found instead of 12; at
// k = 6 all pictures lose 13 instead of 16 %.
constexpr double kWorth = 0.003;

// Width of a grid cell along L and along a and b: about a third of the radius,
// so that some thousand cells do for tens of thousands of regions.
constexpr std::array<double, 3> kCellSize = {0.05, 0.025, 0.025};
constexpr std::array<int, 3> kCells = {32, 64, 64};
constexpr std::array<int, 3> kOrigin = {0, 32, 32};
constexpr std::array<int, 3> kReach = {
    static_cast<int>(kRadius / kLightness / kCellSize[0]) + 1,
    static_cast<int>(kRadius / kCellSize[1]) + 1,
    static_cast<int>(kRadius / kCellSize[2]) + 1};

using Cell = std::array<int, 3>;

Cell cell_of(const Coordinates& color) {
  Cell cell{};
  for (int axis = 0; axis < 3; ++axis) {
    const double limit = kCells[axis] - 1;
    const double place = color[axis] / kCellSize[axis] + kOrigin[axis];
    cell[axis] = static_cast<int>(std::clamp(place, 0.0, limit));
  }
  return cell;
}

std::size_t index_of(const Cell& cell) {
  return (static_cast<std::size_t>(cell[0]) * kCells[1] + cell[1]) * kCells[2] +
         cell[2];
}

// Squared distance with lightness counting less.
double squared_difference(const Coordinates& a, const Coordinates& b) {
  const double l = kLightness * (a[0] - b[0]);
  return squared_distance({l, a[1], a[2]}, {0, b[1], b[2]});
}

double least_squared_distance(const Coordinates& color,
                              std::span<const Coordinates> entries) {
  double least = std::numeric_limits<double>::infinity();
  for (const Coordinates& entry : entries) {
    least = std::min(least, squared_distance(color, entry));
  }
  return least;
}

double least_squared_difference(const Coordinates& color,
                                std::span<const Coordinates> entries) {
  double least = std::numeric_limits<double>::infinity();
  for (const Coordinates& entry : entries) {
    least = std::min(least, squared_difference(color, entry));
  }
  return least;
}

// 0 for grays, 1 for colors that strike.
double saturation(const Coordinates& color) {
  const double chroma = std::sqrt(color[1] * color[1] + color[2] * color[2]);
  return std::clamp((chroma - kGrayChroma) / (kStrikingChroma - kGrayChroma),
                    0.0, 1.0);
}

std::vector<Coordinates> in_oklab(std::vector<Coordinates> colors,
                                  Space space) {
  if (space != Space::oklab) {
    for (Coordinates& color : colors) {
      color = coordinates_from_linear(linear_from_coordinates(color, space),
                                      Space::oklab);
    }
  }
  return colors;
}

// Positions, added up over regions.
struct Spread {
  double count = 0;
  double freedom = 0;  // Σ (count - 1) over the regions
  std::array<double, 2> sum{};
  std::array<double, 2> square_sum{};
  std::array<double, 2> within{};  // Σ squares about the region's own mean

  void add(const PositionSums& sums) {
    if (sums.count == 0) {
      return;
    }
    const auto n = static_cast<double>(sums.count);
    const std::array<double, 2> s = {static_cast<double>(sums.x),
                                     static_cast<double>(sums.y)};
    const std::array<double, 2> squares = {static_cast<double>(sums.xx),
                                           static_cast<double>(sums.yy)};
    count += n;
    freedom += n - 1;
    for (int axis = 0; axis < 2; ++axis) {
      sum[axis] += s[axis];
      square_sum[axis] += squares[axis];
      within[axis] += squares[axis] - s[axis] / n * s[axis];
    }
  }

  void add(const Spread& other) {
    count += other.count;
    freedom += other.freedom;
    for (int axis = 0; axis < 2; ++axis) {
      sum[axis] += other.sum[axis];
      square_sum[axis] += other.square_sum[axis];
      within[axis] += other.within[axis];
    }
  }

  // Of all positions; there are two at least.
  double variance(int axis) const {
    const double squares = square_sum[axis] - sum[axis] / count * sum[axis];
    return std::max(squares, 0.0) / (count - 1);
  }

  // Within the regions: two objects of slightly different shades are not taken
  // for a scattered one.  Where regions hold few positions each, the variance
  // of all counts as much as this many of them.
  double pooled_variance(int axis) const {
    constexpr double kPrior = 8;
    return (std::max(within[axis], 0.0) + kPrior * variance(axis)) /
           (freedom + kPrior);
  }
};

// Colors in one cell of the grid, or in a ball.
struct Group {
  Cell cell{};
  double weight = 0;
  Coordinates sum{};  // Σ weight × OKLab
  Coordinates mean{};
  Spread spread;

  void add(const Group& other) {
    weight += other.weight;
    for (int axis = 0; axis < 3; ++axis) {
      sum[axis] += other.sum[axis];
    }
    spread.add(other.spread);
  }

  void average() {
    for (int axis = 0; axis < 3; ++axis) {
      mean[axis] = sum[axis] / weight;
    }
  }
};

}  // namespace

struct AccentFinder::Map {
  std::vector<Group> groups;
  std::vector<std::uint32_t> at;  // for each cell: its group + 1, or 0
  Group all;

  void add(const Region& region);
  template <typename Visit>
  void visit_ball(const Group& center, const Visit& visit) const;
  double scatter_around(const Group& center) const;
  Accent accent_around(const Group& center,
                       std::span<const Coordinates> entries,
                       double least_strikingness) const;
};

void AccentFinder::Map::add(const Region& region) {
  Group part;
  const Coordinates color = coordinates_from_linear(region.color, Space::oklab);
  part.weight = static_cast<double>(region.weight);
  for (int axis = 0; axis < 3; ++axis) {
    part.sum[axis] = part.weight * color[axis];
  }
  part.spread.add(region.positions);
  part.cell = cell_of(color);
  std::uint32_t& entry = at[index_of(part.cell)];
  if (entry == 0) {
    groups.push_back(part);
    entry = static_cast<std::uint32_t>(groups.size());
  } else {
    groups[entry - 1].add(part);
  }
  all.add(part);
}

// Visits the groups within kRadius of the mean of `center`.
template <typename Visit>
void AccentFinder::Map::visit_ball(const Group& center,
                                   const Visit& visit) const {
  Cell from{};
  Cell to{};
  for (int axis = 0; axis < 3; ++axis) {
    from[axis] = std::max(center.cell[axis] - kReach[axis], 0);
    to[axis] = std::min(center.cell[axis] + kReach[axis], kCells[axis] - 1);
  }
  for (int l = from[0]; l <= to[0]; ++l) {
    for (int a = from[1]; a <= to[1]; ++a) {
      const std::uint32_t* row = &at[index_of({l, a, 0})];
      for (int b = from[2]; b <= to[2]; ++b) {
        if (row[b] != 0) {
          const Group& group = groups[row[b] - 1];
          if (squared_difference(group.mean, center.mean) < kRadius * kRadius) {
            visit(group);
          }
        }
      }
    }
  }
}

// The variance of the ball's positions as a part of that of all, 1 for pixels
// scattered at random; infinite where there are too few to tell.
double AccentFinder::Map::scatter_around(const Group& center) const {
  Spread spread;
  visit_ball(center,
             [&spread](const Group& group) { spread.add(group.spread); });
  double sum = 0;
  int axes = 0;
  for (int axis = 0; axis < 2; ++axis) {
    if (spread.count >= 2 && all.spread.variance(axis) > 0) {
      sum += spread.pooled_variance(axis) / all.spread.variance(axis);
      ++axes;
    }
  }
  return axes > 0 ? sum / axes : std::numeric_limits<double>::infinity();
}

// The colors around `center` as an accent, its strikingness √share × squared
// distance, less where it is pale or not compact; 0 where it is none or does
// not exceed `least_strikingness`.
Accent AccentFinder::Map::accent_around(const Group& center,
                                        std::span<const Coordinates> entries,
                                        double least_strikingness) const {
  Group ball;
  visit_ball(center, [&ball](const Group& group) {
    ball.weight += group.weight;
    for (int axis = 0; axis < 3; ++axis) {
      ball.sum[axis] += group.sum[axis];
    }
  });
  ball.average();
  const double share = ball.weight / all.weight;
  const double bound = std::sqrt(share) * saturation(ball.mean) *
                       least_squared_difference(ball.mean, entries);
  if (share < kLeastShare || bound <= least_strikingness ||
      least_squared_distance(ball.mean, entries) <
          kNearestEntry * kNearestEntry) {
    return {};
  }
  const double scatter = scatter_around(center);
  if (scatter > kMostScatter) {
    return {};
  }
  return {ball.mean, bound * (1 - scatter)};
}

AccentFinder::AccentFinder(std::span<const Region> regions) {
  Map map;
  map.at.resize(static_cast<std::size_t>(kCells[0]) * kCells[1] * kCells[2]);
  for (const Region& region : regions) {
    if (region.weight > 0) {
      map.add(region);
    }
  }
  for (Group& group : map.groups) {
    group.average();
  }
  map_ = std::make_shared<const Map>(std::move(map));
}

std::optional<Accent> AccentFinder::find(
    std::span<const Coordinates> entries) const {
  assert(!entries.empty());
  Accent best;
  for (const Group& group : map_->groups) {
    if (least_squared_distance(group.mean, entries) > kUncovered * kUncovered) {
      const Accent accent =
          map_->accent_around(group, entries, best.strikingness);
      if (accent.strikingness > best.strikingness) {
        best = accent;
      }
    }
  }
  return best.strikingness > 0 ? std::optional(best) : std::nullopt;
}

std::size_t most_accents(std::size_t k, double accents) {
  const double part = std::max(1.0, static_cast<double>(k) / 4);
  const auto most = static_cast<std::size_t>(2 * accents * part + 0.5);
  return std::min(most, k - 1);
}

Result<AccentedClustering> keep_accents(const AccentFinder& finder,
                                        Clustering accurate, Space space,
                                        std::size_t most,
                                        const ClusterAround& cluster_around) {
  const double unit = accurate.inertia;
  AccentedClustering kept{{}, std::move(accurate)};
  while (kept.accents.size() < most) {
    const std::optional<Accent> accent =
        finder.find(in_oklab(kept.clustering.centroids, space));
    if (!accent) {
      break;
    }
    std::vector<LinearRgb> accents = kept.accents;
    accents.push_back(linear_from_coordinates(accent->color, Space::oklab));
    Result<Clustering> clustering = cluster_around(accents);
    if (!clustering) {
      return clustering.error();
    }
    const double cost = clustering->inertia - kept.clustering.inertia;
    if (clustering->inertia > kMostInertia * unit ||
        kWorth * cost > accent->strikingness * unit) {
      break;
    }
    kept = {std::move(accents), std::move(*clustering)};
  }
  return kept;
}

}  // namespace scene_palette
