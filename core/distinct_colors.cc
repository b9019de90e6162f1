// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/distinct_colors.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/color.h"

namespace scene_palette {
namespace {

// A slot for codes: 39 bits of weight above 25 bits of key, which are the codes
// and a bit that is always set.  A free slot is 0.
constexpr int kKeyBits = 25;
constexpr std::uint32_t kKeyMark = 1U << 24;
constexpr std::uint64_t kKeyMask = (1U << kKeyBits) - 1;

constexpr std::size_t kFirstSlots = 1024;

// Slots are a power of two, and at least this many times the colors.
constexpr std::size_t kCodeRoom = 4;
constexpr std::size_t kLinearRoom = 2;

std::uint32_t key_of(const Rgba8& codes) {
  return kKeyMark | std::uint32_t{codes.r} << 16 | std::uint32_t{codes.g} << 8 |
         codes.b;
}

Rgba8 codes_of(std::uint64_t slot) {
  return {static_cast<std::uint8_t>(slot >> 16),
          static_cast<std::uint8_t>(slot >> 8), static_cast<std::uint8_t>(slot),
          255};
}

// Neighboring keys go far apart (D. E. Knuth, "The Art of Computer
// Programming", volume 3, 6.4: multiplication by the golden ratio).
inline std::size_t first_slot(std::uint32_t code_key, int shift) {
  return code_key * 0x9e3779b1U >> shift;
}

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

// The key of the codes whose linear values these are, in single precision; 0 if
// there are none.
std::uint32_t code_key_of(const Rgba& linear) {
  const Srgb8 nearest = srgb8_from_linear({linear.r, linear.g, linear.b});
  const LinearRgb exact = linear_from_srgb8(nearest);
  const bool is_coded = static_cast<float>(exact.r) == linear.r &&
                        static_cast<float>(exact.g) == linear.g &&
                        static_cast<float>(exact.b) == linear.b;
  return is_coded ? key_of({nearest.r, nearest.g, nearest.b, 255}) : 0;
}

// Not by ==, which calls memcmp.
bool is_same(const std::array<std::uint32_t, 3>& a,
             const std::array<std::uint32_t, 3>& b) {
  return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2])) == 0;
}

}  // namespace

bool DistinctColors::fits(std::size_t size, std::uint64_t weight) const {
  return size <= (weight > kSmallWeight ? (limit_ + 1) / 2 : limit_) &&
         weight < kWeightLimit;
}

bool DistinctColors::has_room_for(std::size_t count) const {
  return fits(size_ + count, weight_ + count * kFullWeight);
}

// The slot of a key, or the free one where it belongs.
std::uint64_t* DistinctColors::find(std::uint32_t code_key) {
  const std::size_t mask = code_slots_.size() - 1;
  std::size_t slot = first_slot(code_key, slot_shift_);
  while (code_slots_[slot] != 0 && (code_slots_[slot] & kKeyMask) != code_key) {
    slot = (slot + 1) & mask;
  }
  return &code_slots_[slot];
}

// Puts a new key into the free slot where it belongs, or into that of a larger
// table.
std::uint64_t* DistinctColors::insert(std::uint64_t* place,
                                      std::uint32_t code_key) {
  ++size_;
  if (size_ * kCodeRoom > code_slots_.size()) {
    const std::vector<std::uint64_t> before =
        std::exchange(code_slots_, std::vector<std::uint64_t>(std::max(
                                       kFirstSlots, code_slots_.size() * 4)));
    slot_shift_ = 32 - std::countr_zero(code_slots_.size());
    for (const std::uint64_t slot : before) {
      if (slot != 0) {
        *find(static_cast<std::uint32_t>(slot & kKeyMask)) = slot;
      }
    }
    place = find(code_key);
  }
  *place = code_key;
  return place;
}

