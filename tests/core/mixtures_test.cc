// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/mixtures.cc: the hull's nearest point against all vertices,
// edges and triangles.

#include "core/mixtures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "core/color.h"
#include "core/random.h"

namespace scene_palette {
namespace {

using Color = DitherValues::Color;
using Colors = std::vector<Color>;
using Point = std::array<double, 3>;

constexpr double kNearest = 0;  // what `calm` is for the nearest mean

Point minus(const Point& a, const Point& b) {
  return {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
}
double dot(const Point& a, const Point& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
Point cross(const Point& a, const Point& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
          a[0] * b[1] - a[1] * b[0]};
}
Point point(const Color& color) { return {color[0], color[1], color[2]}; }

double distance_to_edge(const Point& p, const Point& a, const Point& b) {
  const Point edge = minus(b, a);
  const double length = dot(edge, edge);
  const double along =
      length > 0 ? std::clamp(dot(minus(p, a), edge) / length, 0.0, 1.0) : 0;
  const Point away = {p[0] - a[0] - along * edge[0],
                      p[1] - a[1] - along * edge[1],
                      p[2] - a[2] - along * edge[2]};
  return std::sqrt(dot(away, away));
}

// To its inside; infinite if the nearest of its plane is not there.
double distance_to_triangle(const Point& p, const Point& a, const Point& b,
                            const Point& c) {
  const Point normal = cross(minus(b, a), minus(c, a));
  const bool is_over = dot(cross(minus(b, a), minus(p, a)), normal) >= 0 &&
                       dot(cross(minus(c, b), minus(p, b)), normal) >= 0 &&
                       dot(cross(minus(a, c), minus(p, c)), normal) >= 0;
  const double length = std::sqrt(dot(normal, normal));
  return is_over && length > 0 ? std::abs(dot(minus(p, a), normal)) / length
                               : std::numeric_limits<double>::infinity();
}

bool is_in_tetrahedron(const Point& p, const Point& a, const Point& b,
                       const Point& c, const Point& d) {
  const auto volume = [](const Point& o, const Point& x, const Point& y,
                         const Point& z) {
    return dot(cross(minus(x, o), minus(y, o)), minus(z, o));
  };
  const double whole = volume(a, b, c, d);
  return whole != 0 && volume(p, b, c, d) / whole >= 0 &&
         volume(a, p, c, d) / whole >= 0 && volume(a, b, p, d) / whole >= 0 &&
         volume(a, b, c, p) / whole >= 0;
}

// From the hull of a few colors.
double expected_distance(const Colors& colors, const Color& wanted) {
  const Point p = point(wanted);
  double least = std::numeric_limits<double>::infinity();
  for (const Color& i : colors) {
    for (const Color& j : colors) {
      least = std::min(least, distance_to_edge(p, point(i), point(j)));
      for (const Color& k : colors) {
        least = std::min(least,
                         distance_to_triangle(p, point(i), point(j), point(k)));
        for (const Color& l : colors) {
          if (is_in_tetrahedron(p, point(i), point(j), point(k), point(l))) {
            return 0;
          }
        }
      }
    }
  }
  return least;
}

double distance(const Color& a, const Color& b) {
  const Point away = minus(point(a), point(b));
  return std::sqrt(dot(away, away));
}

void expect_nearest(const Colors& colors, const Color& wanted) {
  const Mixtures mixtures(colors, kNearest);
  const Mixture mixture = mixtures.of(wanted);
  EXPECT_NEAR(std::accumulate(mixture.shares.begin(),
                              mixture.shares.begin() + mixture.count, 0.0),
              1, 1e-9);
  for (std::size_t i = 0; i < mixture.count; ++i) {
    EXPECT_GE(mixture.shares[i], 0);
    EXPECT_LT(mixture.colors[i], colors.size());
  }
  EXPECT_NEAR(distance(mixtures.mean(mixture), wanted),
              expected_distance(colors, wanted), 2e-6);
}

class Randomly {
 public:
  float value() { return static_cast<float>(random_.uniform()); }
  Color color(float low, float high) {
    const float range = high - low;
    return {low + range * value(), low + range * value(),
            low + range * value()};
  }

 private:
  SplitMix64 random_{5};
};

TEST(Mixtures, HaveTheMeanNearestToTheColor) {
  Randomly random;
  for (int round = 0; round < 60; ++round) {
    Colors colors(static_cast<std::size_t>(1 + round % 9));
    for (Color& color : colors) {
      color = random.color(0, 1);
    }
    for (int i = 0; i < 10; ++i) {
      expect_nearest(colors, random.color(-0.5F, 1.5F));
    }
    for (const Color& color : colors) {
      expect_nearest(colors, color);
    }
  }
}

TEST(Mixtures, TakeHullsWithoutVolume) {
  Randomly random;
  const Colors in_a_line = {{0, 0, 0}, {0.25F, 0.25F, 0.25F}, {1, 1, 1}};
  const Colors in_a_plane = {{0, 0, 0.5F},
                             {1, 0, 0.5F},
                             {0, 1, 0.5F},
                             {1, 1, 0.5F},
                             {0.5F, 0.5F, 0.5F}};
  const Colors alike = {{0.5F, 0.2F, 0.1F},
                        {0.5F, 0.2F, 0.1F},
                        {0, 0.1F, 0.9F},
                        {0, 0.1F, 0.9F},
                        {0.5F, 0.2F, 0.1F}};
  const Colors nearly_alike = {{0.5F, 0.2F, 0.1F},
                               {0.5000001F, 0.2F, 0.1F},
                               {0.5F, 0.2000001F, 0.1F},
                               {0.5F, 0.2F, 0.1000001F},
                               {0, 0, 0}};
  for (const Colors& colors : {in_a_line, in_a_plane, alike, nearly_alike}) {
    for (int i = 0; i < 50; ++i) {
      expect_nearest(colors, random.color(-0.5F, 1.5F));
      expect_nearest(colors, {i / 50.0F, i / 50.0F, i / 50.0F});
    }
  }
}

TEST(Mixtures, TakeAColorOfThePaletteAlone) {
  Randomly random;
  Colors colors(256);
  for (Color& color : colors) {
    color = random.color(-0.1F, 3);
  }
  colors[77] = colors[70];
  for (const double calm : {kNearest, 0.01}) {
    const Mixtures mixtures(colors, calm);
    for (std::size_t i = 0; i < colors.size(); ++i) {
      const Mixture mixture = mixtures.of(colors[i]);
      ASSERT_EQ(mixture.count, 1);
      EXPECT_EQ(mixture.colors[0], i == 77 ? 70 : i);
      EXPECT_EQ(mixture.shares[0], 1);
    }
  }
}

double unlike(const Color& a, const Color& b) {
  const double away = distance(a, b);
  return away * away +
         squared_distance(
             coordinates_from_linear({a[0], a[1], a[2]}, Space::oklab),
             coordinates_from_linear({b[0], b[1], b[2]}, Space::oklab));
}

// No other four that can be mixed to a color are more like it.
TEST(Mixtures, TakeColorsThatAreAlike) {
  Randomly random;
  Colors colors(60);
  for (Color& color : colors) {
    color = random.color(0, 1);
  }
  const Mixtures mixtures(colors, 0.0001);
  for (int i = 0; i < 300; ++i) {
    const Color wanted = random.color(0.3F, 0.7F);
    const Mixture mixture = mixtures.of(wanted);
    double spread = 0;
    for (std::size_t k = 0; k < mixture.count; ++k) {
      spread += mixture.shares[k] * unlike(colors[mixture.colors[k]], wanted);
    }
    for (int other = 0; other < 100; ++other) {
      Colors four;
      for (int k = 0; k < 4; ++k) {
        four.push_back(
            colors[static_cast<std::size_t>(random.value() * 59.99F)]);
      }
      const Mixtures others(four, kNearest);
      const Mixture tried = others.of(wanted);
      if (distance(others.mean(tried), wanted) < 1e-5) {
        double wider = 0;
        for (std::size_t k = 0; k < tried.count; ++k) {
          wider += tried.shares[k] * unlike(four[tried.colors[k]], wanted);
        }
        EXPECT_LE(spread, wider + 1e-4);
      }
    }
    EXPECT_LE(distance(mixtures.mean(mixture), wanted), 1e-4);
  }
}

// The nearest mean is one, whatever mixture the search begins with.
TEST(Mixtures, AreTheSameFromAnyStart) {
  Randomly random;
  Colors colors(9);
  for (Color& color : colors) {
    color = random.color(0.1F, 0.8F);
  }
  const Mixtures mixtures(colors, kNearest);
  for (int i = 0; i < 1000; ++i) {
    const Color other = random.color(-0.3F, 1.3F);
    const Color wanted = random.color(-0.3F, 1.3F);
    const MixtureStart start = mixtures.start_from(other, mixtures.of(other));
    const Mixture mixture = mixtures.of(wanted, start);
    EXPECT_NEAR(distance(mixtures.mean(mixture), wanted),
                expected_distance(colors, wanted), 2e-6);
  }
}

TEST(Mixtures, TakeAnyNumber) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  constexpr float kMax = std::numeric_limits<float>::max();
  const Mixtures mixtures({{0, 0, 0}, {1, 1, 1}}, 0.01);
  for (const float high : {kInfinity, kMax, 1e9F, 2.0F}) {
    EXPECT_EQ(mixtures.of({high, high, high}).colors[0], 1);
    EXPECT_EQ(mixtures.of({high, high, high}).count, 1);
    EXPECT_EQ(mixtures.of({-high, -high, -high}).colors[0], 0);
  }
}

}  // namespace
}  // namespace scene_palette
