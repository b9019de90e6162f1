// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The plug-in for GIMP 2.10: GIMP starts this program to ask for its procedure
// and again for each call of it.

#include <libgimp/gimp.h>

#include "plugin/gimp2/declaration.h"
#include "plugin/gimp2/procedure.h"

int main(int argc, char* argv[]) {
  const GimpPlugInInfo info = {nullptr, nullptr, scene_palette::query,
                               scene_palette::run};
  return gimp_main(&info, argc, argv);
}
