// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/palette.h"

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include <glib.h>

#include "core/extract.h"
#include "core/formats/gpl.h"
#include "plugin/gegl/pointers.h"
#include "ui/color_words.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

struct FreePath {
  void operator()(GList* path) const { gimp_path_free(path); }
};
using PathPtr = std::unique_ptr<GList, FreePath>;

/// The first folder for the user's palettes that exists and is writable;
/// empty if there is none.
std::filesystem::path palette_folder() {
  const CharPtr setting(gimp_gimprc_query("palette-path-writable"));
  if (!setting) {
    return {};
  }
  constexpr int kMaxFolders = 256;
  const PathPtr folders(
      gimp_path_parse(setting.get(), kMaxFolders, TRUE, nullptr));
  if (!folders) {
    return {};
  }
  const CharPtr folder(gimp_path_get_user_writable_dir(folders.get()));
  return folder ? folder.get() : "";
}

bool is_taken(const std::string& name, const std::filesystem::path& folder) {
  std::error_code ignored;
  return gimp_palette_get_by_name(name.c_str()) != nullptr ||
         (!folder.empty() &&
          std::filesystem::exists(folder / gpl_file_name(name), ignored));
}

std::string unique_name(const std::string& name,
                        const std::filesystem::path& folder) {
  std::string candidate = name;
  for (int number = 1; is_taken(candidate, folder); ++number) {
    candidate = name + " #" + std::to_string(number);
  }
  return candidate;
}

Error not_added() {
  return {ErrorCode::write_failed, "GIMP could not add the palette"};
}

Error wrong_count(int count) {
  return {ErrorCode::invalid_argument,
          "use-palette has " + std::to_string(count) +
              " colors, but must have " +
              std::to_string(ExtractOptions::kMinColors) + " to " +
              std::to_string(ExtractOptions::kMaxColors)};
}

struct FreeColors {
  void operator()(GeglColor** colors) const { gimp_color_array_free(colors); }
};

}  // namespace

Result<NewPalette> NewPalette::prepare(const std::string& proposed,
                                       const Palette& palette) {
  std::string name = tidy_palette_name(proposed);
  if (name.empty()) {
    name = default_palette_name("");
  }
  const std::filesystem::path folder = palette_folder();
  name = unique_name(name, folder);
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

Result<GimpPalette*> NewPalette::add() {
  if (file_) {
    const Status committed = file_->commit();
    if (!committed) {
      return committed.error();
    }
    gimp_palettes_refresh();
    if (GimpPalette* added = gimp_palette_get_by_name(name_.c_str())) {
      return added;
    }
    // GIMP does not read that folder.
    std::remove(path_.c_str());
  }
  return add_through_gimp();
}

// To refresh now would lose the palette where the folder is read-only.
Result<GimpPalette*> NewPalette::add_through_gimp() const {
  GimpPalette* added = gimp_palette_new(name_.c_str());
  if (added == nullptr) {
    return not_added();
  }
  const std::vector<std::string> entries = entry_names(palette_.swatches);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Swatch& swatch = palette_.swatches[i];
    const GObjectPtr<GeglColor> color(gegl_color_new(nullptr));
    gegl_color_set_pixel(color.get(), babl_format("R'G'B' u8"), &swatch.srgb8);
    int entry = 0;
    if (gimp_palette_add_entry(added, entries[i].c_str(), color.get(),
                               &entry) == FALSE) {
      gimp_resource_delete(GIMP_RESOURCE(added));
      return not_added();
    }
  }
  gimp_message(
      translated("The palette is there until GIMP quits, but could not be "
                 "saved: the folder for palettes cannot be used. See "
                 "Preferences > Folders > Palettes."));
  return added;
}

Result<Palette> read_palette(GimpPalette* palette) {
  const std::unique_ptr<GeglColor*, FreeColors> colors(
      gimp_palette_get_colors(palette));
  const int count = colors ? gimp_color_array_get_length(colors.get()) : 0;
  if (count < ExtractOptions::kMinColors ||
      count > ExtractOptions::kMaxColors) {
    return wrong_count(count);
  }
  Palette read;
  for (GeglColor* color :
       std::span(colors.get(), static_cast<std::size_t>(count))) {
    Srgb srgb;
    gegl_color_get_pixel(color, babl_format("R'G'B' double"), &srgb);
    read.swatches.push_back(make_swatch(linear_from_srgb(srgb), 1.0 / count));
  }
  return read;
}

}  // namespace scene_palette
