// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/auto_count.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace scene_palette {
namespace {

using Rule = CountChoice::Rule;

bool has_alike(const std::vector<Coordinates>& colors) {
  constexpr double kSquared = CountRules::kAlike * CountRules::kAlike;
  for (std::size_t i = 1; i < colors.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (squared_distance(colors[i], colors[j]) < kSquared) {
        return true;
      }
    }
  }
  return false;
}

struct Curve {
  std::vector<double> errors;  // rms × 100 at [k - 1]
  std::vector<bool> alike;     // whether two of k colors look alike
};

Result<Curve> measure(std::size_t distinct_colors, const ClusterAt& cluster_at,
                      const Progress& progress) {
  const auto last = std::min<std::size_t>(distinct_colors, CountRules::kCurve);
  Curve curve;
  for (std::size_t k = 1; k <= last; ++k) {
    const auto from = static_cast<double>(k - 1) / static_cast<double>(last);
    const auto to = static_cast<double>(k) / static_cast<double>(last);
    const Progress part = progress.part(from, to);
    if (!part.report(0)) {
      return cancelled();
    }
    const Result<CountCandidate> candidate = cluster_at(k, part);
    if (!candidate) {
      return candidate.error();
    }
    const double error = 100 * std::sqrt(candidate->mean_squared_error);
    curve.errors.push_back(k == 1 ? error
                                  : std::min(curve.errors.back(), error));
    curve.alike.push_back(has_alike(candidate->centroids));
  }
  curve.errors.resize(CountRules::kCurve);
  return curve;
}

}  // namespace

Result<CountChoice> choose_count(std::size_t distinct_colors,
                                 const ClusterAt& cluster_at,
                                 const Progress& progress) {
  assert(distinct_colors >= 1);
  Result<Curve> curve = measure(distinct_colors, cluster_at, progress);
  if (!curve) {
    return curve.error();
  }
  CountChoice choice;
  choice.curve = std::move(curve->errors);
  if (distinct_colors <= CountRules::kMaxDistinct) {
    choice.rule = Rule::distinct_colors;
    choice.colors = static_cast<int>(distinct_colors);
    return choice;
  }
  int k = CountRules::kLeast;
  while (k < CountRules::kMost &&
         choice.curve[k - 1] >= CountRules::kVisibleError) {
    ++k;
  }
  choice.rule = choice.curve[k - 1] < CountRules::kVisibleError
                    ? Rule::error_below
                    : Rule::limit;
  while (k > 1 && curve->alike[k - 1]) {
    --k;
    choice.rule = Rule::nearest_entries;
  }
  choice.colors = k;
  return choice;
}

}  // namespace scene_palette
