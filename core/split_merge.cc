// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/split_merge.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "core/cluster_prospects.h"
#include "core/random.h"
#include "core/seeding.h"
#include "core/ward.h"

namespace scene_palette {
namespace {

// Moving 1.9 times the way to the mean halves the steps and ends 0.8 % lower on
// average (lower in 16 of 16 cases: 4 photographs, k = 64 and 256, two levels).
constexpr double kRelaxation = 1.9;
constexpr int kSettleSteps = 60;
constexpr double kCoarseTolerance = 1e-4;
constexpr double kFineTolerance = 1e-5;

// Trials of a swap.  One ends as a failure when the gain of its last step times
// the hope would not make up for what is missing: soon where colors are many (9
// instead of 14 ms at k = 64, same error), late where they are few.
constexpr int kTrialSteps = 10;
constexpr double kTrialTolerance = 1e-4;
// In a trial, centroids stay where they are if all of them together would save
// less than this part by moving: a swap concerns its neighborhood only (12
// instead of 16 ms at k = 64, 121 instead of 179 at k = 256, same error).
constexpr double kTrialIdle = 3e-3;
constexpr double kHope = 2;
constexpr double kHopeOfFew = 10;
constexpr std::size_t kFew = 16;
constexpr double kWorthwhileGain = 1e-6;

// Boxes that the first clusters are merged from, a color; at most.
constexpr std::size_t kLeavesPerColor = 4;
constexpr std::size_t kLeastLeaves = 64;
constexpr std::size_t kMostLeaves = 512;

// How thorough a search is.
struct Effort {
  std::size_t points_per_color = 128;
  std::size_t most_points = 16384;
  std::size_t failures = 10;           // in a row end the search, and one more
  std::size_t colors_per_failure = 2;  // for so many colors
  std::size_t trials_per_color = 3;
  bool on_all_points = false;  // search there too
};

// Searching a little on all points gains more than failing more often on few.
// (41 pictures, k = 256: 0.73 instead of 0.78 % above the best known error, in
// 89 instead of 135 ms.)
constexpr Effort kForMany = {
    .most_points = 24000, .colors_per_failure = 8, .on_all_points = true};

Effort effort_of(Quality quality, std::size_t k) {
  switch (quality) {
    case Quality::first:
      return {.failures = 0, .trials_per_color = 0};
    case Quality::best:
      return {.points_per_color = 256,
              .most_points = 65536,
              .failures = 100,
              .trials_per_color = 20,
              .on_all_points = true};
    case Quality::standard:
      break;
  }
  return k > kManyColors ? kForMany : Effort();
}

constexpr std::size_t kLeastPoints = 2048;
constexpr std::size_t kLeastTrials = 64;

class Search {
 public:
  Search(const Points& points, std::span<const Coordinates> centroids,
         std::size_t locked)
      : partition_(points, centroids, locked, best_kernels()) {}

  const Partition& partition() const { return partition_; }

  bool settle_down(double tolerance, const Progress& progress) {
    return settle(partition_,
                  {.max_steps = kSettleSteps,
                   .relaxation = kRelaxation,
                   .tolerance = tolerance},
                  progress);
  }

  // Tries swaps; false if cancelled.
  bool improve(const Effort& effort, const Progress& progress);

 private:
  struct Pair {
    std::size_t split = 0;
    std::size_t removed = 0;
    bool exists = false;
  };

  void describe();
  Pair most_promising() const;
  bool try_swap(const Pair& pair);
  void settle_trial(double before);

