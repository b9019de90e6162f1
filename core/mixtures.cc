// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/mixtures.h"

#include <algorithm>
#include <cassert>
#include <span>

namespace scene_palette {
namespace {

constexpr std::size_t kMost = Mixture::kMost;

// A color as seen from the wanted one; the last coordinate is 1 and a small
// part of how unlike it is.
using Lifted = std::array<double, 4>;

// What rounding leaves of a gain, and of the square of a length.
constexpr double kNoGain = 1e-13;
constexpr double kNoLength = 1e-15;

// Each search takes a few steps, since none comes back to colors that it had;
// rounding could make it.
constexpr int kMostSteps = 64;

double product(const Lifted& a, const Lifted& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
}

std::uint8_t least_along(std::span<const Lifted> points,
                         const Lifted& direction) {
  std::size_t found = 0;
  double least = product(points[0], direction);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double along = product(points[i], direction);
    if (along < least) {
      least = along;
      found = i;
    }
  }
  return static_cast<std::uint8_t>(found);
}

using Shares = std::array<double, kMost>;

// A mixture on its way, and what of the equations for its shares is solved: the
// products of its points by factors L D L', row after row.
class Search {
 public:
  // The best mixture of a few colors, or only the first of them if they are no
  // corners.
  Search(std::span<const Lifted> points, std::span<const std::uint8_t> colors)
      : points_(points), mixture_{colors.size(), {}, {}} {
    std::ranges::copy(colors, mixture_.colors.begin());
    const auto shares = std::span(mixture_.shares).first(colors.size());
    std::ranges::fill(shares, 1 / static_cast<double>(colors.size()));
    if (!settle()) {
      mixture_ = {1, {colors.front()}, {1}};
      factored_ = 0;
    }
  }

  const Mixture& mixture() const { return mixture_; }

  Lifted mean() const {
    Lifted mean{};
    for (std::size_t i = 0; i < mixture_.count; ++i) {
      for (std::size_t axis = 0; axis < mean.size(); ++axis) {
        mean[axis] += mixture_.shares[i] * point(i)[axis];
      }
    }
    return mean;
  }

  // Whether the colors with this one are a new set that shares can be found
  // for; if so, those that are left have the best.
  bool add(std::uint8_t color) {
    const auto colors = std::span(mixture_.colors).first(mixture_.count);
    if (mixture_.count == kMost || std::ranges::count(colors, color) > 0) {
      return false;
    }
    const Mixture before = mixture_;
    mixture_.colors[mixture_.count] = color;
    mixture_.shares[mixture_.count] = 0;
    ++mixture_.count;
    if (!settle()) {
      mixture_ = before;
      return false;
    }
    return true;
  }

  // The best shares for points that have moved, if they are all above 0.
  void move(std::span<const Lifted> points) {
    points_ = points;
    factored_ = 0;
    if (!factor()) {
      return;
    }
    const Shares shares = solved();
    if (are_positive(shares)) {
      mixture_.shares = shares;
    }
  }

 private:
  const Lifted& point(std::size_t i) const {
    return points_[mixture_.colors[i]];
  }

  // Leaves out colors until the rest have the best shares; false if there are
  // none.
  bool settle() {
    while (factor()) {
      const Shares shares = solved();
      if (are_positive(shares)) {
        mixture_.shares = shares;
        return true;
      }
      go_towards(shares);
    }
    return false;
  }

  // Wolfe's 1 in each product keeps five points from looking like four.  False
  // if the last point is where the others lead.
  bool factor() {
    for (; factored_ < mixture_.count; ++factored_) {
      const std::size_t i = factored_;
      Shares rests{};
      double left = 1 + product(point(i), point(i));
      forward_[i] = 1;
      for (std::size_t j = 0; j < i; ++j) {
        rests[j] = 1 + product(point(i), point(j));
        for (std::size_t k = 0; k < j; ++k) {
          rests[j] -= factors_[j][k] * rests[k];
        }
        factors_[i][j] = rests[j] * inverses_[j];
        left -= factors_[i][j] * rests[j];
        forward_[i] -= factors_[i][j] * forward_[j];
      }
      if (left <= kNoLength) {
        return false;
      }
      inverses_[i] = 1 / left;
    }
    return true;
  }

  // Shares, of either sign, for which the mean is nearest to the origin: those
  // whose mean has the same product with each point.
  Shares solved() const {
    Shares shares{};
    double sum = 0;
    for (std::size_t i = mixture_.count; i-- > 0;) {
      shares[i] = forward_[i] * inverses_[i];
      for (std::size_t k = i + 1; k < mixture_.count; ++k) {
        shares[i] -= factors_[k][i] * shares[k];
      }
      sum += shares[i];
    }
    for (double& share : shares) {
      share /= sum;
    }
    return shares;
  }

  bool are_positive(const Shares& shares) const {
    return std::ranges::all_of(std::span(shares).first(mixture_.count),
                               [](double share) { return share > 0; });
  }

