// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette card: an image file in, a page with it and its palette out.
// The page takes the picture's depth and color space, so that the picture's
// pixels go into the file as they are, row by row: the page is never in memory.

#include <gegl.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "plugin/cli/commands.h"
#include "plugin/cli/file_type.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/image_palette.h"
#include "plugin/cli/png_file.h"
#include "ui/palette_card.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

using Row = std::span<std::uint8_t>;

/// Lays `over` (R, G, B, A) over the row `ground` (R, G, B) in the encoded
/// values, as programs show transparent pictures.
template <typename Code>
void lay_over(std::span<const std::uint8_t> over, Row ground) {
  constexpr std::uint32_t kOpaque = static_cast<Code>(-1);
  const std::size_t pixels = ground.size() / (3 * sizeof(Code));
  for (std::size_t i = 0; i < pixels; ++i) {
    Code rgba[4];
    Code rgb[3];
    std::memcpy(rgba, over.data() + i * sizeof rgba, sizeof rgba);
    std::memcpy(rgb, ground.data() + i * sizeof rgb, sizeof rgb);
    const std::uint64_t alpha = rgba[3];
    for (int c = 0; c < 3; ++c) {
      rgb[c] = static_cast<Code>(
          (rgba[c] * alpha + rgb[c] * (kOpaque - alpha) + kOpaque / 2) /
          kOpaque);
    }
    std::memcpy(ground.data() + i * sizeof rgb, rgb, sizeof rgb);
  }
}

/// The rows of the page, top down.
class CardRows {
 public:
  CardRows(GeglBuffer* picture, std::span<const Swatch> swatches,
           const CardLayout& layout, const CardOptions& options);

  /// Whether there was memory for all that was asked for.
  bool are_good() const { return are_good_; }

  const Babl* format() const { return format_; }

  /// Fills the bytes of row `y`.
  void read(int y, Row row);

 private:
  /// The first row below the picture.
  int picture_end() const {
    return static_cast<int>(layout_.picture.y + layout_.picture.height);
  }
  void draw_band(int y);
  void add_picture(int y, Row row);

  GeglBuffer* picture_;
  std::span<const Swatch> swatches_;
  const CardLayout& layout_;
  CardOptions options_;
  bool is_8bit_;
  bool has_alpha_;
  bool are_good_ = true;
  const Babl* format_;          // of the page
  const Babl* picture_format_;  // the same, with alpha where the picture has it
  std::vector<std::uint8_t> pixels_;  // a row of the picture, with alpha
  std::vector<std::uint8_t> band_;    // rows of the page without the picture
  CardPart band_part_;
};

const Babl* format_like(GeglBuffer* picture, const char* model) {
  const std::string encoding =
      std::string(model) + (has_8_bits(picture) ? " u8" : " u16");
  return babl_format_with_space(encoding.c_str(), rgb_space_of(picture));
}

CardRows::CardRows(GeglBuffer* picture, std::span<const Swatch> swatches,
                   const CardLayout& layout, const CardOptions& options)
    : picture_(picture),
      swatches_(swatches),
      layout_(layout),
      options_(options),
      is_8bit_(has_8_bits(picture)),
      has_alpha_(babl_format_has_alpha(gegl_buffer_get_format(picture)) != 0),
      format_(format_like(picture, "R'G'B'")),
      picture_format_(has_alpha_ ? format_like(picture, "R'G'B'A") : format_) {
  if (has_alpha_) {
    pixels_.resize(static_cast<std::size_t>(layout.picture.width) *
                   static_cast<std::size_t>(
                       babl_format_get_bytes_per_pixel(picture_format_)));
  }
}

