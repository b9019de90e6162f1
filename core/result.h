// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A value or the reason why there is none.  The project throws no exceptions;
// every function that can fail returns a Result.  (After StatusOr of libjxl;
// std::expected needs C++23.)
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace scene_palette {

enum class ErrorCode {
  cancelled,          // the user stopped it; nothing was made
  no_visible_pixels,  // all transparent, nothing selected, or not a number
  invalid_argument,   // a value outside its range; `message` names it
  read_failed,        // `message` names the file or layer and the reason
  write_failed,       // `message` names the file and the reason
  unknown_colors,     // `message` names the color profile that is not read
  no_layer,           // none can be made; `message` is the reason, for people
};

/// Why something failed.  `message` is plain English for logs; hosts translate
/// by `code`.  Never empty.
struct Error {
  ErrorCode code = ErrorCode::invalid_argument;
  std::string message;
};

/// A `T`, or the `Error` that prevented it.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return Error{...};` both work.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_(std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}

  /// Whether there is a value.
  explicit operator bool() const { return state_.index() == 0; }

  /// The value; only where there is one.
  T& operator*() {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const T& operator*() const {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }

  /// The error; only where there is no value.
  const Error& error() const {
    assert(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// For functions that only succeed or fail.
using Status = Result<std::monostate>;

/// The success of a function that has nothing else to return.
inline Status ok() { return std::monostate{}; }

}  // namespace scene_palette
