// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Buffers that are not 8-bit sRGB come as linear light and get their codes from
// the core, as in a histogram: babl takes short cuts.

#include "plugin/cli/rgb_rows.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/color.h"
#include "plugin/cli/messages.h"
#include "plugin/gegl/bridge.h"
#include "plugin/gegl/chunk_slot.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// How many rows are worth a call of GEGL.
int rows_at_once(int width) {
  constexpr int kPixels = 1 << 18;
  return std::max(1, kPixels / width);
}

/// `value` of `alpha` 255ths, and white for the rest; rounded.
std::uint8_t on_white(std::uint8_t value, std::uint8_t alpha) {
  return static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) /
                                   255);
}

/// What is not a number counts as 0.
Rgba8 codes_of(const Rgba& pixel) {
  const auto number = [](float value) {
    return std::isnan(value) ? 0.0 : static_cast<double>(value);
  };
  const Srgb8 codes =
      srgb8_from_linear({number(pixel.r), number(pixel.g), number(pixel.b)});
  const double alpha = std::clamp(number(pixel.a), 0.0, 1.0);
  return {codes.r, codes.g, codes.b,
          static_cast<std::uint8_t>(alpha * 255 + 0.5)};
}

std::array<double, 256> light_of_codes() {
  std::array<double, 256> light{};
  for (int code = 0; code < 256; ++code) {
    light[static_cast<std::size_t>(code)] =
        linear_from_code(static_cast<std::uint8_t>(code));
  }
  return light;
}

/// How much of one source pixel goes to one target pixel.
struct Part {
  int target = 0;
  double weight = 0;  // of the target; the parts of each sum to 1
};

/// What becomes of the pixel `source` of `length` where these are made `target`
/// many, not more.  Pixels are counted in units of 1 / target and 1 / length,
/// in which all edges are whole.
std::vector<Part> parts_of(int source, std::int64_t length,
                           std::int64_t target) {
  std::vector<Part> parts;
  std::int64_t from = source * target;
  const std::int64_t end = from + target;
  while (from < end) {
    const std::int64_t at = from / length;
    const std::int64_t to = std::min(end, (at + 1) * length);
    parts.push_back({static_cast<int>(at), static_cast<double>(to - from) /
                                               static_cast<double>(length)});
    from = to;
  }
  return parts;
}

/// Makes a smaller picture of rows, from the top down.
class AreaMeans {
 public:
  AreaMeans(int width, int height, RgbPicture& picture)
      : height_(height),
        picture_(picture),
        sums_(static_cast<std::size_t>(picture.width)) {
    for (int x = 0; x < width; ++x) {
      columns_.push_back(parts_of(x, width, picture.width));
    }
  }

  /// The row `y` of the larger picture; each once, in order.
  void add(int y, std::span<const Srgb8> row) {
    for (const Part& part : parts_of(y, height_, picture_.height)) {
      if (part.target > target_) {
        put_row();
        target_ = part.target;
      }
      add_row(row, part.weight);
    }
    if (y + 1 == height_) {
      put_row();
    }
  }

 private:
  void add_row(std::span<const Srgb8> row, double weight) {
    for (std::size_t x = 0; x < row.size(); ++x) {
      const LinearRgb light{light_[row[x].r], light_[row[x].g],
                            light_[row[x].b]};
      for (const Part& part : columns_[x]) {
        LinearRgb& sum = sums_[static_cast<std::size_t>(part.target)];
        sum.r += light.r * part.weight * weight;
        sum.g += light.g * part.weight * weight;
        sum.b += light.b * part.weight * weight;
      }
    }
  }

  void put_row() {
    for (LinearRgb& sum : sums_) {
      const Srgb8 codes = srgb8_from_linear(sum);
      picture_.pixels.push_back({codes.r, codes.g, codes.b});
      sum = {};
    }
  }

  const std::array<double, 256> light_ = light_of_codes();
  int height_;
  RgbPicture& picture_;
  std::vector<std::vector<Part>> columns_;
  std::vector<LinearRgb> sums_;
  int target_ = 0;
};

/// `length` made smaller with `scale`, rounded.
int scaled(int length, double scale) {
  return std::max(1, static_cast<int>(std::lround(length * scale)));
}

}  // namespace