/// Makes `band_` the rows from `y` on: as many as are drawn in one go below the
/// picture, and one where they are all alike.
void CardRows::draw_band(int y) {
  constexpr int kBandPixels = 8 << 20;
  const int left = layout_.height - y;
  const int rows = std::clamp(kBandPixels / layout_.width, 1, left);
  band_part_ = {
      .y = y, .width = layout_.width, .height = y < picture_end() ? 1 : rows};
  const std::vector<std::uint8_t> srgb8 =
      card_pixels(swatches_, layout_, options_, band_part_);
  are_good_ = are_good_ && !srgb8.empty();
  const std::size_t pixels = srgb8.size() / 3;
  band_.assign(pixels * static_cast<std::size_t>(
                            babl_format_get_bytes_per_pixel(format_)),
               0);
  babl_process(babl_fish(babl_format("R'G'B' u8"), format_), srgb8.data(),
               band_.data(), static_cast<long>(pixels));
}

void CardRows::read(int y, Row row) {
  const bool is_below = y >= picture_end();
  if (y == 0 || (is_below && y >= band_part_.y + band_part_.height)) {
    draw_band(y);
  }
  if (!are_good_) {
    return;
  }
  const int row_of_band = is_below ? y - band_part_.y : 0;
  std::copy_n(band_.begin() + row_of_band * std::ssize(row), row.size(),
              row.begin());
  if (!is_below && y >= static_cast<int>(layout_.picture.y)) {
    add_picture(y - static_cast<int>(layout_.picture.y), row);
  }
}

/// Row `y` of the picture in its place in `row`.
void CardRows::add_picture(int y, Row row) {
  const auto pixel =
      static_cast<std::size_t>(babl_format_get_bytes_per_pixel(format_));
  const Row place =
      row.subspan(static_cast<std::size_t>(layout_.picture.x) * pixel,
                  static_cast<std::size_t>(layout_.picture.width) * pixel);
  const GeglRectangle extent = *gegl_buffer_get_extent(picture_);
  const GeglRectangle line = {extent.x, extent.y + y, extent.width, 1};
  gegl_buffer_get(picture_, &line, 1.0, picture_format_,
                  has_alpha_ ? pixels_.data() : place.data(),
                  GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  if (!has_alpha_) {
    return;
  }
  if (is_8bit_) {
    lay_over<std::uint8_t>(pixels_, place);
  } else {
    lay_over<std::uint16_t>(pixels_, place);
  }
}

Status write_card(GeglBuffer* picture, const Palette& palette,
                  const CliOptions& options, const Progress& progress) {
  const CardOptions card = {options.equal_widths, options.dark};
  const CardLayout layout =
      layout_card(palette.swatches, gegl_buffer_get_width(picture),
                  gegl_buffer_get_height(picture), card);
  CardRows rows(picture, palette.swatches, layout, card);
  return save_png({.width = layout.width,
                   .height = layout.height,
                   .format = rows.format(),
                   .is_photograph = true,
                   .read_row =
                       [&rows](int y, Row row) {
                         rows.read(y, row);
                         return rows.are_good();
                       }},
                  options.output, progress);
}

}  // namespace

Status card_image(const CliOptions& options, const Progress& progress) {
  if (file_type_for_name(options.output) != FileType::png) {
    return Error{
        ErrorCode::write_failed,
        options.output + ": " + translated("the name must end in .png")};
  }
  const std::string& path = options.images.front();
  Stages stages;
  const Result<GObjectPtr<GeglBuffer>> image = load_image(path);
  if (!image) {
    return image.error();
  }
  stages.end("load");
  GeglBuffer* picture = image->get();
  const Result<Palette> palette =
      palette_of_image(picture, path, options, progress, stages);
  if (!palette) {
    return palette.error();
  }
  Status written = write_card(picture, *palette, options, progress);
  if (!written || !options.verbose) {
    return written;
  }
  stages.end("save");
  const Result<Distortion> distortion =
      distortion_of_image(picture, *palette, options.threads, progress, stages);
  if (distortion) {
    say_measurements(path, stages, *distortion);
  }
  return written;
}

}  // namespace scene_palette
