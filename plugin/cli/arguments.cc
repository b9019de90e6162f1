// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GOption finds the options (plugin/cli/option_entries.h); their values are
// checked here, so that a wrong one is answered with the values that are
// allowed.

#include "plugin/cli/arguments.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <span>

#include <glib.h>

#include "plugin/cli/messages.h"
#include "plugin/cli/option_entries.h"
#include "plugin/cli/pointers.h"
#include "plugin/cli/raw_arguments.h"
#include "plugin/cli/values.h"
#include "ui/choices.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// The same limit as in GIMP, whose integers have 32 bits.
constexpr int kMaxSeed = std::numeric_limits<std::int32_t>::max();
/// The same limit as that of thread_count().
constexpr int kMaxThreads = 64;
/// More are drawn as one surface, and an HTML file of them is slow to turn.
constexpr int kMaxPoints = 100000;

const char* text_or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

/// Which option does not go with the method, or nothing.
std::string conflict(const RawArguments& raw, Method method) {
  if (method == Method::scene || method == Method::accurate) {
    return {};
  }
  const char* option = nullptr;
  option = raw.excluded != nullptr ? "--exclude" : option;
  option = raw.locked != nullptr ? "--lock" : option;
  option = raw.space != nullptr ? "--space" : option;
  return option == nullptr
             ? std::string()
             // Translators: an option and a method.
             : formatted(translated("%s cannot be used with --method %s"),
                         option, id_of(method_choices(), method));
}

/// What locked and excluded colors make impossible, or nothing.
std::string impossible_lists(const ExtractOptions& options) {
  for (const Srgb8& color : options.excluded) {
    if (std::ranges::count(options.locked, color) > 0) {
      // Translators: two options and a color.
      return formatted(translated("%s and %s cannot both have %s"), "--lock",
                       "--exclude", hex_from_srgb8(color).c_str());
    }
  }
  const std::set<Srgb8> locked(options.locked.begin(), options.locked.end());
  if (!options.auto_colors &&
      locked.size() > static_cast<std::size_t>(options.colors)) {
    // Translators: two options.
    return formatted(translated("%s names more colors than %s"), "--lock",
                     "--colors");
  }
  return {};
}

/// Fills in what the extraction is told.  Returns what is wrong, or nothing.
std::string fill_extract_options(const RawArguments& raw,
                                 ExtractOptions& options) {
  auto seed = static_cast<int>(options.seed);
  for (const std::string& wrong :
       {parse_colors(raw.colors, options),
        parse_choice<Method>("--method", raw.method, method_choices(),
                             options.method),
        parse_real("--accents", raw.accents, 0, 1, options.accents),
        parse_choice<Order>("--order", raw.order, order_choices(),
                            options.order),
        parse_number("--seed", raw.seed, 0, kMaxSeed, seed),
        parse_choice<Space>("--space", raw.space, space_choices(),
                            options.space),
        parse_color_list("--lock", raw.locked, options.locked),
        parse_color_list("--exclude", raw.excluded, options.excluded)}) {
    if (!wrong.empty()) {
      return wrong;
    }
  }
  options.seed = static_cast<std::uint64_t>(seed);
  if (raw.best != FALSE) {
    options.quality = Quality::best;
  }
  std::string wrong = conflict(raw, options.method);
  return wrong.empty() ? impossible_lists(options) : wrong;
}

/// Fills in what is seen of a cloud.  Returns what is wrong, or nothing.
std::string fill_cloud_view(const RawArguments& raw, CloudView& view) {
  for (const std::string& wrong :
       {parse_choice<Space>("--axes", raw.axes, space_choices(), view.axes),
        parse_number("--points", raw.points, 1, kMaxPoints, view.points),
        parse_real("--azimuth", raw.azimuth, -360, 360, view.azimuth),
        parse_real("--elevation", raw.elevation, -90, 90, view.elevation),
        parse_real("--zoom", raw.zoom, 0.25, 8, view.zoom),
        parse_number("--size", raw.size, 100, 8000, view.size)}) {
    if (!wrong.empty()) {
      return wrong;
    }
  }
  return {};
}

