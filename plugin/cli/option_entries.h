// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The commands and the options each has, with the words of their help.
#pragma once

#include <glib.h>

#include <span>
#include <string>

#include "plugin/cli/arguments.h"
#include "plugin/cli/raw_arguments.h"

namespace scene_palette {

/// What a command takes.
struct CommandShape {
  const char* id = nullptr;
  Command command{};
  const char* usage = nullptr;  // its arguments
  bool has_palette = false;     // and so the options of an extraction
  bool takes_many = false;      // images
  bool needs_output = false;
};

/// In the order of the help.
std::span<const CommandShape> command_shapes();

/// Has `context` put the options of `shape` into `raw`, which outlives it.
void add_entries(const CommandShape& shape, GOptionContext* context,
                 RawArguments& raw);

/// The help of the whole tool.
std::string tool_help();

}  // namespace scene_palette
