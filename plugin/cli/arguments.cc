// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GOption finds the options; their values are checked here, so that a wrong one
// is answered with the values that are allowed.

#include "plugin/cli/arguments.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <span>

#include <glib.h>

#include "plugin/cli/messages.h"
#include "plugin/cli/pointers.h"
#include "plugin/cli/values.h"
#include "ui/choices.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// The same limit as in GIMP, whose integers have 32 bits.
constexpr int kMaxSeed = std::numeric_limits<std::int32_t>::max();
/// The same limit as that of thread_count().
constexpr int kMaxThreads = 64;

constexpr std::array<Choice<Command>, 2> kCommands = {{
    {"extract", Command::extract},
    {"posterize", Command::posterize},
}};

constexpr std::array<Choice<Format>, 4> kFormats = {{
    {"text", Format::text},
    {"gpl", Format::gpl},
    {"json", Format::json},
    {"hex", Format::hex},
}};

/// What GOption fills in; it owns the strings.
struct RawArguments {
  RawArguments() = default;
  RawArguments(const RawArguments&) = delete;
  RawArguments& operator=(const RawArguments&) = delete;
  ~RawArguments() {
    for (char* string : {colors, method, accents, order, seed, space, threads,
                         format, output, palette}) {
      const CharPtr owner(string);
    }
    for (char** strings : {locked, excluded, images}) {
      const StringsPtr owner(strings);
    }
  }

  char* colors = nullptr;
  char* method = nullptr;
  char* accents = nullptr;
  char* order = nullptr;
  char* seed = nullptr;
  char* space = nullptr;
  char* threads = nullptr;
  char* format = nullptr;
  char* output = nullptr;
  char* palette = nullptr;
  char** locked = nullptr;
  char** excluded = nullptr;
  char** images = nullptr;
  gboolean best = FALSE;
  gboolean verbose = FALSE;
  gboolean help = FALSE;
  gboolean version = FALSE;
};

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
        parse_fraction("--accents", raw.accents, options.accents),
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

/// Fills in `options` from what GOption found.  Returns what is wrong, or
/// nothing.
std::string fill_options(const RawArguments& raw, CliOptions& options) {
  for (const std::string& wrong :
       {fill_extract_options(raw, options.extract),
        parse_number("--threads", raw.threads, 1, kMaxThreads, options.threads),
        parse_choice<Format>("--format", raw.format, kFormats,
                             options.format)}) {
    if (!wrong.empty()) {
      return wrong;
    }
  }
  options.output = text_or_empty(raw.output);
  options.palette_file = text_or_empty(raw.palette);
  options.verbose = raw.verbose != FALSE;
  for (char** image = raw.images; image != nullptr && *image != nullptr;
       ++image) {
    options.images.emplace_back(*image);
  }
  return {};
}

/// What is missing for the command, or nothing.
std::string missing_argument(const CliOptions& options) {
  if (options.images.empty()) {
    return translated("no image is named");
  }
  if (options.command == Command::posterize && options.images.size() > 1) {
    return translated("posterize takes one image");
  }
  if (options.command == Command::posterize && options.output.empty()) {
    return translated("posterize needs --output, the file to write");
  }
  return {};
}

GOptionEntry entry(const char* name, char letter, GOptionArg kind, void* target,
                   const char* description, const char* value_name = nullptr) {
  return {name,   letter,      G_OPTION_FLAG_NONE, kind,
          target, description, value_name};
}

void add_extract_entries(GOptionContext* context, RawArguments& raw) {
  // The help below says these in words.
  static_assert(ExtractOptions::kMaxColors == 256);
  const std::array<GOptionEntry, 10> entries = {{
      entry("colors", 'k', G_OPTION_ARG_STRING, &raw.colors,
            translated("How many colors, 1 to 256, or auto: the picture "
                       "decides (default: 8)"),
            "N"),
      entry("method", 0, G_OPTION_ARG_STRING, &raw.method,
            translated("scene: least visible error, with small striking colors "
                       "(default); accurate: least visible error; classic: "
                       "k-means on sRGB values; hue-slices: means of equal "
                       "parts of the pixels sorted by hue"),
            "METHOD"),
      entry("best", 0, G_OPTION_ARG_NONE, &raw.best,
            translated("Search longer for a lower error")),
      entry("accents", 0, G_OPTION_ARG_STRING, &raw.accents,
            translated("Room that scene gives to small striking colors, 0 to 1 "
                       "(default: 0.5)"),
            "A"),
      entry("order", 0, G_OPTION_ARG_STRING, &raw.order,
            translated("Order of the colors: hue (default), lightness, share, "
                       "chroma, smooth"),
            "ORDER"),
      entry("seed", 0, G_OPTION_ARG_STRING, &raw.seed,
            translated("Start of the random numbers of classic (default: 42)"),
            "SEED"),
      entry("space", 0, G_OPTION_ARG_STRING, &raw.space,
            translated("Where scene and accurate measure errors: oklab, as the "
                       "eye sees (default), or srgb"),
            "SPACE"),
      entry("lock", 0, G_OPTION_ARG_STRING_ARRAY, &raw.locked,
            translated("A color that must be in the palette; can be repeated"),
            "HEX"),
      entry("exclude", 0, G_OPTION_ARG_STRING_ARRAY, &raw.excluded,
            translated("A color that must not be; can be repeated"), "HEX"),
      {},
  }};
  g_option_context_add_main_entries(context, entries.data(), nullptr);
}

