// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/distinct_colors.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace scene_palette {
namespace {

constexpr std::size_t kFirstSlots = 256;

// Mixes the bits of a key (the finalizer of SplitMix64: Steele, Lea and Flood,
// "Fast splittable pseudorandom number generators", 2014).
std::uint64_t hash(const std::array<std::uint32_t, 3>& key) {
  std::uint64_t x = (std::uint64_t{key[0]} << 32 | key[2]) ^
                    key[1] * std::uint64_t{0x9e3779b97f4a7c15};
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
  return x ^ x >> 31;
}

// -0 and 0 are one color.
std::uint32_t bits_of(float value) {
  return std::bit_cast<std::uint32_t>(value + 0.0F);
}

}  // namespace

Rgba8 DistinctColors::Entry::codes() const {
  const std::uint32_t codes = key[1];
  return {static_cast<std::uint8_t>(codes >> 16),
          static_cast<std::uint8_t>(codes >> 8),
          static_cast<std::uint8_t>(codes), 255};
}

Rgba DistinctColors::Entry::linear() const {
  return {std::bit_cast<float>(key[0]), std::bit_cast<float>(key[1]),
          std::bit_cast<float>(key[2]), 1};
}

DistinctColors::DistinctColors(std::size_t limit)
    : limit_(limit), slots_(kFirstSlots) {}

bool DistinctColors::add(const Rgba8& codes, std::uint64_t weight) {
  const std::uint32_t packed =
      std::uint32_t{codes.r} << 16 | std::uint32_t{codes.g} << 8 | codes.b;
  return add_key({kCoded, packed, 0}, weight);
}

bool DistinctColors::add(const Rgba& linear, std::uint64_t weight) {
  return add_key({bits_of(linear.r), bits_of(linear.g), bits_of(linear.b)},
                 weight);
}

bool DistinctColors::add_key(const std::array<std::uint32_t, 3>& key,
                             std::uint64_t weight) {
  Entry* slot = find(key);
  if (slot->weight == 0) {
    if (size_ == limit_) {
      return false;
    }
    if (++size_ * 2 > slots_.size()) {
      grow();
      slot = find(key);
    }
    slot->key = key;
  }
  slot->weight += weight;
  return true;
}

// The slot of `key`, or the free one where it belongs.
DistinctColors::Entry* DistinctColors::find(
    const std::array<std::uint32_t, 3>& key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(key) & mask;
  while (slots_[slot].weight != 0 && slots_[slot].key != key) {
    slot = (slot + 1) & mask;
  }
  return &slots_[slot];
}

std::vector<DistinctColors::Entry> DistinctColors::entries() const {
  std::vector<Entry> entries;
  std::copy_if(slots_.begin(), slots_.end(), std::back_inserter(entries),
               [](const Entry& entry) { return entry.weight != 0; });
  return entries;
}

void DistinctColors::grow() {
  const std::vector<Entry> before =
      std::exchange(slots_, std::vector<Entry>(slots_.size() * 2));
  for (const Entry& entry : before) {
    if (entry.weight != 0) {
      *find(entry.key) = entry;
    }
  }
}

}  // namespace scene_palette
