// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Compares this project with its peers in one process, in turns, so that a
// machine that is slow for a while is slow for both; prints a table:
//
//   peers [--colors 10,256] [--peer NAME]... [--pairs 5] [--threads 1]
//         [--space oklab|srgb] [--limit SECONDS] [--palette FILE] IMAGE.ppm...
//
// Without --peer, all there are; "none" names nobody, "one-thread" this project
// again with one thread.  Rows, apart by tabs: what was done by whom (palette,
// remap; histogram, which is a part of palette); the medians over all pairs and
// the first run, in milliseconds of processor time for one thread and on the
// wall for more; how many times the peer's time is ours (median over the
// pairs); the errors (judge.h), of remap those of the picture as it was mapped.
// A peer that takes over five seconds runs once; one whose palette takes longer
// than --limit ends the program by a signal.  With --palette, only the errors
// of the colors in FILE: three sRGB values, 0 to 255, a line.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/color.h"
#include "tests/bench/contestant.h"
#include "tests/bench/judge.h"
#include "tests/bench/picture.h"

namespace {

using scene_palette::Contestant;
using scene_palette::Judge;
using scene_palette::Lap;
using scene_palette::LinearRgb;
using scene_palette::Outcome;
using scene_palette::PaletteErrors;
using scene_palette::Picture;
using scene_palette::Result;
using scene_palette::Space;
using scene_palette::Task;

// Milliseconds after which a peer runs only once: the ratio is then far above
// what a second run could change.
constexpr double kSlow = 5000;

struct Options {
  std::vector<int> colors = {10, 256};
  std::vector<std::string> peers;  // empty: all
  int pairs = 5;
  int threads = 1;
  int limit = 0;
  Space space = Space::oklab;
  std::string palette;
  std::vector<std::string> images;
};

// What all runs of one contestant took; the outcome of the last.
struct Runs {
  std::vector<double> palette;
  std::vector<double> histogram;
  std::vector<double> remap;
  Outcome outcome;
};

double median(std::vector<double> values) {
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 != 0) {
    return *middle;
  }
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double median_ratio(const std::vector<double>& theirs,
                    const std::vector<double>& ours) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    ratios.push_back(theirs[i] / ours[i]);
  }
  return median(ratios);
}

// One contestant's run, timed by the clock that goes with the threads.
bool run(const Contestant& contestant, const Task& task, Runs& runs) {
  Result<Outcome> outcome = contestant.run(task);
  if (!outcome) {
    std::fprintf(stderr, "peers: %s: %s\n", contestant.name.c_str(),
                 outcome.error().message.c_str());
    return false;
  }
  const auto milliseconds = [&task](const Lap& lap) {
    return task.threads == 1 ? lap.cpu : lap.wall;
  };
  runs.palette.push_back(milliseconds(outcome->palette_lap));
  runs.histogram.push_back(milliseconds(outcome->histogram_lap));
  runs.remap.push_back(milliseconds(outcome->remap_lap));
  runs.outcome = std::move(*outcome);
  return true;
}

void print_row(const Task& task, const char* what, const std::string& who,
               const std::vector<double>& times, double ratio,
               const PaletteErrors& errors, std::size_t colors) {
  std::printf(
      "%s\t%.2f\t%d\t%s\t%s\t%d\t%s\t%zu\t%.3f\t%.3f\t%.2f\t%.6f\t%.6f\t%.5f\t"
      "%zu\n",
      task.picture.name.c_str(), task.picture.megapixels(), task.colors, what,
      who.c_str(), task.threads, task.threads == 1 ? "cpu" : "wall",
      times.size(), median(times), times.front(), ratio, errors.oklab,
      errors.oklab_rounded, errors.srgb8, colors);
  std::fflush(stdout);
}

void print_rows(const Task& task, const Judge& judge, const std::string& who,
                const Runs& runs, const Runs& ours) {
  const Outcome& outcome = runs.outcome;
  const PaletteErrors errors = judge.errors(outcome.palette);
  print_row(task, "palette", who, runs.palette,
            median_ratio(runs.palette, ours.palette), errors,
            outcome.palette.size());
  if (runs.histogram.front() > 0) {
    print_row(task, "histogram", who, runs.histogram,
              median_ratio(runs.histogram, ours.histogram), errors,
              outcome.palette.size());
  }
  if (!outcome.indices.empty()) {
    print_row(
        task, "remap", who, runs.remap, median_ratio(runs.remap, ours.remap),
        judge.errors(outcome.mapped, outcome.indices), outcome.mapped.size());
  }
}

void append(const std::vector<double>& values, std::vector<double>& all) {
  all.insert(all.end(), values.begin(), values.end());
}

// Ours and `peer` in turns; what ours took goes to the end of `all`.
void compare(const Task& task, const Judge& judge, const Contestant& peer,
             int pairs, Runs& all) {
  Runs ours;
  Runs theirs;
  for (int pair = 0; pair < pairs; ++pair) {
    if (!run(scene_palette::ours(), task, ours) || !run(peer, task, theirs)) {
      return;
    }
    if (theirs.palette.front() > kSlow) {
      break;
    }
  }
  print_rows(task, judge, peer.name, theirs, ours);
  append(ours.palette, all.palette);
  append(ours.histogram, all.histogram);
  append(ours.remap, all.remap);
  all.outcome = std::move(ours.outcome);
}

