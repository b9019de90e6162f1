// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Palettes among GIMP's own, complete on disk when they are first seen: a
// palette made through the PDB is an empty file until GIMP quits or refreshes.
#pragma once

#include <libgimp/gimp.h>

#include <optional>
#include <string>
#include <utility>

#include "core/formats/file.h"
#include "core/palette.h"
#include "core/result.h"

namespace scene_palette {

/// A palette on its way into GIMP's palettes.  Its file is already written,
/// under a temporary name, so that what can fail has failed before the image
/// changes.
class NewPalette {
 public:
  /// Chooses the name (`proposed`, UTF-8, without line breaks and of bounded
  /// length, with " #1" and so on where there is one of that name) and writes
  /// the file beside its place.  Errors: write_failed.
  static Result<NewPalette> prepare(const std::string& proposed,
                                    const Palette& palette);

  /// Adds it, complete on disk when this returns; it belongs to libgimp.  Where
  /// GIMP's folder for palettes cannot be used, the user is told that it is
  /// there for the session only.  Errors: write_failed (nothing is left).
  Result<GimpPalette*> add();

  /// The name that was chosen.
  const std::string& name() const { return name_; }

 private:
  NewPalette(std::string name, Palette palette)
      : name_(std::move(name)), palette_(std::move(palette)) {}

  Result<GimpPalette*> add_through_gimp() const;

  std::string name_;
  Palette palette_;
  std::string path_;                 // of the file, if there is one
  std::optional<PendingFile> file_;  // none where the folder cannot be used
};

/// The colors of one of GIMP's palettes, with equal shares.
/// Errors: invalid_argument (none, or more than 256).
Result<Palette> read_palette(GimpPalette* palette);

}  // namespace scene_palette
