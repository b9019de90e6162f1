// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/cluster_prospects.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace scene_palette {
namespace {

// How far from the mean, in standard deviations, halves begin.
constexpr double kSplitSigmas = 0.8;
// Steps of k-means with the two halves.
constexpr int kHalfSteps = 3;

using Symmetric = std::array<std::array<double, 3>, 3>;

double length(const Coordinates& v) {
  return std::sqrt(squared_distance(v, {}));
}

// A vector along the longest axis, as long as its standard deviation: power
// iteration from the longest column, enough for a direction to split along.
Coordinates principal_axis(const Symmetric& covariance) {
  Coordinates axis{};
  for (const Coordinates& column : covariance) {
    if (length(column) > length(axis)) {
      axis = column;
    }
  }
  double variance = length(axis);
  if (variance == 0) {
    return axis;
  }
  for (int step = 0; step < 8; ++step) {
    Coordinates next{};
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 3; ++column) {
        next[row] += covariance[row][column] * axis[column];
      }
    }
    variance = length(next) / length(axis);
    const double scale = 1 / length(next);
    for (int row = 0; row < 3; ++row) {
      axis[row] = next[row] * scale;
    }
  }
  for (double& component : axis) {
    component *= std::sqrt(variance);
  }
  return axis;
}

template <typename Member>
Coordinates place_of(const Member& member) {
  return {member.x[0], member.x[1], member.x[2]};
}

template <typename Member>
Coordinates axis_of(std::span<const Member> members, const PointSums& sums) {
  const Coordinates mean = sums.mean();
  Symmetric covariance{};
  for (const Member& member : members) {
    for (int row = 0; row < 3; ++row) {
      const double weighted =
          member.weight / sums.weight * (member.x[row] - mean[row]);
      for (int column = 0; column <= row; ++column) {
        covariance[row][column] += weighted * (member.x[column] - mean[column]);
      }
    }
  }
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < row; ++column) {
      covariance[column][row] = covariance[row][column];
    }
  }
  return principal_axis(covariance);
}

struct Halves {
  std::array<Coordinates, 2> means{};
  double gain = 0;  // what two centroids save
};

// Some steps of k-means with k = 2; no gain where a half runs empty.
template <typename Member>
Halves settle_halves(std::span<const Member> members, const PointSums& all,
                     const std::array<Coordinates, 2>& start) {
  Halves halves{start, 0};
  for (int step = 0; step < kHalfSteps; ++step) {
    PointSums first;
    for (const Member& member : members) {
      const Coordinates x = place_of(member);
      if (squared_distance(x, halves.means[0]) <
          squared_distance(x, halves.means[1])) {
        const double w = member.weight;
        first.add({w, {w * x[0], w * x[1], w * x[2]}});
      }
    }
    PointSums second = all;
    second.subtract(first);
    if (first.weight <= 0 || second.weight <= 0) {
      return halves;
    }
    halves.means = {first.mean(), second.mean()};
    halves.gain = first.weight * second.weight / all.weight *
                  squared_distance(halves.means[0], halves.means[1]);
  }
  return halves;
}

// The member that adds most to the inertia.
template <typename Member>
Coordinates furthest_from(const Coordinates& mean,
                          std::span<const Member> members) {
  Coordinates furthest = mean;
  double most = 0;
  for (const Member& member : members) {
    const Coordinates x = place_of(member);
    const double part = member.weight * squared_distance(x, mean);
    if (part > most) {
      most = part;
      furthest = x;
    }
  }
  return furthest;
}

// The better of two ways: along the longest axis, or the mean and the member
// that adds most to the inertia, which finds small groups apart.
template <typename Member>
void divide(std::span<const Member> members, const PointSums& all,
            ClusterProspect& cluster) {
  const Coordinates mean = all.mean();
  const Coordinates axis = axis_of(members, all);
  std::array<Coordinates, 2> start{};
  for (int i = 0; i < 3; ++i) {
    start[0][i] = mean[i] - kSplitSigmas * axis[i];
    start[1][i] = mean[i] + kSplitSigmas * axis[i];
  }
  const Halves along = settle_halves(members, all, start);
  const Halves apart =
      settle_halves(members, all, {mean, furthest_from(mean, members)});
  const Halves& best = apart.gain > along.gain ? apart : along;
  cluster.halves = best.means;
  cluster.split_gain = best.gain;
}

