// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Writing a buffer in the colors of a palette.  Nearest colors and patterns go
// chunk by chunk, in any order; errors are diffused through strips of whole
// rows, from the top.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/error_diffusion.h"
#include "core/pattern_dither.h"
#include "core/pixel.h"
#include "core/remap.h"
#include "plugin/gegl/bridge.h"
#include "plugin/gegl/chunk_slot.h"
#include "plugin/gegl/chunk_walk.h"

namespace scene_palette {
namespace {

/// Pixels of a strip of rows, unless one row has more.
constexpr int kStripPixels = 1 << 18;

Rgba8 opaque_pixel(const Swatch& swatch, Rgba8 /*tag*/) {
  return {swatch.srgb8.r, swatch.srgb8.g, swatch.srgb8.b, 255};
}

Rgba opaque_pixel(const Swatch& swatch, Rgba /*tag*/) {
  return {static_cast<float>(swatch.color.r),
          static_cast<float>(swatch.color.g),
          static_cast<float>(swatch.color.b), 1.0F};
}

std::uint8_t selected_alpha(std::uint8_t alpha, float selection) {
  const float product = static_cast<float>(alpha) * selection;
  return static_cast<std::uint8_t>(std::clamp(product, 0.0F, 255.0F) + 0.5F);
}

float selected_alpha(float alpha, float selection) { return alpha * selection; }

/// The colors of a palette as pixels.
template <typename Pixel>
class Paints {
 public:
  explicit Paints(const Palette& palette) {
    for (const Swatch& swatch : palette.swatches) {
      colors_.push_back(opaque_pixel(swatch, Pixel{}));
    }
  }

  /// Paints `out` in the colors `indices`, with the alpha of `pixels` × `mask`
  /// (empty: everything is selected).
  void paint(std::span<const std::uint8_t> indices,
             std::span<const Pixel> pixels, std::span<const float> mask,
             std::span<Pixel> out) const {
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = colors_[indices[i]];
      out[i].a =
          mask.empty() ? pixels[i].a : selected_alpha(pixels[i].a, mask[i]);
    }
  }

 private:
  std::vector<Pixel> colors_;
};

/// Which color each pixel of a chunk gets, whatever the others get.
class Chooser {
 public:
  Chooser(const Palette& palette, Dither dither) {
    if (dither == Dither::none) {
      nearest_.emplace(palette);
    } else {
      pattern_.emplace(palette, dither == Dither::ordered
                                    ? ThresholdMask::bayer()
                                    : ThresholdMask::blue_noise());
    }
  }

  template <typename Pixel>
  void choose(std::span<const Pixel> pixels, const GeglRectangle& place,
              std::span<std::uint8_t> indices) const {
    if (nearest_) {
      nearest_->nearest(pixels, indices);
      return;
    }
    const auto width = static_cast<std::size_t>(place.width);
    for (int y = 0; y < place.height; ++y) {
      const std::size_t begin = static_cast<std::size_t>(y) * width;
      pattern_->choose(pixels.subspan(begin, width), {place.x, place.y + y},
                       indices.subspan(begin, width));
    }
  }

 private:
  std::optional<Remap> nearest_;
  std::optional<PatternDither> pattern_;
};

template <typename Pixel>
Status remap_bands(const Buffers& buffers, const GeglRectangle& roi,
                   const Palette& palette, Dither dither, int threads,
                   const Progress& progress) {
  const Paints<Pixel> paints(palette);
  const Chooser chooser(palette, dither);
  const auto map = [&](const GeglRectangle& band, SharedProgress& shared) {
    std::vector<std::uint8_t> indices;
    ChunkWalk<Pixel> walk(buffers, band, shared);
    while (walk.next()) {
      const std::span<const Pixel> pixels = walk.pixels();
      indices.resize(pixels.size());
      chooser.choose(pixels, walk.place(), indices);
      paints.paint(indices, pixels, walk.selection(), walk.target());
    }
  };
  if (!run_bands(roi, buffers.target, threads, progress, map)) {
    return cancelled();
  }
  return ok();
}

/// Whole rows of a buffer in memory, in the format of a Slot.
template <typename Pixel>
class Rows {
 public:
  Rows(GeglBuffer* buffer, const GeglRectangle& roi)
      : buffer_(buffer), format_(slot_.choose_format(buffer, roi)) {}

