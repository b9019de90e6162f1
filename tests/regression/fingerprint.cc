// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Fingerprints of what the core computes, to be compared between compilers,
// processors and numbers of threads (tools/determinism): histograms, palettes
// of every method, maps of 8-bit and float pixels, errors; of pictures with few
// colors and many, with alpha, in float and out of gamut.
//
//   fingerprint [--quick] [--threads N]
//
// --quick leaves out what takes minutes on an emulated processor.
// Prints lines "picture, what, hash".  Whether rows come in any order and
// chunks of any size, and histograms are split and merged, it compares by
// itself: exit status 1 and a line on standard error if that shows.

#include <algorithm>
#include <array>
#include <bit>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/distortion.h"
#include "core/extract.h"
#include "core/histogram_pool.h"
#include "core/parallel.h"
#include "core/random.h"
#include "core/remap.h"
#include "tests/regression/wishes.h"
#include "tests/support/images.h"

namespace scene_palette {
namespace {

/// FNV-1a of 64 bits (G. Fowler, L. C. Noll, P. Vo; RFC 9923), of values as
/// their bytes from the lowest up, so that the byte order does not show.
class Hash {
 public:
  template <typename... Values>
  void add(Values... values) {
    (add_one(values), ...);
  }
  std::uint64_t value() const { return value_; }

 private:
  template <typename Value>
  void add_one(Value value) {
    if constexpr (std::is_same_v<Value, double>) {
      add_one(std::bit_cast<std::uint64_t>(value));
    } else if constexpr (std::is_same_v<Value, float>) {
      add_one(std::bit_cast<std::uint32_t>(value));
    } else {
      for (std::size_t i = 0; i < sizeof value; ++i) {
        value_ ^= static_cast<std::uint64_t>(value) >> (8 * i) & 0xff;
        value_ *= 0x100000001b3;
      }
    }
  }

  std::uint64_t value_ = 0xcbf29ce484222325;
};

template <typename Pixel>
struct Sample {
  std::string name;
  std::size_t width = 0;
  std::vector<Pixel> pixels;

