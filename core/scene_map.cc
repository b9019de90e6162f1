// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/scene_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace scene_palette {
namespace {

// The constants were chosen on the named colors of 30 pictures
// (tests/data/named-colors.tsv) at 6, 8, 10 and 12 entries, with those of 20
// and of the other 10 pictures side by side and only where both gained.  What
// is said to be gained is in points of the colors found, mean over those
// numbers of entries; less than 2 points is chance.

// Edge of a cell.  With 0.02 and 0.03 up to 3 points fewer.
constexpr double kCellSize = 0.025;
constexpr int kCells = 64;  // along each axis; what is beyond is put at the rim
constexpr std::array<int, 3> kOrigin = {0, 32, 32};

// What surrounds a color: the ball in which lightness counts for less than hue
// and chroma, so that the lit and the shaded side of an object are together.
constexpr double kRadius = 0.07;
constexpr double kLightness = 0.45;
constexpr std::array<int, 3> kReach = {
    static_cast<int>(kRadius / kLightness / kCellSize) + 1,
    static_cast<int>(kRadius / kCellSize) + 1,
    static_cast<int>(kRadius / kCellSize) + 1};

// A color is as important as its share × (this + its chroma), / √(share of what
// surrounds it), / scatter: without chroma 2 to 6, without the root 2 to 7,
// with the fourth root of scatter 3 points fewer.
constexpr double kGrayImportance = 0.04;
constexpr double kLeastSurrounding = 5e-4;
constexpr double kLeastScatter = 0.1;

// An accent's least share; its greatest scatter: positions of an object vary
// less than those of the picture, the same pixels scattered at random as much,
// ± 0.05 for 200 of them; its least chroma: otherwise the frame of a scan gets
// an entry.
constexpr double kLeastShare = 3e-4;
constexpr double kMostScatter = 0.8;
constexpr double kLeastChroma = 0.02;

using Cube = std::array<int, 3>;

Cube cube_of(const Coordinates& color) {
  Cube cube{};
  for (int axis = 0; axis < 3; ++axis) {
    const double place = color[axis] / kCellSize + kOrigin[axis];
    cube[axis] = static_cast<int>(std::clamp(place, 0.0, kCells - 1.0));
  }
  return cube;
}

std::size_t index_of(const Cube& cube, int cells = kCells) {
  return (static_cast<std::size_t>(cube[0]) * cells + cube[1]) * cells +
         cube[2];
}

// Squared distance with lightness counting less.
double squared_difference(const Coordinates& a, const Coordinates& b) {
  const double l = kLightness * (a[0] - b[0]);
  return squared_distance({l, a[1], a[2]}, {0, b[1], b[2]});
}

double chroma_of(const Coordinates& color) {
  return std::sqrt(color[1] * color[1] + color[2] * color[2]);
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

// Colors in one cell, or in a ball.
struct Group {
  Cube cube{};
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

class Groups {
 public:
  explicit Groups(std::span<const Region> regions)
      : at_(index_of({kCells, 0, 0})) {
    for (const Region& region : regions) {
      if (region.weight > 0) {
        add(region);
      }
    }
    for (Group& group : groups_) {
      group.average();
    }
  }

  const std::vector<Group>& all() const { return groups_; }
  double weight() const { return whole_.weight; }

  // What is in the ball around the mean of `center`.
  Group around(const Group& center) const {
    Cube from{};
    Cube to{};
    for (int axis = 0; axis < 3; ++axis) {
      from[axis] = std::max(center.cube[axis] - kReach[axis], 0);
      to[axis] = std::min(center.cube[axis] + kReach[axis], kCells - 1);
    }
    Group ball;
    for (int l = from[0]; l <= to[0]; ++l) {
      for (int a = from[1]; a <= to[1]; ++a) {
        const std::uint32_t* row = &at_[index_of({l, a, 0})];
        for (int b = from[2]; b <= to[2]; ++b) {
          if (row[b] != 0) {
            const Group& group = groups_[row[b] - 1];
            if (squared_difference(group.mean, center.mean) <
                kRadius * kRadius) {
              ball.add(group);
            }
          }
        }
      }
    }
    ball.average();
    return ball;
  }

  // The variance of positions as a part of that of all, 1 for pixels scattered
  // at random, and where there are too few to tell.
  double scatter(const Spread& spread) const {
    double sum = 0;
    int axes = 0;
    for (int axis = 0; axis < 2; ++axis) {
      if (spread.count >= 2 && whole_.spread.variance(axis) > 0) {
        sum += spread.pooled_variance(axis) / whole_.spread.variance(axis);
        ++axes;
      }
    }
    return axes > 0 ? sum / axes : 1;
  }

 private:
  void add(const Region& region) {
    Group part;
    const Coordinates color =
        coordinates_from_linear(region.color, Space::oklab);
    part.weight = static_cast<double>(region.weight);
    for (int axis = 0; axis < 3; ++axis) {
      part.sum[axis] = part.weight * color[axis];
    }
    part.spread.add(region.positions);
    part.cube = cube_of(color);
    whole_.add(part);
    std::uint32_t& entry = at_[index_of(part.cube)];
    if (entry == 0) {
      groups_.push_back(part);
      entry = static_cast<std::uint32_t>(groups_.size());
    } else {
      groups_[entry - 1].add(part);
    }
  }

  std::vector<Group> groups_;
  std::vector<std::uint32_t> at_;  // for each cube: its group + 1, or 0
  Group whole_;
};

// Leaves, of cells that are next to each other in blocks of 2×2×2, only the
// largest as a possible accent: a third of them, and as many are found.
void thin_out(const Groups& groups, std::vector<SceneCell>& cells) {
  std::vector<std::uint32_t> largest(index_of({kCells / 2, 0, 0}, kCells / 2));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cube& cube = groups.all()[i].cube;
    std::uint32_t& best =
        largest[index_of({cube[0] / 2, cube[1] / 2, cube[2] / 2}, kCells / 2)];
    if (best == 0) {
      best = static_cast<std::uint32_t>(i + 1);
    } else if (cells[i].share > cells[best - 1].share) {
      cells[best - 1].can_be_accent = false;
      best = static_cast<std::uint32_t>(i + 1);
    } else {
      cells[i].can_be_accent = false;
    }
  }
}

}  // namespace

std::vector<SceneCell> scene_cells(std::span<const Region> regions) {
  const Groups groups(regions);
  std::vector<SceneCell> cells;
  double total = 0;
  for (const Group& group : groups.all()) {
    const Group ball = groups.around(group);
    const double surrounding = ball.weight / groups.weight();
    const double scatter = groups.scatter(ball.spread);
    const double chroma = chroma_of(group.mean);
    SceneCell cell;
    cell.color = group.mean;
    cell.around = ball.mean;
    cell.share = group.weight / groups.weight();
    cell.importance = cell.share * (kGrayImportance + chroma) /
                      std::sqrt(std::max(surrounding, kLeastSurrounding)) /
                      std::max(scatter, kLeastScatter);
    cell.can_be_accent = surrounding >= kLeastShare &&
                         scatter <= kMostScatter &&
                         chroma_of(ball.mean) >= kLeastChroma;
    total += cell.importance;
    cells.push_back(cell);
  }
  for (SceneCell& cell : cells) {
    cell.importance /= total;
  }
  thin_out(groups, cells);
  return cells;
}

}  // namespace scene_palette
