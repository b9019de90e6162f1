// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/color_cloud.h"

#include <cairo.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/random.h"
#include "ui/cloud_look.h"

namespace scene_palette {
namespace {

constexpr Srgb8 kRed{255, 0, 0};
constexpr Srgb8 kGreen{0, 255, 0};

std::vector<Srgb8> random_colors(std::size_t count, std::uint64_t seed) {
  SplitMix64 random(seed);
  std::vector<Srgb8> colors(count);
  for (Srgb8& color : colors) {
    const std::uint64_t bits = random.next();
    color = {static_cast<std::uint8_t>(bits),
             static_cast<std::uint8_t>(bits >> 8),
             static_cast<std::uint8_t>(bits >> 16)};
  }
  return colors;
}

Palette palette_of(const std::vector<Srgb8>& colors) {
  Palette palette;
  const double share = 1 / static_cast<double>(colors.size());
  for (const Srgb8& color : colors) {
    palette.swatches.push_back(make_swatch(linear_from_srgb8(color), share));
  }
  return palette;
}

/// What a cloud looks like.
class Picture {
 public:
  Picture(const ColorCloud& cloud, const CloudStyle& style, int width = 600,
          int height = 500)
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
        width_(width),
        height_(height) {
    cloud.draw(surface_.get(), style);
    cairo_surface_flush(surface_.get());
  }

  [[nodiscard]] Srgb8 at(double x, double y) const {
    const unsigned char* row =
        cairo_image_surface_get_data(surface_.get()) +
        static_cast<std::ptrdiff_t>(y) *
            cairo_image_surface_get_stride(surface_.get());
    const std::uint32_t pixel =
        reinterpret_cast<const std::uint32_t*>(row)[static_cast<int>(x)];
    return {static_cast<std::uint8_t>(pixel >> 16),
            static_cast<std::uint8_t>(pixel >> 8),
            static_cast<std::uint8_t>(pixel)};
  }

  [[nodiscard]] int count(const Srgb8& color) const {
    int pixels = 0;
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        pixels += at(x, y) == color ? 1 : 0;
      }
    }
    return pixels;
  }

  /// How many pixels within `margin` of an edge are not `ground`.
  [[nodiscard]] int touched_in_margin(int margin, const Srgb8& ground) const {
    int pixels = 0;
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        const bool inside = x >= margin && y >= margin && x < width_ - margin &&
                            y < height_ - margin;
        pixels += !inside && at(x, y) != ground ? 1 : 0;
      }
    }
    return pixels;
  }

 private:
  struct SurfaceDestroy {
    void operator()(cairo_surface_t* surface) const {
      cairo_surface_destroy(surface);
    }
  };

  std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface_;
  int width_;
  int height_;
};

CloudStyle seen_from(double azimuth, double elevation) {
  CloudStyle style;
  style.camera = {azimuth, elevation, 1};
  return style;
}

TEST(ColorCloud, DrawsPointsInTheirColorsWhereTheyAreSeen) {
  const std::vector<Srgb8> colors{{200, 40, 40},
                                  {30, 180, 60},
                                  {40, 60, 220},
                                  {128, 128, 128},
                                  {250, 240, 20}};
  for (const Space space : {Space::srgb, Space::oklab}) {
    const ColorCloud cloud(colors, {}, space);
    for (const bool dark : {false, true}) {
      CloudStyle style = seen_from(140, -30);
      style.dark = dark;
      const Picture picture(cloud, style);
      const Projection projection(style.camera, 600, 500);
      for (const Srgb8& color : colors) {
        const Seen seen =
            projection.at(box_point(cloud.axes(), cloud_values(space, color)));
        EXPECT_EQ(picture.at(seen.x, seen.y), color) << hex_from_srgb8(color);
      }
    }
  }
}

TEST(ColorCloud, HidesFarPointsBehindNearOnes) {
  // In the middle of the picture if seen along the red axis.
  const Srgb8 first{20, 128, 128};
  const Srgb8 second{240, 128, 128};
  for (const auto& points :
       {std::vector{first, second}, std::vector{second, first}}) {
    const ColorCloud cloud(points, {}, Space::srgb);
    EXPECT_EQ(Picture(cloud, seen_from(0, 0)).at(300, 250), second);
    EXPECT_EQ(Picture(cloud, seen_from(180, 0)).at(300, 250), first);
  }
}

TEST(ColorCloud, HidesPointsBehindSpheres) {
  const Srgb8 point{20, 128, 128};
  const Srgb8 center{240, 128, 128};
  const ColorCloud cloud({point}, palette_of({center}), Space::srgb);
  EXPECT_EQ(Picture(cloud, seen_from(0, 0)).count(point), 0);
  EXPECT_EQ(Picture(cloud, seen_from(180, 0)).at(300, 250), point);
}

