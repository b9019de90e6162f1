// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The palettes whose fingerprints are compared.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/extract.h"

namespace scene_palette {

struct Wish {
  std::string name;
  ExtractOptions options;

  /// Roughly what it takes to fulfil for each pixel: colors × runs.
  std::size_t cost() const;
};

/// Every method, number of colors, space, quality and order.
std::vector<Wish> wishes();

}  // namespace scene_palette
