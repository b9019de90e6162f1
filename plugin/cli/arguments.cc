// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GOption finds the options; their values are checked here, so that a wrong one
// is answered with the values that are allowed.

#include "plugin/cli/arguments.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <span>
#include <system_error>

#include <glib.h>

#include "plugin/cli/messages.h"
#include "plugin/cli/pointers.h"
#include "ui/choices.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// The same limit as in GIMP, whose integers have 32 bits.
constexpr int kMaxSeed = std::numeric_limits<std::int32_t>::max();

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
    for (char* string :
         {colors, method, order, seed, format, output, palette}) {
      const CharPtr owner(string);
    }
    const StringsPtr owner(images);
  }

  char* colors = nullptr;
  char* method = nullptr;
  char* order = nullptr;
  char* seed = nullptr;
  char* format = nullptr;
  char* output = nullptr;
  char* palette = nullptr;
  char** images = nullptr;
  gboolean verbose = FALSE;
  gboolean help = FALSE;
  gboolean version = FALSE;
};

const char* text_or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

/// The names of `choices`, with commas.
template <typename T>
std::string names_of(std::span<const Choice<T>> choices) {
  std::string names;
  for (const Choice<T>& choice : choices) {
    names += (names.empty() ? "" : ", ") + std::string(choice.id);
  }
  return names;
}

/// Puts the choice called `text` into `value`, which is left alone where
/// `text` is null.  Returns what is wrong, or nothing.
template <typename T, typename Target>
std::string parse_choice(const char* option, const char* text,
                         std::span<const Choice<T>> choices, Target& value) {
  if (text == nullptr) {
    return {};
  }
  for (const Choice<T>& choice : choices) {
    if (std::string_view(text) == choice.id) {
      value = choice.value;
      return {};
    }
  }
  // Translators: an option, its values, what was given instead of these.
  return formatted(translated("%s must be one of %s, not \"%s\""), option,
                   names_of(choices).c_str(), text);
}

/// The same for a whole number from `min` to `max`.
template <typename Target>
std::string parse_number(const char* option, const char* text, int min, int max,
                         Target& value) {
  if (text == nullptr) {
    return {};
  }
  const std::string_view digits = text;
  int number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc() && end == digits.data() + digits.size() &&
      number >= min && number <= max) {
    value = static_cast<Target>(number);
    return {};
  }
  return formatted(
      translated("%s must be a whole number from %d to %d, not \"%s\""), option,
      min, max, text);
}

/// Fills in `options` from what GOption found.  Returns what is wrong, or
/// nothing.
std::string fill_options(const RawArguments& raw, CliOptions& options) {
  for (const std::string& wrong :
       {parse_number("--colors", raw.colors, ExtractOptions::kMinColors,
                     ExtractOptions::kMaxColors, options.extract.colors),
        parse_choice<Method>("--method", raw.method, method_choices(),
                             options.extract.method),
        parse_choice<Order>("--order", raw.order, order_choices(),
                            options.extract.order),
        parse_number("--seed", raw.seed, 0, kMaxSeed, options.extract.seed),
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

void add_common_entries(GOptionContext* context, RawArguments& raw) {
  // The help below says these in words.
  static_assert(ExtractOptions::kMaxColors == 256);
  static_assert(ExtractOptions{}.colors == 8 && ExtractOptions{}.seed == 42);
  const std::array<GOptionEntry, 8> entries = {{
      entry("colors", 'k', G_OPTION_ARG_STRING, &raw.colors,
            translated("How many colors, 1 to 256 (default: 8)"), "N"),
      entry("method", 0, G_OPTION_ARG_STRING, &raw.method,
            translated("accurate: least visible error (default); classic: "
                       "k-means on sRGB values"),
            "METHOD"),
      entry("order", 0, G_OPTION_ARG_STRING, &raw.order,
            translated(
                "Order of the colors: hue (default), lightness, share, chroma"),
            "ORDER"),
      entry("seed", 0, G_OPTION_ARG_STRING, &raw.seed,
            translated("Start of the random numbers of classic (default: 42)"),
            "SEED"),
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
