// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The different colors of a picture, one by one, as long as they are few: hash
// tables that refuse to grow past a limit, for flat graphics.  An 8-bit color
// needs one 64-bit slot; at most a quarter of the slots is in use.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/pixel.h"
#include "core/weighted_color.h"

namespace scene_palette {

class DistinctColors {
 public:
  /// A color as it was added.  Codes and their linear values count as one.
  struct Codes {
    Rgba8 color;
    std::uint64_t weight = 0;
  };
  struct Linear {
    Rgba color;
    std::uint64_t weight = 0;
    bool is_coded = false;  // the values of 8-bit codes, in single precision
  };

  /// All weights together stay below this, 1078 opaque megapixels.
  static constexpr std::uint64_t kWeightLimit = std::uint64_t{1} << 38;
  static constexpr std::uint64_t kSmallWeight = 1'000'000ULL * kFullWeight;

  /// Keeps at most `limit` colors, 1 to 2^20; half as many if all weights
  /// together are above kSmallWeight (a megapixel).
  explicit DistinctColors(std::size_t limit) : limit_(limit) {}

  /// Adds codes or a finite linear color (alpha is ignored, the weight not 0);
  /// false, and nothing is added, if it would be too many or too much weight.
  bool add(const Rgba8& codes, std::uint64_t weight);
  bool add(const Rgba& linear, std::uint64_t weight);

  /// Whether `count` opaque pixels can be added whatever their colors.
  bool has_room_for(std::size_t count) const;

  /// Adds opaque pixels that there is room for.
  void add_opaque(std::span<const Rgba8> pixels);

  /// All of them, in no particular order.  O(limit).
  std::vector<Codes> codes() const;
  std::vector<Linear> linear() const;

  void clear();  // keeps the memory

 private:
  using Key = std::array<std::uint32_t, 3>;  // the bits of three floats
  struct Slot {
    Key key{};
    bool is_coded = false;
    std::uint64_t weight = 0;  // 0: the slot is free
  };

  bool fits(std::size_t size, std::uint64_t weight) const;
  std::uint64_t* find(std::uint32_t code_key);
  std::uint64_t* insert(std::uint64_t* place, std::uint32_t code_key);
  Slot* find(const Key& key);

  std::size_t limit_;
  std::size_t size_ = 0;
  std::uint64_t weight_ = 0;
  int slot_shift_ = 32;  // 32 - log2 of the number of slots for codes
  std::vector<std::uint64_t> code_slots_;  // weight, then 25 bits of a key
  std::vector<Slot> slots_;
  std::size_t linear_size_ = 0;
};

}  // namespace scene_palette
