// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/result.h.

#include "core/result.h"

#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

TEST(Result, HoldsAValue) {
  const Result<int> result = 7;
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, 7);
}

TEST(Result, HoldsAnError) {
  const Result<int> result = Error{ErrorCode::read_failed, "x.png: no file"};
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::read_failed);
  EXPECT_EQ(result.error().message, "x.png: no file");
}

TEST(Result, GivesItsValueAwayByMove) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
  const std::unique_ptr<int> value = std::move(*result);
  EXPECT_EQ(*value, 3);
}

TEST(Result, LetsItsValueBeChanged) {
  Result<std::string> result = std::string("a");
  result->append("b");
  EXPECT_EQ(*result, "ab");
}

TEST(Result, TellsAnErrorFromAValueOfFalse) {
  const Result<bool> result = false;
  ASSERT_TRUE(result);
  EXPECT_FALSE(*result);
}

TEST(Status, SucceedsWithoutAValue) { EXPECT_TRUE(ok()); }

TEST(Status, FailsWithAnError) {
  const Status status = Error{ErrorCode::write_failed, "disk full"};
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::write_failed);
}

}  // namespace
}  // namespace scene_palette
