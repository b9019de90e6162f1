// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The bridge walks over buffers with GEGL's iterator: slot 0 is read, then come
// the selection and the target, where there are any.

#include "plugin/gegl/bridge.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/pixel.h"
#include "core/remap.h"

namespace scene_palette {
namespace {

/// Which part of the work passes between two reports of the progress.
constexpr double kReportStep = 0.01;

/// What an opaque 8-bit layer holds.  Its pixels are asked for as they are and
/// get their alpha here: the first conversion of a process takes babl 0.2 s and
/// more to plan.
struct Rgb8 {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
};

const Babl* rgb8_format() { return babl_format("R'G'B' u8"); }
const Babl* format_of(Rgba8 /*tag*/) { return babl_format("R'G'B'A u8"); }
const Babl* format_of(Rgba /*tag*/) { return babl_format("RGBA float"); }

/// The pixels of one slot of an iterator, as `Pixel`s: in place, or for opaque
/// 8-bit buffers in a copy of the chunk.
template <typename Pixel>
class Slot {
 public:
  /// The format in which the iterator is to show `roi` of `buffer`.  What lies
  /// outside the buffer is transparent, so it needs an alpha.
  const Babl* choose_format(GeglBuffer* buffer, const GeglRectangle& roi) {
    is_copied_ =
        std::is_same_v<Pixel, Rgba8> &&
        gegl_buffer_get_format(buffer) == rgb8_format() &&
        gegl_rectangle_contains(gegl_buffer_get_extent(buffer), &roi) != FALSE;
    return is_copied_ ? rgb8_format() : format_of(Pixel{});
  }

  /// The chunk at `data`, with its pixels if they are to be `read`.
  std::span<Pixel> open(void* data, std::size_t length, bool read) {
    if (!is_copied_) {
      return {static_cast<Pixel*>(data), length};
    }
    copy_.resize(length);
    if constexpr (std::is_same_v<Pixel, Rgba8>) {
      const std::span<const Rgb8> pixels(static_cast<Rgb8*>(data), length);
      if (read) {
        std::ranges::transform(pixels, copy_.begin(), [](const Rgb8& pixel) {
          return Rgba8{pixel.r, pixel.g, pixel.b, 255};
        });
      }
    }
    return copy_;
  }

  /// Hands what was written into the opened chunk to the iterator.
  void close(void* data) const {
    if constexpr (std::is_same_v<Pixel, Rgba8>) {
      if (is_copied_) {
        std::ranges::transform(copy_, static_cast<Rgb8*>(data),
                               [](const Rgba8& pixel) {
                                 return Rgb8{pixel.r, pixel.g, pixel.b};
                               });
      }
    }
  }

 private:
  bool is_copied_ = false;
  std::vector<Pixel> copy_;
};

/// The buffers of one walk.
struct Buffers {
  GeglBuffer* source = nullptr;
  Selection selection;
  GeglBuffer* target = nullptr;  // null: nothing is written
};

/// One walk over the pixels of buffers in a roi, which may be empty.  Leaving
/// it early, also by an exception, stops GEGL's iterator.
template <typename Pixel>
class ChunkWalk {
 public:
  ChunkWalk(const Buffers& buffers, const GeglRectangle& roi,
            const Progress& progress)
      : buffers_(buffers), roi_(roi), progress_(progress) {
    if (roi.width > 0 && roi.height > 0) {
      pixel_count_ = static_cast<double>(roi.width) * roi.height;
    }
  }

  ChunkWalk(const ChunkWalk&) = delete;
  ChunkWalk& operator=(const ChunkWalk&) = delete;

  ~ChunkWalk() {
    if (iterator_ != nullptr) {
      gegl_buffer_iterator_stop(iterator_);
    }
  }

  /// Whether there is another chunk, which is then the current one.
  bool next() {
    if (iterator_ != nullptr && buffers_.target != nullptr) {
      target_.close(iterator_->items[target_index_].data);
    }
    if (is_cancelled_ || !report_progress() || pixel_count_ == 0) {
      return false;
    }
    if (iterator_ == nullptr) {
      start();
    }
    if (gegl_buffer_iterator_next(iterator_) == FALSE) {
      iterator_ = nullptr;  // GEGL has freed it.
      return false;
    }
    done_ += iterator_->length;
    return true;
  }

  bool is_cancelled() const { return is_cancelled_; }

  std::span<const Pixel> pixels() {
    return source_.open(iterator_->items[0].data, length(), true);
  }

  /// The selection of the chunk; empty if everything is selected.
  std::span<const float> selection() const {
    if (selection_index_ == 0) {
      return {};
    }
    return {static_cast<const float*>(iterator_->items[selection_index_].data),
            length()};
  }

  std::span<Pixel> target() {
    return target_.open(iterator_->items[target_index_].data, length(), false);
  }

 private:
  // Not in the constructor: an iterator that never had a chunk cannot be
  // stopped.
  void start() {
    constexpr int kMaxSlots = 3;
    iterator_ = gegl_buffer_iterator_new(
        buffers_.source, &roi_, 0, source_.choose_format(buffers_.source, roi_),
        GEGL_ACCESS_READ, GEGL_ABYSS_NONE, kMaxSlots);
    if (const Selection& selection = buffers_.selection;
        selection.buffer != nullptr) {
      const GeglRectangle mask_roi = {roi_.x + selection.offset_x,
                                      roi_.y + selection.offset_y, roi_.width,
                                      roi_.height};
      selection_index_ = gegl_buffer_iterator_add(
          iterator_, selection.buffer, &mask_roi, 0, babl_format("Y float"),
          GEGL_ACCESS_READ, GEGL_ABYSS_NONE);
    }
    if (buffers_.target != nullptr) {
      target_index_ =
          gegl_buffer_iterator_add(iterator_, buffers_.target, &roi_, 0,
                                   target_.choose_format(buffers_.target, roi_),
                                   GEGL_ACCESS_WRITE, GEGL_ABYSS_NONE);
    }
  }