template <typename Member>
double removal_cost(std::span<const Member> members,
                    std::span<const Coordinates> nearby) {
  double cost = 0;
  for (const Member& member : members) {
    const Coordinates x = place_of(member);
    double least = std::numeric_limits<double>::max();
    for (const Coordinates& neighbor : nearby.first(nearby.size() - 1)) {
      least = std::min(least, squared_distance(x, neighbor));
    }
    cost += member.weight * (least - squared_distance(x, nearby.back()));
  }
  return cost;
}

bool differ(const PointSums& a, const PointSums& b) {
  return a.weight != b.weight || a.sum != b.sum;
}

}  // namespace

// The centroids nearest to that of cluster c.
ClusterProspects::Nearby ClusterProspects::nearby_of(
    std::size_t c, std::span<const Coordinates> centroids) {
  std::vector<std::pair<double, std::size_t>> others;
  for (std::size_t other = 0; other < centroids.size(); ++other) {
    if (other != c) {
      others.emplace_back(squared_distance(centroids[c], centroids[other]),
                          other);
    }
  }
  const std::size_t count = std::min(kNeighbors, others.size());
  std::partial_sort(others.begin(),
                    others.begin() + static_cast<std::ptrdiff_t>(count),
                    others.end());
  Nearby nearby;
  for (std::size_t i = 0; i < count; ++i) {
    nearby.centroids.push_back(centroids[others[i].second]);
  }
  if (count == kNeighbors) {
    nearby.squared_reach = others[count - 1].first;
  }
  nearby.centroids.push_back(centroids[c]);
  return nearby;
}

// Stale are clusters whose sums, own centroid or one of whose neighbors
// changed.  Neighbors are only looked for again where a centroid came or went
// that is as near as they are.
void ClusterProspects::find_neighbors(const Partition& partition) {
  const std::vector<PointSums>& sums = partition.state().sums;
  const std::vector<Coordinates> centroids = partition.centroids();
  centroids_.resize(centroids.size());
  std::vector<Coordinates> moved;  // from where and to where
  for (std::size_t c = 0; c < centroids.size(); ++c) {
    if (centroids[c] != centroids_[c]) {
      moved.push_back(centroids_[c]);
      moved.push_back(centroids[c]);
    }
  }
  for (std::size_t c = 0; c < sums.size(); ++c) {
    const double reach = nearby_[c].squared_reach;
    is_stale_[c] = differ(sums[c], seen_[c]) ? 1 : 0;
    const bool is_near = std::ranges::any_of(moved, [&](const Coordinates& x) {
      return squared_distance(centroids[c], x) <= reach;
    });
    if (is_near || nearby_[c].centroids.empty()) {
      Nearby nearby = nearby_of(c, centroids);
      if (nearby.centroids != nearby_[c].centroids) {
        is_stale_[c] = 1;
      }
      nearby_[c] = std::move(nearby);
    }
  }
  centroids_ = centroids;
}

void ClusterProspects::gather_members(const Partition& partition) {
  const Points& points = partition.points();
  const std::vector<std::uint16_t>& labels = partition.state().labels;
  first_.assign(clusters_.size() + 1, 0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    first_[labels[i] + 1] += is_stale_[labels[i]];
  }
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    first_[c + 1] += first_[c];
  }
  members_.resize(first_.back());
  std::vector<std::size_t> next = first_;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_stale_[labels[i]] != 0) {
      members_[next[labels[i]]++] = {
          {points.coordinates[0][i], points.coordinates[1][i],
           points.coordinates[2][i]},
          points.weight[i]};
    }
  }
}

void ClusterProspects::update(const Partition& partition) {
  const std::vector<PointSums>& sums = partition.state().sums;
  clusters_.resize(sums.size());
  seen_.resize(sums.size());
  nearby_.resize(sums.size());
  is_stale_.resize(sums.size());
  find_neighbors(partition);
  gather_members(partition);
  for (std::size_t c = 0; c < sums.size(); ++c) {
    if (is_stale_[c] == 0) {
      continue;
    }
    const auto members = std::span<const Member>(members_).subspan(
        first_[c], first_[c + 1] - first_[c]);
    if (differ(sums[c], seen_[c])) {
      clusters_[c] = {};
      if (sums[c].weight > 0) {
        divide(members, sums[c], clusters_[c]);
      }
      seen_[c] = sums[c];
    }
    clusters_[c].removal_cost = removal_cost(members, nearby_[c].centroids);
  }
}

}  // namespace scene_palette