std::vector<Contestant> chosen_peers(const Options& options) {
  std::vector<Contestant> peers = scene_palette::imagequant_contestants();
  for (const Contestant& peer : scene_palette::opencv_contestants()) {
    peers.push_back(peer);
  }
  if (options.peers.empty()) {
    return peers;
  }
  peers.push_back(scene_palette::ours_in_one_thread());
  std::erase_if(peers, [&options](const Contestant& peer) {
    return std::find(options.peers.begin(), options.peers.end(), peer.name) ==
           options.peers.end();
  });
  return peers;
}

// Constant tables are built and libraries loaded before the first pair.
void warm_up(const std::vector<Contestant>& peers, const Options& options) {
  const Picture small{"small", 16, 16, scene_palette::photograph(16, 16)};
  const Task task{small, 4, options.space, options.threads, options.limit};
  Runs ignored;
  run(scene_palette::ours(), task, ignored);
  for (const Contestant& peer : peers) {
    run(peer, task, ignored);
  }
}

void compare_all(const Picture& picture, const Options& options) {
  const std::vector<Contestant> peers = chosen_peers(options);
  warm_up(peers, options);
  const Judge judge(picture.pixels);
  for (const int colors : options.colors) {
    const Task task{picture, colors, options.space, options.threads,
                    options.limit};
    Runs ours;
    for (const Contestant& peer : peers) {
      compare(task, judge, peer, options.pairs, ours);
    }
    for (int i = 0; peers.empty() && i < options.pairs; ++i) {
      run(scene_palette::ours(), task, ours);
    }
    if (!ours.palette.empty()) {
      print_rows(task, judge, scene_palette::ours().name, ours, ours);
    }
  }
}

bool judge_palette(const Picture& picture, const std::string& path) {
  std::ifstream file(path);
  std::vector<LinearRgb> palette;
  double r = 0;
  double g = 0;
  double b = 0;
  while (file >> r >> g >> b) {
    palette.push_back(
        scene_palette::linear_from_srgb({r / 255, g / 255, b / 255}));
  }
  if (palette.empty()) {
    std::fprintf(stderr, "peers: %s: no colors\n", path.c_str());
    return false;
  }
  const PaletteErrors errors = Judge(picture.pixels).errors(palette);
  std::printf("%.6f\t%.6f\t%.5f\t%zu\n", errors.oklab, errors.oklab_rounded,
              errors.srgb8, palette.size());
  return true;
}

bool parse_number(std::string_view text, int& number) {
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number > 0;
}

bool parse_numbers(std::string_view text, std::vector<int>& numbers) {
  numbers.clear();
  while (true) {
    const std::size_t comma = text.find(',');
    int number = 0;
    if (!parse_number(text.substr(0, comma), number)) {
      return false;
    }
    numbers.push_back(number);
    if (comma == std::string_view::npos) {
      return true;
    }
    text.remove_prefix(comma + 1);
  }
}

bool parse_option(std::string_view name, const std::string& value,
                  Options& options) {
  if (name == "--colors") {
    return parse_numbers(value, options.colors);
  }
  if (name == "--pairs") {
    return parse_number(value, options.pairs);
  }
  if (name == "--threads") {
    return parse_number(value, options.threads);
  }
  if (name == "--limit") {
    return parse_number(value, options.limit);
  }
  if (name == "--peer") {
    options.peers.push_back(value);
    return true;
  }
  if (name == "--palette") {
    options.palette = value;
    return true;
  }
  options.space = value == "srgb" ? Space::srgb : Space::oklab;
  return name == "--space" && (value == "srgb" || value == "oklab");
}

bool parse(const std::vector<std::string>& words, Options& options) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) {
      options.images.push_back(words[i]);
    } else if (i + 1 == words.size() ||
               !parse_option(words[i], words[i + 1], options)) {
      return false;
    } else {
      ++i;
    }
  }
  return !options.images.empty();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse({argv + 1, argv + argc}, options)) {
    std::fputs(
        "usage: peers [--colors N,...] [--peer NAME]... [--pairs N]\n"
        "  [--threads N] [--space oklab|srgb] [--limit S] [--palette FILE]\n"
        "  IMAGE.ppm...\n",
        stderr);
    return 2;
  }
  if (options.palette.empty()) {
    std::puts(
        "image\tmegapixels\tk\twhat\twho\tthreads\tclock\tpairs\tms\tfirst_ms\t"
        "times_ours\toklab\toklab_rounded\tsrgb8\tcolors");
  }
  bool all_done = true;
  for (const std::string& path : options.images) {
    Result<Picture> picture = scene_palette::read_ppm(path);
    if (!picture) {
      std::fprintf(stderr, "peers: %s\n", picture.error().message.c_str());
      all_done = false;
    } else if (options.palette.empty()) {
      compare_all(*picture, options);
    } else {
      all_done = judge_palette(*picture, options.palette) && all_done;
    }
  }
  return all_done ? 0 : 1;
}
