// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette, the command line tool: palettes of image files, without GIMP.

#include <libintl.h>

#include <clocale>
#include <cstdio>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include <gegl.h>

#include "core/parallel.h"
#include "plugin/cli/arguments.h"
#include "plugin/cli/commands.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/interrupt.h"
#include "plugin/cli/messages.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

void use_language_of_environment() {
  std::setlocale(LC_ALL, "");
  bindtextdomain(GETTEXT_DOMAIN, LOCALE_DIR);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
}

/// The exit status of a command on one image; says why it failed.
ExitStatus finished(const CliOptions& options, const Status& done) {
  if (done) {
    return ExitStatus::ok;
  }
  if (done.error().code == ErrorCode::cancelled) {
    return ExitStatus::interrupted;
  }
  say(failure_line(options.images.front(), done.error()));
  return ExitStatus::failed;
}

ExitStatus run_command(const CliOptions& options) {
  const Interrupt interrupt;
  const GeglSession session;
  g_object_set(gegl_config(), "threads", thread_count(options.threads),
               nullptr);
  const Progress progress(
      [&interrupt](double /*fraction*/) { return !interrupt.requested(); });
  switch (options.command) {
    case Command::extract:
      return run_extract(options, progress);
    case Command::posterize:
      return finished(options, posterize_image(options, progress));
    case Command::card:
      return finished(options, card_image(options, progress));
    case Command::cloud:
      return finished(options, cloud_image(options, progress));
    case Command::channels:
      return finished(options, channels_image(options, progress));
    case Command::pixels:
      return finished(options, pixels_image(options, progress));
    case Command::mosaic:
      return finished(options, mosaic_image(options, progress));
  }
  return ExitStatus::usage;
}

ExitStatus run(const std::vector<std::string>& arguments) {
  const auto parsed = parse_arguments(arguments);
  if (const auto* help = std::get_if<HelpText>(&parsed)) {
    std::fputs(help->text.c_str(), stdout);
    return std::fflush(stdout) == 0 ? ExitStatus::ok : ExitStatus::failed;
  }
  if (const auto* usage = std::get_if<UsageError>(&parsed)) {
    say(usage->line);
    return ExitStatus::usage;
  }
  return run_command(std::get<CliOptions>(parsed));
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  try {
    scene_palette::use_language_of_environment();
    return static_cast<int>(
        scene_palette::run(std::vector<std::string>(argv, argv + argc)));
  } catch (const std::exception& exception) {  // Memory is used up.
    std::fprintf(stderr, "scene-palette: %s\n", exception.what());
    return static_cast<int>(scene_palette::ExitStatus::failed);
  }
}
