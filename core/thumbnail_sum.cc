// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/thumbnail_sum.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>

#include "core/color.h"

namespace scene_palette {
namespace {

// Samples of a cell on each axis.
constexpr int kSamples = 4;

int divided_up(int length, int scale) { return (length + scale - 1) / scale; }

std::uint64_t pixels_at(int width, int height, int scale) {
  return static_cast<std::uint64_t>(divided_up(width, scale)) *
         static_cast<std::uint64_t>(divided_up(height, scale));
}

int least_scale(int width, int height, std::size_t most_pixels) {
  const double ratio =
      static_cast<double>(width) * height /
      static_cast<double>(std::max<std::size_t>(1, most_pixels));
  // Rounding the sides up may take more pixels than the areas say.
  int scale = std::max(1, static_cast<int>(std::sqrt(ratio)));
  scale = std::max(
      scale, divided_up(std::max(width, height), ThumbnailSum::kMostSide));
  while (pixels_at(width, height, scale) >
         std::max<std::size_t>(1, most_pixels)) {
    ++scale;
  }
  return scale;
}

// For each place in a cell which of those that count it is, or -1.  The first
// one counts: a cell that the picture's edge cuts has one, too.
std::vector<int> places_that_count(int scale) {
  std::vector<int> places(static_cast<std::size_t>(scale), -1);
  const int samples = std::min(kSamples, scale);
  for (int i = 0; i < samples; ++i) {
    places[static_cast<std::size_t>(i * scale / samples)] = i;
  }
  return places;
}

using Curve = std::array<float, 256>;

Curve linear_codes() {
  Curve curve{};
  for (std::size_t code = 0; code < curve.size(); ++code) {
    curve[code] =
        static_cast<float>(linear_from_code(static_cast<std::uint8_t>(code)));
  }
  return curve;
}

const Curve& linear_of_codes() {
  static const Curve curve = linear_codes();
  return curve;
}

Rgba8 codes_of(const Rgba8& pixel) { return pixel; }

Rgba linear(const Rgba8& pixel) {
  const Curve& curve = linear_of_codes();
  return {curve[pixel.r], curve[pixel.g], curve[pixel.b],
          static_cast<float>(pixel.a) / 255};
}

const Rgba& linear(const Rgba& pixel) { return pixel; }

// The nearest codes of linear light, by a table of where to begin to look: the
// curve itself takes ten times as long.
class Encoder {
 public:
  Encoder() {
    for (int code = 0; code < 255; ++code) {
      ends_[static_cast<std::size_t>(code)] =
          static_cast<float>(srgb_decode((code + 0.5) / 255));
    }
    ends_[255] = INFINITY;
    std::uint8_t code = 0;
    for (std::size_t step = 0; step < kSteps; ++step) {
      while (ends_[code] < static_cast<float>(step) / kSteps) {
        ++code;
      }
      begins_[step] = code;
    }
  }

  std::uint8_t code(float value) const {
    const float inside = std::clamp(value, 0.0F, 1.0F);
    const auto step = static_cast<std::size_t>(inside * (kSteps - 1));
    // In the dark a step is not one code wide, in the light there are many.
    std::uint8_t code = begins_[step];
    while (ends_[code] <= inside) {
      ++code;
    }
    return code;
  }

 private:
  static constexpr std::size_t kSteps = 4096;
  std::array<float, 256> ends_{};  // from where on the next code is nearer
  std::array<std::uint8_t, kSteps> begins_{};
};

const Encoder& encoder() {
  static const Encoder instance;
  return instance;
}

std::uint8_t byte_of(float part) {
  return static_cast<std::uint8_t>(std::clamp(part, 0.0F, 1.0F) * 255 + 0.5F);
}

Rgba8 codes_of(const Rgba& pixel) {
  if (!is_finite(pixel)) {
    return {};
  }
  return {encoder().code(pixel.r), encoder().code(pixel.g),
          encoder().code(pixel.b), byte_of(pixel.a)};
}

}  // namespace

ThumbnailSum::ThumbnailSum(int width, int height, std::size_t most_pixels)
    : width_(std::max(0, width)),
      height_(std::max(0, height)),
      scale_(least_scale(width_, height_, most_pixels)),
      places_(places_that_count(scale_)),
      cells_(pixels_at(width_, height_, scale_)) {
  for (int x = 0; x < width_; ++x) {
    if (counted(x) >= 0) {
      columns_.push_back({x, x / scale_, counted(x)});
    }
  }
}

void ThumbnailSum::add(std::span<const Rgba8> pixels,
                       std::span<const float> selection, const Position& at) {
  add_row(pixels, selection, at);
}

void ThumbnailSum::add(std::span<const Rgba> pixels,
                       std::span<const float> selection, const Position& at) {
  add_row(pixels, selection, at);
}

template <typename Pixel>
void ThumbnailSum::add_row(std::span<const Pixel> pixels,
                           std::span<const float> selection,
                           const Position& at) {
  assert(selection.empty() || selection.size() == pixels.size());
  const int row_index = counted(at.y);
  if (row_index < 0) {
    return;
  }
  has_selection_ = has_selection_ || !selection.empty();
  const int end = at.x + static_cast<int>(pixels.size());
  Cell* const row =
      &cells_[static_cast<std::size_t>(at.y / scale_) *
              static_cast<std::size_t>(divided_up(width_, scale_))];
  // A cell's sample is in another column and row than its neighbors', so that
  // no pattern of the picture is hit all the time.
  const int samples = std::min(kSamples, scale_);
  const int cell_y = at.y / scale_;
  for (auto column = std::ranges::lower_bound(columns_, at.x, {}, &Column::x);
       column != columns_.end() && column->x < end; ++column) {
    const auto i = static_cast<std::size_t>(column->x - at.x);
    Cell& cell = row[column->cell];
    const bool is_sample =
        column->index == (column->cell + 2 * cell_y) % samples &&
        row_index == (3 * column->cell + cell_y) % samples;
    if (cell.count == 0 || is_sample) {
      cell.sample = codes_of(pixels[i]);
    }
    cell.count += 1;
    cell.selected +=
        selection.empty() ? 1 : std::clamp(selection[i], 0.0F, 1.0F);
    if (!is_finite(pixels[i])) {
      continue;
    }
    const Rgba color = linear(pixels[i]);
    const float a = std::clamp(color.a, 0.0F, 1.0F);
    cell.r += color.r * a;
    cell.g += color.g * a;
    cell.b += color.b * a;
    cell.a += a;
  }
}

Thumbnail ThumbnailSum::thumbnail() const {
  Thumbnail result{divided_up(width_, scale_),
                   divided_up(height_, scale_),
                   scale_,
                   std::vector<Rgba8>(cells_.size()),
                   std::vector<Rgba8>(cells_.size()),
                   {}};
  std::ranges::transform(cells_, result.samples.begin(), &Cell::sample);
  std::ranges::transform(cells_, result.pixels.begin(), [](const Cell& cell) {
    if (!(cell.a > 0)) {
      return Rgba8{};
    }
    return Rgba8{encoder().code(cell.r / cell.a),
                 encoder().code(cell.g / cell.a),
                 encoder().code(cell.b / cell.a), byte_of(cell.a / cell.count)};
  });
  if (has_selection_) {
    result.selected.resize(cells_.size());
    std::ranges::transform(
        cells_, result.selected.begin(), [](const Cell& cell) {
          return byte_of(cell.count > 0 ? cell.selected / cell.count : 0);
        });
  }
  return result;
}

}  // namespace scene_palette
