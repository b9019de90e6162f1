// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// OpenCV's kmeans.

#include <opencv2/core.hpp>

#include "tests/bench/contestant.h"

namespace scene_palette {
namespace {

constexpr int kSteps = 20;

cv::Mat points_of(const Task& task) {
  const Pixels8& pixels = task.picture.pixels;
  cv::Mat points(static_cast<int>(pixels.size()), 3, CV_32F);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Coordinates point = coordinates_from_linear(
        linear_from_srgb8({pixels[i].r, pixels[i].g, pixels[i].b}), task.space);
    auto* row = points.ptr<float>(static_cast<int>(i));
    for (std::size_t axis = 0; axis < 3; ++axis) {
      row[axis] = static_cast<float>(point[axis]);
    }
  }
  return points;
}

Result<Outcome> run(const Task& task) {
  cv::setNumThreads(task.threads);
  cv::setRNGSeed(42);
  const cv::Mat points = points_of(task);
  cv::Mat labels;
  cv::Mat centers;
  Outcome outcome;
  outcome.palette_lap = timed_within(task.limit, task.threads == 1, [&] {
    cv::kmeans(points, task.colors, labels,
               cv::TermCriteria(cv::TermCriteria::COUNT, kSteps, 0), 1,
               cv::KMEANS_PP_CENTERS, centers);
  });
  for (int i = 0; i < centers.rows; ++i) {
    const auto* center = centers.ptr<float>(i);
    outcome.palette.push_back(
        linear_from_coordinates({center[0], center[1], center[2]}, task.space));
  }
  return outcome;
}

}  // namespace

std::vector<Contestant> opencv_contestants() { return {{"opencv", run}}; }

}  // namespace scene_palette
