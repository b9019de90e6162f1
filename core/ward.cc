// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/ward.h"

#include <limits>

namespace scene_palette {
namespace {

double merge_cost(const PointSums& a, const PointSums& b) {
  return a.weight * b.weight / (a.weight + b.weight) *
         squared_distance(a.mean(), b.mean());
}

// Each cluster remembers the cheapest partner among those after it.
struct Partner {
  std::size_t index = 0;
  double cost = std::numeric_limits<double>::max();
};

Partner find_partner(const std::vector<PointSums>& clusters, std::size_t of) {
  Partner partner;
  for (std::size_t i = of + 1; i < clusters.size(); ++i) {
    const double cost = merge_cost(clusters[of], clusters[i]);
    if (cost < partner.cost) {
      partner = {i, cost};
    }
  }
  return partner;
}

}  // namespace

std::vector<PointSums> merge_by_ward(std::vector<PointSums> clusters,
                                     std::size_t count) {
  std::vector<Partner> partners(clusters.size());
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    partners[i] = find_partner(clusters, i);
  }
  while (clusters.size() > count) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < clusters.size(); ++i) {
      if (partners[i].cost < partners[first].cost) {
        first = i;
      }
    }
    const std::size_t second = partners[first].index;
    clusters[first].add(clusters[second]);
    const std::size_t last = clusters.size() - 1;
    clusters[second] = clusters[last];
    clusters.pop_back();
    partners.pop_back();
    // `first` has changed, and the last cluster stands where `second` was.
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      const std::size_t partner = partners[i].index;
      if (i == first || i == second || partner == first || partner == second ||
          partner == last) {
        partners[i] = find_partner(clusters, i);
        continue;
      }
      for (const std::size_t changed : {first, second}) {
        if (changed > i && changed < clusters.size()) {
          const double cost = merge_cost(clusters[i], clusters[changed]);
          if (cost < partners[i].cost) {
            partners[i] = {changed, cost};
          }
        }
      }
    }
  }
  return clusters;
}

}  // namespace scene_palette
