// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A palette of GIMP's, complete on disk from the moment it exists.
#pragma once

#include <libgimp/gimp.h>

#include <optional>
#include <string>
#include <utility>

#include "core/formats/file.h"
#include "core/palette.h"
#include "core/result.h"

namespace scene_palette {

/// The name of the file of the drawable's image, for people; empty if it has
/// none yet.
std::string image_name(gint32 drawable);

/// The name proposed for a palette of `drawable`: from its image's file.
std::string proposed_palette_name(gint32 drawable);

/// A palette on its way into GIMP's palettes.  Its file is already written,
/// under a temporary name, so that what can fail has failed before the image
/// changes.
class NewPalette {
 public:
  /// Chooses the name (`proposed` without line breaks and of bounded length,
  /// with " #1" and so on where there is one of that name) and writes the file
  /// beside its place.  Errors: write_failed.
  static Result<NewPalette> prepare(const std::string& proposed,
                                    const Palette& palette);

  /// Adds it, complete on disk when this returns; its name.  Where GIMP's
  /// folder for palettes cannot be used, the user is told that it is there for
  /// the session only.  Errors: write_failed (nothing is left).
  Result<std::string> add();

  /// The name that was chosen.
  const std::string& name() const { return name_; }

 private:
  NewPalette(std::string name, Palette palette)
      : name_(std::move(name)), palette_(std::move(palette)) {}

  Result<std::string> add_through_gimp() const;

  std::string name_;
  Palette palette_;
  std::string path_;                 // of the file, if there is one
  std::optional<PendingFile> file_;  // none where the folder cannot be used
};

/// The colors of GIMP's palette `name`, with equal shares.
/// Errors: invalid_argument (there is none of that name, or it has no colors or
/// more than 256).
Result<Palette> read_palette(const std::string& name);

}  // namespace scene_palette
