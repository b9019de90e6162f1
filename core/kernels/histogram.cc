// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The cells of linear pixels, two pixels at a time.  A vector holds their R, G,
// B and alpha, so that nothing has to be transposed.

#include "core/kernels/histogram.h"

#include "core/kernels/level.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {
namespace {

constexpr Floats kLevels = {96, 128, 84, 1, 96, 128, 84, 1};
constexpr Floats kLevelsCubed = {884736, 2097152, 592704, 1,
                                 884736, 2097152, 592704, 1};

// The greatest number below each cube: white belongs to the last cell.
constexpr Floats kMost = {884735.9375F, 2097151.875F, 592703.9375F, 0,
                          884735.9375F, 2097151.875F, 592703.9375F, 0};

// What one block further along an axis adds to the number of a cell, and where
// in it the two lower digits of the axis are; none for alpha.
constexpr Ints kStrides = {32 * 21 * 64, 21 * 64, 64, 0,
                           32 * 21 * 64, 21 * 64, 64, 0};
constexpr Ints kOnes = {1, 2, 4, 0, 1, 2, 4, 0};

// Alpha's lane is all ones.
constexpr Ints kAlpha = {0, 0, 0, -1, 0, 0, 0, -1};

constexpr Floats kFractionOne = {16384, 16384, 16384, 0,
                                 16384, 16384, 16384, 0};

// For rounding; alpha's fraction is always 1.
constexpr Floats kHalfOrOne = {0.5F, 0.5F, 0.5F, 1, 0.5F, 0.5F, 0.5F, 1};

inline Ints ints_of(const Floats& x) { return reinterpret_cast<Ints>(x); }
inline Floats floats_of(const Ints& x) { return reinterpret_cast<Floats>(x); }
inline Ints truncated(const Floats& x) {
  return __builtin_convertvector(x, Ints);
}
inline Floats converted(const Ints& x) {
  return __builtin_convertvector(x, Floats);
}

// The cube root, up to 2e-5 of it too small, without a division: two steps of
// Newton's method for 1/cbrt(x), from the bits of the number divided by -3
// (after W. Kahan, "Computing a real cube root", 1991).
inline Floats rough_cube_roots(const Floats& x) {
  const Ints third = truncated(converted(ints_of(x)) * (1 / 3.0F));
  Floats y = floats_of(0x54a21d2a - third);
  for (int step = 0; step < 2; ++step) {
    y = y * (4.0F / 3 - x * y * (y * y) * (1 / 3.0F));
  }
  return x * y * y * 0.99999F;
}

inline void place_two(const float* pixels, std::uint32_t* parts,
                      std::uint32_t* fractions) {
  const Floats given = load(pixels);
  const Ints inside = (given >= 0.0F) & (given <= 1.0F);
  const Ints opaque = given == 1.0F;
  const Floats x = floats_of(ints_of(given) & inside) + 0.0F;  // -0 is 0

  // The greatest level whose cube is not above N³ x, a rounded product: whole
  // numbers below 2^24 decide, the root only has to be slightly too small.
  Floats scaled = x * kLevelsCubed;
  scaled = scaled < kMost ? scaled : kMost;
  Ints level = truncated(rough_cube_roots(x) * kLevels);
  const Floats next = converted(level) + 1;
  level -= scaled >= next * next * next;  // true is -1
  const Floats low = converted(level);
  const Floats cube = low * low * low;
  const Floats width = 3 * low * (low + 1) + 1;
  const Ints fraction =
      truncated((scaled - cube) / width * kFractionOne + kHalfOrOne);

  const Ints number =
      (level >> 2) * kStrides + ((level >> 1 & 1) * 8 + (level & 1)) * kOnes;
  const Ints beside = (~inside & ~kAlpha) | (~opaque & kAlpha);
  const Ints part = (number & ~beside) | (beside & kBesideGrid);
  __builtin_memcpy(parts, &part, sizeof part);
  __builtin_memcpy(fractions, &fraction, sizeof fraction);
}

}  // namespace

void place_linear(const float* pixels, std::size_t count, std::uint32_t* parts,
                  std::uint32_t* fractions) {
  for (std::size_t i = 0; i + 2 <= count; i += 2) {
    place_two(pixels + 4 * i, parts + 4 * i, fractions + 4 * i);
  }
  if (count % 2 == 1) {
    const std::size_t last = 4 * (count - 1);
    float pair[8] = {};
    __builtin_memcpy(pair, pixels + last, 4 * sizeof(float));
    std::uint32_t pair_parts[8];
    std::uint32_t pair_fractions[8];
    place_two(pair, pair_parts, pair_fractions);
    __builtin_memcpy(parts + last, pair_parts, 4 * sizeof(std::uint32_t));
    __builtin_memcpy(fractions + last, pair_fractions,
                     4 * sizeof(std::uint32_t));
  }
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
