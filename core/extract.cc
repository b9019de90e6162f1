// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/extract.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "core/classic.h"
#include "core/distinct_palette.h"
#include "core/hue_slices.h"
#include "core/kmeans.h"
#include "core/scene.h"

namespace scene_palette {
namespace {

// Shares of the extraction's progress.
constexpr double kPointsReady = 0.05;
constexpr double kClustered = 0.95;
// Of the clustering's: until accents are looked for.
constexpr double kAccurate = 0.6;

Space space_of(const ExtractOptions& options) {
  if (options.method == Method::classic) {
    return Space::srgb;
  }
  return heeds_wishes(options) ? options.space : Space::oklab;
}

Error invalid(std::string message) {
  return {ErrorCode::invalid_argument, std::move(message)};
}

Status check(const ExtractOptions& options) {
  const int k = options.colors;
  if (!options.auto_colors &&
      (k < ExtractOptions::kMinColors || k > ExtractOptions::kMaxColors)) {
    return invalid("colors: " + std::to_string(k) + " is not from 1 to 256");
  }
  if (!(options.accents >= 0 && options.accents <= 1)) {
    return invalid("accents: " + std::to_string(options.accents) +
                   " is not from 0 to 1");
  }
  if (!heeds_wishes(options)) {
    return ok();
  }
  const std::set<Srgb8> locked(options.locked.begin(), options.locked.end());
  const std::size_t most = options.auto_colors ? ExtractOptions::kMaxColors
                                               : static_cast<std::size_t>(k);
  if (locked.size() > most) {
    return invalid("locked colors: " + std::to_string(locked.size()) +
                   " are more than the palette has");
  }
  if (options.excluded.size() > ExtractOptions::kMaxColors) {
    return invalid("excluded colors: more than 256");
  }
  for (const Srgb8& color : options.excluded) {
    if (locked.contains(color)) {
      return invalid("excluded colors: " + hex_from_srgb8(color) +
                     " is locked too");
    }
  }
  return ok();
}

// Each once, in the order of their codes.
std::vector<Srgb8> distinct(const std::vector<Srgb8>& colors) {
  const std::set<Srgb8> once(colors.begin(), colors.end());
  return {once.begin(), once.end()};
}

std::vector<Coordinates> places_of(std::span<const LinearRgb> colors,
                                   Space space) {
  std::vector<Coordinates> places;
  for (const LinearRgb& color : colors) {
    places.push_back(coordinates_from_linear(color, space));
  }
  return places;
}

// What the palette must have and must not have.
struct Wishes {
  std::vector<LinearRgb> locked;
  std::vector<LinearRgb> excluded;
  std::set<Srgb8> locked_codes;
  std::set<Srgb8> excluded_codes;

