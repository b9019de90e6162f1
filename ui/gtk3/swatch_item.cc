// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk3/swatch_item.h"

#include <gtk/gtk-a11y.h>

#include <array>
#include <memory>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

struct ScenePaletteSwatch {
  GtkWidget parent_instance;
  const SwatchActions* actions;
  std::size_t index;
  bool is_selected;
  bool is_locked;
};

struct ScenePaletteSwatchClass {
  GtkWidgetClass parent_class;
};

struct ScenePaletteSwatchAccessible {
  GtkWidgetAccessible parent_instance;
};

struct ScenePaletteSwatchAccessibleClass {
  GtkWidgetAccessibleClass parent_class;
};

struct TextFree {
  void operator()(char* text) const { g_free(text); }
};
using TextPtr = std::unique_ptr<char, TextFree>;

// The names are for programs, the labels for people.
struct Action {
  const char* name;
  const char* label;
  std::function<void(std::size_t)> SwatchActions::*call;
};

constexpr std::array kActions = {
    Action{"select", marked("Select the color"), &SwatchActions::select},
    Action{"lock", marked("Lock or unlock the color"),
           &SwatchActions::toggle_lock},
    Action{"drop", marked("Drop the color"), &SwatchActions::drop},
};

bool is_action(int index) {
  return index >= 0 && static_cast<std::size_t>(index) < kActions.size();
}

// Null once the widget is destroyed.
ScenePaletteSwatch* swatch_of(gpointer accessible) {
  return reinterpret_cast<ScenePaletteSwatch*>(
      gtk_accessible_get_widget(GTK_ACCESSIBLE(accessible)));
}

gboolean do_action(AtkAction* self, int index) {
  const ScenePaletteSwatch* swatch = swatch_of(self);
  if (swatch == nullptr || swatch->actions == nullptr || !is_action(index)) {
    return FALSE;
  }
  guarded([&] { (swatch->actions->*kActions[index].call)(swatch->index); },
          warn);
  return TRUE;
}

int count_actions(AtkAction* /*self*/) {
  return static_cast<int>(kActions.size());
}

const char* action_name(AtkAction* /*self*/, int index) {
  return is_action(index) ? kActions[index].name : nullptr;
}

const char* action_label(AtkAction* /*self*/, int index) {
  return is_action(index) ? translated(kActions[index].label) : nullptr;
}

void add_actions(gpointer interface, gpointer /*data*/) {
  auto* type = static_cast<AtkActionIface*>(interface);
  type->do_action = do_action;
  type->get_n_actions = count_actions;
  type->get_name = action_name;
  type->get_localized_name = action_label;
  type->get_description = action_label;
}

G_DEFINE_TYPE(ScenePaletteSwatch, scene_palette_swatch, GTK_TYPE_WIDGET)
G_DEFINE_TYPE_WITH_CODE(ScenePaletteSwatchAccessible,
                        scene_palette_swatch_accessible,
                        GTK_TYPE_WIDGET_ACCESSIBLE,
                        G_IMPLEMENT_INTERFACE(ATK_TYPE_ACTION, add_actions))

AtkStateSet* states_of(AtkObject* self) {
  AtkStateSet* states =
      ATK_OBJECT_CLASS(scene_palette_swatch_accessible_parent_class)
          ->ref_state_set(self);
  const ScenePaletteSwatch* swatch = swatch_of(self);
  if (swatch == nullptr) {
    return states;
  }
  atk_state_set_add_state(states, ATK_STATE_SELECTABLE);
  atk_state_set_add_state(states, ATK_STATE_CHECKABLE);
  if (swatch->is_selected) {
    atk_state_set_add_state(states, ATK_STATE_SELECTED);
  }
  if (swatch->is_locked) {
    atk_state_set_add_state(states, ATK_STATE_CHECKED);
  }
  return states;
}

void scene_palette_swatch_accessible_class_init(
    ScenePaletteSwatchAccessibleClass* type) {
  ATK_OBJECT_CLASS(type)->ref_state_set = states_of;
}

void scene_palette_swatch_accessible_init(
    ScenePaletteSwatchAccessible* /*self*/) {}

void scene_palette_swatch_class_init(ScenePaletteSwatchClass* type) {
  gtk_widget_class_set_accessible_type(
      GTK_WIDGET_CLASS(type), scene_palette_swatch_accessible_get_type());
}

void scene_palette_swatch_init(ScenePaletteSwatch* self) {
  gtk_widget_set_has_window(GTK_WIDGET(self), FALSE);
  gtk_widget_set_can_focus(GTK_WIDGET(self), TRUE);
}

void set_state(AtkObject* accessible, bool& state, bool value,
               std::initializer_list<AtkStateType> types) {
  if (state == value) {
    return;
  }
  state = value;
  for (const AtkStateType type : types) {
    atk_object_notify_state_change(accessible, type, value ? TRUE : FALSE);
  }
}

}  // namespace

GtkWidget* new_swatch_item(std::size_t index, const SwatchActions* actions) {
  auto* item = static_cast<ScenePaletteSwatch*>(
      g_object_new(scene_palette_swatch_get_type(), nullptr));
  item->actions = actions;
  item->index = index;
  GtkWidget* widget = GTK_WIDGET(item);
  // What an accessible's class sets is lost.
  atk_object_set_role(gtk_widget_get_accessible(widget), ATK_ROLE_LIST_ITEM);
  gtk_widget_show(widget);
  return widget;
}

void forget_actions(GtkWidget* item) {
  reinterpret_cast<ScenePaletteSwatch*>(item)->actions = nullptr;
}

void set_swatch_look(GtkWidget* item, const SwatchLook& look) {
  auto* swatch = reinterpret_cast<ScenePaletteSwatch*>(item);
  AtkObject* accessible = gtk_widget_get_accessible(item);
  const char* name = atk_object_get_name(accessible);
  if (name == nullptr || look.name != name) {
    atk_object_set_name(accessible, look.name.c_str());
  }
  const TextPtr tooltip(gtk_widget_get_tooltip_text(item));
  if (tooltip == nullptr || look.tooltip != tooltip.get()) {
    gtk_widget_set_tooltip_text(item, look.tooltip.c_str());
  }
  set_state(accessible, swatch->is_selected, look.is_selected,
            {ATK_STATE_SELECTED});
  set_state(accessible, swatch->is_locked, look.is_locked, {ATK_STATE_CHECKED});
}

}  // namespace scene_palette
