// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Switches the process to another language, with the catalogs of the build.
#pragma once

#include <libintl.h>

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace scene_palette {

/// In its lifetime the texts of this process are in `language` ("de").  No
/// locale of it need be installed: the C library takes the name of the folder
/// for the language, so a link of that name to the locale that is always there
/// serves.
class Language {
 public:
  Language(const std::string& temporary_folder, const std::string& language)
      : locale_(language + "_XX.UTF-8") {
    std::string folder = temporary_folder + "scene-palette-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr) {
      return;
    }
    folder_ = folder;
    std::filesystem::create_directory_symlink("/usr/lib/locale/C.utf8",
                                              folder_ / locale_);
    setenv("LOCPATH", folder_.c_str(), 1);
    setenv("LANGUAGE", language.c_str(), 1);
    bindtextdomain(GETTEXT_DOMAIN, CATALOG_FOLDER);
    bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
    is_set_ = set();
  }
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  ~Language() {
    std::setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
    unsetenv("LANGUAGE");
    std::filesystem::remove_all(folder_);
  }

  /// Whether all of it succeeded.
  bool is_set() const { return is_set_; }

  /// Switches to it once more, after the locale was changed.
  bool set() const {
    return std::setlocale(LC_ALL, locale_.c_str()) != nullptr;
  }

 private:
  std::string locale_;
  std::filesystem::path folder_;
  bool is_set_ = false;
};

}  // namespace scene_palette
