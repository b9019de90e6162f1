// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/ward.h"

#include <algorithm>
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

// After `first` was enlarged by the cluster at `second`, where the last one
// stands now.  Only partners among these three are looked for anew.
void update_partners(const std::vector<PointSums>& clusters, std::size_t first,
                     std::size_t second, std::vector<Partner>& partners) {
  const std::size_t last = clusters.size();  // the number it had
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const std::size_t partner = partners[i].index;
    if (i == first || i == second || partner == first || partner == second ||
        partner == last) {
      partners[i] = find_partner(clusters, i);
      continue;
    }
    for (const std::size_t changed : {first, second}) {
      const bool is_candidate = changed > i && changed < clusters.size();
      const double cost = is_candidate
                              ? merge_cost(clusters[i], clusters[changed])
                              : std::numeric_limits<double>::max();
      if (cost < partners[i].cost) {
        partners[i] = {changed, cost};
      }
    }
  }
}

}  // namespace

std::vector<PointSums> merge_by_ward(std::vector<PointSums> clusters,
                                     std::size_t count) {
  std::vector<Partner> partners(clusters.size());
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    partners[i] = find_partner(clusters, i);
  }
  while (clusters.size() > count) {
    const auto cheapest = std::min_element(
        partners.begin(), partners.end(),
        [](const Partner& a, const Partner& b) { return a.cost < b.cost; });
    const auto first = static_cast<std::size_t>(cheapest - partners.begin());
    const std::size_t second = cheapest->index;
    clusters[first].add(clusters[second]);
    clusters[second] = clusters.back();
    clusters.pop_back();
    partners.pop_back();
    update_partners(clusters, first, second, partners);
  }
  return clusters;
}

}  // namespace scene_palette
