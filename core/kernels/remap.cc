// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The inner loops of remapping: looking codes up in an inverse map, deciding
// its tiles, and the nearest color of float pixels.  Where single precision
// cannot tell two colors apart, a pixel is marked instead of decided, so that
// the caller can do it in double precision.

#include "core/kernels/remap.h"

#include "core/kernels/candidates.h"
#include "core/kernels/lanes.h"
#include "core/kernels/level.h"
#include "core/kernels/nearest.h"
#include "core/kernels/roots.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {
namespace {

using Words = std::uint32_t __attribute__((vector_size(32)));

constexpr std::size_t kBlock = 64;
constexpr std::size_t kVectors = kBlock / kLanes;

// The bounds of the cone responses' cube roots between two colors: these grow
// with each channel, so the corners of a cube of codes bound them.
inline void bound_roots(const float* low, const float* high, float* box) {
  Floats cones{};
  for (std::size_t cone = 0; cone < 3; ++cone) {
    const auto& m = kConesFromLinear[cone];
    cones[cone] = m[0] * low[0] + m[1] * low[1] + m[2] * low[2];
    cones[cone + 3] = m[0] * high[0] + m[1] * high[1] + m[2] * high[2];
  }
  store(box, cube_roots(cones));
}

inline void oklab_from_linear(Points& p) {
  const Floats l =
      cube_roots(mix(kConesFromLinear[0], p.axis[0], p.axis[1], p.axis[2]));
  const Floats m =
      cube_roots(mix(kConesFromLinear[1], p.axis[0], p.axis[1], p.axis[2]));
  const Floats s =
      cube_roots(mix(kConesFromLinear[2], p.axis[0], p.axis[1], p.axis[2]));
  for (int axis = 0; axis < 3; ++axis) {
    p.axis[axis] = mix(kOklabFromConeRoots[axis], l, m, s);
  }
}

inline Floats magnitude(const Floats& x) { return x < 0 ? -x : x; }

inline Floats with_sign(const Floats& x, const Floats& sign) {
  return sign < 0 ? -x : x;
}

// OKLab of any color, and (in `good`) where the cone responses are not what is
// left of larger terms: there the cube root would magnify rounding errors.
inline void oklab_from_any_linear(Points& p, Ints& good) {
  Floats roots[3];
  for (int cone = 0; cone < 3; ++cone) {
    const auto& factors = kConesFromLinear[cone];
    const Floats x = mix(factors, p.axis[0], p.axis[1], p.axis[2]);
    const Floats whole = mix(factors, magnitude(p.axis[0]),
                             magnitude(p.axis[1]), magnitude(p.axis[2]));
    const Floats size = magnitude(x);
    good &= 8 * size >= whole;
    roots[cone] = with_sign(cube_roots(size), x);
  }
  for (int axis = 0; axis < 3; ++axis) {
    p.axis[axis] = mix(kOklabFromConeRoots[axis], roots[0], roots[1], roots[2]);
  }
}

// The curve of sRGB.  x^(1/2.4) = (x^(1/12))^5; the 12th root starts from the
// bits of the number over 12 and takes two of Halley's steps.
inline Floats srgb_from_linear(const Floats& linear) {
  const Floats x = magnitude(linear);
  const auto bits = reinterpret_cast<Ints>(x + 1e-30F);
  const Ints twelfth = __builtin_convertvector(
      __builtin_convertvector(bits, Floats) * (1 / 12.0F), Ints);
  const Ints guess = twelfth + 0x3a2a0000;
  auto y = reinterpret_cast<Floats>(guess);
  for (int step = 0; step < 2; ++step) {
    const Floats y2 = y * y;
    const Floats y4 = y2 * y2;
    const Floats p = y4 * y4 * y4;
    y = y * ((11 * p + 13 * x) / (13 * p + 11 * x + 1e-30F));
  }
  const Floats y2 = y * y;
  const Floats curved = 1.055F * (y2 * y2 * y) - 0.055F;
  return with_sign(x > 0.0031308F ? curved : 12.92F * x, linear);
}

// The channels of 4 pixels.
inline void split_four(const float* pixels, Four (&channels)[3]) {
  Four p[4];
  __builtin_memcpy(p, pixels, sizeof p);
  const Four rg01 = __builtin_shufflevector(p[0], p[1], 0, 4, 1, 5);
  const Four rg23 = __builtin_shufflevector(p[2], p[3], 0, 4, 1, 5);
  const Four ba01 = __builtin_shufflevector(p[0], p[1], 2, 6, 3, 7);
  const Four ba23 = __builtin_shufflevector(p[2], p[3], 2, 6, 3, 7);
  channels[0] = __builtin_shufflevector(rg01, rg23, 0, 1, 4, 5);
  channels[1] = __builtin_shufflevector(rg01, rg23, 2, 3, 6, 7);
  channels[2] = __builtin_shufflevector(ba01, ba23, 0, 1, 4, 5);
}

inline Points split_channels(const float* pixels) {
  Four low[3];
  Four high[3];
  split_four(pixels, low);
  split_four(pixels + 16, high);
  Points points;
  for (int axis = 0; axis < 3; ++axis) {
    points.axis[axis] =
        __builtin_shufflevector(low[axis], high[axis], 0, 1, 2, 3, 4, 5, 6, 7);
  }
  return points;
}

// Beyond kRange nothing is said about the error.
constexpr float kRange = 16;

inline Ints lies_in(const Points& p, float low, float high) {
  Ints inside = p.axis[0] >= low;
  inside &= p.axis[0] <= high;
  for (int axis = 1; axis < 3; ++axis) {
    inside &= p.axis[axis] >= low;
    inside &= p.axis[axis] <= high;
  }
  return inside;
}

// Converts 8 pixels in place and returns what Doubt::near is for each.
inline Floats convert(Points& p, const FloatErrors& errors) {
  Ints good = lies_in(p, -kRange, kRange);
  const Ints in_gamut = lies_in(p, 0, 1);
  if (!errors.is_oklab) {
    for (Floats& channel : p.axis) {
      channel = srgb_from_linear(channel);
    }
  } else if (bits_of(in_gamut) == 0xff) {
    oklab_from_linear(p);
  } else {
    oklab_from_any_linear(p, good);
  }
  const Floats near =
      in_gamut ? Floats{} + errors.in_gamut : Floats{} + errors.out_of_gamut;
  return good ? near : Floats{} - 1;
}

// The points of a block and the box of those that are not wild.
inline std::uint64_t load_block(const PointPlanes& planes,
                                Points (&points)[kVectors],
                                Floats (&near)[kVectors], float (&box)[6]) {
  Floats low[3];
  Floats high[3];
  for (int axis = 0; axis < 3; ++axis) {
    low[axis] = Floats{} + 3e38F;
    high[axis] = Floats{} - 3e38F;
  }
  std::uint64_t wild = 0;
  for (std::size_t v = 0; v < kVectors; ++v) {
    near[v] = load(planes.near + v * kLanes);
    const Ints good = near[v] >= 0;
    for (int axis = 0; axis < 3; ++axis) {
      const Floats x = load(planes.axis[axis] + v * kLanes);
      low[axis] = (good & (x < low[axis])) ? x : low[axis];
      high[axis] = (good & (x > high[axis])) ? x : high[axis];
      points[v].axis[axis] = x;
    }
    const std::uint64_t bits = bits_of(near[v] < 0);
    wild |= bits << (v * kLanes);
  }
  for (int axis = 0; axis < 3; ++axis) {
    box[axis] = low[axis][0];
    box[axis + 3] = high[axis][0];
    for (std::size_t lane = 1; lane < kLanes; ++lane) {
      const float least = low[axis][lane];
      const float most = high[axis][lane];
      box[axis] = least < box[axis] ? least : box[axis];
      box[axis + 3] = most > box[axis + 3] ? most : box[axis + 3];
    }
  }
  return wild;
}

// The place of each code in its tile is red, green, blue, 2 bits each.
inline void points_of_tile(const CodeCube& codes, bool is_oklab,
                           Points (&points)[kVectors]) {
  for (std::size_t v = 0; v < kVectors; ++v) {
    Points& p = points[v];
    p.axis[0] = Floats{} + codes.r[v >> 1];
    const float* g = codes.g + 2 * (v & 1);
    p.axis[1] = Floats{g[0], g[0], g[0], g[0], g[1], g[1], g[1], g[1]};
    const float* b = codes.b;
    p.axis[2] = Floats{b[0], b[1], b[2], b[3], b[0], b[1], b[2], b[3]};
    if (is_oklab) {
      oklab_from_linear(p);
    }
  }
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
constexpr int kRed = 0;
constexpr int kGreen = 8;
constexpr int kBlue = 16;
#else
constexpr int kRed = 24;
constexpr int kGreen = 16;
constexpr int kBlue = 8;
#endif

// The tiles of 8 pixels, and the places in these.
inline Words tiles_of(const Words& x) {
  return (x >> kRed & 0xfc) << 10 | (x >> kGreen & 0xfc) << 4 |
         (x >> kBlue & 0xfc) >> 2;
}

inline Words places_of(const Words& x) {
  return (x >> kRed & 3) << 4 | (x >> kGreen & 3) << 2 | (x >> kBlue & 3);
}

struct EightPixels {
  alignas(32) std::uint32_t tiles[kLanes];
  alignas(32) std::uint32_t places[kLanes];
};

// The index of one pixel.  `known` keeps its lowest bit if the tile is known;
// others read the bytes before the first block.
inline std::uint8_t look_up_one(const CodeMap& map, const EightPixels& eight,
                                std::size_t i, std::uint32_t& known) {
  const std::uint32_t block =
      __atomic_load_n(map.tiles + eight.tiles[i], __ATOMIC_ACQUIRE);
  known &= block;
  return map.blocks[std::size_t{block} + eight.places[i]];
}

// Looks up 8 pixels; false if a tile is not yet known.
inline bool look_up_eight(const unsigned char* pixels, const CodeMap& map,
                          std::uint8_t* indices) {
  Words x;
  __builtin_memcpy(&x, pixels, sizeof x);
  EightPixels eight;
  const Words tiles = tiles_of(x);
  const Words places = places_of(x);
  __builtin_memcpy(eight.tiles, &tiles, sizeof tiles);
  __builtin_memcpy(eight.places, &places, sizeof places);
  std::uint32_t known = 1;
  // Written out: g++ leaves this as a loop otherwise.
  indices[0] = look_up_one(map, eight, 0, known);
  indices[1] = look_up_one(map, eight, 1, known);
  indices[2] = look_up_one(map, eight, 2, known);
  indices[3] = look_up_one(map, eight, 3, known);
  indices[4] = look_up_one(map, eight, 4, known);
  indices[5] = look_up_one(map, eight, 5, known);
  indices[6] = look_up_one(map, eight, 6, known);
  indices[7] = look_up_one(map, eight, 7, known);
  return known != 0;
}

}  // namespace

std::size_t look_up(const void* pixels, std::size_t count,
                    const CodeMap& code_map, std::uint8_t* indices) {
  const CodeMap map = code_map;  // not to be read again after each store
  const auto* const bytes = static_cast<const unsigned char*>(pixels);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    if (!look_up_eight(bytes + 4 * i, map, indices + i)) {
      return i;
    }
  }
  if (i < count) {
    unsigned char rest[4 * kLanes];
    std::uint8_t found[kLanes];
    for (std::size_t k = 0; k < sizeof rest; ++k) {
      rest[k] = bytes[4 * i + k % (4 * (count - i))];
    }
    if (!look_up_eight(rest, map, found)) {
      return i;
    }
    __builtin_memcpy(indices + i, found, count - i);
  }
  return count;
}