  explicit Wishes(const ExtractOptions& options) {
    if (heeds_wishes(options)) {
      for (const Srgb8& color : distinct(options.locked)) {
        locked.push_back(linear_from_srgb8(color));
        locked_codes.insert(color);
      }
      for (const Srgb8& color : distinct(options.excluded)) {
        excluded.push_back(linear_from_srgb8(color));
        excluded_codes.insert(color);
      }
    }
  }
};

// The colors of a picture that has no more than `k`, with what is wished;
// nothing where that makes too many.
std::vector<LinearRgb> whole_palette(std::span<const WeightedColor> colors,
                                     const Wishes& wishes, bool rounded,
                                     std::size_t k) {
  std::vector<LinearRgb> palette = wishes.locked;
  std::set<Srgb8> taken = wishes.excluded_codes;
  for (const LinearRgb& color : palette) {
    taken.insert(srgb8_from_linear(color));
  }
  const CodeMeans few = few_codes(colors, k + taken.size());
  if (few.empty()) {
    return {};
  }
  for (const auto& [codes, mean] : few) {
    if (taken.insert(codes).second) {
      palette.push_back(rounded ? linear_from_srgb8(codes) : mean.color);
    }
  }
  return palette.size() <= k ? palette : std::vector<LinearRgb>();
}

// A palette before it is made of distinct 8-bit codes.
struct Found {
  std::vector<LinearRgb> colors;
  std::vector<LinearRgb> accents;  // those of the colors
};

std::vector<Coordinates> in_oklab(std::vector<Coordinates> places,
                                  Space space) {
  if (space != Space::oklab) {
    for (Coordinates& place : places) {
      place = coordinates_from_linear(linear_from_coordinates(place, space),
                                      Space::oklab);
    }
  }
  return places;
}

// `cells` is null where no entries are kept for accents.  Excluded colors are
// among those that stay where they are: they keep the pixels that would bring
// them back.
Result<Found> cluster_freely(const Points& points, std::size_t k,
                             const ExtractOptions& options,
                             const Wishes& wishes,
                             const std::vector<SceneCell>* cells,
                             const Progress& progress) {
  std::vector<Coordinates> fixed = places_of(wishes.locked, options.space);
  std::ranges::copy(places_of(wishes.excluded, options.space),
                    std::back_inserter(fixed));
  const Result<Clustering> clustering =
      search_clustering(points, k + wishes.excluded.size(),
                        {.quality = options.quality, .locked = fixed},
                        progress.part(0, cells != nullptr ? kAccurate : 1));
  if (!clustering) {
    return clustering.error();
  }
  Found found{wishes.locked, {}};
  if (cells != nullptr) {
    const Result<ScenePalette> scene = find_accents(
        *cells, in_oklab(clustering->centroids, options.space), fixed.size(),
        most_accents(k, options.accents), progress.part(kAccurate, 1));
    if (!scene) {
      return scene.error();
    }
    for (std::size_t e = fixed.size(); e < scene->entries.size(); ++e) {
      found.colors.push_back(
          linear_from_coordinates(scene->entries[e], Space::oklab));
      if (e < fixed.size() + scene->accents) {
        found.accents.push_back(found.colors.back());
      }
    }
    if (!scene->entries.empty()) {
      return found;
    }
  }
  for (std::size_t c = fixed.size(); c < clustering->centroids.size(); ++c) {
    found.colors.push_back(
        linear_from_coordinates(clustering->centroids[c], options.space));
  }
  return found;
}

Result<Found> without_accents(Result<std::vector<LinearRgb>> colors) {
  if (!colors) {
    return colors.error();
  }
  return Found{std::move(*colors), {}};
}

Result<std::vector<LinearRgb>> cluster_as_in_article(const Points& points,
                                                     std::size_t k,
                                                     std::uint64_t seed,
                                                     const Progress& progress) {
  Result<Clustering> clustering = cluster_classic(points, k, seed, progress);
  if (!clustering) {
    return clustering.error();
  }
  std::vector<LinearRgb> palette;
  for (const Coordinates& centroid : clustering->centroids) {
    palette.push_back(linear_from_srgb8(
        srgb8_from_linear(linear_from_coordinates(centroid, Space::srgb))));
  }
  return palette;
}

Result<Found> cluster(std::span<const WeightedColor> colors,
                      const Points& points, std::size_t k,
                      const ExtractOptions& options, const Wishes& wishes,
                      const std::vector<SceneCell>* cells,
                      const Progress& progress) {
  switch (options.method) {
    case Method::hue_slices:
      return without_accents(hue_slices(colors, k));
    case Method::classic:
      return without_accents(
          cluster_as_in_article(points, k, options.seed, progress));
    default:
      return cluster_freely(points, k, options, wishes, cells, progress);
  }
}

std::vector<Swatch> swatches_of(const Points& points, Space space,
                                std::span<const LinearRgb> colors,
                                double total_weight) {
  std::vector<double> weights(colors.size());
  const std::vector<std::uint16_t> nearest =
      assign_nearest(points, places_of(colors, space));
  for (std::size_t i = 0; i < points.size(); ++i) {
    weights[nearest[i]] += points.weight[i];
  }
  std::vector<Swatch> swatches;
  for (std::size_t c = 0; c < colors.size(); ++c) {
    swatches.push_back(make_swatch(colors[c], weights[c] / total_weight));
  }
  return swatches;
}

// Says which swatches were wished for, and which are accents.
void mark(const Wishes& wishes, std::span<const LinearRgb> accents,
          std::span<Swatch> swatches) {
  for (Swatch& swatch : swatches) {
    swatch.is_locked = wishes.locked_codes.contains(swatch.srgb8);
    swatch.is_accent =
        std::ranges::any_of(accents, [&swatch](const LinearRgb& accent) {
          return accent.r == swatch.color.r && accent.g == swatch.color.g &&
                 accent.b == swatch.color.b;
        });
  }
}

}  // namespace

const std::vector<WeightedColor>& Extractor::colors() {
  if (colors_.empty()) {
    colors_ = histogram_.colors();
  }
  return colors_;
}

const Points& Extractor::points(Space space) {
  Points& points = points_[static_cast<std::size_t>(space)];
  if (points.size() == 0) {
    points = make_points(colors(), space);
  }
  return points;
}

const Points& Extractor::finer_points(Space space) {
  std::optional<Points>& finer = finer_points_[static_cast<std::size_t>(space)];
  if (!finer) {
    finer = make_points(histogram_.finer(colors().size()), space);
  }
  return finer->size() > 0 ? *finer : points(space);
}

const std::vector<SceneCell>& Extractor::scene() {
  if (scene_.empty()) {
    scene_ = scene_cells(histogram_.regions());
  }
  return scene_;
}

Result<Palette> Extractor::extract(const ExtractOptions& options,
                                   const Progress& progress) {
  if (Status status = check(options); !status) {
    return status.error();
  }
  if (histogram_.total_weight() == 0) {
    return Error{ErrorCode::no_visible_pixels, "no visible pixels"};
  }
  if (!progress.report(0)) {
    return cancelled();
  }
  const auto total = static_cast<double>(histogram_.total_weight());
  const Wishes wishes(options);
  Palette palette;
  palette.space = space_of(options);
  auto k = static_cast<std::size_t>(options.colors);
  Progress rest = progress.part(kPointsReady, kClustered);
  if (options.auto_colors) {
    Result<CountChoice> choice = count(rest.part(0, 0.8));
    if (!choice) {
      return choice.error();
    }
    k = std::max(static_cast<std::size_t>(choice->colors),
                 wishes.locked.size());
    palette.auto_count = std::move(*choice);
    rest = rest.part(0.8, 1);
  }
  const Points& places = points(palette.space);
  const bool classic = options.method == Method::classic;
  std::vector<LinearRgb> accents;
  std::vector<LinearRgb> found = whole_palette(colors(), wishes, classic, k);
  if (found.empty()) {
    const bool has_accents =
        options.method == Method::scene && options.accents > 0;
    const bool is_fine = heeds_wishes(options) && k > kManyColors &&
                         options.quality != Quality::first;
    Result<Found> clustered =
        cluster(colors(), is_fine ? finer_points(palette.space) : places, k,
                options, wishes, has_accents ? &scene() : nullptr, rest);
    if (!clustered) {
      return clustered.error();
    }
    found = std::move(clustered->colors);
    accents = std::move(clustered->accents);
    make_distinct(colors(), palette.space, k, wishes.excluded_codes, found);
  }
  if (found.empty()) {
    return invalid("excluded colors: no color of the picture is left");
  }
  if (!progress.report(1)) {
    return cancelled();
  }
  palette.fewer_than_asked = found.size() < k;
  palette.swatches = swatches_of(places, palette.space, found, total);
  mark(wishes, accents, palette.swatches);
  order_swatches(palette.swatches, options.order);
  return palette;
}

Result<CountChoice> Extractor::count(const Progress& progress) {
  if (histogram_.total_weight() == 0) {
    return Error{ErrorCode::no_visible_pixels, "no visible pixels"};
  }
  return count_search_.choose(colors(), points(Space::oklab),
                              static_cast<double>(histogram_.total_weight()),
                              progress);
}

Result<Palette> extract_palette(const Histogram& histogram,
                                const ExtractOptions& options,
                                const Progress& progress) {
  return Extractor(histogram).extract(options, progress);
}

}  // namespace scene_palette
