// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp2/dialog.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "plugin/gegl/joint_reading.h"
#include "plugin/gimp2/controls.h"
#include "plugin/gimp2/declaration.h"
#include "plugin/gimp2/palette.h"
#include "ui/gtk/editor_panel.h"
#include "ui/gtk/error_box.h"
#include "ui/gtk/events.h"
#include "ui/gtk/idle_work.h"
#include "ui/notes.h"
#include "ui/palette_wishes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 9;
constexpr int kStripHeight = 100;

struct WidgetDestroy {
  void operator()(GtkWidget* widget) const { gtk_widget_destroy(widget); }
};
using WindowPtr = std::unique_ptr<GtkWidget, WidgetDestroy>;

class PaletteDialog {
 public:
  PaletteDialog(const Source& source, const Settings& start,
                const std::string& proposed_name, StageTimer& timer);
  PaletteDialog(const PaletteDialog&) = delete;
  PaletteDialog& operator=(const PaletteDialog&) = delete;
  ~PaletteDialog();

  Result<DialogAnswer> run(const CheckAnswer& check);

  // For the window's keys, before the widget that has the focus sees them.
  bool type(const GdkEventKey& event) { return panel_->type(event); }

 private:
  GtkWidget* new_columns() const;
  ReadingEvents shown_in_panel();
  void ask();
  std::string show(const Palette* palette);

  const Source& source_;
  StageTimer& timer_;
  bool is_first_ = true;       // no palette was shown yet
  std::string existing_name_;  // of existing_
  std::optional<Result<Palette>> existing_;
  Controls controls_;  // ends after its widgets
  WindowPtr window_;
  std::optional<JointReading> reading_;  // keeps what the panel uses
  std::optional<EditorPanel> panel_;
};

/// Empty where the image has none.
std::string picture_file(gint32 drawable) {
  const CharPtr file(gimp_image_get_filename(gimp_item_get_image(drawable)));
  return file ? file.get() : "";
}

void set_foreground(const Srgb8& color) {
  GimpRGB foreground = {};
  gimp_rgb_set_uchar(&foreground, color.r, color.g, color.b);
  gimp_context_set_foreground(&foreground);
}

PaletteDialog::PaletteDialog(const Source& source, const Settings& start,
                             const std::string& proposed_name,
                             StageTimer& timer)
    : source_(source),
      timer_(timer),
      controls_(start, proposed_name, picture_file(source.drawable),
                [this] { ask(); }),
      window_(gimp_dialog_new(translated("Extract Scene Palette"), kProcedure,
                              nullptr, static_cast<GtkDialogFlags>(0),
                              gimp_standard_help_func, kProcedure,
                              GTK_STOCK_CANCEL, GTK_RESPONSE_CANCEL,
                              GTK_STOCK_OK, GTK_RESPONSE_OK, nullptr)) {
  panel_.emplace(
      start.extract, kStripHeight,
      PanelHooks{[this](const PaletteWishes& wishes) {
                   controls_.show(wishes.options);
                 },
                 [this](const Palette* palette) { return show(palette); },
                 set_foreground});
  controls_.add_curve(panel_->curve());
  GtkDialog* dialog = GTK_DIALOG(window_.get());
  gtk_box_pack_start(GTK_BOX(gtk_dialog_get_content_area(dialog)),
                     new_columns(), TRUE, TRUE, 0);
  gimp_window_set_transient(GTK_WINDOW(dialog));
  gtk_dialog_set_default_response(dialog, GTK_RESPONSE_OK);
  connect_event<&PaletteDialog::type, GdkEventKey>(window_.get(),
                                                   "key-press-event", this);
  ask();
}

PaletteDialog::~PaletteDialog() {
  controls_.stop_telling();
  g_signal_handlers_disconnect_by_data(window_.get(), this);
}

/// The palette on the one side, the settings on the other.
GtkWidget* PaletteDialog::new_columns() const {
  GtkWidget* palette = new_column(kSpacing);
  gtk_box_pack_start(GTK_BOX(palette), panel_->views().widget(), TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(palette), panel_->widget(), FALSE, FALSE, 0);
  GtkWidget* columns = new_row(2 * kSpacing);
  gtk_box_pack_start(GTK_BOX(columns), palette, TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(columns), controls_.widget(), FALSE, FALSE, 0);
  gtk_container_set_border_width(GTK_CONTAINER(columns), kSpacing);
  gtk_widget_show_all(controls_.widget());
  gtk_widget_show(palette);
  gtk_widget_show(columns);
  return columns;
}

ReadingEvents PaletteDialog::shown_in_panel() {
  return {[this](double part) { panel_->set_progress(part); },
          [this](const Histogram& histogram) {
            timer_.finish("read");
            panel_->use_histogram(histogram);
          },
          [this] { panel_->set_thumbnail(reading_->thumbnail()); },
          [this] { panel_->lose_layer(); }};
}

/// Asks for what the controls say.
void PaletteDialog::ask() {
  const Settings settings = controls_.settings();
  if (settings.use_palette.empty()) {
    existing_.reset();
  } else if (!existing_ || settings.use_palette != existing_name_) {
    existing_ = read_palette(settings.use_palette);
  }
  existing_name_ = settings.use_palette;
  panel_->ask(with_options(panel_->editor().wishes(), settings.extract),
              existing_);
}

/// Lets the palette be taken and its layer be made, or not; what is to be said
/// of that.
std::string PaletteDialog::show(const Palette* palette) {
  gtk_dialog_set_response_sensitive(GTK_DIALOG(window_.get()), GTK_RESPONSE_OK,
                                    palette != nullptr ? TRUE : FALSE);
  if (palette == nullptr) {
    return {};
  }
  if (is_first_) {
    is_first_ = false;
    timer_.finish("strip");
  }
  const LayerObstacle obstacle = layer_obstacle(source_, *palette);
  controls_.offer_layer(obstacle == LayerObstacle::none);
  return obstacle == LayerObstacle::not_a_layer ? gray_palette_message()
                                                : obstacle_message(obstacle);
}

Result<DialogAnswer> PaletteDialog::run(const CheckAnswer& check) {
  reading_.emplace(
      std::vector{part_of(source_)},
      [this] { return gimp_item_is_valid(source_.drawable) != FALSE; },
      shown_in_panel());
  const IdleWork work([this] { return reading_->step(); },
                      [this] { return reading_->watch(); });
  while (gimp_dialog_run(GIMP_DIALOG(window_.get())) == GTK_RESPONSE_OK) {
    const Result<Palette> palette = panel_->finish();
    if (!palette) {
      return palette.error();
    }
    DialogAnswer answer{controls_.settings(), *palette};
    const Status checked = check(answer);
    if (checked) {
      return answer;
    }
    show_error(GTK_WINDOW(window_.get()), user_message(checked.error()));
  }
  return cancelled();
}

}  // namespace

Result<DialogAnswer> ask_for_settings(const Source& source,
                                      const Settings& start,
                                      const std::string& proposed_name,
                                      const CheckAnswer& check,
                                      StageTimer& timer) {
  gimp_ui_init(GETTEXT_DOMAIN, FALSE);
  return PaletteDialog(source, start, proposed_name, timer).run(check);
}

}  // namespace scene_palette
