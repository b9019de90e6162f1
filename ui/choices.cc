// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/choices.h"

#include <array>

#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr std::array kMethods = {
    Choice<Method>{"accurate", Method::accurate,
                   marked("Accurate (least visible error)")},
    Choice<Method>{"classic", Method::classic,
                   marked("Classic (k-means in sRGB)")},
};

constexpr std::array kOrders = {
    Choice<Order>{"hue", Order::hue, marked("Hue")},
    Choice<Order>{"lightness", Order::lightness,
                  marked("Lightness, dark to light")},
    Choice<Order>{"share", Order::share, marked("Share, largest first")},
    Choice<Order>{"chroma", Order::chroma,
                  marked("Chroma, most colorful first")},
};

}  // namespace

std::span<const Choice<Method>> method_choices() { return kMethods; }
std::span<const Choice<Order>> order_choices() { return kOrders; }

}  // namespace scene_palette
