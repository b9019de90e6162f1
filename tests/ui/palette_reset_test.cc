// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of PaletteEditor::set_wishes, by which a host resets all.

#include <gtest/gtest.h>

#include "core/histogram.h"
#include "tests/support/images.h"
#include "ui/palette_editor.h"

namespace scene_palette {
namespace {

PaletteWishes for_colors(int colors) {
  PaletteWishes wishes;
  wishes.options.colors = colors;
  return wishes;
}

std::vector<Srgb8> codes_of(const Palette& palette) {
  std::vector<Srgb8> codes;
  for (const Swatch& swatch : palette.swatches) {
    codes.push_back(swatch.srgb8);
  }
  return codes;
}

TEST(PaletteReset, IsOneStepForAllWishes) {
  const Histogram photo = histogram_of(photograph(60, 40));
  int changes = 0;
  PaletteEditor editor(
      for_colors(5).options, [] {}, [&] { ++changes; });
  editor.use_histogram(photo);
  editor.finish();
  const std::vector<Srgb8> first = codes_of(editor.palette());
  editor.drop(0);
  editor.finish();
  editor.toggle_lock(1);
  editor.move(0, 2);
  editor.finish();
  const PaletteWishes edited = editor.wishes();
  const std::vector<Srgb8> edited_codes = codes_of(editor.palette());
  changes = 0;

  editor.set_wishes(for_colors(5));
  EXPECT_EQ(changes, 1);
  editor.finish();
  EXPECT_EQ(codes_of(editor.palette()), first);

  editor.undo();
  editor.finish();
  EXPECT_EQ(editor.wishes(), edited);
  EXPECT_EQ(codes_of(editor.palette()), edited_codes);
}

}  // namespace
}  // namespace scene_palette
