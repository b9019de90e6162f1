// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The border between C and C++: each callback given to a C library does
// its work inside guarded().
#pragma once

#include <exception>
#include <utility>

namespace scene_palette {

/// Calls `function()`.  An exception of the standard library (out of memory,
/// say), which must not cross into C, ends here: what it says goes to
/// `on_exception(const char*)`, whose result is returned instead.  The latter
/// must not throw.
template <typename Function, typename OnException>
auto guarded(Function&& function, OnException&& on_exception) noexcept {
  try {
    return std::forward<Function>(function)();
  } catch (const std::exception& exception) {
    return std::forward<OnException>(on_exception)(exception.what());
  } catch (...) {
    return std::forward<OnException>(on_exception)("unknown exception");
  }
}

}  // namespace scene_palette
