// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/progress.h.

#include "core/progress.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

TEST(Progress, GoesOnWhereNobodyWatches) {
  const Progress progress;
  EXPECT_TRUE(progress.report(0.5));
  EXPECT_TRUE(progress.part(0, 1).report(1));
}

TEST(Progress, PassesTheFractionOn) {
  ReportLog log;
  EXPECT_TRUE(log.progress().report(0.25));
  EXPECT_EQ(log.fractions(), std::vector<double>{0.25});
}

TEST(Progress, InStepsTellsNoSmallerStepsAndTheEndOnce) {
  std::vector<double> told;
  const Progress progress = Progress::in_steps(0.25, [&](double fraction) {
    told.push_back(fraction);
    return true;
  });
  const Progress half = progress.part(0, 0.5);
  for (const double fraction : {0.0, 0.1, 0.4, 0.5, 0.9, 1.0}) {
    EXPECT_TRUE(half.report(fraction));
  }
  const Progress rest = progress.part(0.5, 1);
  for (const double fraction : {0.0, 0.9, 0.2, 1.0, 1.0}) {
    EXPECT_TRUE(rest.report(fraction));
  }
  EXPECT_EQ(told, (std::vector<double>{0.25, 0.5, 0.95, 1}));
}

TEST(Progress, InStepsStopsWhenTheCallbackSaysSo) {
  const Progress progress =
      Progress::in_steps(0.25, [](double /*fraction*/) { return false; });
  EXPECT_TRUE(progress.report(0.1));
  EXPECT_FALSE(progress.report(0.3));
}

TEST(Progress, ClampsTheFraction) {
  ReportLog log;
  EXPECT_TRUE(log.progress().report(-1));
  EXPECT_TRUE(log.progress().report(2));
  EXPECT_EQ(log.fractions(), (std::vector<double>{0, 1}));
}

TEST(Progress, StopsWhenTheCallbackSaysSo) {
  ReportLog log(1);
  const Progress progress = log.progress();
  EXPECT_TRUE(progress.report(0));
  EXPECT_FALSE(progress.report(0.5));
}

TEST(Progress, GivesAPartItsShareOfTheBar) {
  ReportLog log;
  const Progress part = log.progress().part(0.5, 0.75);
  EXPECT_TRUE(part.report(0));
  EXPECT_TRUE(part.report(0.5));
  EXPECT_TRUE(part.report(1));
  EXPECT_EQ(log.fractions(), (std::vector<double>{0.5, 0.625, 0.75}));
}

TEST(Progress, DividesAPartAgain) {
  ReportLog log;
  const Progress part = log.progress().part(0.5, 1).part(0.5, 1);
  EXPECT_TRUE(part.report(0));
  EXPECT_TRUE(part.report(1));
  EXPECT_EQ(log.fractions(), (std::vector<double>{0.75, 1}));
}

TEST(Progress, StopsThroughAPart) {
  ReportLog log(0);
  EXPECT_FALSE(log.progress().part(0.2, 0.4).report(0));
}

TEST(Progress, HasAnErrorForAStoppedStage) {
  EXPECT_EQ(cancelled().code, ErrorCode::cancelled);
  EXPECT_FALSE(cancelled().message.empty());
}

}  // namespace
}  // namespace scene_palette