  std::span<const Pixel> read(const GeglRectangle& strip) {
    resize(strip);
    gegl_buffer_get(buffer_, &strip, 1, format_, bytes_.data(),
                    GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
    return slot_.open(bytes_.data(), length_, true);
  }

  std::span<Pixel> to_write(const GeglRectangle& strip) {
    resize(strip);
    return slot_.open(bytes_.data(), length_, false);
  }

  void write(const GeglRectangle& strip) {
    slot_.close(bytes_.data());
    gegl_buffer_set(buffer_, &strip, 0, format_, bytes_.data(),
                    GEGL_AUTO_ROWSTRIDE);
  }

 private:
  void resize(const GeglRectangle& strip) {
    length_ = static_cast<std::size_t>(strip.width) *
              static_cast<std::size_t>(strip.height);
    bytes_.resize(length_ * static_cast<std::size_t>(
                                babl_format_get_bytes_per_pixel(format_)));
  }

  GeglBuffer* buffer_;
  Slot<Pixel> slot_;
  const Babl* format_;
  std::size_t length_ = 0;
  std::vector<std::uint8_t> bytes_;
};

std::span<const float> read_selection(const Selection& selection,
                                      const GeglRectangle& strip,
                                      std::vector<float>& mask) {
  if (selection.buffer == nullptr) {
    return {};
  }
  const GeglRectangle place = {strip.x + selection.offset_x,
                               strip.y + selection.offset_y, strip.width,
                               strip.height};
  mask.resize(static_cast<std::size_t>(strip.width) *
              static_cast<std::size_t>(strip.height));
  gegl_buffer_get(selection.buffer, &place, 1, babl_format("Y float"),
                  mask.data(), GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  return mask;
}

/// The rows of `source` that belong together in memory, from the top of `roi`.
std::vector<GeglRectangle> strips_of(const GeglRectangle& roi) {
  std::vector<GeglRectangle> strips;
  if (roi.width <= 0 || roi.height <= 0) {
    return strips;
  }
  const int rows = std::clamp(kStripPixels / roi.width, 1, roi.height);
  const int end = roi.y + roi.height;
  for (int y = roi.y; y < end; y += rows) {
    strips.push_back({roi.x, y, roi.width, std::min(rows, end - y)});
  }
  return strips;
}

template <typename Pixel>
Status diffuse_rows(const Buffers& buffers, const GeglRectangle& roi,
                    const Palette& palette, const Progress& progress) {
  SharedProgress shared(progress, roi);
  const Paints<Pixel> paints(palette);
  const auto width = static_cast<std::size_t>(std::max(roi.width, 0));
  ErrorDiffusion diffusion(palette, width);
  Rows<Pixel> source(buffers.source, roi);
  Rows<Pixel> target(buffers.target, roi);
  std::vector<float> mask;
  std::vector<std::uint8_t> indices(width);
  for (const GeglRectangle& strip : strips_of(roi)) {
    const std::span<const Pixel> pixels = source.read(strip);
    const auto selected = read_selection(buffers.selection, strip, mask);
    const std::span<Pixel> out = target.to_write(strip);
    for (std::size_t begin = 0; begin < pixels.size(); begin += width) {
      const auto row = pixels.subspan(begin, width);
      const auto of_row =
          selected.empty() ? selected : selected.subspan(begin, width);
      diffusion.next_row(row, of_row, indices);
      paints.paint(indices, row, of_row, out.subspan(begin, width));
    }
    target.write(strip);
    if (!shared.add(static_cast<std::int64_t>(pixels.size()))) {
      return cancelled();
    }
  }
  if (!shared.finish()) {
    return cancelled();
  }
  return ok();
}

template <typename Pixel>
Status remap_pixels(const Buffers& buffers, const GeglRectangle& roi,
                    const Palette& palette, Dither dither, int threads,
                    const Progress& progress) {
  return dither == Dither::floyd_steinberg
             ? diffuse_rows<Pixel>(buffers, roi, palette, progress)
             : remap_bands<Pixel>(buffers, roi, palette, dither, threads,
                                  progress);
}

}  // namespace

Status remap_buffer(GeglBuffer* source, GeglBuffer* target,
                    const GeglRectangle& roi, const Selection& selection,
                    const Palette& palette, Dither dither,
                    const Progress& progress, int threads) {
  const Buffers buffers = {source, selection, target};
  if (!is_srgb8(gegl_buffer_get_format(target))) {
    return remap_pixels<Rgba>(buffers, roi, palette, dither, threads, progress);
  }
  const Palette rounded = rounded_to_8bit(palette);
  if (!is_srgb8(gegl_buffer_get_format(source))) {
    return remap_pixels<Rgba>(buffers, roi, rounded, dither, threads, progress);
  }
  return remap_pixels<Rgba8>(buffers, roi, rounded, dither, threads, progress);
}

}  // namespace scene_palette