RgbRows::RgbRows(GeglBuffer* buffer)
    : buffer_(buffer),
      extent_(*gegl_buffer_get_extent(buffer)),
      has_alpha_(babl_format_has_alpha(gegl_buffer_get_format(buffer)) != 0),
      is_srgb8_(is_srgb8(gegl_buffer_get_format(buffer))) {}

std::span<const Srgb8> RgbRows::read(int y) {
  const GeglRectangle place = {
      extent_.x, extent_.y + y, extent_.width,
      std::min(rows_at_once(extent_.width), extent_.height - y)};
  const auto length = static_cast<std::size_t>(place.width) *
                      static_cast<std::size_t>(place.height);
  const auto get = [&](const Babl* format, void* pixels) {
    gegl_buffer_get(buffer_, &place, 1.0, format, pixels, GEGL_AUTO_ROWSTRIDE,
                    GEGL_ABYSS_NONE);
  };
  rows_.resize(length);
  if (is_srgb8_ && !has_alpha_) {
    get(rgb8_format(), rows_.data());
    return rows_;
  }
  codes_.resize(length);
  if (is_srgb8_) {
    get(babl_format("R'G'B'A u8"), codes_.data());
  } else {
    light_.resize(length);
    get(babl_format("RGBA float"), light_.data());
    std::ranges::transform(light_, codes_.begin(), codes_of);
  }
  lay_on_white();
  return rows_;
}

void RgbRows::lay_on_white() {
  std::ranges::transform(codes_, rows_.begin(), [](const Rgba8& pixel) {
    return Srgb8{on_white(pixel.r, pixel.a), on_white(pixel.g, pixel.a),
                 on_white(pixel.b, pixel.a)};
  });
  has_transparency_ =
      has_transparency_ || std::ranges::any_of(codes_, [](const Rgba8& pixel) {
        return pixel.a < 255;
      });
}

Result<RgbPicture> read_picture(RgbRows& rows, int max_width, int max_height,
                                const Progress& progress) {
  const double scale =
      std::min({1.0, static_cast<double>(max_width) / rows.width(),
                static_cast<double>(max_height) / rows.height()});
  RgbPicture picture{
      scaled(rows.width(), scale), scaled(rows.height(), scale), {}};
  picture.pixels.reserve(static_cast<std::size_t>(picture.width) *
                         static_cast<std::size_t>(picture.height));
  AreaMeans means(rows.width(), rows.height(), picture);
  const auto width = static_cast<std::size_t>(rows.width());
  for (int y = 0; y < rows.height();) {
    if (!progress.report(static_cast<double>(y) / rows.height())) {
      return cancelled();
    }
    std::span<const Srgb8> pixels = rows.read(y);
    if (scale == 1.0) {
      picture.pixels.insert(picture.pixels.end(), pixels.begin(), pixels.end());
      y += static_cast<int>(pixels.size() / width);
      continue;
    }
    for (; !pixels.empty(); pixels = pixels.subspan(width)) {
      means.add(y++, pixels.first(width));
    }
  }
  return picture;
}

void say_if_transparent(const std::string& path, const RgbRows& rows) {
  if (rows.has_transparency()) {
    // Translators: an image file.
    say(formatted(translated("%s: what is transparent is shown on white"),
                  path.c_str()));
  }
}

void say_changes(const std::string& path, const RgbRows& rows,
                 const RgbPicture& picture) {
  if (picture.width != rows.width() || picture.height != rows.height()) {
    // Translators: an image file, a width and a height.
    say(formatted(translated("%s: scaled down to %d × %d pixels"), path.c_str(),
                  picture.width, picture.height));
  }
  say_if_transparent(path, rows);
}

GObjectPtr<GeglBuffer> buffer_from_picture(const RgbPicture& picture) {
  const GeglRectangle extent = {0, 0, picture.width, picture.height};
  GObjectPtr<GeglBuffer> buffer(gegl_buffer_new(&extent, rgb8_format()));
  gegl_buffer_set(buffer.get(), &extent, 0, rgb8_format(),
                  picture.pixels.data(), GEGL_AUTO_ROWSTRIDE);
  return buffer;
}

}  // namespace scene_palette
