// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/palette_wishes.cc and ui/edit_history.cc.

#include "ui/palette_wishes.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include <gtest/gtest.h>

#include "ui/edit_history.h"

namespace scene_palette {
namespace {

constexpr Srgb8 kRed{200, 30, 30};
constexpr Srgb8 kGreen{30, 160, 60};
constexpr Srgb8 kBlue{40, 60, 210};
constexpr Srgb8 kAlmostBlue{44, 60, 206};

PaletteWishes for_colors(int colors) {
  PaletteWishes wishes;
  wishes.options.colors = colors;
  return wishes;
}

using Colors = std::vector<Srgb8>;

TEST(PaletteWishes, LocksAColorInOneOfThePlaces) {
  const PaletteWishes wishes = with_locked(for_colors(8), kRed);

  EXPECT_TRUE(is_locked(wishes, kRed));
  EXPECT_EQ(wishes.options.locked, Colors{kRed});
  EXPECT_EQ(wishes.options.colors, 8);
}

TEST(PaletteWishes, MakesRoomForOneMoreLockThanColors) {
  PaletteWishes wishes = with_locked(for_colors(2), kRed);
  wishes = with_locked(wishes, kGreen);
  EXPECT_EQ(wishes.options.colors, 2);

  EXPECT_EQ(with_locked(wishes, kBlue).options.colors, 3);
}

TEST(PaletteWishes, LocksAColorOnce) {
  const PaletteWishes wishes = with_locked(for_colors(1), kRed);

  EXPECT_EQ(with_locked(wishes, kRed), wishes);
}

TEST(PaletteWishes, LocksNoMoreThanAPaletteCanHave) {
  PaletteWishes wishes;
  for (int i = 0; i < 300; ++i) {
    wishes = with_locked(wishes, {static_cast<std::uint8_t>(i % 256),
                                  static_cast<std::uint8_t>(i / 256), 0});
  }
  EXPECT_EQ(wishes.options.locked.size(), 256U);
  EXPECT_EQ(wishes.options.colors, 256);
}

TEST(PaletteWishes, KeepsTheNumberOfColorsWhenUnlocking) {
  PaletteWishes wishes = with_locked(for_colors(1), kRed);
  wishes = with_locked(wishes, kGreen);

  wishes = with_unlocked(wishes, kRed);

  EXPECT_EQ(wishes.options.locked, Colors{kGreen});
  EXPECT_EQ(wishes.options.colors, 2);
}

TEST(PaletteWishes, UnlocksWhatIsDropped) {
  const PaletteWishes wishes =
      with_dropped(with_locked(for_colors(8), kRed), kRed);

  EXPECT_FALSE(is_locked(wishes, kRed));
  EXPECT_EQ(wishes.options.excluded, Colors{kRed});
  EXPECT_EQ(wishes.options.colors, 8);
}

TEST(PaletteWishes, WelcomesADroppedColorThatIsLocked) {
  const PaletteWishes wishes =
      with_locked(with_dropped(for_colors(8), kRed), kRed);

  EXPECT_TRUE(is_locked(wishes, kRed));
  EXPECT_TRUE(wishes.options.excluded.empty());
}

TEST(PaletteWishes, KeepsLocksWhateverIsAsked) {
  const PaletteWishes wishes =
      with_dropped(with_locked(for_colors(8), kRed), kGreen);
  ExtractOptions asked;
  asked.method = Method::classic;
  asked.colors = 3;

  const PaletteWishes next = with_options(wishes, asked);

  EXPECT_EQ(next.options.method, Method::classic);
  EXPECT_EQ(next.options.colors, 3);
  EXPECT_EQ(next.options.locked, Colors{kRed});
  EXPECT_EQ(next.options.excluded, Colors{kGreen});
}

TEST(PaletteWishes, HasNoFewerColorsThanLocks) {
  PaletteWishes wishes = with_locked(for_colors(8), kRed);
  wishes = with_locked(wishes, kGreen);
  ExtractOptions asked;
  asked.colors = 1;

  EXPECT_EQ(with_options(wishes, asked).options.colors, 2);

  asked.method = Method::classic;
  const PaletteWishes classic = with_options(wishes, asked);
  EXPECT_EQ(classic.options.colors, 1) << "classic heeds no locks";
  asked.method = Method::accurate;
  EXPECT_EQ(with_options(classic, asked).options.colors, 2);
}

TEST(PaletteWishes, EndsTheArrangementWithAnotherOrder) {
  PaletteWishes wishes;
  wishes.arrangement = {kRed, kGreen};
  ExtractOptions asked;
  asked.colors = 5;
  EXPECT_EQ(with_options(wishes, asked).arrangement, (Colors{kRed, kGreen}));

  asked.order = Order::share;
  EXPECT_TRUE(with_options(wishes, asked).arrangement.empty());
}

Colors codes_of(const std::vector<Swatch>& swatches) {
  Colors codes;
  std::ranges::transform(swatches, std::back_inserter(codes), &Swatch::srgb8);
  return codes;
}

Colors shown(const std::vector<Swatch>& swatches, const Colors& arrangement) {
  return codes_of(arranged(swatches, Order::share, arrangement));
}

const std::vector<Swatch>& three_swatches() {
  static const std::vector<Swatch> swatches = {
      make_swatch(linear_from_srgb8(kBlue), 0.5),
      make_swatch(linear_from_srgb8(kGreen), 0.3),
      make_swatch(linear_from_srgb8(kRed), 0.2)};
  return swatches;
}

TEST(Arrangement, IsTheOrderWhereThereIsNone) {
  std::vector<Swatch> swatches = three_swatches();
  std::ranges::reverse(swatches);

  EXPECT_EQ(shown(swatches, {}), (Colors{kBlue, kGreen, kRed}));
}

TEST(Arrangement, StandsForTheSameColors) {
  const Colors arrangement = {kRed, kBlue, kGreen};

  EXPECT_EQ(shown(three_swatches(), arrangement), arrangement);
}

TEST(Arrangement, GivesThePlaceOfAColorToItsLikeness) {
  std::vector<Swatch> swatches = three_swatches();
  swatches[0] = make_swatch(linear_from_srgb8(kAlmostBlue), 0.5);

  EXPECT_EQ(shown(swatches, {kRed, kBlue, kGreen}),
            (Colors{kRed, kAlmostBlue, kGreen}));
}

TEST(Arrangement, GivesAPlaceToTheNearestOfTwo) {
  std::vector<Swatch> swatches = three_swatches();
  swatches[1] = make_swatch(linear_from_srgb8(kAlmostBlue), 0.3);

  EXPECT_EQ(shown(swatches, {kRed, kBlue}), (Colors{kRed, kBlue, kAlmostBlue}));
}

TEST(Arrangement, PutsANewColorBehindTheOneItFollows) {
  EXPECT_EQ(shown(three_swatches(), {kRed, kBlue}),
            (Colors{kRed, kBlue, kGreen}));
  EXPECT_EQ(shown(three_swatches(), {kBlue, kRed}),
            (Colors{kBlue, kGreen, kRed}));
  EXPECT_EQ(shown(three_swatches(), {kRed, kGreen}),
            (Colors{kBlue, kRed, kGreen}));
}

TEST(Arrangement, LeavesOutWhatIsGone) {
  constexpr Srgb8 kWhite{255, 255, 255};

  EXPECT_EQ(shown(three_swatches(), {kWhite, kRed, kBlue, kGreen}),
            (Colors{kRed, kBlue, kGreen}));
  EXPECT_TRUE(shown({}, {kRed}).empty());
}

PaletteWishes changed(PaletteWishes wishes, int colors) {
  wishes.options.colors = colors;
  return wishes;
}

TEST(PaletteWishes, TakeAllThatIsAskedFor) {
  PaletteWishes wishes = with_locked(for_colors(4), kRed);
  wishes.arrangement = {kRed, kGreen};
  PaletteWishes asked = for_colors(6);
  asked.options.excluded = {kBlue};
  asked.options.order = Order::share;
  asked.equal_widths = true;

  EXPECT_EQ(with_wishes(wishes, asked), asked);

  asked.arrangement = {kBlue, kRed};
  EXPECT_EQ(with_wishes(wishes, asked), asked);
}

TEST(PaletteWishes, KeepTheRulesWhereAllIsAskedFor) {
  PaletteWishes wishes = with_locked(with_locked(for_colors(4), kRed), kGreen);
  wishes.arrangement = {kRed, kGreen};
  PaletteWishes asked = wishes;
  asked.options.colors = 1;
  EXPECT_EQ(with_wishes(wishes, asked).options.colors, 2);

  asked = wishes;
  asked.options.order = Order::share;
  EXPECT_TRUE(with_wishes(wishes, asked).arrangement.empty());
}

TEST(EditHistory, HasNothingToUndoAtFirst) {
  EditHistory history(for_colors(8));

  EXPECT_FALSE(history.can_undo());
  EXPECT_FALSE(history.undo());
  EXPECT_FALSE(history.redo());
  EXPECT_EQ(history.now(), for_colors(8));
}

TEST(EditHistory, GoesBackAndForward) {
  EditHistory history(for_colors(8));
  const PaletteWishes locked = with_locked(history.now(), kRed);
  history.change(locked);
  const PaletteWishes dropped = with_dropped(history.now(), kGreen);
  history.change(dropped);

  EXPECT_TRUE(history.undo());
  EXPECT_EQ(history.now(), locked);
  EXPECT_TRUE(history.undo());
  EXPECT_EQ(history.now(), for_colors(8));
  EXPECT_TRUE(history.redo());
  EXPECT_TRUE(history.redo());
  EXPECT_EQ(history.now(), dropped);
  EXPECT_FALSE(history.can_redo());
}

TEST(EditHistory, ForgetsWhatWasUndoneAfterAChange) {
  EditHistory history(for_colors(8));
  history.change(with_locked(history.now(), kRed));
  history.undo();
  history.change(with_locked(history.now(), kBlue));

  EXPECT_FALSE(history.can_redo());
}

TEST(EditHistory, TakesARunOfOneSliderAsOneStep) {
  EditHistory history(for_colors(8));
  for (const int colors : {9, 10, 11}) {
    history.change(changed(history.now(), colors));
  }
  EXPECT_EQ(history.now().options.colors, 11);

  history.undo();
  EXPECT_EQ(history.now().options.colors, 8);
  EXPECT_FALSE(history.can_undo());
}

TEST(EditHistory, PartsTheRunsOfTwoSliders) {
  EditHistory history(for_colors(8));
  history.change(changed(history.now(), 9));
  PaletteWishes next = history.now();
  next.options.accents = 0.7;
  history.change(next);
  history.change(changed(history.now(), 10));

  history.undo();
  EXPECT_EQ(history.now(), next);
  history.undo();
  EXPECT_EQ(history.now(), for_colors(9));
}

TEST(EditHistory, StartsARunAnewAfterUndo) {
  EditHistory history(for_colors(8));
  history.change(changed(history.now(), 9));
  history.undo();
  history.change(changed(history.now(), 10));
  history.undo();

  EXPECT_EQ(history.now(), for_colors(8));
}

TEST(EditHistory, HasNoStepWhereASliderIsBack) {
  EditHistory history(for_colors(8));
  history.change(changed(history.now(), 9));
  EXPECT_TRUE(history.change(changed(history.now(), 8)));

  EXPECT_FALSE(history.can_undo());
}

TEST(EditHistory, TakesChoicesAsAStepEach) {
  EditHistory history(for_colors(8));
  for (const Order order : {Order::share, Order::smooth}) {
    PaletteWishes next = history.now();
    next.options.order = order;
    history.change(next);
  }
  history.undo();

  EXPECT_EQ(history.now().options.order, Order::share);
}

TEST(EditHistory, TakesNoChangeForNoStep) {
  EditHistory history(for_colors(8));

  EXPECT_FALSE(history.change(for_colors(8)));
  EXPECT_FALSE(history.can_undo());
}

}  // namespace
}  // namespace scene_palette
