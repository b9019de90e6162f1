// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The scene method: small striking colors get an entry of their own, which
// least squared error would never give them.  An accent is a group of like
// colors that no entry is near, and that stand together in the picture: an
// object, not scattered noise.  The most striking one is locked into the
// palette, the rest clusters around it with one entry less, and so on.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/kmeans.h"
#include "core/region.h"
#include "core/result.h"

namespace scene_palette {

/// How many of `k` entries (at least 1) `accents` (0 to 1) reserves at most:
/// round(2 accents max(1, k / 4)), but one entry always stays free.
std::size_t most_accents(std::size_t k, double accents);

/// A small striking color.
struct Accent {
  Coordinates color{};      // OKLab
  double strikingness = 0;  // > 0; to compare accents with
};

/// Finds accents among the colors of one picture, for any palette of it. Copies
/// are cheap.
class AccentFinder {
 public:
  /// `regions` need not outlive this.  O(regions).
  explicit AccentFinder(std::span<const Region> regions);

  /// The most striking accent that a palette of `entries` (OKLab, not empty)
  /// lacks; nothing if there is none.
  std::optional<Accent> find(std::span<const Coordinates> entries) const;

 private:
  struct Map;
  std::shared_ptr<const Map> map_;
};

/// A palette's clustering with its accents, the first found first.
struct AccentedClustering {
  std::vector<LinearRgb> accents;
  Clustering clustering;
};

/// Clusters the picture around these accents, which count among the entries.
using ClusterAround =
    std::function<Result<Clustering>(std::span<const LinearRgb> accents)>;

/// Puts up to `most` accents into a palette: `accurate` is its clustering in
/// `space` without any, and comes back as it is if there are none.  With a
/// smaller `most` the same are found, only fewer.  Errors: those of
/// `cluster_around`.
Result<AccentedClustering> keep_accents(const AccentFinder& finder,
                                        Clustering accurate, Space space,
                                        std::size_t most,
                                        const ClusterAround& cluster_around);

}  // namespace scene_palette
