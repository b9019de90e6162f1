// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/file_chooser.h"

#include <filesystem>
#include <memory>
#include <vector>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

struct DestroyWindow {
  void operator()(GtkWidget* widget) const { gtk_widget_destroy(widget); }
};
using WindowPtr = std::unique_ptr<GtkWidget, DestroyWindow>;

struct GFree {
  void operator()(char* text) const { g_free(text); }
};
using CharPtr = std::unique_ptr<char, GFree>;

/// The ending of `path` is compared in any case.
bool has_ending(const std::string& path, const std::string& ending) {
  return path.size() > ending.size() &&
         g_ascii_strcasecmp(&path[path.size() - ending.size()],
                            ending.c_str()) == 0;
}

class FileChooser {
 public:
  FileChooser(GtkWidget* parent, const char* title,
              std::span<const FileKind> kinds)
      : window_(gtk_file_chooser_dialog_new(
            title, GTK_WINDOW(gtk_widget_get_toplevel(parent)),
            GTK_FILE_CHOOSER_ACTION_SAVE, word_of_gtk("_Cancel"),
            GTK_RESPONSE_CANCEL, word_of_gtk("_Save"), GTK_RESPONSE_ACCEPT,
            nullptr)),
        chooser_(GTK_FILE_CHOOSER(window_.get())),
        kinds_(kinds) {
    gtk_dialog_set_default_response(GTK_DIALOG(window_.get()),
                                    GTK_RESPONSE_ACCEPT);
    gtk_file_chooser_set_do_overwrite_confirmation(chooser_, TRUE);
    for (const FileKind& kind : kinds_) {
      GtkFileFilter* filter = gtk_file_filter_new();
      gtk_file_filter_set_name(
          filter, (kind.label + " (*" + kind.ending + ")").c_str());
      gtk_file_filter_add_pattern(filter, ("*" + kind.ending).c_str());
      gtk_file_chooser_add_filter(chooser_, filter);
      filters_.push_back(filter);
    }
  }

  void propose(const std::filesystem::path& path) {
    if (path.has_parent_path()) {
      gtk_file_chooser_set_current_folder(chooser_, path.parent_path().c_str());
    }
    set_name(path.filename());
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (has_ending(path, kinds_[i].ending)) {
        gtk_file_chooser_set_filter(chooser_, filters_[i]);
      }
    }
    const auto on_filter = +[](FileChooser* self) {
      guarded([&] { self->follow_filter(); }, warn);
    };
    g_signal_connect_swapped(chooser_, "notify::filter", G_CALLBACK(on_filter),
                             this);
  }

  /// A name without one of our endings gets one, and is asked for again where
  /// there is such a file.
  std::string run() {
    while (gtk_dialog_run(GTK_DIALOG(window_.get())) == GTK_RESPONSE_ACCEPT) {
      std::string typed = path();
      if (typed.empty()) {
        continue;
      }
      if (kind_of(typed) != nullptr) {
        return typed;
      }
      std::string complete = typed + chosen_ending();
      std::error_code ignored;
      if (!std::filesystem::exists(complete, ignored)) {
        return complete;
      }
      set_name(std::filesystem::path(complete).filename());
    }
    return {};
  }

 private:
  std::string path() const {
    const CharPtr path(gtk_file_chooser_get_filename(chooser_));
    return path ? path.get() : "";
  }

  void set_name(const std::filesystem::path& name) {
    const CharPtr shown(g_filename_display_name(name.c_str()));
    gtk_file_chooser_set_current_name(chooser_, shown.get());
  }

  const FileKind* kind_of(const std::string& path) const {
    for (const FileKind& kind : kinds_) {
      if (has_ending(path, kind.ending)) {
        return &kind;
      }
    }
    return nullptr;
  }

  std::string chosen_ending() const {
    const GtkFileFilter* chosen = gtk_file_chooser_get_filter(chooser_);
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (filters_[i] == chosen) {
        return kinds_[i].ending;
      }
    }
    return kinds_.front().ending;
  }

  /// The name that is typed takes the ending of another kind.
  void follow_filter() {
    std::string name = std::filesystem::path(path()).filename();
    const FileKind* kind = kind_of(name);
    if (kind != nullptr && kind->ending != chosen_ending()) {
      name.resize(name.size() - kind->ending.size());
      set_name(name + chosen_ending());
    }
  }

  WindowPtr window_;
  GtkFileChooser* chooser_;
  std::span<const FileKind> kinds_;
  std::vector<GtkFileFilter*> filters_;
};

}  // namespace

std::string ask_for_file(GtkWidget* parent, const char* title,
                         std::span<const FileKind> kinds,
                         const std::string& proposed) {
  FileChooser chooser(parent, title, kinds);
  chooser.propose(proposed);
  return chooser.run();
}

std::string path_beside(const std::string& picture, const char* name,
                        const std::string& ending) {
  if (picture.empty()) {
    return name + ending;
  }
  const std::filesystem::path path(picture);
  return path.parent_path() / (path.stem().string() + ending);
}

}  // namespace scene_palette
