// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/partition.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace scene_palette {
namespace {

constexpr std::uint16_t kNone = 0xffff;
constexpr std::size_t kLanes = 8;
constexpr std::size_t kGroupBlocks = Points::kGroup / Points::kBlock;

// Comparing a block with so few centroids takes less than filtering them.
constexpr std::size_t kFewToCompare = 4;

std::size_t padded(std::size_t count) {
  return (count + kLanes - 1) / kLanes * kLanes;
}

void pad(CentroidList& list) {
  for (std::size_t i = list.count; i % kLanes != 0; ++i) {
    list.x[i] = list.y[i] = list.z[i] = kFarAway;
  }
}

// Whether the points of a block share a label.
bool is_uniform(const std::uint16_t* labels) {
  return std::memcmp(labels, labels + 1,
                     (Points::kBlock - 1) * sizeof *labels) == 0;
}

// More than the rounding errors of two squared distances, 9 × 2^-24 of at most
// 4 × the greatest |x|² each, and of what a centroid leads by.
float margin_of(const Points& points, std::span<const Coordinates> centroids) {
  double most = points.max_square;
  for (const Coordinates& centroid : centroids) {
    most = std::max(most, squared_distance(centroid, {}));
  }
  return static_cast<float>(8e-6 * most);
}

}  // namespace

Partition::Partition(const Points& points,
                     std::span<const Coordinates> centroids, std::size_t locked,
                     const Kernels& kernels)
    : points_(points),
      kernels_(kernels),
      locked_(locked),
      set_words_((centroids.size() + 63) / 64),
      margin_(margin_of(points, centroids)),
      moved_set_(set_words_),
      lists_(std::make_unique<Lists>()) {
  for (std::vector<float>& axis : state_.centroids) {
    axis.assign(padded(centroids.size()), kFarAway);
  }
  state_.sums.resize(centroids.size());
  state_.labels.assign(points.weight.size(), kNone);
  // All centroids are to be looked at first, and all move.
  state_.groups.sets.resize(points.groups.size() * set_words_, ~0ULL);
  state_.groups.best.resize(points.groups.size());
  state_.blocks.sets.resize(points.blocks.size() * set_words_, ~0ULL);
  state_.blocks.best.resize(points.blocks.size());
  for (std::size_t c = 0; c < centroids.size(); ++c) {
    indices_.push_back(static_cast<std::uint16_t>(c));
    relocate(c, centroids[c]);
  }
  assign();
}

Coordinates Partition::centroid(std::size_t c) const {
  return {state_.centroids[0][c], state_.centroids[1][c],
          state_.centroids[2][c]};
}

std::vector<Coordinates> Partition::centroids() const {
  std::vector<Coordinates> all;
  for (std::size_t c = 0; c < size(); ++c) {
    all.push_back(centroid(c));
  }
  return all;
}

double Partition::inertia() const {
  return std::max(0.0, points_.square_sum - state_.explained);
}

void Partition::relocate(std::size_t c, const Coordinates& to) {
  for (int axis = 0; axis < 3; ++axis) {
    state_.centroids[axis][c] = static_cast<float>(to[axis]);
  }
  moved_set_[c / 64] |= std::uint64_t{1} << c % 64;
}

void Partition::append(std::size_t c, CentroidList& list) const {
  list.x[list.count] = state_.centroids[0][c];
  list.y[list.count] = state_.centroids[1][c];
  list.z[list.count] = state_.centroids[2][c];
  list.index[list.count] = static_cast<std::uint16_t>(c);
  ++list.count;
}

void Partition::list_moved() {
  CentroidList& moved = lists_->moved;
  moved.count = 0;
  for (std::size_t c = 0; c < size(); ++c) {
    if ((moved_set_[c / 64] >> c % 64 & 1) != 0) {
      append(c, moved);
    }
  }
  pad(moved);
}

// Whether a centroid that moved may have been nearest in a box, or may be.
bool Partition::is_affected(const Points::Box& box, const BoxReach& reach,
                            std::size_t i, const CentroidList& moved) const {
  const std::uint64_t* const set = &reach.sets[i * set_words_];
  for (std::size_t word = 0; word < set_words_; ++word) {
    if ((set[word] & moved_set_[word]) != 0) {
      return true;
    }
  }
  const std::size_t best = reach.best[i];
  const std::array<float, 3> own = {state_.centroids[0][best],
                                    state_.centroids[1][best],
                                    state_.centroids[2][best]};
  return kernels_.any_possible(
      box.data(), {moved.x, moved.y, moved.z, moved.index, moved.count},
      own.data(), margin_);
}

void Partition::remember(const CentroidList& possible, BoxReach& reach,
                         std::size_t i) const {
  std::uint64_t* const set = &reach.sets[i * set_words_];
  std::fill_n(set, set_words_, 0);
  std::size_t word = 0;  // centroids are in order: one word after the other
  std::uint64_t bits = 0;
  for (std::size_t place = 0; place < possible.count; ++place) {
    const std::size_t c = possible.index[place];
    if (c / 64 != word) {
      set[word] |= bits;
      word = c / 64;
      bits = 0;
    }
    bits |= std::uint64_t{1} << c % 64;
  }
  set[word] |= bits;
  reach.best[i] = possible.best;
}

// Moves points of a block to other clusters; their sums follow.
void Partition::change_labels(std::size_t block, const std::uint16_t* labels) {
  std::uint16_t* const before = &state_.labels[block * Points::kBlock];
  if (is_uniform(labels) && is_uniform(before)) {
    move(points_.block_sums[block], before[0], labels[0]);
  } else {
    for (std::size_t i = 0; i < Points::kBlock; ++i) {
      if (labels[i] != before[i]) {
        move(points_.sums_at(block * Points::kBlock + i), before[i], labels[i]);
      }
    }
  }
  std::copy_n(labels, Points::kBlock, before);
}

