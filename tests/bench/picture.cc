// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/bench/picture.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <istream>
#include <vector>

namespace scene_palette {
namespace {

// The next word of the head of a PPM file, comments left out.
std::string next_word(std::istream& file) {
  std::string word;
  while (file >> word && word.starts_with('#')) {
    std::getline(file, word);
  }
  return word;
}

// A number of at most nine digits; 0 if it is none.
std::size_t number(const std::string& word) {
  std::size_t value = 0;
  std::from_chars(word.data(), word.data() + word.size(), value);
  return word.size() <= 9 ? value : 0;
}

}  // namespace

Result<Picture> read_ppm(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string magic = next_word(file);
  Picture picture{std::filesystem::path(path).stem().string(),
                  number(next_word(file)),
                  number(next_word(file)),
                  {}};
  const std::size_t largest = number(next_word(file));
  file.get();
  if (!file || magic != "P6" || largest != 255 ||
      picture.width * picture.height == 0) {
    return Error{ErrorCode::read_failed, path + ": not a PPM of 8 bits"};
  }
  picture.pixels.resize(picture.width * picture.height);
  std::vector<char> row(3 * picture.width);
  for (std::size_t y = 0; y < picture.height; ++y) {
    file.read(row.data(), static_cast<std::streamsize>(row.size()));
    for (std::size_t x = 0; x < picture.width; ++x) {
      picture.pixels[y * picture.width + x] = {
          static_cast<std::uint8_t>(row[3 * x]),
          static_cast<std::uint8_t>(row[3 * x + 1]),
          static_cast<std::uint8_t>(row[3 * x + 2]), 255};
    }
  }
  if (!file) {
    return Error{ErrorCode::read_failed, path + ": ends too early"};
  }
  return picture;
}

}  // namespace scene_palette
