// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/srgb8.cc.

#include "core/srgb8.h"

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

TEST(Hex, IsSixLowerCaseDigits) {
  EXPECT_EQ(hex_from_srgb8({0, 0, 0}), "#000000");
  EXPECT_EQ(hex_from_srgb8({255, 255, 255}), "#ffffff");
  EXPECT_EQ(hex_from_srgb8({1, 0xab, 0xf0}), "#01abf0");
}

}  // namespace
}  // namespace scene_palette