/// Fills in `options` from what GOption found.  Returns what is wrong, or
/// nothing.
std::string fill_options(const RawArguments& raw, CliOptions& options) {
  for (const std::string& wrong :
       {fill_extract_options(raw, options.extract),
        fill_cloud_view(raw, options.cloud),
        parse_number("--threads", raw.threads, 1, kMaxThreads, options.threads),
        parse_choice<PaletteFormat>("--format", raw.format, format_choices(),
                                    options.format),
        parse_choice<Dither>("--dither", raw.dither, dither_choices(),
                             options.dither)}) {
    if (!wrong.empty()) {
      return wrong;
    }
  }
  options.output = text_or_empty(raw.output);
  options.palette_file = text_or_empty(raw.palette);
  options.equal_widths = raw.equal != FALSE;
  options.dark = raw.dark != FALSE;
  options.gray = raw.gray != FALSE;
  options.numbers = raw.numbers != FALSE;
  options.verbose = raw.verbose != FALSE;
  for (char** image = raw.images; image != nullptr && *image != nullptr;
       ++image) {
    options.images.emplace_back(*image);
  }
  return {};
}

/// What is missing for the command, or nothing.
std::string missing_argument(const CommandShape& shape,
                             const CliOptions& options) {
  if (options.images.empty()) {
    return translated("no image is named");
  }
  if (!shape.takes_many && options.images.size() > 1) {
    // Translators: a command.
    return formatted(translated("%s takes one image"), shape.id);
  }
  if (shape.needs_output && options.output.empty()) {
    // Translators: a command.
    return formatted(translated("%s needs --output, the file to write"),
                     shape.id);
  }
  return {};
}

std::string version_text() {
  return "scene-palette " SCENE_PALETTE_VERSION "\n";
}

/// The arguments of a command, its name in front.
std::variant<CliOptions, HelpText, UsageError> parse_command(
    const CommandShape& shape, std::span<const std::string> arguments) {
  const std::string program = std::string("scene-palette ") + shape.id;
  g_set_prgname(program.c_str());
  const OptionContextPtr context(g_option_context_new(shape.usage));
  g_option_context_set_help_enabled(context.get(), FALSE);
  RawArguments raw;
  add_entries(shape, context.get(), raw);

  const StringsPtr copy(g_new0(char*, arguments.size() + 1));
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    copy.get()[i] = g_strdup(arguments[i].c_str());
  }
  char** rest = copy.get();
  GError* error = nullptr;
  if (g_option_context_parse_strv(context.get(), &rest, &error) == FALSE) {
    const ErrorPtr owner(error);
    return UsageError{error->message};
  }
  if (raw.help != FALSE) {
    const CharPtr help(
        g_option_context_get_help(context.get(), FALSE, nullptr));
    return HelpText{help.get()};
  }
  if (raw.version != FALSE) {
    return HelpText{version_text()};
  }
  CliOptions options;
  options.command = shape.command;
  std::string wrong = fill_options(raw, options);
  if (wrong.empty()) {
    wrong = missing_argument(shape, options);
  }
  if (!wrong.empty()) {
    return UsageError{wrong};
  }
  return options;
}

}  // namespace

std::variant<CliOptions, HelpText, UsageError> parse_arguments(
    const std::vector<std::string>& arguments) {
  const std::string first = arguments.size() > 1 ? arguments[1] : "";
  if (first == "--help" || first == "-h") {
    return HelpText{tool_help()};
  }
  if (first == "--version") {
    return HelpText{version_text()};
  }
  std::string names;
  for (const CommandShape& shape : command_shapes()) {
    if (first == shape.id) {
      return parse_command(shape, std::span(arguments).subspan(1));
    }
    names += (names.empty() ? "" : ", ") + std::string(shape.id);
  }
  return UsageError{
      formatted(translated("the first argument must be one of %s; see \"%s\""),
                names.c_str(), "scene-palette --help")};
}

}  // namespace scene_palette