  Partition partition_;
  PartitionState saved_;
  ClusterProspects prospects_;
  std::vector<std::size_t> cheapest_;  // clusters by what removal costs
};

void Search::describe() {
  prospects_.update(partition_);
  cheapest_.clear();
  for (std::size_t c = partition_.locked(); c < prospects_.size(); ++c) {
    cheapest_.push_back(c);
  }
  std::stable_sort(cheapest_.begin(), cheapest_.end(), [this](auto a, auto b) {
    return prospects_[a].removal_cost < prospects_[b].removal_cost;
  });
}

// Each cluster is split while the cheapest one is removed, then the second
// cheapest, and so on.
Search::Pair Search::most_promising() const {
  Pair pair;
  double best = 0;
  for (std::size_t c = 0; c < prospects_.size(); ++c) {
    std::size_t rank = prospects_[c].failures;
    if (rank < cheapest_.size() && cheapest_[rank] == c) {
      ++rank;
    }
    if (rank >= cheapest_.size()) {
      continue;
    }
    const std::size_t removed = cheapest_[rank];
    const double promise =
        prospects_[c].split_gain - prospects_[removed].removal_cost;
    if (!pair.exists || promise > best) {
      best = promise;
      pair = {c, removed, true};
    }
  }
  return pair;
}

void Search::settle_trial(double before) {
  const double idle =
      kTrialIdle * before / static_cast<double>(partition_.size());
  const double hope = partition_.size() <= kFew ? kHopeOfFew : kHope;
  double last = partition_.inertia();
  for (int step = 0; step < kTrialSteps; ++step) {
    if (partition_.step(step == 0 ? 1 : kRelaxation, idle) == 0) {
      return;
    }
    const double now = partition_.inertia();
    const double gain = last - now;
    last = now;
    if (now > before ? hope * gain < now - before
                     : gain < kTrialTolerance * before) {
      return;
    }
  }
}

bool Search::try_swap(const Pair& pair) {
  saved_ = partition_.state();
  const double before = partition_.inertia();
  const ClusterProspect& cluster = prospects_[pair.split];
  if (pair.split >= partition_.locked()) {
    partition_.relocate(pair.split, cluster.halves[0]);
  }
  partition_.relocate(pair.removed, cluster.halves[1]);
  partition_.assign();
  settle_trial(before);
  if (partition_.inertia() < before * (1 - kWorthwhileGain)) {
    return true;
  }
  partition_.restore(saved_);
  return false;
}

bool Search::improve(const Effort& effort, const Progress& progress) {
  const std::size_t k = partition_.size();
  if (effort.failures == 0 || k < 2) {
    return true;
  }
  const std::size_t most_trials = kLeastTrials + effort.trials_per_color * k;
  const std::size_t most_failures =
      effort.failures + k / effort.colors_per_failure;
  std::size_t failures = 0;
  describe();
  for (std::size_t trial = 0; trial < most_trials; ++trial) {
    const Pair pair = most_promising();
    if (failures == most_failures || !pair.exists) {
      break;
    }
    if (!progress.report(static_cast<double>(trial) /
                         static_cast<double>(most_trials))) {
      return false;
    }
    if (try_swap(pair)) {
      failures = 0;
      describe();
    } else {
      ++failures;
      ++prospects_[pair.split].failures;
    }
  }
  return true;
}

// More boxes than colors, two steps of k-means, merged down to k by Ward's
// criterion.
std::vector<Coordinates> merged_boxes(const Points& points, std::size_t k) {
  const std::size_t leaves =
      std::min(std::max(kLeastLeaves, kLeavesPerColor * k), kMostLeaves);
  std::vector<Coordinates> boxes;
  for (const PointSums& sums : cut_by_variance(points, std::max(leaves, k))) {
    boxes.push_back(sums.mean());
  }
  Partition partition(points, boxes, 0, best_kernels());
  for (int step = 0; step < 2; ++step) {
    partition.step(1, 0);
  }
  std::vector<PointSums> occupied;
  for (const PointSums& sums : partition.state().sums) {
    if (sums.weight > 0) {
      occupied.push_back(sums);
    }
  }
  std::vector<Coordinates> centroids;
  for (const PointSums& sums : merge_by_ward(std::move(occupied), k)) {
    centroids.push_back(sums.mean());
  }
  return centroids;
}

// `locked` in front of `centroids`; where that makes more than k, each takes
// the place of the nearest.
std::vector<Coordinates> put_in_front(std::span<const Coordinates> locked,
                                      std::vector<Coordinates> centroids,
                                      std::size_t k) {
  for (const Coordinates& color : locked) {
    if (locked.size() + centroids.size() > k && !centroids.empty()) {
      centroids.erase(std::min_element(
          centroids.begin(), centroids.end(),
          [&color](const Coordinates& a, const Coordinates& b) {
            return squared_distance(a, color) < squared_distance(b, color);
          }));
    }
  }
  centroids.insert(centroids.begin(), locked.begin(), locked.end());
  return centroids;
}

std::vector<Coordinates> in_steps(const Points& points,
                                  std::span<const Coordinates> places) {
  std::vector<Coordinates> steps;
  for (const Coordinates& place : places) {
    steps.push_back(points.steps.from(place));
  }
  return steps;
}

// The centroids that a search ends with; nothing if cancelled.
struct Found {
  std::vector<Coordinates> centroids;
  double inertia = 0;
};

std::optional<Found> search_from(const Points& points,
                                 std::span<const Coordinates> start,
                                 std::size_t locked, const Effort& effort,
                                 const Progress& progress) {
  Search search(points, start, locked);
  if (!search.settle_down(kCoarseTolerance, progress.part(0, 0.2)) ||
      !search.improve(effort, progress.part(0.2, 0.9)) ||
      !search.settle_down(kFineTolerance, progress.part(0.9, 1))) {
    return std::nullopt;
  }
  return Found{search.partition().centroids(), search.partition().inertia()};
}

}  // namespace

Result<Clustering> search_clustering(const Points& points, std::size_t k,
                                     const SearchOptions& options,
                                     const Progress& progress) {
  const Effort effort = effort_of(options.quality, k);
  const std::size_t wanted =
      std::min(effort.points_per_color * k, effort.most_points);
  const Points coarse = coarsen(points, std::max(wanted, kLeastPoints));
  const std::vector<Coordinates> locked = in_steps(points, options.locked);
  const auto search = [&](std::vector<Coordinates> start,
                          const Progress& part) {
    return search_from(coarse, put_in_front(locked, std::move(start), k),
                       locked.size(), effort, part);
  };
  std::optional<Found> found =
      search(options.start.empty() ? merged_boxes(coarse, k)
                                   : in_steps(points, options.start),
             progress.part(0, 0.5));
  // Where colors are few, swaps one by one can end in a poor optimum; another
  // start rarely ends in the same.  (38 pictures in sRGB, k = 10: the worst is
  // 0.4 instead of 8.3 % above the best known error.)
  if (found && k <= kFew && effort.failures > 0 && options.start.empty()) {
    SplitMix64 random(1);
    const std::optional<Found> other =
        search(seed_greedy(coarse, k, random), progress.part(0.5, 0.7));
    if (!other || other->inertia < found->inertia) {
      found = other;
    }
  }
  if (!found) {
    return cancelled();
  }
  Search fine(points, found->centroids, locked.size());
  if (!fine.settle_down(kFineTolerance, progress.part(0.7, 0.8)) ||
      (effort.on_all_points &&
       (!fine.improve(effort, progress.part(0.8, 0.95)) ||
        !fine.settle_down(kFineTolerance, progress.part(0.95, 1))))) {
    return cancelled();
  }
  return clustering_of(fine.partition());
}

}  // namespace scene_palette