bool DistinctColors::add(const Rgba8& codes, std::uint64_t weight) {
  const std::uint32_t key = key_of(codes);
  std::uint64_t* slot = code_slots_.empty() ? nullptr : find(key);
  const bool is_new = slot == nullptr || *slot == 0;
  if (!fits(size_ + (is_new ? 1 : 0), weight_ + weight)) {
    return false;
  }
  if (is_new) {
    slot = insert(slot, key);
  }
  *slot += weight << kKeyBits;
  weight_ += weight;
  return true;
}

// Two halves in turn: neighbors often have one color, and an addition to the
// slot just written has to wait for it.
void DistinctColors::add_opaque(std::span<const Rgba8> pixels) {
  const auto add_pixel = [this](const Rgba8& pixel) {
    const std::uint32_t key = key_of(pixel);
    std::uint64_t* slot = find(key);
    if (*slot == 0) {
      slot = insert(slot, key);
    }
    *slot += std::uint64_t{kFullWeight} << kKeyBits;
  };
  if (code_slots_.empty()) {
    code_slots_.resize(kFirstSlots);
    slot_shift_ = 32 - std::countr_zero(kFirstSlots);
  }
  const std::size_t half = pixels.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    add_pixel(pixels[i]);
    add_pixel(pixels[half + i]);
  }
  if (pixels.size() % 2 == 1) {
    add_pixel(pixels.back());
  }
  weight_ += pixels.size() * kFullWeight;
}

bool DistinctColors::add(const Rgba& linear, std::uint64_t weight) {
  const Key key = {bits_of(linear.r), bits_of(linear.g), bits_of(linear.b)};
  Slot* slot = slots_.empty() ? nullptr : find(key);
  if (!fits(size_, weight_ + weight)) {
    return false;
  }
  if (slot == nullptr || slot->weight == 0) {
    const std::uint32_t code_key = code_key_of(linear);
    // The codes count toward the limit, their linear values do not.
    const bool is_known =
        code_key != 0 && !code_slots_.empty() && *find(code_key) != 0;
    if (!is_known && !fits(size_ + 1, weight_ + weight)) {
      return false;
    }
    if (code_key == 0) {
      ++size_;
    } else if (!add(codes_of(code_key), 0)) {
      return false;
    }
    ++linear_size_;
    if (linear_size_ * kLinearRoom > slots_.size()) {
      const std::vector<Slot> before = std::exchange(
          slots_, std::vector<Slot>(std::max(kFirstSlots, slots_.size() * 2)));
      for (const Slot& old : before) {
        if (old.weight != 0) {
          *find(old.key) = old;
        }
      }
    }
    slot = find(key);
    slot->key = key;
    slot->is_coded = code_key != 0;
  }
  slot->weight += weight;
  weight_ += weight;
  return true;
}

DistinctColors::Slot* DistinctColors::find(const Key& key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(key) & mask;
  while (slots_[slot].weight != 0 && !is_same(slots_[slot].key, key)) {
    slot = (slot + 1) & mask;
  }
  return &slots_[slot];
}

std::vector<DistinctColors::Codes> DistinctColors::codes() const {
  std::vector<Codes> codes;
  codes.reserve(size_);
  for (const std::uint64_t slot : code_slots_) {
    if (slot >> kKeyBits != 0) {
      codes.push_back({codes_of(slot), slot >> kKeyBits});
    }
  }
  return codes;
}

std::vector<DistinctColors::Linear> DistinctColors::linear() const {
  std::vector<Linear> linear;
  for (const Slot& slot : slots_) {
    if (slot.weight != 0) {
      linear.push_back({{std::bit_cast<float>(slot.key[0]),
                         std::bit_cast<float>(slot.key[1]),
                         std::bit_cast<float>(slot.key[2]), 1},
                        slot.weight,
                        slot.is_coded});
    }
  }
  return linear;
}

void DistinctColors::clear() {
  std::fill(code_slots_.begin(), code_slots_.end(), 0);
  std::fill(slots_.begin(), slots_.end(), Slot{});
  size_ = 0;
  linear_size_ = 0;
  weight_ = 0;
}

}  // namespace scene_palette
