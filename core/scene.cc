// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/scene.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace scene_palette {
namespace {

// Chosen as the constants of scene_map.cc were.

// A picture has accents where one is farther than this from every entry: about
// the distance from which two colors have different names.  Others may be a
// little nearer.
constexpr double kUncovered = 0.12;
constexpr double kNearestEntry = 0.07;

// Beyond this a color is missed.  0.09: 3 points fewer; 0.12: up to 1.
constexpr double kMissed = 0.11;

// What the squared error counts for, as a part of that of accurate, beside the
// importance of all that is missed.  Half of it finds as many, for 3 % more
// error.
constexpr double kErrorCounts = 0.13;

// How much greater the error may get, by settling and with accents: no more
// than 30 % and a little less, since cells and 8-bit codes are coarse.
constexpr double kMostSettled = 1.2;
constexpr double kMostError = 1.28;

// Steps of k-means to compare moves by, and for the one that is made.
constexpr int kQuickSteps = 4;
constexpr int kSteps = 12;
constexpr std::size_t kMovesTried = 4;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The two entries next to a cell.
struct Nearest {
  std::size_t entry = 0;
  double squared_distance = kInfinity;
  double second = kInfinity;  // squared distance

  void compare(std::size_t other, double distance) {
    if (distance < squared_distance) {
      second = std::exchange(squared_distance, distance);
      entry = other;
    } else {
      second = std::min(second, distance);
    }
  }
};

using Entries = std::vector<Coordinates>;

Nearest nearest_to(const Coordinates& color, const Entries& entries) {
  Nearest nearest;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    nearest.compare(e, squared_distance(color, entries[e]));
  }
  return nearest;
}

bool is_missed(const Coordinates& color, double distance,
               const Entries& entries) {
  return nearest_to(color, entries).squared_distance > distance * distance;
}

// An entry moves to a cell.
struct Move {
  std::size_t entry = 0;
  std::size_t cell = 0;
  double loss = 0;  // as it would be before anything settles
};

struct Settled {
  Entries entries;
  double loss = 0;
};

class Scene {
 public:
  Scene(std::span<const SceneCell> cells, const Entries& accurate)
      : cells_(cells), accurate_error_(error_of(accurate)) {}

  // The squared error as a part of accurate's.
  double excess(const Entries& entries) const {
    return error_of(entries) / accurate_error_;
  }

  bool has_accent(const Entries& entries) const {
    return std::ranges::any_of(cells_, [&](const SceneCell& cell) {
      return cell.can_be_accent && is_missed(cell.color, kUncovered, entries) &&
             is_missed(cell.around, kNearestEntry, entries);
    });
  }

  // `accurate` where what is missed counts as well, but not so much that the
  // error gets too great.
  Settled begin(const Entries& accurate, std::size_t fixed) {
    for (error_weight_ = kErrorCounts / accurate_error_;; error_weight_ *= 2) {
      Settled settled = settle(accurate, fixed, kSteps);
      if (excess(settled.entries) < kMostSettled ||
          error_weight_ > 100 / accurate_error_) {
        return settled;
      }
    }
  }

