// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GIMP 2.10 writes a palette made by gimp_palette_new() when it quits, and not
// at all when it is ended.  So the file is written here, complete, and GIMP is
// told to look; only where its folder cannot be used, GIMP makes the palette.

#include "plugin/gimp2/palette.h"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <set>
#include <span>
#include <system_error>
#include <vector>

#include "core/extract.h"
#include "core/formats/gpl.h"
#include "plugin/gimp2/pointers.h"
#include "ui/color_words.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

bool is_writable_folder(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_directory(folder, ignored) &&
         access(folder.c_str(), W_OK | X_OK) == 0;
}

/// The folder in which GIMP keeps the user's palettes; empty if there is none.
std::filesystem::path palette_folder() {
  const CharPtr setting(gimp_gimprc_query("palette-path-writable"));
  if (!setting) {
    return {};
  }
  const CharPtr folders(gimp_config_path_expand(setting.get(), TRUE, nullptr));
  if (!folders) {
    return {};
  }
  const StringsPtr list(
      g_strsplit(folders.get(), G_SEARCHPATH_SEPARATOR_S, -1));
  const std::span<char*> paths(list.get(), g_strv_length(list.get()));
  const auto found = std::ranges::find_if(paths, is_writable_folder);
  return found == paths.end() ? "" : *found;
}

std::set<std::string> palette_names() {
  int count = 0;
  const StringsPtr list(gimp_palettes_get_list(nullptr, &count));
  const std::span<char*> names(list.get(), static_cast<std::size_t>(count));
  return {names.begin(), names.end()};
}

/// `name` or "name #1" and so on, whichever no palette has and no file in
/// `folder` is called after.
std::string unused_name(const std::string& name,
                        const std::filesystem::path& folder) {
  const std::set<std::string> names = palette_names();
  const auto is_taken = [&](const std::string& candidate) {
    std::error_code ignored;
    return names.contains(candidate) ||
           std::filesystem::exists(folder / gpl_file_name(candidate), ignored);
  };
  std::string candidate = name;
  for (int i = 1; is_taken(candidate); ++i) {
    candidate = name + " #" + std::to_string(i);
  }
  return candidate;
}

Error not_added(const std::string& name) {
  return {ErrorCode::write_failed, "palette " + name};
}

struct FreeColors {
  void operator()(GimpRGB* colors) const { g_free(colors); }
};

Error unusable(const std::string& problem) {
  return {ErrorCode::invalid_argument, "use-palette " + problem};
}

}  // namespace

std::string image_name(gint32 drawable) {
  const CharPtr uri(gimp_image_get_uri(gimp_item_get_image(drawable)));
  if (!uri) {
    return {};
  }
  const GObjectPtr<GFile> file(g_file_new_for_uri(uri.get()));
  const CharPtr base_name(g_file_get_basename(file.get()));
  const CharPtr shown(g_filename_display_name(base_name.get()));
  return shown.get();
}

std::string proposed_palette_name(gint32 drawable) {
  return default_palette_name(image_name(drawable));
}

Result<NewPalette> NewPalette::prepare(const std::string& proposed,
                                       const Palette& palette) {
  const CharPtr valid(g_utf8_make_valid(proposed.c_str(), -1));
  std::string name = tidy_palette_name(valid.get());
  if (name.empty()) {
    name = default_palette_name("");
  }
  const std::filesystem::path folder = palette_folder();
  name = unused_name(name, folder);
  NewPalette made(name, palette);
  if (!folder.empty()) {
    made.path_ = folder / gpl_file_name(name);
    Result<PendingFile> file = PendingFile::write(
        made.path_,
        gpl_text(name, palette.swatches, entry_names(palette.swatches)));
    if (!file) {
      return file.error();
    }
    made.file_ = std::move(*file);
  }
  return made;
}

Result<std::string> NewPalette::add() {
  if (file_) {
    const Status committed = file_->commit();
    if (!committed) {
      return committed.error();
    }
    gimp_palettes_refresh();
    if (palette_names().contains(name_)) {
      return name_;
    }
    // GIMP does not read that folder.
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  return add_through_gimp();
}

// To refresh now would lose the palette where the folder is read-only.
Result<std::string> NewPalette::add_through_gimp() const {
  const CharPtr made(gimp_palette_new(name_.c_str()));
  if (!made) {
    return not_added(name_);
  }
  const std::vector<std::string> entries = entry_names(palette_.swatches);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Swatch& swatch = palette_.swatches[i];
    GimpRGB color = {};
    gimp_rgb_set_uchar(&color, swatch.srgb8.r, swatch.srgb8.g, swatch.srgb8.b);
    int entry = 0;
    if (gimp_palette_add_entry(made.get(), entries[i].c_str(), &color,
                               &entry) == FALSE) {
      gimp_palette_delete(made.get());
      return not_added(name_);
    }
  }
  gimp_message(
      translated("The palette is there until GIMP quits, but could not be "
                 "saved: the folder for palettes cannot be used. See "
                 "Preferences > Folders > Palettes."));
  return std::string(made.get());
}

Result<Palette> read_palette(const std::string& name) {
  if (!palette_names().contains(name)) {
    return unusable("is \"" + name + "\", but there is no such palette");
  }
  int count = 0;
  const std::unique_ptr<GimpRGB[], FreeColors> colors(
      gimp_palette_get_colors(name.c_str(), &count));
  if (count < ExtractOptions::kMinColors ||
      count > ExtractOptions::kMaxColors) {
    return unusable("has " + std::to_string(count) +
                    " colors, but must have 1 to 256");
  }
  Palette palette;
  for (const GimpRGB& color :
       std::span(colors.get(), static_cast<std::size_t>(count))) {
    palette.swatches.push_back(make_swatch(
        linear_from_srgb({color.r, color.g, color.b}), 1.0 / count));
  }
  return palette;
}

}  // namespace scene_palette
