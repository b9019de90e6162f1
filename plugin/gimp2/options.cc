// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GIMP keeps last values as bytes under a name.  Ours are two lines of text
// that go through the same checks as a script's arguments, so that what another
// version of the plug-in has left cannot do harm.

#include "plugin/gimp2/options.h"

#include <algorithm>
#include <limits>
#include <locale>
#include <optional>
#include <sstream>
#include <utility>

#include "plugin/report/export_file.h"
#include "ui/choices.h"
#include "ui/color_list.h"

namespace scene_palette {
namespace {

constexpr const char* kLastValues = "plug-in-extract-scene-palette-values";

/// The arguments as a script writes them, not yet checked.
struct RawSettings {
  gint32 colors = 0;
  std::string method;
  std::string order;
  std::string palette_name;
  gint32 posterized_layer = 0;
  gint32 seed = 0;
  gint32 auto_colors = 0;
  double accents = 0;
  std::string locked_colors;
  std::string excluded_colors;
  gint32 palette_card = 0;
  std::string dither;
  std::string use_palette;
  std::string export_file;
};

Error out_of_range(const char* argument, gint32 value, gint32 low,
                   gint32 high) {
  return {ErrorCode::invalid_argument,
          std::string(argument) + " is " + std::to_string(value) +
              ", but must be " + std::to_string(low) + " to " +
              std::to_string(high)};
}

/// Puts the choice called `id` into `value`; what is wrong, or nothing.
template <typename T>
std::optional<Error> choose(const char* argument, const std::string& id,
                            std::span<const Choice<T>> choices, T& value) {
  std::string message =
      std::string(argument) + " is \"" + id + "\", but must be one of";
  for (const Choice<T>& choice : choices) {
    if (id == choice.id) {
      value = choice.value;
      return std::nullopt;
    }
    message += std::string(&choice == choices.data() ? " " : ", ") + choice.id;
  }
  return Error{ErrorCode::invalid_argument, message};
}

/// What is wrong with a switch, or nothing.
std::optional<Error> check_switch(const char* argument, gint32 value) {
  if (value != FALSE && value != TRUE) {
    return out_of_range(argument, value, FALSE, TRUE);
  }
  return std::nullopt;
}

/// Fills in what no older version of the procedure had.
Result<ExtractOptions> with_later_arguments(ExtractOptions extract,
                                            const RawSettings& raw) {
  if (const auto wrong = check_switch("auto-colors", raw.auto_colors)) {
    return *wrong;
  }
  if (const auto wrong = check_switch("palette-card", raw.palette_card)) {
    return *wrong;
  }
  if (!(raw.accents >= 0 && raw.accents <= 1)) {
    return Error{ErrorCode::invalid_argument, "accents must be 0 to 1"};
  }
  Result<std::vector<Srgb8>> locked =
      colors_from_text("locked-colors", raw.locked_colors);
  if (!locked) {
    return locked.error();
  }
  Result<std::vector<Srgb8>> excluded =
      colors_from_text("excluded-colors", raw.excluded_colors);
  if (!excluded) {
    return excluded.error();
  }
  extract.auto_colors = raw.auto_colors == TRUE;
  extract.accents = raw.accents;
  extract.locked = *std::move(locked);
  extract.excluded = *std::move(excluded);
  return extract;
}

/// What is wrong with the file to write, or nothing.
std::optional<Error> check_file(const RawSettings& raw) {
  if (raw.export_file.empty()) {
    return std::nullopt;
  }
  if (!raw.use_palette.empty()) {
    return unused_export_file();
  }
  const Status usable = check_export_file(raw.export_file);
  return usable ? std::nullopt : std::optional(usable.error());
}

/// The one place where ExtractOptions are filled.
Result<Settings> checked(const RawSettings& raw) {
  if (raw.colors < ExtractOptions::kMinColors ||
      raw.colors > ExtractOptions::kMaxColors) {
    return out_of_range("colors", raw.colors, ExtractOptions::kMinColors,
                        ExtractOptions::kMaxColors);
  }
  Settings settings;
  ExtractOptions& extract = settings.extract;
  if (const auto wrong =
          choose("method", raw.method, method_choices(), extract.method)) {
    return *wrong;
  }
  if (const auto wrong =
          choose("order", raw.order, order_choices(), extract.order)) {
    return *wrong;
  }
  if (const auto wrong =
          check_switch("posterized-layer", raw.posterized_layer)) {
    return *wrong;
  }
  if (raw.seed < 0) {
    return out_of_range("seed", raw.seed, 0,
                        std::numeric_limits<gint32>::max());
  }
  if (const auto wrong =
          choose("dither", raw.dither, dither_choices(), settings.dither)) {
    return *wrong;
  }
  if (const auto wrong = check_file(raw)) {
    return *wrong;
  }
  extract.colors = raw.colors;
  extract.seed = static_cast<std::uint64_t>(raw.seed);
  Result<ExtractOptions> complete = with_later_arguments(extract, raw);
  if (!complete) {
    return complete.error();
  }
  extract = *std::move(complete);
  settings.palette_name = raw.palette_name;
  settings.use_palette = raw.use_palette;
  settings.export_file = raw.export_file;
  settings.posterized_layer = raw.posterized_layer == TRUE;
  settings.palette_card = raw.palette_card == TRUE;
  return settings;
}

/// The string of `argument`, which GIMP may leave out.
std::string string_of(const GimpParam& argument) {
  const char* text = argument.data.d_string;
  return text != nullptr ? text : "";
}

}  // namespace

Result<Settings> settings_from_arguments(std::span<const GimpParam> arguments) {
  constexpr std::size_t kArguments = 14;
  if (arguments.size() != kArguments) {
    return Error{ErrorCode::invalid_argument,
                 std::to_string(arguments.size()) +
                     " arguments after the drawable instead of " +
                     std::to_string(kArguments)};
  }
  return checked({.colors = arguments[0].data.d_int32,
                  .method = string_of(arguments[1]),
                  .order = string_of(arguments[2]),
                  .palette_name = string_of(arguments[3]),
                  .posterized_layer = arguments[4].data.d_int32,
                  .seed = arguments[5].data.d_int32,
                  .auto_colors = arguments[6].data.d_int32,
                  .accents = arguments[7].data.d_float,
                  .locked_colors = string_of(arguments[8]),
                  .excluded_colors = string_of(arguments[9]),
                  .palette_card = arguments[10].data.d_int32,
                  .dither = string_of(arguments[11]),
                  .use_palette = string_of(arguments[12]),
                  .export_file = string_of(arguments[13])});
}

Settings last_settings() {
  const gint size = gimp_get_data_size(kLastValues);
  std::string text(static_cast<std::size_t>(std::max(size, 0)), '\0');
  if (text.empty() || gimp_get_data(kLastValues, text.data()) == FALSE) {
    return {};
  }
  RawSettings raw;
  std::istringstream line(text);
  line.imbue(std::locale::classic());
  line >> raw.colors >> raw.method >> raw.order >> raw.posterized_layer >>
      raw.seed >> raw.auto_colors >> raw.accents >> raw.palette_card >>
      raw.dither;
  line.ignore();
  std::getline(line, raw.use_palette);
  std::getline(line, raw.palette_name, '\0');
  const Result<Settings> settings = checked(raw);
  return settings ? *settings : Settings();
}

void remember_settings(const Settings& settings) {
  const ExtractOptions& extract = settings.extract;
  std::ostringstream line;
  line.imbue(std::locale::classic());
  line.precision(std::numeric_limits<double>::max_digits10);
  line << extract.colors << ' ' << id_of(method_choices(), extract.method)
       << ' ' << id_of(order_choices(), extract.order) << ' '
       << static_cast<int>(settings.posterized_layer) << ' ' << extract.seed
       << ' ' << static_cast<int>(extract.auto_colors) << ' ' << extract.accents
       << ' ' << static_cast<int>(settings.palette_card) << ' '
       << id_of(dither_choices(), settings.dither) << ' '
       << settings.use_palette << '\n'
       << settings.palette_name;
  const std::string text = line.str();
  gimp_set_data(kLastValues, text.data(), static_cast<guint32>(text.size()));
}

}  // namespace scene_palette
