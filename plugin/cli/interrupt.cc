// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A blocked signal stays pending, where sigpending finds it.

#include "plugin/cli/interrupt.h"

#include <algorithm>
#include <csignal>

namespace scene_palette {
namespace {

bool is_ignored(int signal) {
  struct sigaction action = {};
  sigaction(signal, nullptr, &action);
  return action.sa_handler == SIG_IGN;
}

}  // namespace

Interrupt::Interrupt() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) {
      signals_.push_back(signal);
      sigaddset(&held, signal);
    }
  }
  pthread_sigmask(SIG_BLOCK, &held, nullptr);
}

bool Interrupt::requested() const {
  sigset_t pending;
  sigemptyset(&pending);
  sigpending(&pending);
  return std::ranges::any_of(signals_, [&pending](int signal) {
    return sigismember(&pending, signal) == 1;
  });
}

}  // namespace scene_palette
