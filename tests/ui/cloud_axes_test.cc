// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/cloud_axes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace scene_palette {
namespace {

const Srgb8 kGray{128, 128, 128};
const Srgb8 kBlue{0, 0, 255};

TEST(CloudAxes, OfSrgbGoFrom0To255) {
  const std::vector<std::string> labels{"0", "64", "128", "192", "255"};
  const CloudAxes axes = cloud_axes(Space::srgb, std::vector{kGray});
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(axes.at(i).name, std::string(1, "RGB"[i]));
    EXPECT_EQ(axes.at(i).from, 0);
    EXPECT_EQ(axes.at(i).to, 255);
    EXPECT_EQ(axes.at(i).ticks, (std::vector<double>{0, 64, 128, 192, 255}));
    EXPECT_EQ(axes.at(i).labels, labels);
  }
}

TEST(CloudAxes, OfOklabHaveLightnessUpright) {
  const CloudAxes axes = cloud_axes(Space::oklab, std::vector{kGray});
  EXPECT_EQ(axes[0].name + axes[1].name + axes[2].name, "abL");
  EXPECT_EQ(axes[2].from, 0);
  EXPECT_EQ(axes[2].to, 1);
  EXPECT_EQ(axes[2].labels,
            (std::vector<std::string>{"0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
}

TEST(CloudAxes, OfOklabReachAsFarAsTheColorsDo) {
  // Ottosson's page: blue has a = -0.032, b = -0.312.
  const CloudAxes gray = cloud_axes(Space::oklab, std::vector{kGray});
  EXPECT_EQ(gray[0].to, 0.1);
  EXPECT_EQ(gray[1].labels.front(), "−0.10");
  const CloudAxes blue = cloud_axes(Space::oklab, std::vector{kGray, kBlue});
  EXPECT_EQ(blue[0].to, 0.4);
  EXPECT_EQ(blue[1].from, -0.4);
  EXPECT_EQ(blue[1].labels,
            (std::vector<std::string>{"−0.4", "−0.2", "0", "0.2", "0.4"}));
}

TEST(CloudAxes, HaveAllOfSrgbInsideTheBox) {
  std::vector<Srgb8> colors(216);
  for (std::size_t i = 0; i < colors.size(); ++i) {
    colors[i] = {static_cast<std::uint8_t>(i % 6 * 51),
                 static_cast<std::uint8_t>(i / 6 % 6 * 51),
                 static_cast<std::uint8_t>(i / 36 * 51)};
  }
  for (const Space space : {Space::srgb, Space::oklab}) {
    const CloudAxes axes = cloud_axes(space, colors);
    for (const Srgb8& color : colors) {
      for (const double x : box_point(axes, cloud_values(space, color))) {
        ASSERT_GE(x, -1 - 1e-6) << hex_from_srgb8(color);
        ASSERT_LE(x, 1 + 1e-6) << hex_from_srgb8(color);
      }
    }
  }
}

TEST(CloudAxes, PutTheirEndsAtTheBoxs) {
  const CloudAxes axes = cloud_axes(Space::srgb, {});
  EXPECT_EQ(box_point(axes, {0, 255, 127.5}), (BoxPoint{-1, 1, 0}));
}

TEST(CloudAxes, WriteValuesAsPeopleReadThem) {
  EXPECT_EQ(color_values_text(Space::srgb, {181, 94, 44}),
            "R: 181  G: 94  B: 44");
  // Ottosson's page: red is (0.628, 0.225, 0.126), blue (0.452, -0.032,
  // -0.312).
  EXPECT_EQ(color_values_text(Space::oklab, {255, 0, 0}),
            "L: 0.63  a: 0.22  b: 0.13");
  EXPECT_EQ(color_values_text(Space::oklab, kBlue),
            "L: 0.45  a: −0.03  b: −0.31");
  EXPECT_EQ(color_values_text(Space::oklab, kGray),
            "L: 0.60  a: 0.00  b: 0.00");
}

}  // namespace
}  // namespace scene_palette
