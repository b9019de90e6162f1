// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What was found for a color, kept for the pixels that have it too.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/dither.h"

namespace scene_palette {

/// One thread's; takes about a megabyte.
template <typename Found>
class ColorCache {
 public:
  /// What `find` gives for the color, which must depend on nothing else.
  template <typename Find>
  const Found& of(const DitherValues::Color& key, const Find& find) {
    Entry& entry = entries_[place(key)];
    if (!entry.is_known || entry.key != key) {
      entry = {key, true, find(key)};
    }
    return entry.found;
  }

 private:
  static constexpr int kPlaceBits = 15;

  struct Entry {
    DitherValues::Color key{};
    bool is_known = false;
    Found found{};
  };

  static std::size_t place(const DitherValues::Color& key) {
    // Odd numbers from the golden ratio spread the upper digits.
    const std::uint32_t mixed =
        std::bit_cast<std::uint32_t>(key[0]) * 0x9E3779B1U ^
        std::bit_cast<std::uint32_t>(key[1]) * 0x85EBCA77U ^
        std::bit_cast<std::uint32_t>(key[2]) * 0xC2B2AE3DU;
    return (mixed ^ mixed >> 15) * 0x9E3779B1U >> (32 - kPlaceBits);
  }

  std::vector<Entry> entries_ =
      std::vector<Entry>(std::size_t{1} << kPlaceBits);
};

}  // namespace scene_palette