// What is picked at a pixel's middle and at all that is near it, if that is one
// point: else an edge is there, where colors are mixed.
std::optional<std::size_t> point_all_around(const ColorCloud& cloud, double x,
                                            double y, int size,
                                            const CloudStyle& style) {
  std::optional<std::size_t> index;
  for (const double dx : {-2, 0, 2}) {
    for (const double dy : {-2, 0, 2}) {
      const auto pick = cloud.pick(x + dx, y + dy, size, size, style);
      const bool is_inside =
          pick && std::hypot(pick->x - x, pick->y - y) < pick->radius / 2;
      if (!is_inside || (index && *index != pick->index)) {
        return std::nullopt;
      }
      index = pick->index;
    }
  }
  return index;
}

TEST(ColorCloud, PicksThePointThatIsSeen) {
  constexpr int kSize = 1200;
  const ColorCloud cloud(random_colors(400, 1), {}, Space::srgb);
  const CloudStyle style = seen_from(35, 22);
  const Picture picture(cloud, style, kSize, kSize);
  const Projection projection(style.camera, kSize, kSize);
  std::set<std::size_t> found;
  for (const BoxPoint& place : cloud.places()) {
    const Seen seen = projection.at(place);
    const double x = std::floor(seen.x) + 0.5;
    const double y = std::floor(seen.y) + 0.5;
    const auto index = point_all_around(cloud, x, y, kSize, style);
    if (index) {
      const Srgb8 color = cloud.points()[*index];
      EXPECT_EQ(picture.at(x, y), color);
      EXPECT_EQ(cloud.pick(x, y, kSize, kSize, style)->text,
                color_values_text(Space::srgb, color));
      found.insert(*index);
    }
  }
  EXPECT_GT(found.size(), 300U);
}

TEST(ColorCloud, PicksSpheresWithTheirShares) {
  const ColorCloud cloud({}, palette_of({kRed, kGreen}), Space::srgb);
  const CloudStyle style = seen_from(35, 22);
  const Projection projection(style.camera, 600, 500);
  const Seen seen = projection.at(cloud.centroid_places()[1]);
  const auto pick = cloud.pick(seen.x + 2, seen.y, 600, 500, style);
  ASSERT_TRUE(pick);
  EXPECT_TRUE(pick->is_centroid);
  EXPECT_EQ(pick->index, 1U);
  EXPECT_EQ(pick->text, "R: 0  G: 255  B: 0  50%");
}

TEST(ColorCloud, PicksNothingFarFromAllPoints) {
  const ColorCloud cloud({{128, 128, 128}}, {}, Space::srgb);
  const CloudStyle style = seen_from(0, 0);
  EXPECT_TRUE(cloud.pick(305, 250, 600, 500, style));
  EXPECT_FALSE(cloud.pick(330, 250, 600, 500, style));
  EXPECT_FALSE(cloud.pick(-5, -5, 600, 500, style));
}

TEST(ColorCloud, PicksNothingThatIsNotShown) {
  const ColorCloud cloud({{128, 128, 128}}, palette_of({{128, 128, 128}}),
                         Space::srgb);
  CloudStyle style = seen_from(0, 0);
  EXPECT_TRUE(cloud.pick(300, 250, 600, 500, style)->is_centroid);
  style.centroids = false;
  EXPECT_FALSE(cloud.pick(300, 250, 600, 500, style)->is_centroid);
  style.points = false;
  EXPECT_FALSE(cloud.pick(300, 250, 600, 500, style));
}

TEST(ColorCloud, LeavesAMarginFromEverySide) {
  const ColorCloud cloud(random_colors(300, 2), palette_of(random_colors(8, 3)),
                         Space::srgb);
  ColorCloud lab = cloud;
  lab.set_space(Space::oklab);
  for (int azimuth = -180; azimuth < 180; azimuth += 45) {
    for (int elevation = -90; elevation <= 90; elevation += 30) {
      for (const int size : {300, 800}) {
        CloudStyle style = seen_from(azimuth + 8, elevation);
        style.dark = azimuth % 90 == 0;
        const Srgb8 ground = cloud_theme(style.dark).ground;
        for (const ColorCloud* shown :
             {&cloud, static_cast<const ColorCloud*>(&lab)}) {
          const Picture picture(*shown, style, size, size);
          EXPECT_EQ(picture.touched_in_margin(size / 100, ground), 0)
              << azimuth << " " << elevation << " " << size;
        }
      }
    }
  }
}

TEST(ColorCloud, WritesLabelsOutsideOfTheBox) {
  // Text has its own color; grids and points have not.
  const ColorCloud cloud({}, {}, Space::oklab);
  const Picture picture(cloud, seen_from(35, 22), 800, 800);
  EXPECT_GT(picture.count(cloud_theme(false).label), 100);
  const Projection projection({35, 22, 1}, 800, 800);
  // The far corner and the middle of the walls.
  for (const BoxPoint& point : {BoxPoint{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}}) {
    const Seen seen = projection.at(point);
    for (int dy = -20; dy <= 20; ++dy) {
      EXPECT_NE(picture.at(seen.x, seen.y + dy), cloud_theme(false).label);
    }
  }
}

TEST(ColorCloud, GivesEachPointToItsNearestColor) {
  const ColorCloud cloud({{250, 10, 10}, {10, 250, 10}, {200, 0, 0}},
                         palette_of({kGreen, kRed}), Space::srgb);
  const std::vector<std::uint8_t> expected{1, 0, 1};
  EXPECT_TRUE(std::ranges::equal(cloud.clusters(), expected));
}

