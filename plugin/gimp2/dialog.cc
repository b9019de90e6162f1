// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The layer is never read again: each change extracts from the histogram, when
// the toolkit is idle, so that many changes in a row cost one extraction.  A
// long extraction lets the toolkit work in between and is given up when the
// controls change under it.

#include "plugin/gimp2/dialog.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "plugin/gimp2/controls.h"
#include "plugin/gimp2/declaration.h"
#include "plugin/gimp2/palette.h"
#include "plugin/gimp2/pointers.h"
#include "ui/filled_in.h"
#include "ui/notes.h"
#include "ui/swatch_strip.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 12;
constexpr int kStripWidth = 560;
constexpr int kStripHeight = 96;

struct WidgetDestroy {
  void operator()(GtkWidget* widget) const { gtk_widget_destroy(widget); }
};
using WindowPtr = std::unique_ptr<GtkWidget, WidgetDestroy>;

class PaletteDialog {
 public:
  PaletteDialog(const Histogram& histogram, const Source& source,
                const Settings& start, const std::string& proposed_name);
  ~PaletteDialog();
  PaletteDialog(const PaletteDialog&) = delete;
  PaletteDialog& operator=(const PaletteDialog&) = delete;

  Result<DialogAnswer> run();

 private:
  void pack_result(GtkBox* box);
  void schedule();
  void update();
  Result<Palette> extract(const ExtractOptions& options);
  void show_result();
  void draw(cairo_t* cairo) const;

  static void on_response(PaletteDialog* dialog);
  static gboolean on_idle(gpointer data);
  static gboolean on_expose(PaletteDialog* dialog);

  const Histogram& histogram_;
  const Source& source_;
  Result<Palette> palette_ = cancelled();

  Controls controls_;
  WindowPtr window_;
  GtkWidget* strip_ = nullptr;
  GtkWidget* error_ = nullptr;
  GtkWidget* status_ = nullptr;

  guint idle_ = 0;           // the source that will update, or 0
  bool is_current_ = false;  // palette_ is that of the controls
  bool is_closing_ = false;
};

/// The size of the widget's text in pixels.
double font_size(GtkWidget* widget) {
  const PangoFontDescription* font = gtk_widget_get_style(widget)->font_desc;
  const double size =
      static_cast<double>(pango_font_description_get_size(font)) / PANGO_SCALE;
  if (pango_font_description_get_size_is_absolute(font) != FALSE) {
    return size;
  }
  constexpr double kPointsPerInch = 72;
  return size * gdk_screen_get_resolution(gtk_widget_get_screen(widget)) /
         kPointsPerInch;
}

