// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/palette_editor.cc and ui/live_palette.cc: the dialog without a
// display.

#include "ui/palette_editor.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <semaphore>
#include <vector>

#include <gtest/gtest.h>

#include "core/extract.h"
#include "core/histogram.h"
#include "tests/support/images.h"

namespace scene_palette {
namespace {

using State = PaletteEditor::State;
using Colors = std::vector<Srgb8>;

constexpr std::chrono::seconds kPatience(60);

Colors codes_of(const Palette& palette) {
  Colors codes(palette.swatches.size());
  std::ranges::transform(palette.swatches, codes.begin(), &Swatch::srgb8);
  return codes;
}

bool has(const Palette& palette, const Srgb8& color) {
  return std::ranges::count(palette.swatches, color, &Swatch::srgb8) > 0;
}

ExtractOptions with_colors(int colors) {
  ExtractOptions options;
  options.colors = colors;
  return options;
}

Colors extracted(const Histogram& histogram, const ExtractOptions& options) {
  const Result<Palette> palette =
      extract_palette(histogram, options, Progress());
  return palette ? codes_of(*palette) : Colors();
}

// An editor whose main loop is the test.
class PaletteEditorTest : public testing::Test {
 protected:
  void open(const Histogram& histogram, const ExtractOptions& options = {}) {
    set_options(options);
    editor.use_histogram(histogram);
    editor.finish();
  }

  void set_options(const ExtractOptions& options) {
    editor.set_wishes(with_options(editor.wishes(), options));
  }

  void edit_and_finish(const std::function<void()>& edit) {
    edit();
    editor.finish();
  }

