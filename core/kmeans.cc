// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/kmeans.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace scene_palette {
namespace {

// Steps before over-relaxation begins: the first ones are large anyway.
constexpr int kPlainFirstSteps = 3;

// Blocks whose common box is tried first.
constexpr std::size_t kGroup = 16;

// A centroid in the precision in which distances are compared.
struct Candidate {
  std::array<float, 3> x{};
  std::int32_t index = 0;
};

struct Box {
  std::array<float, 3> low{};
  std::array<float, 3> high{};
};

float distance_to_middle(const Box& box, const Candidate& candidate) {
  float sum = 0;
  for (int axis = 0; axis < 3; ++axis) {
    const float d = box.low[axis] + box.high[axis] - 2 * candidate.x[axis];
    sum += d * d;
  }
  return sum;
}

// Leaves in `possible` the candidates that may be nearest somewhere in `box`: a
// centroid c is out if even the corner furthest towards it is nearer to the
// centroid next to the middle of the box.
void keep_possible(const Box& box, std::span<const Candidate> candidates,
                   float margin, std::vector<Candidate>& possible) {
  const Candidate* best = candidates.data();
  float least = distance_to_middle(box, *best);
  for (const Candidate& candidate : candidates) {
    const float distance = distance_to_middle(box, candidate);
    if (distance < least) {
      least = distance;
      best = &candidate;
    }
  }
  possible.clear();
  for (const Candidate& candidate : candidates) {
    float difference = 0;  // of |x - c|² - |x - best|² at that corner
    for (int axis = 0; axis < 3; ++axis) {
      const float c = candidate.x[axis];
      const float own = best->x[axis];
      const float corner = c > own ? box.high[axis] : box.low[axis];
      difference += (c - own) * (c + own - 2 * corner);
    }
    if (difference <= margin) {
      possible.push_back(candidate);
    }
  }
}

// Assigns points block by block.
class Assigner {
 public:
  Assigner(const Points& points, std::span<const Coordinates> centroids)
      : points_(points),
        // More than the rounding error of a squared distance in float.
        margin_(static_cast<float>(1e-5 * (1 + points.max_square))) {
    for (std::size_t c = 0; c < centroids.size(); ++c) {
      Candidate candidate;
      candidate.index = static_cast<std::int32_t>(c);
      for (int axis = 0; axis < 3; ++axis) {
        candidate.x[axis] = static_cast<float>(centroids[c][axis]);
      }
      all_.push_back(candidate);
    }
  }

  // Writes the nearest centroid of each point of a block; returns the index of
  // the only one that can be nearest, or -1 where there are several.  Blocks
  // are taken in ascending order.
  std::int32_t assign(std::size_t block, std::int32_t* assignment) {
    if (block % kGroup == 0) {
      keep_possible(box_of_group(block), all_, margin_, in_group_);
    }
    const auto& [low, high, sums] = points_.blocks[block];
    keep_possible({low, high}, in_group_, margin_, possible_);
    const std::size_t begin = block * Points::kBlock;
    const std::size_t count = std::min(Points::kBlock, points_.size() - begin);
    if (possible_.size() == 1) {
      std::fill_n(assignment + begin, count, possible_[0].index);
      return possible_[0].index;
    }
    compare(begin, count, assignment + begin);
    return -1;
  }

 private:
  Box box_of_group(std::size_t first) const {
    Box box{points_.blocks[first].low, points_.blocks[first].high};
    const std::size_t end = std::min(first + kGroup, points_.blocks.size());
    for (std::size_t block = first; block < end; ++block) {
      for (int axis = 0; axis < 3; ++axis) {
        box.low[axis] =
            std::min(box.low[axis], points_.blocks[block].low[axis]);
        box.high[axis] =
            std::max(box.high[axis], points_.blocks[block].high[axis]);
      }
    }
    return box;
  }

  // Written so that the compiler handles several points at a time.
  void compare(std::size_t begin, std::size_t count,
               std::int32_t* assignment) const {
    std::array<float, Points::kBlock> least{};
    std::array<std::int32_t, Points::kBlock> nearest{};
    least.fill(std::numeric_limits<float>::max());
    const float* xs = points_.coordinates[0].data() + begin;
    const float* ys = points_.coordinates[1].data() + begin;
    const float* zs = points_.coordinates[2].data() + begin;
    for (const auto& [c, index] : possible_) {
      for (std::size_t i = 0; i < count; ++i) {
        const float x = xs[i] - c[0];
        const float y = ys[i] - c[1];
        const float z = zs[i] - c[2];
        const float distance = x * x + y * y + z * z;
        nearest[i] = distance < least[i] ? index : nearest[i];
        least[i] = distance < least[i] ? distance : least[i];
      }
    }
    std::copy_n(nearest.begin(), count, assignment);
  }

