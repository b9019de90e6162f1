// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/regression/wishes.h"

#include <array>
#include <utility>

namespace scene_palette {

std::size_t Wish::cost() const {
  const auto k = static_cast<std::size_t>(options.colors);
  if (options.auto_colors) {
    return 200;
  }
  if (options.method == Method::classic) {
    return 10 * k;
  }
  return options.quality == Quality::best ? 5 * k : k;
}

std::vector<Wish> wishes() {
  std::vector<Wish> all;
  const auto wish = [&all](const std::string& name, auto change) {
    ExtractOptions options;
    change(options);
    all.push_back({name, std::move(options)});
  };
  constexpr std::array<std::pair<const char*, Method>, 4> kMethods = {
      {{"scene", Method::scene},
       {"accurate", Method::accurate},
       {"classic", Method::classic},
       {"hue-slices", Method::hue_slices}}};
  for (const auto& named : kMethods) {
    for (const int k : {1, 8, 64, 256}) {
      wish(std::string(named.first) + ' ' + std::to_string(k),
           [&](auto& options) {
             options.method = named.second;
             options.colors = k;
           });
    }
  }
  for (const int k : {1, 8, 64, 256}) {
    wish("scene srgb " + std::to_string(k), [k](auto& options) {
      options.space = Space::srgb;
      options.colors = k;
    });
  }
  for (const Quality quality : {Quality::first, Quality::best}) {
    const bool is_best = quality == Quality::best;
    wish(is_best ? "best 16" : "first 16", [&](auto& options) {
      options.quality = quality;
      options.colors = 16;
    });
  }
  constexpr std::array<std::pair<const char*, Order>, 4> kOrders = {
      {{"by lightness", Order::lightness},
       {"by share", Order::share},
       {"by chroma", Order::chroma},
       {"smooth", Order::smooth}}};
  for (const auto& named : kOrders) {
    wish(named.first, [&](auto& options) {
      options.order = named.second;
      options.colors = 24;
    });
  }
  wish("automatic", [](auto& options) { options.auto_colors = true; });
  wish("all accents", [](auto& options) { options.accents = 1; });
  wish("locked, excluded", [](auto& options) {
    options.locked = {{255, 0, 0}, {60, 110, 190}};
    options.excluded = {{255, 255, 255}, {70, 110, 40}};
  });
  return all;
}

}  // namespace scene_palette
