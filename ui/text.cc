// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Numbers are written by translated patterns of whole numbers, never by a
// floating point format, so that they follow the language of the text and not
// a process's LC_NUMERIC.

#include "ui/text.h"

#include <libintl.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "ui/filled_in.h"

namespace scene_palette {
namespace {

// The reason in `error` as part of a sentence: one line, no full stop.
std::string reason(const Error& error) {
  std::string text = error.message;
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < ' '; }, ' ');
  text.erase(text.find_last_not_of(" .") + 1);
  return text;
}

}  // namespace

const char* translated(const char* message) {
  return dgettext(GETTEXT_DOMAIN, message);
}

const char* translated_plural(const char* one, const char* many,
                              unsigned long number) {
  return dngettext(GETTEXT_DOMAIN, one, many, number);
}

std::string percent_text(double share) {
  if (!(share > 0)) {
    // Translators: a share of the picture.
    return filled_in(translated("%d%%"), 0);
  }
  if (share < 0.001) {
    // Translators: a share of the picture, less than a tenth of a percent.
    return translated("<0.1%");
  }
  const int tenths = static_cast<int>(std::lround(share * 1000));
  if (tenths < 10) {
    // Translators: a share of the picture in tenths of a percent, 1 to 9.
    return filled_in(translated("0.%d%%"), tenths);
  }
  const int percent = static_cast<int>(std::lround(share * 100));
  return filled_in(translated("%d%%"), percent);
}

std::string code_range_text(int lowest, int highest, int mean) {
  // Translators: the lowest, highest and mean value of a channel, 0 to 255.
  return filled_in(translated("%1$d–%2$d, mean %3$d"), lowest, highest, mean);
}

std::string decimal_text(double value, int decimals) {
  long unit = 1;
  for (int i = 0; i < decimals; ++i) {
    unit *= 10;
  }
  const long rounded = std::lround(std::abs(value) * static_cast<double>(unit));
  std::string text = std::to_string(rounded / unit);
  if (decimals > 0) {
    // With a leading 1 that keeps the zeros.
    const std::string fraction =
        std::to_string(unit + rounded % unit).substr(1);
    // Translators: a number: the digits before and after the decimal point.
    text = filled_in(translated("%s.%s"), text.c_str(), fraction.c_str());
  }
  return value < 0 && rounded > 0 ? "\u2212" + text : text;
}

std::string user_message(const Error& error) {
  std::string why = reason(error);
  switch (error.code) {
    case ErrorCode::cancelled:
      return translated("Canceled. Nothing was changed.");
    case ErrorCode::no_visible_pixels:
      return translated(
          "There is nothing to see in this layer: all its pixels are "
          "transparent or outside the selection. Select a visible part or "
          "another layer.");
    case ErrorCode::invalid_argument:
      // Translators: %s names the value and its limits, in English.
      return filled_in(translated("This cannot be used: %s."), why.c_str());
    case ErrorCode::read_failed:
      // Translators: %s names the file and the reason.
      return filled_in(
          translated("Reading failed: %s. Check the file's name and content."),
          why.c_str());
    case ErrorCode::write_failed:
      // Translators: %s names the file and the reason.
      return filled_in(
          translated("Saving failed: %s. Choose another place or name."),
          why.c_str());
    case ErrorCode::unknown_colors:
      // Translators: %s is the name of a color profile.
      return filled_in(
          translated("The color profile of this image (%s) works by tables, "
                     "which cannot be read here. Convert the image to another "
                     "one first (Image > Color Management > Convert to Color "
                     "Profile)."),
          why.c_str());
    case ErrorCode::no_layer:
      // Translators: %s is a sentence that says why.
      return filled_in(translated("No layer was made. %s."), why.c_str());
  }
  return why;
}

std::string fewer_colors_message(const Palette& palette) {
  const std::size_t colors = palette.swatches.size();
  return filled_in(
      translated_plural("The picture has only one color.",
                        "The picture has only %d different colors.", colors),
      static_cast<int>(colors));
}

std::string count_choice_message(const CountChoice& choice) {
  const auto number = static_cast<unsigned long>(choice.colors);
  switch (choice.rule) {
    case CountChoice::Rule::distinct_colors:
      // Translators: why this number of colors was chosen.
      return filled_in(
          translated_plural("%d color: the picture has no more.",
                            "%d colors: the picture has no more.", number),
          choice.colors);
    case CountChoice::Rule::error_below:
      // Translators: why this number of colors was chosen.
      return filled_in(
          translated_plural("%d color: enough for a small visible error.",
                            "%d colors: the fewest with a small visible error.",
                            number),
          choice.colors);
    case CountChoice::Rule::nearest_entries:
      // Translators: why this number of colors was chosen.
      return filled_in(
          translated_plural("%d color: with more, two would look alike.",
                            "%d colors: with more, two would look alike.",
                            number),
          choice.colors);
    case CountChoice::Rule::limit:
      // Translators: why this number of colors was chosen.
      return filled_in(translated_plural("%d color, the upper limit.",
                                         "%d colors, the upper limit.", number),
                       choice.colors);
  }
  return {};
}

const char* missing_card_message() {
  return translated(
      "The palette was made, but no palette card: memory has run out, or GIMP "
      "makes no image of that size.");
}

std::string not_a_color_message(const std::string& argument,
                                const std::string& word) {
  // Translators: an argument and what was given for it; #2f3b3c stays.
  return filled_in(translated("%s: \"%s\" is not a color like #2f3b3c"),
                   argument.c_str(), word.c_str());
}

std::string default_palette_name(const std::string& image_name) {
  std::filesystem::path name = std::filesystem::path(image_name).stem();
  if (name.extension() == ".xcf") {  // GIMP's compressed "photo.xcf.gz"
    name = name.stem();
  }
  if (name.empty()) {
    return translated("Scene Palette");
  }
  // Translators: the name of a palette; %s is the name of a picture.
  return filled_in(translated("Scene Palette: %s"), name.c_str());
}

}  // namespace scene_palette
