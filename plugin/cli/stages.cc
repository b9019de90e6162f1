// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Figures for logs, with a point in every language.

#include "plugin/cli/stages.h"

#include <array>
#include <cstdio>

#include <glib.h>

namespace scene_palette {

void Stages::end(const char* name) {
  const auto now = std::chrono::steady_clock::now();
  const std::chrono::duration<double> duration = now - start_;
  start_ = now;
  std::array<char, G_ASCII_DTOSTR_BUF_SIZE> seconds{};
  g_ascii_formatd(seconds.data(), static_cast<int>(seconds.size()), "%.3f",
                  duration.count());
  text_ += (text_.empty() ? "" : ", ") + std::string(name) + " " +
           seconds.data() + " s";
}

}  // namespace scene_palette
