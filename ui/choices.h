// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The values of options that are choices: the names by which scripts and the
// command line know them, and the labels that people read.
#pragma once

#include <span>

#include "core/dither.h"
#include "core/extract.h"
#include "core/palette.h"

namespace scene_palette {

template <typename T>
struct Choice {
  const char* id = nullptr;  // the same in every host
  T value{};
  const char* label = nullptr;  // not yet translated: see translated()
};

/// In the order of a menu.
std::span<const Choice<Method>> method_choices();
std::span<const Choice<Order>> order_choices();
std::span<const Choice<Dither>> dither_choices();

/// Without labels: they appear on the command line and in files only.
std::span<const Choice<Space>> space_choices();
std::span<const Choice<CountChoice::Rule>> rule_choices();

/// The id of `value`, which is one of `choices`.
template <typename T>
const char* id_of(std::span<const Choice<T>> choices, T value) {
  for (const Choice<T>& choice : choices) {
    if (choice.value == value) {
      return choice.id;
    }
  }
  return "";
}

}  // namespace scene_palette