  std::size_t height() const { return pixels.size() / width; }
  std::span<const Pixel> row(std::size_t y) const {
    return std::span(pixels).subspan(y * width, width);
  }
};

struct Request {
  bool is_quick = false;
  int threads = 1;
};

/// The most a quick wish may cost, in colors × pixels, and the largest quick
/// picture: all of them take 20 s on an emulated processor.
constexpr std::size_t kQuickCost = 250'000;
constexpr std::size_t kQuickPixels = 35'000;

void print(const std::string& picture, const std::string& what,
           std::uint64_t hash) {
  std::printf("%s\t%s\t%016" PRIx64 "\n", picture.c_str(), what.c_str(), hash);
}

template <typename Pixel>
std::uint64_t hash_of(std::span<const Pixel> pixels) {
  Hash hash;
  for (const Pixel& pixel : pixels) {
    hash.add(pixel.r, pixel.g, pixel.b, pixel.a);
  }
  return hash.value();
}

std::uint64_t hash_of(const Histogram& histogram) {
  Hash hash;
  hash.add(histogram.total_weight(), histogram.not_finite(),
           static_cast<std::uint8_t>(histogram.is_exact()));
  for (const WeightedColor& each : histogram.colors()) {
    hash.add(each.color.r, each.color.g, each.color.b, each.weight);
  }
  for (const Region& each : histogram.regions()) {
    hash.add(each.color.r, each.color.g, each.color.b, each.weight);
    hash.add(each.positions.count, each.positions.x, each.positions.y,
             each.positions.xx, each.positions.yy);
  }
  return hash.value();
}

std::uint64_t hash_of(const Palette& palette) {
  Hash hash;
  hash.add(static_cast<std::uint8_t>(palette.fewer_than_asked));
  for (const Swatch& each : palette.swatches) {
    hash.add(each.color.r, each.color.g, each.color.b);
    hash.add(each.oklab.l, each.oklab.a, each.oklab.b);
    hash.add(each.srgb8.r, each.srgb8.g, each.srgb8.b, each.share);
  }
  if (palette.auto_count) {
    hash.add(static_cast<std::uint8_t>(palette.auto_count->rule),
             palette.auto_count->colors);
    for (const double error : palette.auto_count->curve) {
      hash.add(error);
    }
  }
  return hash.value();
}

std::uint64_t hash_of(const Distortion& distortion) {
  Hash hash;
  hash.add(distortion.oklab_mse, distortion.srgb8_mse,
           distortion.delta_e_ok_mean);
  return hash.value();
}

/// The index of the nearest swatch for each pixel, rows shared by `threads`.
template <typename Pixel>
std::vector<std::uint8_t> mapped(const Sample<Pixel>& sample,
                                 const Remap& remap, int threads) {
  std::vector<std::uint8_t> indices(sample.pixels.size());
  run_parallel(threads, sample.height(), [&](std::size_t y) {
    remap.nearest(sample.row(y),
                  std::span(indices).subspan(y * sample.width, sample.width));
  });
  return indices;
}

template <typename Pixel>
Distortion distortion_of(const Sample<Pixel>& sample, const Palette& palette,
                         int threads) {
  const DistortionMeter meter(palette);
  std::vector<DistortionMeter> parts(static_cast<std::size_t>(threads), meter);
  run_parallel(threads, parts.size(), [&](std::size_t part) {
    for (std::size_t y = part; y < sample.height(); y += parts.size()) {
      parts[part].add(sample.row(y));
    }
  });
  for (std::size_t part = 1; part < parts.size(); ++part) {
    parts[0].merge(parts[part]);
  }
  return parts[0].result();
}

/// Rows in random order, each in chunks of random length, added to the first
/// of `parts` histograms or to a random one, which are merged from the last.
template <typename Pixel>
Histogram shuffled(const Sample<Pixel>& sample, std::size_t parts,
                   SplitMix64& random) {
  std::vector<std::size_t> rows(sample.height());
  for (std::size_t y = 0; y < rows.size(); ++y) {
    rows[y] = y;
    std::swap(rows[y], rows[random.next() % (y + 1)]);
  }
  std::vector<Histogram> histograms(parts);
  for (const std::size_t y : rows) {
    for (std::size_t x = 0; x < sample.width;) {
      const std::size_t length =
          std::min(sample.width - x,
                   1 + static_cast<std::size_t>(random.next() % sample.width));
      histograms[random.next() % parts].add(
          sample.row(y).subspan(x, length), {},
          {static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)});
      x += length;
    }
  }
  Histogram sum;
  std::ranges::reverse(histograms);
  for (const Histogram& each : histograms) {
    sum.merge(each);
  }
  return sum;
}

/// Whether chunks of random length, some begun at odd places, are mapped alike.
template <typename Pixel>
bool maps_chunks_alike(const Sample<Pixel>& sample, const Remap& remap,
                       std::span<const std::uint8_t> expected,
                       SplitMix64& random) {
  std::vector<std::uint8_t> indices(sample.pixels.size());
  for (std::size_t at = 0; at < indices.size();) {
    const std::size_t length = std::min(
        indices.size() - at,
        1 + static_cast<std::size_t>(random.next() % (3 * sample.width)));
    remap.nearest(std::span(sample.pixels).subspan(at, length),
                  std::span(indices).subspan(at, length));
    at += length;
  }
  return std::ranges::equal(indices, expected);
}

/// Prints all about one picture; false if chunks or order show.
template <typename Pixel>
bool examine(const Sample<Pixel>& sample, const Request& request) {
  const int threads = request.threads;
  const auto complain = [&sample](const std::string& what) {
    std::fprintf(stderr, "%s: %s\n", sample.name.c_str(), what.c_str());
    return false;
  };
  bool is_same = true;
  SplitMix64 random(7);
  print(sample.name, "pixels", hash_of(std::span(sample.pixels)));
  const Histogram histogram = histogram_of_rows(
      std::span<const Pixel>(sample.pixels), sample.width, threads);
  const std::uint64_t hash = hash_of(histogram);
  print(sample.name, "histogram", hash);
  for (const std::size_t parts : {1, 2, 5}) {
    if (hash_of(shuffled(sample, parts, random)) != hash) {
      is_same = complain("chunks show in the histogram");
    }
  }
  Extractor extractor(histogram);
  for (const Wish& wish : wishes()) {
    if (request.is_quick && wish.cost() * sample.pixels.size() > kQuickCost) {
      continue;
    }
    const Result<Palette> palette = extractor.extract(wish.options, {});
    if (!palette) {
      return complain(wish.name + ": " + palette.error().message);
    }
    print(sample.name, wish.name, hash_of(*palette));
    const Remap remap(*palette);
    const std::vector<std::uint8_t> indices = mapped(sample, remap, threads);
    Hash map;
    for (const std::uint8_t index : indices) {
      map.add(index);
    }
    print(sample.name, wish.name + ", map", map.value());
    print(sample.name, wish.name + ", error",
          hash_of(distortion_of(sample, *palette, threads)));
    if (!maps_chunks_alike(sample, remap, indices, random)) {
      is_same = complain(wish.name + ": chunks show in the map");
    }
  }
  return is_same;
}

/// Every gray, those of low code in many pixels.
Pixels8 grays() {
  Pixels8 pixels;
  for (int row = 0; row < 24; ++row) {
    for (int code = 0; code < 256; ++code) {
      const auto gray = static_cast<std::uint8_t>(code >> (row / 4));
      pixels.push_back({gray, gray, gray, 255});
    }
  }
  return pixels;
}

/// In linear light by a curve that any processor computes alike: a square.
Pixels squared(const Pixels8& pixels) {
  Pixels linear;
  for (const Rgba8& pixel : pixels) {
    const auto light = [](std::uint8_t code) {
      const float value = static_cast<float>(code) / 255;
      return value * value;
    };
    linear.push_back({light(pixel.r), light(pixel.g), light(pixel.b),
                      static_cast<float>(pixel.a) / 255});
  }
  return linear;
}

/// Pixels far out of gamut among others, some transparent or not finite.
Pixels wild() {
  Pixels pixels = random_linear(800, -0.4F, 1.6F, 3);
  for (std::size_t i = 0; i < pixels.size(); i += 50) {
    pixels[i].r *= 40;
    pixels[i + 1].a = 0.3F;
    pixels[i + 2].a = 0;
    pixels[i + 3].g /= 0.0F;
  }
  return pixels;
}

bool examine_all(const Request& request) {
  const std::array<Sample<Rgba8>, 6> codes = {{
      {"tiny photograph", 36, photograph(36, 26, 6)},
      {"small photograph", 96, photograph(96, 64, 2)},
      {"photograph", 240, photograph(240, 160)},
      {"noise with alpha", 185, random_pixels(34225, 5)},
      {"flat graphic", 28, flat_graphic(70)},
      {"grays", 256, grays()},
  }};
  const std::array<Sample<Rgba>, 3> linear = {{
      {"small float photograph", 60, squared(photograph(60, 40, 4))},
      {"float photograph", 240, squared(photograph(240, 160, 3))},
      {"out of gamut", 40, wild()},
  }};
  bool is_same = true;
  const auto examine_each = [&](const auto& samples) {
    for (const auto& sample : samples) {
      if (!request.is_quick || sample.pixels.size() <= kQuickPixels) {
        is_same = examine(sample, request) && is_same;
      }
    }
  };
  examine_each(codes);
  examine_each(linear);
  return is_same;
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  scene_palette::Request request;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--quick") {
      request.is_quick = true;
    } else if (argument == "--threads" && i + 1 < argc) {
      request.threads = std::max(1, std::atoi(argv[++i]));
    } else {
      std::fprintf(stderr, "usage: fingerprint [--quick] [--threads N]\n");
      return 2;
    }
  }
  return scene_palette::examine_all(request) ? 0 : 1;
}
