// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The different colors of a picture, one by one, as long as they are few: a
// hash table that refuses to grow past a limit.  Flat graphics give back
// exactly their colors because of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/pixel.h"

namespace scene_palette {

class DistinctColors {
 public:
  struct Entry {
    std::array<std::uint32_t, 3> key{};
    std::uint64_t weight = 0;

    /// Whether it was added as 8-bit codes.
    bool is_coded() const { return key[0] == kCoded; }
    /// What was added; alpha is 255.  Only where is_coded().
    Rgba8 codes() const;
    /// What was added; alpha is 1.  Only where not is_coded().
    Rgba linear() const;
  };

  /// Keeps at most `limit` colors, 1 to 2^24.
  explicit DistinctColors(std::size_t limit);

  /// Adds 8-bit codes or a finite linear color (alpha is ignored); false, and
  /// nothing is added, if it would be one more than the limit.
  /// The weight is not 0.
  bool add(const Rgba8& codes, std::uint64_t weight);
  bool add(const Rgba& linear, std::uint64_t weight);

  /// All of them, in no particular order.  O(limit).
  std::vector<Entry> entries() const;

 private:
  // No finite float has these bits.
  static constexpr std::uint32_t kCoded = 0xffffffff;

  bool add_key(const std::array<std::uint32_t, 3>& key, std::uint64_t weight);
  Entry* find(const std::array<std::uint32_t, 3>& key);
  void grow();

  std::size_t limit_;
  std::size_t size_ = 0;
  std::vector<Entry> slots_;  // a power of two; weight 0 where free
};

}  // namespace scene_palette