void Partition::move(const PointSums& sums, std::uint16_t from,
                     std::uint16_t to) {
  state_.sums[to].add(sums);
  if (from != kNone) {
    state_.sums[from].subtract(sums);
  }
}

// The centroids that can be nearest in a box: those that could before, while
// the one that ruled out the others stays, and those that moved.
Centroids Partition::centroids_for(const BoxReach& reach, std::size_t i) {
  const std::size_t best = reach.best[i];
  if ((moved_set_[best / 64] >> best % 64 & 1) != 0) {
    return {state_.centroids[0].data(), state_.centroids[1].data(),
            state_.centroids[2].data(), indices_.data(), size()};
  }
  CentroidList& some = lists_->candidates;
  some.count = 0;
  for (std::size_t word = 0; word < set_words_; ++word) {
    std::uint64_t bits = reach.sets[i * set_words_ + word] | moved_set_[word];
    for (; bits != 0; bits &= bits - 1) {
      append(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)),
             some);
    }
  }
  pad(some);
  return {some.x, some.y, some.z, some.index, some.count};
}

void Partition::assign_group(std::size_t group) {
  CentroidList& in_group = lists_->in_group;
  kernels_.keep_possible(points_.groups[group].data(),
                         centroids_for(state_.groups, group), margin_,
                         in_group);
  remember(in_group, state_.groups, group);
  CentroidList& moved = lists_->moved_in_group;
  moved.count = 0;
  for (std::size_t i = 0; i < in_group.count; ++i) {
    const std::size_t c = in_group.index[i];
    if ((moved_set_[c / 64] >> c % 64 & 1) != 0) {
      append(c, moved);
    }
  }
  pad(moved);
  const std::size_t first = group * kGroupBlocks;
  const std::size_t end = std::min(first + kGroupBlocks, points_.blocks.size());
  for (std::size_t block = first; block < end; ++block) {
    if (is_affected(points_.blocks[block], state_.blocks, block, moved)) {
      assign_block(block, in_group);
    }
  }
}

void Partition::assign_block(std::size_t block, const CentroidList& in_group) {
  const CentroidList* possible = &in_group;
  if (in_group.count > kFewToCompare) {
    kernels_.keep_possible(
        points_.blocks[block].data(),
        {in_group.x, in_group.y, in_group.z, in_group.index, in_group.count},
        margin_, lists_->in_block);
    possible = &lists_->in_block;
  }
  remember(*possible, state_.blocks, block);
  std::array<std::uint16_t, Points::kBlock> labels;
  const std::size_t begin = block * Points::kBlock;
  if (possible->count == 1) {
    labels.fill(possible->index[0]);
  } else {
    kernels_.find_nearest(points_.coordinates[0].data() + begin,
                          points_.coordinates[1].data() + begin,
                          points_.coordinates[2].data() + begin, *possible,
                          labels.data());
  }
  if (std::memcmp(labels.data(), &state_.labels[begin], sizeof labels) != 0) {
    change_labels(block, labels.data());
  }
}

// The inertia of a partition: Σ w|x|² - Σ |S|²/W where the centroids are the
// means.
void Partition::assign() {
  list_moved();
  for (std::size_t group = 0; group < points_.groups.size(); ++group) {
    if (is_affected(points_.groups[group], state_.groups, group,
                    lists_->moved)) {
      assign_group(group);
    }
  }
  std::fill(moved_set_.begin(), moved_set_.end(), 0);
  double explained = 0;
  for (std::size_t c = 0; c < size(); ++c) {
    const auto& [weight, sum] = state_.sums[c];
    if (weight > 0 && c >= locked_) {
      explained +=
          (sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]) / weight;
    } else if (weight > 0) {
      const Coordinates x = centroid(c);
      for (int axis = 0; axis < 3; ++axis) {
        explained += x[axis] * (2 * sum[axis] - weight * x[axis]);
      }
    }
  }
  state_.explained = explained;
}

std::size_t Partition::step(double relaxation, double worthwhile) {
  std::size_t moved = fill_empty_clusters();
  for (std::size_t c = locked_; c < size(); ++c) {
    const PointSums& sums = state_.sums[c];
    if (sums.weight <= 0) {
      continue;
    }
    const Coordinates mean = sums.mean();
    Coordinates x = centroid(c);
    if (sums.weight * squared_distance(x, mean) <= worthwhile) {
      continue;
    }
    for (int axis = 0; axis < 3; ++axis) {
      x[axis] += relaxation * (mean[axis] - x[axis]);
    }
    relocate(c, x);
    ++moved;
  }
  if (moved > 0) {
    assign();
  }
  return moved;
}

// Returns how many it moved: none if every point is on a centroid.
std::size_t Partition::fill_empty_clusters() {
  std::size_t moved = 0;
  std::vector<bool> taken;
  for (std::size_t c = locked_; c < size(); ++c) {
    if (state_.sums[c].weight > 0) {
      continue;
    }
    taken.resize(points_.size());
    double most = 0;
    std::size_t worst = 0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double part =
          points_.weight[i] *
          squared_distance(points_.at(i), centroid(state_.labels[i]));
      if (part > most && !taken[i]) {
        most = part;
        worst = i;
      }
    }
    if (most > 0) {
      relocate(c, points_.at(worst));
      taken[worst] = true;
      ++moved;
    }
  }
  return moved;
}

}  // namespace scene_palette
