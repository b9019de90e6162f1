// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/pattern_dither.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace scene_palette {
namespace {

constexpr std::size_t kList = ThresholdMask::kLevels;

// Pixels whose lists are drawn up side by side, so that look-ups and sorting
// work on many at a time.
constexpr std::size_t kBlock = 128;

using Row = std::array<std::uint8_t, kBlock>;

// The two are different rows: the compiler may take many columns at a time.
void order(Row& first, Row& second) {
  std::uint8_t* const __restrict low = first.data();
  std::uint8_t* const __restrict high = second.data();
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::uint8_t a = low[i];
    const std::uint8_t b = high[i];
    low[i] = a < b ? a : b;
    high[i] = a < b ? b : a;
  }
}

// Sorts each column by a network (K. E. Batcher, "Sorting networks and their
// applications", 1968: odd-even merging; as in D. E. Knuth, volume 3, 5.2.2 M).
void sort_columns(std::array<Row, kList>& rows) {
  for (std::size_t p = kList / 2; p > 0; p /= 2) {
    std::size_t q = kList / 2;
    std::size_t r = 0;
    std::size_t d = p;
    for (;;) {
      for (std::size_t i = 0; i + d < kList; ++i) {
        if ((i & p) == r) {
          order(rows[i], rows[i + d]);
        }
      }
      if (q == p) {
        break;
      }
      d = q - p;
      q /= 2;
      r = p;
    }
  }
}

double luminance(const LinearRgb& color) {
  return 0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b;
}

}  // namespace

struct PatternDither::Candidates {
  using Plane = std::array<float, kBlock>;

  std::size_t count = 0;  // of pixels
  std::array<Plane, DitherValues::kChannels> wanted;
  std::array<Plane, DitherValues::kChannels> sum;  // and what is missing
  std::array<Rgba8, kBlock> asked;
  std::array<std::uint8_t, kBlock> found;
  std::array<Row, kList> ranks;
};

PatternDither::PatternDither(const Palette& palette, const ThresholdMask& mask)
    : remap_(palette), mask_(mask), colors_(dither_colors(palette)) {
  const std::vector<Swatch>& swatches = palette.swatches;
  const auto by_rank = std::span(by_rank_).first(swatches.size());
  std::iota(by_rank.begin(), by_rank.end(), std::uint8_t{0});
  std::stable_sort(by_rank.begin(), by_rank.end(),
                   [&swatches](std::uint8_t a, std::uint8_t b) {
                     return luminance(swatches[a].color) <
                            luminance(swatches[b].color);
                   });
  for (std::size_t rank = 0; rank < swatches.size(); ++rank) {
    ranks_[by_rank[rank]] = static_cast<std::uint8_t>(rank);
  }
}

// Each candidate is the nearest to what is wanted and what those before it lack
// together.
void PatternDither::list_candidates(Candidates& candidates) const {
  const std::span<Rgba8> asked =
      std::span(candidates.asked).first(candidates.count);
  const std::span<std::uint8_t> found =
      std::span(candidates.found).first(candidates.count);
  candidates.sum = candidates.wanted;
  for (Row& ranks : candidates.ranks) {
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto code = [&](int channel) {
        return values_.code(DitherValues::limited(candidates.sum[channel][i]));
      };
      asked[i] = {code(0), code(1), code(2), 255};
    }
    remap_.nearest(asked, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      ranks[i] = ranks_[found[i]];
      const DitherValues::Color& color = colors_[found[i]];
      for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
        candidates.sum[channel][i] +=
            candidates.wanted[channel][i] - color[channel];
      }
    }
  }
}

template <typename Pixel>
void PatternDither::choose_all(std::span<const Pixel> pixels,
                               const Position& at,
                               std::span<std::uint8_t> indices) const {
  assert(indices.size() == pixels.size());
  Candidates candidates;
  for (std::size_t begin = 0; begin < pixels.size(); begin += kBlock) {
    candidates.count = std::min(kBlock, pixels.size() - begin);
    for (std::size_t i = 0; i < candidates.count; ++i) {
      const DitherValues::Color wanted = values_.of(pixels[begin + i]);
      for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
        candidates.wanted[channel][i] = wanted[channel];
      }
    }
    list_candidates(candidates);
    sort_columns(candidates.ranks);
    for (std::size_t i = 0; i < candidates.count; ++i) {
      const auto x = at.x + static_cast<std::int32_t>(begin + i);
      indices[begin + i] = by_rank_[candidates.ranks[mask_.at(x, at.y)][i]];
    }
  }
}

void PatternDither::choose(std::span<const Rgba8> pixels, const Position& at,
                           std::span<std::uint8_t> indices) const {
  choose_all(pixels, at, indices);
}

void PatternDither::choose(std::span<const Rgba> pixels, const Position& at,
                           std::span<std::uint8_t> indices) const {
  choose_all(pixels, at, indices);
}

}  // namespace scene_palette