  // Goes towards shares of which some are not above 0, until one of them is 0,
  // and leaves that color out.
  void go_towards(const Shares& shares) {
    double step = 1;
    std::size_t gone = 0;
    for (std::size_t i = 0; i < mixture_.count; ++i) {
      const double share = mixture_.shares[i];
      if (shares[i] <= 0 && share <= step * (share - shares[i])) {
        step = share / (share - shares[i]);
        gone = i;
      }
    }
    for (std::size_t i = 0; i < mixture_.count; ++i) {
      mixture_.shares[i] += step * (shares[i] - mixture_.shares[i]);
    }
    --mixture_.count;
    for (std::size_t i = gone; i < mixture_.count; ++i) {
      mixture_.colors[i] = mixture_.colors[i + 1];
      mixture_.shares[i] = mixture_.shares[i + 1];
    }
    factored_ = std::min(factored_, gone);
  }

  std::span<const Lifted> points_;
  Mixture mixture_;
  std::size_t factored_ = 0;  // rows of these
  std::array<Shares, kMost> factors_;
  Shares inverses_{};  // of the diagonal
  Shares forward_{};   // L x = 1
};

// From any mixture on.
void go_to_nearest(std::span<const Lifted> points, Search& search) {
  for (int step = 0; step < kMostSteps; ++step) {
    const Lifted mean = search.mean();
    const std::uint8_t next = least_along(points, mean);
    if (product(mean, mean) - product(mean, points[next]) <= kNoGain ||
        !search.add(next)) {
      return;
    }
  }
}

}  // namespace

Mixtures::Mixtures(const std::vector<DitherValues::Color>& colors, double calm)
    : points_(colors.size()), looks_(colors.size()), calm_(calm) {
  assert(!colors.empty() && colors.size() <= 256);
  for (std::size_t axis = 0; axis < low_.size(); ++axis) {
    const auto [low, high] = std::ranges::minmax(
        colors, {}, [axis](const auto& color) { return color[axis]; });
    low_[axis] = low[axis];
    high_[axis] = high[axis];
    scale_ = std::max(scale_, high_[axis] - low_[axis]);
  }
  for (std::size_t i = 0; i < colors.size(); ++i) {
    looks_[i] = coordinates_from_linear(
        {colors[i][0], colors[i][1], colors[i][2]}, Space::oklab);
    for (std::size_t axis = 0; axis < low_.size(); ++axis) {
      points_[i][axis] = colors[i][axis] / scale_;
    }
  }
}

// Limited so that the distances do not outgrow the 1 that is added to them.
Mixtures::Point Mixtures::limited(const DitherValues::Color& wanted) const {
  Point point{};
  for (std::size_t axis = 0; axis < point.size(); ++axis) {
    point[axis] = std::clamp<double>(wanted[axis], low_[axis] - 2 * scale_,
                                     high_[axis] + 2 * scale_) /
                  scale_;
  }
  return point;
}

MixtureStart Mixtures::start_from(const DitherValues::Color& color,
                                  const Mixture& mixture) const {
  MixtureStart start{
      static_cast<std::uint8_t>(mixture.count), mixture.colors, {}};
  if (calm_ > 0) {
    const Point from = limited(color);
    const Coordinates look = coordinates_from_linear(
        {from[0] * scale_, from[1] * scale_, from[2] * scale_}, Space::oklab);
    std::ranges::transform(look, start.look.begin(), [](double value) {
      return static_cast<float>(value);
    });
  }
  return start;
}

Mixture Mixtures::of(const DitherValues::Color& wanted) const {
  const Point from = limited(wanted);
  double least = 0;
  std::uint8_t first = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const double r = points_[i][0] - from[0];
    const double g = points_[i][1] - from[1];
    const double b = points_[i][2] - from[2];
    const double squared_distance = r * r + g * g + b * b;
    if (i == 0 || squared_distance < least) {
      least = squared_distance;
      first = static_cast<std::uint8_t>(i);
    }
  }
  return of(wanted, start_from(wanted, {1, {first}, {1}}));
}

Mixture Mixtures::of(const DitherValues::Color& wanted,
                     const MixtureStart& start) const {
  const Point from = limited(wanted);
  const bool is_calm = calm_ > 0;
  const Coordinates look = {start.look[0], start.look[1], start.look[2]};
  std::array<Lifted, 256> space;
  const auto points = std::span(space).first(points_.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double r = points_[i][0] - from[0];
    const double g = points_[i][1] - from[1];
    const double b = points_[i][2] - from[2];
    points[i] = {r, g, b, 1};
    if (is_calm) {
      points[i][3] +=
          calm_ / 2 *
          (r * r + g * g + b * b + squared_distance(looks_[i], look));
    }
  }
  Search search(points, std::span(start.colors).first(start.count));
  go_to_nearest(points, search);
  // What the distances have moved the mean by is taken back.
  if (is_calm && search.mixture().count > 1) {
    for (std::size_t i = 0; i < search.mixture().count; ++i) {
      points[search.mixture().colors[i]][3] = 1;
    }
    search.move(points);
  }
  return search.mixture();
}

DitherValues::Color Mixtures::mean(const Mixture& mixture) const {
  DitherValues::Color mean{};
  for (std::size_t axis = 0; axis < mean.size(); ++axis) {
    double sum = 0;
    for (std::size_t i = 0; i < mixture.count; ++i) {
      sum += mixture.shares[i] * points_[mixture.colors[i]][axis];
    }
    mean[axis] = static_cast<float>(sum * scale_);
  }
  return mean;
}

}  // namespace scene_palette
