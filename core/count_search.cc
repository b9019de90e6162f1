// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/count_search.h"

#include <cstddef>
#include <utility>

#include "core/distinct_palette.h"
#include "core/kmeans.h"
#include "core/split_merge.h"

namespace scene_palette {
namespace {

Result<CountCandidate> cluster(const Points& points, std::size_t k,
                               double total_weight, const Progress& progress) {
  const Result<Clustering> found = search_clustering(points, k, {}, progress);
  if (!found) {
    return found.error();
  }
  CountCandidate candidate;
  for (std::size_t c = 0; c < found->centroids.size(); ++c) {
    if (found->weights[c] > 0) {
      candidate.centroids.push_back(found->centroids[c]);
    }
  }
  candidate.mean_squared_error = found->inertia / total_weight;
  return candidate;
}

}  // namespace

Result<CountChoice> CountSearch::choose(std::span<const WeightedColor> colors,
                                        const Points& points,
                                        double total_weight,
                                        const Progress& progress) {
  const CodeMeans few = few_codes(colors, CountRules::kMaxDistinct);
  const auto cluster_at = [&](std::size_t k,
                              const Progress& part) -> Result<CountCandidate> {
    if (k <= found_.size()) {
      return found_[k - 1];
    }
    Result<CountCandidate> candidate = cluster(points, k, total_weight, part);
    if (candidate) {
      found_.push_back(*candidate);
    }
    return candidate;
  };
  return choose_count(few.empty() ? colors.size() : few.size(), cluster_at,
                      progress);
}

}  // namespace scene_palette