void possible_in_cube(const float* low, const float* high, bool is_oklab,
                      const ColorList& from, const BoxMargin& margin,
                      ColorList& possible) {
  float box[kLanes] = {low[0], low[1], low[2], high[0], high[1], high[2]};
  if (is_oklab) {
    bound_roots(low, high, box);
  }
  keep_possible(box, from, margin, possible);
}

std::uint64_t decide_tile(const CodeCube& codes, bool is_oklab,
                          const ColorList& colors, const Doubt& doubt,
                          std::uint8_t* indices) {
  Points points[kVectors];
  points_of_tile(codes, is_oklab, points);
  const Floats near[2] = {Floats{} + doubt.near, Floats{} + doubt.near};
  std::uint64_t unsure = 0;
  for (std::size_t v = 0; v < kVectors; v += 2) {
    const std::uint64_t bits =
        compare(points + v, near, doubt.far, colors, indices + v * kLanes);
    unsure |= bits << (v * kLanes);
  }
  return unsure;
}

void points_of_pixels(const float* pixels, std::size_t count,
                      const FloatErrors& errors, const PointPlanes& planes) {
  for (std::size_t i = 0; i < count; i += kLanes) {
    Points p = split_channels(pixels + 4 * i);
    const Floats near = convert(p, errors);
    store(planes.near + i, near);
    for (int axis = 0; axis < 3; ++axis) {
      const Floats x = near < 0 ? Floats{} : p.axis[axis];
      store(planes.axis[axis] + i, x);
    }
  }
}

std::uint64_t nearest_of_points(const PointPlanes& planes,
                                const FloatErrors& errors,
                                const ColorList& from, ColorList& possible,
                                std::uint8_t* indices) {
  Points points[kVectors];
  Floats near[kVectors];
  float box[6];
  std::uint64_t unsure = load_block(planes, points, near, box);
  if (~unsure == 0) {
    return unsure;
  }
  keep_possible(box, from, errors.margin, possible);
  if (possible.count == 1) {
    __builtin_memset(indices, possible.index[0], kBlock);
    return unsure;
  }
  for (std::size_t v = 0; v < kVectors; v += 2) {
    const std::uint64_t bits = compare(points + v, near + v, errors.far,
                                       possible, indices + v * kLanes);
    unsure |= bits << (v * kLanes);
  }
  return unsure;
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