void add_common_entries(GOptionContext* context, RawArguments& raw) {
  const std::array<GOptionEntry, 5> entries = {{
      entry("threads", 0, G_OPTION_ARG_STRING, &raw.threads,
            translated("How many threads work, 1 to 64 (default: as many as "
                       "the processor runs at a time)"),
            "N"),
      entry("verbose", 0, G_OPTION_ARG_NONE, &raw.verbose,
            translated("Say how long each stage took, and the error reached")),
      entry("help", 'h', G_OPTION_ARG_NONE, &raw.help,
            translated("Show this help")),
      entry("version", 0, G_OPTION_ARG_NONE, &raw.version,
            translated("Show the version")),
      {},
  }};
  g_option_context_add_main_entries(context, entries.data(), nullptr);
}

/// What `command` has beside the common entries.
void add_entries_of(Command command, GOptionContext* context,
                    RawArguments& raw) {
  const bool is_extract = command == Command::extract;
  const std::array<GOptionEntry, 4> entries = {{
      is_extract
          ? entry("format", 0, G_OPTION_ARG_STRING, &raw.format,
                  translated("text, gpl, json or hex (default: by the ending "
                             "of PATH; text on a terminal, else gpl)"),
                  "FORMAT")
          : entry("palette", 0, G_OPTION_ARG_FILENAME, &raw.palette,
                  translated("Use the colors of this GIMP palette"),
                  "FILE.gpl"),
      is_extract
          ? entry("output", 'o', G_OPTION_ARG_FILENAME, &raw.output,
                  translated("Where to write; a folder for several images "
                             "(default: standard output)"),
                  "PATH")
          : entry("output", 'o', G_OPTION_ARG_FILENAME, &raw.output,
                  translated("The image file to write"), "FILE"),
      entry(G_OPTION_REMAINING, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw.images,
            nullptr),
      {},
  }};
  g_option_context_add_main_entries(context, entries.data(), nullptr);
}

std::string version_text() {
  return "scene-palette " SCENE_PALETTE_VERSION "\n";
}

std::string tool_help() {
  return std::string(translated("Usage:")) +
         "\n  scene-palette extract IMAGE...\n"
         "  scene-palette posterize IMAGE -o FILE\n\n" +
         translated(
             "extract finds the colors of pictures; posterize repaints a "
             "picture in its colors.\n"
             "\"scene-palette COMMAND --help\" shows the options of a "
             "command.") +
         "\n";
}

/// The arguments of `command`, its name in front.
std::variant<CliOptions, HelpText, UsageError> parse_command(
    Command command, const char* name, std::span<const std::string> arguments) {
  const std::string program = std::string("scene-palette ") + name;
  g_set_prgname(program.c_str());
  const OptionContextPtr context(g_option_context_new(
      command == Command::extract ? "IMAGE..." : "IMAGE -o FILE"));
  g_option_context_set_help_enabled(context.get(), FALSE);
  RawArguments raw;
  add_extract_entries(context.get(), raw);
  add_entries_of(command, context.get(), raw);
  add_common_entries(context.get(), raw);

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
  options.command = command;
  std::string wrong = fill_options(raw, options);
  if (wrong.empty()) {
    wrong = missing_argument(options);
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
  for (const Choice<Command>& command : kCommands) {
    if (first == command.id) {
      return parse_command(command.value, command.id,
                           std::span(arguments).subspan(1));
    }
  }
  return UsageError{
      formatted(translated("the first argument must be one of %s; see \"%s\""),
                names_of<Command>(kCommands).c_str(), "scene-palette --help")};
}

const char* file_ending(Format format) {
  switch (format) {
    case Format::text:
      return ".txt";
    case Format::gpl:
      return ".gpl";
    case Format::json:
      return ".json";
    case Format::hex:
      return ".hex";
  }
  return "";
}

Format format_for_name(const std::string& path) {
  for (const Choice<Format>& choice : kFormats) {
    if (path.ends_with(file_ending(choice.value))) {
      return choice.value;
    }
  }
  return Format::gpl;
}

}  // namespace scene_palette
