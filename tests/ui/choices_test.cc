// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/choices.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace scene_palette {
namespace {

template <typename T>
std::vector<std::string> ids_of(std::span<const Choice<T>> choices) {
  std::vector<std::string> ids;
  for (const Choice<T>& choice : choices) {
    ids.emplace_back(choice.id);
  }
  return ids;
}

// Whether no two choices have the same value or label.
template <typename T>
bool are_different(std::span<const Choice<T>> choices) {
  std::set<int> values;
  std::set<std::string> labels;
  for (const Choice<T>& choice : choices) {
    values.insert(static_cast<int>(choice.value));
    labels.emplace(choice.label);
  }
  return values.size() == choices.size() && labels.size() == choices.size();
}

TEST(MethodChoices, HaveTheNamesOfTheProcedure) {
  EXPECT_EQ(
      ids_of(method_choices()),
      (std::vector<std::string>{"scene", "accurate", "classic", "hue-slices"}));
  EXPECT_TRUE(are_different(method_choices()));
}

TEST(OrderChoices, HaveTheNamesOfTheProcedure) {
  EXPECT_EQ(ids_of(order_choices()),
            (std::vector<std::string>{"hue", "lightness", "share", "chroma",
                                      "smooth"}));
  EXPECT_TRUE(are_different(order_choices()));
}

TEST(DitherChoices, HaveTheNamesOfTheProcedure) {
  EXPECT_EQ(ids_of(dither_choices()),
            (std::vector<std::string>{"none", "ordered", "blue-noise",
                                      "floyd-steinberg"}));
  EXPECT_TRUE(are_different(dither_choices()));
}

TEST(SpaceChoices, AreTheTwoOfClustering) {
  EXPECT_EQ(ids_of(space_choices()),
            (std::vector<std::string>{"oklab", "srgb"}));
}

TEST(IdOf, IsTheNameOfTheValue) {
  EXPECT_STREQ(id_of(method_choices(), Method::hue_slices), "hue-slices");
  EXPECT_STREQ(id_of(order_choices(), Order::smooth), "smooth");
  EXPECT_STREQ(id_of(space_choices(), Space::srgb), "srgb");
  EXPECT_STREQ(id_of(rule_choices(), CountChoice::Rule::nearest_entries),
               "nearest-entries");
}

TEST(IdOf, KnowsTheDefaults) {
  const ExtractOptions defaults;
  EXPECT_STRNE(id_of(method_choices(), defaults.method), "");
  EXPECT_STREQ(id_of(order_choices(), defaults.order), "hue");
  EXPECT_STREQ(id_of(space_choices(), defaults.space), "oklab");
}

}  // namespace
}  // namespace scene_palette