  // The best move of an entry after the first `fixed` ones to an accent, which
  // then is the next after these; nothing where none is worth it.
  std::optional<Settled> add_accent(const Settled& now,
                                    std::size_t fixed) const {
    std::vector<Settled> tried;
    for (const Move& move : moves(now.entries, fixed)) {
      Entries entries = now.entries;
      entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(move.entry));
      entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(fixed),
                     cells_[move.cell].color);
      tried.push_back(settle(std::move(entries), fixed, kQuickSteps));
    }
    std::ranges::stable_sort(tried, {}, &Settled::loss);
    for (Settled& each : tried) {
      Settled settled = settle(std::move(each.entries), fixed, kSteps);
      if (settled.loss < now.loss && excess(settled.entries) < kMostError) {
        return settled;
      }
    }
    return std::nullopt;
  }

 private:
  double error_of(const Entries& entries) const {
    double error = 0;
    for (const SceneCell& cell : cells_) {
      error += cell.share * nearest_to(cell.color, entries).squared_distance;
    }
    return error;
  }

  double loss_at(const SceneCell& cell, double squared_distance) const {
    const double missed = std::min(squared_distance / (kMissed * kMissed), 1.0);
    return error_weight_ * cell.share * squared_distance +
           cell.importance * missed;
  }

  double loss_of(const Entries& entries) const {
    double loss = 0;
    for (const SceneCell& cell : cells_) {
      loss += loss_at(cell, nearest_to(cell.color, entries).squared_distance);
    }
    return loss;
  }

  // Steps of k-means; the first `fixed` entries stay.
  Settled settle(Entries entries, std::size_t fixed, int steps) const {
    for (int step = 0; step < steps; ++step) {
      std::vector<std::array<double, 4>> sums(entries.size());
      for (const SceneCell& cell : cells_) {
        const Nearest nearest = nearest_to(cell.color, entries);
        double weight = error_weight_ * cell.share;
        if (nearest.squared_distance < kMissed * kMissed) {
          weight += cell.importance / (kMissed * kMissed);
        }
        std::array<double, 4>& sum = sums[nearest.entry];
        for (int axis = 0; axis < 3; ++axis) {
          sum[axis] += weight * cell.color[axis];
        }
        sum[3] += weight;
      }
      for (std::size_t e = fixed; e < entries.size(); ++e) {
        const std::array<double, 4>& sum = sums[e];
        if (sum[3] > 0) {
          entries[e] = {sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]};
        }
      }
    }
    const double loss = loss_of(entries);
    return {std::move(entries), loss};
  }

  // The moves to accents that promise most, the best first.
  std::vector<Move> moves(const Entries& entries, std::size_t fixed) const {
    std::vector<Nearest> nearest;
    for (const SceneCell& cell : cells_) {
      nearest.push_back(nearest_to(cell.color, entries));
    }
    std::vector<Move> best;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (cells_[i].can_be_accent &&
          nearest[i].squared_distance > kNearestEntry * kNearestEntry &&
          is_missed(cells_[i].around, kNearestEntry, entries)) {
        best.push_back(move_to(i, nearest, entries.size(), fixed));
      }
    }
    std::ranges::stable_sort(best, {}, &Move::loss);
    best.resize(std::min(best.size(), kMovesTried));
    return best;
  }

  // The entry moves there whose colors lose least by it.
  Move move_to(std::size_t target, std::span<const Nearest> nearest,
               std::size_t entries, std::size_t fixed) const {
    std::vector<double> more(entries);
    double loss = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const double there =
          squared_distance(cells_[i].color, cells_[target].color);
      if (there < nearest[i].squared_distance) {
        loss += loss_at(cells_[i], there);
      } else {
        const double here = loss_at(cells_[i], nearest[i].squared_distance);
        loss += here;
        more[nearest[i].entry] +=
            loss_at(cells_[i], std::min(there, nearest[i].second)) - here;
      }
    }
    const auto least = std::min_element(
        more.begin() + static_cast<std::ptrdiff_t>(fixed), more.end());
    return {static_cast<std::size_t>(least - more.begin()), target,
            loss + *least};
  }

  std::span<const SceneCell> cells_;
  double accurate_error_ = 0;
  double error_weight_ = 0;
};

}  // namespace

std::size_t most_accents(std::size_t k, double accents) {
  const double part = std::max(1.0, static_cast<double>(k) / 4);
  const auto most = static_cast<std::size_t>(2 * accents * part + 0.5);
  return std::min(most, k - 1);
}

Result<ScenePalette> find_accents(std::span<const SceneCell> cells,
                                  std::span<const Coordinates> accurate,
                                  std::size_t fixed, std::size_t most,
                                  const Progress& progress) {
  const Entries start(accurate.begin(), accurate.end());
  Scene scene(cells, start);
  ScenePalette palette;
  if (start.size() <= fixed || most == 0 || !scene.has_accent(start)) {
    return palette;
  }
  most = std::min(most, start.size() - fixed - 1);  // one stays free
  Settled best = scene.begin(start, fixed);
  while (palette.accents < most) {
    if (!progress.report(static_cast<double>(palette.accents) /
                         static_cast<double>(most))) {
      return cancelled();
    }
    std::optional<Settled> next =
        scene.add_accent(best, fixed + palette.accents);
    if (!next) {
      break;
    }
    best = std::move(*next);
    ++palette.accents;
  }
  palette.entries = std::move(best.entries);
  return palette;
}

}  // namespace scene_palette