  const Histogram photo = histogram_of(photograph(60, 40));
  const Histogram flat = histogram_of(flat_graphic(10));
  std::counting_semaphore<> wakes{0};
  int changes = 0;
  PaletteEditor editor{{}, [this] { wakes.release(); }, [this] { ++changes; }};
};

TEST_F(PaletteEditorTest, WaitsUntilThereIsAPicture) {
  EXPECT_EQ(editor.state(), State::waiting);
  EXPECT_TRUE(editor.palette().swatches.empty());
  EXPECT_FALSE(editor.is_current());
  EXPECT_FALSE(editor.can_lock());
  editor.finish();
  editor.update();
  EXPECT_EQ(changes, 0);
}

TEST_F(PaletteEditorTest, ShowsThePaletteWhenTheWorkerWakesIt) {
  editor.use_histogram(photo);
  while (editor.state() != State::shown) {
    ASSERT_TRUE(wakes.try_acquire_for(kPatience));
    editor.update();
  }
  EXPECT_TRUE(editor.is_current());
  EXPECT_EQ(codes_of(editor.palette()), extracted(photo, {}));
}

TEST_F(PaletteEditorTest, HasTheErrorCurveLater) {
  editor.use_histogram(photo);
  while (!editor.count()) {
    ASSERT_TRUE(wakes.try_acquire_for(kPatience));
    editor.update();
  }
  const Result<CountChoice> count = Extractor(photo).count(Progress());
  ASSERT_TRUE(count);
  EXPECT_EQ(editor.count()->curve, count->curve);
  EXPECT_EQ(editor.count()->colors, count->colors);
}

TEST_F(PaletteEditorTest, TakesTheNewestOfManyWishes) {
  open(photo);
  for (int colors = 1; colors <= 40; ++colors) {
    set_options(with_colors(colors));
    editor.update();
  }
  editor.finish();

  EXPECT_TRUE(editor.is_current());
  EXPECT_EQ(codes_of(editor.palette()), extracted(photo, with_colors(40)));
}

TEST_F(PaletteEditorTest, EndsManyColorsWithTheLastWord) {
  const Histogram rich = histogram_of(photograph(200, 150));
  open(rich, with_colors(200));
  EXPECT_EQ(codes_of(editor.palette()), extracted(rich, with_colors(200)));
}

TEST_F(PaletteEditorTest, OrdersAtOnce) {
  open(photo);
  ExtractOptions options;
  options.order = Order::share;
  set_options(options);

  EXPECT_TRUE(editor.is_current());
  EXPECT_EQ(codes_of(editor.palette()), extracted(photo, options));
}

TEST_F(PaletteEditorTest, LocksASwatch) {
  open(photo);
  const Srgb8 color = editor.palette().swatches[2].srgb8;

  editor.toggle_lock(2);
  EXPECT_TRUE(editor.palette().swatches[2].is_locked) << "seen at once";
  edit_and_finish([&] { set_options(with_colors(3)); });

  EXPECT_TRUE(has(editor.palette(), color));
  ExtractOptions options = with_colors(3);
  options.locked = {color};
  EXPECT_EQ(codes_of(editor.palette()), extracted(photo, options));
}

TEST_F(PaletteEditorTest, UnlocksALockedSwatch) {
  open(photo);
  edit_and_finish([&] { editor.toggle_lock(2); });
  const auto locked =
      std::ranges::find_if(editor.palette().swatches, &Swatch::is_locked);
  ASSERT_NE(locked, editor.palette().swatches.end());

  edit_and_finish(
      [&] { editor.toggle_lock(locked - editor.palette().swatches.begin()); });

  EXPECT_TRUE(
      std::ranges::none_of(editor.palette().swatches, &Swatch::is_locked));
}

TEST_F(PaletteEditorTest, LocksColorsOfThePicture) {
  constexpr Srgb8 kPink{250, 120, 190};
  open(photo, with_colors(1));

  edit_and_finish([&] { editor.lock_color(kPink); });
  EXPECT_EQ(codes_of(editor.palette()), Colors{kPink});

  constexpr Srgb8 kGray{90, 90, 90};
  edit_and_finish([&] { editor.lock_color(kGray); });
  EXPECT_EQ(editor.wishes().options.colors, 2);
  EXPECT_TRUE(has(editor.palette(), kPink) && has(editor.palette(), kGray));
}

TEST_F(PaletteEditorTest, PutsTheNextBestInThePlaceOfADroppedSwatch) {
  open(flat, with_colors(5));
  const Colors before = codes_of(editor.palette());

  edit_and_finish([&] { editor.drop(1); });

  EXPECT_EQ(editor.palette().swatches.size(), 5U);
  EXPECT_FALSE(has(editor.palette(), before[1]));
}

TEST_F(PaletteEditorTest, SaysWhenNothingCanTakeThePlace) {
  open(flat, with_colors(7));
  EXPECT_EQ(editor.message(), "");

  edit_and_finish([&] { editor.drop(0); });

  EXPECT_EQ(editor.palette().swatches.size(), 6U);
  EXPECT_NE(editor.message().find("no other colors"), std::string::npos);
}

TEST_F(PaletteEditorTest, SaysWhatThereIsToKnow) {
  open(flat, with_colors(9));
  EXPECT_NE(editor.message().find("7 different colors"), std::string::npos);

  ExtractOptions options;
  options.auto_colors = true;
  edit_and_finish([&] { set_options(options); });
  EXPECT_NE(editor.message().find("7 colors"), std::string::npos);
}

TEST_F(PaletteEditorTest, SaysWhatAPaletteFileCannotHold) {
  const Histogram wide = histogram_of(Pixels(9, Rgba{1.5F, 0, 0, 1}));
  open(wide, with_colors(2));
  EXPECT_NE(editor.message().find("one color. "), std::string::npos);
  EXPECT_NE(editor.message().find("#ff0000"), std::string::npos);
}

TEST_F(PaletteEditorTest, LocksAndDropsOnlyWhereTheMethodHeedsIt) {
  open(photo);
  edit_and_finish([&] { editor.toggle_lock(0); });
  for (const Method method : {Method::classic, Method::hue_slices}) {
    ExtractOptions options = with_colors(4);
    options.method = method;
    edit_and_finish([&] { set_options(options); });
    const PaletteWishes before = editor.wishes();

    EXPECT_FALSE(editor.can_lock());
    editor.toggle_lock(0);
    editor.drop(0);
    editor.lock_color({1, 2, 3});

    EXPECT_EQ(editor.wishes(), before);
    EXPECT_TRUE(
        std::ranges::none_of(editor.palette().swatches, &Swatch::is_locked));
  }
}

TEST_F(PaletteEditorTest, MovesSwatches) {
  open(photo, with_colors(4));
  const Colors before = codes_of(editor.palette());

  editor.move(0, 2);
  EXPECT_EQ(codes_of(editor.palette()),
            (Colors{before[1], before[2], before[0], before[3]}));
  editor.move(3, 0);
  EXPECT_EQ(codes_of(editor.palette()),
            (Colors{before[3], before[1], before[2], before[0]}));
  EXPECT_TRUE(editor.is_current()) << "nothing to cluster";
  editor.undo();
  editor.undo();
  EXPECT_EQ(codes_of(editor.palette()), before);
}

TEST_F(PaletteEditorTest, IgnoresPlacesThatAreNotThere) {
  open(photo, with_colors(4));
  const PaletteWishes before = editor.wishes();
  changes = 0;

  editor.move(0, 4);
  editor.move(4, 0);
  editor.move(1, 1);
  editor.drop(4);
  editor.toggle_lock(4);
  editor.select(4);

  EXPECT_EQ(editor.wishes(), before);
  EXPECT_EQ(editor.selected(), std::nullopt);
  EXPECT_EQ(changes, 0);
}

TEST_F(PaletteEditorTest, UndoesEveryEdit) {
  open(photo, with_colors(6));
  const Colors first = codes_of(editor.palette());
  const PaletteWishes start = editor.wishes();
  ExtractOptions accurate = with_colors(6);
  accurate.method = Method::accurate;
  const std::vector<std::function<void()>> edits = {
      [&] { editor.toggle_lock(3); },
      [&] { editor.drop(0); },
      [&] { editor.move(1, 4); },
      [&] {
        editor.lock_color({10, 200, 90});
      },
      [&] { editor.set_equal_widths(true); },
      [&] { set_options(accurate); },
  };
  std::vector<PaletteWishes> past;
  std::vector<Colors> shown;
  for (const auto& edit : edits) {
    past.push_back(editor.wishes());
    shown.push_back(codes_of(editor.palette()));
    edit_and_finish(edit);
    ASSERT_NE(editor.wishes(), past.back());
  }
  for (std::size_t i = edits.size(); i-- > 0;) {
    edit_and_finish([&] { editor.undo(); });
    EXPECT_EQ(editor.wishes(), past[i]);
    EXPECT_EQ(codes_of(editor.palette()), shown[i]) << "edit " << i;
  }
  EXPECT_EQ(editor.wishes(), start);
  EXPECT_EQ(codes_of(editor.palette()), first);
  editor.redo();
  EXPECT_EQ(editor.wishes(), past[1]);
}

TEST_F(PaletteEditorTest, SelectsWithoutAStepToUndo) {
  open(photo);
  const bool could_undo = editor.history().can_undo();
  changes = 0;

  editor.select(3);

  EXPECT_EQ(editor.selected(), 3U);
  EXPECT_EQ(changes, 1);
  EXPECT_EQ(editor.history().can_undo(), could_undo);
  editor.select(std::nullopt);
  EXPECT_EQ(editor.selected(), std::nullopt);
}

TEST_F(PaletteEditorTest, KeepsTheSelectedColorSelected) {
  open(photo);
  editor.select(1);
  const Srgb8 color = editor.palette().swatches[1].srgb8;

  editor.move(1, 5);
  EXPECT_EQ(editor.selected(), 5U);

  editor.toggle_lock(5);
  edit_and_finish([&] { set_options(with_colors(3)); });
  ASSERT_TRUE(editor.selected().has_value());
  EXPECT_EQ(editor.palette().swatches[*editor.selected()].srgb8, color);
}

TEST_F(PaletteEditorTest, SelectsWhatTakesThePlaceOfADroppedSwatch) {
  open(flat, with_colors(7));
  editor.select(6);

  edit_and_finish([&] { editor.drop(6); });
  EXPECT_EQ(editor.selected(), 5U) << "the last one";

  editor.select(2);
  edit_and_finish([&] { editor.drop(2); });
  EXPECT_EQ(editor.selected(), 2U);
}

TEST_F(PaletteEditorTest, FailsWhereNothingIsToBeSeen) {
  const Histogram nothing;
  open(nothing);

  EXPECT_EQ(editor.state(), State::failed);
  EXPECT_TRUE(editor.palette().swatches.empty());
  EXPECT_NE(editor.message().find("transparent"), std::string::npos);
}

TEST_F(PaletteEditorTest, RecoversFromDroppingTheLastColor) {
  const Pixels8 white(10, Rgba8{255, 255, 255, 255});
  const Histogram one = histogram_of(white);
  open(one, with_colors(1));
  editor.select(0);

  edit_and_finish([&] { editor.drop(0); });
  EXPECT_EQ(editor.state(), State::failed);
  EXPECT_FALSE(editor.message().empty());
  edit_and_finish([&] { editor.undo(); });
  EXPECT_EQ(editor.state(), State::shown);
  EXPECT_EQ(codes_of(editor.palette()), (Colors{{255, 255, 255}}));
}

TEST_F(PaletteEditorTest, KeepsWishesForALayerThatWasPaintedOn) {
  open(photo, with_colors(4));
  edit_and_finish([&] { editor.lock_color({10, 200, 90}); });

  editor.use_histogram(flat);
  EXPECT_EQ(editor.state(), State::shown) << "the old one stands";
  EXPECT_FALSE(editor.is_current());
  editor.finish();

  EXPECT_EQ(codes_of(editor.palette()),
            extracted(flat, editor.wishes().options));
  EXPECT_TRUE(has(editor.palette(), {10, 200, 90}));
}

TEST_F(PaletteEditorTest, HasNothingWhenTheLayerIsGone) {
  open(photo);
  editor.select(2);
  set_options(with_colors(30));
  editor.lose_layer();
  EXPECT_EQ(editor.state(), State::layer_gone);
  EXPECT_TRUE(editor.palette().swatches.empty());
  EXPECT_FALSE(editor.is_current());
  EXPECT_FALSE(editor.can_lock());
  EXPECT_NE(editor.message().find("does not exist"), std::string::npos);

  editor.use_histogram(photo);
  set_options(with_colors(3));
  editor.undo();
  editor.update();
  editor.finish();
  EXPECT_EQ(editor.state(), State::layer_gone);
}

}  // namespace
}  // namespace scene_palette