  std::size_t length() const {
    return static_cast<std::size_t>(iterator_->length);
  }

  /// Reports the chunks done so far, if they are worth it; false to stop.
  bool report_progress() {
    if (done_ < next_report_ && done_ < pixel_count_) {
      return true;
    }
    next_report_ = done_ + kReportStep * pixel_count_;
    is_cancelled_ =
        !progress_.report(pixel_count_ > 0 ? done_ / pixel_count_ : 1);
    return !is_cancelled_;
  }

  Buffers buffers_;
  GeglRectangle roi_;
  const Progress& progress_;
  GeglBufferIterator* iterator_ = nullptr;
  int selection_index_ = 0;
  int target_index_ = 0;
  Slot<Pixel> source_;
  Slot<Pixel> target_;
  double pixel_count_ = 0;
  double done_ = 0;
  double next_report_ = 0;
  bool is_cancelled_ = false;
};

/// Adds all chunks to `sum`, which has the add() of Histogram; false if
/// cancelled.
template <typename Pixel, typename Sum>
bool add_chunks(const Buffers& buffers, const GeglRectangle& roi,
                const Progress& progress, Sum& sum) {
  ChunkWalk<Pixel> walk(buffers, roi, progress);
  while (walk.next()) {
    sum.add(walk.pixels(), walk.selection());
  }
  return !walk.is_cancelled();
}

/// The same in the pixel type that suits the source.
template <typename Sum>
bool add_buffer(const Buffers& buffers, const GeglRectangle& roi,
                const Progress& progress, Sum& sum) {
  if (is_srgb8(gegl_buffer_get_format(buffers.source))) {
    return add_chunks<Rgba8>(buffers, roi, progress, sum);
  }
  return add_chunks<Rgba>(buffers, roi, progress, sum);
}

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

template <typename Pixel>
Status remap_chunks(const Buffers& buffers, const GeglRectangle& roi,
                    const Palette& palette, const Progress& progress) {
  std::vector<Pixel> colors;
  for (const Swatch& swatch : palette.swatches) {
    colors.push_back(opaque_pixel(swatch, Pixel{}));
  }
  Remap remap(palette);
  std::vector<std::uint8_t> indices;
  ChunkWalk<Pixel> walk(buffers, roi, progress);
  while (walk.next()) {
    const std::span<const Pixel> pixels = walk.pixels();
    const std::span<const float> mask = walk.selection();
    const std::span<Pixel> out = walk.target();
    indices.resize(pixels.size());
    remap.nearest(pixels, indices);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      out[i] = colors[indices[i]];
      out[i].a =
          mask.empty() ? pixels[i].a : selected_alpha(pixels[i].a, mask[i]);
    }
  }
  if (walk.is_cancelled()) {
    return cancelled();
  }
  return ok();
}

}  // namespace

bool is_srgb8(const Babl* format) {
  if (babl_format_get_space(format) != babl_space("sRGB")) {
    return false;
  }
  if (babl_format_is_palette(format) != 0) {
    return true;
  }
  // ' is the curve of the space, ~ always that of sRGB: here the same.
  constexpr std::array<std::string_view, 8> kEncodings = {
      "R'G'B' u8", "R'G'B'A u8", "R~G~B~ u8", "R~G~B~A u8",
      "Y' u8",     "Y'A u8",     "Y~ u8",     "Y~A u8"};
  return std::find(kEncodings.begin(), kEncodings.end(),
                   babl_format_get_encoding(format)) != kEncodings.end();
}

Result<Histogram> read_histogram(GeglBuffer* buffer, const GeglRectangle& roi,
                                 const Selection& selection,
                                 const Progress& progress) {
  Histogram histogram;
  if (!add_buffer({buffer, selection, nullptr}, roi, progress, histogram)) {
    return cancelled();
  }
  return histogram;
}

Status remap_buffer(GeglBuffer* source, GeglBuffer* target,
                    const GeglRectangle& roi, const Selection& selection,
                    const Palette& palette, const Progress& progress) {
  const Buffers buffers = {source, selection, target};
  if (!is_srgb8(gegl_buffer_get_format(target))) {
    return remap_chunks<Rgba>(buffers, roi, palette, progress);
  }
  const Palette rounded = rounded_to_8bit(palette);
  if (!is_srgb8(gegl_buffer_get_format(source))) {
    return remap_chunks<Rgba>(buffers, roi, rounded, progress);
  }
  return remap_chunks<Rgba8>(buffers, roi, rounded, progress);
}

Result<Distortion> measure_distortion(GeglBuffer* buffer,
                                      const GeglRectangle& roi,
                                      const Selection& selection,
                                      const Palette& palette,
                                      const Progress& progress) {
  DistortionMeter meter(palette);
  if (!add_buffer({buffer, selection, nullptr}, roi, progress, meter)) {
    return cancelled();
  }
  return meter.result();
}

}  // namespace scene_palette