TEST(ColorCloud, FadesThePointsOfOtherColors) {
  const Srgb8 reddish{200, 40, 40};
  const Srgb8 greenish{40, 200, 40};
  const ColorCloud cloud({reddish, greenish}, palette_of({kRed, kGreen}),
                         Space::srgb);
  CloudStyle style = seen_from(35, 22);
  EXPECT_GT(Picture(cloud, style).count(reddish), 0);
  EXPECT_GT(Picture(cloud, style).count(greenish), 0);
  style.emphasized = 0;
  EXPECT_GT(Picture(cloud, style).count(reddish), 0);
  EXPECT_EQ(Picture(cloud, style).count(greenish), 0);
}

TEST(ColorCloud, DrawsLargerSharesLarger) {
  Palette palette = palette_of({kRed, kGreen, {0, 0, 255}});
  palette.swatches[0].share = 0.7;
  palette.swatches[1].share = 0.299;
  palette.swatches[2].share = 0.001;
  const ColorCloud cloud({}, palette, Space::srgb);
  // From far above the gray line all three are equally near.
  CloudStyle style = seen_from(45, 35.264389682754654);
  const Projection projection(style.camera, 600, 500);
  std::vector<double> radii;
  for (const BoxPoint& place : cloud.centroid_places()) {
    const Seen seen = projection.at(place);
    radii.push_back(cloud.pick(seen.x, seen.y, 600, 500, style)->radius);
  }
  EXPECT_GT(radii[0], 1.2 * radii[1]);
  EXPECT_GT(radii[1], 1.2 * radii[2]);
  EXPECT_GT(radii[2], 3);
}

TEST(ColorCloud, SetsSpheresOffFromThePointsAroundThem) {
  // A sphere in a wall of points: around it is a line of the ground's color.
  const std::vector<Srgb8> wall(1, {90, 90, 90});
  const ColorCloud cloud(wall, palette_of({{128, 128, 128}}), Space::srgb);
  const CloudStyle style = seen_from(0, 0);
  const Picture picture(cloud, style, 800, 800);
  const auto pick = cloud.pick(400, 400, 800, 800, style);
  ASSERT_TRUE(pick && pick->is_centroid);
  const double halo = pick->radius * (1 + kHalo / 2);
  EXPECT_EQ(picture.at(pick->x - halo, pick->y), cloud_theme(false).ground);
  EXPECT_EQ(picture.at(pick->x + halo, pick->y), cloud_theme(false).ground);
}

TEST(ColorCloud, CutsOffWhatIsOutsideOfThePicture) {
  const ColorCloud cloud(random_colors(2000, 5),
                         palette_of(random_colors(256, 6)), Space::srgb);
  CloudStyle style = seen_from(200, 60);
  style.camera.zoom = 8;
  for (const auto& [width, height] :
       {std::pair{1, 1}, {1, 300}, {300, 1}, {97, 61}}) {
    const Picture picture(cloud, style, width, height);
    EXPECT_GE(picture.count(cloud_theme(false).ground), 0);
  }
}

TEST(ColorCloud, IsEmptyWithoutPointsAndColors) {
  const ColorCloud cloud({}, {}, Space::oklab);
  const Picture picture(cloud, CloudStyle{});
  EXPECT_GT(picture.count(cloud_theme(false).sides[2]), 1000);
  EXPECT_FALSE(cloud.pick(300, 250, 600, 500, CloudStyle{}));
}

TEST(ColorCloud, DrawsTheSameTwice) {
  const ColorCloud cloud(random_colors(500, 7), palette_of(random_colors(9, 8)),
                         Space::oklab);
  const Picture one(cloud, CloudStyle{});
  const Picture two(cloud, CloudStyle{});
  for (int y = 0; y < 500; ++y) {
    for (int x = 0; x < 600; ++x) {
      ASSERT_EQ(one.at(x, y), two.at(x, y));
    }
  }
}

// In a palette of two, far apart, nothing lies before the spheres.
TEST(ColorCloud, TellsWhereTheSphereOfAColorIs) {
  const ColorCloud cloud({}, palette_of({kRed, kGreen}), Space::srgb);
  CloudStyle style;
  for (const double azimuth : {35.0, 200.0}) {
    style.camera.azimuth = azimuth;
    for (const std::size_t i : {0U, 1U}) {
      const CloudPick sphere = cloud.centroid(i, 600, 500, style);
      const auto found = cloud.pick(sphere.x, sphere.y, 600, 500, style);
      ASSERT_TRUE(found);
      EXPECT_TRUE(found->is_centroid);
      EXPECT_EQ(found->index, i);
      EXPECT_EQ(found->text, sphere.text);
      const auto beside =
          cloud.pick(sphere.x + sphere.radius - 0.1, sphere.y, 600, 500, style);
      ASSERT_TRUE(beside);
      EXPECT_EQ(beside->index, i);
    }
  }
}

}  // namespace
}  // namespace scene_palette