  const Points& points_;
  float margin_;
  std::vector<Candidate> all_;
  std::vector<Candidate> in_group_;
  std::vector<Candidate> possible_;
};

// Assigns all points to `clustering.centroids` and gathers sums and inertia.
// The inertia is that of the partition's own means: Σ w|x|² - Σ |S|²/W.
void update_partition(const Points& points, Clustering& clustering) {
  Assigner assigner(points, clustering.centroids);
  clustering.sums.assign(clustering.centroids.size(), {});
  clustering.assignment.resize(points.size());
  for (std::size_t block = 0; block < points.blocks.size(); ++block) {
    const std::int32_t only =
        assigner.assign(block, clustering.assignment.data());
    if (only >= 0) {
      clustering.sums[only].add(points.blocks[block].sums);
      continue;
    }
    const std::size_t begin = block * Points::kBlock;
    const std::size_t end = std::min(begin + Points::kBlock, points.size());
    for (std::size_t i = begin; i < end; ++i) {
      clustering.sums[clustering.assignment[i]].add(points.sums_at(i));
    }
  }
  double explained = 0;
  for (const PointSums& sums : clustering.sums) {
    if (sums.weight > 0) {
      explained += (sums.sum[0] * sums.sum[0] + sums.sum[1] * sums.sum[1] +
                    sums.sum[2] * sums.sum[2]) /
                   sums.weight;
    }
  }
  clustering.inertia = std::max(0.0, points.square_sum - explained);
}

void move_centroids(Clustering& clustering, double relaxation) {
  for (std::size_t c = 0; c < clustering.centroids.size(); ++c) {
    if (clustering.sums[c].weight > 0) {
      const Coordinates mean = clustering.sums[c].mean();
      for (int axis = 0; axis < 3; ++axis) {
        double& x = clustering.centroids[c][axis];
        x = relaxation == 1 ? mean[axis] : x + relaxation * (mean[axis] - x);
      }
    }
  }
}

// Moves each empty cluster to the point that adds most to the inertia; false
// if there was none to move, or no point that is not on a centroid.
bool fill_empty_clusters(const Points& points, Clustering& clustering) {
  bool moved = false;
  std::vector<bool> taken(points.size());
  for (std::size_t c = 0; c < clustering.sums.size(); ++c) {
    if (clustering.sums[c].weight > 0) {
      continue;
    }
    double most = 0;
    std::size_t worst = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Coordinates& own = clustering.centroids[clustering.assignment[i]];
      const double part =
          points.weight[i] * squared_distance(points.at(i), own);
      if (part > most && !taken[i]) {
        most = part;
        worst = i;
      }
    }
    if (most > 0) {
      clustering.centroids[c] = points.at(worst);
      taken[worst] = true;
      moved = true;
    }
  }
  return moved;
}

}  // namespace

std::vector<std::int32_t> assign_nearest(
    const Points& points, std::span<const Coordinates> centroids) {
  std::vector<std::int32_t> assignment(points.size());
  Assigner assigner(points, centroids);
  for (std::size_t block = 0; block < points.blocks.size(); ++block) {
    assigner.assign(block, assignment.data());
  }
  return assignment;
}

Result<Clustering> k_means(const Points& points, std::vector<Coordinates> start,
                           const KMeansOptions& options,
                           const Progress& progress) {
  Clustering clustering;
  clustering.centroids = std::move(start);
  update_partition(points, clustering);
  bool relaxing = options.relaxation != 1;
  for (int step = 0; step < options.max_steps; ++step) {
    if (!progress.report(static_cast<double>(step) / options.max_steps)) {
      return cancelled();
    }
    const bool relaxed = relaxing && step >= kPlainFirstSteps;
    const double before = clustering.inertia;
    move_centroids(clustering, relaxed ? options.relaxation : 1);
    const bool filled = fill_empty_clusters(points, clustering);
    update_partition(points, clustering);
    if (filled || before - clustering.inertia > options.tolerance * before) {
      continue;
    }
    if (!relaxing) {
      break;
    }
    relaxing = !relaxed;  // settled: end with plain steps
  }
  move_centroids(clustering, 1);
  return clustering;
}

}  // namespace scene_palette