/// What is to be said of the palette, one line at least.
std::string status_of(const Palette& palette, std::uint64_t not_finite,
                      LayerObstacle obstacle) {
  std::vector<std::string> lines = notes_on(palette, not_finite);
  if (palette.auto_count) {
    lines.insert(lines.begin(), count_choice_message(*palette.auto_count));
  }
  if (obstacle == LayerObstacle::not_a_layer) {
    lines.emplace_back(gray_palette_message());
  } else if (obstacle != LayerObstacle::none) {
    lines.push_back(obstacle_message(obstacle));
  }
  if (lines.empty()) {
    const std::size_t colors = palette.swatches.size();
    lines.push_back(
        filled_in(translated_plural("%d color", "%d colors", colors),
                  static_cast<int>(colors)));
  }
  std::string text;
  for (const std::string& line : lines) {
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

PaletteDialog::PaletteDialog(const Histogram& histogram, const Source& source,
                             const Settings& start,
                             const std::string& proposed_name)
    : histogram_(histogram),
      source_(source),
      controls_(start, proposed_name, [this] { schedule(); }),
      window_(gimp_dialog_new(translated("Extract Scene Palette"), kProcedure,
                              nullptr, static_cast<GtkDialogFlags>(0),
                              gimp_standard_help_func, kProcedure,
                              GTK_STOCK_CANCEL, GTK_RESPONSE_CANCEL,
                              GTK_STOCK_OK, GTK_RESPONSE_OK, nullptr)) {
  GtkDialog* dialog = GTK_DIALOG(window_.get());
  GtkWidget* box = gtk_vbox_new(FALSE, kSpacing);
  gtk_container_set_border_width(GTK_CONTAINER(box), kSpacing);
  gtk_box_pack_start(GTK_BOX(gtk_dialog_get_content_area(dialog)), box, TRUE,
                     TRUE, 0);
  pack_result(GTK_BOX(box));
  gtk_box_pack_start(GTK_BOX(box), controls_.widget(), FALSE, FALSE, 0);
  gtk_widget_show_all(box);
  gtk_widget_hide(error_);
  gimp_window_set_transient(GTK_WINDOW(dialog));
  gtk_dialog_set_default_response(dialog, GTK_RESPONSE_OK);
  g_signal_connect_swapped(dialog, "response", G_CALLBACK(on_response), this);
  schedule();
}

PaletteDialog::~PaletteDialog() {
  if (idle_ != 0) {
    g_source_remove(idle_);
  }
}

void PaletteDialog::pack_result(GtkBox* box) {
  strip_ = gtk_drawing_area_new();
  gtk_widget_set_size_request(strip_, kStripWidth, kStripHeight);
  atk_object_set_name(gtk_widget_get_accessible(strip_),
                      translated("Preview of the palette"));
  g_signal_connect_swapped(strip_, "expose-event", G_CALLBACK(on_expose), this);
  gtk_box_pack_start(box, strip_, TRUE, TRUE, 0);

  error_ = gtk_label_new(nullptr);
  gtk_label_set_line_wrap(GTK_LABEL(error_), TRUE);
  gtk_widget_set_size_request(error_, kStripWidth, kStripHeight);
  gtk_box_pack_start(box, error_, TRUE, TRUE, 0);

  status_ = gtk_label_new(nullptr);
  gtk_misc_set_alignment(GTK_MISC(status_), 0, 0.5);
  gtk_label_set_line_wrap(GTK_LABEL(status_), TRUE);
  gtk_box_pack_start(box, status_, FALSE, FALSE, 0);
}

void PaletteDialog::schedule() {
  is_current_ = false;
  if (idle_ == 0) {
    idle_ = g_idle_add(on_idle, this);
  }
}

void PaletteDialog::update() {
  const Settings settings = controls_.settings();
  Result<Palette> palette = settings.use_palette.empty()
                                ? extract(settings.extract)
                                : read_palette(settings.use_palette);
  const bool was_given_up =
      !palette && palette.error().code == ErrorCode::cancelled;
  if (!was_given_up) {
    palette_ = std::move(palette);
    is_current_ = true;
    show_result();
  }
}

Result<Palette> PaletteDialog::extract(const ExtractOptions& options) {
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kBetweenEvents(15);
  static constexpr std::chrono::milliseconds kPatience(300);
  const Progress progress(
      [this, start = Clock::now(), last = Clock::now()](double) mutable {
        const Clock::time_point now = Clock::now();
        if (now - start > kPatience) {
          gtk_label_set_text(GTK_LABEL(status_), translated("Working…"));
        }
        if (now - last > kBetweenEvents) {
          last = now;
          while (idle_ == 0 && !is_closing_ && gtk_events_pending() != FALSE) {
            gtk_main_iteration();
          }
        }
        return idle_ == 0 && !is_closing_;
      });
  return extract_palette(histogram_, options, progress);
}

void PaletteDialog::show_result() {
  const bool is_good = static_cast<bool>(palette_);
  gtk_widget_set_visible(strip_, static_cast<gboolean>(is_good));
  gtk_widget_set_visible(error_, static_cast<gboolean>(!is_good));
  gtk_dialog_set_response_sensitive(GTK_DIALOG(window_.get()), GTK_RESPONSE_OK,
                                    static_cast<gboolean>(is_good));
  if (!is_good) {
    gtk_label_set_text(GTK_LABEL(error_),
                       user_message(palette_.error()).c_str());
    gtk_label_set_text(GTK_LABEL(status_), nullptr);
    return;
  }
  if (palette_->auto_count) {
    controls_.show_count(static_cast<int>(palette_->swatches.size()));
  }
  const LayerObstacle obstacle = layer_obstacle(source_, *palette_);
  controls_.offer_layer(obstacle == LayerObstacle::none);
  gtk_label_set_text(
      GTK_LABEL(status_),
      status_of(*palette_, histogram_.not_finite(), obstacle).c_str());
  gtk_widget_queue_draw(strip_);
}

void PaletteDialog::draw(cairo_t* cairo) const {
  if (!palette_) {
    return;
  }
  GtkAllocation area = {};
  gtk_widget_get_allocation(strip_, &area);
  StripOptions options;
  options.right_to_left = gtk_widget_get_direction(strip_) == GTK_TEXT_DIR_RTL;
  options.font_size = font_size(strip_);
  draw_strip(cairo, palette_->swatches, area.width, area.height, options);
}

Result<DialogAnswer> PaletteDialog::run() {
  if (gimp_dialog_run(GIMP_DIALOG(window_.get())) != GTK_RESPONSE_OK) {
    return cancelled();
  }
  DialogAnswer answer = {controls_.settings(), {}};
  if (!is_current_) {
    palette_ =
        answer.settings.use_palette.empty()
            ? extract_palette(histogram_, answer.settings.extract, Progress())
            : read_palette(answer.settings.use_palette);
  }
  if (!palette_) {
    return palette_.error();
  }
  answer.palette = *palette_;
  return answer;
}

void PaletteDialog::on_response(PaletteDialog* dialog) {
  dialog->is_closing_ = true;
}

gboolean PaletteDialog::on_idle(gpointer data) {
  auto* dialog = static_cast<PaletteDialog*>(data);
  dialog->idle_ = 0;
  guarded([dialog] { dialog->update(); });
  return G_SOURCE_REMOVE;
}

gboolean PaletteDialog::on_expose(PaletteDialog* dialog) {
  guarded([dialog] {
    const CairoPtr cairo(
        gdk_cairo_create(gtk_widget_get_window(dialog->strip_)));
    dialog->draw(cairo.get());
  });
  return TRUE;
}

}  // namespace

Result<DialogAnswer> ask_for_settings(const Histogram& histogram,
                                      const Source& source,
                                      const Settings& start,
                                      const std::string& proposed_name) {
  gimp_ui_init(GETTEXT_DOMAIN, FALSE);
  return PaletteDialog(histogram, source, start, proposed_name).run();
}

}  // namespace scene_palette
