// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A window with the strip of the dialog, for tests and to look at:
//
//     strip_window COLORS [METHOD] [rtl] [gone]
//
// Method: an id.  The layer is a photograph made in code.  Written to standard
// output, a line a change: what the editor holds, "foreground" and "clipboard"
// with what the menu made of them.

#include <gtk/gtk.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string>
#include <string_view>

#include "core/histogram.h"
#include "tests/support/images.h"
#include "ui/choices.h"
#include "ui/gtk/error_curve_view.h"
#include "ui/gtk/swatch_strip_view.h"
#include "ui/palette_editor.h"

namespace scene_palette {
namespace {

constexpr int kWidth = 520;
constexpr int kHeight = 190;
constexpr int kBorder = 12;

struct Request {
  ExtractOptions options;
  bool is_right_to_left = false;
  bool is_gone = false;
};

Request request_of(std::span<char*> words) {
  Request request;
  for (const std::string_view word : words.subspan(1)) {
    if (word == "rtl") {
      request.is_right_to_left = true;
    } else if (word == "gone") {
      request.is_gone = true;
    } else if (const int colors = std::atoi(word.data()); colors > 0) {
      request.options.colors = colors;
    }
    for (const Choice<Method>& choice : method_choices()) {
      if (word == choice.id) {
        request.options.method = choice.value;
      }
    }
  }
  return request;
}

class Window {
 public:
  explicit Window(const Request& request)
      : histogram_(histogram_of(photograph(200, 150))),
        editor_(
            request.options, [this] { g_idle_add(update, this); },
            [this] { refresh(); }),
        strip_(editor_,
               [](const Srgb8& color) {
                 std::cout << "foreground " << hex_from_srgb8(color)
                           << std::endl;
               }),
        curve_(editor_),
        window_(gtk_window_new(GTK_WINDOW_TOPLEVEL)) {
    GtkWidget* box = gtk_box_new(GTK_ORIENTATION_VERTICAL, kBorder);
    gtk_container_set_border_width(GTK_CONTAINER(box), kBorder);
    gtk_box_pack_start(GTK_BOX(box), strip_.widget(), TRUE, TRUE, 0);
    gtk_box_pack_start(GTK_BOX(box), curve_.widget(), FALSE, FALSE, 0);
    gtk_container_add(GTK_CONTAINER(window_), box);
    gtk_window_set_title(GTK_WINDOW(window_), "Strip");
    gtk_window_set_default_size(GTK_WINDOW(window_), kWidth, kHeight);
    g_signal_connect(gtk_clipboard_get(GDK_SELECTION_CLIPBOARD), "owner-change",
                     G_CALLBACK(tell_clipboard), nullptr);
    g_signal_connect(window_, "key-press-event", G_CALLBACK(type), this);
    g_signal_connect(window_, "destroy", G_CALLBACK(gtk_main_quit), nullptr);
    gtk_widget_show(box);
    gtk_widget_show(window_);
    editor_.use_histogram(histogram_);
    if (request.is_gone) {
      editor_.lose_layer();
    }
  }

 private:
  static gboolean update(gpointer self) {
    static_cast<Window*>(self)->editor_.update();
    return G_SOURCE_REMOVE;
  }

  static gboolean type(GtkWidget* /*window*/, GdkEventKey* event,
                       gpointer self) {
    return undo_by_key(static_cast<Window*>(self)->editor_, *event) ? TRUE
                                                                    : FALSE;
  }

  static void tell_clipboard(GtkClipboard* clipboard, GdkEvent* /*event*/,
                             gpointer /*data*/) {
    gtk_clipboard_request_text(
        clipboard,
        +[](GtkClipboard*, const char* text, gpointer) {
          std::string words(text != nullptr ? text : "");
          std::ranges::replace(words, '\n', ' ');
          std::cout << "clipboard " << words << std::endl;
        },
        nullptr);
  }

  void refresh() {
    strip_.refresh();
    curve_.refresh();
    if (editor_.is_current()) {
      tell();
    }
  }

  void tell() const {
    std::cout << "palette";
    for (const Swatch& swatch : editor_.palette().swatches) {
      std::cout << ' ' << hex_from_srgb8(swatch.srgb8)
                << (swatch.is_locked ? "!" : "");
    }
    std::cout << " selected "
              << (editor_.selected() ? static_cast<int>(*editor_.selected())
                                     : -1)
              << std::endl;
  }

  Histogram histogram_;
  PaletteEditor editor_;
  SwatchStripView strip_;
  ErrorCurveView curve_;
  GtkWidget* window_;
};

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  gtk_init(&argc, &argv);
  const scene_palette::Request request =
      scene_palette::request_of({argv, static_cast<std::size_t>(argc)});
  if (request.is_right_to_left) {
    gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
  }
  const scene_palette::Window window(request);
  gtk_main();
  return 0;
}
