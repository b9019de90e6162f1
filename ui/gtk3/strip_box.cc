// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk3/strip_box.h"

#include <cmath>
#include <cstddef>
#include <memory>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

struct ScenePaletteStripBox {
  GtkFixed parent_instance;
  const StripBoxHooks* hooks;
};

struct ScenePaletteStripBoxClass {
  GtkFixedClass parent_class;
};

struct ListFree {
  void operator()(GList* list) const { g_list_free(list); }
};
using ListPtr = std::unique_ptr<GList, ListFree>;

G_DEFINE_TYPE(ScenePaletteStripBox, scene_palette_strip_box, GTK_TYPE_FIXED)

const StripBoxHooks* hooks_of(GtkWidget* widget) {
  return reinterpret_cast<ScenePaletteStripBox*>(widget)->hooks;
}

void place_child(GtkWidget* child, const StripRectangle& place) {
  // GTK wants every child to be asked before it is placed.
  GtkRequisition least{};
  gtk_widget_get_preferred_size(child, &least, nullptr);
  GtkAllocation area = {static_cast<int>(std::lround(place.x)),
                        static_cast<int>(std::lround(place.y)),
                        static_cast<int>(std::lround(place.width)),
                        static_cast<int>(std::lround(place.height))};
  gtk_widget_size_allocate(child, &area);
}

void place_children(GtkWidget* widget, const GtkAllocation& area) {
  const StripBoxHooks* hooks = hooks_of(widget);
  if (hooks == nullptr) {
    return;
  }
  const std::vector<StripRectangle> places =
      hooks->layout(area.width, area.height);
  const ListPtr children(gtk_container_get_children(GTK_CONTAINER(widget)));
  std::size_t i = 0;
  for (const GList* child = children.get();
       child != nullptr && i < places.size(); child = child->next) {
    place_child(GTK_WIDGET(child->data), places[i]);
    ++i;
  }
}

void size_allocate(GtkWidget* widget, GtkAllocation* area) {
  gtk_widget_set_allocation(widget, area);
  if (gtk_widget_get_realized(widget) != FALSE) {
    gdk_window_move_resize(gtk_widget_get_window(widget), area->x, area->y,
                           area->width, area->height);
  }
  guarded([&] { place_children(widget, *area); }, warn);
}

// Its children take no room of their own: the size is what was requested.
void get_no_size(GtkWidget* /*widget*/, int* least, int* natural) {
  *least = 0;
  *natural = 0;
}

gboolean focus(GtkWidget* widget, GtkDirectionType direction) {
  const bool is_inside =
      gtk_container_get_focus_child(GTK_CONTAINER(widget)) != nullptr;
  if (is_inside || hooks_of(widget) == nullptr) {
    // Arrows that nobody used must not lead out of a strip by surprise.
    return is_inside && direction != GTK_DIR_TAB_FORWARD &&
                   direction != GTK_DIR_TAB_BACKWARD
               ? TRUE
               : FALSE;
  }
  return guarded(
      [&]() -> gboolean {
        GtkWidget* child = hooks_of(widget)->entrance();
        if (child == nullptr) {
          return FALSE;
        }
        gtk_widget_grab_focus(child);
        return TRUE;
      },
      [](const char* what) -> gboolean {
        warn(what);
        return FALSE;
      });
}

void scene_palette_strip_box_class_init(ScenePaletteStripBoxClass* type) {
  GtkWidgetClass* widget = GTK_WIDGET_CLASS(type);
  widget->size_allocate = size_allocate;
  widget->get_preferred_width = get_no_size;
  widget->get_preferred_height = get_no_size;
  widget->focus = focus;
}

void scene_palette_strip_box_init(ScenePaletteStripBox* self) {
  gtk_widget_set_has_window(GTK_WIDGET(self), TRUE);
  gtk_widget_add_events(GTK_WIDGET(self),
                        GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK |
                            GDK_POINTER_MOTION_MASK | GDK_LEAVE_NOTIFY_MASK);
}

}  // namespace

GtkWidget* new_strip_box(const StripBoxHooks* hooks) {
  auto* box = static_cast<ScenePaletteStripBox*>(
      g_object_new(scene_palette_strip_box_get_type(), nullptr));
  box->hooks = hooks;
  return GTK_WIDGET(box);
}

void forget_hooks(GtkWidget* box) {
  reinterpret_cast<ScenePaletteStripBox*>(box)->hooks = nullptr;
}

void add_to_strip_box(GtkWidget* box, GtkWidget* child) {
  gtk_fixed_put(GTK_FIXED(box), child, 0, 0);
}

}  // namespace scene_palette
