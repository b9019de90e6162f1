// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/paints.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "plugin/gegl/bridge.h"
#include "plugin/gegl/chunk_slot.h"

namespace scene_palette {
namespace {

// Gray, RGB or an index, with 8 bits a channel.
bool has_bytes(const Babl* format) {
  return babl_format_get_type(format, 0) == babl_type("u8") &&
         babl_space_is_cmyk(babl_format_get_space(format)) == 0;
}

// Writes the last component of the pixel that ends at `end`.  An alpha that is
// no number counts as 1: babl 0.1.128 makes it of a color that is none in a
// buffer without alpha.
void write_alpha(float alpha, float selected, bool as_byte, std::uint8_t* end) {
  const float own = std::isnan(alpha) ? 1.0F : alpha;
  const float product = selected < 1 ? own * selected : own;
  if (as_byte) {
    end[-1] =
        static_cast<std::uint8_t>(std::clamp(product, 0.0F, 1.0F) * 255 + 0.5F);
  } else {
    std::memcpy(end - sizeof product, &product, sizeof product);
  }
}

void write_alpha(std::uint8_t alpha, float selected, bool as_byte,
                 std::uint8_t* end) {
  if (as_byte && !(selected < 1)) {
    end[-1] = alpha;
  } else {
    write_alpha(static_cast<float>(alpha) / 255, selected, as_byte, end);
  }
}

template <typename Pixel>
void encode(const std::vector<Pixel>& pixels, const Babl* format,
            std::uint8_t* to) {
  babl_process(babl_fish(format_of<Pixel>(), format), pixels.data(), to,
               static_cast<long>(pixels.size()));
}

}  // namespace

Paints::Paints(const Palette& palette, GeglBuffer* target)
    : format_(gegl_buffer_get_format(target)) {
  const bool is_rounded = is_srgb8(format_);
  if (!has_bytes(format_)) {
    format_ = format_of<Rgba>();
  }
  size_ = static_cast<std::size_t>(babl_format_get_bytes_per_pixel(format_));
  alpha_ = has_bytes(format_) ? Alpha::byte : Alpha::single;
  if (babl_format_has_alpha(format_) == 0) {
    alpha_ = Alpha::none;
  }
  std::vector<Rgba8> codes;
  std::vector<Rgba> colors;
  for (const Swatch& swatch : palette.swatches) {
    codes.push_back({swatch.srgb8.r, swatch.srgb8.g, swatch.srgb8.b, 255});
    colors.push_back({static_cast<float>(swatch.color.r),
                      static_cast<float>(swatch.color.g),
                      static_cast<float>(swatch.color.b), 1});
  }
  colors_.resize(size_ * codes.size());
  if (is_rounded) {
    encode(codes, format_, colors_.data());
  } else {
    encode(colors, format_, colors_.data());
  }
}

// Copies of a size that the compiler knows.
template <std::size_t kSize, typename Pixel>
void Paints::paint_sized(std::span<const std::uint8_t> indices,
                         std::span<const Pixel> pixels,
                         std::span<const float> mask, std::uint8_t* out) const {
  const Babl* keep = nullptr;
  const std::uint8_t* const colors = colors_.data();
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    std::uint8_t* const to = out + i * kSize;
    std::size_t end = i;
    while (end < pixels.size() && pixels[end].a <= 0) {
      ++end;
    }
    if (end > i) {
      keep = keep != nullptr ? keep : babl_fish(format_of<Pixel>(), format_);
      babl_process(keep, &pixels[i], to, static_cast<long>(end - i));
      i = end - 1;
      continue;
    }
    std::memcpy(to, colors + indices[i] * kSize, kSize);
    if (alpha_ != Alpha::none) {
      write_alpha(pixels[i].a, mask.empty() ? 1.0F : mask[i],
                  alpha_ == Alpha::byte, to + kSize);
    }
  }
}

template <typename Pixel>
void Paints::paint(std::span<const std::uint8_t> indices,
                   std::span<const Pixel> pixels, std::span<const float> mask,
                   std::uint8_t* out) const {
  switch (size_) {
    case 1:
      return paint_sized<1>(indices, pixels, mask, out);
    case 2:
      return paint_sized<2>(indices, pixels, mask, out);
    case 3:
      return paint_sized<3>(indices, pixels, mask, out);
    case 4:
      return paint_sized<4>(indices, pixels, mask, out);
    default:
      return paint_sized<sizeof(Rgba)>(indices, pixels, mask, out);
  }
}

template void Paints::paint(std::span<const std::uint8_t>,
                            std::span<const Rgba8>, std::span<const float>,
                            std::uint8_t*) const;
template void Paints::paint(std::span<const std::uint8_t>,
                            std::span<const Rgba>, std::span<const float>,
                            std::uint8_t*) const;

}  // namespace scene_palette
