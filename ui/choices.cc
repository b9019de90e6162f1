// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/choices.h"

#include <array>

#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr std::array kMethods = {
    Choice<Method>{"scene", Method::scene,
                   marked("Scene (with small striking colors)")},
    Choice<Method>{"accurate", Method::accurate,
                   marked("Accurate (least visible error)")},
    Choice<Method>{"classic", Method::classic,
                   marked("Classic (k-means in sRGB)")},
    Choice<Method>{"hue-slices", Method::hue_slices,
                   marked("Hue slices (simple and rough)")},
};

constexpr std::array kOrders = {
    Choice<Order>{"hue", Order::hue, marked("Hue")},
    Choice<Order>{"lightness", Order::lightness,
                  marked("Lightness, dark to light")},
    Choice<Order>{"share", Order::share, marked("Share, largest first")},
    Choice<Order>{"chroma", Order::chroma,
                  marked("Chroma, most colorful first")},
    Choice<Order>{"smooth", Order::smooth,
                  marked("Smooth, each color near the next")},
};

constexpr std::array kDithers = {
    Choice<Dither>{"none", Dither::none, marked("None")},
    Choice<Dither>{"ordered", Dither::ordered,
                   marked("Ordered (a regular pattern)")},
    Choice<Dither>{"blue-noise", Dither::blue_noise,
                   marked("Blue noise (an even grain)")},
    Choice<Dither>{"floyd-steinberg", Dither::floyd_steinberg,
                   marked("Floyd-Steinberg (closest from afar)")},
};

constexpr std::array kSpaces = {
    Choice<Space>{"oklab", Space::oklab},
    Choice<Space>{"srgb", Space::srgb},
};

using Rule = CountChoice::Rule;
constexpr std::array kRules = {
    Choice<Rule>{"distinct-colors", Rule::distinct_colors},
    Choice<Rule>{"error-below", Rule::error_below},
    Choice<Rule>{"nearest-entries", Rule::nearest_entries},
    Choice<Rule>{"limit", Rule::limit},
};

}  // namespace

std::span<const Choice<Method>> method_choices() { return kMethods; }
std::span<const Choice<Order>> order_choices() { return kOrders; }
std::span<const Choice<Dither>> dither_choices() { return kDithers; }
std::span<const Choice<Space>> space_choices() { return kSpaces; }
std::span<const Choice<CountChoice::Rule>> rule_choices() { return kRules; }

}  // namespace scene_palette
